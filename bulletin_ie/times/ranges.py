"""Ranges: each side takes from the other what it leaves out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bulletin_ie.times import timex
from bulletin_ie.times.calendars import shift_months
from bulletin_ie.times.context import ReferenceDay, TimeContext
from bulletin_ie.times.days import Days, days_of
from bulletin_ie.times.expressions import Moment, Offset, TimeRange, Vague
from bulletin_ie.times.lengths import offset_days
from bulletin_ie.times.mentions import TimeMention, granularity_of
from bulletin_ie.times.resolved import DAYLIKE, ResolvedTime, clock_time, kind_of, mod_of
from bulletin_ie.times.years import Tendency

__all__ = ["resolve_range"]

Side = Moment | Offset | Vague | None


def resolve_range(mention: TimeMention, span: TimeRange, context: TimeContext) -> ResolvedTime:
    """The days from one time to another, both included.

    Args:
        mention: The mention.
        span: Its expression.
        context: What is known about the day of the text.
    """
    if mention.rule == "times.two_seasons":
        return _working_seasons(mention, span, context)
    resolved = _between(mention, span, context)
    if isinstance(span.start, Moment) and span.start.holiday is not None:
        return _beside_holiday(mention, resolved)
    return resolved


def _between(mention: TimeMention, span: TimeRange, context: TimeContext) -> ResolvedTime:
    left, right = _complete(span)
    tendency: Tendency = "past" if isinstance(right, Vague) else "future" if mention.planned else None
    first = _days(left, context, tendency) if not isinstance(left, Vague) else None
    last = _not_before(first, _days(right, _after(first, right, context), "future"), span.end)
    granularity = mention.granularity
    source = first or last
    if source is None:
        code = None if left is None and right is None else "year_unknown"
        return ResolvedTime(kind_of(granularity), granularity, mod=mod_of(mention, None), code=code)  # type: ignore[arg-type]
    known = all(d is None or d.known for d in (first, last))
    start, end = (left if isinstance(left, Moment) else None), (right if isinstance(right, Moment) else None)
    day = first if first is not None and granularity in DAYLIKE else None
    return ResolvedTime(
        kind_of(granularity),
        granularity,
        timex=f"{_value(left, first, last=False)}/{_value(right, last, last=True)}",
        interval=f"{_edge(first, last=False)}/{_edge(last, last=True)}",
        mod=mod_of(mention, None),
        start=first.start if first is not None and known else None,
        end=last.end if last is not None and known else None,
        start_time=clock_time(start.clock) if start else None,
        end_time=clock_time(end.clock) if end else None,
        part_of_day=(start.part_of_day if start else None) or (end.part_of_day if end else None),
        year_from=source.year_from if known else None,
        period=(start.holiday.name if start.holiday else start.period) if start else None,
        code=next((d.code for d in (first, last) if d is not None and d.code), None),
        day=ReferenceDay(day.start, day.known, day.year_from) if day is not None else None,
    )


def _working_seasons(mention: TimeMention, span: TimeRange, context: TimeContext) -> ResolvedTime:
    """今冬明春: a season of work; no calendar fixes on which days it begins and ends."""
    resolved = _between(mention, span, context)
    seasons = (_SEASONS[side.season or ""] for side in (span.start, span.end) if isinstance(side, Moment))
    return resolved._replace(
        interval=None, start=None, end=None, period="_to_".join(seasons), code="season_unresolved", day=None
    )


_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


def _beside_holiday(mention: TimeMention, resolved: ResolvedTime) -> ResolvedTime:
    """国庆假期（10月1日至7日）前, 后: up to its first day, from its last day on."""
    if mention.limit == "before" and resolved.start is not None:
        return resolved._replace(interval=f"../{resolved.start.isoformat()}", start=None, end=resolved.start)
    if mention.limit in ("after", "since") and resolved.end is not None:
        return resolved._replace(interval=f"{resolved.end.isoformat()}/..", start=resolved.end, end=None)
    return resolved


def _edge(days: Days | None, last: bool) -> str:
    return ".." if days is None else timex.day_value(days.end if last else days.start, days.known)


def _value(side: Side, days: Days | None, last: bool) -> str:
    if days is None:
        return ".."
    if isinstance(side, Moment) and side.edge is None and side.part_of_month is None:
        return timex.moment_value(side, days) or timex.day_value(days.start, days.known)
    if isinstance(side, Offset):
        return timex.span_value(days, granularity_of(side))
    return timex.day_value(days.end if last else days.start, days.known)


def _after(first: Days | None, right: Side, context: TimeContext) -> TimeContext:
    """The context of the right side: it follows the left one."""
    if first is None:
        return context
    context = context._replace(reference=ReferenceDay(first.start, first.known, first.year_from), carried=None)
    if isinstance(right, Moment) and right.year is None and right.year_shift is None and first.known:
        context = context._replace(carried=first.start, in_range=True)
    return context


def _days(side: Side, context: TimeContext, tendency: Tendency) -> Days | None:
    if isinstance(side, Moment):
        days = days_of(side, context, tendency)
        return days if isinstance(days, Days) else None
    if isinstance(side, Offset):
        return offset_days(side, context)
    if isinstance(side, Vague) and (today := context.today) is not None:
        return Days(today.day, today.day, today.year_known, today.year_from)
    return None


def _complete(span: TimeRange) -> tuple[Side, Side]:
    """Give each side the parts that only the other names (9月16-18日, 上午8时至11时)."""
    left, right = span.start, span.end
    if not isinstance(left, Moment) or not isinstance(right, Moment):
        return left, right
    if left.month is None and left.month_shift is None and left.day is not None and right.month is not None:
        left = replace(left, month=right.month)
    if left.year is None and left.year_shift is None and right.year is not None and (left.month or left.quarter):
        left = replace(left, year=right.year)
    if right.lunar is not None and right.lunar.month == 0:
        right = replace(right, lunar=right.lunar._replace(month=_lunar_month(left)))
    if _only_hours(right):
        return left, _same_day(left, right)
    if right.day is not None and right.month is None and right.month_shift is None and left.month is not None:
        return left, replace(right, month=left.month)
    if right.weekday is not None and right.week_shift is None and left.weekday is not None:
        return left, replace(right, week_shift=left.week_shift)
    return left, right


def _lunar_month(moment: Moment) -> int:
    """The month that the first day of a lunar range names (正月初三至初五, 大年初一到初七)."""
    if moment.lunar is not None:
        return moment.lunar.month
    return int(moment.holiday.key[:2]) if moment.holiday is not None and moment.holiday.calendar == "lunar" else 1


def _only_hours(moment: Moment) -> bool:
    """Whether only a part of a day or a clock time is named."""
    named = (moment.day_shift, moment.day, moment.weekday, moment.month_shift, moment.year_shift, moment.week_shift)
    return (
        moment.is_relative
        and all(x is None for x in named)
        and bool(moment.clock or moment.part_of_day or moment.daytime)
    )


def _same_day(left: Moment, right: Moment) -> Moment:
    part = right.part_of_day or (left.part_of_day if right.clock is not None else None)
    clock = right.clock
    if _is_next_morning(left, right):
        return replace(right, day_shift=1, anaphoric=True)
    if clock is None or left.clock is None or right.part_of_day is not None:
        return replace(left, part_of_day=part, daytime=right.daytime, clock=clock)
    if clock.hour <= left.clock.hour and left.part_of_day is not None and left.clock.hour < clock.hour + 12 <= 24:
        clock = clock._replace(hour=clock.hour + 12)
    if clock[:2] < left.clock[:2] and (clock.minute is not None or clock.hour < left.clock.hour):
        return Moment(day_shift=1, anaphoric=True, part_of_day=right.part_of_day, clock=clock)
    return replace(left, part_of_day=part, clock=clock)


def _is_next_morning(left: Moment, right: Moment) -> bool:
    """Whether a range leads through the night (晚上十点到凌晨两点)."""
    late = left.part_of_day == "evening" or (left.clock is not None and left.clock.hour >= 17)
    return late and right.part_of_day in ("dawn", "morning")


def _not_before(first: Days | None, last: Days | None, said: Side) -> Days | None:
    """Move an end that lies before its start on by a week, month or year (30日至2日, 11月至3月)."""
    if first is None or last is None or not isinstance(said, Moment) or last.end >= first.start:
        return last
    if said.weekday is not None and said.day is None:
        return last._replace(start=last.start + timedelta(weeks=1), end=last.end + timedelta(weeks=1))
    months = 1 if said.day is not None and said.month is None else 12 if said.year is None else 0
    end = shift_months(last.end, months)
    if (last.end + timedelta(days=1)).day == 1:  # the last of a month stays the last
        end = shift_months(end.replace(day=1), 1) - timedelta(days=1)
    return last._replace(start=shift_months(last.start, months), end=end)
