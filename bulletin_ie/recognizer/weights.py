"""A network as a file: arrays and a description in one `.npz`, which is read without running any code."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bulletin_ie.errors import ModelError
from bulletin_ie.recognizer.encoding import SPECIAL, Encoder
from bulletin_ie.recognizer.labels import TAGS
from bulletin_ie.recognizer.network import Layer, Network

__all__ = ["FORMAT", "SUMS", "checksum", "read_network", "write_network"]

FORMAT = 1
"""Version of the file's form; a file of another one is refused."""

SUMS = "checksums.sha256"
"""The list of checksums in a pipeline's folder."""

_PAIR = 2  # words of a line of it: checksum, file
_ADVICE = "reinstall the package, or make the model again with `make model`."


def write_network(path: Path, arrays: Mapping[str, NDArray[np.float32]], description: Mapping[str, Any]) -> None:
    """Write a network's file.

    Args:
        path: The file; its folder must exist.
        arrays: ``characters``, ``pairs``, ``layer0`` … (rows: left, middle, right), ``bias0`` …, ``output``,
            ``output_bias``; kept with 16 bits a number.
        description: ``vocabulary``, ``buckets``, ``dilations`` and whatever a card should say.
    """
    told = {**description, "format": FORMAT, "tags": list(TAGS)}
    text = np.frombuffer(json.dumps(told, ensure_ascii=False, sort_keys=True).encode(), np.uint8)
    halves = {name: np.asarray(array, np.float16) for name, array in arrays.items()}
    with path.open("wb") as file:
        np.savez_compressed(file, description=text, **halves)  # type: ignore[arg-type]


def read_network(path: Path) -> Network:
    """Read a network's file.

    Args:
        path: The file.

    Returns:
        The network, with 32 bits a number.

    Raises:
        ModelError: ``model_missing`` if there is no such file, ``model_damaged`` if it cannot be read, does not fit
            together or is another than the pipeline's list of checksums says, ``model_version`` if its form is another,
            ``model_labels`` if it has other labels.
    """
    if not path.is_file():
        raise ModelError("model_missing", f"There is no model at {path.name}; {_ADVICE}")
    _check_sum(path)
    if not zipfile.is_zipfile(path):  # numpy would advise to load it unsafely
        raise ModelError("model_damaged", f"{path.name} is no file of a model; {_ADVICE}")
    try:
        with np.load(path, allow_pickle=False) as file:
            description = json.loads(bytes(file["description"]))
            _check(description, path)
            arrays = {name: file[name].astype(np.float32) for name in file.files if name != "description"}
        return _network(description, arrays)
    except (
        OSError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        EOFError,
        zipfile.BadZipFile,
        IndexError,
    ) as error:
        raise ModelError("model_damaged", f"The model {path.name} cannot be read ({error}); {_ADVICE}") from error


def checksum(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _check_sum(path: Path) -> None:
    """See that a file is the one that its pipeline lists; a pipeline of the caller's own may list none."""
    sums = path.parent.parent / SUMS
    own = f"{path.parent.name}/{path.name}"
    if not sums.is_file():
        return
    lines = (line.split() for line in sums.read_text(encoding="utf-8", errors="replace").splitlines())
    listed = {line[1]: line[0] for line in lines if len(line) == _PAIR}
    if own in listed and listed[own] != checksum(path):
        raise ModelError("model_damaged", f"The model {path.name} is not the one that {SUMS} lists; {_ADVICE}")


def _check(description: Mapping[str, Any], path: Path) -> None:
    if description.get("format") != FORMAT:
        found = description.get("format")
        raise ModelError("model_version", f"The model {path.name} has form {found}, not {FORMAT}; {_ADVICE}")
    missing = [tag for tag in TAGS if tag not in description.get("tags", ())]
    if missing or len(description["tags"]) != len(TAGS):
        raise ModelError("model_labels", f"The model {path.name} lacks {missing or 'nothing, but has more'}; {_ADVICE}")


def _network(description: Mapping[str, Any], arrays: Mapping[str, NDArray[np.float32]]) -> Network:
    """Put the arrays together, and see that they fit."""
    encoder = Encoder.of(description["vocabulary"], description["buckets"])
    characters, pairs = arrays["characters"], arrays["pairs"]
    width = characters.shape[1]
    order = [description["tags"].index(tag) for tag in TAGS]
    layers = []
    for number, dilation in enumerate(description["dilations"]):
        kernel = arrays[f"layer{number}"].reshape(3, width, width)
        layers.append(Layer.of(kernel, arrays[f"bias{number}"].reshape(width), int(dilation)))
    symbols = len(SPECIAL) + len(description["vocabulary"])
    if characters.shape != (symbols, width) or pairs.shape != (encoder.buckets, width):
        raise ValueError("the embeddings have the wrong shape")
    output = np.ascontiguousarray(arrays["output"].reshape(width, len(TAGS))[:, order])
    return Network(encoder, characters, pairs, tuple(layers), output, arrays["output_bias"].reshape(len(TAGS))[order])
