"""From what an expression says to the days it means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Literal

from bulletin_ie.records.vocabulary import Granularity
from bulletin_ie.times import timex
from bulletin_ie.times.context import ReferenceDay, TimeContext
from bulletin_ie.times.days import Days, days_of, next_day
from bulletin_ie.times.expressions import (
    Length,
    Moment,
    Offset,
    Recurring,
    Stretch,
    TimeRange,
    Vague,
)
from bulletin_ie.times.lengths import reached, resolve_length, resolve_offset, resolve_stretch
from bulletin_ie.times.mentions import TimeMention
from bulletin_ie.times.ranges import resolve_range
from bulletin_ie.times.resolved import (
    DAYLIKE,
    ResolvedTime,
    clock_time,
    days_fields,
    kind_of,
    limited,
    mod_of,
    tendency_of,
)
from bulletin_ie.times.years import TimeCode

__all__ = ["ResolvedTime", "resolve", "resolve_all"]


def resolve(mention: TimeMention, context: TimeContext) -> ResolvedTime:
    """The days that a mention means in a context.

    Args:
        mention: From ``detect``.
        context: What is known about the day of the text.

    Returns:
        Its value; what cannot be known stays ``None``, with a ``code`` that says why.

    Examples:
        >>> from datetime import date
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
        return resolve_range(mention, expression, context)
    if isinstance(expression, Offset):
        inside = reached(expression, context)
        return _moment(mention, *inside) if inside is not None else resolve_offset(mention, expression, context)
    if isinstance(expression, Stretch):
        return resolve_stretch(mention, expression, context)
    if isinstance(expression, Length):
        return resolve_length(mention, expression, context)
    if isinstance(expression, Recurring):
        return _recurring(mention, expression)
    return _vague(mention, expression, context)


_SENTENCE_END = re.compile("[。；！？\n]")
_FULL_STOP = re.compile("[。\n]")


def resolve_all(mentions: Iterable[TimeMention], context: TimeContext, key: str = "") -> list[ResolvedTime]:
    """Resolve the mentions of one text in order, so that 当日, 次日 and bare days find the day before them.

    Args:
        mentions: In reading order.
        context: The context at the start of the text.
        key: The text, by whose sentences an explicit year is carried on (2019年5月开工，12月竣工).
    """
    found: list[ResolvedTime] = []
    last = 0
    daily: Literal["hours", "ranges"] | None = None
    clocked: ReferenceDay | None = None
    for mention in mentions:
        if (context.carried or context.told or daily or clocked) and _SENTENCE_END.search(key, last, mention.start):
            told = None if _FULL_STOP.search(key, last, mention.start) else context.told
            if context.carried or told is not context.told:
                context = _following_sentence(context, told)
            daily = clocked = None
        resolved = resolve(mention, context.after(clocked) if clocked and mention.is_within_day else context)
        if daily and _is_each_day(mention, daily):
            resolved = _each_day(resolved)
        elif isinstance(mention.expression, Recurring):
            daily = "hours" if mention.expression.unit in ("day", "week", "workday") else None
        else:
            daily = "ranges" if _covers_days(mention, resolved) else None
        if mention.limit in ("before", "by"):  # 3月25日8时前到场，9时开考
            clocked = resolved.day if resolved.granularity in ("minute", "hour") else None
        found.append(resolved)
        context = _following(context, mention, resolved)
        last = mention.end
    return found


def _following_sentence(context: TimeContext, told: date | None) -> TimeContext:
    return context.moved(
        base=context.base,
        reference=context.reference,
        mentioned=context.mentioned,
        carried=None,
        told=told,
        opened=context.opened,
    )


def _covers_days(mention: TimeMention, resolved: ResolvedTime) -> bool:
    """Whether a time covers several days, whose hours may follow (周一至周五, 5月1日—9月30日)."""
    several = isinstance(mention.expression, TimeRange) and resolved.granularity in DAYLIKE
    return several and resolved.start is not None and resolved.start != resolved.end


def _is_each_day(mention: TimeMention, daily: Literal["hours", "ranges"]) -> bool:
    """Whether a time names hours that belong to each day told before (每天上午9时至11时，下午2时至5时)."""
    expression = mention.expression
    if isinstance(expression, TimeRange):
        sides = (expression.start, expression.end)
        return all(isinstance(side, Moment) and side.is_within_day for side in sides)
    return daily == "hours" and isinstance(expression, Moment) and expression.is_within_day


