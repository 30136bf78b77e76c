"""Reading one word of a temporal expression at a place of the text.

The shapes of ``.shapes`` and the named times of the lexicon are compiled into one pattern for each
first character, so that a place where no time can begin costs one look at its character.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from bulletin_ie.lexicon.lexicon import Entry, Lexicon, default_lexicon
from bulletin_ie.times.expressions import Holiday, Vague
from bulletin_ie.times.shapes import SHAPES, Fields, Rank, Reading, Shape
from bulletin_ie.times.shapes.base import CN_NUMERALS, DIGITS

__all__ = ["AHEAD", "GATE_REACH", "Token", "Tokenizer", "default_tokenizer"]

NOT_BEFORE = (
    r"前(?!往|来|期|夕|述|任[^务何]|沿|景|锋|哨|身|线的|方(?!可|能)|面(?!向|对)|列|段时间|段日子|半[年月夜程]|所未有|"
    r"(?:\d{1,2}|[一二两三四五六七八九十几数]{1,2})个?(?:天|周|年|月|季度|星期|小时|日(?!常)))"
)
NOT_AFTER = r"后(?![知续勤备期台果代院街排山劲顾悔盾裔半方者]|人[^员]|面[的]|生)"
NOT_WITHIN = r"内(?![部容涝外地蒙参河设侧衣存陆乡黄阁伤科控因循置嵌]|需[^要]|资[^金])"
AHEAD = (
    rf"(?=期间|假期|假日|长假|小长假|黄金周|佳节|前夕|前后|{NOT_BEFORE}|{NOT_AFTER}|{NOT_WITHIN}|[前后](?=\d|[一二两三四五六七八九十几数半])|[之以][前后内来]|当[天日晚]|那[天几晚]|这[天几]|来临|到来|将至|临近|"
    r"过后|结束|开始|节气|时节|刚过|已过|之际)"
)
"""What must follow a name that is a time only with a modifier (国庆前, 汛后)."""


class Token(NamedTuple):
    """A word of a temporal expression.

    Attributes:
        name: Name of its shape.
        rank: Its place from coarse to fine.
        start: First character.
        end: One past the last.
        reading: What it says: parts of a moment, an expression, or ``None`` for words that are no time.
    """

    name: str
    rank: int
    start: int
    end: int
    reading: Reading


class _Word(NamedTuple):
    """A named time of the lexicon, with the conditions of its entry."""

    word: str
    token: Token
    after_break: bool
    not_after: str
    not_before: str
    ahead: str
    bare: bool | str

    def stands(self, key: str, position: int, following: bool = False) -> bool:
        """Whether the word stands here and its conditions hold."""
        if not key.startswith(self.word, position):
            return False
        end = position + len(self.word)
        before, after = key[position - 1 : position], key[end : end + 1]
        if self.after_break and _INSIDE.match(before):
            return False
        of_year = following and after == "的"  # 2021年清明的
        barred = bool(before) and before in self.not_after
        if barred and self.token.name == "holiday" and _AHEAD.match(key, end):
            barred = False  # 改造工程元旦前; but 程元旦参加会议
        if barred or (after and after in self.not_before and not of_year):
            return False
        if self.bare is True or (following and self.bare == "after_year"):
            return True
        opens = following or not before or before in _BREAK
        if opens and (self.bare == "break" or (self.bare == "outing" and (following or _OUTING.match(key, end)))):
            return True
        if self.bare == "clause" and (not after or after in "，。；：、）\n" or _OBSERVED.match(key, end)):
            return True
        if after in "、和" and _LISTED.match(key, end):
            return True  # 清明、五一、端午期间
        if opens and self.bare in ("break", "outing") and _OPENS.match(key, end):
            return True
        if self.ahead and after not in self.ahead:
            return False
        return _AHEAD.match(key, end) is not None


_AHEAD = re.compile(AHEAD)
_LISTED = re.compile(
    r"(?:[、和]“?(?:元旦|春节|清明|五一|端午|中秋|国庆|十一|重阳|劳动|元宵|六一|七一|八一|寒假|暑假)”?节?){1,5}等?"
    r"(?:期间|假期|假日|小?长假|重要|法定|传统|节日|节假日|前|后|节点|时段|三|四|五)"
)
_OPENS = re.compile(
    r"(?:正式|全线|建成|试)?(?:通车|通水|投[用运产]|开[放业园街馆]|竣工|建成|完工|封顶|见面|亮相|运营|试运|迎客)"
)
_BREAK = "，。；：、！？（“ \n于在到至自从年是过逢迎度祝我你他她们咱争保"
_OUTING = re.compile(
    r"去(?!年|产能|库存|杠杆)|回[家老乡村来去国]|出[去门游行发]|旅[游行]|放假|休息|加班|结婚|怎么[过样]|有(?:什么|空|没有|啥)|玩|不[去回放]|见|那[天几]|这[天几]|快乐|"
    r"演出|联欢|汇演|文艺|礼物|到(?=[六七八九十“端中国]|\d)|[，。！？）]|$"
)
_OBSERVED = re.compile(r"(?:当天|那天|默哀|推荐|举行|到来|快乐|将至|来临|前夕|前后)")
_INSIDE = re.compile(r"[\u4e00-\u9fff\d”](?<![于在到至是])")


class Tokenizer:
    """Finds tokens. Built once from a lexicon.

    Args:
        lexicon: Where the named times stand.

    Attributes:
        gate: Finds the places where a token may begin; it lets through a little too much.
        seconds: For a character there, those that can follow it; empty is any.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = _words(lexicon)
        self._openers = _patterns(opening=True)
        self._followers = _patterns(opening=False)
        self._readings: dict[tuple[Shape, str], Reading] = {}
        names = {word.word for words in self._words.values() for word in words}
        self.seconds = _seconds(names, opening=True)
        self._following = _seconds(names, opening=False)
        self.gate = _gate(self.seconds, names)

    def opening(self, key: str, position: int) -> Token | None:
        """The token that an expression can begin with here, at a place that the gate lets through."""
        return self._token(self._openers, key, position, following=False)

    def following(self, key: str, position: int) -> Token | None:
        """The token that can go on an expression here."""
        known = self._following.get(key[position]) if position < len(key) else None
        if known is None or (known and key[position + 1 : position + 2] not in known):
            return None
        return self._token(self._followers, key, position, following=True)

    def _token(self, patterns: _Patterns, key: str, position: int, following: bool) -> Token | None:
        character = key[position]
        end = 0
        named: Token | None = None
        for word in self._words.get(key[position : position + 2]) or self._words.get(character, ()):
            if word.stands(key, position, following):
                end = position + len(word.word)
                token = word.token
                named = Token(token.name, token.rank, position, end, token.reading)
                break
        if named is not None and named.reading is None:
            return named
        if character not in patterns:
            return named
        pattern, shapes = patterns[character]
        m = pattern.match(key, position)
        if m is None or m.lastindex is None or m.end() <= end:
            return named
        shape, words = shapes[m.lastindex - 1], m.group()
        try:
            reading = self._readings[shape, words]
        except KeyError:
            reading = shape.read(words)
            if isinstance(reading, dict):
                reading = {part: value for part, value in reading.items() if value is not None}
            if len(self._readings) < _CACHED:
                self._readings[shape, words] = reading
        return Token(shape.name, shape.rank, position, m.end(), reading)


