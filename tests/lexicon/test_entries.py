"""Every entry of every lexicon file: its examples are read through it, its rejects are not.

``PROBES`` holds for each kind of entry a function that says whether a sentence gives a value through an entry.
A new kind of entry needs a probe.
"""

from __future__ import annotations

import probes_divisions
import probes_events
import probes_figures
import probes_pages
import probes_people
import pytest
from readings import Probe, Readings, readings, readings_without

from bulletin_ie.lexicon import Entry, default_lexicon

PROBES: dict[str, Probe] = {
    **probes_people.PROBES,
    **probes_events.PROBES,
    **probes_pages.PROBES,
    **probes_figures.PROBES,
    **probes_divisions.PROBES,
}
ENTRIES = [entry for entries in default_lexicon().entries.values() for entry in entries]


# Kinds in which a word may have several values: each value is looked up by itself.
SEVERAL_VALUES = {"count_group", "count_not_unit", "count_word", "deadline_goal", "furniture", "task_opener"}


def _name(value: object) -> str:
    return f"{value.kind}:{value.words[0]}" if isinstance(value, Entry) else str(value)[:20]


def test_every_kind_has_a_probe() -> None:
    assert set(PROBES) == set(default_lexicon().entries)


@pytest.mark.parametrize(("entry", "sentence"), [(e, sentence) for e in ENTRIES for sentence in e.examples], ids=_name)
def test_example_is_read(entry: Entry, sentence: str) -> None:
    assert PROBES[entry.kind](readings(), entry, sentence)


@pytest.mark.parametrize(("entry", "sentence"), [(e, sentence) for e in ENTRIES for sentence in e.rejects], ids=_name)
def test_reject_is_not_read(entry: Entry, sentence: str) -> None:
    assert not PROBES[entry.kind](readings(), entry, sentence)


@pytest.mark.parametrize("entry", ENTRIES, ids=_name)
def test_entry_shows_what_it_does(entry: Entry) -> None:
    assert entry.examples or entry.rejects


def _reading(read: Readings, entry: Entry, sentence: str) -> tuple[object, ...]:
    """What the probe says, and the figures that words may shape without adding or taking one."""
    article = read.article(sentence)
    return PROBES[entry.kind](read, entry, sentence), list(article.counts), list(article.deadlines)


@pytest.mark.parametrize("entry", ENTRIES, ids=_name)
def test_something_is_read_otherwise_without_the_entry(entry: Entry) -> None:
    less = readings_without(entry)
    sentences = (*entry.examples, *entry.rejects)
    assert any(_reading(readings(), entry, s) != _reading(less, entry, s) for s in sentences)


@pytest.mark.parametrize("kind", sorted(PROBES))
def test_no_word_stands_twice(kind: str) -> None:
    words = [
        (word, entry.value if kind in SEVERAL_VALUES else "")
        for entry in default_lexicon().of(kind)
        for word in entry.words
    ]
    assert len(words) == len(set(words)), sorted(pair for pair in set(words) if words.count(pair) > 1)
