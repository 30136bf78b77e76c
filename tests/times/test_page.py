"""A page of running text in which nothing is a time."""

from __future__ import annotations

import re
from pathlib import Path

from bulletin_ie.times import find_times

PAGE = (Path(__file__).parent / "pages" / "traps.txt").read_text(encoding="utf-8")
# Numbers and the characters of dates, seasons and parts of the day, each run counted once.
TRAP = re.compile(r"[\d一二三四五六七八九十百千几]+|[年月日时点天周季春夏秋冬早晚夜晨夕刻分期岁节旬]+")


def test_page_has_many_traps() -> None:
    assert len(set(TRAP.findall(PAGE))) >= 100
    assert len(TRAP.findall(PAGE)) >= 300


def test_no_time_is_found() -> None:
    assert [(v.text, v.rule) for v in find_times(PAGE, "2022-04-18")] == []


def test_no_time_is_found_in_wrapped_page() -> None:
    for width in (14, 22, 33):
        wrapped = "\n".join(
            line[i : i + width] for line in PAGE.split("\n") for i in range(0, max(len(line), 1), width)
        )
        assert [(v.text, v.rule) for v in find_times(wrapped, "2022-04-18")] == []
