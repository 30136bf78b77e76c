"""The store: bulletins in, rows and equal bulletins out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from types import TracebackType
from typing import Any, Self

from pydantic import ValidationError
from sqlalchemy import Connection, Engine, MetaData, create_engine, delete, event, exists, insert, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from bulletin_ie.errors import SchemaVersionError, StoreError
from bulletin_ie.records import Bulletin
from bulletin_ie.store.schema import STORE_VERSION, make_tables, version_table
from bulletin_ie.tables import Row, is_complete, rows

__all__ = ["Added", "Store", "open_store"]

_BATCH = 100  # bulletins a transaction
_SHARED = {"officials": "official_id", "people": "person_id"}  # rows that several bulletins may need


@dataclass(frozen=True)
class Added:
    """What a call of ``Store.add`` did, in bulletins.

    Attributes:
        new: Not in the store before.
        replaced: In the store with another record, whose rows are gone now.
        unchanged: In the store with the equal record, or cut short by a timeout where the store has a complete record of
            the same text; nothing was written.
    """

    new: int = 0
    replaced: int = 0
    unchanged: int = 0

    def __add__(self, other: Added) -> Added:
        return Added(self.new + other.new, self.replaced + other.replaced, self.unchanged + other.unchanged)


def open_store(url: str) -> Store:
    """Open a database, and make its tables where they are missing.

    Tested with SQLite; other databases that SQLAlchemy knows need their driver and are not tested yet.

    Args:
        url: A database URL such as ``sqlite:///bulletins.db``.

    Returns:
        The store; use it in a ``with`` statement, or close it.

    Raises:
        StoreError: The URL or the database cannot be used.
        SchemaVersionError: The database holds tables of another version of this library.

    Examples:
        >>> import bulletin_ie
        >>> page = bulletin_ie.extract("本报讯 4月6日，县委书记周明远主持召开防汛工作会议。", source="p1.txt")
        >>> with open_store("sqlite://") as store:  # in memory
        ...     print(store.add([page]), store.bulletin(page.id) == page)
        Added(new=1, replaced=0, unchanged=0) True
    """
    try:
        parsed = make_url(url)
        engine = create_engine(parsed)
    except (SQLAlchemyError, ImportError, ValueError) as error:
        message = f"{url!r} is no database URL that can be opened ({error}); write sqlite:///FILE.db."
        raise StoreError("bad_url", message) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _enforce_references)
    try:
        return Store(engine)
    except BaseException:
        engine.dispose()
        raise


def _enforce_references(connection: Any, _: object) -> None:
    connection.execute("PRAGMA foreign_keys = ON")


class Store:
    """Bulletins in a database; made by ``open_store``.

    The column ``bulletins.record`` holds each bulletin as JSON and is the source of truth: every other table can be
    built again from it (``rebuild``).

    Args:
        engine: An SQLAlchemy engine; the store disposes of it when closed.
    """

    def __init__(self, engine: Engine) -> None:
        metadata = MetaData()
        self._engine = engine
        self._tables = make_tables(metadata)
        self._version = version_table(metadata)
        with self._transaction() as connection:
            self._check_version(connection)
            metadata.create_all(connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def add(self, bulletins: Iterable[Bulletin]) -> Added:
        """Write bulletins; the same one twice changes nothing, a changed one replaces its rows.

        A record cut short by a timeout never replaces a complete one of the same source and text; that counts as
        unchanged.

        Bulletins are written a hundred to a transaction, so that at most that many are held in memory; each one is
        replaced whole or not at all.

        Args:
            bulletins: The records, in any number.

        Returns:
            How many were new, replaced and unchanged.

        Raises:
            StoreError: The database refused; the transactions before are kept.
        """
        done = Added()
        source = iter(bulletins)
        while batch := list(islice(source, _BATCH)):
            with self._transaction() as connection:
                for run in _distinct(batch):
                    done += self._write(connection, run)
        return done

    def bulletin(self, bulletin_id: str) -> Bulletin:
        """The record with an id, equal to the one that was added.

        Raises:
            StoreError: There is none (``unknown_bulletin``), or its JSON is damaged (``bad_record``).
        """
        table = self._tables["bulletins"]
        with self._transaction() as connection:
            record = connection.scalar(select(table.c.record).where(table.c.id == bulletin_id))
        if record is None:
            raise StoreError("unknown_bulletin", f"No bulletin has the id {bulletin_id!r}.")
        return _read(bulletin_id, record)

    def bulletins(self) -> Iterator[Bulletin]:
        """Every record, in the order of the ids.

        Raises:
            StoreError: The database refused, or a record is damaged.
        """
        for bulletin_id in self._ids():
            yield self.bulletin(bulletin_id)

    def rebuild(self) -> int:
        """Build every other table again from the records.

        Returns:
            The number of bulletins.

        Raises:
            StoreError: The database refused, or a record is damaged; then nothing has changed.
        """
        with self._transaction() as connection:
            ids = self._ids(connection)
            for bulletin_id in ids:
                table = self._tables["bulletins"]
                record = connection.scalar(select(table.c.record).where(table.c.id == bulletin_id))
                bulletin = _read(bulletin_id, record or "")
                self._delete(connection, [bulletin_id])
                self._insert(connection, [bulletin])
            self._drop_unused(connection)
        return len(ids)

    def _ids(self, connection: Connection | None = None) -> list[str]:
        if connection is None:
            with self._transaction() as own:
                return self._ids(own)
        column = self._tables["bulletins"].c.id
        return list(connection.scalars(select(column).order_by(column)))

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            reason = str(getattr(error, "orig", None) or error).strip()
            message = f"The database {self._engine.url.render_as_string()} refused: {reason}."
            raise StoreError("database", message) from error

    def _check_version(self, connection: Connection) -> None:
        names = set(inspect(connection).get_table_names())
        if self._version.name not in names:
            if "bulletins" in names:
                message = "The database has a table `bulletins` that this library did not make; use another database."
                raise SchemaVersionError("unknown_schema", message)
            self._version.create(connection)
            connection.execute(insert(self._version).values(version=STORE_VERSION))
            return
        version = connection.scalar(select(self._version.c.version))
        if version != STORE_VERSION:
            message = (
                f"The database has tables of version {version}, this library writes version {STORE_VERSION}; "
                "use the library that made it, or extract into a new database."
            )
            raise SchemaVersionError("schema_version", message)

    def _write(self, connection: Connection, batch: list[Bulletin]) -> Added:
        """Write bulletins with distinct ids."""
        table = self._tables["bulletins"]
        ids = [bulletin.id for bulletin in batch]
        columns = select(table.c.id, table.c.record, table.c.complete, table.c.text_sha256)
        stored = list(connection.execute(columns.where(table.c.id.in_(ids))))
        known = {row.id: row.record for row in stored}
        whole = {(row.id, row.text_sha256) for row in stored if row.complete}
        changed = [
            b
            for b in batch
            if known.get(b.id) != b.model_dump_json() and (is_complete(b) or (b.id, b.text_sha256) not in whole)
        ]
        old = [b.id for b in changed if b.id in known]
        if old:
            self._delete(connection, old)
        self._insert(connection, changed)
        if old:
            self._drop_unused(connection)
        return Added(new=len(changed) - len(old), replaced=len(old), unchanged=len(batch) - len(changed))

    def _insert(self, connection: Connection, batch: list[Bulletin]) -> None:
        collected: dict[str, list[Row]] = {name: [] for name in self._tables}
        for bulletin in batch:
            for name, found in rows(bulletin).items():
                collected[name] += found
        for name in _SHARED:
            collected[name] = self._unknown(connection, name, collected[name])
        for name, table in self._tables.items():
            if collected[name]:
                connection.execute(insert(table), collected[name])

    def _unknown(self, connection: Connection, name: str, found: list[Row]) -> list[Row]:
        """Rows of a shared table that it does not hold yet."""
        by_id = {row["id"]: row for row in found}
        column = self._tables[name].c.id
        ids = list(by_id)
        for first in range(0, len(ids), 500):  # databases bound the number of parameters
            for known in connection.scalars(select(column).where(column.in_(ids[first : first + 500]))):
                del by_id[known]
        return list(by_id.values())

    def _delete(self, connection: Connection, ids: list[str]) -> None:
        for name, table in reversed(self._tables.items()):
            if name == "bulletins":
                connection.execute(delete(table).where(table.c.id.in_(ids)))
            elif name not in _SHARED:
                connection.execute(delete(table).where(table.c.bulletin_id.in_(ids)))

    def _drop_unused(self, connection: Connection) -> None:
        """Delete officials and people whom no bulletin names any more."""
        participations = self._tables["participations"]
        for name, reference in _SHARED.items():
            table = self._tables[name]
            is_used = exists().where(participations.c[reference] == table.c.id)
            connection.execute(delete(table).where(~is_used))


def _distinct(batch: list[Bulletin]) -> Iterator[list[Bulletin]]:
    """Runs of the batch, in order, in which no id stands twice."""
    run: dict[str, Bulletin] = {}
    for bulletin in batch:
        if bulletin.id in run:
            yield list(run.values())
            run = {}
        run[bulletin.id] = bulletin
    if run:
        yield list(run.values())


def _read(bulletin_id: str, record: str) -> Bulletin:
    try:
        return Bulletin.model_validate_json(record)
    except ValidationError as error:
        message = f"The record of {bulletin_id!r} cannot be read ({error.error_count()} errors); extract it again."
        raise StoreError("bad_record", message) from error
