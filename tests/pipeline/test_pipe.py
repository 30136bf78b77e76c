"""Many pages: order, failures, processes, time limits, lexicon packs."""

from __future__ import annotations

import gc
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from types import MappingProxyType

import pytest

import bulletin_ie
from bulletin_ie import Failure, Input, budget, pipeline, workers
from bulletin_ie.lexicon import Lexicon, default_lexicon
from bulletin_ie.lexicon.lexicon import Entry
from bulletin_ie.records import Bulletin
from bulletin_ie.text import AlignedText

PAGES = [f"本报讯 4月{day}日，县长李国强到青石镇调研。" for day in range(1, 8)]


@pytest.fixture(scope="module")
def extractor() -> bulletin_ie.Extractor:
    return bulletin_ie.load()


def test_order_is_kept_and_failures_stand_in_their_place(extractor: bulletin_ie.Extractor) -> None:
    inputs = [
        Input(PAGES[0], source="a"),
        Input("\ud800", source="b"),
        Input(PAGES[1], source="c", published="2022-04-09"),
    ]
    results = list(extractor.pipe(inputs, on_error="yield", batch_size=2))
    assert [r.source for r in results] == ["a", "b", "c"]
    failed = results[1]
    assert isinstance(failed, Failure)
    assert failed.code == "lone_surrogate"


def test_errors_are_raised_unless_asked_otherwise(extractor: bulletin_ie.Extractor) -> None:
    with pytest.raises(bulletin_ie.InputError):
        list(extractor.pipe(["\ud800"]))


def test_a_record_is_made_when_it_is_asked_for(extractor: bulletin_ie.Extractor) -> None:
    results = extractor.pipe([PAGES[0], "\ud800"], batch_size=2)
    assert isinstance(next(results), Bulletin)
    with pytest.raises(bulletin_ie.InputError):
        next(results)


def test_a_worker_seldom_looks_for_garbage() -> None:
    with ProcessPoolExecutor(1, initializer=workers._make_ready, initargs=(int, ())) as pool:
        assert pool.submit(gc.get_freeze_count).result() > 0
        assert pool.submit(gc.get_threshold).result()[0] == workers._ALLOCATIONS


def test_two_processes_give_the_same_records(extractor: bulletin_ie.Extractor) -> None:
    here, there = list(extractor.pipe(PAGES)), list(extractor.pipe(PAGES, n_process=2, batch_size=2))
    assert there == here
    # Equal also in which fields were given, which == does not see.
    assert [page.model_dump(exclude_unset=True) for page in there] == [p.model_dump(exclude_unset=True) for p in here]


def _own_lexicon() -> Lexicon:
    """A lexicon made in the program, which no file holds."""
    lexicon = default_lexicon()
    mine = Entry("post", ("主理人",), "official", attributes=MappingProxyType({}), origin="here")
    return Lexicon(MappingProxyType({**lexicon.entries, "post": (*lexicon.of("post"), mine)}), "mine")


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes_get_the_extractors_own_lexicon(method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"this system cannot {method}")
    context = multiprocessing.get_context(method)
    monkeypatch.setattr(workers, "ProcessPoolExecutor", partial(ProcessPoolExecutor, mp_context=context))
    extractor = bulletin_ie.Extractor(_own_lexicon())
    pages = ["本报讯 4月6日，茶博馆主理人周明远主持会议。"] * 3
    found = list(extractor.pipe(pages, n_process=2, batch_size=1))
    assert found == list(extractor.pipe(pages))
    assert [t.text for t in found[0].events[0].participants[0].titles] == ["茶博馆主理人"]


def test_inputs_are_read_as_they_are_needed(extractor: bulletin_ie.Extractor) -> None:
    read: list[int] = []

    def endless():  # type: ignore[no-untyped-def]
        number = 0
        while True:
            read.append(number)
            yield PAGES[0]
            number += 1

    results = extractor.pipe(endless(), batch_size=3)
    next(results)
    assert len(read) <= 3


def test_a_page_cut_short_says_so() -> None:
    page = "\n\n".join(PAGES)
    bulletin = bulletin_ie.load(timeout=1e-9).extract(page)
    assert "timeout" in [d.code for d in bulletin.diagnostics]
    assert bulletin.articles == ()
    assert bulletin_ie.load(timeout=60).extract(page).articles


def test_the_time_runs_from_the_call(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading the page's layout takes from the same time as its articles."""
    now = [0.0]
    monkeypatch.setattr(budget.time, "monotonic", lambda: now[0])
    read = pipeline.read_page

    def slowly(text: str) -> AlignedText:
        now[0] += 10
        return read(text)

    monkeypatch.setattr(pipeline, "read_page", slowly)
    page = "\n\n".join(PAGES)
    cut = bulletin_ie.load(timeout=5).extract(page)
    assert (cut.articles, [d.code for d in cut.diagnostics if d.code == "timeout"]) == ((), ["timeout"])
    assert bulletin_ie.load(timeout=50).extract(page).articles


def test_a_pack_adds_a_title_and_changes_the_ruleset_version(tmp_path: Path) -> None:
    text = "本报讯 4月6日，茶博馆主事周明远主持会议。"
    assert not any(p.titles for event in bulletin_ie.extract(text).events for p in event.participants)
    pack = tmp_path / "mine.toml"
    pack.write_text('[[post]]\nvalue = "official"\nwords = ["主事"]\n', encoding="utf-8")
    extractor = bulletin_ie.load(lexicons=[pack])
    person = extractor.extract(text).events[0].participants[0]
    assert (person.name, [t.text for t in person.titles]) == ("周明远", ["茶博馆主事"])
    assert extractor.ruleset_version != bulletin_ie.load().ruleset_version


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("x = [", "bad_toml"),
        ("[[no_such_kind]]\nwords = ['甲']", "unknown_kind"),
        ("[[post]]\nvalue = 'official'", "bad_entry"),
    ],
)
def test_a_broken_pack_is_one_error_that_names_the_file(tmp_path: Path, content: str, code: str) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text(content, encoding="utf-8")
    with pytest.raises(bulletin_ie.LexiconError, match=r"mine\.toml") as caught:
        bulletin_ie.load(lexicons=[pack])
    assert caught.value.code == code


def test_results_are_bulletins(extractor: bulletin_ie.Extractor) -> None:
    assert all(isinstance(r, Bulletin) for r in extractor.pipe(PAGES[:2]))
