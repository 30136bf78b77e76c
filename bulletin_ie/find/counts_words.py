"""What the count finder knows about words: units, word classes, kinds of counted things.

Built once from a lexicon; see ``lexicon/data/counts_*.toml`` for the meaning of each list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from bulletin_ie.lexicon import Entry, Lexicon
from bulletin_ie.records.vocabulary import CountKind, values
from bulletin_ie.rules.words import any_of

__all__ = ["VERBAL", "CountWords", "Token", "Unit"]

VERB, ACT, STATE, LINK, STOP, MODIFIER = "V", "A", "S", "L", "F", "J"
NOUN, MEASURE, UNKNOWN, OF, AND, MARK, ADVERB, FIELD = "N", "M", "U", "D", "C", "P", "B", "T"
VERBAL = (VERB, ACT, STATE)
"""Classes of words that may be verbs."""

_CLASS = {
    "verb": VERB,
    "act": ACT,
    "state": STATE,
    "link": LINK,
    "stop": STOP,
    "modifier": MODIFIER,
    "adverb": ADVERB,
    "field": FIELD,
}
_AMBIGUOUS = {VERB, ACT, STATE, LINK, FIELD}
_FIXED = dict.fromkeys("和与及暨、", AND) | {"的": OF} | dict.fromkeys("（）", MARK)
_KINDS = frozenset(values(CountKind))
_ASCII = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_ASCII_RUN = re.compile(
    r"(?P<name>[\d.]{0,8}[A-Za-z][A-Za-z\d+-]{0,12}级?|\d{2,4}[强佳优])|(?P<number>(?:19|20)\d\d年度?|[\d.,]{1,24})"
)  # 5G and 4A级, but not 2024
_RATING = re.compile(r"\d{1,4}(?:\.\d)?(?:千伏|伏|寸|英寸|兆瓦级|吨级|千瓦级|匹|核)")  # 10千伏线路
_PERIOD = re.compile(
    r"[一二两三四五六七八九十半几]{1,3}(?:天|年|日|个月|个多月|个小时|小时|周|次(?!性|供水|加压|元|分配)|轮(?!车)|季度)"
)
_AROUND = "(?:到来|来临|开始|结束)?(?:之前|以前|前夕|前|之后|以后|后|期间|当天|当晚)"
_QUOTED = re.compile(r"“[^“”，。；！？\n]{1,16}”")
_BRACKET = re.compile(r"(?<=.)（[^（）]{1,6}）$")
_SCALES = frozenset("百千万亿")
_PERIOD_START = frozenset("一二两三四五六七八九十半几")
_MOVABLE = frozenset(("件", "件套", "套件", "台", "辆", "册", "本", "张", "份"))
_STANDING = frozenset("座栋幢间处")
_WHOLE = frozenset("村县市镇乡户人")  # one-character nouns that stand alone; others begin or end an unknown word
_WEAK = frozenset(
    "上下中内外前后里同应所当经按如均正未无不最再又即地能会要想来去走起出进回看说问听时得可需占让使给把叫原一因往则才与"
)
_UNSETTLED = frozenset((ADVERB, FIELD))  # classes that the next word decides
_PART_OF_WORD = frozenset((UNKNOWN, NOUN, VERB))  # classes of single characters that may be part of a word beside them
_COMPLEMENT = frozenset("好完出了过")
_RESULT = frozenset("成到在给掉至进往向完满妥")  # an unknown character with one of them is a verb: 拆成, 搬进
_RESULTS = frozenset("成到在给进走掉完满得回妥齐")
_FORMED = re.compile("成(?!员)")  # 专家|组成
_SCALE = re.compile(r"[百千万亿]{1,2}(?:元|美元|亩|吨|只|头|羽|人|户|平方米|千瓦|立方米|株|米)(?:级|(?:及)?以上|以下)?")
_NOUN_ENDING = frozenset(
    "商员者人户队站点线机车款物品箱室厅馆场厂库带池网卡单表册牌师工器具剂料仪房棚舱桩柜亭岗组价额费金量船艇泵灯犬"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A measure word.

    Attributes:
        text: As it stands in the text.
        canonical: As it is recorded (``元`` for 元人民币).
        kind: The kind of a count where the noun does not decide it.
        nouns: Where not empty, the only nouns that this unit counts.
    """

    text: str
    canonical: str
    kind: str
    nouns: tuple[str, ...] = ()


