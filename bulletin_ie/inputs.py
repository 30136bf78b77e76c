"""What goes into a batch and what comes out where a page gives no record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from pydantic import TypeAdapter

from bulletin_ie.records import Bulletin

__all__ = ["Failure", "Input", "batches", "lost", "received", "sent"]


@dataclass(frozen=True, slots=True)
class Input:
    """A page with what is known about it.

    Attributes:
        text: The raw page.
        source: The caller's name for it.
        published: Day of publication.
        locality: Whose bulletin it is.
    """

    text: str
    source: str | None = None
    published: date | str | None = None
    locality: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A page that gave no record.

    Attributes:
        source: The caller's name for it.
        code: Code of the error.
        message: What was wrong and what to do.
    """

    source: str | None
    code: str
    message: str


def batches(inputs: Iterable[str | Input], size: int) -> Iterator[list[str | Input]]:
    """Inputs in lists of at most ``size``."""
    iterator = iter(inputs)
    while batch := list(islice(iterator, size)):
        yield batch


def lost(page: str | Input) -> Failure:
    """The failure of a page that ended the process that read it, twice."""
    return Failure(
        page.source if isinstance(page, Input) else None,
        "worker_lost",
        "The process that read this page was killed, twice, as happens where memory runs out; read it with less beside it.",
    )


_RECORDS = TypeAdapter(Bulletin)  # gives JSON as bytes


def sent(result: Bulletin | Failure) -> bytes | Failure:
    """What goes from process to process: a record as JSON, which costs less than pickling its many objects.

    A field that was not given stays out, so that the record that arrives is equal in this, too.
    """
    return result if isinstance(result, Failure) else _RECORDS.dump_json(result, exclude_unset=True)


def received(sent: bytes | Failure) -> Bulletin | Failure:
    """The result that was sent."""
    return sent if isinstance(sent, Failure) else Bulletin.model_validate_json(sent)
