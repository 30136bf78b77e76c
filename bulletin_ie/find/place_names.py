"""Names of places: where a name that begins at a position ends, and what sort of name it is."""

from __future__ import annotations

import re
from typing import NamedTuple, cast

from bulletin_ie.find.place_kinds import PlaceKinds, sizes_by_last
from bulletin_ie.find.place_sight import PlaceSight
from bulletin_ie.lexicon import Lexicon
from bulletin_ie.records.vocabulary import PlaceKind
from bulletin_ie.rules.words import any_of

__all__ = ["NameToken", "PlaceNames"]

_NAME = r"[\u3400-\u9fffA-Za-z0-9+·]"
_TOKEN = re.compile(rf"(?:{_NAME}|（[^（）\n，。]{{1,10}}）|“[^“”\n，。]{{1,14}}”){{2,36}}")
_TRAIL = re.compile(
    r"(?:提升|改造|建设|施工|整治|征迁|拆迁|修复|治理|抢修|清淤|救援){0,3}现场$|工地现场$"
    r"|(?<=[厂园司区村库站店院校室社场馆])(?:里|内|上)$|等$|一带$"
)
_TRAIL_LAST = frozenset("场里内上等带")
_DASH = re.compile(r"[^，。；：、\n]{2,12}——")
# What is done at a place, behind its name: 七星湖清淤、护城河截污.
_WORKS_WORDS = "清淤|截污|拆建|拆迁|拆除|改造|施工|建设|整治|绿化|治理|修缮|布置|备货|运行|保供|加固|值守|消防|管护|养护|播种|采收|生产|复工|招生|筹备|准备"
_WORKS_LAST = frozenset(word[-1] for word in _WORKS_WORDS.split("|"))
_WORKS = re.compile(f"(?:{_WORKS_WORDS}){{1,2}}$")
_PURPOSE = re.compile(rf"的?[^，。、和与及]{{0,9}}?(?:现场|工地|一线|情况|{_WORKS_WORDS})(?=[和与及、])")
_MEETING_ROOM = re.compile(
    r"(?:[一二三四五六七八九十\d]{1,2}[号楼])?(?:[大小中]|第?[一二三四五六\d]{1,2}号?|圆桌|视频|多功能|常务|党组|机关)?会议室$"
)
_SPOT = re.compile(
    "(?:[岸湖河路塘库]边|岸上|岸|[里内旁边外前上下]|(?<=村)[头口]|门口|门前|门外|旁边|地头|田头|田间|院坝|施工现场|现场|工地现场|[一二三四五六]楼)$"
)
_BEHIND = re.compile("(?:项目)?(?:建设|施工)?(?:现场|工地)|里|内|上|一带|等")
_LEAD_TRIM = re.compile(
    r"^(?:首站|第[一二三四五]站|下一站|最后一站|先后|分别|一行|首先|随后|接着|又|还|再|一同|实地|冒雨|专程|正在建设(?:中)?的|建设中的|正在施工的|新建的|位于|地处|坐落于|在建的|刚刚建成的|了|部分|附近的|附近|辖区的?|辖区内的?|"
    r"我[县区市镇]的?|本[县区市]的?|只见|[^、，]{1,8}(?=位于))+"
)
# A noun in front of the name that it stands for: 重点企业鸿图电子, 帮扶村柳树村.
_APPOSED = re.compile(
    r"(?:[^、，。]{0,6}的)?(?:驻[县区市州旗]|包联|挂钩|挂点|联系|帮扶|包保|包抓|重点|龙头|骨干|规上|民营|外资|大型|部分|辖区|本地|当地|定点){0,3}"
    r"(?:企业|单位|商户|商超|景区|学校|村|社区|项目|街道|乡镇)"
)
_AND = re.compile(r"(?<=[\u3400-\u9fff”）])[和及与](?!平)")
_FIRM = "村镇乡县市局厂园馆站店库"  # endings of one character that are seldom anything else
_WEAK_ENDS = frozenset(
    ["为", "向", "同", "看", "听", "观", "后", "时", "以", "对", "就", "与", "给", "将", "把", "的", "沿"]
)
# Verbs that no place's name holds: with one of them the words up to the mark are no single name.
_VERB = re.compile(
    r"调研|考察|督导|督查|督办|检查(?![站点])|视察|走访|慰问|看望|察看|查看|参观|观摩|开展|进行|听取|了解|询问|主持|召开|举行|举办|出席|参加|召集|走到|现场办公|交办|承办|包办|主办|筹办|创办|开办"
)
# 深入推动项目…: what follows is done, not visited.
_DOING = re.compile(
    r"推动|推进|贯彻|实施|开展|落实|学习|践行|挖掘|了解|分析|研究|排查|打击|整治|推行|实践|领会|理解|\d{4}年|走(?!马)|进(?!贤|化)|访|看|重大|重点|民生|宣传|查找|剖析|细致|基层|群众|一线|农户"
    r"|指出|强调|要求|聚焦|围绕|加快|加强|坚持|严格|打造|建设(?!路|街|村|乡|镇|社区|小区|兵团|银行|集团|局)|设(?=基地)|[各每某的]|全[县市区省旗州]|一路|问(?!津)|部分|相关|有关|多个|周边|附近|沿线|受灾"
)
_HOME = re.compile("家[里中]?$")
_HOME_LAST = frozenset("家里中")
_ANY_VILLAGE = re.compile(r"(?:[驻镇乡农进]|嘎查|典型|试点)村$")
_STATE = re.compile(
    r"(?:建设|运行|运营|布展|施工|推进|落实|生产|准备|储备|供应|整改|改造|使用|经营|筹备|养护|布置){0,2}(?:情况|进度|进展|现状)$"
)
_STATE_LAST = frozenset("况度展状")
_COUNTED = re.compile(
    r"[\d一二三四五六七八九十两几数多]{1,10}(?:余|多)?[个家处座条所户名位栋幢间片块]|.{0,8}[两三四五六七八九十几数\d]所"
)
_GROUP = re.compile(
    r"(?<=..)[两三四五六七八九十几]个"
    r"(?:自然村|行政村|村民小组|村组|小组|嘎查|苏木|自然屯|屯|村|社区|乡镇|镇|乡|街道|小区|网格|厂区|站点|点位?)$"
)
_MODIFIER = re.compile(r"^[^的]{2,14}的(?=[\u3400-\u9fff]{3,})")
_QUOTED = re.compile(r"[省市区县旗州镇乡村街道]“[^”]+”$")
# People, not a place: 优秀党员, 老钳工家中.
_PEOPLE = re.compile(
    r"(?:创始人|负责人|书记|主任|代表|代表团|劳模|人员|委员|群众|党员|干部|工作者|居民|村民|家庭|家中|家里|乡贤|企业家|客商|校友|官兵|职工|学生|老人|师傅|大爷|大娘|家|[农用住户]户)$"
)
_PEOPLE_LAST = frozenset("人记任表团模员众部者民庭中里贤家商友兵工生傅爷娘户")
_LOOSE = re.compile(
    r"[了被们着吗呢他她把的是]|(?:工作|情况|问题|时间|精神|作用|责任|任务|器材|设备|线路|之际|之时|之余|前夕|时节|公里)$"
    r"|(?:范围|过程|背景|框架|基础|方面|领域|层面|前提|带领|推动|支持|努力|配合|陪同|见证|氛围)[中内上下里]?$"
)


