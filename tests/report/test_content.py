"""What a report holds: pages, values at their places, lists."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from bulletin_ie.report.content import Index, Units, page_content, safe_json
from bulletin_ie.tables import rows


@given(st.text(alphabet=st.sampled_from("县长𠮷🌾a\n\u2028"), max_size=40), st.data())
def test_units_are_those_of_utf_16(text, data):
    place = data.draw(st.integers(0, len(text)))
    assert Units(text)(place) == len(text[:place].encode("utf-16-le")) // 2


@given(st.recursive(st.text() | st.none() | st.integers(), lambda inner: st.lists(inner), max_leaves=8))
def test_json_can_stand_in_a_script_element_and_says_the_same(value):
    text = safe_json(value)
    assert json.loads(text) == value
    assert not set("<>&\u2028\u2029") & set(text)


def test_lone_surrogates_are_escaped():
    assert json.loads(safe_json(["\ud83d"]).encode()) == ["\ud83d"]


def test_every_value_stands_where_the_record_has_it(pages):
    for page in pages:
        content = page_content(page)
        units = page.text.encode("utf-16-le")
        values = {value["id"]: value for value in content["values"]}
        for event in page.events:
            for item in (*event.participants, *event.places, *event.counts, *event.statements):
                shown = {units[2 * a : 2 * b].decode("utf-16-le") for a, b in values[item.id]["spans"]}
                assert {span.text for span in item.spans} <= shown


def test_pieces_cover_the_spans_of_their_values(pages):
    for page in pages:
        content = page_content(page)
        covered = {}
        for start, end, _, *over in content["pieces"]:
            for value in over[1::3]:
                covered.setdefault(value, set()).update(range(start, end))
        for number, value in enumerate(content["values"]):
            assert covered.get(number, set()) == {unit for a, b in value["spans"] for unit in range(a, b)}


def test_a_value_says_what_made_it_and_how_sure_that_is(pages):
    content = page_content(pages[0])
    sacks = next(value for value in content["values"] if value.get("text") == "35,000 条编织袋")
    assert (sacks["kind"], sacks["more"], sacks["rule"]) == ("count", "储备", "counts.object_number_unit")
    assert 0 < sacks["conf"] <= 1
    assert sacks["facts"]["value"] == "35,000"


def test_officials_are_those_of_the_tables(pages):
    index = Index()
    for page in pages:
        index.add(page)
    shown = [tuple(official) for official in index.content()["officials"]]
    expected = {(row["name"], page.locality.name, False) for page in pages for row in rows(page)["officials"]}
    assert len(shown) == len(set(shown))
    assert set(shown) == expected
    assert {("林知远", "清溪县", False), ("林知远", "白石区", False)} <= expected


def test_a_bulletin_that_comes_again_is_left_out(pages):
    index = Index()
    assert [index.add(page) is None for page in (pages[0], pages[0], pages[1])] == [False, True, False]
    assert len(index.content()["pages"]) == 2
