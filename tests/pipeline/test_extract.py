"""What `extract` promises for any page: records or one error, true spans, stable ids, the same record again."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from promises import spans_in

import bulletin_ie
from bulletin_ie.explanation import rules
from bulletin_ie.records import Bulletin

FOLDERS = [Path(__file__).parents[1] / "pages", Path(__file__).parents[1] / "benchmark"]
PAGES = sorted(p for folder in FOLDERS for p in folder.glob("*.txt"))
PIECES = [
    "本报讯", "4月6日上午，", "县委书记周明远", "、", "，", "。", "\n", "\n\n", "县长李国强", "主持召开防汛工作会议", "强调，", "要在5月15日前完成",
    "126个重点项目", "来到青石镇柳树村", "记者 王芳", "（", "）", "“", "”", "◆", " ", "\u3000", "2022年", "调研", "将于", "推迟至", "任命", "为", "1086户3245人",
    "会议指出，", "他", "一行", "陪同", "图为", "责任编辑：", "下一篇：", "😀", "𠮷", "\x00", "\ufeff", "\r\n", "縣長", "９", "⽉", "…", "·", "%", "亿元",
]  # fmt: skip
page_text = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=60).map("".join)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(page_text)
def test_any_text_gives_a_record_whose_spans_slice_it(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        with pytest.raises(bulletin_ie.InputError):
            bulletin_ie.extract(text)
        return
    bulletin = bulletin_ie.extract(text)
    assert all(text[s["start"] : s["end"]] == s["text"] for s in spans_in(bulletin.model_dump(mode="json")))
    assert Bulletin.model_validate_json(bulletin.model_dump_json()) == bulletin


@pytest.mark.parametrize("page", PAGES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_every_value_has_true_spans_a_known_rule_and_its_own_id(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    bulletin = bulletin_ie.extract(text, source=page.name)
    data = bulletin.model_dump(mode="json")
    assert all(text[s["start"] : s["end"]] == s["text"] for s in spans_in(data))
    items = [
        item
        for event in bulletin.events
        for group in (
            event.participants,
            event.places,
            event.counts,
            event.deadlines,
            event.statements,
            event.appointments,
        )
        for item in group
    ]
    ids = [item.id for item in items] + [event.id for event in bulletin.events]
    assert len(ids) == len(set(ids))
    for item in (*items, *bulletin.events):
        assert item.spans
        assert bulletin.explain(item.id).meaning, item.rule
    assert {t.rule for event in bulletin.events for t in event.topics} <= set(rules())
    assert {d.when.rule for event in bulletin.events for d in event.deadlines} <= set(rules())


def test_an_empty_page_is_an_empty_record() -> None:
    bulletin = bulletin_ie.extract("")
    assert (bulletin.articles, bulletin.events, bulletin.diagnostics) == ((), (), ())


@pytest.mark.parametrize(
    ("text", "code"), [(b"bytes", "not_text"), (None, "not_text"), ("县长\ud800", "lone_surrogate")]
)
def test_what_is_no_text_is_one_error_with_a_code(text: Any, code: str) -> None:
    with pytest.raises(bulletin_ie.InputError) as caught:
        bulletin_ie.extract(text)
    assert caught.value.code == code
    assert isinstance(caught.value, ValueError)


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(bulletin_ie.InputError) as caught:
        bulletin_ie.load(max_chars=10).extract("县长李国强到青石镇调研。" * 2)
    assert caught.value.code == "too_long"


@pytest.mark.parametrize("published", ["2022-04-19", "2022年4月19日", date(2022, 4, 19), "20220419"])
def test_publication_date_in_any_usual_form(published: Any) -> None:
    bulletin = bulletin_ie.extract("本报讯 4月6日，县长李国强到青石镇调研。", published=published)
    assert (bulletin.published, bulletin.published_from) == (date(2022, 4, 19), "argument")
    assert bulletin.events[0].date is not None
    assert bulletin.events[0].date.start == date(2022, 4, 6)
    assert bulletin.events[0].date.year_from == "published"


def test_a_publication_date_that_is_none_is_an_error() -> None:
    with pytest.raises(bulletin_ie.InputError) as caught:
        bulletin_ie.extract("", published="sometime")
    assert caught.value.code == "bad_date"


def test_an_unknown_year_stays_unknown_with_a_diagnostic() -> None:
    bulletin = bulletin_ie.extract("本报讯 4月6日，县长李国强到青石镇调研。")
    when = bulletin.events[0].date
    assert when is not None
    assert (when.start, when.timex) == (None, "XXXX-04-06")
    assert [d.code for d in bulletin.diagnostics if d.spans and d.spans[0].text == "4月6日"] == ["year_unknown"]


def test_lost_characters_are_told() -> None:
    codes = [d.code for d in bulletin_ie.extract("本报讯 县\ufffd李国强到青石镇调研。").diagnostics]
    assert "garbled_text" in codes


def test_ids_survive_a_correction_elsewhere_on_the_page() -> None:
    page = "甲县召开会议\n\n本报讯 4月6日，县委书记周明远主持召开防汛工作会议，部署12个项目。\n\n乙镇开展义诊\n\n本报讯 4月7日，乙镇开展义诊。"
    before = bulletin_ie.extract(page, source="p1", published="2022-04-08")
    after = bulletin_ie.extract(page.replace("开展义诊。", "开展了义诊活动。"), source="p1", published="2022-04-08")
    assert before.id == after.id
    assert before.articles[0].id == after.articles[0].id
    assert [p.id for p in before.events[0].participants] == [p.id for p in after.events[0].participants]
    assert [c.id for c in before.events[0].counts] == [c.id for c in after.events[0].counts]


def test_equal_texts_under_two_names_are_two_bulletins() -> None:
    text = "本报讯 县长李国强到青石镇调研。"
    assert bulletin_ie.extract(text, source="a").id != bulletin_ie.extract(text, source="b").id
    assert bulletin_ie.extract(text).id == bulletin_ie.extract(text).id


def test_a_traditional_page_gives_its_own_script() -> None:
    bulletin = bulletin_ie.extract("本報訊 4月6日，縣委書記周明遠到青石鎮調研，縣長李國強陪同。")
    assert [(p.name, [t.text for t in p.titles]) for p in bulletin.events[0].participants] == [
        ("周明遠", ["縣委書記"]),
        ("李國強", ["縣長"]),
    ]


def test_locality_is_read_into_a_path() -> None:
    division = bulletin_ie.extract("", locality="福建省三明市三元区").locality
    assert division is not None
    assert (division.name, division.level, division.path) == ("三元区", "county", ("福建省", "三明市", "三元区"))


def test_a_models_own_options_are_told_to_be_missing() -> None:
    with pytest.raises(bulletin_ie.ModelError):
        bulletin_ie.load(model="somewhere")
    with pytest.raises(bulletin_ie.LexiconError):
        bulletin_ie.load(divisions="somewhere.csv")


@pytest.mark.parametrize("number", ["12345678901234567.89", "0.1", "12.50", "9876543210987", "3.3亿"])
def test_numbers_come_back_equal(number: str) -> None:
    bulletin = bulletin_ie.extract(f"本报讯 4月6日，县长李国强到青石镇调研，排查隐患{number}处。", source="p1")
    assert len(bulletin.events[0].counts) == 1
    written = bulletin.model_dump_json()
    assert Bulletin.model_validate_json(written) == bulletin
    assert isinstance(json.loads(written)["articles"][0]["events"][0]["counts"][0]["value"], int | float)
    with bulletin_ie.open_store("sqlite://") as store:
        store.add([bulletin])
        assert store.bulletin(bulletin.id) == bulletin
        assert store.add([bulletin]).unchanged == 1


def test_a_sentence_cut_by_a_column_break_is_read_whole() -> None:
    page = (Path(bulletin_ie.__file__).parent / "samples" / "newspaper_columns.txt").read_text(encoding="utf-8")
    changes = [(a.name, a.change) for event in bulletin_ie.extract(page).events for a in event.appointments]
    assert changes == [("邵一帆", "appointed"), ("邵一帆", "removed"), ("秦时月", "appointed")]
