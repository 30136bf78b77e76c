"""Where an event happened: its stops and venues."""

from __future__ import annotations

import re
from dataclasses import replace

from bulletin_ie.events.frames import VISITS
from bulletin_ie.events.reading import ArticleReading
from bulletin_ie.events.sections import Section
from bulletin_ie.events.values import spans_of, words
from bulletin_ie.find.places import PlaceMention
from bulletin_ie.records import Place
from bulletin_ie.records.ids import ItemIds

__all__ = ["places_of"]

# Where those at a meeting or a ceremony were taken: 与会人员先后到柳树村、顺达物流园观摩.
_WENT = re.compile(r"先后到|到|走进|来到|前往|深入|赴|观摩|参观|实地察看|实地查看|实地观摩")
_OUTINGS = frozenset({"training", "ceremony", "other"})
_FEW = 200  # places of one event among which parts of others are looked for
_HELD_RIGHT_THERE = re.compile(r"(?:组织|主持)?(?:召开|举行|举办)")
_HELD_THERE = re.compile(r"，?(?:组织|主持)?(?:召开|举行|举办)|，(?:出席|参加)[^，。]{0,20}(?:会|仪式)")


def places_of(reading: ArticleReading, section: Section, event_type: str, ids: ItemIds) -> tuple[Place, ...]:
    """The places of an event.

    Args:
        reading: The article.
        section: The event's part of it.
        event_type: Its type; only visits have stops.
        ids: Maker of ids.

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
                spans=spans_of(body, ((m.start, m.end) for m in mentions)),
                rule=first.rule,
            )
        )
    return tuple(result)
