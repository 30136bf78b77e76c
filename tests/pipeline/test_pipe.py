"""Many pages: order, failures, processes, time limits, lexicon packs."""

from __future__ import annotations

from pathlib import Path

import pytest

import bulletin_ie
from bulletin_ie import Failure, Input
from bulletin_ie.records import Bulletin

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


def test_two_processes_give_the_same_records(extractor: bulletin_ie.Extractor) -> None:
    assert list(extractor.pipe(PAGES, n_process=2, batch_size=2)) == list(extractor.pipe(PAGES))


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
    bulletin = bulletin_ie.load(timeout=0.0).extract(page)
    assert "timeout" in [d.code for d in bulletin.diagnostics]
    assert bulletin.articles == ()
    assert bulletin_ie.load(timeout=60).extract(page).articles


def test_a_pack_adds_a_title_and_changes_the_ruleset_version(tmp_path: Path) -> None:
    text = "本报讯 4月6日，茶博馆主理人周明远主持会议。"
    assert not any(p.titles for event in bulletin_ie.extract(text).events for p in event.participants)
    pack = tmp_path / "mine.toml"
    pack.write_text('[[post]]\nvalue = "official"\nwords = ["主理人"]\n', encoding="utf-8")
    extractor = bulletin_ie.load(lexicons=[pack])
    person = extractor.extract(text).events[0].participants[0]
    assert (person.name, [t.text for t in person.titles]) == ("周明远", ["茶博馆主理人"])
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
