"""Puts divisions into the places of event records."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_ie.divisions.page import ambiguous
from bulletin_ie.divisions.places import PageDivisions
from bulletin_ie.records import Diagnostic, EventRecord, Line, Place, Span
from bulletin_ie.text.folding import fold_key, fold_widths

__all__ = ["fill_places"]

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


def fill_places(
    events: Sequence[EventRecord], divisions: PageDivisions, headline: Line | None
) -> tuple[tuple[EventRecord, ...], tuple[Diagnostic, ...]]:
    """Give each place of an article its division.

    Args:
        events: The article's events.
        divisions: The divisions of its page.
        headline: Its headline; where the text went is told there too.

    Returns:
        The events, and a diagnostic for each name that several divisions have.
    """
    filled: list[EventRecord] = []
    opened: dict[str, Diagnostic] = {}
    for event in events:
        if not event.places:
            filled.append(event)
            continue
        since = event.spans[0].start if event.spans else 0
        if not filled and headline is not None and headline.spans:
            since = min(since, headline.spans[0].start)
        places = tuple(_filled(place, divisions, since, opened) for place in event.places)
        filled.append(event.model_copy(update={"places": places}))
    return tuple(filled), tuple(opened.values())


def _filled(place: Place, divisions: PageDivisions, since: int, opened: dict[str, Diagnostic]) -> Place:
    if not place.spans:
        return place
    words = fold_key(fold_widths("".join(place.name.split())))
    placed = divisions.of(words, place.spans[0].start, since, place.kind)
    if placed.options and place.name not in opened:
        opened[place.name] = ambiguous(place.name, placed.options, place.spans[:1])
    if placed.division is None:
        return place
    division = placed.division
    if placed.end:
        division = division.model_copy(update={"spans": _beginning(place.spans[0], placed.end)})
    return place.model_copy(update={"division": division})


def _beginning(span: Span, size: int) -> tuple[Span, ...]:
    """The span of the first characters of a place's words, line breaks not counted."""
    left = size
    for position, char in enumerate(span.text, 1):
        left -= not (char.isspace() or char in _INVISIBLE)
        if not left:
            return (Span(start=span.start, end=span.start + position, text=span.text[:position]),)
    return (span,)