class Token(NamedTuple):
    """A word of a clause.

    Attributes:
        start: First character.
        end: One past the last.
        sort: Its class.
        kind: For nouns, the kind of count they make.
        weak: Whether it is a function word only where no unknown character stands before it.
    """

    start: int
    end: int
    sort: str
    kind: str = ""
    weak: bool = False


_Head = tuple[tuple[int, ...], tuple[str, str] | None]
_new = tuple.__new__  # of a token at less cost, for each word of each clause


class CountWords:
    """Word lists of the count finder, ready for look-up.

    Args:
        lexicon: The lexicon; its kinds ``count_unit``, ``count_not_unit``, ``count_word``,
            ``count_object``, ``count_measure``, ``count_ending`` and ``count_set_phrase`` are read.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.units = {word: _unit(word, entry) for entry in lexicon.of("count_unit") for word in entry.words}
        self.kinds = {w: k for w, k in lexicon.table("count_object").items() if k in _KINDS}
        self.measures = lexicon.table("count_measure")
        self._noun_kinds = self.measures | self.kinds
        self._groups = {entry.value: entry.words for entry in lexicon.of("count_group")}
        self._kind_by_ending = lexicon.table("count_ending")
        self.casualties = frozenset(lexicon.words("count_casualty"))
        self.short_nouns = frozenset(lexicon.words("count_short_noun"))
        self.slogan_nouns = lexicon.words("count_slogan_noun")
        self.set_phrases = lexicon.words("count_set_phrase")
        any_unit = any_of(sorted(self.units, key=lambda w: (-len(w), w)))
        self.unit_pattern = f"(?!{any_of(lexicon.words('count_not_unit'))}){any_unit}"
        self._classes = self._merge(lexicon)
        self._occasion = re.compile(any_of(sorted(self.group("occasion"), key=len, reverse=True)) + _AROUND)
        self._result_verbs = frozenset(self.group("result_verb"))
        self._shorts = self._result_verbs.union(word for word in self._classes if len(word) == 1)
        self._plain_verbs = frozenset(self.group("plain_verb"))
        self._occasion_starts = frozenset(word[0] for word in self.group("occasion"))
        self._patterned = self._occasion_starts | _ASCII | _SCALES | _PERIOD_START | frozenset("“”")
        self._heads = self._by_head()

    def _merge(self, lexicon: Lexicon) -> dict[str, tuple[str, str]]:
        """Each word with its class; a noun that is also a verb counts as an act."""
        found = {word: (_CLASS[name], "") for word, name in lexicon.table("count_word").items() if name in _CLASS}
        for word, kind in self.kinds.items():
            sort = found.get(word, ("", ""))[0]
            found[word] = (ADVERB if sort == ADVERB else ACT if sort in _AMBIGUOUS else NOUN, kind)
        found |= {word: (MEASURE, kind) for word, kind in self.measures.items()}
        return found | {word: (sort, "") for word, sort in _FIXED.items()}

    def _by_head(self) -> dict[str, _Head]:
        """For the first two characters of words the sizes of longer ones and the class of the word that they make."""
        sizes: dict[str, set[int]] = {}
        for word in self._classes:
            if len(word) > 1:
                sizes.setdefault(word[:2], set()).add(len(word))
        shared: dict[_Head, _Head] = {}  # equal values are one object, so that they stay in the processor's cache
        heads = {h: (tuple(sorted(s - {2}, reverse=True)), self._classes.get(h)) for h, s in sizes.items()}
        return {head: shared.setdefault(value, value) for head, value in heads.items()}

    def group(self, name: str) -> tuple[str, ...]:
        """The words of a ``count_group`` entry, such as those that name who acts.

        Args:
            name: Its value.

        Returns:
            The words; none for a group that no file has.
        """
        return self._groups.get(name, ())

    def tokens(self, key: str, start: int, end: int) -> list[Token]:
        """Cut a clause into words, longest first; characters of no list are unknown tokens of their own.

        Args:
            key: The text.
            start: First character.
            end: One past the last.

        Returns:
            The words in order, without gaps.
        """
        if start >= end:
            return []
        found: list[Token] = []
        heads, patterned, shorts = self._heads, self._patterned, self._shorts
        at = start
        while at < end:
            char = key[at]
            token = self._span(key, at, end) if char in patterned else None
            if token is None and (head := heads.get(key[at : at + 2])) is not None:
                token = self._listed(key, at, end, head)
            if token is None:
                token = self._short(key, at, end) if char in shorts else _new(Token, (at, at + 1, UNKNOWN, "", False))
            after = token[1]
            if found and after == at + 1:
                if char in _RESULT and after < end and _is_result(key, found):
                    found[-1] = Token(found[-1].start, after, VERB)
                    at = after
                    continue
                if char in _COMPLEMENT and token.sort == UNKNOWN:
                    token = _completed(found, token)
            found.append(token)
            at = after
        return _settled(key, found, self._plain_verbs)

    def _listed(self, key: str, at: int, end: int, head: _Head) -> Token | None:
        """The longest word of the lists that begins with two characters."""
        longer, entry = head
        for size in longer:
            known = self._classes.get(key[at : at + size]) if at + size <= end else None
            if known is not None and not (key[at + size - 1] == "组" and _FORMED.match(key, at + size)):
                return _new(Token, (at, at + size, known[0], known[1], False))
        if entry is None or at + 2 > end or (key[at + 1] == "组" and _FORMED.match(key, at + 2)):
            return None
        return _new(Token, (at, at + 2, entry[0], entry[1], False))

    def _short(self, key: str, at: int, end: int) -> Token:
        """The word at a position where no longer one of the lists begins."""
        char = key[at]
        if char in self._result_verbs and at + 2 < end and key[at + 1] in _RESULTS:
            return Token(at, at + 2, VERB)
        single = self._classes.get(char)
        if single is None:
            return Token(at, at + 1, UNKNOWN)
        if char in "这那该每某各":  # 这条, 每斤, 每平方米
            unit = next((n for n in (4, 3, 2, 1) if key[at + 1 : at + 1 + n] in self.units), 0)
            return Token(at, min(at + 1 + unit, end), STOP)
        return _new(Token, (at, at + 1, single[0], single[1], char in _WEAK))

    def _span(self, key: str, at: int, end: int) -> Token | None:
        """A word that a pattern describes: a quotation, a number, a period, a time."""
        if key[at] in "“”":
            quoted = _QUOTED.match(key, at, end)
            return Token(at, quoted.end(), UNKNOWN) if quoted else Token(at, at + 1, STOP)
        if key[at] in _ASCII:
            rating = _RATING.match(key, at, end)
            if rating is not None:
                return Token(at, rating.end(), UNKNOWN)
            run = _ASCII_RUN.match(key, at, end)
            if run is not None:
                return Token(at, run.end(), STOP if run["number"] else UNKNOWN)
        if key[at] in _SCALES:
            scale = _SCALE.match(key, at, end)
            if scale is not None and scale.end() < end:
                return Token(at, scale.end(), MODIFIER)
        if key[at] in self._occasion_starts:
            occasion = self._occasion.match(key, at, end)
            if occasion is not None:
                return Token(at, occasion.end(), STOP)
        if key[at] in _PERIOD_START:
            period = _PERIOD.match(key, at, end)
            if period is not None:
                return Token(at, period.end(), STOP)
        return None

    def kind(self, phrase: str, unit: Unit) -> str:
        """The kind of a counted thing, by the longest known noun that ends the phrase, else by the unit.

        Args:
            phrase: The object.
            unit: Its unit.

        Returns:
            A kind of ``bulletin_ie.records.vocabulary.CountKind``.
        """
        if unit.kind in ("money", "quantity", "category"):
            return unit.kind
        noun = (_BRACKET.sub("", phrase) if phrase[-1:] == "）" else phrase).rstrip("”’）")
        for length in range(min(6, len(noun)), 0, -1):
            kind = self._noun_kinds.get(noun[-length:])
            if kind:
                return _checked(kind, unit, noun)
        if unit.kind == "other" and noun[-1:] in self._kind_by_ending:
            return self._kind_by_ending[noun[-1:]]
        return unit.kind if unit.kind in _KINDS else "other"


def _is_result(key: str, found: list[Token]) -> bool:
    """Whether a character of result makes the one unknown character before it a verb: 拆成, “吃”掉."""
    verb = found[-1]
    alone = verb.end - verb.start == 1 or (key[verb.start] == "“" and verb.end - verb.start == 3)
    return alone and verb.sort == UNKNOWN and (len(found) == 1 or found[-2].sort != UNKNOWN)


def _completed(found: list[Token], token: Token) -> Token:
    """A character that may complete a verb, with the one before it: 调度好, 梳理出."""
    last = found[-1]
    if last.sort in (VERB, ACT, STATE) and last.end - last.start > 1:
        found.pop()
        return Token(last.start, token.end, VERB)
    return token


def _settled(key: str, tokens: list[Token], strong: frozenset[str]) -> list[Token]:
    """Decide what the neighbors decide.

    Single characters of function words and verbs are part of an unknown word where one stands beside
    them; an adverb is a function word before a verb only; a verb and a noun ending are a noun (采购商, 播种机).
    """
    settled: list[Token] = []
    last = len(tokens) - 1
    for i, token in enumerate(tokens):
        start, end, sort, kind, weak = token
        if sort in _UNSETTLED:
            token = _new(Token, (start, end, _in_place(sort, kind, tokens[i + 1][2] if i < last else ""), kind, False))
        elif end - start == 1 and (sort in _PART_OF_WORD or weak):
            before = settled[-1] if settled else None
            after = tokens[i + 1][2] if i < last else ""
            if sort != UNKNOWN and _is_inside(key, tokens, i, before, after, strong):
                token = _new(Token, (start, end, UNKNOWN, "", False))
            elif sort in (UNKNOWN, NOUN) and before and after != UNKNOWN and _is_agent_noun(key, before, token):
                token = Token(settled.pop().start, end, NOUN)
        settled.append(token)
    return settled


def _in_place(sort: str, kind: str, after: str) -> str:
    """What an adverb or a field is in front of a word of another class."""
    if sort == ADVERB:
        return STOP if after in VERBAL else NOUN if kind else MODIFIER
    return MODIFIER if after in (NOUN, UNKNOWN, MEASURE, MODIFIER, ACT, FIELD) else ACT


def _is_inside(
    key: str, tokens: list[Token], at: int, before: Token | None, after: str, strong: frozenset[str]
) -> bool:
    """Whether a known word of one character is part of an unknown word beside it."""
    start, _, sort, _, weak = tokens[at]
    if sort == NOUN and after == UNKNOWN and key[start] not in _WHOLE:
        return True
    known = tokens[at - 1].sort if before else ""
    if sort == VERB and not (after in (NOUN, MODIFIER, STATE) and key[start] in strong):  # 设展位
        beside = (before is not None and before.sort == UNKNOWN) or _is_short_verb(tokens, at + 1)
        if beside or known == UNKNOWN or after == UNKNOWN:
            return True
    if sort == STOP and after == UNKNOWN and key[start] == "无":  # 无公害
        return True
    if known == VERB and key[start] in "上下" and after in (UNKNOWN, NOUN):  # 疏通下水管道
        return True
    return weak and known == UNKNOWN and sort in (STOP, LINK)


def _is_short_verb(tokens: list[Token], at: int) -> bool:
    """Whether a verb of one character stands at an index; two of them are rather an unknown word (灌装)."""
    return at < len(tokens) and tokens[at].sort == VERB and tokens[at].end - tokens[at].start == 1


def _is_agent_noun(key: str, verb: Token, ending: Token) -> bool:
    return key[ending.start] in _NOUN_ENDING and verb.sort in (VERB, ACT, STATE) and verb.end - verb.start > 1


def _checked(kind: str, unit: Unit, noun: str) -> str:
    """People stay people whatever the noun: 户, 名 and 人 count nothing else but firms."""
    if unit.canonical in ("人", "名", "位", "人次") and kind != "person":
        return "person"
    if unit.text == "家" and kind == "site" and not noun.endswith("场所"):
        return "organization"
    if unit.text in _MOVABLE and kind == "site":
        return "other"
    if unit.kind == "site" and unit.text in _STANDING and kind == "other":
        return "site"
    if kind in ("money", "quantity") or (kind == "person" and unit.kind == "organization"):
        return unit.kind
    return kind


def _unit(word: str, entry: Entry) -> Unit:
    canonical = entry.attributes.get("canonical", word)
    return Unit(word, str(canonical), entry.value, tuple(entry.attributes.get("nouns", ())))
