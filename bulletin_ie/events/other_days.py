"""Days in an article that belong to something else than its event."""

from __future__ import annotations

import re

from bulletin_ie.events.reading import ArticleReading
from bulletin_ie.times import TimeMention

__all__ = ["belongs_elsewhere"]

# What is studied, carried out or answered has a day of its own: 传达学习4月28日全市会议精神, 针对4月30日曝光的问题.
_TAKEN_UP = re.compile(
    r"(?:学习|传达|贯彻|落实|宣讲|重温|针对|围绕|根据|按照|依据|对照|吸取|汲取|督办|回应)[^，。；：\n]{0,16}$"
)
_DESCRIBED = re.compile(r"[\u4e00-\u9fff“《][^，。；：\n]{0,24}(?:的|精神|讲话|批示|指示|通知|通报|文件|会议)")
_HELD = re.compile(r"(?:召开|举行|举办|开幕|启动)[，。]")
# Once before: 2月6日，县长曾到该村. 曾 is a surname, too.
_ONCE = re.compile(
    r"，?[^，。；]{0,8}曾(?:经|多次|两次|专程|在|到|赴|来|被|因|为|对|就|遭|获|前往|带队|发生|出现|召开|主持|走访)"
)
_FORECAST = re.compile(r"(?:据[^，。；\n]{0,8}预[报测计]|预[报测计])[^。；\n]{0,12}$")
_COMING = re.compile(r"，?(?:[^，。；]{0,10}(?:即将|将要)|将(?:迎来|是|有|出现))")
_SINCE_THEN = re.compile(r"[^，。；]{0,10}以来")
_AHEAD = re.compile(r"(?:[将定拟]于|将在)$")
_NEARING = re.compile(r"[^，。；]{0,6}(?:来临|到来|将至|临近|在即)")
_AWAITED = re.compile(r"(?:即将迎来|将迎来|迎接|喜迎|庆祝|纪念|欢度|共庆)第?[^，。；\n]{0,6}$")
# Acts with a day of their own in the life of a person, a work or a rule.
_LASTING = re.compile(
    r"，?[^，。；\n]{0,10}?(?:开工|动工|复工|投产|投用|竣工|完工|通车|通水|建成|签约|落户|摘牌|入党|参军|入伍|出生|去世|牺牲|到任|任命|当选|"
    r"发生|起火|失火|坍塌|塌方|溃口|印发|出台|颁布|公布|施行|实施|立案|挂牌成立)"
)
_SETS_OUT = re.compile(r"[\u4e00-\u9fff”》](?<![于在从自至到为是定日午])$")
_TYPES = frozenset({"meeting", "field_visit", "inspection", "condolence_visit", "training", "reception"})


def belongs_elsewhere(reading: ArticleReading, mention: TimeMention, event_type: str, status: str) -> bool:
    """Whether a day of an article dates something else than its event.

    Args:
        reading: The article.
        mention: The day.
        event_type: The event's type; of a ceremony the works, of an appointment the naming is the event itself.
        status: The event's status; what is planned lies ahead.

    Returns:
        ``True`` for days of what is studied, reported, forecast, or happened to a person or a work before.
    """
    key = reading.body.key
    before = key[max(0, mention.start - 24) : mention.start]
    if (
        _TAKEN_UP.search(before)
        and _DESCRIBED.match(key, mention.end)
        and not _HELD.search(key, mention.end, mention.end + 30)
    ):
        return True
    if any(p.match(key, mention.end) for p in (_ONCE, _NEARING, _SINCE_THEN)) or reading.is_reported(mention.start):
        return True
    if status == "held" and (
        _FORECAST.search(before)
        or _COMING.match(key, mention.end)
        or (_AHEAD.search(before) and _acted_before(reading, mention))
    ):
        return True
    if mention.moment is not None and mention.moment.holiday is not None and _AWAITED.search(before):
        return True
    if event_type not in _TYPES:
        return False
    return _LASTING.match(key, mention.end) is not None and (
        _SETS_OUT.search(before) is not None or _acted_before(reading, mention)
    )


def _acted_before(reading: ArticleReading, mention: TimeMention) -> bool:
    """Whether an official acts in a sentence before the day's, and nobody in its own: the day is an afterthought."""
    own = reading.sentences.holding(mention.start)
    return own is not None and not reading.is_acted(own.start, own.end) and reading.is_acted(0, own.start)
