"""The noun phrase behind a measure word: 311个灾后重建项目, 12名来自各县的代表."""

from __future__ import annotations

import re

from bulletin_ie.find.counts_clause import LONGEST, Phrase, Surroundings
from bulletin_ie.find.counts_numbers import Figure
from bulletin_ie.find.counts_words import (
    MEASURE,
    NOUN,
    OF,
    UNKNOWN,
    CountWords,
    Token,
)

__all__ = ["right_phrase"]

_YEAR = re.compile(r"20\d\d年度?的?")
_MONEY_ENDING = frozenset("金款费额债税贷资券益润薪酬本钱物品险")
_POSTPOSITION = frozenset("中内上里时要将须应需也都就均能会可")
_DIRECTIONS = frozenset("回来去出进上下前后外中同应经原最无再")
_UNSURE = 4  # characters taken of a long unknown run, which holds a predicate too
_LEVELS = ("台阶", "大关", "关口")
_BARE_LEVELS = ("目标", "水平", "规模", "任务", "以内")


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
    year = _YEAR.match(key, figure.end, around.right)
    tokens = _lead(key, words.tokens(key, year.end() if year else figure.end, around.right))
    if not tokens:
        return None
    if len(tokens) == 1 and key[tokens[0].start : tokens[0].end] == "地":  # 八百六十亩地
        return Phrase(tokens[0].start, tokens[0].end, NOUN, "quantity")
    first = 1 if tokens[0].sort == OF or key.startswith(("为", "作为"), figure.end) else 0
    end = _end(tokens, first, figure)
    relative = _behind_relative(tokens, first, end, figure)
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


def _is_money(key: str, head: Token) -> bool:
    """Whether a noun behind an amount of money is what the money is (500万元奖补资金) or buys (30万元物资)."""
    return head.sort == MEASURE or head.kind in ("money", "other") or key[head.end - 1] in _MONEY_ENDING
