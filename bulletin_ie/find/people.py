"""People: names with their titles, lists that share a title, and every later mention of a known name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from bulletin_ie.budget import check
from bulletin_ie.find.name_judge import NameJudge
from bulletin_ie.find.name_lists import ListReader, behind
from bulletin_ie.find.names import NameReader
from bulletin_ie.find.title_sight import TitleSight
from bulletin_ie.find.titles import TitleFinder, TitleMention
from bulletin_ie.lexicon import Lexicon
from bulletin_ie.recognizer import Sighting
from bulletin_ie.rules.words import any_of

__all__ = ["RULES", "Mention", "PeopleFinder", "Person"]

RULES = {
    "people.title_name": "A name right after a title, 区委书记陈明远.",
    "people.list_shares_title": "A name in a list whose head has the title, 副县长常明、程岳.",
    "people.name_title": "A name with its title in brackets behind, 周明远（县委书记）.",
    "people.subject_without_title": "A name without a title as the subject of an official act, 周明远主持召开会议.",
    "people.appointed": "A name that a change of post gives, 任命周明远为….",
    "people.recognized": "A name that only the trained recognizer sees.",
    "people.known_name": "A name that is known from elsewhere in the article.",
}

_CHAIN_GAP = re.compile(r"(?:[、，.·]|以及|和|与|及|（[^）\n]{1,12}）|\s){0,3}")
_SKIP = re.compile(r"(?:有|包括|还有)?[：\s]{1,2}|同志(?=[\u3400-\u9fff])|（(?!记者)[^（）\n]{1,10}）")
_GIVEN = re.compile("(?:担任|出任|兼任|任|当选为?|为)$")
_BARE = re.compile(
    r"(?:^|[，。；！？\n：]|本报讯|本网讯|[日午晚]|近日|日前)([\u3400-\u9fff]{2,4}?)"
    r"(?=主持召开|主持会议|带队|率队|率[\u3400-\u9fff]{1,12}(?:到|赴)|调研|督导|督查|检查|强调|指出|在[\u3400-\u9fff]{2,14}(?:调研|考察|督导)|深入|赴|一行)"
)
_LIST_BEFORE = re.compile(r"(?:^|[，。；！？\n”：与和向对])((?:[\u3400-\u9fff]{2,4}、){1,30}[\u3400-\u9fff]{2,4})等$")
_LISTED_NAME = re.compile(r"[\u3400-\u9fff]{2,4}")
_RANK = re.compile("(?:常务|专职|执行)?副$|代$")
_RANK_LASTS = frozenset("副代\n")
_LOCAL = tuple("省市县区旗州盟镇乡村")
_ADDRESS_POSTS = frozenset({"代表", "教授", "副教授", "博士", "院士", "委员"})
_AFTER_ADDRESS = re.compile(
    "[、，]|先后|分别|依次|发言|说|认为|建议|提出|表示|谈|应邀|主讲|授课|作|讲|就|围绕|和|在|等"
)
_PARTY = re.compile(
    r"(?:^|[，。；、日由以])(?![由以])((?:[\u3400-\u9fff]{2,4}、){0,12}[\u3400-\u9fff]{2,4}?)"
    r"(?=(?:担任|任|为)(?:常务|执行|第一)?副?(?:组长|团长|队长|领队|成员|组员|队员)|等(?:\d{1,2}人)?组成的)"
)
_PARTY_POST = re.compile("组长|团长|队长|领队|成员|组员|队员|组成的")  # one of which stands in every party
_THERE = r"[^，。；：、\n]{0,12}(?:(?:的|领导|同志|人员)(?:还有|有|是)：?|：)"
_LABEL = re.compile(
    rf"(?:就座{_THERE}|就坐{_THERE}|在座{_THERE}|出席{_THERE}|列席{_THERE}|参加{_THERE}"  # each begins with one character
    r"|主持人?：|人员：|出席：|列席：)(?=[\u3400-\u9fff])"
)
_SURE_POSTS = frozenset({"董事长", "总经理", "总裁", "理事长", "监事长", "执行董事", "创始人", "法定代表人"})


_FEW = 64  # characters that names of one article begin with


class Mention(NamedTuple):
    """One mention of a person.

    Attributes:
        start: Where the name begins.
        end: Where the name ends.
        outer: Where the titles in front of it begin; ``start`` where there are none.
        after: Where a bracket or honorific behind the name ends; ``end`` where there is none.
        group: Number of the list of people that it stands in; mentions of one list share it.
    """

    start: int
    end: int
    outer: int
    after: int
    group: int = -1


@dataclass(slots=True)
class Person:
    """A person of an article.

    Attributes:
        name: The name in pattern form.
        titles: The titles, in reading order.
        mentions: Every mention, in reading order.
        rule: The rule that made the first one.
    """

    name: str
    rule: str
    titles: list[TitleMention] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


@dataclass(slots=True)
class _Found:
    start: int
    end: int
    titles: list[TitleMention]
    rule: str
    after: int


class PeopleFinder:
    """Finds the people of an article.

    Args:
        lexicon: Titles, surnames and what stands around names.

    Examples:
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> people = PeopleFinder(default_lexicon()).find("区委副书记时越，区委常委、宣传部长沈卓出席会议。时越讲话。")
        >>> [(p.name, len(p.titles), len(p.mentions)) for p in people]
        [('时越', 1, 2), ('沈卓', 2, 1)]
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._titles = TitleFinder(lexicon)
        self._title_sight = TitleSight(self._titles, lexicon)
        self._names = NameReader(lexicon)
        self._byline = re.compile(f"{any_of(lexicon.words('byline_label'))}[^，。；、（）]{{0,24}}$")
        self._honorific = re.compile(any_of(lexicon.words("after_name")))

    def find(
        self,
        key: str,
        also: Iterable[tuple[int, int]] = (),
        sighting: Sighting | None = None,
        gaps: Collection[int] = (),
    ) -> list[Person]:
        """All people of an article, in the order of their first mention.

        Args:
            key: The article's text in pattern form.
            also: Ranges of names that are known from elsewhere (who was appointed).
            sighting: What a recognizer sees in ``key``.
            gaps: Positions in ``key`` in front of which the page has white space that was left out.

        Returns:
            People with titles and mentions; those merely mentioned are among them.
        """
        titles = self._title_sight.corrected(key, self._titles.find(key), sighting)
        judge = NameJudge(self._names, key, sighting)
        found = self._titled(key, titles, judge, frozenset(gaps))
        found += self._bare(key, found)
        found += self._parties(key, found)
        found += self._labelled(key, judge, titles, found)
        found += self._recognized(key, judge, found)
        taken = {item.start for item in found}
        found += [_Found(start, end, [], "people.appointed", end) for start, end in also if start not in taken]
        found.sort(key=lambda f: f.start)
        people: dict[str, Person] = {}
        held: dict[str, dict[str, TitleMention]] = {}
        for item in found:
            name = key[item.start : item.end]
            if name not in people:
                people[name], held[name] = Person(name, item.rule), {}
            for title in item.titles:
                text = key[title.start : title.end]
                if text != "领导":
                    held[name].setdefault(text, title)
        for name, person in people.items():
            person.titles.extend(_longest(held[name]))
        self._mentions(key, people, found)
        return [p for p in people.values() if p.mentions]

    def _titled(self, key: str, titles: list[TitleMention], judge: NameJudge, gaps: frozenset[int]) -> list[_Found]:
        found: list[_Found] = []
        posts = {t.post_start for t in titles}
        starts = {t.start for t in titles} | posts
        lists = ListReader(self._names, judge, key, gaps, starts, posts, self._honorific)
        pending: list[TitleMention] = []
        for position, title in enumerate(titles):
            check()
            if found and title.start < found[-1].end:
                continue  # the recognizer took names of a row for a title
            if key[title.end : title.end + 1] in "，。；" and _GIVEN.search(key, max(0, title.start - 3), title.start):
                pending = []  # 李明担任指挥长，副县长程岳…: a task, nobody's title
                continue
            addressed = self._addressed(key, title, judge)
            if addressed is not None:
                found.append(addressed)
                pending = []
                continue
            pending.append(title)
            after = titles[position + 1] if position + 1 < len(titles) else None
            if after and after.start <= title.end + 1 and key[title.end : title.end + 1] in "、，兼和及":
                continue
            names = lists.read(self._first(key, title, judge), kind=title.kind, sure=self._is_sure(key, title))
            if names:
                for number, (start, end, behind) in enumerate(names):
                    rule = "people.list_shares_title" if number else "people.title_name"
                    found.append(_Found(start, end, list(pending), rule, behind))
            else:
                found += self._before(key, pending)
            pending = []
        return found

    def _first(self, key: str, title: TitleMention, judge: NameJudge) -> int:
        """Where the first name behind a title would begin."""
        skip = _SKIP.match(key, title.end)
        if skip and not (skip.group().startswith("（") and self._names.boundary(key, skip.end()) == 3):
            return skip.end()
        mark = title.end
        if key[mark : mark + 1] == "、" and title.kind == "official" and judge.is_whole(mark + 1):
            return mark + 1  # 县委书记、周明远，县长、陈立新
        return mark

    def _addressed(self, key: str, title: TitleMention, judge: NameJudge) -> _Found | None:
        """县发改局程岳局长, 程岳代表: a name right in front of its post."""
        if self._names.boundary(key, title.end) < 1:
            return None
        edge = title.post_start
        if key[edge - 1 : edge] in _RANK_LASTS and (rank := _RANK.search(key, max(0, edge - 3), edge)):
            edge = rank.start()
        post = key[edge : title.end]
        if not (title.kind == "official" or post in _ADDRESS_POSTS):
            return None
        start = judge.before_post(edge, local=post.removeprefix("副").startswith(_LOCAL))
        if start is None or (post in _ADDRESS_POSTS and not _AFTER_ADDRESS.match(key, title.end)):
            return None
        held = title._replace(start=edge, post_start=edge)
        return _Found(start, edge, [held], "people.name_title", title.end)

    @staticmethod
    def _is_sure(key: str, title: TitleMention) -> bool:
        """Whether a title of this sort hardly ever stands without a name."""
        return title.kind in ("official", "group", "member") or key[title.post_start : title.end] in _SURE_POSTS

    def _before(self, key: str, pending: list[TitleMention]) -> list[_Found]:
        """周明远（县委书记）, 周明远县长: a name right before its title."""
        title = pending[0]
        if key[title.start - 1 : title.start] == "（" and key[pending[-1].end : pending[-1].end + 1] == "）":
            edge = title.start - 1
            for size in (3, 2, 4):
                start = edge - size
                if start >= 0 and edge in self._names.candidates(key, start) and self._left_clear(key, start):
                    return [_Found(start, edge, list(pending), "people.name_title", pending[-1].end + 1)]
        if title.kind == "group" and key[title.start - 1 : title.start] == "等":
            return self._list_before(key, title)
        return []

    def _list_before(self, key: str, title: TitleMention) -> list[_Found]:
        """周明远、李国强等县领导: a list whose title stands behind it."""
        match = _LIST_BEFORE.search(key, max(0, title.start - 120), title.start)
        if not match:
            return []
        found = []
        for name in _LISTED_NAME.finditer(key, match.start(1), match.end(1)):
            if name.end() not in self._names.candidates(key, name.start()):
                return []
            found.append(_Found(name.start(), name.end(), [title], "people.list_shares_title", name.end()))
        return found

    @staticmethod
    def _left_clear(key: str, start: int) -> bool:
        return start == 0 or not ("\u3400" <= key[start - 1] <= "\u9fff") or key[start - 1] in "和与及"

    def _bare(self, key: str, found: list[_Found]) -> list[_Found]:
        """Names without a title that do what only officials do in bulletins."""
        taken = {item.start for item in found}
        known = {key[item.start : item.end] for item in found}
        bare = []
        for match in _BARE.finditer(key):
            start, end = match.span(1)
            name = match.group(1)
            if start in taken or name in known or end not in self._names.candidates(key, start):
                continue
            bare.append(_Found(start, end, [], "people.subject_without_title", end))
        return bare

    def _parties(self, key: str, found: list[_Found]) -> list[_Found]:
        """由程岳任组长，何静姝、常明为成员: those whom a party's posts show to be people."""
        if not _PARTY_POST.search(key):
            return []
        taken = {item.start for item in found}
        more: list[_Found] = []
        for match in _PARTY.finditer(key):
            names = [m.span() for m in _LISTED_NAME.finditer(key, *match.span(1))]
            if all(end in self._names.candidates(key, start) for start, end in names):
                more += [_Found(a, b, [], "people.subject_without_title", b) for a, b in names if a not in taken]
        return more

    def _labelled(self, key: str, judge: NameJudge, titles: list[TitleMention], found: list[_Found]) -> list[_Found]:
        """在主席台就座的有程岳、何静姝: a list whose label tells that people follow."""
        labels = [match.end() for match in _LABEL.finditer(key)]
        if not labels:
            return []
        posts = {t.post_start for t in titles}
        starts = {t.start for t in titles} | posts
        taken = {item.start for item in found}
        lists = ListReader(self._names, judge, key, (), starts, posts, self._honorific)
        rule = "people.list_shares_title"
        rows = (lists.labelled(label) for label in labels if label not in starts)
        return [_Found(a, b, [], rule, after) for row in rows for a, b, after in row if a not in taken]

    def _recognized(self, key: str, judge: NameJudge, found: list[_Found]) -> list[_Found]:
        """Names that only the recognizer sees."""
        taken = {position for item in found for position in range(item.start, item.end)}
        return [
            _Found(name.start, name.end, [], "people.recognized", name.end)
            for name in judge.alone([(item.start, item.end) for item in found])
            if taken.isdisjoint(range(name.start, name.end))
            and not self._byline.search(key, max(0, name.start - 40), name.start)
        ]

    def _mentions(self, key: str, people: dict[str, Person], found: list[_Found]) -> None:
        """Every mention of every known name, in reading order, with lists numbered."""
        if not people:
            return
        first = {item.start: item for item in found}
        outers = {item.start: _outer(key, item) for item in found}
        group, last_after = -1, -1
        for start, end in _occurrences(key, people):
            item = first.get(start)
            if item is None and not self._plausible(key, start, end):
                continue
            outer = outers.get(start, start)
            after = item.after if item else behind(key, end, self._honorific)
            gap = _CHAIN_GAP.fullmatch(key, last_after, outer) if 0 <= last_after <= outer else None
            if gap is None:
                group += 1
            people[key[start:end]].mentions.append(Mention(start, end, outer, after, group))
            last_after = after

    def _plausible(self, key: str, start: int, end: int) -> bool:
        """Whether a known name is meant here, and no longer word that holds it."""
        if end - start > 2:
            return True
        left = start == 0 or not ("\u3400" <= key[start - 1] <= "\u9fff")
        return self._names.boundary(key, end) >= (1 if left else 2)

    def is_never(self, name: str) -> bool:
        """Whether a name is one of those whose speeches are passed on, never a participant."""
        return name in self._names.never


