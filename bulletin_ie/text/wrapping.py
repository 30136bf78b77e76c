"""Hard line wraps: where a line goes on in the next one, and joining them.

Three kinds are undone: a fold at an exact number of characters, lines that PDF and OCR tools cut at the
width of a newspaper column, and such lines with a blank line after each. Column breaks in mid-sentence
are the layout's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from bulletin_ie.text.aligned import AlignedText
from bulletin_ie.text.columns import (
    FLOW_MARK,
    MAX_WIDTH,
    PrintedLine,
    ends,
    find_fold,
    is_cut,
    page_columns,
    read_blocks,
)

__all__ = ["unwrap"]

_OPEN_END = re.compile(r"[，,、；;：:（(“‘「—]$")
_CONTINUES = re.compile(r"^[，,、；;：:。！？）)”’」』%]")
_STARTS_PART = re.compile(
    r"[【\[（(●■]?本\s?[报網网台刊站]\s?讯|[（(]?本[报網网台]记者|本[报網网台]\d{1,2}月|"
    r"[（(]?(?:本[报网台])?(?:见习|实习|首席|全媒体|融媒体)?[记記]者[\s:：]|"
    r"[（(]?通[讯訊]员[\s:：]|[◆●■▲★◇□○※▌►▶]|责任编辑|编者按|核心提示|上一[篇条版]|下一[篇条版]|(?:发布|更新|发稿|编辑)?(?:时间|日期)[:：]|来源[:：]|[\[（(]?20\d\d[-/.]\d|"
    r"编辑[:：]|审核[:：]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|"
    r"\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十]{1,3}条"
)
_DATE_START = re.compile(r"(?:\d{4}年)?\d{1,2}月\s?\d{1,2}日|近日|日前|连日来|今[天日]|昨[天日]")
_PAUSE = re.compile(r"[，,、。；;：:”]")
_ANY_MARK = re.compile(r"[，,。；;：:！？]")
_LATIN = re.compile("[A-Za-z]")
_STAMP = re.compile(r"20\d\d([-/.])\d{1,2}\1(?:0[1-9]|[12]\d|3[01])(?: \d{1,2}[:：]\d\d(?:[:：]\d\d)?)?")
_STANDS_ALONE = re.compile(
    r"^—|位置[：:]|\S\s?[>＞»]\s?\S|星期[一二三四五六日天]|第\s?\d+\s?期|\d版|[责任]?[编編]辑?[:：]|(?:发布|更新)(?:时间|日期)[:：]|[:：]\d\d:\d\d"
)
_BYLINE = re.compile(r"[□■●（(【]?\s?(?:本[报网台刊])?(?:[\u4e00-\u9fff]{0,3}[记記]者|通[讯訊]员)[\s：:][^）)]*$")
_LOOSE = 4  # lines with blank lines between, taken for one paragraph


def unwrap(text: AlignedText) -> AlignedText:
    """Join hard-wrapped lines, so that a paragraph is a line.

    Args:
        text: A folded page with its line breaks.

    Returns:
        The page with one line break between paragraphs that follow each other directly, two where a
        blank line stands between them.

    Examples:
        >>> unwrap(AlignedText.of("会议指出，要盯住\\n细节，一件一件抓\\n好整改。\\n\\n会议强调。")).clean
        '会议指出，要盯住细节，一件一件抓好整改。\\n\\n会议强调。'
    """
    given, blocks = text, read_blocks(text.clean)
    holes, folded = find_fold(text, blocks)
    if holes:
        text = text.without(holes)
        blocks = read_blocks(text.clean)
    page_width, spaced = page_columns(blocks, folded=bool(folded))
    printed = None
    if given.clean == given.raw and bool(folded) == bool(holes):  # what was measured is the page as given
        printed = page_width, frozenset(start for start, _ in holes)
    loose, blocks = spaced is not blocks, spaced
    if page_width or folded:
        blocks = _gathered(blocks, page_width or 2 * folded)
    ranges: list[tuple[int, int]] = []
    for number, block in enumerate(blocks):
        if number:  # the two line breaks between blocks: the first and the last of the gap
            gap_start, gap_end = blocks[number - 1][-1].end, block[0].start
            first = text.clean.find("\n", gap_start, gap_end)
            last = text.clean.rfind("\n", gap_start, gap_end)
            ranges += [(first, first + 1), (last, last + 1)]
        ranges += _joined(text.clean, block, page_width, loose=loose, folded=bool(folded))
    return replace(text.pick(_merged(ranges)), printed=printed)


def _merged(ranges: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same ranges, those put together that follow each other directly."""
    start, end = ranges[0] if ranges else (0, 0)
    for first, last in ranges[1:]:
        if first != end:
            yield start, end
            start = first
        end = last
    yield start, end


