"""From a moment to the first and last day that it covers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from bulletin_ie.times.calendars import (
    holiday_day,
    lunar_days,
    safe_date,
    shift_months,
    week_of,
)
from bulletin_ie.times.context import PROXY_YEAR, ReferenceDay, TimeContext, YearFrom
from bulletin_ie.times.expressions import LunarDay, Moment
from bulletin_ie.times.year_parts import edge_of, part_of_year
from bulletin_ie.times.years import Tendency, TimeCode, YearChoice, choose_year

__all__ = ["Days", "days_of", "next_day"]


class Days(NamedTuple):
    """First and last day of a moment.

    Attributes:
        start: First day; its year means nothing where ``known`` is false.
        end: Last day.
        known: Whether the year is known.
        year_from: Where the year came from.
        code: Why something is unknown.
    """

    start: date
    end: date
    known: bool = True
    year_from: YearFrom | None = None
    code: TimeCode | None = None


def days_of(moment: Moment, context: TimeContext, tendency: Tendency = None) -> Days | TimeCode | None:
    """The days that a moment covers.

    Args:
        moment: What is said.
        context: What is known about the day of the text.
        tendency: Whether the text speaks of something to come.

    Returns:
        The days; a code where they cannot be known; ``None`` where the moment names none.
    """
    if moment.period is not None:
        return _plan(moment) or "season_unresolved"
    if moment.same_day:
        return _same_day(moment, context)
    if moment.day is not None and moment.month is not None:
        return _in_year(moment, context, tendency)
    if moment.day is None and (moment.holiday is not None or moment.lunar is not None):
        return _named(moment, context, tendency)
    if moment.day_shift is not None:
        return _shifted(_origin(moment, context), moment.day_shift)
    if moment.weekday is not None and moment.nth_weekday is None and moment.day is None:
        return _weekday(moment, context, tendency)
    if moment.week_shift is not None:
        return _week(moment, context)
    if moment.day is not None and moment.month is None and moment.month_shift is None:
        return _bare_day(moment.day, context, tendency)
    if _has_no_date(moment):
        return _shifted(context.last, 0)
    return _in_year(moment, context, tendency)


def next_day(days: Days) -> Days:
    """The same days, one later."""
    return days._replace(start=days.start + timedelta(days=1), end=days.end + timedelta(days=1))


def _has_no_date(moment: Moment) -> bool:
    parts = (moment.year, moment.year_shift, moment.half, moment.quarter, moment.quarter_shift, moment.season)
    return moment.month is None and parts == (None,) * 6 and moment.month_shift is None and moment.first is None


def _origin(moment: Moment, context: TimeContext) -> ReferenceDay | None:
    if moment.ordinal:  # from the second numbered day on, only where the text names the first
        known = context.opened or context.reference
        return known if known is not None or moment.day_shift != 1 else context.last
    return context.last if moment.anaphoric else context.today


def _shifted(origin: ReferenceDay | None, days: int) -> Days | TimeCode:
    if origin is None:
        return "year_unknown"
    day = origin.day + timedelta(days=days)
    code: TimeCode | None = None if origin.year_known else "year_unknown"
    return Days(day, day, origin.year_known, origin.year_from, code)


def _same_day(moment: Moment, context: TimeContext) -> Days | TimeCode:
    """去年的今天, 上个月的今天, 上周的今天."""
    origin = context.today
    if origin is None or not origin.year_known:
        return "year_unknown"
    day = origin.day + timedelta(weeks=moment.week_shift or 0)
    day = shift_months(day, 12 * (moment.year_shift or 0) + (moment.month_shift or 0))
    return Days(day, day, True, origin.year_from)


# --- Weeks ------------------------------------------------------------------------------------------


def _week(moment: Moment, context: TimeContext) -> Days | TimeCode:
    origin = _origin(moment, context)
    if origin is None or not origin.year_known:
        return "year_unknown"
    monday, sunday = week_of(origin.day + timedelta(weeks=moment.week_shift or 0))
    if moment.nth_day is not None:
        monday = sunday = monday + timedelta(days=moment.nth_day - 1) if moment.nth_day > 0 else sunday
    return Days(monday, sunday, True, origin.year_from)


def _weekday(moment: Moment, context: TimeContext, tendency: Tendency) -> Days | TimeCode:
    """上周三, 下周一, and 周三 alone: this week's, or the next one where it is to come."""
    week = _week(moment, context)
    if not isinstance(week, Days):
        return week
    if moment.weekday == 8:
        return week._replace(start=week.start + timedelta(days=5))
    day = week.start + timedelta(days=(moment.weekday or 1) - 1)
    origin = _origin(moment, context)
    if moment.week_shift is None and tendency == "future" and origin is not None and day < origin.day:
        day += timedelta(weeks=1)
    return week._replace(start=day, end=day)


