"""Counts: a number, its measure word, and what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from bulletin_ie.find.counts_clause import Phrase, Surroundings
from bulletin_ie.find.counts_left import left_phrase, verbs_before
from bulletin_ie.find.counts_numbers import Figure, FigureFinder
from bulletin_ie.find.counts_right import right_phrase
from bulletin_ie.find.counts_words import ACT, MEASURE, MODIFIER, NOUN, STATE, UNKNOWN, CountWords
from bulletin_ie.lexicon import Lexicon
from bulletin_ie.records.vocabulary import CountKind, Qualifier
from bulletin_ie.text import AlignedText

__all__ = ["RULES", "CountFinder", "CountMention", "dedupe"]

RULES: dict[str, str] = {
    "counts.number_unit_object": "The counted noun stands behind the measure word: 311个灾后重建项目.",
    "counts.object_number_unit": "The counted noun stands before the number: 排查隐患132处.",
    "counts.amount": "A noun that names an amount stands before its number: 总投资12.5亿元.",
    "counts.elided": "The figure has no noun of its own and takes the one counted before: 整改完成128处.",
    "counts.unit_price": "A unit price names its money elsewhere in the sentence: 按每平方米8元发放安置费.",
    "counts.verb": "The figure has only a verb beside it, which is recorded as what it measures: 捐赠20万元.",
}


@dataclass(frozen=True, slots=True)
class CountMention:
    """A count in a text; all ranges are positions in ``text.clean``.

    Attributes:
        start: First character of the figure and of its noun, where that stands beside it.
        end: One past the last.
        value: The number, 万 and 亿 multiplied; the lower one of a range.
        value_max: The upper number of a range.
        unit: The measure word or unit.
        object: The counted thing as written.
        object_start: Where it stands; elsewhere in the text for an elided noun.
        object_end: One past its last character.
        kind: What sort of thing.
        action: What was done to it.
        qualifier: How exact the number is said to be.
        rule: Name of the rule, a key of :data:`RULES`.
    """

    start: int
    end: int
    value: Decimal
    value_max: Decimal | None
    unit: str
    object: str
    object_start: int
    object_end: int
    kind: CountKind
    action: str | None
    qualifier: Qualifier
    rule: str


@dataclass(frozen=True, slots=True)
class _Found:
    figure: Figure
    phrase: Phrase
    kind: str
    rule: str
    action: tuple[int, int] | None


class CountFinder:
    """Finds counts in running text.

    Args:
        lexicon: The word lists.

    Examples:
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> from bulletin_ie.text import AlignedText
        >>> finder = CountFinder(default_lexicon())
        >>> for c in finder.find(AlignedText.of("排查隐患132处，整改完成128处。")):
        ...     print(c.value, c.unit, c.object, c.kind, c.action)
        132 处 隐患 issue 排查
        128 处 隐患 issue 整改完成
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = CountWords(lexicon)
        self._figures = FigureFinder(self._words)

    def find(self, text: AlignedText) -> list[CountMention]:
        """All counts of a text, in order.

        Args:
            text: Running text, such as the body of an article.

        Returns:
            The mentions; a repeated fact is given as often as it stands (see :func:`dedupe`).
        """
        key, figures = text.key, self._figures.find(text.key)
        found: list[_Found] = []
        for i, figure in enumerate(figures):
            if figure.threshold:
                continue
            before = figures[i - 1] if i else None
            after = figures[i + 1] if i + 1 < len(figures) else None
            around = Surroundings.of(key, figure, before, after)
            if found and found[-1].phrase.end > around.left and found[-1].phrase.end <= figure.start:
                around = replace(around, left=found[-1].phrase.end)  # 12个项目总投资52.6亿元: 项目 is taken
            one = self._read(key, figure, around, found)
            if one is not None:
                found.append(one)
        return [_mention(text, one) for one in found]

    def _read(self, key: str, figure: Figure, around: Surroundings, found: list[_Found]) -> _Found | None:
        left = left_phrase(self._words, key, figure, around)
        right = right_phrase(self._words, key, figure, around)
        if left is not None and left.sort == MEASURE and left.kind == figure.unit.kind:
            if right is None or not key.endswith(_LEADS_ON, left.start, left.end):
                return self._found(key, figure, left, "counts.amount")
            if key.endswith(_NAMED_BY_OUTPUT, right.start, right.end):
                return None  # 年产5万吨涂料项目: the figure is part of a name
        if right is not None and left is not None and _is_left_better(figure, left, right, around):
            right = None
        if (
            right is not None
            and not right.kind
            and right.end < around.right
            and _REST.search(key, max(0, figure.start - 4), figure.start)
        ):
            one = self._elided(key, figure, around, found)
            if one is not None and one.rule == "counts.elided":
                return one
        if right is not None:
            return self._found(
                key, figure, right, "counts.number_unit_object", verbs_before(self._words, key, figure, around)
            )
        if (
            left is not None and left.sort in (ACT, MODIFIER) and not left.kind
        ):  # 限期整改32条: rather the noun counted before
            one = self._elided(key, figure, around, found)
            if one is not None and one.rule == "counts.elided":
                return one
        if left is not None:
            return self._found(key, figure, left, "counts.object_number_unit")
        price = self._price(key, figure)
        return price or self._elided(key, figure, around, found)

    def _price(self, key: str, figure: Figure) -> _Found | None:
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
                return _Found(figure, phrase, "money", "counts.unit_price", None)
        return None

    def _found(
        self, key: str, figure: Figure, phrase: Phrase, rule: str, action: tuple[int, int] | None = None
    ) -> _Found | None:
        words = key[phrase.start : phrase.end]
        if figure.chinese and words.endswith(self._words.slogan_nouns):
            return None
        if figure.unit.nouns and not words.endswith(figure.unit.nouns) and not words.startswith(figure.unit.nouns):
            return None
        kind = self._words.kind(words, figure.unit)
        if words.endswith("实事") and _BUILT.search(key, max(0, figure.start - 40), figure.end + 40):
            kind = "project"
        return _Found(figure, phrase, kind, rule, phrase.action or action)

    def _elided(self, key: str, figure: Figure, around: Surroundings, found: list[_Found]) -> _Found | None:
        """The noun counted before, in the same sentence or with the same unit in the same paragraph."""
        action = verbs_before(self._words, key, figure, around)
        rest = _REST.search(key, max(0, figure.start - 4), figure.start) is not None
        earlier = next(
            (one for one in reversed(found[-20:] if rest else found[-6:]) if _lends(key, one, figure, rest)), None
        )
        apart = earlier is not None and earlier.figure.end != figure.start
        if action and apart and key[slice(*action)] in self._words.casualties:
            earlier = None  # 转移群众300人，死亡8人: those are not the same people
        row = earlier is not None and _IN_A_ROW.fullmatch(key, earlier.figure.end, figure.start)
        if earlier is None or (figure.chinese and figure.value <= 10 and action is None and not row):
            return self._verbal(key, figure, around)
        kind = self._words.kind(key[earlier.phrase.start : earlier.phrase.end], figure.unit)
        return _Found(figure, earlier.phrase, kind, "counts.elided", action)

    def _names_amount(self, key: str, figure: Figure, action: tuple[int, int]) -> bool:
        """Whether a verb can stand for what is measured: 捐赠20万元, 死亡3人; not 涉及50户."""
        if figure.unit.kind in ("money", "quantity"):
            return True
        return figure.unit.kind == "person" and self._are(key, action, STATE, ACT)

    def _are(self, key: str, action: tuple[int, int], *sorts: str) -> bool:
        return all(token.sort in sorts for token in self._words.tokens(key, *action))

    def _verbal(self, key: str, figure: Figure, around: Surroundings) -> _Found | None:
        """The verb beside an amount that nothing else names: 捐赠20万元."""
        action = verbs_before(self._words, key, figure, around)
        if action is None or not self._names_amount(key, figure, action):
            return None
        if figure.unit.nouns and not key.endswith(figure.unit.nouns, *action):
            return None
        phrase = Phrase(*action, ACT, "", action)
        return _Found(figure, phrase, figure.unit.kind, "counts.verb", action)


