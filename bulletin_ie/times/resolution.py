"""From what an expression says to the days it means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from bulletin_ie.records.vocabulary import Granularity, PartOfDay, TemporalType, TimeMod
from bulletin_ie.times import timex
from bulletin_ie.times.calendars import shift_months
from bulletin_ie.times.context import ReferenceDay, TimeContext, YearFrom
from bulletin_ie.times.days import Days, days_of
from bulletin_ie.times.expressions import (
    Clock,
    Length,
    Moment,
    Offset,
    Recurring,
    Stretch,
    TimeMention,
    TimeRange,
    Vague,
)
from bulletin_ie.times.years import Tendency, TimeCode

__all__ = ["ResolvedTime", "resolve", "resolve_all"]


@dataclass(frozen=True, slots=True)
class ResolvedTime:
    """What a temporal expression means; the fields are those of ``TemporalValue``.

    Attributes:
        type: TIMEX3 type.
        granularity: The finest unit named.
        timex: TIMEX3 value; ``XXXX`` for an unknown year.
        interval: ISO 8601-2 interval of a range or a time with an open side.
        mod: TIMEX3 modifier.
        start: First day covered; ``None`` is open or unknown.
        end: Last day covered; ``None`` is open or unknown.
        start_time: Clock time at the start.
        end_time: Clock time at the end; 24时 is 23:59:59.
        part_of_day: Part of the day.
        year_from: Where the year came from.
        period: Season, campaign or holiday.
        code: ``year_unknown``, ``date_ambiguous`` or ``season_unresolved`` where days stay unknown.
        day: The (first) day, also with an unknown year; what later times count from.
    """

    type: TemporalType
    granularity: Granularity
    timex: str | None = None
    interval: str | None = None
    mod: TimeMod | None = None
    start: date | None = None
    end: date | None = None
    start_time: time | None = None
    end_time: time | None = None
    part_of_day: PartOfDay | None = None
    year_from: YearFrom | None = None
    period: str | None = None
    code: TimeCode | None = None
    day: ReferenceDay | None = None


def resolve(mention: TimeMention, context: TimeContext) -> ResolvedTime:
    """The days that a mention means in a context.

    Args:
        mention: From :func:`detect`.
        context: What is known about the day of the text.

    Returns:
        Its value; what cannot be known stays ``None``, with a ``code`` that says why.

    Examples:
        >>> from bulletin_ie.times.detection import detect
        >>> context = TimeContext(published=date(2022, 4, 19))
        >>> found = resolve(detect("5月15日前完成")[0], context)
        >>> found.start, found.end, found.interval
        (None, datetime.date(2022, 5, 15), '../2022-05-15')
    """
    expression = mention.expression
    if isinstance(expression, Moment):
        return _moment(mention, expression, context)
    if isinstance(expression, TimeRange):
        return _range(mention, expression, context)
    if isinstance(expression, Offset):
        return _offset(mention, expression, context)
    if isinstance(expression, Stretch):
        return _stretch(mention, expression, context)
    if isinstance(expression, Length):
        return _length(mention, expression, context)
    if isinstance(expression, Recurring):
        return _recurring(mention, expression)
    return _vague(mention, expression, context)


def resolve_all(mentions: Iterable[TimeMention], context: TimeContext, key: str = "") -> list[ResolvedTime]:
    """Resolve the mentions of one text in order, so that 当日, 次日 and bare days find the day before them.

    Args:
        mentions: In reading order.
        context: The context at the start of the text.
        key: The text, by whose sentences an explicit year is carried on (2019年5月开工，12月竣工).
    """
    found: list[ResolvedTime] = []
    previous: TimeMention | None = None
    for mention in mentions:
        if context.carried_year is not None and (
            previous is None or any(mark in key[previous.end : mention.start] for mark in "。；！？\n")
        ):
            context = replace(context, carried_year=None)
        resolved = resolve(mention, context)
        found.append(resolved)
        moment = mention.expression
        if isinstance(moment, Moment):
            if moment.year is not None and moment.month is not None and mention.limit is None:
                context = replace(context, carried_year=moment.year)
            elif moment.year is not None or moment.year_shift is not None:
                context = replace(context, carried_year=None)
        if resolved.day is not None and mention.limit not in ("before", "by", "since", "after"):
            context = replace(context, reference=resolved.day)
        previous = mention
    return found


def _tendency(mention: TimeMention) -> Tendency:
    return "future" if mention.planned or mention.limit in ("before", "by", "within") else None


# --- Moments ----------------------------------------------------------------------------------------


def _moment(mention: TimeMention, moment: Moment, context: TimeContext) -> ResolvedTime:
    tendency: Tendency = None if mention.text.startswith("截") else _tendency(mention)
    days = days_of(moment, context, tendency)
    kind: TemporalType = "time" if moment.granularity in ("minute", "hour", "part_of_day") else "date"
    period = moment.holiday.name if moment.holiday is not None else moment.period
    if not isinstance(days, Days):
        return ResolvedTime(
            kind,
            moment.granularity,
            timex=timex.unresolved(moment),
            mod=_mod(mention, moment),
            start_time=_time(moment.clock),
            end_time=_time(moment.clock),
            part_of_day=moment.part_of_day,
            period=period,
            code=days,
        )
    value = timex.moment_value(moment, days)
    resolved = ResolvedTime(
        kind,
        moment.granularity,
        timex=value,
        mod=_mod(mention, moment),
        start=days.start if days.known else None,
        end=days.end if days.known else None,
        start_time=_time(moment.clock),
        end_time=_time(moment.clock),
        part_of_day=moment.part_of_day,
        year_from=days.year_from if days.known else None,
        period=period,
        code=days.code,
        day=ReferenceDay(days.start, days.known, days.year_from) if moment.granularity in _DAYS else None,
    )
    return _limited(resolved, mention, days)


_DAYS = ("minute", "hour", "part_of_day", "day")


def _limited(resolved: ResolvedTime, mention: TimeMention, days: Days) -> ResolvedTime:
    """Open the side that a modifier opens."""
    limit = mention.limit
    if limit == "before" or (limit == "by" and mention.head_start > mention.start) or mention.text.endswith("止"):
        end = timex.day_value(days.end, days.known)
        return replace(resolved, start=None, start_time=None, interval=f"../{end}")
    if limit in ("since", "after"):
        start = timex.day_value(days.start, days.known)
        return replace(resolved, end=None, end_time=None, interval=f"{start}/..")
    if limit == "during" and resolved.period is not None and resolved.granularity == "day":
        return replace(resolved, start=None, end=None, code="season_unresolved", day=None)
    if days.start != days.end and resolved.timex is not None and resolved.mod is None:
        return resolved
    return resolved


def _mod(mention: TimeMention, moment: Moment | None) -> TimeMod | None:
    if mention.limit in ("before", "after"):
        return mention.limit  # type: ignore[return-value]
    if mention.approximate:
        return "approx"
    if moment is not None and moment.edge is not None:
        return moment.edge
    if moment is not None and moment.part_of_month is not None:
        low, high = moment.part_of_month
        return "start" if low == 1 else "mid" if high < 31 else "end"
    return None


def _time(clock: Clock | None) -> time | None:
    if clock is None:
        return None
    if clock.hour >= 24:
        return time(23, 59, 59)
    return time(clock.hour, clock.minute or 0, clock.second or 0)


# --- Ranges -----------------------------------------------------------------------------------------


def _range(mention: TimeMention, span: TimeRange, context: TimeContext) -> ResolvedTime:
    left, right = complete(span)
    tendency = "future" if mention.planned else None
    first = _side(left, context, tendency)
    base = context
    if first is not None and (first.known or left is not None):
        base = replace(context, reference=ReferenceDay(first.start, first.known, first.year_from), carried_year=None)
        if isinstance(right, Moment) and right.year is None and right.year_shift is None and first.known:
            base = replace(base, carried_year=first.start.year)
    last = _side(right, base, "future")
    last = _not_before(first, last, span.end)
    known = all(d is None or d.known for d in (first, last))
    start_value = timex.day_value(first.start, first.known) if first is not None else ".."
    end_value = timex.day_value(last.end, last.known) if last is not None else ".."
    interval = None if first is None and last is None else f"{start_value}/{end_value}"
    start_moment = left if isinstance(left, Moment) else None
    end_moment = right if isinstance(right, Moment) else None
    granularity = mention.granularity
    source = next((d for d in (first, last) if d is not None), None)
    return ResolvedTime(
        "time" if granularity in ("minute", "hour", "part_of_day") else "date",
        granularity,
        timex=interval,
        interval=interval,
        mod=_mod(mention, None),
        start=first.start if first is not None and known else None,
        end=last.end if last is not None and known else None,
        start_time=_time(start_moment.clock) if start_moment else None,
        end_time=_time(end_moment.clock) if end_moment else None,
        part_of_day=start_moment.part_of_day if start_moment else None,
        year_from=source.year_from if source is not None and known else None,
        period=start_moment.period if start_moment else None,
        code=next((d.code for d in (first, last) if d is not None and d.code), None) if interval else "year_unknown",
        day=ReferenceDay(first.start, first.known, first.year_from)
        if first is not None and granularity in _DAYS
        else None,
    )


def complete(span: TimeRange) -> tuple[Moment | Offset | Vague | None, Moment | Offset | Vague | None]:
    """Give each side of a range the parts that only the other names (9月16-18日, 上午8时至11时)."""
    left, right = span.start, span.end
    if not isinstance(left, Moment) or not isinstance(right, Moment):
        return left, right
    if left.month is None and left.month_shift is None and left.day is not None and right.month is not None:
        left = replace(left, month=right.month)
    if left.year is None and left.year_shift is None and right.year is not None and (left.month or left.quarter):
        left = replace(left, year=right.year)
    missing: dict[str, object] = {}
    if _only_clock(right):
        names = (
            "year",
            "year_shift",
            "month",
            "month_shift",
            "day",
            "day_shift",
            "week_shift",
            "weekday",
            "holiday",
            "lunar",
            "anaphoric",
        )
        missing = {name: getattr(left, name) for name in names}
        if right.part_of_day is None:
            missing["part_of_day"] = left.part_of_day
    elif right.day is not None and right.month is None and right.month_shift is None and left.month is not None:
        missing = {"month": left.month}
    elif right.weekday is not None and right.week_shift is None and left.weekday is not None:
        missing = {"week_shift": left.week_shift}
    return left, replace(right, **missing) if missing else right  # type: ignore[arg-type]


def _only_clock(moment: Moment) -> bool:
    return (
        moment.is_relative
        and moment.clock is not None
        and moment.day_shift is None
        and moment.day is None
        and (moment.weekday is None and moment.month_shift is None and moment.year_shift is None)
    )


def _side(side: Moment | Offset | Vague | None, context: TimeContext, tendency: Tendency) -> Days | None:
    if isinstance(side, Moment):
        days = days_of(side, context, tendency)
        return days if isinstance(days, Days) else None
    if isinstance(side, Offset):
        return _offset_days(side, context)
    if isinstance(side, Vague) and (today := context.today) is not None:
        return Days(today.day, today.day, today.year_known, today.year_from)
    return None


def _not_before(first: Days | None, last: Days | None, said: Moment | Offset | Vague | None) -> Days | None:
    """Move an end that lies before its start on by a week, month or year (30日至2日, 11月至3月)."""
    if first is None or last is None or not isinstance(said, Moment) or last.end >= first.start:
        return last
    if said.weekday is not None and said.day is None:
        return replace(last, start=last.start + timedelta(weeks=1), end=last.end + timedelta(weeks=1))
    months = 1 if said.day is not None and said.month is None else 12 if said.year is None else 0
    return replace(last, start=shift_months(last.start, months), end=_end_of(shift_months(last.end, months), last))


def _end_of(day: date, before: Days) -> date:
    """The last of the month where the end was one before."""
    last_before = (before.end + timedelta(days=1)).day == 1
    return shift_months(day.replace(day=1), 1) - timedelta(days=1) if last_before else day


# --- Lengths ------------------------------------------------------------------------------------------


def _offset_days(offset: Offset, context: TimeContext) -> Days | None:
    if offset.origin is not None:
        origin = days_of(offset.origin, context, None)
        if not isinstance(origin, Days):
            return None
        day = origin.start if offset.direction < 0 else origin.end
        known, source = origin.known, origin.year_from
    elif (today := context.today) is not None:
        day, known, source = today.day, today.year_known, today.year_from
    else:
        return None
    moved = move(day, offset.length, offset.direction)
    if moved is None:
        return None
    if (
        offset.length.unit == "year"
        and offset.origin is None
        and offset.length.amount == int(offset.length.amount or 0)
    ):
        return Days(date(moved.year, 1, 1), date(moved.year, 12, 31), known, source)
    if (
        offset.length.unit == "month"
        and offset.origin is None
        and offset.length.amount == int(offset.length.amount or 0)
    ):
        first = moved.replace(day=1)
        return Days(first, shift_months(first, 1) - timedelta(days=1), known, source)
    return Days(moved, moved, known, source)


def move(day: date, length: Length, direction: int) -> date | None:
    """The day that lies a length away; ``None`` where that cannot be said.

    Working days are ``None``: which days people work is decided anew each year.
    """
    amount = length.amount
    if amount is None or length.unit == "workday" or length.amount_max is not None:
        return None
    months = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}.get(length.unit)
    days = {"day": 1, "week": 7, "ten_days": 10}.get(length.unit)
    try:
        moved: date | None = day
        if months is not None:
            whole = int(amount * months)
            moved = shift_months(day, direction * whole) + timedelta(
                days=direction * int((amount * months - whole) * 30)
            )
        elif days is not None:
            moved = day + timedelta(days=direction * int(amount * days))
        return move(moved, length.rest, direction) if length.rest is not None and moved is not None else moved
    except OverflowError:
        return None


def _offset(mention: TimeMention, offset: Offset, context: TimeContext) -> ResolvedTime:
    days = _offset_days(offset, context)
    granularity = mention.granularity
    kind: TemporalType = "time" if granularity in ("minute", "hour", "part_of_day") else "date"
    approximate = offset.length.approximate or mention.approximate
    if days is None or (offset.length.unit in ("hour", "minute", "second") and offset.clock is None):
        vague = "PAST_REF" if offset.direction < 0 else "FUTURE_REF"
        return ResolvedTime(kind, granularity, timex=vague, mod="approx" if approximate else None, code=None)
    moment = Moment(clock=offset.clock, part_of_day=offset.part_of_day)
    value = timex.span_value(days, granularity) + timex.within_day(moment)
    resolved = ResolvedTime(
        kind,
        granularity,
        timex=value,
        mod="approx" if approximate else None,
        start=days.start if days.known else None,
        end=days.end if days.known else None,
        start_time=_time(offset.clock),
        end_time=_time(offset.clock),
        part_of_day=offset.part_of_day,
        year_from=days.year_from if days.known else None,
        day=ReferenceDay(days.start, days.known, days.year_from) if granularity in _DAYS else None,
    )
    return _limited(resolved, mention, days)


def _stretch(mention: TimeMention, stretch: Stretch, context: TimeContext) -> ResolvedTime:
    granularity = mention.granularity
    length = stretch.length
    value = timex.length_value(length)
    mod: TimeMod | None = "approx" if length.approximate or mention.approximate else None
    origin = context.today
    if stretch.event is not None and not stretch.from_publication:
        origin = None
    if stretch.from_publication:
        origin = ReferenceDay(context.published, True, "published") if context.published is not None else None
    if origin is None or not origin.year_known:
        return ResolvedTime("duration", granularity, timex=value, mod=mod)
    moved = move(origin.day, length, stretch.direction)
    if moved is None:
        return ResolvedTime("duration", granularity, timex=value, mod=mod)
    start, end = sorted((origin.day, moved))
    interval = f"{start.isoformat()}/{end.isoformat()}"
    return ResolvedTime("duration", granularity, value, interval, mod, start, end, year_from=origin.year_from)


def _length(mention: TimeMention, length: Length, context: TimeContext) -> ResolvedTime:
    mod: TimeMod | None = "approx" if length.approximate or mention.approximate else None
    resolved = ResolvedTime("duration", mention.granularity, timex=timex.length_value(length), mod=mod)
    today = context.today
    if mention.limit != "within" or not context.counts_from_base or today is None or not today.year_known:
        return resolved
    moved = move(today.day, length, 1)
    if moved is None:
        return resolved
    interval = f"{today.day.isoformat()}/{moved.isoformat()}"
    return replace(resolved, interval=interval, start=today.day, end=moved, year_from=today.year_from)


def _recurring(mention: TimeMention, recurring: Recurring) -> ResolvedTime:
    moment, to = recurring.moment, recurring.to
    return ResolvedTime(
        "set",
        mention.granularity,
        timex=timex.recurring_value(recurring),
        start_time=_time(moment.clock) if moment else None,
        end_time=_time((to or moment).clock) if to or moment else None,  # type: ignore[union-attr]
        part_of_day=moment.part_of_day if moment else None,
    )


def _vague(mention: TimeMention, vague: Vague, context: TimeContext) -> ResolvedTime:
    today = context.today
    if mention.limit == "by" and today is not None and today.year_known:
        interval = f"../{today.day.isoformat()}"
        return ResolvedTime("date", "vague", vague.reference, interval, end=today.day, year_from=today.year_from)
    return ResolvedTime("date", "vague", timex=vague.reference)
