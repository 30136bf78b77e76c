"""Reading changes of post in one text: from a verb to the names and posts beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from bulletin_ie.recognizer import Recognized, Sighting
from bulletin_ie.records.vocabulary import AppointmentChange

__all__ = ["AppointmentMention", "AppointmentReader", "PostWords", "Verb"]

Range = tuple[int, int]
_LIKELY = 0.3  # of a name that the recognizer proposes where a list of names is told

_HAN = r"(?:(?!副)[\u3400-\u9fff])"
_NAME = rf"(?:{_HAN}{{1,8}}(?:·{_HAN}{{1,8}}){{1,3}}|{_HAN}[ \u3000]{{1,3}}{_HAN}|{_HAN}{{2,4}})"
_GLOSS = r"(?:（[^（）\n]{1,14}）)?"
_COUNT = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
_COMRADE = rf"(?:等{_COUNT}?[名位]?(?:同志|人)|{_COUNT}[名位]同志|同志)?"
_NAMES = rf"{_NAME}{_GLOSS}(?:[、 ]{{1,2}}{_NAME}{_GLOSS}){{0,60}}"
_NUMBER = r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．][ ]?)?"
_SEPARATOR = re.compile(rf"(?:等?职务|一职|的)?{_GLOSS}(?:[，；、。：\s]|并且?|同时){{0,6}}{_NUMBER}(?:决定)?")
_AS = re.compile("为|担任|(?<!主)任")
_OF = re.compile("的|所任|原任|(?:担任|兼任)的?")
_SEGMENT = re.compile("[^，。；：！？\n]{0,400}")
_COMRADES = re.compile(f"{_COMRADE}$")
_OF_BARE = re.compile(
    rf"(?P<names>{_HAN}{{2,3}})(?:同志)?(?=(?:{_HAN}{{2,6}})?(?:省|市|县|区|旗|州|镇|乡|街道|中共|政府|副|党组))"
)
_OF_PERSON = re.compile("其(?:兼任的|担任的|所任|原任)?(?:的)?")
_BEFORE_VERB = re.compile(rf"(?P<names>{_NAMES}){_COMRADE}(?:因[^，。；]{{2,12}})?(?:副?[省市县区旗州镇乡]长)?$")
_LEAD = re.compile("接受|决定(?:由)?|推举|宣布|关于|同意|[，；：]?由|经[^，]{2,10}")
_NAME_TOKEN = re.compile(_NAME)
_PART = re.compile(rf"(?P<name>{_HAN}[ \u3000]{{1,3}}{_HAN}(?![^、（ ])|[^、（ ]{{1,60}}){_GLOSS}")
_ROW = re.compile(
    rf"(?P<name>{_HAN}[ \u3000]{{1,3}}{_HAN}(?=[ \u3000\t])|{_HAN}{{2,4}})(?:同志)?[ \u3000\t]{{1,8}}(?=\S)"
)
_GLOSS_TOKEN = re.compile(r"（[^（）\n]*）")
_POST_STOP = re.compile(
    r"[，。；！？\n：“”《》]|职务|一职|[，、]?(?:试用期|任期|任职时间)|（(?!挂职|兼|正|副|不|代)|并(?!购)|的请求|的决定|的(?:报告|申请)"
)
_LIST_MARK = re.compile("、")
_NOT_NAME = re.compile(
    r"会议|大会|本次|此次|有关|人员|同志|全体|上述|以上|部分|新任|拟任|提名|请求|辞职|我[县市区省]|他们|其中|其他|干部|代表|候选|"
    r"[委局府院会厅署办处科室组团]$|[省市县区镇乡村]$|[长记席任员][、，]?$|^[由将把对被以并及和等与该其他她]|^接受|^关于|^根据"
)
_CONTEXT = re.compile("任免|任命|免去|不再担任|辞去|当选|选举|宣布.{0,30}决定|干部大会|任职|试用期|人事")


@dataclass(frozen=True)
class AppointmentMention:
    """One change of one post of one person.

    Attributes:
        name: Range of the name in ``text.clean``.
        title: Ranges of the post's words, in reading order.
        change: What happened.
        start: Where the words that say so begin.
        end: One past their end.
        rule: Name of the rule, a key of ``RULES``.
    """

    name: Range
    title: tuple[Range, ...]
    change: AppointmentChange
    start: int
    end: int
    rule: str


@dataclass(frozen=True)
class Verb:
    """A use of a verb of changing a post.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        change: What it says.
        before: Whether it stands before the names.
        formal: Whether it is an everyday verb too, believed only in formal company.
        keep: Whether it is part of the post (代理).
        told: Whether what stands beside it can hardly be anything but names.
    """

    start: int
    end: int
    change: AppointmentChange
    before: bool
    formal: bool
    keep: bool
    told: bool


@dataclass(frozen=True)
class PostWords:
    """The words by which changes of post are read.

    Attributes:
        verbs: Verbs of changing a post.
        ending: How a post ends.
        surnames: How a name may begin.
        task_post: How a post ends that is given for one task.
    """

    verbs: re.Pattern[str]
    ending: re.Pattern[str]
    surnames: tuple[str, ...]
    task_post: re.Pattern[str]


class AppointmentReader:
    """Reads the changes of post of one text.

    Args:
        words: Verbs, posts and surnames.
        key: The text in pattern form.
        sighting: What a recognizer sees in it, or in a longer text that begins with it.
    """

    def __init__(self, words: PostWords, key: str, sighting: Sighting | None) -> None:
        self._words, self._key, self._sighting = words, key, sighting

    @cached_property
    def _seen(self) -> frozenset[Range]:
        """Where the recognizer sees names of people."""
        return frozenset(_stripped(self._key, n.start, n.end) for n in _people_in(self._sighting))

    def read(self, verb: Verb, found: list[AppointmentMention]) -> list[AppointmentMention]:
        """What one use of a verb says.

        Args:
            verb: The verb.
            found: What was read before it.

        Returns:
            One mention for each post of each person.
        """
        return self._after(verb, found) if verb.before else self._around(verb, found)

    def _after(self, verb: Verb, found: list[AppointmentMention]) -> list[AppointmentMention]:
        """Read the list that follows a verb: 任命 张三为…；李四为…."""
        items: list[AppointmentMention] = []
        position = verb.end
        rule = "verb_names_of_post" if verb.change == "removed" else "verb_names_as_post"
        while True:
            gap = _SEPARATOR.match(self._key, position)
            start = gap.end() if gap else position
            if items and "。" in self._key[position:start] and "\n" not in self._key[position:start]:
                break
            read = None if self._words.verbs.match(self._key, start) else self._item(start, verb, (items or found)[-1:])
            if not read:
                break
            rule = "list_item" if items else rule
            names, posts, end = read
            items += _mentions(
                names, posts, verb.change, verb.start if not items else start, end, f"appointments.{rule}"
            )
            position = end
        return items

    def _item(
        self, start: int, verb: Verb, before: list[AppointmentMention]
    ) -> tuple[list[Range], list[Range], int] | None:
        """One item of a list: names, posts, end."""
        joints = _OF if verb.change == "removed" else _AS
        if verb.change == "removed":
            person = _OF_PERSON.match(self._key, start)
            if person and before:
                posts, end = self._posts(person.end())
                return ([before[-1].name], posts, end) if posts else None
        row = self._row(start, verb)
        if row:
            return row
        segment = _SEGMENT.match(self._key, start)
        limit = segment.end() if segment else start
        for joint in islice(joints.finditer(self._key, start, limit), 6):
            names = self._people(start, joint.start(), told=verb.told)
            posts, end = self._posts(joint.end()) if names else ([], start)
            if posts:
                return names, posts, end
        return self._bare_item(start, verb, before) if verb.change == "removed" else None

    def _row(self, start: int, verb: Verb) -> tuple[list[Range], list[Range], int] | None:
        """A row of a table: a name, space, posts (何静姝　县审计局局长)."""
        match = _ROW.match(self._key, start)
        if not match or not self._is_name(*match.span("name"), told=verb.told):
            return None
        posts, end = self._posts(match.end())
        return ([match.span("name")], posts, end) if posts else None

    def _bare_item(
        self, start: int, verb: Verb, before: list[AppointmentMention]
    ) -> tuple[list[Range], list[Range], int] | None:
        """An item without 的 (免去沈国良副县长职务), or without a name (周启航任…，免去…职务)."""
        match = _OF_BARE.match(self._key, start)
        if match and self._is_name(*match.span("names")):
            posts, end = self._posts(match.end())
            return ([match.span("names")], posts, end) if posts else None
        if (
            before
            and start == verb.end
            and 0 <= verb.start - before[-1].end <= 24
            and "。" not in self._key[before[-1].end : start]
        ):
            posts, end = self._posts(start)
            return ([before[-1].name], posts, end) if posts else None
        return None

    def _around(self, verb: Verb, found: list[AppointmentMention]) -> list[AppointmentMention]:
        """Read names before a verb and posts after it: 张三当选为县长."""
        posts, end = self._posts(verb.start if verb.keep else verb.end)
        if not posts:
            return []
        clause = _clause_start(self._key, verb.start)
        names = self._names_before(clause, verb)
        rule = "names_verb_post"
        if (
            not names
            and found
            and verb.start - found[-1].end <= 12
            and not self._key[found[-1].end : verb.start].strip("，；并同时 ")
        ):
            names, rule = [found[-1].name], "same_person"
        if not names or (verb.formal and not self._believed(clause, verb, posts)):
            return []
        return _mentions(
            names, posts, verb.change, names[0][0] if rule != "same_person" else verb.start, end, f"appointments.{rule}"
        )

    def _names_before(self, clause: int, verb: Verb) -> list[Range]:
        leads = [m.end() for m in _LEAD.finditer(self._key, clause, verb.start)]
        start = leads[-1] if leads else clause
        match = _BEFORE_VERB.match(self._key, start, verb.start)
        names = self._people(*match.span("names"), told=verb.told) if match else []
        return names or self._titled_name(start, verb.start)

    def _titled_name(self, start: int, end: int) -> list[Range]:
        """The name that stands right before ``end`` with a post in front of it (县委书记罗远山)."""
        if self._key.startswith("同志", end - 2):
            end -= 2
        for length in (2, 3, 4):
            if (
                end - length > start
                and self._is_name(end - length, end)
                and self._words.ending.search(self._key[start : end - length])
            ):
                return [(end - length, end)]
        return []

    def _believed(self, clause: int, verb: Verb, posts: list[Range]) -> bool:
        """Whether an everyday verb (任, 担任) speaks of an office here."""
        if (
            any(self._words.task_post.search(self._key[a:b]) for a, b in posts)
            or self._key[max(0, clause - 1) : verb.start].find("由") >= 0
        ):
            return False
        low, high = max(0, verb.start - 150), verb.end + 150
        line = self._key.rfind("\n", low, verb.start) + 1
        end = self._key.find("\n", verb.end, high)
        near = self._key[max(line, low) : end if end >= 0 else high]
        return "同志" in self._key[clause : verb.start] or bool(_CONTEXT.search(near))

    def _posts(self, start: int) -> tuple[list[Range], int]:
        """Posts from a position on, split at 、 where a post ends before it; and where they end."""
        stop = _POST_STOP.search(self._key, start, start + 120)
        end = stop.start() if stop else min(len(self._key), start + 120)
        posts: list[Range] = []
        position = start
        while position < end:
            cut = self._post_end(position, end)
            if cut is None:
                break
            posts.append((position, cut))
            position = cut + 1 if self._key[cut : cut + 1] == "、" else end
            if self._opens_item(position, end):
                break
        return posts, posts[-1][1] if posts else start

    def _post_end(self, start: int, end: int) -> int | None:
        """Where the post that begins at ``start`` ends: at a list mark after a post's ending, else at ``end``."""
        for match in _LIST_MARK.finditer(self._key, start, end):
            if self._words.ending.search(self._key[start : match.start()]):
                return match.start()
        return end if self._words.ending.search(self._key[start:end]) else None

    def _opens_item(self, start: int, end: int) -> bool:
        """Whether names and 为 stand here, so that the list goes on with another person."""
        joint = _AS.search(self._key, start, end)
        return bool(joint and self._people(start, joint.start()))

    def _people(self, start: int, end: int, *, told: bool = False) -> list[Range]:
        """The people of a list, with or without posts before them; none where something else stands there.

        Where a verb tells that names stand here (``told``), or a name beside it is known, any short word is one.
        """
        comrades = _COMRADES.search(self._key, start, end)
        end = comrades.start() if comrades else end
        people: list[Range] = []
        unknown = 0
        for part in _PART.finditer(self._key, start, end):
            span = part.span("name")
            if self._is_name(*span):
                people.append(span)
            elif titled := self._titled_name(*span):
                people += titled
            elif self._is_name(*span, told=True):
                people.append(span)
                unknown += 1
            elif not self._words.ending.search(part.group("name")):
                return []
        return people if told or unknown < len(people) else []

    def _is_name(self, start: int, end: int, *, told: bool = False) -> bool:
        """Whether a word is a name: by its surname, by what the recognizer sees, or since a verb tells so."""
        word = self._key[start:end]
        bare = "".join(word.split())
        if not _NAME_TOKEN.fullmatch(word):
            return False
        if (start, end) in self._seen:
            return True
        if _NOT_NAME.search(bare):
            return False
        surnames = self._words.surnames
        return "·" in bare or not surnames or bare.startswith(surnames) or (told and 1 < len(bare) < 4)


def _people_in(sighting: Sighting | None) -> list[Recognized]:
    return [n for n in (sighting.names if sighting else ()) if n.label == "PER" and n.probability >= _LIKELY]


def _stripped(key: str, start: int, end: int) -> Range:
    word = key[start:end]
    return start + len(word) - len(word.lstrip()), end - len(word) + len(word.rstrip())


def _mentions(
    names: list[Range], posts: list[Range], change: AppointmentChange, start: int, end: int, rule: str
) -> list[AppointmentMention]:
    return [AppointmentMention(name, (post,), change, start, end, rule) for name in names for post in posts]


def _clause_start(key: str, position: int) -> int:
    """Where the clause of a position begins; marks inside brackets do not count."""
    low = max(0, position - 300)
    before = _GLOSS_TOKEN.sub(lambda m: "＊" * len(m.group()), key[low:position])
    return low + max(before.rfind(mark) for mark in "，。；：\n“《") + 1
