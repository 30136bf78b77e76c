"""Which stretches of a page to mark, and the page cut where any of them begins or ends.

Values nest, cross and begin together, so no mark can be one element. The text is cut at every border; a piece lies under
the marks that cover it, each on a lane of its own that is the same from the mark's first to its last character.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from bulletin_ie.display.values import Entry, entries, line_entry
from bulletin_ie.records import Article, Bulletin, Line, Span

__all__ = ["LANES", "Mark", "Piece", "marks", "pieces"]

LANES = 16
"""Marks over one character that are all named; of those beyond, each is named at its first character."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the page with the value that it belongs to.

    Attributes:
        start: First character.
        end: One past the last character.
        entry: The value.
        part: Which part of the value these words are; ``""`` is the value itself.
        event: Id of the event that has the value, or ``None``.
    """

    start: int
    end: int
    entry: Entry
    part: str = ""
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the page without a border inside.

    Attributes:
        start: First character.
        end: One past the last character.
        marks: What covers it as ``(lane, mark)``, the innermost first.
        events: The events whose part of the page it lies in.
    """

    start: int
    end: int
    marks: tuple[tuple[int, Mark], ...]
    events: tuple[str, ...]


def marks(bulletin: Bulletin) -> list[Mark]:
    """Every mark of a page: the values of its events, then headlines, bylines and what was left open.

    Args:
        bulletin: The record.

    Returns:
        The marks, none empty and none outside the text.

    Examples:
        >>> import bulletin_ie
        >>> page = bulletin_ie.extract("本报讯 4月6日，县长林知远到青石镇检查防汛工作。", published="2023-04-07")
        >>> [page.text[mark.start : mark.end] for mark in marks(page) if mark.entry.kind == "person"]
        ['林知远', '县长']
    """
    found: list[Mark] = []
    length = len(bulletin.text)

    def add(entry: Entry, event: str | None = None) -> None:
        for part, span in entry.spans:
            if span.start < min(span.end, length):
                found.append(Mark(span.start, min(span.end, length), entry, part, event))

    for article in bulletin.articles:
        for event in article.events:
            for entry in entries(event):
                add(entry, event.id)
        for entry in _article_entries(article):
            add(entry)
    for entry in _page_entries(bulletin):
        add(entry)
    return found


def _article_entries(article: Article) -> Iterator[Entry]:
    byline = article.byline
    groups: tuple[tuple[str, tuple[Line, ...]], ...] = (
        ("headline", (article.headline,) if article.headline else ()),
        ("subheadline", article.subheadlines),
        ("dateline", (article.dateline,) if article.dateline else ()),
        ("reporter", byline.reporters),
        ("correspondent", byline.correspondents),
        ("source", byline.sources),
    )
    for what, lines in groups:
        for position, line in enumerate(lines):
            yield line_entry(f"{article.id}#{what}{position}", "head", line, what)


def _page_entries(bulletin: Bulletin) -> Iterator[Entry]:
    publication = bulletin.publication
    for what in ("title", "issue", "page"):
        line = getattr(publication, what) if publication else None
        if line:
            yield line_entry(f"{bulletin.id}#{what}", "head", line, f"{what} of the publication")
    for position, item in enumerate(bulletin.diagnostics):
        spans = tuple(("", span) for span in item.spans)
        yield Entry(f"{bulletin.id}#open{position}", "open", item.code, item.message, spans=spans)


def pieces(length: int, found: Iterable[Mark], events: Iterable[tuple[str, Span]] = ()) -> Iterator[Piece]:
    """A text cut at every border of its marks and events.

    Args:
        length: Length of the text.
        found: The marks, in any order.
        events: Ids of events with their parts of the text.

    Yields:
        Pieces that together are the whole text, in order. Time and size grow with the text and the marks, not with their
        product: at most ``LANES`` marks lie over a piece, and of more each is given with its first piece only.

    Examples:
        >>> whole, inner = Mark(0, 6, Entry("s1", "statement", "甲")), Mark(2, 4, Entry("c1", "count", "2"))
        >>> [(p.start, p.end, [mark.entry.item for _, mark in p.marks]) for p in pieces(8, [whole, inner])]
        [(0, 2, ['s1']), (2, 4, ['c1', 's1']), (4, 6, ['s1']), (6, 8, [])]
    """
    placed = _lanes(found)
    regions = [(start, end, name) for name, span in events if (start := span.start) < (end := min(span.end, length))]
    starts: dict[int, list[tuple[int, Mark]]] = {}
    for lane, mark in placed:
        starts.setdefault(mark.start, []).append((lane, mark))
    opening: dict[int, list[tuple[int, str]]] = {}
    for start, end, name in regions:
        opening.setdefault(start, []).append((end, name))
    borders = {0, length, *starts, *opening, *(mark.end for lane, mark in placed if lane < LANES)}
    borders.update(end for _, end, _ in regions)
    ordered = sorted(borders)
    over: list[tuple[int, Mark]] = []
    inside: list[tuple[int, str]] = []
    for start, end in pairwise(ordered):
        new = starts.get(start, [])
        over = [(lane, mark) for lane, mark in over if mark.end > start] + [pair for pair in new if pair[0] < LANES]
        beyond = [pair for pair in new if pair[0] >= LANES]
        inside = ([pair for pair in inside if pair[0] > start] + opening.get(start, []))[:LANES]
        over.sort(key=lambda pair: pair[0])
        names = tuple(dict.fromkeys(name for _, name in inside))
        yield Piece(start, end, (*over, *beyond), names)


def _lanes(found: Iterable[Mark]) -> list[tuple[int, Mark]]:
    """Each mark with the lowest lane that is free along it; short marks choose first, so they stand next to the text."""
    lanes: list[list[tuple[int, int]]] = [[] for _ in range(LANES)]
    placed = []
    for mark in sorted(found, key=lambda mark: (mark.end - mark.start, mark.start)):
        lane = next((number for number, taken in enumerate(lanes) if _free(taken, mark)), LANES)
        if lane < LANES:
            insort(lanes[lane], (mark.start, mark.end))
        placed.append((lane, mark))
    return placed


def _free(taken: list[tuple[int, int]], mark: Mark) -> bool:
    """Whether no stretch, of disjoint ones in order, meets the mark."""
    after = bisect_left(taken, (mark.end, 0))
    return after == 0 or taken[after - 1][1] <= mark.start
