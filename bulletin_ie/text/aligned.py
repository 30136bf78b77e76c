"""`AlignedText`: a normalized text that knows where each of its characters came from."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from bulletin_ie.lazy import lazy
from bulletin_ie.spans import Span, span_of
from bulletin_ie.text.folding import fold_key, fold_widths

__all__ = ["AlignedText"]


@dataclass(frozen=True, eq=False)
class AlignedText:
    """A normalized view of a raw text, aligned character by character.

    Every character of ``clean`` comes from exactly one character of ``raw``; raw characters may be
    left out (line breaks inside a paragraph, spaces inside a date), none is invented.

    Attributes:
        raw: The page as given.
        clean: The text for people: wraps joined, widths and radicals folded, in its own script.
        key: The same length as ``clean``: Simplified script, one form for each punctuation mark.
            Patterns match on this.
        offsets: ``offsets[i]`` is the raw position of ``clean[i]``; strictly increasing inside a piece.
        breaks: Positions in ``clean`` where a piece begins that does not follow its predecessor in the
            raw text (a column break with other matter between).
        given_key: The key, where it is not just the folded ``clean`` (see `muted`).
        printed: Of a page: the width of its columns and the line breaks of a fold in ``raw``, where reading it
            has measured them.

    Examples:
        >>> text = AlignedText.of("5月１５日 前")
        >>> text.clean
        '5月15日 前'
        >>> text.spans(0, 5)[0].text
        '5月１５日'
    """

    raw: str
    clean: str
    offsets: array[int]
    breaks: tuple[int, ...] = ()
    given_key: str | None = None
    printed: tuple[int, frozenset[int]] | None = None

    @classmethod
    def of(cls, raw: str) -> AlignedText:
        """Fold characters one to one and keep everything, line breaks included.

        Args:
            raw: Any text.

        Returns:
            A text as long as ``raw``.
        """
        size = len(raw)
        return cls(raw, fold_widths(raw), _positions()[:size] if size <= _PAGE else array("I", range(size)))

    @lazy
    def key(self) -> str:
        """The text that patterns match on; as long as ``clean``."""
        return fold_key(self.clean) if self.given_key is None else self.given_key

    @property
    def extent(self) -> tuple[int, int]:
        """Where the text's part of the page begins and ends, whatever else stands in between.

        Examples:
            >>> AlignedText.of("青河县委召开会议。").slice(2, 5).extent
            (2, 5)
        """
        if not self.offsets:
            return 0, 0
        first = min(self.offsets[start] for start in (0, *self.breaks))  # they rise inside a piece
        return first, 1 + max(self.offsets[stop - 1] for stop in (*self.breaks, len(self.offsets)))

    def muted(self, positions: Iterable[int]) -> AlignedText:
        """The same text, whose key has a line break at some positions, so that no pattern reads across them.

        Args:
            positions: Positions in ``clean``, such as those of bullets.

        Returns:
            A text with the same words and offsets.

        Examples:
            >>> AlignedText.of("◆县长李明出席。").muted([0]).key
            '\\n县长李明出席。'
        """
        chars = list(self.key)
        for position in positions:
            chars[position] = "\n"
        return replace(self, given_key="".join(chars))

    def __len__(self) -> int:
        return len(self.clean)

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Map a range of ``clean`` to raw spans, in reading order.

        Args:
            start: First character in ``clean``.
            end: One past the last character; spaces at both ends are left out.

        Returns:
            One span, or several where the words are cut apart by other matter; none for an empty range.
        """
        clean, breaks = self.clean, self.breaks
        while start < end and clean[start].isspace():
            start += 1
        while end > start and clean[end - 1].isspace():
            end -= 1
        if start >= end:
            return ()
        inner = breaks[bisect_right(breaks, start) : bisect_left(breaks, end)] if breaks else ()
        raw, offsets = self.raw, self.offsets
        if not inner:
            return (span_of(raw, offsets[start], offsets[end - 1] + 1),)
        return tuple([span_of(raw, offsets[a], offsets[b - 1] + 1) for a, b in pairwise((start, *inner, end))])

    def slice(self, start: int, end: int) -> AlignedText:
        """The part from ``start`` to ``end`` of ``clean``."""
        end = max(start, end)
        breaks = self._breaks_inside(start, end, 0) if self.breaks else ()
        clean, offsets = self.clean[start:end], self.offsets[start:end]
        if self.given_key is not None:
            return AlignedText(self.raw, clean, offsets, breaks, self.given_key[start:end])
        part = AlignedText(self.raw, clean, offsets, breaks)
        key = self._unfolded(clean, start, end)
        if key is not None:
            part.__dict__["key"] = key  # where `lazy` keeps it
        return part

    def _unfolded(self, clean: str, start: int, end: int) -> str | None:
        """The key of a range whose characters are their own key: known without folding them once more.

        ``None`` where folding has to tell: the key is not known yet, or what stands around the range may have decided.
        """
        key: str | None = self.__dict__.get("key")
        if not clean or key is None or key[start:end] != clean or clean[-1] in _MISREAD_DAY:
            return None
        if (start and _FIGURE.match(key, start - 1)) or _FIGURE.match(key, end):
            return None
        return clean

    def _breaks_inside(self, start: int, end: int, base: int) -> tuple[int, ...]:
        """The breaks of a range, for a text in which it begins at ``base``."""
        breaks = self.breaks
        if not breaks:
            return ()
        return tuple([x - start + base for x in breaks[bisect_right(breaks, start) : bisect_left(breaks, end)]])

    def pick(self, ranges: Iterable[tuple[int, int]]) -> AlignedText:
        """Join ranges of ``clean`` into one text, in the order given.

        A break is recorded wherever two neighbors have more than white space between them in the raw text.

        Args:
            ranges: Half-open ranges; empty ones are ignored.

        Returns:
            A new text over the same raw page.
        """
        parts = [(a, b) for a, b in ranges if a < b]
        if len(parts) == 1:
            return self.slice(*parts[0])
        given, own = self.offsets, self.clean
        offsets: array[int] = array("I")
        breaks: list[int] = []
        for a, b in parts:
            base = len(offsets)
            if base and not self._adjacent(offsets[-1], given[a]):
                breaks.append(base)
            if self.breaks:
                breaks += self._breaks_inside(a, b, base)
            offsets += given[a:b]
        clean = "".join([own[a:b] for a, b in parts])
        key = None if self.given_key is None else "".join([self.given_key[a:b] for a, b in parts])
        return AlignedText(self.raw, clean, offsets, tuple(breaks), key)

    def lines(self, paragraphs: Iterable[Sequence[tuple[int, int]]]) -> AlignedText:
        """Join ranges of ``clean`` into paragraphs, and these into one text with a line break between them.

        The line breaks stand for no character of the page; they take the position of the character before.

        Args:
            paragraphs: The half-open ranges of each paragraph; empty ones are ignored.

        Returns:
            A new text over the same raw page.

        Examples:
            >>> AlignedText.of("会议指出，要\\n抓好整改。会议强调").lines([[(0, 6), (7, 12)], [(12, 16)]]).clean
            '会议指出，要抓好整改。\\n会议强调'
        """
        given, own = self.offsets, self.clean
        offsets: array[int] = array("I")
        breaks: list[int] = []
        cleans: list[str] = []
        keys: list[str] = []
        for ranges in paragraphs:
            parts = [(a, b) for a, b in ranges if a < b]
            if not parts:
                continue
            begun = bool(offsets)
            if begun:
                offsets.append(offsets[-1])
            for a, b in parts:
                base = len(offsets)
                if base and not self._adjacent(offsets[-1], given[a]):
                    breaks.append(base)
                if self.breaks:
                    breaks += self._breaks_inside(a, b, base)
                offsets += given[a:b]
            clean = own[parts[0][0] : parts[0][1]] if len(parts) == 1 else "".join([own[a:b] for a, b in parts])
            if self.given_key is not None:
                key: str | None = "".join([self.given_key[a:b] for a, b in parts])
            else:
                key = self._unfolded(clean, *parts[0]) if len(parts) == 1 else None
            cleans.append(clean)
            keys.append(fold_key(clean) if key is None else key)
        return AlignedText(self.raw, "\n".join(cleans), offsets, tuple(breaks), "\n".join(keys))

    def followed_by(self, others: Iterable[AlignedText]) -> AlignedText:
        """This text with others of the same page behind it, a line break before each.

        The line breaks stand for no character of the page; they take the position of the character before.

        Args:
            others: Texts over the same raw page; empty ones are left out.

        Returns:
            One text, whose beginning is this one.
        """
        clean, keys, offsets, breaks = [self.clean], [self.key], self.offsets[:], list(self.breaks)
        for other in others:
            if not len(other) or not offsets:
                continue
            adjacent = self._adjacent(offsets[-1], other.offsets[0])
            offsets.append(offsets[-1])
            base = len(offsets)
            breaks += [*([] if adjacent else [base]), *(b + base for b in other.breaks)]
            offsets.extend(other.offsets)
            clean += ["\n", other.clean]
            keys += ["\n", other.key]
        return AlignedText(self.raw, "".join(clean), offsets, tuple(breaks), "".join(keys))

    def without(self, holes: Sequence[tuple[int, int]]) -> AlignedText:
        """The text without some ranges of ``clean``.

        Args:
            holes: Half-open ranges in ascending order, none overlapping another.

        Returns:
            A new text over the same raw page; this one where there are no holes.

        Examples:
            >>> AlignedText.of("张　永").without([(1, 2)]).clean
            '张永'
        """
        if not holes:
            return self
        edges = [0, *(edge for hole in holes for edge in hole), len(self)]
        return self.pick(list(zip(edges[::2], edges[1::2], strict=True)))

    def _adjacent(self, before: int, after: int) -> bool:
        """Whether nothing but white space lies between two raw positions."""
        if not 0 < after - before <= _LONGEST_GAP:
            return False
        return _GAP.fullmatch(self.raw, before + 1, after) is not None


_PAGE = 8192  # characters of a page that is longer than most


@cache
def _positions() -> array[int]:
    """The positions of a long page, made once: copying them is faster than counting."""
    return array("I", range(_PAGE))


_FIGURE = re.compile(r"[\d.A-Za-z]")  # cut apart, a figure may be folded in another way
_MISREAD_DAY = "曰目口"  # at the end of a text they may be 日
_LONGEST_GAP = 400  # characters; more white space than this divides whatever stands around it
_GAP = re.compile("[\\s\u200b\u200c\u200d\u2060\ufeff\u00ad]*")
