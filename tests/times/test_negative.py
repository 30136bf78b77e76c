"""What looks like a time and is none."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from bulletin_ie.times import find_times

ANCHOR = date(2022, 4, 18)
CORPUS = tomllib.loads((Path(__file__).parent / "corpus" / "negative.toml").read_text(encoding="utf-8"))
NOTHING = [phrase for group in CORPUS["nothing"] for phrase in group["phrases"]]


@pytest.mark.parametrize("phrase", NOTHING)
def test_nothing(phrase: str) -> None:
    assert [v.text for v in find_times(phrase, ANCHOR)] == []


@pytest.mark.parametrize("phrase", NOTHING)
def test_nothing_in_a_sentence(phrase: str) -> None:
    assert [v.text for v in find_times(f"会议强调，要抓好{phrase}，确保落实。", ANCHOR)] == []


@pytest.mark.parametrize("case", CORPUS["only"], ids=[c["text"] for c in CORPUS["only"]])
def test_only(case: dict[str, object]) -> None:
    assert [v.text for v in find_times(str(case["text"]), ANCHOR)] == case["times"]


def test_size() -> None:
    assert len(set(NOTHING)) + len(CORPUS["only"]) >= 200
