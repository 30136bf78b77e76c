"""The queries of the store: SQL chooses the bulletins that may hold an answer, the filters then decide.

The conditions below may let more pass than the filters, never less; what an argument means stands in
``bulletin_ie.queries.filters`` alone.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from decimal import Decimal
from typing import Any

from pydantic import ValidationError
from sqlalchemy import ColumnElement, Connection, Numeric, Select, Table, and_, collate, func, literal, or_, select

from bulletin_ie.errors import StoreError
from bulletin_ie.queries import Queries
from bulletin_ie.queries.asking import AnyFilter
from bulletin_ie.queries.filters import Area, CountFilter, DeadlineFilter, EventFilter, OfficialFilter
from bulletin_ie.queries.summaries import Appearance
from bulletin_ie.records import Bulletin

__all__ = ["StoreQueries", "ids_by_source", "read_record"]

Condition = ColumnElement[bool]

_AT_A_TIME = 100  # rows held in memory
_IDS_AT_A_TIME = 10_000  # ids held in memory; each time PostgreSQL sorts all sources
_LARGEST = Decimal("1e300")  # beyond it a column of doubles says nothing


class StoreQueries(Queries):
    """Answers from the tables of a store; the store gives the tables and the transactions."""

    _tables: Mapping[str, Table]

    @abstractmethod
    def _transaction(self) -> AbstractContextManager[Connection]: ...

    def _candidates(self, wanted: AnyFilter) -> Iterator[Bulletin]:
        bulletins = self._tables["bulletins"]
        with self._transaction() as connection:
            conditions = _Conditions(self._tables, connection)
            query = select(bulletins.c.id, bulletins.c.record).where(*conditions.of_bulletins(wanted))
            for row in _streamed(connection, query):
                yield read_record(row.id, row.record)

    def _appearances(self, wanted: OfficialFilter) -> Iterator[Appearance]:
        events, officials = self._tables["events"], self._tables["officials"]
        participations, titles = self._tables["participations"], self._tables["titles"]
        bulletins = self._tables["bulletins"]
        with self._transaction() as connection:
            conditions = _Conditions(self._tables, connection)
            query = (
                select(
                    events.c.id, officials.c.id, officials.c.name, officials.c.locality, events.c.first_day,
                    events.c.last_day, titles.c.text, titles.c.canonical, titles.c.capacity,
                    bulletins.c.locality_name.is_not(None),
                )
                .join_from(participations, events, participations.c.event_id == events.c.id)
                .join(officials, participations.c.official_id == officials.c.id)
                .join(bulletins, events.c.bulletin_id == bulletins.c.id)
                .outerjoin(titles, titles.c.participation_id == participations.c.id)
                .where(*conditions.of_appearances(wanted))
                .order_by(events.c.id)
            )  # fmt: skip
            for row in _streamed(connection, query):
                yield Appearance(*row)


def _streamed(connection: Connection, query: Select[Any]) -> Iterator[Any]:
    yield from connection.execute(query, execution_options={"yield_per": _AT_A_TIME})


def ids_by_source(transaction: Callable[[], AbstractContextManager[Connection]], bulletins: Table) -> Iterator[str]:
    """All ids in the order of source, then id, those without a source last; no transaction stays open meanwhile.

    Args:
        transaction: Begins a transaction that reads.
        bulletins: The table.

    Yields:
        The ids.
    """
    without, own_id = bulletins.c.source.is_(None), bulletins.c.id
    last: tuple[str | None, str] | None = None
    while True:
        with transaction() as connection:
            # PostgreSQL's own order depends on the language of the server; SQLite knows no "C", and needs none
            is_postgres = connection.dialect.name == "postgresql"
            source = collate(bulletins.c.source, "C") if is_postgres else bulletins.c.source
            query = select(bulletins.c.source, own_id).order_by(without, source, own_id).limit(_IDS_AT_A_TIME)
            if last is not None and last[0] is not None:
                query = query.where(or_(without, source > last[0], and_(source == last[0], own_id > last[1])))
            elif last is not None:
                query = query.where(without, own_id > last[1])
            found = [(row.source, row.id) for row in connection.execute(query)]
        if not found:
            return
        yield from (one for _, one in found)
        last = found[-1]


def read_record(bulletin_id: str, record: str) -> Bulletin:
    """The bulletin that a stored record holds.

    Raises:
        StoreError: The record is damaged (``bad_record``).
    """
    try:
        return Bulletin.model_validate_json(record)
    except ValidationError as error:
        message = f"The record of {bulletin_id!r} cannot be read ({error.error_count()} errors); extract it again."
        raise StoreError("bad_record", message) from error


class _Conditions:
    """The conditions of filters on rows."""

    def __init__(self, tables: Mapping[str, Table], connection: Connection) -> None:
        self._tables = tables
        self._connection = connection
        # LIKE stops at a NUL in SQLite, knows no case there, and has a longest pattern
        self._position = func.strpos if connection.dialect.name == "postgresql" else func.instr

    def of_bulletins(self, wanted: AnyFilter) -> Iterator[Condition]:
        """Conditions on ``bulletins``."""
        event = wanted if isinstance(wanted, EventFilter) else wanted.event
        bulletins, events = self._tables["bulletins"], self._tables["events"]
        yield from self._of_pages(event)
        on_events = list(self._of_events(event))
        if isinstance(wanted, EventFilter):
            if on_events:
                yield bulletins.c.id.in_(select(events.c.bulletin_id).where(*on_events))
            return
        items = self._tables["deadlines" if isinstance(wanted, DeadlineFilter) else "counts"]
        on_items = list(self._of_deadlines(wanted) if isinstance(wanted, DeadlineFilter) else self._of_counts(wanted))
        if on_events:
            on_items.append(items.c.event_id.in_(select(events.c.id).where(*on_events)))
        yield bulletins.c.id.in_(select(items.c.bulletin_id).where(*on_items))

    def of_appearances(self, wanted: OfficialFilter) -> Iterator[Condition]:
        """Conditions on ``participations`` and ``events``, joined."""
        events, participations = self._tables["events"], self._tables["participations"]
        bulletins, officials = self._tables["bulletins"], self._tables["officials"]
        yield from self._of_days(wanted.event)
        on_pages = list(self._of_pages(wanted.event))
        if on_pages:
            yield events.c.bulletin_id.in_(select(bulletins.c.id).where(*on_pages))
        if wanted.name is not None:
            named = select(officials.c.id).where(officials.c.name == wanted.name)
            yield events.c.id.in_(select(participations.c.event_id).where(participations.c.official_id.in_(named)))

    def _of_pages(self, wanted: EventFilter) -> Iterator[Condition]:
        bulletins = self._tables["bulletins"]
        if wanted.source is not None:
            yield bulletins.c.source == wanted.source
        if wanted.locality is not None:
            yield self._in_locality(wanted.locality)

    def _in_locality(self, area: Area) -> Condition:
        """Whose path the words spell is decided here, not in SQL: localities are few."""
        column = self._tables["bulletins"].c
        if area.prefix:
            return column.locality_code.startswith(area.prefix)
        paths = self._connection.scalars(
            select(column.locality_path).where(column.locality_path.is_not(None)).distinct()
        )
        return column.locality_path.in_(
            [path for path in paths if area.spells(tuple(path.split("/"))) or area.words in path]
        )

    def _of_events(self, wanted: EventFilter) -> Iterator[Condition]:
        events, topics = self._tables["events"], self._tables["topics"]
        yield from self._of_days(wanted)
        if wanted.types:
            yield events.c.type.in_(sorted(wanted.types))
        if wanted.statuses:
            yield events.c.status.in_(sorted(wanted.statuses))
        if wanted.topics:
            yield events.c.id.in_(select(topics.c.event_id).where(topics.c.label.in_(sorted(wanted.topics))))
        if wanted.officials:
            yield self._has_official(sorted(wanted.officials))
        if wanted.place is not None:
            places = self._tables["places"]
            yield events.c.id.in_(select(places.c.event_id).where(self._at(wanted.place)))

    def _of_days(self, wanted: EventFilter) -> Iterator[Condition]:
        events = self._tables["events"]
        if wanted.since is not None:
            yield or_(events.c.last_day >= wanted.since, events.c.last_day.is_(None))
        if wanted.until is not None:
            yield or_(events.c.first_day <= wanted.until, events.c.first_day.is_(None))
        if wanted.since is not None or wanted.until is not None:
            yield or_(events.c.first_day.is_not(None), events.c.last_day.is_not(None))

    def _has_official(self, names: list[str]) -> Condition:
        """Through ``officials`` and ``people``, which are few and have an index on the name."""
        events, participations = self._tables["events"], self._tables["participations"]
        appointments = self._tables["appointments"]
        taking_part = [
            participations.c[reference].in_(select(table.c.id).where(table.c.name.in_(names)))
            for reference, table in (("official_id", self._tables["officials"]), ("person_id", self._tables["people"]))
        ]
        return or_(
            events.c.id.in_(select(participations.c.event_id).where(or_(*taking_part))),
            events.c.id.in_(select(appointments.c.event_id).where(appointments.c.name.in_(names))),
        )

    def _at(self, area: Area) -> Condition:
        column = self._tables["places"].c
        if area.prefix:
            return column.division_code.startswith(area.prefix)
        return or_(self._has(column.name, area.words), self._has(column.division_path, area.words))

    def _has(self, column: ColumnElement[Any], words: str) -> Condition:
        found: Condition = self._position(column, literal(words)) > 0
        return found

    def _of_deadlines(self, wanted: DeadlineFilter) -> Iterator[Condition]:
        column = self._tables["deadlines"].c
        if wanted.due_before is not None:
            yield column.last_day <= wanted.due_before
        if wanted.due_after is not None:
            yield column.last_day >= wanted.due_after
        if wanted.bounds:
            yield column.bound.in_(sorted(wanted.bounds))
        for name in ("task", "responsible"):
            words = getattr(wanted, name)
            if words is not None:
                yield self._has(column[name], words)

    def _of_counts(self, wanted: CountFilter) -> Iterator[Condition]:
        column = self._tables["counts"].c
        if wanted.kinds:
            yield column.kind.in_(sorted(wanted.kinds))
        if wanted.unit is not None:
            yield column.unit == wanted.unit
        for name in ("object", "action"):
            words = getattr(wanted, name)
            if words is not None:
                yield self._has(column[name], words)
        # SQLite keeps doubles, so the bounds are a little wider than asked for; PostgreSQL's numbers may be larger than any
        # double, and must be compared as what they are
        if wanted.minimum is not None and abs(wanted.minimum) < _LARGEST:
            yield column.value >= _bound(wanted.minimum - abs(wanted.minimum) / 10**9)
        if wanted.maximum is not None and abs(wanted.maximum) < _LARGEST:
            yield column.value <= _bound(wanted.maximum + abs(wanted.maximum) / 10**9)


def _bound(number: Decimal) -> ColumnElement[Any]:
    return literal(Decimal(float(number)), Numeric())  # a float first, for no database takes any exponent
