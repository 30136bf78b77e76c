"""The meaning of a temporal expression, and what all kinds of expressions share in making it."""

from __future__ import annotations

from datetime import date, time
from typing import NamedTuple

from bulletin_ie.records.vocabulary import Granularity, PartOfDay, TemporalType, TimeMod
from bulletin_ie.times import timex
from bulletin_ie.times.context import ReferenceDay, YearFrom
from bulletin_ie.times.days import Days
from bulletin_ie.times.expressions import Clock, Moment
from bulletin_ie.times.mentions import TimeMention
from bulletin_ie.times.years import Tendency, TimeCode

__all__ = ["ResolvedTime", "clock_time", "days_fields", "kind_of", "limited", "mod_of", "tendency_of"]


class ResolvedTime(NamedTuple):
    """What a temporal expression means; the fields are those of ``TemporalValue``.

    Attributes:
        type: TIMEX3 type.
        granularity: The finest unit named.
        timex: TIMEX3 value; ``XXXX`` for an unknown year; of a range both ends in their own precision.
        interval: ISO 8601-2 interval, in days, of a range or a time with an open side.
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


DAYLIKE: tuple[Granularity, ...] = ("minute", "hour", "part_of_day", "day")


def kind_of(granularity: Granularity) -> TemporalType:
    """``time`` for parts of a day and clock times, else ``date``."""
    return "time" if granularity in ("minute", "hour", "part_of_day") else "date"


def clock_time(clock: Clock | None) -> time | None:
    """The clock time; 24时 is the last second of its day."""
    if clock is None:
        return None
    if clock.hour >= 24:
        return time(23, 59, 59)
    return time(clock.hour, min(clock.minute or 0, 59), min(clock.second or 0, 59))


def tendency_of(mention: TimeMention) -> Tendency:
    """Whether the mention speaks of something to come; 截至 does not."""
    if mention.text.startswith("截"):
        return None
    return "future" if mention.planned or mention.limit in ("before", "by", "within") else None


def mod_of(mention: TimeMention, moment: Moment | None) -> TimeMod | None:
    """The TIMEX3 modifier."""
    if mention.limit == "before" or mention.limit == "after":
        return mention.limit
    if mention.approximate:
        return "approx"
    if moment is not None and moment.edge is not None:
        return moment.edge
    if moment is not None and moment.part_of_month is not None:
        low, high = moment.part_of_month
        return "start" if low == 1 else "mid" if high < 31 else "end"
    return None


def days_fields(
    days: Days, granularity: Granularity
) -> tuple[date | None, date | None, YearFrom | None, ReferenceDay | None]:
    """Start, end, source of the year and reference day of days that may lack a year."""
    reference = ReferenceDay(days.start, days.known, days.year_from) if granularity in DAYLIKE else None
    if not days.known:
        return None, None, None, reference
    return days.start, days.end, days.year_from, reference


def limited(resolved: ResolvedTime, mention: TimeMention, days: Days) -> ResolvedTime:
    """Open the side that a modifier opens."""
    limit = mention.limit
    if limit in ("before", "by") and (limit == "before" or _has_own_words(mention)):
        start, start_time, end, end_time = None, None, resolved.end, resolved.end_time
        interval = f"../{timex.day_value(days.end, days.known)}"
    elif limit in ("since", "after"):
        start, start_time, end, end_time = resolved.start, resolved.start_time, None, None
        interval = f"{timex.day_value(days.start, days.known)}/.."
    elif limit == "during" and resolved.period is not None and resolved.granularity == "day":
        return resolved._replace(start=None, end=None, code="season_unresolved", day=None)
    else:
        return resolved
    return ResolvedTime(
        resolved.type, resolved.granularity, resolved.timex, interval, resolved.mod, start, end, start_time, end_time,
        resolved.part_of_day, resolved.year_from, resolved.period, resolved.code, resolved.day,
    )  # fmt: skip


def _has_own_words(mention: TimeMention) -> bool:
    """Whether the limit is said (到 …, … 为止), not only meant (6月底)."""
    return mention.head_start > mention.start or mention.end > mention.head_end
