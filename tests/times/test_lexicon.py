"""Every named time of the lexicon: its examples are read through it, its rejects are not."""

from __future__ import annotations

import pytest

from bulletin_ie.lexicon.lexicon import Entry, default_lexicon
from bulletin_ie.times import TimeMention, detect
from bulletin_ie.times.expressions import Moment, TimeRange, Vague

KINDS = ("time_part_of_day", "time_holiday", "time_period", "time_vague", "time_trap")
ENTRIES = [entry for kind in KINDS for entry in default_lexicon().of(kind)]


def says(entry: Entry, mention: TimeMention) -> bool:
    """Whether the mention holds a word of the entry and its meaning."""
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


def name(value: object) -> str:
    return value.words[0] if isinstance(value, Entry) else str(value)


@pytest.mark.parametrize(("entry", "sentence"), [(e, s) for e in ENTRIES for s in e.examples], ids=name)
def test_example_is_read(entry: Entry, sentence: str) -> None:
    assert any(says(entry, m) for m in detect(sentence)), [(m.text, m.rule) for m in detect(sentence)]


@pytest.mark.parametrize(("entry", "sentence"), [(e, s) for e in ENTRIES for s in e.rejects], ids=name)
def test_reject_is_not_read(entry: Entry, sentence: str) -> None:
    if entry.kind == "time_trap":
        assert not detect(sentence)
    assert not any(says(entry, m) for m in detect(sentence))


@pytest.mark.parametrize("entry", ENTRIES, ids=name)
def test_entry_shows_what_it_does(entry: Entry) -> None:
    assert entry.examples or entry.rejects


@pytest.mark.parametrize("word", [w for e in ENTRIES if e.kind == "time_trap" for w in e.words])
def test_trap_word_is_no_time(word: str) -> None:
    assert not detect(word)


@pytest.mark.parametrize("kind", KINDS)
def test_no_word_stands_twice(kind: str) -> None:
    words = [word for entry in default_lexicon().of(kind) for word in entry.words]
    assert len(words) == len(set(words))
