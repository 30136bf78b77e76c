"""One set of tables for stores and data frames, and the rows of a bulletin in them.

Knows no database and no data-frame library; those adapters build their tables from ``TABLES``.
Columns avoid SQL's reserved words, so that queries by hand need no quotes (``trigger_text``, ``span_start``).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from bulletin_ie.lexicon import default_lexicon
from bulletin_ie.records import Article, Bulletin, EventRecord, Line, Participation, Span, TemporalValue, Title
from bulletin_ie.text import AlignedText

__all__ = ["TABLES", "Column", "ColumnType", "Row", "is_complete", "is_official", "rows"]

ColumnType = Literal["text", "integer", "number", "boolean", "date", "time"]
Row = dict[str, Any]


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes:
        name: Its name.
        type: Its type; ``number`` is a decimal number.
        key: Whether it belongs to the primary key.
        required: Whether it is never empty; key columns never are.
        refers: The table whose ``id`` it holds, or ``None``.
    """

    name: str
    type: ColumnType = "text"
    key: bool = False
    required: bool = False
    refers: str | None = None


def _columns(*specs: str | Column) -> tuple[Column, ...]:
    """Columns from ``name``, ``name:type``, ``name!`` (required), ``name>table`` (reference)."""
    return tuple(spec if isinstance(spec, Column) else _column(spec) for spec in specs)


def _column(spec: str) -> Column:
    name, _, refers = spec.partition(">")
    required = name.endswith("!")
    name, _, kind = name.rstrip("!").partition(":")
    kinds: dict[str, ColumnType] = {
        "": "text", "int": "integer", "num": "number", "bool": "boolean", "date": "date", "time": "time",
    }  # fmt: skip
    return Column(name, kinds[kind], required=required, refers=refers or None)


_ID = Column("id", key=True)
_POSITION = Column("position", "integer", key=True)
_EVENT_ITEM = ("bulletin_id!>bulletins", "event_id!>events", "position:int!")
_SPAN = ("span_start:int", "span_end:int")
_MADE_BY = ("rule", "confidence:num")

TABLES: dict[str, tuple[Column, ...]] = {
    "bulletins": _columns(
        _ID, "source", "published:date", "published_from", "publication_title", "publication_issue",
        "publication_page", "locality_code", "locality_name", "text_sha256!", "schema_version!",
        "ruleset_version!", "complete:bool!", "record!",
    ),
    "articles": _columns(_ID, "bulletin_id!>bulletins", "position:int!", "dateline", "body!", *_SPAN),
    "headlines": _columns(
        Column("article_id", key=True, refers="articles"), _POSITION, "bulletin_id!>bulletins", "kind!", "text!", *_SPAN
    ),
    "bylines": _columns(
        Column("article_id", key=True, refers="articles"), _POSITION, "bulletin_id!>bulletins", "kind!", "name!", *_SPAN
    ),
    "events": _columns(
        _ID, "bulletin_id!>bulletins", "article_id!>articles", "parent_id", "position:int!", "type!", "status!",
        "trigger_text", "name", "date_text", "date_type", "timex", "date_interval", "date_mod", "first_day:date",
        "last_day:date", "start_time:time", "end_time:time", "granularity", "part_of_day", "year_from", "period",
        *_SPAN, *_MADE_BY,
    ),
    "officials": _columns(_ID, "name!", "locality!"),
    "people": _columns(_ID, "name!", "locality!"),
    "participations": _columns(
        _ID, *_EVENT_ITEM, "official_id>officials", "person_id>people", "name!", "side", *_SPAN, *_MADE_BY
    ),
    "titles": _columns(
        Column("participation_id", key=True, refers="participations"), _POSITION, "bulletin_id!>bulletins",
        "text!", "body", "post", "canonical", "capacity!", "is_group:bool!", *_SPAN,
    ),
    "roles": _columns(
        Column("participation_id", key=True, refers="participations"), _POSITION, "bulletin_id!>bulletins", "role!"
    ),
    "places": _columns(
        _ID, *_EVENT_ITEM, "name!", "role!", "kind!", "division_code", "division_name", "division_level",
        *_SPAN, *_MADE_BY,
    ),
    "counts": _columns(
        _ID, *_EVENT_ITEM, "value:num!", "value_max:num", "unit!", "object!", "kind!", "action", "qualifier!",
        *_SPAN, *_MADE_BY,
    ),
    "deadlines": _columns(
        _ID, *_EVENT_ITEM, "task!", "when_text!", "timex", "bound!", "last_day:date", "last_time:time",
        "responsible", *_SPAN, *_MADE_BY,
    ),
    "statements": _columns(
        _ID, *_EVENT_ITEM, "speaker!", "speaker_kind!", "participation_id>participations", "verb!", "text!",
        *_SPAN, *_MADE_BY,
    ),
    "appointments": _columns(
        _ID, *_EVENT_ITEM, "name!", "title!", "canonical", "capacity!", "change_type!", *_SPAN, *_MADE_BY
    ),
    "topics": _columns(
        Column("event_id", key=True, refers="events"), _POSITION, "bulletin_id!>bulletins", "label!", *_MADE_BY
    ),
    "diagnostics": _columns(
        Column("bulletin_id", key=True, refers="bulletins"), _POSITION, "code!", "message!", *_SPAN
    ),
    "mentions": _columns(
        Column("bulletin_id", key=True, refers="bulletins"), _POSITION, "article_id>articles", "event_id>events",
        "item_id", "kind!", Column("span_start", "integer", required=True),
        Column("span_end", "integer", required=True), "text!",
    ),
}  # fmt: skip
"""Every table with its columns; a table refers only to tables that stand before it."""


