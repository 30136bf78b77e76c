"""A page that takes too long or ends its process: it says so, and the batch goes on."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

import bulletin_ie
from bulletin_ie import Failure, Input, budget, pipeline
from bulletin_ie.layout import PageAnalyzer
from bulletin_ie.records import Bulletin
from bulletin_ie.tables.rows import is_complete

PAGES = [f"本报讯 4月{day}日，县长李国强到青石镇调研。" for day in range(1, 8)]
LONG = "清川县召开会议\n本报讯 4月6日，县长李国强到青石镇调研。\n" + "\n".join(
    f"◆4月{day}日，县委书记周明远到第{day}村调研，强调要在{day}月底前完成{day}项任务。" for day in range(1, 10)
)


class Clock:
    """A clock that goes one second on at each look."""

    now = 0.0

    def __call__(self) -> float:
        self.now += 1
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(budget.time, "monotonic", made)
    return made


def test_whenever_the_time_runs_out_there_is_a_record_that_says_so(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At each look at the time in turn; what is found by then stands in it."""
    page = "\n\n".join([*PAGES[:2], LONG])
    whole = bulletin_ie.extract(page)
    found = []
    extractor = bulletin_ie.load(timeout=1)
    for seconds in range(1, 1000):
        monkeypatch.setattr(extractor, "_timeout", seconds)
        cut = extractor.extract(page)
        codes = [d.code for d in cut.diagnostics]
        assert is_complete(cut) == ("timeout" not in codes)
        found.append((len(cut.articles), len(cut.events)))
        if is_complete(cut):
            break
    assert len(found) > 30
    assert found[0] == (0, 0)
    assert found[-1] == (len(whole.articles), len(whole.events))
    assert found == sorted(found)
    assert len(set(found)) > 3


def test_the_layout_is_cut_short_too(clock: Clock) -> None:
    cut = bulletin_ie.load(timeout=3).extract("\n".join(PAGES), published="2022-04-08", locality="福建省三明市三元区")
    assert (cut.articles, cut.published is not None, cut.locality is not None) == ((), True, True)
    assert [d.message for d in cut.diagnostics if d.code == "timeout"] == [
        "The time for this page ran out; its articles were not told apart."
    ]


def test_without_a_limit_nobody_asks_for_the_time(clock: Clock) -> None:
    bulletin_ie.load().extract(LONG)
    assert clock.now == 0


def test_the_limit_ends_with_its_page(clock: Clock) -> None:
    bulletin_ie.load(timeout=1).extract(LONG)
    budget.check()


@pytest.mark.parametrize(
    "odd",
    [None, 3, b"bytes", "\ud800", Input("a", source=1), Input("a", published="no day"), Input("a", locality="x" * 999)],  # type: ignore[arg-type]
)
def test_odd_inputs_do_not_end_a_batch(odd: str | Input) -> None:
    results = list(bulletin_ie.load().pipe([PAGES[0], odd, PAGES[1]], on_error="yield", batch_size=2))
    assert [type(r) for r in results] == [Bulletin, Failure, Bulletin]


def test_a_fault_of_ours_does_not_end_a_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: PageAnalyzer, page: object) -> None:
        raise RuntimeError("sorry")

    monkeypatch.setattr(PageAnalyzer, "analyze", broken)
    (failed,) = bulletin_ie.load().pipe(PAGES[:1], on_error="yield")
    assert isinstance(failed, Failure)
    assert failed.code == "internal_error"


def _killed_by(marks: Path, *, always: bool) -> object:
    """An extraction that kills its process at page 3, once or always."""
    extract = pipeline.Extractor.extract

    def killing(self: pipeline.Extractor, text: str, **known: object) -> Bulletin:
        if text == PAGES[3] and (always or not marks.exists()):
            marks.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return extract(self, text, **known)  # type: ignore[arg-type]

    return killing


forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="the killer is handed to workers by fork")


@forks
def test_a_killed_process_loses_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extractor = bulletin_ie.load(names="rules")
    expected = list(extractor.pipe(PAGES * 2))
    monkeypatch.setattr(pipeline.Extractor, "extract", _killed_by(tmp_path / "killed", always=False))
    assert list(extractor.pipe(PAGES * 2, n_process=2, batch_size=2)) == expected
    assert (tmp_path / "killed").exists()


@forks
def test_a_page_that_ends_its_process_is_a_failure_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extractor = bulletin_ie.load(names="rules")
    monkeypatch.setattr(pipeline.Extractor, "extract", _killed_by(tmp_path / "killed", always=True))
    inputs = [Input(page, source=str(number)) for number, page in enumerate(PAGES)]
    results = list(extractor.pipe(inputs, n_process=2, batch_size=2, on_error="yield"))
    assert [r.source for r in results] == [i.source for i in inputs]
    assert [(r.source, r.code) for r in results if isinstance(r, Failure)] == [("3", "worker_lost")]
    with pytest.raises(bulletin_ie.BulletinIEError, match="worker_lost"):
        list(extractor.pipe(inputs, n_process=2, batch_size=2))


@forks
def test_processes_that_never_start_are_one_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*settings: object) -> None:
        raise RuntimeError("no memory")

    monkeypatch.setattr(pipeline, "_start_worker", broken)
    with pytest.raises(bulletin_ie.BulletinIEError, match="no_worker"):
        list(bulletin_ie.load(names="rules").pipe(PAGES, n_process=2))
