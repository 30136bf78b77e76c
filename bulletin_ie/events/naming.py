"""What an event is called: the meeting's, ceremony's or activity's own name."""

from __future__ import annotations

import re

from bulletin_ie.lexicon import Lexicon

__all__ = ["EventNamer"]

Ranges = tuple[tuple[int, int], ...]

_HELD = re.compile(
    r"召开|举行|举办|开幕(?!式)|开班(?!式)|启动(?!仪式)|开展|参加|拉开|启幕(?!式)|开赛(?!式)|落幕|闭幕(?!式)"
    r"|上演|走进|开讲|收官|鸣枪|开锣|圆满结束|亮相|启航|开营(?!仪式)|开场|开启"
)
# What may stand between a name and its verb: a time to come, a place, an adverb.
_TAIL = re.compile(
    r"(?:(?:将于|定于|拟于|于)[^，。]{2,16}?|(?:\d{1,2}月)?\d{1,2}日(?:上午|下午|晚)?(?:\d{1,2}时)?)?(?:在[^，。]{2,30})?"
    r"(?:隆重|正式|顺利|成功|如期|胜利|圆满|火热|精彩|同步|集中)?(?:以视频(?:会议)?形式|线上)?"
)
_DATE = re.compile(r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:上午|下午|晚)?")
_LENGTH = re.compile(r"(?:了|：|的)?(?:为期[^，。的]{1,6}的|[一二两三四五六七八九十半\d]{1,3}(?:天|日|周|个月)半?的)?")
# A body that meets, and what its meeting is called behind the verb: 县人大常委会|召开|第三十次主任会议.
_BODY = re.compile(r"(?:常委会|委员会|理事会|监委|党委会?|党组)$")
_SITTING = re.compile(r"第|（扩大|扩大|主任|主席|全体|常务|党组|专题|\d{4}年")
_FIELD = re.compile(r"(?:会议|活动)名称\s{0,4}[：:]\s{0,4}(?P<name>[^\n，。；：]{4,50})")
_EDITION = r"第[一二三四五六七八九十\d]{1,3}届[\u3400-\u9fff“”]{2,14}?(?:季(?!度)|节(?!日|目|能|约|假|庆|水|点|奏|省))"
_LIST = re.compile(r"、[^，。“”]{1,20}等[^，。]{0,6}(?:活动|比赛|赛)$")
_GENERIC = re.compile(r"(?:全[县市区旗州盟镇乡]|此次|本次|相关)?(?:会议|大会|活动)")
_MARKS = frozenset("，。；！？\n：（）")
_REACH = 80


class EventNamer:
    """Reads the names of events.

    Args:
        lexicon: What names end with, and what never begins one.

    Examples:
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> namer = EventNamer(default_lexicon())
        >>> key = "4月2日，清川县召开全县防汛工作会议。"
        >>> [key[a:b] for a, b in namer.held(key, 0, len(key))]
        ['全县防汛工作会议']
        >>> key = "4月2日，清川县人大常委会召开第三十次主任会议。"
        >>> [key[a:b] for a, b in namer.held(key, 0, len(key))]
        ['清川县人大常委会', '第三十次主任会议']
    """

    def __init__(self, lexicon: Lexicon) -> None:
        ends = "|".join(map(re.escape, sorted(lexicon.words("event_name_end"), key=len, reverse=True)))
        self._end = re.compile(rf"(?:{ends}|{_EDITION})(?![议见谈商场员同办室厅])")
        self._boundary = re.compile("|".join(map(re.escape, lexicon.words("name_boundary"))))

    def held(self, key: str, start: int, end: int) -> Ranges:
        """The name of what was 召开 or 举行 in a range.

        Args:
            key: Text in pattern form.
            start: Where to begin.
            end: Where to stop.

        Returns:
            The ranges of the name: none, one, or two where the verb breaks it.
        """
        field = _FIELD.search(key, start, end)
        if field is not None:
            return ((field.start("name"), field.end("name")),)
        for match in _HELD.finditer(key, start, end):
            after = self._after(key, match.end(), end)
            before = self._before(key, start, match.start()) if match.group() not in ("开展", "参加") else None
            if before and after and _BODY.search(key, before[0], before[1]):
                return (before, after) if _SITTING.match(key, after[0]) else (after,)
            found = before or after
            if (
                found
                and found[1] - found[0] >= 4
                and not (_GENERIC.fullmatch(key, *found) or _LIST.search(key, *found))
            ):
                return (found,)
        return ()

    def loose(self, key: str, start: int, end: int) -> Ranges:
        """The name in a range that no verb of holding stands beside: 县总工会“春送岗位”招聘会现场人头攒动.

        Args:
            key: Text in pattern form.
            start: Where to begin.
            end: Where to stop.

        Returns:
            The range of the first one, if any.
        """
        for match in self._end.finditer(key, start, end):
            low = _clause_start(key, start, match.start())
            begin = self._begin(key, low, match.start())
            last = match.end()
            for further in self._end.finditer(key, last, min(_clause_end(key, last, end), begin + 40)):
                last = further.end() if self._begin(key, low, further.start()) == begin else last
            if 6 <= last - begin <= 40:
                return ((begin, last),)
        return ()

    def _after(self, key: str, verb: int, end: int) -> tuple[int, int] | None:
        """A name right behind its verb."""
        last = None
        for last in self._end.finditer(key, verb, _clause_end(key, verb, end)):  # noqa: B007 - the last one counts
            pass
        length = _LENGTH.match(key, verb)
        return (length.end() if length else verb, last.end()) if last else None

    def _before(self, key: str, start: int, verb: int) -> tuple[int, int] | None:
        """A name right before its verb, or before 在 and a place."""
        low = _clause_start(key, start, verb)
        ends = [m for m in self._end.finditer(key, low, verb) if _TAIL.fullmatch(key, m.end(), verb)]
        return (self._begin(key, low, ends[-1].start()), ends[-1].end()) if ends else None

    def _begin(self, key: str, low: int, end: int) -> int:
        """Where a name begins that ends behind ``end``: past days, places and whoever holds the event."""
        begin = low
        for boundary in self._boundary.finditer(key, low, end):
            if not (boundary.group() == "组织" and key[boundary.start() - 1] in "党会层"):  # 基层党组织书记培训班
                begin = boundary.end()
        date = _DATE.match(key, begin)
        begin = date.end() if date else begin
        length = _LENGTH.match(key, begin, end)
        return length.end() if length else begin


def _clause_start(key: str, start: int, position: int) -> int:
    """Where the clause before a position begins; marks inside quotation marks end none."""
    quoted = bracketed = 0
    for at in range(position - 1, max(start, position - _REACH) - 1, -1):
        quoted += (key[at] == "”") - (key[at] == "“")
        if key[at] == "）" and "（" in key[max(start, at - 5) : at]:
            bracketed += 1  # （扩大）
        elif key[at] == "（" and bracketed:
            bracketed -= 1
        elif key[at] in _MARKS and quoted <= 0:
            return at + 1
    return max(start, position - _REACH)


def _clause_end(key: str, position: int, end: int) -> int:
    """Where the clause behind a position ends; marks inside quotation marks end none."""
    quoted = 0
    for at in range(position, min(end, position + _REACH)):
        quoted += (key[at] == "“") - (key[at] == "”")
        if key[at] in _MARKS and key[at] not in "：（）" and quoted <= 0:
            return at
    return min(end, position + _REACH)
