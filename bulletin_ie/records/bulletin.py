"""The record of a page: bulletin, articles, events."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from bulletin_ie.records.base import Line, Record, Scored, Spanned
from bulletin_ie.records.items import (
    Appointment,
    Count,
    Deadline,
    Division,
    Participation,
    Place,
    Statement,
    Topic,
)
from bulletin_ie.records.temporal import TemporalValue
from bulletin_ie.records.vocabulary import DiagnosticCode, EventStatus, EventType

if TYPE_CHECKING:
    from bulletin_ie.explanation import Explanation

__all__ = ["SCHEMA_VERSION", "Article", "Bulletin", "Byline", "Diagnostic", "EventRecord", "Publication"]

SCHEMA_VERSION = "1"
"""Version of the form of the record, which every record bears."""


class Publication(Record):
    """What the page head prints about the newspaper.

    Attributes:
        title: Name of the paper or site.
        issue: Issue, as printed.
        page: Page, as printed.
    """

    title: Line | None = None
    issue: Line | None = None
    page: Line | None = None


class Byline(Record):
    """Who wrote an article.

    Attributes:
        reporters: 记者, 文字, 撰稿.
        correspondents: 通讯员, 供稿.
        sources: 来源, 供稿 of a body.
    """

    reporters: tuple[Line, ...] = ()
    correspondents: tuple[Line, ...] = ()
    sources: tuple[Line, ...] = ()


class EventRecord(Scored):
    """One event of an article.

    Attributes:
        id: Stable identifier.
        type: What sort of event.
        status: Whether it was held.
        trigger: The words that named its type.
        name: The event's own name, where it has one.
        date: When.
        participants: Who took part, in reading order.
        places: Where.
        counts: Which figures.
        deadlines: Which tasks until when.
        statements: Who said what.
        appointments: Who was given or left which post.
        topics: Subjects, most frequent first.
        spans: The part of the article that reports the event.
        parent: The event that this one is part of; such an event carries type, trigger, name, date and spans only. Always
            ``None`` in this version: no event inside another is told apart yet.
    """

    id: str
    type: EventType
    status: EventStatus = "held"
    trigger: Line | None = None
    name: Line | None = None
    date: TemporalValue | None = None
    participants: tuple[Participation, ...] = ()
    places: tuple[Place, ...] = ()
    counts: tuple[Count, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    statements: tuple[Statement, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    topics: tuple[Topic, ...] = ()
    parent: str | None = None

    def __repr__(self) -> str:
        day = self.date and (self.date.start or self.date.end or self.date.timex)
        line = self.name or self.trigger
        what = " ".join(filter(None, (self.type, str(day or ""), repr(line.text[:60]) if line else "")))
        slots = ("participants", "places", "counts", "deadlines", "statements", "appointments")
        held = ", ".join(_counted(len(getattr(self, slot)), slot[:-1]) for slot in slots if getattr(self, slot))
        return f"<EventRecord {what}: {held}>" if held else f"<EventRecord {what}>"

    def _repr_html_(self) -> str:
        from bulletin_ie.display import event_html  # a notebook asks; nothing else needs the templates

        return event_html(self)


class Article(Record):
    """One article of a page.

    Attributes:
        id: Stable identifier.
        headline: The line that names the event.
        subheadlines: The other headline lines.
        body: The running text, without byline.
        dateline: The opening formula, such as 本报讯.
        byline: Who wrote it.
        events: What it reports.
    """

    id: str
    headline: Line | None = None
    subheadlines: tuple[Line, ...] = ()
    body: Line
    dateline: Line | None = None
    byline: Byline = Byline()
    events: tuple[EventRecord, ...] = ()

    def __repr__(self) -> str:
        words = self.headline.text if self.headline else f"{self.body.text[:20]}…"
        return f"<Article {words[:60]!r}: {_counted(len(self.events), 'event')}>"


class Diagnostic(Spanned):
    """Something that was left open rather than guessed.

    Attributes:
        code: One of a closed, documented list.
        message: What it means here.
    """

    code: DiagnosticCode
    message: str


class Bulletin(Record):
    """A page and everything found on it.

    Attributes:
        id: Stable identifier, from the source, else from the text.
        source: The caller's name for the page.
        published: Day of publication.
        published_from: Whether the day came from the caller or the page.
        publication: What the page head prints.
        locality: Whose bulletin it is: as the caller says, else as the page shows it (its head, its source, its own bodies);
            ``None`` where neither does.
        text: The raw page.
        text_sha256: Its SHA-256 as UTF-8, in hexadecimal.
        articles: The articles in reading order.
        diagnostics: What was left open.
        schema_version: Version of this form of record.
        ruleset_version: Hash of everything that decides the output.

    Examples:
        >>> import bulletin_ie
        >>> page = bulletin_ie.extract("本报讯 4月6日，县委书记周明远主持召开防汛工作会议。")
        >>> page == Bulletin.model_validate_json(page.model_dump_json())
        True
    """

    id: str
    source: str | None = None
    published: date | None = None
    published_from: Literal["argument", "page"] | None = None
    publication: Publication | None = None
    locality: Division | None = None
    text: str
    text_sha256: str
    articles: tuple[Article, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    schema_version: str = SCHEMA_VERSION
    ruleset_version: str = ""

    def __repr__(self) -> str:
        day = self.published or "undated"
        held = f"{_counted(len(self.articles), 'article')}, {_counted(len(self.events), 'event')}"
        return f"<Bulletin {(self.source or self.id)[:120]!r} {day}: {held}>"

    def _repr_html_(self) -> str:
        from uuid import uuid4

        from bulletin_ie.display import bulletin_html  # as for an event

        return bulletin_html(self, scope=uuid4().hex[:8])  # a notebook may show it twice

    @property
    def events(self) -> tuple[EventRecord, ...]:
        """Every event of the page, in reading order."""
        return tuple(event for article in self.articles for event in article.events)

    def explain(self, item_id: str) -> Explanation:
        """Which rule, lexicon entry or model made a value, and from which words.

        Args:
            item_id: The id of an event or of an item in it, or a part of one: ``<event id>#date``, ``<event id>#topic0``,
                ``<participation id>#title0``, ``<deadline id>#when``, ``<appointment id>#title``. Titles and topics are
                counted from 0, in the order of the record.

        Returns:
            The explanation.

        Raises:
            UnknownItemError: If the bulletin has no such item; it is also a ``KeyError``.

        Examples:
            >>> import bulletin_ie
            >>> page = bulletin_ie.extract("本报讯 4月6日，县委书记周明远主持召开防汛工作会议。")
            >>> page.explain(page.events[0].participants[0].id).words
            ('周明远',)
        """
        from bulletin_ie.explanation import explain  # reads the rule registry: only when asked

        return explain(self, item_id)

    def to_frame(self, table: str, engine: Literal["pandas", "polars"] = "pandas") -> Any:
        """One table of the bulletin as a data frame; see ``docs/frames.md`` for the tables and types.

        Args:
            table: Its name, such as ``participations``.
            engine: ``pandas`` or ``polars``.

        Returns:
            The frame.

        Raises:
            InputError: There is no such table or engine (``bad_argument``).
            MissingExtraError: The library is not installed.

        Examples:
            >>> import bulletin_ie
            >>> page = bulletin_ie.extract("本报讯 4月6日，县委书记周明远主持召开防汛工作会议。")
            >>> page.to_frame("participations").name.tolist()
            ['周明远']
        """
        from bulletin_ie.frames import bulletins_frame  # heavy: only when asked

        return bulletins_frame([self], table, engine)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
