"""A pattern of a word list finds what a plain alternation of the words finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bulletin_ie.rules.words import any_of

WORDS = st.lists(st.text("县区委长", min_size=1, max_size=4), min_size=1, max_size=8)
TAILS = st.sampled_from(["", "(?!员)", "(?<!县长)", "了?"])


@given(WORDS, st.text("县区委长员了", max_size=20), TAILS)
def test_it_finds_what_an_alternation_finds(words: list[str], text: str, tail: str) -> None:
    plain = re.compile("|".join(re.escape(word) + tail for word in words))
    grouped = re.compile(any_of(words, lambda word: tail))
    assert [m.span() for m in grouped.finditer(text)] == [m.span() for m in plain.finditer(text)]


@given(WORDS, st.text("县区委长", max_size=12))
def test_it_stands_as_one_piece(words: list[str], text: str) -> None:
    plain = re.compile(f"(?:{'|'.join(map(re.escape, words))})+长$")
    grouped = re.compile(f"{any_of(words)}+长$")
    assert bool(grouped.search(text)) == bool(plain.search(text))


def test_no_words_fit_nowhere() -> None:
    assert re.search(any_of([]), "县长") is None


def test_words_with_marks_are_taken_as_they_stand() -> None:
    assert re.search(any_of(["a.c", "a+"]), "abc aa") is None
