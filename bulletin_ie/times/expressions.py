"""What a temporal expression says, before it is known which days it means.

The ``expression`` of a ``TimeMention`` is one of the classes below. Nothing here depends on a
reference date.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

from bulletin_ie.records.vocabulary import Granularity, PartOfDay

__all__ = [
    "Clock",
    "Edge",
    "Expression",
    "Holiday",
    "Length",
    "Limit",
    "LunarDay",
    "Moment",
    "Offset",
    "Recurring",
    "Stretch",
    "TimeRange",
    "Unit",
    "Vague",
]

Unit = Literal[
    "second", "minute", "hour", "day", "workday", "week", "ten_days", "month", "quarter", "half_year", "year"
]
Edge = Literal["start", "mid", "end"]
Limit = Literal["before", "by", "within", "since", "after", "during", "around"]
"""How a modifier limits a time: 前 before, 到 … (为止) by, 内 within, 起 / 以来 since, 后 after, 期间 during, 前后 around."""


class Clock(NamedTuple):
    """A clock time; ``hour`` runs from 0 to 24, ``minute`` and ``second`` are ``None`` where not said."""

    hour: int
    minute: int | None = None
    second: int | None = None


class LunarDay(NamedTuple):
    """A day or month of the lunar calendar; ``day`` 0 is the whole month, -1 its last day."""

    month: int
    day: int
    leap: bool = False


class Holiday(NamedTuple):
    """A named day: on the solar (``"01-01"``) or lunar calendar, or a solar term.

    Attributes:
        name: Name of the period, such as ``spring_festival``.
        calendar: How it is fixed.
        key: ``MM-DD``, or the term's name, or the number of days from Easter.
    """

    name: str
    calendar: Literal["solar", "lunar", "term", "weekday", "easter"]
    key: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A point or stretch of the calendar, named by its parts; each part may be absent.

    A ``*_shift`` counts from the day of the text (今年 ``year_shift=0``), or, where ``anaphoric``, from
    the day that was mentioned last (当日, 次日, 同年).

    Attributes:
        year: A year with four digits.
        year_shift: Years from the reference.
        year_cycle: Place of the year in the cycle of sixty (辛丑年), 0 to 59.
        span_years: How many years from ``year`` on: 10 for a decade, 100 for a century.
        half: Half of the year, 1 or 2.
        quarter: Quarter, 1 to 4.
        quarter_shift: Quarters from the reference.
        season: ``SP``, ``SU``, ``FA`` or ``WI``.
        month: 1 to 12.
        month_shift: Months from the reference.
        part_of_month: First and last day of a part of a month (上旬 is ``(1, 10)``, 下半月 ``(16, 31)``).
        week_shift: Weeks from the reference.
        weekday: 1 (Monday) to 7; 8 is the weekend.
        nth_weekday: Which such weekday of the month (第二个星期日); -1 is the last.
        nth_week: Which week of the month or year; -1 is the last.
        nth_day: Which day of the week, month or year (最后一天 is -1).
        same_day: The day of the text in that week, month or year (去年的今天).
        day: 1 to 31.
        day_shift: Days from the reference.
        lunar: Day of the lunar calendar.
        holiday: A named day.
        period: Name of a season or campaign without days of its own.
        edge: 初, 中, 底 of the finest part named.
        part_of_day: Part of the day.
        daytime: The light part of the day (白天), which is no part of the day of its own in the records.
        clock: Clock time.
        anaphoric: Shifts and bare days count from the day mentioned last.
        ordinal: The day is numbered from the one mentioned before the numbered ones (第二天, 第三天).
        first: The first so many units of the year (前三季度 is ``(3, "quarter")``).
        granularity: The finest unit named; it follows from the parts.
    """

    year: int | None = None
    year_shift: int | None = None
    year_cycle: int | None = None
    span_years: int = 1
    half: int | None = None
    quarter: int | None = None
    quarter_shift: int | None = None
    season: str | None = None
    month: int | None = None
    month_shift: int | None = None
    part_of_month: tuple[int, int] | None = None
    week_shift: int | None = None
    weekday: int | None = None
    nth_weekday: int | None = None
    nth_week: int | None = None
    nth_day: int | None = None
    same_day: bool = False
    day: int | None = None
    day_shift: int | None = None
    lunar: LunarDay | None = None
    holiday: Holiday | None = None
    period: str | None = None
    edge: Edge | None = None
    part_of_day: PartOfDay | None = None
    daytime: bool = False
    clock: Clock | None = None
    anaphoric: bool = False
    ordinal: bool = False
    first: tuple[int, Unit] | None = None
    granularity: Granularity = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "granularity", self._finest())

    def _finest(self) -> Granularity:
        if self.clock is not None:
            return "hour" if self.clock.minute is None else "minute"
        if self.part_of_day is not None or self.daytime:
            return "part_of_day"
        if self.weekday == 8:
            return "week"
        if self.lunar is not None and self.lunar.day == 0:
            return "month"
        if self.day is not None or self.day_shift is not None or self.weekday is not None or self.lunar is not None:
            return "day"
        if self.holiday is not None or self.nth_day is not None or self.same_day:
            return "day"
        return self._coarse_granularity()

    def _coarse_granularity(self) -> Granularity:
        if self.week_shift is not None or self.nth_week is not None:
            return "week"
        if self.part_of_month is not None:
            return "ten_days"
        if self.month is not None or self.month_shift is not None or (self.first and self.first[1] == "month"):
            return "month"
        if any(x is not None for x in (self.quarter, self.quarter_shift, self.season, self.first)):
            return "quarter"
        if self.half is not None:
            return "half_year"
        if self.span_years > 1 or self.period is not None:
            return "years" if self.period is None or self.period.endswith("_plan") else "vague"
        return "year"

    @property
    def is_within_day(self) -> bool:
        """Whether a part of a day or a clock time is named and no day."""
        return self.granularity in _WITHIN_DAY and self == Moment(part_of_day=self.part_of_day, clock=self.clock)

    @property
    def is_relative(self) -> bool:
        """Whether the days depend on the day of the text or on what was mentioned before."""
        shifts = (self.year_shift, self.quarter_shift, self.month_shift, self.week_shift, self.day_shift)
        if any(s is not None for s in shifts):
            return True
        dated = (self.year, self.month, self.lunar, self.holiday, self.quarter, self.half, self.season)
        return all(x is None for x in dated) and self.period is None


