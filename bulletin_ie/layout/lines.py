"""Lines of a page and what kind each of them is."""

from __future__ import annotations

import re
from itertools import pairwise

from bulletin_ie.budget import check
from bulletin_ie.layout.bylines import Bylines, Credit
from bulletin_ie.layout.fields import Fields, mark_fields
from bulletin_ie.layout.furniture import Furniture
from bulletin_ie.layout.marking import (
    mark_captions,
    mark_cut,
    mark_dated,
    mark_heads,
    mark_labels,
    mark_lists,
    mark_names,
    mark_quoted,
    mark_rows,
    mark_tails,
    mark_teasers,
    mark_unstopped,
)
from bulletin_ie.layout.printed import BULLETS, Kind, PageLine, ends_sentence, is_bulleted, numbered_end
from bulletin_ie.layout.publication import ADOPTED, header_cuts, is_issue, is_meta
from bulletin_ie.layout.wording import coverage, is_dated_opening
from bulletin_ie.text import AlignedText
from bulletin_ie.text.columns import Printed

__all__ = ["dateline_end", "read_lines"]

_HAN = r"\u3400-\u9fff"
_PAPER = rf"(?:本\s?[报网刊台站社县市区旗]|[{_HAN}]{{1,10}}(?:报|网|融媒(?:体(?:中心)?)?|传媒中心|发布|电视台|新闻|客户端|时讯|快报|社))"
_DAY = r"(?:[\u4e00-\u9fff]{0,6}\s?(?:\d{4}年)?\d{1,2}月\d{1,2}日)?"
_AFTER = r"(?=\s|[（(：:\d【\[]|近日|日前|连日|昨|今|$)"
_FORMULA = re.compile(
    rf"[【\[（(]?(?:[本木]\s?[报网刊台站社县市区旗]\s?{_DAY}\s?(?:快?讯|消息)|{_PAPER}\s?{_DAY}\s?(?:快?讯|消息|综合消息|综合讯)(?:[】\]）)]|{_AFTER})"
    rf"|{_PAPER}[\u4e00-\u9fff]{{0,4}}\d{{1,2}}月\d{{1,2}}日电)[】\]）)]?|[{_HAN}]{{2,6}}(?<![简短快通资近时喜音电])讯{_AFTER}"
)
_BRACKET = re.compile(r"\s?[（(【\[]([^（）()\n]{2,80})[）)】\]]")
_REPORTED = re.compile(
    rf"\s?((?:本报|本网)?(?:见习|实习|首席|全媒体|融媒体)?记者\s?[{_HAN} ·、]{{2,40}}?(?:报道)?)"
    rf"(?=\s?[：:，,]|\s?\d|\s(?:近日|日前|昨|今|连日|为|[{_HAN}]{{4,}}))"
)
_INLINE_FORMULA = re.compile(r"本[报网刊台]\s?讯")
_NEIGHBOR = re.compile(
    r"[上下前后]一?[篇条]\s?[：:]|(?<=[）)。])\s{0,8}(?:相关阅读|相关链接|相关新闻|延伸阅读|推荐阅读)"
)
_OPENING_WORDS = re.compile(
    r"为(?:了|保障|加强|进一步|深入|切实|全面|贯彻|推动|扎实|做好|确保|落实|规范|维护|预防|防止|有效)|根据|按照|依据|近年来|随着|入[冬夏秋春汛]以来|今年以来|受.{2,20}影响|因[^，]{2,20}，"
)
_PAPER_DAY = re.compile(rf"[{_HAN}]{{2,8}}报\s?20\d\d年[\d\s]{{1,6}}月[\d\s]{{1,6}}日?$")
_WEEKDAY = re.compile(r"星期|第\s?\d+\s?期|\d\s?版|农历")
_TAIL = re.compile(r"[。！？”）)]([^，。；：！？]{8,40})$")
# Each alternative begins with one character: where none of them stands is passed over at once.
_HEADER_SIGN = re.compile(r">|＞|»|位置|首页|源[：:]|期[：:]|间[：:]|者[：:]|布|20\d\d[-/.]")
_NEIGHBOR_SIGN = re.compile("篇|条|相关|延伸|推荐")
_FORMULA_SIGN = re.compile("讯|消息|电")
_LONGEST_FORMULA = 80
_LONGEST_HEADLINE = 120  # characters
_REPORT = re.compile(r"讯[】\]）)]?|消息")
_BYLINE_SIGN = re.compile("记者|通讯员|[（(）)]")
_TURN = re.compile(
    r"\s?[（(]?(?:[上紧]接|下转)(?:今日)?第?\s?[\dA-Z一二三四五六七八]{1,3}\s?版.{0,8}?[）)]|^(?:[上紧]接|下转)第?\s?[\dA-Z一二三四五六七八]{1,3}\s?版$"
)
_INDENTS = frozenset(("  ", " \u3000", "\u3000 ", "\u3000\u3000"))
_LONG = 70
_MARK = re.compile(rf"[{BULLETS}]")
_LABEL_ABOVE = re.compile(r"(?:领导|领导同志|人员|[出参列]席|参加|的有)[：:]$")
_NAMES_ONLY = re.compile(r"[\u3400-\u9fff]{2,4}(?:[ \u3000、，]{1,4}[\u3400-\u9fff]{1,4}){1,80}[。]?")
_DATED = re.compile(
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[上下]午|晚上|晚|早上|凌晨|中午|清晨|起|以来|至\d{1,2}日)?，|(?:近日|日前|连日来|今天|昨日|昨天)(?:[上下]午|晚)?，"
)


