"""A small language for writing text with marked entities, and what expands it.

A grammar file is plain text. A line ``@rule`` or ``@rule LABEL`` opens a rule; each further line is one of its
alternatives, ``%5 `` in front makes one five times as likely, and a line ``= 甲 乙*3 丙`` lists short ones. Lines that
start with ``#`` and a space are remarks. In an alternative:

- ``{rule}`` is replaced by the rule, ``{rule?30}`` in 30 of 100 cases, ``{rule*2-4、}`` two to four times with 、 between;
- ``{rule=x}`` gives the same words wherever it stands in one article;
- ``{rule:x}`` hands ``x`` to a slot that the program fills;
- ``{甲/乙/{rule}}`` is one of the parts, ``{#3-90}`` a number, ``{#1-9.1}`` one with a decimal;
- ``[...|LABEL]`` is an entity, and so is the whole of a rule with a label; entities do not nest, the outermost counts;
- ``¶`` ends a paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import accumulate

__all__ = ["Grammar", "GrammarError", "Piece", "Scribe", "join"]

Piece = tuple[str, str]
"""Words and their label; the label of plain words is empty."""

Node = Callable[["Scribe", list[Piece]], None]

_TOKEN = re.compile(r"\[|\|([A-Z]{2,6})\]|[^\[\]{}|]+|\|")
_SLOT = re.compile(
    r"(?P<name>[^:=?*]+)(?::(?P<argument>[^=?*]+))?(?:=(?P<variable>[^?*]+))?"
    r"(?:\?(?P<chance>\d{1,3})?)?(?:\*(?P<least>\d)-(?P<most>\d{1,2})(?P<between>.{0,3}))?"
)
_NUMBER = re.compile(r"#(\d{1,12})-(\d{1,12})(?:\.(\d))?")


class GrammarError(ValueError):
    """A grammar file that cannot be read, with the line at fault."""


def join(pieces: Iterable[Piece]) -> str:
    """The words of pieces.

    Examples:
        >>> join([("县委书记", "TITLE"), ("贺云", "PER")])
        '县委书记贺云'
    """
    return "".join(text for text, _ in pieces)


@dataclass(frozen=True, slots=True)
class _Rule:
    """Alternatives of a rule, with their running weights where they differ."""

    alternatives: tuple[tuple[Node, ...], ...]
    bounds: tuple[float, ...] | None
    label: str

    def pick(self, random: Callable[[], float]) -> tuple[Node, ...]:
        if self.bounds is None:
            return self.alternatives[int(random() * len(self.alternatives))]
        return self.alternatives[bisect_right(self.bounds, random() * self.bounds[-1])]


Filler = Callable[["Scribe", str], Iterable[Piece]]
"""Fills a slot that no rule stands for: gets the scribe and the slot's argument."""