def is_complete(bulletin: Bulletin) -> bool:
    """Whether the record was made to the end, and not cut short by a timeout."""
    return all(diagnostic.code != "timeout" for diagnostic in bulletin.diagnostics)


def is_official(title: Title) -> bool:
    """Whether a title is one of office, by the shipped lexicon's value of the post that it ends with.

    Args:
        title: The title.

    Returns:
        ``False`` for titles of business and of persons, else ``True``.

    Examples:
        >>> [is_official(Title(text=text)) for text in ("县应急管理局局长", "茶业公司董事长", "集团工会主席", "副县长（挂职）")]
        [True, False, False, True]
    """
    return _kind_of_post(title.text) not in ("business", "person")


@cache
def _posts() -> tuple[tuple[str, str], ...]:
    """Posts with their kinds, longest first."""
    lexicon = default_lexicon()
    table = lexicon.table("post")
    return tuple((word, table[word]) for word in lexicon.words("post"))


@lru_cache(maxsize=4096)
def _kind_of_post(text: str) -> str:
    key = re.sub(r"[”’]?(?:（[^（）]{1,8}）)?$", "", "".join(AlignedText.of(text).key.split()))
    return next((kind for word, kind in _posts() if key.endswith(word)), "")


def rows(bulletin: Bulletin) -> dict[str, list[Row]]:
    """The rows of a bulletin in every table.

    ``officials`` are those whom the bulletin gives an official title anywhere (县长, 区领导, 驻村干部), ``people`` the others,
    also those with a title of business or work only (董事长, 种粮大户, 人大代表). Which a title is, is the value of its post in the
    lexicon that ships (kind ``post``: ``official``, ``group`` and ``member``, or ``business`` and ``person``); a post that
    it does not know counts as official. Both are keyed by name and locality, else by name and source, so two
    localities never share one; a person who is official in one bulletin and not in another stands in both tables.

    Args:
        bulletin: The record.

    Returns:
        For each table name its rows, a ``dict`` a row with all its columns.
    """
    return _RowMaker(bulletin).make()


