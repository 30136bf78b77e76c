"""The noun phrase before a number: 排查隐患132处, 总投资12.5亿元."""

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
    NOUN,
    OF,
    STATE,
    STOP,
    UNKNOWN,
    VERB,
    CountWords,
    Token,
)

__all__ = ["LeftPhrases"]

_VERBAL = (VERB, ACT, STATE)
_BETWEEN = frozenset("于“：由从了等")  # between a noun and its number: 大户由147户发展到210户
_AGENT_ENDING = frozenset("省州盟市区县旗镇乡村局站所社会组司厂行队院校部委办处团户家店员者们")
_PLACE_ENDING = frozenset("上里内中")
_LIMIT = re.compile(r"[^，。；、]{0,3}?(?:及?以[上下]|级)")
_RANKED = frozenset("强佳优岁周")  # 世界500强企业, 60周岁老人
_NUMBERED = re.compile(r"(?:\d{1,9}(?:\.\d{1,4})?[^\d，。；、]{0,3}|[一二三四五六七八九十]{1,3}[^\d，。；、]{1,2})$")


class LeftPhrases:
    """Reads the noun phrase that stands before a number.

    Args:
        words: The word lists.
    """

    def __init__(self, words: CountWords) -> None:
        self._words = words
        self._adverbs = frozenset(words.group("adverb_before_verb"))
        self._before_verbs = self._adverbs.union(words.group("time_before_verb"))
        self._containing = frozenset(words.group("containing"))
        self._attending = frozenset(words.group("attending"))
        self._means = frozenset(words.group("mean"))
        self._spending = frozenset(words.group("spending"))
        self._capacity = words.group("capacity")
        self._changing = words.group("changing")
        self._agents = words.group("agent")
        self._taking = words.group("taking")
        self._staff = words.group("staff")
        self._phases = frozenset(words.group("phase"))
        self._coverbs = frozenset(words.group("coverb"))
        self._moving = frozenset(words.group("moving"))

    def find(self, key: str, figure: Figure, around: Surroundings) -> Phrase | None:
        """The noun phrase that ends before the number, past words like 达到 or 约.

        Args:
            key: The text.
            figure: The figure.
            around: Its clause.

        Returns:
            The phrase, or ``None`` where a verb or function word stands there.
        """
        tokens = self._words.tokens(key, around.left, figure.start)
        linked = self._drop_links(key, tokens, figure)
        if self._is_verb_or_place(key, tokens, linked):
            return None
        tail = _without_verbs(tokens)
        action = None
        if tail < len(tokens):
            noun = self._before_adverbs(key, tokens, tail)
            if self._is_patient(key, tokens, noun, figure) and (noun == tail or tokens[noun - 1].sort == NOUN):
                action = (tokens[tail].start, tokens[-1].end)
                tokens = tokens[:noun]
            elif not self._is_named_by_verb(key, tokens, tail, figure):
                return None
        if tokens and figure.unit.kind == "quantity" and _text(key, tokens[-1]) in self._phases:
            return Phrase(tokens[-1].start, tokens[-1].end, NOUN, "")  # 一期50万千瓦
        if not tokens or tokens[-1].sort not in (*CONTENT, ACT):
            return None
        if linked in self._containing and figure.unit.kind == "person" and tokens[-1].kind == "site":
            return None  # 村有586户: the place holds the households, it is not counted
        if (
            figure.unit.kind == "money"
            and tokens[-1].kind == "person"
            and len(tokens) > 1
            and tokens[-2].sort == MEASURE
        ):
            tokens.pop()  # 让利群众960万元
        self._drop_journey(key, tokens, figure)
        phrase = self._phrase(key, tokens, figure, around, action)
        if phrase.end - phrase.start > 1:
            return phrase
        measure = key[phrase.start - 1 : phrase.start].isdigit()  # 5车28人
        unsure = phrase.sort == UNKNOWN and key[phrase.start] not in self._words.short_nouns
        return None if measure or unsure else phrase

    def verbs(self, key: str, figure: Figure, around: Surroundings) -> tuple[int, int] | None:
        """Range of the verbs right before a number (整改完成128处).

        Args:
            key: The text.
            figure: The figure.
            around: Its clause.

        Returns:
            The range, or ``None`` where no verb stands there.
        """
        tokens = self._words.tokens(key, around.left, figure.start)
        self._drop_links(key, tokens, figure)
        at = _without_verbs(tokens)
        return (tokens[at].start, tokens[-1].end) if at < len(tokens) else None

    def _drop_links(self, key: str, tokens: list[Token], figure: Figure) -> str:
        """Take the words that lead to the number off the end; return the first of them."""
        round_number = key[figure.start] in "百千万"
        link = ""
        while tokens and (tokens[-1].sort == LINK or _is_between(key, tokens[-1], figure, round_number)):
            link = _text(key, tokens.pop())
        at = len(tokens)
        while link and at and len(tokens) - at < 4 and tokens[at - 1].sort == STOP:
            at -= 1
        if 0 < at < len(tokens) and tokens[at - 1].sort == MEASURE and tokens[at - 1].kind == figure.unit.kind:
            del tokens[at:]  # 吞吐量首次突破百万吨
        return link

    def _drop_journey(self, key: str, tokens: list[Token], figure: Figure) -> None:
        """Take 来沪就业 behind the people that do so off the end: 吸纳务工人员来沪就业716人."""
        if figure.unit.kind != "person" or tokens[-1].sort != MEASURE:
            return
        for at in range(len(tokens) - 2, max(0, len(tokens) - 6), -1):
            if _text(key, tokens[at]) in self._moving:
                if tokens[at - 1].sort == NOUN and tokens[at - 1].kind == "person":
                    del tokens[at:]
                return

    def _is_verb_or_place(self, key: str, tokens: list[Token], linked: str) -> bool:
        """Whether the unknown words before the number are no noun: 已清完28条, 保住了470只, 坡上94户."""
        at = len(tokens)
        while at and tokens[at - 1].sort == UNKNOWN:
            at -= 1
        if at == len(tokens):
            return False
        if len(tokens) - at > 1 and key[tokens[-1].start] in _PLACE_ENDING:
            return True
        before = _text(key, tokens[at - 1]) if at else ""
        finished = linked == "了" and (not at or tokens[at - 1].sort == STOP)
        return len(tokens) - at < 4 and (finished or (before in self._adverbs and before != "共"))

    def _before_adverbs(self, key: str, tokens: list[Token], tail: int) -> int:
        """Index behind the noun of 小麦已收获42万亩, past the adverbs between noun and verb."""
        while tail and _text(key, tokens[tail - 1]) in self._before_verbs:
            tail -= 1
        return tail

    def _is_patient(self, key: str, tokens: list[Token], tail: int, figure: Figure) -> bool:
        """Whether the noun before the verbs is counted (隐患整改128处) rather than the one who acts (督查组检查12家)."""
        if not tail or tokens[tail - 1].sort not in (NOUN, UNKNOWN, MEASURE):
            return False
        noun, unit = tokens[tail - 1], figure.unit.kind
        if noun.sort == MEASURE:
            return unit == noun.kind
        if noun.sort == UNKNOWN and (tail < 2 or tokens[tail - 2].sort not in CONTENT):
            return False
        if noun.kind == "person":
            verbs = [_text(key, token) for token in tokens[tail:] if token.sort != STATE]
            return unit == "person" and self._attending.issuperset(verbs)
        transitive = unit in ("money", "quantity") and any(token.sort == VERB for token in tokens[tail:])
        at = tail
        while at and tokens[at - 1].sort == UNKNOWN:
            at -= 1
        if transitive and unit == "quantity" and at < tail - 1 and (not at or tokens[at - 1].sort == STOP):
            return key[noun.start] not in _AGENT_ENDING  # 柴油储备1900吨
        if self._acts(key, noun) or (transitive and noun.kind in ("site", "organization", "")):
            return False
        if "organization" in (noun.kind, unit):
            return unit == noun.kind or (noun.kind == "site" and unit == "organization")
        return noun.sort == NOUN or unit == "quantity"

    def _is_named_by_verb(self, key: str, tokens: list[Token], tail: int, figure: Figure) -> bool:
        """Whether the last verb is the noun (开展培训12场, 义务植树120万株), not what someone did."""
        if tokens[-1].sort != ACT:
            return False
        if tokens[-1].kind == figure.unit.kind == "initiative":
            return True  # 演练8场
        if len(tokens) - tail > 1:
            return any(token.sort == VERB for token in tokens[tail:-1])
        return bool(tail) and tokens[tail - 1].sort in CONTENT and not self._acts(key, tokens[tail - 1])

    def _acts(self, key: str, noun: Token) -> bool:
        """Whether a noun is one that does things rather than one that is counted."""
        return noun.kind == "person" or key.endswith(self._agents, noun.start, noun.end)

    def _phrase(
        self, key: str, tokens: list[Token], figure: Figure, around: Surroundings, action: tuple[int, int] | None
    ) -> Phrase:
        """The phrase that ends with the last token."""
        head, first = tokens[-1], _walk(tokens, len(tokens))
        lead = tokens[first - 1] if first else None
        if lead is not None and first == len(tokens) - 1 and self._is_capacity(key, lead, head):
            first, lead = first - 1, None
        to_someone = lead is not None and _text(key, lead) in self._coverbs
        while not to_someone and first < len(tokens) - 1 and tokens[first].sort in (ACT, STATE):
            if _is_attributive(tokens, first, lead):
                break
            lead = tokens[first]
            first += 1
        if lead is not None and lead.sort in _VERBAL and action is None:
            action = (lead.start, lead.end)
        if to_someone:
            first, action = _behind_coverb(tokens, first, action)
        first = self._own_words(key, tokens, self._behind_agent(key, tokens, first), figure)
        while head.end - tokens[first].start > LONGEST:
            first += 1
        while first < len(tokens) - 1 and _text(key, tokens[first]) in self._spending:
            first += 1  # 奖励企业12家
        return Phrase(_with_number(key, tokens, first, around), head.end, head.sort, head.kind, action)

    def _is_capacity(self, key: str, verb: Token, head: Token) -> bool:
        """Whether a verb is part of the amount's name: 年中转能力, but not 新增面积."""
        named = head.sort == MEASURE and key.endswith(self._capacity, verb.end, head.end)
        return named and verb.sort == VERB and not key.startswith(self._changing, verb.start)

    def _behind_agent(self, key: str, tokens: list[Token], first: int) -> int:
        """Where the object begins after its subject and verb: 卫生院 in 县人民医院托管乡镇卫生院."""
        head = tokens[-1]
        for at in range(first, len(tokens) - 2):
            subject, verb, last = tokens[at], tokens[at + 1], at + 3 == len(tokens)
            if subject.sort != NOUN or verb.sort not in (ACT, STATE):
                continue
            staff = last and key.endswith(self._staff, head.start, head.end)
            served = last and head.kind == "person" and subject.kind in ("organization", "site")
            takes = subject.kind == "person" and key.endswith(self._taking, verb.start, verb.end)
            acts = key.endswith(self._agents, subject.start, subject.end)
            if verb.sort == ACT and ((served and not staff) or takes):
                return at + 2  # 网格服务居民, 村民捐赠棉被
            if acts and not (last and head.kind == "person"):
                return at + 2  # but 部门执法人员
        return first

    def _own_words(self, key: str, tokens: list[Token], first: int, figure: Figure) -> int:
        """Where the words of an amount or of people begin: 占地 in 光伏组件项目占地, 主要负责人 in 成员单位主要负责人."""
        head = tokens[-1]
        if head.kind == "person":
            firms = [i for i in range(first, len(tokens) - 1) if tokens[i].kind == "organization"]
            return firms[-1] + 1 if firms and head.end - tokens[firms[-1]].end >= 4 else first
        if head.sort != MEASURE or head.kind != figure.unit.kind:
            return first
        if not key.endswith(self._capacity, head.start, head.end):
            first = _amount(tokens, first)
        return first - 1 if first and _text(key, tokens[first - 1]) in self._means else first


