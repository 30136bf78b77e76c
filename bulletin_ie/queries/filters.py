"""What each argument of a query means, once: memory asks these filters, and the store lets SQL choose what they may pass.

A filter is made by ``of``, which refuses what cannot be used with an ``InputError`` that says what can.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from numbers import Integral, Real
from typing import Any, Self

from bulletin_ie.arguments import check_name
from bulletin_ie.errors import InputError
from bulletin_ie.records import Bulletin, Count, Deadline, Division, EventRecord, Place
from bulletin_ie.records.vocabulary import Bound, CountKind, EventStatus, EventType, TopicLabel, values

__all__ = [
    "Area",
    "CountFilter",
    "Day",
    "DeadlineFilter",
    "EventFilter",
    "Number",
    "OfficialFilter",
    "Several",
    "day_of",
    "no_bulletin",
    "words_of",
]

Day = date | str
Number = int | float | Decimal
Several = str | Iterable[str]

_LIKE_A_CODE = re.compile(r"\d[\dA-Za-z\s]*")  # no whole name of a locality, but a slip in a code


@dataclass(frozen=True)
class Area:
    """A place or locality as a caller names it.

    Attributes:
        words: The words; empty where a code was given.
        prefix: The code without its closing pairs of zeros, with which the codes of all that lies in it begin; else empty.

    Examples:
        >>> Area.of("place", "410100").prefix
        '4101'
        >>> [Area.of("locality", words).spells(("云山省", "云州市", "清溪县")) for words in ("云山省清溪县", "清溪")]
        [True, False]
    """

    words: str = ""
    prefix: str = ""

    @classmethod
    def of(cls, name: str, value: object) -> Self | None:
        """The area that an argument names; ``None`` where it was not given."""
        words = words_of(name, value)
        if words is None:
            return None
        is_code = re.fullmatch("[0-9]+", words)
        if not is_code and not (name == "locality" and _LIKE_A_CODE.fullmatch(words.strip())):
            return cls(words=words)
        prefix = re.sub("(00)+$", "", words) if is_code and len(words) in (2, 4, 6) else ""
        if not prefix:
            raise InputError(
                "bad_argument", f"{name}={value!r}; give a name, or a code of 2, 4 or 6 digits such as 410103."
            )
        return cls(prefix=prefix)

    def holds_place(self, place: Place) -> bool:
        """Whether the words stand in the place's name or in the name of a division that it lies in, or the code fits."""
        if self.prefix:
            return self._holds_code(place.division)
        names = (place.name, *(_names(place.division) if place.division else ()))
        return any(self.words in name for name in names)

    def holds_locality(self, locality: Division | None) -> bool:
        """Whether the words are the whole name of the locality or of a division that it lies in, or the code fits.

        Names may be written together from the largest down, and steps may be left out: 河南省清溪县.
        """
        if locality is None:
            return False
        return self._holds_code(locality) if self.prefix else self.spells(_names(locality))

    def spells(self, path: tuple[str, ...]) -> bool:
        """Whether the words are some names of the path, in its order."""
        return _spells(self.words, path)

    def _holds_code(self, division: Division | None) -> bool:
        return division is not None and (division.code or "").startswith(self.prefix)


def _names(division: Division) -> tuple[str, ...]:
    return division.path or (division.name,)


def _spells(words: str, path: tuple[str, ...]) -> bool:
    return any(
        words == name or (name and words.startswith(name) and _spells(words[len(name) :], path[number:]))
        for number, name in enumerate(path, start=1)
    )