def _outer(key: str, item: _Found) -> int:
    """Where the titles in front of a name begin; a label with a colon is none of its name (参会领导：)."""
    if not item.titles or item.rule != "people.title_name" or "：" in key[item.titles[-1].end : item.start]:
        return item.start
    return item.titles[0].start


def _longest(titles: dict[str, TitleMention]) -> list[TitleMention]:
    """Titles without those that only end a longer one (书记, where 区委书记 is among them)."""
    if len(titles) < 2:
        return list(titles.values())
    turned = sorted([text[::-1] for text in titles])  # what ends another one stands right before one that it ends
    ends = {text[::-1] for text, longer in pairwise(turned) if longer.startswith(text)}
    return [title for text, title in titles.items() if text not in ends]


def _occurrences(key: str, names: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where any of the names stands, the longest at each place, none inside another.

    An alternation of all names would try each at every character, and be compiled anew for each article; here a name's
    first character leads to it.
    """
    sizes: dict[str, list[int]] = {}
    for name in names:
        found = sizes.setdefault(name[0], [])
        if len(name) not in found:
            found.append(len(name))
    floor = 0
    for found in sizes.values():
        found.sort(reverse=True)
    for start in _places(key, sizes):
        if start < floor:
            continue
        for size in sizes[key[start]]:
            if start + size <= len(key) and key[start : start + size] in names:
                floor = start + size
                yield start, floor
                break


def _places(key: str, characters: Collection[str]) -> list[int]:
    """Where any of some characters stands; few are looked for one by one, which is faster."""
    if len(characters) > _FEW:
        return [place for place, character in enumerate(key) if character in characters]
    places = []
    for character in characters:
        place = key.find(character)
        while place >= 0:
            places.append(place)
            place = key.find(character, place + 1)
    places.sort()
    return places
