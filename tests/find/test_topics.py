"""Subjects of articles."""

import pytest

from bulletin_ie.find.topics import RULES, TopicFinder
from bulletin_ie.lexicon import default_lexicon
from bulletin_ie.records.vocabulary import TopicLabel, values
from bulletin_ie.text import AlignedText

LEXICON = default_lexicon()
FINDER = TopicFinder(LEXICON)

PAGES = {
    "flood_control": "6月8日，青渡区召开防汛抗旱工作会议，要求备足抢险物资，加强水库巡查，确保安全度汛。",
    "work_safety": "1月18日，区领导带队督查安全生产工作，排查消防安全隐患，防范火灾事故。",
    "urban_renewal": "区委书记到三条老街走访，了解城市更新和老旧小区改造进度。",
    "agriculture": "县长深入田间调研春耕备耕，察看早稻育秧和高标准农田建设。",
    "united_front": "4月12日，区2022年统计工作会议召开，听取民族宗教和党外人士工作汇报。",
    "investment": "市委书记率队赴深圳招商引资，拜访客商，3个项目签约。",
    "public_order": "县委书记到信访局接访，推动矛盾纠纷化解，建设平安青河。",
}


@pytest.mark.parametrize(("label", "body"), PAGES.items())
def test_strongest_subject(label, body):
    text = AlignedText.of(body)
    found = FINDER.find(text)
    assert found[0].label == label
    for item in found:
        assert item.rule in RULES
        assert all(text.clean[a:b] in LEXICON.entry("topic", text.key[a:b]).words for a, b in item.ranges)


def test_traditional_text():
    assert FINDER.find(AlignedText.of("縣委書記檢查防汛備汛工作，要求確保安全度汛。"))[0].label == "flood_control"


def test_nothing_is_guessed():
    assert FINDER.find(AlignedText.of("会议研究了其他事项。")) == []
    assert FINDER.find(AlignedText.of("")) == []


def test_one_word_in_passing_is_no_subject():
    body = "县长调研春耕备耕，察看早稻育秧、高标准农田和农机调度。" * 3 + "途中他还问起学校的情况。"
    assert {m.label for m in FINDER.find(AlignedText.of(body))} == {"agriculture"}


def test_headline_decides_between_two():
    body = "县长一行察看水稻种植，又到景区了解旅游。" + "大家一路交流。" * 30
    assert FINDER.find(AlignedText.of(body), headline="县长调研文旅工作")[0].label == "culture_tourism"


def test_at_most_three_subjects():
    body = "".join(PAGES.values())
    assert 1 <= len(FINDER.find(AlignedText.of(body))) <= 3


def test_every_label_has_words():
    assert {entry.value for entry in LEXICON.of("topic")} == set(values(TopicLabel))
