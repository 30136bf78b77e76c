"""The same article told a little differently: other verbs beside names, names without titles, fewer paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bulletin_ie.synthesis.grammar import Piece

__all__ = ["Rewordings", "reword", "thin", "untitle"]

Random = Callable[[], float]

_SHARE = 0.4
_PLACES = ("PLACE", "ORG", "DIV", "BODY")


@dataclass(frozen=True, slots=True)
class Rewordings:
    """Words that may stand for one another.

    Attributes:
        after: Words that follow a person's name, each with its set.
        before: Words that stand before a place or body, each with its set.
    """

    after: Mapping[str, Sequence[str]]
    before: Mapping[str, Sequence[str]]

    @classmethod
    def from_lines(cls, lines: Iterable[str]) -> Rewordings:
        """Reads lines such as ``after 强调 指出``.

        Examples:
            >>> Rewordings.from_lines(["after 强调 指出"]).after["指出"]
            ['强调', '指出']
        """
        found: dict[str, dict[str, Sequence[str]]] = {"after": {}, "before": {}}
        for line in lines:
            where, *words = line.split()
            if where in found:
                found[where].update(dict.fromkeys(words, words))
        return cls(found["after"], found["before"])


def reword(pieces: Sequence[Piece], wordings: Rewordings, random: Random) -> list[Piece]:
    """Puts other words of the same use beside some names.

    Examples:
        >>> wordings = Rewordings.from_lines(["after 强调 指出"])
        >>> reword([("贺云", "PER"), ("强调，要快。", "")], wordings, iter([0.1, 0.9]).__next__)
        [('贺云', 'PER'), ('指出，要快。', '')]
    """
    out = list(pieces)
    for place, (text, label) in enumerate(pieces):
        if label:
            continue
        if place and pieces[place - 1][1] == "PER":
            text = _start(text, wordings.after, random)
        if place + 1 < len(pieces) and pieces[place + 1][1] in _PLACES:
            text = _end(text, wordings.before, random)
        out[place] = text, label
    return out


def _start(text: str, words: Mapping[str, Sequence[str]], random: Random) -> str:
    for length in range(min(7, len(text)), 0, -1):
        if alike := words.get(text[:length]):
            return (alike[int(random() * len(alike))] if random() < _SHARE else text[:length]) + text[length:]
    return text


def _end(text: str, words: Mapping[str, Sequence[str]], random: Random) -> str:
    for length in range(min(5, len(text)), 0, -1):
        if alike := words.get(text[-length:]):
            return text[:-length] + (alike[int(random() * len(alike))] if random() < _SHARE else text[-length:])
    return text


def untitle(pieces: Sequence[Piece]) -> list[Piece]:
    """Leaves out the titles before names, as where a name is known already.

    Examples:
        >>> untitle([("县委常委", "TITLE"), ("、", ""), ("县长", "TITLE"), ("贺云", "PER"), ("到会。", "")])
        [('贺云', 'PER'), ('到会。', '')]
    """
    out: list[Piece] = []
    for piece in pieces:
        if piece[1] == "PER":
            while out and out[-1][1] == "TITLE":
                out.pop()
                if len(out) > 1 and out[-1][0] == "、" and out[-2][1] == "TITLE":
                    out.pop()
        out.append(piece)
    return out


def thin(pieces: Sequence[Piece], random: Random, share: float) -> list[Piece]:
    """Leaves out some paragraphs, never the first.

    Examples:
        >>> thin([("一", ""), (chr(10), ""), ("二", "")], lambda: 0.0, 0.5)
        [('一', '')]
    """
    paragraphs: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece[0] == "\n":
            paragraphs.append([])
        else:
            paragraphs[-1].append(piece)
    out = paragraphs[0]
    for paragraph in paragraphs[1:]:
        if random() >= share:
            out += [("\n", ""), *paragraph]
    return out
