"""An article in the making."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from bulletin_ie.layout.bylines import Credit

__all__ = ["Draft"]


@dataclass(slots=True)
class Draft:
    """An article in the making; ranges are of the page's clean text.

    Attributes:
        first: Number of the line with which the body begins.
        last: Number of the last line taken so far.
        paragraphs: Pieces of each paragraph.
        opening: The opening formula.
        credits: Names in its bylines.
        published: The day printed with it.
        closed: Whether a byline or sign-off has ended it.
        open_end: Whether its last paragraph breaks off.
        items: Whether it is a round-up of short items.
        notice: Whether it is a notice.
        ended: Whether a notice has said 特此公告.
        over: Whether contacts have followed that.
        signed_above: Whether its byline stands over it.
        headed: Whether a title that names an event stands over it.
        said: Character pairs of the pieces before ``counted``.
        counted: A paragraph, and a piece of it.
    """

    first: int
    last: int
    paragraphs: list[list[tuple[int, int]]] = field(default_factory=list)
    opening: tuple[int, int] | None = None
    credits: list[Credit] = field(default_factory=list)
    published: date | None = None
    closed: bool = False
    open_end: bool = False
    items: bool = False
    notice: bool = False
    ended: bool = False
    over: bool = False
    signed_above: bool = False
    headed: bool = False
    said: set[str] = field(default_factory=set)
    counted: tuple[int, int] = (0, 0)
