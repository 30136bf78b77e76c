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
_WENT = re.compile(r"先后到|到|走进|来到|前往|深入|赴|赶往|转场|转到|绕道|观摩|参观|实地察看|实地查看|实地观摩")
_LOOKED = re.compile(r"考察|察看|查看|检查|走访|调研|视察|看望|慰问|赶到|赶赴|直奔|驱车|登上|步入|抵达")
_PARTY = re.compile(
    r"会前|会后|仪式前|仪式后|签约前|签约后|期间|随后|当天|与会|参会|代表们|委员们|人员|一行|嘉宾|观摩团|视察组|调研组|考察组|考察团|大家"
)
_PARTY_GOES = re.compile(
    r"(?:与会|参会|参加观摩|观摩|一行|代表们|委员们)[^，。\n]{0,16}?(?:观摩|参观|察看|查看|走|看|考察)|一路(?:走|看)|边走边看|逐个看|现场观摩"
)
_OUTINGS = frozenset({"training", "ceremony", "other"})
_GONE_TO = frozenset({"places.visit_verb", "places.list_member"})  # a zone gone to is listed beside the stops in it
_NEAR = 200  # characters of a sentence in front of a place that are looked at
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
    gone_since = _party_goes(reading, section)
    kept: dict[str, list[PlaceMention]] = {}
    for mention in reading.places.between(section.start, section.end):
        # Somebody went somewhere before: a place at the head of a later sentence is a further stop.
        gone = mention.rule == "places.sentence_head" and event_type == "other" and bool(kept)
        if reading.is_reported(mention.lead):
            continue
        if mention.role == "visited" and _HELD_RIGHT_THERE.match(body.key, mention.end):
            mention = replace(mention, role="venue", rule="places.venue")
        elif mention.role == "visited" and event_type not in VISITS:
            if _HELD_THERE.match(body.key, mention.end) or (
                (event_type in _OUTINGS or (event_type == "meeting" and mention.rule == "places.at_doing"))
                and mention.lead - section.start < 80
            ):
                mention = replace(mention, role="venue", rule="places.venue_arrived")
            elif event_type == "notice" or not (gone or _went(reading, mention, gone_since)):
                continue
        kept.setdefault(body.key[mention.start : mention.end], []).append(mention)
    names = list(kept)
    result = []
    for name, mentions in kept.items():
        first = mentions[0]
        part = len(names) <= _FEW and any(name != other and name in other for other in names)
        if part and first.kind != "division" and not (first.kind == "park" and first.rule in _GONE_TO):
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


def _party_goes(reading: ArticleReading, section: Section) -> int:
    """From where on those at an event are told to be on their way; the section's end where they are not."""
    party = _PARTY_GOES.search(reading.body.key, section.start, section.end)
    return party.end() if party else section.end


def _went(reading: ArticleReading, mention: PlaceMention, gone_since: int) -> bool:
    """Whether those at an event that is no visit went to a place, as far as its sentence tells."""
    key = reading.body.key
    if _WENT.match(key, mention.lead):
        return True
    if mention.rule == "places.sentence_head" or mention.start == mention.lead:
        return gone_since <= mention.start
    sentence = reading.sentences.holding(mention.lead)
    since = max(sentence.start, mention.lead - _NEAR) if sentence is not None else mention.lead
    return bool(_LOOKED.match(key, mention.lead) and _PARTY.search(key, since, mention.lead))


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
