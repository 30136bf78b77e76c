"""The noun phrase behind a measure word: 126个水毁修复项目, 12名来自各县的代表."""

from __future__ import annotations

import re

from bulletin_ie.find.counts_clause import CONTENT, LONGEST, Phrase, Surroundings
from bulletin_ie.find.counts_numbers import Figure
from bulletin_ie.find.counts_words import (
    ACT,
    AND,
    LINK,
    MARK,
    MEASURE,
    MODIFIER,
    NOUN,
    OF,
    STATE,
    STOP,
    UNKNOWN,
    VERB,
    CountWords,
    Token,
)

__all__ = ["right_phrase"]

_YEAR = re.compile(r"20\d\d年度?的?")
_MONEY_ENDING = frozenset("金款费额债税贷资券益润薪酬本钱物品险")
_POSTPOSITION = frozenset("中内上里时要将须应需也都就均能会可全皆各已再仍未共被遭并又且便才拟")
_DIRECTIONS = frozenset("地回来去出进上下前后外中同应经原最无再")
_ATTRIBUTED = frozenset(("site", "other", "initiative", "quantity"))
_LISTED = CONTENT | {ACT, AND, OF}
_ALL = frozenset("都均全已也就还皆")  # 46家摊主都换上了统一的电子秤
_UNSURE = 4  # characters taken of a long unknown run, which holds a predicate too
_LEVELS = ("台阶", "大关", "关口")
_BARE_LEVELS = ("目标", "水平", "规模", "以内")


def right_phrase(words: CountWords, key: str, figure: Figure, around: Surroundings) -> Phrase | None:
    """The noun phrase that begins behind the measure word.

    Args:
        words: The word lists.
        key: The text.
        figure: The figure.
        around: Its clause.

    Returns:
        The phrase, or ``None`` where none begins there.
    """
    if figure.end >= around.right:
        return None
    year = _YEAR.match(key, figure.end, around.right)
    tokens = _lead(key, words.tokens(key, year.end() if year else figure.end, around.right))
    if not tokens:
        return None
    if _is_attributive(key, tokens, figure, words):
        tokens[0] = Token(tokens[0].start, tokens[0].end, MODIFIER)  # 18栋安置楼
    if len(tokens) == 1 and key[tokens[0].start : tokens[0].end] == "地":  # 八百六十亩地
        return Phrase(tokens[0].start, tokens[0].end, NOUN, "quantity")
    if len(tokens) > 1 and tokens[0].sort == UNKNOWN and key[tokens[1].start] in "了过着":
        return None  # 33项划了红线
    tokens = _behind_list(key, tokens)
    first = 1 if tokens[0].sort == OF or key.startswith(("为", "作为"), figure.end) else 0
    end = _end(tokens, first, figure)
    relative = _behind_relative(key, tokens, first, end, figure)
    if relative is not None:
        first, end = relative
    end = _without_next_amount(tokens, first, end, around) if end > first else first
    end = _without_tail(key, tokens, first, end)
    while end > first + 1 and tokens[end - 1].end - tokens[first].start > LONGEST:
        end -= 1
    end = _without_other_nouns(tokens, first, end, figure)
    if end <= first or not _suits(key, tokens, first, end, figure):
        return None
    head = tokens[end - 1]
    return Phrase(tokens[first].start, head.end, head.sort, head.kind)


def _lead(key: str, tokens: list[Token]) -> list[Token]:
    """The words behind the unit, with what stands first set right: 回港渔船, 12公里长的堤."""
    if len(tokens) < 2:
        return tokens
    if key[tokens[0].start] in _DIRECTIONS and tokens[0].weak and tokens[1].sort == UNKNOWN:
        return [Token(tokens[0].start, tokens[0].end, UNKNOWN), *tokens[1:]]
    if tokens[0].sort == MEASURE and tokens[1].sort == OF and key[tokens[0].start] in "长宽高深厚":
        return tokens[1:]
    return tokens


def _behind_list(key: str, tokens: list[Token]) -> list[Token]:
    """What a list ends in, where it does: 物资 in 大米、清油等物资."""
    for at in range(2, min(len(tokens) - 1, 18)):
        if key[tokens[at].start : tokens[at].end] in ("等", "等各类", "等多种"):
            listed = any(t.sort == AND for t in tokens[:at])
            return tokens[at + 1 :] if listed and tokens[at + 1].sort in (NOUN, MODIFIER) else tokens
        if tokens[at].sort not in _LISTED:
            break
    return tokens


