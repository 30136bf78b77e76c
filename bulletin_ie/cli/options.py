"""Options that several commands share, and what is made of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_ie.cli.inputs import Meta, MetaError, PageReader, is_outside
from bulletin_ie.errors import InputError, LexiconError

if TYPE_CHECKING:
    from bulletin_ie.pipeline import Extractor

__all__ = [
    "Divisions",
    "Glob",
    "Lexicons",
    "Locality",
    "MetaFile",
    "Paths",
    "Processes",
    "Published",
    "PublishedFrom",
    "Root",
    "To",
    "make_extractor",
    "make_reader",
]

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

Root = Annotated[
    Path | None,
    typer.Option(
        metavar="FOLDER", help="Sources are paths from this folder, so that p1.txt of two folders stay apart."
    ),
]
Processes = Annotated[int, typer.Option(metavar="N", min=1, help="Processes that read pages at the same time.")]
To = Annotated[
    str | None,
    typer.Option(
        metavar="FILE.jsonl | FILE.parquet | sqlite:///FILE.db | postgresql+psycopg://…",
        help="Where to write; standard output if not given.",
    ),
]


def make_extractor(lexicon: list[Path] | None, divisions: Path | None) -> Extractor:
    """The extractor with lexicons and a gazetteer of the caller's.

    Raises:
        typer.BadParameter: One of the files breaks the rules of its format.
    """
    from bulletin_ie.pipeline import load

    try:
        return load(lexicons=lexicon or (), divisions=divisions)
    except LexiconError as error:
        table = divisions is not None and error.message.startswith(divisions.name)
        raise typer.BadParameter(error.message, param_hint="--divisions" if table else "--lexicon") from error


def make_reader(
    paths: list[Path],
    glob: str,
    published: str | None,
    published_from: str | None,
    locality: str | None,
    meta: Path | None,
    root: Path | None = None,
) -> PageReader:
    """The reader for the options, each checked before anything is read.

    Raises:
        typer.BadParameter: An option cannot be used, or two do not go together.
    """
    if published and published_from:
        raise typer.BadParameter("give --published or --published-from, not both", param_hint="--published")
    return PageReader(
        paths=paths,
        glob=glob,
        published=_checked_date(published),
        published_from=_pattern(published_from),
        locality=locality,
        meta=_meta(meta),
        root=_checked_root(root, paths),
    )


def _checked_root(root: Path | None, paths: list[Path]) -> Path | None:
    if root is None:
        return None
    if not root.is_dir():
        raise typer.BadParameter(f"{root} is no folder", param_hint="--root")
    for path in paths:
        if is_outside(path, root):
            raise typer.BadParameter(f"{path} does not lie in {root}; give a folder that holds it", param_hint="--root")
    return root


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
