"""The four questions, with the same arguments and answers in memory and in a database."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from bulletin_ie.queries.filters import (
    CountFilter,
    Day,
    DeadlineFilter,
    EventFilter,
    Number,
    OfficialFilter,
    Several,
    day_of,
)
from bulletin_ie.queries.hits import CountHit, DeadlineHit, EventHit, Hit, OfficialSummary
from bulletin_ie.queries.results import Results
from bulletin_ie.queries.summaries import Appearance, summaries
from bulletin_ie.records import Article, Bulletin, Deadline, EventRecord

__all__ = ["AnyFilter", "Queries"]

AnyFilter = EventFilter | DeadlineFilter | CountFilter


class Queries(ABC):
    """What a ``Collection`` and a ``Store`` can be asked.

    Each argument that is given must fit; all are given by name. Words are compared as they are written. Hits stand in a
    fixed order: by first day (deadlines by last day), then by source, then in reading order; those without a day last.

    Examples:
        >>> import bulletin_ie
        >>> page = bulletin_ie.extract("本报讯 4月6日，县长林知远到柳林镇调研。", source="p1.txt")
        >>> with bulletin_ie.open_store("sqlite://") as store:
        ...     _ = store.add([page])
        ...     store.events(place="柳林") == bulletin_ie.Collection([page]).events(place="柳林")
        True
    """

    def events(
        self, *, official: Several | None = None, type: Several | None = None, place: str | None = None,  # noqa: A002
        since: Day | None = None, until: Day | None = None, topic: Several | None = None,
        status: Several | None = None, locality: str | None = None, source: str | None = None,
    ) -> Results[EventHit]:  # fmt: skip
        """The events that fit.

        Args:
            official: One whole name or several, of which someone has one who takes part, or who is given or leaves a post.
            type: One type or several, of which the event has one.
            place: Words in the name of a place of the event or of a division that this lies in, so that a county's name finds
                what happened anywhere in it; or the 2, 4 or 6 digits of a division's code.
            since: The first day asked for: a ``date``, or a string such as ``2023-05-01``.
            until: The last day asked for. An event fits if one of its days lies between the two; one without any known
                day does not.
            topic: One topic or several, of which the event has one at least.
            status: One status or several, of which the event has one.
            locality: Whose bulletin it is: the whole name of the locality or of a division that it lies in (清溪县, 河南省,
                河南省清溪县), or the 2, 4 or 6 digits of a code.
            source: The whole source of the bulletin.

        Returns:
            The events, by first day.

        Raises:
            InputError: An argument cannot be used; the message says what can.

        Examples:
            >>> import bulletin_ie
            >>> text = "本报讯 5月6日，县委书记周明远到柳林镇调研防汛工作。"
            >>> pages = bulletin_ie.Collection([bulletin_ie.extract(text, published="2023-05-07")])
            >>> pages.events(official="周明远", since="2023-05-01", until="2023-05-31")
            <1 event>
        """
        wanted = EventFilter.of(
            official=official, type=type, place=place, since=since, until=until, topic=topic, status=status,
            locality=locality, source=source,
        )  # fmt: skip
        hits = [EventHit(**context) for context in self._found(wanted, wanted)]
        return Results(EventHit, sorted(hits, key=_by_first_day))

    def deadlines(
        self, *, due_before: Day | None = None, due_after: Day | None = None, as_of: Day | None = None,
        responsible: str | None = None, task: str | None = None, bound: Several | None = None,
        official: Several | None = None, type: Several | None = None, place: str | None = None,  # noqa: A002
        since: Day | None = None, until: Day | None = None, topic: Several | None = None,
        status: Several | None = None, locality: str | None = None, source: str | None = None,
    ) -> Results[DeadlineHit]:  # fmt: skip
        """The deadlines that fit, of events that fit.

        Args:
            due_before: The last day asked for, inclusive: a ``date``, or a string such as ``2023-06-20``.
            due_after: The first day asked for, inclusive.
            as_of: A day from which the hits count what is overdue and how many days are left; it leaves none out.
            responsible: Words in the name of someone who must do it.
            task: Words in the task.
            bound: One bound or several, of which the deadline has one.
            official: As in ``events``, and so are all that follow: they choose the event.
            type: See ``events``.
            place: See ``events``.
            since: See ``events``.
            until: See ``events``.
            topic: See ``events``.
            status: See ``events``.
            locality: See ``events``.
            source: See ``events``.

        Returns:
            The deadlines, by last day.

        Raises:
            InputError: An argument cannot be used; the message says what can.

        Examples:
            >>> import bulletin_ie
            >>> text = "本报讯 4月6日，县长林知远主持召开会议。林知远要求，县水利局要在5月15日前完成整改。"
            >>> pages = bulletin_ie.Collection([bulletin_ie.extract(text, published="2022-04-07")])
            >>> pages.deadlines(due_before="2022-05-15", responsible="水利局"), pages.deadlines(due_before="2022-05-14")
            (<1 deadline>, <0 deadlines>)
        """
        event = EventFilter.of(
            official=official, type=type, place=place, since=since, until=until, topic=topic, status=status,
            locality=locality, source=source,
        )  # fmt: skip
        wanted = DeadlineFilter.of(
            event, due_before=due_before, due_after=due_after, responsible=responsible, task=task, bound=bound
        )
        day = day_of("as_of", as_of)
        hits = [
            DeadlineHit(**context, deadline=deadline, **_left(deadline, day))
            for context in self._found(wanted, event)
            for deadline in context["event"].deadlines
            if wanted.fits(deadline)
        ]
        return Results(DeadlineHit, sorted(hits, key=_by_last_day))

    def counts(
        self, *, kind: Several | None = None, object: str | None = None, action: str | None = None,  # noqa: A002
        unit: str | None = None, minimum: Number | None = None, maximum: Number | None = None,
        official: Several | None = None, type: Several | None = None, place: str | None = None,  # noqa: A002
        since: Day | None = None, until: Day | None = None, topic: Several | None = None,
        status: Several | None = None, locality: str | None = None, source: str | None = None,
    ) -> Results[CountHit]:  # fmt: skip
        """The figures that fit, of events that fit.

        Args:
            kind: One kind or several, of which the figure has one.
            object: Words in the counted thing.
            action: Words in what was done to it, such as 整改.
            unit: The whole measure word or unit.
            minimum: The least number; of a range, its lower end.
            maximum: The greatest number; of a range, its upper end.
            official: As in ``events``, and so are all that follow: they choose the event.
            type: See ``events``.
            place: See ``events``.
            since: See ``events``.
            until: See ``events``.
            topic: See ``events``.
            status: See ``events``.
            locality: See ``events``.
            source: See ``events``.

        Returns:
            The figures, by the first day of the event.

        Raises:
            InputError: An argument cannot be used; the message says what can.

        Examples:
            >>> import bulletin_ie
            >>> text = "本报讯 4月6日，县委书记周明远到柳林镇调研。全镇有重点项目12个。"
            >>> pages = bulletin_ie.Collection([bulletin_ie.extract(text, published="2022-04-07")])
            >>> pages.counts(kind="project", minimum=10), pages.counts(kind="project", minimum=13)
            (<1 count>, <0 counts>)
        """
        event = EventFilter.of(
            official=official, type=type, place=place, since=since, until=until, topic=topic, status=status,
            locality=locality, source=source,
        )  # fmt: skip
        wanted = CountFilter.of(
            event, kind=kind, object=object, action=action, unit=unit, minimum=minimum, maximum=maximum
        )
        hits = [
            CountHit(**context, count=count)
            for context in self._found(wanted, event)
            for count in context["event"].counts
            if wanted.fits(count)
        ]
        return Results(CountHit, sorted(hits, key=_by_first_day))

    def officials(
        self, *, name: str | None = None, title: str | None = None, since: Day | None = None, until: Day | None = None,
        locality: str | None = None, source: str | None = None,
    ) -> Results[OfficialSummary]:  # fmt: skip
        """Who appears when, with which titles and with whom; officials of two localities are never one.

        Officials are those whom a bulletin gives an official title, as in the table ``officials``.

        Args:
            name: The whole name.
            title: Words in one of the titles; the summary then has the official's other titles too.
            since: The first day asked for, as in ``events``: everything is counted in the events of these days.
            until: The last day asked for.
            locality: Whose bulletins, as in ``events``.
            source: The whole source of the bulletin.

        Returns:
            The summaries, those with most events first, then by name and locality.

        Raises:
            InputError: An argument cannot be used; the message says what can.

        Examples:
            >>> import bulletin_ie
            >>> news = [f"本报讯 4月{day}日，县长林知远到柳林镇调研，副县长尚青陪同。" for day in (6, 8)]
            >>> pages = [bulletin_ie.extract(text, published="2022-04-09", locality="清溪县") for text in news]
            >>> summary = bulletin_ie.Collection(pages).officials(title="副县长")[0]
            >>> summary.name, summary.events, summary.companions[0].name, summary.companions[0].events
            ('尚青', 2, '林知远', 2)
        """
        event = EventFilter.of(since=since, until=until, locality=locality, source=source)
        wanted = OfficialFilter.of(event, name=name, title=title)
        return Results(OfficialSummary, summaries(self._appearances(wanted), wanted))

    @abstractmethod
    def _candidates(self, wanted: AnyFilter) -> Iterable[Bulletin]:
        """The bulletins that may hold what is wanted, all that do among them."""

    @abstractmethod
    def _appearances(self, wanted: OfficialFilter) -> Iterable[Appearance]:
        """The appearances at all events with an official that may be wanted, those of one event together."""

    def _found(self, wanted: AnyFilter, event: EventFilter) -> Iterator[dict[str, Any]]:
        """The events of the candidates that fit, each with what a hit says about where it stands."""
        for bulletin in self._candidates(wanted):
            if event.fits_bulletin(bulletin):
                for article in bulletin.articles:
                    for one in article.events:
                        if event.fits(one):
                            yield _context(bulletin, article, one)


def _context(bulletin: Bulletin, article: Article, event: EventRecord) -> dict[str, Any]:
    return {
        "bulletin_id": bulletin.id,
        "source": bulletin.source,
        "published": bulletin.published,
        "locality": bulletin.locality.name if bulletin.locality else None,
        "article_id": article.id,
        "headline": article.headline.text if article.headline else None,
        "event": event,
    }


def _left(deadline: Deadline, as_of: date | None) -> dict[str, Any]:
    if as_of is None or deadline.last_day is None:
        return {}
    days = (deadline.last_day - as_of).days
    return {"overdue": days < 0, "days_left": days}


def _by_first_day(hit: Hit) -> tuple[Any, ...]:
    when = hit.event.date
    return _by((when.start or when.end) if when else None, hit)


def _by_last_day(hit: DeadlineHit) -> tuple[Any, ...]:
    return _by(hit.deadline.last_day, hit)


def _by(day: date | None, hit: Hit) -> tuple[Any, ...]:
    """A key of sorting; hits come in reading order, and sorting keeps it among equal keys."""
    return (day is None, day or date.max, hit.source is None, hit.source or "", hit.bulletin_id)
