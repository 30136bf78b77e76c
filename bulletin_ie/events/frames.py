"""What sort of event, and whether it took place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from bulletin_ie.lexicon import Lexicon
from bulletin_ie.records.vocabulary import EventStatus, EventType
from bulletin_ie.rules.words import any_of

__all__ = ["RULES", "FrameFinder", "Trigger"]

RULES = {
    "events.headline_trigger": "The headline's own word decides the type, 周启航带队开展…督查.",
    "events.body_trigger": "The first trigger of the body decides the type.",
    "events.visit_verb": "Somebody goes and looks where no word names a type, 走进农户家中.",
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


# Words that name a party of visitors where 组 or 团 follows.
_MADE_BODY = frozenset(
    {"调研", "考察", "视察", "督导", "督查", "检查", "巡查", "暗访", "执法检查", "慰问", "观摩", "宣讲"}
)
# Works are said to be done or not: no ceremony. 未开工的项目, 开工率, 94个项目开工81个
_WORKS = frozenset({"开工", "竣工", "投产", "通车", "交付", "启用", "启动", "落成", "签约", "封顶"})
_TALLY = re.compile(r"率|(?<!签约)\d{1,4}[个项座处条]")
_UNDONE = re.compile(r"[未待]$")
# 周明远任清川县委书记
_GIVEN_POST = re.compile(
    r"[\u3400-\u9fff·]{2,8}(?P<verb>任)[\u3400-\u9fff、]{1,16}(?:书记|[省市县区州盟旗镇乡]长|主任|局长|主席|检察长|院长)"
)
# What an event is for says nothing of its own sort: 为贯彻全省会议精神，…; 根据督查通报要求，….
_PURPOSE = re.compile(
    r"(?:(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日(?:上午|下午)?|近日|日前|连日来)?，?"
    r"(?:为(?![期民您])|按照|根据|依据|围绕|结合|针对|(?:认真|深入|全面)?(?:学习)?贯彻)[^，。；\n]{4,80}，"
)
_CLAUSE_REACH = 90
_CLAUSE_HEAD = re.compile(rf"(?s:.{{0,{_CLAUSE_REACH}}})[。\n）讯 ]")
_QUOTATION = 2000  # characters of direct speech at most
_STANDING = re.compile("常务委员会|常委会|主席团")
# A meeting that is being held, or somebody's words: what follows is about other events.
_DECIDED = re.compile(r"部署|研究|安排|筹备|决定|强调|指出|要求|听取|传达|主持|召开(?!的)|举行(?!的)|调研|检查|督导")
_MEETING_GOES_ON = re.compile(
    r"(?:(?![，。；！？\n“”并到]|[调考][研察](?!工作|座谈))[\u3400-\u9fff、（）]){0,16}?"
    r"(?:会议|(?:座谈|推进|部署|动员|调度|专题|现场|分析|研判|总结|表彰|汇报|协调|反馈|工作|观摩|约谈|视频|对接|推介|恳谈|培训)会)"
)
_TURNS = ("meanwhile", "item", "background")
_UNHELD: tuple[EventStatus, ...] = ("cancelled", "postponed", "planned")


def _alternation(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)))


class FrameFinder:
    """Reads type and status of events.

    Args:
        lexicon: Triggers and words of status.

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
        self._trigger = re.compile(any_of(lexicon.words("trigger")))
        # 关于召开…会的通知 is a notice, whatever it is about.
        notices = _alternation(word for word, kind in self._types.items() if kind == "notice").pattern
        self._issued = re.compile(rf"关于[^\n。]{{2,60}}?的?(?P<what>{notices})(?:（[^（）\n]{{1,12}}）)?$")
        words = lexicon.table("event_status")
        self._status = {status: _alternation(w for w, s in words.items() if s == status) for status in _UNHELD}
        self._unheld = re.compile(any_of(w for w, s in words.items() if s in _UNHELD))
        turns = lexicon.table("event_turn").items()
        self._turn = re.compile(
            "|".join(f"(?P<{turn}>[（(]?{any_of(word for word, leads in turns if leads == turn)})" for turn in _TURNS)
        )

    def turn(self, text: str, start: int, end: int) -> str:
        """How a sentence leads on from what stands before it.

        Args:
            text: Text in pattern form.
            start: Where the sentence begins.
            end: Where it ends.

        Returns:
            ``meanwhile`` for what others did at the same time, ``item`` for another piece of news, ``background`` for
            what came before, or nothing.

        Examples:
            >>> from bulletin_ie.lexicon import default_lexicon
            >>> FrameFinder(default_lexicon()).turn("与此同时，县长到现场督战。", 0, 13)
            'meanwhile'
        """
        found = self._turn.match(text, start, end)
        return (found.lastgroup or "") if found is not None else ""

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
        if rule == "events.headline_trigger" and (post := _GIVEN_POST.fullmatch(text, start, stop)):
            return Trigger("appointment", post.start("verb"), post.end(), rule)
        if rule == "events.headline_trigger" and (issued := self._issued.search(text, start, stop)):
            kind: EventType = "appointment" if re.search("任免|任职|免职|任命", issued.group()) else "notice"
            return Trigger(kind, *issued.span("what"), rule)
        aim = None
        for match in self._trigger.finditer(text, start, stop):
            if self._inside_quotes(text, match, start) or self._no_trigger(text, match):
                continue
            meeting = self._enclosing_meeting(text, match, start, stop)
            if meeting is not None:
                found = Trigger("meeting", meeting[0], meeting[1], rule)
            else:
                found = Trigger(self._types[match.group()], match.start(), match.end(), rule)
            if rule != "events.body_trigger" or not self.is_aim(text, found, start):
                return found
            aim = aim or found
        return aim

    @staticmethod
    def is_aim(text: str, trigger: Trigger, start: int = 0) -> bool:
        """Whether a trigger stands in the clause that opens a sentence with what its event is for.

        Args:
            text: Text in pattern form.
            trigger: A trigger in it.
            start: Where to look back to at most.

        Returns:
            Whether it does.

        Examples:
            >>> from bulletin_ie.lexicon import default_lexicon
            >>> text = "为落实全省会议精神，县长走进大棚。"
            >>> found = FrameFinder(default_lexicon()).trigger(text, "events.body_trigger")
            >>> found.type, FrameFinder.is_aim(text, found)
            ('meeting', True)
        """
        low = max(start, trigger.start - _CLAUSE_REACH)
        head = _CLAUSE_HEAD.match(text, low, trigger.start)
        begin = head.end() if head is not None else low
        clause = _PURPOSE.match(text, begin)
        return clause is not None and trigger.end < clause.end()

    @staticmethod
    def _inside_quotes(text: str, match: re.Match[str], start: int) -> bool:
        opened = text.rfind("“", max(start, match.start() - _QUOTATION), match.start())
        if opened < 0 or text.rfind("”", opened, match.start()) >= 0:
            return False
        # A kind of meeting in quotation marks, as people call it: “坝坝会”.
        return not (match.group().endswith("会") and opened == match.start() - 1 and text.startswith("”", match.end()))

    def _no_trigger(self, text: str, match: re.Match[str]) -> bool:
        """Words that look like a trigger and are part of something else (常委会扩建, 调研员, 县委常委会议室)."""
        word = match.group()
        if text[match.end() : match.end() + 1] in ("员", "室", "厅"):
            return True
        if word in _WORKS and (
            _TALLY.match(text, match.end()) or _UNDONE.search(text, match.start() - 1, match.start())
        ):
            return True
        if word == "召开":
            return text.startswith(("以来", "之际", "前", "后", "期间", "的"), match.end())
        if word == "大会" and (standing := _STANDING.match(text, match.end())) is not None:
            return not _BODY_MEETS.match(text, standing.end())
        if word in _MADE_BODY and text[match.end() : match.end() + 1] in ("组", "团", "队"):
            return True  # 视察组赴邻县考察
        if word == "任职" and (text[match.start() - 1 : match.start()] == "新" or text.startswith("前", match.end())):
            return True  # 约谈新任职干部
        return word in ("常委会", "人代会", "党委会") and not _BODY_MEETS.match(text, match.end())

    def _enclosing_meeting(self, text: str, match: re.Match[str], start: int, stop: int) -> tuple[int, int] | None:
        """The end of a meeting's name in which a word such as 督查 stands (督查推进会)."""
        if self._types[match.group()] == "meeting":
            return None
        tail = _MEETING_GOES_ON.match(text, match.end(), stop)
        if not tail or re.search(r"并|主持|召开|到|在", tail.group()):
            return None
        return match.start(), tail.end()

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
        if headline and (announced := self.trigger(headline, "")) is not None and announced.type == "notice":
            return "held"
        stop = key.find("。", start + 10, end)
        opening = key[start : stop if stop >= 0 else end]
        if not (self._unheld.search(opening) or self._unheld.search(headline)):
            return "held"
        for status, pattern in self._status.items():
            if pattern.search(headline):
                return status
            match = pattern.search(opening)
            if match and not _DECIDED.search(opening, 0, match.start()):
                return status
        return "held"
