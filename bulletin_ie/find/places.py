"""Places: the stops of a visit and the venues of meetings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias, cast

from bulletin_ie.lexicon import Lexicon
from bulletin_ie.recognizer import Recognized, Sighting
from bulletin_ie.records.vocabulary import PlaceKind, PlaceRole

__all__ = ["RULES", "PlaceFinder", "PlaceMention"]

RULES = {
    "places.visit_verb": "Where somebody goes or looks, 来到柳桥农贸市场.",
    "places.at_opening": "Where a sentence sets its scene, 在顺达物流园，….",
    "places.at_doing": "Where something is done, 在鑫盛棉纺公司开展演练.",
    "places.list_member": "A further place of a list, 、柳树村.",
    "places.recognized": "A place that the trained recognizer sees where a sentence opens, 柳树村，….",
    "places.venue": "Where a meeting or ceremony is held, 在县会议中心召开.",
    "places.venue_arrived": "Where somebody went to hold a meeting.",
}

_NAME = r"[\u3400-\u9fffA-Za-z0-9+·]"
_TOKEN = re.compile(rf"(?:{_NAME}|（[^（）\n，。]{{1,10}}）|“[^“”\n，。]{{1,14}}”){{2,36}}")
_JOIN = re.compile(r"[、]|以及|和|及|与|，(?=[^，。；]{2,24}(?:、|等))")
_TRAIL = re.compile(
    r"(?:提升|改造|建设|施工|整治|征迁|拆迁|修复|治理|抢修|清淤|救援){0,3}现场$|工地现场$|(?<=[厂园司区村库站店院校])(?:里|内|上)$|等$|一带$"
)
_LEAD_TRIM = re.compile(
    r"^(?:先后|分别|一行|首先|随后|接着|又|还|再|一同|实地|冒雨|专程|正在建设(?:中)?的|正在施工的|新建的|位于|地处|坐落于|在建的|刚刚建成的|了|部分|附近的|附近|辖区的?|辖区内的?|"
    r"我[县区市镇]的?|本[县区市]的?|[^、，]{1,8}(?=位于))+"
)
_AND = re.compile(r"(?<=[\u3400-\u9fff”）])[和及与](?!平)")
_WEAK_ENDS = frozenset(
    ["为", "向", "同", "看", "听", "观", "后", "时", "以", "对", "就", "与", "给", "将", "把", "的", "沿"]
)
# Verbs that no place's name holds: with one of them the words up to the mark are no single name.
_VERB = re.compile(
    r"调研|考察|督导|督查|检查(?!站)|视察|走访|慰问|看望|察看|查看|参观|观摩|开展|进行|听取|了解|询问|主持|召开|举行|举办|出席|参加|召集"
)
_MOTION = re.compile(r"先后到|到|赴|深入|来到|走进|前往|抵达|赶到|赶赴|奔赴|走到|进入|步入")
# A sentence that opens inside a place, without 在: 石峡镇苹果示范园里，….
_DONE_AT = re.compile(r"在(?=[^，。；！？\n“”]{3,24}?(?:联合)?(?:开展|进行))")
_INSIDE = re.compile(r"(?:^|[。！？\n”])([\u3400-\u9fffA-Za-z0-9]{4,24})(?:里|内)，")
# 深入推动项目…: what follows is done, not visited.
_DOING = re.compile(
    r"推动|推进|贯彻|实施|开展|落实|学习|践行|挖掘|了解|分析|研究|排查|打击|整治|推行|实践|领会|理解|\d{4}年|走(?!马)|进(?!贤|化)|访|看|重大|重点|民生|宣传|查找|剖析|细致|基层|群众|一线|农户"
)
_STATE = re.compile(r"(?:情况|进度|进展|现状)$")
_COUNTED = re.compile(r"[\d一二三四五六七八九十两几数多]{1,10}(?:余|多)?[个家处座条所户名位栋幢间片块]")
_MODIFIER = re.compile(r"^[^的]{2,14}的(?=[\u3400-\u9fff]{3,})")


Chains: TypeAlias = Mapping[int, int]
"""Ends of the places that a recognizer sees, by where they begin; 青石镇 and 柳树村 behind it are one place."""

_HEAD = re.compile(r"(?:^|[。！？；\n”])(?:[^，。！？；\n”]{1,10}，)?$")  # 9日上午，柳树村，…

_SURE = 0.8  # of each name of a chain
_SITES = frozenset({"PLACE", "ORG", "DIV", "BODY"})


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place in a text.

    Attributes:
        start: Where its name begins.
        end: Where its name ends.
        role: ``visited`` or ``venue``.
        kind: What sort of place.
        rule: The rule that made it.
        lead: Where the word begins that leads to it.
    """

    start: int
    end: int
    role: PlaceRole
    kind: PlaceKind
    rule: str
    lead: int