_WITHIN_DAY = frozenset({"part_of_day", "hour", "minute"})


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time.

    Attributes:
        amount: How many units; ``None`` is a few.
        unit: The unit.
        amount_max: Upper end where two numbers are given (3至5天).
        approximate: 左右, 余, 多, 近.
        rest: A smaller unit that goes with it (一年零三个月).
    """

    amount: Decimal | None
    unit: Unit
    amount_max: Decimal | None = None
    approximate: bool = False
    rest: Length | None = None


@dataclass(frozen=True, slots=True)
class Offset:
    """A time that lies a length away: 三天后, 两年前, 节后一周.

    Attributes:
        length: How far.
        direction: -1 before, 1 after.
        origin: From where; ``None`` is the day of the text.
        from_event: It counts from an event without a known day (期限届满三十日前).
        clock: Clock time of the day reached, where named.
        part_of_day: Part of the day reached, where named.
        then: What is meant in the week, month or year reached (两周后的周三, 五年前的今天).
    """

    length: Length
    direction: int
    origin: Moment | None = None
    from_event: bool = False
    clock: Clock | None = None
    part_of_day: PartOfDay | None = None
    then: Moment | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A length of time that touches a stated day: 近三年, 未来五天, 自发布之日起15日内.

    Attributes:
        length: How long.
        direction: -1 up to the day, 1 from the day on.
        origin: Which day; ``None`` is the day of the text.
        event: What the length counts from, where that is an event and no day (收到通知之日).
        from_publication: The event is the publication of the text itself (本通告发布之日).
    """

    length: Length
    direction: int
    origin: Moment | None = None
    event: str | None = None
    from_publication: bool = False


@dataclass(frozen=True, slots=True)
class TimeRange:
    """From one time to another, both included; an absent side is open."""

    start: Moment | Offset | Vague | None
    end: Moment | Offset | Vague | None


@dataclass(frozen=True, slots=True)
class Recurring:
    """A time that comes again: 每天, 每周一上午, 每月5日.

    Attributes:
        unit: How often.
        moment: Which part of the unit, where said.
        amount: Every so many units.
        to: End of the daily or weekly range, where said (每天9时至17时).
    """

    unit: Unit
    moment: Moment | None = None
    amount: int = 1
    to: Moment | None = None


@dataclass(frozen=True, slots=True)
class Vague:
    """A time without a day: 日前 ``PAST_REF``, 目前 ``PRESENT_REF``, 今后 ``FUTURE_REF``."""

    reference: Literal["PAST_REF", "PRESENT_REF", "FUTURE_REF"]


Expression = Moment | Length | Offset | Stretch | TimeRange | Recurring | Vague
