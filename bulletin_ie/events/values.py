"""Small makers of record values from ranges of an aligned text."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from bulletin_ie.records import Line, Span
from bulletin_ie.text import AlignedText

__all__ = ["line", "line_of", "line_over", "spans_of", "words"]


def words(text: AlignedText, start: int, end: int) -> str:
    """The words of a range, for people: no line breaks, no white space at the ends."""
    return text.clean[start:end].replace("\n", "").strip()


def line(text: AlignedText, start: int, end: int) -> Line:
    """A range as words with spans."""
    return Line(text=words(text, start, end), spans=text.spans(start, end))


def line_over(text: AlignedText, ranges: Collection[tuple[int, int]]) -> Line:
    """Several ranges as one line of words, in reading order."""
    return Line(text="".join([words(text, a, b) for a, b in ranges]), spans=spans_of(text, ranges))


def line_of(text: AlignedText) -> Line:
    """A whole text as words with spans."""
    return line(text, 0, len(text))


def spans_of(text: AlignedText, ranges: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """The spans of several ranges, in reading order."""
    spans: list[Span] = []
    for start, end in ranges:
        spans += text.spans(start, end)
    return tuple(spans)
