"""CSV that spreadsheets open without harm."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, TextIO

from bulletin_ie.tables import TABLES, Row

__all__ = ["CsvTable", "disarmed", "rearmed"]

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
# What programs pass over before they read a cell: blanks, control characters and what has no width.
_UNSEEN = (
    r"'\s\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
)
_FORMULA = re.compile(f"\\A[{_UNSEEN}]*[=+\\-@\t\r\n\0＝＋－＠﹢﹣﹦﹫−]")


def disarmed(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    A text that begins with ``=``, ``+``, ``-``, ``@``, a tab, a line break or a NUL, also full-width or small, gets an
    apostrophe in front; so does one that has blanks, control characters, characters without width or apostrophes before
    such a one. ``rearmed`` gives every text back. A text that is a number (``-5``) stays as it is.

    Args:
        text: The text of a cell.

    Returns:
        The text to write.

    Examples:
        >>> [disarmed(text) for text in ("=1+1", " =1", "青石镇", "-5", "-青石镇", "'=1")]
        ["'=1+1", "' =1", '青石镇', '-5', "'-青石镇", "''=1"]
    """
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def rearmed(cell: str) -> str:
    """The text that ``disarmed`` made a cell of.

    Args:
        cell: A cell of a CSV file that this package wrote.

    Returns:
        The text.

    Examples:
        >>> rearmed(disarmed("=1+1"))
        '=1+1'
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


class CsvTable:
    """Writes the rows of a table to a CSV file.

    Args:
        stream: Where to write, opened with ``newline=""``.
        table: The table's name.

    Examples:
        >>> import io
        >>> stream = io.StringIO()
        >>> CsvTable(stream, "officials").write([{"id": "o1", "name": "林知远", "locality": "清溪县"}])
        >>> stream.getvalue().splitlines()
        ['id,name,locality', 'o1,林知远,清溪县']
    """

    def __init__(self, stream: TextIO, table: str) -> None:
        self._names = [column.name for column in TABLES[table] if column.name != "record"]
        self._writer = csv.writer(stream)
        self._writer.writerow(self._names)

    def write(self, rows: Iterable[Row]) -> None:
        """Write rows; an empty cell is nothing, a number has no more digits than it needs."""
        self._writer.writerows([_cell(row[name]) for name in self._names] for row in rows)


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case str():
            return disarmed(value)
        case bool():
            return "true" if value else "false"
        case Decimal():
            whole = value.to_integral_value()
            return format(whole if value == whole else value, "f")
        case _:
            return str(value)
