"""Small makers of record values from ranges of an aligned text."""

from __future__ import annotations

from collections.abc import Iterable

from bulletin_ie.records import Line, Span
from bulletin_ie.text import AlignedText

__all__ = ["line", "line_of", "line_over", "spans_of", "words"]


def words(text: AlignedText, start: int, end: int) -> str:
    """The words of a range, for people: no line breaks, no white space at the ends."""
    return text.clean[start:end].replace("\n", "").strip()


def line(text: AlignedText, start: int, end: int) -> Line:
    """A range as words with spans."""
    return Line(text=words(text, start, end), spans=text.spans(start, end))


def line_over(text: AlignedText, ranges: Iterable[tuple[int, int]]) -> Line:
    """Several ranges as one line of words, in reading order."""
    found = tuple(ranges)
    return Line(text="".join(words(text, a, b) for a, b in found), spans=spans_of(text, found))


def line_of(text: AlignedText) -> Line:
    """A whole text as words with spans."""
    return line(text, 0, len(text))


def spans_of(text: AlignedText, ranges: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """The spans of several ranges, in reading order."""
    return tuple(span for start, end in ranges for span in text.spans(start, end))
