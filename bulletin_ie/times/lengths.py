"""Lengths of time, and the days that lie a length away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from bulletin_ie.records.vocabulary import TimeMod
from bulletin_ie.times import timex
from bulletin_ie.times.calendars import shift_months
from bulletin_ie.times.context import ReferenceDay, TimeContext
from bulletin_ie.times.days import Days, days_of
from bulletin_ie.times.expressions import Length, Moment, Offset, Stretch
from bulletin_ie.times.mentions import TimeMention
from bulletin_ie.times.resolved import ResolvedTime, clock_time, days_fields, kind_of, limited

__all__ = ["move", "offset_days", "reached", "resolve_length", "resolve_offset", "resolve_stretch"]

_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
_DAYS = {"day": 1, "week": 7, "ten_days": 10}
_HOURS = {"hour": 24, "minute": 24 * 60, "second": 24 * 3600}


def move(day: date, length: Length, direction: int) -> date | None:
    """The day that lies a length away.

    Args:
        day: From where.
        length: How far.
        direction: -1 back, 1 ahead.

    Returns:
        The day, or ``None`` where it cannot be said: for an amount that is not named, and for working
        days (which days people work is decided anew each year).

    Examples:
        >>> from decimal import Decimal
        >>> move(date(2024, 2, 29), Length(Decimal(1), "year"), 1)
        datetime.date(2025, 2, 28)
    """
    amount = (
        length.amount_max if length.amount_max is not None and length.amount_max == length.amount else length.amount
    )
    if amount is None or length.unit == "workday" or length.amount_max is not None:
        return None
    try:
        moved: date | None = day
        if length.unit in _MONTHS:
            months = amount * _MONTHS[length.unit]
            moved = shift_months(day, direction * int(months)) + timedelta(days=direction * int((months % 1) * 30))
        elif length.unit in _DAYS:
            moved = day + timedelta(days=direction * int(amount * _DAYS[length.unit]))
        else:
            moved = day + timedelta(days=direction * int(amount / _HOURS[length.unit]))
        return move(moved, length.rest, direction) if length.rest is not None and moved is not None else moved
    except OverflowError:
        return None


def reached(offset: Offset, context: TimeContext) -> tuple[Moment, TimeContext] | None:
    """What is meant in the week, month or year that an offset reaches (两周后的周三), with the context there.

    Returns:
        The moment and its context; ``None`` where nothing is named or the length counts from an unknown day.
    """
    then, today = offset.then, context.today
    if then is None or today is None or offset.from_event or offset.origin is not None:
        return None
    day = move(today.day, offset.length, offset.direction)
    if day is None:
        return None
    if then.same_day or then.day_shift is not None:
        pass
    elif offset.length.unit == "year" and then.year_shift is None:
        then = replace(then, year_shift=0)
    elif then.day is not None and then.month is None:
        then = replace(then, month_shift=0)
    elif then.weekday is not None and then.month is None:
        then = replace(then, week_shift=0)
    there = context.at(ReferenceDay(day, today.year_known, today.year_from))
    return then, there._replace(mentioned=None, carried=None)


def offset_days(offset: Offset, context: TimeContext) -> Days | None:
    """The days that an offset reaches; years and months are reached whole (两年前 is a year)."""
    if offset.from_event:
        return None
    if offset.then is not None:
        inside = reached(offset, context)
        found = days_of(*inside, None) if inside is not None else None
        return found if isinstance(found, Days) else None
    if offset.origin is not None:
        origin = days_of(offset.origin, context, None)
        if not isinstance(origin, Days):
            return None
        day, known, source = (origin.start if offset.direction < 0 else origin.end), origin.known, origin.year_from
    elif (today := _narrated(context) if offset.direction > 0 else context.today) is not None:
        day, known, source = today.day, today.year_known, today.year_from
    else:
        return None
    moved = move(day, offset.length, offset.direction)
    if moved is None:
        return None
    if offset.origin is None and offset.length.amount == int(offset.length.amount or 0) and offset.length.rest is None:
        if offset.length.unit == "year":
            return Days(date(moved.year, 1, 1), date(moved.year, 12, 31), known, source)
        if offset.length.unit == "month":
            first = moved.replace(day=1)
            return Days(first, shift_months(first, 1) - timedelta(days=1), known, source)
    return Days(moved, moved, known, source)


def _narrated(context: TimeContext) -> ReferenceDay | None:
    """三天后 counts from the day told last, else from the day of the text."""
    return context.reference or context.today


def resolve_offset(mention: TimeMention, offset: Offset, context: TimeContext) -> ResolvedTime:
    """三天后, 两年前, 国庆节前三天."""
    days = offset_days(offset, context)
    granularity = mention.granularity
    mod: TimeMod | None = "approx" if offset.length.approximate or mention.approximate else None
    moment = _moved_clock(offset, context)
    if moment is not None:
        value = f"{moment.date().isoformat()}T{moment:%H:%M}"
        day, clock = moment.date(), moment.time().replace(microsecond=0)
        source = context.today.year_from if context.today is not None else None
        return ResolvedTime("time", granularity, value, None, mod, day, day, clock, clock, year_from=source)
    if days is None or (offset.length.unit in _HOURS and offset.clock is None and offset.origin is None):
        return ResolvedTime(
            kind_of(granularity),
            granularity,
            "PAST_REF" if offset.direction < 0 else "FUTURE_REF",
            mod="before" if mention.limit == "before" else mod,
            start_time=clock_time(offset.clock),
            end_time=clock_time(offset.clock),
            part_of_day=offset.part_of_day,
        )
    start, end, year_from, reference = days_fields(days, granularity)
    within = timex.within_day(Moment(clock=offset.clock, part_of_day=offset.part_of_day))
    at = clock_time(offset.clock)
    resolved = ResolvedTime(
        kind_of(granularity),
        granularity,
        timex=timex.span_value(days, granularity) + within,
        mod=mod,
        start=start,
        end=end,
        start_time=at,
        end_time=at,
        part_of_day=offset.part_of_day,
        year_from=year_from,
        day=reference,
    )
    return limited(resolved, mention, days)


def _moved_clock(offset: Offset, context: TimeContext) -> datetime | None:
    """两小时后, 十分钟前: the day and clock time, where the clock time of the text is known."""
    if offset.origin is not None or offset.from_event:
        return None
    ends = _clocks_of(context, offset.length, offset.direction)
    return ends[1] if ends is not None else None


def _clocks_of(context: TimeContext, length: Length, direction: int) -> tuple[datetime, datetime] | None:
    """The clock time of the text and the one that some hours or minutes lead to; ``None`` where it is not known."""
    unit, amount, today = length.unit, length.amount, context.today
    if unit not in _HOURS or amount is None or length.amount_max is not None:
        return None
    if context.clock is None or today is None or not today.year_known:
        return None
    seconds = int(amount * 24 * 3600 / _HOURS[unit]) + _rest_seconds(length)
    now = datetime.combine(today.day, context.clock)
    try:
        return now, now + direction * timedelta(seconds=seconds)
    except OverflowError:
        return None


def _with_clock(resolved: ResolvedTime, context: TimeContext, length: Length, direction: int) -> ResolvedTime | None:
    """24小时内, 过去48小时: from which clock time to which, where that of the text is known."""
    ends = _clocks_of(context, length, direction)
    if ends is None or context.today is None:
        return None
    start, end = sorted(ends)
    return resolved._replace(
        interval=f"{start.date().isoformat()}/{end.date().isoformat()}",
        start=start.date(),
        end=end.date(),
        start_time=start.time().replace(microsecond=0),
        end_time=end.time().replace(microsecond=0),
        year_from=context.today.year_from,
    )


def _rest_seconds(length: Length) -> int:
    rest = length.rest
    return int((rest.amount or 0) * 24 * 3600 / _HOURS[rest.unit]) if rest is not None and rest.unit in _HOURS else 0


def resolve_stretch(mention: TimeMention, stretch: Stretch, context: TimeContext) -> ResolvedTime:
    """近三年, 未来五天, 自发布之日起15日内."""
    length = stretch.length
    resolved = ResolvedTime("duration", mention.granularity, timex.length_value(length), mod=_mod(length, mention))
    origin = context.today
    if stretch.origin is not None:
        named = days_of(stretch.origin, context, None)
        found = named if isinstance(named, Days) else None
        origin = ReferenceDay(found.start, found.known, found.year_from) if found is not None else None
    elif stretch.event is not None:
        published = context.published if stretch.from_publication else None
        origin = ReferenceDay(published, True, "published") if published is not None else None
    elif (timed := _with_clock(resolved, context, length, stretch.direction)) is not None:
        return timed
    return _with_days(resolved, origin, length, stretch.direction)


def resolve_length(mention: TimeMention, length: Length, context: TimeContext) -> ResolvedTime:
    """三天, 100天; 3日内 counts from the day of the text only where the context says so."""
    resolved = ResolvedTime("duration", mention.granularity, timex.length_value(length), mod=_mod(length, mention))
    if mention.limit != "within" or not context.counts_from_base:
        return resolved
    return _with_clock(resolved, context, length, 1) or _with_days(resolved, context.today, length, 1)


def _mod(length: Length, mention: TimeMention) -> TimeMod | None:
    return "approx" if length.approximate or mention.approximate else None


def _with_days(resolved: ResolvedTime, origin: ReferenceDay | None, length: Length, direction: int) -> ResolvedTime:
    if origin is None or not origin.year_known:
        return resolved
    moved = move(origin.day, length, direction)
    if moved is None:
        return resolved
    start, end = sorted((origin.day, moved))
    interval = f"{start.isoformat()}/{end.isoformat()}"
    return resolved._replace(interval=interval, start=start, end=end, year_from=origin.year_from)
