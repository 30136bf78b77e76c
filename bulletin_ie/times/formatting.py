"""A resolved time in words, such that reading the words gives the same time again."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache

from bulletin_ie.lexicon.lexicon import default_lexicon
from bulletin_ie.records.temporal import TemporalValue
from bulletin_ie.records.vocabulary import PartOfDay
from bulletin_ie.times.expressions import Length
from bulletin_ie.times.lengths import move

__all__ = ["format_time"]

_PARTS = {"TNI": "凌晨", "TMO": "上午", "TMI": "中午", "TAF": "下午", "TEV": "晚上", "TDT": "白天"}
_BY_NAME = {"dawn": "凌晨", "morning": "上午", "noon": "中午", "afternoon": "下午", "evening": "晚上"}
_SEASONS = {"SP": "春", "SU": "夏", "FA": "秋", "WI": "冬"}
_WEEKDAYS = "一二三四五六日"
_REFERENCES = {"PAST_REF": "近日", "PRESENT_REF": "目前", "FUTURE_REF": "今后"}
_UNITS = {"Y": "年", "M": "个月", "W": "周", "D": "天", "TH": "小时", "TM": "分钟", "TS": "秒钟"}


def format_time(value: TemporalValue) -> str:
    """Write a value in Chinese, absolutely where its days are known.

    Args:
        value: From ``find_times``.

    Returns:
        Words that ``parse_time`` reads as the same value, with any anchor or none. What has no absolute form keeps
        the value's own words, which need the same anchor: times that come again, weekends, seasons of work, lengths of
        hours beside a clock time, and lengths that lead back from the end of a month.

    Examples:
        >>> from bulletin_ie.times import parse_time
        >>> format_time(parse_time("明年6月底前", anchor="2022-04-18"))
        '2023年6月底前'
        >>> format_time(parse_time("上周三下午3时", anchor="2022-04-18"))
        '2022年4月13日下午3时'
        >>> format_time(parse_time("近三年", anchor="2022-04-18"))
        '2019年4月18日起3年内'
    """
    if value.type == "set" or (value.timex is None and value.period is None):
        return value.text
    if value.type == "duration":
        return _duration(value)
    if value.timex in _REFERENCES:
        return _reference(value)
    if value.period is not None and "_to_" in value.period:  # 今冬明春: its seasons alone would have days
        return value.text
    words = _named(value) or _whole(value)
    return value.text if words is None else _limited(words, value)


def _whole(value: TemporalValue) -> str | None:
    if value.timex is None:
        return None
    sides = value.timex.split("/")
    if len(sides) == 2 and ".." not in sides:
        first, last = _single(sides[0], value.part_of_day), _single(sides[1], None)
        if first is None or last is None or value.mod is not None:
            return None
        return f"{first}{'到' if first[-1] in '冬夏' else '至'}{last}"  # 冬至 and 夏至 are days of their own
    words = _single(value.timex, value.part_of_day)
    return words + _edge(value) if words is not None else None


def _reference(value: TemporalValue) -> str:
    if value.granularity != "vague":  # 节后首个工作日
        return value.text
    words = _REFERENCES[value.timex or ""]
    return "截至目前" if value.interval is not None else words


def _named(value: TemporalValue) -> str | None:
    """A holiday or season by its name, with its year."""
    if value.period is None:
        return None
    if value.period.endswith("_plan"):
        return _plan(value)
    word = _names().get(value.period)
    date, _, clock = (value.timex or "").partition("T")
    year = date[:4]
    if word is None or (clock and ("/" in clock or not year.isdigit())):
        return None
    words = f"{year}年{word}" if year.isdigit() else word
    if clock:
        return f"{words}当天{_within_day(clock, value.part_of_day)}"
    if "/" in date:
        days = _whole(value.model_copy(update={"mod": None}))
        return f"{words}（{days}）" if days is not None else None
    open_days = value.start is None and value.end is None and value.mod is None and value.interval is None
    return words + "期间" if open_days and year.isdigit() else words


_PLANS = {1991: "八", 1996: "九", 2001: "十"} | {2006 + 5 * i: f"十{c}" for i, c in enumerate("一二三四五六")}


def _plan(value: TemporalValue) -> str | None:
    name = _PLANS.get(int((value.timex or "0")[:4]))
    return f"“{name}五”{_PLAN_EDGES.get(value.mod or '', '期间')}" if name is not None else None


_PLAN_EDGES = {"start": "初", "mid": "中期", "end": "末"}


@cache
def _names() -> dict[str, str]:
    """The first word of each holiday and season that stands alone."""
    names: dict[str, str] = {}
    for kind in ("time_holiday", "time_period"):
        for entry in default_lexicon().of(kind):
            if entry.attributes.get("bare", True) in (True, "after_year", "break", "outing"):
                names.setdefault(entry.value, entry.words[0])
    return names


def _single(timex: str, part_of_day: PartOfDay | None) -> str | None:
    date, _, clock = timex.partition("T")
    day = _date(date)
    return None if day is None else day + (_within_day(clock, part_of_day) if clock else "")


def _within_day(clock: str, part_of_day: PartOfDay | None) -> str:
    """The part of the day, or the clock time beside it."""
    return _PARTS.get("T" + clock) or _BY_NAME.get(part_of_day or "", "") + _clock(clock, part_of_day)


def _clock(clock: str, part_of_day: PartOfDay | None) -> str:
    hour, *rest = clock.split(":")
    number = int(hour)
    if (part_of_day == "afternoon" and 12 < number < 24) or (part_of_day == "evening" and 16 < number < 24):
        number -= 12
    return f"{number}时" + "".join(f"{int(n)}{unit}" for n, unit in zip(rest, "分秒", strict=False))


def _date(date: str) -> str | None:
    m = re.fullmatch(r"(\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?|-Q(\d)|-H(\d)|-(SP|SU|FA|WI)|-W(\d\d)(-WE)?)?", date)
    if m is None:
        if re.fullmatch(r"\d{3}", date):
            return f"{date}0年代"
        return f"{int(date) + 1}世纪" if re.fullmatch(r"\d{2}", date) else None
    year = "" if m[1] == "XXXX" else f"{int(m[1])}年"
    if m[2]:
        return f"{year}{int(m[2])}月" + (f"{int(m[3])}日" if m[3] else "")
    if m[4]:
        return f"{year}第{_WEEKDAYS[int(m[4]) - 1]}季度"
    if m[5]:
        return f"{year}{'上' if m[5] == '1' else '下'}半年"
    if m[6]:
        return f"{year}{_SEASONS[m[6]]}{'' if year else '季'}"
    if m[7]:
        return None if m[8] else f"{year}第{int(m[7])}周"
    return year or None


def _edge(value: TemporalValue) -> str:
    """底, 上旬 … : the part of the unit that is meant."""
    if value.granularity == "ten_days":
        day = (value.start or value.end).day if value.start or value.end else 0  # type: ignore[union-attr]
        if value.start is None:
            return {10: "上旬", 20: "中旬"}.get(day, "下旬")
        last = value.end.day if value.end is not None else 31
        halves = {(1, 15): "上半月", (1, 20): "上中旬", (1, 10): "上旬", (11, 20): "中旬"}
        return halves.get((day, last), {11: "中下旬", 16: "下半月"}.get(day, "下旬"))
    ends = {"start": "初", "mid": "中", "end": "底"}
    word = ends.get(value.mod or "", "")
    if value.mod == "before" and value.granularity in ("month", "year", "quarter", "half_year"):
        word = "底"  # the last day of the unit is meant: 6月前 and 6月底前 are one value
    if value.granularity in ("quarter", "half_year", "years"):
        return {"底": "末", "中": "中期"}.get(word, word)
    return word


def _limited(words: str, value: TemporalValue) -> str:
    """The words with what opens or bounds them."""
    if value.mod == "approx":
        return words + "左右"
    interval = value.interval or ""
    if value.mod == "before":
        return words + "前"
    if value.mod == "after":
        return words + "后"
    if interval.startswith(".."):
        return "截至" + words
    return words + "起" if interval.endswith("..") else words


def _duration(value: TemporalValue) -> str:
    """A length, counted from its first day where it has one: 2019年4月18日起3年内."""
    words = _length(value.timex or "")
    if words is None:
        return value.text
    if _WORKDAY.search(value.text):
        words = words.replace("天", "个工作日")
    approximate = value.mod == "approx"
    if value.start is None:
        return f"约{words}" if approximate else words
    same = not approximate and value.start_time is None and _reaches(value.start, value.timex or "") == value.end
    return f"{_date(value.start.isoformat())}起{words}内" if same else value.text


_WORKDAY = re.compile("工作日|交易日")


def _reaches(start: date, timex: str) -> date | None:
    """The day to which a length of days or more leads."""
    m = re.fullmatch(r"P(?:(\d+)Y)?(?:([\d.]+)M)?(?:(\d+)W)?(?:(\d+)D)?", timex)
    if m is None:
        return None
    months = Decimal(m[1] or 0) * 12 + Decimal(m[2] or 0)
    days = int(m[3] or 0) * 7 + int(m[4] or 0)
    return move(move(start, Length(months, "month"), 1) or start, Length(Decimal(days), "day"), 1)


def _length(timex: str) -> str | None:
    """P1Y3M as 1年3个月, P0.5M as 半个月."""
    m = re.fullmatch(
        r"P(?:([\dX.]+)Y)?(?:([\dX.]+)M)?(?:([\dX.]+)W)?(?:([\dX.]+)D)?(?:T(?:([\dX.]+)H)?(?:([\dX.]+)M)?(?:([\dX.]+)S)?)?",
        timex,
    )
    if m is None:
        return None
    parts = [f"{'几' if n == 'X' else n}{unit}" for n, unit in zip(m.groups(), _UNITS.values(), strict=True) if n]
    words = "".join(parts)
    half = _HALF_MONTHS.fullmatch(words)
    if half is not None:
        return f"{half[1]}个半月" if half[1] != "0" else "半个月"
    return words or None


_HALF_MONTHS = re.compile(r"(\d{1,4})\.5个月")
