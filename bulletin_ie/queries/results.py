"""The answer to a query: an immutable sequence that becomes a frame or a table on a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, Protocol, TypeVar, overload

from bulletin_ie.tables import Column

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

__all__ = ["Results"]


class _Answer(Protocol):
    """What every hit and summary has."""

    columns: ClassVar[tuple[Column, ...]]
    noun: ClassVar[str]

    def row(self) -> dict[str, Any]: ...


T = TypeVar("T", bound=_Answer, covariant=True)


class Results(Sequence[T], Generic[T]):
    """The hits of a query in a fixed order; it never changes.

    Args:
        kind: The class of the hits, which also an empty answer has.
        hits: The hits.

    Attributes:
        kind: The class of the hits.

    Examples:
        >>> import bulletin_ie
        >>> pages = [bulletin_ie.extract(f"本报讯 4月{day}日，县长林知远到柳林镇调研。") for day in (6, 7)]
        >>> found = bulletin_ie.Collection(pages).events(official="林知远")
        >>> found, len(found), found[:1]
        (<2 events>, 2, <1 event>)
    """

    __slots__ = ("_hits", "kind")

    def __init__(self, kind: type[T], hits: Iterable[T] = ()) -> None:
        self.kind = kind
        self._hits = tuple(hits)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Results[T]: ...
    def __getitem__(self, index: int | slice) -> T | Results[T]:
        if isinstance(index, slice):
            return Results(self.kind, self._hits[index])
        return self._hits[index]

    def __len__(self) -> int:
        return len(self._hits)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Results):
            return NotImplemented
        return self.kind is other.kind and self._hits == other._hits

    def __hash__(self) -> int:
        return hash((self.kind, self._hits))

    def __repr__(self) -> str:
        noun = self.kind.noun
        return f"<{len(self):,} {noun}{'' if len(self) == 1 else 's'}>"

    def _repr_html_(self) -> str:
        from bulletin_ie.display import results_html  # a notebook asks; nothing else needs the templates

        return str(results_html(self))

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the frame, with their types."""
        return self.kind.columns

    def rows(self) -> list[dict[str, Any]]:
        """A row for each hit, with all columns; days and times as Python has them."""
        return [{column.name: row[column.name] for column in self.columns} for row in (hit.row() for hit in self)]

    @overload
    def to_frame(self, engine: Literal["pandas"] = "pandas") -> pd.DataFrame: ...
    @overload
    def to_frame(self, engine: Literal["polars"]) -> pl.DataFrame: ...
    def to_frame(self, engine: Literal["pandas", "polars"] = "pandas") -> Any:
        """The hits as a data frame, a row for each.

        Args:
            engine: ``pandas`` or ``polars``.

        Returns:
            The frame; its columns are those of ``columns``, also where nothing was found, and days are real dates.

        Raises:
            BulletinIEError: The library is not installed; the message names the extra to install.

        Examples:
            >>> import bulletin_ie
            >>> text = "本报讯 4月6日，县委书记周明远到柳林镇调研。全镇有重点项目12个。"
            >>> pages = bulletin_ie.Collection([bulletin_ie.extract(text, published="2022-04-07")])
            >>> frame = pages.counts(kind="project").to_frame()
            >>> frame.first_day[0], int(frame["value"].sum()), frame["object"][0]
            (datetime.date(2022, 4, 6), 12, '重点项目')
        """
        from bulletin_ie.frames import frame_of  # pandas and polars are extras

        return frame_of(self.columns, self.rows(), engine)
