"""The command `report`: records, or pages read first, as one HTML page for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from bulletin_ie.cli.options import (
    Divisions,
    Glob,
    Lexicons,
    Locality,
    MetaFile,
    Published,
    PublishedFrom,
    Root,
    make_extractor,
    make_reader,
)
from bulletin_ie.errors import BulletinIEError, InputError, StoreError
from bulletin_ie.inputs import Failure
from bulletin_ie.records import Bulletin

if TYPE_CHECKING:
    from bulletin_ie.cli.runs import Run
    from bulletin_ie.report import Report

__all__ = ["report"]


def report(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="Database URLs, .jsonl or .parquet files of records, text files, or folders of them.",
        ),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.html", help="Where to write the page.")],
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day from which deadlines are seen; else none is overdue.")
    ] = None,
    title: Annotated[str, typer.Option(help="The heading of the page.")] = "Bulletin report",
    glob: Glob = "*.txt",
    published: Published = None,
    published_from: PublishedFrom = None,
    locality: Locality = None,
    meta: MetaFile = None,
    lexicon: Lexicons = None,
    divisions: Divisions = None,
    root: Root = None,
) -> None:
    """Write one HTML page to browse events, deadlines, officials and pages in, without network."""
    from bulletin_ie.cli.runs import Run
    from bulletin_ie.report import write_report

    _check_output(output)
    day = _checked_day(as_of)
    texts = [Path(name) for name in sources if not _holds_records(name)]
    reader = make_reader(texts, glob, published, published_from, locality, meta, root)
    pages = Run(reader, make_extractor(lexicon, divisions), Console(stderr=True)) if texts else None
    found = _Sources([name for name in sources if _holds_records(name)], pages)
    try:
        written = write_report(found, output, title=title, as_of=day)
    except InputError as error:
        _print_problems(found)
        typer.echo(f"error: {error.message} ({error.code})", err=True)
        raise typer.Exit(1) from error
    _print_summary(written, output)
    _print_problems(found)
    raise typer.Exit(1 if found.failures or (pages and pages.status) else 0)


def _check_output(output: Path) -> None:
    from bulletin_ie.cli.sinks import TargetError, check_place

    if output.suffix.lower() not in (".html", ".htm"):
        raise typer.BadParameter(f"{output}: write FILE.html", param_hint="--output")
    try:
        check_place(output)
    except TargetError as error:
        raise typer.BadParameter(str(error), param_hint="--output") from error


def _checked_day(as_of: str | None) -> date | None:
    from bulletin_ie.queries.filters import day_of

    try:
        return day_of("as_of", as_of)
    except InputError as error:
        raise typer.BadParameter(error.message, param_hint="--as-of") from error


def _holds_records(name: str) -> bool:
    from bulletin_ie.exchange.records import LINES, PARQUET

    return "://" in name or Path(name).suffix.lower() in (*LINES, *PARQUET)


@dataclass
class _Sources:
    """The bulletins of all sources, records before pages; remembers what was wrong."""

    records: list[str]
    pages: Run | None
    failures: list[Failure] = field(default_factory=list)

    def __iter__(self) -> Iterator[Bulletin]:
        for name in self.records:
            for result in _records(name):
                if isinstance(result, Failure):
                    self.failures.append(result)
                else:
                    yield result
        if self.pages:
            yield from self.pages


def _records(name: str) -> Iterator[Bulletin | Failure]:
    from bulletin_ie.exchange import read_records
    from bulletin_ie.store import open_store

    if "://" not in name:
        try:
            yield from read_records(name, on_error="yield")
        except StoreError as error:
            yield Failure(name, error.code, error.message)
        return
    _check_file(name)
    with open_store(name) as store:
        yield from store.bulletins()


def _check_file(url: str) -> None:
    """Refuse an SQLite file that does not exist: opening it would make it."""
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        parsed = make_url(url)
    except ArgumentError:
        return  # opening it says what is wrong
    if parsed.get_backend_name() == "sqlite" and not Path(parsed.database or "").is_file():
        raise BulletinIEError(
            "no_such_file", f"{url}: there is no such file; name a database that `extract --to` wrote."
        )


def _print_summary(written: Report, output: Path) -> None:
    parts = [
        f"{number:,} {noun}{'s' * (number != 1)}"
        for number, noun in (
            (written.bulletins, "bulletin"),
            (written.events, "event"),
            (written.deadlines, "deadline"),
            (written.officials, "official"),
        )
    ]
    typer.echo(f"{', '.join(parts)} → {output} ({_size(written.size)})", err=True)
    if written.repeated:
        typer.echo(f"note: {written.repeated} came again with an id that is there already; the first stays", err=True)


def _print_problems(found: _Sources) -> None:
    for failure in found.failures:
        typer.echo(f"  {failure.source}: {failure.message} ({failure.code})", err=True)
    if found.pages:
        found.pages.print_problems()


def _size(size: int) -> str:
    return f"{size / 1e6:,.1f} MB" if size >= 1e6 else f"{size / 1e3:,.0f} kB"
