"""Whether confidences are what they say: Brier skill, the share of errors among the least sure, a reliability table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bulletin_ie.evaluate.results import Judgment
from bulletin_ie.records import Bulletin

__all__ = ["Rated", "Reliability", "rated_values", "reliability"]

_STEPS = (0.5, 0.7, 0.8, 0.9, 0.95)
_TENTH = 10


@dataclass(frozen=True)
class Rated:
    """A judged value with its confidence.

    Attributes:
        slot: What it is.
        confidence: 0 to 1.
        right: Whether the annotation agrees.
    """

    slot: str
    confidence: float
    right: bool


@dataclass(frozen=True)
class Reliability:
    """How good confidences are on judged values.

    Attributes:
        values: Number of values.
        accuracy: Share of right values, 0 to 1.
        skill: Brier skill: 1 minus the mean squared error of the confidences over that of a constant equal to the
            accuracy; 0 is no better than the constant, 1 perfect. After Brier 1950, Verification of forecasts
            expressed in terms of probability, Monthly Weather Review 78.
        doubtful: The share of all errors that the least sure tenth holds, over a tenth; 1 is chance, 10 the most.
        table: For each range of confidences its lower and upper edge, number, mean confidence and share of right values.
    """

    values: int
    accuracy: float
    skill: float
    doubtful: float
    table: tuple[tuple[float, float, int, float, float], ...]

    def __str__(self) -> str:
        lines = [
            f"values {self.values}, right {self.accuracy:.3f}, Brier skill {self.skill:.3f}, "
            f"errors in the least sure tenth {self.doubtful:.1f} times their share"
        ]
        lines += [
            f"  {low:.2f}–{high:.2f}  {number:>5}  said {mean:.3f}  right {right:.3f}"
            for low, high, number, mean, right in self.table
        ]
        return "\n".join(lines)


def rated_values(bulletin: Bulletin, judgments: Sequence[Judgment]) -> list[Rated]:
    """The judged values of a bulletin with their confidences.

    Args:
        bulletin: The record.
        judgments: What `bulletin_ie.evaluate.judge_document` says of it.

    Returns:
        One for each judged value that has a confidence.
    """
    sure: dict[tuple[str, str], float | None] = {}
    for article in bulletin.articles:
        for event in article.events:
            sure["event type", event.id] = event.confidence
            sure["event date", event.id] = event.date.confidence if event.date else None
            for items in (
                event.participants, event.places, event.counts, event.deadlines, event.statements, event.appointments,
            ):  # fmt: skip
                sure.update({("", item.id): item.confidence for item in items})
    found = []
    for one in judgments:
        confidence = sure.get((one.slot, one.id), sure.get(("", one.id)))
        if confidence is not None:
            found.append(Rated(one.slot, confidence, one.right))
    return found


def reliability(rated: Sequence[Rated]) -> Reliability:
    """Measure confidences against verdicts.

    Args:
        rated: Judged values, at least one.

    Returns:
        The figures; a skill of 0 where all values are right or all wrong, for there a constant is perfect.

    Examples:
        >>> rows = [Rated("place", 0.9, True)] * 9 + [Rated("place", 0.1, False)]
        >>> found = reliability(rows)
        >>> round(found.skill, 2), round(found.doubtful, 1)
        (0.89, 10.0)
    """
    values = len(rated)
    accuracy = sum(one.right for one in rated) / values
    error = sum((one.confidence - one.right) ** 2 for one in rated) / values
    constant = accuracy * (1 - accuracy)
    return Reliability(
        values, accuracy, 1 - error / constant if constant else 0.0, _doubtful(rated), tuple(_table(rated))
    )


def _doubtful(rated: Sequence[Rated]) -> float:
    """The errors of the least sure tenth; values that are equally sure at its edge count by their share of it."""
    wrong = sum(not one.right for one in rated)
    if not wrong:
        return 1.0
    levels: dict[float, list[Rated]] = defaultdict(list)
    for one in rated:
        levels[one.confidence].append(one)
    room, held = len(rated) / _TENTH, 0.0
    for level in sorted(levels):
        group = levels[level]
        taken = min(room, len(group))
        held += sum(not one.right for one in group) * taken / len(group)
        room -= taken
    return held / wrong * _TENTH


def _table(rated: Sequence[Rated]) -> list[tuple[float, float, int, float, float]]:
    rows = []
    for low, high in zip((0.0, *_STEPS), (*_STEPS, 1.0), strict=True):
        group = [one for one in rated if low <= one.confidence < high or high == 1.0 == one.confidence]
        if group:
            mean = sum(one.confidence for one in group) / len(group)
            rows.append((low, high, len(group), mean, sum(one.right for one in group) / len(group)))
    return rows
