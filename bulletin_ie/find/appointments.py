"""Changes of post: who was appointed, elected, removed or resigned.

A change is read from a verb and what stands beside it. Two orders exist: the verb before the names
(任命张三为县长, 免去李四的县长职务) and the names before the verb (张三当选为县长, 李四不再担任县长职务).
After the verb, a list may go on over commas, semicolons and lines (任命：张三为…；李四为…).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import cast

from bulletin_ie.lexicon import Lexicon
from bulletin_ie.records.vocabulary import AppointmentChange
from bulletin_ie.text import AlignedText

__all__ = ["RULES", "AppointmentFinder", "AppointmentMention"]

Range = tuple[int, int]

RULES: dict[str, str] = {
    "appointments.verb_names_as_post": "A verb of appointing or electing, names, 为, a post: 任命周启航为副县长.",
    "appointments.verb_names_of_post": "A verb of removing, names, 的, a post: 免去沈国良的县教育局局长职务.",
    "appointments.names_verb_post": "Names, a verb of taking or leaving a post, the post: 罗远山当选为县长.",
    "appointments.list_item": "A further item of a list that such a verb opened: 任命：…；何静姝为县审计局局长.",
    "appointments.same_person": "A further change of the person named before: …任县委书记，不再担任县长职务.",
}

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
_GLOSS_TOKEN = re.compile(r"（[^（）\n]*）")
_POST_STOP = re.compile(
    r"[，。；！？\n：“”《》]|职务|一职|[，、]?(?:试用期|任期|任职时间)|（(?!挂职|兼|正|副|不|代)|并(?!购)|的请求|的决定|的(?:报告|申请)"
)
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
class _Verb:
    start: int
    end: int
    change: AppointmentChange
    before: bool
    formal: bool
    keep: bool


class AppointmentFinder:
    """Finds changes of post.

    Args:
        lexicon: The words: kinds ``appointment_before``, ``appointment_after``, ``post_ending``, ``not_a_post``.

    Examples:
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> text = AlignedText.of("会议任命周启航为县财政局局长、县国资办主任，免去沈国良的副县长职务。")
        >>> for m in AppointmentFinder(default_lexicon()).find(text):
        ...     print(m.change, text.clean[slice(*m.name)], "".join(text.clean[a:b] for a, b in m.title))
        appointed 周启航 县财政局局长
        appointed 周启航 县国资办主任
        removed 沈国良 副县长
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._entries = {
            (word, kind == "appointment_before"): entry
            for kind in ("appointment_before", "appointment_after")
            for entry in lexicon.of(kind)
            for word in entry.words
        }
        words = sorted({word for word, _ in self._entries}, key=lambda w: (-len(w), w))
        self._verbs = re.compile("|".join(map(re.escape, words)) or r"(?!)")
        posts = (*lexicon.words("post_ending"), *lexicon.words("post"))
        self._ending = re.compile(f"(?:{'|'.join(map(re.escape, posts))})(?:（[^（）]{{1,6}}）)?$")
        self._surnames = (*lexicon.words("compound_surname"), *lexicon.words("surname"))
        self._task_post = re.compile(f"(?:{'|'.join(map(re.escape, lexicon.words('not_a_post')))})$")

    def find(self, text: AlignedText) -> list[AppointmentMention]:
        """Find every change of post, one mention for each post of each person.

        Args:
            text: An article's body, or any running text.

        Returns:
            The mentions, in reading order; a change said twice is given once.
        """
        key = text.key
        found: list[AppointmentMention] = []
        done = 0
        for verb in self._verb_uses(key):
            if verb.start < done:
                continue
            items = self._after(key, verb, found) if verb.before else self._around(key, verb, found)
            if items:
                found += items
                done = items[-1].end
        return _once(key, found)

    def _verb_uses(self, key: str) -> Iterator[_Verb]:
        for match in self._verbs.finditer(key):
            for before in (True, False):
                entry = self._entries.get((match.group(), before))
                if entry is not None:
                    change = cast("AppointmentChange", entry.value)
                    formal, keep = bool(entry.attributes.get("formal")), bool(entry.attributes.get("keep"))
                    yield _Verb(match.start(), match.end(), change, before, formal, keep)

    def _after(self, key: str, verb: _Verb, found: list[AppointmentMention]) -> list[AppointmentMention]:
        """Read the list that follows a verb: 任命 张三为…；李四为…."""
        items: list[AppointmentMention] = []
        position = verb.end
        rule = "verb_names_of_post" if verb.change == "removed" else "verb_names_as_post"
        while True:
            gap = _SEPARATOR.match(key, position)
            start = gap.end() if gap else position
            if items and "。" in key[position:start] and "\n" not in key[position:start]:
                break
            read = None if self._verbs.match(key, start) else self._item(key, start, verb, [*found, *items])
            if not read:
                break
            rule = "list_item" if items and rule != "same_person" else rule
            names, posts, end = read
            items += _mentions(
                names, posts, verb.change, verb.start if not items else start, end, f"appointments.{rule}"
            )
            position = end
        return items

    def _item(
        self, key: str, start: int, verb: _Verb, before: list[AppointmentMention]
    ) -> tuple[list[Range], list[Range], int] | None:
        """One item of a list: names, posts, end."""
        joints = _OF if verb.change == "removed" else _AS
        if verb.change == "removed":
            person = _OF_PERSON.match(key, start)
            if person and before:
                posts, end = self._posts(key, person.end())
                return ([before[-1].name], posts, end) if posts else None
        segment = _SEGMENT.match(key, start)
        limit = segment.end() if segment else start
        for joint in islice(joints.finditer(key, start, limit), 6):
            names = self._people(key, start, joint.start())
            posts, end = self._posts(key, joint.end()) if names else ([], start)
            if posts:
                return names, posts, end
        return self._bare_item(key, start, verb, before) if verb.change == "removed" else None

    def _bare_item(
        self, key: str, start: int, verb: _Verb, before: list[AppointmentMention]
    ) -> tuple[list[Range], list[Range], int] | None:
        """An item without 的 (免去沈国良副县长职务), or without a name (周启航任…，免去…职务)."""
        match = _OF_BARE.match(key, start)
        if match and self._is_name(match.group("names")):
            posts, end = self._posts(key, match.end())
            return ([match.span("names")], posts, end) if posts else None
        if (
            before
            and start == verb.end
            and 0 <= verb.start - before[-1].end <= 24
            and "。" not in key[before[-1].end : start]
        ):
            posts, end = self._posts(key, start)
            return ([before[-1].name], posts, end) if posts else None
        return None

    def _around(self, key: str, verb: _Verb, found: list[AppointmentMention]) -> list[AppointmentMention]:
        """Read names before a verb and posts after it: 张三当选为县长."""
        posts, end = self._posts(key, verb.start if verb.keep else verb.end)
        if not posts:
            return []
        clause = _clause_start(key, verb.start)
        names = self._names_before(key, clause, verb)
        rule = "names_verb_post"
        if (
            not names
            and found
            and verb.start - found[-1].end <= 12
            and not key[found[-1].end : verb.start].strip("，；并同时 ")
        ):
            names, rule = [found[-1].name], "same_person"
        if not names or (verb.formal and not self._believed(key, clause, verb, posts)):
            return []
        return _mentions(
            names, posts, verb.change, names[0][0] if rule != "same_person" else verb.start, end, f"appointments.{rule}"
        )

    def _names_before(self, key: str, clause: int, verb: _Verb) -> list[Range]:
        leads = [m.end() for m in _LEAD.finditer(key, clause, verb.start)]
        start = leads[-1] if leads else clause
        match = _BEFORE_VERB.match(key, start, verb.start)
        names = self._people(key, *match.span("names")) if match else []
        return names or self._titled_name(key, start, verb.start)

    def _titled_name(self, key: str, start: int, end: int) -> list[Range]:
        """The name that stands right before ``end`` with a post in front of it (县委书记罗远山)."""
        if key.startswith("同志", end - 2):
            end -= 2
        for length in (2, 3, 4):
            name = key[end - length : end]
            if end - length > start and self._is_name(name) and self._ending.search(key[start : end - length]):
                return [(end - length, end)]
        return []

    def _believed(self, key: str, clause: int, verb: _Verb, posts: list[Range]) -> bool:
        """Whether an everyday verb (任, 担任) speaks of an office here."""
        if (
            any(self._task_post.search(key[a:b]) for a, b in posts)
            or key[max(0, clause - 1) : verb.start].find("由") >= 0
        ):
            return False
        line = key.rfind("\n", 0, verb.start) + 1
        end = key.find("\n", verb.end)
        near = key[max(line, verb.start - 150) : min(end if end >= 0 else len(key), verb.end + 150)]
        return "同志" in key[clause : verb.start] or bool(_CONTEXT.search(near))

    def _posts(self, key: str, start: int) -> tuple[list[Range], int]:
        """Posts from a position on, split at 、 where a post ends before it; and where they end."""
        stop = _POST_STOP.search(key, start, start + 120)
        end = stop.start() if stop else min(len(key), start + 120)
        posts: list[Range] = []
        position = start
        while position < end:
            cut = self._post_end(key, position, end)
            if cut is None:
                break
            posts.append((position, cut))
            position = cut + 1 if key[cut : cut + 1] == "、" else end
            if self._opens_item(key, position, end):
                break
        return posts, posts[-1][1] if posts else start

    def _post_end(self, key: str, start: int, end: int) -> int | None:
        """Where the post that begins at ``start`` ends: at a list mark after a post's ending, else at ``end``."""
        for match in re.compile("、").finditer(key, start, end):
            if self._ending.search(key[start : match.start()]):
                return match.start()
        return end if self._ending.search(key[start:end]) else None

    def _opens_item(self, key: str, start: int, end: int) -> bool:
        """Whether names and 为 stand here, so that the list goes on with another person."""
        joint = _AS.search(key, start, end)
        return bool(joint and self._people(key, start, joint.start()))

    def _people(self, key: str, start: int, end: int) -> list[Range]:
        """The people of a list, with or without posts before them; none where something else stands there."""
        comrades = _COMRADES.search(key, start, end)
        end = comrades.start() if comrades else end
        people: list[Range] = []
        for part in _PART.finditer(key, start, end):
            if self._is_name(part.group("name")):
                people.append(part.span("name"))
            elif titled := self._titled_name(key, part.start("name"), part.end("name")):
                people += titled
            elif not self._ending.search(part.group("name")):
                return []
        return people

    def _is_name(self, word: str) -> bool:
        bare = "".join(word.split())
        if _NOT_NAME.search(bare) or not _NAME_TOKEN.fullmatch(word):
            return False
        return "·" in bare or not self._surnames or bare.startswith(self._surnames)


def _mentions(
    names: list[Range], posts: list[Range], change: AppointmentChange, start: int, end: int, rule: str
) -> list[AppointmentMention]:
    return [AppointmentMention(name, (post,), change, start, end, rule) for name in names for post in posts]


def _clause_start(key: str, position: int) -> int:
    """Where the clause of a position begins; marks inside brackets do not count."""
    low = max(0, position - 300)
    before = _GLOSS_TOKEN.sub(lambda m: "＊" * len(m.group()), key[low:position])
    return low + max(before.rfind(mark) for mark in "，。；：\n“《") + 1


def _once(key: str, found: list[AppointmentMention]) -> list[AppointmentMention]:
    seen: set[tuple[str, str, str]] = set()
    result: list[AppointmentMention] = []
    for item in found:
        said = ("".join(key[slice(*item.name)].split()), "".join(key[a:b] for a, b in item.title), item.change)
        if said not in seen:
            seen.add(said)
            result.append(item)
    return result
