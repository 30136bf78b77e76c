"""Arguments of the public calls, checked: what cannot be used is one `InputError` that says what can."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from bulletin_ie.errors import InputError
from bulletin_ie.times import parse_stamp

__all__ = ["check_count", "check_name", "check_path", "check_text", "check_timeout", "day_of", "pack_paths"]

_SURROGATE = re.compile("[\ud800-\udfff]")


def check_text(text: object, max_chars: int) -> None:
    """Refuse what is no ``str``, is too long, or holds a lone surrogate."""
    if not isinstance(text, str):
        raise InputError("not_text", f"The text is {type(text).__name__}, not str; decode bytes first.")
    if len(text) > max_chars:
        raise InputError(
            "too_long",
            f"The text has {len(text)} characters, more than {max_chars}; split it or raise max_chars.",
        )
    found = _SURROGATE.search(text)
    if found:
        raise InputError(
            "lone_surrogate",
            f"The text has a lone surrogate at {found.start()}; decode the file with its real encoding.",
        )


def check_name(name: str, value: object) -> None:
    """Refuse a name that is neither ``None`` nor a ``str`` that can be written as UTF-8."""
    if value is None:
        return
    if not isinstance(value, str):
        raise InputError("bad_argument", f"{name} is {type(value).__name__}; give a str, or None.")
    if _SURROGATE.search(value):
        raise InputError("bad_argument", f"{name}={value!r} has a lone surrogate; decode it with its real encoding.")


def check_count(name: str, value: object) -> None:
    """Refuse what is no integer of 1 or more."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise InputError("bad_argument", f"{name}={value!r}; give an integer of 1 or more.")


def check_timeout(value: object) -> None:
    """Refuse what is neither ``None`` nor a positive number."""
    if value is None:
        return
    if not isinstance(value, int | float) or isinstance(value, bool) or not value > 0:
        raise InputError("bad_argument", f"timeout={value!r}; give a positive number of seconds, or None.")


def day_of(value: date | str | None) -> date | None:
    """The day of a publication date in any usual form; `InputError` with code ``bad_date`` for another."""
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    found = parse_stamp(value) if isinstance(value, str) else None
    if found is None:
        raise InputError("bad_date", f"published={value!r} is no date; give a date or a string such as 2022-04-19.")
    return found


def pack_paths(lexicons: object) -> tuple[Path, ...]:
    """Paths of lexicon packs from one path or several."""
    paths = (lexicons,) if isinstance(lexicons, str | Path) else lexicons
    if not isinstance(paths, Iterable):
        raise InputError("bad_argument", f"lexicons={lexicons!r}; give a path, or several.")
    found = []
    for path in paths:
        if not isinstance(path, str | Path):
            raise InputError("bad_argument", f"lexicons holds {path!r}; give paths as str or Path.")
        found.append(Path(path))
    return tuple(found)


def check_path(name: str, value: object) -> Path:
    """A path from a ``str`` or a ``Path``; anything else is refused."""
    if not isinstance(value, str | Path):
        raise InputError("bad_argument", f"{name}={value!r}; give a path as str or Path, or None.")
    return Path(value)