# --- Days without a month --------------------------------------------------------------------------


def _bare_day(number: int, context: TimeContext, tendency: Tendency) -> Days | TimeCode:
    """28日: in the month of the day mentioned last, or the next or last month where that is nearer."""
    origin = context.last
    if context.mentioned is not None and context.mentioned.unit == "month":
        origin = context.mentioned
        in_month = safe_date(origin.day.year, origin.day.month, number)
        if in_month is not None:
            code: TimeCode | None = None if origin.year_known else "year_unknown"
            return Days(in_month, in_month, origin.year_known, origin.year_from, code)
    if origin is None:
        return "year_unknown"
    around = [shift_months(origin.day.replace(day=1), n) for n in (-1, 0, 1)]
    found = [d for first in around if (d := safe_date(first.year, first.month, number)) is not None]
    if tendency == "future":
        found = [d for d in found if d >= origin.day] or found
    # what is told lies behind more often than ahead, so a day ahead counts as twice as far
    day = min(found, key=lambda d: (d - origin.day) * 2 if d > origin.day else origin.day - d)
    known = origin.year_known
    return Days(day, day, known, origin.year_from, None if known else "year_unknown")


# --- Named days --------------------------------------------------------------------------------------


def _named(moment: Moment, context: TimeContext, tendency: Tendency) -> Days | TimeCode | None:
    def in_year(year: int) -> tuple[date, date] | None:
        if moment.holiday is not None:
            day = holiday_day(year, moment.holiday)
            return (day, day) if day is not None else None
        assert moment.lunar is not None
        return lunar_days(year, moment.lunar)

    def candidate(year: int) -> date | None:
        found = in_year(year)
        return found[0] if found is not None else None

    if (
        moment.holiday is None
        and moment.lunar is not None
        and moment.lunar.month >= 11
        and moment.year is None
        and moment.year_cycle is None
    ):
        return _late_lunar(moment, context)
    choice = _year(moment, context) or choose_year(context, candidate, tendency, exact=True)
    days = in_year(choice.year)
    if days is None:
        return "date_ambiguous"
    if not choice.known and (moment.holiday is None or moment.holiday.calendar != "solar"):
        return choice.code
    return Days(*days, choice.known, choice.year_from, choice.code)


def _late_lunar(moment: Moment, context: TimeContext) -> Days | TimeCode:
    """腊月二十三: the nearer one; of 今年腊月二十三 the one in this lunar year, which ends in the next solar one."""
    origin = context.today
    if origin is None or not origin.year_known or moment.lunar is None:
        return "year_unknown"
    if moment.year_shift is not None:
        new_year = lunar_days(origin.day.year, LunarDay(1, 1))
        year = origin.day.year - (new_year is not None and origin.day < new_year[0]) + moment.year_shift
        named = lunar_days(year, moment.lunar)
        return Days(*named, True, origin.year_from) if named is not None else "date_ambiguous"
    year = origin.day.year
    found = [days for y in (year - 1, year) if (days := lunar_days(y, moment.lunar)) is not None]
    if not found:
        return "date_ambiguous"
    days = min(found, key=lambda d: abs(d[0] - origin.day))
    return Days(*days, True, origin.year_from)


