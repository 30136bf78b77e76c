"""The commands and their options."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from bulletin_ie.cli.inputs import Meta, MetaError, PageReader
from bulletin_ie.errors import BulletinIEError, InputError, LexiconError

if TYPE_CHECKING:
    from bulletin_ie.pipeline import Extractor

__all__ = ["app", "run"]

app = typer.Typer(
    name="bulletin-ie",
    help="Event records from Chinese local-government bulletins: who, what, when, where, figures, deadlines.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Paths = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Text files, or folders to walk.")]
Glob = Annotated[str, typer.Option(help="Which files of a folder; with a slash, which paths inside it.")]
Published = Annotated[str | None, typer.Option(metavar="DATE", help="Publication date of every page.")]
PublishedFrom = Annotated[
    str | None,
    typer.Option(
        metavar="REGEX",
        help="Publication date from each path: groups year, month, day, or the first group, or the whole match.",
    ),
]
Locality = Annotated[str | None, typer.Option(metavar="NAME", help="Whose bulletins these are, 福建省三明市三元区.")]
MetaFile = Annotated[
    Path | None,
    typer.Option(
        "--meta", metavar="FILE.csv", help="Columns path, source, published, locality; wins over the options."
    ),
]
Lexicons = Annotated[
    list[Path] | None,
    typer.Option("--lexicon", metavar="PACK", help="A lexicon pack of your own, a TOML file or a folder; repeatable."),
]

Divisions = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="A gazetteer of your own, CSV or TSV, gzip or not: towns and villages."),
]


def run() -> None:
    """Run the command line, and exit with its status."""
    try:
        app(prog_name="bulletin-ie")
    except BulletinIEError as error:
        print(f"error: {error.message} ({error.code})", file=sys.stderr)
        sys.exit(1)


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
    to: Annotated[
        str | None,
        typer.Option(metavar="FILE.jsonl | sqlite:///FILE.db", help="Where to write; standard output if not given."),
    ] = None,
) -> None:
    """Extract the records of pages as JSON lines or database rows."""
    from bulletin_ie.cli.runs import Run
    from bulletin_ie.cli.sinks import TargetError, open_sink

    reader = _reader(paths, glob, published, published_from, locality, meta)
    pages = Run(reader, _extractor(lexicon, divisions), Console(stderr=True))
    try:
        with open_sink(to) as target:
            for bulletin in pages:
                target.write(bulletin)
    except TargetError as error:
        raise typer.BadParameter(str(error), param_hint="--to") from error
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        typer.echo(f"error: cannot write {to or 'standard output'}: {error.strerror or error}", err=True)
        raise typer.Exit(1) from error
    pages.print_summary(to)
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
) -> None:
    """Print the records of pages for people, each value with the words it came from."""
    from bulletin_ie.cli.runs import Run
    from bulletin_ie.cli.show import render

    reader = _reader(paths, glob, published, published_from, locality, meta)
    pages = Run(reader, _extractor(lexicon, divisions), Console(stderr=True))
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
    raise typer.Exit(evaluate_paths(_extractor(lexicon, divisions), gold, against, json_out, errors))


def _extractor(lexicon: list[Path] | None, divisions: Path | None) -> Extractor:
    from bulletin_ie.pipeline import load

    try:
        return load(lexicons=lexicon or (), divisions=divisions)
    except LexiconError as error:
        table = divisions is not None and error.message.startswith(divisions.name)
        raise typer.BadParameter(error.message, param_hint="--divisions" if table else "--lexicon") from error


def _reader(
    paths: list[Path],
    glob: str,
    published: str | None,
    published_from: str | None,
    locality: str | None,
    meta: Path | None,
) -> PageReader:
    """The reader for the options, each checked before anything is read."""
    if published and published_from:
        raise typer.BadParameter("give --published or --published-from, not both", param_hint="--published")
    return PageReader(
        paths=paths,
        glob=glob,
        published=_checked_date(published),
        published_from=_pattern(published_from),
        locality=locality,
        meta=_meta(meta),
    )


def _checked_date(published: str | None) -> str | None:
    if published is not None:
        from bulletin_ie.pipeline import load

        try:
            load().extract("", published=published)
        except InputError as error:
            raise typer.BadParameter(error.message, param_hint="--published") from error
    return published


def _pattern(published_from: str | None) -> re.Pattern[str] | None:
    if published_from is None:
        return None
    try:
        return re.compile(published_from)
    except re.error as error:
        raise typer.BadParameter(f"no regular expression: {error}", param_hint="--published-from") from error


def _meta(path: Path | None) -> Meta | None:
    if path is None:
        return None
    try:
        return Meta.read(path)
    except MetaError as error:
        raise typer.BadParameter(str(error), param_hint="--meta") from error