class NameToken(NamedTuple):
    """Words that may name a place.

    Attributes:
        start: Where they begin.
        end: Where they end.
        stop: Where reading goes on: behind 现场, 里, 等.
    """

    start: int
    end: int
    stop: int


class PlaceNames:
    """Reads names of places and says what sort of name each is.

    Args:
        lexicon: Endings of place names, what ends a name, and generic words.

    Attributes:
        last_characters: With which a place may end, 现场 and 里 included.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._kinds = cast("dict[str, PlaceKind]", lexicon.table("place_suffix"))
        self._sorts = PlaceKinds(lexicon)
        self._named = frozenset(
            word
            for entry in lexicon.of("place_suffix")
            if entry.attributes.get("named") or entry.value in ("village", "division")
            for word in entry.words
        )
        self._sizes = sizes_by_last(self._kinds)
        self.last_characters = frozenset(self._sizes) | {"”"} | _TRAIL_LAST
        leads = [word for word in lexicon.words("place_lead") if len(word) > 1]
        self._leads = re.compile(f"{any_of(leads)}(?![站点员])")
        self._arrival = re.compile("来到|前往|走进|深入|赶到|赶往|赶赴|奔赴|抵达|先后到|一行到")
        self._end = re.compile(any_of(lexicon.words("place_end")))
        self._not = frozenset(lexicon.words("not_place"))
        self._generic = re.compile(f"{any_of(lexicon.words('generic_place'))}*")
        self._cities = frozenset(word for word in lexicon.words("city_name") if len(word) > 1)
        firsts, seconds = (re.escape("".join(sorted({city[i] for city in self._cities}))) for i in (0, 1))
        self._city = re.compile(f"(?=[{firsts}][{seconds}]){any_of(sorted(self._cities))}")
        self._room_last = frozenset(w[-1] for w in lexicon.words("place_room")) | frozenset(
            "里内旁边外前上下头口岸田间坝场楼室"
        )
        self._rooms = re.compile(f"{any_of(lexicon.words('place_room'))}{{1,2}}$")

    def read(self, text: str, pos: int, moving: bool, sight: PlaceSight, limit: int | None = None) -> NameToken | None:
        """The name at a position.

        Args:
            text: Text in pattern form.
            pos: Where it begins, words that only lead to it included.
            moving: Whether a verb of going stands in front: then an unlisted verb may follow the name.
            sight: What a recognizer sees.
            limit: Where to stop.

        Returns:
            The name, or ``None`` where there is none.
        """
        stop = len(text) if limit is None else limit
        # 定点帮扶村——青石镇柳树村
        dash = _DASH.match(text, pos, stop) if text.find("——", pos, pos + 14) >= 0 else None
        match = _TOKEN.match(text, dash.end() if dash else pos, stop)
        if not match:
            return None
        trim = _LEAD_TRIM.match(text, match.start(), match.end())
        start = trim.end() if trim else match.start()
        for arrival in self._arrival.finditer(text, start, match.end()):
            start = arrival.end()
        start = self._behind_apposition(text, start, match.end(), sight)
        end = self._cut(text, start, match.end(), moving)
        whole = sight.end(start)
        if whole is None and not self.ends_as_place(text[start:end]):
            whole = sight.end(start, likely=True)
        if whole is not None and not self._is_better(text, start, end, whole):
            whole = start + self._without_works(text[start : whole - self._overrun(text[start:whole])])
            stop = self._stop(text, whole, match.end())
            return NameToken(start, start + self.without_room(text[start:whole]), stop)
        stop = self._stop(text, end, match.end())
        while text[end - 1] in _TRAIL_LAST and (trail := _TRAIL.search(text[start:end])) and trail.start() > 1:
            end = start + trail.start()
        end = start + self.without_room(text[start:end])
        words = text[start:end]
        if "个" in words and (group := _GROUP.search(words)):
            words = words[: group.start()]
        if "的" in words and (modifier := _MODIFIER.match(words)):
            start += modifier.end()
            words = words[modifier.end() :]
        end = start + len(words)
        return NameToken(start, end, stop) if end - start >= 2 else None

    def kind(self, words: str) -> PlaceKind | None:
        """The kind that a name's ending tells, ``None`` where it has no known ending."""
        if words in self._cities:
            return "division"
        ending = self.ending(words)
        return self._kinds.get(ending, "other") if ending else None

    def sort(self, words: str) -> PlaceKind:
        """The kind of a place that was found; ``other`` where its name does not tell."""
        return "division" if words in self._cities else self._sorts.of(words) or "other"

    def ending(self, words: str) -> str:
        """The longest known ending of words; empty where there is none."""
        last = words[-1:]
        for size in self._sizes.get(last, ()):
            if words[-size:] in self._kinds:
                return words[-size:]
        return last if last == "”" else ""

    def is_city(self, words: str) -> bool:
        """Whether words are the short name of a province or a city."""
        return words in self._cities

    def has_city(self, text: str, start: int, end: int) -> bool:
        """Whether such a name stands in a range."""
        return self._city.search(text, start, end) is not None

    def is_bare_ending(self, words: str) -> bool:
        """Whether a name is nothing but an ending (烈士陵园): a place of which a town has but one, or any such."""
        return len(words) > 3 and self.ending(words) == words

    def is_proper(self, words: str) -> bool | None:
        """Whether a name tells its place apart; ``None`` where its ending is not known."""
        ending = self.ending(words)
        if not ending:
            return None
        if ending == "”":
            return bool(_QUOTED.search(words))
        if ending == "里" and self.ending(words[:-1]):
            return self.is_proper(words[:-1])  # 生产车间里
        if len(words) < 3:
            return False
        if ending in self._named or words[0] in "省市区县旗州镇乡":
            return True
        return not self._generic.fullmatch(words, 0, len(words) - len(ending))

    def ends_as_place(self, words: str) -> bool:
        """Whether words end like a place, 现场 and 里 aside."""
        last = words[-1:]
        if last not in self.last_characters:
            return False
        trail = _TRAIL.search(words) if last in _TRAIL_LAST else None
        if not self.ending(words[: trail.start()] if trail else words):
            return False
        return last not in _HOME_LAST or not _HOME.search(words)

    def leads_inside(self, words: str) -> bool:
        """Whether a verb that leads to a place stands among words."""
        return self._leads.search(words) is not None

    def is_barred(self, words: str) -> bool:
        """Whether words cannot name one place: a set phrase, a number of things, something done, people."""
        if self.is_set_phrase(words) or _COUNTED.match(words) or _DOING.match(words) or _VERB.match(words):
            return True
        last = words[-1:]
        if (last == "村" and _ANY_VILLAGE.search(words)) or (last in _HOME_LAST and _HOME.search(words)):
            return True
        if words.endswith("常委"):
            return True
        return last in _PEOPLE_LAST and bool(_PEOPLE.search(words)) and not self.ending(words)

    def is_loose(self, words: str) -> bool:
        """Whether words read like a clause or a matter, not like a name."""
        return bool(_LOOSE.search(words)) or bool(_VERB.search(words))

    def is_set_phrase(self, words: str) -> bool:
        """Whether words are, or end in, what stands behind 在 or 到 and is no place (会上, 目前)."""
        size = len(words)
        return (
            words in self._not
            or (size < 5 and words[-2:] in self._not)
            or (size < 6 and words[-3:] in self._not)
            or (size < 7 and words[-4:] in self._not)
        )

    def without_room(self, words: str) -> int:
        """How many characters are left of a name without the room or spot in it (云州一中|配电室里)."""
        if words[-1:] not in self._room_last:
            return len(words)
        size = len(words) - self._room_in(words)
        for pattern in (_SPOT, self._rooms, _SPOT):
            inner = pattern.search(words, 0, size)
            if inner and inner.start() > 2 and self.is_proper(words[: inner.start()]):
                size = inner.start()
        return size

    def _behind_apposition(self, text: str, start: int, end: int, sight: PlaceSight) -> int:
        """Where the name begins behind a noun that it stands for, as the recognizer sees it."""
        if not sight.active:
            return start
        apposed = _APPOSED.match(text, start, end)
        while apposed and apposed.end() > start:
            if sight.end(apposed.end()) is not None:
                return apposed.end()
            apposed = _APPOSED.match(text, start, apposed.end() - 1)
        return start

    def _stop(self, text: str, end: int, limit: int) -> int:
        """Where reading goes on behind a name: behind what was seen there, where a list goes on (柳树村播种现场、)."""
        if text[limit : limit + 1] == "、" and limit - end <= 10 and not _VERB.search(text, end, limit):
            return limit
        behind = _PURPOSE.match(text, end, limit) or _BEHIND.match(text, end, limit)
        return behind.end() if behind else end

    def _without_works(self, words: str) -> int:
        """How many characters of a name are left without what is done there."""
        works = _WORKS.search(words) if words[-1:] in _WORKS_LAST else None
        return works.start() if works and self.ending(words[: works.start()]) else len(words)

    def _room_in(self, words: str) -> int:
        """How many characters at the end of a name are a meeting room."""
        room = _MEETING_ROOM.search(words) if words.endswith("会议室") else None
        return len(room.group()) if room and room.start() > 2 and self.ending(words[: room.start()]) else 0

    def _overrun(self, words: str) -> int:
        """1 where the recognizer read one character too many (牡丹园花|境), else 0."""
        ending = self.ending(words[:-1])
        over = ending and not self.ending(words) and (len(ending) > 1 or ending in _FIRM)
        return int(bool(over) and words[-1] not in "期座区部号库里内" and bool(self.is_proper(words[:-1])))

    def _is_better(self, text: str, start: int, end: int, whole: int) -> bool:
        """Whether the end that the rules read is better than the recognizer's: a place goes on behind it."""
        words = text[start:end]
        longer = (
            end > whole
            and self.ends_as_place(words)
            and not _VERB.search(words)
            and not self.is_barred(words)
            and bool(self.is_proper(words))
        )
        return longer or self.is_set_phrase(text[start:whole])

    def _cut(self, text: str, start: int, end: int, moving: bool) -> int:
        """Where a name ends: before the first verb, unless a longer name ends at the mark."""
        whole = text[start:end]
        stop = end
        for match in self._end.finditer(text, start + 1, end):
            head = text[start : match.start()]
            if (len(head) > 1 and self.ending(head)) or match.group() not in _WEAK_ENDS:
                stop = match.start()
                break
        state = _STATE.search(text, start, stop) if text[stop - 1] in _STATE_LAST else None
        if state:
            ending = self._last_ending(text, start, state.start())  # 察看了游客中心布展情况
            if joined := _AND.search(text, start, state.start()):
                end = start + self._without_works(text[start : joined.start()])
                return end if self.ending(text[start:end]) else start  # 渔船回港和锚泊加固情况: no place
            bare = start + self._without_works(text[start : state.start()])
            if self.ending(text[start:bare]):
                stop = bare
            elif 2 <= state.start() - ending <= 4:
                stop = ending
        elif (bare := start + self._without_works(text[start:stop])) < stop:
            stop = bare
        elif not self.ends_as_place(text[start:stop]):
            ending = self._last_ending(text, start, stop)  # 到杨柳社区讲授党课: an unlisted verb follows
            stop = ending if moving or text[ending - 1] in "村镇乡" else stop
        looked = start + 2 < stop < end and text[stop] in "看听观后时同给把将" and self.ends_as_place(text[start:stop])
        if (
            stop < end
            and not looked  # 柳树村看育苗大棚
            and len(whole) <= 20
            and "等" not in whole
            and self.ends_as_place(whole)
            and not _VERB.search(whole)
        ):
            stop = end
        joined = _AND.search(text, start, stop)
        if joined and self.ending(text[start : joined.start()]) and not text[start:stop].endswith(("口", "处")):
            stop = joined.start()
        return stop

    def _last_ending(self, text: str, start: int, end: int) -> int:
        """The last position at which the words read so far end like a place; ``end`` where there is none."""
        for stop in range(end - 2, start + 2, -1):
            if text[stop - 1] not in self._sizes and text[stop - 1] != "”":
                continue
            ending = self.ending(text[start:stop])
            if text[stop - 1] == "村" and text[stop] in "民委部支组干史级容里":
                continue
            if (len(ending) > 1 or (ending and ending in _FIRM)) and stop - start - len(ending) > 1:
                return stop
        return end