def _cycle_year(place: int, context: TimeContext) -> YearChoice:
    """The year of the cycle of sixty that lies nearest to the text's (辛丑年 near 2022 is 2021)."""
    origin = context.today
    if origin is None or not origin.year_known:
        return YearChoice(PROXY_YEAR, None, False, "year_unknown")
    ahead = (place - (origin.day.year - 4)) % 60
    gap = ahead if ahead <= 30 else ahead - 60
    if abs(gap) > _FARTHEST:
        return YearChoice(PROXY_YEAR, None, False, "date_ambiguous")
    return YearChoice(origin.day.year + gap, origin.year_from)


_FARTHEST = 10
"""How many years away a year of the cycle is still plainly meant; 甲子年 said in 2023 is 1984 or 2044."""


# --- Years and their parts ------------------------------------------------------------------------------


def _year(moment: Moment, context: TimeContext) -> YearChoice | None:
    """The year where the moment names one, absolutely or relatively; ``None`` where it must be inferred."""
    if moment.year is not None:
        return YearChoice(moment.year, "text")
    if moment.year_cycle is not None:
        return _cycle_year(moment.year_cycle, context)
    if moment.year_shift is None:
        return None
    origin = (context.mentioned if moment.anaphoric else None) or _origin(moment, context)
    if origin is not None and origin.year_known:
        return YearChoice(origin.day.year + moment.year_shift, origin.year_from)
    year, ambiguous = context.years.year_for(origin.day.month if origin is not None else moment.month)
    if year is not None:
        return YearChoice(year + moment.year_shift, "document")
    return YearChoice(PROXY_YEAR, None, False, "date_ambiguous" if ambiguous else "year_unknown")


def _in_year(moment: Moment, context: TimeContext, tendency: Tendency) -> Days | TimeCode | None:
    relative = _relative_part(moment, context)
    if relative is not None:
        return relative

    seen: dict[int, tuple[date, date] | None] = {}

    def candidate(year: int) -> date | None:
        found = seen[year] = part_of_year(moment, year)
        return found[0] if found is not None else None

    choice = _year(moment, context)
    if choice is None:
        exact = moment.day is not None or moment.nth_weekday is not None
        choice = choose_year(context, candidate, tendency, exact=exact)
    days = seen[choice.year] if choice.year in seen else part_of_year(moment, choice.year)
    if days is None:
        return "date_ambiguous"
    return Days(*days, choice.known, choice.year_from, choice.code)


def _relative_part(moment: Moment, context: TimeContext) -> Days | TimeCode | None:
    """本月15日, 上月底, 下季度."""
    if moment.month_shift is None and moment.quarter_shift is None:
        return None
    origin = _origin(moment, context)
    if moment.anaphoric and context.mentioned is not None and context.mentioned.unit != "year":
        origin = context.mentioned
    if origin is None:
        return "year_unknown"
    months = moment.month_shift if moment.month_shift is not None else 3 * (moment.quarter_shift or 0)
    day = shift_months(origin.day.replace(day=1), months)
    if moment.month_shift is not None:
        part = replace(moment, month_shift=None, month=day.month)
    else:
        part = replace(moment, quarter_shift=None, quarter=(day.month + 2) // 3)
    days = part_of_year(part, day.year)
    if days is None:
        return "date_ambiguous"
    return Days(*days, origin.year_known, origin.year_from, None if origin.year_known else "year_unknown")


def _plan(moment: Moment) -> Days | None:
    """The years of a five-year plan (“十四五”: 2021 to 2025)."""
    name = (moment.period or "").removesuffix("_five_year_plan")
    if name not in _PLANS or moment.period == name:
        return None
    first = _PLANS[name]
    days = edge_of((date(first, 1, 1), date(first + 4, 12, 31)), moment.edge, 12)
    return Days(*days, True, None)


_PLANS = {
    name: 1991 + 5 * i
    for i, name in enumerate(
        ("eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth")
    )
}
