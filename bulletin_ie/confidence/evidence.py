"""What speaks for and against a value: short names of facts, the same for training and for use."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, ClassVar

from bulletin_ie.confidence.scene import PAIR, Scene
from bulletin_ie.lazy import lazy
from bulletin_ie.recognizer import Label
from bulletin_ie.records import (
    Appointment,
    Count,
    Deadline,
    EventRecord,
    Participation,
    Place,
    Span,
    Statement,
    TemporalValue,
)
from bulletin_ie.text.folding import is_word

__all__ = ["Evidence", "Item"]

Item = Participation | Place | Count | Deadline | Statement | Appointment

_VISITS = frozenset({"field_visit", "inspection", "condolence_visit"})
_SITES: tuple[Label, ...] = ("PLACE", "DIV", "ORG", "BODY")
_LEVELS = (0.2, 0.6, 0.9, 0.99)
_MARGIN = 4  # characters around a value, in which its neighbor stands
_LONGEST = 16  # characters of an object that are looked at
_APART = 12  # characters between two pieces of a task that belong to different clauses
_NEAR = 40  # characters between two pieces of one value; mentions of a person stand farther apart
_FIGURES = frozenset("0123456789０１２３４５６７８９")
_MARKS = frozenset("的和、“及年")
_PARTICLES = frozenset("了过着再另被把将不更最达超")
_FAR = 0.6  # of an event's text: what first stands behind this is told in passing more often


class _Scale:
    """Facts that tell a number roughly: the smallest edge that it does not pass, or one more than the last."""

    def __init__(self, form: str, *edges: int) -> None:
        last = edges[-1] + 1
        self._facts = [form.format((*edges, last)[bisect_left(edges, number)]) for number in range(last + 1)]

    def of(self, number: int) -> str:
        """The fact about a number that is not negative."""
        return self._facts[number] if number < len(self._facts) else self._facts[-1]


_PEOPLE = _Scale("{} people", 1, 3, 10)
_PLACES = _Scale("{} places", 1, 3, 8)
_CHANGES = _Scale("{} changes", 1, 3, 8)
_TITLES = _Scale("{} titles", 0, 1)
_MENTIONS = _Scale("{} mentions", 1, 2)
_NAME = _Scale("name of {}", *range(5))
_PLACE = _Scale("length {}", 2, 3, 5, 9, 14)
_OBJECT = _Scale("object of {}", 1, 2, 4, 6, 9, 13)
_BESIDE = _Scale("beside it {}", 3, 5, 8, 12)
_KNOWN = _Scale("known end {}", *range(4))
_UNKNOWN = _Scale("unknown {}", *range(6))
_TASK = _Scale("task of {}", 4, 8, 14, 22, 30)
_PIECES = _Scale("task in {}", *range(3))


@dataclass(frozen=True, eq=False)
class Evidence:
    """The facts about the values of one event; the names of those that hold, each weighed by `Calibration`.

    Attributes:
        event: The event.
        scene: Its article.
    """

    event: EventRecord
    scene: Scene

    @lazy
    def _shared(self) -> tuple[str, ...]:
        """What is true of the whole event."""
        facts = [*self.scene.facts, f"in {self.event.type}"]
        if not self.event.participants:
            facts.append("nobody")
        if self.event.trigger is None:
            facts.append("no trigger")
        return tuple(facts)

    @lazy
    def _people(self) -> str:
        return _PEOPLE.of(len(self.event.participants))

    @lazy
    def _places(self) -> tuple[str, str]:
        visit = "visit" if self.event.type in _VISITS else "no visit"
        return visit, _PLACES.of(len(self.event.places))

    @lazy
    def _objects(self) -> Counter[str]:
        return Counter([count.object for count in self.event.counts])

    @lazy
    def _reach(self) -> tuple[int, int] | None:
        """From where to where the event is told; ``None`` for one without words."""
        own = self.event.spans
        return (own[0].start, own[-1].end) if own else None

    def of_type(self) -> list[str]:
        """What decides how sure the event's type is."""
        event = self.event
        facts = [*self._shared, f"rule {event.rule}", event.status, "named" if event.name else "unnamed", self._people]
        told = {"no place": not event.places, "changes": bool(event.appointments), "no date": event.date is None}
        return [*facts, *[name for name, holds in told.items() if holds]]

    def of_date(self, date: TemporalValue) -> list[str]:
        """What decides how sure the event's date is."""
        facts = [*self._shared, self.event.status, f"rule {date.rule}", *self._standing(date.spans)]
        facts += [f"of {date.granularity}", f"year {date.year_from}", date.type]
        facts.append("unresolved" if date.start is None else "several days" if date.end != date.start else "one day")
        if date.part_of_day:
            facts.append("part of day")
        return facts

    def of(self, item: Item) -> list[str]:
        """What decides how sure one of the event's items is; no fact is told twice."""
        own = self._OWN[type(item)](self, item)
        return [*self._shared, f"rule {item.rule}", *self._standing(item.spans), *own]

    def _of_person(self, person: Participation) -> list[str]:
        facts = [
            _NAME.of(len(person.name)),
            _TITLES.of(len(person.titles)),
            _MENTIONS.of(len(person.spans)),
            self._people,
            *[f"role {role}" for role in person.roles],
            *_seen(self.scene.probability(person.span, ("PER",))),
        ]
        if not person.roles:
            facts.append("no role")
        if any(title.is_group for title in person.titles):
            facts.append("group title")
        return facts

    def _of_place(self, place: Place) -> list[str]:
        facts = [
            place.role,
            f"kind {place.kind}",
            _PLACE.of(len(place.name)),
            *self._places,
            *_seen(self.scene.probability(place.span, _SITES)),
        ]
        if place.division is None:
            facts.append("no division")
        return facts

    def _of_count(self, count: Count) -> list[str]:
        thing, action = count.object, count.action
        words = "".join("".join([span.text for span in count.spans]).split())
        facts = [
            f"kind {count.kind}",
            _OBJECT.of(len(thing)),
            f"unit {count.unit}",
            "done" if action else "nothing done",
            "own object" if thing in words else "object from elsewhere",
            _BESIDE.of(max(0, len(words) - len(thing) - len(count.unit))),
            *self._of_object(thing),
        ]
        if "的" in words and "的" not in thing:
            facts.append("modified object")
        if action is not None and thing.startswith(action):
            facts.append("deed for an object")
        if self.scene.named(count.spans):
            facts.append("name inside")
        if not _MARKS.isdisjoint(thing):
            facts += [f"object has {mark}" for mark in _MARKS if mark in thing]
        if _FIGURES.isdisjoint(words):
            facts.append("number in words")
        if self._objects[thing] > 1:
            facts.append("object again")
        if count.qualifier != "exact":
            facts.append("not exact")
        return facts

    def _of_object(self, words: str) -> list[str]:
        """Whether the words that are counted are known ones."""
        known = self.scene.words
        size = known.tail(words[-_LONGEST:])
        facts = [_KNOWN.of(size)]
        if size == len(words):
            facts.append("known object")
        else:
            front = words[: len(words) - size]
            facts.append(_UNKNOWN.of(len(front)))
            if front[:PAIR] in known.verbs or front[-PAIR:] in known.verbs:
                facts.append("verb inside")
        if not _PARTICLES.isdisjoint(words):
            facts.append("particle")
        return facts

    def _of_deadline(self, deadline: Deadline) -> list[str]:
        task, when = deadline.task, deadline.when
        text, spans = task.text, task.spans
        facts = [
            deadline.bound,
            "day" if deadline.last_day else "no day",
            f"of {when.granularity}",
            _TASK.of(len(text)),
            _PIECES.of(len(spans)),
        ]
        if deadline.responsible:
            facts.append("responsible")
        if any(after.start - before.end > _APART for before, after in pairwise(spans)):
            facts.append("distant task")
        if when.spans and spans:
            facts.append("task first" if spans[0].start < when.spans[0].start else "task behind")
        if not self.scene.words.ends.isdisjoint([text[i : i + PAIR] for i in range(len(text))]):
            facts.append("brought to an end")
        if text[:PAIR] in self.scene.words.tasks:
            facts.append("verb first")
        return facts

    def _of_statement(self, statement: Statement) -> list[str]:
        named = "unnamed" if statement.speaker_id is None else "named"
        return [f"verb {statement.verb}", f"by {statement.speaker_kind}", named]

    def _of_appointment(self, appointment: Appointment) -> list[str]:
        return [appointment.change, _CHANGES.of(len(self.event.appointments))]

    _OWN: ClassVar[Mapping[type[Any], Callable[[Evidence, Any], list[str]]]] = {
        Participation: _of_person,
        Place: _of_place,
        Count: _of_count,
        Deadline: _of_deadline,
        Statement: _of_statement,
        Appointment: _of_appointment,
    }

    def _standing(self, spans: Sequence[Span]) -> list[str]:
        """Where in its event a value stands."""
        reach = self._reach
        if not spans or reach is None:
            return ["without words"]
        raw, lead, stop = self.scene.text.raw, spans[0], spans[-1].end
        begin = lead.start
        before, after = raw[begin - 1 : begin], raw[stop : stop + 1]
        if before.isspace():
            before = raw[max(0, begin - _MARGIN) : begin].rstrip()[-1:]
        if after.isspace():
            after = raw[stop : stop + _MARGIN].lstrip()[:1]
        # A neighbor that is none of a word is a mark, or the text's end.
        facts = [
            "after words" if is_word(before) else "after a mark",
            "before words" if is_word(after) else "before a mark",
        ]
        if len(spans) > 1 and spans[1].start - lead.end < _NEAR:
            facts.append("in pieces")
        first, last = reach
        if first <= begin < last and begin - first > _FAR * (last - first):
            facts.append("far")
        if "\n" in lead.text:
            facts.append("wrapped")
        return facts


def _seen(probability: float | None) -> tuple[str, ...]:
    """How sure the recognizer is."""
    return () if probability is None else (f"seen {bisect_right(_LEVELS, probability)}",)
