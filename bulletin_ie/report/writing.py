"""Writes the report: a template, styles and a script from the package, and the records as JSON, all in one file."""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup

from bulletin_ie.arguments import check_count
from bulletin_ie.display import stylesheet
from bulletin_ie.errors import InputError
from bulletin_ie.exchange.checking import bulletins_of, path_of
from bulletin_ie.exchange.replacing import replacing
from bulletin_ie.queries.filters import day_of
from bulletin_ie.records import Bulletin
from bulletin_ie.report.content import Index, safe_json

__all__ = ["MAX_BYTES", "Report", "write_report"]

MAX_BYTES = 150_000_000
"""A larger page is refused: browsers open it slowly or not at all."""

_STYLES = ("report.css",)
_SCRIPTS = ("data.js", "parts.js", "lists.js", "page.js", "app.js")


@dataclass(frozen=True)
class Report:
    """What was written.

    Attributes:
        bulletins: Pages in the report.
        events: Their events.
        deadlines: Their deadlines.
        officials: Officials who took part.
        repeated: Bulletins left out because one with the same id came before.
        size: Bytes of the file.
    """

    bulletins: int
    events: int
    deadlines: int
    officials: int
    repeated: int
    size: int


def write_report(
    bulletins: Iterable[Bulletin],
    path: str | os.PathLike[str],
    *,
    title: str = "Bulletin report",
    as_of: date | str | None = None,
    max_bytes: int = MAX_BYTES,
) -> Report:
    """Write bulletins as one HTML page that needs no network and no other file.

    The records are taken one by one, and the file is moved into place when it is whole; until then a file that was
    there stays.

    Args:
        bulletins: The records; of two with one id the first is taken.
        path: Where the page goes.
        title: Its heading.
        as_of: The day from which deadlines are seen, a ``date`` or a string such as ``2023-06-20``; without it nothing is
            called overdue until the reader gives a day.
        max_bytes: How large the page may become.

    Returns:
        What is in it, and its size.

    Raises:
        InputError: If ``as_of`` is no day, ``title`` no text, ``max_bytes`` no number, or what was given are no
            bulletins (``bad_argument``), the page would be larger than ``max_bytes`` (``report_too_large``), or there is no bulletin
            (``nothing_to_report``).
        StoreError: If the file cannot be written (``cannot_write``).

    Examples:
        >>> import bulletin_ie, tempfile
        >>> from pathlib import Path
        >>> page = bulletin_ie.extract("本报讯 4月6日，县委书记周明远主持召开防汛工作会议。", published="2022-04-07")
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     report = write_report([page], Path(folder, "report.html"))
        ...     report.events, Path(folder, "report.html").stat().st_size == report.size
        (1, True)
    """
    records, target = bulletins_of(bulletins), path_of(path)
    if not isinstance(title, str):
        raise InputError("bad_argument", f"title={title!r}; give a str.")
    check_count("max_bytes", max_bytes)
    index, repeated, size, day = Index(), 0, 0, day_of("as_of", as_of)

    def contents() -> Iterator[Markup]:
        nonlocal repeated
        for bulletin in records:
            content = index.add(bulletin)
            if content is None:
                repeated += 1
            else:
                yield Markup(safe_json(content))

    def the_index() -> Markup:
        return Markup(safe_json(index.content(day)))

    is_chinese = any(char > "\u2e7f" for char in title)
    with replacing(target) as temporary, temporary.open("xb") as file:
        for piece in _template().generate(
            title=title, is_chinese=is_chinese, pages=contents(), index=the_index, **_assets()
        ):
            data = piece.encode(errors="replace")  # a title may hold bytes that are no text
            size += len(data)
            if size > max_bytes:
                raise _too_large(max_bytes, len(index.pages))
            file.write(data)
        if not index.pages:
            message = "There is no bulletin to report; name records or pages that can be read."
            raise InputError("nothing_to_report", message)
    return Report(len(index.pages), len(index.events), len(index.deadlines), index.officials, repeated, size)


def _too_large(max_bytes: int, bulletins: int) -> InputError:
    message = (
        f"The report would be larger than {max_bytes / 1e6:g} MB (reached at bulletin {bulletins:,}), which browsers "
        "open slowly or not at all; make several reports, such as one a year or one a county."
    )
    return InputError("report_too_large", message)


def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("bulletin_ie.report", "assets"), autoescape=True, undefined=jinja2.StrictUndefined
    )
    return environment.get_template("report.html.j2")


def _assets() -> dict[str, Any]:
    style = stylesheet() + "".join(_asset(name) for name in _STYLES)
    script = "".join(_asset(name) for name in _SCRIPTS)
    return {
        "style": Markup(style),
        "script": Markup(script),
        "style_hash": _source_hash(style),
        "script_hash": _source_hash(script),
    }


def _asset(name: str) -> str:
    return files("bulletin_ie.report").joinpath("assets", name).read_text(encoding="utf-8")


def _source_hash(text: str) -> str:
    """What a content security policy says of an element that holds this text, and of no other."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
