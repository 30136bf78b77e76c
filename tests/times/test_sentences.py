"""What times mean beside the words around them."""

from __future__ import annotations

import tomllib
from datetime import date, datetime, time
from pathlib import Path

import pytest

from bulletin_ie.times import find_times, parse_time

ANCHOR = datetime(2022, 4, 18, 10, 20)
FILE = Path(__file__).parent / "sentences.toml"
CASES = [case for group in tomllib.loads(FILE.read_text(encoding="utf-8"))["group"] for case in group["cases"]]


@pytest.mark.parametrize(("text", "words", "start", "end"), CASES, ids=[c[0] for c in CASES])
def test_sentence(text: str, words: str, start: date | str, end: date | str) -> None:
    found = {v.text: v for v in find_times(text, ANCHOR)}
    assert words in found, sorted(found)
    assert (found[words].start, found[words].end) == (start or None, end or None)


@pytest.mark.parametrize(
    ("published", "text", "day"),
    [
        (date(2022, 12, 20), "喜迎元旦", date(2023, 1, 1)),
        (date(2022, 12, 20), "元旦将至", date(2023, 1, 1)),
        (date(2022, 11, 20), "做好春节值班", date(2023, 1, 22)),
        (date(2022, 12, 20), "元旦有什么安排", date(2023, 1, 1)),
        (date(2022, 12, 20), "元旦，会议召开", None),
        (date(2023, 12, 31), "腊八节喝粥", date(2024, 1, 18)),
        (date(2023, 1, 3), "腊八节喝了粥", date(2022, 12, 30)),
        (date(2023, 7, 1), "腊八节", None),
    ],
)
def test_holidays_around_the_turn_of_the_year(published: date, text: str, day: date | None) -> None:
    assert find_times(text, published)[0].start == day


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("24小时内", (date(2022, 4, 18), time(10, 20)), (date(2022, 4, 19), time(10, 20))),
        ("半小时内", (date(2022, 4, 18), time(10, 20)), (date(2022, 4, 18), time(10, 50))),
        ("过去48小时", (date(2022, 4, 16), time(10, 20)), (date(2022, 4, 18), time(10, 20))),
        ("未来三小时", (date(2022, 4, 18), time(10, 20)), (date(2022, 4, 18), time(13, 20))),
        ("过20分钟", (date(2022, 4, 18), time(10, 40)), (date(2022, 4, 18), time(10, 40))),
        ("一刻钟后", (date(2022, 4, 18), time(10, 35)), (date(2022, 4, 18), time(10, 35))),
        ("半小时后", (date(2022, 4, 18), time(10, 50)), (date(2022, 4, 18), time(10, 50))),
    ],
)
def test_hours_from_the_clock_time_of_the_text(text: str, start: tuple[date, time], end: tuple[date, time]) -> None:
    value = parse_time(text, ANCHOR)
    assert value is not None
    assert ((value.start, value.start_time), (value.end, value.end_time)) == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("11/7", date(2022, 11, 7), date(2022, 11, 7)),
        ("6.18", date(2022, 6, 18), date(2022, 6, 18)),
        ("6.18-6.20", date(2022, 6, 18), date(2022, 6, 20)),
        ("11/7-11/12", date(2022, 11, 7), date(2022, 11, 12)),
        ("2023.5.8-12", date(2023, 5, 8), date(2023, 5, 12)),
        ("20231105", date(2023, 11, 5), date(2023, 11, 5)),
        ("2021/6", date(2021, 6, 1), date(2021, 6, 30)),
        ("五一", date(2022, 5, 1), date(2022, 5, 1)),
        ("谷雨", date(2022, 4, 20), date(2022, 4, 20)),
        (" 零点 ", date(2022, 4, 18), date(2022, 4, 18)),
        ("三点", date(2022, 4, 18), date(2022, 4, 18)),
    ],
)
def test_a_string_that_is_a_time_as_a_whole(text: str, start: date, end: date) -> None:
    assert find_times(text, ANCHOR) == [] or text == "五一"
    value = parse_time(text, ANCHOR)
    assert value is not None
    assert (value.start, value.end) == (start, end)
    assert value.span is not None
    assert text[value.span.start : value.span.end] == value.span.text == value.text


@pytest.mark.parametrize(
    "text", ["3:1", "13/32", "第一时间", "五一广场", "4月2日和5月3日", "12345", "20221399", "零点五", "谷雨主任"]
)
def test_a_string_that_is_none(text: str) -> None:
    assert parse_time(text, ANCHOR) is None
