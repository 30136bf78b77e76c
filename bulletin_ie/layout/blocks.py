"""Blocks of a page: running text that no blank line, title, caption or byline interrupts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from bulletin_ie.layout.bylines import Bylines
from bulletin_ie.layout.printed import Kind, PageLine, ends_sentence, goes_on
from bulletin_ie.layout.wording import is_dated_opening

__all__ = ["Block", "End", "Gap", "Start", "read_blocks"]

_ENDS = "。！？!?…”’』」）)】]"
_HALF = "；;：:"
_STARTS_MID = re.compile(r"[，。、；：！？”’』」）】》%]")
_STARTS_SENTENCE = re.compile(
    r"会议|会上|会前|会后|[他她它](?:们)?|[“‘◆●■]|在|随后|据|此次|活动|当[天日晚]|目前|今年|去年|同时|近年|截至|下一步|就|[一二三四五六]是|座谈|期间|"
    r"调研|检查|每到|随着|为|通过|其间|此前|此外|最后|首先|其中|走进|来到|接着|仪式|开班式|(?:\d{4}年)?\d{1,2}月|\d{1,2}日"
    r"|[\u4e00-\u9fff·]{2,4}(?:指出|强调|要求|表示|说|介绍|一行|主持|代表|首先|对|在|就)"
)


class Start(Enum):
    """How a block begins."""

    MIDDLE = auto()
    UNKNOWN = auto()
    SENTENCE = auto()


class End(Enum):
    """How a block ends."""

    OPEN = auto()
    CLAUSE = auto()
    HALF = auto()
    DONE = auto()


class Gap(Enum):
    """What stands between a block and the one before it on the page."""

    NOTHING = auto()
    BLANK = auto()
    BYLINE = auto()
    FURNITURE = auto()
    SECTION = auto()
    TITLE = auto()


@dataclass(slots=True)
class Block:
    """A block.

    Attributes:
        number: Its place on the page.
        first: Number of its first line.
        last: Number of its last line.
        key: Its folded text.
        heads: Titles between it and the running text above.
        gap: What stands between it and the block above.
        opening: Length of the opening formula, 0 where there is none.
        dated: Whether its first clause has a day.
        start: How it begins.
        end: How it ends.
        signed: Whether a byline stands behind it, or at its end.
    """

    number: int
    first: int
    last: int
    key: str
    heads: list[int]
    gap: Gap
    opening: int
    dated: bool
    start: Start
    end: End = End.DONE
    signed: bool = False


def read_blocks(lines: list[PageLine], bylines: Bylines) -> list[Block]:
    """Cut the running text of a page into blocks.

    Args:
        lines: The lines of a page with their kinds.
        bylines: What reads bylines.

    Returns:
        Blocks in page order; lists of links and what stands under them are left out.
    """
    return _Reading(lines, bylines).run()


class _Reading:
    def __init__(self, lines: list[PageLine], bylines: Bylines) -> None:
        self.lines, self.bylines = lines, bylines
        self.blocks: list[Block] = []
        self.parts: list[list[str]] = []  # the lines of each block
        self.heads: list[int] = []
        self.between: set[Kind] = set()
        self.broken = False  # whether a block above breaks off
        inner = [b for a, b in pairwise(lines) if a.kind is b.kind is Kind.BODY and not b.blank]
        self.indents = sum(line.indented for line in inner) * 2 > len(inner)

    def run(self) -> list[Block]:
        related = False
        for number, line in enumerate(self.lines):
            body = line.kind is Kind.BODY or (line.kind is Kind.TITLE and self._runs_on(number))
            if line.kind is Kind.RELATED:
                related = True
            elif body and related and not line.opening:
                continue
            elif body:
                related = False
                self._add(number)
            else:
                self._interrupt(number)
        for block, parts in zip(self.blocks, self.parts, strict=True):
            block.key = "\n".join(parts)
            block.end, tail = self._end(block)
            block.signed = block.signed or tail
        return self.blocks

    def _runs_on(self, number: int) -> bool:
        """Whether what could be a title goes on with the running text right above it."""
        last = self.blocks[-1].last if self.blocks else -2
        return last == number - 1 and not self.lines[number].blank and goes_on(self.lines[number])

    def _interrupt(self, number: int) -> None:
        kind = self.lines[number].kind
        self.between.add(kind)
        if kind is Kind.TITLE:
            self.heads.append(number)
        elif kind is Kind.BYLINE and self.blocks and not self.heads and self.blocks[-1].last == number - 1:
            self.blocks[-1].signed = any(c.role != "source" for c in self.lines[number].credits)

    def _add(self, number: int) -> None:
        line = self.lines[number]
        if self.blocks and not (self.between or line.blank or line.opening or self._turns(number)):
            block = self.blocks[-1]
            self.parts[-1].append(line.key)
            block.last = number
            return
        if self.blocks:
            self.broken = self.broken or self._end(self.blocks[-1])[0] in (End.OPEN, End.CLAUSE)
        dated = not line.opening and is_dated_opening(line.key)
        start = Start.SENTENCE if line.opening else self._start(line)
        self.blocks.append(
            Block(len(self.blocks), number, number, line.key, self.heads, self._gap(line), line.opening, dated, start)
        )
        self.parts.append([line.key])
        self.heads, self.between = [], set()

    def _turns(self, number: int) -> bool:
        """Whether a line right behind the end of a paragraph can be the rest of an article that breaks off above."""
        block, line = self.blocks[-1], self.lines[number]
        if not self.broken or self._start(line) is Start.SENTENCE:
            return False
        return self._end(block)[0] is End.DONE

    def _gap(self, line: PageLine) -> Gap:
        if Kind.TITLE in self.between:
            apart = line.blank or any(self.lines[n].blank for n in self.heads)
            return Gap.TITLE if apart or len(self.between) > 1 else Gap.SECTION
        if self.between - {Kind.BYLINE}:
            return Gap.FURNITURE
        if line.blank:
            return Gap.BLANK
        return Gap.BYLINE if self.between else Gap.NOTHING

    def _start(self, line: PageLine) -> Start:
        if _STARTS_MID.match(line.key):
            return Start.MIDDLE
        if self.indents:
            return Start.SENTENCE if line.indented else Start.MIDDLE
        return Start.SENTENCE if _STARTS_SENTENCE.match(line.key) else Start.UNKNOWN

    def _end(self, block: Block) -> tuple[End, bool]:
        """How a block ends, and whether with a byline."""
        line = self.lines[block.last]
        tail = line.signature(self.bylines)
        text = line.key[: tail[0]].rstrip() if tail else line.key
        mark = text[-1:]
        if ends_sentence(text) or line.unstopped:
            end = End.DONE
        elif mark in _HALF:
            end = End.HALF
        else:
            end = End.CLAUSE if mark in "，、" else End.OPEN
        return end, bool(tail and any(c.role != "source" for c in tail[1]))
