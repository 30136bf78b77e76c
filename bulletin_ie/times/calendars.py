"""Calendar arithmetic: ends of months, weeks, lunar days, solar terms."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from bulletin_ie.times.expressions import Holiday, LunarDay

__all__ = [
    "easter",
    "holiday_day",
    "lunar_days",
    "month_days",
    "nth_weekday",
    "safe_date",
    "shift_months",
    "term_day",
    "week_of",
]


def safe_date(year: int, month: int, day: int) -> date | None:
    """The day, or ``None`` where the calendar has none (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_days(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def shift_months(day: date, months: int) -> date:
    """The same day so many months away; the last of the month where it is shorter.

    Examples:
        >>> shift_months(date(2024, 2, 29), 12)
        datetime.date(2025, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return day
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the day's week."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date | None:
    """The nth Monday (1) … Sunday (7) of a month; ``nth`` -1 is the last."""
    first, last = month_days(year, month)
    if nth < 0:
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    day = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    return day if day <= last else None


@lru_cache(maxsize=512)
def lunar_days(year: int, lunar: LunarDay) -> tuple[date, date] | None:
    """The solar days of a lunar day or month in a lunar year, 1900 to 2099.

    Examples:
        >>> lunar_days(2022, LunarDay(1, 1))[0], lunar_days(2021, LunarDay(12, -1))[0]
        (datetime.date(2022, 2, 1), datetime.date(2022, 1, 31))
    """
    from borax.calendars.lunardate import InvalidLunarDateError, LunarDate

    def solar(day: int) -> date | None:
        try:
            found: date = LunarDate(year, lunar.month, day, int(lunar.leap)).to_solar_date()
        except (InvalidLunarDateError, ValueError):
            return None
        return found

    if not 1900 <= year <= 2099:
        return None
    if lunar.day > 0:
        day = solar(lunar.day)
        return (day, day) if day else None
    last = solar(30) or solar(29)
    first = solar(1) if lunar.day == 0 else last
    return (first, last) if first and last else None


@lru_cache(maxsize=512)
def term_day(year: int, name: str) -> date | None:
    """The day of a solar term, 1900 to 2100.

    Examples:
        >>> term_day(2022, "清明")
        datetime.date(2022, 4, 5)
    """
    from borax.calendars.lunardate import TermUtils

    try:
        found: date = TermUtils.nth_term_day(year, term_name=name)
    except (ValueError, IndexError):
        return None
    return found


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus).

    Examples:
        >>> easter(2023)
        datetime.date(2023, 4, 9)
    """
    golden, (century, rest) = year % 19, divmod(year, 100)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def holiday_day(year: int, holiday: Holiday) -> date | None:
    """The day of a holiday in a solar year; of New Year's Eve the one that falls into it."""
    if holiday.calendar == "term":
        name, before, days = holiday.key.partition("-")
        day = term_day(year, name)
        return day - timedelta(days=int(days)) if day is not None and before else day
    if holiday.calendar == "easter":
        return easter(year) + timedelta(days=int(holiday.key))
    first, *rest = (int(x) for x in holiday.key.split("-"))
    if holiday.calendar == "weekday":
        return nth_weekday(year, first, rest[0], rest[1])
    if holiday.calendar == "solar":
        return safe_date(year, first, rest[0])
    lunar = LunarDay(first, -1 if rest[0] == 99 else rest[0])
    for lunar_year in (year, year - 1):
        found = lunar_days(lunar_year, lunar)
        if found is not None and found[0].year == year:
            return found[0]
    return None
