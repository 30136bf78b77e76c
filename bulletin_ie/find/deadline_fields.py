"""Fields of notices: until when something stands open to readers (报名时间：即日起至6月30日止)."""

from __future__ import annotations

import re

from bulletin_ie.find.deadline_clauses import Range, Setting, Words, clause_start
from bulletin_ie.records.vocabulary import Bound
from bulletin_ie.times import TimeMention
from bulletin_ie.times.expressions import Moment, TimeRange

__all__ = ["field_of", "open_until"]

_LONGEST = 24  # characters of a label
_FROM = re.compile("[自从]")
_OF_TIME = re.compile("[时期]")  # in every word for a field's period (时间, 日期, 期限)
_LIMITED = re.compile("截止|[期时]限")


def field_of(setting: Setting, time: TimeMention, words: Words) -> Range | None:
    """What stands open, where the time is the value of such a field.

    Args:
        setting: The time in its clause.
        time: The time.
        words: The lexicon's words.

    Returns:
        The range of the words (网上报名); ``None`` where no label of something open stands right before the time.

    Examples:
        >>> from bulletin_ie.find.deadline_clauses import setting_of
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> from bulletin_ie.times import detect
        >>> text = "三、网上报名时间：5月20日至6月30日。"
        >>> (time,) = detect(text)
        >>> start, end = field_of(setting_of(text, time.start, time.end), time, Words(default_lexicon()))
        >>> text[start:end]
        '网上报名'
    """
    key, (start, end) = setting.key, (setting.left[0], time.start)
    if not key[start:end].strip():
        colon = len(key[max(0, start - 3) : start].rstrip()) + max(0, start - 3)  # the value may stand on the next line
        if key[colon - 1 : colon] != "：":
            return None
        start, end = clause_start(key, colon - 1), colon - 1
    if end - start > _LONGEST or not (
        _OF_TIME.search(key, start, end) or _FROM.search(key, time.start, time.head_start)
    ):
        return None
    label = words.field.fullmatch(key, start, end)
    if label is None:
        return None
    period = label["period"] or ""
    if not time.is_range and not _LIMITED.search(period):
        return None  # 报名时间：6月30日 is the day on which it is open
    return label.span("what") if period or _FROM.search(key, time.start, time.head_start) else None


def open_until(time: TimeMention) -> Bound | None:
    """How the value of such a field bounds what stands open.

    Args:
        time: The time.

    Returns:
        ``by`` where only the last day is told (即日起至6月30日, 期限：6月30日), ``within`` from one day to another;
        ``None`` for hours and weekdays, which come again.
    """
    span = time.expression
    if isinstance(span, Moment):
        return "by" if _is_calendar_day(span) and time.limit in (None, "by") else None
    if not isinstance(span, TimeRange) or not isinstance(span.end, Moment) or not _is_calendar_day(span.end):
        return None
    told = isinstance(span.start, Moment) and span.start.day is not None
    return "within" if told and time.limit != "by" else "by"


def _is_calendar_day(moment: Moment) -> bool:
    return moment.day is not None or (moment.edge == "end" and (moment.month is not None or moment.year is not None))
