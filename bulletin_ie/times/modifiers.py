"""Words before and after a time that limit it: 截至 …, … 前, … 内, … 起, … 期间."""

from __future__ import annotations

import re
from typing import NamedTuple

from bulletin_ie.times.expressions import Limit
from bulletin_ie.times.tokens import NOT_AFTER, NOT_BEFORE, NOT_WITHIN

__all__ = [
    "TRAILING_OPENS",
    "Modifier",
    "awaited",
    "behind_around",
    "is_compared",
    "is_moved",
    "leading",
    "planned_after",
    "planned_before",
    "trailing",
]


class Modifier(NamedTuple):
    """A modifier.

    Attributes:
        limit: What it does; ``None`` where it only makes the time approximate.
        start: First character.
        end: One past the last.
        approximate: 左右, 许, 约.
    """

    limit: Limit | None
    start: int
    end: int
    approximate: bool = False


_OPENS = "前后内之以到来开结上下收起过假节期间小长黄当那这全时左许为止"
TRAILING_OPENS = frozenset(_OPENS + "整多（(")
"""What a modifier behind a time begins with; one look spares most of the tries."""
_TRAILING = re.compile(
    rf"(?=[{_OPENS}])(?:"
    rf"(?P<before>(?:到来|来临|开始|结束|上班|下班|收市|收工)?(?:之前|以前)|(?:到来|来临|开始|结束|上班|下班|收市|收工)?{NOT_BEFORE}(?!后))|(?P<within>[之以]内|{NOT_WITHIN})|"
    rf"(?P<since>以来|起(?![来义草点步伏码降诉飞火因源价始底立床身航跑舞雾风程锚拍居夜落哄吊得早晚色劲头初爆垄获薪止跳泡搏效名泊重]|大[风雾火]|运[^行营用送]|征点|作用)|开始(?!前))|(?P<after>(?:到来|来临|开始|结束)?(?:[之以]后|过后|{NOT_AFTER}))|"
    r"(?P<during>(?:假日|节日)?期间|小?长假(?:期间)?|假期(?:期间)?|黄金周(?:期间)?|(?:到来|来临)?之际|(?<=期)间(?![距隔断接歇]))|(?P<noun>当[天日](?![上下]午|地|[中上早凌晚])|(?:(?<=[日号节夕])|(?<=[夏冬]至)|(?<=[春秋]分))[那这]天(?!气)|全天(?!候)|节气|时期|时节)|(?P<around>前后|左右|上下(?=[，。])|许(?=[，。]))|"
    r"(?P<by>为止|止(?![步血跌损付境滑于])|为限)|(?P<eve>前夕))"
)
_AROUND_CLOCK = re.compile(r"许|左右|前后|整|多(?![个人名元云数次])")
_INCLUSIVE = re.compile(r"[（(](?:(?:含|包括|包含)[^，。（）()\n]{0,6}|北京时间)[）)](?=[之以]?[前后内]|起|止|为止)")
_LEADING = re.compile(
    r"(?P<by>截[至止]到?至?|直[到至]|(?<![不来赶走回达做受得听收等提遇找感想说迁搬谈涉报拿看看签运送转调移改挪推])到(?:了)?|(?<![乃甚以及涉])至(?:迟)?|"
    r"最[迟晚]于?|力争[到至])|(?P<before>不得?[晚迟]于|不得?超过|最[迟晚]不(?:超过|[晚迟]于))|"
    r"(?P<since>自从|自|从)|(?P<around>大约|大概|(?<![公契合条节协签预相制简违履特])约(?:为|在)?|将近|近)"
)
_PLANNED = re.compile(r"将|拟|定于|计划|预计|预期|力争|争取|确保|务必|必须|要求|定在|准备|有望|到时")
_TO_COME = (
    r"将(?=召开|举[行办]|开[展工业放通园馆幕]|迎来|启动|竣工|投|建成|完[成工]|实[施现行]|于|正式|全面|陆续|停|进行|组织|通车|发布|公布|施行|执行|继续|达到)|"
    r"拟(?![定订])|为[^，。；！？\n（）]{2,8}阶段|(?:全部|全面|基本)(?:完[成工]|竣工|建成|销号|到位)(?!了)"
)
_PLANNED_AFTER = re.compile(rf"[^，。；！？\n（）]{{0,6}}?(?:{_TO_COME})")
_AWAITED_BEFORE = re.compile(r"(?:喜迎|迎接?|备战|筹备|筹划|安排好?|做好|抓好|即将迎来)$")
_AWAITED_AFTER = re.compile(
    r"即将|将(?=[至近临来要会举召迎])|快(?=[到要])|临近|(?:来临|到来)(?!之际)|有什么|怎么[过安]|打算|准备|要(?!求)|(?:正式|全线|建成|试)?(?:通车|通水|投[用运产]|开[放业园馆]|竣工|建成|完工|封顶)(?![了后]|以来)"
)
_CLAUSE = "，。；！？\n"


def trailing(key: str, position: int, after_clock: bool = False) -> Modifier | None:
    """The modifier that begins right here.

    Args:
        key: Text to read.
        position: Where the time ends.
        after_clock: Whether the time ends in a clock time (10时许).
    """
    if after_clock and (m := _AROUND_CLOCK.match(key, position)):
        return Modifier(None, position, m.end(), m.group() != "整")
    if key[position : position + 1] in ("（", "(") and (included := _INCLUSIVE.match(key, position)):
        m = _TRAILING.match(key, included.end())  # 10月31日（含）前
    else:
        m = _TRAILING.match(key, position)
    if m is None:
        return None
    name = m.lastgroup
    if name == "eve":
        return Modifier("before", position, m.end(), approximate=True)
    if name == "around":
        return Modifier("around", position, m.end(), approximate=True)
    if name == "noun":
        return Modifier(None, position, m.end())
    return Modifier(name, position, m.end())  # type: ignore[arg-type]


