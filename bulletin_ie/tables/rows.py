"""The rows of a bulletin in every table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bulletin_ie.records import (
    Article,
    Bulletin,
    Deadline,
    Division,
    EventRecord,
    Line,
    Participation,
    Span,
    TemporalValue,
)
from bulletin_ie.tables.columns import TABLES, Row
from bulletin_ie.tables.officials import is_official, person_key

__all__ = ["Values", "is_complete", "rows", "values"]

Values = tuple[Any, ...]
"""The values of a row in the order of the table's columns."""

_NAMES = {table: tuple(column.name for column in columns) for table, columns in TABLES.items()}


def is_complete(bulletin: Bulletin) -> bool:
    """Whether the record was made to the end, and not cut short by a timeout.

    Examples:
        >>> is_complete(Bulletin(id="b-1", text="", text_sha256=""))
        True
    """
    return all(diagnostic.code != "timeout" for diagnostic in bulletin.diagnostics)


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

    Examples:
        >>> import bulletin_ie
        >>> page = bulletin_ie.extract("本报讯 6月8日，县长林知远到柳林水库检查，发放编织袋120条。", locality="清溪县")
        >>> [(row["value"], row["unit"], row["object"]) for row in rows(page)["counts"]]
        [(Decimal('120'), '条', '编织袋')]
    """
    found = values(bulletin)
    return {table: [dict(zip(_NAMES[table], row, strict=True)) for row in found[table]] for table in TABLES}


def values(bulletin: Bulletin, record: str | None = None) -> dict[str, list[Values]]:
    """The rows of a bulletin as tuples in the order of the columns: what a store writes.

    Args:
        bulletin: The record.
        record: Its JSON, where it is known already.

    Returns:
        For each table name its rows.

    Examples:
        >>> import bulletin_ie
        >>> page = bulletin_ie.extract("本报讯 6月8日，县长林知远到柳林水库检查。", locality="清溪县")
        >>> [row[1:] for row in values(page)["officials"]]
        [('林知远', '清溪县')]
    """
    return _RowMaker(bulletin).make(bulletin.model_dump_json() if record is None else record)


class _RowMaker:
    """Collects the rows of one bulletin. Plain tuples: a store makes tens of thousands of them a second."""

    def __init__(self, bulletin: Bulletin) -> None:
        self.bulletin = bulletin
        self.id = bulletin.id
        self.tables: dict[str, list[Values]] = {name: [] for name in TABLES}
        self.mentions = self.tables["mentions"]
        locality = bulletin.locality
        self.where = (locality.code or locality.name) if locality else bulletin.source or bulletin.id
        people = [person for event in bulletin.events for person in event.participants]
        self.officials = {person.name for person in people if any(map(is_official, person.titles))}
        self.known: set[str] = set()

    def make(self, record: str) -> dict[str, list[Values]]:
        bulletin = self.bulletin
        publication, locality = bulletin.publication, bulletin.locality
        printed = (publication.title, publication.issue, publication.page) if publication else (None, None, None)
        self.tables["bulletins"].append((
            self.id, bulletin.source, bulletin.published, bulletin.published_from, *map(_text, printed),
            locality.code if locality else None, locality.name if locality else None, _path(locality),
            bulletin.text_sha256, bulletin.schema_version, bulletin.ruleset_version, is_complete(bulletin), record,
        ))  # fmt: skip
        for kind, line in zip(("title", "issue", "page"), printed, strict=True):
            self._line_mention(f"publication_{kind}", line, None, None, None)
        for position, article in enumerate(bulletin.articles):
            self._article(position, article)
        for position, item in enumerate(bulletin.diagnostics):
            self.tables["diagnostics"].append((self.id, position, item.code, item.message, *_span(item.spans)))
            self._mention("diagnostic", item.spans, None, None, None)
        return self.tables

    def _mention(
        self, kind: str, spans: tuple[Span, ...], article: str | None, event: str | None, item: str | None
    ) -> None:
        mentions, own = self.mentions, self.id
        for span in spans:
            mentions.append((own, len(mentions), article, event, item, kind, span.start, span.end, span.text))

    def _line_mention(
        self, kind: str, line: Line | TemporalValue | None, article: str | None, event: str | None, item: str | None
    ) -> None:
        if line is not None:
            self._mention(kind, line.spans, article, event, item)

    def _article(self, position: int, article: Article) -> None:
        body, dateline, key = article.body, article.dateline, article.id
        self.tables["articles"].append((key, self.id, position, _text(dateline), body.text, *_span(body.spans)))
        self._mention("body", body.spans, key, None, key)
        self._line_mention("dateline", dateline, key, None, key)
        for table, lines in (("headlines", _headlines(article)), ("bylines", _bylines(article))):
            for number, (kind, line) in enumerate(lines):
                self.tables[table].append((key, number, self.id, kind, line.text, *_span(line.spans)))
                self._mention(kind, line.spans, key, None, key)
        for number, event in enumerate(article.events):
            self._event(number, key, event)

    def _event(self, position: int, article: str, event: EventRecord) -> None:
        key = event.id
        self.tables["events"].append((
            key, self.id, article, event.parent, position, event.type, event.status, _text(event.trigger),
            _text(event.name), *_date(event.date), *_span(event.spans), event.rule or None, event.confidence,
        ))  # fmt: skip
        self._mention("event", event.spans, article, key, key)
        self._line_mention("trigger", event.trigger, article, key, key)
        self._line_mention("event_name", event.name, article, key, key)
        self._line_mention("event_date", event.date, article, key, key)
        for number, person in enumerate(event.participants):
            self._participation(number, article, key, person)
        for table, kind, items, own in _item_tables(event):
            for number, item in enumerate(items):
                head = (key, number, self.id) if table == "topics" else (item.id, self.id, key, number)
                place = () if table == "topics" else _span(item.spans)
                self.tables[table].append((*head, *own(item), *place, item.rule or None, item.confidence))
                self._mention(kind, item.spans, article, key, key if table == "topics" else item.id)
        for deadline in event.deadlines:
            self._mention("task", deadline.task.spans, article, key, deadline.id)
            self._mention("deadline_time", deadline.when.spans, article, key, deadline.id)
            for line in deadline.responsible:
                self._mention("responsible", line.spans, article, key, deadline.id)

    def _participation(self, position: int, article: str, event: str, person: Participation) -> None:
        key, is_named = person.id, person.name in self.officials
        table = "officials" if is_named else "people"
        row = person_key(table, person.name, self.where)
        if row not in self.known:
            self.known.add(row)
            self.tables[table].append((row, person.name, self.where))
        self.tables["participations"].append((
            key, self.id, event, position, row if is_named else None, None if is_named else row, person.name,
            person.side, *_span(person.spans), person.rule or None, person.confidence,
        ))  # fmt: skip
        self._mention("participation", person.spans, article, event, key)
        for number, title in enumerate(person.titles):
            self.tables["titles"].append((
                key, number, self.id, title.text, title.body, title.post, title.canonical, title.capacity,
                title.is_group, *_span(title.spans),
            ))  # fmt: skip
            self._mention("title", title.spans, article, event, key)
        self.tables["roles"] += [(key, number, self.id, role) for number, role in enumerate(person.roles)]


def _item_tables(event: EventRecord) -> Iterator[tuple[str, str, tuple[Any, ...], Any]]:
    """Table, kind of mention, items, and what gives the columns of an item that are its own."""
    yield "places", "place", event.places, _place
    yield "counts", "count", event.counts, lambda c: (
        c.value, c.value_max, c.unit, c.object, c.kind, c.action, c.qualifier,
    )  # fmt: skip
    yield "deadlines", "deadline", event.deadlines, _deadline
    yield "statements", "statement", event.statements, lambda s: (
        s.speaker, s.speaker_kind, s.speaker_id, s.verb, s.text,
    )  # fmt: skip
    yield "appointments", "appointment", event.appointments, lambda a: (
        a.name, a.title.text, a.title.canonical, a.title.capacity, a.change,
    )  # fmt: skip
    yield "topics", "topic", event.topics, lambda t: (t.label,)


def _place(item: Any) -> Values:
    division = item.division
    where = (division.code, division.name, division.level) if division else (None, None, None)
    return (item.name, item.role, item.kind, *where, _path(division))


def _path(division: Division | None) -> str | None:
    return "/".join(division.path or (division.name,)) if division else None


def _deadline(item: Deadline) -> Values:
    who = "、".join(line.text for line in item.responsible) or None
    return (item.task.text, item.when.text, item.when.timex, item.bound, item.last_day, item.last_time, who)


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


_UNDATED: Values = (None,) * 13


def _date(value: TemporalValue | None) -> Values:
    if value is None:
        return _UNDATED
    return (
        value.text, value.type, value.timex, value.interval, value.mod, value.start, value.end, value.start_time,
        value.end_time, value.granularity, value.part_of_day, value.year_from, value.period,
    )  # fmt: skip


def _span(spans: tuple[Span, ...]) -> Values:
    return (spans[0].start, spans[-1].end) if spans else (None, None)


def _text(line: Line | None) -> str | None:
    return line.text if line else None