class PlaceFinder:
    """Finds places by the words that lead to them.

    Args:
        lexicon: Endings of place names, leading words, and what ends a name.

    Examples:
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> text = "在柳荫街道柳桥农贸市场，周启航查看了货架。随后，他来到石榴小区、顺达物流园，检查消防设施。"
        >>> [text[p.start:p.end] for p in PlaceFinder(default_lexicon()).find(text, text)]
        ['柳荫街道柳桥农贸市场', '石榴小区', '顺达物流园']
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._kinds = cast("dict[str, PlaceKind]", lexicon.table("place_suffix"))
        self._suffix = re.compile("(?:" + "|".join(map(re.escape, lexicon.words("place_suffix"))) + r"|”)$")
        leads = lexicon.table("place_lead")
        visits = sorted((re.escape(w) for w, v in leads.items() if v == "visit"), key=len, reverse=True)
        self._visit = re.compile(f"(?:{'|'.join(visits)})(?![组团员会报时中期力])了?")
        self._arrival = re.compile("来到|前往|走进|深入|赶到|赶赴|奔赴|抵达|先后到|一行到")
        self._end = re.compile("|".join(map(re.escape, lexicon.words("place_end"))))
        self._not = frozenset(lexicon.words("not_place"))
        self._generic = re.compile(f"(?:{'|'.join(map(re.escape, lexicon.words('generic_place')))})*")
        self._city = re.compile("|".join(map(re.escape, lexicon.words("city_name"))) or r"(?!)")

    def find(
        self, key: str, masked: str, names: Iterable[int] = (), sighting: Sighting | None = None
    ) -> list[PlaceMention]:
        """All places that are led to, visited or venue, in reading order.

        Args:
            key: Text in pattern form.
            masked: The same with direct speech masked.
            names: Where names of people end: 在 and 到 right behind one lead to a place.
            sighting: What a recognizer sees in ``key``.

        Returns:
            Places; whether their event visits anything is the caller's to judge.
        """
        found: dict[int, PlaceMention] = {}
        behind = frozenset(names)
        seen = _chains(sighting, len(key))
        for mention in (
            *self._visited(masked, behind, seen),
            *self._openings(masked, behind, seen),
            *self._bare(masked, seen),
            *self._venues(masked),
        ):
            known = found.get(mention.start)
            if known is None or mention.end > known.end:
                found[mention.start] = mention
        return sorted(found.values(), key=lambda m: m.start)

    def _visited(self, text: str, names: frozenset[int], seen: Chains) -> list[PlaceMention]:
        mentions: list[PlaceMention] = []
        for match in self._visit.finditer(text):
            if (
                match.start() not in names
                and match.group() in ("到", "看望", "检查")
                and text[match.start() - 1 : match.start()] in "达得受感做找看听遇直谈想回抓提收接见轮说"
            ):
                continue
            mentions += self._list(
                text,
                match.end(),
                "visited",
                "places.visit_verb",
                match.start(),
                seen,
                moving=bool(_MOTION.match(match.group())),
            )
        return mentions

    def _openings(self, text: str, names: frozenset[int], seen: Chains) -> list[PlaceMention]:
        """在X，somebody does something."""
        mentions: list[PlaceMention] = []
        for match in re.finditer(r"(?:^|[。！？；\n”]|随后，|接着，|期间，|当天，)(?:随后|接着|而?在)?(?<=在)", text):
            mentions += self._list(
                text, match.end(), "visited", "places.at_opening", match.end() - 1, seen, closed=True
            )
        for position in sorted(names):
            if text.startswith("在", position):
                mentions += self._list(text, position + 1, "visited", "places.at_opening", position, seen)
        for match in _DONE_AT.finditer(text):
            mentions += self._list(text, match.end(), "visited", "places.at_doing", match.start(), seen)
        for match in _INSIDE.finditer(text):
            words = match.group(1)
            if self._suffix.search(words) and not self._refused(words) and not _VERB.search(words):
                mentions.append(self._mention(text, *match.span(1), "visited", "places.at_opening", match.start(1)))
        return mentions

    def _bare(self, text: str, seen: Chains) -> list[PlaceMention]:
        """A place that the recognizer sees at the head of a sentence, set off by a comma."""
        return [
            self._mention(text, start, end, "visited", "places.recognized", start)
            for start, end in seen.items()
            if text[end : end + 1] in ("，", "的", "里")
            and _HEAD.search(text, max(0, start - 14), start)
            and end - start > 2
            and self._ends_as_place(text[start:end])
            and not self._refused(text[start:end])
        ]

    def _venues(self, text: str) -> list[PlaceMention]:
        mentions: list[PlaceMention] = []
        pattern = (
            r"在([^，。；！？\n“”]{2,30}?)(?=(?:隆重|正式|成功|胜利|盛大|如期|顺利|公开|集中|现场|组织|主持|共同)?"
            r"(?:召开|举行|举办|开幕|启动|开班|启幕|会见|接待|接访|拉开|开讲|开赛|开营|座谈|签约|揭牌|开工|奠基))"
        )
        for match in re.finditer(pattern, text):
            end = match.end(1)
            token = text[match.start(1) : end]
            if self._suffix.search(token) and not self._refused(token):
                mentions.append(self._mention(text, match.start(1), end, "venue", "places.venue", match.start()))
        return mentions

    def _list(
        self,
        text: str,
        pos: int,
        role: PlaceRole,
        rule: str,
        lead: int,
        seen: Chains,
        *,
        closed: bool = False,
        moving: bool = False,
    ) -> list[PlaceMention]:
        """A place or a list of places that begins at a position."""
        mentions: list[PlaceMention] = []
        while True:
            token = self._token(text, pos, moving, seen)
            if token is None:
                break
            start, end, cut = token
            words = text[start:end]
            known = seen.get(start) == end and not self._suffix.search(words) and not _COUNTED.match(words)
            if not known and not self._accept(words, closed and not mentions, text, cut):
                break
            mentions.append(self._mention(text, start, end, role, rule if not mentions else "places.list_member", lead))
            join = _JOIN.match(text, cut)
            if not join or len(mentions) > 30:
                break
            pos = join.end()
        return mentions

    def _token(self, text: str, pos: int, moving: bool, seen: Chains) -> tuple[int, int, int] | None:
        """Start and end of a name at a position, and where reading stopped."""
        match = _TOKEN.match(text, pos)
        if not match:
            return None
        trim = _LEAD_TRIM.match(text, match.start(), match.end())
        start = trim.end() if trim else match.start()
        for arrival in self._arrival.finditer(text, start, match.end()):
            start = arrival.end()
        end = self._cut(text, start, match.end(), moving)
        whole = seen.get(start)
        if whole is not None and not self._is_better(text, start, end, whole):
            return start, whole, _behind(text, whole, match.end())
        trail = _TRAIL.search(text[start:end])
        stop = end
        while trail and trail.group() and trail.start() > 1:
            end = start + trail.start()
            trail = _TRAIL.search(text[start:end])
        modifier = _MODIFIER.match(text[start:end])
        if modifier:
            start += modifier.end()
        return (start, end, stop) if end - start >= 2 else None

    def _is_better(self, text: str, start: int, end: int, whole: int) -> bool:
        """Whether the end that the rules read is better than the recognizer's: a place goes on behind it."""
        words = text[start:end]
        longer = (
            end > whole
            and self._ends_as_place(words)
            and not _VERB.search(words)
            and self._accept(words, False, text, end)
        )
        return longer or self._refused(text[start:whole])

    def _cut(self, text: str, start: int, end: int, moving: bool) -> int:
        """Where a name ends: before the first verb, unless a longer name ends at the mark."""
        whole = text[start:end]
        stop = end
        for match in self._end.finditer(text, start + 1, end):
            head = text[start : match.start()]
            if self._suffix.search(head) or match.group() not in _WEAK_ENDS:
                stop = match.start()
                break
        state = _STATE.search(text, start, stop)
        if state:
            ending = self._last_ending(text, start, state.start())  # 察看了游客中心布展情况
            if _AND.search(text, start, state.start()):
                return start  # 渔船回港和锚泊加固情况: no place
            stop = ending if 2 <= state.start() - ending <= 4 else stop
        elif moving and not self._ends_as_place(text[start:stop]):
            stop = self._last_ending(text, start, stop)  # 到杨柳社区讲授党课: an unlisted verb follows
        if stop < end and len(whole) <= 20 and self._ends_as_place(whole) and not _VERB.search(whole):
            stop = end
        joined = _AND.search(text, start, stop)
        if joined and self._suffix.search(text[start : joined.start()]) and not text[start:stop].endswith(("口", "处")):
            stop = joined.start()
        return stop

    def _last_ending(self, text: str, start: int, end: int) -> int:
        """The last position at which the words read so far end like a place; ``end`` where there is none."""
        for stop in range(end - 2, start + 2, -1):
            match = self._suffix.search(text[start:stop])
            if match and (len(match.group()) > 1 or match.group() in "村镇乡县市局厂园馆站店库") and match.start() > 1:
                return stop
        return end

    def _ends_as_place(self, words: str) -> bool:
        trail = _TRAIL.search(words)
        return bool(self._suffix.search(words[: trail.start()] if trail else words))

    def _accept(self, words: str, opening: bool, text: str, cut: int) -> bool:
        if self._refused(words) or _COUNTED.match(words) or _DOING.match(words):
            return False
        ending = self._suffix.search(words)
        if ending and ending.group() == "”":
            return bool(re.search(r"[省市区县旗州镇乡村街道]“[^”]+”$", words))
        if ending:
            named = self._kinds.get(ending.group()) in ("village", "division")
            named = named or words[0] in "省市区县旗州镇乡" or not self._generic.fullmatch(words, 0, ending.start())
            return opening or named
        if self._city.fullmatch(words):
            return True
        return opening and text[cut : cut + 1] in "，、" and 2 <= len(words) <= 16

    def _refused(self, words: str) -> bool:
        return words in self._not or any(len(words) - size < 3 and words[-size:] in self._not for size in (2, 3, 4))

    def _mention(self, text: str, start: int, end: int, role: PlaceRole, rule: str, lead: int) -> PlaceMention:
        match = self._suffix.search(text[start:end])
        kind: PlaceKind = self._kinds.get(match.group(), "other") if match else "other"
        if self._city.fullmatch(text, start, end):
            kind = "division"
        return PlaceMention(start, end, role, kind, rule, lead)


def _chains(sighting: Sighting | None, size: int) -> Chains:
    """The places that a recognizer sees, joined where they stand without anything between."""
    chains: dict[int, int] = {}
    row: list[Recognized] = []
    for name in sighting.names if sighting else ():
        if row and name.start != row[-1].end:
            row = []
        if name.label not in _SITES or name.probability < _SURE or name.end > size:
            row = []
            continue
        row.append(name)
        if name.end - row[0].start > 2 and (row[0].start in chains or name.label in ("PLACE", "ORG")):
            chains[row[0].start] = name.end
    return chains


def _behind(text: str, end: int, limit: int) -> int:
    """Where reading goes on behind a place: after 现场, 里, 内."""
    trail = re.compile("(?:项目)?(?:建设|施工)?(?:现场|工地)|里|内|上|一带|等").match(text, end, limit)
    return trail.end() if trail else end
