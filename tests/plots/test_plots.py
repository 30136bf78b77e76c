"""What the plots show, and that Chinese can be read in them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import warnings
from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from chromium import Chromium

from bulletin_ie import Collection
from bulletin_ie.errors import InputError, MissingExtraError
from bulletin_ie.plots import base, companions, deadlines, timeline
from bulletin_ie.records import Article, Bulletin, Deadline, EventRecord, Line, Participation, TemporalValue, Title
from bulletin_ie.store import open_store

pytest.importorskip("altair", reason="altair is not installed (pip install 'bulletin-ie[plots]')")

Make = Callable[..., Bulletin]


def _day(first: date | None, last: date | None = None) -> TemporalValue:
    return TemporalValue(text="日", type="date", start=first, end=last or first, granularity="day")


def _page(
    number: int,
    day: date | None,
    *names: str,
    kind: str = "meeting",
    due: tuple[date | None, ...] = (),
    until: date | None = None,
) -> Bulletin:
    people = tuple(Participation(id=f"p-{number}-{name}", name=name, titles=(Title(text="副县长"),)) for name in names)
    tasks = tuple(
        Deadline(id=f"d-{number}-{n}", task=Line(text="完成整改"), when=_day(last), last_day=last, bound="before")
        for n, last in enumerate(due)
    )
    event = EventRecord(
        id=f"e-{number}", type=kind, date=_day(day, until) if day else None, participants=people, deadlines=tasks
    )  # type: ignore[arg-type]
    article = Article(
        id=f"a-{number}", headline=Line(text=f"清溪县第{number}次会议"), body=Line(text="…"), events=(event,)
    )
    return Bulletin(id=f"b-{number}", source=f"{number}.txt", text="", text_sha256="", articles=(article,))


def _rows(chart: Any, column: str) -> list[dict[str, Any]]:
    """The rows of the chart's data that have a column."""
    return [row for rows in chart.to_dict()["datasets"].values() for row in rows if column in row]


def _texts(chart: Any) -> list[str]:
    """Every text of the picture that vl-convert makes."""
    vl_convert = pytest.importorskip(
        "vl_convert", reason="vl-convert is not installed (pip install 'bulletin-ie[plots]')"
    )
    return [
        unescape(words)
        for words in re.findall(r"<text[^>]*>([^<]*)</text>", vl_convert.vegalite_to_svg(chart.to_json()))
    ]


def test_events_of_a_day_and_type_are_one_dot_with_their_headlines():
    day = date(2023, 4, 6)
    pages = [
        _page(1, day),
        _page(2, day),
        _page(3, day, kind="notice"),
        _page(4, day + timedelta(9), until=day + timedelta(12)),
        _page(5, None),
    ]
    chart = timeline(Collection(pages).events())
    dots = {(row["type"], row["days"]): (row["events"], row["headlines"]) for row in _rows(chart, "type")}
    assert dots == {
        ("meeting", "2023-04-06"): (2, "清溪县第1次会议；清溪县第2次会议"),
        ("notice", "2023-04-06"): (1, "清溪县第3次会议"),
        ("meeting", "2023-04-15 – 2023-04-18"): (1, "清溪县第4次会议"),
    }
    assert chart.to_dict()["title"]["subtitle"] == "1 event without a day is not shown."


def test_a_deadline_is_overdue_the_day_after_its_last():
    asked = date(2023, 5, 10)
    pages = [_page(1, date(2023, 4, 6), due=(asked - timedelta(1), asked, asked + timedelta(2), None))]
    chart = deadlines(Collection(pages).deadlines(), as_of=asked)
    assert [(row["state"], row["left"]) for row in _rows(chart, "task")] == [
        ("overdue", "1 day late"),
        ("ahead", "last day"),
        ("ahead", "2 days left"),
    ]
    title = chart.to_dict()["title"]
    assert title["text"] == "3 deadlines, 1 overdue on 2023-05-10"
    assert title["subtitle"] == "1 deadline without a last day is not shown."


def test_equal_tasks_have_a_row_each_and_read_alike():
    pages = [_page(1, date(2023, 4, 6), due=(date(2023, 5, 1), date(2023, 5, 3)))]
    assert _texts(deadlines(Collection(pages).deadlines())).count("完成整改") == 2


def test_without_a_day_nothing_is_overdue_and_a_wrong_day_is_refused():
    hits = Collection([_page(1, date(2023, 4, 6), due=(date(1999, 5, 1),))]).deadlines()
    assert {row["state"] for row in _rows(deadlines(hits), "task")} == {"deadline"}
    with pytest.raises(InputError, match="as_of"):
        deadlines(hits, as_of="someday")
    with pytest.raises(InputError, match="top"):
        deadlines(hits, top=0)


