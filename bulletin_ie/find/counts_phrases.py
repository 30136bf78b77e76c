"""The noun phrase beside a figure: right of it (311个灾后重建项目) or left (排查隐患132处)."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
    UNKNOWN,
    VERB,
    CountWords,
    Token,
)

__all__ = ["Phrase", "Surroundings", "left_phrase", "right_phrase"]

_REACH = 32  # characters that are looked at on each side
_LONGEST = 18
_EDGE = re.compile(r"[，。；：！？\n…—|《》◆●■]")
_NUMBERED = re.compile(r"(?:\d{1,9}(?:\.\d{1,4})?[^\d，。；、]{0,3}|[一二三四五六七八九十]{1,3}[^\d，。；、]{1,2})$")
_MONEY_ENDING = frozenset("金款费额债税贷资券益润薪酬本钱物品险")
_LIMIT = re.compile(r"[^，。；、]{0,3}?(?:及?以[上下]|级)")
_SPENDING = frozenset(("年产", "奖励", "补助", "补贴", "出资", "捐资", "纳税", "占地", "投资"))
_YEAR = re.compile(r"20\d\d年度?的?")
_CONTENT = frozenset((NOUN, MEASURE, UNKNOWN, MODIFIER))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase.

    Attributes:
        start: First character.
        end: One past the last.
        sort: Class of its last word.
        kind: Kind of its last word, empty where unknown.
        action: Range of the verb that goes with it, if any.
    """

    start: int
    end: int
    sort: str
    kind: str
    action: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A figure's clause: the range that its words may come from, cut at punctuation and at other figures.

    Attributes:
        left: First character of the clause, or one past the figure before.
        right: One past the last character, or the next figure's first.
        before: The figure that ends at ``left``, if one does.
        after: The figure that starts at ``right``, if one does.
    """

    left: int
    right: int
    before: Figure | None
    after: Figure | None

    @classmethod
    def of(cls, key: str, figure: Figure, before: Figure | None, after: Figure | None) -> Surroundings:
        """The surroundings of a figure between its neighbors.

        Args:
            key: The text.
            figure: The figure.
            before: The figure before it in the text.
            after: The figure behind it.

        Returns:
            The clause.
        """
        left = max(figure.start - _REACH, before.end if before else 0, 0)
        for m in _EDGE.finditer(key, left, figure.start):
            left = m.end()
        stop = min(figure.end + _REACH, after.start if after else len(key), len(key))
        edge = _EDGE.search(key, figure.end, stop)
        right = edge.start() if edge else stop
        return cls(
            left,
            right,
            before if before and before.end == left else None,
            after if after and after.start == right else None,
        )


def left_phrase(words: CountWords, key: str, figure: Figure, around: Surroundings) -> Phrase | None:
    """The noun phrase that ends before the number, past words like 达到 or 约.

    Args:
        words: The word lists.
        key: The text.
        figure: The figure.
        around: Its clause.

    Returns:
        The phrase, or ``None`` where a verb or function word stands there.
    """
    tokens = words.tokens(key, around.left, figure.start)
    skipped = "上于“：由从" if key[figure.start] in "百千万" else "于“：由从"
    while tokens and (tokens[-1].sort == LINK or key[tokens[-1].start] in skipped):
        tokens.pop()
    action = None
    tail = len(tokens)
    while tail and tokens[tail - 1].sort in (VERB, ACT, STATE):
        tail -= 1
    if tail < len(tokens):
        if _is_patient(key, tokens, tail, figure):
            action = (tokens[tail].start, tokens[-1].end)
            tokens = tokens[:tail]
        elif tokens[-1].sort == ACT and len(tokens) - tail > 1 and tokens[-2].sort == VERB:
            return Phrase(tokens[-1].start, tokens[-1].end, ACT, tokens[-1].kind, _range(tokens[-2]))
        else:
            return None
    if not tokens or tokens[-1].sort not in _CONTENT:
        return None
    return _left_from(key, tokens, around, action)


def _left_from(key: str, tokens: list[Token], around: Surroundings, action: tuple[int, int] | None) -> Phrase | None:
    """The phrase that ends with the last token."""
    first = _walk(tokens, len(tokens))
    lead = tokens[first - 1] if first else None
    while first < len(tokens) - 1 and tokens[first].sort in (ACT, STATE) and not _is_attributive(tokens, first, lead):
        if tokens[first].sort == STATE and tokens[first + 1].sort == NOUN and lead is not None:
            break
        lead = tokens[first]
        first += 1
    if lead is not None and lead.sort in (VERB, ACT, STATE) and action is None:
        action = _range(lead)
    first = _behind_agent(key, tokens, first)
    head = tokens[-1]
    if head.sort == MEASURE:
        first = _own_words(tokens, first)
    while tokens[-1].end - tokens[first].start > _LONGEST:
        first += 1
    while (
        first < len(tokens) - 1
        and tokens[first].sort == MEASURE
        and key[tokens[first].start : tokens[first].end] in _SPENDING
    ):
        first += 1
    start = tokens[first].start
    if _LIMIT.match(key, start):
        start = _with_number(key, start, around)
    return Phrase(start, head.end, head.sort, head.kind, action)


def _is_attributive(tokens: list[Token], at: int, lead: Token | None) -> bool:
    """Whether a verb before the noun is part of it (出动检查人员, 规划建设面积) rather than what was done to it."""
    head = tokens[-1]
    if at == len(tokens) - 2 and head.sort == MEASURE and head.kind == "quantity":
        return True
    return lead is not None and lead.sort == VERB and head.end - tokens[at].end < 4


_AGENTS = ("合作社", "公司", "集团", "医院", "法院", "检察院", "部门", "局", "督查组", "督导组", "检查组")


def _behind_agent(key: str, tokens: list[Token], first: int) -> int:
    """Where the object begins after its subject and verb: 卫生院 in 县人民医院托管乡镇卫生院."""
    for at in range(first, len(tokens) - 2):
        if (
            tokens[at].sort == NOUN
            and tokens[at + 1].sort == ACT
            and key.endswith(_AGENTS, tokens[at].start, tokens[at].end)
        ):
            return at + 2
    return first


def _own_words(tokens: list[Token], first: int) -> int:
    """Where an amount's own words begin: 占地 in 光伏组件项目占地, but 道路全长 stays whole."""
    measure = len(tokens) - 1
    for at in range(measure - 1, first - 1, -1):
        if tokens[at].kind in ("project", "organization", "site"):
            longer = tokens[at].end - tokens[first].start >= tokens[-1].end - tokens[at].end
            return at + 1 if longer else first
    return first


