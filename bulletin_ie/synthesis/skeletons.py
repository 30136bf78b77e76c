"""Articles that people annotated by hand, read from a simple markup.

A file holds articles separated by lines ``===``, each followed by the genre or nothing; a paragraph is a line; an entity
is ``[words|LABEL]``; nothing else stands in square brackets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulletin_ie.synthesis.grammar import GrammarError, Piece, join
from bulletin_ie.synthesis.model import LABELS

__all__ = ["Skeleton", "read_skeletons"]

_ENTITY = re.compile(r"\[([^\[\]|]{1,80})\|([A-Z]{2,6})\]")
_STRAY = re.compile(r"[\[\]|]")
_TOWN_AND_MORE = re.compile(r"([一-龥]{1,7}?(?:镇|乡|街道|苏木))([一-龥]{2,20})")
_SENTENCE_END = tuple("。！？；…）)：")
_HEADLINE_LENGTH = 40
_MOST_HEADLINES = 3


@dataclass(frozen=True, slots=True)
class Skeleton:
    """One annotated article.

    Attributes:
        genre: The word after ``===``; may be empty.
        headline: Its headline lines, joined by line breaks; may be empty.
        body: The other lines, joined by line breaks.

    Examples:
        >>> article = read_skeletons("=== web" + chr(10) + "[贺云|PER]到[柳林村|PLACE]看望老人。")[0]
        >>> article.genre, article.body[0]
        ('web', ('贺云', 'PER'))
    """

    genre: str
    headline: tuple[Piece, ...]
    body: tuple[Piece, ...]


def read_skeletons(text: str) -> list[Skeleton]:
    """Reads annotated articles.

    Args:
        text: A file of the markup.

    Returns:
        Its articles. A place that begins with a town named elsewhere in the article is given as town and place.

    Raises:
        GrammarError: If a bracket is stray or a label unknown.

    Examples:
        >>> [article.genre for article in read_skeletons("[贺云|PER]到会。" + chr(10) + "===" + chr(10) + "无人到会。")]
        ['', '']
    """
    found = []
    genre, lines = "", list[str]()
    for line in [*text.splitlines(), "==="]:
        if not line.startswith("==="):
            if line.strip():
                lines.append(line.strip())
            continue
        if lines:
            found.append(_article(genre, [_pieces(line) for line in lines]))
        genre, lines = line[3:].strip(), []
    return found


def _pieces(line: str) -> list[Piece]:
    out: list[Piece] = []
    at = 0
    for match in _ENTITY.finditer(line):
        out.append((line[at : match.start()], ""))
        if match[2] not in LABELS:
            raise GrammarError(f"an unknown label {match[2]}: {line}")
        out.append((match[1], match[2]))
        at = match.end()
    out.append((line[at:], ""))
    for words, label in out:
        if not label and _STRAY.search(words):
            raise GrammarError(f"a stray bracket: {words}")
    return [piece for piece in out if piece[0]]


def _article(genre: str, lines: list[list[Piece]]) -> Skeleton:
    towns = {words for line in lines for words, label in line if label == "DIV"}
    lines = [_divided(line, towns) for line in lines]
    count = 0
    while count < min(_MOST_HEADLINES, len(lines) - 1) and _is_headline(join(lines[count])):
        count += 1
    return Skeleton(genre, _joined(lines[:count]), _joined(lines[count:]))


def _is_headline(line: str) -> bool:
    return len(line) < _HEADLINE_LENGTH and not line.endswith(_SENTENCE_END)


def _divided(line: list[Piece], towns: set[str]) -> list[Piece]:
    out: list[Piece] = []
    for words, label in line:
        match = _TOWN_AND_MORE.fullmatch(words) if label == "PLACE" else None
        if match and match[1] in towns:
            out += [(match[1], "DIV"), (match[2], "PLACE")]
        else:
            out.append((words, label))
    return out


def _joined(lines: list[list[Piece]]) -> tuple[Piece, ...]:
    out: list[Piece] = []
    for number, line in enumerate(lines):
        if number:
            out.append(("\n", ""))
        out += line
    return tuple(out)
