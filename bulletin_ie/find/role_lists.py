"""Lists of people in a sentence, and what makes them something else than the subject of its verbs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from bulletin_ie.find.people import Mention, Person
from bulletin_ie.find.sentences import Sentence

__all__ = ["OBJECT_LASTS", "PRESENT_LASTS", "Action", "Group", "as_object", "is_passed_on", "people_groups", "present"]

_OBJECT = re.compile(
    r"(?P<hear>听取(?:了)?|听(?:了)?|观看了?)$|(?P<with>在|随|跟随|陪同|陪)$|"
    r"(?P<receive>(?:会见|接待)了?(?:来访的|到访的|前来[\u3400-\u9fff]{0,8}的)?)$|(?P<take>带着|带领|率领|率)$|"
    r"(?P<visit>看望(?:了)?|慰问(?:了)?|走访(?:了)?|感谢|祝贺|采访|为|给|受|送别|欢迎|表彰|嘉奖)$|(?P<to>向|对|与|和|跟|同|将|把|被|告诉|让|当着|围着|拉着|握着|从|按照|根据|遵照|转达|代表)$"
)
OBJECT_LASTS = frozenset("取了听看在随同陪见待的着领率望问访谢贺为给受别迎彰奖向对与和跟将把被诉让从照据达表")
"""What stands right in front of people who are an object."""

# 出席会议的领导有：…, 同去的，有…, and the labels of minutes: 主持：…, 列席人员：…, 请假：…
_THOSE_PRESENT = re.compile(
    r"(?:(?:出席|参加|列席|参会|应邀|在座|(?P<along>陪同|随同|随行|同[行去往来]|一同|一起))"
    r"(?:[^，。；：\n]{0,14}(?:的|有|还有|包括|分别是)：?|的，(?:还)?有|[^，。；：\n]{0,8}(?:人员|领导|领导同志|单位)：|：|有)"
    r"|(?:就[座坐]|在座)(?:在[^，。；：\n]{2,8})?(?:的[^，。；：\n]{0,8}(?:有|是|：)：?)"
    r"|(?P<chair>主持)人?：|(?P<absent>请假|缺席|记录|整理|签发)(?:人员|领导|人)?：)$"
)
PRESENT_LASTS = frozenset("的有括是：")
"""What stands right in front of people who are only told to be there."""

_COMPANY_ROLES = {"陪同": "accompany", "主持": "chair", "带领": "lead", "率领": "lead"}
_TOLD = re.compile(r"[^，。；]{0,20}?(?:汇报|介绍|讲解|发言|说明|报告|通报)")
_IN_COMPANY = re.compile(r"(?:一行|等(?:人|领导|同志)?)?的?(?P<how>陪同|带领|率领|主持|指导)下")
_CLAUSE = 100  # characters in front of a name that are looked at for who passes words on
_PASSED_ON = re.compile(r"传达|学习|贯彻|落实|按照|根据|遵照|对照|围绕")
_WORDS_OF = re.compile(r"[^。；\n]{0,30}?(?:讲话|指示|批示|要求|精神|论述|思想|文章|重要部署|贺信|回信|致辞)")


class Group(NamedTuple):
    """People named in one list.

    Attributes:
        start: Where the first one's titles begin.
        end: Where the last one ends.
        names: Their names in order.
    """

    start: int
    end: int
    names: tuple[str, ...]


class Action(NamedTuple):
    """Something that people are reported to have done.

    Attributes:
        role: A role, or ``join`` (参加), ``visit`` (到, 察看), ``report`` (a reporting verb), ``subject`` (named first in a clause).
        names: Who did it; empty where the meeting did.
        start: Where the verb begins.
        end: Where the verb ends.
        verb: The verb.
        rule: The rule that made it.
    """

    role: str
    names: tuple[str, ...]
    start: int
    end: int
    verb: str
    rule: str = "roles.subject_verb"


def people_groups(people: Iterable[Person]) -> list[Group]:
    """The lists in which people are named, in reading order.

    Args:
        people: The people of an article.

    Returns:
        One group a list; a person named alone is a group of one.
    """
    by_number: dict[int, list[tuple[Mention, str]]] = {}
    for person in people:
        for mention in person.mentions:
            by_number.setdefault(mention.group, []).append((mention, person.name))
    groups = []
    for number in sorted(by_number):
        members = sorted(by_number[number], key=lambda m: m[0].start)
        groups.append(Group(members[0][0].outer, members[-1][0].after, tuple(name for _, name in members)))
    return groups


def present(group: Group, left: str) -> list[Action] | None:
    """What a list does that only tells who was there (出席会议的有：…).

    Args:
        group: The list.
        left: What stands in front of it.

    Returns:
        What its people did; ``None`` where it tells no such thing.
    """
    told = _THOSE_PRESENT.search(left)
    if told is None:
        return None
    if told["absent"]:
        return []
    role, verb = ("accompany", "陪同") if told["along"] else ("attend", "出席")
    role, verb = ("chair", "主持") if told["chair"] else (role, verb)
    return [Action(role, group.names, group.start, group.end, verb)]


def as_object(text: str, end: int, group: Group, before: str, subject: tuple[str, ...]) -> list[Action] | None:
    """What a list does that is the object of a verb or preposition in front.

    Args:
        text: Text with direct speech masked.
        end: Where the sentence ends.
        group: The list.
        before: What stands in front of it.
        subject: The subject of the clause.

    Returns:
        What its people and the subject did; ``None`` where it is no object.
    """
    obj = _OBJECT.search(before)
    if obj is None:
        return None
    names, span = group.names, (group.start, group.end)
    company = _IN_COMPANY.match(text, group.end, end)
    led = subject not in ((), ("会议",))
    match obj.lastgroup:
        case "with" | "to" if company:
            role = _COMPANY_ROLES.get(company["how"], "accompany")
            return [Action(role, names, *span, company["how"], "roles.in_company_of")]
        case "hear":
            told = _TOLD.match(text, group.end, end)
            return [Action("brief", names, *span, "汇报", "roles.heard")] if told else []
        case "receive":
            return [Action("guest", names, *span, "会见", "roles.received")]
        case "take" if led:
            head = Action("lead", subject, group.start - len(obj.group()), group.start, obj.group())
            return [head, Action("accompany", names, *span, obj.group())]
        case "with" if obj.group() != "在":
            return [Action("accompanied", names, *span, obj.group())]
        case "to" if obj.group() in ("与", "和", "同", "跟") and subject:
            return [Action("with", names, *span, obj.group())]
        case "visit" | "to":
            return None if before.endswith("代表") else []
    return None


def is_passed_on(text: str, sentence: Sentence, group: Group) -> bool:
    """Whether a person is only the author of words that are passed on (传达学习…讲话精神)."""
    low = max(sentence.start, group.start - _CLAUSE)
    clause = text.rfind("，", low, group.start) + 1 or low
    if clause == group.start or not _PASSED_ON.search(text, clause, group.start):
        return False
    return _WORDS_OF.match(text, group.end, sentence.end) is not None
