"""Annotation files: what a careful reader of a bulletin would write into a database."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from bulletin_ie.records.vocabulary import (
    AppointmentChange,
    Bound,
    Capacity,
    CountKind,
    EventStatus,
    EventType,
    PlaceKind,
    PlaceRole,
    Qualifier,
    Role,
    Side,
    TopicLabel,
)

__all__ = [
    "GoldAppointment",
    "GoldArticle",
    "GoldClause",
    "GoldCount",
    "GoldDeadline",
    "GoldDocument",
    "GoldError",
    "GoldEvent",
    "GoldParticipant",
    "GoldPlace",
    "GoldPublication",
    "GoldStatement",
    "GoldTitle",
    "read_gold",
]


class GoldError(Exception):
    """An annotation file that cannot be used; the message says why."""


class _Gold(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class GoldTitle(_Gold):
    """The parts of one title, 县水利局局长: ``body`` 县水利局, ``post`` 局长."""

    text: str
    body: str | None = None
    post: str
    capacity: Capacity = "full"


class GoldParticipant(_Gold):
    """Someone who takes part; ``side`` and ``title_parts`` are looked at where they are given."""

    name: str
    titles: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    side: Side | None = None
    title_parts: tuple[GoldTitle, ...] = ()
    optional: bool = False


class GoldPlace(_Gold):
    """A place of the event; ``kind`` is looked at where it is given."""

    name: str
    role: PlaceRole
    kind: PlaceKind | None = None
    optional: bool = False


class GoldCount(_Gold):
    """A figure; ``value`` in 元 for money. ``action`` and ``qualifier`` are looked at where they are given."""

    value: float
    unit: str
    object: str
    kind: CountKind
    action: str | None = None
    qualifier: Qualifier | None = None
    optional: bool = False


class GoldDeadline(_Gold):
    """A task with its time; ``due`` is the last day in time, where the calendar fixes it."""

    task: str
    text: str
    due: dt.date | None = None
    bound: Bound
    responsible: tuple[str, ...] = ()
    optional: bool = False


class GoldClause(_Gold):
    """One reporting clause: its verb and what was said."""

    verb: str
    text: str = ""


class GoldStatement(_Gold):
    """A speaker and how many reporting clauses he or she has; ``clauses`` are looked at where they are given."""

    speaker: str
    count: int | None = None
    clauses: tuple[GoldClause, ...] = ()


class GoldAppointment(_Gold):
    """One change of one post."""

    name: str
    title: str
    change: AppointmentChange


class GoldEvent(_Gold):
    """One event; ``month_day`` (``04-06``) stands where the year cannot be known.

    ``timex`` and ``topics`` are looked at where they are given.
    """

    type: EventType
    status: EventStatus | None = None
    name: str | None = None
    date: dt.date | None = None
    date_end: dt.date | None = None
    month_day: str | None = None
    part_of_day: Literal["morning", "noon", "afternoon", "evening"] | None = None
    participants: tuple[GoldParticipant, ...] = ()
    places: tuple[GoldPlace, ...] = ()
    counts: tuple[GoldCount, ...] = ()
    deadlines: tuple[GoldDeadline, ...] = ()
    statements: tuple[GoldStatement, ...] = ()
    appointments: tuple[GoldAppointment, ...] | None = None
    timex: str | None = None
    topics: tuple[TopicLabel, ...] | None = None


class GoldArticle(_Gold):
    """One article; ``opening`` and ``closing`` are the ends of its body without white space."""

    opening: str
    closing: str
    headline: str | None = None
    subheadlines: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    events: tuple[GoldEvent, ...] = ()


class GoldPublication(_Gold):
    """What the page head prints."""

    title: str | None = None
    issue: str | None = None
    page: str | None = None


class GoldDocument(_Gold):
    """One page; ``text_file`` is looked for beside the annotation and in the folder above. ``publication`` is not scored."""

    text_file: str
    published: dt.date | None = None
    publication: GoldPublication | None = None
    articles: tuple[GoldArticle, ...] = ()


def read_gold(path: Path) -> tuple[GoldDocument, str, str]:
    """Read an annotation file and the text it is about.

    Args:
        path: The annotation, JSON.

    Returns:
        The annotation, the raw text with its line ends untouched, and the text file's name.

    Raises:
        GoldError: A file is missing or unreadable, or the annotation breaks the format.
    """
    try:
        document = GoldDocument.model_validate_json(path.read_bytes())
    except OSError as error:
        raise GoldError(f"{path}: {error.strerror or error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise GoldError(f"{path}: {where}: {first['msg']}") from error
    folder = path.absolute().parent
    for text_path in (folder / document.text_file, folder.parent / document.text_file):
        if text_path.is_file():
            if not any(text_path.resolve().is_relative_to(one.resolve()) for one in (folder, folder.parent)):
                raise GoldError(f"{path}: its text {document.text_file} leads out of {folder.parent}")
            try:
                return document, text_path.read_bytes().decode("utf-8-sig"), text_path.name
            except (OSError, UnicodeDecodeError) as error:
                raise GoldError(f"{text_path}: {error}") from error
    raise GoldError(f"{path}: its text {document.text_file} is neither beside it nor in the folder above")
