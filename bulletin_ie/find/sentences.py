"""Sentences and clauses, with direct speech kept whole."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Sentence", "mask_quotes", "sentences"]

_QUOTE = re.compile(r"“[^”\n]{0,400}”")
_END = re.compile(r"[。！？；\n]")
_SPEECH_INSIDE = re.compile(r"[。！？；]|，")
FILLER = "\u25a1"


class Sentence(NamedTuple):
    """A sentence of a text.

    Attributes:
        start: Its first character.
        end: One past its last, the mark included.
        paragraph: Number of its paragraph.
        opens: Whether it is the first of its paragraph.
    """

    start: int
    end: int
    paragraph: int
    opens: bool


def mask_quotes(key: str) -> str:
    """Replace direct speech by a filler of the same length, and keep short quoted names.

    Args:
        key: Text in pattern form.

    Returns:
        A text of the same length.

    Examples:
        >>> mask_quotes("他说：“路不能堵，要快。”落实“四方责任”。")
        '他说：“□□□□□□□□”落实“四方责任”。'
    """

    def fill(match: re.Match[str]) -> str:
        inner = match.group()[1:-1]
        if len(inner) > 24 or _SPEECH_INSIDE.search(inner):
            return f"“{FILLER * len(inner)}”"
        return match.group()

    return _QUOTE.sub(fill, key)


def sentences(masked: str) -> list[Sentence]:
    """Sentences of a text whose direct speech is masked; ；ends one too.

    Args:
        masked: Result of `mask_quotes`.

    Returns:
        The sentences in order, empty ones left out.
    """
    found: list[Sentence] = []
    start = paragraph = 0
    opens = True
    edges = [m.end() for m in _END.finditer(masked)]
    for end in (*edges, len(masked)):
        if masked[start:end].strip():
            found.append(Sentence(start, end, paragraph, opens))
            opens = False
        if end and masked[end - 1 : end] == "\n":
            paragraph += 1
            opens = True
        start = end
    return found
