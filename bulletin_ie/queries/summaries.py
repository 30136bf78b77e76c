"""Who appears when, with which titles and with whom: summaries from the rows that tables and database share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from operator import attrgetter

from bulletin_ie.queries.filters import OfficialFilter
from bulletin_ie.queries.hits import Companion, OfficialSummary, TitleUse
from bulletin_ie.records import Bulletin
from bulletin_ie.tables import TABLES, Row, values

__all__ = ["Appearance", "appearances", "summaries"]


@dataclass(frozen=True)
class Appearance:
    """An official at an event, with one of the titles or none.

    Attributes:
        event_id: The event.
        official_id: The official's id in the table ``officials``.
        name: The official's name.
        locality: Where the official belongs, as in that table.
        first_day: First day of the event.
        last_day: Last day of the event.
        title: A title as written.
        canonical: That title without place and abbreviation.
        capacity: How the post is held.
        is_placed: Whether the locality is one, and not the source of the bulletin.
    """

    event_id: str
    official_id: str
    name: str
    locality: str
    first_day: date | None
    last_day: date | None
    title: str | None
    canonical: str | None
    capacity: str | None
    is_placed: bool

    @property
    def shown(self) -> str | None:
        """The title for a summary: an acting or former one as written, for 代县长 is not 县长."""
        return (self.capacity == "full" and self.canonical) or self.title


def appearances(bulletin: Bulletin) -> Iterator[Appearance]:
    """The appearances of a bulletin, event by event, as its rows in the tables tell them.

    Args:
        bulletin: The record.

    Returns:
        For each official at each event one for each title, or one without.

    Examples:
        >>> import bulletin_ie
        >>> page = bulletin_ie.extract("本报讯 4月6日，县委副书记、县长林知远到柳林镇调研。", published="2022-04-07")
        >>> [(one.name, one.title, one.first_day.isoformat()) for one in appearances(page)]
        [('林知远', '县委副书记', '2022-04-06'), ('林知远', '县长', '2022-04-06')]
    """
    made = values(bulletin, "")  # no table that is read here holds the JSON

    def rows(table: str) -> list[Row]:
        names = [column.name for column in TABLES[table]]
        return [dict(zip(names, row, strict=True)) for row in made[table]]

    events = {row["id"]: row for row in rows("events")}
    officials = {row["id"]: row for row in rows("officials")}
    titles: dict[str, list[tuple[str | None, str | None, str | None]]] = {}
    for row in rows("titles"):
        titles.setdefault(row["participation_id"], []).append((row["text"], row["canonical"], row["capacity"]))
    for row in rows("participations"):
        official = officials.get(row["official_id"])
        if official is None:
            continue
        event = events[row["event_id"]]
        days = (event["first_day"], event["last_day"])
        for title in titles.get(row["id"], [(None, None, None)]):
            who = (official["id"], official["name"], official["locality"])
            yield Appearance(event["id"], *who, *days, *title, bulletin.locality is not None)


@dataclass
class _Span:
    """The days of some events, and how many they are."""

    first: date | None = None
    last: date | None = None
    events: int = 0

    def add(self, first: date | None, last: date | None) -> None:
        self.events += 1
        starts = [day for day in (self.first, first or last) if day]
        ends = [day for day in (self.last, last or first) if day]
        self.first, self.last = min(starts, default=None), max(ends, default=None)


@dataclass
class _Person:
    """What is known of one official so far."""

    name: str
    locality: str
    is_placed: bool = False
    days: _Span = field(default_factory=_Span)
    titles: dict[str, _Span] = field(default_factory=dict)
    companions: Counter[str] = field(default_factory=Counter)
    has_title: bool = False


def summaries(found: Iterable[Appearance], wanted: OfficialFilter) -> list[OfficialSummary]:
    """The summaries of appearances, those with most events first.

    Args:
        found: The appearances at all events that may fit, those of one event together.
        wanted: Which officials, from which events.

    Returns:
        The summaries of the officials that are wanted.
    """
    people: dict[str, _Person] = {}
    for _, group in groupby(found, key=attrgetter("event_id")):
        at_event = list(group)
        if wanted.event.fits_days(at_event[0].first_day, at_event[0].last_day):
            _add(people, at_event, wanted.title)
    made = [
        _summary(key, people)
        for key, person in people.items()
        if wanted.name in (None, person.name) and (wanted.title is None or person.has_title)
    ]
    return sorted(made, key=lambda official: (-official.events, official.name, official.locality, official.id))


def _add(people: dict[str, _Person], at_event: list[Appearance], wanted_title: str | None) -> None:
    days = (at_event[0].first_day, at_event[0].last_day)
    names = {one.official_id: one for one in at_event}
    for key, one in names.items():
        person = people.setdefault(key, _Person(one.name, one.locality))
        person.is_placed = person.is_placed or one.is_placed
        person.days.add(*days)
        person.companions.update(other for other in names if other != key)
    for key, title in {(one.official_id, one.shown): None for one in at_event}:
        if title is not None:
            people[key].titles.setdefault(title, _Span()).add(*days)
    if wanted_title is not None:
        for one in at_event:
            if wanted_title in (one.title or "") or wanted_title in (one.canonical or ""):
                people[one.official_id].has_title = True


def _summary(key: str, people: dict[str, _Person]) -> OfficialSummary:
    person = people[key]
    titles = [TitleUse(title, use.first, use.last, use.events) for title, use in person.titles.items()]
    companions = [Companion(other, people[other].name, number) for other, number in person.companions.items()]
    return OfficialSummary(
        id=key,
        name=person.name,
        locality=person.locality,
        source=None if person.is_placed else person.locality,
        titles=tuple(sorted(titles, key=lambda use: (use.first_day or date.max, use.title))),
        first_day=person.days.first,
        last_day=person.days.last,
        events=person.days.events,
        companions=tuple(sorted(companions, key=lambda other: (-other.events, other.name, other.id))),
    )
