"""What all plots share: the library, fonts that have Chinese glyphs, and a chart for nothing."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from bulletin_ie.errors import InputError, require
from bulletin_ie.queries import Queries

if TYPE_CHECKING:
    import altair

    Plot = altair.Chart | altair.LayerChart

_T = TypeVar("_T")

__all__ = [
    "BLUE",
    "FONTS",
    "GREY",
    "RED",
    "data",
    "finished",
    "has_chinese_glyphs",
    "hits_of",
    "library",
    "sentence",
    "shortened",
]

FONTS = (
    "Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, PingFang SC, Hiragino Sans GB, Microsoft YaHei, "
    "WenQuanYi Micro Hei, SimHei, sans-serif"
)
"""Families with Chinese glyphs on Linux, macOS and Windows; the first that a machine has is taken."""

BLUE, RED, GREY = "#0a78bd", "#d5550a", "#7a7a7a"
_GLYPH = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><text y="16" font-family="{}">{}</text></svg>'


def _altair() -> Any:
    return require("altair", "plots")


def library() -> Any:
    """Altair; a `MissingExtraError` where it is not installed. Warns where saved pictures would lack Chinese glyphs."""
    alt = _altair()
    if has_chinese_glyphs() is False:
        message = (
            "No font on this machine has Chinese glyphs: pictures saved here (PNG, SVG, PDF) show boxes; a browser takes "
            "its own fonts. Install one, such as Noto Sans CJK (Debian and Ubuntu: apt install fonts-noto-cjk), and "
            "start Python again."
        )
        warnings.warn(message, stacklevel=3)
    return alt


@cache
def has_chinese_glyphs() -> bool | None:
    """Whether pictures made on this machine show Chinese characters.

    Returns:
        ``False`` where two of them look the same, as boxes do; ``None`` where vl-convert, which makes the pictures, is not
        installed.
    """
    try:
        import vl_convert
    except ImportError:
        return None
    first, second = (vl_convert.svg_to_png(_GLYPH.format(FONTS, char)) for char in "县镇")
    return first != second


def hits_of(found: object, plot: str, **kinds: type[_T]) -> list[_T]:
    """What was found, as a list; an `InputError` where it is not all of one of some kinds.

    Args:
        found: What a plot was given; a store or a collection is asked the first of the queries.
        plot: The name of the plot.
        **kinds: By the names of the queries that give them, the classes of which the plot takes one.
    """
    answers = " or ".join(f"{query}()" for query in kinds)
    if isinstance(found, Queries):
        found = getattr(found, next(iter(kinds)))()
    if isinstance(found, str | bytes) or not isinstance(found, Iterable):
        raise InputError("bad_argument", f"{plot} takes what {answers} found, not {type(found).__name__}.")
    hits = list(found)
    kind = next((kind for kind in kinds.values() if hits and isinstance(hits[0], kind)), None)
    for hit in hits:
        if kind is None or not isinstance(hit, kind):
            raise InputError("bad_argument", f"{plot} takes what {answers} found, not {_named(hit, hits[0])}.")
    return hits


def _named(hit: object, first: object) -> str:
    name = type(hit).__name__
    return name if hit is first else f"{name} among {type(first).__name__}"


def data(rows: list[dict[str, Any]]) -> Any:
    """Rows as a chart's data, without any data-frame library."""
    return _altair().InlineData(values=rows)


def sentence(words: str) -> Plot:
    """A chart that only says something."""
    alt = _altair()
    mark = alt.Chart(data([{"words": words}])).mark_text(fontSize=14, color=GREY).encode(text="words:N")
    return finished(mark.properties(width=420, height=60))


def finished(chart: Any, title: str = "", note: str = "") -> Plot:
    """A chart with its title, its note below that, and the fonts."""
    if title:
        params = _altair().TitleParams(title, subtitle=note or [], anchor="start", subtitleColor=GREY)
        chart = chart.properties(title=params)
    plot: Plot = chart.configure(font=FONTS).configure_view(stroke=None)
    return plot


def shortened(words: str, longest: int = 24) -> str:
    """Words for an axis, cut where they are too long."""
    line = "".join(words.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
