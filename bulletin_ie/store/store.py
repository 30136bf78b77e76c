"""The store: bulletins in, rows and equal bulletins out."""

from __future__ import annotations

import reprlib
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from itertools import chain
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self, overload

from sqlalchemy import Connection, Engine, MetaData, func, select

from bulletin_ie.errors import InputError, StoreError, UnknownItemError
from bulletin_ie.queries.filters import no_bulletin, words_of
from bulletin_ie.records import Bulletin
from bulletin_ie.store.engine import begin, is_missing, make_engine, release_file, safe_url
from bulletin_ie.store.querying import StoreQueries, ids_by_source, read_record
from bulletin_ie.store.results import HEAD_OF_RECORD, Added, Known, Refused
from bulletin_ie.store.schema import make_tables, version_table
from bulletin_ie.store.upgrading import bring_up_to_date, has_tables, is_current
from bulletin_ie.store.writing import Document, Writer, batches, document, parts, without_repeats

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

__all__ = ["Store", "open_store"]

_PAGE = 100  # records read at a time
_ITS_OWN_FAULT = ("IntegrityError", "DataError", "OverflowError", "ProgramLimitExceeded")
_SHOWN = 3  # refused bulletins that an error names


def open_store(url: str = "sqlite:///events.db", *, create: bool = True) -> Store:
    """Open a database, make its tables where they are missing, and upgrade older ones.

    Args:
        url: A database URL: ``sqlite:///events.db`` (a file in the present folder), ``sqlite://`` (in memory) or
            ``postgresql+psycopg://user@host/database``, which needs the extra ``postgres``.
        create: Whether a database without tables gets them; otherwise it is refused (``no_database``), so that a slip in
            a file's name is no empty answer.

    Returns:
        The store; use it in a ``with`` statement, or close it.

    Raises:
        StoreError: The URL or the database cannot be used; the message says why and what to do.
        SchemaVersionError: The tables are newer than this library, or not its own.

    Examples:
        >>> import bulletin_ie
        >>> page = bulletin_ie.extract("本报讯 4月6日，县委书记周明远主持召开防汛工作会议。", source="p1.txt")
        >>> with open_store("sqlite://") as store:  # in memory
        ...     print(store.add([page]), store.bulletin(page.id) == page)
        Added(new=1, replaced=0, unchanged=0) True
    """
    engine = make_engine(url)
    if not create and is_missing(engine.url):
        message = f"There is no file {engine.url.database}; fill it first: bulletin-ie extract PATH... --to URL."
        raise StoreError("no_database", message)
    try:
        return Store(engine, create=create)
    except BaseException:
        engine.dispose()
        raise


