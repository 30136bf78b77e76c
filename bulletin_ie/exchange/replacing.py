"""Files that are whole or not there: written beside their place, and moved there when all went well."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from uuid import uuid4

from bulletin_ie.errors import StoreError

__all__ = ["replacing", "replacing_all"]


@contextmanager
def replacing(path: str | Path) -> Iterator[Path]:
    """A file to write, which takes the place of another when the block ends without an error.

    Args:
        path: Where the file shall be; a symbolic link is followed.

    Yields:
        The path of a temporary file in the same folder.

    Raises:
        StoreError: The folder does not exist, or cannot be written (``cannot_write``).

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     with replacing(Path(folder, "名单.txt")) as temporary:
        ...         _ = temporary.write_text("林知远", encoding="utf-8")
        ...     [path.name for path in Path(folder).iterdir()]
        ['名单.txt']
    """
    given, path = Path(path), Path(path).resolve()
    if os.path.isdir(path):  # noqa: PTH112 - takes names that are too long, too
        raise StoreError("cannot_write", f"{given} cannot be written: it is a folder; name a file.")
    if not path.parent.is_dir():
        message = f"{given} cannot be written: the folder {given.parent} does not exist; make it first."
        raise StoreError("cannot_write", message)
    temporary = path.with_name(f".writing-{uuid4().hex[:8]}.tmp")  # the name may be as long as a name can be
    try:
        yield temporary
        _place(temporary, path)
    except OSError as error:
        if _is_of_another(error, temporary):
            raise
        raise StoreError("cannot_write", f"{given} cannot be written: {_reason(error)}.") from error
    finally:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()


@contextmanager
def replacing_all(folder: str | Path) -> Iterator[Path]:
    """A folder to write files in, which take the places of those in another when the block ends without an error.

    Each file is moved whole; should the machine stop between two of them, old files stand beside new ones. Files of
    other names stay.

    Args:
        folder: Where the files shall be; it is made if it does not exist, its parent must.

    Yields:
        The path of a temporary folder inside it.

    Raises:
        StoreError: The folder cannot be made or written (``cannot_write``).

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     with replacing_all(folder) as temporary:
        ...         _ = Path(temporary, "名单.txt").write_text("林知远", encoding="utf-8")
        ...     [path.name for path in Path(folder).iterdir()]
        ['名单.txt']
    """
    folder = Path(folder)
    is_new = not folder.exists()
    try:
        folder.mkdir(exist_ok=True)
        temporary = Path(mkdtemp(dir=folder, prefix=".writing-"))
    except OSError as error:
        advice = "name a folder that may be written"
        if not folder.parent.is_dir():
            advice = f"the folder {folder.parent} does not exist, make it first"
        message = f"{folder} is no folder to write in: {error.strerror}; {advice}."
        raise StoreError("cannot_write", message) from error
    try:
        yield temporary
        for path in temporary.iterdir():
            _place(path, folder / path.name)
    except OSError as error:
        if _is_of_another(error, temporary):
            raise
        raise StoreError("cannot_write", f"{folder} cannot be written: {_reason(error)}.") from error
    finally:
        for path in temporary.iterdir():
            path.unlink()
        temporary.rmdir()
        if is_new and not any(folder.iterdir()):
            folder.rmdir()


def _reason(error: OSError) -> str:
    """What the system says, and what to do where the disk is full."""
    said = os.strerror(error.errno) if error.errno else str(error)  # libraries put words of their own around it
    return f"{said}; make room, and do the same again" if error.errno == errno.ENOSPC else said


def _is_of_another(error: OSError, temporary: Path) -> bool:
    """Whether an error names a file that is not written here, such as one that the records are read from."""
    if not isinstance(error.filename, str | bytes):
        return False
    path = Path(os.fsdecode(error.filename))
    return temporary not in (path, path.parent)


def _place(temporary: Path, path: Path) -> None:
    """Move a whole file to its place; who may read the one that stood there may read this one, and nobody else."""
    with temporary.open("rb+") as stream:
        os.fsync(stream.fileno())
    with contextlib.suppress(OSError):  # mostly none stood there
        shutil.copymode(path, temporary)
    temporary.replace(path)
