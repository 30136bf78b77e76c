"""Records as Parquet: the table `bulletins`, whose column `record` loses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import IO, Any

from bulletin_ie.arrow.columns import batch_of, cells_of, schema
from bulletin_ie.arrow.rows import BATCH
from bulletin_ie.errors import StoreError, require
from bulletin_ie.exchange.checking import bulletins_of, path_of
from bulletin_ie.exchange.reading import OnError, check_on_error, leads_out, opened, raised, record_of
from bulletin_ie.exchange.replacing import replacing
from bulletin_ie.inputs import Failure
from bulletin_ie.records import Bulletin
from bulletin_ie.tables import TABLES, Row, rows

__all__ = ["COMPRESSION", "ParquetRecords", "read_parquet", "write_parquet"]

COMPRESSION = "zstd"
_ROWS = 64  # a page may have millions of characters: few rows at a time


def write_parquet(bulletins: Iterable[Bulletin], path: str | Path) -> int:
    """Write records as Parquet; a file that stands there is replaced when all is written.

    The columns are those of the table ``bulletins``: source, day, locality and more to select by, and the whole record
    as JSON in ``record``.

    Args:
        bulletins: The records, in any number; so many are held at a time as stand in a row group (500).
        path: The file.

    Returns:
        How many were written.

    Raises:
        StoreError: The file cannot be written (``cannot_write``); what stood there stays.
        MissingExtraError: pyarrow is not installed.

    Examples:
        >>> import bulletin_ie, tempfile
        >>> page = bulletin_ie.extract("本报讯 4月6日，县委书记周明远主持召开防汛工作会议。")
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder, "records.parquet")
        ...     write_parquet([page], path), next(read_parquet(path)) == page
        (1, True)
    """
    require("pyarrow", "arrow")
    bulletins = bulletins_of(bulletins)
    with replacing(path_of(path)) as temporary, temporary.open("xb") as stream:
        records = ParquetRecords(stream)
        with closing(records):
            for bulletin in bulletins:
                records.write(bulletin)
    return records.written


class ParquetRecords:
    """Takes records one by one and writes them to a Parquet file.

    Args:
        stream: Where to write, opened for bytes.

    Attributes:
        written: Records taken so far.

    Examples:
        >>> import bulletin_ie, io
        >>> records = ParquetRecords(io.BytesIO())
        >>> records.write(bulletin_ie.extract("本报讯 4月6日，县长李明到青石镇调研。"))
        >>> records.close()
        >>> records.written
        1
    """

    def __init__(self, stream: IO[bytes]) -> None:
        parquet = require("pyarrow.parquet", "arrow")
        self._file = parquet.ParquetWriter(stream, schema("bulletins"), compression=COMPRESSION)
        self._waiting: list[Row] = []
        self.written = 0

    def write(self, bulletin: Bulletin) -> None:
        """Take one record."""
        self._waiting += rows(bulletin)["bulletins"]
        self.written += 1
        if len(self._waiting) >= BATCH:
            self._flush()

    def close(self) -> None:
        """Write what waits and the end of the file; without it the file cannot be read."""
        self._flush()
        self._file.close()

    def _flush(self) -> None:
        if self._waiting:
            self._file.write_batch(batch_of(TABLES["bulletins"], self._waiting))
            self._waiting.clear()


def read_parquet(path: str | Path, *, on_error: OnError = "raise") -> Iterator[Bulletin | Failure]:
    """Read records from Parquet, one by one: from ``write_parquet``, ``write_tables`` or ``arrow.extract_batches``.

    Args:
        path: A Parquet file with a column ``record``, or a folder of such files, as engines write them; of a folder
            that ``write_tables`` made, its ``bulletins.parquet``.
        on_error: ``yield`` gives a `Failure` for a row that is no record and goes on; its source is the file and the
            number of the row (``records.parquet:7``, from 1). A row that tells of a page that failed gives the
            `Failure` of that page. ``raise`` raises.

    Returns:
        An iterator over the records.

    Raises:
        StoreError: The file cannot be read or is no Parquet file with records (``cannot_read``), or a row is no record
            (``bad_record``, or the code of a page that failed), or a file in a folder is a link that leads out of it
            (``outside``).
        InputError: ``on_error`` is another word (``bad_argument``).
        MissingExtraError: pyarrow is not installed.

    Examples:
        >>> next(read_parquet("青石镇.parquet"))
        Traceback (most recent call last):
        bulletin_ie.errors.StoreError: [cannot_read] 青石镇.parquet cannot be read: No such file or directory; see its name and its folder.
    """
    check_on_error(on_error)
    path = Path(path)
    return raised((result for file in _files(path) for result in _results_within(path, file)), on_error)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    if (path / "bulletins.parquet").is_file():
        return [path / "bulletins.parquet"]
    found = sorted(file for file in path.rglob("*.parquet") if not file.name.startswith((".", "_")))
    if not found:
        raise StoreError("cannot_read", f"{path} cannot be read: no Parquet file is in the folder.")
    return found


def _results_within(path: Path, file: Path) -> Iterator[Bulletin | Failure]:
    """The results of a file that is ``path``, or was found in it."""
    if file is not path and leads_out(file, path):
        message = f"{file} is a link that leads out of {path}, which was not read; give the file that it leads to."
        yield Failure(file.name, "outside", message)
    else:
        yield from _results(file)


def _results(path: Path) -> Iterator[Bulletin | Failure]:
    arrow, parquet = require("pyarrow", "arrow"), require("pyarrow.parquet", "arrow")
    with opened(path), path.open("rb") as stream:
        try:
            file = parquet.ParquetFile(stream)
            names = [
                name for name in ("record", "source", "error_code", "error_message") if name in file.schema_arrow.names
            ]
            if "record" not in names:
                raise StoreError("cannot_read", f"{path} cannot be read: it has no column `record`.")
            number = 0
            for batch in file.iter_batches(batch_size=_ROWS, columns=names):
                for cells in zip(*(cells_of(batch, name) for name in names), strict=True):
                    number += 1
                    yield _result(dict(zip(names, cells, strict=True)), f"{path.name}:{number}")
        except (arrow.ArrowException, ValueError, OverflowError) as error:  # names of a damaged file may be no text
            raise StoreError("cannot_read", f"{path} cannot be read: {str(error).rstrip('.')}.") from error


def _result(row: dict[str, Any], where: str) -> Bulletin | Failure:
    if row.get("error_code"):
        return Failure(row.get("source") or where, row["error_code"], row.get("error_message") or "It failed.")
    return record_of(row["record"] or "", where)
