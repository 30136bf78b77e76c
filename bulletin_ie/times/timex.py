"""TIMEX3 values (ISO-TimeML) and ISO 8601-2 intervals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bulletin_ie.records.vocabulary import Granularity, PartOfDay
from bulletin_ie.times.days import Days
from bulletin_ie.times.expressions import Clock, Length, Moment, Recurring, Unit

__all__ = ["day_value", "length_value", "moment_value", "recurring_value", "span_value", "unresolved", "within_day"]

_PARTS: dict[PartOfDay, str] = {"dawn": "TNI", "morning": "TMO", "noon": "TMI", "afternoon": "TAF", "evening": "TEV"}


def day_value(day: date, known: bool = True) -> str:
    """A day, ``XXXX`` for an unknown year.

    Examples:
        >>> day_value(date(2022, 4, 2)), day_value(date(2000, 4, 6), known=False)
        ('2022-04-02', 'XXXX-04-06')
    """
    return day.isoformat() if known else f"XXXX-{day.month:02}-{day.day:02}"


def within_day(moment: Moment) -> str:
    """The part of the day or the clock time, empty where there is none."""
    if moment.clock is not None:
        return _clock(moment.clock)
    if moment.daytime:
        return "TDT"
    return _PARTS[moment.part_of_day] if moment.part_of_day is not None else ""


def _clock(clock: Clock) -> str:
    text = f"T{clock.hour:02}"
    if clock.minute is not None:
        text += f":{clock.minute:02}"
    return text + (f":{clock.second:02}" if clock.second is not None else "")


def moment_value(moment: Moment, days: Days) -> str | None:
    """The value of a moment whose days are known."""
    if moment.period is not None:
        first = (days.start.year - 1) // 5 * 5 + 1
        return f"{first}/{first + 4}" if moment.granularity == "years" else None
    granularity = moment.granularity
    if granularity == "week" and moment.weekday == 8:
        return f"{_week(days.start)}-WE"
    if moment.season is not None and granularity == "quarter":
        return f"{_year(days)}-{moment.season}"
    if moment.first is not None:
        if moment.first[1] == "quarter":
            return f"{_year(days)}-Q1/{_year(days)}-Q{moment.first[0]}"
        return f"{_month(days.start, days.known)}/{_month(days.end, days.known)}"
    if moment.span_years > 1:
        return f"{moment.year or 0:04}"[: 3 if moment.span_years == 10 else 2]
    if moment.lunar is not None and moment.lunar.day == 0:
        return f"{day_value(days.start)}/{day_value(days.end)}"
    if moment.edge is not None and granularity in ("year", "quarter", "half_year"):
        return _whole(moment, days)
    return span_value(days, granularity) + within_day(moment)


def _whole(moment: Moment, days: Days) -> str:
    """The unit that an edge belongs to: 年底 is ``2022`` with mod ``end``."""
    if moment.granularity == "quarter":
        return f"{_year(days)}-Q{(days.end.month + 2) // 3}"
    if moment.granularity == "half_year":
        return f"{_year(days)}-H{1 if days.end.month <= 6 else 2}"
    return _year(days)


def span_value(days: Days, granularity: Granularity) -> str:
    """The value of a span of one unit."""
    start = days.start
    if granularity in ("year", "years"):
        return _year(days)
    if granularity == "half_year":
        return f"{_year(days)}-H{1 if start.month <= 6 else 2}"
    if granularity == "quarter":
        return f"{_year(days)}-Q{(start.month + 2) // 3}"
    if granularity in ("month", "ten_days"):
        return _month(start, days.known)
    if granularity == "week" and days.end != start:
        return _week(start)
    return day_value(start, days.known)


def _year(days: Days) -> str:
    return f"{days.start.year:04}" if days.known else "XXXX"


def _month(day: date, known: bool) -> str:
    return f"{day.year:04}-{day.month:02}" if known else f"XXXX-{day.month:02}"


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def unresolved(moment: Moment) -> str | None:
    """The value of a moment whose days cannot be known."""
    if moment.period is not None:
        return None
    if moment.day is not None:
        month = f"{moment.month:02}" if moment.month is not None else "XX"
        return f"XXXX-{month}-{moment.day:02}" + within_day(moment)
    if moment.weekday is not None and moment.weekday < 8:
        return f"XXXX-WXX-{moment.weekday}" + within_day(moment)
    if moment.day_shift == 0 and not moment.anaphoric:
        return "PRESENT_REF" if not within_day(moment) else "XXXX-XX-XX" + within_day(moment)
    return "XXXX-XX-XX" + within_day(moment) if within_day(moment) or moment.granularity == "day" else "XXXX"


# --- Lengths ------------------------------------------------------------------------------------------

_DESIGNATORS: dict[Unit, tuple[str, str, int]] = {
    "second": ("PT", "S", 1),
    "minute": ("PT", "M", 1),
    "hour": ("PT", "H", 1),
    "day": ("P", "D", 1),
    "workday": ("P", "D", 1),
    "week": ("P", "W", 1),
    "ten_days": ("P", "D", 10),
    "month": ("P", "M", 1),
    "quarter": ("P", "M", 3),
    "half_year": ("P", "M", 6),
    "year": ("P", "Y", 1),
}
_HALVES: dict[Unit, tuple[str, str, int]] = {
    "year": ("P", "M", 12),
    "week": ("P", "D", 7),
    "day": ("PT", "H", 24),
    "hour": ("PT", "M", 60),
    "quarter": ("P", "M", 3),
}


def length_value(length: Length) -> str:
    """The value of a length; ``X`` for an amount that is not said.

    Examples:
        >>> length_value(Length(Decimal("2.5"), "year")), length_value(Length(None, "day"))
        ('P30M', 'PXD')
    """
    prefix, unit, factor = _DESIGNATORS[length.unit]
    if length.amount is None:
        return f"{prefix}X{unit}"
    amount = length.amount_max if length.amount_max is not None else length.amount
    if amount != amount.to_integral_value() and length.unit in _HALVES:
        prefix, unit, factor = _HALVES[length.unit]
    value = amount * factor
    text = str(value.to_integral_value() if value == value.to_integral_value() else value.normalize())
    if length.rest is None:
        return f"{prefix}{text}{unit}"
    rest = length_value(length.rest)
    return f"{prefix}{text}{unit}" + (rest.removeprefix("PT") if prefix == "PT" else rest.removeprefix("P"))


def recurring_value(recurring: Recurring) -> str:
    """The value of a time that comes again (每周一 ``XXXX-WXX-1``, 每天 ``P1D``)."""
    moment = recurring.moment
    if moment is None:
        return length_value(Length(Decimal(recurring.amount), recurring.unit))
    tail = within_day(moment)
    if moment.weekday is not None:
        return f"XXXX-WXX-{'WE' if moment.weekday == 8 else moment.weekday}{tail}"
    month = f"{moment.month:02}" if moment.month is not None else "XX"
    if moment.day is not None:
        return f"XXXX-{month}-{moment.day:02}{tail}"
    if moment.quarter is not None:
        return f"XXXX-Q{moment.quarter}"
    return f"XXXX-XX-XX{tail}" if tail else f"XXXX-{month}"
