"""What people do: roles and reporting clauses, by the subject of each verb."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import NamedTuple

from bulletin_ie.budget import check
from bulletin_ie.find.people import Mention, Person
from bulletin_ie.find.sentences import Sentence
from bulletin_ie.lexicon import Entry, Lexicon
from bulletin_ie.rules.words import any_of

__all__ = ["RULES", "Action", "Group", "RoleFinder", "people_groups"]

RULES = {
    "roles.subject_verb": "The subject of a verb, 周明远主持会议.",
    "roles.in_company_of": "Named with 在…陪同下.",
    "roles.heard": "Whose report was heard, 听取了李明的汇报.",
    "roles.received": "Who was received, 会见王平一行.",
}


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


def people_groups(people: list[Person]) -> list[Group]:
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


class _Verb(NamedTuple):
    role: str
    unless_after: tuple[str, ...]
    unless_before: tuple[str, ...]
    reporting: bool
    needs_before: tuple[str, ...] = ()
    ends_clause: bool = False


_OBJECT = re.compile(
    r"(?P<hear>听取(?:了)?|听(?:了)?|观看了?)$|(?P<with>在|随|跟随|陪同|陪)$|"
    r"(?P<receive>(?:会见|接待)了?(?:来访的|到访的|前来[\u3400-\u9fff]{0,8}的)?)$|(?P<take>带着|带领|率领|率)$|"
    r"(?P<visit>看望(?:了)?|慰问(?:了)?|走访(?:了)?|感谢|祝贺|采访|为|给|受|送别|欢迎|表彰|嘉奖)$|(?P<to>向|对|与|和|跟|同|将|把|被|告诉|让|当着|围着|拉着|握着|从|按照|根据|遵照|转达|代表)$"
)
_OBJECT_LASTS = frozenset("取了听看在随同陪见待的着领率望问访谢贺为给受别迎彰奖向对与和跟将把被诉让从照据达表")
# 出席会议的领导有：…, 同去的，有…, and the labels of minutes: 主持：…, 列席人员：…, 请假：…
_THOSE_PRESENT = re.compile(
    r"(?:(?:出席|参加|列席|参会|应邀|在座|(?P<along>陪同|随同|随行|同[行去往来]|一同|一起))"
    r"(?:[^，。；：\n]{0,14}(?:的|有|还有|包括|分别是)：?|的，(?:还)?有|[^，。；：\n]{0,8}(?:人员|领导|领导同志|单位)：|：|有)"
    r"|(?:就[座坐]|在座)(?:在[^，。；：\n]{2,8})?(?:的[^，。；：\n]{0,8}(?:有|是|：)：?)"
    r"|(?P<chair>主持)人?：|(?P<absent>请假|缺席|记录|整理|签发)(?:人员|领导|人)?：)$"
)
_PRESENT_LASTS = frozenset("的有括是：")
# 由程岳任组长，何静姝为副组长，常明为成员的督导组到我县: heads and members of a party that comes.
_PARTY_POST = re.compile(
    r"(?:等(?:\d{1,2}人)?)?(?:(?:担任|任|为)(?:常务|执行|第一)?(?P<vice>副)?(?:(?P<head>组长|团长|队长|领队)|成员|组员|队员|团员)|组成(?=的))"
)
_PARTY_COMES = re.compile(
    r"[^。；\n]{0,60}的[^，。；的\n]{0,16}[组团队](?:一行)?(?:\d{1,3}人)?，?(?:先后|分别|专程)?(?:到|来|赴|深入|莅临|对|在|前往|走进|抵达|进驻|开展|检查|调研|考察)"
)
_PARTY_FIRSTS = frozenset("等担任为组")
_COMPANY_ROLES = {"陪同": "accompany", "主持": "chair", "带领": "lead", "率领": "lead"}
_TOLD = re.compile(r"[^，。；]{0,20}?(?:汇报|介绍|讲解|发言|说明|报告|通报)")
_NEEDS_CONTENT = frozenset({"介绍", "汇报", "提出", "明确", "表态", "点评", "寄语"})
_NEAR = 60  # characters in front of a verb in which its clause is looked at
_OTHERS = re.compile(
    r"(?:负责人|负责同志|书记|单位|部门|乡镇|镇街|街道|代表|人员|企业家|专家|委员|们|企业|群众|干部|职工|学员|党员)"
    r"(?:分别|先后|依次|相继|逐一|一致|也|均|围绕[^，]{0,12}|就[^，]{0,12}|作了?)?$"
)
_IN_COMPANY = re.compile(r"(?:一行|等(?:人|领导|同志)?)?的?(?P<how>陪同|带领|率领|主持|指导)下")
_CLAUSE = 100  # characters in front of a name that are looked at for who passes words on
_PASSED_ON = re.compile(r"传达|学习|贯彻|落实|按照|根据|遵照|对照|围绕")
_WORDS_OF = re.compile(r"[^。；\n]{0,30}?(?:讲话|指示|批示|要求|精神|论述|思想|文章|重要部署|贺信|回信|致辞)")
_PRONOUN = re.compile(
    r"(?:^|[，。；：！？\n”])(?:随后，?|接着，?|最后，?|会上，?|会后，?|期间，?|同时，?)?(?:他|她)(?=[^们人]|$)"
)
_TOGETHER = frozenset("与和同跟")
_CONTENT = re.compile(r"[，：“]|要|必须|务必|各|全[县区市]|将|一定|在[^，]{1,12}要")
_LISTENED = re.compile(r"听取[^，。；]{0,24}$|听了?[^，。；]{0,12}$")


class RoleFinder:
    """Assigns verbs to the people who are their subjects.

    Args:
        lexicon: Role verbs, visiting verbs and reporting verbs.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._verbs: dict[str, _Verb] = {}
        reporting = set(lexicon.words("reporting_verb"))
        for entry in (*lexicon.of("visit_verb"), *lexicon.of("role_verb")):
            role = entry.value or "visit"
            for word in entry.words:
                self._verbs[word] = _Verb(
                    role,
                    _tuple(entry, "unless_after"),
                    _tuple(entry, "unless_before"),
                    word in reporting,
                    _tuple(entry, "needs_before"),
                    bool(entry.attributes.get("ends_clause")),
                )
        for word in reporting - set(self._verbs):
            self._verbs[word] = _Verb("report", ("精神", "满意"), ("听取", "按照", "根据"), True)
        speakers = lexicon.words("meeting_speaker")
        for word in speakers:
            self._verbs.setdefault(word, _Verb("meeting", (), (), False))
        # What but people can be a subject; most sentences have neither, and then their verbs are nobody's.
        self._other_subject = re.compile(f"[他她]|{any_of(speakers)}")
        words = sorted(self._verbs, key=lambda w: (-len(w), w))
        self._pattern = re.compile(any_of(words))

    def find(self, masked: str, sentences: list[Sentence], groups: list[Group]) -> list[Action]:
        """All actions of a text, in reading order.

        Args:
            masked: Text with direct speech masked.
            sentences: Its sentences.
            groups: Its lists of people.

        Returns:
            Actions with the names of those who did them.
        """
        starts = [g.start for g in groups]
        actions: list[Action] = []
        topic: Group | None = None  # the last person alone that was a subject: what 他 means
        for sentence in sentences:
            check()
            own = groups[bisect_left(starts, sentence.start) : bisect_right(starts, sentence.end - 1)]
            if not own and not self.may_act(masked, sentence.start, sentence.end):
                continue
            scan = _SentenceScan(self, masked, sentence, own, topic)
            actions += scan.run()
            topic = scan.topic
        return actions

    def may_act(self, masked: str, start: int, end: int) -> bool:
        """Whether a range has a subject that is not named: a pronoun, or a meeting that speaks."""
        return self._other_subject.search(masked, start, end) is not None

    def verbs(self, masked: str, start: int, end: int) -> list[tuple[int, int, tuple[re.Match[str], _Verb]]]:
        """Marks of the role verbs in a range, each with what it means."""
        known = self._verbs
        return [(m.start(), 2, (m, known[m.group()])) for m in self._pattern.finditer(masked, start, end)]


