"""The date of an event, chosen among the times of its section."""

from __future__ import annotations

from dataclasses import replace

from bulletin_ie.events.reading import ArticleReading
from bulletin_ie.events.sections import Section
from bulletin_ie.times import ResolvedTime, TimeMention

__all__ = ["event_time"]

_DAYLIKE = frozenset({"day", "part_of_day", "hour", "minute"})
_STUDIED = ("精神", "文件", "讲话", "以来", "入汛")


def event_time(
    reading: ArticleReading, section: Section, resolved: dict[TimeMention, ResolvedTime]
) -> TimeMention | None:
    """The mention that says when an event took place.

    Args:
        reading: The article.
        section: The event's part of it.
        resolved: Every mention with what it means.

    Returns:
        The first mention of a day before or near the trigger that is no deadline; else a vague one; else ``None``.
    """
    inside = [t for t in reading.times if section.start <= t.start < section.end]
    due = {id(d.when) for d in reading.deadlines}
    days = [t for t in inside if t.granularity in _DAYLIKE and id(t) not in due and t.bound is None]
    vague = [t for t in inside if t.granularity == "vague" and id(t) not in due]
    opening = next((s.end for s in reading.sentences if s.start >= section.start and s.end > section.start + 30), section.end)
    for mention in days:
        if mention.start < max(opening, section.start + 160):
            return mention
    return days[0] if days and not vague else (vague[0] if vague else None)


_ = replace
