"""What speaks for and against a value: short names of facts, the same for training and for use."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from bulletin_ie.lexicon import Lexicon
from bulletin_ie.recognizer import Label, Sighting
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
from bulletin_ie.text import AlignedText
from bulletin_ie.text.folding import is_word

__all__ = ["Evidence", "Item", "KnownWords", "Scene"]

Item = Participation | Place | Count | Deadline | Statement | Appointment

_VISITS = frozenset({"field_visit", "inspection", "condolence_visit"})
_SITES: tuple[Label, ...] = ("PLACE", "DIV", "ORG", "BODY")
_LEVELS = (0.2, 0.6, 0.9, 0.99)
_SURE = 0.8  # of a name inside another value
_MARGIN = 4  # characters around a value, in which its neighbor stands
_PAIR = 2
_LONGEST = 16  # characters of an object that are looked at
_APART = 12  # characters between two pieces of a task that belong to different clauses
_NEAR = 40  # characters between two pieces of one value; mentions of a person stand farther apart
_FIGURES = frozenset("0123456789０１２３４５６７８９")
_PARTICLES = frozenset("了过着再另被把将不更最达超")
_FAR = 0.6  # of an event's text: what first stands behind this is told in passing more often


@dataclass(frozen=True)
class KnownWords:
    """Words of the lexicon that speak for a value's bounds.

    Attributes:
        nouns: What is counted, measured or worked on.
        verbs: Verbs of two characters.
        ends: What brings a task to its end: 完成, 建成.
        tasks: What begins a task.
    """

    nouns: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    tasks: frozenset[str] = frozenset()

    @classmethod
    def of(cls, lexicon: Lexicon) -> KnownWords:
        """The words of a lexicon."""
        nouns = ("count_object", "count_measure", "count_short_noun", "task_thing")
        verbs = (e for e in lexicon.of("count_word") if e.value in ("verb", "act", "state"))
        return cls(
            nouns=frozenset(word for kind in nouns for word in lexicon.words(kind)),
            verbs=frozenset(word for entry in verbs for word in entry.words if len(word) == _PAIR),
            ends=frozenset(lexicon.words("deadline_completion")),
            tasks=frozenset(lexicon.words("task_verb")),
        )

    def tail(self, words: str) -> int:
        """Length of the longest known noun that words end with; 0 if there is none."""
        for start in range(len(words)):
            if words[start:] in self.nouns:
                return len(words) - start
        return 0


@dataclass(frozen=True, eq=False)
class Scene:
    """The article that values stand in.

    Attributes:
        text: The body with the headlines behind it, as the recognizer saw it.
        sighting: What the recognizer saw; ``None`` where rules alone read.
        headed: Whether a headline was found.
        opened: Whether the body begins with an opening formula.
        signed: Whether a byline was found.
        events: Number of events of the article.
        words: What the lexicon knows.
    """

    text: AlignedText
    sighting: Sighting | None = None
    headed: bool = True
    opened: bool = True
    signed: bool = True
    events: int = 1
    words: KnownWords = KnownWords()

    @cached_property
    def _positions(self) -> dict[int, int]:
        """The position in ``text`` of each raw position; the first where the headline repeats it."""
        offsets = self.text.offsets
        return dict(zip(reversed(offsets), range(len(offsets) - 1, -1, -1), strict=True))

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """What is true of the whole article."""
        told = {
            "no headline": not self.headed,
            "no opening": not self.opened,
            "no byline": not self.signed,
            "several events": self.events > 1,
            "broken": bool(self.text.breaks),
            "short": len(self.text) < 150,
            "long": len(self.text) > 1200,
        }
        return tuple(name for name, holds in told.items() if holds)

    @cached_property
    def _names(self) -> list[int]:
        """Where names begin that the recognizer is sure of."""
        names = self.sighting.names if self.sighting is not None else ()
        return [name.start for name in names if name.probability > _SURE and name.label != "TITLE"]

    def named(self, spans: Sequence[Span]) -> bool:
        """Whether the recognizer sees a name begin inside."""
        for span in spans:
            start, last = self._positions.get(span.start), self._positions.get(span.end - 1)
            if start is not None and last is not None:
                found = bisect_left(self._names, start)
                if found < len(self._names) and self._names[found] <= last:
                    return True
        return False

    def probability(self, span: Span | None, labels: Iterable[Label]) -> float | None:
        """How probable the recognizer holds a name of one of the labels just there; ``None`` where it cannot say."""
        if self.sighting is None or span is None:
            return None
        start, last = self._positions.get(span.start), self._positions.get(span.end - 1)
        if start is None or last is None or last < start:
            return None
        found = [self.sighting.probability(start, last + 1, label) for label in labels]
        known = [value for value in found if value is not None]
        return max(known) if known else None


@dataclass(frozen=True, eq=False)
class Evidence:
    """The facts about the values of one event; the names of those that hold, each weighed by `Calibration`.

    Attributes:
        event: The event.
        scene: Its article.
    """

    event: EventRecord
    scene: Scene

    @cached_property
    def _shared(self) -> tuple[str, ...]:
        """What is true of the whole event."""
        facts = [*self.scene.facts, f"in {self.event.type}"]
        if not self.event.participants:
            facts.append("nobody")
        if self.event.trigger is None:
            facts.append("no trigger")
        return tuple(facts)

    @cached_property
    def _objects(self) -> Counter[str]:
        return Counter(count.object for count in self.event.counts)

    def of_type(self) -> frozenset[str]:
        """What decides how sure the event's type is."""
        event = self.event
        facts = [*self._shared, f"rule {event.rule}", event.status, "named" if event.name else "unnamed"]
        facts.append(f"{_step(len(event.participants), (1, 3, 10))} people")
        told = {"no place": not event.places, "changes": bool(event.appointments), "no date": event.date is None}
        return frozenset([*facts, *(name for name, holds in told.items() if holds)])

    def of_date(self, date: TemporalValue) -> frozenset[str]:
        """What decides how sure the event's date is."""
        facts = [*self._shared, self.event.status, f"rule {date.rule}", *self._standing(date.spans)]
        facts += [f"of {date.granularity}", f"year {date.year_from}", f"{date.type}"]
        facts.append("unresolved" if date.start is None else "several days" if date.end != date.start else "one day")
        if date.part_of_day:
            facts.append("part of day")
        return frozenset(facts)

    def of(self, item: Item) -> frozenset[str]:
        """What decides how sure one of the event's items is."""
        facts = [*self._shared, f"rule {item.rule}", *self._standing(item.spans)]
        match item:
            case Participation():
                facts += self._of_person(item)
            case Place():
                facts += self._of_place(item)
            case Count():
                facts += self._of_count(item)
            case Deadline():
                facts += self._of_deadline(item)
            case Statement():
                named = "unnamed" if item.speaker_id is None else "named"
                facts += [f"verb {item.verb}", f"by {item.speaker_kind}", named]
            case Appointment():
                facts += [item.change, f"{_step(len(self.event.appointments), (1, 3, 8))} changes"]
        return frozenset(facts)

    def _of_person(self, person: Participation) -> Iterator[str]:
        yield f"name of {min(len(person.name), 5)}"
        yield f"{_step(len(person.titles), (0, 1))} titles"
        yield f"{_step(len(person.spans), (1, 2))} mentions"
        yield f"{_step(len(self.event.participants), (1, 3, 10))} people"
        yield from (f"role {role}" for role in person.roles)
        if not person.roles:
            yield "no role"
        if any(title.is_group for title in person.titles):
            yield "group title"
        yield from _seen(self.scene.probability(person.span, ("PER",)))

    def _of_place(self, place: Place) -> Iterator[str]:
        yield place.role
        yield f"kind {place.kind}"
        yield f"length {_step(len(place.name), (2, 3, 5, 9, 14))}"
        yield "visit" if self.event.type in _VISITS else "no visit"
        yield f"{_step(len(self.event.places), (1, 3, 8))} places"
        if place.division is None:
            yield "no division"
        yield from _seen(self.scene.probability(place.span, _SITES))

    def _of_count(self, count: Count) -> Iterator[str]:
        yield f"kind {count.kind}"
        yield f"object of {_step(len(count.object), (1, 2, 4, 6, 9, 13))}"
        yield f"unit {count.unit}"
        yield "done" if count.action else "nothing done"
        words = "".join("".join(span.text.split()) for span in count.spans)
        yield "own object" if count.object in words else "object from elsewhere"
        yield f"beside it {_step(len(words) - len(count.object) - len(count.unit), (3, 5, 8, 12))}"
        if "的" in words and "的" not in count.object:
            yield "modified object"
        if count.action is not None and count.object.startswith(count.action):
            yield "deed for an object"
        if self.scene.named(count.spans):
            yield "name inside"
        yield from (f"object has {mark}" for mark in "的和、“及年" if mark in count.object)
        if _FIGURES.isdisjoint(words):
            yield "number in words"
        yield from self._of_object(count.object)
        if self._objects[count.object] > 1:
            yield "object again"
        if count.qualifier != "exact":
            yield "not exact"

    def _of_object(self, words: str) -> Iterator[str]:
        """Whether the words that are counted are known ones."""
        size = self.scene.words.tail(words[-_LONGEST:])
        yield f"known end {min(size, 4)}"
        if size == len(words):
            yield "known object"
        else:
            front = words[: len(words) - size]
            yield f"unknown {min(len(front), 6)}"
            if front[:_PAIR] in self.scene.words.verbs or front[-_PAIR:] in self.scene.words.verbs:
                yield "verb inside"
        if not _PARTICLES.isdisjoint(words):
            yield "particle"

    def _of_deadline(self, deadline: Deadline) -> Iterator[str]:
        yield deadline.bound
        yield "day" if deadline.last_day else "no day"
        yield f"of {deadline.when.granularity}"
        task, when = deadline.task, deadline.when
        yield f"task of {_step(len(task.text), (4, 8, 14, 22, 30))}"
        if deadline.responsible:
            yield "responsible"
        yield f"task in {min(len(task.spans), 3)}"
        if any(after.start - before.end > _APART for before, after in pairwise(task.spans)):
            yield "distant task"
        if when.spans and task.spans:
            yield "task first" if task.spans[0].start < when.spans[0].start else "task behind"
        if not self.scene.words.ends.isdisjoint([task.text[i : i + _PAIR] for i in range(len(task.text))]):
            yield "brought to an end"
        if task.text[:_PAIR] in self.scene.words.tasks:
            yield "verb first"

    def _standing(self, spans: Sequence[Span]) -> list[str]:
        """Where in its event a value stands."""
        own = self.event.spans
        if not spans or not own:
            return ["without words"]
        raw, begin, stop = self.scene.text.raw, spans[0].start, spans[-1].end
        before, after = raw[max(0, begin - _MARGIN) : begin].rstrip(), raw[stop : stop + _MARGIN].lstrip()
        facts = [
            "after a mark" if _is_edge(before[-1:]) else "after words",
            "before a mark" if _is_edge(after[:1]) else "before words",
        ]
        if len(spans) > 1 and spans[1].start - spans[0].end < _NEAR:
            facts.append("in pieces")
        first, last = own[0].start, own[-1].end
        if first <= begin < last and begin - first > _FAR * (last - first):
            facts.append("far")
        if "\n" in spans[0].text:
            facts.append("wrapped")
        return facts


def _seen(probability: float | None) -> Iterator[str]:
    """How sure the recognizer is."""
    if probability is not None:
        yield f"seen {bisect_right(_LEVELS, probability)}"


def _step(number: int, edges: tuple[int, ...]) -> int:
    """The smallest edge that a number does not pass, or one more than the last."""
    place = bisect_left(edges, number)
    return edges[place] if place < len(edges) else edges[-1] + 1


def _is_edge(neighbor: str) -> bool:
    """Whether a neighboring character is none of a word: a mark, or the text's end."""
    return not is_word(neighbor)