@dataclass(slots=True)
class Scribe:
    """One article in the making: where its choices come from, and what it must repeat."""

    random: Callable[[], float]
    fillers: Mapping[str, Filler]
    rules: Mapping[str, _Rule]
    memory: dict[str, tuple[Piece, ...]] = field(default_factory=dict)

    def write(self, name: str, argument: str = "") -> list[Piece]:
        """What a rule or a slot gives this time."""
        out: list[Piece] = []
        self.append(name, argument, out)
        return out

    def append(self, name: str, argument: str, out: list[Piece]) -> None:
        """Writes a rule or a slot at the end of ``out``."""
        rule = self.rules.get(name)
        if rule is None:
            out.extend(self.fillers[name](self, argument))
            return
        if not rule.label:
            for node in rule.pick(self.random):
                node(self, out)
            return
        inner: list[Piece] = []
        for node in rule.pick(self.random):
            node(self, inner)
        out.append((join(inner), rule.label))

    def between(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return least + int(self.random() * (most - least + 1))


class Grammar:
    """Rules read from grammar files.

    Examples:
        >>> from random import Random
        >>> grammar = Grammar(["@到会", "{官}[贺云|PER]到会。", "@官 TITLE", "= 县长"])
        >>> grammar.scribe(Random(1).random).write("到会")
        [('县长', 'TITLE'), ('贺云', 'PER'), ('到会。', '')]
    """

    def __init__(self, lines: Iterable[str], *, slots: Iterable[str] = ()) -> None:
        """Reads rules.

        Args:
            lines: Lines of one or several grammar files.
            slots: Names that the program fills.

        Raises:
            GrammarError: If a line is out of place or names a rule that is not there.
        """
        self.used: set[str] = set()
        self.rules: dict[str, _Rule] = {}
        found: dict[str, tuple[str, list[tuple[float, str]]]] = {}
        current: list[tuple[float, str]] | None = None
        for line in lines:
            line = line.rstrip("\r\n")
            if not line.strip() or line.startswith("# "):
                continue
            if line.startswith("@"):
                name, _, label = line[1:].partition(" ")
                current = found.setdefault(name, (label, []))[1]
                continue
            if current is None:
                raise GrammarError(f"an alternative before the first rule: {line}")
            current.extend(_weighted(line))
        for name, (label, alternatives) in found.items():
            if not alternatives:
                raise GrammarError(f"rule {name} has no alternative")
            self.rules[name] = self._rule(label, alternatives)
        missing = self.used - self.rules.keys() - set(slots)
        if missing:
            raise GrammarError(f"no rule and no slot: {'、'.join(sorted(missing))}")

    def scribe(self, random: Callable[[], float], fillers: Mapping[str, Filler] | None = None) -> Scribe:
        """A scribe for one article."""
        return Scribe(random, fillers or {}, self.rules)

    def _rule(self, label: str, alternatives: list[tuple[float, str]]) -> _Rule:
        weights = [weight for weight, _ in alternatives]
        bounds = None if len(set(weights)) == 1 else tuple(accumulate(weights))
        return _Rule(tuple(self._compile(text) for _, text in alternatives), bounds, label)

    def _compile(self, text: str) -> tuple[Node, ...]:
        stack: list[list[Node]] = [[]]
        at = 0
        while at < len(text):
            if text[at] == "{":
                end = _closing(text, at)
                stack[-1].append(self._slot(text[at + 1 : end]))
                at = end + 1
                continue
            match = _TOKEN.match(text, at)
            if match is None:
                raise GrammarError(f"a stray {text[at]}: {text}")
            if match[0] == "[":
                stack.append([])
            elif match[1]:
                if len(stack) < 2:
                    raise GrammarError(f"a label without an opening bracket: {text}")
                inner = tuple(stack.pop())
                stack[-1].append(_entity(inner, match[1]))
            else:
                stack[-1].append(_words(match[0].replace("¶", "\n")))
            at = match.end()
        if len(stack) != 1:
            raise GrammarError(f"a bracket is not closed: {text}")
        return tuple(stack[0])

    def _slot(self, slot: str) -> Node:
        number = _NUMBER.fullmatch(slot)
        if number:
            return _number(int(number[1]), int(number[2]), int(number[3] or 0))
        choices = _split(slot)
        if len(choices) > 1:
            return _choice(tuple(self._compile(choice) for choice in choices))
        parts = _SLOT.fullmatch(slot)
        if parts is None:
            raise GrammarError(f"a slot that cannot be read: {slot}")
        self.used.add(parts["name"])
        node = _reference(parts["name"], parts["argument"] or "")
        if parts["variable"]:
            node = _remembered(f"{parts['name']}={parts['variable']}", node)
        if parts["least"]:
            node = _repeated(node, int(parts["least"]), int(parts["most"]), parts["between"].replace("¶", "\n"))
        if "?" in slot:
            node = _maybe(node, int(parts["chance"] or 50) / 100)
        return node


def _weighted(line: str) -> list[tuple[float, str]]:
    """The alternatives of a line with their weights."""
    if line.startswith("= "):
        pairs = (word.partition("*") for word in line[2:].split())
        return [(float(weight or 1), word) for word, _, weight in pairs]
    if line.startswith("%"):
        weight, _, text = line[1:].partition(" ")
        return [(float(weight), text)]
    return [(1.0, line)]


def _words(text: str) -> Node:
    piece = (text, "")

    def node(scribe: Scribe, out: list[Piece]) -> None:
        out.append(piece)

    return node


def _closing(text: str, at: int) -> int:
    """Where the brace at ``at`` closes."""
    depth = 0
    for place in range(at, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return place
    raise GrammarError(f"a brace is not closed: {text}")


def _split(slot: str) -> list[str]:
    """The parts of a slot between strokes that stand in no brace of their own."""
    parts, depth = [""], 0
    for char in slot:
        depth += {"{": 1, "}": -1}.get(char, 0)
        if char == "/" and not depth:
            parts.append("")
        else:
            parts[-1] += char
    return parts


def _choice(choices: tuple[tuple[Node, ...], ...]) -> Node:
    count = len(choices)

    def node(scribe: Scribe, out: list[Piece]) -> None:
        for part in choices[int(scribe.random() * count)]:
            part(scribe, out)

    return node


def _number(least: int, most: int, decimals: int) -> Node:
    def node(scribe: Scribe, out: list[Piece]) -> None:
        out.append((str(scribe.between(least, most)), ""))

    def fraction(scribe: Scribe, out: list[Piece]) -> None:
        out.append((f"{least + scribe.random() * (most - least):.{decimals}f}", ""))

    return fraction if decimals else node


def _reference(name: str, argument: str) -> Node:
    def node(scribe: Scribe, out: list[Piece]) -> None:
        scribe.append(name, argument, out)

    return node


def _remembered(key: str, inner: Node) -> Node:
    def node(scribe: Scribe, out: list[Piece]) -> None:
        kept = scribe.memory.get(key)
        if kept is None:
            made: list[Piece] = []
            inner(scribe, made)
            kept = scribe.memory[key] = tuple(made)
        out.extend(kept)

    return node


def _repeated(inner: Node, least: int, most: int, between: str) -> Node:
    def node(scribe: Scribe, out: list[Piece]) -> None:
        for turn in range(scribe.between(least, most)):
            if turn and between:
                out.append((between, ""))
            inner(scribe, out)

    return node


def _maybe(inner: Node, chance: float) -> Node:
    def node(scribe: Scribe, out: list[Piece]) -> None:
        if scribe.random() < chance:
            inner(scribe, out)

    return node


def _entity(inner: tuple[Node, ...], label: str) -> Node:
    def node(scribe: Scribe, out: list[Piece]) -> None:
        made: list[Piece] = []
        for part in inner:
            part(scribe, made)
        out.append((join(made), label))

    return node
