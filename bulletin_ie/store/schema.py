"""The SQLAlchemy tables, made from the one set in ``bulletin_ie.tables``."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, MetaData, Numeric, String, Table, Text, Time
from sqlalchemy.types import TypeEngine

from bulletin_ie.tables import TABLE_MEANINGS, TABLES, ColumnType
from bulletin_ie.tables import Column as ColumnSpec

__all__ = ["VERSION_TABLE", "make_tables", "version_table"]

VERSION_TABLE = "bulletin_ie_version"
"""Holds the id of the migration that the tables are at; Alembic reads it too."""

_TYPES: dict[ColumnType, TypeEngine[Any]] = {
    "text": Text(),
    "integer": Integer(),
    "number": Numeric(asdecimal=False),  # exact in the record; SQLite has no decimal type
    "boolean": Boolean(),
    "date": Date(),
    "time": Time(),
}
_KEY = String(64)
_INDEXED = {
    "bulletins": ("source", "published"),
    "events": ("type", "first_day", "last_day"),
    "officials": ("name",),
    "people": ("name",),
    "counts": ("kind",),
    "deadlines": ("last_day",),
    "topics": ("label",),
}
"""What questions are asked by; columns that refer to other tables are indexed besides."""
_OF_ANY_LENGTH = ("source", "name")


def make_tables(metadata: MetaData) -> dict[str, Table]:
    """Every table by its name, in an order in which rows can be inserted.

    Args:
        metadata: Takes them.

    Returns:
        The tables.

    Examples:
        >>> list(make_tables(MetaData())["roles"].columns.keys())
        ['participation_id', 'position', 'bulletin_id', 'role']
    """
    return {name: _table(metadata, name) for name in TABLES}


def version_table(metadata: MetaData) -> Table:
    """The table that holds the version of the tables, as Alembic makes it."""
    column = Column("version_num", String(32), primary_key=True)
    return Table(VERSION_TABLE, metadata, column)


def _table(metadata: MetaData, name: str) -> Table:
    specs = TABLES[name]
    columns = [_column(spec) for spec in specs]
    indexes = [
        _index(name, spec.name)
        for position, spec in enumerate(specs)
        # The first column of the primary key has the key's own index.
        if spec.name in _INDEXED.get(name, ()) or (spec.refers and not (spec.key and position == 0))
    ]
    return Table(name, metadata, *columns, *indexes, comment=TABLE_MEANINGS[name])


def _column(spec: ColumnSpec) -> Column[Any]:
    is_key = spec.key or spec.refers is not None
    return Column(
        spec.name,
        _KEY if is_key and spec.type == "text" else _TYPES[spec.type],
        *([ForeignKey(f"{spec.refers}.id")] if spec.refers else []),
        primary_key=spec.key,
        nullable=not (spec.key or spec.required),
        autoincrement=False,
        comment=spec.meaning,
    )


def _index(table: str, column: str) -> Index:
    # A PostgreSQL B-tree refuses values of more than 2,700 bytes; names and paths may be longer.
    using = "hash" if column in _OF_ANY_LENGTH else "btree"
    return Index(f"ix_{table}_{column}", column, postgresql_using=using)
