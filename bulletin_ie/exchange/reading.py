"""What the readers of records share: JSON in, a bulletin or a named failure out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from bulletin_ie.errors import InputError, StoreError
from bulletin_ie.inputs import Failure
from bulletin_ie.records import Bulletin

__all__ = ["OnError", "check_no_database", "check_on_error", "is_sqlite", "leads_out", "opened", "raised", "record_of"]

OnError = Literal["raise", "yield"]
_SQLITE = b"SQLite format 3\x00"


def check_on_error(on_error: str) -> None:
    """Refuse another word than ``raise`` and ``yield``."""
    if on_error not in ("raise", "yield"):
        raise InputError("bad_argument", f'on_error={on_error!r}; give "raise" or "yield".')


def record_of(json: str | bytes, where: str) -> Bulletin | Failure:
    """The bulletin in a JSON text, or what is wrong with it.

    Args:
        json: The text.
        where: What to call it: the file and the line or row.

    Returns:
        The bulletin, or a failure with code ``bad_record`` whose source is ``where``.

    Examples:
        >>> record_of('{"id": "p1", "text": "青石', "records.jsonl:7").source
        'records.jsonl:7'
    """
    try:
        return Bulletin.model_validate_json(json)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        said = first["msg"].replace(" at line 1 column", " at column")  # the line is named by its number in the file
        reason = f"{place}: {said}" if place else said
        return Failure(where, "bad_record", f"No record stands at {where}: {reason}; write it again.")


def raised(results: Iterator[Bulletin | Failure], on_error: OnError) -> Iterator[Bulletin | Failure]:
    """The results; the first failure raises where ``on_error`` says so."""
    for result in results:
        if isinstance(result, Failure) and on_error == "raise":
            raise StoreError(result.code, result.message)
        yield result


@contextmanager
def opened(path: Path) -> Iterator[None]:
    """Turn the errors of the file system into one of this package that names the file."""
    try:
        yield
    except OSError as error:
        advice = "; see its name and its folder" if isinstance(error, FileNotFoundError) else ""
        raise StoreError("cannot_read", f"{path} cannot be read: {error.strerror or error}{advice}.") from error


def check_no_database(path: str | Path) -> None:
    """Refuse a URL, and an SQLite file, where a file of records is asked for.

    Examples:
        >>> check_no_database("sqlite:///qingxi.db")
        Traceback (most recent call last):
        bulletin_ie.errors.InputError: [bad_argument] A URL sqlite://… is no file; open a database with open_store(URL).
    """
    kind, is_url, _ = str(path).partition("://")
    if is_url:  # the rest may hold a password
        raise InputError("bad_argument", f"A URL {kind}://… is no file; open a database with open_store(URL).")
    if is_sqlite(Path(path)):
        raise InputError("bad_argument", f"{path} is a database; write its URL: sqlite:///{path}")


def leads_out(file: Path, folder: Path) -> bool:
    """Whether a file that was found in a folder is a link to one outside of it; such links nobody asked to follow."""
    try:
        return file.is_symlink() and not file.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # links in a ring, up to Python 3.12: they lead nowhere, and reading one says so
        return False


def is_sqlite(path: Path) -> bool:
    """Whether a file begins as an SQLite database does."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(_SQLITE)) == _SQLITE
    except OSError:  # no file; reading it says so
        return False
