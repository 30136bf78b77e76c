"""One document against its annotation: every slot, item by item."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bulletin_ie.evaluate.details import event_details, same_clause
from bulletin_ie.evaluate.gold import GoldArticle, GoldDocument, GoldEvent
from bulletin_ie.evaluate.matching import (
    match,
    overlaps,
    same_count,
    same_deadline,
    same_role,
    same_title,
    squeeze,
)
from bulletin_ie.evaluate.results import Judgment, Outcome, Results
from bulletin_ie.records import (
    Appointment,
    Article,
    Bulletin,
    Count,
    Deadline,
    EventRecord,
    Line,
    Participation,
    Place,
)

__all__ = ["absent_ends", "judge_document", "score_document"]

_Same = Callable[[Any, Any], bool]


def score_document(gold: GoldDocument, bulletin: Bulletin, document: str) -> Results:
    """Score one bulletin.

    Args:
        gold: The annotation.
        bulletin: The record.
        document: Name of the document in the results.

    Returns:
        Every item of every slot, and for each annotated event whether all of it is right.
    """
    scorer = _Scorer(document)
    scorer.articles(gold, bulletin)
    return scorer.results


def absent_ends(gold: GoldDocument, bulletin: Bulletin) -> list[tuple[str, str]]:
    """Ends of annotated articles that the page does not have, a slip of the pen: no record could match them.

    Args:
        gold: The annotation.
        bulletin: The record of its text.

    Returns:
        ``opening`` or ``closing`` with its words. White space and widths do not matter, nor what a body leaves out.

    Examples:
        >>> from bulletin_ie import extract
        >>> article = {"opening": "4月6日，县长", "closing": "青石乡调研。"}
        >>> gold = GoldDocument.model_validate({"text_file": "a.txt", "articles": [article]})
        >>> absent_ends(gold, extract("本报讯 ４月6日，县\\n长李明到青石镇调研。"))
        [('closing', '青石乡调研。')]
    """
    texts = [squeeze(text) for text in (bulletin.text, *(article.body.text for article in bulletin.articles))]
    ends = [end for a in gold.articles for end in (("opening", a.opening), ("closing", a.closing))]
    return [(end, words) for end, words in ends if not any(squeeze(words) in text for text in texts)]


def judge_document(gold: GoldDocument, bulletin: Bulletin) -> list[Judgment]:
    """Whether each value of a bulletin is right.

    Args:
        gold: The annotation.
        bulletin: The record.

    Returns:
        One judgment a value that carries a confidence and that the annotation speaks of; values that the annotation
        calls optional, and kinds that it leaves out, are not judged.
    """
    scorer = _Scorer("")
    scorer.articles(gold, bulletin)
    return scorer.judgments


@dataclass
class _Scorer:
    document: str
    results: Results = field(default_factory=Results)
    judgments: list[Judgment] = field(default_factory=list)

    def add(
        self,
        slot: str,
        where: str,
        gold: Sequence[Any],
        found: Sequence[Any],
        same: _Same = lambda a, b: a == b,
        optional: Sequence[Any] = (),
        ids: Sequence[str] = (),
    ) -> bool:
        """Score one slot; whether nothing is missed and nothing extra. With ``ids`` each found item is judged."""
        matched = match(gold, found, same, optional)
        self.results.see(slot)
        for item_id, verdict in zip(ids, matched.verdicts, strict=False):
            if verdict is not None:
                self.judgments.append(Judgment(slot, item_id, verdict))
        for kind, items in (("hit", matched.hits), ("missed", matched.missed), ("extra", matched.extra)):
            for item in items:
                self.results.add(Outcome(self.document, slot, where, _label(item), kind))
        return not matched.missed and not matched.extra

    def articles(self, gold: GoldDocument, bulletin: Bulletin) -> None:
        rest = list(bulletin.articles)
        pairs: list[tuple[GoldArticle, Article | None]] = []
        for expected in gold.articles:
            found = _article_for(expected, rest)
            if found is not None:
                rest.remove(found)
            pairs.append((expected, found))
            right = [expected.opening] if found is not None and _has_bounds(expected, found) else []
            wrong = [f"not {expected.opening}"] if found is not None and not right else []
            self.add("article bounds", expected.opening, [expected.opening], right + wrong)
        for article in rest:
            self.add("article bounds", squeeze(article.body.text)[:12], [], [squeeze(article.body.text)[:40]])
        leftover = [event for article in rest for event in article.events]
        for expected, found in pairs:
            leftover += self.article(expected, found)
        for event in leftover:
            self.superfluous(event)

    def article(self, gold: GoldArticle, found: Article | None) -> list[EventRecord]:
        """Score one article; the events that have no annotated partner."""
        where = gold.opening
        headline = [squeeze(found.headline.text)] if found and found.headline else []
        self.add("headline", where, [squeeze(gold.headline)] if gold.headline else [], headline)
        others = [squeeze(line.text) for line in found.subheadlines] if found else []
        self.add("subheadline", where, _squeezed(gold.subheadlines), others)
        byline = found.byline if found else None
        self.add("byline", where, _squeezed(gold.reporters), _lines(byline.reporters if byline else ()))
        self.add("byline", where, _squeezed(gold.correspondents), _lines(byline.correspondents if byline else ()))
        events = [event for event in found.events if not event.parent] if found else []
        inner = [event for event in found.events if event.parent] if found else []
        self.add("events", where, gold.events, events, lambda a, b: True)
        for number, expected in enumerate(gold.events):
            event = max(events, key=lambda e: _fit(expected, e), default=None)
            if event is not None:
                events.remove(event)
            whole = self.event(expected, event, f"{where}#{number}" if number else where)
            self.results.events.append((self.document, where, number, whole))
        return inner + events

    def event(self, gold: GoldEvent, found: EventRecord | None, where: str) -> bool:
        """Score one event; whether every scored slot of it is right."""
        checks = [
            self.add("event type", where, [gold.type], [found.type] if found else [], ids=[found.id] if found else []),
            self.date(gold, found, where),
            self.add("part of day", where, _one(gold.part_of_day), _one(_part_of_day(found))),
            self.people(gold, found, where),
            self.places(gold, found, where),
            self.counts(gold, found, where),
            self.deadlines(gold, found, where),
        ]
        if gold.name:
            name = [found.name.text] if found and found.name else []
            self.add("event name", where, [gold.name], name, overlaps)
        self.unscored(gold, found, where)
        for slot, expected, values in event_details(gold, found) if found else ():
            same: _Same = same_clause if slot == "statement" else lambda a, b: a == b
            self.add(slot, where, expected, values, same)
        return all(checks) and found is not None

    def date(self, gold: GoldEvent, found: EventRecord | None, where: str) -> bool:
        expected, dates = _gold_date(gold), _found_date(found)
        right = self.add("event date", where, expected, dates)
        if found is not None and found.date is not None:
            self.judgments.append(Judgment("event date", found.id, right))
        return right

    def people(self, gold: GoldEvent, found: EventRecord | None, where: str) -> bool:
        sure = [person for person in gold.participants if not person.optional]
        maybe = [squeeze(person.name) for person in gold.participants if person.optional]
        people = found.participants if found else ()
        counted = [person for person in people if squeeze(person.name) not in maybe]
        names, found_names = [squeeze(p.name) for p in sure], [squeeze(p.name) for p in people]
        titles = [(squeeze(p.name), squeeze(title)) for p in sure for title in p.titles]
        found_titles = [(squeeze(p.name), squeeze(title.text)) for p in counted for title in p.titles]
        roles = [(squeeze(p.name), role) for p in sure for role in p.roles]
        found_roles = [(squeeze(p.name), role) for p in counted for role in p.roles]
        self.add("role exact", where, roles, found_roles)
        checks = (
            self.add("participant", where, names, found_names, optional=maybe, ids=_ids(people)),
            self.add("title", where, titles, found_titles, same_title),
            self.add("role", where, roles, found_roles, same_role),
        )
        return all(checks)

    def places(self, gold: GoldEvent, found: EventRecord | None, where: str) -> bool:
        sure = [squeeze(place.name) for place in gold.places if not place.optional]
        maybe = [squeeze(place.name) for place in gold.places if place.optional]
        names = [squeeze(place.name) for place in found.places] if found else []
        self.add("place exact", where, sure, names, optional=maybe)
        return self.add("place", where, sure, names, overlaps, maybe, _ids(found.places if found else ()))

    def counts(self, gold: GoldEvent, found: EventRecord | None, where: str) -> bool:
        sure = [count for count in gold.counts if not count.optional]
        maybe = [count for count in gold.counts if count.optional]
        counts = found.counts if found else ()
        self.add("count kind", where, sure, counts, lambda a, b: same_count(a, b) and a.kind == b.kind, maybe)
        projects = [count for count in counts if count.kind == "project"]
        self.add("project count", where, [c for c in sure if c.kind == "project"], projects, same_count, maybe)
        return self.add("count", where, sure, counts, same_count, maybe, _ids(counts))

    def deadlines(self, gold: GoldEvent, found: EventRecord | None, where: str) -> bool:
        sure = [deadline for deadline in gold.deadlines if not deadline.optional]
        maybe = [deadline for deadline in gold.deadlines if deadline.optional]
        deadlines = found.deadlines if found else ()
        same_bound: _Same = lambda a, b: same_deadline(a, b) and a.bound == b.bound  # noqa: E731
        self.add("deadline bound", where, sure, deadlines, same_bound, maybe)
        return self.add("deadline", where, sure, deadlines, same_deadline, maybe, _ids(deadlines))

    def unscored(self, gold: GoldEvent, found: EventRecord | None, where: str) -> None:
        """The slots that do not decide whether an event is whole."""
        if gold.status is not None:
            self.add("status", where, [gold.status], [found.status] if found else [])
        if gold.appointments is not None:
            changes = found.appointments if found else ()
            self.add(
                "appointment",
                where,
                [(squeeze(a.name), squeeze(a.title), a.change) for a in gold.appointments],
                [(squeeze(a.name), squeeze(a.title.text), a.change) for a in changes],
                ids=_ids(changes),
            )
        speakers = sorted({squeeze(statement.speaker) for statement in gold.statements})
        statements = found.statements if found else ()
        self.add("speaker", where, speakers, sorted({squeeze(statement.speaker) for statement in statements}))
        for statement in statements:
            self.judgments.append(Judgment("speaker", statement.id, squeeze(statement.speaker) in speakers))

    def superfluous(self, event: EventRecord) -> None:
        """What an event without an annotated partner holds is superfluous too."""
        people, where = event.participants, event.id
        self.judgments.append(Judgment("event type", event.id, False))
        if event.date is not None:
            self.judgments.append(Judgment("event date", event.id, False))
        self.judgments += [Judgment("speaker", statement.id, False) for statement in event.statements]
        self.add("participant", where, [], [person.name for person in people], ids=_ids(people))
        self.add("title", where, [], [(p.name, title.text) for p in people for title in p.titles])
        self.add("role", where, [], [(p.name, role) for p in people for role in p.roles])
        self.add("place", where, [], [place.name for place in event.places], ids=_ids(event.places))
        self.add("count", where, [], event.counts, ids=_ids(event.counts))
        self.add("deadline", where, [], event.deadlines, ids=_ids(event.deadlines))


def _article_for(gold: GoldArticle, articles: list[Article]) -> Article | None:
    """The article that opens as annotated, else one that holds the opening."""
    opening = squeeze(gold.opening)
    bodies = [(article, squeeze(article.body.text)) for article in articles]
    near = (article for article, body in bodies if opening in body[: len(opening) + 30])
    anywhere = (article for article, body in bodies if opening in body)
    return next(near, None) or next(anywhere, None)


def _has_bounds(gold: GoldArticle, found: Article) -> bool:
    opening, closing, body = squeeze(gold.opening), squeeze(gold.closing), squeeze(found.body.text)
    return opening in body[: len(opening) + 30] and closing in body[-len(closing) - 40 :]


def _fit(gold: GoldEvent, found: EventRecord) -> int:
    """How well an event fits an annotated one: people first, then day, then type."""
    start = found.date.start if found.date else None
    same_day = start is not None and start == gold.date
    names = {squeeze(p.name) for p in found.participants} & {squeeze(p.name) for p in gold.participants}
    return 2 * same_day + (found.type == gold.type) + 3 * len(names)


def _gold_date(gold: GoldEvent) -> list[str]:
    first = gold.date.isoformat() if gold.date else f"XXXX-{gold.month_day}" if gold.month_day else None
    if first is None:
        return []
    return [f"{first}/{gold.date_end.isoformat()}" if gold.date_end else first]


def _found_date(found: EventRecord | None) -> list[str]:
    when = found.date if found else None
    if when is None:
        return []
    if when.start is None:
        day = (when.timex or "")[:10]  # XXXX-04-06; PAST_REF and 2022-Q2 name no day
        if len(day) != 10 or day[4] != "-" or day[7] != "-":
            return []
        first = day
    else:
        first = when.start.isoformat()
    last = when.end.isoformat() if when.end else first
    return [first if last == first else f"{first}/{last}"]


def _part_of_day(found: EventRecord | None) -> str | None:
    return found.date.part_of_day if found and found.date else None


def _ids(items: Sequence[Participation | Place | Count | Deadline | Appointment]) -> list[str]:
    return [item.id for item in items]


def _one(value: str | None) -> list[str]:
    return [value] if value else []


def _squeezed(texts: Sequence[str]) -> list[str]:
    return [squeeze(text) for text in texts]


def _lines(lines: Sequence[Line]) -> list[str]:
    return [squeeze(line.text) for line in lines]


def _label(item: Any) -> str:
    """An item as a person reads it in a list of errors."""
    if isinstance(item, str):
        return item
    if isinstance(item, tuple):
        return " ".join(str(part) for part in item)
    kind = type(item).__name__.removeprefix("Gold")
    if kind == "Count":
        value = float(item.value)
        return f"{value:.15g} {squeeze(item.unit)} {squeeze(item.object)} [{item.kind}]"
    if kind == "Deadline":
        task = item.task if isinstance(item.task, str) else item.task.text
        due = item.due if hasattr(item, "due") else item.last_day
        text = item.text if hasattr(item, "text") else item.when.text
        return f"{squeeze(text)} → {due or '?'} [{item.bound}] {squeeze(task)}"
    return f"{kind} {item.type}" if hasattr(item, "type") else str(item)
