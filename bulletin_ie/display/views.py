"""A page with its values marked, events as cards, and both side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from bulletin_ie.display.marks import LANES, Mark, Piece, marks, pieces
from bulletin_ie.display.rendering import Html, anchor, render, shortened, shown, stylesheet, token, wrapped
from bulletin_ie.display.values import KINDS, Entry, entries, event_title, when
from bulletin_ie.records import Bulletin, EventRecord

__all__ = ["bulletin_html", "event_html", "legend_html", "page_html"]

_DRAWN = 6  # lanes that are underlined; marks on further ones stand in the tooltip only
_TINTED = frozenset({"event", "time", "person", "place", "count", "deadline", "appointment", "topic"})
_OPEN_CARDS = 6  # of more events on a page, the rest are folded


def bulletin_html(bulletin: Bulletin, *, style: bool = True, scope: str = "") -> Html:
    """What a notebook shows for a bulletin: the page with every value marked, and beside it the events as cards.

    Args:
        bulletin: The record.
        style: Whether the stylesheet is put inside.
        scope: A word of its own for each view of the same bulletin on one page, such as ``left``: HTML ids hold it, so that
            none stands twice and a link leads into its own view. A notebook takes a new one each time.

    Returns:
        HTML that needs no network and no script.

    Examples:
        >>> import bulletin_ie
        >>> page = bulletin_ie.extract("本报讯 4月6日，县长林知远到青石镇检查<防汛>工作。", published="2023-04-07")
        >>> html = bulletin_html(page)
        >>> "&lt;" in html and "<防汛>" not in html
        True
    """
    found = marks(bulletin)
    page, anchors = _page(bulletin, found, scope)
    headlines = {event.id: article.headline for article in bulletin.articles for event in article.events}
    cards = []
    for position, event in enumerate(bulletin.events):
        headline = headlines[event.id]
        cards.append(_card(event, headline.text if headline else "", anchors, is_open=position < _OPEN_CARDS))
    return render(
        "bulletin",
        id=token(bulletin.id),
        style=stylesheet() if style else "",
        head=_head(bulletin),
        legend=_legend(found, bulletin),
        page=page,
        cards=cards,
        open=[
            {
                "code": item.code,
                "message": shown(item.message),
                "words": shortened("…".join(s.text for s in item.spans)),
            }
            for item in bulletin.diagnostics
        ],
    )


def page_html(bulletin: Bulletin, *, style: bool = True, scope: str = "") -> Html:
    """The raw page, line breaks kept, with every value marked at its place.

    A marked piece is a ``span`` with ``data-item``, the ids of the values that cover it, innermost first, and
    ``data-event``, the events in whose part of the page it lies; its ``title`` names each value with what made it. The
    first words of an item have the HTML id that `event_html` links to.

    Args:
        bulletin: The record.
        style: Whether the stylesheet is put inside.
        scope: See `bulletin_html`.

    Returns:
        HTML.

    Examples:
        >>> import bulletin_ie
        >>> page = bulletin_ie.extract("本报讯 4月6日，县长林知远到青石镇检查防汛工作。", published="2023-04-07")
        >>> f'data-item="{page.events[0].id}#date' in page_html(page)
        True
    """
    return wrapped(_page(bulletin, marks(bulletin), scope)[0], style=style)


def event_html(
    event: EventRecord,
    *,
    headline: str = "",
    linked: bool = False,
    is_open: bool = True,
    style: bool = True,
    scope: str = "",
) -> Html:
    """An event as a card: each value with what else is known of it; rule and confidence in the tooltip.

    Args:
        event: The record.
        headline: Headline of its article, shown above the values.
        linked: Whether values link to their words in the view of `page_html` on the same page.
        is_open: Whether the card is unfolded.
        style: Whether the stylesheet is put inside.
        scope: That of the view of the page, for links.

    Returns:
        HTML; the card has ``data-event``, each value ``data-item``.

    Examples:
        >>> import bulletin_ie
        >>> page = bulletin_ie.extract("本报讯 4月6日，县长林知远到青石镇检查防汛工作。", published="2023-04-07")
        >>> "林知远" in event_html(page.events[0])
        True
    """
    anchors = {entry.item: anchor(entry.item, scope) for entry in entries(event) if entry.spans} if linked else {}
    return wrapped(_card(event, headline, anchors, is_open=is_open), style=style)


def legend_html(bulletin: Bulletin | None = None, *, style: bool = True) -> Html:
    """The colors and lines of the kinds of values.

    Args:
        bulletin: A record, for the kinds that it has only; all kinds if not given.
        style: Whether the stylesheet is put inside.

    Returns:
        HTML.

    Examples:
        >>> "deadlines" in legend_html()
        True
    """
    return wrapped(_legend(marks(bulletin) if bulletin else None, bulletin), style=style)


def _legend(found: Iterable[Mark] | None, bulletin: Bulletin | None) -> Html:
    present = set(KINDS) if found is None else {mark.entry.kind for mark in found}
    kinds = [(kind, label) for kind, label in KINDS.items() if kind in present]
    return render("legend", kinds=kinds, tinted=_TINTED, events=bulletin is None or bool(bulletin.events))


def _head(bulletin: Bulletin) -> str:
    publication = bulletin.publication
    lines = (publication.title, publication.issue, publication.page) if publication else ()
    day = f"{bulletin.published} (from the {bulletin.published_from})" if bulletin.published else "undated"
    place = bulletin.locality.name if bulletin.locality else ""
    parts = (bulletin.source or bulletin.id, *(line.text for line in lines if line), day, place)
    return " · ".join(shortened(part) for part in parts if part)


def _page(bulletin: Bulletin, found: list[Mark], scope: str) -> tuple[Html, dict[str, str]]:
    """The page, and for each item that has words in it to link to their HTML id."""
    regions = [(event.id, span) for event in bulletin.events for span in event.spans]
    cut = list(pieces(len(bulletin.text), found, regions))
    anchors: dict[str, str] = {}
    shapes = [_shape(bulletin.text, piece, anchors, scope) for piece in cut]
    return render("page", pieces=shapes), anchors


def _shape(text: str, piece: Piece, anchors: dict[str, str], scope: str) -> dict[str, Any]:
    """A piece as the template takes it; the outermost layer first."""
    layers = []
    for lane, mark in sorted((pair for pair in piece.marks if pair[0] < LANES), key=lambda pair: -pair[0]):
        item = mark.entry.item
        own = "" if item in anchors else anchor(item, scope)
        if own or lane < _DRAWN:
            anchors.setdefault(item, own)
            layers.append({"classes": _layer_classes(lane, mark, piece), "anchor": own})
    classes = (("bie-s",) if piece.marks else ()) + (("bie-in",) if piece.events else ())
    return {
        "text": shown(text[piece.start : piece.end]),
        "classes": " ".join(classes),
        "ids": " ".join(dict.fromkeys(token(mark.entry.item) for _, mark in piece.marks)),
        "events": " ".join(map(token, piece.events)),
        "tip": "\n".join(dict.fromkeys(_tip(mark.entry, mark.part) for _, mark in piece.marks)),
        "layers": layers,
    }


def _layer_classes(lane: int, mark: Mark, piece: Piece) -> str:
    if lane >= _DRAWN:
        return "bie-deep"
    innermost = piece.marks[0][1] is mark and mark.entry.kind in _TINTED and mark.part != "task"
    return f"bie-m bie-k-{mark.entry.kind} bie-l{lane}" + (" bie-tint" if innermost else "")


def _tip(entry: Entry, part: str = "") -> str:
    """``people 林知远, title: 县委书记; lead [people.title_name, 99% sure]``."""
    value = f"{entry.value}, {part}" if part else entry.value
    text = f"{KINDS[entry.kind]}: {value}" + (f" – {entry.details}" if entry.details else "")
    return shortened(text) + (f" [{entry.made_by}]" if entry.made_by else "")


def _words(entry: Entry) -> str:
    """The first words of a value, as they stand on the page."""
    own = [span.text for part, span in entry.spans if part in ("", "time")]
    return f"「{shortened(own[0], 60)}」" if own else ""


def _card(event: EventRecord, headline: str, anchors: Mapping[str, str], *, is_open: bool) -> Html:
    groups = []
    for kind, group in groupby(entries(event), key=lambda entry: entry.kind):
        values = [
            {
                "item": token(entry.item),
                "anchor": anchors.get(entry.item, ""),
                "value": shown(entry.value),
                "details": shown(entry.details),
                "tip": " ".join(filter(None, (_words(entry), shown(entry.made_by)))),
            }
            for entry in group
        ]
        groups.append({"kind": kind, "label": KINDS[kind], "values": values})
    status = "" if event.status == "held" else f" ({event.status})"
    card = {
        "event": token(event.id),
        "open": is_open,
        "type": event.type + status,
        "when": shown(when(event.date)) if event.date else "",
        "title": shortened(event_title(event)),
        "headline": shortened(headline),
        "groups": groups,
    }
    return render("event", card=card)
