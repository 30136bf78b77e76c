"""The values of an event as the report shows them: the words of a card, and every field that holds something.

Chinese words stand apart from English ones, so that the page can say which language they are. Which words of the page a
value has, and what made it, comes from ``bulletin_ie.display``, whose ids and kinds are taken here.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from bulletin_ie.display.values import entries, number
from bulletin_ie.records import Count, Deadline, EventRecord, Participation, TemporalValue, Title
from bulletin_ie.records.base import Record

__all__ = ["Value", "event_values"]

Value = dict[str, Any]
"""``id``, ``kind``, ``text``, ``more`` and ``by`` in Chinese, ``note`` in English, ``facts``, ``rule``, ``conf``; what is
empty is left out."""

_NOT_FACTS = {"id", "spans", "rule", "confidence", "text"}
_SIGNS = {"about": "about", "nearly": "nearly", "at_least": "at least", "at_most": "at most", "over": "over"}
_YEAR_FROM = {"published": "year of publication", "document": "year from the page"}


def event_values(event: EventRecord) -> Iterator[Value]:
    """Every value of an event, in the order of a card.

    Args:
        event: The event.

    Yields:
        The values.

    Examples:
        >>> import bulletin_ie
        >>> page = bulletin_ie.extract("本报讯 4月6日，县委书记周明远主持召开防汛工作会议。", published="2022-04-07")
        >>> [(value["kind"], value.get("text"), value.get("note")) for value in event_values(page.events[0])][2:4]
        [('time', '2022-04-06', 'year of publication'), ('person', '周明远', 'chair')]
    """
    own = dict(_own(event))
    for entry in entries(event):
        value = own.get(entry.item) or {"text": entry.value, "note": entry.details}
        yield _filled(id=entry.item, kind=entry.kind, **value, rule=entry.rule, conf=entry.confidence)


def _own(event: EventRecord) -> Iterator[tuple[str, Value]]:
    """What is shown of each value, by its id."""
    trigger = event.trigger.text if event.trigger else ""
    yield f"{event.id}#trigger", {"note": _words(event.type), "text": trigger, "facts": {"status": event.status}}
    if event.name:
        yield f"{event.id}#name", {"text": event.name.text}
    if event.date:
        yield f"{event.id}#date", _date(event.date)
    yield from ((person.id, _person(person)) for person in event.participants)
    for place in event.places:
        division = place.division
        facts = {"in": "·".join(division.path) or division.name, "code": division.code} if division else {}
        yield (
            place.id,
            {"text": place.name, "note": place.role, "facts": _facts(place, "name", "division") | _text(facts)},
        )
    yield from ((count.id, _count(count)) for count in event.counts)
    yield from ((deadline.id, _deadline(deadline)) for deadline in event.deadlines)
    for said in event.statements:
        note = "" if said.speaker_kind == "person" else said.speaker_kind
        facts = {"verb": said.verb, "said": said.text}
        yield said.id, {"text": said.speaker, "more": f"{said.verb}：{said.text}", "note": note, "facts": facts}
    for change in event.appointments:
        facts = {"change": change.change, "title": change.title.text, **_facts(change.title)}
        yield change.id, {"text": change.name, "more": change.title.text, "note": change.change, "facts": facts}
    for position, topic in enumerate(event.topics):
        yield f"{event.id}#topic{position}", {"note": _words(topic.label)}


def _date(value: TemporalValue) -> Value:
    days = [day.isoformat() for day in dict.fromkeys((value.start, value.end)) if day]
    clock = f"{value.start_time:%H:%M}" if value.start_time else None
    note = ", ".join(filter(None, (value.part_of_day, clock, _YEAR_FROM.get(value.year_from or ""))))
    facts = {"words": value.text, **_facts(value)}
    return {"text": " – ".join(days) or value.timex or value.text, "note": note, "facts": facts}


def _person(person: Participation) -> Value:
    titles = "、".join(title.text for title in person.titles)
    note = ", ".join([*map(_words, person.roles), *filter(None, (person.side,))])
    said = {f"title {number}": _title(title) for number, title in enumerate(person.titles, 1)}
    facts = _facts(person, "name", "titles") | said
    return {"text": person.name, "more": titles, "note": note, "facts": facts}


def _title(title: Title) -> str:
    """``统战部长 = 统战部部长 (acting)``."""
    full = f" = {title.canonical}" if title.canonical not in (None, title.text) else ""
    return title.text + full + ("" if title.capacity == "full" else f" ({_words(title.capacity)})")


def _count(count: Count) -> Value:
    upper = f"–{number(count.value_max)}" if count.value_max is not None else ""
    text = f"{number(count.value)}{upper} {count.unit}{count.object}"
    return {"text": text, "more": count.action, "note": _SIGNS.get(count.qualifier), "facts": _facts(count)}


def _deadline(deadline: Deadline) -> Value:
    who = "、".join(line.text for line in deadline.responsible)
    clock = f"{deadline.last_time:%H:%M}" if deadline.last_time else None
    last = deadline.last_day.isoformat() if deadline.last_day else None
    day = " ".join(filter(None, (last, clock)))
    facts: dict[str, str | None] = {
        "words": deadline.when.text,
        "task": deadline.task.text,
        "who": who,
        "last day": day,
        "bound": deadline.bound,
    }
    facts |= {"timex": deadline.when.timex, "interval": deadline.when.interval}
    task = {"more": deadline.task.text, "by": who, "note": deadline.bound}
    return {"text": day or deadline.when.text, **task, "facts": _text(facts)}


def _facts(record: Record, *without: str) -> dict[str, Any]:
    """The fields of a record that hold something, as words."""
    left_out = {*_NOT_FACTS, *without}
    fields = [name for name in type(record).model_fields if name not in left_out]
    return _text({_words(name): getattr(record, name) for name in fields})


def _text(facts: dict[str, Any]) -> dict[str, str]:
    return {name: _as_text(value) for name, value in facts.items() if value not in (None, "", (), False)}


def _as_text(value: Any) -> str:
    if isinstance(value, Decimal):
        return number(value)
    return ", ".join(map(_words, value)) if isinstance(value, tuple) else str(value)


def _filled(**fields: Any) -> Value:
    return {name: value for name, value in fields.items() if value not in (None, "", {})}


def _words(name: str) -> str:
    return name.replace("_", " ")
