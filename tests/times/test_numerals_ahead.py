"""The look at what follows a numeral hides no time."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_ie.times.shapes import SHAPES
from bulletin_ie.times.tokens import NUMERAL_OPENS

NUMERALS = "".join(NUMERAL_OPENS)
AHEAD = {character: re.compile(ahead) for characters, ahead in NUMERAL_OPENS.items() for character in characters}
OPENING = [re.compile(shape.pattern) for shape in SHAPES if shape.opens and not set(NUMERALS).isdisjoint(shape.starts)]
WRITTEN = sorted({c for pattern in OPENING for c in re.sub(r"\\u[0-9a-f]{4}|\\.", "", pattern.pattern)})
NUMBER = st.text(NUMERALS, min_size=1, max_size=5)
TEXTS = st.builds("".join, st.lists(NUMBER | st.text(WRITTEN, min_size=1, max_size=5), min_size=2, max_size=6))


def hidden(text: str) -> list[str]:
    """What a shape would read at a numeral that the look ahead rules out."""
    places = (m.start() for m in re.finditer(f"[{NUMERALS}]", text))
    shut = [place for place in places if AHEAD[text[place]].match(text, place) is None]
    return [m.group() for place in shut for pattern in OPENING if (m := pattern.match(text, place)) is not None]


@given(TEXTS)
@settings(max_examples=300)
def test_no_time_is_hidden(text: str) -> None:
    assert hidden(text) == []


def test_times_of_every_sort_are_seen() -> None:
    times = (
        "2022年4月2日、22年4月、8:30、9时许、3至5个工作日、20世纪90年代、1990年代、2023-04-02、2023.5.8、12日上午、5号楼、30天内、"
        "二〇二二年、两千零八年、一千九百九十九年、十四五期间、一季度、二、三季度、十五日上午、三个多月、半小时、两三天、几十年、"
        "三百二十一天、2022第一季度、2022年度、1.5小时、2022 Q1、11 am、三十年代"
    )
    assert hidden(times) == []
