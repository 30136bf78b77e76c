"""Where a further event of an article may begin: the first words of paragraphs, and what they tell."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice, takewhile, zip_longest

from bulletin_ie.budget import check
from bulletin_ie.events.frames import VISITS, Trigger
from bulletin_ie.events.reading import ArticleReading
from bulletin_ie.find.roles import Action
from bulletin_ie.find.sentences import Sentence
from bulletin_ie.lazy import lazy
from bulletin_ie.times import TimeMention
from bulletin_ie.times.expressions import Moment, TimeRange

__all__ = ["LEADERS", "Opening", "is_after", "is_inside", "is_later_event", "is_unnamed", "read_openings"]

LEADERS = frozenset({"lead", "chair", "visit", "speak", "party"})
"""Roles of those whose event it is."""

_SINCE = re.compile(r"(?:截至|截止|自|据|从)$")
_SINCE_ENDS = frozenset("至止自据从\n")
_HEAD = 18
"""How far from the beginning of a sentence the day of its event stands."""
_SCENE = 30
"""How long a sentence that only sets a scene is: 镜头转到长河佳苑。"""
_DAYS = frozenset({"day", "part_of_day", "hour", "minute", "vague"})
_DUE = frozenset({"before", "by", "within"})
# A meeting without a name of its own is part of what goes on: 主持召开座谈会.
_UNNAMED = re.compile(
    r"(?:(?:主持|组织)?(?:召开|举行)了?)?(?:工作|现场|专题)?(?:座谈|汇报|反馈|碰头|总结|见面|专题|调研座谈)?(?:会议|会)(?![\u3400-\u9fff](?<![上中]))"
)
_TO_COME = re.compile(r"将(?:于|在|率|带|赴|到|前往|举[行办]|召开|主持|出席|会见|深入|开展|启动|迎来)|拟于|计划于|定于")
_DONE = re.compile(
    r"[已曾](?<=[\u3400-\u9fff][已曾])(?:经?[率带赴到]|经?前往|经?主持|经?召开|经?深入|经?开展|多次|先后)"
)


@dataclass(frozen=True)
class Opening:
    """The first words of a paragraph, or of a sentence that turns to something else.

    Most lead nobody to a further event; what only few are asked for is looked up when asked for.

    Attributes:
        reading: The article.
        start: Where they begin.
        end: Where they end.
        opens_paragraph: Whether a paragraph begins there.
        days: The days that they name near the beginning of their sentences.
        led: How their own first words lead on: ``meanwhile``, ``item``, ``background``; empty where they do not say.
        named: Who leads, chairs, visits or speaks.
        leaders: The same people where they are named as officials.
    """

    reading: ArticleReading
    start: int
    end: int
    opens_paragraph: bool
    days: tuple[TimeMention, ...]
    led: str
    named: frozenset[str]
    leaders: frozenset[str]

    @property
    def dated(self) -> bool:
        """Whether they name a day."""
        return bool(self.days)

    @property
    def day(self) -> TimeMention | None:
        """The day, where it is one of the calendar or counts from the day before."""
        return next((d for d in self.days if d.granularity != "vague"), None)

    @lazy
    def trigger(self) -> Trigger | None:
        """What names a type of event."""
        frames = self.reading.finders.frames
        return frames.trigger(self.reading.masked, "events.body_trigger", self.start, self.end)

    @lazy
    def turn(self) -> str:
        """How they lead on, by all of their words: also ``ahead``."""
        if self.led:
            return self.led
        masked = self.reading.masked
        if _TO_COME.search(masked, self.start, self.end):
            return "ahead"
        return "background" if _DONE.search(masked, self.start, self.end) else ""

    @property
    def unnamed(self) -> bool:
        """Whether the trigger is a meeting without a name of its own."""
        return self.trigger is not None and is_unnamed(self.reading, self.trigger)

    @property
    def visits(self) -> bool:
        """Whether one of those named goes somewhere or looks at something."""
        actions = self.reading.actions.between(self.start, self.end) if self.named else ()
        return any(a.role in ("visit", "lead") and not self.named.isdisjoint(a.names) for a in actions)

    @property
    def visits_by_leaders(self) -> bool:
        """Whether leaders and a word for a visit stand in it."""
        return bool(self.leaders) and self.trigger is not None and self.trigger.type in VISITS


def read_openings(reading: ArticleReading) -> list[Opening]:
    """The openings of an article's body, in reading order.

    Args:
        reading: The article.

    Returns:
        One for each paragraph, and one for each sentence inside a paragraph that turns to something else or begins
        with a day.
    """
    size, masked, turn_of = len(reading.body), reading.masked, reading.finders.frames.turn
    own = reading.sentences.between(0, size)
    found = []
    for sentence, behind in zip_longest(own, own[1:]):
        check()
        turn = turn_of(masked, sentence.start, sentence.end)
        day = _day(reading, sentence)
        if not sentence.opens and turn not in ("meanwhile", "item") and (day is None or _is_same_day(day)):
            continue
        days: tuple[TimeMention, ...] = (day,) if day is not None else ()
        opening = _read(reading, sentence.start, sentence.end, turn, days, opens=sentence.opens)
        if behind is not None and _may_set_scene(sentence, behind, opening):
            next_day = _day(reading, behind)
            if opening.turn or (next_day is not None and not _is_same_day(next_day)):
                days += (next_day,) if next_day is not None else ()
                opening = _read(reading, sentence.start, behind.end, turn, days, opens=sentence.opens)
        found.append(opening)
    return found


def _may_set_scene(sentence: Sentence, behind: Sentence, opening: Opening) -> bool:
    """Whether a short first sentence only leads to the next, if that has a day: 镜头转到长河佳苑。12日晚，主任…."""
    if behind.opens or opening.leaders or sentence.end - sentence.start > _SCENE:
        return False
    return opening.turn == "meanwhile" if opening.turn else opening.trigger is None and not opening.dated


def _read(
    reading: ArticleReading, start: int, end: int, turn: str, days: tuple[TimeMention, ...], *, opens: bool
) -> Opening:
    """What one sentence tells, or two where the first only sets the scene."""
    leaders = frozenset(
        [
            name
            for action in reading.actions.between(start, end)
            if (action.role in LEADERS and not _is_told(reading, action))
            or (turn == "meanwhile" and action.role == "subject")
            for name in action.names
            if name != "会议"
        ]
    )
    official = bool(leaders) and (
        _titled(reading, start, end, leaders)
        or (bool(days) and any(reading.by_name[name].titles for name in leaders if name in reading.by_name))
    )
    return Opening(reading, start, end, opens, days, turn, leaders, leaders if official else frozenset())


def _is_told(reading: ArticleReading, action: Action) -> bool:
    """Whether somebody only tells of it: 经理介绍，去年县长带队到公司调研."""
    return action.role != "speak" and reading.is_reported(action.start)


def _day(reading: ArticleReading, sentence: Sentence) -> TimeMention | None:
    """The first day near the beginning of a sentence."""
    for mention in reading.times.between(sentence.start, sentence.start + _HEAD + 1):
        if (
            mention.end <= sentence.end
            and mention.limit not in _DUE
            and mention.granularity in _DAYS
            and not _is_since(reading.body.key, mention.start)
        ):
            return mention
    return None


def _is_since(key: str, start: int) -> bool:
    """Whether a time is one since which something lasts, or as of which it is told: 截至5月8日."""
    return key[start - 1 : start] in _SINCE_ENDS and _SINCE.search(key, max(0, start - 2), start) is not None


def _titled(reading: ArticleReading, start: int, end: int, names: frozenset[str]) -> bool:
    """Whether one of these people is named with a title in a range."""
    for name in names & reading.by_name.keys():
        mentions = reading.by_name[name].mentions
        first = bisect_left(mentions, start, key=lambda m: m.start)
        if any(m.outer < m.start for m in takewhile(lambda m: m.start < end, islice(mentions, first, None))):
            return True
    return False


def is_unnamed(reading: ArticleReading, trigger: Trigger) -> bool:
    """Whether a trigger is a meeting without a name of its own, 主持召开座谈会, which is part of what goes on.

    Args:
        reading: The article.
        trigger: A trigger in its body.

    Returns:
        Whether it is.
    """
    return trigger.type == "meeting" and _UNNAMED.match(reading.masked, trigger.start) is not None


def is_later_event(opening: Opening, current: Opening, *, headed: bool) -> bool:
    """Whether an opening begins another event of the same leader: of another sort, on another day.

    After a visit on 6月24日, 6月25日，县政协召开主席会议 does; 6月25日，他主持召开座谈会 does not.

    Args:
        opening: The opening.
        current: The one that began the event so far.
        headed: Whether the article has a headline, which may announce several days of one sort as one event.

    Returns:
        Whether it does; a meeting without a name of its own belongs to what goes on.
    """
    if not opening.opens_paragraph or opening.trigger is None or current.trigger is None:
        return False
    if opening.unnamed or not _is_other_day(opening.day, current.day):
        return False
    kinds = opening.trigger.type, current.trigger.type
    if headed and all(kind in VISITS - {"reception"} for kind in kinds):
        return False
    return kinds[0] != kinds[1]


def is_after(opening: Opening, current: Opening) -> bool:
    """Whether an opening's day comes after the one on which the event so far began.

    Args:
        opening: The opening.
        current: The one that began the event so far.

    Returns:
        Whether it does; ``False`` where that cannot be known.
    """
    return _is_other_day(opening.day, current.day, later=True)


def is_inside(opening: Opening, current: Opening) -> bool:
    """Whether an opening's day is one of the several days of the event so far: 5月13日至14日 …. 在14日的座谈会上，县长….

    Args:
        opening: The opening.
        current: The one that began the event so far.

    Returns:
        Whether it is.
    """
    if opening.day is None or current.day is None or not current.day.is_range:
        return False
    (first, last), (own, _) = _edges(current.day), _edges(opening.day)
    return own is not None and first is not None and last is not None and first <= (own[0] or last[0], own[1]) <= last


def _is_other_day(day: TimeMention | None, than: TimeMention | None, *, later: bool = False) -> bool:
    """Whether one day is surely another than the days of a second mention; ``False`` where that cannot be known."""
    if day is None or than is None or _is_same_day(day):
        return False
    moment = day.expression
    if isinstance(moment, Moment) and moment.anaphoric and moment.day_shift:
        return not later or moment.day_shift > 0
    first, last = _edges(than)
    own, _ = _edges(day)
    if own is None or first is None or last is None:
        return False
    own = own if own[0] else (last[0], own[1])
    return own > last or (own < first and not later)


def _edges(mention: TimeMention) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Month (0 where not said) and day on which a mention begins and ends; ``None`` where it names none."""
    expression = mention.expression
    sides = (expression.start, expression.end) if isinstance(expression, TimeRange) else (expression, expression)
    edges: list[tuple[int, int] | None] = []
    for side in sides:
        known = isinstance(side, Moment) and side.day is not None
        edges.append((side.month or 0, side.day or 0) if known and isinstance(side, Moment) else None)
    if edges[0] is not None and edges[1] is not None and not edges[1][0]:
        edges[1] = (edges[0][0], edges[1][1])
    return edges[0], edges[1]


def _is_same_day(mention: TimeMention) -> bool:
    """Whether a time is only a part of the day told before: 上午, 当晚10时."""
    moment = mention.moment
    return mention.is_within_day or (moment is not None and moment.anaphoric and moment.day_shift == 0)
