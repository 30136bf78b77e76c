"""Probes of layout.toml and times.toml."""

from __future__ import annotations

from collections.abc import Callable

from readings import Probe, Readings

from bulletin_ie.lexicon import Entry
from bulletin_ie.text import AlignedText
from bulletin_ie.times import TimeMention
from bulletin_ie.times.expressions import Moment, TimeRange, Vague

__all__ = ["PROBES"]


def _byline(read: Readings, entry: Entry, line: str) -> bool:
    """A byline is read by a label of the entry, and names those whom the label is for."""
    key = AlignedText.of(line).key
    found = read.bylines.read(key)
    if found is None or not any(word in key for word in entry.words):
        return False
    roles = {"supplier": {"correspondent", "source"}, "nobody": set()}.get(entry.value, {entry.value})
    return {credit.role for credit in found} <= roles and bool(found) == bool(roles)


def _field(read: Readings, entry: Entry, line: str) -> bool:
    """A line begins with a label of the entry."""
    return read.fields.label(AlignedText.of(line).key) in entry.words


def _line(holds: Callable[[Readings, str], bool]) -> Probe:
    """A line is what the entry's kind is about."""
    return lambda read, entry, line: holds(read, AlignedText.of(line).key)


def _says(entry: Entry, mention: TimeMention) -> bool:
    """Whether a time holds a word of the entry and its meaning."""
    if not any(word in mention.text for word in entry.words):
        return False
    expression = mention.expression
    if entry.kind == "time_vague":
        return isinstance(expression, Vague) and expression.reference == entry.value
    if isinstance(expression, TimeRange):
        expression = expression.start  # type: ignore[assignment]
    if entry.kind == "time_part_of_day":
        return isinstance(expression, Moment) and expression.part_of_day == entry.value
    return mention.period == entry.value or getattr(getattr(expression, "origin", None), "period", None) == entry.value


def _time(read: Readings, entry: Entry, sentence: str) -> bool:
    """A time is read that holds a word of the entry and has its meaning."""
    return any(_says(entry, mention) for mention in read.finders.times.find(sentence))


def _any_time(read: Readings, entry: Entry, sentence: str) -> bool:
    """A time is read; in a reject none is."""
    return bool(read.finders.times.find(sentence))


PROBES: dict[str, Probe] = {
    "byline_label": _byline,
    "furniture": _line(lambda read, key: read.furniture.holds(key)),
    "related_list": _line(lambda read, key: read.furniture.is_related_list(key)),
    "menu_word": _line(lambda read, key: read.furniture.holds(key)),
    "column_head": _line(lambda read, key: read.furniture.is_column_head(key)),
    "caption_start": _line(lambda read, key: read.furniture.is_caption(key)),
    "meeting_field": _field,
    "headline_event": _line(lambda read, key: read.wording.names_event(key, key)),
    "attendance": _line(lambda read, key: read.wording.is_attendance(key)),
    "sign_off": _line(lambda read, key: read.wording.is_sign_off(key)),
    "time_part_of_day": _time,
    "time_holiday": _time,
    "time_period": _time,
    "time_vague": _time,
    "time_trap": _any_time,
}