def read_lines(page: AlignedText, furniture: Furniture, bylines: Bylines, fields: Fields) -> list[PageLine]:
    """Cut a page into lines and tell their kinds.

    Args:
        page: The page as read.
        furniture: What tells furniture.
        bylines: What reads bylines.
        fields: What tells the fields of a meeting.

    Returns:
        The lines that are not empty.
    """
    lines: list[PageLine] = []
    position, blank, key = 0, True, page.key
    for text in key.split("\n"):
        stripped = text.strip()
        if stripped:
            start = position + len(text) - len(text.lstrip())
            if "版" in stripped:
                start, stripped = _without_turn(start, stripped)
            lines += _pieces(key, start, start + len(stripped), blank, bylines)
        blank = not stripped
        position += len(text) + 1
    lines = _split_tails(lines)
    pictured = not _marks_items(lines)
    printed = Printed(page.raw, page.printed)
    width = printed.width
    labelled = False
    for line in lines:
        check()
        _tell(line, furniture, bylines, pictured)
        if line.kind is Kind.TITLE and labelled and _NAMES_ONLY.fullmatch(line.key):
            line.kind = Kind.BODY  # the names below 参加会议的县领导：
        labelled = line.kind is Kind.BODY and line.key[-1] in "：:" and bool(_LABEL_ABOVE.search(line.key))
        line.indented = not line.part and page.raw[page.offsets[line.start] - 2 : page.offsets[line.start]] in _INDENTS
        if width and line.kind in (Kind.TITLE, Kind.META):
            first, last = page.offsets[line.start], page.offsets[line.end - 1]
            line.wrapped = printed.line_start(last) > first
            line.full = width - 3 <= printed.width_to(last) <= width + 3
    mark_fields(lines, fields)
    mark_captions(lines)
    mark_labels(lines)
    mark_lists(lines, furniture)
    mark_teasers(lines)
    mark_heads(lines)
    mark_tails(lines)
    mark_dated(lines)
    mark_names(lines, bylines)
    mark_quoted(lines)
    if width:
        mark_cut(lines)
    else:
        mark_unstopped(lines)
    mark_rows(lines)
    return lines


def _marks_items(lines: list[PageLine]) -> bool:
    """Whether ▲ marks the items of a round-up on this page; else it marks captions."""
    marked = [line.key[1:].strip() for line in lines if line.key[0] in "▲△▼"]
    return sum(len(key) >= 40 for key in marked) > 2 or sum(map(is_dated_opening, marked)) > 1


def _without_turn(start: int, text: str) -> tuple[int, str]:
    """A line without（下转第二版）or（上接第一版）at its ends."""
    head = _TURN.match(text)
    if head and head.end() < len(text):
        start, text = start + head.end(), text[head.end() :]
    tail = _TURN.search(text, max(0, len(text) - 20))
    if tail and tail.end() == len(text) and tail.start() > 0:
        text = text[: tail.start()]
    return start, text