def leading(key: str, position: int) -> Modifier | None:
    """The modifier that ends right here (截至, 到, 不晚于, 自, 约).

    Args:
        key: Text to read.
        position: Where the time begins.
    """
    if position == 0 or key[position - 1] not in _LAST_OF_LEADING:
        return None
    for start in range(max(0, position - 7), position):
        m = _LEADING.fullmatch(key, start, position)
        if m is not None:
            name = m.lastgroup
            limit: Limit | None = None if name == "around" else name  # type: ignore[assignment]
            return Modifier(limit, start, position, approximate=name == "around")
    return None


_LAST_OF_LEADING = frozenset("至止到了迟晚于过自从约为在近概")


def behind_around(key: str, position: int) -> int:
    """Where a time begins behind 约, 近 or the like, if one of them stands here; else the position itself.

    Args:
        key: Text to read.
        position: Where the time, or what makes it a rough one, begins.
    """
    m = _AROUND.match(key, position)
    return position if m is None else m.end()


_AROUND = re.compile("大约|大概|约[为在]?|将近|近")


def planned_before(key: str, position: int) -> bool:
    """Whether the clause before a time speaks of something to come.

    Args:
        key: Text to read.
        position: Where the time begins.
    """
    start = max(0, position - 14)
    if not _PLANNED.search(key, start, position):
        return False
    for i in range(position - 1, start - 1, -1):
        if key[i] in _CLAUSE:
            start = i + 1
            break
    return bool(_PLANNED.search(key, start, position))


def planned_after(key: str, position: int) -> bool:
    """Whether the words right behind a time speak of something to come (11月15日将召开, 10—12月为提升阶段).

    Args:
        key: Text to read.
        position: Where the time ends.
    """
    return _PLANNED_AFTER.match(key, position) is not None


def is_compared(key: str, start: int, end: int) -> bool:
    """Whether 从 and 到 limit nothing: of two numbers (从2022年的3亿元增长到2023年的4亿元), of a source (从4月2日召开的会上获悉).

    Args:
        key: Text to read.
        start: Where 从 or 到 begins.
        end: Where the time ends.
    """
    if _AMOUNT_OF.match(key, end) or (key[start] == "从" and _HELD.match(key, end)):
        return True
    return bool(_GROWN.search(key, max(0, start - 6), start) and _AMOUNT.match(key, end))


def is_moved(key: str, start: int, end: int) -> bool:
    """Whether 至 and 到 tell to which day something is put off (延期至10月20日举行), not how long it goes on (工期延期至).

    Args:
        key: Text to read.
        start: Where 至 or 到 begins.
        end: Where the time ends.

    Examples:
        >>> is_moved("会议推迟至10月20日召开", 4, 11), is_moved("报名延期至10月20日", 4, 11)
        (True, False)
    """
    if key[start : start + 1] not in ("至", "到") or not _MOVED.search(key, max(0, start - 2), start):
        return False
    if _TAKES_PLACE.match(key, end):
        return True
    before = key[max(0, start - _SENTENCE) : start]
    before = before[max(before.rfind(mark) for mark in "。；！？\n") + 1 :]
    return _OCCASION.search(before) is not None and _TERM.search(before) is None


_MOVED = re.compile("(?:推迟|延期|延后|顺延|改期|提前|调整|推延|变更)$|改$")
_TAKES_PLACE = re.compile(
    r"[^，。；！？\n]{0,16}?(?:举[行办]|召开|开[幕赛考学播讲班会庭课]|进行|开展|启动|上演|比赛|考试|宣判|揭牌|登场)"
)
# Something that takes place at a time; and what goes on until one.
_OCCASION = re.compile(
    r"原[定计拟]|(?:会议?|[节赛展]|仪式|典礼|活动|考试|开学|演出|[讲公]开课)(?:时间|日期)?[^，。；]{0,8}$"
)
_TERM = re.compile("截止|截至|期限|限期|时限|有效期|工期|报名|缴费|申[报请]|整改|征集|受理|完成|完工|竣工|交付")
_SENTENCE = 60

_AMOUNT_OF = re.compile(r"(?:末|底)?的(?:[约近不足仅]{0,2}|第)\d")
_HELD = re.compile(r"[上下]?午?(?:在[^，。；\n]{1,12})?(?:召开|举[行办]|发布|公布|印发|出台|公示)的")
_AMOUNT = re.compile(r"(?:末|底)?的?(?:[约近不足仅]{0,2}|第)\d")
_GROWN = re.compile(r"(?:增[长加至]|提[高升]|扩大|上升|下降|减少|降低?|升|回升|缩[短小]|[增减涨跌])$")


def awaited(key: str, start: int, end: int) -> bool:
    """Whether the words right beside a holiday show that it is still to come.

    Args:
        key: Text to read.
        start: Where the time begins.
        end: Where it ends.
    """
    return bool(_AWAITED_BEFORE.search(key, max(0, start - 4), start) or _AWAITED_AFTER.match(key, end))