def _tuple(entry: Entry, name: str) -> tuple[str, ...]:
    return tuple(entry.attributes.get(name, ()))


_PLACE = itemgetter(0, 1)


class _SentenceScan:
    """One pass over a sentence, from mention to verb to mention."""

    def __init__(
        self, finder: RoleFinder, masked: str, sentence: Sentence, groups: list[Group], topic: Group | None
    ) -> None:
        self._finder, self._text, self._sentence, self._groups = finder, masked, sentence, groups
        self.topic = topic
        self._subject: tuple[str, ...] = ()
        self._subject_end = sentence.start
        self._reported_from: int | None = None
        self._convened = False
        self._actions: list[Action] = []

    def run(self) -> list[Action]:
        """The sentence's actions."""
        groups, text, sentence = self._groups, self._text, self._sentence
        marks: list[tuple[int, int, Group | tuple[re.Match[str], _Verb] | None]] = [(g.start, 0, g) for g in groups]
        if text.find("他", sentence.start, sentence.end) >= 0 or text.find("她", sentence.start, sentence.end) >= 0:
            marks += [(m.end() - 1, 1, None) for m in _PRONOUN.finditer(text, sentence.start, sentence.end)]
            if _PRONOUN.match("。" + text[sentence.start : sentence.start + 6]):
                marks.append((sentence.start, 1, None))
        starts = [sentence.start, *[g.end for g in groups]]  # 马合木提出席: 提 is the name's
        ends = [*[g.start for g in groups], sentence.end]
        if groups and not self._finder.may_act(text, starts[0], ends[0]):
            del starts[0], ends[0]  # nobody's verbs stand in front of the first one
        for start, end in zip(starts, ends, strict=True):
            marks += self._finder.verbs(text, start, end)
        covered = -1
        for position, _, mark in sorted(marks, key=_PLACE):
            if mark is None:
                self._become(self.topic.names if self.topic else (), position + 1)
            elif isinstance(mark, Group):
                self._meet(mark)
                covered = max(covered, mark.end)
            elif position >= covered:
                self._do(*mark)
        return self._actions

    def _become(self, names: tuple[str, ...], end: int) -> None:
        if names:
            self._subject, self._subject_end, self._reported_from = names, end, None

    def _left(self, position: int, width: int = 8) -> str:
        start = self._sentence.start
        if start > 1 and self._text.startswith("：\n", start - 2):
            start -= width  # a line of its own: the list's label is the line above
        return self._text[max(start, 0, position - width) : position].rstrip("\n")

    def _meet(self, group: Group) -> None:
        """A list of people: the subject from here on, unless it is somebody's object."""
        if self._text.startswith("家", group.end):
            return  # 走进老党员何大柱家
        last = self._left(group.start, 2)[-1:]
        if last and (
            self._passed_on(group)
            or (last in _PRESENT_LASTS and self._is_present(group))
            or (last in _OBJECT_LASTS and self._is_object(group))
        ):
            return
        behind = self._text[group.end : group.end + 2]
        post = _PARTY_POST.match(self._text, group.end, self._sentence.end) if behind[:1] in _PARTY_FIRSTS else None
        if post and _PARTY_COMES.match(self._text, post.end(), self._sentence.end):
            self._add("lead" if post["head"] and not post["vice"] else "accompany", group.names, *post.span(), post[0])
            if not post["head"] or post["vice"]:
                return
        self._become(group.names, group.end)
        self._add("subject", group.names, group.start, group.end, "")
        party = behind == "一行"
        if len(group.names) == 1 or party:
            self.topic = group
        if party:
            self._add("party", group.names, group.end, group.end + 2, "一行")

    def _is_present(self, group: Group) -> bool:
        """Whether a list only tells who was there (出席会议的有：…)."""
        present = _THOSE_PRESENT.search(self._left(group.start, 24))
        if present is None:
            return False
        if not present["absent"]:
            role, verb = ("accompany", "陪同") if present["along"] else ("attend", "出席")
            role, verb = ("chair", "主持") if present["chair"] else (role, verb)
            self._add(role, group.names, group.start, group.end, verb)
        return True

    def _is_object(self, group: Group) -> bool:
        """Whether a list is the object of a verb or preposition in front, and what that makes of its people."""
        before = self._left(group.start)
        obj = _OBJECT.search(before)
        if obj is None:
            return False
        text, end, names, span = self._text, self._sentence.end, group.names, (group.start, group.end)
        company = _IN_COMPANY.match(text, group.end, end)
        led = self._subject not in ((), ("会议",))
        match obj.lastgroup:
            case "with" | "to" if company:
                role = _COMPANY_ROLES.get(company["how"], "accompany")
                self._add(role, names, *span, company["how"], "roles.in_company_of")
            case "hear":
                if _TOLD.match(text, group.end, end):
                    self._add("brief", names, *span, "汇报", "roles.heard")
            case "receive":
                self._add("guest", names, *span, "会见", "roles.received")
            case "take" if led:
                self._add("lead", self._subject, group.start - len(obj.group()), group.start, obj.group())
                self._add("accompany", names, *span, obj.group())
            case "with" if obj.group() != "在":
                self._add("accompanied", names, *span, obj.group())
            case "to" if obj.group() in ("与", "和", "同", "跟") and self._subject:
                self._add("with", names, *span, obj.group())
            case "visit" | "to":
                return not before.endswith("代表")
            case _:
                return False
        return True

    def _passed_on(self, group: Group) -> bool:
        """Whether a person is only the author of words that are passed on (传达学习…讲话精神)."""
        low = max(self._sentence.start, group.start - _CLAUSE)
        clause = self._text.rfind("，", low, group.start) + 1 or low
        if clause == group.start or not _PASSED_ON.search(self._text, clause, group.start):
            return False
        return _WORDS_OF.match(self._text, group.end, self._sentence.end) is not None

    def _do(self, match: re.Match[str], verb: _Verb) -> None:
        word, position = match.group(), match.start()
        if verb.role == "meeting":
            if (
                self._text[position - 1 : position] in ("", "，", "。", "；", "\n", "”", "：", " ")
                or position == self._sentence.start
            ):
                self._become((), match.end())
                self._subject, self._subject_end, self._reported_from = ("会议",), match.end(), None
            return
        if not self._subject or self._is_content(verb, position) or not self._valid(verb, match):
            return
        if self._subject == ("会议",):
            if verb.reporting and self._near(position):
                self._report(match, ())
            return
        if word == "主持召开" or (verb.role == "chair" and "召开" in self._text[match.end() : match.end() + 2]):
            self._convened = True
        if verb.role == "brief" and self._convened:
            return
        if verb.role == "speak" and self._already_brief(word, position):
            if verb.reporting:
                self._report(match, self._subject)
            return
        if verb.role != "report":
            self._add(verb.role, self._subject, position, match.end(), word)
        if verb.reporting:
            self._report(match, self._subject)

    def _already_brief(self, word: str, position: int) -> bool:
        """Whether 说 or 建议 only goes on with a report of the same people (汇报说, 在发言时建议)."""
        if word not in ("说", "建议"):
            return False
        briefed = [a for a in self._actions[-20:] if a.role == "brief" and a.names == self._subject]
        return bool(briefed) and (word == "建议" or position - briefed[-1].end < 8)

    def _near(self, position: int) -> bool:
        """Whether a verb follows its subject closely, no mark but one between."""
        comma = self._subject_end - 1
        for _ in range(3):  # no further than it must look
            comma = self._text.find("，", comma + 1, position)
            if comma < 0:
                return True
        return False

    def _report(self, match: re.Match[str], names: tuple[str, ...]) -> None:
        following = self._text[match.end() : match.end() + 2]
        word, before = match.group(), self._text[max(0, match.start() - 2) : match.start()]
        if word in ("介绍", "汇报") and before.endswith(("作", "了", "的", "行")):
            return
        if word == "建议" and before.endswith(("提出", "意见", "条", "好")):
            return
        if word in _NEEDS_CONTENT and following[:1] not in "，：“说道":
            return
        self._add("report", names, match.start(), match.end(), match.group())
        if _CONTENT.match(self._text, match.end()) or match.group() in ("要求", "叮嘱", "希望", "勉励", "鼓励", "嘱咐"):
            self._reported_from = match.end()

    def _is_content(self, verb: _Verb, position: int) -> bool:
        """Whether a verb stands inside what somebody is reported to have said."""
        if self._reported_from is None:
            return False
        clause = self._text.rfind("，", self._reported_from, position)
        clause = max(clause, self._text.rfind("；", max(clause, self._reported_from), position))
        if clause < 0 or not verb.reporting:
            return True
        return self._text[clause + 1 : position] not in ("", "并", "还", "同时", "并且", "他")

    def _valid(self, verb: _Verb, match: re.Match[str]) -> bool:
        text = self._text
        if text.startswith(verb.unless_after, match.end()):
            return False
        clause = max(text.rfind("，", self._sentence.start, match.start()) + 1, self._subject_end)
        between = text[max(clause, match.start() - _NEAR) : match.start()]
        phrase = between[between.rfind("并") + 1 :]  # 参加会议并汇报: 参加 is no part of the second verb's phrase
        for word in verb.unless_before:
            if word in phrase:
                return False
        if verb.role in ("speak", "brief", "report") and clause > self._subject_end and _OTHERS.search(between):
            return False  # 各镇书记依次表态: somebody else's verb
        if verb.role in ("attend", "join", "accompany") and self._acted_before(clause) and _OTHERS.search(between):
            return False  # 县长李明主持，各镇书记参加
        if verb.needs_before and not any(word in between for word in verb.needs_before):
            return False
        if verb.ends_clause and text[match.end() : match.end() + 1] not in "，。；、":
            return False
        if verb.role == "accompany" and not _TOGETHER.isdisjoint(between):
            return False  # 与党员一同回顾: nobody is accompanied
        return not (verb.role == "brief" and _LISTENED.search(between))

    def _acted_before(self, clause: int) -> bool:
        """Whether the subject already has a verb of its own in front of a clause."""
        last = self._actions[-1] if self._actions else None
        return last is not None and last.role != "subject" and self._subject_end <= last.start < clause

    def _add(
        self, role: str, names: tuple[str, ...], start: int, end: int, verb: str, rule: str = "roles.subject_verb"
    ) -> None:
        self._actions.append(Action(role, names, start, end, verb, rule))
