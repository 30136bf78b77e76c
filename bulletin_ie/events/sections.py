"""Where one event of an article ends and the next begins."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from bulletin_ie.events.frames import VISITS, Trigger
from bulletin_ie.events.reading import ArticleReading
from bulletin_ie.find.sentences import Sentence
from bulletin_ie.layout.printed import BULLETS

__all__ = ["Section", "split_sections"]

_ROUNDUP = re.compile(r"简讯|短讯|要闻|速览|集锦|动态|一周|短波|快讯|政务简报|领导活动")
_BULLET = re.compile(
    rf"[{BULLETS}]|[一二三四五六七八九十]{{1,2}}、|[①-⑳]|[（(][一二三四五六七八九十\d]{{1,2}}[）)]|\d{{1,2}}[.、．]"
)
_SINCE = re.compile(r"(?:截至|截止|自|据|从)$")
_LEADERS = frozenset({"lead", "chair", "visit", "speak", "party"})


@dataclass(frozen=True, slots=True)
class Section:
    """The part of an article's body that reports one event.

    Attributes:
        start: Its first character.
        end: One past its last.
        trigger: What names the event's type.
        headed: Whether the headline announces this event.
        others: Leaders whom a common opening paragraph names, and whose events stand further below.
    """

    start: int
    end: int
    trigger: Trigger | None
    headed: bool
    others: frozenset[str] = frozenset()


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
    scene, joint = _joint_opening(reading, openings)
    starts = _starts(reading, openings, scene, joint)
    headline = reading.layout.headline
    head_trigger = None
    if headline is not None and not _ROUNDUP.search(headline.key):
        head_trigger = reading.finders.frames.trigger(headline.key, "events.headline_trigger")
        if head_trigger is None and " " in headline.key:  # 公 告
            spaced = reading.finders.frames.trigger(headline.key.replace(" ", ""), "events.headline_trigger")
            head_trigger = replace(spaced, start=0, end=len(headline)) if spaced is not None else None
    sections = []
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], size], strict=True)):
        trigger = reading.finders.frames.trigger(reading.masked, "events.body_trigger", start, end)
        headed = number == 0 and head_trigger is not None
        others = joint - _names(reading, scene, end) if number == 0 and len(starts) > 1 else frozenset()
        if not headed and head_trigger is not None and _names(reading, start, end) & joint:
            trigger = trigger if _opening_trigger(openings, start) else replace(head_trigger, start=-1, end=-1)
        sections.append(Section(start, end, head_trigger if headed else trigger, headed, others))
    return sections


def _opening_trigger(openings: list[_Opening], start: int) -> bool:
    return any(o.start == start and o.trigger is not None for o in openings)


def _openings(reading: ArticleReading) -> list[_Opening]:
    """The first sentence of every paragraph, and what it tells."""
    size = len(reading.body)
    found = []
    for sentence in reading.sentences:
        if not sentence.opens or sentence.start >= size:
            continue
        dated = any(
            sentence.start <= t.start <= sentence.start + 18
            and t.end <= sentence.end
            and _is_day(t)
            and not _SINCE.search(reading.body.key, max(0, t.start - 2), t.start)
            for t in reading.times.between(sentence.start, sentence.start + 19)
        )
        leaders = frozenset(
            name
            for action in reading.actions.between(sentence.start, sentence.end)
            if action.role in _LEADERS
            for name in action.names
            if name != "会议"
        )
        trigger = reading.finders.frames.trigger(reading.masked, "events.body_trigger", sentence.start, sentence.end)
        official = _titled(reading, sentence, leaders) or (
            dated and any(reading.by_name[name].titles for name in leaders if name in reading.by_name)
        )
        found.append(_Opening(sentence.start, dated, leaders if official else frozenset(), trigger))
    return found


def _is_day(mention: object) -> bool:
    return getattr(mention, "granularity", "") in ("day", "part_of_day", "hour", "minute", "vague")


def _titled(reading: ArticleReading, sentence: Sentence, names: frozenset[str]) -> bool:
    """Whether one of these people is named with a title in the sentence."""
    for name in names & reading.by_name.keys():
        mentions = reading.by_name[name].mentions
        first = bisect_left(mentions, sentence.start, key=lambda m: m.start)
        if any(m.outer < m.start for m in takewhile(lambda m: m.start < sentence.end, islice(mentions, first, None))):
            return True
    return False


def _starts(reading: ArticleReading, openings: list[_Opening], scene: int, joint: frozenset[str]) -> list[int]:
    if not openings:
        return [0]
    items = _roundup_items(reading, openings)
    if len(items) > 1:
        return [0, *(o.start for o in items[1:])]
    starts = [0]
    visits = [o for o in openings if o.leaders and o.trigger and o.trigger.type in VISITS]
    before: frozenset[str] = frozenset()
    seen = 0
    for opening in openings[1:]:
        if not opening.leaders or not (opening.trigger or opening.leaders <= joint):
            continue
        before |= _names(reading, max(seen, scene), opening.start)
        seen = opening.start
        if not before or opening.leaders & before:
            continue
        parallel = opening in visits and len(visits) > 1 and not opening.leaders & reading.escorts
        if opening.dated or parallel or opening.leaders <= joint:
            starts.append(opening.start)
            before = frozenset()
    return starts


def _joint_opening(reading: ArticleReading, openings: list[_Opening]) -> tuple[int, frozenset[str]]:
    """Where an opening paragraph ends that sends several leaders different ways (分别率队…), and who they are."""
    end = openings[1].start if len(openings) > 1 else len(reading.body)
    text = reading.masked[:end]
    leaders = _leaders(reading, 0, end)
    if len(leaders) > 1 and re.search(
        r"分别(?!是|为|主持|讲话|发言|致辞|介绍|通报|汇报|作|就|代表|从)|分赴|分头|分组|兵分", text
    ):
        return end, leaders
    return 0, frozenset()


def _leaders(reading: ArticleReading, start: int, end: int) -> frozenset[str]:
    """Who leads, chairs or speaks in a range."""
    return frozenset(
        n for a in reading.actions.between(start, end) if a.role in _LEADERS for n in a.names if n != "会议"
    )


def _names(reading: ArticleReading, start: int, end: int) -> frozenset[str]:
    """Everybody who does anything in a range."""
    return frozenset(
        n for a in reading.actions.between(start, end) if a.role != "subject" for n in a.names if n != "会议"
    )


def _roundup_items(reading: ArticleReading, openings: list[_Opening]) -> list[_Opening]:
    """The paragraphs that are news items of their own; none where the article is no round-up."""
    bulleted = [o for o in openings if _bulleted(reading, o.start)]
    headline = reading.layout.headline
    if len(bulleted) > 1 and (headline is None or _ROUNDUP.search(headline.key)):
        return bulleted
    dated = [o for o in openings if o.dated and o.trigger]
    if headline is not None:
        return dated if _ROUNDUP.search(headline.key) else []
    return dated if len(dated) > 2 and len(dated) * 2 >= len(openings) else []


def _bulleted(reading: ArticleReading, start: int) -> bool:
    """Whether the page has a bullet right before a paragraph."""
    body = reading.body
    position = body.offsets[start]
    return bool(_BULLET.search(body.raw, max(0, position - 6), position))