@dataclass(frozen=True)
class EventFilter:
    """Which events a query wants; every part that is given must fit.

    Attributes:
        officials: Names, of which someone has one who takes part or whose post changes.
        types: Types, of which the event has one.
        place: Where one of its places lies.
        since: A day on or after which the event ends.
        until: A day on or before which it begins.
        topics: Topics, of which it has one at least.
        statuses: Statuses, of which it has one.
        locality: Whose bulletin it stands in.
        source: The source of that bulletin.

    Examples:
        >>> wanted = EventFilter.of(since="2023-05-01", until="2023-05-31", type=["meeting", "inspection"])
        >>> wanted.fits_days(date(2023, 4, 28), date(2023, 5, 3)), wanted.fits_days(None, None)
        (True, False)
    """

    officials: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    place: Area | None = None
    since: date | None = None
    until: date | None = None
    topics: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    locality: Area | None = None
    source: str | None = None

    @classmethod
    def of(
        cls, *, official: object = None, type: object = None, place: object = None, since: object = None,  # noqa: A002
        until: object = None, topic: object = None, status: object = None, locality: object = None, source: object = None,
    ) -> Self:  # fmt: skip
        """The filter of the arguments of ``events``."""
        first, last = _range("since", since, "until", until)
        return cls(
            officials=_names_of("official", official),
            types=_members("type", type, EventType),
            place=Area.of("place", place),
            since=first,
            until=last,
            topics=_members("topic", topic, TopicLabel),
            statuses=_members("status", status, EventStatus),
            locality=Area.of("locality", locality),
            source=words_of("source", source),
        )

    def fits_bulletin(self, bulletin: Bulletin) -> bool:
        """Whether the bulletin itself fits."""
        if self.source is not None and bulletin.source != self.source:
            return False
        return self.locality is None or self.locality.holds_locality(bulletin.locality)

    def fits(self, event: EventRecord) -> bool:
        """Whether an event of such a bulletin fits."""
        day = event.date
        return (
            (not self.types or event.type in self.types)
            and (not self.statuses or event.status in self.statuses)
            and self.fits_days(day.start if day else None, day.end if day else None)
            and (not self.topics or any(topic.label in self.topics for topic in event.topics))
            and (not self.officials or self._has_official(event))
            and (self.place is None or any(self.place.holds_place(place) for place in event.places))
        )

    def fits_days(self, first: date | None, last: date | None) -> bool:
        """Whether the days of an event overlap those asked for; one without any day fits only where none is asked for.

        A side that the text leaves open reaches as far as it may: 5月1日起 fits every later day.
        """
        if self.since is None and self.until is None:
            return True
        if first is None and last is None:
            return False
        return (self.since is None or last is None or last >= self.since) and (
            self.until is None or first is None or first <= self.until
        )

    def _has_official(self, event: EventRecord) -> bool:
        takes_part = any(person.name in self.officials for person in event.participants)
        return takes_part or any(change.name in self.officials for change in event.appointments)


@dataclass(frozen=True)
class DeadlineFilter:
    """Which deadlines a query wants.

    Attributes:
        event: Of which events.
        due_before: A day on or before which the last day lies.
        due_after: A day on or after which it lies.
        responsible: Words in the name of someone who must do it.
        task: Words in the task.
        bounds: Bounds, of which it has one.
    """

    event: EventFilter = field(default_factory=EventFilter)
    due_before: date | None = None
    due_after: date | None = None
    responsible: str | None = None
    task: str | None = None
    bounds: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, event: EventFilter, *, due_before: object = None, due_after: object = None, responsible: object = None,
        task: object = None, bound: object = None,
    ) -> Self:  # fmt: skip
        """The filter of the arguments of ``deadlines``."""
        first, last = _range("due_after", due_after, "due_before", due_before)
        return cls(
            event=event,
            due_before=last,
            due_after=first,
            responsible=words_of("responsible", responsible),
            task=words_of("task", task),
            bounds=_members("bound", bound, Bound),
        )

    def fits(self, deadline: Deadline) -> bool:
        """Whether a deadline of such an event fits; one whose last day is unknown fits only where no day is asked for."""
        day = deadline.last_day
        return (
            (self.due_before is None or (day is not None and day <= self.due_before))
            and (self.due_after is None or (day is not None and day >= self.due_after))
            and (not self.bounds or deadline.bound in self.bounds)
            and (self.task is None or self.task in deadline.task.text)
            and (self.responsible is None or any(self.responsible in line.text for line in deadline.responsible))
        )


