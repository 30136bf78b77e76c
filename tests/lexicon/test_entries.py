"""Every entry of every lexicon file: its examples are read through it, its rejects are not.

``PROBES`` holds for each kind of entry a function that says whether a sentence gives a value through an entry.
A new kind of entry needs a probe here; kinds that none reads yet are named in ``test_kinds_have_probes``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from bulletin_ie.find.counts import CountFinder, CountMention
from bulletin_ie.lexicon import Entry, default_lexicon
from bulletin_ie.text import AlignedText

Probe = Callable[[Entry, str], bool]


@cache
def _counts(sentence: str) -> tuple[CountMention, ...]:
    return tuple(_finder().find(AlignedText.of(sentence)))


@cache
def _finder() -> CountFinder:
    return CountFinder(default_lexicon())


def _count_unit(entry: Entry, sentence: str) -> bool:
    units = {entry.attributes.get("canonical", word) for word in entry.words}
    return any(c.unit in units for c in _counts(sentence))


def _count_object(entry: Entry, sentence: str) -> bool:
    """A count whose object ends in a word of the entry and has its kind."""
    words = tuple(entry.words)
    return any(c.object.endswith(words) and c.kind == entry.value for c in _counts(sentence))


def _count_measure(entry: Entry, sentence: str) -> bool:
    words = tuple(entry.words)
    return any(c.rule == "counts.amount" and c.object.endswith(words) for c in _counts(sentence))


def _count_word(entry: Entry, sentence: str) -> bool:
    """A word of the entry stands in the sentence, outside the object where it bounds one."""
    if not any(word in sentence for word in entry.words):
        return False
    bounds = entry.value in ("verb", "link", "stop")
    return any(not (bounds and any(c.object.startswith(w) for w in entry.words)) for c in _counts(sentence))


def _count_short_noun(entry: Entry, sentence: str) -> bool:
    return any(c.object in entry.words for c in _counts(sentence))


def _count_casualty(entry: Entry, sentence: str) -> bool:
    return any(c.object in entry.words for c in _counts(sentence))


def _any_count(entry: Entry, sentence: str) -> bool:
    return bool(_counts(sentence))


PROBES: dict[str, Probe] = {
    "count_unit": _count_unit,
    "count_not_unit": _any_count,
    "count_object": _count_object,
    "count_measure": _count_measure,
    "count_word": _count_word,
    "count_group": _any_count,
    "count_casualty": _count_casualty,
    "count_set_phrase": _any_count,
    "count_short_noun": _count_short_noun,
    "count_slogan_noun": _any_count,
}

ENTRIES = [e for kind, entries in default_lexicon().entries.items() if kind in PROBES for e in entries]


def _name(value: object) -> str:
    return f"{value.kind}:{value.words[0]}" if isinstance(value, Entry) else str(value)[:20]


@pytest.mark.parametrize(("entry", "sentence"), [(e, sentence) for e in ENTRIES for sentence in e.examples], ids=_name)
def test_example_is_read(entry: Entry, sentence: str) -> None:
    assert PROBES[entry.kind](entry, sentence)


@pytest.mark.parametrize(("entry", "sentence"), [(e, sentence) for e in ENTRIES for sentence in e.rejects], ids=_name)
def test_reject_is_not_read(entry: Entry, sentence: str) -> None:
    assert not PROBES[entry.kind](entry, sentence)


@pytest.mark.parametrize("entry", ENTRIES, ids=_name)
def test_entry_shows_what_it_does(entry: Entry) -> None:
    assert entry.examples or entry.rejects


@pytest.mark.parametrize("kind", sorted(PROBES))
def test_no_word_stands_twice(kind: str) -> None:
    seen: set[tuple[str, str]] = set()
    for entry in default_lexicon().of(kind):
        pairs = {(word, entry.value) for word in entry.words}
        assert len(pairs) == len(entry.words), entry.words[0]
        assert not pairs & seen, pairs & seen
        seen |= pairs
