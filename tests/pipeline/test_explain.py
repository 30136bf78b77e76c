"""Explanations: every part of a record has one, and the lexicon entry is named where it is known."""

from __future__ import annotations

from pathlib import Path

import pytest

import bulletin_ie
from bulletin_ie.records import Bulletin

PAGE = (
    "青河县召开防汛工作会议\n\n本报讯 4月6日上午，县委书记周明远、副县长李国强到青石镇柳树水库检查防汛工作，确保安全度汛。"
    "周明远强调，要在5月15日前完成12处隐患整改。"
)


@pytest.fixture(scope="module")
def page() -> Bulletin:
    return bulletin_ie.extract(PAGE, published="2022-04-07")


def test_parts_of_events_and_items(page: Bulletin) -> None:
    event = page.events[0]
    assert page.explain(f"{event.id}#date").words == ("4月6日上午",)
    assert page.explain(f"{event.deadlines[0].id}#when").words == ("5月15日前",)
    assert page.explain(f"{event.participants[0].id}#title0").words == ("县委书记",)
    assert "防汛" in page.explain(f"{event.id}#topic0").words
    for part in ("#date", "#topic0"):
        assert page.explain(event.id + part).meaning


def test_titles_of_appointments() -> None:
    page = bulletin_ie.extract("任命\n\n青河县人大常委会决定：任命何大山为县水利局局长。")
    appointment = page.events[0].appointments[0]
    assert page.explain(f"{appointment.id}#title").words == ("县水利局局长",)


def test_entries(page: Bulletin) -> None:
    event = page.events[0]
    place = next(p for p in event.places if p.kind == "water")
    assert page.explain(f"{event.id}#topic0").entry == "topics.toml [[topic]] flood_control"
    assert page.explain(f"{event.participants[0].id}#title0").entry == "titles.toml [[post]] official"
    assert page.explain(place.id).entry == "places.toml [[place_suffix]] water"
    assert page.explain(event.statements[0].id).entry == "statements.toml [[reporting_verb]] stress"
    assert page.explain(f"{event.id}#date").entry is None
    assert "topics.toml" in str(page.explain(f"{event.id}#topic0"))


def test_a_traditional_page_has_the_same_entries() -> None:
    page = bulletin_ie.extract("本報訊 4月6日，縣委書記周明遠檢查防汛工作，確保安全度汛。")
    assert page.explain(f"{page.events[0].participants[0].id}#title0").entry == "titles.toml [[post]] official"


def test_no_entry_is_named_for_a_record_of_another_lexicon(page: Bulletin, tmp_path: Path) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text('[[post]]\nvalue = "official"\nwords = ["主理人"]\n', encoding="utf-8")
    own = bulletin_ie.load(lexicons=pack).extract(PAGE, published="2022-04-07")
    assert own.explain(f"{own.events[0].id}#topic0").entry is None
    assert page.model_copy(update={"ruleset_version": "old"}).explain(f"{page.events[0].id}#topic0").entry is None


@pytest.mark.parametrize("item_id", ["", "no-such-id", "#date"])
def test_an_unknown_id_is_an_error_with_a_sentence(page: Bulletin, item_id: str) -> None:
    with pytest.raises(bulletin_ie.UnknownItemError, match="has no item") as caught:
        page.explain(item_id)
    assert isinstance(caught.value, KeyError)
    assert isinstance(caught.value, bulletin_ie.BulletinIEError)
    assert caught.value.code == "unknown_item"


def test_parts_beyond_the_last(page: Bulletin) -> None:
    with pytest.raises(KeyError):
        page.explain(f"{page.events[0].id}#topic99")
