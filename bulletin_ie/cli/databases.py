"""Databases on the command line: bulletins as rows, pages that need no extracting again, and ``rebuild``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from bulletin_ie.arguments import day_of
from bulletin_ie.cli.inputs import Page, Problem
from bulletin_ie.errors import InputError, StoreError
from bulletin_ie.pipeline import Extractor
from bulletin_ie.records import Bulletin, Division
from bulletin_ie.records.ids import bulletin_id

if TYPE_CHECKING:
    from bulletin_ie.store import Known, Store

__all__ = ["Resume", "RowSink", "empty_note", "rebuild", "row_sink"]

_BATCH = 100  # bulletins that wait to be written, and pages that are looked up at once
_BATCH_CHARACTERS = 1_000_000  # of their texts, beyond which no more are waited for
_SHOWN = 3  # sources that a note names
_GIVEN = "divisions.given"  # begins the rule of a locality that the caller gave


class RowSink:
    """Writes bulletins into a store, a hundred at a time or, of large pages, fewer.

    Args:
        store: The store.

    Attributes:
        store: The store.
        written: Bulletins that are in the store now, those that were there already included.
        problems: Bulletins that the database cannot hold.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.written = 0
        self.problems: list[Problem] = []
        self._others: list[str] = []
        self._waiting: list[Bulletin] = []
        self._characters = 0

    def write(self, bulletin: Bulletin) -> None:
        """Write one bulletin, soon."""
        self._waiting.append(bulletin)
        self._characters += len(bulletin.text)
        if len(self._waiting) >= _BATCH or self._characters >= _BATCH_CHARACTERS:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        before = self.store.known(one.id for one in self._waiting)
        done = self.store.add(self._waiting, on_error="skip")
        refused = {one.id for one in done.refused}
        others = [
            one.source or one.id
            for one in self._waiting
            if one.id in before and before[one.id].text_sha256 != one.text_sha256 and one.id not in refused
        ]
        problems = [Problem(one.source or one.id, "refused", one.message) for one in done.refused]
        written = done.new + done.replaced + done.unchanged
        # nothing is called from here on: an interrupt comes before all of it, and then the same is written again, or after
        self._waiting, self._characters = [], 0
        self.written += written
        self._others += others
        self.problems += problems

    def notes(self) -> list[str]:
        """What a person should know: which pages took the place of others."""
        if not self._others:
            return []
        named = ", ".join(self._others[:_SHOWN]) + (", …" if len(self._others) > _SHOWN else "")
        count = "1 page" if len(self._others) == 1 else f"{len(self._others)} pages"
        return [
            f"{count} replaced a page of the same source with another text ({named}); where that was no correction but "
            "another page, extract both again with --root FOLDER, a folder that holds both"
        ]


@contextmanager
def row_sink(url: str) -> Iterator[RowSink]:
    """The sink for a database URL; what was extracted before an interrupt, or before anything broke, is written.

    Raises:
        StoreError: The database cannot be used.
    """
    from bulletin_ie.store import open_store

    with open_store(url) as store:
        sink = RowSink(store)
        try:
            yield sink
            sink.flush()
        except StoreError:  # the database itself
            raise
        except BaseException:
            sink.flush()
            raise


class Resume:
    """Passes over pages whose records a store has: the same text, arguments and rules.

    Args:
        store: The store.
        extractor: What would extract them.

    Attributes:
        passed_over: Pages passed over so far.
    """

    def __init__(self, store: Store, extractor: Extractor) -> None:
        self._store = store
        self._extractor = extractor
        self._division = lru_cache(maxsize=1024)(self._read_division)
        self.passed_over = 0

    def missing(self, pages: Iterable[Page]) -> Iterator[Page]:
        """The pages that must be extracted, in their order."""
        for part in _parts(pages):
            hashes = [hashlib.sha256(page.text.encode("utf-8", "surrogatepass")).hexdigest() for page in part]
            ids = [bulletin_id(page.source, digest) for page, digest in zip(part, hashes, strict=True)]
            known = self._store.known(ids)
            for page, digest, own_id in zip(part, hashes, ids, strict=True):
                if own_id in known and self._is_same(page, digest, known[own_id]):
                    self.passed_over += 1
                else:
                    yield page

    def _is_same(self, page: Page, digest: str, known: Known) -> bool:
        if (known.text_sha256, known.ruleset_version) != (
            digest,
            self._extractor.ruleset_version,
        ) or not known.complete:
            return False
        try:
            day, home = day_of(page.published), self._division(page.locality)
        except InputError:  # extracting it says what is wrong
            return False
        was_given = known.locality is not None and known.locality.rule.startswith(_GIVEN)
        same_day = known.published == day if day else True
        return (
            same_day
            and (known.published_from == "argument") == (day is not None)
            and (known.locality == home if home else not was_given)
        )

    def _read_division(self, locality: str | None) -> Division | None:
        """What the extractor makes of a locality, whatever the page."""
        return self._extractor.extract("", locality=locality).locality if locality else None


def _parts(pages: Iterable[Page]) -> Iterator[list[Page]]:
    part: list[Page] = []
    characters = 0
    for page in pages:
        part.append(page)
        characters += len(page.text)
        if len(part) >= _BATCH or characters >= _BATCH_CHARACTERS:
            yield part
            part, characters = [], 0
    if part:
        yield part


def rebuild(
    url: Annotated[
        str, typer.Argument(metavar="URL", help="The database: sqlite:///FILE.db or postgresql+psycopg://….")
    ],
) -> None:
    """Build the tables of a database again from the records in it."""
    from bulletin_ie.store import open_store, safe_url

    try:
        store = open_store(url, create=False)
    except StoreError as error:
        raise typer.BadParameter(error.message, param_hint="URL") from error
    with store:
        number = store.rebuild()
    made = "1 bulletin" if number == 1 else f"{number} bulletins"
    console, shown = Console(stderr=True), safe_url(url)
    console.print(Text(f"{made} rebuilt in {shown}"), soft_wrap=True)
    if not number:
        console.print(Text(f"note: {empty_note(shown)}", style="yellow"), soft_wrap=True)


def empty_note(shown: str) -> str:
    """What to say of a database or file without bulletins."""
    return f"no bulletin is in {shown}; see its name, or fill it first: bulletin-ie extract PATH... --to {shown}"
