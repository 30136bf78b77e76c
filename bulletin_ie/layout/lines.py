"""Lines of a page and what kind each of them is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from bulletin_ie.layout.bylines import Bylines, Credit
from bulletin_ie.layout.furniture import Furniture
from bulletin_ie.layout.publication import ADOPTED, header_cuts, is_meta
from bulletin_ie.layout.wording import coverage, is_dated_opening
from bulletin_ie.text import AlignedText
from bulletin_ie.text.wrapping import column_width, text_width

__all__ = [
    "BULLETS",
    "Kind",
    "PageLine",
    "dateline_end",
    "ends_sentence",
    "goes_on",
    "is_bulleted",
    "numbered_end",
    "read_lines",
]

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
_COUNTER = re.compile(r"(?:浏览|点击|阅读|访问)(?:次数|量|数)?\s?[：:]|[【\[]?字[号体][：:]")
_WEEKDAY = re.compile(r"星期|第\s?\d+\s?期|\d\s?版|农历")
_TAIL = re.compile(r"[。！？”）)]([^，。；：！？]{8,40})$")
_HEADER_SIGN = re.compile(r"[>＞»]|位置|首页|源[：:]|期[：:]|间[：:]|者[：:]|布|20\d\d[-/.]")
_CUT_SHORT = re.compile(r"(?:…|\.{3})\s?(?:[\[【]?(?:详细|详情|更多|全文)[\]】]?)?$")
_TURN = re.compile(
    r"\s?[（(]?(?:[上紧]接|下转)(?:今日)?第?\s?[\dA-Z一二三四五六七八]{1,3}\s?版.{0,8}?[）)]|^(?:[上紧]接|下转)第?\s?[\dA-Z一二三四五六七八]{1,3}\s?版$"
)
BULLETS = "◆●■▲★◇□○※▌►▶◎☆▪•▼◈❖➤◤♦◢√»▇█▆▊▋▍▎▏▸▹➢➣➥✦✧✪✿❀☛☞⬛⬜◉◐❶❷❸❹❺❻❼❽❾❿"
_BULLET = re.compile(rf"[{BULLETS}]\s?")
_NUMBER = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十]{1,3}[条章项款]\s?|[①-⑳])\s?"
)
_TAKEN = re.compile(r"(?:摄|摄影|供图|/图|配图)[）)]?$")
_STOP = re.compile(r"[。！？!?…”’」』）)】\]]$|[\u4e00-\u9fff”] ?[.．]$")  # OCR reads 。 as a half-width stop
_INDENT = re.compile(r"[ \u3000]{2}")
_LONG = 70
_DATED = re.compile(
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[上下]午|晚上|晚|早上|凌晨|中午|清晨|起|以来|至\d{1,2}日)?，|(?:近日|日前|连日来|今天|昨日|昨天)(?:[上下]午|晚)?，"
)


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
        credits: Names, where it is a byline; positions in the page.
        column: Whether it heads a column of short items.
        part: Whether it follows its predecessor inside one printed line.
        full: Whether its last printed line fills a hard-wrapped column.
        unstopped: Whether it is a sentence without a full stop.
        wrapped: Whether it was joined from several printed lines.
        indented: Whether it begins behind blanks.
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


def read_lines(page: AlignedText, furniture: Furniture, bylines: Bylines) -> list[PageLine]:
    """Cut a page into lines and tell their kinds.

    Args:
        page: The page as read.
        furniture: What tells furniture.
        bylines: What reads bylines.

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
    width = column_width(page.raw)
    for line in lines:
        _tell(line, furniture, bylines, pictured)
        line.indented = not line.part and bool(_INDENT.match(page.raw, page.offsets[line.start] - 2))
        if width and line.kind in (Kind.TITLE, Kind.META):
            line.wrapped = "\n" in page.raw[page.offsets[line.start] : page.offsets[line.end - 1]]
            line.full = width - 3 <= _printed_width(page, line) <= width + 3
    _mark_captions(lines)
    _mark_labels(lines)
    _mark_lists(lines, furniture)
    _mark_teasers(lines)
    _mark_tails(lines)
    _mark_names(lines, bylines)
    if width:
        _mark_cut(lines)
    else:
        _mark_unstopped(lines)
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
    cuts += [m.start() for m in _NEIGHBOR.finditer(text) if m.start() > 2]
    if len(text) > 60:
        for m in _INLINE_FORMULA.finditer(text):
            if 0 < m.start() <= 40 and bylines.read(text[: m.start()]):
                cuts.append(m.start())
            if m.start() > 4 and text[m.start() - 1] in " 。！？”）)】]":
                cuts += _title_before(text, m.start())
    cuts += _inline_items(text)
    cuts = sorted({c for c in cuts if 0 < c < len(text)})
    edges = [0, *cuts, len(text)]
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
    marks = [m.start() for m in _BULLET.finditer(text) if m.start() == 0 or text[m.start() - 1] in "。！？；）” "]
    dated = [p for p in marks if is_dated_opening(text[p + 1 : p + 90].strip())]
    return marks if len(dated) > 1 and len(dated) * 2 >= len(marks) else []