def test_the_first_and_the_last_day_of_all_have_a_place():
    found = Collection([_page(n, day, due=(day,)) for n, day in enumerate((date.min, date.max))])
    assert {row["first"] for row in _rows(timeline(found.events()), "type")} == {"0001-01-01", "9999-12-31"}
    assert len(_rows(deadlines(found.deadlines()), "task")) == 2


def test_a_collection_and_a_store_are_asked_for_all_that_they_have():
    found = Collection([_page(n, date(2023, 4, n), "尚青", "林知远", due=(date(2023, 5, n),)) for n in (1, 2)])
    with open_store("sqlite://") as store:
        store.add(found)
        for plot, answer in ((timeline, found.events()), (deadlines, found.deadlines()), (companions, found.events())):
            assert plot(found).to_dict() == plot(store).to_dict() == plot(answer).to_dict()  # type: ignore[operator]


def test_what_is_no_answer_of_the_query_is_refused():
    found = Collection([_page(1, date(2023, 4, 6), "尚青", due=(date(2023, 5, 1),))])
    for plot, wrong, words in (
        (timeline, list(found), r"timeline takes what events\(\) found, not Bulletin\."),
        (timeline, 5, r"timeline takes what events\(\) found, not int\."),
        (timeline, found.deadlines(), r"timeline takes what events\(\) found, not DeadlineHit\."),
        (timeline, [*found.events(), 1], r"timeline takes what events\(\) found, not int among EventHit\."),
        (companions, "尚青", r"companions takes what events\(\) or officials\(\) found, not str\."),
        (companions, found.deadlines(), r"companions takes what events\(\) or officials\(\) found, not DeadlineHit\."),
        (companions, [*found.officials(), *found.events()], "not EventHit among OfficialSummary"),
        (deadlines, found.events(), r"deadlines takes what deadlines\(\) found, not EventHit\."),
        (deadlines, None, r"deadlines takes what deadlines\(\) found, not NoneType\."),
    ):
        with pytest.raises(InputError, match=words):
            plot(wrong)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("top", "note"),
    [(10, "90 more are left out: 50 overdue, 40 ahead."), (80, "20 more are left out: 20 ahead."), (99, "1 more is left out: 1 ahead.")],
)  # fmt: skip
def test_of_many_deadlines_those_that_are_overdue_come_before_those_ahead(top: int, note: str):
    first = date(2023, 1, 1)
    pages = [_page(n, first, due=(first + timedelta(n),)) for n in range(100)]
    hits = Collection(pages).deadlines()
    chart = deadlines(hits, as_of=first + timedelta(60), top=top)
    assert [row["last"] for row in _rows(chart, "task")] == [str(first + timedelta(n)) for n in range(top)]
    assert chart.to_dict()["title"]["subtitle"] == note
    assert deadlines(hits, top=top).to_dict()["title"]["subtitle"] == f"{note.split(':')[0]}."


def test_the_days_left_stand_beside_the_plot_where_they_cross_nothing(chromium: Chromium):
    pytest.importorskip("vl_convert", reason="vl-convert is not installed (pip install 'bulletin-ie[plots]')")
    asked = date(2023, 5, 10)
    hits = Collection([_page(1, asked, due=tuple(asked + timedelta(n) for n in (-40, -2, 0, 3, 60)))]).deadlines()
    html = deadlines(hits, as_of=asked).to_html(inline=True, embed_options={"renderer": "svg", "actions": False})
    chromium.show(html)
    places = (
        "return [...document.querySelectorAll('{}')].map(e => e.getBoundingClientRect()).map(r => [r.left, r.right])"
    )
    words = chromium.run(places.format(".mark-text.role-mark text"))
    points = chromium.run(places.format(".mark-symbol.role-mark path"))
    (line,) = chromium.run(places.format(".mark-rule.role-mark line"))
    assert len(words) == len(points) == 5
    assert min(left for left, _ in words) > max(line[1], *(right for _, right in points))


def test_common_events_are_the_same_from_events_and_from_officials():
    day = date(2023, 4, 6)
    pages = [_page(1, day, "尚青", "林知远"), _page(2, day, "尚青", "林知远", "何小满"), _page(3, day, "尚青")]
    found = [
        page.model_copy(update={"locality": None, "source": "qx"}) for page in pages
    ]  # one place, so one person each
    charts = (companions(Collection(found).events()), companions(Collection(found).officials()))
    tables = [{(row["row"], row["column"]): row["events"] for row in _rows(chart, "column")} for chart in charts]
    assert tables[0] == tables[1]
    assert tables[0]["尚青", "尚青"] == 3
    assert tables[0]["尚青", "林知远"] == tables[0]["林知远", "尚青"] == 2
    assert tables[0]["林知远", "何小满"] == 1