def _behind_coverb(
    tokens: list[Token], first: int, action: tuple[int, int] | None
) -> tuple[int, tuple[int, int] | None]:
    """Where the object begins behind the one it goes to: 款物 in 向灾区捐赠款物."""
    if tokens[-1].sort == MEASURE:
        return len(tokens) - 1, action
    for at in range(len(tokens) - 2, first, -1):
        if tokens[at].sort == ACT:
            return at + 1, (tokens[at].start, tokens[at].end)
    return first, action


def _text(key: str, token: Token) -> str:
    return key[token.start : token.end]


def _without_verbs(tokens: list[Token]) -> int:
    """Index where the verbs at the end begin."""
    at = len(tokens)
    while at and tokens[at - 1].sort in _VERBAL:
        at -= 1
    return at


def _is_between(key: str, token: Token, figure: Figure, round_number: bool) -> bool:
    """Whether a word between noun and number is passed over: 上 in 上百家, 每人 in 个人缴费每人380元."""
    if token.sort == STOP and figure.unit.kind in ("money", "quantity") and key[token.start] == "每":
        return True
    text = _text(key, token)
    return text in _BETWEEN or (round_number and text == "上")


def _walk(tokens: list[Token], end: int) -> int:
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
        elif sort not in CONTENT and sort not in (ACT, MARK):
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
    left = next((i for i in range(at - 1, max(-1, at - 9), -1) if tokens[i].sort not in (*CONTENT, AND)), -1)
    led = left >= 0 and tokens[left].sort in (VERB, ACT) and tokens[at].end - tokens[left].end <= 8
    return led and tokens[end - 1].end - tokens[at].end <= 4