def _gathered(blocks: list[list[PrintedLine]], width: int) -> list[list[PrintedLine]]:
    """Blocks with those put together that are a paragraph whose lines have blank lines between, on a wrapped page."""
    found: list[list[PrintedLine]] = []
    run: list[PrintedLine] = []
    for block in [*blocks, None]:
        line = block[0] if block is not None and len(block) == 1 else None
        begun = line is not None and bool(run) and not line.indented
        if line is not None and begun and width - 4 <= line.width <= width + 2 and is_cut(line):
            run.append(line)
            continue
        last = [line] if line is not None and begun and line.width <= width + 2 else []
        merged = [*run, *last]
        if len(merged) >= _LOOSE and sum(bool(FLOW_MARK.search(part.text)) for part in merged) * 3 >= len(merged):
            found.append(merged)
            block = None if last else block
        else:
            found += [[part] for part in run]
        run = []
        if block is None:
            continue
        if line is not None and width - 4 <= line.width <= width + 2 and is_cut(line):
            run = [line]
        else:
            found.append(block)
    return found


def _joined(
    clean: str, block: list[PrintedLine], page_width: int, *, loose: bool, folded: bool
) -> list[tuple[int, int]]:
    """Ranges of one block; a line break is kept (as its own range) where lines are not joined."""
    if len(block) == 1:
        return [(block[0].start, block[0].end)]
    width = _loose_width(block, page_width) if loose else _block_width(block, page_width)
    indented = block[0].indented or sum(line.indented for line in block) >= 2
    groups: list[list[PrintedLine]] = [[block[0]]]
    for number, (before, line) in enumerate(pairwise(block)):
        after = block[number + 2] if number + 2 < len(block) else None
        parted = loose and folded and ends(before)  # what the fold made a line was a line of its own or a paragraph
        if not parted and _continues(before, line, after, width, indented) and not _opens_article(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    ranges: list[tuple[int, int]] = []
    for group in groups:
        flow = len(group) > 1 and _is_flow(group, page_width)
        for position, line in enumerate(group):
            if ranges:
                joined = position > 0 and (flow or _cuts_stamp(group[position - 1].text, line.text))
                ranges += _gap(clean, ranges[-1][1], line.start, joined)
            ranges.append((line.start, line.end))
    return ranges


def _gap(clean: str, end: int, start: int, joined: bool) -> list[tuple[int, int]]:
    """What is kept of the white space between two lines: a break, (two for a blank line in running text), a space between Latin words, or nothing."""
    if joined:
        if not (_LATIN.match(clean, end - 1) and _LATIN.match(clean, start)):
            return []
        space = clean.find(" ", end, start)
        return [(space, space + 1)] if space >= 0 else []
    first, last = clean.index("\n", end, start), clean.rindex("\n", end, start)
    if first < last:
        above = FLOW_MARK.search(clean, clean.rfind("\n", 0, end) + 1, end)
        if above or FLOW_MARK.search(clean, start, clean.find("\n", start)):
            return [(first, first + 1), (last, last + 1)]  # titles go together by sense
    return [(first, first + 1)]


def _block_width(block: list[PrintedLine], page_width: int) -> int:
    """The width to which the lines of a block are wrapped, 0 where they are not."""
    if page_width and max(line.width for line in block) <= page_width + 8 and len(block) < 4:
        return page_width
    widths = sorted((line.width for line in block if line.width <= MAX_WIDTH), reverse=True)
    if len(widths) < 0.8 * len(block):
        return 0
    if page_width and sum(w > page_width + 8 for w in widths) <= 0.15 * len(widths) and len(block) > 12:
        return page_width
    top = widths[min(1, len(widths) - 1)]
    if widths[0] > top + 8 and not (page_width and abs(top - page_width) <= 6):
        return 0  # one longer line on a wrapped page is a footer
    near = [line for line in block[:-1] if line.width >= top - 5]
    cut = sum(is_cut(line) for line in near)
    if not page_width and _is_snippet(block):
        return top
    agreed = page_width and abs(top - page_width) <= 6
    if len(near) * 2 >= len(block) - 1 and len(near) >= (2 if agreed else 3) and cut >= max(2, 0.5 * len(near)):
        return top
    return page_width if top <= page_width + 8 else 0


def _loose_width(block: list[PrintedLine], page_width: int) -> int:
    """The same for lines with blank lines between them: a page can have columns of several widths."""
    widths = [line.width for line in block[:-1]]
    return max(widths) if 0 < len(widths) < 12 and max(widths) < page_width - 4 else page_width


def _is_snippet(block: list[PrintedLine]) -> bool:
    """Whether a few lines are one wrapped paragraph: of one width, cut in mid-sentence, the last one finished."""
    widths = [line.reach for line in block[:-1]]
    if not widths or len(block) > 8 or max(widths) - min(widths) > 4 or block[-1].reach > max(widths) + 2:
        return False
    return all(is_cut(line) for line in block[:-1]) and not is_cut(block[-1]) and bool(_PAUSE.search(block[0].text))


def _continues(before: PrintedLine, line: PrintedLine, after: PrintedLine | None, width: int, indented: bool) -> bool:
    """Whether a line goes on with the sentence or paragraph of the line before it."""
    if line.indented:
        return False
    if line.text[0].isdigit() and _cuts_stamp(before.text, line.text):
        return True
    joined = _goes_on(before, line, after, width, indented) if width else _is_part(before.text, line.text)
    return joined and not _stands_alone(before.text)


def _is_part(before: str, after: str) -> bool:
    """Whether marks alone tell that a line goes on with the line before it."""
    return before[-1] in "，,、（(“‘" or bool(_CONTINUES.match(after))


def _stands_alone(text: str) -> bool:
    """Whether a line without the marks of running text is a menu, a stamp or a byline."""
    return not FLOW_MARK.search(text) and bool(_STANDS_ALONE.search(text) or _BYLINE.match(text))


def _goes_on(before: PrintedLine, line: PrintedLine, after: PrintedLine | None, width: int, indented: bool) -> bool:
    """Whether a line goes on with the line before it where lines are wrapped to a width."""
    if before.width > width + 8 or line.width > width + 8:
        return False  # a paragraph in one line already
    whole = width + 3
    if (before.width >= whole and not _ANY_MARK.search(before.text)) or (
        line.width >= whole and not _ANY_MARK.search(line.text)
    ):
        return False  # a headline over the whole width
    if ("）" in line.text or ")" in line.text) and _open_bracket(before.text):
        return True
    terminal = ends(before)
    if _STARTS_PART.match(line.text):
        return not terminal and bool(_OPEN_END.search(before.text))
    if _CONTINUES.match(line.text):
        return True
    if _OPEN_END.search(before.text):
        return not _is_stray(line, after, width)
    if not terminal:
        # Running text fills its lines, but for the indent of a first one: a short one without marks is a title.
        if (before.reach < width - 6 and not _ANY_MARK.search(before.text)) or (
            line.reach < width - 3 and not _ANY_MARK.search(line.text)
        ):
            return False
        return before.reach >= min(width - 5, width * 3 // 4)
    return before.reach >= width - (5 if indented else 1) and not _reads_as_title(line, after, width)


def _is_stray(line: PrintedLine, after: PrintedLine | None, width: int) -> bool:
    """Whether a line is a headline that stands in running text: short, without marks, and the next line is no end of it."""
    if line.reach > width - 6 or _ANY_MARK.search(line.text) or " " in line.text or len(line.text) < 6:
        return False
    return after is not None and not _CONTINUES.match(after.text)


def _reads_as_title(line: PrintedLine, after: PrintedLine | None, width: int) -> bool:
    """Whether a line behind a finished sentence is a title: no mark in it, and it breaks off short."""
    if _ANY_MARK.search(line.text):
        return False
    return line.width <= width - 6 or after is None or bool(_STARTS_PART.match(after.text)) or after.indented


def _cuts_stamp(before: str, after: str) -> bool:
    """Whether a line break cuts a date or a clock time in digits (2024-01-19 09:|12)."""
    if not after[0].isdigit() or before[-1] not in "0123456789-/.:：":
        return False
    tail = before[-16:]
    m = _STAMP.search(tail + after[:12])
    return m is not None and m.end() > len(tail) > m.start() and not _STAMP.fullmatch(tail[m.start() :])


def _open_bracket(text: str) -> bool:
    """Whether a bracket is left open at the end of a line."""
    return max(text.rfind("（"), text.rfind("(")) > max(text.rfind("）"), text.rfind(")"))


def _opens_article(group: list[PrintedLine], line: PrintedLine) -> bool:
    """Whether a line opens a body with its date, right under lines that read like a headline."""
    if not _DATE_START.match(line.text) or _STARTS_PART.match(group[-1].text):
        return False
    return not any(FLOW_MARK.search(before.text) for before in group)


def _is_flow(group: list[PrintedLine], page_width: int) -> bool:
    """Whether a group of two or more lines is running text (else they are title lines, which layout joins by sense)."""
    if len(group) > 2 and page_width and "、" in group[1].text and all(line.width >= page_width - 6 for line in group):
        return True  # a list of names fills the column
    if group[0].indented and not any(line.indented for line in group[1:]):
        return True
    return any(FLOW_MARK.search(line.text) or _open_bracket(line.text) for line in group)