class _RowMaker:
    """Collects the rows of one bulletin."""

    def __init__(self, bulletin: Bulletin) -> None:
        self.bulletin = bulletin
        self.tables: dict[str, list[Row]] = {name: [] for name in TABLES}
        self.mentions = 0
        people = [person for event in bulletin.events for person in event.participants]
        self.officials = {person.name for person in people if any(is_official(title) for title in person.titles)}
        self.known: set[str] = set()

    def make(self) -> dict[str, list[Row]]:
        bulletin = self.bulletin
        publication, locality = bulletin.publication, bulletin.locality
        self._add(
            "bulletins",
            id=bulletin.id,
            source=bulletin.source,
            published=bulletin.published,
            published_from=bulletin.published_from,
            publication_title=_text(publication.title if publication else None),
            publication_issue=_text(publication.issue if publication else None),
            publication_page=_text(publication.page if publication else None),
            locality_code=locality.code if locality else None,
            locality_name=locality.name if locality else None,
            text_sha256=bulletin.text_sha256,
            schema_version=bulletin.schema_version,
            ruleset_version=bulletin.ruleset_version,
            complete=is_complete(bulletin),
            record=bulletin.model_dump_json(),
        )
        if publication:
            for kind in ("title", "issue", "page"):
                line: Line | None = getattr(publication, kind)
                self._mention(f"publication_{kind}", line.spans if line else ())
        for position, article in enumerate(bulletin.articles):
            self._article(position, article)
        for position, item in enumerate(bulletin.diagnostics):
            row = {"position": position, "code": item.code, "message": item.message, **_span(item.spans)}
            self._add("diagnostics", bulletin_id=bulletin.id, **row)
            self._mention("diagnostic", item.spans)
        return self.tables

    def _add(self, table: str, **row: Any) -> None:
        self.tables[table].append({column.name: row.get(column.name) for column in TABLES[table]})

    def _mention(self, kind: str, spans: Iterable[Span], article: Article | None = None,
                 event: EventRecord | None = None, item_id: str | None = None) -> None:  # fmt: skip
        for span in spans:
            self._add(
                "mentions",
                bulletin_id=self.bulletin.id,
                position=self.mentions,
                article_id=article.id if article else None,
                event_id=event.id if event else None,
                item_id=item_id or (event.id if event else article.id if article else None),
                kind=kind,
                span_start=span.start,
                span_end=span.end,
                text=span.text,
            )
            self.mentions += 1

    def _article(self, position: int, article: Article) -> None:
        body, dateline = article.body, article.dateline
        row = {"id": article.id, "bulletin_id": self.bulletin.id, "position": position}
        self._add("articles", **row, dateline=_text(dateline), body=body.text, **_span(body.spans))
        self._mention("body", body.spans, article)
        self._mention("dateline", dateline.spans if dateline else (), article)
        for number, (kind, line) in enumerate(_headlines(article)):
            self._line("headlines", number, kind, line, article, text=line.text)
        for number, (kind, line) in enumerate(_bylines(article)):
            self._line("bylines", number, kind, line, article, name=line.text)
        for number, event in enumerate(article.events):
            self._event(number, article, event)

    def _line(self, table: str, position: int, kind: str, line: Line, article: Article, **value: str) -> None:
        row = {"article_id": article.id, "position": position, "bulletin_id": self.bulletin.id, "kind": kind}
        self._add(table, **row, **value, **_span(line.spans))
        self._mention(kind, line.spans, article)

    def _event(self, position: int, article: Article, event: EventRecord) -> None:
        row = {"id": event.id, "bulletin_id": self.bulletin.id, "article_id": article.id, "position": position}
        self._add(
            "events",
            **row,
            parent_id=event.parent,
            type=event.type,
            status=event.status,
            trigger_text=_text(event.trigger),
            name=_text(event.name),
            **_date(event.date),
            **_span(event.spans),
            **_made_by(event),
        )
        self._mention("event", event.spans, article, event)
        for kind, value in (("trigger", event.trigger), ("event_name", event.name), ("event_date", event.date)):
            self._mention(kind, value.spans if value else (), article, event)
        for number, person in enumerate(event.participants):
            self._participation(number, article, event, person)
        for table, kind, items in _item_tables(event):
            for number, item in enumerate(items):
                self._add(table, **_item_row(item), **self._item(number, event, item))
                self._mention(kind, item.spans, article, event, getattr(item, "id", None))
        for deadline in event.deadlines:
            self._mention("task", deadline.task.spans, article, event, deadline.id)
            self._mention("deadline_time", deadline.when.spans, article, event, deadline.id)
            for line in deadline.responsible:
                self._mention("responsible", line.spans, article, event, deadline.id)

    def _item(self, position: int, event: EventRecord, item: Any) -> Row:
        fixed = {"bulletin_id": self.bulletin.id, "event_id": event.id, "position": position}
        return {**fixed, **_span(item.spans), **_made_by(item)}

    def _participation(self, position: int, article: Article, event: EventRecord, person: Participation) -> None:
        table = "officials" if person.name in self.officials else "people"
        key = self._person(table, person.name)
        self._add(
            "participations",
            id=person.id,
            name=person.name,
            side=person.side,
            **{"official_id" if table == "officials" else "person_id": key},
            **self._item(position, event, person),
        )
        self._mention("participation", person.spans, article, event, person.id)
        for number, title in enumerate(person.titles):
            fixed = {"participation_id": person.id, "bulletin_id": self.bulletin.id, "position": number}
            self._add("titles", **fixed, **_title(title), **_span(title.spans))
            self._mention("title", title.spans, article, event, person.id)
        for number, role in enumerate(person.roles):
            fixed = {"participation_id": person.id, "bulletin_id": self.bulletin.id, "position": number}
            self._add("roles", **fixed, role=role)

    def _person(self, table: str, name: str) -> str:
        locality = self.bulletin.locality
        where = (locality.code or locality.name) if locality else self.bulletin.source or self.bulletin.id
        key = hashlib.sha256("\0".join((table, name, where)).encode()).hexdigest()[:16]
        if key not in self.known:
            self.known.add(key)
            self._add(table, id=key, name=name, locality=where)
        return key


