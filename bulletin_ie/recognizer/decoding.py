"""From probabilities of tags to names: the best sequence of tags that is possible at all."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bulletin_ie.recognizer.labels import LABELS, TAGS, Label
from bulletin_ie.recognizer.network import Probabilities

__all__ = ["Recognized", "decode", "span_probability"]

_NAMES: tuple[Label, ...] = tuple(LABELS)
_SURE = 0.999  # a character that is outside so surely divides the text for decoding
_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Recognized:
    """A name that the recognizer proposes.

    Attributes:
        start: First character.
        end: One past the last.
        label: What it is.
        probability: That just these characters are a name of this label, above 0 and at most 1, as the network has it;
            not calibrated.
    """

    start: int
    end: int
    label: Label
    probability: float


def _transitions() -> NDArray[np.float32]:
    """0 where a tag may follow a tag, minus infinity where not: an inside only after its own label."""
    allowed = np.zeros((len(TAGS), len(TAGS)), np.float32)
    for j, tag in enumerate(TAGS):
        if tag.startswith("I-"):
            allowed[:, j] = -np.inf
            allowed[j, j] = allowed[j - 1, j] = 0
    return allowed


_ALLOWED = _transitions()
_INSIDE = frozenset(number for number, tag in enumerate(TAGS) if tag.startswith("I-"))
_FIRST = np.array([-np.inf if tag.startswith("I-") else 0 for tag in TAGS], np.float32)


def decode(probabilities: Probabilities) -> list[Recognized]:
    """The names in the most probable possible sequence of tags (Viterbi).

    Args:
        probabilities: One row a character, one column a tag of ``TAGS``.

    Returns:
        The names in reading order; they do not overlap.
    """
    open_ = np.flatnonzero(probabilities[:, 0] < _SURE)
    if not len(open_):
        return []
    breaks = np.flatnonzero(np.diff(open_) > 1)
    starts = open_[np.concatenate(([0], breaks + 1))]
    ends = open_[np.concatenate((breaks, [len(open_) - 1]))] + 1
    likeliest = probabilities.argmax(axis=1)
    impossible = _impossible(likeliest)
    found: list[Recognized] = []
    for low, high in zip(starts.tolist(), ends.tolist(), strict=True):
        # Where the likeliest tag of each character makes a possible sequence, no other one is more probable.
        if impossible[high] > impossible[low] or likeliest[low] in _INSIDE:
            tags = _viterbi(np.log(probabilities[low:high] + _TINY))
        else:
            tags = likeliest[low:high].tolist()
        found += _names(tags, low, probabilities)
    return found


def _impossible(tags: NDArray[np.intp]) -> NDArray[np.intp]:
    """For each position, how many of the tags before it cannot follow their predecessor; one more than tags."""
    before = np.concatenate(([0], tags[:-1]))
    return np.concatenate(([0], np.cumsum(np.isinf(_ALLOWED[before, tags]))))


def span_probability(probabilities: Probabilities, start: int, end: int, label: Label) -> float:
    """The probability that the characters from ``start`` to ``end`` are a name of a label, no more and no less.

    Args:
        probabilities: One row a character.
        start: First character.
        end: One past the last, after ``start``.
        label: The label.

    Returns:
        The product over the characters, and that the next one is not inside the same name; 0 to 1.
    """
    first = 1 + 2 * _NAMES.index(label)
    columns = probabilities[start : end + 1, first : first + 2].tolist()  # a few numbers: faster without numpy
    product = columns[0][0] * math.prod(inside for _, inside in columns[1 : end - start])
    return float(product * (1 - columns[-1][1])) if end < len(probabilities) else float(product)


def _viterbi(scores: NDArray[np.float32]) -> list[int]:
    best = scores[0] + _FIRST
    back = np.zeros(scores.shape, np.int8)
    columns = np.arange(scores.shape[1])
    for i in range(1, len(scores)):
        paths = best[:, None] + _ALLOWED
        back[i] = paths.argmax(axis=0)
        best = paths[back[i], columns] + scores[i]
    tag = int(best.argmax())
    tags = [tag]
    for i in range(len(scores) - 1, 0, -1):
        tag = int(back[i, tag])
        tags.append(tag)
    return tags[::-1]


def _names(tags: list[int], low: int, probabilities: Probabilities) -> list[Recognized]:
    found: list[Recognized] = []
    start = None
    for i, tag in enumerate([*tags, 0]):
        if start is not None and (tag == 0 or tag % 2 == 1):
            label = _NAMES[(tags[start] - 1) // 2]
            probability = span_probability(probabilities, low + start, low + i, label)
            found.append(Recognized(low + start, low + i, label, probability))
            start = None
        if tag % 2 == 1:
            start = i
    return found
