"""Why a value is what it is: its rule, the rule's meaning, and the words it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from bulletin_ie.errors import UnknownItemError
from bulletin_ie.lexicon import default_lexicon
from bulletin_ie.ruleset import default_versions
from bulletin_ie.text import AlignedText

if TYPE_CHECKING:
    from bulletin_ie.records import Bulletin, EventRecord, Span, Title

__all__ = ["Explanation", "explain", "rules"]

_MODULES = (
    "times", "find.people", "find.titles", "find.places", "find.counts", "find.deadlines", "find.appointments", "find.topics", "find.roles",
    "events.frames", "events.statements", "divisions",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Explanation:
    """What made a value.

    Attributes:
        id: The item's id.
        rule: Name of the rule.
        meaning: What the rule reads, with an example.
        words: The words in the raw text.
        spans: Where they stand.
        entry: The lexicon entry that decided, as file, kind and value (``topics.toml [[topic]] flood_control``): for event
            types, topics, titles, kinds of places and reporting verbs. ``None`` for values that no single entry
            decides, and for records made with another lexicon or version, whose entries are not known here.
    """

    id: str
    rule: str
    meaning: str
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    entry: str | None = None

    def __str__(self) -> str:
        entry = f" by {self.entry}" if self.entry else ""
        return f"{'/'.join(self.words)}: {self.rule}{entry} ({self.meaning})"


@cache
def rules() -> dict[str, str]:
    """Every rule's name with what it reads.

    Returns:
        Names and meanings.

    Examples:
        >>> "people.title_name" in rules()
        True
    """
    found: dict[str, str] = {}
    for name in _MODULES:
        found.update(getattr(import_module(f"bulletin_ie.{name}"), "RULES", {}))
    return found


def explain(bulletin: Bulletin, item_id: str) -> Explanation:
    """Explain one item of a bulletin.

    Args:
        bulletin: The record.
        item_id: Id of an event or of an item in it, or a part of one; see `Bulletin.explain`.

    Returns:
        The explanation.

    Raises:
        UnknownItemError: If the bulletin has no such item.
    """
    locality = bulletin.locality
    items = [_Item(f"{bulletin.id}#locality", locality.rule, locality.spans)] if locality is not None else []
    for group in (items, *map(_items, bulletin.events)):
        for item in group:
            if item.id == item_id:
                known = item.kind is not None and bulletin.ruleset_version in default_versions()
                words = tuple(dict.fromkeys("".join(span.text.split()) for span in item.spans))
                return Explanation(
                    item_id,
                    item.rule,
                    rules().get(item.rule.split("#")[0], ""),
                    words,
                    item.spans,
                    _entry(item) if known else None,
                )
    message = f"The bulletin has no item {item_id!r}; take an id from its events, such as bulletin.events[0].id."
    raise UnknownItemError("unknown_item", message)


@dataclass(frozen=True, slots=True)
class _Item:
    """What can be explained: ``words`` of the lexicon ``kind`` that may have given ``value``."""

    id: str
    rule: str
    spans: tuple[Span, ...]
    kind: str | None = None
    words: tuple[str, ...] = ()
    value: str | None = None
    at_end: bool = False  # the entry's word is what the words end with


def _items(event: EventRecord) -> Iterator[_Item]:
    trigger = (event.trigger.text,) if event.trigger else ()
    yield _Item(event.id, event.rule, event.spans, "trigger", trigger, event.type)
    if event.date:
        yield _Item(f"{event.id}#date", event.date.rule, event.date.spans)
    for number, topic in enumerate(event.topics):
        words = tuple(span.text for span in topic.spans)
        yield _Item(f"{event.id}#topic{number}", topic.rule, topic.spans, "topic", words, topic.label)
    for person in event.participants:
        yield _Item(person.id, person.rule, person.spans)
        for number, title in enumerate(person.titles):
            yield _title(f"{person.id}#title{number}", title)
    for place in event.places:
        yield _Item(place.id, place.rule, place.spans, "place_suffix", (place.name,), place.kind, at_end=True)
        if place.division is not None:
            yield _Item(f"{place.id}#division", place.division.rule, place.division.spans)
    for count in event.counts:
        yield _Item(count.id, count.rule, count.spans)
    for deadline in event.deadlines:
        yield _Item(deadline.id, deadline.rule, deadline.spans)
        yield _Item(f"{deadline.id}#when", deadline.when.rule, deadline.when.spans)
    for statement in event.statements:
        yield _Item(statement.id, statement.rule, statement.spans, "reporting_verb", (statement.verb,))
    for appointment in event.appointments:
        yield _Item(appointment.id, appointment.rule, appointment.spans)
        title = appointment.title
        yield _Item(f"{appointment.id}#title", appointment.rule, title.spans, "post", (title.text,), at_end=True)


def _title(own_id: str, title: Title) -> _Item:
    rule = "titles.group" if title.is_group else "titles.post"
    return _Item(own_id, rule, title.spans, "post", (title.text,), at_end=True)


def _entry(item: _Item) -> str | None:
    """The one entry that gave the value; ``None`` where the words fit none, or several."""
    lexicon = default_lexicon()
    keys = ["".join(AlignedText.of(word).key.split()) for word in item.words]
    if item.at_end:
        known = lexicon.words(item.kind or "")  # longest first, as the finders take them
        keys = [end for key in keys if (end := next((word for word in known if key.endswith(word)), None))]
    entries = [entry for key in keys if (entry := lexicon.entry(item.kind or "", key))]
    found = dict.fromkeys(f"{e.origin} [[{e.kind}]] {e.value}".rstrip() for e in entries)
    decided = all(item.value is None or e.value == item.value for e in entries)
    return next(iter(found)) if len(found) == 1 and decided else None
