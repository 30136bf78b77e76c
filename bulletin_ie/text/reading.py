"""From a raw page to paragraphs: hard wraps joined, spaces inside dates and numbers closed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from bulletin_ie.text.aligned import AlignedText

__all__ = ["close_spaces", "read_page"]

_TERMINAL = re.compile(r"[。！？!?…][”’」』）)]?$|[。！？]$")
_OPEN_END = re.compile(r"[，,、；;：:（(“‘「—]$")
_CONTINUES = re.compile(r"^[，,、；;：:。！？）)”’」』%]")
_STARTS_PART = re.compile(
    r"本[报網网台刊站]讯|本[报網网台]记者|本[报網网台]\d{1,2}月|[（(]?(?:本[报网台])?(?:见习|实习|首席|全媒体)?[记記]者[\s:：]|"
    r"[（(]?通[讯訊]员[\s:：]|[◆●■▲★◇□○※▌►▶]|责任编辑|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|"
    r"\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十]{1,3}条"
)
_DATE_START = re.compile(r"(?:\d{4}年)?\d{1,2}月\s?\d{1,2}日|近日|日前|连日来|今[天日]|昨[天日]")
_FLOW_MARK = re.compile(r"[，,。；;]")
_STAMP = re.compile(r"20\d\d([-/.])\d{1,2}\1\d{2}(?: \d{1,2}[:：]\d\d(?:[:：]\d\d)?)?")
_META = re.compile(r"来源|發布|发布|浏览|閱讀|阅读|点击|字号|字体|作者|编辑|责编|\d{4}\s?[-/.]\s?\d")
_INDENT = re.compile(r"[ \u3000]{2,}|\u3000")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…]")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")


@dataclass(slots=True)
class _Line:
    start: int  # in the folded text, without white space at both ends
    end: int
    indented: bool
    text: str

    @property
    def width(self) -> int:
        """Half-width columns that the line takes in print."""
        return len(self.text) + len(_WIDE.findall(self.text))


def read_page(raw: str) -> AlignedText:
    """Join the hard wraps of a page and close spaces inside dates and numbers.

    In the result a paragraph is a line; one line break stands between paragraphs that follow each
    other directly, two where the page has a blank line. Column breaks are the layout's business.

    Args:
        raw: The page as it is.

    Returns:
        The aligned text.

    Examples:
        >>> page = read_page("区委副书记时博，区委常委、统战部\\n长、区委办主任李卓瑜出席会议\\n并讲话。")
        >>> page.clean
        '区委副书记时博，区委常委、统战部长、区委办主任李卓瑜出席会议并讲话。'
    """
    text = AlignedText.of(raw)
    blocks = _blocks(text.clean)
    page_width = _page_width(blocks)
    ranges: list[tuple[int, int]] = []
    for number, block in enumerate(blocks):
        if number:  # the two line breaks between blocks: the first and the last of the gap
            gap_start, gap_end = blocks[number - 1][-1].end, block[0].start
            breaks = [i for i in range(gap_start, gap_end) if text.clean[i] == "\n"]
            ranges += [(breaks[0], breaks[0] + 1), (breaks[-1], breaks[-1] + 1)]
        ranges += _joined(text.clean, block, page_width)
    return _close_digit_spaces(_drop_invisible(text.pick(ranges)))


def _blocks(clean: str) -> list[list[_Line]]:
    """Runs of lines without a blank line between them."""
    blocks: list[list[_Line]] = []
    current: list[_Line] = []
    position = 0
    for text in clean.replace("\r\n", " \n").replace("\r", "\n").split("\n"):
        stripped = text.strip()
        if stripped:
            start = position + len(text) - len(text.lstrip())
            indented = bool(_INDENT.match(text))
            current.append(_Line(start, start + len(stripped), indented, stripped))
        elif current:
            blocks.append(current)
            current = []
        position += len(text) + 1
    if current:
        blocks.append(current)
    return blocks


def _page_width(blocks: list[list[_Line]]) -> int:
    """The usual width of a hard-wrapped line on this page, 0 where lines are not wrapped."""
    widths = Counter(line.width for block in blocks if len(block) > 1 for line in block[:-1])
    if sum(widths.values()) < 3:
        return 0
    width, _ = max(((w, sum(widths[w + d] for d in (-2, -1, 0, 1))) for w in widths), key=lambda x: (x[1], x[0]))
    near = sum(n for w, n in widths.items() if abs(w - width) <= 4)
    return width if width <= 110 and near >= 0.4 * sum(widths.values()) else 0


def _joined(clean: str, block: list[_Line], page_width: int) -> list[tuple[int, int]]:
    """Ranges of one block; a line break is kept (as its own range) where lines are not joined."""
    width = _block_width(block, page_width)
    groups: list[list[_Line]] = [[block[0]]]
    for before, line in zip(block, block[1:], strict=False):
        if _continues(before, line, width) and not _opens_article(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    ranges: list[tuple[int, int]] = []
    for group in groups:
        flow = _is_flow(group, page_width)
        for position, line in enumerate(group):
            if ranges:
                joined = position > 0 and (flow or _cuts_stamp(group[position - 1].text, line.text))
                ranges += _gap(clean, ranges[-1][1], line.start, joined)
            ranges.append((line.start, line.end))
    return ranges


def _gap(clean: str, end: int, start: int, joined: bool) -> list[tuple[int, int]]:
    """What is kept of the white space between two lines: a break, a space between Latin words, or nothing."""
    if joined:
        latin = (
            clean[end - 1].isascii() and clean[end - 1].isalpha() and clean[start].isascii() and clean[start].isalpha()
        )
        spaces = [i for i in range(end, start) if clean[i] == " "]
        return [(spaces[0], spaces[0] + 1)] if latin and spaces else []
    position = clean.index("\n", end, start) if "\n" in clean[end:start] else clean.index("\r", end, start)
    return [(position, position + 1)]


def _block_width(block: list[_Line], page_width: int) -> int:
    """The width to which the lines of a block are wrapped, 0 where they are not."""
    if len(block) < 3:
        return page_width
    widths = sorted((line.width for line in block[:-1]), reverse=True)
    top = widths[min(1, len(widths) - 1)]
    near = sum(w >= top - 5 for w in widths)
    if top <= 110 and near * 2 >= len(widths):
        return top
    return page_width


def _continues(before: _Line, line: _Line, width: int) -> bool:
    """Whether a line goes on with the sentence or paragraph of the line before it."""
    if _cuts_stamp(before.text, line.text):
        return True
    if line.indented or not width:
        return bool(not line.indented and (_CONTINUES.match(line.text) or before.text[-1] in "，,、（(“‘"))
    if _open_bracket(before.text) and re.search("[）)]", line.text):
        return True
    terminal = bool(_TERMINAL.search(before.text))
    if _STARTS_PART.match(line.text):
        return not terminal and bool(_OPEN_END.search(before.text))
    if _CONTINUES.match(line.text) or _OPEN_END.search(before.text):
        return True
    return before.width >= (width - 1 if terminal else min(width - 5, width * 3 // 4))


def _cuts_stamp(before: str, after: str) -> bool:
    """Whether a line break cuts a date or a clock time in digits (2024-01-19 09:|12)."""
    if not after[0].isdigit() or before[-1] not in "0123456789-/.:：":
        return False
    tail = before[-16:]
    m = _STAMP.search(tail + after[:12])
    return bool(m) and m.end() > len(tail) > m.start() and not _STAMP.fullmatch(tail[m.start() :])  # type: ignore[union-attr]


def _open_bracket(text: str) -> bool:
    """Whether a bracket is left open at the end of a line."""
    return max(text.rfind("（"), text.rfind("(")) > max(text.rfind("）"), text.rfind(")"))


def _opens_article(group: list[_Line], line: _Line) -> bool:
    """Whether a line opens a body with its date, right under lines that read like a headline."""
    return bool(_DATE_START.match(line.text)) and not any(_FLOW_MARK.search(before.text) for before in group)


def _is_flow(group: list[_Line], page_width: int) -> bool:
    """Whether a group of lines is running text (else they are title lines, which layout joins by sense)."""
    if len(group) == 1:
        return True
    if any(_FLOW_MARK.search(line.text) for line in group) or any(_open_bracket(line.text) for line in group[:-1]):
        return True
    if len(group) > 2 and page_width and all(line.width >= page_width - 7 for line in group[:-1]):
        return True
    lengths = {len(line.text) for line in group[:-1]}
    return (
        len(lengths) == 1
        and len(group[-1].text) <= min(lengths)
        and (len(group) > 2 or group[0].width >= page_width > 0)
    )


def _drop_invisible(text: AlignedText) -> AlignedText:
    marks = [m.start() for m in _INVISIBLE.finditer(text.clean)]
    return _without(text, [(i, i + 1) for i in marks])


def _without(text: AlignedText, holes: list[tuple[int, int]]) -> AlignedText:
    if not holes:
        return text
    edges = [0, *(edge for hole in holes for edge in hole), len(text)]
    return text.pick(list(zip(edges[::2], edges[1::2], strict=True)))


_HAN = r"\u3400-\u9fff〇"
_MARK = r"，。；：、！？（）“”‘’,;:!?()《》—"
_DATE_SPACE = re.compile(r"(?<=\d)( ?)([-–—/.:：．])( ?)(?=\d)")
_UNIT_SPACE = re.compile(r"(?<=\d)[ \u3000]+(?=[年月日号时點点分秒%])|(?<=[年月])[ \u3000]+(?=\d)")
_DIGIT_SPACE = re.compile(rf"(?<=[{_HAN}{_MARK}A-Za-z·+]) (?=\d)|(?<=\d) (?=[{_HAN}{_MARK}A-Za-z·+])")


def _close_digit_spaces(text: AlignedText) -> AlignedText:
    """Leave out the spaces that PDF tools put around digits (5月 15日)."""
    clean = text.clean
    if " " not in clean and "\u3000" not in clean:
        return text
    holes: set[tuple[int, int]] = set()
    for m in _DATE_SPACE.finditer(clean):
        if m.group(1) or m.group(2) not in ".．":  # "1. 2022年" is a list number before a year
            holes |= {m.span(1), m.span(3)}
    holes |= {m.span() for m in _UNIT_SPACE.finditer(clean)}
    position = 0
    for line in clean.split("\n"):
        if " " in line and not _META.search(line):
            holes |= {(m.start() + position, m.end() + position) for m in _DIGIT_SPACE.finditer(line)}
        position += len(line) + 1
    return _without(text, _merged(sorted(hole for hole in holes if hole[0] < hole[1])))


def _merged(holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in holes:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


_HAN_SPACE = re.compile(rf"(?<=[{_HAN}{_MARK}\d])[ \u3000]+(?=[{_HAN}{_MARK}\d“])")
_NAME_ROW = re.compile(rf"(?<![{_HAN}])[{_HAN}·]{{2,4}}(?:[ \u3000]+[{_HAN}·]{{2,4}}){{2,80}}(?![{_HAN}])")


def close_spaces(text: AlignedText) -> AlignedText:
    """Leave out spaces between Chinese characters of running text (张　永 → 张永, 区委 书记 → 区委书记).

    Spaces that divide a row of three or more names are kept.

    Args:
        text: Running text, without bylines and headlines.

    Returns:
        The text without those spaces.

    Examples:
        >>> close_spaces(AlignedText.of("副县长张　永、李小明参加。")).clean
        '副县长张永、李小明参加。'
    """
    clean = text.clean
    holes = [m.span() for m in _HAN_SPACE.finditer(clean)]
    if not holes:
        return text
    rows = [m.span() for m in _NAME_ROW.finditer(clean)]
    return _without(text, [h for h in holes if not any(a <= h[0] < b for a, b in rows)])
