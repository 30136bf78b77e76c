"""A line of a page: what it is made of, and what its beginning and end say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from bulletin_ie.layout.bylines import Bylines, Credit

__all__ = ["BULLETS", "Kind", "PageLine", "ends_sentence", "goes_on", "is_bulleted", "numbered_end"]

BULLETS = "◆●■▲★◇□○※▌►▶◎☆▪•▼◈❖➤◤♦◢√»▇█▆▊▋▍▎▏▸▹➢➣➥✦✧✪✿❀☛☞⬛⬜◉◐❶❷❸❹❺❻❼❽❾❿"
_BULLET = re.compile(rf"[{BULLETS}]\s?")
_NUMBER = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十]{1,3}[条章项款]\s?|[①-⑳])\s?"
)
_STOPS = tuple("。！？!?…”’」』）)】]")
_HALF_STOP = re.compile(r"[\u4e00-\u9fff”] ?[.．]$")  # OCR reads 。 as a half-width stop


class Kind(Enum):
    """What a line is, by itself."""

    BODY = auto()
    TITLE = auto()
    BYLINE = auto()
    META = auto()
    PAGE_HEAD = auto()
    SKIP = auto()
    RELATED = auto()


@dataclass(slots=True)
class PageLine:
    """A line of the read page.

    Attributes:
        start: First character, in the page's clean text.
        end: One past the last.
        key: Its folded text.
        blank: Whether a blank line stands before it.
        kind: What it is.
        opening: Length of the opening formula (本报讯), 0 where there is none.
        credits: Names, where it is a byline or has an opening formula; positions in the page.
        column: Whether it heads a column of short items.
        part: Whether it follows its predecessor inside one printed line.
        full: Whether its last printed line fills a hard-wrapped column.
        unstopped: Whether it is a sentence without a full stop.
        wrapped: Whether it was joined from several printed lines.
        indented: Whether it begins behind blanks.
        field: Whether it is a field of minutes (时间：…).
        tail: Where a byline at its end begins, and its names; read by ``signature``.
    """

    start: int
    end: int
    key: str
    blank: bool
    kind: Kind = Kind.TITLE
    opening: int = 0
    credits: tuple[Credit, ...] = ()
    column: bool = False
    part: bool = False
    full: bool = False
    unstopped: bool = False
    wrapped: bool = False
    indented: bool = False
    field: bool = False
    tail: tuple[int, tuple[Credit, ...]] | None = None
    tail_read: bool = False

    def signature(self, bylines: Bylines) -> tuple[int, tuple[Credit, ...]] | None:
        """Where a byline at the end of the line begins, behind its opening formula, and its names."""
        if not self.tail_read:
            found = bylines.trailing(self.key)
            self.tail = found if found and found[0] > self.opening else None
            self.tail_read = True
        return self.tail


def ends_sentence(key: str) -> bool:
    """Whether a text ends with a full stop or what stands for one.

    Examples:
        >>> ends_sentence("绝不手软 ."), ends_sentence("绝不手")
        (True, False)
    """
    return key.endswith(_STOPS) or (key.endswith((".", "．")) and _HALF_STOP.search(key[-4:]) is not None)


def goes_on(line: PageLine) -> bool:
    """Whether what could be a title, right behind running text, is running text too: commas, or cut by a column."""
    return len(line.key) >= 16 and (line.key.count("，") >= 2 or (line.wrapped and "，" in line.key))


def is_bulleted(key: str) -> int:
    """Length of the graphic bullet in front of a line, 0 where there is none."""
    m = _BULLET.match(key)
    return m.end() if m else 0


def numbered_end(key: str) -> int:
    """Length of the number in front of an item (一、), 0 where there is none."""
    m = _NUMBER.match(key)
    return m.end() if m else 0
