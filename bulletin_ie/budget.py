"""The time that a page may take: looked at between steps, without threads or signals."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

__all__ = ["OutOfTime", "check", "limited"]

_until: ContextVar[float | None] = ContextVar("until", default=None)


class OutOfTime(Exception):  # noqa: N818 - no error: what was found so far is kept
    """The time for a page ran out."""


@contextmanager
def limited(seconds: float | None) -> Iterator[None]:
    """Limit the time of what is done inside; ``check`` looks at it.

    Args:
        seconds: How long it may take; ``None`` is no limit.

    Examples:
        >>> with limited(None):
        ...     check()
    """
    token = _until.set(None if seconds is None else time.monotonic() + seconds)
    try:
        yield
    finally:
        _until.reset(token)


def check() -> None:
    """Look at the time; steps that can be long call this again and again.

    Raises:
        OutOfTime: If it ran out.

    Examples:
        >>> check()
    """
    until = _until.get()
    if until is not None and time.monotonic() > until:
        raise OutOfTime
