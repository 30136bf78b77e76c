"""What people do in one sentence: from mention to verb to mention."""

from __future__ import annotations

import re
from operator import itemgetter

from bulletin_ie.find.role_lists import (
    OBJECT_LASTS,
    PRESENT_LASTS,
    Action,
    Group,
    as_object,
    is_passed_on,
    present,
)
from bulletin_ie.find.role_words import RoleVerb, RoleWords
from bulletin_ie.find.sentences import Sentence

__all__ = ["SentenceScan"]

# 由程岳任组长，何静姝为副组长，常明为成员的督导组到我县: heads and members of a party that comes.
_PARTY_POST = re.compile(
    r"(?:等(?:\d{1,2}人)?)?(?:(?:担任|任|为)(?:常务|执行|第一)?(?P<vice>副)?(?:(?P<head>组长|团长|队长|领队)|成员|组员|队员|团员)|组成(?=的))"
)
_PARTY_COMES = re.compile(
    r"[^。；\n]{0,60}的[^，。；的\n]{0,16}[组团队](?:一行)?(?:\d{1,3}人)?，?(?:先后|分别|专程)?(?:到|来|赴|深入|莅临|对|在|前往|走进|抵达|进驻|开展|检查|调研|考察)"
)
_PARTY_FIRSTS = frozenset("等担任为组")
_NEEDS_CONTENT = frozenset({"介绍", "汇报", "提出", "明确", "表态", "点评", "寄语"})
_NEAR = 60  # characters in front of a verb in which its clause is looked at
_OTHERS = re.compile(
    r"(?:负责人|负责同志|书记|单位|部门|乡镇|镇街|街道|代表|人员|企业家|专家|委员|们|企业|群众|干部|职工|学员|党员)"
    r"(?:分别|先后|依次|相继|逐一|一致|也|均|围绕[^，]{0,12}|就[^，]{0,12}|作了?)?$"
)
_PRONOUN = re.compile(
    r"(?:^|[，。；：！？\n”])(?:随后，?|接着，?|最后，?|会上，?|会后，?|期间，?|同时，?)?(?:他|她)(?=[^们人]|$)"
)
_TOGETHER = frozenset("与和同跟")
_CONTENT = re.compile(r"[，：“]|要|必须|务必|各|全[县区市]|将|一定|在[^，]{1,12}要")
_LISTENED = re.compile(r"听取[^，。；]{0,24}$|听了?[^，。；]{0,12}$")
_PLACE = itemgetter(0, 1)


class SentenceScan:
    """One pass over a sentence.

    Args:
        words: The verbs.
        masked: Text with direct speech masked.
        sentence: The sentence.
        groups: Its lists of people.
        topic: The last person alone that was a subject.

    Attributes:
        topic: The same, behind this sentence.
    """

    def __init__(
        self, words: RoleWords, masked: str, sentence: Sentence, groups: list[Group], topic: Group | None
    ) -> None:
        self._words, self._text, self._sentence, self._groups = words, masked, sentence, groups
        self.topic = topic
        self._subject: tuple[str, ...] = ()
        self._subject_end = sentence.start
        self._comma, self._looked_to = -1, sentence.start  # the last comma before where verbs were looked at
        self._reported_from: int | None = None
        self._convened = False
        self._actions: list[Action] = []

    def run(self) -> list[Action]:
        """The sentence's actions."""
        groups, text, sentence = self._groups, self._text, self._sentence
        marks: list[tuple[int, int, Group | tuple[re.Match[str], RoleVerb] | None]] = [(g.start, 0, g) for g in groups]
        if text.find("他", sentence.start, sentence.end) >= 0 or text.find("她", sentence.start, sentence.end) >= 0:
            marks += [(m.end() - 1, 1, None) for m in _PRONOUN.finditer(text, sentence.start, sentence.end)]
            if _PRONOUN.match("。" + text[sentence.start : sentence.start + 6]):
                marks.append((sentence.start, 1, None))
        starts = [sentence.start, *[g.end for g in groups]]  # 马合木提出席: 提 is the name's
        ends = [*[g.start for g in groups], sentence.end]
        if groups and not self._words.may_act(text, starts[0], ends[0]):
            del starts[0], ends[0]  # nobody's verbs stand in front of the first one
        for start, end in zip(starts, ends, strict=True):
            marks += self._words.verbs(text, start, end)
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
        if last and (is_passed_on(self._text, self._sentence, group) or self._is_no_subject(group, last)):
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

    def _is_no_subject(self, group: Group, last: str) -> bool:
        """Whether a list only tells who was there, or is an object; then what its people did is noted."""
        done = present(group, self._left(group.start, 24)) if last in PRESENT_LASTS else None
        if done is None and last in OBJECT_LASTS:
            done = as_object(self._text, self._sentence.end, group, self._left(group.start), self._subject)
        self._actions += done or ()
        return done is not None

    def _do(self, match: re.Match[str], verb: RoleVerb) -> None:
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

    def _is_content(self, verb: RoleVerb, position: int) -> bool:
        """Whether a verb stands inside what somebody is reported to have said."""
        if self._reported_from is None:
            return False
        if not verb.reporting:
            return True
        low = max(self._reported_from, position - 3)  # a mark and the longest word that may follow it
        clause = max(self._text.rfind("，", low, position), self._text.rfind("；", low, position))
        return clause < 0 or self._text[clause + 1 : position] not in ("", "并", "还", "同时", "并且", "他")

    def _valid(self, verb: RoleVerb, match: re.Match[str]) -> bool:
        text = self._text
        if text.startswith(verb.unless_after, match.end()):
            return False
        comma = text.rfind("，", self._looked_to, match.start())
        self._comma, self._looked_to = comma if comma >= 0 else self._comma, match.start()
        clause = max(self._comma + 1, self._subject_end)
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
