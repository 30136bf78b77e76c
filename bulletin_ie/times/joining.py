"""Closing line wraps and spaces that cut temporal expressions, without a page's layout."""

from __future__ import annotations

import re

from bulletin_ie.text import AlignedText

__all__ = ["join_wraps"]

_HAN = r"\u3400-\u9fff〇"
_GAP = re.compile(
    # a line break inside a sentence: no indentation after it, no blank line, no closing mark before it
    rf"(?<=[{_HAN}\d，,、：:“”‘’（）()—～~\-/])[ \t]*\r?\n[ \t]?(?=[{_HAN}\d，,、：:“”‘’（()）—～~\-/])(?![ \t\r\n\u3000])|"
    # spaces that PDF tools put around digits and between characters
    rf"(?<=[{_HAN}（(“])[ \u3000]{{1,2}}(?=[\d{_HAN}])|(?<=\d)[ \u3000]{{1,2}}(?=[{_HAN}）)”])|(?<=\d) ?[-/.—–~～:：] (?=\d)|(?<=\d) [-/—–~～:：] ?(?=\d)"
)
_CUT_NUMBER = re.compile(r"(?<![\d.,])(\d{1,3})$")
_REST_OF_NUMBER = re.compile(
    r"(\d{1,3}) ?(?=([年月日号时点分])|(?:[-—–~～]{1,2}|[至到、])\s{0,2}\d{1,4}\s{0,2}\d{0,3} ?([年月日号时点])|([-/.])\d)"
)
_CUT_STAMP = re.compile(r"(?<!\d)(?:19|20)\d\d[-/.](?:\d{1,2}[-/.])?\d$|(?<!\d)\d:\d$|(?<!\d)\d\d:\d$")
_LARGEST = {"年": 2149, "月": 12, "日": 31, "号": 31, "时": 24, "点": 24, "分": 59, "-": 2149, "/": 2149, ".": 2149}
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")


def join_wraps(text: str) -> AlignedText:
    """A text whose temporal expressions are whole.

    Args:
        text: Any text.

    Returns:
        The text without the line breaks and spaces that may cut an expression; paragraphs set off by
        a blank line or an indentation stay apart.

    Examples:
        >>> join_wraps("务必两座桥 5月 15日\\n前通车。").clean
        '务必两座桥5月15日前通车。'
    """
    whole = AlignedText.of(text)
    clean = whole.clean
    holes = [m.span() for m in _INVISIBLE.finditer(clean)]
    for m in _GAP.finditer(clean):
        words = m.group()
        start = m.start()
        mark = words.strip()
        if mark:  # a dash or point with spaces around it: only the spaces go
            at = start + words.index(mark)
            holes += [(start, at), (at + 1, m.end())]
        elif not ("\n" in words and clean[m.end()].isdigit() and clean[start - 1].isdigit()) or _is_cut(
            clean, start, m.end()
        ):
            holes.append((start, m.end()))
    if not holes:
        return whole
    edges = [0, *(edge for hole in sorted(holes) for edge in hole), len(clean)]
    return whole.pick(list(zip(edges[::2], edges[1::2], strict=True)))


def _is_cut(clean: str, end: int, start: int) -> bool:
    """Whether a line break between digits cuts one number of a date (4月1 / 5日)."""
    if _CUT_STAMP.search(clean, max(0, end - 9), end):
        return True
    head = _CUT_NUMBER.search(clean, max(0, end - 4), end)
    rest = _REST_OF_NUMBER.match(clean, start)
    if head is None or rest is None:
        return False
    number, unit = int(head[1] + rest[1]), rest[2] or rest[3] or rest[4]
    return 0 < number <= _LARGEST[unit] and (_LARGEST[unit] < 2149 or number >= 1840)
