"""The times of an event: which of them says when it took place, and what all of them mean."""

from __future__ import annotations

import re

from bulletin_ie.events.reading import ArticleReading
from bulletin_ie.events.sections import Section
from bulletin_ie.times import ResolvedTime, TimeContext, TimeMention, resolve, resolve_all

__all__ = ["event_time", "read_times"]

_DAYLIKE = frozenset({"day", "part_of_day", "hour", "minute"})
_MOVED = re.compile(r"(?:推迟|延期|延后|顺延|改期|调整|改)(?:至|到|为|在)$")
_AHEAD = re.compile(r"(?:将于|定于|拟于|计划于|将在|兹定于|拟定于|定在)$")
_SINCE = re.compile(r"(?:截至|截止|自从?|从|早在|入汛以来)$")


def event_time(reading: ArticleReading, section: Section, event_type: str, status: str) -> TimeMention | None:
    """The mention that says when an event took place.

    Args:
        reading: The article.
        section: The event's part of it.
        event_type: Its type; a notice is dated by its sign-off.
        status: Its status; a postponed event has a new day, a planned one stands after 将于.

    Returns:
        The mention, or ``None`` where the section names no day and nothing vague such as 近日.
    """
    key = reading.body.key
    due = {d.when for d in reading.deadlines}
    inside = [t for t in reading.times if section.start <= t.start < section.end and t not in due]
    days = [t for t in inside if t.granularity in _DAYLIKE and t.limit in (None, "during") and not _SINCE.search(key, max(0, t.start - 4), t.start)]
    if event_type == "notice":
        signed = [t for t in days if _alone(key, t)]
        return signed[-1] if signed else None
    for pattern in {"postponed": (_MOVED,), "planned": (_AHEAD,)}.get(status, ()):
        for mention in days:
            if pattern.search(key, max(0, mention.start - 5), mention.start):
                return mention
    vague = [t for t in inside if t.granularity == "vague" and t.kind == "vague"]
    first = _nearest(reading, section, days)
    if first is None or (vague and vague[0].start < first.start and first.start - section.start > 60):
        return vague[0] if vague and vague[0].start - section.start < 60 else first
    return first


def _alone(key: str, mention: TimeMention) -> bool:
    """Whether a date is a line of its own, as a sign-off is."""
    before = key.rfind("\n", 0, mention.start)
    after = key.find("\n", mention.end)
    line = key[before + 1 : after if after >= 0 else len(key)].strip(" 　（）")
    return before >= 0 and len(line) <= mention.end - mention.start + 2


def _nearest(reading: ArticleReading, section: Section, days: list[TimeMention]) -> TimeMention | None:
    """The first day of the section; with a common opening for several leaders, the first after it."""
    if section.others and days:
        opening = next((s.end for s in reading.sentences if s.start >= section.start and not s.opens), section.start)
        days = [d for d in days if d.start >= opening] or days
    return days[0] if days else None


def read_times(reading: ArticleReading, section: Section, when: TimeMention | None, context: TimeContext) -> dict[TimeMention, ResolvedTime]:
    """What the times of a section mean, counted from the day of its event.

    Args:
        reading: The article.
        section: The event's part of it.
        when: The mention that dates the event.
        context: What is known of the page.

    Returns:
        Each mention of the section with its meaning.
    """
    inside = [t for t in reading.times if section.start <= t.start < section.end]
    if when is not None:
        own = resolve(when, context)
        context = context.at(own.day)
    found = dict(zip(inside, resolve_all(inside, context, reading.body.key), strict=True))
    if when is not None and when not in found:
        found[when] = own
    return found
