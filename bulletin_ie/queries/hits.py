"""What the queries answer with: hits that hold the records themselves, and summaries of officials."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from bulletin_ie.records import Count, Deadline, EventRecord, Span
from bulletin_ie.tables import Column, ColumnType

__all__ = ["Companion", "CountHit", "DeadlineHit", "EventHit", "Hit", "OfficialSummary", "TitleUse"]

_LIST_MARK = "、"
_LONGEST = 32  # characters of a text in a repr


def _columns(*specs: str) -> tuple[Column, ...]:
    """Columns of a frame from ``name`` or ``name:type``."""
    kinds: dict[str, ColumnType] = {
        "": "text", "int": "integer", "num": "number", "bool": "boolean", "date": "date", "time": "time",
    }  # fmt: skip
    parts = (spec.partition(":") for spec in specs)
    return tuple(Column(name, kinds[kind]) for name, _, kind in parts)


_CONTEXT = ("bulletin_id", "source", "published:date", "locality", "article_id", "headline")
_EVENT = ("event_id", "type", "status")
_SPAN = ("span_start:int", "span_end:int")


@dataclass(frozen=True, kw_only=True, repr=False)
class Hit:
    """Where something was found; the base of every hit that holds an event.

    Attributes:
        bulletin_id: Id of the bulletin.
        source: The caller's name for the page.
        published: Day of publication.
        locality: Name of the locality whose bulletin it is.
        article_id: Id of the article.
        headline: The article's headline.
        event: The event, equal to the one in the bulletin.

    Examples:
        >>> import bulletin_ie
        >>> page = bulletin_ie.extract("本报讯 4月6日，县长林知远到柳林镇调研。", source="p1.txt")
        >>> hit = bulletin_ie.Collection([page]).events()[0]
        >>> isinstance(hit, Hit), hit.source, hit.row()["type"]
        (True, 'p1.txt', 'field_visit')
    """

    columns: ClassVar[tuple[Column, ...]]
    noun: ClassVar[str]

    bulletin_id: str
    source: str | None
    published: date | None
    locality: str | None
    article_id: str
    headline: str | None
    event: EventRecord

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._words()}, {_short(self.source or self.bulletin_id)}>"

    def _words(self) -> str:
        """What a ``repr`` says of what was found."""
        day = self.event.date
        return f"{(day.start or day.end if day else None) or 'undated'} {self.event.type}"

    def row(self) -> dict[str, Any]:
        """The hit as a row with the columns of its class, for a frame."""
        found = {name: getattr(self, name) for name in ("bulletin_id", "source", "published", "locality")}
        event = self.event
        return {
            **found, "article_id": self.article_id, "headline": self.headline, "event_id": event.id,
            "type": event.type, "status": event.status,
        }  # fmt: skip


@dataclass(frozen=True, kw_only=True, repr=False)
class EventHit(Hit):
    """An event that a query found.

    Examples:
        >>> import bulletin_ie
        >>> page = bulletin_ie.extract("本报讯 4月6日，县委书记周明远主持召开防汛工作会议。", published="2022-04-07")
        >>> hit = bulletin_ie.Collection([page]).events(official="周明远")[0]
        >>> hit.event == page.events[0], hit.published.isoformat()
        (True, '2022-04-07')
    """

    columns = _columns(
        *_CONTEXT, *_EVENT, "name", "date_text", "first_day:date", "last_day:date", "part_of_day", "participants",
        "places", "topics", *_SPAN,
    )  # fmt: skip
    noun = "event"

    def row(self) -> dict[str, Any]:
        """The hit as a row; several people, places or topics stand in one cell, with 、 between them."""
        event = self.event
        day = event.date
        return {
            **super().row(),
            "name": event.name.text if event.name else None,
            "date_text": day.text if day else None,
            "first_day": day.start if day else None,
            "last_day": day.end if day else None,
            "part_of_day": day.part_of_day if day else None,
            "participants": _joined(person.name for person in event.participants),
            "places": _joined(place.name for place in event.places),
            "topics": _joined(topic.label for topic in event.topics),
            **_span(event.spans),
        }


@dataclass(frozen=True, kw_only=True, repr=False)
class DeadlineHit(Hit):
    """A deadline that a query found.

    Attributes:
        deadline: The deadline, one of the event's.
        overdue: Whether its last day lies before the day that the caller gave as ``as_of``; ``None`` without that day,
            and where the last day is unknown.
        days_left: Days from ``as_of`` to the last day: 0 on it, negative after it; ``None`` as for ``overdue``.

    Examples:
        >>> import bulletin_ie
        >>> text = "本报讯 4月6日，县长林知远主持召开会议。林知远要求，县水利局要在5月15日前完成整改。"
        >>> pages = bulletin_ie.Collection([bulletin_ie.extract(text, published="2022-04-07")])
        >>> hit = pages.deadlines(as_of="2022-05-10")[0]
        >>> hit.deadline.last_day.isoformat(), hit.days_left, hit.overdue
        ('2022-05-15', 5, False)
    """

    columns = _columns(
        *_CONTEXT, *_EVENT, "deadline_id", "task", "when_text", "bound", "last_day:date", "last_time:time",
        "responsible", "overdue:bool", "days_left:int", *_SPAN,
    )  # fmt: skip
    noun = "deadline"

    deadline: Deadline
    overdue: bool | None = None
    days_left: int | None = None

    def _words(self) -> str:
        deadline = self.deadline
        late = " overdue" if self.overdue else ""
        return f"{deadline.bound} {deadline.last_day or _short(deadline.when.text)}{late} {_short(deadline.task.text)}"

    def row(self) -> dict[str, Any]:
        """The hit as a row."""
        deadline = self.deadline
        return {
            **super().row(),
            "deadline_id": deadline.id,
            "task": deadline.task.text,
            "when_text": deadline.when.text,
            "bound": deadline.bound,
            "last_day": deadline.last_day,
            "last_time": deadline.last_time,
            "responsible": _joined(line.text for line in deadline.responsible),
            "overdue": self.overdue,
            "days_left": self.days_left,
            **_span(deadline.spans),
        }


@dataclass(frozen=True, kw_only=True, repr=False)
class CountHit(Hit):
    """A figure that a query found.

    Attributes:
        count: The figure, one of the event's.

    Examples:
        >>> import bulletin_ie
        >>> text = "本报讯 4月6日，县委书记周明远到柳林镇调研。全镇有重点项目12个。"
        >>> hit = bulletin_ie.Collection([bulletin_ie.extract(text)]).counts(kind="project")[0]
        >>> int(hit.count.value), hit.count.unit, hit.count.object
        (12, '个', '重点项目')
    """

    columns = _columns(
        *_CONTEXT, *_EVENT, "first_day:date", "last_day:date", "count_id", "value:num", "value_max:num", "unit",
        "object", "kind", "action", "qualifier", *_SPAN,
    )  # fmt: skip
    noun = "count"

    count: Count

    def _words(self) -> str:
        count = self.count
        return _short(f"{count.value}{count.unit or ''}{count.object or ''}")

    def row(self) -> dict[str, Any]:
        """The hit as a row."""
        count, day = self.count, self.event.date
        own = ("value", "value_max", "unit", "object", "kind", "action", "qualifier")
        return {
            **super().row(),
            "first_day": day.start if day else None,
            "last_day": day.end if day else None,
            "count_id": count.id,
            **{name: getattr(count, name) for name in own},
            **_span(count.spans),
        }


@dataclass(frozen=True)
class TitleUse:
    """A title of an official, and when it was given.

    Attributes:
        title: The title without place and abbreviation where that is known; as written where the post is held in a capacity of
            its own (代县长, 挂职), for that is another title.
        first_day: First day of the first dated event with it.
        last_day: Last day of the last dated event with it.
        events: In how many events it was given.

    Examples:
        >>> import bulletin_ie
        >>> page = bulletin_ie.extract("本报讯 4月6日，代县长林知远到柳林镇调研。", published="2022-04-07")
        >>> use = bulletin_ie.Collection([page]).officials()[0].titles[0]
        >>> use.title, use.first_day.isoformat(), use.events
        ('代县长', '2022-04-06', 1)
    """

    title: str
    first_day: date | None
    last_day: date | None
    events: int


@dataclass(frozen=True)
class Companion:
    """Another official at the same events.

    Attributes:
        id: Id of the official, as in the table ``officials``.
        name: The name.
        events: The number of common events.

    Examples:
        >>> import bulletin_ie
        >>> page = bulletin_ie.extract("本报讯 4月6日，县长林知远到柳林镇调研，副县长尚青陪同。")
        >>> other = bulletin_ie.Collection([page]).officials(name="林知远")[0].companions[0]
        >>> other.name, other.events
        ('尚青', 1)
    """

    id: str
    name: str
    events: int


@dataclass(frozen=True, kw_only=True, repr=False)
class OfficialSummary:
    """When an official appears, with which titles and with whom.

    Attributes:
        id: Id of the official, as in the table ``officials``: of name and locality, so that namesakes stay apart.
        name: The name.
        locality: Code of the locality, else its name, else the source of the page.
        source: The source of the page, else its id, where the bulletins have no locality; then ``locality`` says the same.
        titles: The titles, in the order of their first days.
        first_day: First day of the first dated event.
        last_day: Last day of the last dated event.
        events: The number of events.
        companions: The other officials at these events, most frequent first.

    Examples:
        >>> import bulletin_ie
        >>> text = "本报讯 4月6日，县委书记周明远到柳林镇调研，副县长何小满陪同。"
        >>> page = bulletin_ie.extract(text, published="2022-04-07", locality="清溪县")
        >>> summary = bulletin_ie.Collection([page]).officials(name="周明远")[0]
        >>> summary.locality, [use.title for use in summary.titles], [other.name for other in summary.companions]
        ('清溪县', ['县委书记'], ['何小满'])
    """

    columns: ClassVar[tuple[Column, ...]] = _columns(
        "id", "name", "locality", "source", "titles", "first_day:date", "last_day:date", "events:int", "companions"
    )
    noun: ClassVar[str] = "official"

    id: str
    name: str
    locality: str
    titles: tuple[TitleUse, ...]
    first_day: date | None
    last_day: date | None
    events: int
    companions: tuple[Companion, ...]
    source: str | None = None

    def __repr__(self) -> str:
        days = " – ".join(str(day) for day in dict.fromkeys((self.first_day, self.last_day)) if day) or "undated"
        events = f"{self.events:,} event{'' if self.events == 1 else 's'}"
        return f"<OfficialSummary {_short(self.name)}, {_short(self.locality)}: {events}, {days}>"

    def row(self) -> dict[str, Any]:
        """The summary as a row; titles and companions stand in one cell, with 、 between them."""
        own = ("id", "name", "locality", "source", "first_day", "last_day", "events")
        return {
            **{name: getattr(self, name) for name in own},
            "titles": _joined(use.title for use in self.titles),
            "companions": _joined(other.name for other in self.companions),
        }


def _short(words: str) -> str:
    """Words as a ``repr`` has them, cut where they are too long."""
    return repr(words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…")


def _joined(words: Any) -> str | None:
    return _LIST_MARK.join(words) or None


def _span(spans: tuple[Span, ...]) -> dict[str, int | None]:
    first, last = (spans[0].start, spans[-1].end) if spans else (None, None)
    return {"span_start": first, "span_end": last}
