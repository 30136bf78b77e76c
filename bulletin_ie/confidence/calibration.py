"""The weights of the evidence, and the probability that they give."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import Any

from bulletin_ie.errors import ModelError

__all__ = ["FORMAT", "KINDS", "Calibration", "read_calibration", "shipped_calibration", "shipped_file"]

FORMAT = 1
"""Version of the file's form; a file of another one is refused."""

KINDS = (
    "event type", "event date", "participant", "place", "count", "deadline", "speaker", "appointment",
)  # fmt: skip
"""What is weighed, each kind with weights of its own."""

_ADVICE = "reinstall the package, or make the file again with `make calibration`."
_LEAST, _MOST = 0.01, 0.99  # no value is certain


@dataclass(frozen=True)
class Calibration:
    """Logistic regression over named facts, one for each kind of value.

    Attributes:
        weights: For each kind, the weight of each fact; that of the empty name always counts.
        version: Checksum of the file.

    Examples:
        >>> calibration = Calibration({"place": {"": 2.0, "rule places.recognized": -1.0}}, "own")
        >>> calibration.probability("place", {"rule places.visit_verb"})
        0.88
        >>> calibration.probability("place", {"rule places.recognized"})
        0.73
    """

    weights: Mapping[str, Mapping[str, float]]
    version: str

    def probability(self, kind: str, facts: Iterable[str]) -> float:
        """The probability that a value is right.

        Args:
            kind: One of ``KINDS``.
            facts: What holds of the value; facts without a weight change nothing.

        Returns:
            0.01 to 0.99, rounded to 0.01.

        Raises:
            KeyError: If the kind has no weights.
        """
        weights = self.weights[kind]
        # `math.fsum` rounds once, so that its sum does not depend on a set's order, which changes from run to run.
        score = weights.get("", 0.0) + math.fsum(map(weights.get, facts, repeat(0.0)))
        probability = 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
        return min(_MOST, max(_LEAST, round(probability, 2)))


def read_calibration(path: Path, names: str) -> Calibration:
    """Read a file of weights.

    Args:
        path: A file ``weights.json``.
        names: ``model`` or ``rules``: how the names were found decides how sure values are.

    Returns:
        The weights.

    Raises:
        ModelError: ``model_missing`` if there is no such file, ``model_version`` if its form is another,
            ``model_damaged`` if it cannot be read or lacks a kind.
    """
    if not path.is_file():
        raise ModelError("model_missing", f"There is no calibration at {path.name}; {_ADVICE}")
    content = path.read_bytes()
    try:
        told = json.loads(content)
        if told["format"] != FORMAT:
            raise ModelError("model_version", f"{path.name} has form {told['format']}, not {FORMAT}; {_ADVICE}")
        weights = _weights(told["weights"][names])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError("model_damaged", f"{path.name} cannot be read ({error}); {_ADVICE}") from error
    digest = hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()
    return Calibration(weights, f"{digest}:{names}")


def _weights(told: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Mapping[str, float]]:
    found = {kind: {fact: float(w) for fact, w in told[kind].items()} for kind in KINDS}
    if not all(math.isfinite(weight) for group in found.values() for weight in group.values()):
        raise ValueError("a weight is no number")
    return found


def shipped_file() -> Path:
    """The shipped file: inside the installed package, or beside the package in a clone."""
    package = Path(__file__).parent.parent
    inside = package / "_models"
    folder = inside if inside.is_dir() else package.parent / "models"
    return folder / "confidence" / "weights.json"


@cache
def shipped_calibration(names: str = "model") -> Calibration:
    """The weights that come with the package, read once.

    Args:
        names: ``model`` or ``rules``.

    Raises:
        ModelError: If the installation lacks them or their file is damaged.
    """
    return read_calibration(shipped_file(), names)
