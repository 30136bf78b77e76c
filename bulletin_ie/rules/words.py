"""Patterns of long word lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

__all__ = ["any_of"]


def any_of(words: Iterable[str], tail: Callable[[str], str] = lambda word: "") -> str:
    """A pattern of the words of a list, the first that fits, as an alternation of them would.

    Words are grouped by what they begin with: the engine tries branches one after another, and a list of three hundred
    words would cost three hundred looks wherever one of them might begin.

    Args:
        words: The words; an earlier one wins over a later one.
        tail: Pattern of what must follow a word, or hold behind it.

    Returns:
        A pattern without groups that stands as one piece; with no words, it fits nowhere.

    Examples:
        >>> any_of(["区委书记", "区委", "县长", "区长"])
        '(?:区(?:委(?:书记|)|长)|县长)'
    """
    return f"(?:{'|'.join(_alternatives([(word, tail(word)) for word in words])) or '(?!)'})"


def _alternatives(words: list[tuple[str, str]]) -> list[str]:
    """Patterns of words and their tails, in an order that finds what the words' own order finds."""
    found: list[str] = []
    heads: dict[str, list[tuple[str, str]]] = {}
    for word, tail in words:
        if word:
            heads.setdefault(word[0], []).append((word[1:], tail))
            continue
        found += _by_head(heads)  # what stands in front of a word's end is tried before it
        found.append(tail)
        heads = {}
    return found + _by_head(heads)


def _by_head(heads: dict[str, list[tuple[str, str]]]) -> list[str]:
    rests = {head: _alternatives(rest) for head, rest in heads.items()}
    return [re.escape(head) + (rest[0] if len(rest) == 1 else f"(?:{'|'.join(rest)})") for head, rest in rests.items()]
