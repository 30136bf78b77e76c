"""Answers and collections as values: sequences, frames, views, files."""

from __future__ import annotations

from datetime import date

import pytest

from bulletin_ie import Collection, InputError, UnknownItemError
from bulletin_ie.queries import CountHit, EventHit, OfficialSummary, Results
from bulletin_ie.records import Diagnostic

QUESTIONS = ("events", "deadlines", "counts", "officials")


@pytest.fixture
def pages(make_bulletin):
    return Collection([make_bulletin(), make_bulletin(source="qx/p2.txt")])


@pytest.mark.parametrize("ask", QUESTIONS)
def test_an_answer_is_an_unchanging_sequence(pages, ask):
    found = getattr(pages, ask)()
    assert isinstance(found, Results)
    assert found[:1] == Results(found.kind, [found[0]])
    assert list(found) == [found[number] for number in range(len(found))]
    assert hash(found) == hash(found[:])
    with pytest.raises(TypeError):
        found[0] = None


def test_its_repr_is_short(pages):
    assert repr(pages.deadlines()) == "<2 deadlines>"
    assert repr(pages.events()[:1]) == "<1 event>"
    assert repr(Collection().officials()) == "<0 officials>"
    assert repr(pages) == "<Collection of 2 bulletins>"


def test_the_repr_of_a_hit_is_short_whatever_the_page_says(make_bulletin):
    page = make_bulletin(source="qx/" + "柳林" * 500)
    event = page.events[0]
    due = event.deadlines[0]
    due = due.model_copy(update={"task": due.task.model_copy(update={"text": "整改" * 500})})
    count = event.counts[0].model_copy(update={"object": "隐患" * 500})
    people = tuple(event.participants[0].model_copy(update={"id": f"p-{n}", "name": f"尚{n}"}) for n in range(100))
    event = event.model_copy(update={"deadlines": (due,), "counts": (count,), "participants": people})
    page = page.model_copy(update={"articles": (page.articles[0].model_copy(update={"events": (event,)}),)})
    pages = Collection([page])
    for ask in QUESTIONS:
        hit = getattr(pages, ask)()[0]
        assert len(repr(hit)) <= 200
        assert repr(hit).startswith(f"<{type(hit).__name__} ")
    assert "2022-05-15 overdue" in repr(pages.deadlines(as_of="2022-05-16")[0])


def test_an_official_without_a_locality_has_a_source(make_bulletin):
    placed = make_bulletin(source="p1.txt", locality="清溪县")
    unplaced = make_bulletin(source="p2.txt", locality=None)
    found = {official.source: official.locality for official in Collection([placed, unplaced]).officials()}
    assert found == {None: "清溪县", "p2.txt": "p2.txt"}


@pytest.mark.parametrize("engine", ["pandas", "polars"])
@pytest.mark.parametrize("ask", QUESTIONS)
def test_a_frame_has_a_row_for_each_hit_and_the_same_columns_without_any(pages, ask, engine):
    pytest.importorskip(engine)
    found, none = getattr(pages, ask)(), getattr(Collection(), ask)()
    frame, empty = found.to_frame(engine), none.to_frame(engine)
    assert len(frame) == len(found)
    assert list(frame.columns) == list(empty.columns) == [column.name for column in found.columns]
    assert [str(kind) for kind in frame.dtypes] == [str(kind) for kind in empty.dtypes]


def test_days_are_real_days(pages):
    pytest.importorskip("polars")
    frame = pages.deadlines(as_of="2022-05-16").to_frame("polars")
    assert frame["last_day"].to_list() == [date(2022, 5, 15)] * 2
    assert (frame["overdue"].to_list(), frame["days_left"].to_list()) == ([True, True], [-1, -1])


def test_an_unknown_engine_is_refused(pages):
    with pytest.raises(InputError, match="polars"):
        pages.events().to_frame("spark")


def test_every_row_has_every_column(pages):
    for ask in QUESTIONS:
        found = getattr(pages, ask)()
        assert {tuple(row) for row in found.rows()} == {tuple(column.name for column in found.columns)}


@pytest.mark.parametrize("ask", QUESTIONS)
def test_a_notebook_shows_the_words_and_runs_none(make_bulletin, ask):
    page = make_bulletin()
    article = page.articles[0]
    evil = article.model_copy(
        update={"headline": article.headline.model_copy(update={"text": "<script>alert(1)</script>"})}
    )
    pages = Collection([page.model_copy(update={"articles": (evil,)})])
    for view in (getattr(pages, ask)()._repr_html_(), pages._repr_html_()):
        assert "<script>" not in view
        assert len(view) > 100


def test_a_hit_holds_the_record_itself(pages):
    hit = pages.events()[0]
    assert isinstance(hit, EventHit)
    assert hit.event is pages.bulletin(hit.bulletin_id).events[0]
    assert isinstance(pages.counts()[0], CountHit)
    assert isinstance(pages.officials()[0], OfficialSummary)


def test_a_collection_holds_each_bulletin_once_as_a_store_does(make_bulletin):
    page = make_bulletin()
    changed = page.model_copy(update={"text_sha256": "other"})
    cut = page.model_copy(update={"diagnostics": (Diagnostic(code="timeout", message="cut"),)})
    assert list(Collection([page, changed])) == [changed]
    assert list(Collection([page, cut])) == [page]
    assert list(Collection([cut, page])) == [page]


def test_a_collection_refuses_what_is_no_bulletin(make_bulletin):
    with pytest.raises(InputError, match="str"):
        Collection(["本报讯"])


def test_a_bulletin_by_its_id(pages):
    assert pages.bulletin(pages[1].id) is pages[1]
    with pytest.raises(UnknownItemError):
        pages.bulletin("b-0")


def test_slices_are_collections(pages):
    assert isinstance(pages[1:], Collection)
    assert list(pages[1:]) == [pages[1]]


@pytest.mark.parametrize("name", ["pages.jsonl", "pages.ndjson", "pages.PARQUET"])
def test_files_lose_nothing(pages, tmp_path, name):
    pytest.importorskip("pyarrow")
    assert pages.write(tmp_path / name) == 2
    assert Collection.read(tmp_path / name) == pages
    assert Collection.read(tmp_path / name, str(tmp_path / name)) == pages


def test_other_files_are_refused_with_what_is_allowed(pages, tmp_path):
    for call in (pages.write, Collection.read):
        with pytest.raises(InputError, match=r"\.parquet"):
            call(tmp_path / "pages.csv")
    assert not (tmp_path / "pages.csv").exists()
