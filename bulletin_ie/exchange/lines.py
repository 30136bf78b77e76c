"""Records as JSON Lines: a record a line, nothing lost."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from pathlib import Path

from bulletin_ie.exchange.checking import bulletins_of, path_of
from bulletin_ie.exchange.reading import OnError, check_on_error, opened, raised, record_of
from bulletin_ie.exchange.replacing import replacing
from bulletin_ie.inputs import Failure
from bulletin_ie.records import Bulletin

__all__ = ["read_jsonl", "write_jsonl"]


def write_jsonl(bulletins: Iterable[Bulletin], path: str | Path) -> int:
    """Write records as JSON Lines in UTF-8, one by one; a file that stands there is replaced when all is written.

    Args:
        bulletins: The records, in any number.
        path: The file.

    Returns:
        How many were written.

    Raises:
        StoreError: The file cannot be written (``cannot_write``); what stood there stays.

    Examples:
        >>> import bulletin_ie, tempfile
        >>> page = bulletin_ie.extract("本报讯 4月6日，县委书记周明远主持召开防汛工作会议。")
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder, "records.jsonl")
        ...     write_jsonl([page], path), next(read_jsonl(path)) == page
        (1, True)
    """
    written = 0
    bulletins = bulletins_of(bulletins)
    with replacing(path_of(path)) as temporary, temporary.open("xb") as stream:
        for bulletin in bulletins:
            stream.write(bulletin.model_dump_json().encode() + b"\n")
            written += 1
    return written


def read_jsonl(path: str | Path, *, on_error: OnError = "raise") -> Iterator[Bulletin | Failure]:
    """Read records from JSON Lines, one by one; empty lines are passed over.

    Args:
        path: The file.
        on_error: ``yield`` gives a `Failure` for a line that is no record and goes on; its source is the file and the
            number of the line (``records.jsonl:7``). ``raise`` raises.

    Returns:
        An iterator over the records.

    Raises:
        StoreError: The file cannot be read (``cannot_read``), or a line is no record (``bad_record``).
        InputError: ``on_error`` is another word (``bad_argument``).

    Examples:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = Path(folder, "records.jsonl")
        ...     _ = path.write_text("防汛\\n", encoding="utf-8")
        ...     [failure.code for failure in read_jsonl(path, on_error="yield")]
        ['bad_record']
    """
    check_on_error(on_error)
    return raised(_results(Path(path)), on_error)


def _results(path: Path) -> Iterator[Bulletin | Failure]:
    with opened(path), path.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            if number == 1:
                line = line.removeprefix(codecs.BOM_UTF8)
            if line.strip():
                yield record_of(line, f"{path.name}:{number}")
