"""Finding temporal expressions, without knowing what day it is."""

from __future__ import annotations

import re

from bulletin_ie.lexicon.lexicon import Lexicon
from bulletin_ie.times.grammar import Parser
from bulletin_ie.times.mentions import TimeMention
from bulletin_ie.times.modifiers import behind_around
from bulletin_ie.times.numbers import CN, ZERO
from bulletin_ie.times.tokens import Tokenizer, default_tokenizer

__all__ = ["TimeFinder", "detect", "detect_alone"]

# What stands in the words of every year that is named outright, and the marks over which no expression reaches.
_NUMERAL = rf"\d{CN}十{ZERO}"
_YEAR = re.compile(
    rf"[{_NUMERAL}千民世](?:(?<=\d)\d{{3}}|(?<=[{_NUMERAL}])[{_NUMERAL}]年|(?<=千)年|(?<=民)国|(?<=世)纪)"
)
_SENTENCE_END = re.compile("[。；：！？\n]")


class TimeFinder:
    """Finds temporal expressions with the named times of a lexicon.

    Args:
        lexicon: Kinds ``time_part_of_day``, ``time_holiday``, ``time_period``, ``time_vague``, ``time_trap``.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._tokens = Tokenizer(lexicon)

    def find(self, key: str) -> list[TimeMention]:
        """Temporal expressions of a text, in reading order.

        Args:
            key: Simplified text with full-width Chinese punctuation, such as ``AlignedText.key``.
        """
        return Parser(self._tokens, key).mentions()

    def find_in(self, key: str, start: int, end: int) -> list[TimeMention]:
        """Those that begin in a part of a text; as ``find`` gives them, where the part begins with a sentence.

        Args:
            key: As for ``find``.
            start: Where the part begins.
            end: Where it ends.
        """
        return Parser(self._tokens, key).mentions(start, end)

    def find_years(self, key: str) -> list[TimeMention]:
        """Those that name a year outright, and what stands before them in their sentences: enough for ``infer_years``.

        Args:
            key: As for ``find``.

        Examples:
            >>> from bulletin_ie.lexicon import default_lexicon
            >>> key = "4月2日，县里开会。会议总结2021年工作，要求6月底前完成任务。"
            >>> [found.text for found in TimeFinder(default_lexicon()).find_years(key)]
            ['2021年']
        """
        parser = Parser(self._tokens, key)
        found: list[TimeMention] = []
        start = stop = 0
        end = -1  # of the sentence
        for named in _YEAR.finditer(key):
            if named.start() > end:
                found += parser.mentions(start, stop)
                start = max(end + 1, *(key.rfind(mark, end + 1, named.start()) + 1 for mark in "。；：！？\n"))
                closed = _SENTENCE_END.search(key, named.end())
                end = closed.start() if closed is not None else len(key)
            stop = named.end()  # expressions behind the last year of a sentence name none
        return found + parser.mentions(start, stop)

    def opens(self, key: str, position: int) -> bool:
        """Whether the first words of an expression stand at a position; whether it is one, ``find`` knows.

        Args:
            key: As for ``find``.
            position: Where the expression begins, with 约 or 近 where it is a rough one.

        Examples:
            >>> from bulletin_ie.lexicon import default_lexicon
            >>> times = TimeFinder(default_lexicon())
            >>> [times.opens(key, 0) for key in ("5月6日", "约5月6日", "县政府办公室")]
            [True, True, False]
        """
        position = behind_around(key, position)
        if self._tokens.gate.match(key, position) is None:
            return False
        token = self._tokens.opening(key, position)
        return token is not None and token.reading is not None


def detect(key: str) -> list[TimeMention]:
    """Temporal expressions of a text, in reading order, none inside another.

    Args:
        key: Simplified text with full-width Chinese punctuation, such as ``AlignedText.key``.

    Returns:
        Where each stands and what it says; which days that means is for ``resolve``.

    Examples:
        >>> [(m.text, m.bound) for m in detect("4月2日上午召开会议，要求5月15日前完成，3日内上报")]
        [('4月2日上午', None), ('5月15日前', 'before'), ('3日内', 'within')]
    """
    return Parser(default_tokenizer(), key).mentions()


def detect_alone(key: str) -> TimeMention | None:
    """The temporal expression that a text is said to begin with, also one that a running text would leave open.

    Args:
        key: As for ``detect``; the expression stands at its beginning, white space aside.

    Examples:
        >>> detect("零点"), detect_alone("零点").text
        ([], '零点')
    """
    return Parser(default_tokenizer(), key).alone()
