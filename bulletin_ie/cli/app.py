"""The commands and their options."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bulletin_ie.cli.databases import rebuild
from bulletin_ie.cli.exports import export
from bulletin_ie.cli.options import (
    Divisions,
    Glob,
    Lexicons,
    Locality,
    MetaFile,
    Paths,
    Processes,
    Published,
    PublishedFrom,
    Root,
    To,
    make_extractor,
    make_reader,
)
from bulletin_ie.cli.reports import report
from bulletin_ie.cli.stopping import ended_by_signals, interrupt_behind, status_of
from bulletin_ie.errors import BulletinIEError

__all__ = ["app", "run"]

app = typer.Typer(
    name="bulletin-ie",
    help="Event records from Chinese local-government bulletins: who, what, when, where, figures, deadlines.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(export)
app.command()(rebuild)
app.command()(report)


def run() -> None:
    """Run the command line, and exit with its status."""
    try:
        with ended_by_signals():
            app(prog_name="bulletin-ie")
    except BulletinIEError as error:
        print(f"error: {error.message} ({error.code})", file=sys.stderr)
        sys.exit(1)
    except OSError as error:  # of a file that is read or written by the command itself; others have named it before
        print(f"error: {error.filename or 'standard output'}: {error.strerror or error} (os_error)", file=sys.stderr)
        sys.exit(1)
    except SystemExit as error:
        if (interrupt := interrupt_behind(error)) is None:
            raise
        print("interrupted: files are as they were, a database holds whole pages only", file=sys.stderr)
        sys.exit(status_of(interrupt))


@app.callback(invoke_without_command=True)
def _options(
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.", is_eager=True)] = False,
) -> None:
    if version:
        from importlib.metadata import version as version_of

        typer.echo(version_of("bulletin-ie"))
        raise typer.Exit


@app.command()
def extract(
    paths: Paths,
    glob: Glob = "*.txt",
    published: Published = None,
    published_from: PublishedFrom = None,
    locality: Locality = None,
    meta: MetaFile = None,
    lexicon: Lexicons = None,
    divisions: Divisions = None,
    root: Root = None,
    processes: Processes = 1,
    to: To = None,
) -> None:
    """Extract the records of pages as JSON lines, Parquet or database rows."""
    from bulletin_ie.cli.extracting import write_pages
    from bulletin_ie.cli.runs import Run
    from bulletin_ie.cli.sinks import shown_target

    reader = make_reader(paths, glob, published, published_from, locality, meta, root)
    pages = Run(reader, make_extractor(lexicon, divisions), Console(stderr=True), processes=processes)
    write_pages(pages, to)
    pages.print_summary(shown_target(to))
    raise typer.Exit(pages.status)


@app.command()
def show(
    paths: Paths,
    glob: Glob = "*.txt",
    published: Published = None,
    published_from: PublishedFrom = None,
    locality: Locality = None,
    meta: MetaFile = None,
    lexicon: Lexicons = None,
    divisions: Divisions = None,
    root: Root = None,
) -> None:
    """Print the records of pages for people, each value with the words it came from."""
    from bulletin_ie.cli.runs import Run
    from bulletin_ie.cli.show import render

    reader = make_reader(paths, glob, published, published_from, locality, meta, root)
    pages = Run(reader, make_extractor(lexicon, divisions), Console(stderr=True))
    console = Console(highlight=False)
    for bulletin in pages:
        console.print(render(bulletin))
    pages.print_problems()
    raise typer.Exit(pages.status)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    from bulletin_ie.records import Bulletin

    found = Bulletin.model_json_schema(mode="serialization")
    document = {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2))


@app.command()
def evaluate(
    gold: Annotated[
        list[Path] | None, typer.Argument(metavar="GOLD...", help="Annotation files, or folders of them.")
    ] = None,
    against: Annotated[
        Path | None, typer.Option(metavar="OLD.json", help="Results saved before; lists what was gained and lost.")
    ] = None,
    json_out: Annotated[
        Path | None, typer.Option("--json", metavar="OUT.json", help="Save the figures and every item.")
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List every miss and every extra.")] = False,
    card: Annotated[
        bool,
        typer.Option("--card", help="Measure the figures of the models' cards instead; without GOLD on the benchmark."),
    ] = False,
    data: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Open corpora; with --card, names are measured on them too.")
    ] = None,
    lexicon: Lexicons = None,
    divisions: Divisions = None,
) -> None:
    """Score records against annotations: precision, recall and F1 of every slot."""
    from bulletin_ie.cli.scores import evaluate_paths

    if card:
        from bulletin_ie.cli.card import print_card

        for option, given in {
            "--against": against,
            "--json": json_out,
            "--errors": errors,
            "--lexicon": lexicon,
            "--divisions": divisions,
        }.items():
            if given:
                raise typer.BadParameter("does not go together with --card", param_hint=option)
        raise typer.Exit(print_card(gold or [], data))
    if not gold:
        raise typer.BadParameter("name annotation files or folders", param_hint="GOLD...")
    if data is not None:
        raise typer.BadParameter("goes together with --card only", param_hint="--data")
    raise typer.Exit(evaluate_paths(make_extractor(lexicon, divisions), gold, against, json_out, errors))
