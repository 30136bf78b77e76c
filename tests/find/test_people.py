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
        {"卜岩": ["县长"]},
        ["县长卜岩主持。", "县长卜岩在致辞中指出，要抓落实。", "县长卜岩强调，要抓落实。", "县长卜岩一行来到工地。"],
    ),
    (
        {"高峰": ["县委常委"], "沈申秋": ["县委常委"], "吕小荷": ["县委常委"]},
        ["县委常委高峰、沈申秋、吕小荷出席会议。", "县委常委高峰，沈申秋，吕小荷出席会议。"],
    ),
    (
        {"时越": ["区委副书记"], "沈卓": ["区委常委", "宣传部长", "区委办主任"]},
        [
            "区委副书记时越，区委常委、宣传部长、区委办主任沈卓到会听取汇报。",
            "区委副书记时越、区委常委、宣传部长、区委办主任沈卓到会听取汇报。",
        ],
    ),
    ({"尚青": ["副县长"], "程岳": ["副县长"]}, ["副县长尚青、程岳参加。", "副县长尚青和程岳参加。"]),
    ({"欧阳澍": ["公司创始人", "总经理"]}, ["公司创始人、总经理欧阳澍说，去年卖出农机两千台。"]),
    ({"艾力·买买提": ["县委副书记", "县长"]}, ["县委副书记、县长艾力·买买提率考察团一行来访。"]),
    ({"那仁满都拉": ["旗长"]}, ["旗长那仁满都拉主持会议。", "旗长那仁满都拉，出席会议。"]),
    ({"艾山江·吐尔逊": ["副县长（挂职）"]}, ["副县长（挂职）艾山江·吐尔逊出席会议。"]),
    ({"公孙清": ["清川新材料有限公司董事长"]}, ["清川新材料有限公司董事长公孙清讲了打算。"]),
    ({"程启山": ["澄光仪器（厦门）有限公司总经理"]}, ["澄光仪器（厦门）有限公司总经理程启山参加。"]),
    ({"纪澜": ["县农业农村和水务局局长"]}, ["县农业农村和水务局局长纪澜参加。"]),
    ({"谭天": ["市应急局副局长"]}, ["县应急局局长担任指挥长，市应急局副局长谭天到场指导。"]),
    ({"程岳": ["州委副书记"]}, ["以州委副书记程岳为组长的督导组到我县。", "本报讯州委副书记程岳到我县督导。"]),
    ({"司马叔": ["董事长"]}, ["双方会见了董事长司马叔一行。"]),
    ({"邢远": ["县委副书记"]}, ["全县备耕会议在县城召开.县委副书记邢远讲话。", "我县县委副书记邢远讲话。"]),
    ({"谌良": ["副县长", "县老干部局局长"]}, ["副县长兼县老干部局局长谌良参加。"]),
    ({"足安": ["县供销社监事会主任"]}, ["县供销社监事会主任足安参加。"]),
    ({"傅小妹": ["受助学生代表"]}, ["受助学生代表傅小妹发言。"]),
    ({"战东升": ["东山林场场长"]}, ["东山林场场长战东升汇报了巡护情况。"]),
    ({"木呷": ["副县长"]}, ["副县长木呷参加。"]),
    ({"卓玛才让": ["县长"]}, ["县长卓玛才让，出席会议。", "县长卓玛才让出席会议。"]),
    ({"程启山": ["县领导"], "何静姝": ["县领导"]}, ["县领导程启山.何静姝出席会议。", "县领导程启山·何静姝出席会议。"]),
    ({"程启山": ["县长"], "何静姝": ["副县长"]}, ["县长、程启山，副县长、何静姝，出席会议。"]),
    ({"程启山": ["局长"], "何静姝": ["副局长"]}, ["县教育局程启山局长、县审计局何静姝副局长参加。"]),
    ({"程启山": ["代表"], "何静姝": ["代表"]}, ["程启山代表、何静姝代表先后发言。"]),
    ({"程启山": [], "何静姝": [], "常建明": []}, ["由程启山任组长，何静姝、常建明任副组长的检查组到我县。"]),
    ({"程启山": [], "何静姝": []}, ["在主席台前排就座的有：程启山、何静姝。", "在主席台就座的领导有程启山、何静姝。"]),
    (
        {},
        [
            "局长、责任到位；主任、担当有为。",
            "局长带头、科长包片、干部包户。",
            "水利、交通任副组长单位。",
            "县史志办主任、县水利局局长参加。",
            "柳林镇党委委员、组织委员参加。",
            "参加有关活动、调研座谈。",
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
    text = "县委书记贺建设调研。贺建设强调，要推动建设成规模。会上，贺建设说，要快。"
    (person,) = finder.find(text)
    assert [text[m.start : m.end] for m in person.mentions] == ["贺建设"] * 3


def test_a_name_cut_off_at_the_end_of_the_page_stays_inside_it(finder: PeopleFinder) -> None:
    text = "县委书记周明远、县长林知远、县委书记周明"
    ends = {person.name: [m.end for m in person.mentions] for person in finder.find(text)}
    assert ends == {"周明远": [7], "林知远": [13], "周明": [len(text)]}


def test_a_name_that_is_also_a_word_is_no_mention_inside_other_words(finder: PeopleFinder) -> None:
    text = "县委常委高峰出席。推动队伍出精品攀高峰提供舞台。高峰指出，要快。"
    (person,) = finder.find(text)
    assert [m.start for m in person.mentions] == [4, text.index("高峰指出")]


def test_a_longer_title_replaces_the_shorter_one(finder: PeopleFinder) -> None:
    text = "书记周明远说，要快。三元区委书记周明远强调，要稳。区委书记周明远要求，要准。"
    (person,) = finder.find(text)
    assert [text[t.start : t.end] for t in person.titles] == ["三元区委书记"]


@pytest.mark.parametrize(
    ("title", "body", "post", "canonical", "capacity"),
    [
        ("区委统战部部长", "区委统战部", "部长", "区委统战部部长", "full"),
        ("统战部长", "统战部", "部长", "统战部部长", "full"),
        ("三元区委书记", "三元区委", "书记", "区委书记", "full"),
        ("代县长", None, "代县长", "县长", "acting"),
        ("副县长（挂职）", None, "副县长", "副县长", "seconded"),
        ("县应急管理局局长", "县应急管理局", "局长", "县应急管理局局长", "full"),
        ("原县委书记", "县委", "书记", "县委书记", "former"),
        ("市人民检察院代检察长", "市人民检察院", "代检察长", "市人民检察院代检察长", "acting"),
        ("柳树村党支部书记", "柳树村党支部", "书记", "柳树村党支部书记", "full"),
        ("供水站负责人", "供水站", "负责人", "供水站负责人", "in_charge"),
        ("省农科院茶叶研究所副研究员", "省农科院茶叶研究所", "副研究员", "省农科院茶叶研究所副研究员", "full"),
        ("县档案馆馆长", "县档案馆", "馆长", "县档案馆馆长", "full"),
    ],
)
def test_parts_of_a_title(title: str, body: str | None, post: str, canonical: str, capacity: str) -> None:
    parts = split_title(title)
    assert (parts.body, parts.post, parts.canonical, parts.capacity) == (body, post, canonical, capacity)
