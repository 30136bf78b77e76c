"""Where extracted bulletins go: standard output, a JSON-lines or Parquet file, a database."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import IO, Literal, Protocol
from uuid import uuid4

from bulletin_ie.errors import MissingExtraError, StoreError, require
from bulletin_ie.exchange.parquet import ParquetRecords
from bulletin_ie.exchange.records import LINES, PARQUET
from bulletin_ie.records import Bulletin

__all__ = ["Sink", "TargetError", "check_place", "open_sink", "shown_target"]

_NOT_THE_URL = ("disk_full", "locked", "read_only")


class TargetError(Exception):
    """A ``--to`` that names nothing that can be written; the message says why."""


class Sink(Protocol):
    """Takes bulletins one by one."""

    def write(self, bulletin: Bulletin) -> None:
        """Write one bulletin."""


def open_sink(target: str | None) -> AbstractContextManager[Sink]:
    """The sink for a ``--to``: ``None`` or ``-``, a ``.jsonl`` or ``.parquet`` file, or a database URL.

    A file is written beside its place and moved there when all went well: what was there before stays whole until
    then, and stays where no bulletin was made. A database takes bulletins in transactions.

    Raises:
        TargetError: The target names nothing that can be written; raised here, or where the sink is entered.
    """
    if target is None or target == "-":
        return _standard_output()
    if "://" in target:
        return _store(target)
    path = Path(target)
    if path.suffix.lower() not in (*LINES, *PARQUET):
        message = "write FILE.jsonl, FILE.parquet, sqlite:///FILE.db or postgresql+psycopg://USER@HOST/DATABASE"
        raise TargetError(f"{target}: {message}")
    if path.is_dir():
        raise TargetError(f"{target} is a folder")
    check_place(path, needs_arrow=path.suffix.lower() in PARQUET)
    return _file(path)


def check_place(path: Path, *, needs_arrow: bool = False) -> None:
    """Refuse a file or folder to write where the folder above it, or a library, is missing.

    Raises:
        TargetError: The message says what is missing.
    """
    if not path.absolute().parent.is_dir():
        raise TargetError(f"{path}: the folder {path.parent} does not exist; make it first")
    if needs_arrow:
        try:
            require("pyarrow.parquet", "arrow")
        except MissingExtraError as error:
            raise TargetError(f"{path}: {error.message}") from error


def shown_target(target: str | None) -> str | None:
    """A ``--to`` as messages may show it: a database URL without its password."""
    if target is None or "://" not in target:
        return target
    from bulletin_ie.store import safe_url

    return safe_url(target)


class _Lines:
    """JSON lines in UTF-8 on any system."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.written = 0

    def write(self, bulletin: Bulletin) -> None:
        self.written += 1
        self._stream.write(bulletin.model_dump_json().encode() + b"\n")

    def close(self) -> None:
        """Nothing is held back."""


@contextmanager
def _standard_output() -> Iterator[Sink]:
    yield _Lines(sys.stdout.buffer)
    sys.stdout.buffer.flush()


@contextmanager
def _file(path: Path) -> Iterator[Sink]:
    if path.exists() and not path.is_file():  # a pipe or device cannot be replaced
        with _opened(path, "wb") as stream, closing(_records(path, stream)) as records:
            yield records
        return
    path = path.resolve()  # write through a symbolic link, not over it
    temporary = path.with_name(f".writing-{uuid4().hex[:8]}.tmp")  # not by process: in a container all have one number
    try:
        with _opened(temporary, "xb") as stream:
            with closing(_records(path, stream)) as records:
                yield records
            stream.flush()
            os.fsync(stream.fileno())
        if records.written:
            temporary.replace(path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()


def _records(path: Path, stream: IO[bytes]) -> _Lines | ParquetRecords:
    return ParquetRecords(stream) if path.suffix.lower() in PARQUET else _Lines(stream)


def _opened(path: Path, mode: Literal["wb", "xb"]) -> IO[bytes]:
    try:
        return path.open(mode)
    except OSError as error:
        raise TargetError(f"cannot write to {path.parent}: {error.strerror or error} (cannot_write)") from error


@contextmanager
def _store(target: str) -> Iterator[Sink]:
    from bulletin_ie.cli.databases import row_sink

    if target.rstrip("/").lower() in ("sqlite:", "sqlite:///:memory:"):
        raise TargetError(f"{target} is a database in memory, which ends with this command; write sqlite:///FILE.db")
    rows = row_sink(target)
    try:
        sink = rows.__enter__()
    except StoreError as error:
        if error.code in _NOT_THE_URL:
            raise
        raise TargetError(f"{error.message} ({error.code})") from error
    with contextlib.ExitStack() as stack:
        stack.push(rows)
        yield sink
