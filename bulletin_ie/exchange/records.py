"""Records in a file of either kind, by the end of its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from bulletin_ie.errors import InputError, StoreError
from bulletin_ie.exchange.checking import path_of
from bulletin_ie.exchange.lines import read_jsonl, write_jsonl
from bulletin_ie.exchange.parquet import read_parquet, write_parquet
from bulletin_ie.exchange.reading import OnError, check_no_database
from bulletin_ie.inputs import Failure
from bulletin_ie.records import Bulletin

__all__ = ["LINES", "PARQUET", "read_records", "write_records"]

LINES = (".jsonl", ".ndjson")
PARQUET = (".parquet", ".pq")


def read_records(path: str | Path, *, on_error: OnError = "raise") -> Iterator[Bulletin | Failure]:
    """Read records from JSON Lines (``.jsonl``, ``.ndjson``) or Parquet (``.parquet``, ``.pq``, a folder of such files).

    Args:
        path: The file, or a folder of Parquet files.
        on_error: ``yield`` gives a `Failure` for what is no record and goes on; ``raise`` raises.

    Returns:
        An iterator over the records.

    Raises:
        StoreError: The file cannot be read (``cannot_read``), or holds something that is no record (``bad_record``).
        InputError: The file has another ending or is a database, or ``on_error`` is another word (``bad_argument``).
        MissingExtraError: pyarrow is not installed and the file is Parquet.

    Examples:
        >>> read_records("青石镇.docx")
        Traceback (most recent call last):
        bulletin_ie.errors.InputError: [bad_argument] 青石镇.docx: give a file .jsonl, .ndjson, .parquet, .pq.
    """
    check_no_database(path)
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix in LINES and not path.is_dir():
        return read_jsonl(path, on_error=on_error)
    if suffix in PARQUET or path.is_dir():
        return read_parquet(path, on_error=on_error)
    if not suffix and not path.exists():
        raise StoreError("cannot_read", f"{path} cannot be read: no such file or folder; see its name and its folder.")
    raise _unknown(path)


def write_records(bulletins: Iterable[Bulletin], path: str | Path) -> int:
    """Write records as JSON Lines (``.jsonl``, ``.ndjson``) or Parquet (``.parquet``, ``.pq``).

    Args:
        bulletins: The records, in any number.
        path: The file.

    Returns:
        How many were written.

    Raises:
        InputError: The file has another ending, or what was given are no bulletins (``bad_argument``).
        StoreError: The file cannot be written (``cannot_write``); what stood there stays.
        MissingExtraError: pyarrow is not installed and the file is Parquet.

    Examples:
        >>> import bulletin_ie, tempfile
        >>> page = bulletin_ie.extract("本报讯 4月6日，县委书记周明远主持召开防汛工作会议。")
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     [write_records([page], Path(folder, name)) for name in ("青石.jsonl", "青石.parquet")]
        [1, 1]
    """
    path = path_of(path)
    suffix = path.suffix.lower()
    if suffix in LINES:
        return write_jsonl(bulletins, path)
    if suffix in PARQUET:
        return write_parquet(bulletins, path)
    raise _unknown(path)


def _unknown(path: Path) -> InputError:
    return InputError("bad_argument", f"{path}: give a file {', '.join((*LINES, *PARQUET))}.")
