"""From probabilities of tags to names: the best sequence of tags that is possible at all."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bulletin_ie.recognizer.labels import LABELS, TAGS, Label
from bulletin_ie.recognizer.network import Probabilities

__all__ = ["Recognized", "decode", "span_probability"]

_NAMES: tuple[Label, ...] = tuple(LABELS)
_SURE = 0.999  # a character that is outside so surely divides the text for decoding
_TINY = 1e-9


class Recognized(NamedTuple):
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


def _impossible() -> NDArray[np.bool_]:
    """Whether a tag may not follow a tag: an inside comes only after its own label."""
    table = np.zeros((len(TAGS), len(TAGS)), np.bool_)
    for inside in _INSIDE:
        table[:, inside] = True
        table[inside - 1 : inside + 1, inside] = False
    return table


_INSIDE = tuple(number for number, tag in enumerate(TAGS) if tag.startswith("I-"))
_OPENING = frozenset(range(len(TAGS))).difference(_INSIDE)
_IMPOSSIBLE = _impossible()


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
    tags = np.zeros(len(probabilities) + 1, np.intp)  # outside, also behind the last
    tags[open_] = probabilities[open_].argmax(axis=1)
    # Where the likeliest tag of each character makes a possible sequence, no other one is more probable.
    impossible = np.flatnonzero(_IMPOSSIBLE[np.concatenate(([0], tags[:-1])), tags])
    if len(impossible):
        breaks = np.flatnonzero(np.diff(open_) > 1)
        starts = open_[np.concatenate(([0], breaks + 1))]
        ends = open_[np.concatenate((breaks, [len(open_) - 1]))] + 1
        for run in set((np.searchsorted(starts, impossible, side="right") - 1).tolist()):
            low, high = starts[run], ends[run]
            tags[low:high] = _viterbi(np.log(probabilities[low:high] + _TINY).tolist())
    return _names(tags, probabilities)


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
    return _product(probabilities, start, end, _COLUMN[label])


_COLUMN: dict[Label, int] = {label: TAGS.index(f"B-{label}") for label in _NAMES}


def _product(probabilities: Probabilities, start: int, end: int, first: int) -> float:
    """See `span_probability`; ``first`` is the column of the label's first tag."""
    insides: list[float] = probabilities[start + 1 : end + 1, first + 1].tolist()  # a few: faster without numpy
    behind = insides.pop() if end < len(probabilities) else 0.0
    return float(probabilities[start, first]) * math.prod(insides) * (1 - behind)


def _viterbi(scores: list[list[float]]) -> list[int]:
    """The possible sequence of the highest sum; lists, for a run has a few characters and numpy is slow on so few."""
    best = [score if tag in _OPENING else -math.inf for tag, score in enumerate(scores[0])]
    back = []
    for row in scores[1:]:
        top = max(best)
        origins = [best.index(top)] * len(row)
        paths = [top + score for score in row]
        for inside in _INSIDE:  # behind the first or an inside of its own label only
            origin = inside if best[inside] > best[inside - 1] else inside - 1
            origins[inside] = origin
            paths[inside] = best[origin] + row[inside]
        best = paths
        back.append(origins)
    tags = [best.index(max(best))]
    for origins in reversed(back):
        tags.append(origins[tags[-1]])
    return tags[::-1]


def _names(tags: NDArray[np.intp], probabilities: Probabilities) -> list[Recognized]:
    """The names of a possible sequence, at whose end an outside stands: each reaches to the next first or outside."""
    edges = np.flatnonzero((tags == 0) | (tags % 2 == 1))
    firsts = np.flatnonzero(tags[edges])
    starts, ends = edges[firsts], edges[firsts + 1]
    return [
        Recognized(start, end, _NAMES[tag // 2], _product(probabilities, start, end, tag))
        for start, end, tag in zip(starts.tolist(), ends.tolist(), tags[starts].tolist(), strict=True)
    ]
