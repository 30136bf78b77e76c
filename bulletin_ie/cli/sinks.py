"""Where extracted bulletins go: standard output, a JSON-lines file, a database."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import IO, Literal, Protocol

from bulletin_ie.errors import StoreError
from bulletin_ie.records import Bulletin

__all__ = ["Sink", "TargetError", "open_sink"]

_STORE_BATCH = 100


class TargetError(Exception):
    """A ``--to`` that names nothing that can be written; the message says why."""


class Sink(Protocol):
    """Takes bulletins one by one."""

    def write(self, bulletin: Bulletin) -> None:
        """Write one bulletin."""


def open_sink(target: str | None) -> AbstractContextManager[Sink]:
    """The sink for a ``--to``: ``None`` or ``-``, a ``.jsonl`` file, or a database URL.

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
    if path.suffix.lower() not in {".jsonl", ".ndjson"}:
        raise TargetError(f"{target}: write FILE.jsonl or sqlite:///FILE.db")
    if not path.absolute().parent.is_dir():
        raise TargetError(f"{target}: the folder {path.parent} does not exist")
    if path.is_dir():
        raise TargetError(f"{target} is a folder")
    return _file(path)


class _Lines:
    """JSON lines in UTF-8 on any system."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.written = 0

    def write(self, bulletin: Bulletin) -> None:
        self.written += 1
        self._stream.write(bulletin.model_dump_json().encode() + b"\n")


@contextmanager
def _standard_output() -> Iterator[Sink]:
    yield _Lines(sys.stdout.buffer)
    sys.stdout.buffer.flush()


@contextmanager
def _file(path: Path) -> Iterator[Sink]:
    if path.exists() and not path.is_file():  # a pipe or device cannot be replaced
        with _opened(path, "wb") as stream:
            yield _Lines(stream)
        return
    path = path.resolve()  # write through a symbolic link, not over it
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with _opened(temporary, "xb") as stream:
            lines = _Lines(stream)
            yield lines
            stream.flush()
            os.fsync(stream.fileno())
        if lines.written:
            temporary.replace(path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()


def _opened(path: Path, mode: Literal["wb", "xb"]) -> IO[bytes]:
    try:
        return path.open(mode)
    except OSError as error:
        raise TargetError(f"cannot write to {path.parent}: {error.strerror or error}") from error


class _Rows:
    def __init__(self, target: str) -> None:
        from bulletin_ie.store import open_store

        try:
            self.store = open_store(target)
        except StoreError as error:
            raise TargetError(error.message) from error
        self._waiting: list[Bulletin] = []

    def write(self, bulletin: Bulletin) -> None:
        self._waiting.append(bulletin)
        if len(self._waiting) >= _STORE_BATCH:
            self.flush()

    def flush(self) -> None:
        self.store.add(self._waiting)
        self._waiting.clear()


@contextmanager
def _store(target: str) -> Iterator[Sink]:
    rows = _Rows(target)
    with rows.store:
        yield rows
        rows.flush()
