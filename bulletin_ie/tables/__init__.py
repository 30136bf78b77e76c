"""One set of tables for stores and data frames, and the rows of a bulletin in them.

Knows no database and no data-frame library; those adapters build their tables from ``TABLES``.
"""

from bulletin_ie.tables.columns import TABLE_MEANINGS, TABLES, Column, ColumnType, Row
from bulletin_ie.tables.officials import is_official
from bulletin_ie.tables.rows import Values, is_complete, rows, values

__all__ = [
    "TABLES",
    "TABLE_MEANINGS",
    "Column",
    "ColumnType",
    "Row",
    "Values",
    "is_complete",
    "is_official",
    "rows",
    "values",
]
