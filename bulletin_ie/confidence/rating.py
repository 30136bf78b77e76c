"""Events with a confidence for every value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

from bulletin_ie.confidence.evidence import Evidence
from bulletin_ie.confidence.scene import Scene
from bulletin_ie.records import Appointment, Count, Deadline, EventRecord, Participation, Place, Statement

__all__ = ["KIND_OF", "Probabilities", "rated"]

_Item = TypeVar("_Item", Participation, Place, Count, Deadline, Statement, Appointment)

KIND_OF: dict[type[Any], str] = {
    Participation: "participant",
    Place: "place",
    Count: "count",
    Deadline: "deadline",
    Statement: "speaker",
    Appointment: "appointment",
}
"""The kind of weights for each kind of record."""


class Probabilities(Protocol):
    """What turns evidence into a probability."""

    @property
    def version(self) -> str:
        """What decides its answers, for ``ruleset_version``."""

    def probability(self, kind: str, facts: Sequence[str]) -> float:
        """The probability that a value of a kind is right, 0 to 1."""


def rated(event: EventRecord, scene: Scene, probabilities: Probabilities) -> EventRecord:
    """An event whose values say how sure they are.

    Values are weighed in the order type, date, participants, places, counts, deadlines, statements, appointments.
    Topics stay without a confidence: none were judged yet.

    Args:
        event: The event.
        scene: Its article.
        probabilities: What weighs the evidence.

    Returns:
        The same event with ``confidence`` of its type, its date and its items set.
    """
    seen = Evidence(event, scene)

    def items(found: tuple[_Item, ...]) -> tuple[_Item, ...]:
        weigh, facts = probabilities.probability, seen.of
        return tuple([item.with_confidence(weigh(KIND_OF[type(item)], facts(item))) for item in found])

    sure = probabilities.probability("event type", seen.of_type())
    date = event.date
    if date is not None:
        date = date.with_confidence(probabilities.probability("event date", seen.of_date(date)))
    return event.model_copy(
        update={
            "confidence": sure,
            "date": date,
            "participants": items(event.participants),
            "places": items(event.places),
            "counts": items(event.counts),
            "deadlines": items(event.deadlines),
            "statements": items(event.statements),
            "appointments": items(event.appointments),
        }
    )
