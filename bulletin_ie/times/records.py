"""From a mention and its meaning to the public record."""

from __future__ import annotations

from bulletin_ie.records.temporal import TemporalValue
from bulletin_ie.text import AlignedText
from bulletin_ie.times.mentions import TimeMention
from bulletin_ie.times.resolution import ResolvedTime

__all__ = ["to_record"]


def to_record(text: AlignedText, mention: TimeMention, resolved: ResolvedTime) -> TemporalValue:
    """The record of a temporal expression.

    Args:
        text: The text that was searched.
        mention: Where the expression stands in it.
        resolved: What it means.

    Returns:
        A frozen record with the exact raw spans.
    """
    return TemporalValue(
        spans=text.spans(mention.start, mention.end),
        rule=mention.rule,
        confidence=None,
        text=text.clean[mention.start : mention.end].replace("\n", ""),
        type=resolved.type,
        timex=resolved.timex,
        interval=resolved.interval,
        mod=resolved.mod,
        start=resolved.start,
        end=resolved.end,
        start_time=resolved.start_time,
        end_time=resolved.end_time,
        granularity=resolved.granularity,
        part_of_day=resolved.part_of_day,
        year_from=resolved.year_from,
        period=resolved.period,
    )
