"""What the scored slots do not look at: kinds, sides, actions, wordings. Only values that their own slot found count here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from bulletin_ie.evaluate.gold import GoldEvent
from bulletin_ie.evaluate.matching import overlaps, same_count, same_deadline, squeeze
from bulletin_ie.records import EventRecord

__all__ = ["DETAIL_SLOTS", "event_details", "same_clause"]

DETAIL_SLOTS = (
    "subheadline", "title parts", "side", "place kind", "count action", "count qualifier", "deadline responsible",
    "statement", "timex", "topic",
)  # fmt: skip
"""The slots of this module, and that of the other headline lines; shown, and in no mean."""

_Gold = TypeVar("_Gold")
_Found = TypeVar("_Found")


def event_details(gold: GoldEvent, found: EventRecord) -> Iterator[tuple[str, list[Any], list[Any]]]:
    """The details of an event, as annotated and as found.

    Args:
        gold: The annotation; a detail that it leaves out is not looked at.
        found: The record of the same event.

    Yields:
        Slot, annotated items and found items. An item names the value that it belongs to.
    """
    people = {squeeze(person.name): person for person in found.participants}
    sides = [(squeeze(p.name), p.side) for p in gold.participants if p.side and squeeze(p.name) in people]
    yield "side", sides, [(name, people[name].side) for name, _ in sides if people[name].side]
    yield from _titles(gold, found)
    places = _pairs(
        (p for p in gold.places if p.kind), found.places, lambda g, f: overlaps(squeeze(g.name), squeeze(f.name))
    )
    yield "place kind", [(squeeze(g.name), g.kind) for g, _ in places], [(squeeze(g.name), f.kind) for g, f in places]
    counts = _pairs(gold.counts, found.counts, same_count)
    told = [(squeeze(g.object), g.value) for g, _ in counts]
    yield (
        "count action",
        [(*key, squeeze(g.action)) for key, (g, _) in zip(told, counts, strict=True) if g.action],
        [(*key, squeeze(f.action)) for key, (g, f) in zip(told, counts, strict=True) if g.action and f.action],
    )
    yield (
        "count qualifier",
        [(*key, g.qualifier) for key, (g, _) in zip(told, counts, strict=True) if g.qualifier],
        [(*key, f.qualifier) for key, (g, f) in zip(told, counts, strict=True) if g.qualifier],
    )
    deadlines = _pairs((d for d in gold.deadlines if d.responsible), found.deadlines, same_deadline)
    yield (
        "deadline responsible",
        [squeeze(who) for g, _ in deadlines for who in g.responsible],
        [squeeze(who.text) for _, f in deadlines for who in f.responsible],
    )
    said = [(squeeze(s.speaker), c.verb, squeeze(c.text)) for s in gold.statements for c in s.clauses]
    speakers = {speaker for speaker, _, _ in said}
    heard = [(squeeze(s.speaker), s.verb, squeeze(s.text)) for s in found.statements]
    yield "statement", said, [one for one in heard if one[0] in speakers]
    if gold.timex is not None:
        yield "timex", [gold.timex], [found.date.timex] if found.date and found.date.timex else []
    if gold.topics is not None:
        yield "topic", list(gold.topics), [topic.label for topic in found.topics]


def _titles(gold: GoldEvent, found: EventRecord) -> Iterator[tuple[str, list[Any], list[Any]]]:
    own = {(squeeze(p.name), squeeze(t.text)): t for p in found.participants for t in p.titles}
    expected, seen = [], []
    for person in gold.participants:
        for part in person.title_parts:
            title = own.get((squeeze(person.name), squeeze(part.text)))
            if title is not None:
                key = (squeeze(person.name), squeeze(part.text))
                expected.append((*key, squeeze(part.body), squeeze(part.post), part.capacity))
                seen.append((*key, squeeze(title.body), squeeze(title.post), title.capacity))
    yield "title parts", expected, seen


def same_clause(gold: tuple[str, str, str], found: tuple[str, str, str]) -> bool:
    """The same speaker and verb, and words of which the shorter half stands in the other's beginning.

    Examples:
        >>> same_clause(("周航", "强调", "要压实责任，守住底线。"), ("周航", "强调", "要压实责任，守住底线"))
        True
        >>> same_clause(("周航", "强调", "要压实责任。"), ("周航", "指出", "要压实责任。"))
        False
    """
    return gold[:2] == found[:2] and (not gold[2] or overlaps(gold[2], found[2]))


def _pairs(
    gold: Iterable[_Gold], found: Iterable[_Found], same: Callable[[_Gold, _Found], bool]
) -> list[tuple[_Gold, _Found]]:
    """Annotated items with the first free found item that is the same."""
    rest, pairs = list(found), []
    for item in gold:
        partner = next((number for number, one in enumerate(rest) if same(item, one)), None)
        if partner is not None:
            pairs.append((item, rest.pop(partner)))
    return pairs