def _item_tables(event: EventRecord) -> Iterator[tuple[str, str, tuple[Any, ...]]]:
    yield "places", "place", event.places
    yield "counts", "count", event.counts
    yield "deadlines", "deadline", event.deadlines
    yield "statements", "statement", event.statements
    yield "appointments", "appointment", event.appointments
    yield "topics", "topic", event.topics


def _item_row(item: Any) -> Row:
    """The columns of an item that are its own; those with other names than the fields are set by hand."""
    row = {name: getattr(item, name) for name in type(item).model_fields if name not in {"spans", "rule", "confidence"}}
    match type(item).__name__:
        case "Place":
            division = item.division
            for name in ("code", "name", "level"):
                row[f"division_{name}"] = getattr(division, name) if division else None
        case "Deadline":
            row |= {"task": item.task.text, "when_text": item.when.text, "timex": item.when.timex}
            row["responsible"] = "、".join(line.text for line in item.responsible) or None
        case "Statement":
            row["participation_id"] = item.speaker_id
        case "Appointment":
            title = item.title
            row |= {"title": title.text, "canonical": title.canonical, "capacity": title.capacity}
            row["change_type"] = item.change
    return row


def _headlines(article: Article) -> Iterator[tuple[str, Line]]:
    if article.headline:
        yield "headline", article.headline
    for line in article.subheadlines:
        yield "subheadline", line


def _bylines(article: Article) -> Iterator[tuple[str, Line]]:
    byline = article.byline
    for kind, lines in (
        ("reporter", byline.reporters), ("correspondent", byline.correspondents), ("source", byline.sources),
    ):  # fmt: skip
        for line in lines:
            yield kind, line


def _title(title: Title) -> Row:
    return {name: getattr(title, name) for name in ("text", "body", "post", "canonical", "capacity", "is_group")}


def _date(value: TemporalValue | None) -> Row:
    if value is None:
        return {}
    return {
        "date_text": value.text, "date_type": value.type, "timex": value.timex, "date_interval": value.interval,
        "date_mod": value.mod, "first_day": value.start, "last_day": value.end, "start_time": value.start_time,
        "end_time": value.end_time, "granularity": value.granularity, "part_of_day": value.part_of_day,
        "year_from": value.year_from, "period": value.period,
    }  # fmt: skip


def _span(spans: tuple[Span, ...]) -> Row:
    return {"span_start": spans[0].start, "span_end": spans[-1].end} if spans else {}


def _made_by(item: Any) -> Row:
    return {"rule": item.rule or None, "confidence": item.confidence}


def _text(line: Line | None) -> str | None:
    return line.text if line else None
