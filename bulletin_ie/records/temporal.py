"""The record of a time, period or duration."""

from __future__ import annotations

from datetime import date, time
from typing import Literal

from bulletin_ie.records.base import Scored
from bulletin_ie.records.vocabulary import Granularity, PartOfDay, TemporalType, TimeMod

__all__ = ["TemporalValue"]


class TemporalValue(Scored):
    """A temporal expression with its TIMEX3 value and the days it covers.

    Attributes:
        text: The words, without line breaks.
        type: TIMEX3 type.
        timex: TIMEX3 value of ISO-TimeML, ``XXXX`` where the year is unknown.
        interval: ISO 8601-2 interval for a range, ``..`` for an open side.
        mod: TIMEX3 modifier.
        start: First day covered, inclusive; ``None`` is open or unknown.
        end: Last day covered, inclusive; ``None`` is open or unknown.
        start_time: Clock time at the start, where given.
        end_time: Clock time at the end, where given.
        granularity: The finest unit named.
        part_of_day: Part of the day, where named.
        year_from: Where the year came from; ``None`` where it is unknown or none is needed.
        period: Name of a season or campaign such as ``flood_season``.
    """

    text: str
    type: TemporalType
    timex: str | None = None
    interval: str | None = None
    mod: TimeMod | None = None
    start: date | None = None
    end: date | None = None
    start_time: time | None = None
    end_time: time | None = None
    granularity: Granularity
    part_of_day: PartOfDay | None = None
    year_from: Literal["text", "published", "document"] | None = None
    period: str | None = None