def _split_tails(lines: list[PageLine]) -> list[PageLine]:
    """Cut off a headline that was joined to the end of the text above it."""
    found: list[PageLine] = []
    for line, after in pairwise([*lines, None]):
        assert line is not None
        found.append(line)
        m = _TAIL.search(line.key) if len(line.key) > 40 else None
        if m is None:
            continue
        announced = after is not None and _FORMULA.match(after.key) and coverage(m.group(1), after.key[:160]) >= 0.5
        ended = after is None or after.blank
        if announced or (ended and _FORMULA.match(line.key) and coverage(m.group(1), line.key[:160]) >= 0.6):
            cut = line.start + m.start(1)
            found.append(PageLine(cut, line.end, m.group(1), blank=False, part=True))
            line.end, line.key = cut, line.key[: m.start(1)]
    return found


def _title_before(text: str, formula: int) -> list[int]:
    """Where the headline before an opening formula begins, and the formula itself."""
    stop = max(text.rfind(mark, 0, formula) for mark in "。！？")
    if stop < 0 or formula - stop > 120:
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
    line.opening = dateline_end(key, bylines)
    if line.opening:
        line.kind = Kind.BODY
        return
    if is_meta(key):
        line.kind = Kind.PAGE_HEAD if _WEEKDAY.search(key) and furniture.is_page_head(key) else Kind.META
        return
    if furniture.is_related_list(key):
        line.kind = Kind.RELATED
        return
    if len(key) <= 160 and "。" not in (key[:-1] if "记者" in key or "通讯员" in key else key):
        found = bylines.read(
            key, bare=key[0] in "（(【[□■●" and not furniture.holds(key) and not furniture.is_column_word(key)
        )
        if found is not None:
            shifted = tuple(Credit(c.role, c.start + line.start, c.end + line.start) for c in found)
            line.kind, line.credits = (Kind.BYLINE, shifted) if found else (Kind.SKIP, ())
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
        or (key[-1] in ".．" and _STOP.search(key))
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


def _printed_width(page: AlignedText, line: PageLine) -> int:
    """Columns of the last printed line of a line."""
    last = page.offsets[line.end - 1]
    begin = max(page.raw.rfind("\n", 0, last), page.raw.rfind("\r", 0, last)) + 1
    return text_width(page.raw[begin : last + 1])


def _mark_tails(lines: list[PageLine]) -> None:
    """What is left of a line with 发布时间 and 来源 in the next printed line."""
    for before, line in pairwise(lines):
        if (
            before.kind is Kind.META
            and line.kind is Kind.TITLE
            and not line.blank
            and (before.full or _COUNTER.search(line.key))
        ):
            line.kind = Kind.SKIP


def _mark_unstopped(lines: list[PageLine]) -> None:
    """Text whose sentences have no full stop, one on each line: what follows the first is running text too."""
    clauses = [
        line for line in lines if line.kind in (Kind.BODY, Kind.TITLE) and "，" in line.key and len(line.key) >= 14
    ]
    if len(clauses) < 3 or any("。" in line.key for line in lines if line.kind is Kind.BODY):
        return
    spaced = sum(line.blank for line in lines) >= 0.8 * len(lines)
    for before, line in pairwise(lines):
        follows = before.kind is Kind.BODY and (spaced or not line.blank)
        if follows and line.kind is Kind.TITLE and len(line.key) >= 8:
            line.kind = Kind.BODY
        if line.kind is Kind.BODY:
            line.unstopped = True


