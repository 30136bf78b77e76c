"""Reading one word of a temporal expression at a place of the text.

The shapes of :mod:`.shapes` and the named times of the lexicon are compiled into one pattern for each
first character, so that a place where no time can begin costs one look at its character.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

from bulletin_ie.lexicon.lexicon import Entry, Lexicon, default_lexicon
from bulletin_ie.times.expressions import Holiday, Length, Recurring, Stretch, Vague
from bulletin_ie.times.shapes import SHAPES, Fields, Rank, Shape

__all__ = ["AHEAD", "Token", "Tokenizer", "default_tokenizer"]

NOT_BEFORE = (
    r"前(?!往|来|期|夕|述|任[^务何]|沿|景|锋|哨|身|线的|方(?!可|能)|面(?!向|对)|列|段时间|段日子|半[年月夜程]|所未有)"
)
NOT_AFTER = r"后(?![续勤备期台果代院街排山劲顾悔盾裔半方者]|人[^员]|面[的]|生)"
NOT_WITHIN = r"内(?![部容涝外地蒙参河设侧衣存陆乡黄阁伤科控因循置嵌]|需[^要]|资[^金])"
AHEAD = rf"(?=期间|假期|假日|长假|小长假|黄金周|佳节|前夕|前后|{NOT_BEFORE}|{NOT_AFTER}|{NOT_WITHIN}|[之以][前后内来]|当[天日晚]|来临|将至|临近|过后|结束)"
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
    reading: Fields | Length | Recurring | Vague | Stretch | None


Reading = Fields | Length | Recurring | Vague | Stretch | None


class Tokenizer:
    """Finds tokens. Built once from a lexicon.

    Args:
        lexicon: Where the named times stand.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._shapes: list[Shape] = [*_word_shapes(lexicon), *SHAPES]
        self._openers = self._compile(opening=True)
        self._followers = self._compile(opening=False)
        self._readings: dict[tuple[int, str], Reading] = {}
        self.gate = re.compile(f"[{re.escape(''.join(sorted(self._openers)))}]")

    def _compile(self, opening: bool) -> dict[str, re.Pattern[str]]:
        by_character: dict[str, list[str]] = {}
        for number, shape in enumerate(self._shapes):
            if opening and not shape.opens:
                continue
            for character in dict.fromkeys(shape.starts):
                by_character.setdefault(character, []).append(f"(?P<s{number}>{shape.pattern})")
        return {c: re.compile("|".join(patterns)) for c, patterns in by_character.items()}

    def opening(self, key: str, position: int) -> Token | None:
        """The token that an expression can begin with here."""
        return self._token(self._openers, key, position)

    def following(self, key: str, position: int) -> Token | None:
        """The token that can go on an expression here."""
        return self._token(self._followers, key, position) if position < len(key) else None

    def _token(self, patterns: dict[str, re.Pattern[str]], key: str, position: int) -> Token | None:
        pattern = patterns.get(key[position])
        m = pattern.match(key, position) if pattern is not None else None
        if m is None or m.lastgroup is None:
            return None
        number, words = int(m.lastgroup[1:]), m.group()
        shape = self._shapes[number]
        try:
            reading = self._readings[number, words]
        except KeyError:
            reading = shape.read(words)
            if len(self._readings) < 20_000:
                self._readings[number, words] = reading
        return Token(shape.name, shape.rank, position, m.end(), reading)


def _word_shapes(lexicon: Lexicon) -> list[Shape]:
    """Shapes of the lexicon's names; longer names first."""
    found: list[tuple[str, Shape]] = []
    for kind, rank, read in _KINDS:
        for entry in lexicon.of(kind):
            reading = read(entry)
            found += [(word, _word_shape(kind, rank, word, entry, reading)) for word in entry.words]
    found.sort(key=lambda item: -len(item[0]))
    return [shape for _, shape in found]


def _word_shape(kind: str, rank: int, word: str, entry: Entry, reading: Reading) -> Shape:
    more = entry.attributes
    pattern = re.escape(word)
    if more.get("after_break"):
        pattern = rf"(?:(?<![\u4e00-\u9fff\d”])|(?<=[于在到至是]))(?<!\d){pattern}"
    if more.get("not_after"):
        pattern = f"(?<![{more['not_after']}]){pattern}"
    if more.get("not_before"):
        pattern += f"(?![{more['not_before']}])"
    if more.get("ahead"):
        pattern += f"(?=[{more['ahead']}])"
    if more.get("bare") is False:
        pattern += AHEAD
    return Shape(kind.removeprefix("time_"), word[0], pattern, rank, _constant(reading))


def _constant(reading: Reading) -> Callable[[str], Any]:
    return lambda _words: reading


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
