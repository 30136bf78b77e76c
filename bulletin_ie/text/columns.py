"""The lines of a printed page: a fold at an exact number of characters, and the width of its columns."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from bulletin_ie.text.aligned import AlignedText

__all__ = [
    "FLOW_MARK",
    "MAX_WIDTH",
    "Printed",
    "PrintedLine",
    "ends",
    "find_fold",
    "is_cut",
    "page_columns",
    "read_blocks",
]

_TERMINAL = re.compile(r"[。！？!?…][”’」』）)]?$|[。！？]$")
FLOW_MARK = re.compile(r"[，,。；;]")
_PAUSE = re.compile(r"[，,、。；;：:”]")
_INDENT = re.compile(r"[ \u3000]{2,}|\u3000")
_PARAGRAPH = re.compile(r"[^\S\n]{0,80}\n[ \u3000]{2}")  # a line break before an indented line
_NARROW = re.compile(r"[^\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…]")
MAX_WIDTH = 110
_COLUMN = 64  # half-width columns of the widest column of a newspaper
_FEW = 4


@dataclass(slots=True)
class PrintedLine:
    """A line, measured."""

    start: int  # in the folded text, without white space at both ends
    end: int
    indented: bool
    text: str
    full: int  # characters with the white space at both ends
    width: int  # half-width columns up to its end in print
    reach: int  # the same where every character takes two: a measure for lines cut by characters


def find_fold(text: AlignedText, blocks: list[list[PrintedLine]]) -> tuple[list[tuple[int, int]], int]:
    """The line breaks of a fold at an exact number of characters, and that number: every line that is followed has it."""
    clean = text.clean
    followed = [before for block in blocks for before, line in pairwise(block) if not line.indented]
    if len(followed) < 4:
        return [], 0
    width = 0
    for line in followed:
        end = clean.find("\n", line.end)
        end = len(clean) if end < 0 else end
        length = _raw_length(text, end - line.full, end)
        width = width or length
        if length != width or width < 8:
            return [], 0
    if max(line.full for block in blocks for line in block) > width:
        return [], 0
    holes = []
    for block in blocks:
        for before, line in pairwise(block):
            if not _PARAGRAPH.match(clean, before.end):
                position = clean.index("\n", before.end, line.start)
                holes.append((position, position + 1))
    return holes, width


def _raw_length(text: AlignedText, start: int, end: int) -> int:
    """Characters of a line on the page as given: slips that were left out were there when it was folded."""
    first = text.offsets[start - 1] + 1 if start else 0
    last = text.offsets[end] if end < len(text) else len(text.raw)
    return last - first - (text.raw[last - 1 : last] == "\r")


def read_blocks(clean: str) -> list[list[PrintedLine]]:
    """Runs of lines without a blank line between them."""
    blocks: list[list[PrintedLine]] = []
    current: list[PrintedLine] = []
    position = 0
    for text in clean.split("\n"):
        stripped = text.strip()
        if stripped:
            start = position + len(text) - len(text.lstrip())
            lead = _text_width(text[: start - position]) if start > position else 0
            width = lead + _text_width(stripped)
            reach = max(width, lead + 2 * len(stripped))
            indented = bool(lead and _INDENT.match(text))
            current.append(PrintedLine(start, start + len(stripped), indented, stripped, len(text), width, reach))
        elif current:
            blocks.append(current)
            current = []
        position += len(text) + 1
    if current:
        blocks.append(current)
    return blocks


def _loosened(blocks: list[list[PrintedLine]]) -> list[list[PrintedLine]]:
    """The page as one block where nearly every line stands alone between blank lines."""
    single = sum(len(block) == 1 for block in blocks)
    if len(blocks) < 10 or single < 0.85 * len(blocks):
        return blocks
    merged = [line for block in blocks for line in block]
    broken = sum(is_cut(line) and line.width <= MAX_WIDTH for line in merged)
    return [merged] if broken >= 0.5 * len(merged) else blocks


class Printed:
    """How a page is printed: the width of its columns, and where its lines break; a fold by characters is undone.

    Args:
        raw: A page.
        measured: The width and where the line breaks of the fold are, where they are known already.

    Attributes:
        width: The usual width of lines that are cut in mid-sentence, in half-width columns; 0 where none are.

    Examples:
        >>> page = "会议指出，要把措施落实\\n到每个村组，抓紧整改问题\\n清单，各乡镇每周报告进度，\\n月底前完成，还要抓好防\\n汛。"
        >>> Printed(page).width, Printed("会议指出，要抓好整改。").width
        (24, 0)
    """

    def __init__(self, raw: str, measured: tuple[int, frozenset[int]] | None = None) -> None:
        self._raw = raw
        self.width, self._folds = measured or _measured(raw)

    def line_start(self, position: int) -> int:
        """Where the printed line of a character begins."""
        raw = self._raw
        found = position
        while True:
            line_feed = raw.rfind("\n", 0, found)
            found = max(line_feed, raw.rfind("\r", line_feed + 1, found))
            if found not in self._folds:
                return found + 1

    def width_to(self, position: int) -> int:
        """Columns of a printed line up to a character and with it."""
        return _text_width(self._raw[self.line_start(position) : position + 1].replace("\n", ""))


def _measured(raw: str) -> tuple[int, frozenset[int]]:
    """The width of a page's columns, and the line breaks of its fold."""
    blocks = read_blocks(raw)
    holes, _ = find_fold(AlignedText.of(raw), blocks)
    if holes:
        edges = [0, *(edge for hole in holes for edge in hole), len(raw)]
        blocks = read_blocks("".join(raw[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)))
    width, _ = page_columns(blocks, folded=bool(holes))
    return width, frozenset(start for start, _ in holes)