def _mark_cut(lines: list[PageLine]) -> None:
    """The first lines of a paragraph that the foot of a column cuts off: they fill it, right under running text."""
    tops = [
        line.blank
        for before, line in pairwise(lines)
        if line.kind is Kind.TITLE and before.kind is Kind.BODY and not line.full
    ]
    apart = sum(tops) * 2 > len(tops)
    inner = [line for before, line in pairwise(lines) if before.kind is line.kind is Kind.BODY and not line.blank]
    indents = sum(line.indented for line in inner) * 2 > len(inner)
    for before, line, after in zip(lines, lines[1:], [*lines[2:], None], strict=False):
        if before.kind is not Kind.BODY or line.kind is not Kind.TITLE or line.blank or line.part or not line.full:
            continue
        last = after is None or after.blank or after.opening > 0 or after.kind in (Kind.SKIP, Kind.PAGE_HEAD)
        if last and (apart or "，" in line.key or (indents and line.indented)):
            line.kind = Kind.BODY


def _mark_captions(lines: list[PageLine]) -> None:
    """A short block whose next line says only who took the picture."""
    for line, credit in pairwise(lines):
        taken = credit.kind is Kind.SKIP and not credit.blank and len(credit.key) <= 24 and _TAKEN.search(credit.key)
        if taken and line.blank and line.kind in (Kind.BODY, Kind.TITLE) and not line.opening and len(line.key) <= 120:
            line.kind = Kind.SKIP


def _mark_labels(lines: list[PageLine]) -> None:
    """A word with a colon right above running text (任命：) is the beginning of it."""
    for line, after in pairwise(lines):
        if line.kind is Kind.TITLE and after.kind is Kind.BODY and not (after.blank or after.opening):
            line.kind = Kind.BODY if line.key[-1] == "：" else line.kind


def _mark_teasers(lines: list[PageLine]) -> None:
    """The beginning of an article that is printed once more as its summary (4月6日上午，清川县…)."""
    cut = [line for line in lines if line.kind is Kind.BODY and _CUT_SHORT.search(line.key)]
    if cut:
        starts = {line.key[:12]: line for line in lines if line.kind is Kind.BODY and not _CUT_SHORT.search(line.key)}
        for line in cut:
            if line.key[:12] in starts:
                line.kind = Kind.SKIP


def _mark_names(lines: list[PageLine], bylines: Bylines) -> None:
    """Bare names on a line of their own, directly behind running text and before something else."""
    for before, line, after in zip(lines, lines[1:], [*lines[2:], None], strict=False):
        if line.kind is not Kind.TITLE or line.blank or not 3 <= len(line.key) <= 16 or " " not in line.key:
            continue
        if (
            before.kind is Kind.BODY
            and before.key[-1] in "。！？”"
            and (after is None or after.kind is not Kind.BODY or after.opening)
        ):
            names = bylines.bare_names(line.key)
            if names:
                line.kind = Kind.BYLINE
                line.credits = tuple(Credit(c.role, c.start + line.start, c.end + line.start) for c in names)


def _mark_lists(lines: list[PageLine], furniture: Furniture) -> None:
    """Two or more titles with a day each are a list of links."""
    run: list[PageLine] = []
    for line in [*lines, None]:
        if line is not None and line.kind is Kind.TITLE and furniture.is_listed(line.key):
            run.append(line)
            continue
        if len(run) >= 2:
            for item in run:
                item.kind = Kind.SKIP
        run = []


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
    m = _FORMULA.match(key)
    end = m.end() if m else 0
    bracket = _BRACKET.match(key, end)
    names = bylines.read(bracket.group(), bare=bool(m)) if bracket else None
    if bracket and names is not None and (m or (names and len(key) > bracket.end() + 12)):
        return bracket.end()
    reported = _REPORTED.match(key, end)
    if reported and (m or len(key) > 60) and bylines.read(reported.group(1)):
        return reported.end()
    return end


def ends_sentence(key: str) -> bool:
    """Whether a text ends with a full stop or what stands for one.

    Examples:
        >>> ends_sentence("绝不手软 ."), ends_sentence("绝不手")
        (True, False)
    """
    return bool(_STOP.search(key))


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
