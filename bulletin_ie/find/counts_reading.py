"""From a figure and its surroundings to what it counts: the noun beside it, or the one that it leaves out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bulletin_ie.find.counts_clause import Phrase, Surroundings
from bulletin_ie.find.counts_left import LeftPhrases
from bulletin_ie.find.counts_numbers import Figure
from bulletin_ie.find.counts_right import right_phrase
from bulletin_ie.find.counts_words import (
    ACT,
    LINK,
    MEASURE,
    MODIFIER,
    NOUN,
    STATE,
    STOP,
    UNKNOWN,
    VERB,
    CountWords,
    Token,
)

__all__ = ["CountReader", "Reading"]

_NEAR, _FAR = 6, 20  # counts looked back at for a noun that is left out; what is left of something may stand far behind
_REST = re.compile("(?:剩余|剩下|其余|余下|另外|另有)的?$")
_OF_WHICH = re.compile("其中[^，。；]{0,4}$|剩余$|剩下$|其余$")
_MARKS = re.compile("[，。；：、\\n]")
_IN_A_ROW = re.compile(
    "[、，]?(?:约|近|共|计|超|达)?|(?:增加|增长|发展|提高|提升|上升|扩大|下降|减少|降低|压减|降|升|增|减|涨)?[到至]"
    "(?:(?:去年|今年|目前|现在|如今|上年|20\\d\\d年)的?)?"
)
_DIFFERENCE = re.compile("[比较].{1,10}[多少]")
_REACHING = re.compile("，(?:最高|最多|共|累计|一度)?(?:达到?|约为?|为|高达|多达|逼近|接近|超过|突破)$")
_PER = re.compile("每[^，。；、每]{1,4}(?:约|不低于|不超过|按)?$")
_LIGHT = frozenset(("任务", "工作", "目标", "任务数", "总数", "总量", "计划"))  # 80套公租房筹集任务已完成62套
_SENTENCE = re.compile("[。；\\n]")
_BUILT = re.compile("票决|表决|投资|建设|新建|改造|开工|完工|竣工")


class Reading(NamedTuple):
    """A figure with what it counts.

    Attributes:
        figure: The figure.
        phrase: The counted noun, beside the figure or elsewhere.
        kind: What sort of thing.
        rule: Name of the rule that found the noun.
        action: Range of the verb that says what was done to it.
    """

    figure: Figure
    phrase: Phrase
    kind: str
    rule: str
    action: tuple[int, int] | None


class CountReader:
    """Finds what a figure counts.

    Args:
        words: The word lists.
    """

    def __init__(self, words: CountWords) -> None:
        self._words = words
        self._left = LeftPhrases(words)
        self._named_behind = words.group("named_behind")
        self._changing = words.group("changing")
        self._befalling = words.group("befalling")
        self._made = words.group("made")
        self._people = frozenset(words.group("people_unit"))

    def read_all(self, key: str, figures: Sequence[Figure], gaps: Sequence[int] = ()) -> list[Reading]:
        """Read the figures of a text in order; a later one may take its noun from an earlier one.

        Args:
            key: The text.
            figures: All its figures.
            gaps: Positions where a column of a table ends, sorted.

        Returns:
            One reading for each figure that counts something.
        """
        found: list[Reading] = []
        specified = before = None
        for figure, after, last in zip(figures, (*figures[1:], None), (*figures[2:], None, None), strict=False):
            before, previous = figure, before
            if figure.threshold or figure is specified:
                continue
            around = Surroundings.of(key, figure, previous, after, gaps)
            if found and around.left < found[-1].phrase.end <= figure.start:
                around = around._replace(left=found[-1].phrase.end)  # 9个项目总投资37.2亿元: 项目 is taken
            if around.after is not None and _is_specified(figure, around.after):
                right = right_phrase(self._words, key, around.after, Surroundings.of(key, around.after, figure, last))
                if right is not None and right.start == around.after.end and right.kind in ("other", "site", "project"):
                    specified = around.after  # 4台35万千瓦机组
                    action = self._left.verbs(key, self._left.cut(key, figure, around), figure)
                    reading = self._reading(key, figure, right, "counts.number_unit_object", action)
                    if reading is not None:
                        found.append(reading)
                    continue
            reading = self._with_amount(key, figure, around, last)
            reading = reading or self._read(key, figure, around, found)
            if around.after is not None and (reading is None or reading.rule == "counts.elided"):
                reading = self._ahead(key, figure, around.after, last) or reading
            if reading is not None:
                found.append(reading)
        return found

    def _with_amount(self, key: str, figure: Figure, around: Surroundings, last: Figure | None) -> Reading | None:
        """The noun behind an amount that describes it: 2座日处理能力100吨的烘干塔."""
        after = around.after
        if after is None or after.unit.kind not in ("quantity", "money") or not key.startswith("的", after.end):
            return None
        between = [
            t for t in self._words.tokens(key, figure.end, after.start) if t.sort != LINK and key[t.start] != "各"
        ]
        if not between or between[-1].sort != MEASURE or any(t.sort == NOUN for t in between):
            return None
        right = right_phrase(self._words, key, after, Surroundings.of(key, after, figure, last))
        if right is None or right.start != after.end + 1:
            return None
        action = self._left.verbs(key, self._left.cut(key, figure, around), figure)
        return self._reading(key, figure, right, "counts.number_unit_object", action)

    def _ahead(self, key: str, figure: Figure, after: Figure, last: Figure | None) -> Reading | None:
        """The noun behind the next figure where both count people: 46户213名群众."""
        if figure.end != after.start or figure.unit.kind != "person" or after.unit.kind != "person":
            return None
        around = Surroundings.of(key, after, figure, last)
        right = right_phrase(self._words, key, after, around)
        if right is None or right.kind != "person":
            return None
        action = self._left.verbs(key, self._left.cut(key, figure, around), figure)
        return self._reading(key, figure, right, "counts.elided", action)

    def _read(self, key: str, figure: Figure, around: Surroundings, found: list[Reading]) -> Reading | None:
        cut = self._left.cut(key, figure, around)
        left = self._left.find(key, cut, figure, around) if cut else None
        measured = left is not None and left.sort == MEASURE and left.kind == figure.unit.kind
        if left is not None and measured and not key.endswith(self._named_behind, left.start, left.end):
            return self._reading(key, figure, left, "counts.amount")
        right = right_phrase(self._words, key, figure, around)
        if left is not None and measured:
            if right is None:
                return self._reading(key, figure, left, "counts.amount")
            if key.endswith(self._made, right.start, right.end):
                return None  # 年产5万吨涂料项目: the figure is part of a name
        if left is not None and left.sort == UNKNOWN and _DIFFERENCE.fullmatch(key, left.start, left.end):
            return None  # 比上年同期多3家
        if right is not None and left is not None and _is_left_better(figure, left, right, around):
            right = None
        if _is_elided(key, figure, left, right, around):
            reading = self._elided(key, cut, figure, around, found)
            if reading is not None and reading.rule == "counts.elided":
                return reading
        if right is not None:
            action = self._left.verbs(key, cut, figure)
            return self._reading(key, figure, right, "counts.number_unit_object", action)
        if left is not None:
            return self._reading(key, figure, left, "counts.object_number_unit")
        amount = self._before_comma(key, figure)
        if amount is not None:
            return self._reading(key, figure, amount, "counts.amount")
        return self._unit_price(key, figure) or self._elided(key, cut, figure, around, found)

    def _before_comma(self, key: str, figure: Figure) -> Phrase | None:
        """The amount that begins the clause before: 最大点雨量出现在桑树镇，达186毫米."""
        lead = _REACHING.search(key, max(0, figure.start - 8), figure.start)
        if lead is None or figure.unit.kind not in ("quantity", "money"):
            return None
        start = max(key.rfind(mark, max(0, lead.start() - 30), lead.start()) for mark in "，。；\n") + 1
        for token in self._words.tokens(key, max(start, lead.start() - 30), lead.start()):
            if token.sort == MEASURE and token.kind == figure.unit.kind:
                return self._left.amount(key, start, token.end)
        return None

    def _reading(
        self, key: str, figure: Figure, phrase: Phrase, rule: str, action: tuple[int, int] | None = None
    ) -> Reading | None:
        text, unit = key[phrase.start : phrase.end], figure.unit
        if figure.chinese and text.endswith(self._words.slogan_nouns):
            return None
        if unit.nouns and not text.endswith(unit.nouns) and not text.startswith(unit.nouns):
            return None
        kind = self._words.kind(text, unit)
        if text.endswith("实事") and _BUILT.search(key, max(0, figure.start - 40), figure.end + 40):
            kind = "project"
        return Reading(figure, phrase, kind, rule, phrase.action or action)

    def _unit_price(self, key: str, figure: Figure) -> Reading | None:
        """The money noun nearest to a unit price that has none beside it: 按每平方米8元发放安置费."""
        start = max(0, figure.start - 30)
        if figure.unit.kind != "money" or not _PER.search(key, start, figure.start):
            return None
        stop = _SENTENCE.search(key, figure.end, figure.end + 20)
        ahead = self._words.tokens(key, figure.end, stop.start() if stop else min(len(key), figure.end + 20))
        behind = self._words.tokens(key, max(start, key.rfind("。", start, figure.start) + 1), figure.start)
        for token in [*ahead, *reversed(behind)]:
            if token.sort == MEASURE and token.kind == "money":
                phrase = Phrase(token.start, token.end, MEASURE, "money")
                return Reading(figure, phrase, "money", "counts.unit_price", None)
        return None

    def _elided(
        self, key: str, cut: list[Token], figure: Figure, around: Surroundings, found: list[Reading]
    ) -> Reading | None:
        """The noun counted before, in the same sentence or with the same unit in the same paragraph."""
        action = self._left.verbs(key, cut, figure)
        if action is None and found and found[-1].kind == "site" and (fate := self._fate(key, figure, around)):
            return Reading(figure, fate, "person", "counts.verb", (fate.start, fate.end))
        rest = _is_rest(key, figure)
        befell = action is not None and all(t.sort == STATE for t in self._words.tokens(key, *action))
        earlier = next(
            (r for r in reversed(found[-_FAR if rest else -_NEAR :]) if self._lends(key, r, figure, befell)), None
        )
        apart = earlier is not None and earlier.figure.end != figure.start
        if apart and action is not None and key[slice(*action)] in self._words.casualties:
            earlier = None  # 转移群众300人，死亡8人: those are not the same people
        row = earlier is not None and _IN_A_ROW.fullmatch(key, earlier.figure.end, figure.start)
        slogan = figure.chinese and figure.value <= 10 and action is None and not row
        if earlier is None or slogan:
            return self._verbal(key, figure, action)
        if action is not None and key[figure.start - 1] != "、":
            earlier = _whole_of(key, earlier, found)
        kind = self._words.kind(key[earlier.phrase.start : earlier.phrase.end], figure.unit)
        return Reading(figure, earlier.phrase, kind, "counts.elided", action)

    def _fate(self, key: str, figure: Figure, around: Surroundings) -> Phrase | None:
        """What befell people, behind their number: 9个乡镇2.7万人受灾."""
        if figure.unit.kind != "person":
            return None
        tokens = self._words.tokens(key, figure.end, around.right)
        alone = len(tokens) == 1 or (len(tokens) > 1 and tokens[1].sort in (VERB, ACT, STATE))
        if not alone or tokens[0].sort not in (STATE, ACT) or tokens[0].kind:
            return None
        return Phrase(tokens[0].start, tokens[0].end, ACT, "")

    def _verbal(self, key: str, figure: Figure, action: tuple[int, int] | None) -> Reading | None:
        """The verb beside an amount that nothing else names: 捐赠20万元, 死亡3人; not 涉及50户."""
        if action is None:
            return None
        unit = figure.unit
        if key.startswith(self._changing, action[0]):
            return None  # 同比增加1.2万吨 says of nothing how much there is
        befell = key.endswith(self._befalling, *action)
        known = befell or all(t.sort in (STATE, ACT) for t in self._words.tokens(key, *action))
        if unit.kind == "person" and not known:
            return None
        case = unit.kind == "other" and "案" in key[slice(*action)]  # 立案21件
        if not (case or unit.kind in ("money", "quantity", "person", "issue")) or (
            unit.nouns and not key.endswith(unit.nouns, *action)
        ):
            return None
        return Reading(figure, Phrase(*action, ACT, "", action), unit.kind, "counts.verb", action)

    def _says_only_what_was_done(self, key: str, gap: str, earlier: Reading, figure: Figure) -> bool:
        """Whether a clause between two figures has no noun of its own: 播种小麦28.5万亩，已播26.9万亩."""
        if gap[:1] not in ("，", "、", "；") or len(gap) > 14 or _MARKS.search(gap, 1) or earlier.rule == "counts.verb":
            return False
        tokens = self._words.tokens(key, figure.start - len(gap) + 1, figure.start)
        if sum(t.sort == UNKNOWN for t in tokens) > 1:
            return False
        bare = tokens[:-1] if len(tokens) > 2 and key[tokens[-1].start] == "了" else tokens
        short = len(bare) > 1 and bare[-1].sort == UNKNOWN and key[bare[-2].start] in "已又再仅只"  # 已播, 已经收了
        if not short and not any(_is_verb_or_link(t) for t in tokens):
            return False
        return all(t.sort in (VERB, ACT, STATE, LINK, STOP, UNKNOWN) and not t.kind for t in tokens)

    def _lends(self, key: str, earlier: Reading, figure: Figure, befell: bool) -> bool:
        """Whether an earlier count gives its noun to a figure that has none, or only a word for what befell it."""
        old, new = earlier.figure.unit, figure.unit
        alike = old.canonical == new.canonical
        if alike and earlier.figure.value > figure.value and _is_rest(key, figure):
            return True
        follows = earlier.figure.end <= earlier.phrase.start < figure.start
        gap = key[earlier.phrase.end if follows else earlier.figure.end : figure.start]
        if "。\n" in gap or gap.count("。") > 1 or earlier.rule == "counts.verb":
            return False
        if gap in ("", "、"):  # 12户36间, 84处、22176平方米
            return True
        if new.kind == "person" and gap in ("共", "共计", "合计", "总共"):  # 7支抢修队共150人
            return True
        if _IN_A_ROW.fullmatch(gap):  # 1086户3245人, 由147户发展到210户
            return alike or old.kind == new.kind
        if alike and not _MARKS.search(gap):  # 全乡4.6万亩棉花已播种2.9万亩
            return True
        if alike and self._says_only_what_was_done(key, gap, earlier, figure):
            return True  # 计划种植烤烟9600亩，落实8870亩
        if new.kind in ("money", "quantity"):
            of_which = _OF_WHICH.search(key, max(0, figure.start - 8), figure.start) is not None
            of_which |= earlier.rule == "counts.elided" and key.startswith("用于", figure.end)
            return alike and "。" not in gap and (of_which or (befell and earlier.action is not None))
        return alike or (old.text in self._people and new.text in self._people)


def _whole_of(key: str, earlier: Reading, found: list[Reading]) -> Reading:
    """What a count is a part of: 问题31个，其中乱堆19个、乱占8个，立行立改14个."""
    near = max(0, earlier.figure.start - 60)
    since = max(key.rfind(mark, near, earlier.figure.start) for mark in "。；\n")
    parts = key.rfind("其中", max(since, earlier.figure.start - 30, 0), earlier.figure.start)
    if parts < 0:
        return earlier
    unit = earlier.figure.unit.canonical
    wholes = (
        r
        for r in reversed(found[-_FAR:])
        if max(since, near) < r.figure.start < parts and r.figure.unit.canonical == unit
    )
    return next(wholes, earlier)


def _is_verb_or_link(token: Token) -> bool:
    """Whether a word surely says that something was done or has been reached."""
    return token.sort == LINK or (token.sort in (VERB, ACT, STATE) and token.end - token.start > 1)


def _is_specified(figure: Figure, after: Figure) -> bool:
    """Whether an amount right behind the unit describes the things that are counted: 4台35万千瓦机组."""
    if after.start != figure.end or after.unit.kind != "quantity":
        return False
    return figure.unit.kind == "other" or figure.unit.text == "座"


def _is_rest(key: str, figure: Figure) -> bool:
    """Whether the figure says what is left of something: 剩余8处."""
    return _REST.search(key, max(0, figure.start - 4), figure.start) is not None


def _is_elided(key: str, figure: Figure, left: Phrase | None, right: Phrase | None, around: Surroundings) -> bool:
    """Whether the words beside the figure are rather no noun: 剩下17套卡在地基上, 限期整改32条, 省级14处, 任务完成62套."""
    if right is not None:
        headless = key[figure.start - 1 : figure.start] == "的" and right.sort == UNKNOWN  # 已整改的12个防反弹
        return not right.kind and ((right.end < around.right and _is_rest(key, figure)) or headless)
    if left is None:
        return False
    if key[left.start : left.end] in _LIGHT and figure.unit.kind in ("site", "other", "project", "person", "quantity"):
        return True
    return (left.sort == ACT and not left.kind) or (left.sort == MODIFIER and key[left.end - 1] == "级")


def _is_left_better(figure: Figure, left: Phrase, right: Phrase, around: Surroundings) -> bool:
    """Whether the noun before the number is the counted one though another stands behind it."""
    if left.sort not in (NOUN, UNKNOWN):
        return False
    if around.after is not None and right.end == around.right and left.sort == NOUN:
        return True  # 新建公园3个绿地5处: the noun behind belongs to the next figure
    if right.sort == ACT and not right.kind:
        return True  # 茶山便道5.5公里硬化
    if right.sort == UNKNOWN and not right.kind and left.end == figure.start and left.kind == figure.unit.kind:
        return True  # 渔船1艘返港
    if figure.unit.kind not in ("money", "quantity") or left.kind in ("person", "organization"):
        return False
    return right.kind in ("initiative", "project")  # 复合种植3.5万亩任务
