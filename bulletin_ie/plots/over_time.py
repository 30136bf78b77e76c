"""Events and deadlines over time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from bulletin_ie.arguments import check_count
from bulletin_ie.plots.base import BLUE, GREY, RED, data, finished, hits_of, library, sentence, shortened
from bulletin_ie.queries import DeadlineHit, EventHit, Queries
from bulletin_ie.queries.filters import day_of

if TYPE_CHECKING:
    import altair

__all__ = ["deadlines", "timeline"]

_LISTED = 6  # headlines in a tooltip
_MARGIN = timedelta(days=1)
_WIDTH = 520


def timeline(hits: Queries | Iterable[EventHit]) -> altair.Chart | altair.LayerChart:
    """Events by day and type; a dot is as large as there are events, and its tooltip has their headlines.

    Args:
        hits: What ``store.events()`` or ``Collection.events()`` found, or a store or collection for all of its events.

    Returns:
        A chart; events of several days are lines from their first to their last day, and how many have no day, and are
        not shown, stands below the title.

    Raises:
        InputError: Something else than events was given.
        BulletinIEError: Altair is not installed; the message names the extra to install.

    Examples:
        >>> import bulletin_ie
        >>> page = bulletin_ie.extract("本报讯 4月6日，县长林知远到青石镇检查防汛工作。", published="2023-04-07")
        >>> chart = timeline(bulletin_ie.Collection([page]))
        >>> chart.to_dict()["title"]["text"]
        '1 event by day and type'
    """
    alt = library()
    found = {hit.event.id: hit for hit in hits_of(hits, "timeline", events=EventHit)}.values()
    dated = [(first, last, hit) for hit in found for first, last in [_days(hit)] if first]
    note = _undated(len(found) - len(dated), "event", "day")
    if not dated:
        return sentence(f"No events to show. {note}".strip())
    groups: dict[tuple[str, date, date], list[EventHit]] = {}
    for first, last, hit in dated:
        groups.setdefault((hit.event.type, first, last or first), []).append(hit)
    base = alt.Chart(data([_group_row(*key, members) for key, members in groups.items()]))
    base = base.encode(
        x=_time_axis(alt, "first", [day for first, last, _ in dated for day in (first, last or first)]),
        y=alt.Y("type:N", title=None, axis=alt.Axis(grid=True)),
        tooltip=[alt.Tooltip(f"{name}:N") for name in ("type", "days", "events", "headlines")],
    )
    lines = base.mark_rule(strokeWidth=4, color=BLUE, opacity=0.35).encode(x2="last:T")
    size = alt.Size(
        "events:Q", title="events", scale=alt.Scale(rangeMin=50, rangeMax=400), legend=_whole_legend(alt, groups)
    )
    dots = base.mark_circle(color=BLUE, opacity=0.6).encode(size=size)
    chart = alt.layer(lines, dots).properties(width=620, height=alt.Step(32))
    return finished(chart, f"{len(dated):,} event{'' if len(dated) == 1 else 's'} by day and type", note)


def deadlines(
    hits: Queries | Iterable[DeadlineHit], *, as_of: date | str | None = None, top: int = 40
) -> altair.Chart | altair.LayerChart:
    """Tasks by their last days, earliest first; those whose last day lies before a day that you give are overdue.

    Args:
        hits: What ``store.deadlines()`` or ``Collection.deadlines()`` found, or a store or collection for all of its
            deadlines.
        as_of: The day on which one asks, a ``date`` or a string such as ``2023-06-20``; without it nothing is
            called overdue.
            There is no clock: today is never taken.
        top: How many rows are shown at most, the earliest last days first: those that are overdue come before all that
            are ahead. How many of each are left out stands below the title.

    Returns:
        A chart; overdue is told by color and by form.

    Raises:
        InputError: ``as_of`` is no day, ``top`` no number of rows, or something else than deadlines was given.
        BulletinIEError: Altair is not installed; the message names the extra to install.

    Examples:
        >>> import bulletin_ie
        >>> text = "本报讯 4月6日，县长林知远主持召开会议。林知远要求，县水利局要在5月15日前完成整改。"
        >>> hits = bulletin_ie.Collection([bulletin_ie.extract(text, published="2022-04-07")]).deadlines()
        >>> deadlines(hits, as_of="2022-05-20").to_dict()["title"]["text"]
        '1 deadline, 1 overdue on 2022-05-20'
    """
    check_count("top", top)
    day = day_of("as_of", as_of)
    alt = library()
    every = list({hit.deadline.id: hit for hit in hits_of(hits, "deadlines", deadlines=DeadlineHit)}.values())
    dated = sorted((last, hit.deadline.id, hit) for hit in every if (last := hit.deadline.last_day))
    note = _undated(len(every) - len(dated), "deadline", "last day")
    if not dated:
        return sentence(f"No deadlines to show. {note}".strip())
    late = sum(last < day for last, *_ in dated) if day else 0
    rows = [_task_row(position, hit, day) for position, (_, _, hit) in enumerate(dated[:top])]
    if len(dated) > top:
        note = f"{_left_out(len(dated) - top, max(0, late - top) if day else None)} {note}".strip()
    title = f"{len(dated):,} deadline{'' if len(dated) == 1 else 's'}"
    return finished(_task_chart(alt, rows, day), f"{title}, {late:,} overdue on {day}" if day else title, note)


def _left_out(number: int, overdue: int | None) -> str:
    """What is left out: ``12 more are left out: 2 overdue, 10 ahead``."""
    parts = () if overdue is None else ((overdue, "overdue"), (number - overdue, "ahead"))
    kinds = ", ".join(f"{count:,} {word}" for count, word in parts if count)
    return f"{number:,} more {'is' if number == 1 else 'are'} left out{': ' if kinds else ''}{kinds}."


def _days(hit: EventHit) -> tuple[date | None, date | None]:
    day = hit.event.date
    return (day.start or day.end, day.end) if day else (None, None)


def _group_row(kind: str, first: date, last: date, members: list[EventHit]) -> dict[str, Any]:
    words = [shortened(hit.headline or (hit.event.name.text if hit.event.name else "") or hit.source or hit.bulletin_id)
             for hit in members[:_LISTED]]  # fmt: skip
    more = [f"… and {len(members) - _LISTED} more"] if len(members) > _LISTED else []
    return {
        "type": kind,
        "first": first.isoformat(),
        "last": last.isoformat(),
        "days": str(first) if first == last else f"{first} – {last}",
        "events": len(members),
        "headlines": "；".join(words + more),
    }


def _task_row(position: int, hit: DeadlineHit, day: date | None) -> dict[str, Any]:
    deadline, last = hit.deadline, hit.deadline.last_day
    assert last is not None
    left = (last - day).days if day else 0
    state = "deadline" if day is None else "overdue" if left < 0 else "ahead"
    gap = (
        ""
        if day is None
        else "last day"
        if left == 0
        else f"{abs(left):,} day{'' if abs(left) == 1 else 's'} {'late' if left < 0 else 'left'}"
    )
    return {
        "row": f"{position:06d} {shortened(deadline.task.text)}",  # the number orders rows and tells equal tasks apart
        "last": last.isoformat(),
        "day": f"{last} {deadline.last_time:%H:%M}" if deadline.last_time else str(last),
        "task": deadline.task.text,
        "responsible": "、".join(line.text for line in deadline.responsible) or "–",
        "page": hit.source or hit.bulletin_id,
        "state": state,
        "left": gap,
    }


def _task_chart(alt: Any, rows: list[dict[str, Any]], day: date | None) -> Any:
    states = [state for state in ("overdue", "ahead", "deadline") if any(row["state"] == state for row in rows)]
    look = {"overdue": (RED, "diamond"), "ahead": (BLUE, "circle"), "deadline": (BLUE, "circle")}
    legend = alt.Legend(title=None, orient="top") if day else None
    axis = _time_axis(alt, "last", [*(date.fromisoformat(row["last"]) for row in rows), *([day] if day else [])])
    base = alt.Chart(data(rows)).encode(
        x=axis,
        y=alt.Y("row:N", title=None, axis=alt.Axis(labelExpr="substring(datum.label, 7)", labelLimit=360, grid=True)),
        tooltip=[alt.Tooltip(f"{name}:N") for name in ("task", "day", "left", "responsible", "page")],
    )
    points = base.mark_point(size=110, filled=True, opacity=1).encode(
        color=alt.Color("state:N", scale=alt.Scale(domain=states, range=[look[s][0] for s in states]), legend=legend),
        shape=alt.Shape("state:N", scale=alt.Scale(domain=states, range=[look[s][1] for s in states]), legend=legend),
    )
    # beside the plot, where the days left cross neither a point nor the line of the day
    column = base.mark_text(align="left", dx=10, color=GREY).encode(text="left:N", x=alt.value(_WIDTH))
    layers = [points, column] if day else [points]
    if day:
        line = alt.Chart(data([{"last": day.isoformat()}])).mark_rule(strokeDash=[4, 3], color=GREY)
        layers.insert(0, line.encode(x=axis))
    return alt.layer(*layers).properties(width=_WIDTH, height=alt.Step(24))


def _time_axis(alt: Any, field: str, days: Iterable[date]) -> Any:
    """Days as they are written: plain days are read as UTC, and so they are shown, in every time zone."""
    among = sorted(days)
    first, last = (
        (among[0] - min(_MARGIN, among[0] - date.min)).isoformat(),
        (among[-1] + min(_MARGIN, date.max - among[-1])).isoformat(),
    )
    few = (among[-1] - among[0]).days < 10  # with few days an axis would name each of them several times
    axis = alt.Axis(format="%Y-%m-%d", labelAngle=-30, tickCount={"interval": "day", "step": 1} if few else 8)
    return alt.X(f"{field}:T", title=None, scale=alt.Scale(type="utc", domain=[first, last], padding=14), axis=axis)


def _whole_legend(alt: Any, groups: dict[Any, list[EventHit]]) -> Any:
    """A legend of whole numbers; none where every dot is one event."""
    most = max(map(len, groups.values()))
    return None if most == 1 else alt.Legend(values=sorted({1, (most + 1) // 2, most}), format="d")


def _undated(number: int, noun: str, what: str) -> str:
    return (
        f"{number:,} {noun}{'' if number == 1 else 's'} without a {what} {'is' if number == 1 else 'are'} not shown."
        if number
        else ""
    )
