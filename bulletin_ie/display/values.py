"""Values in words: one line each, as a person would note it down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from bulletin_ie.records import (
    Appointment,
    Count,
    Deadline,
    EventRecord,
    Line,
    Participation,
    Place,
    Span,
    Statement,
    TemporalValue,
)

__all__ = [
    "KINDS",
    "Entry",
    "count_words",
    "deadline_words",
    "entries",
    "event_title",
    "line_entry",
    "number",
    "speaker_words",
    "when",
]

KINDS = {
    "event": "event",
    "time": "date",
    "person": "people",
    "place": "places",
    "count": "counts",
    "deadline": "deadlines",
    "statement": "statements",
    "appointment": "appointments",
    "topic": "topics",
    "head": "headlines and bylines",
    "open": "left open",
}
"""Every kind of highlighted value with its words in the legend, in the order of the legend."""

_YEAR_FROM = {"published": "year of publication", "document": "year from the page"}
_SIGNS = {"about": "about ", "nearly": "nearly ", "over": "over ", "at_least": "at least ", "at_most": "at most "}


@dataclass(frozen=True, slots=True)
class Entry:
    """A value of an event, ready to be shown.

    Attributes:
        item: Id of the value, as ``Bulletin.explain`` takes it; ``<event id>#trigger`` and ``#name`` for the words that
            named the event.
        kind: One of ``KINDS``.
        value: The normalized value.
        details: What else is known of it.
        rule: What made it.
        confidence: How sure it is.
        spans: Its own words, with the name of the part that they are: ``("title", span)``; ``""`` is the value itself.
    """

    item: str
    kind: str
    value: str
    details: str = ""
    rule: str = ""
    confidence: float | None = None
    spans: tuple[tuple[str, Span], ...] = ()

    @property
    def made_by(self) -> str:
        """Rule and confidence in words."""
        sure = "" if self.confidence is None else f"{self.confidence:.0%} sure"
        return ", ".join(filter(None, (self.rule, sure)))


def event_title(event: EventRecord) -> str:
    """An event in a few words: its name, or the words that named its type.

    Args:
        event: The record.

    Returns:
        The words; empty where there are none.

    Examples:
        >>> import bulletin_ie
        >>> event_title(bulletin_ie.extract("本报讯 4月6日，县长林知远到青石镇检查防汛工作。").events[0])
        '检查'
    """
    line = event.name or event.trigger
    return line.text if line else ""


def when(value: TemporalValue) -> str:
    """A time as its days, else its normalized form, else its words.

    Args:
        value: The time.

    Returns:
        ``2023-06-08``, ``2023-06-01 – 2023-06-08``, ``XXXX-06-08``.

    Examples:
        >>> from bulletin_ie import times
        >>> [when(found) for found in times.find_times("6月5日至8日", anchor="2023-06-09")]
        ['2023-06-05 – 2023-06-08']
    """
    if value.start and value.end and value.start != value.end:
        return f"{value.start} – {value.end}"
    day = value.start or value.end
    return str(day) if day else value.interval or value.timex or value.text


def number(value: Decimal) -> str:
    """A number with its thousands parted and without zeros that say nothing.

    Args:
        value: The number.

    Returns:
        The digits.

    Examples:
        >>> number(Decimal("35000")), number(Decimal("12.50"))
        ('35,000', '12.5')
    """
    digits = f"{value:,f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def count_words(count: Count) -> str:
    """A figure with its unit and what is counted.

    Args:
        count: The figure.

    Returns:
        ``about 12.5 处 隐患``.

    Examples:
        >>> count_words(Count(id="c-1", value=35000, unit="条", object="编织袋", kind="quantity", qualifier="over"))
        'over 35,000 条 编织袋'
    """
    upper = f"–{number(count.value_max)}" if count.value_max is not None else ""
    return f"{_SIGNS.get(count.qualifier, '')}{number(count.value)}{upper} {count.unit} {count.object}"


def deadline_words(deadline: Deadline) -> str:
    """Until when something is to be done: its last day and hour, else the words.

    Args:
        deadline: The deadline.

    Returns:
        ``before 2022-05-15 18:00``.

    Examples:
        >>> import bulletin_ie
        >>> text = "本报讯 4月6日，县长林知远主持召开会议。林知远要求，县水利局要在5月15日前完成整改。"
        >>> deadline_words(bulletin_ie.extract(text, published="2022-04-07").events[0].deadlines[0])
        'before 2022-05-15'
    """
    clock = f" {deadline.last_time:%H:%M}" if deadline.last_time else ""
    return f"{deadline.bound} {deadline.last_day or deadline.when.text}{clock}"


def speaker_words(statement: Statement) -> str:
    """Who speaks; of meetings and bodies, that it is one.

    Args:
        statement: The statement.

    Returns:
        ``林知远``, ``会议 (meeting)``.

    Examples:
        >>> speaker_words(Statement(id="s-1", speaker="会议", speaker_kind="meeting", verb="强调", text="要防汛"))
        '会议 (meeting)'
    """
    person = statement.speaker_kind == "person"
    return statement.speaker if person else f"{statement.speaker} ({statement.speaker_kind})"


def entries(event: EventRecord) -> Iterator[Entry]:
    """Every value of an event in the order of its card.

    Args:
        event: The record.

    Yields:
        One entry a value.

    Examples:
        >>> import bulletin_ie
        >>> event = bulletin_ie.extract("本报讯 4月6日，县长林知远到青石镇检查防汛工作。", published="2023-04-07").events[0]
        >>> [(entry.kind, entry.value) for entry in entries(event)][:3]
        [('event', 'inspection'), ('time', '2023-04-06'), ('person', '林知远')]
    """
    yield _trigger(event)
    if event.name:
        yield Entry(f"{event.id}#name", "event", event.name.text, "name", spans=_own(event.name.spans))
    if event.date:
        date = event.date
        spans = _own(date.spans)
        yield Entry(f"{event.id}#date", "time", when(date), _of_day(date), date.rule, date.confidence, spans)
    yield from map(_person, event.participants)
    yield from map(_place, event.places)
    yield from map(_count, event.counts)
    yield from map(_deadline, event.deadlines)
    yield from map(_statement, event.statements)
    yield from map(_appointment, event.appointments)
    for position, topic in enumerate(event.topics):
        item, spans = f"{event.id}#topic{position}", _own(topic.spans)
        yield Entry(item, "topic", topic.label, "", topic.rule, topic.confidence, spans)


def _trigger(event: EventRecord) -> Entry:
    status = "" if event.status == "held" else event.status
    inner = "part of another event" if event.parent else ""
    details = ", ".join(filter(None, (event.trigger.text if event.trigger else "", status, inner)))
    spans = _own(event.trigger.spans) if event.trigger else ()
    return Entry(f"{event.id}#trigger", "event", event.type, details, event.rule, event.confidence, spans)


def _of_day(value: TemporalValue) -> str:
    clock = value.start_time.strftime("%H:%M") if value.start_time else None
    year = _YEAR_FROM.get(value.year_from or "")
    return ", ".join(filter(None, (value.part_of_day, clock, value.period, year)))


def _person(person: Participation) -> Entry:
    titles = "、".join(title.text for title in person.titles)
    side = (person.side,) if person.side else ()
    details = "; ".join(filter(None, (titles, ", ".join((*person.roles, *side)))))
    spans = _own(person.spans) + tuple(_part("title", *(title.spans for title in person.titles)))
    return Entry(person.id, "person", person.name, details, person.rule, person.confidence, spans)


def _place(place: Place) -> Entry:
    division = place.division
    inside = f"{'·'.join(division.path) or division.name} {division.code or ''}".strip() if division else ""
    kind = "" if place.kind == "other" else place.kind
    details = ", ".join(filter(None, (place.role, kind, inside)))
    return Entry(place.id, "place", place.name, details, place.rule, place.confidence, _own(place.spans))


def _count(count: Count) -> Entry:
    details = ", ".join(filter(None, (count.action, count.kind)))
    return Entry(count.id, "count", count_words(count), details, count.rule, count.confidence, _own(count.spans))


def _deadline(deadline: Deadline) -> Entry:
    who = "、".join(line.text for line in deadline.responsible)
    details = f"{deadline.task.text} ({who})" if who else deadline.task.text
    spans = (
        *_part("time", deadline.when.spans),
        *_part("task", deadline.task.spans),
        *_part("responsible", *(line.spans for line in deadline.responsible)),
    ) or _own(deadline.spans)
    value = deadline_words(deadline)
    return Entry(deadline.id, "deadline", value, details, deadline.rule, deadline.confidence, spans)


def _statement(statement: Statement) -> Entry:
    details, spans = f"{statement.verb}: {statement.text}", _own(statement.spans)
    value = speaker_words(statement)
    return Entry(statement.id, "statement", value, details, statement.rule, statement.confidence, spans)


def _appointment(change: Appointment) -> Entry:
    value, spans = f"{change.name} {change.title.text}", (*_own(change.spans), *_part("title", change.title.spans))
    return Entry(change.id, "appointment", value, change.change, change.rule, change.confidence, spans)


def _own(spans: Iterable[Span]) -> tuple[tuple[str, Span], ...]:
    return tuple(("", span) for span in spans)


def _part(name: str, *groups: Iterable[Span]) -> Iterator[tuple[str, Span]]:
    return ((name, span) for group in groups for span in group)


def line_entry(item: str, kind: str, line: Line, what: str) -> Entry:
    """A line of the page outside its events: a headline, a byline, the name of the paper."""
    return Entry(item, kind, line.text, what, spans=_own(line.spans))
