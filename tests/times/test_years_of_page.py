"""What a page is searched for stands for all of its times."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

from bulletin_ie.lexicon import default_lexicon
from bulletin_ie.times import TimeFinder, infer_years

HERE = Path(__file__).parent
GROUPS = [
    g for p in sorted((HERE / "corpus").glob("*.toml")) for g in tomllib.loads(p.read_text("utf-8")).get("group", ())
]
PHRASES = [phrase for group in GROUPS for phrase in group["phrases"]]
YEARS = [phrase for phrase in PHRASES if "年" in phrase or "世纪" in phrase or phrase[:4].isdigit()]
AROUND = (
    "总结",
    "部署",
    "工作，",
    "，",
    "。",
    "去年（",
    "）",
    "截至",
    "底",
    "实现产值同比增长",
    "\n",
    "建成",
    "自发布之日起",
    "：",
    "；",
)
FINDER = TimeFinder(default_lexicon())


def texts(count: int) -> list[str]:
    draw = random.Random(7)
    return ["".join(draw.choice(draw.choice((YEARS, PHRASES, AROUND))) for _ in range(12)) for _ in range(count)]


def test_years_need_only_the_times_that_name_one() -> None:
    for text in texts(300):
        assert infer_years(text, FINDER.find_years(text)) == infer_years(text, FINDER.find(text)), text


def test_a_part_that_begins_with_a_sentence_is_read_as_in_its_text() -> None:
    for text in texts(300):
        found = FINDER.find(text)
        starts = [0, *(i + 1 for i, mark in enumerate(text) if mark in "。；：\n")]
        for start in starts:
            assert FINDER.find_in(text, start, len(text)) == [m for m in found if m.start >= start], text


def test_no_time_reaches_over_the_end_of_a_sentence() -> None:
    assert all(set("。；：！？\n").isdisjoint(found.text) for text in texts(300) for found in FINDER.find(text))


def test_a_quick_look_hides_no_time() -> None:
    for text in texts(300):
        assert all(FINDER.opens(text, m.head_start) for m in FINDER.find(text) if m.rule == "times.month_day"), text
