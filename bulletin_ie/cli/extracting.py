"""The pages of a run into a sink, and what is told where that breaks off."""

from __future__ import annotations

from contextlib import closing

import typer

from bulletin_ie.cli.databases import Resume, RowSink
from bulletin_ie.cli.runs import Run
from bulletin_ie.cli.sinks import TargetError, open_sink, shown_target
from bulletin_ie.cli.stopping import status_of

__all__ = ["write_pages"]


def write_pages(pages: Run, to: str | None) -> None:
    """Write the bulletins of a run; its reader takes the problems and notes of a database.

    Args:
        pages: The run.
        to: The ``--to``.

    Raises:
        typer.BadParameter: Nothing can be written there.
        typer.Exit: Writing broke off, which has been told.
    """
    rows: RowSink | None = None
    shown = shown_target(to)
    try:
        with open_sink(to) as target:
            if isinstance(target, RowSink):
                rows = target
                pages.resume = Resume(rows.store, pages.extractor)
            with closing(iter(pages)) as bulletins:  # ends the processes before the sink
                for bulletin in bulletins:
                    target.write(bulletin)
    except KeyboardInterrupt as error:
        _tell_interrupt(rows, shown)
        raise typer.Exit(status_of(error)) from None
    except TargetError as error:
        raise typer.BadParameter(str(error), param_hint="--to") from error
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        typer.echo(
            f"error: cannot write {shown or 'standard output'}: {error.strerror or error} (cannot_write)", err=True
        )
        raise typer.Exit(1) from error
    if rows is not None:
        pages.reader.problems += rows.problems
        pages.reader.notes += rows.notes()


def _tell_interrupt(rows: RowSink | None, shown: str | None) -> None:
    if rows is not None:
        typer.echo(f"interrupted: {rows.written} written to {shown}; the same command again goes on", err=True)
        for note in rows.notes():
            typer.echo(f"note: {note}", err=True)
    elif shown in (None, "-"):
        typer.echo("interrupted: the records that came out are whole, the others are missing", err=True)
    else:
        message = "nothing was written to it; with --to sqlite:///FILE.db the same command again goes on"
        typer.echo(f"interrupted: {shown} is as it was, {message}", err=True)
