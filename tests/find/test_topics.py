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


@pytest.mark.parametrize(
    ("headline", "body", "labels"),
    [
        ("县领导督导抗旱保苗", "全县玉米、大豆受旱。县长到柳树村查看旱情，要求组织机井抽水浇灌。", {"agriculture"}),
        ("县领导视察茶产业", "县人大常委会组织代表到茶园查看春茶采摘，听取县农业农村局汇报。", {"agriculture"}),
        ("县领导巡查森林防火", "县长到青石林场检查防火检查站值守，要求管住野外火源。", {"work_safety"}),
        (
            "县领导调研校园食堂",
            "县长到实验小学查看后厨。县应急管理局、公安局负责人，安全生产、信访、防汛等部门参加。",
            {"education"},
        ),
        ("县运动会延期举行", "受疫情影响，原定6月8日开幕的县运动会延期。", {"culture_tourism"}),
    ],
)
def test_who_acts_what_caused_it_and_who_came_along_are_no_subjects(headline, body, labels):
    assert {m.label for m in FINDER.find(AlignedText.of(body), headline)} == labels


def test_what_the_headline_leaves_out_must_weigh_more():
    body = "途中他察看水稻种植。" + "他对文旅工作作了指导，游客很多。"
    labels = [m.label for m in FINDER.find(AlignedText.of(body), "县长调研文旅工作")]
    assert labels == ["culture_tourism"]
    assert "agriculture" in [m.label for m in FINDER.find(AlignedText.of(body.replace("文旅", "有关")))]


def test_words_of_the_headline_are_told_apart():
    headline = "县长调研文旅工作"
    (found,) = FINDER.find(AlignedText.of("县长一路察看。"), headline)
    assert found.ranges == ()
    assert [headline[a:b] for a, b in found.headline] == ["文旅"]