def _text_width(text: str) -> int:
    """Half-width columns that a text takes in print."""
    return len(text) if text.isascii() else 2 * len(text) - len(_NARROW.findall(text))


def page_columns(blocks: list[list[PrintedLine]], *, folded: bool) -> tuple[int, list[list[PrintedLine]]]:
    """The usual width of a hard-wrapped line on a page, and its blocks.

    Args:
        blocks: Runs of lines without a blank line between them.
        folded: Whether a fold by characters was undone, which leaves blank lines between all lines.

    Returns:
        The width, 0 where lines are not wrapped; put together where its blank lines say nothing.
    """
    width = _page_width(blocks)
    if width:
        return width, blocks
    spaced = _loosened(blocks)
    width = _page_width(spaced)
    if not width and folded:
        lines = [line for block in blocks for line in block]
        widths = _broken_widths(lines)
        width, spaced = max(widths, default=0), _broken_runs(lines, widths)
    return (width, spaced) if width else (0, blocks)


def _broken_runs(lines: list[PrintedLine], widths: set[int]) -> list[list[PrintedLine]]:
    """Lines of columns with those that go on with them; titles stand alone."""
    runs: list[list[PrintedLine]] = []
    for before, line in pairwise([None, *lines]):
        assert line is not None
        if before is not None and is_cut(before) and any(abs(before.width - width) <= 3 for width in widths):
            fits = line.width <= before.width + 3 and any(FLOW_MARK.search(part.text) for part in runs[-1])
        else:
            fits = False
        if fits:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _broken_widths(lines: list[PrintedLine]) -> set[int]:
    """The widths of the lines that break off in running text, where other columns were joined before the fold.

    Most of these lines have one of a few widths; sentences that only lack a full stop have any.
    """
    broken = [line.width for line in lines if line.width <= _COLUMN and is_cut(line) and FLOW_MARK.search(line.text)]
    like = {width: sum(abs(width - other) <= 2 for other in broken) for width in set(broken)}
    widths = {width for width, count in like.items() if count >= _FEW}
    return widths if sum(width in widths for width in broken) * 3 >= len(broken) * 2 else set()


def _page_width(blocks: list[list[PrintedLine]]) -> int:
    """The usual width of a hard-wrapped line on this page, 0 where lines are not wrapped."""
    lines = [line for block in blocks if len(block) > 1 for line in block[:-1] if line.width <= MAX_WIDTH]
    widths = Counter(line.width for line in lines)
    if len(lines) < 3:
        return 0
    width = max((widths[w - 2] + widths[w - 1] + n + widths[w + 1], w) for w, n in widths.items())[1]
    near = [line for line in lines if abs(line.width - width) <= 4]
    longer = sum(n for w, n in widths.items() if w > width + 8)
    if len(near) < max(4, 0.4 * len(lines)) or longer > 0.15 * len(lines):
        return 0
    if sum(map(is_cut, near)) < 0.5 * len(near):
        return 0
    return width if sum(_PAUSE.search(line.text) is not None for line in near) >= 0.4 * len(near) else 0


def is_cut(line: PrintedLine) -> bool:
    """Whether a line ends without the end of a sentence."""
    return not ends(line)


def ends(line: PrintedLine) -> bool:
    """Whether a line ends with the end of a sentence; only its last two characters tell."""
    return _TERMINAL.search(line.text, max(0, len(line.text) - 2)) is not None
