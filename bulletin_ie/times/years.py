"""Giving a day without a year its year: never silently one of two."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal, NamedTuple

from bulletin_ie.times.context import PROXY_YEAR, TimeContext, YearFrom

__all__ = ["Tendency", "YearChoice", "choose_year"]

Tendency = Literal["past", "future"] | None
TimeCode = Literal["year_unknown", "date_ambiguous", "season_unresolved"]


class YearChoice(NamedTuple):
    """A year and where it came from.

    Attributes:
        year: The year; a proxy where ``known`` is false.
        year_from: Its source.
        known: Whether it is known.
        code: Why it is not.
    """

    year: int
    year_from: YearFrom | None
    known: bool = True
    code: TimeCode | None = None


_UNKNOWN = YearChoice(PROXY_YEAR, None, False, "year_unknown")
_AMBIGUOUS = YearChoice(PROXY_YEAR, None, False, "date_ambiguous")


def choose_year(
    context: TimeContext, candidate: Callable[[int], date | None], tendency: Tendency, *, exact: bool
) -> YearChoice:
    """The year of a day that is named without one.

    Args:
        context: What is known about the text's day.
        candidate: The day in a given year.
        tendency: Whether the text speaks of something to come.
        exact: Whether a single day is named (a month of the past year is common in a review, a day is not).
    """
    if context.carried is not None:
        day = candidate(context.carried.year)
        if day is not None and (day >= context.carried or context.in_range):
            return YearChoice(context.carried.year, "text")
    today = context.today
    if today is not None and today.year_known:
        if context.told is not None:
            year = _after_told(today.day, context.told, candidate)
            if year is not None:
                return YearChoice(year, today.year_from or "published")
        return _beside(today.day, today.year_from or "published", candidate, tendency, exact)
    day = candidate(PROXY_YEAR)
    year, ambiguous = context.years.year_for(day.month if day is not None else None, ahead=tendency == "future")
    if year is not None:
        return YearChoice(year, "document")
    return _AMBIGUOUS if ambiguous else _UNKNOWN


def _after_told(today: date, told: date, candidate: Callable[[int], date | None]) -> int | None:
    """The year of a day that goes on a row of days: autumn behind a spring that is ahead, January behind December."""
    day = candidate(told.year)
    if day is None:
        return None
    if told > today and day >= told and (told.year == today.year or (day - told).days <= _NEAR):
        return told.year
    return told.year + 1 if told.month >= 11 and day.month <= 2 and told >= today and day < today else None


_NEAR = 90
"""How many days behind a day of the next year another one still goes on with it."""


def _beside(
    today: date, source: YearFrom, candidate: Callable[[int], date | None], tendency: Tendency, exact: bool
) -> YearChoice:
    """The year in which the day lies best beside the day of the text."""
    day = candidate(today.year)
    if day is None:
        near = sorted(
            (abs((beside - today).days), y) for y in (today.year - 1, today.year + 1) if (beside := candidate(y))
        )
        plain = len(near) == 1 or (len(near) == 2 and near[0][0] <= 60 and near[1][0] > 180)
        return YearChoice(near[0][1], source) if plain else _AMBIGUOUS
    gap = (day - today).days
    if tendency == "future":
        return YearChoice(today.year + (gap < -150), source)
    if tendency == "past":
        return YearChoice(today.year - (gap > 0), source)
    if gap > 0 and today.month <= 3 and day.month >= 10:
        return YearChoice(today.year - 1, source)
    if exact and tendency is None and today.month == 12 and day.month == 1 and gap < -310:
        return _AMBIGUOUS
    return YearChoice(today.year, source)
