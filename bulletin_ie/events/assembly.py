"""Event records from everything that was found in an article."""

from __future__ import annotations

import re

from bulletin_ie.budget import OutOfTime, check
from bulletin_ie.confidence import KnownWords, Probabilities, Scene, rated
from bulletin_ie.divisions import PageDivisions
from bulletin_ie.events.dates import event_time, read_times, signed_date, with_part_of_day
from bulletin_ie.events.day_rows import event_date
from bulletin_ie.events.frames import VISITS, Trigger
from bulletin_ie.events.participants import participations, title_record
from bulletin_ie.events.places import places_of
from bulletin_ie.events.reading import ArticleReading, Finders
from bulletin_ie.events.sections import Section, split_sections
from bulletin_ie.events.statements import statements_of
from bulletin_ie.events.values import line, line_over, spans_of, words
from bulletin_ie.find.appointments import AppointmentMention
from bulletin_ie.find.counts import CountMention, dedupe
from bulletin_ie.find.deadlines import DeadlineMention
from bulletin_ie.layout import ArticleLayout
from bulletin_ie.lexicon import Lexicon
from bulletin_ie.recognizer import Recognizer
from bulletin_ie.records import Appointment, Count, Deadline, Diagnostic, EventRecord, Line, Topic
from bulletin_ie.records.ids import ItemIds
from bulletin_ie.records.vocabulary import EventType
from bulletin_ie.text import AlignedText
from bulletin_ie.times import ReferenceDay, ResolvedTime, TimeContext, TimeFinder, TimeMention, to_record

__all__ = ["EventAssembler"]

_FIRST_WORDS = 30
"""How far a first sentence reaches at least: a name may stand behind 时间：…；地点：…。"""

_PROPER = re.compile(r"[“第]|20\d\d年")
"""What a name without any trigger must have."""


