"""Why a value is what it is: its rule, the rule's meaning, and the words it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bulletin_ie.records import Bulletin, Span
    from bulletin_ie.records.base import Scored

__all__ = ["Explanation", "explain", "rules"]

_MODULES = (
    "times", "find.people", "find.titles", "find.places", "find.counts", "find.deadlines", "find.appointments", "find.topics", "find.roles",
    "events.frames", "events.statements",
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
    """

    id: str
    rule: str
    meaning: str
    words: tuple[str, ...]
    spans: tuple[Span, ...]

    def __str__(self) -> str:
        return f"{'/'.join(self.words)}: {self.rule} ({self.meaning})"


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
        item_id: Id of an event or of an item in it.

    Returns:
        The explanation.

    Raises:
        KeyError: If the bulletin has no such item.
    """
    for own_id, item in _items(bulletin):
        if own_id == item_id:
            words = tuple(dict.fromkeys("".join(span.text.split()) for span in item.spans))
            return Explanation(item_id, item.rule, rules().get(item.rule.split("#")[0], ""), words, item.spans)
    raise KeyError(item_id)


def _items(bulletin: Bulletin) -> Iterator[tuple[str, Scored]]:
    for event in bulletin.events:
        yield event.id, event
        for group in (
            event.participants,
            event.places,
            event.counts,
            event.deadlines,
            event.statements,
            event.appointments,
        ):
            for item in group:
                yield item.id, item
