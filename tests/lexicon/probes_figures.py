"""Probes of counts_*.toml and deadlines.toml."""

from __future__ import annotations

from readings import Probe, Readings

from bulletin_ie.find.counts import CountMention
from bulletin_ie.lexicon import Entry

__all__ = ["PROBES"]


def _counts(read: Readings, sentence: str) -> list[CountMention]:
    return read.article(sentence).counts


def _count_unit(read: Readings, entry: Entry, sentence: str) -> bool:
    """A count is read with a unit of the entry."""
    units = {entry.attributes.get("canonical", word) for word in entry.words}
    return any(c.unit in units for c in _counts(read, sentence))


def _count_object(read: Readings, entry: Entry, sentence: str) -> bool:
    """A count is read whose object ends in a word of the entry and has its kind."""
    return any(c.object.endswith(entry.words) and c.kind == entry.value for c in _counts(read, sentence))


def _count_measure(read: Readings, entry: Entry, sentence: str) -> bool:
    return any(c.rule == "counts.amount" and c.object.endswith(entry.words) for c in _counts(read, sentence))


def _count_word(read: Readings, entry: Entry, sentence: str) -> bool:
    """A word of the entry stands in the sentence, outside the object where it bounds one."""
    if not any(word in sentence for word in entry.words):
        return False
    bounds = entry.value in ("verb", "link", "stop")
    return any(not (bounds and c.object.startswith(entry.words)) for c in _counts(read, sentence))


def _count_noun(read: Readings, entry: Entry, sentence: str) -> bool:
    """A count is read whose object is a word of the entry."""
    return any(c.object in entry.words for c in _counts(read, sentence))


def _count_ending(read: Readings, entry: Entry, sentence: str) -> bool:
    """A count of the entry's kind is read whose object ends in a character of the entry."""
    return any(c.object.endswith(entry.words) and c.kind == entry.value for c in _counts(read, sentence))


def _any_count(read: Readings, entry: Entry, sentence: str) -> bool:
    """A count is read; in a reject of what bars counts none is."""
    return bool(_counts(read, sentence))


def _deadline(read: Readings, entry: Entry, sentence: str) -> bool:
    """A deadline is read."""
    return bool(read.article(sentence).deadlines)


def _no_deadline(read: Readings, entry: Entry, sentence: str) -> bool:
    """No deadline is read; an example of what bars one."""
    return not _deadline(read, entry, sentence)


def _worded_deadline(read: Readings, entry: Entry, sentence: str) -> bool:
    """A deadline is read in a sentence with a word of the entry."""
    return any(word in sentence for word in entry.words) and _deadline(read, entry, sentence)


PROBES: dict[str, Probe] = {
    "count_unit": _count_unit,
    "count_not_unit": _any_count,
    "count_object": _count_object,
    "count_measure": _count_measure,
    "count_ending": _count_ending,
    "count_word": _count_word,
    "count_group": _any_count,
    "count_casualty": _count_noun,
    "count_set_phrase": _any_count,
    "count_short_noun": _count_noun,
    "count_slogan_noun": _any_count,
    **dict.fromkeys(
        (
            "deadline_goal",
            "deadline_directive",
            "deadline_completion",
            "deadline_reward",
            "deadline_due",
            "deadline_open",
        ),
        _deadline,
    ),
    **dict.fromkeys(
        ("deadline_done", "deadline_forbids", "deadline_measures", "deadline_story", "deadline_barred"), _no_deadline
    ),
    **dict.fromkeys(
        (
            "deadline_occasion",
            "deadline_responsible",
            "task_verb",
            "task_adverb",
            "task_opener",
            "task_not_opener",
            "task_breaker",
            "task_thing",
            "task_holder",
            "task_pursuit",
            "task_stop",
        ),
        _worded_deadline,
    ),
}
