"""Words of the genre that stay whole, made from the lexicons."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from bulletin_ie.lexicon import default_lexicon
from bulletin_ie.text.folding import fold_key, fold_widths

__all__ = ["Dictionary", "domain_words", "fold"]

_KINDS = (
    "post", "division_body", "place_suffix", "event_name_end", "topic", "count_object", "count_measure", "count_unit",
    "deadline_responsible", "time_holiday",
)  # fmt: skip
"""Kinds of the lexicon whose words are terms, not turns of phrase."""

_TERM = re.compile(r"(?!委(?!员))[\u3400-\u9fff]{2,12}")
"""Han characters; no ends of bodies such as 委宣传部, which would tear 县委 apart."""


def fold(text: str) -> str:
    """A text as the segmenter reads it: Simplified, full-width punctuation; character by character, so of one length."""
    return fold_key(fold_widths(text))


@cache
def domain_words() -> frozenset[str]:
    """Terms of the lexicons: posts, bodies, kinds of places and events, measures, counted things, topics, holidays.

    Returns:
        Words of two Han characters or more.

    Examples:
        >>> {"副书记", "农业农村局", "平方公里"} <= domain_words()
        True
    """
    lexicon = default_lexicon()
    return frozenset(word for kind in _KINDS for word in lexicon.words(kind) if _TERM.fullmatch(word))


@dataclass(frozen=True)
class Dictionary:
    """Words that are joined where the model cut them; a word of the model's is never cut.

    Attributes:
        words: The words, folded.
        longest: Characters of the longest one, 0 for none.
    """

    words: frozenset[str]
    longest: int

    @classmethod
    def of(cls, words: Iterable[str]) -> Dictionary:
        """A dictionary of some words.

        Examples:
            >>> Dictionary.of(["县委書記"]).join("县委书记讲话", [2, 4, 6])
            [4, 6]
        """
        folded = frozenset(fold(word) for word in words)
        return cls(folded, max(map(len, folded), default=0))

    def join(self, key: str, ends: list[int]) -> list[int]:
        """Join neighbors that together are a word, the longest first, from the left.

        Args:
            key: A folded text.
            ends: The end of each of its words.

        Returns:
            The ends that stay.
        """
        if not self.words:
            return ends
        kept: list[int] = []
        start = number = 0
        while number < len(ends):
            last = number
            for following in range(number + 1, len(ends)):
                if ends[following] - start > self.longest:
                    break
                if key[start : ends[following]] in self.words:
                    last = following
            start = ends[last]
            kept.append(start)
            number = last + 1
        return kept
