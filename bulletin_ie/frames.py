"""Rows as data frames of pandas or polars, with the types of the tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, get_args

from bulletin_ie.arrow import batch_of
from bulletin_ie.arrow.columns import columns_of
from bulletin_ie.arrow.rows import SharedRows
from bulletin_ie.errors import InputError, require
from bulletin_ie.records import Bulletin
from bulletin_ie.tables import Column

__all__ = ["Engine", "bulletins_frame", "frame_of", "to_frame"]

Engine = Literal["pandas", "polars"]
"""The library that a data frame is of."""


def frame_of(columns: Sequence[Column], rows: Iterable[Mapping[str, Any]], engine: Engine = "pandas") -> Any:
    """A data frame with columns of your own.

    The frame stands on Arrow: an integer column may have empty cells and stays one of integers, days are days, numbers
    are exact decimals. A frame without rows has the same columns and types.

    Args:
        columns: The columns, as in ``bulletin_ie.tables``.
        rows: A mapping a row; a missing key is an empty cell.
        engine: ``pandas`` (its columns have the types of ``pandas.ArrowDtype``) or ``polars``.

    Returns:
        The frame.

    Raises:
        InputError: There is no such engine (``bad_argument``).
        StoreError: A value does not fit its column (``bad_value``).
        MissingExtraError: pandas, polars or pyarrow is not installed.

    Examples:
        >>> columns = [Column("name"), Column("days_left", "integer")]
        >>> frame = frame_of(columns, [{"name": "林知远", "days_left": 3}, {"name": "尚青"}], "polars")
        >>> frame["days_left"].to_list()
        [3, None]
    """
    if engine not in get_args(Engine):
        raise InputError("bad_argument", f'engine={engine!r}; give "pandas" or "polars".')
    if engine == "polars":
        polars = require("polars", "polars")
        return polars.from_arrow(batch_of(columns, rows))
    pandas = require("pandas", "frames")
    return batch_of(columns, rows).to_pandas(types_mapper=pandas.ArrowDtype)


def to_frame(rows: Iterable[Mapping[str, Any]], table: str, engine: Engine = "pandas") -> Any:
    """Rows of a table as a data frame.

    Args:
        rows: Rows, as ``bulletin_ie.tables.rows`` makes them.
        table: The table that they belong to.
        engine: ``pandas`` or ``polars``.

    Returns:
        The frame, with the columns of the table.

    Raises:
        InputError: There is no such table or engine (``bad_argument``).
        StoreError: A value does not fit its column (``bad_value``).
        MissingExtraError: pandas, polars or pyarrow is not installed.

    Examples:
        >>> to_frame([{"id": "o1", "name": "林知远", "locality": "清溪县"}], "officials").name.tolist()
        ['林知远']
    """
    return frame_of(columns_of(table), rows, engine)


def bulletins_frame(bulletins: Iterable[Bulletin], table: str, engine: Engine = "pandas") -> Any:
    """One table of bulletins as a data frame.

    Args:
        bulletins: The records, different bulletins.
        table: A name in ``bulletin_ie.tables.TABLES``.
        engine: ``pandas`` or ``polars``.

    Returns:
        The frame; each official and person stands in it once.

    Raises:
        InputError: There is no such table or engine (``bad_argument``).
        StoreError: A value does not fit its column (``bad_value``).
        MissingExtraError: pandas, polars or pyarrow is not installed.

    Examples:
        >>> import bulletin_ie
        >>> page = bulletin_ie.extract("本报讯 4月6日，县委书记周明远主持召开防汛工作会议。", published="2022-04-07")
        >>> bulletins_frame([page], "events")[["type", "first_day"]].to_dict("records")
        [{'type': 'meeting', 'first_day': datetime.date(2022, 4, 6)}]
    """
    columns, shared = columns_of(table), SharedRows()
    return frame_of(columns, (row for bulletin in bulletins for row in shared.rows(bulletin)[table]), engine)
