"""Bulletins in memory, with the queries of the store and without a database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, overload

from bulletin_ie.arguments import check_path
from bulletin_ie.errors import InputError, UnknownItemError
from bulletin_ie.queries import Queries
from bulletin_ie.queries.asking import AnyFilter
from bulletin_ie.queries.filters import OfficialFilter, no_bulletin, words_of
from bulletin_ie.queries.summaries import Appearance, appearances
from bulletin_ie.records import Bulletin
from bulletin_ie.tables import is_complete

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

__all__ = ["Collection"]

_PARQUET = ".parquet"
_JSON_LINES = (".jsonl", ".ndjson")


class Collection(Queries, Sequence[Bulletin]):
    """Bulletins in memory; it never changes.

    As in a store, each id stands once: of two records of the same bulletin the later one stays, but one that a timeout
    cut short never replaces a complete one of the same text.

    Args:
        bulletins: The records.

    Raises:
        InputError: Something else than a bulletin is among them.

    Examples:
        >>> import bulletin_ie
        >>> text = "本报讯 5月6日，县委书记周明远到柳林镇调研防汛工作。"
        >>> pages = Collection([bulletin_ie.extract(text, source="p1.txt", published="2023-05-07")])
        >>> pages, pages[0].source, pages.events(topic="flood_control")
        (<Collection of 1 bulletin>, 'p1.txt', <1 event>)
    """

    def __init__(self, bulletins: Iterable[Bulletin] = ()) -> None:
        self._by_id: dict[str, Bulletin] = {}
        for one in bulletins:
            if not isinstance(one, Bulletin):
                raise InputError(
                    "bad_argument", f"A collection holds bulletins, not {type(one).__name__}; extract it first."
                )
            known = self._by_id.get(one.id)
            if not (known and known.text_sha256 == one.text_sha256 and is_complete(known) and not is_complete(one)):
                self._by_id[one.id] = one
        self._bulletins = tuple(self._by_id.values())

    @classmethod
    def read(cls, *paths: str | Path) -> Collection:
        """The bulletins of files.

        Args:
            paths: JSON Lines (``.jsonl``, ``.ndjson``), Parquet (``.parquet``) or folders of Parquet.

        Returns:
            The collection of them all, in the order of the paths.

        Raises:
            StoreError: A file cannot be read, or holds something else.
            InputError: A path has another ending, or names a database.
            MissingExtraError: pyarrow is not installed, and a path is Parquet.

        Examples:
            >>> import bulletin_ie, tempfile
            >>> page = bulletin_ie.extract("本报讯 4月6日，县委书记周明远主持召开防汛工作会议。", source="p1.txt")
            >>> with tempfile.TemporaryDirectory() as folder:
            ...     _ = Collection([page]).write(f"{folder}/pages.jsonl")
            ...     Collection.read(f"{folder}/pages.jsonl") == Collection([page])
            True
        """
        from bulletin_ie import exchange  # files are not needed to ask
        from bulletin_ie.exchange.reading import check_no_database

        def records() -> Iterator[Bulletin]:
            for given in paths:
                path = check_path("path", given)
                check_no_database(given)
                is_parquet = path.is_dir() or _is_parquet(path)
                for result in exchange.read_parquet(path) if is_parquet else exchange.read_jsonl(path):
                    if isinstance(result, Bulletin):
                        yield result

        return cls(records())

    def write(self, path: str | Path) -> int:
        """Write the bulletins to a file, nothing lost; one that stands there is replaced.

        Args:
            path: ``.jsonl`` or ``.ndjson`` for JSON Lines, ``.parquet`` for Parquet.

        Returns:
            How many were written.

        Raises:
            StoreError: The file cannot be written.
            InputError: The path has another ending.
            MissingExtraError: pyarrow is not installed, and the path is Parquet.

        Examples:
            >>> import tempfile
            >>> with tempfile.TemporaryDirectory() as folder:
            ...     Collection().write(f"{folder}/pages.jsonl")
            0
        """
        from bulletin_ie import exchange  # as above

        target = check_path("path", path)
        return (exchange.write_parquet if _is_parquet(target) else exchange.write_jsonl)(self, target)

    def bulletin(self, bulletin_id: str) -> Bulletin:
        """The bulletin with an id.

        Args:
            bulletin_id: The id.

        Returns:
            The bulletin.

        Raises:
            UnknownItemError: There is none; it is also a ``KeyError``.
            InputError: ``bulletin_id`` is nothing that can be an id (``bad_argument``).

        Examples:
            >>> import bulletin_ie
            >>> page = bulletin_ie.extract("本报讯 4月6日，县委书记周明远主持召开防汛工作会议。", source="p1.txt")
            >>> Collection([page]).bulletin(page.id) == page
            True
        """
        words_of("bulletin_id", bulletin_id)
        if bulletin_id not in self._by_id:
            raise UnknownItemError("unknown_item", no_bulletin(bulletin_id))
        return self._by_id[bulletin_id]

    @overload
    def to_frame(self, table: str, engine: Literal["pandas"] = "pandas") -> pd.DataFrame: ...
    @overload
    def to_frame(self, table: str, engine: Literal["polars"]) -> pl.DataFrame: ...
    def to_frame(self, table: str, engine: Literal["pandas", "polars"] = "pandas") -> pd.DataFrame | pl.DataFrame:
        """One table of the bulletins as a data frame.

        Args:
            table: Its name, such as ``participations``; see ``docs/tables.md``.
            engine: ``pandas`` or ``polars``.

        Returns:
            The frame.

        Raises:
            InputError: There is no such table or engine.
            MissingExtraError: The library is not installed.

        Examples:
            >>> import bulletin_ie
            >>> page = bulletin_ie.extract("本报讯 4月6日，县委书记周明远主持召开防汛工作会议。")
            >>> Collection([page]).to_frame("participations").name.tolist()
            ['周明远']
        """
        from bulletin_ie.frames import bulletins_frame  # pandas and polars are extras

        frame: pd.DataFrame | pl.DataFrame = bulletins_frame(self, table, engine)
        return frame

    @overload
    def __getitem__(self, index: int) -> Bulletin: ...
    @overload
    def __getitem__(self, index: slice) -> Collection: ...
    def __getitem__(self, index: int | slice) -> Bulletin | Collection:
        if isinstance(index, slice):
            return Collection(self._bulletins[index])
        return self._bulletins[index]

    def __len__(self) -> int:
        return len(self._bulletins)

    def __eq__(self, other: object) -> bool:
        return self._bulletins == other._bulletins if isinstance(other, Collection) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self._by_id))

    def __repr__(self) -> str:
        return f"<Collection of {len(self):,} bulletin{'' if len(self) == 1 else 's'}>"

    def _repr_html_(self) -> str:
        from bulletin_ie.display import collection_html  # a notebook asks; nothing else needs the templates

        return str(collection_html(self, caption=repr(self)[1:-1]))

    def _candidates(self, wanted: AnyFilter) -> Iterable[Bulletin]:
        return self._bulletins

    def _appearances(self, wanted: OfficialFilter) -> Iterator[Appearance]:
        for bulletin in self._bulletins:
            if wanted.event.fits_bulletin(bulletin):
                yield from appearances(bulletin)


def _is_parquet(path: Path) -> bool:
    suffix = path.suffix.lower()
    if suffix != _PARQUET and suffix not in _JSON_LINES:
        endings = ", ".join((*_JSON_LINES, _PARQUET))
        raise InputError("bad_argument", f"{path} has the ending {suffix!r}; give a file with one of {endings}.")
    return suffix == _PARQUET