_MARKS = re.compile("[，。；：、\\n]")
_PER = re.compile("每[^，。；、每]{1,4}(?:约|不低于|不超过|按)?$")
_SENTENCE = re.compile("[。；\\n]")
_LEADS_ON = ("价值", "年产", "日产")  # 价值8万元的物资: the noun is named behind the figure
_NAMED_BY_OUTPUT = ("项目", "生产线", "工程", "基地", "产业园")
_REST = re.compile("(?:剩余|剩下|其余|余下|另外|另有)的?$")
_PEOPLE = frozenset(("人", "名", "位", "人次"))
_OF_WHICH = re.compile("其中[^，。；]{0,4}$|剩余$|剩下$|其余$")


def _lends(key: str, earlier: _Found, figure: Figure, rest: bool) -> bool:
    """Whether an earlier count gives its noun to a figure that has none; what is left of it may stand far behind."""
    if rest and earlier.figure.unit.canonical == figure.unit.canonical and earlier.figure.value > figure.value:
        return True
    follows = earlier.figure.end <= earlier.phrase.start < figure.start
    gap = key[earlier.phrase.end if follows else earlier.figure.end : figure.start]
    if "。\n" in gap or gap.count("。") > 1 or earlier.rule == "counts.verb":
        return False
    old, new = earlier.figure.unit, figure.unit
    if gap in ("", "、"):  # 12户36间, 84处、22176平方米
        return True
    if new.kind == "person" and gap in ("共", "共计", "合计", "总共"):  # 7支抢修队共150人
        return True
    if _IN_A_ROW.fullmatch(gap):  # 1263户3918人, 由147户发展到210户
        return old.kind == new.kind or old.canonical == new.canonical
    if old.canonical == new.canonical and not _MARKS.search(gap):  # 全乡4.6万亩棉花已播种2.9万亩
        return True
    if new.kind in ("money", "quantity"):
        return (
            old.canonical == new.canonical
            and "。" not in gap
            and _OF_WHICH.search(key, max(0, figure.start - 8), figure.start) is not None
        )
    return old.canonical == new.canonical or (old.text in _PEOPLE and new.text in _PEOPLE)


