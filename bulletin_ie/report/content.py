"""What a report holds: one JSON a page, and one index of events, deadlines and officials for the lists."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Any

from bulletin_ie.display.marks import Mark, marks, pieces
from bulletin_ie.display.values import KINDS
from bulletin_ie.records import Article, Bulletin, EventRecord
from bulletin_ie.report.values import Value, event_values
from bulletin_ie.tables import rows

__all__ = ["Index", "Units", "headline", "page_content", "safe_json"]

_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def safe_json(value: Any) -> str:
    r"""JSON that can stand in a script element whatever its strings hold.

    Args:
        value: What ``json`` can write.

    Returns:
        JSON in which ``<``, ``>``, ``&``, line separators and lone surrogates are escaped.

    Examples:
        >>> safe_json(["县长</script>", "一\u2028二"])
        '["县长\\u003c/script\\u003e","一\\u2028二"]'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


class Units:
    """Turns code points, in which records count, into the UTF-16 units in which a browser counts.

    Args:
        text: The raw page.

    Examples:
        >>> units = Units("🌾县长到𠮷山村")
        >>> units(3), units(7)
        (4, 9)
    """

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [place for place, char in enumerate(text) if char > "\uffff"]

    def __call__(self, place: int) -> int:
        """The UTF-16 unit at which a code point stands."""
        return place + bisect_left(self._wide, place)


def page_content(bulletin: Bulletin) -> dict[str, Any]:
    """A page with its values, its events, and its text cut where a value begins or ends.

    Args:
        bulletin: The record.

    Returns:
        What the report needs to show the page. ``pieces`` has a start, an end, whether an event is read there, and the
        values that cover it as lane, number and part; ``0`` for the value itself, ``1`` for the task of a deadline.

    Examples:
        >>> import bulletin_ie
        >>> text = "本报讯 4月6日，县委书记周明远主持召开防汛工作会议。"
        >>> page = page_content(bulletin_ie.extract(text, published="2022-04-07"))
        >>> found = [(text[a:b], page["values"][over[1]]["kind"]) for a, b, _, *over in page["pieces"] if over]
        >>> ("4月6日", "time") in found, ("县委书记", "person") in found
        (True, True)
    """
    units, found = Units(bulletin.text), marks(bulletin)
    values: dict[str, Value] = {}
    articles = [_article(article, values, units) for article in bulletin.articles]
    for mark in found:
        entry = mark.entry
        if entry.item not in values:  # a headline, a byline, something left open
            values[entry.item] = {
                "id": entry.item,
                "kind": entry.kind,
                "text": entry.value,
                "facts": {"what": entry.details},
            }
    for mark in found:
        values[mark.entry.item].setdefault("spans", []).append([mark.start, mark.end])
    for value in values.values():
        value["spans"] = [[units(start), units(end)] for start, end in sorted(value.get("spans", []))]
    publication = bulletin.publication
    lines = (publication.title, publication.issue, publication.page) if publication else ()
    return {
        "id": bulletin.id,
        "source": bulletin.source or bulletin.id,
        "published": _iso(bulletin.published),
        "from": bulletin.published_from,
        "where": bulletin.locality.name if bulletin.locality else None,
        "printed": [line.text for line in lines if line],
        "text": bulletin.text,
        "values": list(values.values()),
        "articles": articles,
        "pieces": list(_pieces(bulletin, found, {item: number for number, item in enumerate(values)}, units)),
        "notes": [[note.code, note.message] for note in bulletin.diagnostics],
    }


def _pieces(bulletin: Bulletin, found: list[Mark], numbers: dict[str, int], units: Units) -> Iterator[list[int]]:
    regions = [(event.id, span) for event in bulletin.events for span in event.spans]
    for piece in pieces(len(bulletin.text), found, regions):
        if piece.marks or piece.events:
            over = [(lane, numbers[mark.entry.item], int(mark.part == "task")) for lane, mark in piece.marks]
            yield [units(piece.start), units(piece.end), int(bool(piece.events)), *chain.from_iterable(over)]


def _article(article: Article, values: dict[str, Value], units: Units) -> dict[str, Any]:
    events = []
    for event in article.events:
        own = list(event_values(event))
        first = len(values)
        values.update((value["id"], value) for value in own)
        events.append({"id": event.id, "type": event.type, "values": [first, len(values)]})
    body = [[units(span.start), units(span.end)] for span in article.body.spans]
    return {"headline": headline(article), "body": body, "events": events}


