"""What printing, scanning and scraping do to a page: wraps, column breaks, padding, widths, misreadings.

Every step is a list of edits ``(start, end, replacement)`` in text order; entities and ranges move with them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from bulletin_ie.synthesis.model import Entity

__all__ = ["Draft", "edit", "half_width", "misread", "pad_names", "space_numbers", "wrap"]

Edit = tuple[int, int, str]
Random = Callable[[], float]

_NUMBER = re.compile(r"\d{1,12}(?:\.\d{1,4})?")
_ASCII_RUN = re.compile(r"[!-~]")
_NO_START = "，。、；：！？”’）》】·%℃—…"
_NO_END = "“‘（《【"
_HALF = str.maketrans("，；：！？（）", ",;:!?()")
_FULL_DIGITS = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
_ALIKE = (
    "己已 已己 未末 末未 土士 士土 日曰 人入 入人 千干 干千 大太 太大 王玉 玉王 晴睛 堤提 防妨 湾弯 拆折 坝坎 部郡 县具 村材 "
    "林材 刘对 陈陆 张弘 徐除 间问 问间 宣宜 项顶 委妻 治冶 冶治 沟均 坡波 岭岑 庄压 镇填 社杜 杜社 住往 往住 查杳 检捡 堂常 "
    "洪供 汛讯 讯汛 水永 永水 0O 1l"
)
_CONFUSED = {pair[0]: pair[1] for pair in _ALIKE.split()}
_CONFUSABLE = re.compile("[" + "".join(_CONFUSED) + "]")


class Draft:
    """A text on its way to a page: entities and further ranges move with every edit.

    Attributes:
        text: The text so far.
        entities: Entities in text order.
        ranges: Ranges that must be known at the end, such as headlines and bodies.
    """

    __slots__ = ("entities", "ranges", "text")

    def __init__(self, text: str, entities: list[Entity], ranges: dict[str, tuple[int, int]]) -> None:
        self.text = text
        self.entities = entities
        self.ranges = ranges


def edit(draft: Draft, edits: Sequence[Edit]) -> None:
    """Applies edits that do not overlap, in text order.

    What is put in at the very start or end of an entity stays outside of it.

    Examples:
        >>> draft = Draft("县长贺云。", [Entity(2, 4, "PER")], {})
        >>> edit(draft, [(3, 3, "　"), (4, 4, " ")])
        >>> draft.text, draft.entities
        ('县长贺　云 。', [Entity(start=2, end=5, label='PER')])
    """
    if not edits:
        return
    parts: list[str] = []
    at = 0
    for start, end, words in edits:
        parts += (draft.text[at:start], words)
        at = end
    parts.append(draft.text[at:])
    starts = [start for start, _, _ in edits]
    grown = [0, *accumulate(len(words) - (end - start) for start, end, words in edits)]

    def first(place: int) -> int:
        return place + grown[bisect_right(starts, place)] if _inserts(edits, starts, place) else last(place)

    def last(place: int) -> int:
        return place + grown[bisect_left(starts, place)]

    draft.entities = [Entity(first(start), last(end), label) for start, end, label in draft.entities]
    draft.ranges = {key: (first(start), last(end)) for key, (start, end) in draft.ranges.items()}
    draft.text = "".join(parts)


def _inserts(edits: Sequence[Edit], starts: list[int], place: int) -> bool:
    """Whether something is put in at a place, without taking the character there away."""
    found = bisect_left(starts, place)
    return found < len(starts) and starts[found] == place == edits[found][1]


def wrap(draft: Draft, width: int, random: Random, *, columns: float, skip: Iterable[str] = ()) -> None:
    """Breaks long lines at a width, now and then with an empty line as at the end of a column.

    Args:
        draft: The text.
        width: Full-width characters a line; two of half width count as one.
        random: Where choices come from.
        columns: How likely an empty line at a break is.
        skip: Names of ranges that keep their lines.
    """
    kept = [draft.ranges[key] for key in skip if key in draft.ranges]
    edits: list[Edit] = []
    at = 0
    for line in draft.text.split("\n"):
        if len(line) > width and not any(start <= at < end for start, end in kept):
            place = _line_end(line, 0, width)
            while place < len(line):
                edits.append((at + place, at + place, "\n\n" if random() < columns else "\n"))
                place = _line_end(line, place, width)
        at += len(line) + 1
    edit(draft, edits)


def _line_end(line: str, start: int, width: int) -> int:
    end = start + width
    end += len(_ASCII_RUN.findall(line, start, end)) // 2
    if end >= len(line):
        return len(line)
    if line[end] in _NO_START or line[end - 1] in _NO_END:
        end -= 1
    return max(end, start + 1)


def pad_names(draft: Draft, space: str) -> None:
    """Pads names of two characters, as set in columns of names: 张　永."""
    edits = [(e.start + 1, e.start + 1, space) for e in draft.entities if e.label == "PER" and e.end - e.start == 2]
    edit(draft, edits)


def space_numbers(draft: Draft, random: Random, *, share: float, before: bool, after: bool) -> None:
    """Puts spaces around some numbers, as PDF tools do."""
    edits: list[Edit] = []
    for match in _NUMBER.finditer(draft.text):
        if random() < share:
            if before and match.start() and draft.text[match.start() - 1] != "\n":
                edits.append((match.start(), match.start(), " "))
            if after:
                edits.append((match.end(), match.end(), " "))
    edit(draft, edits)


def half_width(draft: Draft, *, punctuation: bool, wide_digits: bool) -> None:
    """Changes widths of punctuation and digits; lengths stay."""
    if punctuation:
        draft.text = draft.text.translate(_HALF)
    if wide_digits:
        draft.text = draft.text.translate(_FULL_DIGITS)


def misread(draft: Draft, random: Random, rate: float) -> None:
    """Confuses some characters with ones that look like them; lengths stay."""
    parts: list[str] = []
    at = 0
    for match in _CONFUSABLE.finditer(draft.text):
        if random() < rate:
            parts += (draft.text[at : match.start()], _CONFUSED[match[0]])
            at = match.end()
    draft.text = "".join((*parts, draft.text[at:]))