def _pieces(key: str, start: int, end: int, blank: bool, bylines: Bylines) -> list[PageLine]:
    """One line, or several where an article opens in mid-line (a page without line breaks)."""
    text = key[start:end]
    cuts = header_cuts(text) if len(text) > 30 and _HEADER_SIGN.search(text, 0, 260) else []
    if _NEIGHBOR_SIGN.search(text):
        cuts += [m.start() for m in _NEIGHBOR.finditer(text) if m.start() > 2]
    if len(text) > 60:
        for m in _INLINE_FORMULA.finditer(text):
            if 0 < m.start() <= 40 and bylines.read(text[: m.start()]):
                cuts.append(m.start())
            if m.start() > 4 and text[m.start() - 1] in " 。！？”）)】]":
                cuts += _title_before(text, m.start())
    cuts += _inline_items(text)
    if not cuts:
        stripped = text.strip()
        start += len(text) - len(text.lstrip())
        return [PageLine(start, start + len(stripped), stripped, blank)] if stripped else []
    edges = [0, *sorted({c for c in cuts if 0 < c < len(text)}), len(text)]
    lines = []
    for number, (a, b) in enumerate(pairwise(edges)):
        piece = text[a:b]
        stripped = piece.strip()
        if stripped:
            first = start + a + len(piece) - len(piece.lstrip())
            lines.append(PageLine(first, first + len(stripped), stripped, blank and number == 0, part=number > 0))
    return lines


def _inline_items(text: str) -> list[int]:
    """Where the items of a round-up begin that stand in one line: ◆4月2日，…。◆4月3日，…."""
    if not _MARK.search(text):
        return []
    marks = [m.start() for m in _MARK.finditer(text) if m.start() == 0 or text[m.start() - 1] in "。！？；）” "]
    if len(marks) < 2:
        return []
    dated = [p for p in marks if is_dated_opening(text[p + 1 : p + 90].strip())]
    return marks if len(dated) > 1 and len(dated) * 2 >= len(marks) else []


def _split_tails(lines: list[PageLine]) -> list[PageLine]:
    """Cut off a headline that was joined to the end of the text above it."""
    found: list[PageLine] = []
    for line, after in pairwise([*lines, None]):
        assert line is not None
        found.append(line)
        m = _TAIL.search(line.key) if len(line.key) > 40 and line.key[-1] not in "，。；：！？" else None
        if m is None:
            continue
        announced = after is not None and _FORMULA.match(after.key) and coverage(m.group(1), after.key[:160]) >= 0.5
        ended = after is None or after.blank
        if announced or (
            ended and _FORMULA.match(line.key) and coverage(m.group(1), line.key[: m.start(1)][:160]) >= 0.6
        ):
            cut = line.start + m.start(1)
            found.append(PageLine(cut, line.end, m.group(1), blank=False, part=True))
            line.end, line.key = cut, line.key[: m.start(1)]
    return found


def _title_before(text: str, formula: int) -> list[int]:
    """Where the headline before an opening formula begins, and the formula itself."""
    low = max(0, formula - _LONGEST_HEADLINE)
    stop = max(text.rfind(mark, low, formula) for mark in "。！？")
    if stop < 0:
        return [formula]
    rest = text[stop + 1 : formula]
    if not rest.strip():
        return [formula]
    byline = re.match(
        r"[”）)\s]{0,8}(?:[（(]?\s?(?:本报|本网)?(?:见习|实习)?(?:记者|通讯员)[^）)]{2,30}?[）)]?\s(?=\S{5})){0,4}",
        rest,
    )
    return [stop + 1 + (byline.end() if byline else 0), formula]


