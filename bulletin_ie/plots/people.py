"""Who appears with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING, Any

from bulletin_ie.arguments import check_count
from bulletin_ie.plots.base import BLUE, GREY, data, finished, hits_of, library, sentence
from bulletin_ie.queries import EventHit, OfficialSummary, Queries
from bulletin_ie.tables import is_official

if TYPE_CHECKING:
    import altair

__all__ = ["companions"]

_Person = tuple[str, str]  # an id that keeps namesakes of two places apart, and the name
_Together = tuple[Counter[_Person], Counter[frozenset[_Person]], set[_Person]]
"""Events of each, common events of two, and those all of whose events are known."""


def companions(
    found: Queries | Iterable[EventHit] | Iterable[OfficialSummary], *, top: int = 15
) -> altair.Chart | altair.LayerChart:
    """Who appears with whom: officials in rows and columns, in each cell the number of their common events.

    Args:
        found: What ``events()`` or ``officials()`` of a store or a collection found, or the store or collection for all of
            its events. Of summaries that leave officials out,
            as ``officials(name=...)`` does, those left out are shown too, but only what they have in common with the others.
        top: How many officials are shown: those with most events.

    Returns:
        A chart; on the diagonal stands the number of all events of a person.

    Raises:
        InputError: ``top`` is no number of people, or something else than events or officials was given.
        BulletinIEError: Altair is not installed; the message names the extra to install.

    Examples:
        >>> import bulletin_ie
        >>> text = "本报讯 4月6日，县委书记周明远到柳林镇调研，副县长何小满陪同。"
        >>> page = bulletin_ie.extract(text, published="2022-04-07", locality="清溪县")
        >>> companions(bulletin_ie.Collection([page]).events()).to_dict()["title"]["text"]
        'Common events of 2 officials'
    """
    check_count("top", top)
    alt = library()
    items = hits_of(found, "companions", events=EventHit, officials=OfficialSummary)
    events, common, known = _of_summaries(items) if items and isinstance(items[0], OfficialSummary) else _of_hits(items)
    shown = sorted(events, key=lambda person: (-events[person], person[1], person[0]))[:top]
    if not shown:
        return sentence("No officials to show.")
    rows = list(_cells(shown, {one: events[one] for one in known}, common))
    left_out = len(events) - len(shown)
    note = f"{left_out:,} with fewer events are left out." if left_out else ""
    return finished(
        _matrix(alt, rows, shown), f"Common events of {len(shown)} official{'' if len(shown) == 1 else 's'}", note
    )


def _of_hits(hits: Iterable[Any]) -> _Together:
    """From events, each of which counts once."""
    events: Counter[_Person] = Counter()
    common: Counter[frozenset[_Person]] = Counter()
    for hit in {hit.event.id: hit for hit in hits}.values():
        where = hit.locality or hit.source or hit.bulletin_id
        names = {person.name for person in hit.event.participants if any(map(is_official, person.titles))}
        people = [(where, name) for name in sorted(names)]
        events.update(people)
        common.update(map(frozenset, combinations(people, 2)))
    return events, common, set(events)


def _of_summaries(summaries: list[Any]) -> _Together:
    events: Counter[_Person] = Counter()
    common: Counter[frozenset[_Person]] = Counter()
    known = {(official.id, official.name) for official in summaries}
    for official in summaries:
        own = (official.id, official.name)
        events[own] = official.events
        for companion in official.companions:
            other = (companion.id, companion.name)
            common[frozenset((own, other))] = companion.events
            if other not in known:  # not asked for: what is known of it are the common events
                events[other] = max(events[other], companion.events)
    return events, common, known


def _cells(
    shown: list[_Person], events: dict[_Person, int], common: Counter[frozenset[_Person]]
) -> Iterable[dict[str, Any]]:
    labels = _labels(shown)
    for one in shown:
        for other in shown:
            number = events.get(one, 0) if one == other else common[frozenset((one, other))]
            row = {"row": labels[one], "column": labels[other], "events": number}
            yield {**row, "common": 0 if one == other else number, "own": one == other}


def _labels(shown: list[_Person]) -> dict[_Person, str]:
    """Names; a namesake from another place gets a number."""
    seen: Counter[str] = Counter()
    labels = {}
    for person in shown:
        seen[person[1]] += 1
        labels[person] = person[1] if seen[person[1]] == 1 else f"{person[1]} ({seen[person[1]]})"
    return labels


def _matrix(alt: Any, rows: list[dict[str, Any]], shown: list[_Person]) -> Any:
    order = list(_labels(shown).values())
    most = max(row["common"] for row in rows) or 1
    base = alt.Chart(data(rows)).encode(
        x=alt.X("column:N", title=None, sort=order, axis=alt.Axis(orient="top", labelAngle=-45)),
        y=alt.Y("row:N", title=None, sort=order),
        tooltip=[
            alt.Tooltip(f"{name}:N", title=title)
            for name, title in (("row", "official"), ("column", "with"), ("events", "events"))
        ],
    )
    shade = alt.Color("common:Q", scale=alt.Scale(domain=[0, most], range=["#f3f6f9", BLUE]), legend=None)
    cells = base.mark_rect(stroke="white").encode(
        color=alt.condition("datum.own", alt.value("#d9d9d9"), shade),
    )
    color = alt.condition(f"!datum.own && datum.common > {most / 2}", alt.value("white"), alt.value("#333333"))
    numbers = base.transform_filter("datum.events > 0").mark_text(color=GREY).encode(text="events:Q", color=color)
    return alt.layer(cells, numbers).properties(width=alt.Step(34), height=alt.Step(34))