def _is_attributive(tokens: list[Token], at: int, lead: Token | None) -> bool:
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


def _amount(tokens: list[Token], first: int) -> int:
    """Where an amount's own words begin: 水位 in 取水口水位; 早稻播种面积 and 项目总投资 stay whole."""
    head = tokens[-1]
    for at in range(len(tokens) - 2, first - 1, -1):
        whose = tokens[at].kind in ("project", "organization", "site")
        if whose and tokens[at].end - tokens[first].start >= head.end - tokens[at].end:
            return at + 1
    at = first
    while at < len(tokens) - 1 and tokens[at].sort == UNKNOWN:
        at += 1
    return at if tokens[at].start - tokens[first].start > head.end - tokens[at].start else first


def _with_number(key: str, tokens: list[Token], first: int, around: Surroundings) -> int:
    """Where the phrase begins with the number that belongs to it: 10亿元以上项目, 60周岁以上老人, 世界500强企业."""
    start = tokens[first].start
    if _LIMIT.match(key, start):
        if around.before is not None and around.before.end == start:
            return around.before.start
        m = _NUMBERED.search(key, max(0, start - 10), start)
        return m.start() if m else start
    if key[start] in _RANKED and first and tokens[first - 1].sort == STOP and key[start - 1].isdigit():
        return tokens[_walk(tokens, first - 1)].start
    return start
