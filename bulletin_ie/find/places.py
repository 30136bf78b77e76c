"""Places: the stops of a visit and the venues of meetings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bulletin_ie.find.place_evidence import ENOUGH, Seat, Weigher
from bulletin_ie.find.place_names import NameToken, PlaceNames
from bulletin_ie.find.place_sight import PlaceSight
from bulletin_ie.lexicon import Lexicon
from bulletin_ie.recognizer import Sighting
from bulletin_ie.records.vocabulary import PlaceKind, PlaceRole
from bulletin_ie.rules.words import any_of

__all__ = ["RULES", "PlaceFinder", "PlaceMention"]

RULES = {
    "places.visit_verb": "Where somebody goes or looks, 来到柳桥农贸市场.",
    "places.at_opening": "Where a sentence sets its scene, 在顺达物流园，….",
    "places.at_doing": "Where something is done, 在鑫盛棉纺公司开展演练, 对顺达物流园开展检查.",
    "places.list_member": "A further place of a list, 、柳树村.",
    "places.sentence_head": "A place that stands where a sentence opens, 柳树村，…, 顺达物流园内，….",
    "places.venue": "Where a meeting or ceremony is held, 在县会议中心召开.",
    "places.venue_field": "A venue in a field of its own, 地点：县会议中心.",
    "places.venue_arrived": "Where somebody went to hold a meeting.",
}

_JOIN = re.compile(r"[、]|以及|和|及|与|，(?=[^，。；]{2,24}(?:、|等))")
_MOTION = re.compile(
    r"先后到|到|赴|深入|来到|走进|前往|抵达|赶[到往]|赶赴|奔赴|走到|进入|步入|走访|转[到往场战]|绕道|徒步|步行|登临|[行走来]至|第|首站|最后"
)
_CLAUSE = r"(?:[^，。！？；：\n“”]{1,12}，)?"
# What follows a mark is tried at marks only: a pattern that opens with a class of characters is searched fast.
_FIRST_IN = rf"{_CLAUSE}(?:随后|接着|而)?(?<![存实旨好现所正潜])在"
_OPENING = re.compile(
    r"[。！？；\n”）.随接期当](?:(?<=[。！？；\n”）])|(?<=[\u3400-\u9fff]\.)\s?|(?<=随)后，|(?<=接)着，|(?<=期)间，|(?<=当)天，)"
    + _FIRST_IN
)
_OPENED = re.compile(_FIRST_IN)
_HEAD_MARK = re.compile(r"[。！？；\n）”.](?:(?<=[。！？；\n）])|(?<=[□。！？]”)|(?<=[\u3400-\u9fff]\.))")
_HEAD = re.compile(rf"\s{{0,4}}(?P<clause>{_CLAUSE})")
_HEAD_LEAD = re.compile(
    "(?:—{1,2}|首站|第[一二三四五]站|下一站|只见|行至|走至|到达|穿过|绕过|走出|离开|站在|置身|漫步|沿着|随后|接着|同时|此外|而|对面的|隔壁的|不远处的|一旁的|附近的|[山坡][上下]的|[村镇路河湖江]边的|村[口头]的|镇上的){1,2}"
)
_HEAD_LEAD_FIRST = frozenset("—首第下只行走到穿绕离站置漫沿随接同此而对隔不一附山坡村镇路河湖江")
_BESIDE = 0.8  # another such place stands beside it
_ALONE = re.compile("(?:^|[日午晚晨天时后站]，|[。！？\n”—]|[首一二三四五下]站)$")
_MARK = re.compile("[，、。！？；：\n“]")
_TOLD_OF = re.compile("是|受灾|地处|位于|依托|紧邻|曾|背靠|因|素有|有着|拥有")  # what a paragraph tells of its stop
_OWNER = re.compile(r"[\u3400-\u9fff]{2,8}(?:镇|乡|街道|村|社区|[县区])的")  # 青石镇的粮食驿站里，…
# What stands behind the name of a stop at a sentence's head: 里, 内，, 村头，, 的田间，.
_SPOT = r"(?:[里内外旁边前上处]|门口|门前|旁边|现场|工地|田间|地头|村头|村口|一线|二楼|一楼|三楼|院坝)"
_SPOT_LAST = frozenset("里内外旁边前上处口场地间头线楼坝")
_SPOT_TAIL = re.compile(rf"的?[\u3400-\u9fff]{{0,6}}?{_SPOT}?{_SPOT}(?=，)")
_RIGHT_IN = re.compile(r"(?:里|内|外|旁)(?![^，。]{0,2}[，。])")
_VERB_BEHIND = frozenset({"places.visit_verb", "places.at_doing"})  # an unlisted verb may follow the name
_COMMA_AT = re.compile("，在")
_DONE_AT = re.compile(
    r"在(?=[^，。；！？\n“”]{3,24}?(?:联合)?"
    r"(?:开展|进行|参加|调研|考察|检查(?!站)|督导|督查|走访|慰问|视察|察看|看望|一路|现场办公|接访(?![中室])))"
)
_FROM = re.compile("从(?=[\u3400-\u9fff]{2,12}?(?:一路|徒步|步行)?(?:走到|步行到|来到|赶到|转到))")
_DONE_TO = re.compile(
    r"对(?=[^，。；！？\n“”]{3,80}?(?:开展|进行|实施)[^，。；\n]{0,12}?(?:检查|督查|督导|巡查|暗访|调研|视察|执法|抽查|走访|回头看|考察))"
)
_HELD = (
    r"(?:隆重|正式|成功|胜利|盛大|如期|顺利|公开|集中|现场|组织|主持|共同|联合|火热|同步)?"
    r"(?:召开|举行|举办|开幕|启动|开班|启幕|会见|接待(?![中站室点大])|接访(?![中室点])|拉开|开讲|开赛|开营|座谈|签约|揭牌|开工|奠基|开[了起]|落幕|闭幕|上演|会谈|设立?主?会场|设立?分会场|讲授|讲党课|上党课|授课|宣讲)"
)
_VENUE = re.compile(rf"在([^，。；！？\n“”]{{2,30}}?)(?={_HELD})")
# Others are to go there, or somebody wishes it: 引导企业到柳树村投资.
_WISHED = re.compile(
    r"(?:引导|鼓励|支持|吸引|动员|推动|力争|争取|确保|避免|(?<![主重需])要(?!领导|负责)|(?<![\u3400-\u9fff])[让把])[^，。；]{0,16}$|[可请须应]$|[可请](?:于|在)[^，。；]{0,14}$"
)
_FIELD = re.compile(
    r"[地会仪活大课座现协院](?:(?:(?<=地)点|(?<=会)(?:址|场|议室))(?:[：:]|(?:就|仍|改|还)?(?:设在|定在|安排在|选在|放在|在|为))"
    r"|(?:(?<=仪)式|(?<=活)动|(?<=大)会|(?<=会)议|(?<=课)堂|(?<=座)谈会|(?<=现)场会|(?<=协)商会|(?<=院)坝会)(?:就|特意|特地)?(?:设在|选在|安排在|搬到了?|搬进了?|开到了?|开进了?))"
)
_FIELD_NAME = re.compile(r"[^，。；！？：、\n\s“”]{2,30}")


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
    """Finds places by their position, their names, their lists and what a recognizer sees.

    Args:
        lexicon: Endings of place names, leading words, and what ends a name.

    Examples:
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> text = "在柳荫街道柳桥农贸市场，周启航查看了货架。随后，他来到石榴小区、顺达物流园，检查消防设施。"
        >>> [text[p.start:p.end] for p in PlaceFinder(default_lexicon()).find(text, text)]
        ['柳荫街道柳桥农贸市场', '石榴小区', '顺达物流园']
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._names = PlaceNames(lexicon)
        leads = lexicon.table("place_lead")
        visits = sorted((word for word, sort in leads.items() if sort == "visit"), key=len, reverse=True)
        self._visit = re.compile(f"{any_of(visits)}(?![组团员会报时中期力])了?")

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
        people = frozenset(names)
        sight = PlaceSight(sighting, len(key))
        weigher = Weigher(self._names, sight, people)
        found: dict[int, PlaceMention] = {}
        for seat in self._seats(masked, people):
            self._keep(found, self._list(masked, seat, weigher, sight))
        self._keep(found, self._heads(masked, weigher, sight))
        self._keep(found, self._venues(masked, weigher))
        return sorted(found.values(), key=lambda m: m.start)

    @staticmethod
    def _keep(found: dict[int, PlaceMention], mentions: Iterable[PlaceMention]) -> None:
        for mention in mentions:
            known = found.get(mention.start)
            if known is None or mention.end > known.end:
                found[mention.start] = mention

    def _seats(self, text: str, people: frozenset[int]) -> Iterator[Seat]:
        """Where a word leads to a place."""
        for match in self._visit.finditer(text):
            if (
                match.start() not in people
                and match.group() in ("到", "看望", "检查")
                and text[match.start() - 1 : match.start()] in "达得受感做找看听遇直谈想回抓提收接见轮说"
            ):
                continue
            if _WISHED.search(text, max(0, match.start() - 20), match.start()):
                continue
            moving = bool(_MOTION.match(match.group()))
            weight = 1.5 if moving else 1.0
            yield Seat(match.end(), match.start(), "visited", "places.visit_verb", weight, moving)
        for match in _openings(text):
            yield Seat(match.end(), match.end() - 1, "visited", "places.at_opening", 3.0, True, scene=True)
        for position in sorted(people):
            if text.startswith("在", position):
                yield Seat(position + 1, position, "visited", "places.at_opening", 1.0)
        for match in _COMMA_AT.finditer(text):
            yield Seat(match.end(), match.end() - 1, "visited", "places.at_doing", 0.8)
        for pattern in (_DONE_AT, _DONE_TO, _FROM):
            for match in pattern.finditer(text):
                yield Seat(match.end(), match.start(), "visited", "places.at_doing", 1.0)

    def _list(self, text: str, seat: Seat, weigher: Weigher, sight: PlaceSight) -> Iterator[PlaceMention]:
        """A place or a list of places that begins at a seat."""
        if not weigher.may_hold(text, seat):
            return
        tokens: list[NameToken] = []
        weights: list[float] = []
        pos, joined = seat.start, "、"
        while len(tokens) <= 30:
            token = self._names.read(
                text, pos, seat.rule in _VERB_BEHIND and (seat.moving or seat.rule != "places.visit_verb"), sight
            )
            if token is None:
                break
            join = _JOIN.match(text, token.stop)
            if seat.bare and not (join or tokens):
                break  # one name is no list
            weight = weigher.alone(text, token, seat)
            words = text[token.start : token.end]
            if seat.moving and not seat.scene and self._names.is_set_phrase(words):
                weight = 0.0  # 到城区和青石镇: the list goes on
            if weight < 0 or not (tokens or seat.moving or weigher.may_be_listed(weight)):
                break
            if joined != "、" and weight < ENOUGH and (joined == "，" or not self._names.is_proper(words)):
                break
            tokens.append(token)
            weights.append(weight)
            if not join:
                break
            pos, joined = join.end(), join.group()
        for number, token in enumerate(tokens):
            if weigher.listed(weights, number, seat) < ENOUGH:
                if not seat.moving:
                    break
                continue
            rule = "places.list_member" if number else seat.rule
            yield self._mention(text, token.start, token.end, seat.role, rule, seat.lead)

    def _heads(self, text: str, weigher: Weigher, sight: PlaceSight) -> Iterator[PlaceMention]:
        """Places at the head of a sentence, to which nothing leads."""
        before = -1  # where a clause with such a place ends
        for match in _heads(text):
            at = match.start()
            if text[at - 1 : at] == "）" and "讯" not in text[max(0, at - 60) : at]:
                continue  # a bracket inside a name, not that of a dateline
            beside = _BESIDE if before == at else 0.0  # 柳树村，…；杨树村，…
            starts = {match.end(): 0.0, match.start("clause"): beside}
            for start in list(starts):
                if text.find("的", start + 3, start + 11) >= 0 and (owner := _OWNER.match(text, start)):
                    starts[owner.end()] = _BESIDE
            for start, more in starts.items():
                lead = _HEAD_LEAD.match(text, start) if text[start : start + 1] in _HEAD_LEAD_FIRST else None
                mentions = self._head(text, lead.end() if lead else start, more, weigher, sight)
                if mentions:
                    before = text.find("；", at, at + 120) + 1
                    yield from mentions

    def _head(self, text: str, start: int, more: float, weigher: Weigher, sight: PlaceSight) -> list[PlaceMention]:
        mark = _MARK.search(text, start, start + 30)
        if mark is None or mark.start() - start < 2:
            return []
        stop = mark.start()
        if text[stop] == "、":
            seat = Seat(start, start, "visited", "places.sentence_head", 1.0, bare=True)
            mentions = list(self._list(text, seat, weigher, sight))
            listed = len(mentions) > 1 and text[mentions[-1].end : mentions[-1].end + 1] in ("，", "里", "内")
            return mentions if listed else []
        if not more and sight.active and not (sight.sees(start, stop) or self._names.has_city(text, start, stop)):
            return []  # a name alone weighs too little
        seen = sight.end(start)
        for end in self._spots(text, start, stop, seen, sight):
            words = text[start:end]
            if end != seen and not self._names.ends_as_place(words):
                continue
            weight = self._head_weight(text, start, end, stop, sight)
            if weight is None:
                continue
            end = start + self._names.without_room(words)
            seat = Seat(start, start, "visited", "places.sentence_head", weight + more, bare=True)
            if not self._names.is_loose(words) and weigher.alone(text, NameToken(start, end, end), seat) >= ENOUGH:
                return [self._mention(text, start, end, "visited", seat.rule, start)]
        told = seen is not None and text[start - 1 : start] == "\n" and _TOLD_OF.match(text, seen)
        if seen is not None and told and sight.composed(start):
            return [self._mention(text, start, seen, "visited", "places.sentence_head", start)]
        return []

    def _spots(self, text: str, start: int, stop: int, seen: int | None, sight: PlaceSight) -> list[int]:
        """Where the name of a place at a sentence's head may end, the last first; the recognizer's end is among them."""
        last = self._names.last_characters
        if seen is None and sight.end(start, likely=True) is None:
            if text[stop] == "。":
                stands = _ALONE.search(text, max(0, start - 2), start) is not None
                return [stop] if stands and text[stop - 1] in last else []
            if text[stop] != "，":
                return []
            if text[stop - 1] not in _SPOT_LAST:
                return [stop] if text[stop - 1] in last else []
        low = max(start + 1, stop - 11)  # the words of a spot are no longer
        ends = [end for end in range(stop, low, -1) if text[end - 1] in last]
        if seen is None or seen in ends:
            return ends
        return sorted([*ends, seen], reverse=True) if low < seen <= stop else [*ends, seen]

    def _head_weight(self, text: str, start: int, end: int, stop: int, sight: PlaceSight) -> float | None:
        """What the words behind a name at a sentence's head say; ``None`` where they go on otherwise."""
        if end == stop:
            if text[stop] == "。":
                return 1.5 if _ALONE.search(text, max(0, start - 2), start) else None  # 9日上午，柳树村。
            return 1.0 if text[stop] == "，" else None
        if text[stop] == "，" and _SPOT_TAIL.match(text, end, stop + 1):
            return 1.5
        if _RIGHT_IN.match(text, end, stop) and sight.end(start) is not None:
            return 1.5
        return 1.0 if text[end] == "的" and sight.end(start, likely=True) == end else None

    def _venues(self, text: str, weigher: Weigher) -> Iterator[PlaceMention]:
        for match in _VENUE.finditer(text):
            yield from self._venue(text, *match.span(1), match.start(), "places.venue", weigher)
        for match in _FIELD.finditer(text):
            name = _FIELD_NAME.match(text, match.end())
            if name:
                yield from self._venue(text, *name.span(), match.start(), "places.venue_field", weigher)

    def _venue(self, text: str, start: int, end: int, lead: int, rule: str, weigher: Weigher) -> Iterator[PlaceMention]:
        seat = Seat(start, lead, "venue", rule, 2.0)
        token = NameToken(start, end, end)
        words = text[start:end]
        if self._names.is_set_phrase(words):
            return
        short = start + self._names.without_room(words)  # 在县宾馆三楼会议室召开
        if self._names.kind(text[start:short]) or weigher.sees(token):
            yield self._mention(text, start, short, "venue", rule, lead)
            return
        inner = self._names.read(text, start, False, weigher.sight, end)  # 在柳树村与村民座谈
        if inner is None or weigher.alone(text, inner, seat) <= ENOUGH:
            return
        end = inner.start + self._names.without_room(text[inner.start : inner.end])
        if self._names.kind(text[inner.start : end]) or weigher.sees(NameToken(inner.start, end, end)):
            yield self._mention(text, inner.start, end, "venue", rule, lead)

    def _mention(self, text: str, start: int, end: int, role: PlaceRole, rule: str, lead: int) -> PlaceMention:
        return PlaceMention(start, end, role, self._names.sort(text[start:end]), rule, lead)


def _openings(text: str) -> Iterator[re.Match[str]]:
    """Where 在 opens a sentence."""
    first = _OPENED.match(text)
    if first:
        yield first
    yield from _OPENING.finditer(text, first.end() if first else 0)


def _heads(text: str) -> Iterator[re.Match[str]]:
    """The first clause of each sentence, where its first words may be one, and where the next words begin."""
    edge = 0
    for position in (0, *(mark.end() for mark in _HEAD_MARK.finditer(text))):
        head = _HEAD.match(text, position) if position >= edge else None
        if head:
            edge = head.end()
            yield head