_CACHED = 20_000


_ALIKE = (DIGITS, CN_NUMERALS, "上下前后", "今明昨去", "本这当次同翌")
"""Characters that begin much the same shapes; one pattern for all of them is compiled once."""


_COUNTED = (
    r"(?:[年月日号时点天周至到世前上下第季期末初以分刻秒昼星礼旬小钟工自交多余来、和及./: AaPpQq—–~～－−-]"
    r"|个[半多月小星礼季年世工自日交钟])"
)
_AFTER_NUMERAL = rf"(?=[\d{CN_NUMERALS}ＯO]{{1,8}}{_COUNTED})"
_INSIDE_NUMERAL = rf"(?=[\d{CN_NUMERALS}ＯO]{{0,7}}{_COUNTED})"
NUMERAL_OPENS = {DIGITS: rf"(?:(?<!\d)|(?=\d{{1,4}}(?:年代|世纪))){_AFTER_NUMERAL}", CN_NUMERALS: _AFTER_NUMERAL}
"""What holds wherever an expression begins with a numeral; most numerals count something else, and one look tells."""
_NUMERAL_OPENED = {
    DIGITS: rf"(?:(?<!\d.)|(?=\d{{0,3}}(?:年代|世纪))){_INSIDE_NUMERAL}",
    CN_NUMERALS: _INSIDE_NUMERAL,
}
"""The same, behind the first numeral."""


GATE_REACH = 16
"""How many characters the gate looks at, from the one that begins an expression; a little more than it does."""


_Patterns = dict[str, tuple[re.Pattern[str], tuple[Shape, ...]]]