def _is_attributive(key: str, tokens: list[Token], figure: Figure, words: CountWords) -> bool:
    """Whether the verb behind the unit says which things are meant rather than what they do."""
    if len(tokens) < 2 or tokens[0].sort != VERB or figure.unit.kind not in _ATTRIBUTED:
        return False
    verb, noun = key[tokens[0].start : tokens[0].end], tokens[1]
    if noun.sort == NOUN and noun.kind in ("initiative", "project") and _ends_phrase(tokens, 1):
        return verb not in words.group("doing")  # 23条处置措施
    return noun.sort in (NOUN, MEASURE) and verb in words.group("attributive")


def _suits(key: str, tokens: list[Token], first: int, end: int, figure: Figure) -> bool:
    """Whether such a figure counts such a noun."""
    head, unit = tokens[end - 1], figure.unit.kind
    found = key[tokens[first].start : head.end]
    if unit in ("money", "quantity") and (found.endswith(_LEVELS) or found in _BARE_LEVELS):
        return False  # 突破8000万吨大关
    if head.sort == MEASURE and unit in ("person", "quantity") and head.kind != unit:
        return False  # 2700多人增收
    if tokens[0].sort == OF and unit == "person" and head.kind not in ("person", "organization"):
        return False  # 312人的生活用水
    return unit != "money" or _is_money(key, head)


def _end(tokens: list[Token], first: int, figure: Figure) -> int:
    """Index one past the last token of the phrase that begins at ``first``."""
    at, noun, known = first, False, False
    while at < len(tokens):
        sort = tokens[at].sort
        following = tokens[at + 1].sort if at + 1 < len(tokens) else ""
        if sort == MEASURE and noun and figure.unit.kind != "money" and following != NOUN:
            break  # 16个村损失严重: the amount is a predicate
        if sort in (NOUN, MEASURE, UNKNOWN):
            noun, known = True, known or sort == NOUN
        elif sort == VERB:
            if at == first or known or not _ends_phrase(tokens, at + 1):
                break  # 1家头部运营企业: the verb is inside the noun phrase
        elif sort == STATE:
            if noun or following not in (NOUN, UNKNOWN, ACT, MODIFIER, STATE, MEASURE):
                break
        elif sort == AND:
            alike = noun and following == NOUN and tokens[at - 1].kind == tokens[at + 1].kind
            modified = noun or (at > first and tokens[at - 1].sort == following == MODIFIER)  # 民办、热点学校
            if not alike and not (modified and _ends_in_noun(tokens, at + 1)):
                break
        elif sort not in (ACT, MODIFIER) and (sort != MARK or at == first):
            break
        at += 1
    return at


def _ends_phrase(tokens: list[Token], at: int) -> bool:
    """Whether a noun of two characters or more stands at an index and nothing of the phrase behind it."""
    if at >= len(tokens) or tokens[at].sort != NOUN or tokens[at].end - tokens[at].start < 2:
        return False
    return at + 1 == len(tokens) or tokens[at + 1].sort in (STOP, LINK, AND, OF, VERB)


def _ends_in_noun(tokens: list[Token], at: int) -> bool:
    """Whether a modified noun follows a conjunction, and then nothing more of the clause: 10条服务和保障意见."""
    start = at
    while at < len(tokens) and tokens[at].sort in (ACT, MODIFIER):
        at += 1
    if at > start:
        while at + 1 < len(tokens) and tokens[at].sort == tokens[at + 1].sort == NOUN:
            at += 1
        return _ends_phrase(tokens, at)
    unknown = len(tokens) - start
    return 1 < unknown <= 4 and all(t.sort == UNKNOWN for t in tokens[start:])  # 水杉和柳杉


def _behind_relative(key: str, tokens: list[Token], first: int, end: int, figure: Figure) -> tuple[int, int] | None:
    """The noun behind 的 where a relative clause stands between (12名来自各县的代表), or ``None``."""
    at = next((i for i in range(end, min(len(tokens), end + 14)) if tokens[i].sort == OF), None)
    if at is None:
        return None
    named = any((t.sort == NOUN or t.kind) and _fits(t, figure) for t in tokens[first:end])
    predicate = end - first > 2 and at + 1 < len(tokens) and tokens[at + 1].sort == NOUN  # 4个进度滞后的项目
    if at == end and first < end <= first + 4 and figure.unit.kind != "person" and not predicate:
        named = True  # 3万件侨批的扫描计划
    if named or any(t.sort == AND for t in tokens[end:at]) or (first < end < at and key[tokens[end].start] in _ALL):
        return None
    stop = _end(tokens, at + 1, figure)
    return (at + 1, stop) if any(t.sort in (NOUN, UNKNOWN) for t in tokens[at + 1 : stop]) else None


