"""The command `export`: records out of databases and files into files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_ie.inputs import Failure
from bulletin_ie.records import Bulletin

if TYPE_CHECKING:
    from bulletin_ie.exchange.folders import TableFormat

__all__ = ["export"]


_FORMATS = ("parquet", "csv", "jsonl")
_ENDING = re.compile(r"\.[A-Za-z]\w*")


class _Sources:
    """The records of all sources, each bulletin once; remembers what was wrong."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        self.failures: list[Failure] = []
        self.empty: list[str] = []
        self.repeated = 0

    def __iter__(self) -> Iterator[Bulletin]:
        known: set[str] = set()
        for name in self.names:
            found = 0
            for found, result in enumerate(_records(name), start=1):  # noqa: B007
                if isinstance(result, Failure):
                    self.failures.append(result)
                elif result.id in known:
                    self.repeated += 1
                else:
                    known.add(result.id)
                    yield result
            if not found:
                self.empty.append(name)

    def tell(self) -> None:
        """Say what was empty, what came again and what was wrong."""
        from bulletin_ie.cli.databases import empty_note
        from bulletin_ie.cli.sinks import shown_target

        for name in self.empty:
            typer.echo(f"note: {empty_note(shown_target(name) or name)}", err=True)
        if self.repeated:
            typer.echo(
                f"note: {self.repeated} came again with an id that was written already; the first stays", err=True
            )
        for failure in self.failures:
            typer.echo(f"  {failure.source}: {failure.message} ({failure.code})", err=True)


def _records(name: str) -> Iterator[Bulletin | Failure]:
    from bulletin_ie.exchange import read_records
    from bulletin_ie.store import open_store

    if "://" in name:
        with open_store(name, create=False) as store:
            yield from store.bulletins()
    else:
        yield from read_records(name, on_error="yield")


def export(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...", help="Database URLs, .jsonl or .parquet files, or folders of .parquet files."
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="FOLDER | FILE", help="A folder for tables; FILE.jsonl or .parquet for records."
        ),
    ],
    format: Annotated[  # noqa: A002
        str | None,
        typer.Option(
            metavar="parquet | csv | jsonl",
            help="Of a folder: parquet (if not given), or csv for spreadsheets. Of a file its ending says it.",
        ),
    ] = None,
) -> None:
    """Write records of databases and files as one file of records, or as a folder with a file a table."""
    from bulletin_ie.exchange import write_records, write_tables

    is_file, found = _is_file(output, format), _Sources(sources)
    written = write_records(found, output) if is_file else write_tables(found, output, format=_of_tables(format))
    typer.echo(f"{written} bulletin{'s' * (written != 1)} → {output}", err=True)
    found.tell()
    raise typer.Exit(1 if found.failures else 0)


def _of_tables(wanted: str | None) -> TableFormat:
    return "csv" if wanted == "csv" else "parquet"


def _is_file(output: Path, wanted: str | None) -> bool:
    """Whether one file of records is asked for, after a check that output and format go together."""
    from bulletin_ie.exchange.records import LINES, PARQUET

    if wanted not in (None, *_FORMATS):
        message = f"{wanted!r} is not one of {', '.join(_FORMATS)}; spreadsheets open csv"
        raise typer.BadParameter(message, param_hint="--format")
    suffix = output.suffix.lower()
    if not output.is_dir() and suffix in (*LINES, *PARQUET):
        if wanted not in (None, "jsonl" if suffix in LINES else "parquet"):
            raise typer.BadParameter(f"{wanted} does not go together with {output.name}", param_hint="--format")
        _check_place(output, needs_arrow=suffix in PARQUET)
        return True
    if wanted == "jsonl":
        raise typer.BadParameter("JSON lines go into one file; write -o FILE.jsonl", param_hint="--format")
    if suffix == ".csv" and not output.is_dir():
        raise typer.BadParameter("CSV is a file a table; name a folder, and --format csv", param_hint="--output")
    if _ENDING.fullmatch(suffix) and not output.is_dir():
        message = f"{output}: write FILE.jsonl or FILE.parquet, or a folder, whose name has no ending"
        raise typer.BadParameter(message, param_hint="--output")
    _check_place(output, needs_arrow=wanted != "csv")
    return False


def _check_place(output: Path, needs_arrow: bool) -> None:
    from bulletin_ie.cli.sinks import TargetError, check_place

    try:
        check_place(output, needs_arrow=needs_arrow)
    except TargetError as error:
        raise typer.BadParameter(str(error), param_hint="--output") from error
