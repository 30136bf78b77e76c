"""Bulletins into rows of a database, in one transaction at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, LargeBinary, Table, cast, delete, exists, func, insert, select

from bulletin_ie.errors import StoreError
from bulletin_ie.records import Bulletin
from bulletin_ie.tables import TABLES, Values, is_complete, values

__all__ = ["Document", "Writer", "batches", "document", "parts", "without_repeats"]

_JSON = TypeAdapter(Bulletin)
_BATCH = 200  # bulletins a transaction
_BATCH_BYTES = 8_000_000  # bytes of JSON a transaction
_PARAMETERS = 500  # values in one IN (…); databases bound them
_SHARED = {"officials": "official_id", "people": "person_id"}  # rows that several bulletins may need
_IDS = {
    name: tuple(i for i, column in enumerate(columns) if column.type == "text" and (column.key or column.refers))
    for name, columns in TABLES.items()
}


@dataclass(frozen=True)
class Document:
    """A bulletin on its way into a database.

    Attributes:
        bulletin: The record.
        record: Its JSON in UTF-8, made once.
    """

    bulletin: Bulletin
    record: bytes

    def rows(self) -> dict[str, list[Values]]:
        """Its rows; where its text has NUL characters they show U+FFFD, and the JSON alone keeps them.

        Raises:
            StoreError: A NUL character stands in an id (``nul_in_id``).
        """
        found = values(self.bulletin, self.record.decode())
        return _without_nul(found) if b"\\u0000" in self.record else found


def document(bulletin: Bulletin) -> Document:
    """A bulletin with its JSON.

    Raises:
        StoreError: It is no bulletin, or holds what none can, such as a lone surrogate (``bad_record``).
    """
    if not isinstance(bulletin, Bulletin):
        raise StoreError("bad_record", f"it is {type(bulletin).__name__}, no Bulletin; extract it first")
    try:
        return Document(bulletin, _JSON.dump_json(bulletin, warnings="error"))
    except ValueError as error:
        raise StoreError("bad_record", f"it cannot be written as JSON: {error}") from error


def batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Documents in groups of bounded size, each for one transaction.

    Examples:
        >>> page = Document(Bulletin(id="b-1", text="", text_sha256=""), b"{}")
        >>> [len(batch) for batch in batches([page] * 450)]
        [200, 200, 50]
    """
    batch: list[Document] = []
    size = 0
    for one in documents:
        batch.append(one)
        size += len(one.record)
        if len(batch) == _BATCH or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def without_repeats(batch: list[Document]) -> Iterator[list[Document]]:
    """Runs of a batch, in order, in which no bulletin stands twice."""
    run: dict[str, Document] = {}
    for one in batch:
        if one.bulletin.id in run:
            yield list(run.values())
            run = {}
        run[one.bulletin.id] = one
    if run:
        yield list(run.values())


