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

__all__ = ["left_phrase", "verbs_before"]

_VERBAL = (VERB, ACT, STATE)
_FROM = frozenset("于“：由从了等")  # between a noun and its number: 大户由147户发展到210户
_CONTAINS = ("有", "共有", "现有", "设有", "辖", "仅有")
_LIMIT = re.compile(r"[^，。；、]{0,3}?(?:及?以[上下]|级)")
_RANKED = "强佳优岁周"  # 世界500强企业, 60周岁老人
_NUMBERED = re.compile(r"(?:\d{1,9}(?:\.\d{1,4})?[^\d，。；、]{0,3}|[一二三四五六七八九十]{1,3}[^\d，。；、]{1,2})$")
_SPENDING = frozenset(("年产", "奖励", "补助", "补贴", "出资", "捐资", "纳税", "占地", "投资"))
_ADVERBS = frozenset(
    (
        "已",
        "已经",
        "共",
        "累计",
        "已累计",
        "全部",
        "均",
        "均已",
        "现已",
        "目前已",
        "当场",
        "就地",
        "先后",
        "陆续",
        "相继",
    )
)
_PRESENT = frozenset(("应到", "实到", "出席", "到会", "缺席"))
_TIMELY = frozenset(("首次", "再次", "历史性", "均", "将", "已", "仍", "现"))
_MEANS = frozenset(("人均", "户均", "亩均", "平均", "年均", "日均", "月均"))
_CAPACITY = ("面积", "能力", "规模", "里程")
_CHANGES = ("新增", "增", "完成", "实现", "达", "扩", "减", "提", "拥", "占", "改善", "新")
_AGENTS = ("合作社", "公司", "集团", "医院", "法院", "检察院", "部门", "局", "督查组", "督导组", "检查组")
_TAKING = ("捐赠", "种植", "养殖", "流转", "采购", "收购", "销售", "栽植", "播种", "加工")
_STAFF = ("人员", "员", "者", "人才", "骨干", "专家", "负责人", "队长", "工人", "代表")
_ACTING = "组局委办部府"


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
    linked = _drop_links(key, tokens, figure)
    if _is_verb_or_place(key, tokens, linked):
        return None
    tail = len(tokens)
    while tail and tokens[tail - 1].sort in _VERBAL:
        tail -= 1
    action = None
    if tail < len(tokens):
        noun = _before_adverbs(key, tokens, tail)
        if _is_patient(key, tokens, noun, figure) and (noun == tail or tokens[noun - 1].sort == NOUN):
            action = (tokens[tail].start, tokens[-1].end)
            tokens = tokens[:noun]
        elif not _is_named_by_verb(key, tokens, tail, figure):
            return None
    if not tokens or tokens[-1].sort not in (*CONTENT, ACT):
        return None
    if linked in _CONTAINS and figure.unit.kind == "person" and tokens[-1].kind == "site":
        return None  # 村有586户: the place holds the households, it is not counted
    phrase = _phrase(key, tokens, figure, around, action)
    short = phrase.sort == UNKNOWN and phrase.end - phrase.start == 1
    return None if short and key[phrase.start] not in words.short_nouns else phrase


def _is_verb_or_place(key: str, tokens: list[Token], linked: str) -> bool:
    """Whether the unknown words before the number are no noun: 已清完28条, 保住了470只, 坡上94户."""
    at = len(tokens)
    while at and tokens[at - 1].sort == UNKNOWN:
        at -= 1
    if at == len(tokens):
        return False
    if len(tokens) - at > 1 and key[tokens[-1].start] in "上里内中":
        return True
    after_adverb = at > 0 and key[tokens[at - 1].start : tokens[at - 1].end] in _ADVERBS - {"共"}
    return len(tokens) - at < 4 and (after_adverb or (linked == "了" and (not at or tokens[at - 1].sort == STOP)))


def verbs_before(words: CountWords, key: str, figure: Figure, around: Surroundings) -> tuple[int, int] | None:
    """Range of the verbs right before a number (整改完成128处).

    Args:
        words: The word lists.
        key: The text.
        figure: The figure.
        around: Its clause.

    Returns:
        The range, or ``None`` where no verb stands there.
    """
    tokens = words.tokens(key, around.left, figure.start)
    _drop_links(key, tokens, figure)
    at = len(tokens)
    while at and tokens[at - 1].sort in _VERBAL:
        at -= 1
    return (tokens[at].start, tokens[-1].end) if at < len(tokens) else None


def _drop_links(key: str, tokens: list[Token], figure: Figure) -> str:
    """Take the words that lead to the number off the end; return the first of them."""
    skipped = _FROM | {"上"} if key[figure.start] in "百千万" else _FROM
    link = ""
    while tokens and (tokens[-1].sort == LINK or _is_skipped(key, tokens[-1], figure, skipped)):
        token = tokens.pop()
        link = key[token.start : token.end]
    if link and len(tokens) > 1 and key[tokens[-1].start : tokens[-1].end] in _TIMELY and tokens[-2].sort == MEASURE:
        tokens.pop()  # 吞吐量首次突破百万吨
    return link


def _before_adverbs(key: str, tokens: list[Token], tail: int) -> int:
    """Index behind the noun of 小麦已收获42万亩, past the adverbs between noun and verb."""
    while tail and key[tokens[tail - 1].start : tokens[tail - 1].end] in _ADVERBS:
        tail -= 1
    return tail


