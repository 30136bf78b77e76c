"""Templates, and what they all need: text that can be shown, names for anchors, the stylesheet."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

__all__ = ["Html", "anchor", "render", "shortened", "shown", "stylesheet", "token", "wrapped"]

_LONGEST = 160
_UNSEEN = (
    *range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0),  # controls but tab and line breaks
    0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A),  # what turns the direction of writing
    *range(0xD800, 0xE000),  # halves of characters, which no file can hold
)  # fmt: skip
_MARKED = dict.fromkeys(_UNSEEN, "\ufffd")


class Html(str):
    """HTML as text: a notebook shows it, a Jinja2 template takes it as it is, and it joins with ``+`` like any ``str``.

    Examples:
        >>> "<p>" + Html("<b>青石镇</b>")
        '<p><b>青石镇</b>'
    """

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return str(self)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("bulletin_ie.display", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=False,
    )


def render(template: str, **values: Any) -> Html:
    """A template of this package with its values, all text escaped.

    Args:
        template: Name of the template without its ending.
        **values: What it shows; only `Html` is taken as HTML.

    Returns:
        The HTML.

    Examples:
        >>> "&lt;b&gt;青石镇" in render("table", caption="<b>青石镇", columns=[], rows=[], more=0, empty="")
        True
    """
    return Html(_environment().get_template(f"{template}.html.j2").render(**values))


@cache
def stylesheet() -> Html:
    """The CSS of every view; each of its rules holds below an element of class ``bie`` only.

    Returns:
        The rules, to be put between ``<style>`` and ``</style>`` once where views are made with ``style=False``.

    Examples:
        >>> ".bie .bie-k-person" in stylesheet()
        True
    """
    return Html((files("bulletin_ie.display") / "templates" / "style.css").read_text("utf-8"))


def wrapped(content: Html, *, style: bool) -> Html:
    """Content inside the element that the stylesheet holds for."""
    return render("wrap", content=content, style=stylesheet() if style else "")


def shown(text: str) -> str:
    """Text whose every character can be seen: controls, also those of the direction of writing, become ``�``."""
    return text.translate(_MARKED)


def shortened(text: str, longest: int = _LONGEST) -> str:
    """Text on one line, cut where it is too long for a tooltip or a cell."""
    line = shown("".join(text.splitlines()) if "\n" in text or "\r" in text else text)
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def token(identifier: str) -> str:
    """An id without white space, so that several fit into one attribute."""
    return "_".join(shown(identifier).split()) or "_"


def anchor(item: str, scope: str = "") -> str:
    """The HTML id of the first words of an item in one view of several."""
    return (f"bie-{scope}-" if scope else "bie-") + "".join(
        char if char.isalnum() or char in "-_" else "." for char in item
    )