def _walk(tokens: list[Token], end: int) -> int:
    """Index of the first token of the noun phrase that ends before ``end``."""
    at = end
    while at:
        sort = tokens[at - 1].sort
        if (
            sort in _CONTENT
            or (sort == ACT and at < end)
            or (sort == STATE and at < end)
            or (sort == AND and at < end and at > 1 and _is_list(tokens, at - 1, end))
            or (sort == MARK and at > 1)
        ):
            at -= 1
        else:
            break
    while at < end and tokens[at].sort in (AND, MARK):
        at += 1
    return at


def _is_list(tokens: list[Token], at: int, end: int) -> bool:
    """Whether the mark at ``at`` joins nouns that are counted together: of one kind, or all behind one verb."""
    before = tokens[at - 1]
    if before.sort not in _CONTENT:
        return False
    if before.sort == NOUN and before.kind == tokens[end - 1].kind:
        return True
    left = next((i for i in range(at - 1, max(-1, at - 9), -1) if tokens[i].sort not in (*_CONTENT, AND)), -1)
    return left >= 0 and tokens[left].sort in (VERB, ACT) and tokens[at].end - tokens[left].end <= 8


def _with_number(key: str, start: int, around: Surroundings) -> int:
    """The start of 10亿元以上项目 or 60周岁以上老人, whose number belongs to the phrase."""
    if around.before is not None and around.before.end == start:
        return around.before.start
    m = _NUMBERED.search(key, max(0, start - 10), start)
    return m.start() if m else start


def _is_patient(key: str, tokens: list[Token], tail: int, figure: Figure) -> bool:
    """Whether the noun before the verbs is what is counted (隐患整改128处) rather than who acts (督查组检查12家)."""
    if not tail or tokens[tail - 1].sort not in (NOUN, UNKNOWN, MEASURE):
        return False
    noun = tokens[tail - 1]
    if noun.sort == MEASURE:
        return figure.unit.kind == noun.kind
    if noun.sort == UNKNOWN and (tail < 2 or tokens[tail - 2].sort not in _CONTENT):
        return False
    if key[noun.end - 1] in "组局委办部府" or key.endswith(("部门", "公司"), noun.start, noun.end):
        return False
    if noun.kind in ("person", "organization"):
        return figure.unit.kind == noun.kind
    return noun.sort == NOUN or figure.unit.kind == "quantity"


