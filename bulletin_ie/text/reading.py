"""From a raw page to paragraphs: hard wraps joined, spaces inside dates and numbers closed, slips of tools dropped."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from bulletin_ie.text.aligned import AlignedText
from bulletin_ie.text.wrapping import unwrap

__all__ = ["close_spaces", "read_page"]

_HAN = r"\u3400-\u9fff〇"
_MARK = r"，。；：、！？（）“”‘’,;:!?()《》—"
_CRLF = re.compile(r"\r(?=\n)")
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ"
_META = re.compile(r"来源|發布|发布|浏览|閱讀|阅读|点击|字号|字体|作者|编辑|责编|\d{4}\s?[-/.]\s?\d")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_GLOSS = re.compile(rf"[（(](?<=[{_HAN}].)[a-zü{_TONES}]{{0,5}}[{_TONES}][a-zü]{{0,4}}[）)]")
_MARKUP = re.compile(  # Markdown of page readers, entities that scrapers leave
    r"(?m:^\s{0,3}#{1,6} +(?=\S))|(?<![\d*])\*\*(?=[^\s*])|(?<=[^\s*])\*\*(?![\d*])|!\[[^\[\]\n]{0,80}\]\([^()\s]{1,200}\)"
    r"|\[(?=[^\[\]\n]{1,80}\]\((?:https?:/|\.{0,2}/|#)[^()\s]{0,200}\))|(?<=\])\((?:https?:/|\.{0,2}/|#)[^()\s]{0,200}\)|&(?:nbsp|emsp|ensp|ldquo|rdquo|amp);"
)
_LINK_END = re.compile(r"\](?=\((?:https?:/|\.{0,2}/|#)[^()\s]{0,200}\))")
_DOUBLED = re.compile(  # a mark, which is found at once, and the same one before it
    r"[，,。.、；;：:](?:(?<=[，,][，,])(?!\d)|(?<=。[。.])|(?<=、、)|(?<=[；;][；;])|(?<=[：:][：:]))"
)
# The spaces around a mark between digits; "1. 2022年" is a list number before a year.
_DATE_SPACE = re.compile(r"[ \-–—/.:：．](?:(?<=\d )[-–—/.:：．]( ?)|(?<=\d[-–—/:：])( ))(?=\d)")
_UNIT_SPACE = re.compile(r"[ \u3000](?:(?<=\d.)[ \u3000]*(?=[年月日号时點点分秒%])|(?<=[年月].)[ \u3000]*(?=\d))")
_SPREAD_YEAR = re.compile(r"\d(?= \d)(?<![\d.] .)(?<!\d.)(?: \d){3}(?= ?年)")  # 2 0 2 5 年
_DIGIT_SPACE = re.compile(rf" (?:(?<=[{_HAN}{_MARK}A-Za-z·+] )(?=\d)|(?<=\d )(?=[{_HAN}{_MARK}A-Za-z·+]))")
_HAN_SPACE = re.compile(rf"[ \u3000](?<=[{_HAN}{_MARK}\d].)[ \u3000]*(?=[{_HAN}{_MARK}\d“])")
_NAME_ROW = re.compile(rf"(?<![{_HAN}])[{_HAN}·]{{2,4}}(?:[ \u3000]+[{_HAN}·]{{2,4}}){{2,80}}(?![{_HAN}])")
_TITLED_ROW = re.compile(  # 县领导陈立新　韩春梅　马国强出席
    rf"(?:领导|常委|主席|主任|委员|书记|(?<=副)[县市区旗州盟镇乡]长)[{_HAN}·]{{2,4}}(?:[ \u3000]+[{_HAN}·]{{2,4}}){{2,80}}"
)


def read_page(raw: str) -> AlignedText:
    """Join the hard wraps of a page, close spaces inside dates and numbers, drop slips of tools.

    In the result a paragraph is a line; one line break stands between paragraphs that follow each
    other directly, two where the page has a blank line. Column breaks are the layout's business.
    Zero-width characters, pinyin glosses (发(fā)展), Markdown and doubled marks (，,) are left out.

    Args:
        raw: The page as it is.

    Returns:
        The aligned text.

    Examples:
        >>> page = read_page("区委副书记时越，区委常委、宣传部\\n长、区委办主任李望川参加活动\\n并致辞。")
        >>> page.clean
        '区委副书记时越，区委常委、宣传部长、区委办主任李望川参加活动并致辞。'
    """
    text = unwrap(_without_slips(_with_line_feeds(AlignedText.of(raw))))
    closed = _close_digit_spaces(text)
    return closed if closed is text else replace(closed, printed=text.printed)


def _with_line_feeds(text: AlignedText) -> AlignedText:
    """One line feed for each line end of Windows or of old Macintosh files."""
    if "\r" not in text.clean:
        return text
    text = text.without([(m.start(), m.start() + 1) for m in _CRLF.finditer(text.clean)])
    return AlignedText(text.raw, text.clean.replace("\r", "\n"), text.offsets, text.breaks)


def _without_slips(text: AlignedText) -> AlignedText:
    """Leave out what no reader sees or needs: zero-width characters, glosses, markup, doubled marks."""
    clean = text.clean
    holes = [m.span() for m in _INVISIBLE.finditer(clean)]
    holes += [m.span() for m in _GLOSS.finditer(clean)]
    if "#" in clean or "**" in clean or "](" in clean or "&" in clean:
        holes += [m.span() for pattern in (_MARKUP, _LINK_END) for m in pattern.finditer(clean)]
    holes += [m.span() for m in _DOUBLED.finditer(clean)]
    return text.without(_merged(sorted(holes)))


def _close_digit_spaces(text: AlignedText) -> AlignedText:
    """Leave out the spaces that PDF tools put around digits (5月 15日)."""
    clean = text.clean
    if " " not in clean and "\u3000" not in clean:
        return text
    holes: set[tuple[int, int]] = set()
    for m in _DATE_SPACE.finditer(clean):
        first = (m.start(), m.start() + 1)
        holes |= {m.span(2)} if m.group(2) else {first, m.span(1)}
    holes |= {m.span() for m in _UNIT_SPACE.finditer(clean)}
    for m in _SPREAD_YEAR.finditer(clean):
        holes |= {(i, i + 1) for i in range(m.start() + 1, m.end(), 2)}
    end, is_meta = -1, False  # of the line that was looked at last
    for m in _DIGIT_SPACE.finditer(clean):
        if m.start() > end:
            end = clean.find("\n", m.end())
            end = len(clean) if end < 0 else end
            is_meta = _META.search(clean, clean.rfind("\n", 0, m.start()) + 1, end) is not None
        if not is_meta:
            holes.add(m.span())
    return text.without(_merged(sorted([hole for hole in holes if hole[0] < hole[1]])))


def _merged(holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in holes:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


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
    spaced = " " in clean or "\u3000" in clean
    holes = [m.span() for m in _HAN_SPACE.finditer(clean)] if spaced else []
    if not holes:
        return text
    rows = _rows(clean, holes)
    starts = [start for start, _ in rows]

    def in_row(position: int) -> bool:
        number = bisect_right(starts, position) - 1
        return number >= 0 and position < rows[number][1]

    return text.without([hole for hole in holes if not in_row(hole[0])])


def _rows(clean: str, holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Rows of three or more names, in the lines that have spaces to leave out."""
    found: list[tuple[int, int]] = []
    end = -1
    for hole, _ in holes:
        if hole < end:
            continue
        start, end = clean.rfind("\n", 0, hole) + 1, clean.find("\n", hole)
        end = len(clean) if end < 0 else end
        if clean.count(" ", start, end) + clean.count("\u3000", start, end) > 1:
            found += [m.span() for pattern in (_NAME_ROW, _TITLED_ROW) for m in pattern.finditer(clean, start, end)]
    return _merged(sorted(found))