def _each_day(resolved: ResolvedTime) -> ResolvedTime:
    """Hours that come again each day: no day of their own."""
    value = _DAY_OF_HOURS.sub("XXXX-XX-XXT", resolved.timex or "") or None
    return resolved._replace(
        type="set", timex=value, interval=None, start=None, end=None, year_from=None, code=None, day=None
    )


_DAY_OF_HOURS = re.compile(r"[\dX]{4}-[\dX]{2}-[\dX]{2}T")


def _following(context: TimeContext, mention: TimeMention, resolved: ResolvedTime) -> TimeContext:
    """The context of what comes after a time in the same text."""
    carried, reference, mentioned = context.carried, context.reference, context.mentioned
    opened, told = context.opened, context.told
    moment = mention.expression if isinstance(mention.expression, Moment) else None
    if moment is not None and moment.ordinal:
        opened = opened or context.reference
    elif resolved.day is not None and (moment is None or not moment.anaphoric):
        opened = None
    if moment is not None and (moment.year is not None or moment.year_shift is not None):
        carries = moment.year is not None and moment.month is not None and mention.limit is None
        written = not mention.rule.startswith("times.iso")  # page data (2022-04-03 09:12) opens no sentence
        carried = resolved.start if carries and written else None
    if mention.limit not in ("before", "by", "after"):
        if resolved.day is not None:
            reference = mentioned = resolved.day
        elif resolved.start is not None and resolved.granularity in _UNITS:
            mentioned = ReferenceDay(resolved.start, True, resolved.year_from, _UNITS[resolved.granularity])
    if resolved.year_from == "published" and mention.rule != "times.two_seasons":
        last = mention.moment
        if last is None or not last.year_shift:  # 明年春节 moves no day behind it
            told = resolved.end or resolved.start or told
    if (
        reference is context.reference
        and mentioned is context.mentioned
        and carried is context.carried
        and told is context.told
        and opened is context.opened
    ):
        return context
    return context.moved(
        base=context.base, reference=reference, mentioned=mentioned, carried=carried, told=told, opened=opened
    )


_UNITS: dict[Granularity, Literal["month", "year"]] = {"month": "month", "quarter": "year", "year": "year"}


def _moment(mention: TimeMention, moment: Moment, context: TimeContext) -> ResolvedTime:
    granularity = moment.granularity
    days = days_of(moment, context, tendency_of(mention))
    if moment.clock is not None and moment.clock.hour == 24 and moment.clock.minute:  # 晚上十二点半
        moment = replace(moment, clock=moment.clock._replace(hour=0), part_of_day=None)
        days = next_day(days) if isinstance(days, Days) else days
    clock = clock_time(moment.clock)
    period = moment.holiday.name if moment.holiday is not None else moment.period
    interval = start = end = source = day = None
    code: TimeCode | None = None
    if isinstance(days, Days):
        value, code = timex.moment_value(moment, days), days.code
        start, end, source, day = days_fields(days, granularity)
        if value is not None and "/" in value and period is None:
            interval = f"{timex.day_value(days.start, days.known)}/{timex.day_value(days.end, days.known)}"
    else:
        value, code = timex.unresolved(moment), days
    resolved = ResolvedTime(
        kind_of(granularity), granularity, value, interval, mod_of(mention, moment), start, end, clock, clock,
        moment.part_of_day, source, period, code, day,
    )  # fmt: skip
    return limited(resolved, mention, days) if isinstance(days, Days) and mention.limit is not None else resolved


def _recurring(mention: TimeMention, recurring: Recurring) -> ResolvedTime:
    moment = recurring.moment
    last = recurring.to or moment
    return ResolvedTime(
        "set",
        mention.granularity,
        timex=timex.recurring_value(recurring),
        start_time=clock_time(moment.clock) if moment is not None else None,
        end_time=clock_time(last.clock) if last is not None else None,
        part_of_day=moment.part_of_day if moment is not None else None,
    )


def _vague(mention: TimeMention, vague: Vague, context: TimeContext) -> ResolvedTime:
    today = context.today
    until_now = mention.limit == "by" or mention.text[0] in "至迄"
    if vague.reference == "PRESENT_REF" and until_now and today is not None and today.year_known:
        interval = f"../{today.day.isoformat()}"
        return ResolvedTime("date", "vague", vague.reference, interval, end=today.day, year_from=today.year_from)
    return ResolvedTime("date", "vague", timex=vague.reference)