class Store(StoreQueries):
    """Bulletins in a database; made by ``open_store``.

    The column ``bulletins.record`` holds each bulletin as JSON and is the source of truth: every other table can be
    built again from it (``rebuild``). Threads may share a store.

    Args:
        engine: An SQLAlchemy engine of ``bulletin_ie.store.engine``; the store disposes of it when closed.
        create: Whether to make tables in a database that has none.

    Examples:
        >>> import bulletin_ie
        >>> page = bulletin_ie.extract("本报讯 4月6日，县长林知远到柳林镇调研。", source="p1.txt")
        >>> with open_store("sqlite://") as store:
        ...     done = store.add([page])
        ...     [one.source for one in store.bulletins()], store.events(official="林知远")
        (['p1.txt'], <1 event>)
    """

    def __init__(self, engine: Engine, *, create: bool = True) -> None:
        metadata = MetaData()
        self._engine = engine
        self._tables = make_tables(metadata)
        self._is_open = True
        version = version_table(metadata)
        with self._transaction() as connection:
            current = is_current(connection, version)
            if not (create or current or has_tables(connection)):
                message = f"There are no bulletins in {safe_url(engine.url)}; extract some into it first."
                raise StoreError("no_database", message)
        if not current:
            with self._writing() as connection:
                if bring_up_to_date(connection, metadata, version, self._tables):
                    self._rebuild(connection, chain.from_iterable(self._id_pages(connection)), [])

    def __repr__(self) -> str:
        return f"<Store of {safe_url(self._engine.url)}{'' if self._is_open else ', closed'}>"

    def __len__(self) -> int:
        with self._transaction() as connection:
            return connection.scalar(select(func.count()).select_from(self._tables["bulletins"])) or 0

    def __bool__(self) -> bool:
        return True  # also without bulletins: `if store` asks whether there is one

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection; a closed store answers nothing."""
        self._engine.dispose()  # each thread may have left a connection, and each one holds the file
        if self._is_open:
            release_file(self._engine)
        self._is_open = False

    def add(self, bulletins: Iterable[Bulletin], *, on_error: Literal["raise", "skip"] = "raise") -> Added:
        """Write bulletins; the same one twice changes nothing, a changed one replaces its rows.

        A record cut short by a timeout never replaces a complete one of the same source and text; that counts as
        unchanged.

        Bulletins are taken one by one and written in transactions of at most 200, so that any number of them can be
        added; each one is written whole or not at all, whatever happens meanwhile.

        Args:
            bulletins: The records, in any number.
            on_error: What to do about a bulletin that the database cannot hold: ``raise`` writes the others of its
                transaction and raises, ``skip`` goes on and lists it in the result.

        Returns:
            How many were new, replaced and unchanged.

        Raises:
            StoreError: The database refused, or, where ``on_error`` is ``raise``, a bulletin cannot be held
                (``refused_bulletin``); what was written before stays. To go on, add the same bulletins again.
            InputError: ``bulletins`` is a single one, or ``on_error`` is another word (``bad_argument``).

        Examples:
            >>> import bulletin_ie
            >>> text = "本报讯 6月8日，县长林知远到柳林水库检查。"
            >>> with open_store("sqlite://") as store:
            ...     store.add(bulletin_ie.load().pipe([text, text + "更正：6月9日。"]))
            Added(new=2, replaced=0, unchanged=0)
        """
        if isinstance(bulletins, Bulletin | str) or not isinstance(bulletins, Iterable):
            raise InputError("bad_argument", f"bulletins is {type(bulletins).__name__}; give several, such as a list.")
        if on_error not in ("raise", "skip"):
            raise InputError("bad_argument", f'on_error={on_error!r}; give "raise" or "skip".')
        done = Added()
        unreadable: list[Refused] = []
        for batch in chain(batches(_documents(bulletins, unreadable)), [[]]):  # the last may follow the last batch
            done += self._add(batch) if batch else Added()
            done += Added(refused=tuple(unreadable))
            unreadable.clear()
            if on_error == "raise":
                _raise_refused(done.refused)
        return done

    def bulletin(self, bulletin_id: str) -> Bulletin:
        """The record with an id, equal to the one that was added.

        Raises:
            UnknownItemError: There is none; it is also a ``KeyError``.
            StoreError: Its JSON is damaged (``bad_record``), or the database refused.
            InputError: ``bulletin_id`` is nothing that can be an id (``bad_argument``).

        Examples:
            >>> with open_store("sqlite://") as store:
            ...     store.bulletin("b-1")
            Traceback (most recent call last):
            bulletin_ie.errors.UnknownItemError: [unknown_item] No bulletin has the id 'b-1'; take one that a record or a hit has.
        """
        words_of("bulletin_id", bulletin_id)
        table = self._tables["bulletins"]
        with self._transaction() as connection:
            record = connection.scalar(select(table.c.record).where(table.c.id == bulletin_id))
        if record is None:
            raise UnknownItemError("unknown_item", no_bulletin(bulletin_id))
        return read_record(bulletin_id, record)

    def bulletins(self) -> Iterator[Bulletin]:
        """Every record, in the order of source, then id; any number of them, for they are read as they are asked for.

        Raises:
            StoreError: The database refused, or a record is damaged.
        """
        yield from map(self.bulletin, ids_by_source(self._transaction, self._tables["bulletins"]))

    @overload
    def to_frame(self, table: str, engine: Literal["pandas"] = "pandas") -> pd.DataFrame: ...
    @overload
    def to_frame(self, table: str, engine: Literal["polars"]) -> pl.DataFrame: ...
    def to_frame(self, table: str, engine: Literal["pandas", "polars"] = "pandas") -> pd.DataFrame | pl.DataFrame:
        """One table of all bulletins as a data frame, equal to that of a ``Collection`` of them.

        The rows are made from the records, which are read one by one: numbers are as exact as there.

        Args:
            table: Its name, such as ``participations``; see ``docs/tables.md``.
            engine: ``pandas`` or ``polars``.

        Returns:
            The frame.

        Raises:
            InputError: There is no such table or engine.
            StoreError: The database refused, or a record is damaged.
            MissingExtraError: The library is not installed.

        Examples:
            >>> import bulletin_ie
            >>> page = bulletin_ie.extract("本报讯 4月6日，县委书记周明远主持召开防汛工作会议。")
            >>> with open_store("sqlite://") as store:
            ...     done = store.add([page])
            ...     len(store), store.to_frame("participations").name.tolist()
            (1, ['周明远'])
        """
        from bulletin_ie.frames import bulletins_frame  # pandas and polars are extras

        frame: pd.DataFrame | pl.DataFrame = bulletins_frame(self.bulletins(), table, engine)
        return frame

    def known(self, ids: Iterable[str]) -> dict[str, Known]:
        """What the store knows of bulletins, by their ids; those that it has not are left out.

        Args:
            ids: Ids of bulletins; see `bulletin_ie.records.ids.bulletin_id`.

        Returns:
            For each id that it has: the text, the rules and the arguments that the record was made from.

        Raises:
            StoreError: The database refused.
        """
        table = self._tables["bulletins"]
        columns = [table.c[name] for name in Known.model_fields if name != "locality"]
        head = func.substr(table.c.record, 1, HEAD_OF_RECORD).label("head")  # all of it would have to be parsed
        query = select(table.c.id, *columns, head)
        found: dict[str, Known] = {}
        with self._transaction() as connection:
            for part in parts(list(ids)):
                for row in connection.execute(query.where(table.c.id.in_(part))):
                    with suppress(ValueError):  # a damaged record is one to make again
                        found[row.id] = Known.from_row(row)
        return found

    def rebuild(self) -> int:
        """Build every other table again from the records, which stay as they are.

        Bulletins are taken in groups, each in a transaction: at any moment each one has its old rows or its new ones.

        Returns:
            The number of bulletins.

        Raises:
            StoreError: The database refused, or records are damaged (``bad_record``); these are named and keep their
                rows, and all others are built again.
        """
        done = 0
        damaged: list[str] = []
        for ids in self._id_pages():
            with self._writing() as connection:
                done += self._rebuild(connection, ids, damaged)
        if damaged:
            named = ", ".join(repr(one) for one in damaged[:_SHOWN]) + (", …" if len(damaged) > _SHOWN else "")
            count = "1 record" if len(damaged) == 1 else f"{len(damaged)} records"
            message = f"{count} cannot be read ({named}); extract these pages again. All others are rebuilt."
            raise StoreError("bad_record", message)
        return done

    def _add(self, batch: list[Document]) -> Added:
        """Write a batch; where a document is refused, each of the batch on its own."""
        try:
            return self._write(batch)
        except StoreError as error:
            if not _is_its_own_fault(error):
                raise
            if len(batch) == 1:
                return Added(refused=(_refused(batch[0].bulletin, error),))
        done = Added()
        for one in batch:
            done += self._add([one])
        return done

    def _write(self, batch: list[Document]) -> Added:
        new = replaced = 0
        with self._writing() as connection:
            writer = Writer(connection, self._tables)
            for run in without_repeats(batch):
                made = writer.write(run)
                new, replaced = new + made[0], replaced + made[1]
        return Added(new=new, replaced=replaced, unchanged=len(batch) - new - replaced)

    def _rebuild(self, connection: Connection, ids: Iterable[str], damaged: list[str]) -> int:
        writer, done = Writer(connection, self._tables), 0
        for batch in batches(self._stored(connection, ids, damaged)):
            writer.replace(batch, [one.bulletin.id for one in batch])
            done += len(batch)
        return done

    def _stored(self, connection: Connection, ids: Iterable[str], damaged: list[str]) -> Iterator[Document]:
        """The documents with some ids, with their JSON as it is; the ids of damaged ones go into ``damaged``."""
        table = self._tables["bulletins"]
        for bulletin_id in ids:
            record = connection.scalar(select(table.c.record).where(table.c.id == bulletin_id))
            if record is None:  # gone since the ids were read
                continue
            try:
                yield Document(read_record(bulletin_id, record), record.encode())
            except StoreError:
                damaged.append(bulletin_id)

    def _id_pages(self, connection: Connection | None = None) -> Iterator[list[str]]:
        """All ids, a page at a time, read in a transaction of their own where none is given."""
        column = self._tables["bulletins"].c.id
        query = select(column).order_by(column).limit(_PAGE)
        last = None
        while True:
            with nullcontext(connection) if connection is not None else self._transaction() as open_connection:
                ids = list(open_connection.scalars(query if last is None else query.where(column > last)))
            if not ids:
                return
            yield ids
            last = ids[-1]

    def _transaction(self) -> AbstractContextManager[Connection]:
        """A transaction that reads."""
        return begin(self._open_engine())

    def _writing(self) -> AbstractContextManager[Connection]:
        """A transaction that writes; no other writer shares it."""
        return begin(self._open_engine(), writes=True)

    def _open_engine(self) -> Engine:
        if not self._is_open:
            raise StoreError("closed", f"The store of {safe_url(self._engine.url)} is closed; open it again.")
        return self._engine


def _documents(bulletins: Iterable[Bulletin], refused: list[Refused]) -> Iterator[Document]:
    """Bulletins with their JSON; those that have none go into ``refused``."""
    for bulletin in bulletins:
        try:
            yield document(bulletin)
        except StoreError as error:
            refused.append(_refused(bulletin, error))


def _refused(bulletin: Bulletin, error: StoreError) -> Refused:
    if not isinstance(bulletin, Bulletin):
        return Refused(reprlib.repr(bulletin), None, error.message)
    return Refused(bulletin.id, bulletin.source, error.message)


def _is_its_own_fault(error: StoreError) -> bool:
    """Whether a document is refused for what it holds, so that others may be taken."""
    cause = getattr(error.__cause__, "orig", None) or error.__cause__
    return error.code == "nul_in_id" or any(base.__name__ in _ITS_OWN_FAULT for base in type(cause).__mro__)


def _raise_refused(refused: tuple[Refused, ...]) -> None:
    if refused:
        named = "; ".join(map(str, refused[:_SHOWN])) + ("; …" if len(refused) > _SHOWN else "")
        count = "A bulletin was" if len(refused) == 1 else f"{len(refused)} bulletins were"
        message = f"{count} refused, those before and beside are written. {named}"
        raise StoreError("refused_bulletin", message)