def _is_skipped(key: str, token: Token, figure: Figure, skipped: frozenset[str]) -> bool:
    """Whether a word between noun and number is passed over; also 每人 in 个人缴费每人380元."""
    per = figure.unit.kind == "money" and key[token.start] == "每" and token.sort == STOP
    return per or key[token.start : token.end] in skipped


def _is_patient(key: str, tokens: list[Token], tail: int, figure: Figure) -> bool:
    """Whether the noun before the verbs is what is counted (隐患整改128处) rather than who acts (督查组检查12家)."""
    if not tail or tokens[tail - 1].sort not in (NOUN, UNKNOWN, MEASURE):
        return False
    noun = tokens[tail - 1]
    if noun.sort == MEASURE:
        return figure.unit.kind == noun.kind
    if noun.sort == UNKNOWN and (tail < 2 or tokens[tail - 2].sort not in CONTENT):
        return False
    if noun.kind == "person":
        verbs = [key[t.start : t.end] for t in tokens[tail:] if t.sort != STATE]
        return figure.unit.kind == "person" and _PRESENT.issuperset(verbs)
    transitive = figure.unit.kind in ("money", "quantity") and any(token.sort == VERB for token in tokens[tail:])
    if _acts(key, noun) or (transitive and noun.kind in ("site", "organization", "")):
        return False
    if "organization" in (noun.kind, figure.unit.kind):
        return figure.unit.kind == noun.kind or (noun.kind == "site" and figure.unit.kind == "organization")
    return noun.sort == NOUN or figure.unit.kind == "quantity"


def _is_named_by_verb(key: str, tokens: list[Token], tail: int, figure: Figure) -> bool:
    """Whether the last verb is the noun (开展培训12场, 义务植树120万株), not what someone did."""
    if tokens[-1].sort != ACT:
        return False
    if tokens[-1].kind == figure.unit.kind == "initiative":
        return True  # 演练8场
    if len(tokens) - tail > 1:
        return any(token.sort == VERB for token in tokens[tail:-1])
    return bool(tail) and tokens[tail - 1].sort in CONTENT and not _acts(key, tokens[tail - 1])


def _acts(key: str, noun: Token) -> bool:
    """Whether a noun is one that does things rather than one that is counted."""
    return key[noun.end - 1] in _ACTING or key.endswith(_AGENTS, noun.start, noun.end) or noun.kind == "person"


def _phrase(
    key: str, tokens: list[Token], figure: Figure, around: Surroundings, action: tuple[int, int] | None
) -> Phrase:
    """The phrase that ends with the last token."""
    first = _walk(tokens, len(tokens))
    lead = tokens[first - 1] if first else None
    if (
        lead is not None
        and lead.sort == VERB
        and tokens[-1].sort == MEASURE
        and key.endswith(_CAPACITY, lead.end, tokens[-1].end)
    ):
        first, lead = (
            (first - 1, None)
            if len(tokens) - first == 1 and not key.startswith(_CHANGES, lead.start)
            else (first, lead)
        )
    while first < len(tokens) - 1 and tokens[first].sort in (ACT, STATE) and not _is_attributive(tokens, first, lead):
        lead = tokens[first]
        first += 1
    if lead is not None and lead.sort in _VERBAL and action is None:
        action = (lead.start, lead.end)
    first = _behind_agent(key, tokens, first)
    head = tokens[-1]
    if head.sort == MEASURE and head.kind == figure.unit.kind:
        first = _own_words(tokens, first)
        if first and key[tokens[first - 1].start : tokens[first - 1].end] in _MEANS:
            first -= 1
    if head.kind == "person":
        firms = [i for i in range(first, len(tokens) - 1) if tokens[i].kind == "organization"]
        if firms and head.end - tokens[firms[-1]].end >= 4:
            first = firms[-1] + 1  # 成员单位主要负责人
    while head.end - tokens[first].start > LONGEST:
        first += 1
    while first < len(tokens) - 1 and key[tokens[first].start : tokens[first].end] in _SPENDING:
        first += 1
    return Phrase(_with_number(key, tokens, first, around), head.end, head.sort, head.kind, action)


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
    return lead.sort == VERB and (head.sort == MEASURE or head.end - tokens[at].start <= 4)


def _behind_agent(key: str, tokens: list[Token], first: int) -> int:
    """Where the object begins after its subject and verb: 卫生院 in 县人民医院托管乡镇卫生院."""
    for at in range(first, len(tokens) - 2):
        subject, verb = tokens[at], tokens[at + 1]
        compound = at + 3 == len(tokens) and tokens[-1].kind == "person"  # 部门执法人员
        acts = subject.sort == NOUN and key.endswith(_AGENTS, subject.start, subject.end)
        serves = subject.kind in ("organization", "site") and tokens[-1].kind == "person" and at + 3 == len(tokens)
        if serves and verb.sort == ACT and not key.endswith(_STAFF, tokens[-1].start, tokens[-1].end):
            return at + 2  # 网格服务居民
        takes = subject.kind == "person" and key.endswith(_TAKING, verb.start, verb.end)
        if takes and verb.sort == ACT:
            return at + 2  # 村民捐赠棉被
        if acts and verb.sort in (ACT, STATE) and not compound:
            return at + 2
    return first


def _own_words(tokens: list[Token], first: int) -> int:
    """Where an amount's own words begin: 占地 in 光伏组件项目占地, 水位 in 取水口水位; 早稻播种面积 stays whole."""
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