class Writer:
    """Writes documents within a transaction that no other writer shares.

    Args:
        connection: In such a transaction.
        tables: The tables by their names, in an order in which rows can be inserted.
    """

    def __init__(self, connection: Connection, tables: Mapping[str, Table]) -> None:
        self._connection = connection
        self._tables = tables
        self._hashes = connection.dialect.name == "postgresql"
        self._load = _copy if connection.dialect.name == "postgresql" else _execute_many

    def write(self, batch: list[Document]) -> tuple[int, int]:
        """Write documents with distinct ids, where they differ from those in the database.

        A record cut short by a timeout never replaces a complete one of the same text.

        Args:
            batch: The documents.

        Returns:
            How many were new, and how many replaced another.
        """
        known = self._known([one.bulletin.id for one in batch])
        changed = [one for one in batch if self._differs(one, known.get(one.bulletin.id))]
        old = [one.bulletin.id for one in changed if one.bulletin.id in known]
        self.replace(changed, old)
        return len(changed) - len(old), len(old)

    def replace(self, batch: list[Document], old: list[str]) -> None:
        """Write documents in the place of those with the ids ``old``."""
        if not batch:
            return
        shared = {name: self._used_by(name, old) for name in _SHARED} if old else {}
        if old:
            self._delete(old)
        self._insert(batch)
        for name, ids in shared.items():
            self._drop_unused(name, ids)

    def _known(self, ids: list[str]) -> dict[str, Any]:
        """The records with some ids, in the form in which they are compared soonest."""
        table = self._tables["bulletins"]
        content: Any = cast(table.c.record, LargeBinary)
        if self._hashes:  # in the server, which would send the whole record otherwise
            content = func.sha256(func.convert_to(table.c.record, "UTF8"))
        query = select(table.c.id, content.label("content"), table.c.complete, table.c.text_sha256)
        return {row.id: row for row in self._connection.execute(query.where(table.c.id.in_(ids)))}

    def _differs(self, one: Document, known: Any) -> bool:
        if known is None:
            return True
        cut_short = not is_complete(one.bulletin)
        if cut_short and known.complete and known.text_sha256 == one.bulletin.text_sha256:
            return False
        return bool(known.content != (hashlib.sha256(one.record).digest() if self._hashes else one.record))

    def _insert(self, batch: list[Document]) -> None:
        collected: dict[str, list[Values]] = {name: [] for name in self._tables}
        for one in batch:
            for name, found in one.rows().items():
                collected[name] += found
        for name in _SHARED:
            collected[name] = self._unknown(name, collected[name])
        for name, table in self._tables.items():
            if collected[name]:
                self._load(self._connection, table, collected[name])

    def _unknown(self, name: str, found: list[Values]) -> list[Values]:
        """Rows of a shared table that it does not hold yet."""
        by_id = {row[0]: row for row in found}
        column = self._tables[name].c.id
        for part in parts(list(by_id)):
            for known in self._connection.scalars(select(column).where(column.in_(part))):
                del by_id[known]
        return list(by_id.values())

    def _delete(self, ids: list[str]) -> None:
        for name, table in reversed(list(self._tables.items())):
            if name not in _SHARED:
                column = table.c.id if name == "bulletins" else table.c.bulletin_id
                self._connection.execute(delete(table).where(column.in_(ids)))

    def _used_by(self, name: str, ids: list[str]) -> list[str]:
        """The officials or people whom bulletins name."""
        table = self._tables["participations"]
        column = table.c[_SHARED[name]]
        query = select(column).where(table.c.bulletin_id.in_(ids), column.is_not(None)).distinct()
        return list(self._connection.scalars(query))

    def _drop_unused(self, name: str, ids: list[str]) -> None:
        """Delete those of some officials or people whom no bulletin names any more."""
        table = self._tables[name]
        is_used = exists().where(self._tables["participations"].c[_SHARED[name]] == table.c.id)
        for part in parts(ids):
            self._connection.execute(delete(table).where(table.c.id.in_(part), ~is_used))


def parts(ids: list[str]) -> Iterator[list[str]]:
    """Ids in lists that a database takes as the parameters of one statement."""
    for first in range(0, len(ids), _PARAMETERS):
        yield ids[first : first + _PARAMETERS]


def _execute_many(connection: Connection, table: Table, found: list[Values]) -> None:
    statement = str(insert(table).compile(dialect=connection.dialect))
    if converters := _converters(connection, table):
        found = [_converted(row, converters) for row in found]
    connection.exec_driver_sql(statement, found)


def _copy(connection: Connection, table: Table, found: list[Values]) -> None:
    """PostgreSQL's COPY, several times as fast as INSERT."""
    names = connection.dialect.identifier_preparer
    columns = ", ".join(names.format_column(column) for column in table.columns)
    cursor: Any = connection.connection.cursor()  # psycopg's own
    with cursor, cursor.copy(f"COPY {names.format_table(table)} ({columns}) FROM STDIN") as target:
        for row in found:
            target.write_row(row)


Converter = Callable[[Any], Any]


def _converters(connection: Connection, table: Table) -> list[tuple[int, Converter]]:
    """For each column whose values the driver does not take as they are, what SQLAlchemy makes of them."""
    dialect = connection.dialect
    makers = (column.type.dialect_impl(dialect).bind_processor(dialect) for column in table.columns)
    return [(position, maker) for position, maker in enumerate(makers) if maker is not None]


def _converted(row: Values, converters: list[tuple[int, Converter]]) -> Values:
    changed = list(row)
    for position, convert in converters:
        if changed[position] is not None:
            changed[position] = convert(changed[position])
    return tuple(changed)


def _without_nul(found: dict[str, list[Values]]) -> dict[str, list[Values]]:
    """PostgreSQL's text holds no NUL, and SQLite's functions stop at one."""
    for name, table in found.items():
        for row in table:
            if any("\0" in (row[i] or "") for i in _IDS[name]):
                raise StoreError("nul_in_id", f"an id in {name} holds a NUL character")
        found[name] = [tuple(v.replace("\0", "\ufffd") if isinstance(v, str) else v for v in row) for row in table]
    return found
