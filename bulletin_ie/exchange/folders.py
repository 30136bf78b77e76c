"""Every table of many bulletins as a file of its own: Parquet for programs, CSV for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Literal, TextIO

from bulletin_ie.arrow import batches, schema
from bulletin_ie.arrow.rows import SharedRows
from bulletin_ie.errors import InputError, require
from bulletin_ie.exchange.cells import CsvTable
from bulletin_ie.exchange.checking import bulletins_of
from bulletin_ie.exchange.parquet import COMPRESSION
from bulletin_ie.exchange.replacing import replacing_all
from bulletin_ie.records import Bulletin
from bulletin_ie.tables import TABLES

__all__ = ["TableFormat", "write_tables"]

TableFormat = Literal["parquet", "csv"]


def write_tables(
    bulletins: Iterable[Bulletin],
    folder: str | Path,
    *,
    format: TableFormat = "parquet",  # noqa: A002
) -> int:
    """Write every table of bulletins into a folder, a file a table; memory is bounded.

    Args:
        bulletins: The records, different bulletins, in any number.
        folder: The folder; it is made if it does not exist. Files of the same names are replaced when all is written.
        format: ``parquet``, with the types of ``arrow.schema``, where the cell of a number with more than 28 digits before
            the point is empty; or ``csv``, for spreadsheets: UTF-8 with a mark, cells that
            a spreadsheet would take for a formula disarmed (see `bulletin_ie.exchange.cells.disarmed`), and without the
            column ``bulletins.record``, which is too long for a cell.

    Returns:
        How many bulletins were written.

    Raises:
        InputError: There is no such format (``bad_argument``).
        StoreError: The folder cannot be written (``cannot_write``); what stood there stays.
        MissingExtraError: pyarrow is not installed; CSV does not need it.

    Examples:
        >>> import bulletin_ie, tempfile
        >>> page = bulletin_ie.extract("本报讯 4月6日，县委书记周明远主持召开防汛工作会议。")
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     _ = write_tables([page], folder, format="csv")
        ...     print(Path(folder, "topics.csv").read_text(encoding="utf-8-sig").splitlines()[1].split(",")[3])
        flood_control
    """
    if format not in ("parquet", "csv"):
        raise InputError("bad_argument", f'format={format!r}; give "parquet" or "csv".')
    bulletins = bulletins_of(bulletins)
    with replacing_all(folder) as temporary:
        return _parquet(bulletins, temporary) if format == "parquet" else _csv(bulletins, temporary)


def _parquet(bulletins: Iterable[Bulletin], folder: Path) -> int:
    parquet = require("pyarrow.parquet", "arrow")
    written = 0
    with ExitStack() as files:
        writers = {
            name: files.enter_context(
                parquet.ParquetWriter(folder / f"{name}.parquet", schema(name), compression=COMPRESSION)
            )
            for name in TABLES
        }
        for part in batches(bulletins):
            written += part["bulletins"].num_rows
            for name, batch in part.items():
                if batch.num_rows:
                    writers[name].write_batch(batch)
    return written


def _csv(bulletins: Iterable[Bulletin], folder: Path) -> int:
    shared, written = SharedRows(), 0
    with ExitStack() as files:
        made = {name: CsvTable(files.enter_context(_opened(folder, name)), name) for name in TABLES}
        for bulletin in bulletins:
            written += 1
            for name, rows in shared.rows(bulletin).items():
                made[name].write(rows)
    return written


def _opened(folder: Path, name: str) -> TextIO:
    return (folder / f"{name}.csv").open("x", encoding="utf-8-sig", newline="")  # the mark tells Excel the encoding
