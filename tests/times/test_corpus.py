"""Groups of phrasings under one expected value, with a fixed anchor."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bulletin_ie.times import find_times, parse_time

ANCHOR = date(2022, 4, 18)
FOLDER = Path(__file__).parent / "corpus"


def groups() -> list[tuple[str, dict[str, Any], str]]:
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        if path.stem in ("negative", "traps"):
            continue
        for group in tomllib.loads(path.read_text(encoding="utf-8"))["group"]:
            phrases = group.pop("phrases")
            found += [(path.stem, group, phrase) for phrase in phrases]
    return found


GROUPS = groups()


@pytest.mark.parametrize(("file", "expected", "phrase"), GROUPS, ids=[f"{f}-{p}" for f, _, p in GROUPS])
def test_phrase(file: str, expected: dict[str, Any], phrase: str) -> None:
    value = parse_time(phrase, ANCHOR)
    if value is None:
        found = [(v.text, v.timex) for v in find_times(phrase, ANCHOR)]
        pytest.fail(f"{phrase!r} is not read as one time: {found or 'nothing'}")
    wanted = {"start": None, "end": None, **expected}
    got = {name: getattr(value, name) for name in wanted}
    assert got == wanted, f"{phrase!r} by {value.rule}"


def test_size() -> None:
    assert len(GROUPS) >= 700
    assert len({p for _, _, p in GROUPS}) >= 0.97 * len(GROUPS)


CARRIERS = ("会议安排在{}，请准时参加。", "（{}）", "有关情况：{}。", "据介绍，{}，全县完成投资12.5亿元。")


@pytest.mark.parametrize("carrier", CARRIERS)
def test_phrase_in_a_sentence_has_exact_span(carrier: str) -> None:
    short = []
    for _, _, phrase in GROUPS:
        text = carrier.format(phrase)
        spans = [s for v in find_times(text, ANCHOR) for s in v.spans]
        assert all(text[s.start : s.end] == s.text for s in spans)
        if not any(phrase in s.text or s.text in phrase for s in spans):
            short.append(phrase)
    assert not short