_IN_A_ROW = re.compile(
    "[、，]?(?:约|近|共|计|超|达)?|(?:增加|增长|发展|提高|提升|上升|扩大|下降|减少|降低|压减)?[到至]"
)


def _is_grade(key: str, phrase: Phrase) -> bool:
    """省级14处: the noun stands with the figure before."""
    return phrase.sort == MODIFIER and key[phrase.end - 1] == "级"


def _is_left_better(figure: Figure, left: Phrase, right: Phrase, around: Surroundings) -> bool:
    """Whether the noun before the number is the counted one though another stands behind it."""
    if left.sort not in (NOUN, UNKNOWN):
        return False
    if around.after is not None and right.end == around.right and left.sort == NOUN:
        return True  # 新建公园3个绿地5处: the noun behind belongs to the next figure
    if right.sort == ACT and not right.kind:
        return True  # 茶山便道5.5公里硬化
    if figure.unit.kind not in ("money", "quantity") or left.kind in ("person", "organization"):
        return False
    return right.kind in ("initiative", "project")  # 复合种植3.5万亩任务


_BUILT = re.compile("票决|表决|投资|建设|新建|改造|开工|完工|竣工")


def _mention(text: AlignedText, found: _Found) -> CountMention:
    figure, phrase = found.figure, found.phrase
    start, end = figure.start, figure.end
    if found.rule not in ("counts.elided", "counts.unit_price"):
        start, end = min(start, phrase.start), max(end, phrase.end)
    return CountMention(
        start=start,
        end=end,
        value=figure.value,
        value_max=figure.value_max,
        unit=_unit_text(text, figure),
        object=text.clean[phrase.start : phrase.end],
        object_start=phrase.start,
        object_end=phrase.end,
        kind=found.kind,  # type: ignore[arg-type]
        action=text.clean[slice(*found.action)] if found.action else None,
        qualifier=figure.qualifier,
        rule=found.rule,
    )


def _unit_text(text: AlignedText, figure: Figure) -> str:
    """The unit in the text's own script, or the one that it is recorded as."""
    unit = figure.unit
    if unit.canonical != unit.text:
        return unit.canonical
    end = figure.unit_start + len(unit.text)
    closing = text.key.find("）", end, end + 5) if text.key.startswith("（", end) and figure.end > end else -1
    return text.clean[figure.unit_start : max(end, closing + 1)]


def dedupe(mentions: Iterable[CountMention]) -> list[CountMention]:
    """Leave out repeated facts: equal in value, unit and action, with an object that one of both contains.

    Args:
        mentions: Counts of one event, in order.

    Returns:
        The first mention of each fact.

    Examples:
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> from bulletin_ie.text import AlignedText
        >>> text = AlignedText.of("推动311个灾后重建项目建设，确保311个项目完工。")
        >>> len(dedupe(CountFinder(default_lexicon()).find(text)))
        1
    """
    kept: list[CountMention] = []
    for mention in mentions:
        if not any(_same_fact(mention, one) for one in kept):
            kept.append(mention)
    return kept


def _same_fact(a: CountMention, b: CountMention) -> bool:
    if (a.value, a.value_max, a.unit) != (b.value, b.value_max, b.unit):
        return False
    return a.object in b.object or b.object in a.object
