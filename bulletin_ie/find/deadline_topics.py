"""What the clauses before a deadline speak of, where its own clause leaves it out (…隐患23处，3日内整改到位)."""

from __future__ import annotations

import re

from bulletin_ie.find.deadline_clauses import MODAL, Range, Setting, Words, clause_start, kept, trim

__all__ = ["REST", "TopicReader", "opened"]

_NUMBER = r"\d[\d,.]{0,15}[万亿]?余?"
_UNITS = "个处项户件条家座栋幢段宗起名人间台套"
REST = re.compile(
    rf"(?:其?中)?(?P<rest>(?:剩余|其余|余下|剩下|尚余|另外)的?(?:部分|{_NUMBER}[^\d，。；、]{{1,2}}?"
    r"(?=$|[要须应必均已全还未仍正由再明需于在边，。；])|$))"
)
"""What is left of things named before (剩余8处), without their noun."""

_CLAUSES_BACK = 4
_TURNED_TO = re.compile("(?<![面针相绝一核校])对(?![接标照口])(?=[^，。；]{4,}$)")
_COUNTED_THING = re.compile(
    rf"[\u4e00-\u9fff]{{0,6}}{_NUMBER}(?:[{_UNITS}所名盏口眼批辆艘只头亩]|平方米|[万亿]元|公里)[^，。；]{{2,20}}|"
    rf"[^\d，。；]{{2,14}}{_NUMBER}(?:[{_UNITS}所名盏口眼批辆艘只头亩]|平方米|[万亿]元|公里)[^\d，。；]{{0,6}}|"
    rf"[^，。；]{{2,16}}{_NUMBER}[^\d，。；]{{1,6}}的[^\d，。；的]{{2,12}}"
)
_SAYS = re.compile(
    r"已|了|为|是|有(?![关贷])|达|共|占|等于|完成|同比|增|降|其中|截|目前|\d[年月日]|[“”]$|要|把|将|于|个百分点|%|不足|距|达|获|邀请|组成|组织|调派"
)
_FRONTED = re.compile("(?:对|针对)(?![接标照口])")
_HOLDER_END = re.compile(
    "作为|纳入|列为|列入|列出|放在|摆在|建立|逐一|逐项|进行|开展|实行|实施|按照|再|分类|全面|集中|加强|加快|加大|强化|等工作|"
    "要(?!点)|落实|采取|存在的|制定|明确|，|$"
)
_TIME_ONLY = re.compile(r"(?:截[至止]|到|至|于|在)?[今明去当]?[\d年月日时点分底初上中下旬前至到、—-]+")
_STANDS = re.compile(
    "(?:还|仍|尚|得知|看到|发现|获悉|听说|了解到)[^，。；]{0,8}?(?:有|缺|差|剩)(?P<thing>[^，。；]{2,24}?)(?=没|未|不|存在|$)"
)
_ONLY_COUNT = re.compile(rf"{_NUMBER}[\u4e00-\u9fff]{{1,2}}")
_TIMED = re.compile(r"\d[日号月]|[月年]底|季度|年内|之?[日天月年]内|[日天月年底]前")
_CAUSE = re.compile("(?:因|由于)[^，。；的]{1,12}的")
_COUNTED_BODY = re.compile(r"\d[户家名][^，。；的]{1,8}$")
_AIM = re.compile("[^，。；]{4,40}的(?:目标|任务|指标)")
_CALLS = re.compile("(?:拨通|致电|叫来|约谈)|(?:当即|当场|现场)(?:表态|拍板|回应|答复|要求|协调)")
_WANTS = re.compile(
    "(?:得知|听说|发现|看到)?(?:还有|尚有|仍有|就是|只是)?(?P<thing>[^，。；“”]{2,14}?)"
    "(?:少了|迟迟没[到来有]|没到位?|不够|不足|坏了|破损|老化|短缺|紧缺|跟不上|堵了|漏水|不亮|没有?(?:通|修|装|换|办|到))$"
)
_COUNTED_PEOPLE = re.compile(r"\d[户人名]$")
_ITEM = re.compile(r"（[一二三四五六七八九十\d]{1,3}）|(?<!\d)[一二三四五六七八九十]{1,3}、|[①②③④⑤⑥⑦⑧⑨]")
_HEADING = 20  # characters of the heading of an item
_ELSEWHERE = re.compile("在|到|来到|走进|工期|总投资")
_THERE_IS = re.compile("(?:但|仅|现|目前)?(?:仍有|还有|尚有|有|共有|其中有?|已有)?")
_COUNTED = re.compile(
    rf"{_NUMBER}(?:平方米|平方公里|公里|千米|立方米|万元|亿元|[{_UNITS}亩米辆艘只头块张份])"
    r"(?P<thing>[^\d，。；、的已均全共要须仍还正因逐进按再作为由在于各]{2,10})"
)
_COUNTED_BEHIND = re.compile(rf"(?P<thing>[\u4e00-\u9fff]{{2,6}}){_NUMBER}[{_UNITS}]")
_COUNTING = re.compile(
    "(?:现场整改|立行立改|当场整改|检查|共|中|发现|排查|查出|查找|梳理|摸排|交办|整改|受理|解决|办结|完成|处置|收集|征集|建立|"
    "反馈|已|累计|全县|全区|全市|各类|其中|现有|还有)+"
)

