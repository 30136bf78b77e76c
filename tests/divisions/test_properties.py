"""What holds for any text: offsets, no failure, time in proportion to the length."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from growing import grows_in_proportion
from hypothesis import given, settings
from hypothesis import strategies as st

import bulletin_ie
from bulletin_ie.divisions import default_gazetteer, find_divisions
from bulletin_ie.text import read_page

NAMES = [
    "河南省",
    "太康县",
    "鼓楼区",
    "深圳",
    "四川",
    "广元",
    "会同县",
    "防城区",
    "市中区",
    "济南市",
    "长阳县",
    "板桥镇",
    "柳树村",
]
GLUE = [
    "到",
    "赴",
    "、",
    "，",
    "。",
    "\n",
    " ",
    "严",
    "县委书记",
    "召开会议",
    "我县",
    "来源：",
    "融媒体中心",
    "本报",
    "讯 ",
    "在",
    "区",
    "市",
    "1",
    "（",
]
TEXTS = st.lists(st.sampled_from(NAMES + GLUE), max_size=40).map("".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_offsets(text):
    end = 0
    for division in find_divisions(text):
        for span in division.spans:
            assert text[span.start : span.end] == span.text
        assert division.spans[0].start >= end
        end = division.spans[-1].end
        assert division.path[-1] == division.name
        assert division.code is None or division.code.isdecimal()


@settings(max_examples=80, deadline=None)
@given(TEXTS, st.sampled_from([None, "太康县", "鼓楼区", "青漠县", "广元", "板桥镇"]))
def test_pages(text, locality):
    bulletin = bulletin_ie.extract(text, locality=locality)
    divisions = [bulletin.locality] if bulletin.locality else []
    divisions += [p.division for event in bulletin.events for p in event.places if p.division]
    for division in divisions:
        assert division.path[-1] == division.name
        for span in division.spans:
            assert text[span.start : span.end] == span.text
    assert bulletin_ie.Bulletin.model_validate_json(bulletin.model_dump_json()) == bulletin


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text(text):
    find_divisions(text)


@pytest.mark.parametrize("name", [unit.name for unit in default_gazetteer().units.values() if not unit.former][::29])
def test_a_path_in_full_is_read_whole(name):
    table = default_gazetteer()
    for unit in table.named(name):
        if unit.former:
            continue
        path = "".join(table.path(unit))
        (found,) = find_divisions(f"会议在{path}召开。")
        assert (found.code, found.span.text) == (unit.code, path)


@pytest.mark.parametrize(
    "piece", ["县", "鼓楼区", "赴深圳、", "四川广元", "市中区县", "会同县委", "板桥镇", "来源：", "本报讯 ", "“"]
)
def test_growth_is_linear(piece):
    assert grows_in_proportion(lambda n: partial(find_divisions, piece * n), 10_000 // len(piece))


def test_many_names_on_one_page_take_time_in_proportion():
    paths = ["".join(default_gazetteer().path(unit)) for unit in list(default_gazetteer().units.values())[:3000]]
    lines = [f"来源：{path}融媒体中心\n{path}召开会议。鼓楼区、城关区、新华区参加。" for path in paths]
    assert grows_in_proportion(lambda n: page_reading("\n".join(lines[:n])), 375)


def page_reading(text: str) -> Callable[[], object]:
    extractor, page = bulletin_ie.load(), read_page(text)
    return partial(extractor._divisions.read, page, extractor._layout.analyze(page), None)


@pytest.mark.parametrize(
    "piece",
    ["4月6日，太康县委书记林明到板桥镇调研。\n", "清漠县召开会议。\n\n", "（清漠融媒讯 ", "赴深圳、东莞、鼓楼区考察，"],
)
def test_whose_page_it_is_takes_time_in_proportion(piece):
    assert grows_in_proportion(lambda n: page_reading(piece * n), 5_000 // len(piece))
