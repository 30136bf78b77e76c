"""Finding temporal expressions, without knowing what day it is."""

from __future__ import annotations

from bulletin_ie.lexicon.lexicon import Lexicon
from bulletin_ie.times.grammar import Parser
from bulletin_ie.times.mentions import TimeMention
from bulletin_ie.times.tokens import Tokenizer, default_tokenizer

__all__ = ["TimeFinder", "detect", "detect_alone"]


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