class EventAssembler:
    """Makes the event records of articles.

    Args:
        lexicon: What the finders know.
        recognizer: Proposes names; without it rules alone find them.
        probabilities: How sure each value is; without it no value has a confidence.
    """

    def __init__(
        self, lexicon: Lexicon, recognizer: Recognizer | None = None, probabilities: Probabilities | None = None
    ) -> None:
        self._finders = Finders(lexicon, recognizer)
        self._probabilities = probabilities
        self._words = KnownWords.of(lexicon)

    @property
    def times(self) -> TimeFinder:
        """The finder of temporal expressions, with the lexicon's named times."""
        return self._finders.times

    def events(
        self,
        layout: ArticleLayout,
        article_id: str,
        context: TimeContext,
        signed: AlignedText | None = None,
        divisions: PageDivisions | None = None,
    ) -> tuple[tuple[EventRecord, ...], tuple[Diagnostic, ...]]:
        """The events of an article.

        Args:
            layout: The article.
            article_id: Its id.
            context: What dates count from.
            signed: The date below the article, which dates a notice whose body has none.
            divisions: What tells the division of a place.

        Returns:
            Event records in reading order, none for an article that reports nothing; and what stayed open. Where the
            time for the page runs out, the events so far, and a diagnostic ``timeout``.
        """
        reading = ArticleReading(layout, self._finders, signed, divisions)
        ids = ItemIds(article_id)
        events: list[EventRecord] = []
        open_times: dict[TimeMention, ResolvedTime] = {}
        open_names: dict[str, Diagnostic] = {}
        late: tuple[Diagnostic, ...] = ()
        try:
            day = context.base
            for section in split_sections(reading):
                check()
                event, day = self._event(reading, section, ids, context.after(day), open_times, open_names)
                if event is not None:
                    events.append(event)
        except OutOfTime:
            late = (Diagnostic(code="timeout", message="The time for this page ran out within this article."),)
        times = (_diagnostic(reading.body, t, r) for t, r in open_times.items())
        return tuple(self._rated(reading, events)), (*late, *times, *open_names.values())

    def _rated(self, reading: ArticleReading, events: list[EventRecord]) -> list[EventRecord]:
        if self._probabilities is None or not events:
            return events
        layout = reading.layout
        scene = Scene(
            reading.whole,
            reading.sighting,
            headed=layout.headline is not None,
            opened=layout.dateline is not None,
            signed=bool(layout.reporters or layout.correspondents or layout.sources),
            events=len(events),
            words=self._words,
        )
        return [rated(event, scene, self._probabilities) for event in events]

    def _event(
        self,
        reading: ArticleReading,
        section: Section,
        ids: ItemIds,
        context: TimeContext,
        open_times: dict[TimeMention, ResolvedTime],
        open_names: dict[str, Diagnostic],
    ) -> tuple[EventRecord | None, ReferenceDay | None]:
        """The event of a section, and its day, from which the next section's bare days count.

        Times of the record whose days stay unknown are added to ``open_times``, places that several divisions may be
        to ``open_names``.
        """
        trigger = section.trigger
        kind: EventType = trigger.type if trigger else "other"
        headline = reading.layout.headline
        announced = headline.key if headline is not None and section.headed else ""
        status = self._finders.frames.status(reading.body.key, section.start, section.end, announced)
        when = event_time(reading, section, kind, status) or _shared_day(section, kind)
        tasks = reading.deadlines.between(section.start, section.end)
        due = [task.when for task in tasks]
        resolved = read_times(reading, section, when, due, context, status)
        when = with_part_of_day(reading, section, when, resolved) if when is not None else None
        meanings = [resolved[mention] for mention in due]
        if when is not None and (meaning := resolved[when]).code is not None:
            open_times[when] = meaning
        open_times.update((t, meaning) for t, meaning in zip(due, meanings, strict=True) if meaning.code is not None)
        changes = reading.appointments.between(section.start, section.end)
        appointments = tuple([self._appointment(reading, change, ids) for change in changes])
        people = participations(reading, section, kind, ids, changes)
        found = dedupe(reading.counts.between(section.start, section.end))
        counts = tuple([self._count(reading.body, count, ids) for count in found])
        deadlines = tuple(
            [self._deadline(reading.body, task, ids, own) for task, own in zip(tasks, meanings, strict=True)]
        )
        if trigger is None and when is None and not (people or counts or deadlines or appointments):
            return None, context.base
        name = self._name(reading, section, kind)
        day = resolved[when].day if when is not None else context.base
        date = event_date(reading, when, resolved) if when is not None else None
        if date is None and kind == "notice":
            date = signed_date(reading, context)
        value = f"{kind}|{name.text if name else ''}|{date.timex if date else ''}"
        event = EventRecord(
            id=ids.make("event", value),
            type=kind,
            status=status,
            trigger=self._trigger_line(reading, section, trigger),
            name=name,
            date=date,
            participants=people,
            places=places_of(reading, section, kind, ids, open_names),
            counts=counts,
            deadlines=deadlines,
            statements=statements_of(reading, section, ids, {p.name: p.id for p in people}),
            appointments=appointments,
            topics=self._topics(reading, section),
            spans=reading.body.spans(section.start, section.end),
            rule=trigger.rule if trigger else "events.no_trigger",
        )
        return event, day

    def _trigger_line(self, reading: ArticleReading, section: Section, trigger: Trigger | None) -> Line | None:
        if trigger is None or trigger.start < 0:
            return None
        source = reading.layout.headline if section.headed else reading.body
        return line(source, trigger.start, trigger.end) if source is not None else None

    def _name(self, reading: ArticleReading, section: Section, kind: str) -> Line | None:
        if kind in VISITS or kind == "notice":
            return None
        formula = len(reading.layout.dateline) if section.start == 0 and reading.layout.dateline is not None else 0
        limit = min(section.end, section.start + 400)
        namer, headline, start = self._finders.namer, reading.layout.headline, section.start + formula
        if found := namer.held(reading.body.key, start, limit):
            return line_over(reading.body, found)
        stop = reading.body.key.find("。", start + _FIRST_WORDS, limit)
        found = namer.loose(reading.body.key, start, stop if stop >= 0 else limit)
        if headline is not None and section.headed and (announced := namer.held(headline.key, 0, len(headline))):
            short = "".join(headline.key[a:b] for a, b in announced)
            longer = namer.loose(reading.body.key, start, limit)
            if longer and reading.body.key.endswith(short, *longer[0]):
                return line_over(reading.body, longer)  # the headline has it without what it is about
            return line_over(headline, announced)
        named = kind != "other" or any(_PROPER.search(reading.body.key, *part) for part in found)
        return line_over(reading.body, found) if found and named else None

    @staticmethod
    def _count(body: AlignedText, count: CountMention, ids: ItemIds) -> Count:
        return Count(
            id=ids.make("count", f"{count.value}|{count.unit}|{count.object}"),
            value=count.value,
            value_max=count.value_max,
            unit=count.unit,
            object=count.object,
            kind=count.kind,
            action=count.action,
            qualifier=count.qualifier,
            spans=body.spans(count.start, count.end),
            rule=count.rule,
        )

    @staticmethod
    def _deadline(body: AlignedText, deadline: DeadlineMention, ids: ItemIds, meaning: ResolvedTime) -> Deadline:
        task = line_over(body, deadline.task)
        when = to_record(body, deadline.when, meaning)
        return Deadline(
            id=ids.make("deadline", f"{task.text}|{when.text}"),
            task=task,
            when=when,
            last_day=meaning.end,
            last_time=meaning.end_time,
            bound=deadline.bound,
            responsible=tuple([line(body, a, b) for a, b in deadline.responsible]),
            spans=body.spans(deadline.start, deadline.end),
            rule=deadline.rule,
        )

    def _appointment(self, reading: ArticleReading, mention: AppointmentMention, ids: ItemIds) -> Appointment:
        body = reading.body
        name = words(body, *mention.name).replace(" ", "").replace("\u3000", "")
        title = title_record(body, mention.title)
        return Appointment(
            id=ids.make("appointment", f"{name}|{title.text}|{mention.change}"),
            name=name,
            title=title,
            change=mention.change,
            spans=spans_of(body, (mention.name, *mention.title)),
            rule=mention.rule,
        )

    def _topics(self, reading: ArticleReading, section: Section) -> tuple[Topic, ...]:
        body, headline = reading.body, reading.layout.headline if section.headed else None
        if section.start or section.end < len(body):
            body = body.slice(section.start, section.end)
        topics = []
        for found in self._finders.topics.find(body, headline.key if headline is not None else ""):
            spans = spans_of(body, found.ranges)
            if headline is not None and found.headline:
                spans += spans_of(headline, found.headline)
            topics.append(Topic(label=found.label, spans=spans, rule=found.rule))
        return tuple(topics)


def _shared_day(section: Section, kind: EventType) -> TimeMention | None:
    """The day that a section shares with what stands before it; one inside it was looked at and is another matter's."""
    day = section.day
    return day if kind != "notice" and day is not None and day.start < section.start else None


_OPEN = {
    "year_unknown": "Neither the text nor the publication date tells the year.",
    "date_ambiguous": "Two readings of this date are possible; none was chosen.",
    "season_unresolved": "No calendar fixes the days of this season.",
}


def _diagnostic(body: AlignedText, mention: TimeMention, meaning: ResolvedTime) -> Diagnostic:
    code = meaning.code or "year_unknown"
    return Diagnostic(code=code, message=_OPEN[code], spans=body.spans(mention.start, mention.end))
