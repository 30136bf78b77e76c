"""What the search for a counted noun works on: the clause around a figure, and the phrase that it finds."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from bulletin_ie.find.counts_numbers import Figure
from bulletin_ie.find.counts_words import MEASURE, MODIFIER, NOUN, UNKNOWN

__all__ = ["CONTENT", "LONGEST", "Phrase", "Surroundings"]

CONTENT = frozenset((NOUN, MEASURE, UNKNOWN, MODIFIER))
"""Classes of words that may stand anywhere in a noun phrase."""

LONGEST = 18
"""Characters that a noun phrase may have."""

_REACH = 32  # characters that are looked at on each side
_EDGE = re.compile(
    r"[^\u3400-\u9fff\U00020000-\U0003ffff〇A-Za-z0-9.“”‘’（）、·+/%-]|\.(?!\d)|（[一二三四五六七八九十\d]{1,3}）"
)


class Phrase(NamedTuple):
    """A noun phrase.

    Attributes:
        start: First character.
        end: One past the last.
        sort: Class of its last word.
        kind: Kind of its last word, empty where unknown.
        action: Range of the verb that goes with it, if any.
    """

    start: int
    end: int
    sort: str
    kind: str
    action: tuple[int, int] | None = None


class Surroundings(NamedTuple):
    """A figure's clause: the range that its words may come from, cut at punctuation and at other figures.

    Attributes:
        left: First character of the clause, or one past the figure before.
        right: One past the last character, or the next figure's first.
        before: The figure that ends at ``left``, if one does.
        after: The figure that starts at ``right``, if one does.
    """

    left: int
    right: int
    before: Figure | None
    after: Figure | None

    @classmethod
    def of(
        cls, key: str, figure: Figure, before: Figure | None, after: Figure | None, gaps: Sequence[int] = ()
    ) -> Surroundings:
        """The surroundings of a figure between its neighbors.

        Args:
            key: The text.
            figure: The figure.
            before: The figure before it in the text.
            after: The figure behind it.
            gaps: Positions where a column of a table ends, sorted.

        Returns:
            The clause.
        """
        start, end = figure.start, figure.end
        left, stop = start - _REACH, end + _REACH
        if left < (floor := before.end if before else 0):
            left = floor
        for m in _EDGE.finditer(key, left, start):
            left = m.end()
        if stop > (ceiling := after.start if after else len(key)):
            stop = ceiling
        edge = _EDGE.search(key, end, stop)
        right = edge.start() if edge else stop
        if gaps:
            at = bisect_left(gaps, end)
            if at and gaps[at - 1] <= start:
                left = max(left, gaps[at - 1])
            if at < len(gaps):
                right = min(right, gaps[at])
        return cls(
            left,
            right,
            before if before and before.end == left else None,
            after if after and after.start == right else None,
        )
