"""Answers of queries and collections as tables."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from bulletin_ie import Collection
from bulletin_ie.display import collection_html, results_html
from bulletin_ie.records import Bulletin

MakeBulletin = Callable[..., Bulletin]


def _cells(html: str, tag: str = "td") -> list[str]:
    return [
        unescape(re.sub(r"<[^>]+>", "", cell)).strip() for cell in re.findall(rf"<{tag}[^>]*>(.*?)</{tag}>", html, re.S)
    ]


def test_a_hit_is_a_row_without_ids_and_empty_columns(make_bulletin: MakeBulletin):
    html = results_html(Collection([make_bulletin()]).counts())
    row = dict(zip(_cells(html, "th"), _cells(html), strict=True))
    assert row["source"] == "qx/p1.txt"
    assert row["value"] == "12.5"
    assert row["object"] == "隐患"
    assert not [name for name in row if name.endswith("id") or name in ("span start", "value max", "status")]
    assert "1 count" in html


def test_of_an_event_day_people_and_places_stand_first_and_of_many_names_a_few(make_bulletin: MakeBulletin):
    page = make_bulletin()
    event = page.events[0]
    people = tuple(event.participants[0].model_copy(update={"id": f"p-{n}", "name": f"尚{n}"}) for n in range(9))
    event = event.model_copy(update={"participants": people})
    page = page.model_copy(update={"articles": (page.articles[0].model_copy(update={"events": (event,)}),)})
    html = Collection([page]).events()._repr_html_()
    assert _cells(html, "th")[:4] == ["days", "type", "participants", "places"]
    assert "尚0、尚1、尚2、尚3 +5" in _cells(html)


def test_an_official_without_a_locality_stands_with_the_source_as_such(make_bulletin: MakeBulletin):
    pages = Collection([make_bulletin(source="qx.txt", locality="清溪县"), make_bulletin(source="c18.txt")])
    html = pages.officials()._repr_html_()
    columns = _cells(html, "th")
    cells = _cells(html)
    rows = [dict(zip(columns, cells[n : n + len(columns)], strict=True)) for n in range(0, len(cells), len(columns))]
    assert {(row["locality"], row["source"]) for row in rows} == {("清溪县", ""), ("", "c18.txt")}
    assert "source" not in _cells(Collection([make_bulletin(locality="清溪县")]).officials()._repr_html_(), "th")


def test_an_overdue_deadline_is_marked(make_bulletin: MakeBulletin):
    found = Collection([make_bulletin()])
    late, early = (found.deadlines(as_of=day)._repr_html_() for day in ("2022-05-16", "2022-05-15"))
    assert 'class="bie-late">overdue' in late
    assert 'class="bie-late"' not in early
    assert {"18:00", "2022-05-15", "县水利局", "-1"} <= set(_cells(late))


def test_every_answer_has_a_view_also_an_empty_one(make_bulletin: MakeBulletin):
    for pages in (Collection([make_bulletin()]), Collection([])):
        for answer in (pages.events(), pages.deadlines(), pages.counts(), pages.officials()):
            assert ("Nothing was found" in answer._repr_html_()) == (len(answer) == 0)


def test_a_collection_is_a_row_for_each_page(make_bulletin: MakeBulletin):
    pages = Collection([make_bulletin(source=f"{number}.txt") for number in range(3)])
    assert [cell for cell in _cells(pages._repr_html_()) if cell.endswith(".txt")] == ["0.txt", "1.txt", "2.txt"]
    assert "There is no bulletin" in collection_html([])
    hostile = collection_html([make_bulletin(source="<script>alert(1)</script>")])
    assert "<script" not in hostile
    assert "<script>alert(1)</script>" in _cells(hostile)
