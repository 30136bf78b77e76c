"""Outcomes of an evaluation: figures a slot, saved item by item, compared with an older run."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import Literal

from bulletin_ie.evaluate.details import DETAIL_SLOTS

__all__ = [
    "FINER_SLOTS",
    "Change",
    "Figures",
    "Judgment",
    "Outcome",
    "Results",
    "ResultsError",
    "compare",
    "read_results",
]

FINER_SLOTS = frozenset({
    "place exact", "project count", "role exact", "count kind", "deadline bound", "status", "appointment", *DETAIL_SLOTS,
})  # fmt: skip
"""Slots that are shown, but not in the mean: they look closer at items that another slot counts."""

_FORMAT = 1
OutcomeKind = Literal["hit", "missed", "extra"]


class ResultsError(Exception):
    """Saved results that cannot be read; the message says why."""


@dataclass(frozen=True, order=True)
class Outcome:
    """One item of one slot.

    Attributes:
        document: The document.
        slot: The slot, ``participant``.
        where: Opening of the article, with the number of the event from the second on.
        item: The item as a person reads it.
        kind: Found as annotated, missed, or extra.
    """

    document: str
    slot: str
    where: str
    item: str
    kind: str


@dataclass(frozen=True)
class Judgment:
    """Whether one value of a record is right.

    Attributes:
        slot: The slot that it belongs to, ``participant``; ``event type`` and ``event date`` judge those of an event.
        id: The value's id, or the event's.
        right: The verdict.
    """

    slot: str
    id: str
    right: bool


@dataclass(frozen=True)
class Figures:
    """Precision, recall and F1 of a slot, 0 to 1; a slot with nothing to find and nothing found has 1."""

    hits: int
    missed: int
    extra: int

    @property
    def gold(self) -> int:
        """Number of annotated items."""
        return self.hits + self.missed

    @property
    def any(self) -> bool:
        """Whether anything was annotated or found; without it the shares say nothing."""
        return bool(self.gold or self.extra)

    @property
    def precision(self) -> float:
        """Share of the found items that are right."""
        return self.hits / (self.hits + self.extra) if self.hits + self.extra else 1.0

    @property
    def recall(self) -> float:
        """Share of the annotated items that were found."""
        return self.hits / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass
class Results:
    """Everything that an evaluation found out.

    Attributes:
        outcomes: Every item.
        slots: The slots in the order in which they were first scored.
        events: For each annotated event its document, article, number, and whether all of it is right.
    """

    outcomes: list[Outcome] = field(default_factory=list)
    slots: dict[str, None] = field(default_factory=dict)
    events: list[tuple[str, str, int, bool]] = field(default_factory=list)

    def see(self, slot: str) -> None:
        """Note that a slot was scored, be it without any item."""
        self.slots.setdefault(slot)

    def add(self, outcome: Outcome) -> None:
        """Add an item."""
        self.see(outcome.slot)
        self.outcomes.append(outcome)

    def extend(self, other: Results) -> None:
        """Add the results of another document."""
        self.outcomes += other.outcomes
        self.slots |= other.slots
        self.events += other.events

    def figures(self) -> dict[str, Figures]:
        """The figures of each slot, micro-averaged over all documents; the finer slots last."""
        counts = Counter((outcome.slot, outcome.kind) for outcome in self.outcomes)
        ordered = sorted(self.slots, key=lambda slot: slot in FINER_SLOTS)
        return {slot: Figures(*(counts[slot, kind] for kind in ("hit", "missed", "extra"))) for slot in ordered}

    def mean_f1(self) -> float:
        """Mean of the slots' F1, without the finer slots; 0 if nothing was scored."""
        values = [figures.f1 for slot, figures in self.figures().items() if slot not in FINER_SLOTS]
        return sum(values) / len(values) if values else 0.0

    def whole_events(self) -> tuple[int, int]:
        """Number of events with every scored slot right, and of all annotated events."""
        return sum(whole for *_, whole in self.events), len(self.events)

    def to_json(self) -> str:
        """The figures and every item, as JSON that ``read_results`` reads back."""
        whole, events = self.whole_events()
        figures = {
            slot: {"gold": f.gold, "precision": f.precision, "recall": f.recall, "f1": f.f1}
            for slot, f in self.figures().items()
        }
        document = {
            "format": _FORMAT,
            "mean_f1": self.mean_f1(),
            "whole_events": whole,
            "all_events": events,
            "slots": figures,
            "events": [list(event) for event in self.events],
            "outcomes": [list(astuple(outcome)) for outcome in sorted(self.outcomes)],
        }
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def read_results(path: Path) -> Results:
    """Read results that were saved as JSON.

    Raises:
        ResultsError: The file is missing or holds something else.
    """
    try:
        document = json.loads(path.read_bytes())
        if document["format"] != _FORMAT:
            raise ResultsError(f"{path}: results of format {document['format']}; this library reads {_FORMAT}")
        results = Results(slots=dict.fromkeys(document["slots"]))
        for row in document["outcomes"]:
            results.add(Outcome(*(str(cell) for cell in row)))
        results.events = [(str(d), str(w), int(n), bool(whole)) for d, w, n, whole in document["events"]]
    except OSError as error:
        raise ResultsError(f"{path}: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise ResultsError(f"{path}: not the results of an evaluation ({type(error).__name__})") from error
    return results


@dataclass(frozen=True)
class Change:
    """An item whose outcome changed: what it was before, and what it is now (``None``: not there)."""

    document: str
    slot: str
    where: str
    item: str
    before: str | None
    now: str | None

    @property
    def is_gain(self) -> bool:
        """Whether it got better: now a hit, or extra no more."""
        return self.now == "hit" or (self.now is None and self.before == "extra")


def compare(old: Results, new: Results) -> list[Change]:
    """Every item whose outcome changed, gains first, only in documents that both runs scored.

    Args:
        old: The results before.
        new: The results now.
    """
    shared = {o.document for o in old.outcomes} & {o.document for o in new.outcomes}
    before, now = _by_item(old.outcomes, shared), _by_item(new.outcomes, shared)
    changes: list[Change] = []
    for key in sorted(before.keys() | now.keys()):
        was, is_ = before.get(key, Counter()), now.get(key, Counter())
        gone, come = sorted((was - is_).elements()), sorted((is_ - was).elements())
        changes += [Change(*key, a, b) for a, b in _padded(gone, come)]
    return sorted(changes, key=lambda change: not change.is_gain)


def _by_item(outcomes: Iterable[Outcome], documents: set[str]) -> dict[tuple[str, str, str, str], Counter[str]]:
    found: dict[tuple[str, str, str, str], Counter[str]] = {}
    for o in outcomes:
        if o.document in documents:
            found.setdefault((o.document, o.slot, o.where, o.item), Counter())[o.kind] += 1
    return found


def _padded(gone: list[str], come: list[str]) -> list[tuple[str | None, str | None]]:
    size = max(len(gone), len(come))
    return list(zip(gone + [None] * (size - len(gone)), come + [None] * (size - len(come)), strict=True))