@dataclass(frozen=True)
class CountFilter:
    """Which figures a query wants.

    Attributes:
        event: Of which events.
        kinds: Kinds, of which it has one.
        object: Words in the counted thing.
        action: Words in what was done to it.
        unit: The measure word or unit.
        minimum: The least number.
        maximum: The greatest number, also of the upper end of a range.
    """

    event: EventFilter = field(default_factory=EventFilter)
    kinds: frozenset[str] = frozenset()
    object: str | None = None
    action: str | None = None
    unit: str | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None

    @classmethod
    def of(
        cls, event: EventFilter, *, kind: Any = None, object: Any = None, action: Any = None,  # noqa: A002
        unit: Any = None, minimum: Any = None, maximum: Any = None,
    ) -> Self:  # fmt: skip
        """The filter of the arguments of ``counts``."""
        least, most = _number("minimum", minimum), _number("maximum", maximum)
        if least is not None and most is not None and least > most:
            raise InputError("bad_argument", f"minimum={minimum!r} is more than maximum={maximum!r}; change one.")
        return cls(
            event=event,
            kinds=_members("kind", kind, CountKind),
            object=words_of("object", object),
            action=words_of("action", action),
            unit=words_of("unit", unit),
            minimum=least,
            maximum=most,
        )

    def fits(self, count: Count) -> bool:
        """Whether a figure of such an event fits."""
        most = max(count.value, count.value_max or count.value)
        return (
            (not self.kinds or count.kind in self.kinds)
            and (self.object is None or self.object in count.object)
            and (self.action is None or self.action in (count.action or ""))
            and (self.unit is None or self.unit == count.unit)
            and (self.minimum is None or count.value >= self.minimum)
            and (self.maximum is None or most <= self.maximum)
        )


@dataclass(frozen=True)
class OfficialFilter:
    """Which officials a query wants.

    Attributes:
        event: From which events the summaries are made.
        name: The name.
        title: Words in one of the titles.
    """

    event: EventFilter = field(default_factory=EventFilter)
    name: str | None = None
    title: str | None = None

    @classmethod
    def of(cls, event: EventFilter, *, name: object = None, title: object = None) -> Self:
        """The filter of the arguments of ``officials``."""
        return cls(event=event, name=words_of("name", name), title=words_of("title", title))


def words_of(name: str, value: object) -> str | None:
    """Words, or ``None`` where they were not given; no database keeps a NUL character, so none is asked for."""
    check_name(name, value)
    if isinstance(value, str) and (not value.strip() or "\0" in value):
        raise InputError("bad_argument", f"{name}={value!r}; give at least one character and no NUL, or leave it out.")
    return value if isinstance(value, str) else None


def no_bulletin(bulletin_id: str) -> str:
    """What to say of an id that no bulletin has."""
    return f"No bulletin has the id {bulletin_id!r}; take one that a record or a hit has."


def day_of(name: str, value: object) -> date | None:
    """The day of an argument, a ``date`` or a string such as ``2023-06-20``; ``None`` where it was not given."""
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)  # type: ignore[arg-type]  # what is no str is refused here too
    except (TypeError, ValueError):
        raise InputError(
            "bad_argument", f"{name}={value!r} is no day; give a date, or a string such as 2023-06-20."
        ) from None


def _range(first: str, start: object, last: str, end: object) -> tuple[date | None, date | None]:
    since, until = day_of(first, start), day_of(last, end)
    if since and until and since > until:
        raise InputError("bad_argument", f"{first}={since} lies after {last}={until}; change one.")
    return since, until


def _number(name: str, value: object) -> Decimal | None:
    if value is None:
        return None
    number = Decimal("NaN")
    if isinstance(value, Decimal):
        number = value
    elif isinstance(value, Integral) and not isinstance(value, bool):
        number = Decimal(int(value))
    elif isinstance(value, Real) and not isinstance(value, bool):  # also those of numpy
        number = Decimal(repr(float(value)))
    if not number.is_finite():
        kind = "finite number" if isinstance(value, Decimal | float) else "number"
        raise InputError("bad_argument", f"{name}={value!r} is no {kind}; give one such as 10 or 3.5, without quotes.")
    return number


def _names_of(name: str, value: object) -> frozenset[str]:
    """Whole names, one or several; empty where none was given."""
    if value is None or isinstance(value, str | bytes) or not isinstance(value, Iterable):
        one = words_of(name, value)
        return frozenset() if one is None else frozenset({one})
    names = frozenset(one for one in (words_of(name, given) for given in value) if one is not None)
    if not names:
        raise InputError("bad_argument", f"{name} names nobody; give one name or several, or leave it out.")
    return names


def _members(name: str, value: object, kind: object) -> frozenset[str]:
    """The members of a closed list that an argument names, one or several; empty where it was not given."""
    if value is None:
        return frozenset()
    given: Any = [value] if isinstance(value, str) or not isinstance(value, Iterable) else list(value)
    allowed = values(kind)
    unknown = [one for one in given if one not in allowed]
    if unknown or not given:
        shown = repr(unknown[0]) if unknown else "nothing"
        raise InputError("bad_argument", f"{name} names {shown}; give one or several of {', '.join(allowed)}.")
    return frozenset(given)