def _range(token: Token) -> tuple[int, int]:
    return token.start, token.end


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
    tokens = words.tokens(key, year.end() if year else figure.end, around.right)
    if not tokens:
        return None
    first = 1 if tokens[0].sort == OF or key.startswith(("为", "作为"), figure.end) else 0
    end = _right_end(tokens, first, figure)
    relative = _behind_relative(tokens, first, end, figure)
    if relative is not None:
        first, end = relative
    if end == first:
        return None
    end = _without_tail(key, tokens, first, end, around)
    if end <= first:
        return None
    head = tokens[end - 1]
    if figure.unit.kind == "money" and not _is_money(key, head):
        return None
    return Phrase(tokens[first].start, head.end, head.sort, head.kind)


def _is_money(key: str, head: Token) -> bool:
    """Whether a noun behind an amount of money is what the money is (500万元奖补资金) or buys (30万元物资)."""
    return head.sort == MEASURE or head.kind in ("money", "other") or key[head.end - 1] in _MONEY_ENDING


def _right_end(tokens: list[Token], first: int, figure: Figure) -> int:
    """Index one past the last token of the phrase that begins at ``first``."""
    at, noun = first, False
    while at < len(tokens):
        sort = tokens[at].sort
        following = tokens[at + 1].sort if at + 1 < len(tokens) else ""
        if sort == MEASURE and noun and figure.unit.kind != "money" and following != NOUN and at + 1 < len(tokens):
            break
        if sort in (NOUN, MEASURE, UNKNOWN):
            noun = True
        elif sort == STATE:
            if noun or following not in (NOUN, UNKNOWN, ACT, MODIFIER, STATE):
                break
        elif (
            sort == ACT
            or sort == MODIFIER
            or (sort == MARK and at > first)
            or (sort == AND and noun and following == NOUN and tokens[at - 1].kind == tokens[at + 1].kind)
        ):
            pass
        else:
            break
        at += 1
    return at


def _behind_relative(tokens: list[Token], first: int, end: int, figure: Figure) -> tuple[int, int] | None:
    """The noun behind 的 where a relative clause stands between (12名来自各县的代表), or ``None``."""
    at = next((i for i in range(end, min(len(tokens), end + 8)) if tokens[i].sort == OF), None)
    if at is None:
        return None
    named = any(t.sort == NOUN for t in tokens[first:end])
    if named or any(t.sort == AND for t in tokens[end:at]):
        return None
    stop = _right_end(tokens, at + 1, figure)
    return (at + 1, stop) if stop > at + 1 and any(t.sort in (NOUN, UNKNOWN) for t in tokens[at + 1 : stop]) else None


def _without_tail(key: str, tokens: list[Token], first: int, end: int, around: Surroundings) -> int:
    """Leave out what does not belong to the noun: a verb at the end, an amount that starts the next figure."""
    last = end
    leads_on = around.after is not None and all(t.sort == LINK for t in tokens[end:])
    if leads_on and tokens[end - 1].sort == MEASURE:
        nouns = [i for i in range(first, end) if tokens[i].sort == NOUN]
        return nouns[0] + 1 if nouns else first
    while last > first and tokens[last - 1].sort in (MARK, AND) and not _is_closed(tokens, first, last):
        last -= 1
    last = _without_unknown(tokens, first, last)
    while last > first + 1 and tokens[last - 1].sort == UNKNOWN and key[tokens[last - 1].start] in "中内上里时":
        last -= 1
    has_noun = any(t.sort == NOUN for t in tokens[first:last])
    while last > first + 1 and has_noun and tokens[last - 1].sort in (ACT, STATE):
        last -= 1
    return last


def _is_closed(tokens: list[Token], first: int, last: int) -> bool:
    """Whether a bracket at the end closes one inside the phrase: 村（社区）."""
    return tokens[last - 1].sort == MARK and sum(t.sort == MARK for t in tokens[first:last]) == 2


def _without_unknown(tokens: list[Token], first: int, end: int) -> int:
    """Leave out unknown words behind the last known noun, mostly verbs and idioms; one character may end a noun."""
    at = end
    while at > first and tokens[at - 1].sort == UNKNOWN:
        at -= 1
    return at if at > first and tokens[at - 1].sort == NOUN and end - at > 1 else end
