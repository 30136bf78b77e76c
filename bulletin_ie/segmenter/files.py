"""A segmenter as a folder: features, weights, a description and checksums; reading it runs no code of theirs.

The two parameter files have the form that spacy-pkuseg itself reads.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from bulletin_ie.errors import ModelError

__all__ = ["FORMAT", "TAGS", "Parameters", "read_parameters", "segmenter_files", "write_parameters"]

FORMAT = 1
"""Version of the folder's form; a folder of another one is refused."""

TAGS: tuple[str, ...] = ("B", "B_single", "I", "I_end", "I_first")
"""Tags of characters, in the order of their weights: first of a word, a word alone, inside, last, second."""

_FEATURES, _WEIGHTS, _CONFIG, _SUMS = "features.msgpack", "weights.npz", "config.json", "checksums.sha256"
_SUMMED = (_CONFIG, _FEATURES, _WEIGHTS)
_ADVICE = "reinstall the package, or make the segmenter again with `make model-segmenter`."

Weights: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True)
class Parameters:
    """What was learned.

    Attributes:
        features: The number of each feature; 0 is the one that every character has.
        words: Words that features speak of.
        weights: For each feature one number a tag, then one for each pair of tags.
    """

    features: Mapping[str, int]
    words: frozenset[str]
    weights: Weights


def write_parameters(folder: Path, parameters: Parameters, description: Mapping[str, Any]) -> None:
    """Write a segmenter's folder.

    Args:
        folder: The folder; it is made if it is missing.
        parameters: What was learned.
        description: Whatever a card should say; ``format`` and ``tags`` are added.
    """
    import srsly

    folder.mkdir(parents=True, exist_ok=True)
    features = {
        "unigram": sorted(parameters.words),
        "bigram": [],
        "feature_to_idx": dict(parameters.features),
        "tag_to_idx": {tag: number for number, tag in enumerate(TAGS)},
    }
    srsly.write_msgpack(folder / _FEATURES, features)
    sizes = np.array([len(TAGS), len(parameters.features)], np.int64)
    with (folder / _WEIGHTS).open("wb") as file:
        np.savez_compressed(file, sizes=sizes, w=parameters.weights)
    told = json.dumps({**description, "format": FORMAT, "tags": TAGS}, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / _CONFIG).write_text(told + "\n", encoding="utf-8")
    lines = [f"{_digest(folder / name)}  {name}\n" for name in _SUMMED]
    (folder / _SUMS).write_text("".join(lines), encoding="utf-8")


def read_parameters(folder: Path) -> tuple[Parameters, str]:
    """Read a segmenter's folder.

    Args:
        folder: The folder.

    Returns:
        What was learned, and the checksum of the list of checksums, which tells one segmenter from another.

    Raises:
        ModelError: ``model_missing`` if a file is missing, ``model_version`` if the form is another, ``model_damaged`` if
            a file is not the one that was written, or the files do not fit together.
    """
    _check_there(folder)
    try:
        _check_format(folder)
        _check_sums(folder)
        return _read(folder), _digest(folder / _SUMS)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, EOFError, zipfile.BadZipFile) as error:
        raise ModelError("model_damaged", f"The segmenter {folder.name} cannot be read ({error}); {_ADVICE}") from error


def segmenter_files(folder: Path) -> dict[str, bytes]:
    """The files of a segmenter by name, to write them elsewhere.

    Args:
        folder: The segmenter's folder.

    Returns:
        What each file holds.

    Raises:
        ModelError: ``model_missing`` if one is missing.
    """
    _check_there(folder)
    return {name: (folder / name).read_bytes() for name in (*_SUMMED, _SUMS)}


def _check_there(folder: Path) -> None:
    for name in (*_SUMMED, _SUMS):
        if not (folder / name).is_file():
            raise ModelError("model_missing", f"There is no {name} in {folder.name}; {_ADVICE}")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _check_format(folder: Path) -> None:
    found = json.loads((folder / _CONFIG).read_text(encoding="utf-8")).get("format")
    if found != FORMAT:
        raise ModelError("model_version", f"The segmenter {folder.name} has form {found}, not {FORMAT}; {_ADVICE}")


def _check_sums(folder: Path) -> None:
    lines = (folder / _SUMS).read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, name in (line.split(maxsplit=1) for line in lines)}
    for name in _SUMMED:
        if sums.get(name) != _digest(folder / name):
            raise ValueError(f"{name} has another checksum than {_SUMS} says")


def _read(folder: Path) -> Parameters:
    """Put the files together, and see that they fit."""
    import srsly

    told: Any = srsly.read_msgpack(folder / _FEATURES)
    features: dict[str, int] = told["feature_to_idx"]
    if told["tag_to_idx"] != {tag: number for number, tag in enumerate(TAGS)}:
        raise ValueError("the tags are others")
    if sorted(features.values()) != list(range(len(features))):
        raise ValueError("the features are not numbered")
    with np.load(folder / _WEIGHTS, allow_pickle=False) as file:
        weights = np.ascontiguousarray(file["w"], np.float64)
    # spacy-pkuseg looks weights up without a check of the bounds.
    if weights.shape != (len(TAGS) * (len(features) + len(TAGS)),) or not np.isfinite(weights).all():
        raise ValueError("the weights do not fit the features")
    return Parameters(features, frozenset(told["unigram"]), weights)
