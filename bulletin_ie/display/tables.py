"""Tables: the answer of a query, a collection of pages, anything with columns and rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import time
from decimal import Decimal
from typing import Any, Protocol

from bulletin_ie.display.rendering import Html, render, shortened, wrapped
from bulletin_ie.display.values import number
from bulletin_ie.records import Bulletin
from bulletin_ie.tables import Column

__all__ = ["Answer", "collection_html", "results_html", "table_html"]

_LIMIT = 200
_NOT_SHOWN = ("id", "bound", "date_text", "when_text", "span_start", "span_end")
_AFTER = (
    "name",
    "headline",
    "topics",
    "part_of_day",
    "locality",
    "published",
    "source",
)  # of a hit: who and where stand first
_USUAL = "held"  # a status that says nothing
_NAMES = frozenset({"participants", "places", "topics", "titles", "responsible", "companions"})
_FEW = 4  # names in a cell; of more, the number
_MARK = "、"  # between names, as the hits put it
_SHORT = 12  # characters as wide as they are high; longer texts may be broken into lines


class Answer(Protocol):
    """What a query answers with: columns, and a row for each hit."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of its frame."""
        ...

    def rows(self) -> list[dict[str, Any]]:
        """For each hit its row."""
        ...


def table_html(
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    *,
    caption: str = "",
    empty: str = "Nothing was found.",
    limit: int = _LIMIT,
    style: bool = True,
) -> Html:
    """A table that scrolls in a box of its own.

    Args:
        columns: The heads of its columns.
        rows: For each row its cells; numbers stand to the right, ``None`` is an empty cell.
        caption: What it shows.
        empty: What is said where there is no row.
        limit: Rows that are shown; of those beyond, the number is given.
        style: Whether the stylesheet is put inside.

    Returns:
        HTML, all text escaped.

    Examples:
        >>> "青石镇&lt;新" in table_html(["place", "events"], [("青石镇<新", 3)])
        True
    """
    cells = [[_cell(value) for value in row] for row in rows[:limit]]
    more = max(0, len(rows) - limit)
    content = render("table", caption=caption, columns=columns, rows=cells, more=more and f"{more:,}", empty=empty)
    return wrapped(content, style=style)


def results_html(results: Answer, *, style: bool = True) -> Html:
    """What a notebook shows for the answer of a query: a row for each hit, what was found first, its page last.

    Ids and places in the text are left out; of many names in a cell the first stand there, with the number of the others.

    Args:
        results: The answer, such as ``store.events(official="林知远")``.
        style: Whether the stylesheet is put inside.

    Returns:
        HTML; deadlines that are overdue are marked.

    Examples:
        >>> import bulletin_ie
        >>> page = bulletin_ie.extract("本报讯 4月6日，县长林知远到青石镇检查防汛工作。", published="2023-04-07")
        >>> "林知远" in results_html(bulletin_ie.Collection([page]).events())
        True
    """
    every = [column.name for column in results.columns]
    is_hit = "bulletin_id" in every
    rows = [_shown(row, is_hit=is_hit) for row in results.rows()]
    days = ["days"] if {"first_day", "last_day"} <= set(every) else []
    after = [name for name in _AFTER if name in every] if is_hit else []
    left_out = {*_NOT_SHOWN, *after, *(("first_day", "last_day") if days else ())}
    own = [name for name in every if name not in left_out and not name.endswith("_id")]
    names = [*days, *own, *after] if is_hit else [*own, *days]
    names = [name for name in names if any(row[name] is not None for row in rows)]
    cells = [[row[name] for name in names] for row in rows]
    return table_html([name.replace("_", " ") for name in names], cells, caption=repr(results)[1:-1], style=style)


def _shown(row: dict[str, Any], *, is_hit: bool) -> dict[str, Any]:
    """A row as it is shown: first and last day in one cell, few names, a source not taken for a locality."""
    cells = {name: _first_names(value) if name in _NAMES and value else value for name, value in row.items()}
    cells["days"] = " – ".join(str(day) for day in dict.fromkeys((row.get("first_day"), row.get("last_day"))) if day)
    cells["days"] = cells["days"] or row.get("date_text")
    if "when_text" in row:
        cells["last_day"] = row["last_day"] or row["when_text"]
    if row.get("status") == _USUAL:
        cells["status"] = None
    if "overdue" in row:
        cells["overdue"] = _late(row["overdue"])
    if not is_hit and row.get("source"):
        cells["locality"] = None
    return cells


def _first_names(words: str) -> str:
    names = words.split(_MARK)
    return _MARK.join(names[:_FEW]) + (f" +{len(names) - _FEW}" if len(names) > _FEW else "")


def collection_html(bulletins: Iterable[Bulletin], *, caption: str = "", style: bool = True) -> Html:
    """What a notebook shows for many bulletins: a row for each page.

    Args:
        bulletins: The records.
        caption: What they are.
        style: Whether the stylesheet is put inside.

    Returns:
        HTML.

    Examples:
        >>> import bulletin_ie
        >>> page = bulletin_ie.extract("本报讯 4月6日，县长林知远到青石镇检查防汛工作。", source="青石/p1.txt")
        >>> "青石/p1.txt" in collection_html([page])
        True
    """
    rows = [_page_row(bulletin) for bulletin in bulletins]
    columns = ("source", "published", "locality", "articles", "events", "deadlines", "left open", "headlines")
    return table_html(columns, rows, caption=caption, empty="There is no bulletin.", style=style)


def _page_row(bulletin: Bulletin) -> tuple[Any, ...]:
    headlines = "；".join(article.headline.text for article in bulletin.articles if article.headline)
    return (
        bulletin.source or bulletin.id,
        bulletin.published,
        bulletin.locality.name if bulletin.locality else None,
        len(bulletin.articles),
        len(bulletin.events),
        sum(len(event.deadlines) for event in bulletin.events),
        len(bulletin.diagnostics),
        headlines,
    )


class _Late(str):
    """A cell that is to be marked."""


def _late(overdue: bool | None) -> str | None:
    return None if overdue is None else _Late("overdue") if overdue else "no"


def _cell(value: Any) -> dict[str, Any]:
    is_number = isinstance(value, int | float | Decimal) and not isinstance(value, bool)
    text = _text(value)
    form = "bie-n" if is_number else "bie-w" if len(text) > (2 * _SHORT if text.isascii() else _SHORT) else "bie-1"
    return {"text": text, "form": form, "late": isinstance(value, _Late)}


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | Decimal():
            return number(Decimal(value))
        case time():
            return f"{value:%H:%M}"
        case tuple() | list():
            return shortened("、".join(map(_text, value)))
        case _:
            return shortened(str(value))
