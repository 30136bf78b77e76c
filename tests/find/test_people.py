"""What the finder of people promises: names, titles, lists, later mentions; and what is no person."""

from __future__ import annotations

import pytest

from bulletin_ie.find.people import PeopleFinder
from bulletin_ie.find.titles import split_title
from bulletin_ie.lexicon import default_lexicon

# Expected people with their titles, and sentences that say just that.
CASES: list[tuple[dict[str, list[str]], list[str]]] = [
    (
        {"周明远": ["县委书记"]},
        [
            "县委书记周明远主持召开会议。",
            "近日，县委书记周明远到青石镇调研。",
            "会议由县委书记周明远主持。",
            "在县委书记周明远带领下，一行人来到工地。",
            "周明远（县委书记）出席会议。",
        ],
    ),
    (
        {"卜凡": ["县长"]},
        ["县长卜凡主持。", "县长卜凡在致辞中指出，要抓落实。", "县长卜凡强调，要抓落实。", "县长卜凡一行来到工地。"],
    ),
    (
        {"高峰": ["县委常委"], "武申红": ["县委常委"], "史小曼": ["县委常委"]},
        ["县委常委高峰、武申红、史小曼出席会议。", "县委常委高峰，武申红，史小曼出席会议。"],
    ),
    (
        {"时博": ["区委副书记"], "李卓": ["区委常委", "统战部长", "区委办主任"]},
        [
            "区委副书记时博，区委常委、统战部长、区委办主任李卓出席会议并讲话。",
            "区委副书记时博、区委常委、统战部长、区委办主任李卓出席会议并讲话。",
        ],
    ),
    ({"常青": ["副县长"], "程远": ["副县长"]}, ["副县长常青、程远参加。", "副县长常青和程远参加。"]),
    ({"欧阳骏": ["公司创始人", "总裁"]}, ["公司创始人、总裁欧阳骏介绍，企业去年产值突破18亿元。"]),
    ({"艾力·买买提": ["县委副书记", "县长"]}, ["县委副书记、县长艾力·买买提率考察团一行来访。"]),
    ({"那仁满都拉": ["旗长"]}, ["旗长那仁满都拉主持会议。", "旗长那仁满都拉，出席会议。"]),
    ({"艾山江·吐尔逊": ["副县长（挂职）"]}, ["副县长（挂职）艾山江·吐尔逊出席会议。"]),
    ({"皇甫云": ["皖晶新能源科技有限公司董事长"]}, ["皖晶新能源科技有限公司董事长皇甫云代表企业发言。"]),
    ({"程启山": ["蓝芯半导体（深圳）有限公司总经理"]}, ["蓝芯半导体（深圳）有限公司总经理程启山参加。"]),
    (
        {},
        [
            "区委书记高度重视安全生产。",
            "县委常委会召开会议。",
            "加强领导，强化组织领导高位推动。",
            "县长热线全天开通。",
            "工程施工人员深入现场。",
            "与会代表团结一致。",
            "孙镇长说，路修好了。",
        ],
    ),
]


@pytest.fixture(scope="module")
def finder() -> PeopleFinder:
    return PeopleFinder(default_lexicon())


@pytest.mark.parametrize(("expected", "text"), [(e, t) for e, texts in CASES for t in texts])
def test_people_and_titles(finder: PeopleFinder, expected: dict[str, list[str]], text: str) -> None:
    found = {p.name: [text[t.start : t.end] for t in p.titles] for p in finder.find(text)}
    assert found == expected


def test_every_later_mention_counts(finder: PeopleFinder) -> None:
    text = "县委书记苏建设调研。苏建设强调，要推动建设成高原。会上，苏建设说，要快。"
    (person,) = finder.find(text)
    assert [text[m.start : m.end] for m in person.mentions] == ["苏建设"] * 3


def test_a_name_that_is_also_a_word_is_no_mention_inside_other_words(finder: PeopleFinder) -> None:
    text = "县委常委高峰出席。推动各项工作起高峰提供保障。高峰指出，要快。"
    (person,) = finder.find(text)
    assert [m.start for m in person.mentions] == [4, text.index("高峰指出")]


def test_a_longer_title_replaces_the_shorter_one(finder: PeopleFinder) -> None:
    text = "书记周明远说，要快。二七区委书记周明远强调，要稳。区委书记周明远要求，要准。"
    (person,) = finder.find(text)
    assert [text[t.start : t.end] for t in person.titles] == ["二七区委书记"]


@pytest.mark.parametrize(
    ("title", "body", "post", "canonical", "capacity"),
    [
        ("区委统战部部长", "区委统战部", "部长", "区委统战部部长", "full"),
        ("统战部长", "统战部", "部长", "统战部部长", "full"),
        ("二七区委书记", "二七区委", "书记", "区委书记", "full"),
        ("代县长", None, "代县长", "县长", "acting"),
        ("副县长（挂职）", None, "副县长", "副县长", "seconded"),
        ("县应急管理局局长", "县应急管理局", "局长", "县应急管理局局长", "full"),
        ("原县委书记", "县委", "书记", "县委书记", "former"),
    ],
)
def test_parts_of_a_title(title: str, body: str | None, post: str, canonical: str, capacity: str) -> None:
    parts = split_title(title)
    assert (parts.body, parts.post, parts.canonical, parts.capacity) == (body, post, canonical, capacity)
