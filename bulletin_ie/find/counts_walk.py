"""Steps over the words before a number: where a noun phrase begins, what leads to the number."""

from __future__ import annotations

import re

from bulletin_ie.find.counts_clause import CONTENT, Surroundings
from bulletin_ie.find.counts_numbers import Figure
from bulletin_ie.find.counts_words import ACT, AND, MARK, MEASURE, NOUN, OF, STATE, STOP, UNKNOWN, VERB, VERBAL, Token

__all__ = [
    "BETWEEN",
    "amount",
    "is_attributive",
    "is_between",
    "text_of",
    "walk",
    "with_number",
    "without_verbs",
]

BETWEEN = frozenset("于“：由从了等各")
"""Characters between a noun and its number: 大户由147户发展到210户."""

_JOINED = CONTENT | {AND}
_INSIDE = CONTENT | {ACT, MARK}
_LIMIT = re.compile(r"[^，。；、]{0,3}?(?:及?以[上下]|级)")
_NUMBERED = re.compile(r"(?:\d{1,9}(?:\.\d{1,4})?[^\d，。；、]{0,3}|[一二三四五六七八九十]{1,3}[^\d，。；、]{1,2})$")
_OVER = frozenset("超逾过")
_RANKED = frozenset("强佳优岁周")  # 世界500强企业, 60周岁老人


def text_of(key: str, token: Token) -> str:
    """The characters of a word."""
    return key[token.start : token.end]


def without_verbs(tokens: list[Token]) -> int:
    """Index where the verbs at the end begin."""
    at = len(tokens)
    while at and tokens[at - 1].sort in VERBAL:
        at -= 1
    return at


def is_between(key: str, token: Token, figure: Figure, round_number: bool) -> bool:
    """Whether a word between noun and number is passed over: 上 in 上百家, 每人 in 个人缴费每人380元."""
    start = token.start
    each = token.sort == STOP and key[start] == "每"
    if each and (figure.unit.kind in ("money", "quantity") or key[start - 1 : start] in ("由", "从")):
        return True  # 投诉从每月30多起降到2起
    return token.end - start == 1 and (key[start] in BETWEEN or (round_number and key[start] == "上"))


def walk(tokens: list[Token], end: int) -> int:
    """Index of the first token of the noun phrase that ends before ``end``."""
    at = end
    while at:
        sort, inside = tokens[at - 1].sort, at < end
        if sort == AND:
            if not (inside and at > 1 and _is_list(tokens, at - 1, end)):
                break
        elif sort == STATE:
            if not inside:
                break
        elif sort not in _INSIDE:
            break
        at -= 1
    while at < end and tokens[at].sort in (AND, MARK):
        at += 1
    return at


def _is_list(tokens: list[Token], at: int, end: int) -> bool:
    """Whether the mark at ``at`` joins nouns that are counted together: of one kind, or all behind one verb."""
    before = tokens[at - 1]
    if before.sort not in CONTENT:
        return False
    if before.sort == NOUN and before.kind == tokens[end - 1].kind:
        return True
    left = next((i for i in range(at - 1, max(-1, at - 9), -1) if tokens[i].sort not in _JOINED), -1)
    led = left >= 0 and tokens[left].sort in (VERB, ACT) and tokens[at].end - tokens[left].end <= 8
    return led and tokens[end - 1].end - tokens[at].end <= 4


def is_attributive(tokens: list[Token], at: int, lead: Token | None) -> bool:
    """Whether a verb before the noun is part of it (出动检查人员, 规划建设面积) rather than what was done to it."""
    head = tokens[-1]
    if at == len(tokens) - 2 and head.sort == MEASURE and head.kind == "quantity":
        return True
    if lead is None:
        return False
    if lead.sort == OF or (tokens[at].sort == STATE and (tokens[at + 1].sort == NOUN or lead.sort == VERB)):
        return True
    if lead.sort == AND and head.kind in ("person", "organization", "other"):
        return head.end - tokens[at].start <= 4  # 出动人员120名、抢修车辆36台
    return lead.sort == VERB and (head.sort == MEASURE or head.end - tokens[at].start <= 4)


def amount(tokens: list[Token], first: int) -> int:
    """Where an amount's own words begin: 水位 in 取水口水位; 早稻播种面积 and 项目总投资 stay whole."""
    head = tokens[-1]
    if head.end - head.start == 1:
        return first  # 桥面宽
    for at in range(len(tokens) - 2, first - 1, -1):
        whose = tokens[at].kind in ("project", "organization", "site")
        if whose and tokens[at].end - tokens[first].start >= head.end - tokens[at].end:
            return at + 1
    at = first
    while at < len(tokens) - 1 and tokens[at].sort == UNKNOWN and tokens[at].end - tokens[at].start == 1:
        at += 1
    return at if tokens[at].start - tokens[first].start > head.end - tokens[at].start else first


def with_number(key: str, tokens: list[Token], first: int, around: Surroundings) -> int:
    """Where the phrase begins with the number that belongs to it: 10亿元以上项目, 60周岁以上老人, 世界500强企业."""
    start = tokens[first].start
    limit = around.before
    if limit is not None and limit.threshold and limit.end == start and key[limit.start - 1 : limit.start] in _OVER:
        return limit.start - 1  # 超10亿元项目
    if _LIMIT.match(key, start):
        if around.before is not None and around.before.end == start:
            return around.before.start
        m = _NUMBERED.search(key, max(0, start - 10), start)
        return m.start() if m else start
    if key[start] in _RANKED and first and tokens[first - 1].sort == STOP and key[start - 1].isdigit():
        return tokens[walk(tokens, first - 1)].start
    return start