def _fits(noun: Token, figure: Figure) -> bool:
    """Whether the measure word counts such nouns: 名 counts people, 家 firms; 个 counts anything."""
    unit = figure.unit.kind
    return (
        unit not in ("person", "organization")
        or noun.kind in (unit, "organization", "site")[: 1 if unit == "person" else 3]
    )


def _without_next_amount(tokens: list[Token], first: int, end: int, around: Surroundings) -> int:
    """Leave an amount to the figure that follows it: 9个项目总投资37.2亿元."""
    leads_on = around.after is not None and all(t.sort == LINK for t in tokens[end:])
    if not leads_on or tokens[end - 1].sort != MEASURE:
        return end
    noun = next((i for i in range(first, end) if tokens[i].sort == NOUN), None)
    return first if noun is None else noun + 1


def _without_other_nouns(tokens: list[Token], first: int, end: int, figure: Figure) -> int:
    """Leave out what follows the nouns that the unit counts: 12家成员单位负责人, 4家门店查验台账."""
    unit = figure.unit.kind
    if end <= first:
        return end  # 十套以上的，: nothing stands behind the number
    if unit == "other" and tokens[first].kind == "site" and tokens[end - 1].kind != "site":
        closing = [i for i in range(first, end) if tokens[i].sort == MARK]
        if len(closing) == 2 and tokens[closing[1] - 1].kind == "site":
            return closing[1] + 1  # 11个村（社区）党支部书记
    if unit == "other" and end >= first + 2 and tokens[first].kind == "site" and tokens[first + 1].kind == "person":
        return first + 1  # 5个社区孩子
    if unit not in ("organization", "person") or tokens[end - 1].kind == unit:
        return end
    counted = [i for i in range(first, end) if tokens[i].kind == unit]
    if not counted or (tokens[end - 1].kind != "person" and all(t.sort == NOUN for t in tokens[counted[-1] : end])):
        return end  # 176所学校食堂 are not schools
    return counted[-1] + 1


def _without_tail(key: str, tokens: list[Token], first: int, end: int) -> int:
    """Leave out what does not belong to the noun: marks, unknown words and verbs at the end."""
    marks = [i for i in range(first, end) if tokens[i].sort == MARK]
    if len(marks) % 2:
        end = marks[-1]  # a bracket that does not close
    while end > first and tokens[end - 1].sort in (MARK, AND) and not _is_closed(tokens, first, end):
        end -= 1
    end = _without_unknown(tokens, first, end)
    while end > first + 1 and tokens[end - 1].sort == UNKNOWN and key[tokens[end - 1].start] in _POSTPOSITION:
        end -= 1
    has_noun = any(t.sort == NOUN for t in tokens[first:end])
    while end > first + 1 and has_noun and tokens[end - 1].sort in (ACT, STATE):
        end -= 1
    return end


def _is_closed(tokens: list[Token], first: int, end: int) -> bool:
    """Whether a bracket at the end closes one inside the phrase: 村（社区）."""
    return tokens[end - 1].sort == MARK and sum(t.sort == MARK for t in tokens[first:end]) == 2


def _without_unknown(tokens: list[Token], first: int, end: int) -> int:
    """Leave out unknown words behind the last known noun, mostly verbs and idioms; one character may end a noun."""
    at = end
    while at > first and tokens[at - 1].sort == UNKNOWN:
        at -= 1
    if at > first and (tokens[at - 1].sort == MEASURE or (tokens[at - 1].sort == NOUN and end - at > 1)):
        return at
    return first + _UNSURE if at == first and end - first > _UNSURE + 2 else end


def _is_money(key: str, head: Token) -> bool:
    """Whether a noun behind an amount of money is what the money is (500万元奖补资金) or buys (30万元物资)."""
    return head.sort == MEASURE or head.kind in ("money", "other") or key[head.end - 1] in _MONEY_ENDING
