"""Where an event happened: its stops and venues."""

from __future__ import annotations

import re
from dataclasses import replace

from bulletin_ie.divisions import ambiguous
from bulletin_ie.events.frames import VISITS
from bulletin_ie.events.reading import ArticleReading
from bulletin_ie.events.sections import Section
from bulletin_ie.events.values import spans_of, words
from bulletin_ie.find.places import PlaceMention
from bulletin_ie.records import Diagnostic, Division, Place
from bulletin_ie.records.ids import ItemIds

__all__ = ["places_of"]

# Where those at a meeting or a ceremony were taken: 与会人员先后到柳树村、顺达物流园观摩.
_WENT = re.compile(r"先后到|到|走进|来到|前往|深入|赴|观摩|参观|实地察看|实地查看|实地观摩")
_OUTINGS = frozenset({"training", "ceremony", "other"})
_FEW = 200  # places of one event among which parts of others are looked for
_HELD_RIGHT_THERE = re.compile(r"(?:组织|主持)?(?:召开|举行|举办)")
_HELD_THERE = re.compile(r"，?(?:组织|主持)?(?:召开|举行|举办)|，(?:出席|参加)[^，。]{0,20}(?:会|仪式)")


def places_of(
    reading: ArticleReading, section: Section, event_type: str, ids: ItemIds, open_names: dict[str, Diagnostic]
) -> tuple[Place, ...]:
    """The places of an event.

    Args:
        reading: The article.
        section: The event's part of it.
        event_type: Its type; only visits have stops.
        ids: Maker of ids.
        open_names: Takes a diagnostic for each place that several divisions may be.

    Returns:
        Places in reading order, each once.
    """
    body = reading.body
    kept: dict[str, list[PlaceMention]] = {}
    for mention in reading.places.between(section.start, section.end):
        if reading.is_reported(mention.lead):
            continue
        if mention.role == "visited" and _HELD_RIGHT_THERE.match(body.key, mention.end):
            mention = replace(mention, role="venue", rule="places.venue")
        elif mention.role == "visited" and event_type not in VISITS:
            if _HELD_THERE.match(body.key, mention.end) or (
                event_type in _OUTINGS and mention.lead - section.start < 80
            ):
                mention = replace(mention, role="venue", rule="places.venue_arrived")
            elif event_type in ("notice", "other") or not _WENT.match(body.key, mention.lead):
                continue
        kept.setdefault(body.key[mention.start : mention.end], []).append(mention)
    names = list(kept)
    result = []
    for name, mentions in kept.items():
        first = mentions[0]
        part = len(names) <= _FEW and any(name != other and name in other for other in names)
        if first.kind != "division" and part:
            continue
        result.append(
            Place(
                id=ids.make("place", name),
                name=words(body, first.start, first.end),
                role="venue" if any(m.role == "venue" for m in mentions) else "visited",
                kind=first.kind,
                division=_division(reading, section, first, open_names),
                spans=spans_of(body, ((m.start, m.end) for m in mentions)),
                rule=first.rule,
            )
        )
    return tuple(result)


def _division(
    reading: ArticleReading, section: Section, mention: PlaceMention, open_names: dict[str, Diagnostic]
) -> Division | None:
    """The division that a place names or lies in, with the words that name it."""
    body, divisions, headline = reading.body, reading.divisions, reading.layout.headline
    if divisions is None:
        return None
    since = body.offsets[section.start]
    if section.start == 0 and headline is not None and len(headline):
        since = min(since, headline.offsets[0])
    name = body.key[mention.start : mention.end]
    placed = divisions.of(name, body.offsets[mention.start], since, mention.kind)
    if placed.options and name not in open_names:
        open_names[name] = ambiguous(name, placed.options, body.spans(mention.start, mention.end))
    if placed.division is None or not placed.end:
        return placed.division
    return placed.division.model_copy(update={"spans": body.spans(mention.start, mention.start + placed.end)})
