"""What the writers are given, checked: what is no record or no path is one `InputError` that says what to give."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from bulletin_ie.errors import InputError
from bulletin_ie.records import Bulletin

__all__ = ["bulletins_of", "path_of"]


def bulletins_of(given: Iterable[Bulletin]) -> Iterator[Bulletin]:
    """The bulletins that a writer was given, one by one.

    Args:
        given: The bulletins, a list, a ``Collection`` or any other iterable.

    Returns:
        An iterator over them.

    Raises:
        InputError: It is a single bulletin, a path or nothing to go through; or, at its turn, one of the things in it is no
            bulletin (``bad_argument``).

    Examples:
        >>> import bulletin_ie
        >>> page = bulletin_ie.extract("本报讯 4月6日，县长林知远到青石镇调研。")
        >>> list(bulletins_of([page])) == [page]
        True
        >>> bulletins_of(page)
        Traceback (most recent call last):
        bulletin_ie.errors.InputError: [bad_argument] A single Bulletin was given; give several, such as [bulletin].
    """
    if isinstance(given, Bulletin):  # goes through its fields, as every pydantic model does
        raise InputError("bad_argument", "A single Bulletin was given; give several, such as [bulletin].")
    if isinstance(given, str | bytes | os.PathLike):
        message = f"{given!r} was given for the bulletins; give bulletins, such as bulletin_ie.Collection.read(path)."
        raise InputError("bad_argument", message)
    if not isinstance(given, Iterable):
        raise InputError("bad_argument", f"{type(given).__name__} was given for the bulletins; give a list of them.")
    return _each(given)


def _each(given: Iterable[Bulletin]) -> Iterator[Bulletin]:
    for position, one in enumerate(given):
        if not isinstance(one, Bulletin):
            message = f"Number {position + 1:,} of the bulletins is {type(one).__name__}; give instances of Bulletin."
            raise InputError("bad_argument", message)
        yield one


def path_of(value: str | os.PathLike[str]) -> Path:
    """The path of a file to write, from a ``str`` or a path; `InputError` for anything else.

    Examples:
        >>> path_of("青石.jsonl").suffix
        '.jsonl'
    """
    if not isinstance(value, str | os.PathLike):
        raise InputError("bad_argument", f"path={value!r}; give a path as str or Path.")
    return Path(value)
