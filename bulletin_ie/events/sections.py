"""Where one event of an article ends and the next begins."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bulletin_ie.events.frames import VISITS, Trigger
from bulletin_ie.events.openings import LEADERS, Opening, is_after, is_inside, is_later_event, is_unnamed, read_openings
from bulletin_ie.events.reading import ArticleReading
from bulletin_ie.layout.printed import BULLETS
from bulletin_ie.times import TimeMention

__all__ = ["Section", "split_sections"]

_WALKS = frozenset({"来到", "走进", "深入", "前往", "抵达", "查看", "察看", "实地", "踏勘", "拜访", "冒雨", "徒步"})
_REACH = 200
"""How far from its beginning an event may tell that somebody goes and looks."""
_LEADERSHIP = re.compile(r"[省市县区州盟旗镇乡](?:四大?班子|四套班子|领导|有关领导|主要领导|党政领导|级领导)")
_DAY_BEFORE = re.compile(r"(?:此前|会议)?[前头]一[天日]|此前一[天日]")
_CEREMONY = re.compile(r"[^，。；\n]{0,12}?(?:仪式|典礼|活动|大会)")
_PARTED = re.compile(r"分别(?!是|为|主持|讲话|发言|致辞|介绍|通报|汇报|作|就|代表|从)|分赴|分头|分组|兵分")
_ROUNDUP = re.compile(r"简讯|短讯|要闻|速览|集锦|动态|一周|短波|快讯|政务简报|领导活动")
_BULLET = re.compile(
    rf"[{BULLETS}]|[一二三四五六七八九十]{{1,2}}、|[①-⑳]|[（(][一二三四五六七八九十\d]{{1,2}}[）)]|\d{{1,2}}[.、．]"
)


@dataclass(frozen=True, slots=True)
class Section:
    """The part of an article's body that reports one event.

    Attributes:
        start: Its first character.
        end: One past its last.
        trigger: What names the event's type.
        headed: Whether the headline announces this event.
        others: Leaders whom a common opening paragraph names, and whose events stand further below.
        day: The day that it shares with what stands before it, where it may have none of its own.
    """

    start: int
    end: int
    trigger: Trigger | None
    headed: bool
    others: frozenset[str] = frozenset()
    day: TimeMention | None = None


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
    openings = read_openings(reading)
    scene, joint = _joint_opening(reading, openings)
    starts = _starts(reading, openings, scene, joint)
    headline = reading.layout.headline
    head_trigger = None
    if headline is not None and not _ROUNDUP.search(headline.key):
        head_trigger = reading.finders.frames.trigger(headline.key, "events.headline_trigger")
        if head_trigger is None and " " in headline.key:  # 公 告
            spaced = reading.finders.frames.trigger(headline.key.replace(" ", ""), "events.headline_trigger")
            head_trigger = replace(spaced, start=0, end=len(headline)) if spaced is not None else None
    by_start = {o.start: o for o in openings}
    day: TimeMention | None = None
    sections = []
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], size], strict=True)):
        trigger = reading.finders.frames.trigger(reading.masked, "events.body_trigger", start, end)
        headed = number == 0 and head_trigger is not None
        trigger = _walk(reading, start, end, trigger) or trigger
        others = joint - _names(reading, scene, end) if number == 0 and len(starts) > 1 else frozenset()
        opening = by_start.get(start)
        shared = bool(joint and _names(reading, start, end) & joint) or (
            opening is not None and opening.turn == "meanwhile"
        )
        if not headed and head_trigger is not None and shared and (opening is None or opening.trigger is None):
            trigger = replace(head_trigger, start=-1, end=-1)
        kept = shared and not (opening is not None and _DAY_BEFORE.match(reading.masked, start))
        day = (opening.day if opening is not None else None) or (day if kept else None)
        sections.append(Section(start, end, head_trigger if headed else trigger, headed, others, day))
    return sections


def _walk(reading: ArticleReading, start: int, end: int, trigger: Trigger | None) -> Trigger | None:
    """Where an official goes and looks before any word names a type, but for a meeting without a name of its own."""
    own = trigger is not None and not reading.finders.frames.is_aim(reading.masked, trigger, start)
    if trigger is not None and own:
        works = trigger.type == "ceremony" and not _CEREMONY.match(reading.masked, trigger.start)  # 工程于去年开工
        if not works and not is_unnamed(reading, trigger):
            return None
    sentence = reading.sentences.holding(trigger.start) if trigger is not None and own else None
    stop = min(end, start + _REACH) if sentence is None else sentence.start
    for action in reading.actions.between(start, max(start, stop)):
        goes = action.verb in _WALKS and action.role == "visit" and not reading.is_reported(action.start)
        if goes and not reading.officials.isdisjoint(action.names):
            return Trigger("field_visit", action.start, action.end, "events.visit_verb")
    return None


def _starts(reading: ArticleReading, openings: list[Opening], scene: int, joint: frozenset[str]) -> list[int]:
    if not openings:
        return [0]
    items = _roundup_items(reading, openings)
    if len(items) > 1:
        return [0, *(o.start for o in items[1:])]
    starts = [0]
    visits = sum(o.visits_by_leaders for o in openings)
    several = _announces_several(reading, openings[0])
    before: set[str] = set()
    seen = 0
    current = openings[0]
    for opening in openings[1:]:
        if opening.named and opening.named <= joint:  # the common opening has their titles
            opening = replace(opening, leaders=opening.named)
        if opening.led == "item" and (opening.trigger or opening.leaders):
            starts.append(opening.start)
            before, seen, current = set(), opening.start, opening
            continue
        if not opening.leaders or opening.turn in ("background", "ahead"):
            continue
        goes = several and opening.opens_paragraph and opening.visits and not opening.leaders & reading.escorts
        if not (opening.trigger or opening.leaders <= joint or opening.turn == "meanwhile" or goes):
            continue
        before |= _names(reading, max(seen, scene), opening.start)
        seen = opening.start
        if not before:
            continue
        if opening.leaders & before:
            splits = is_later_event(opening, current, headed=reading.layout.headline is not None)
        elif opening.opens_paragraph:
            parallel = opening.visits_by_leaders and visits > 1 and not opening.leaders & reading.escorts
            dated = opening.dated and not (opening.unnamed and is_inside(opening, current))
            splits = dated or parallel or opening.leaders <= joint or opening.turn == "meanwhile" or goes
        else:
            splits = opening.turn == "meanwhile" or is_after(opening, current)
        if splits:
            starts.append(opening.start)
            before, current = set(), opening
    return starts


def _announces_several(reading: ArticleReading, opening: Opening) -> bool:
    """Whether the first sentence names nobody and says that leaders visit: 连日来，县领导深入一线调研重点项目."""
    if opening.leaders or opening.trigger is None or opening.trigger.type not in VISITS:
        return False
    return _LEADERSHIP.search(reading.masked, opening.start, opening.trigger.start) is not None


def _joint_opening(reading: ArticleReading, openings: list[Opening]) -> tuple[int, frozenset[str]]:
    """Where an opening paragraph ends that sends several leaders different ways (分别率队…), and who they are."""
    end = next((o.start for o in openings[1:] if o.opens_paragraph), len(reading.body))
    if _PARTED.search(reading.masked, 0, end) and len(leaders := _leaders(reading, 0, end)) > 1:
        return end, leaders
    return 0, frozenset()


def _leaders(reading: ArticleReading, start: int, end: int) -> frozenset[str]:
    """Who leads, chairs or speaks in a range."""
    return frozenset(
        [n for a in reading.actions.between(start, end) if a.role in LEADERS for n in a.names if n != "会议"]
    )


def _names(reading: ArticleReading, start: int, end: int) -> frozenset[str]:
    """Everybody who does anything in a range."""
    return frozenset(
        [n for a in reading.actions.between(start, end) if a.role != "subject" for n in a.names if n != "会议"]
    )


def _roundup_items(reading: ArticleReading, openings: list[Opening]) -> list[Opening]:
    """The paragraphs that are news items of their own; none where the article is no round-up."""
    headline = reading.layout.headline
    if headline is not None and not _ROUNDUP.search(headline.key):
        return []
    openings = [o for o in openings if o.opens_paragraph]
    bulleted = [o for o in openings if _bulleted(reading, o.start)]
    if len(bulleted) > 1:
        return bulleted
    dated = [o for o in openings if o.dated and o.trigger]
    return dated if headline is not None or (len(dated) > 2 and len(dated) * 2 >= len(openings)) else []


def _bulleted(reading: ArticleReading, start: int) -> bool:
    """Whether the page has a bullet right before a paragraph."""
    body = reading.body
    position = body.offsets[start]
    return bool(_BULLET.search(body.raw, max(0, position - 6), position))
