"""Where one event of an article ends and the next begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulletin_ie.events.frames import VISITS, Trigger
from bulletin_ie.events.reading import ArticleReading
from bulletin_ie.find.sentences import Sentence

__all__ = ["Section", "split_sections"]

_ROUNDUP = re.compile(r"简讯|短讯|要闻|速览|集锦|动态|一周|短波|快讯|政务简报|领导活动")
_LEADERS = frozenset({"lead", "chair", "visit", "speak"})


@dataclass(frozen=True, slots=True)
class Section:
    """The part of an article's body that reports one event.

    Attributes:
        start: Its first character.
        end: One past its last.
        trigger: What names the event's type.
        headed: Whether the headline announces this event.
    """

    start: int
    end: int
    trigger: Trigger | None
    headed: bool


@dataclass(frozen=True, slots=True)
class _Opening:
    start: int
    dated: bool
    leaders: frozenset[str]
    trigger: Trigger | None


def split_sections(reading: ArticleReading) -> list[Section]:
    """The events of an article as ranges of its body, in reading order.

    Args:
        reading: The article.

    Returns:
        At least one section, unless the body is empty; they cover the body.
    """
    size = len(reading.body)
    if not size:
        return []
    openings = _openings(reading)
    starts = _starts(reading, openings)
    headline = reading.layout.headline
    head_trigger = None
    if headline is not None and not _ROUNDUP.search(headline.key):
        head_trigger = reading.finders.frames.trigger(headline.key, "events.headline_trigger")
    sections = []
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], size], strict=True)):
        trigger = reading.finders.frames.trigger(reading.masked, "events.body_trigger", start, end)
        headed = number == 0 and head_trigger is not None
        sections.append(Section(start, end, head_trigger if headed else trigger, headed))
    return sections


def _openings(reading: ArticleReading) -> list[_Opening]:
    """The first sentence of every paragraph, and what it tells."""
    size = len(reading.body)
    found = []
    for sentence in reading.sentences:
        if not sentence.opens or sentence.start >= size:
            continue
        dated = any(
            sentence.start <= t.start <= sentence.start + 18 and t.end <= sentence.end and _is_day(t) for t in reading.times
        )
        leaders = frozenset(
            name
            for action in reading.actions
            if sentence.start <= action.start < sentence.end and action.role in _LEADERS
            for name in action.names
            if name != "会议"
        )
        trigger = reading.finders.frames.trigger(reading.masked, "events.body_trigger", sentence.start, sentence.end)
        found.append(_Opening(sentence.start, dated, leaders if _titled(reading, sentence, leaders) else frozenset(), trigger))
    return found


def _is_day(mention: object) -> bool:
    return getattr(mention, "granularity", "") in ("day", "part_of_day", "hour", "minute", "vague")


def _titled(reading: ArticleReading, sentence: Sentence, names: frozenset[str]) -> bool:
    """Whether one of these people is named with a title in the sentence."""
    return any(
        m.outer < m.start and sentence.start <= m.start < sentence.end for p in reading.people if p.name in names for m in p.mentions
    )


def _starts(reading: ArticleReading, openings: list[_Opening]) -> list[int]:
    if not openings:
        return [0]
    headline = reading.layout.headline
    roundup = headline is None or bool(_ROUNDUP.search(headline.key))
    dated = [o for o in openings if o.dated and o.trigger]
    if roundup and len(dated) > 1:
        return [0, *(o.start for o in dated if o.start > openings[0].start)] if dated[0].start == openings[0].start else _merge(dated, openings)
    first = openings[0]
    seen = set(first.leaders)
    starts = [0]
    parallel = len([o for o in openings if o.leaders and o.trigger and o.trigger.type in VISITS]) > 1
    for opening in openings[1:]:
        if not opening.leaders or not opening.trigger or opening.leaders & seen:
            continue
        if (opening.dated and seen) or (parallel and opening.trigger.type in VISITS and (seen or starts != [0])):
            starts.append(opening.start)
            seen |= opening.leaders
    return starts


def _merge(dated: list[_Opening], openings: list[_Opening]) -> list[int]:
    """Starts where the first paragraph is no event of its own: it goes with the first dated one."""
    return [0, *(o.start for o in dated[1:])]
