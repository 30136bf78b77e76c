"""One Arrow schema for each table, and rows in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import TYPE_CHECKING, Any, cast

from bulletin_ie.errors import InputError, StoreError, require
from bulletin_ie.tables import TABLES, Column

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["PLACES", "batch_of", "cells_of", "columns_of", "schema", "schema_of"]

PLACES = 10
"""Decimal places of a number; a fraction with more is rounded, as `docs/frames.md` says."""
_DIGITS = 38
_UNIT = Decimal(1).scaleb(-PLACES)
_CONTEXT = Context(prec=_DIGITS + 1, rounding=ROUND_HALF_EVEN)


def columns_of(table: str, *, time_as_text: bool = False) -> tuple[Column, ...]:
    """The columns of a table.

    Args:
        table: A name in ``bulletin_ie.tables.TABLES``.
        time_as_text: Whether times of day are text.

    Returns:
        Its columns.

    Raises:
        InputError: There is no such table (``bad_argument``).

    Examples:
        >>> [column.name for column in columns_of("officials")]
        ['id', 'name', 'locality']
    """
    if table not in TABLES:
        raise InputError("bad_argument", f"There is no table {table!r}; the tables are {', '.join(TABLES)}.")
    if not time_as_text:
        return TABLES[table]
    return tuple(replace(column, type="text") if column.type == "time" else column for column in TABLES[table])


def schema(table: str, *, time_as_text: bool = False) -> pa.Schema:
    """The Arrow schema of a table: the columns of the database table, in the same order.

    Text is ``string``, an integer ``int64``, a number ``decimal128(38, 10)``, a day ``date32``, a time of day
    ``time64[us]``; ``confidence``, a double in the record too, is ``float64``. Columns that are never empty are not nullable; a number
    may have more digits than its column.

    Args:
        table: A name in ``bulletin_ie.tables.TABLES``.
        time_as_text: Whether times of day are ``string`` (``18:00:00``), for engines that do not know them, such as Spark.

    Returns:
        The schema.

    Raises:
        InputError: There is no such table (``bad_argument``).
        MissingExtraError: pyarrow is not installed.

    Examples:
        >>> print(schema("roles").field("position"))
        pyarrow.Field<position: int64 not null>
    """
    return schema_of(columns_of(table, time_as_text=time_as_text))


def schema_of(columns: Sequence[Column]) -> pa.Schema:
    """The Arrow schema of columns, of a table or of your own.

    Args:
        columns: The columns.

    Returns:
        The schema.

    Raises:
        MissingExtraError: pyarrow is not installed.

    Examples:
        >>> schema_of([Column("days_left", "integer")]).names
        ['days_left']
    """
    lib = require("pyarrow", "arrow")
    fields = [lib.field(c.name, _type(lib, c), nullable=not (c.key or c.required) or _is_exact(c)) for c in columns]
    return cast("pa.Schema", lib.schema(fields))


def _type(pa: Any, column: Column) -> Any:
    match column.type:
        case "text":
            return pa.string()
        case "integer":
            return pa.int64()
        case "number":
            return pa.decimal128(_DIGITS, PLACES) if _is_exact(column) else pa.float64()
        case "boolean":
            return pa.bool_()
        case "date":
            return pa.date32()
        case "time":
            return pa.time64("us")


def _is_exact(column: Column) -> bool:
    return column.type == "number" and column.name != "confidence"


def batch_of(columns: Sequence[Column], rows: Iterable[Mapping[str, Any]]) -> pa.RecordBatch:
    """Rows as one Arrow batch.

    Args:
        columns: The columns.
        rows: A mapping a row; a missing key is an empty cell, and so is a number with more than 28 digits before the point.

    Returns:
        The batch; without rows it has all its columns, too.

    Raises:
        StoreError: A value does not fit its column (``bad_value``); the message names both.
        MissingExtraError: pyarrow is not installed.

    Examples:
        >>> batch_of([Column("name"), Column("value", "number")], [{"name": "隐患", "value": 132}]).to_pylist()
        [{'name': '隐患', 'value': Decimal('132.0000000000')}]
    """
    lib = require("pyarrow", "arrow")
    found = list(rows)
    wanted = schema_of(columns)
    arrays = []
    for column, field in zip(columns, wanted, strict=True):
        values = [row.get(column.name) for row in found]
        if _is_exact(column):
            values = [_exact(column, value) for value in values]
        try:
            arrays.append(lib.array(values, field.type))
        except (lib.ArrowInvalid, lib.ArrowTypeError, OverflowError, UnicodeError) as error:
            raise StoreError("bad_value", f"The column {column.name} cannot hold a value: {error}.") from error
    return cast("pa.RecordBatch", lib.RecordBatch.from_arrays(arrays, schema=wanted))


def _exact(column: Column, value: Any) -> Decimal | None:
    """The value with ten decimal places, an integer never rounded; nothing for one that no decimal column holds."""
    if value is None:
        return None
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    if not number.is_finite():
        raise StoreError("bad_value", f"The column {column.name} cannot hold a value: {number} is no number.")
    if number.adjusted() >= _DIGITS - PLACES:
        return None
    rounded = number.quantize(_UNIT, context=_CONTEXT)
    return None if rounded.adjusted() >= _DIGITS - PLACES else rounded  # nines are rounded up


def cells_of(batch: pa.RecordBatch, name: str) -> list[Any]:
    """The cells of a column; those that are no UTF-8, though Arrow calls them text, as bytes.

    Args:
        batch: The batch.
        name: The column's name.

    Returns:
        The cells as Python has them.

    Raises:
        InputError: There is no such column (``bad_argument``).

    Examples:
        >>> cells_of(batch_of([Column("name")], [{"name": "隐患"}, {}]), "name")
        ['隐患', None]
    """
    if name not in batch.schema.names:
        found = ", ".join(batch.schema.names) or "no columns"
        raise InputError("bad_argument", f"The batch has no column {name!r}, only {found}; name one so.")
    column = batch.column(name)
    try:
        return list(column.to_pylist())
    except UnicodeDecodeError:
        return [_cell(cell) for cell in column]


def _cell(cell: Any) -> Any:
    try:
        return cell.as_py()
    except UnicodeDecodeError:
        return cell.as_buffer().to_pybytes()