def headline(article: Article) -> str:
    """The headline of an article, else how its body begins.

    Args:
        article: The article.

    Returns:
        The words.

    Examples:
        >>> from bulletin_ie.records import Line
        >>> headline(Article(id="a-1", body=Line(text="4月6日，县委书记周明远主持召开全县防汛工作会议，部署近期工作。")))
        '4月6日，县委书记周明远主持召开全县防汛工作…'
    """
    if article.headline:
        return article.headline.text
    body = article.body.text.strip()
    return body if len(body) <= 24 else f"{body[:22]}…"


class Index:
    """The lists of a report, grown page by page.

    Officials are told apart as in the tables: by name and locality, else by name and source.

    Examples:
        >>> import bulletin_ie
        >>> index = Index()
        >>> page = bulletin_ie.extract("本报讯 4月6日，县委书记周明远主持召开防汛工作会议。", source="p1.txt")
        >>> index.add(page)["source"], index.add(page)
        ('p1.txt', None)
        >>> index.content()["officials"]
        [['周明远', 'p1.txt', True]]
    """

    def __init__(self) -> None:
        self.pages: list[list[Any]] = []
        self.events: list[dict[str, Any]] = []
        self.deadlines: list[dict[str, Any]] = []
        self._rules: set[str] = set()
        self._officials: dict[str, int] = {}
        self._shown: list[list[Any]] = []  # name, locality or source, and whether it is a source
        self._ids: set[str] = set()

    @property
    def officials(self) -> int:
        """How many officials there are."""
        return len(self._officials)

    def add(self, bulletin: Bulletin) -> dict[str, Any] | None:
        """Take up a page.

        Args:
            bulletin: The record.

        Returns:
            Its content, or ``None`` for one whose id was there before; nothing is changed then.
        """
        if bulletin.id in self._ids:
            return None
        self._ids.add(bulletin.id)
        where = bulletin.locality.name if bulletin.locality else None
        headlines = [headline(article) for article in bulletin.articles]
        source = bulletin.source or bulletin.id
        self.pages.append([bulletin.id, source, _iso(bulletin.published), where, headlines])
        keys = self._officials_of(bulletin, where or source, is_source=where is None)
        for number, article in enumerate(bulletin.articles):
            for position, event in enumerate(article.events):
                self._event(bulletin, (number, position), event, keys)
        content = page_content(bulletin)
        self._rules.update(value["rule"] for value in content["values"] if "rule" in value)
        return content

    def content(self, as_of: date | None = None) -> dict[str, Any]:
        """The index as the report's script reads it.

        Args:
            as_of: The day from which deadlines are seen; without it nothing is overdue.

        Returns:
            Pages, events, deadlines, officials and the meaning of the rules that made a value.
        """
        from bulletin_ie.explanation import rules  # loads the finders: only when asked

        meanings = rules()
        return {
            "asOf": _iso(as_of),
            "kinds": list(KINDS.items()),
            "pages": self.pages,
            "events": self.events,
            "deadlines": self.deadlines,
            "officials": self._shown,
            "rules": {rule: meanings.get(rule.split("#")[0], "") for rule in sorted(self._rules)},
        }

    def _officials_of(self, bulletin: Bulletin, where: str, *, is_source: bool) -> dict[str, int]:
        """The number of the official for each participation that is one's."""
        keys: dict[str, int] = {}
        for row in rows(bulletin)["participations"]:
            if (key := row["official_id"]) is None:
                continue
            if key not in self._officials:
                self._officials[key] = len(self._shown)
                self._shown.append([row["name"], where, is_source])
            keys[row["id"]] = self._officials[key]
        return keys

    def _event(self, bulletin: Bulletin, place: tuple[int, int], event: EventRecord, keys: dict[str, int]) -> None:
        number, page = len(self.events), len(self.pages) - 1
        self.events.append({
            "page": page,
            "article": place[0],
            "event": place[1],
            "type": event.type,
            "status": event.status,
            "first": _iso(event.date.start if event.date else None),
            "last": _iso(event.date.end if event.date else None),
            "people": [
                [keys[p.id], [title.canonical or title.text for title in p.titles]]
                for p in event.participants
                if p.id in keys
            ],
            "others": [p.name for p in event.participants if p.id not in keys]
            + [change.name for change in event.appointments],
        })  # fmt: skip
        for item in event.deadlines:
            self.deadlines.append({
                "event": number,
                "id": item.id,
                "day": _iso(item.last_day),
                "time": f"{item.last_time:%H:%M}" if item.last_time else None,
                "task": item.task.text,
                "when": item.when.text,
                "bound": item.bound,
                "by": "、".join(line.text for line in item.responsible) or None,
            })  # fmt: skip


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
