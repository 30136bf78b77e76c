"""Parquet of pages in, Parquet of records out: a piece of work for a pool of processes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bulletin_ie.arrow import extract_batches, record_schema
from bulletin_ie.errors import StoreError, require
from bulletin_ie.exchange.parquet import COMPRESSION
from bulletin_ie.exchange.reading import opened
from bulletin_ie.exchange.replacing import replacing

__all__ = ["extract_parquet"]

_ROWS = 64  # a page may have millions of characters: few rows at a time


def extract_parquet(source: str | Path, target: str | Path, **options: Any) -> int:
    """Read the pages of a Parquet file, and write their records as another; memory is bounded.

    The function can be sent to other processes: ``pool.map(extract_parquet, sources, targets)``. A target is there when
    all of it is, so what is missing after a crash is what is to be done again.

    Args:
        source: Pages, with the columns that ``arrow.extract_batches`` reads.
        target: The file to write, with the columns of ``arrow.record_schema()``: a row a page, failed ones too.
        **options: What ``bulletin_ie.load`` takes.

    Returns:
        How many pages were read.

    Raises:
        StoreError: The source cannot be read (``cannot_read``) or the target not be written (``cannot_write``).
        InputError: The source has no column ``text``, or an option cannot be used (``bad_argument``).
        MissingExtraError: pyarrow is not installed.

    Examples:
        >>> import pyarrow as pa, pyarrow.parquet as pq, tempfile
        >>> pages = pa.table({"text": ["本报讯 4月6日，县委书记周明远到青石镇调研。", None], "source": ["p1.txt", "p2.txt"]})
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     pq.write_table(pages, f"{folder}/pages.parquet")
        ...     extract_parquet(f"{folder}/pages.parquet", f"{folder}/records.parquet")
        2
    """
    arrow, parquet = require("pyarrow", "arrow"), require("pyarrow.parquet", "arrow")
    written, path = 0, Path(source)
    with opened(path), path.open("rb") as stream:
        try:
            pages = parquet.ParquetFile(stream)
        except (arrow.ArrowException, ValueError, OverflowError) as error:  # names of a damaged file may be no text
            raise StoreError("cannot_read", f"{path} cannot be read: {error}.") from error
        with (
            replacing(target) as temporary,
            parquet.ParquetWriter(temporary, record_schema(), compression=COMPRESSION) as records,
        ):
            for batch in extract_batches(pages.iter_batches(batch_size=_ROWS), **options):
                records.write_batch(batch)
                written += batch.num_rows
    return written