_NEWS = re.compile("(?:本[报网台刊站])?讯(?![息号问速])(?:（[^（）]{1,30}）)?")
_NEWS_FIRST = frozenset("本讯")
_ALL = re.compile("应(.)尽\\1")  # 应收尽收
_TOLD = re.compile("已|均|共|现|全部")


def opened(key: str, start: int, end: int, words: Words) -> Range:
    """A range without the openers (要, 确保, 其中) and marks at its front."""
    if key[start : start + 1] in _NEWS_FIRST and (news := _NEWS.match(key, start, end)):
        start = news.end()
    if start == 0 or key[start - 1] in "\n。；： \u3000":
        item = _ITEM.match(key, start, end)
        start = item.end() if item else start
    for _ in range(6):
        start, end = trim(key, start, end)
        opener = words.opener.match(key, start, end) if key[start : start + 1] in words.opener_first else None
        if opener is None or opener.end() == start:
            return start, end
        if opener.end() - start == 1 and (words.verb.match(key, start, end) or _ALL.match(key, start, end)):
            break
        start = opener.end()
    return trim(key, start, end)


class TopicReader:
    """Reads what earlier clauses of a sentence speak of.

    Args:
        words: The lexicon's words about deadlines.
    """

    def __init__(self, words: Words) -> None:
        self._words = words

    def topic(self, setting: Setting, floor: int) -> tuple[Range | None, list[Range]]:
        """The nearest thing that an earlier clause of the sentence names, and who is named on the way.

        Args:
            setting: The time in its clause.
            floor: Where the deadline before ends; clauses that reach beyond it are its own.
        """
        key, edge = setting.key, setting.left[0]
        bodies: list[Range] = []
        if key[edge - 1 : edge] == "（":
            start = clause_start(key, edge - 1)
            listed = key.rfind("）、", start, edge - 1)  # A（6月底前完工）、B（8月底前完工）
            start = listed + 2 if listed >= 0 else start
            return kept(key, *opened(key, start, edge - 1, self._words)), bodies
        called = False
        for _ in range(_CLAUSES_BACK):
            if edge <= setting.sentence[0] or key[edge - 1] not in "，、":
                break
            end = edge - 1
            listed = key[end] == "、"
            edge = clause_start(key, end)
            if edge < floor:
                break
            start, end = opened(key, edge, end, self._words)
            if _CALLS.search(key, start, end):
                called = True
                continue
            if listed or end - start < 2 or _ELSEWHERE.match(key, start, end) or _TIME_ONLY.fullmatch(key, start, end):
                continue
            found = self._named(key, start, end) or (
                None if _TIMED.search(key, start, end) else self._thing(key, start, end, bodies)
            )
            if found:
                return found, bodies
        return (self._complaint(key, edge) if called else self._heading(key, edge)), bodies

    def _complaint(self, key: str, edge: int) -> Range | None:
        """What the end of the sentence before says that is wanting, where someone is called at once for it."""
        if edge < 2 or key[edge - 1] not in "。”":
            return None
        end = edge - 1
        start = clause_start(key, end)
        found = _STANDS.search(key, start, end) or _WANTS.search(key, start, end)
        return found.span("thing") if found else None

    def _heading(self, key: str, edge: int) -> Range | None:
        """The heading of an item that is the sentence before, and no more ((一)清理废旧车辆。由…负责，…)."""
        if edge < 2 or key[edge - 1] != "。":
            return None
        start = clause_start(key, edge - 1)
        item = _ITEM.match(key, start, edge)
        if item is None or not 4 <= edge - 1 - item.end() <= _HEADING:
            return None
        return item.end(), edge - 1

    def fronted(self, setting: Setting, floor: int) -> Range | None:
        """The thing that the clause right before names and no more (对3处险工险段，6月底前完成除险).

        Args:
            setting: The time in its clause.
            floor: See ``topic``.
        """
        key, end = setting.key, setting.left[0] - 1
        if end <= max(floor, setting.sentence[0]) or key[end] != "，":
            return None
        start = clause_start(key, end)
        if start < floor or MODAL.search(key, start, end):
            return None
        start, end = opened(key, start, end, self._words)
        if turned := _FRONTED.match(key, start, end) or _FRONTED.match(key, start - 2, end):
            head = max(key.rfind("的", start, end) + 1, turned.end())
            named = not self._words.verb.search(key, head, end) or self._words.thing.search(key[head:end])
            return (turned.start(), end) if named else None
        return (start, end) if self._only_names(key[start:end]) else None

    def _only_names(self, words: str) -> bool:
        """Whether a clause is no more than the name of things, counted or specified (全县214个微型应急库)."""
        if _SAYS.search(words) or self._words.body.search(words) or self._words.verb_first.match(words):
            return False
        return bool(_COUNTED_THING.fullmatch(words))

    def noun_before(self, setting: Setting, rest: Range) -> Range | None:
        """The noun that 剩余8处 leaves out.

        Args:
            setting: The time in its clause.
            rest: Where 剩余8处 stands.
        """
        low = setting.sentence[0]
        words = setting.key[low : rest[0]]
        counted = (m.span("thing") for m in _COUNTED.finditer(words))
        found = [r for r in counted if not self._words.verb_first.match(words, *r)]
        for m in _COUNTED_BEHIND.finditer(words):
            start, end = m.span("thing")
            counting = _COUNTING.match(words, start, end)
            start = counting.end() if counting else start
            told = _TOLD.search(words, start, end)
            end = told.start() if told else end
            if end - start >= 2:
                found.append((start, end))
        start, end = max(found, key=lambda r: r[1], default=(0, 0))
        return (low + start, low + end) if end else None

    def _named(self, key: str, start: int, end: int) -> Range | None:
        """What a clause turns to: 剩余8处, 紧盯剩余项目, 把在建工地作为重点."""
        if rest := REST.match(key, start, end):
            return rest.span("rest")
        if _AIM.fullmatch(key, start, end):
            return start, end
        if stands := _STANDS.search(key, start, end):
            thing = stands.span("thing")
            return (start, thing[1]) if _ONLY_COUNT.fullmatch(key, *thing) and stands.start() > start else thing
        if wants := _WANTS.fullmatch(key, start, end):
            return wants.span("thing")
        holder = self._words.holder.match(key, start, end) or _TURNED_TO.search(key, start, end)
        if holder is None:
            pursuit = self._words.pursuit.match(key, start, end)
            found = bool(pursuit and self._words.thing.search(key, pursuit.end(), end))
            return (pursuit.end(), end) if pursuit and found and end - pursuit.end() >= 2 else None
        told = key.rfind("的", holder.end(), end - 1) + 1  # what stands before 的 only tells which
        stop = _HOLDER_END.search(key, max(holder.end(), told), end)
        last = stop.start() if stop else end
        first = holder.start() if holder.group() == "对" else holder.end()
        return (first, last) if last - holder.end() >= 2 else None

    def _does(self, words: str) -> bool:
        """Whether a verb stands in a clause before its end, where it would be a noun (污水处理厂提标改造)."""
        return any(verb.end() < len(words) for verb in self._words.verb.finditer(words))

    def _thing(self, key: str, start: int, end: int, bodies: list[Range]) -> Range | None:
        """The thing that a clause begins with (该项目总投资3亿元); who it begins with goes to ``bodies``."""
        if cause := _CAUSE.match(key, start, end):
            start = cause.end()
        stops = [m.start() for m in (MODAL.search(key, start, end), self._words.stop.search(key, start, end)) if m]
        last = min([*stops, end])
        there_is = _THERE_IS.match(key, start, last)
        first = there_is.end() if there_is else start
        for said in self._words.breaker.finditer(key, first, last):
            first = said.end()
        words = key[first:last]
        if self._words.verb_first.match(words) or (not stops and "的" not in words and self._does(words)):
            return None
        if self._words.body.search(words) and not _COUNTED_PEOPLE.search(words):
            bodies.append((first, last))
            return (first, last) if _COUNTED_BODY.search(words) else None
        return (first, last) if 2 <= len(words) <= 60 and self._words.thing.search(words) else None
