"""Records for people: page, articles, events, and for each value the words it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from bulletin_ie.display.rendering import shown
from bulletin_ie.display.values import count_words, deadline_words, speaker_words, when
from bulletin_ie.records import (
    Article,
    Bulletin,
    Deadline,
    EventRecord,
    Line,
    Participation,
    Span,
    TemporalValue,
)

__all__ = ["render"]

_LONGEST = 24  # characters of a quoted passage, enough to find it on the page
_NEAR = 2  # characters between two quoted spans that are shown as one
_WORDS = "green"
_LABEL = "cyan"

_YEAR_FROM = {"published": "year of publication", "document": "year from the page"}

Row = tuple[str, str, str, str]  # label, value, details, words


def _text(words: str, style: str = "") -> Text:
    """Words in which no control character reaches the terminal: a page could move its cursor and paint over it."""
    return Text(shown(words), style=style)


def render(bulletin: Bulletin) -> RenderableType:
    """A bulletin as a rich renderable.

    Args:
        bulletin: The record.

    Returns:
        What ``rich.print`` shows: a page head, then each article with its events.
    """
    blocks: list[RenderableType] = [Rule(_text(_page_title(bulletin)), align="left", characters="━")]
    for article in bulletin.articles:
        blocks += _article(bulletin, article)
    if not bulletin.articles:
        blocks.append(_text("no articles", style="dim"))
    for diagnostic in bulletin.diagnostics:
        words = _quote(bulletin.text, diagnostic.spans)
        blocks.append(_text(f"! {diagnostic.code}: {diagnostic.message} {words}".rstrip(), style="yellow"))
    return Group(*blocks)


def _page_title(bulletin: Bulletin) -> str:
    publication = bulletin.publication
    printed = (
        [line.text for line in (publication.title, publication.issue, publication.page) if line] if publication else []
    )
    day = f"{bulletin.published} (from the {bulletin.published_from})" if bulletin.published else "undated"
    place = [bulletin.locality.name] if bulletin.locality else []
    return " · ".join([bulletin.source or bulletin.id, *printed, day, *place])


def _article(bulletin: Bulletin, article: Article) -> Iterator[RenderableType]:
    headline = article.headline.text if article.headline else f"({article.body.text[:20]}…)"
    yield _text(f"\n■ {headline}", style="bold")
    for line in article.subheadlines:
        yield _text(f"  {line.text}", style="italic")
    byline = article.byline
    names = (("reporters", byline.reporters), ("correspondents", byline.correspondents), ("sources", byline.sources))
    credit = "; ".join(f"{label} {_joined(lines)}" for label, lines in names if lines)
    if credit:
        yield _text(f"  {credit}", style="dim")
    for event in article.events:
        yield Padding(_event(bulletin.text, event), (0, 0, 0, 2))


def _event(text: str, event: EventRecord) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(style=_LABEL, no_wrap=True)
    table.add_column(ratio=3, overflow="fold")
    table.add_column(ratio=2, overflow="fold")
    table.add_column(ratio=4, overflow="fold", style=_WORDS)
    last = ""
    for label, value, details, words in _rows(text, event):
        table.add_row("" if label == last else label, _text(value), _text(details), _text(words))
        last = label
    return table


def _rows(text: str, event: EventRecord) -> Iterator[Row]:
    status = "" if event.status == "held" else event.status
    inner = "part of the event above" if event.parent else ""
    yield "event", event.type, ", ".join(filter(None, (status, inner))), _line_words(text, event.trigger)
    if event.name:
        yield "name", event.name.text, "", _quote(text, event.name.spans)
    if event.date:
        yield "date", when(event.date), _part_of_day(event.date), _quote(text, event.date.spans)
    for person in event.participants:
        yield "people", _person(person), ", ".join(person.roles), _quote(text, _person_spans(person))
    for place in event.places:
        yield "places", place.name, place.role, _quote(text, place.spans[:1])
    for count in event.counts:
        action = f"{count.action}, {count.kind}" if count.action else count.kind
        yield "counts", count_words(count), action, _quote(text, count.spans)
    for deadline in event.deadlines:
        yield "deadlines", _deadline(deadline), deadline.task.text, _quote(text, deadline.when.spans)
    for statement in event.statements:
        yield "statements", speaker_words(statement), statement.verb, _quote(text, statement.spans)
    for change in event.appointments:
        yield "appointments", f"{change.name} {change.title.text}", change.change, _quote(text, change.spans)
    for topic in event.topics:
        yield "topics", topic.label, "", _quote(text, topic.spans[:1])


def _part_of_day(value: TemporalValue) -> str:
    clock = value.start_time.strftime("%H:%M") if value.start_time else None
    year = _YEAR_FROM.get(value.year_from or "")
    return ", ".join(filter(None, (value.part_of_day, clock, year)))


def _person(person: Participation) -> str:
    titles = "、".join(title.text for title in person.titles)
    side = f"({person.side})" if person.side else ""
    return "  ".join(filter(None, (person.name, titles, side)))


def _person_spans(person: Participation) -> tuple[Span, ...]:
    """The titles and the name beside them."""
    titles = [span for title in person.titles for span in title.spans]
    names = sorted(person.spans, key=lambda span: span.start)
    after = [span for span in names if titles and span.start >= titles[-1].end]
    return tuple(titles + (after or names)[:1])


def _deadline(deadline: Deadline) -> str:
    who = f" ({_joined(deadline.responsible)})" if deadline.responsible else ""
    return deadline_words(deadline) + who


def _joined(lines: Iterable[Line]) -> str:
    return "、".join(line.text for line in lines)


def _line_words(text: str, line: Line | None) -> str:
    return _quote(text, line.spans) if line else ""


def _quote(text: str, spans: Iterable[Span]) -> str:
    """The raw words of spans with their place, ``@120 「区委副⏎书记」``; spans side by side as one."""
    pieces: list[list[int]] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        if pieces and span.start <= pieces[-1][1] + _NEAR:
            pieces[-1][1] = max(pieces[-1][1], span.end)
        else:
            pieces.append([span.start, span.end])
    if not pieces:
        return ""
    words = " … ".join(_one_line(text[start:end]) for start, end in pieces)
    return f"@{pieces[0][0]} 「{_cut(words)}」"


def _one_line(words: str) -> str:
    lines = [line.strip(" \t\u3000\xa0") for line in words.splitlines()]
    return "⏎".join(line for line in lines if line)


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
