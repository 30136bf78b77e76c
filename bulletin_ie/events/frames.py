"""What sort of event, what it is called, and whether it took place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from bulletin_ie.lexicon import Lexicon
from bulletin_ie.records.vocabulary import EventStatus, EventType

__all__ = ["RULES", "FrameFinder", "Trigger"]

RULES = {
    "events.headline_trigger": "The headline's own word decides the type, 周启航带队开展…督查.",
    "events.body_trigger": "The first trigger of the body decides the type.",
    "events.no_trigger": "No trigger at all: type `other`.",
}

VISITS = frozenset({"field_visit", "inspection", "condolence_visit", "reception"})
# 常委会 is a meeting only where it meets; else it is a body.
_BODY_MEETS = re.compile(r"召开|举行|会议|（|第|扩大|传达|学习|研究|听取|审议|专题|$|[，。\n]")


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words that name an event's type.

    Attributes:
        type: The type.
        start: Where they begin.
        end: Where they end.
        rule: The rule that chose them.
    """

    type: EventType
    start: int
    end: int
    rule: str


# A meeting that is being held, or somebody's words: what follows is about other events.
_DECIDED = re.compile(r"部署|研究|安排|筹备|决定|强调|指出|要求|听取|传达|主持|召开(?!的)|举行(?!的)|调研|检查|督导")
# What may stand between a name and its verb: a time to come, a place, an adverb.
_TAIL = re.compile(r"(?:(?:将于|定于|拟于|于)[^，。]{2,16}?)?(?:在[^，。]{2,30})?(?:隆重|正式|顺利|成功|如期|胜利)?")
_MEETING_GOES_ON = re.compile(
    r"(?:(?![，。；！？\n“”并到]|[调考][研察](?!工作|座谈))[\u3400-\u9fff、（）]){0,16}?"
    r"(?:会议|(?:座谈|推进|部署|动员|调度|专题|现场|分析|研判|总结|表彰|汇报|协调|反馈|工作|观摩|约谈|视频|对接|推介|恳谈|培训)会)"
)
_HELD = re.compile(r"召开|举行|举办|开幕|开班|启动|开展|参加|拉开|启幕|开赛")


_UNHELD: tuple[EventStatus, ...] = ("cancelled", "postponed", "planned")


def _alternation(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))


class FrameFinder:
    """Reads type, name and status of events.

    Args:
        lexicon: Triggers, name endings and words of status.

    Examples:
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> frames = FrameFinder(default_lexicon())
        >>> frames.trigger("区领导调研“千名干部进千店”活动", "events.headline_trigger").type
        'field_visit'
        >>> frames.trigger("区委召开安全生产督查推进会", "events.headline_trigger").type
        'meeting'
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._types = cast("dict[str, EventType]", lexicon.table("trigger"))
        self._trigger = re.compile("|".join(map(re.escape, lexicon.words("trigger"))))
        ends = "|".join(map(re.escape, lexicon.words("event_name_end")))
        self._name_end = re.compile(rf"(?:{ends})(?![议见谈商场员同办])")
        self._boundary = re.compile("|".join(map(re.escape, lexicon.words("name_boundary"))))
        words = lexicon.table("event_status")
        self._status = {status: _alternation(w for w, s in words.items() if s == status) for status in _UNHELD}

    def trigger(self, text: str, rule: str, start: int = 0, end: int | None = None) -> Trigger | None:
        """The trigger that decides a text's type.

        Args:
            text: Text in pattern form, direct speech masked.
            rule: Name of the rule to note.
            start: Where to begin.
            end: Where to stop.

        Returns:
            The trigger, or ``None``.
        """
        stop = len(text) if end is None else end
        for match in self._trigger.finditer(text, start, stop):
            if self._inside_quotes(text, match, start) or self._no_trigger(text, match):
                continue
            meeting = self._enclosing_meeting(text, match, start, stop)
            if meeting is not None:
                return Trigger("meeting", meeting[0], meeting[1], rule)
            return Trigger(self._types[match.group()], match.start(), match.end(), rule)
        return None

    @staticmethod
    def _inside_quotes(text: str, match: re.Match[str], start: int) -> bool:
        return text.rfind("“", start, match.start()) > text.rfind("”", start, match.start())

    def _no_trigger(self, text: str, match: re.Match[str]) -> bool:
        """Words that look like a trigger and are part of something else (常委会扩建, 调研员, 县委常委会议室)."""
        word = match.group()
        if text[match.end() : match.end() + 1] in ("员", "室", "厅"):
            return True
        return word in ("常委会", "人代会", "党委会") and not _BODY_MEETS.match(text, match.end())

    def _enclosing_meeting(self, text: str, match: re.Match[str], start: int, stop: int) -> tuple[int, int] | None:
        """The end of a meeting's name in which a word such as 督查 stands (督查推进会)."""
        if self._types[match.group()] == "meeting":
            return None
        tail = _MEETING_GOES_ON.match(text, match.end(), stop)
        if not tail or re.search(r"并|主持|召开|到|在", tail.group()):
            return None
        return match.start(), tail.end()

    def name(self, key: str, start: int, end: int) -> tuple[int, int] | None:
        """The event's own name in a range: what was 召开 or 举行.

        Args:
            key: Text in pattern form.
            start: Where to begin.
            end: Where to stop.

        Returns:
            The range of the name, or ``None``.
        """
        for match in _HELD.finditer(key[start:end]):
            verb = start + match.start(), start + match.end()
            after = self._after_verb(key, verb[1], end)
            before = self._before_verb(key, start, verb[0]) if match.group() not in ("开展", "参加") else None
            found = before or after
            if found and found[1] - found[0] >= 4:
                return found
        return None

    def _after_verb(self, key: str, pos: int, end: int) -> tuple[int, int] | None:
        stop = re.search(r"[，。；！？\n]", key[pos : min(end, pos + 80)])
        edge = pos + (stop.start() if stop else min(end - pos, 80))
        last = None
        for match in self._name_end.finditer(key, pos, edge):
            last = match
        if not last:
            return None
        begin = pos + 1 if key[pos : pos + 1] in "了：的" else pos
        return begin, last.end()

    def _before_verb(self, key: str, start: int, verb: int) -> tuple[int, int] | None:
        """A name right before its verb, or before 在 and a place."""
        mark = max((key.rfind(m, start, verb) for m in "，。；！？\n：）"), default=-1)
        low = max(start, mark + 1)
        ends = [m for m in self._name_end.finditer(key, low, verb) if _TAIL.fullmatch(key, m.end(), verb)]
        if not ends:
            return None
        last = ends[-1]
        begin = low
        for boundary in self._boundary.finditer(key, low, last.start()):
            begin = boundary.end()
        date = re.compile(r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:上午|下午|晚)?").match(key, begin)
        return (date.end() if date else begin), last.end()

    def status(self, key: str, start: int, end: int, headline: str = "") -> EventStatus:
        """Whether an event was held; ``held`` where neither headline nor opening says otherwise.

        What a held meeting decides about later events (部署将于5月举办的文化节) does not count.

        Args:
            key: Text in pattern form.
            start: Where the event's part begins.
            end: Where it ends.
            headline: The headline, where it announces the event.

        Returns:
            The status.
        """
        stop = key.find("。", start + 10, end)
        opening = key[start : stop if stop >= 0 else end]
        for status, pattern in self._status.items():
            if pattern.search(headline):
                return status
            match = pattern.search(opening)
            if match and not _DECIDED.search(opening, 0, match.start()):
                return status
        return "held"
