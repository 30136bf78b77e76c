"""The SQLAlchemy tables, made from the one set in ``bulletin_ie.tables``."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, MetaData, Numeric, String, Table, Text, Time
from sqlalchemy.types import TypeEngine

from bulletin_ie.tables import TABLES, ColumnType

__all__ = ["STORE_VERSION", "make_tables", "version_table"]

STORE_VERSION = 1
"""Version of the tables; a database of another one is refused."""

_TYPES: dict[ColumnType, TypeEngine[Any]] = {
    "text": Text(),
    "integer": Integer(),
    "number": Numeric(asdecimal=False),  # exact in the record; SQLite has no decimal type
    "boolean": Boolean(),
    "date": Date(),
    "time": Time(),
}
_KEY = String(64)
_INDEXED = ("bulletin_id", "event_id", "official_id", "person_id", "source", "first_day", "last_day", "name")


def make_tables(metadata: MetaData) -> dict[str, Table]:
    """Every table by its name, in an order in which rows can be inserted."""
    return {name: _table(metadata, name) for name in TABLES}


def version_table(metadata: MetaData) -> Table:
    """The one-row table that holds the version of the tables."""
    return Table("bulletin_ie_schema", metadata, Column("version", Integer, primary_key=True, autoincrement=False))


def _table(metadata: MetaData, name: str) -> Table:
    columns: list[Column[Any]] = []
    indexes: list[Index] = []
    for spec in TABLES[name]:
        is_key = spec.key or spec.refers is not None
        kind = _KEY if is_key and spec.type == "text" else _TYPES[spec.type]
        references = [ForeignKey(f"{spec.refers}.id")] if spec.refers else []
        columns.append(
            Column(
                spec.name,
                kind,
                *references,
                primary_key=spec.key,
                nullable=not (spec.key or spec.required),
                autoincrement=False,
            )
        )
        if spec.name in _INDEXED and not spec.key:
            indexes.append(Index(f"ix_{name}_{spec.name}", spec.name))
    return Table(name, metadata, *columns, *indexes)
