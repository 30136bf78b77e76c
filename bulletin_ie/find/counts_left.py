"""The noun phrase before a number: 排查隐患132处, 总投资12.5亿元."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_ie.find.counts_clause import CONTENT, LONGEST, Phrase, Surroundings
from bulletin_ie.find.counts_numbers import Figure
from bulletin_ie.find.counts_walk import (
    BETWEEN,
    amount,
    is_attributive,
    is_between,
    text_of,
    walk,
    with_number,
    without_verbs,
)
from bulletin_ie.find.counts_words import (
    ACT,
    LINK,
    MEASURE,
    MODIFIER,
    NOUN,
    OF,
    STATE,
    STOP,
    UNKNOWN,
    VERB,
    VERBAL,
    CountWords,
    Token,
)

__all__ = ["LeftPhrases"]

_AGENT_ENDING = frozenset("省州盟市区县旗镇乡村局站所社会组司厂行队院校部委办处团户家店员者们")
_WORKED_ON = frozenset("道路渠堤坝岸沟河墙坡塘库巷街线桥")
_ENDING = CONTENT | {ACT}  # classes of words that end a noun phrase
_PLACE_ENDING = frozenset("上里内中")


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
        self._doing = frozenset(words.group("doing"))
        self._phases = frozenset(words.group("phase"))
        self._coverbs = frozenset(words.group("coverb"))
        self._moving = frozenset(words.group("moving"))

    def cut(self, key: str, figure: Figure, around: Surroundings) -> list[Token]:
        """The words of a clause before its number, for `find` and `verbs`.

        Args:
            key: The text.
            figure: The figure.
            around: Its clause.
        """
        return self._words.tokens(key, around.left, figure.start)

    def find(self, key: str, cut: Sequence[Token], figure: Figure, around: Surroundings) -> Phrase | None:
        """The noun phrase that ends before the number, past words like 达到 or 约.

        Args:
            key: The text.
            cut: The words before the number.
            figure: The figure.
            around: Its clause.

        Returns:
            The phrase, or ``None`` where a verb or function word stands there.
        """
        tokens = list(cut)
        if figure.unit.kind == "quantity":
            _drop_comparison(key, tokens)
        linked = self._drop_links(key, tokens, figure)
        if self._is_verb_or_place(key, tokens, linked):
            tokens = self._before_short_verb(key, tokens, figure)
            if not tokens:
                return None
        tail = without_verbs(tokens)
        action = None
        if tail < len(tokens):
            noun = self._before_adverbs(key, tokens, tail)
            if self._is_patient(key, tokens, noun, figure) and (
                noun == tail or tokens[noun - 1].sort in (NOUN, MEASURE)
            ):
                action = (tokens[tail].start, tokens[-1].end)
                tokens = tokens[:noun]
            elif not self._is_named_by_verb(key, tokens, tail, figure):
                return None
        if tokens and figure.unit.kind == "quantity" and text_of(key, tokens[-1]) in self._phases:
            return Phrase(tokens[-1].start, tokens[-1].end, NOUN, "")  # 一期50万千瓦
        if not tokens or tokens[-1].sort not in _ENDING:
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

    def verbs(self, key: str, cut: Sequence[Token], figure: Figure) -> tuple[int, int] | None:
        """Range of the verbs right before a number (整改完成128处).

        Args:
            key: The text.
            cut: The words before the number.
            figure: The figure.

        Returns:
            The range, or ``None`` where no verb stands there.
        """
        tokens = list(cut)
        self._drop_links(key, tokens, figure)
        at = without_verbs(tokens)
        return (tokens[at].start, tokens[-1].end) if at < len(tokens) else None

    def amount(self, key: str, start: int, end: int) -> Phrase:
        """The amount that ends at a position.

        Args:
            key: The text.
            start: Where its clause begins.
            end: Where it ends.

        Returns:
            The phrase.
        """
        tokens = self._words.tokens(key, start, end)
        first = amount(tokens, walk(tokens, len(tokens)))
        return Phrase(tokens[first].start, end, tokens[-1].sort, tokens[-1].kind)

    def _drop_links(self, key: str, tokens: list[Token], figure: Figure) -> str:
        """Take the words that lead to the number off the end; return the first of them."""
        round_number = key[figure.start] in "百千万"
        link = ""
        while tokens and (tokens[-1].sort == LINK or is_between(key, tokens[-1], figure, round_number)):
            link = text_of(key, tokens.pop())
        while len(tokens) > 1 and tokens[-1].sort == OF and tokens[-2].sort == STOP:
            del tokens[-2:]  # 由去年的12家
            while tokens and (tokens[-1].sort in (LINK, STOP) or text_of(key, tokens[-1]) in BETWEEN):
                link = text_of(key, tokens.pop())
        if len(tokens) > 2 and tokens[-1].sort == OF and tokens[-2].sort == STATE and tokens[-3].sort == NOUN:
            del tokens[-2:]  # 烟水管网破损的16处
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
            if text_of(key, tokens[at]) in self._moving:
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
        before = text_of(key, tokens[at - 1]) if at else ""
        finished = linked == "了" and (not at or tokens[at - 1].sort == STOP)
        return len(tokens) - at < 4 and (finished or (before in self._adverbs and before != "共"))

    def _before_short_verb(self, key: str, tokens: list[Token], figure: Figure) -> list[Token]:
        """The words before an adverb and an unknown verb: 小麦 in 小麦已播26万亩; none where no noun ends them."""
        at = len(tokens)
        while at and tokens[at - 1].sort == UNKNOWN:
            at -= 1
        end = self._before_adverbs(key, tokens, at)
        if end == at or end < 1 or figure.unit.kind not in ("quantity", "other", "site"):
            return []
        noun = tokens[end - 1]
        known = noun.sort == NOUN and (noun.kind in ("other", "quantity") or noun.kind == figure.unit.kind)
        unknown = noun.sort == UNKNOWN and end > 1 and tokens[end - 2].sort == UNKNOWN
        return tokens[:end] if known or (unknown and key[noun.start] not in _AGENT_ENDING) else []

    def _before_adverbs(self, key: str, tokens: list[Token], tail: int) -> int:
        """Index behind the noun of 小麦已收获42万亩, past the adverbs between noun and verb."""
        while tail and text_of(key, tokens[tail - 1]) in self._before_verbs:
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
            verbs = [text_of(key, token) for token in tokens[tail:] if token.sort != STATE]
            return unit == "person" and self._attending.issuperset(verbs)
        transitive = unit in ("money", "quantity") and any(token.sort == VERB for token in tokens[tail:])
        at = tail
        while at and tokens[at - 1].sort == UNKNOWN:
            at -= 1
        if transitive and unit == "quantity" and at < tail - 1 and (not at or tokens[at - 1].sort == STOP):
            return key[noun.start] not in _AGENT_ENDING  # 柴油储备1900吨
        if transitive and noun.kind == "site" and key[noun.end - 1] in _WORKED_ON:
            return unit == "quantity"  # 河道疏浚4.7公里
        if self._acts(key, noun) or (transitive and noun.kind in ("site", "organization", "")):
            return False
        if "organization" in (noun.kind, unit):
            return unit == noun.kind or (noun.kind == "site" and unit == "organization")
        return noun.sort == NOUN or unit == "quantity"

    def _is_named_by_verb(self, key: str, tokens: list[Token], tail: int, figure: Figure) -> bool:
        """Whether the last verb is the noun (开展培训12场, 义务植树120万株), not what someone did."""
        if tokens[-1].sort != ACT:
            return False
        if tokens[-1].kind == figure.unit.kind and tokens[-1].kind in ("initiative", "issue"):
            return True  # 演练8场, 投诉30起
        if figure.unit.text == "人次" and tail == len(tokens) - 1 and tail and tokens[tail - 1].kind == "person":
            return True  # 群众咨询200人次
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
        head, first = tokens[-1], walk(tokens, len(tokens))
        lead = tokens[first - 1] if first else None
        if lead is not None and first == len(tokens) - 1 and self._is_capacity(key, lead, head):
            first, lead = first - 1, None
        to_someone = lead is not None and text_of(key, lead) in self._coverbs
        while not to_someone and first < len(tokens) - 1 and tokens[first].sort in (ACT, STATE):
            if is_attributive(tokens, first, lead):
                break
            lead = tokens[first]
            first += 1
        if lead is not None and lead.sort in VERBAL and action is None:
            action = (lead.start, lead.end)
        if head.sort == ACT and first == len(tokens) - 1:
            first, action = self._with_acts(key, tokens, figure, action)
        elif lead is not None and lead.sort == VERB and self._is_inner(key, tokens, first):
            first, action = _walk_inner(tokens, first), None  # 发放稳岗返还资金
        if to_someone:
            first, action = _behind_coverb(tokens, first, action)
        first = self._own_words(key, tokens, self._behind_agent(key, tokens, first), figure)
        while head.end - tokens[first].start > LONGEST:
            first += 1
        while first < len(tokens) - 1 and text_of(key, tokens[first]) in self._spending:
            first += 1  # 奖励企业12家
        return Phrase(with_number(key, tokens, first, around), head.end, head.sort, head.kind, action)

    def _with_acts(
        self, key: str, tokens: list[Token], figure: Figure, action: tuple[int, int] | None
    ) -> tuple[int, tuple[int, int] | None]:
        """Where a noun made of verbs begins: 群众咨询200人次, 走访慰问30次."""
        last = len(tokens) - 1
        at = last
        while at and tokens[at - 1].sort == ACT and tokens[last].end - tokens[at - 1].start <= 6:
            if text_of(key, tokens[at - 1]) in self._doing:
                break
            at -= 1
        if at and figure.unit.kind == "person" and tokens[at - 1].kind == "person" and tokens[at - 1].sort == NOUN:
            at -= 1
        return at, action if at == last else None

    def _is_inner(self, key: str, tokens: list[Token], first: int) -> bool:
        """Whether the verb before a noun belongs to it, as another verb stands before: 发放|稳岗返还资金."""
        head = tokens[-1]
        if (
            first < 4
            or first != len(tokens) - 1
            or not (head.sort == MEASURE or head.kind in ("project", "initiative"))
        ):
            return False
        before = tokens[first - 4 : first - 1]
        return before[0].sort == VERB and before[1].sort == before[2].sort == UNKNOWN

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
            first = amount(tokens, first)
        return first - 1 if first and text_of(key, tokens[first - 1]) in self._means else first


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


def _drop_comparison(key: str, tokens: list[Token]) -> None:
    """Take the words behind an amount that compare it off the end: 水位比常年同期低1.3米."""
    if not tokens or key[tokens[-1].end - 1] not in "高低多少":
        return
    for at in range(len(tokens) - 2, max(0, len(tokens) - 10), -1):
        if text_of(key, tokens[at]) in ("比", "较") and tokens[at - 1].sort == MEASURE:
            del tokens[at:]
            return


def _walk_inner(tokens: list[Token], first: int) -> int:
    """Where a noun phrase begins that a verb before ``first`` belongs to."""
    at = first - 1
    while at and tokens[at - 1].sort in (UNKNOWN, MODIFIER, ACT):
        at -= 1
    return at