def _tell(line: PageLine, furniture: Furniture, bylines: Bylines, pictured: bool) -> None:
    """Fill in what kind a line is."""
    key = line.key
    line.opening, names = _read_dateline(key, bylines)
    if line.opening:
        names = _opening_names(key, line.opening, bylines) if names is None else names
        line.kind, line.credits = Kind.BODY, _shifted(names, line.start)
        return
    if is_issue(key):
        line.kind = Kind.PAGE_HEAD
        return
    if is_meta(key):
        head = _PAPER_DAY.match(key) or (_WEEKDAY.search(key) and furniture.is_page_head(key))
        line.kind = Kind.PAGE_HEAD if head else Kind.META
        return
    if furniture.is_related_list(key):
        line.kind = Kind.RELATED
        return
    if len(key) <= 160 and "。" not in (key[:-1] if "记者" in key or "通讯员" in key else key):
        found = bylines.read(
            key, bare=key[0] in "（(【[□■●" and not furniture.holds(key) and not furniture.is_column_word(key)
        )
        if found is not None:
            line.kind, line.credits = (Kind.BYLINE, _shifted(found, line.start)) if found else (Kind.SKIP, ())
            return
    if furniture.is_page_head(key):
        line.kind = Kind.PAGE_HEAD
    elif (furniture.is_caption(key) and (pictured or key[0] not in "▲△▼")) or furniture.holds(key):
        line.kind = Kind.SKIP
    elif _reads_as_body(key):
        line.kind = Kind.BODY
    else:
        line.kind = Kind.TITLE
        line.column = furniture.is_column_head(key)


def _reads_as_body(key: str) -> bool:
    """Whether a line is running text rather than a title."""
    if (
        len(key) > _LONG
        or "。" in key
        or key[-1] in "；;"
        or (key[-1] in ".．" and ends_sentence(key))
        or ADOPTED.match(key)
    ):
        return True
    start = is_bulleted(key) or numbered_end(key)
    if key[-1] in "，,、：:" or _DATED.match(key, start):
        return len(key) >= 6
    if "，" in key and (
        _OPENING_WORDS.match(key) or any(key.count(a) != key.count(b) for a, b in ("“”", "（）", "《》"))
    ):
        return len(key) >= 16
    commas = key.count("，") + key.count("；")
    return commas >= 3 or (commas == 2 and len(key) > 34)


def dateline_end(key: str, bylines: Bylines) -> int:
    """Length of the opening formula of a body with a byline in it, 0 where it has none.

    Args:
        key: Folded paragraph.
        bylines: What reads the byline in the formula.

    Returns:
        Number of characters.

    Examples:
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> key = "本报讯（记者 周小川）4月6日，县委书记到青石镇调研。"
        >>> key[: dateline_end(key, Bylines(default_lexicon()))]
        '本报讯（记者 周小川）'
    """
    return _read_dateline(key, bylines)[0]


def _read_dateline(key: str, bylines: Bylines) -> tuple[int, tuple[Credit, ...] | None]:
    """Length of the opening formula, and the names in it where they were read on the way (本报讯（记者 周小川）)."""
    m = _FORMULA.match(key) if _FORMULA_SIGN.search(key, 0, _LONGEST_FORMULA) else None
    end = m.end() if m else 0
    bracket = _BRACKET.match(key, end)
    names = bylines.read(bracket.group(), bare=bool(m)) if bracket else None
    if bracket and names is not None and (m or (names and len(key) > bracket.end() + 12)):
        report = _REPORT.search(key, 0, bracket.end()) if m and "（" in bracket.group() else None
        if report is None or report.end() != end:
            return bracket.end(), None
        return bracket.end(), _shifted(names, end)
    reported = _REPORTED.match(key, end)
    if reported and (m or len(key) > 60) and bylines.read(reported.group(1)):
        return reported.end(), None
    return end, None


def _shifted(names: tuple[Credit, ...], by: int) -> tuple[Credit, ...]:
    """Names whose positions are told of a longer text."""
    return tuple([Credit(c.role, c.start + by, c.end + by) for c in names])


def _opening_names(key: str, opening: int, bylines: Bylines) -> tuple[Credit, ...]:
    """The names in an opening formula, wherever they stand in it."""
    text = key[:opening]
    report = _REPORT.search(text)
    start = report.end() if report else 0
    found = bylines.read(text[start:].rstrip("：:，, "), bare=_BYLINE_SIGN.search(text) is not None) or ()
    return _shifted(found, start)
