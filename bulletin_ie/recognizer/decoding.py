"""From probabilities of tags to names: the best sequence of tags that is possible at all."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

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


_INSIDE = tuple(number for number, tag in enumerate(TAGS) if tag.startswith("I-"))
_OPENING = frozenset(range(len(TAGS))).difference(_INSIDE)
_COLUMN: dict[Label, int] = {label: TAGS.index(f"B-{label}") for label in _NAMES}


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
    rows = probabilities[open_]
    positions, tags = open_.tolist(), rows.argmax(axis=1).tolist()
    # Where the likeliest tag of each character makes a possible sequence, no other one is more probable.
    for first, end in _broken(positions, tags):
        tags[first:end] = _viterbi(np.log(rows[first:end] + _TINY).tolist())
    return _names(positions, tags, probabilities)


def _broken(positions: list[int], tags: list[int]) -> list[tuple[int, int]]:
    """The runs of neighboring characters in which an inside follows something else than its own label.

    A run ends where from an opening on nothing is broken any more: whatever stands in front, the likeliest tags may
    follow it.
    """
    found: list[tuple[int, int]] = []
    first, before, last, end = 0, 0, -1, 0  # the end of what is broken in the run so far
    for number, (position, tag) in enumerate(zip(positions, tags, strict=True)):
        if position != last + 1:
            if end > first:
                found.append((first, end))
            first, before, end = number, 0, 0
        if tag not in _OPENING and ((tag != before and tag != before + 1) or end == number):
            end = number + 1
        before, last = tag, position
    if end > first:
        found.append((first, end))
    return found


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


def _names(positions: list[int], tags: list[int], probabilities: Probabilities) -> list[Recognized]:
    """The names of a possible sequence: each reaches to the next character that is none of its insides."""
    names: list[Recognized] = []
    start, first, end = 0, 0, -1
    tagged = [(position, tag) for position, tag in zip(positions, tags, strict=True) if tag]
    for position, tag in (*tagged, (-1, 0)):
        if position == end and tag not in _OPENING:
            end += 1
            continue
        if first:
            names.append(Recognized(start, end, _NAMES[first // 2], _product(probabilities, start, end, first)))
        start, first, end = position, tag, position + 1
    return names