def test_namesakes_of_two_places_stay_apart_and_only_the_most_frequent_are_shown():
    pages = [_page(n, date(2023, 4, n), "尚青", f"林{n}") for n in range(1, 4)]
    chart = companions(Collection(pages).events(), top=3)
    assert sorted({row["row"] for row in _rows(chart, "column")}) == ["尚青", "尚青 (2)", "尚青 (3)"]
    assert chart.to_dict()["title"]["subtitle"] == "3 with fewer events are left out."


@pytest.mark.parametrize(
    ("plot", "words"), [(timeline, "No events"), (deadlines, "No deadlines"), (companions, "No officials")]
)
def test_nothing_found_is_a_chart_that_says_so(plot: Callable[[Any], Any], words: str):
    assert any(words in text for text in _texts(plot([])))
    undated = timeline(Collection([_page(1, None)]).events())
    assert any("1 event without a day is not shown" in text for text in _texts(undated))


def test_words_of_a_page_are_no_code_of_a_chart():
    page = _page(1, date(2023, 4, 6), "尚青", due=(date(2023, 5, 1),))
    event = page.events[0]
    hostile = event.deadlines[0].model_copy(update={"task": Line(text="<script>datum['x']\\')</script>")})
    event = event.model_copy(update={"deadlines": (hostile,)})
    page = page.model_copy(update={"articles": (page.articles[0].model_copy(update={"events": (event,)}),)})
    texts = _texts(deadlines(Collection([page]).deadlines()))
    assert any(text.startswith("<script>datum['x']") for text in texts)


def test_without_altair_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "altair", None)
    for plot in (timeline, deadlines, companions):
        with pytest.raises(MissingExtraError, match=r"bulletin-ie\[plots\]"):
            plot([])  # type: ignore[operator]


def test_importing_the_plots_imports_no_altair():
    script = "import sys, bulletin_ie.plots; sys.exit('altair' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_different_names_give_different_pictures():
    vl_convert = pytest.importorskip(
        "vl_convert", reason="vl-convert is not installed (pip install 'bulletin-ie[plots]')"
    )
    if not base.has_chinese_glyphs():
        pytest.skip("no font with Chinese glyphs on this machine (Debian: fonts-noto-cjk)")
    pictures = []
    for name in ("尚青", "林远"):  # boxes would be equal
        chart = companions(Collection([_page(1, date(2023, 4, 6), name)]).events())
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            pictures.append(vl_convert.vegalite_to_png(chart.to_json()))
    assert pictures[0] != pictures[1]


@pytest.mark.skipif(sys.platform != "linux", reason="only fontconfig can be told of an empty folder of fonts")
def test_a_machine_without_chinese_fonts_is_told_what_to_install(tmp_path: Path):
    pytest.importorskip("vl_convert", reason="vl-convert is not installed (pip install 'bulletin-ie[plots]')")
    empty = tmp_path / "fonts.conf"
    empty.write_text(
        f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{tmp_path}</dir></fontconfig>'
    )
    script = "from bulletin_ie.plots import timeline; timeline([])"
    environment = {**os.environ, "FONTCONFIG_FILE": str(empty), "HOME": str(tmp_path)}
    run = subprocess.run([sys.executable, "-c", script], check=True, env=environment, capture_output=True, text=True)
    assert "apt install fonts-noto-cjk" in run.stderr


def test_a_day_is_the_same_day_in_every_time_zone(chromium: Chromium):
    pytest.importorskip("vl_convert", reason="vl-convert is not installed (pip install 'bulletin-ie[plots]')")
    chart = timeline(Collection([_page(1, date(2023, 4, 6))]).events())
    html = chart.to_html(inline=True, embed_options={"renderer": "svg", "actions": False})
    for zone in ("America/Los_Angeles", "Pacific/Auckland"):
        chromium.driver.execute_cdp_cmd("Emulation.setTimezoneOverride", {"timezoneId": zone})
        chromium.show(html)
        places = "return [...document.querySelectorAll('{}')].map(e => e.getBoundingClientRect().x + e.getBoundingClientRect().width / 2)"
        assert [e.text for e in chromium.find(".mark-text text") if e.text.startswith("2023")] == [
            "2023-04-05",
            "2023-04-06",
            "2023-04-07",
        ]
        grid = chromium.run(places.format(".role-axis-grid line"))
        (dot,) = chromium.run(places.format(".mark-symbol path"))
        assert min(abs(dot - line) for line in sorted(grid)) < 2
        assert chromium.requests() == []
    chromium.driver.execute_cdp_cmd("Emulation.setTimezoneOverride", {"timezoneId": ""})


def test_the_specification_is_plain_json():
    chart = timeline(Collection([_page(1, date(2023, 4, 6))]).events())
    assert json.loads(chart.to_json())["config"]["font"].startswith("Noto Sans CJK SC")