def _patterns(opening: bool) -> _Patterns:
    """For each character the shapes that can begin with it or with one alike, in order: a pattern with a group for each."""
    alike = {character: group for group in _ALIKE for character in group}
    by_characters: dict[str, list[Shape]] = {}
    for shape in SHAPES:
        if opening and not shape.opens:
            continue
        for characters in dict.fromkeys(alike.get(c, c) for c in shape.starts):
            by_characters.setdefault(characters, []).append(shape)
    compiled: _Patterns = {}
    for characters, shapes in by_characters.items():
        ahead = NUMERAL_OPENS.get(characters, "") if opening else ""
        pattern = re.compile(f"{ahead}(?:{'|'.join(f'({shape.pattern})' for shape in shapes)})")
        compiled |= dict.fromkeys(characters, (pattern, tuple(shapes)))
    return compiled


def _words(lexicon: Lexicon) -> dict[str, tuple[_Word, ...]]:
    """The lexicon's names by first character; longer names first."""
    found: dict[str, list[_Word]] = {}
    for kind, rank, read in _KINDS:
        for entry in lexicon.of(kind):
            token = Token(kind.removeprefix("time_"), rank, 0, 0, read(entry))
            more = entry.attributes
            for word in entry.words:
                named = _Word(
                    word,
                    token,
                    after_break=bool(more.get("after_break")),
                    not_after=more.get("not_after", ""),
                    not_before=more.get("not_before", ""),
                    ahead=more.get("ahead", ""),
                    bare=more.get("bare", True),
                )
                found.setdefault(word[:2], []).append(named)
    for head, words in found.items():  # what begins with two characters may also be the one-character name
        words.extend(word for word in found.get(head[0], ()) if len(head) == 2)
    return {head: tuple(sorted(words, key=lambda w: -len(w.word))) for head, words in found.items()}


def _seconds(words: Iterable[str], opening: bool) -> dict[str, str]:
    """For each character that a token can begin with, those that can follow it; empty is any, as it is for numerals."""
    found: dict[str, set[str]] = {}
    for word in words:
        found.setdefault(word[0], set()).add(word[1:2])
    for shape in SHAPES:
        for first in shape.starts if shape.opens or not opening else "":
            found.setdefault(first, set()).update(shape.seconds or ("",))
    numerals = dict.fromkeys(DIGITS + CN_NUMERALS, "")
    return {first: "" if "" in known else "".join(sorted(known)) for first, known in found.items()} | numerals


def _gate(seconds: dict[str, str], words: Iterable[str]) -> re.Pattern[str]:
    """A quick pattern for places where a token may begin; it lets through a little too much.

    It begins with one set of characters, over which the search passes fast; which of them it is, is looked at behind it.

    Args:
        seconds: As of `_seconds`.
        words: The names of the lexicon.
    """
    named = [(numerals, {word[1:2] for word in words if word[0] in numerals}) for numerals in _NUMERAL_OPENED]
    looks = []
    for numerals, known in named:
        opened = _NUMERAL_OPENED[numerals] + (f"|(?={_one_of(known)})" if known else "")
        looks.append(f"(?<=[{numerals}])" + ("" if "" in known else f"(?:{opened})"))
    others = {first: known for first, known in seconds.items() if first not in DIGITS + CN_NUMERALS}
    if anything := [first for first, known in others.items() if not known]:
        looks.append(f"(?<={_one_of(anything)})")
    if paired := [first for first, known in others.items() if known]:
        looks.append(f"(?<={_one_of(paired)})(?={_one_of(''.join(others.values()))})")
    return re.compile(f"{_one_of(seconds)}(?:{'|'.join(looks)})")


def _one_of(characters: Iterable[str]) -> str:
    return f"[{re.escape(''.join(sorted(set(characters))))}]"


def _holiday(entry: Entry) -> Fields:
    return {"holiday": Holiday(entry.value, entry.attributes["calendar"], entry.attributes["key"])}


_KINDS: Iterable[tuple[str, int, Callable[[Entry], Reading]]] = (
    ("time_part_of_day", Rank.PART, lambda entry: {"part_of_day": entry.value}),
    ("time_holiday", Rank.DAY, _holiday),
    ("time_period", Rank.PERIOD, lambda entry: {"period": entry.value}),
    ("time_vague", Rank.ALONE, lambda entry: Vague(entry.value)),  # type: ignore[arg-type]
    ("time_trap", Rank.ALONE, lambda entry: None),
)


@cache
def default_tokenizer() -> Tokenizer:
    """The tokenizer of the package's own lexicon, built once."""
    return Tokenizer(default_lexicon())
