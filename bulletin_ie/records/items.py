"""What an event record holds: people, places, figures, deadlines, statements, appointments, topics."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, PlainSerializer

from bulletin_ie.records.base import Line, Scored, Spanned
from bulletin_ie.records.temporal import TemporalValue
from bulletin_ie.records.vocabulary import (
    AppointmentChange,
    Bound,
    Capacity,
    CountKind,
    DivisionLevel,
    PlaceKind,
    PlaceRole,
    Qualifier,
    Role,
    Side,
    SpeakerKind,
    TopicLabel,
)

__all__ = [
    "Appointment",
    "Count",
    "Deadline",
    "Division",
    "Participation",
    "Place",
    "Statement",
    "Title",
    "Topic",
]


_DIGITS = 1000  # a longer integer is no figure of a bulletin, and Python refuses to print one of over 4,300 digits


def _json_exact(value: Decimal) -> Decimal:
    """The value itself where JSON keeps it: an integer, else what a double keeps of a fraction."""
    if value and value.adjusted() >= _DIGITS:
        raise ValueError(f"the number has more than {_DIGITS} digits")
    return value if value == value.to_integral_value() else Decimal(repr(float(value)))


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[
    Decimal, AfterValidator(_json_exact), PlainSerializer(_number, return_type=int | float, when_used="json")
]
"""A decimal that JSON shows as a number, never as a string, and gives back equal.

An integer is kept whole; of a fraction, what a double keeps (15 to 17 digits) is kept, for JSON has no more.
"""


class Title(Spanned):
    """A post as written, 区委统战部部长.

    Attributes:
        text: The words.
        body: The body it belongs to (区委统战部); ``None`` where the text leaves it out.
        post: The post (部长).
        canonical: Without place and abbreviation (统战部长 → 统战部部长).
        capacity: How the post is held; 代县长 is ``acting``, 挂职 ``seconded``.
        is_group: Whether it names a group (区领导).
    """

    text: str
    body: str | None = None
    post: str | None = None
    canonical: str | None = None
    capacity: Capacity = "full"
    is_group: bool = False


class Participation(Scored):
    """One person in one event.

    Attributes:
        id: Stable identifier.
        name: The name, without padding.
        titles: The posts that the article gives, in reading order.
        roles: What the person did.
        side: Host or guest, where an event has two sides.
        spans: Every mention of the person in the article.
    """

    id: str
    name: str
    titles: tuple[Title, ...] = ()
    roles: tuple[Role, ...] = ()
    side: Side | None = None


class Division(Scored):
    """An administrative division.

    Attributes:
        code: Six-digit code of the province, prefecture or county; of a town or village, the code of the county that it
            lies in, or of the prefecture where no county is known. ``None`` where no gazetteer has any of its names, as
            for a county that a story made up, and where several have the same name and nothing tells which.
        name: Its own name, of a town or village the town's or village's. In full and as today's table has it where it
            has a code (凉山州 → 凉山彝族自治州), else as the text or the caller gives it.
        level: Level, where the name shows it: a 市 that no gazetteer has counts as a prefecture where it stands alone or
            right below its province; ``None`` for words that name no division.
        path: Names from the province, or the highest level that is known, down to this one.
        spans: The words that named it; none where it follows from the bulletin's locality or the caller gave it.
        rule: What decided it; see ``docs/divisions.md``.
        confidence: How sure that is: fixed for each rule, so that it sorts; not learned from annotated pages.
    """

    code: str | None = None
    name: str
    level: DivisionLevel | None = None
    path: tuple[str, ...] = ()


class Place(Scored):
    """A place where the event happened or that it visited.

    Attributes:
        id: Stable identifier.
        name: The most specific name that the text gives.
        role: ``visited`` for stops, ``venue`` for where a meeting or ceremony was held.
        kind: What sort of place, by the form of its name.
        division: The division that it names or lies in, as far as its words, the sentence or the bulletin's locality fix
            it; ``None`` otherwise, with a diagnostic where several divisions have the name.
    """

    id: str
    name: str
    role: PlaceRole
    kind: PlaceKind = "other"
    division: Division | None = None


class Count(Scored):
    """A number of things: 126个水毁修复项目.

    Attributes:
        id: Stable identifier.
        value: The number; money in 元 unless the unit names another currency. Integers are exact; a fraction keeps the 15 to
            17 digits of a JSON number.
        value_max: The upper number of a range (3至5家).
        unit: Measure word or unit.
        object: The counted thing, without number and measure word.
        kind: What sort of thing.
        action: What was done to the counted things (排查), or ``None``.
        qualifier: How exact the number is said to be.
    """

    id: str
    value: Number
    value_max: Number | None = None
    unit: str
    object: str
    kind: CountKind
    action: str | None = None
    qualifier: Qualifier = "exact"


class Deadline(Scored):
    """A task that must be done before, by or within a time.

    Attributes:
        id: Stable identifier.
        task: What must be done.
        when: The time, with 前 or 内 in its words.
        last_day: The last day on which it is still in time, where the calendar fixes it.
        last_time: The last clock time on that day, where named.
        bound: ``before``, ``by``, ``within`` or ``during``.
        responsible: Who must do it, where the text says.
    """

    id: str
    task: Line
    when: TemporalValue
    last_day: date | None = None
    last_time: time | None = None
    bound: Bound
    responsible: tuple[Line, ...] = ()


class Statement(Scored):
    """What a named speaker or the meeting is reported as saying.

    Attributes:
        id: Stable identifier.
        speaker: Name of the person; ``会议`` for the meeting.
        speaker_kind: What the speaker is, ``person`` or ``meeting``; this version never gives ``body``: what a body says
            is not read.
        speaker_id: The participation of a person who takes part, else ``None``.
        verb: The reporting verb.
        text: What was said.
    """

    id: str
    speaker: str
    speaker_kind: SpeakerKind
    speaker_id: str | None = None
    verb: str
    text: str


class Appointment(Scored):
    """A change of post.

    Attributes:
        id: Stable identifier.
        name: The person.
        title: The post given or taken.
        change: What happened.
    """

    id: str
    name: str
    title: Title
    change: AppointmentChange


class Topic(Scored):
    """A subject of the event.

    Attributes:
        label: One of at most twenty labels, see ``docs/reference``.
    """

    label: TopicLabel
