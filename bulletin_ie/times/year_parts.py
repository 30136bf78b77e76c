"""The days of months, quarters, seasons and halves in a year that is known, and of their parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bulletin_ie.times.calendars import month_days, nth_weekday, safe_date, shift_months, week_of
from bulletin_ie.times.expressions import Edge, Moment

__all__ = ["edge_of", "part_of_year"]


def part_of_year(moment: Moment, year: int) -> tuple[date, date] | None:
    """The days of a moment in a year that is known.

    Args:
        moment: A month, quarter, season, half … or the year itself, each whole or in part.
        year: The year.

    Returns:
        First and last day; ``None`` where the calendar has none (30 February).

    Examples:
        >>> part_of_year(Moment(month=4, part_of_month=(11, 20)), 2022)
        (datetime.date(2022, 4, 11), datetime.date(2022, 4, 20))
    """
    if not 1 <= year <= 9998:
        return None
    if moment.nth_day is not None or moment.nth_week is not None:
        return _numbered(moment, year)
    if moment.month is not None:
        return _part_of_month(moment, year, moment.month)
    if moment.span_years > 1:
        return _years(year, moment.span_years, moment.edge)
    if moment.quarter is not None:
        span = date(year, 3 * moment.quarter - 2, 1), month_days(year, 3 * moment.quarter)[1]
        return edge_of(span, moment.edge, 1)
    if moment.season is not None:
        first_month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[moment.season]
        start = date(year, first_month, 1)
        return edge_of((start, shift_months(start, 3) - timedelta(days=1)), moment.edge, 1)
    if moment.first is not None:
        count, unit = moment.first
        months = min(count * (3 if unit == "quarter" else 1), 12)
        return date(year, 1, 1), month_days(year, max(months, 1))[1]
    if moment.half is not None:
        span = (date(year, 1, 1), date(year, 6, 30)) if moment.half == 1 else (date(year, 7, 1), date(year, 12, 31))
        return edge_of(span, moment.edge, 1)
    return edge_of((date(year, 1, 1), date(year, 12, 31)), moment.edge, 2)


def _numbered(moment: Moment, year: int) -> tuple[date, date] | None:
    """The numbered day or week of a month or year."""
    whole = part_of_year(replace(moment, nth_day=None, nth_week=None), year)
    if whole is None:
        return None
    if moment.nth_day is not None:
        day = whole[0] + timedelta(days=moment.nth_day - 1) if moment.nth_day > 0 else whole[1]
        return day, day
    if moment.month is None and (moment.nth_week or 0) > 0:  # weeks of a year are those of ISO 8601
        monday = week_of(date(year, 1, 4))[0] + timedelta(weeks=(moment.nth_week or 1) - 1)
    elif (moment.nth_week or 0) > 0:  # the first week of a month is the one with its first Monday
        first = nth_weekday(year, whole[0].month, moment.nth_week or 1, 1)
        if first is None:
            return None
        monday = first
    else:
        monday = week_of(whole[1])[0]
    return monday, monday + timedelta(days=6)


def _part_of_month(moment: Moment, year: int, month: int) -> tuple[date, date] | None:
    if not 1 <= month <= 12:
        return None
    if moment.day is not None:
        day = safe_date(year, month, moment.day)
        return (day, day) if day is not None else None
    first, last = month_days(year, month)
    if moment.nth_weekday is not None:
        weekend = moment.weekday == 8
        day = nth_weekday(year, month, moment.nth_weekday, 6 if weekend else moment.weekday or 1)
        return (day, day + timedelta(days=1) if weekend else day) if day is not None else None
    if moment.part_of_month is not None:
        low, high = moment.part_of_month
        return first.replace(day=low), last if high == 31 else first.replace(day=high)
    if moment.edge == "start":
        return first, first.replace(day=10)
    if moment.edge == "mid":
        return first.replace(day=11), first.replace(day=20)
    return (first.replace(day=21), last) if moment.edge == "end" else (first, last)


_YEARS_OF_EDGE: dict[tuple[int, Edge], tuple[int, int]] = {
    (10, "start"): (0, 3), (10, "mid"): (4, 6), (10, "end"): (7, 9),
    (100, "start"): (-1, 8), (100, "mid"): (39, 58), (100, "end"): (89, 98),
}  # fmt: skip
"""Whole years of a decade, decades of a century: 八十年代初 is 1980 to 1983, 上世纪末 the nineties."""


def _years(year: int, span: int, edge: Edge | None) -> tuple[date, date]:
    first, last = _YEARS_OF_EDGE[span, edge] if edge is not None else (0, span - 1)
    return date(year + first, 1, 1), date(year + last, 12, 31)


def edge_of(span: tuple[date, date], edge: Edge | None, months: int) -> tuple[date, date]:
    """The first, middle or last months of a longer span (年底: November and December).

    Args:
        span: First and last day of the whole.
        edge: Which part; ``None`` is the whole.
        months: How many months the part has.
    """
    start, end = span
    if edge == "start":
        return start, shift_months(start, months) - timedelta(days=1)
    if edge == "end":
        return shift_months(end + timedelta(days=1), -months), end
    if edge == "mid":
        total = (end.year - start.year) * 12 + end.month - start.month + 1
        middle = shift_months(start, (total - months) // 2)
        return middle, shift_months(middle, months) - timedelta(days=1)
    return span
