"""Changes of post: what is read from which wording, and what is not."""

import pytest

from bulletin_ie.find.appointments import RULES, AppointmentFinder
from bulletin_ie.lexicon import default_lexicon
from bulletin_ie.text import AlignedText

FINDER = AppointmentFinder(default_lexicon())


def changes(sentence: str) -> list[tuple[str, str, str]]:
    text = AlignedText.of(sentence)
    found = FINDER.find(text)
    for item in found:
        assert item.rule in RULES
        assert text.spans(*item.name)
    return [
        (item.change, "".join(text.clean[slice(*item.name)].split()), "".join(text.clean[a:b] for a, b in item.title))
        for item in found
    ]


APPOINTED = {
    "会议决定任命周启航为青河县人民政府副县长。": [("appointed", "周启航", "青河县人民政府副县长")],
    "决定任命周启航为县人民政府副县长（挂职）；": [("appointed", "周启航", "县人民政府副县长（挂职）")],
    "任命周启航同志为县财政局局长（试用期一年）。": [("appointed", "周启航", "县财政局局长")],
    "会议任命周启航为青河区人民政府副区长、代理区长。": [
        ("appointed", "周启航", "青河区人民政府副区长"),
        ("appointed", "周启航", "代理区长"),
    ],
    "会议任命周启航为县民政局局长、何静姝为县司法局局长。": [
        ("appointed", "周启航", "县民政局局长"),
        ("appointed", "何静姝", "县司法局局长"),
    ],
    "任命李春雨、何娇等18人为区人民法院审判员。": [
        ("appointed", "李春雨", "区人民法院审判员"),
        ("appointed", "何娇", "区人民法院审判员"),
    ],
    "会议决定周启航为青河县代理县长。": [("appointed", "周启航", "青河县代理县长")],
    "决定由周启航副县长代理青河县人民政府县长职务。": [("appointed", "周启航", "代理青河县人民政府县长")],
    "任命欧阳立、买买提·艾力为县政府督学。": [
        ("appointed", "欧阳立", "县政府督学"),
        ("appointed", "买买提·艾力", "县政府督学"),
    ],
    "会议任命李为民为县长助理。": [("appointed", "李为民", "县长助理")],
    "任命：\n木青为县档案馆馆长；\n云上、何静姝为县人民法院人民陪审员。": [
        ("appointed", "木青", "县档案馆馆长"),
        ("appointed", "云上", "县人民法院人民陪审员"),
        ("appointed", "何静姝", "县人民法院人民陪审员"),
    ],
    "决定任命：\n何静姝　县审计局局长\n木 青　县档案馆馆长\n": [
        ("appointed", "何静姝", "县审计局局长"),
        ("appointed", "木青", "县档案馆馆长"),
    ],
    "任命木青为县司法局局长，免去其县审计局局长职务。": [
        ("appointed", "木青", "县司法局局长"),
        ("removed", "木青", "县审计局局长"),
    ],
    "任命　张　永为县文化广电旅游体育局局长。": [("appointed", "张永", "县文化广电旅游体育局局长")],
    "宣布了市委决定：周启航同志任中共青河县委委员、常委、书记。": [
        ("appointed", "周启航", "中共青河县委委员"),
        ("appointed", "周启航", "常委"),
        ("appointed", "周启航", "书记"),
    ],
    "經研究，決定任命周啟航為縣財政局局長。": [("appointed", "周啟航", "縣財政局局長")],
}

ELECTED = {
    "会上，罗远山当选为县十八届人大常委会主任，何静姝、陆一舟当选为副主任。": [
        ("elected", "罗远山", "县十八届人大常委会主任"),
        ("elected", "何静姝", "副主任"),
        ("elected", "陆一舟", "副主任"),
    ],
    "大会选举罗远山为区人大常委会主任，何静姝、陆一舟为副主任。": [
        ("elected", "罗远山", "区人大常委会主任"),
        ("elected", "何静姝", "副主任"),
        ("elected", "陆一舟", "副主任"),
    ],
    "选举县委副书记、代县长罗远山为县人民政府县长。": [("elected", "罗远山", "县人民政府县长")],
    "县委书记罗远山当选为大会主席团成员。": [("elected", "罗远山", "大会主席团成员")],
    "会议补选陆一舟为县第十七届人大常委会副主任，并进行了宪法宣誓。": [
        ("elected", "陆一舟", "县第十七届人大常委会副主任")
    ],
}

LEFT = {
    "会议免去沈国良的县教育局局长、党组书记职务。": [
        ("removed", "沈国良", "县教育局局长"),
        ("removed", "沈国良", "党组书记"),
    ],
    "免去沈国良县教育局副局长职务。": [("removed", "沈国良", "县教育局副局长")],
    "决定免去阿卜杜热合曼·吐尔逊的区人民政府副区长职务。": [("removed", "阿卜杜热合曼·吐尔逊", "区人民政府副区长")],
    "决定免去彭程的县乡村振兴局局长职务，龚平安的县水利局局长职务；": [
        ("removed", "彭程", "县乡村振兴局局长"),
        ("removed", "龚平安", "县水利局局长"),
    ],
    "任命周启航为县发展和改革局局长，免去其县工业和信息化局局长职务。": [
        ("appointed", "周启航", "县发展和改革局局长"),
        ("removed", "周启航", "县工业和信息化局局长"),
    ],
    "周启航任县审计局局长（试用期一年），免去县统计局副局长职务；": [
        ("appointed", "周启航", "县审计局局长"),
        ("removed", "周启航", "县统计局副局长"),
    ],
    "沈国良同志不再担任中共青河县委书记、常委职务。": [
        ("removed", "沈国良", "中共青河县委书记"),
        ("removed", "沈国良", "常委"),
    ],
    "会议接受沈国良辞去青河县人民政府县长职务的请求，报县人民代表大会备案。": [
        ("resigned", "沈国良", "青河县人民政府县长")
    ],
    "接受沈国良因工作变动辞去县人民政府副县长职务的请求。": [("resigned", "沈国良", "县人民政府副县长")],
    "表决通过了关于接受沈国良同志辞去副县长职务请求的决定。": [("resigned", "沈国良", "副县长")],
}

LISTS = {
    "县人民政府决定：\n任命：\n周启航同志为县财政局副局长（试用期一年）；\n何静姝同志为县审计局局长；\n免去：\n沈国良同志的县信访局局长职务；\n"
    "陆一舟同志县教育局副局长职务。": [
        ("appointed", "周启航", "县财政局副局长"),
        ("appointed", "何静姝", "县审计局局长"),
        ("removed", "沈国良", "县信访局局长"),
        ("removed", "陆一舟", "县教育局副局长"),
    ],
    "一、任命\n周启航、何静姝为县人民法院审判员；\n二、免去\n沈国良的县人民法院审判员职务。": [
        ("appointed", "周启航", "县人民法院审判员"),
        ("appointed", "何静姝", "县人民法院审判员"),
        ("removed", "沈国良", "县人民法院审判员"),
    ],
}

NOTHING = [
    "提名周启航为县长候选人。",
    "会议表决通过了有关人事任免事项。",
    "新任命人员进行了宪法宣誓，罗远山颁发任命书。",
    "成立由县长任组长、分管副县长任副组长的领导小组。",
    "周启航任演练总指挥。",
    "县委决定将该项目列为县重点项目。",
    "免去企业办证手续费12万元。",
    "大会通过了选举办法。",
    "当选人员向宪法宣誓。",
    "县长周启航主持会议，副县长何静姝传达会议精神。",
    "他辞去工作回乡种田。",
    "鼓励企业任用本地大学生为技术员。",
    "",
]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [case for group in (APPOINTED, ELECTED, LEFT, LISTS) for case in group.items()],
)
def test_change_is_read(sentence, expected):
    assert changes(sentence) == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_change(sentence):
    assert changes(sentence) == []


def test_change_said_twice_is_given_once():
    said = "任命周启航为县财政局局长。会议指出，任命周启航为县财政局局长，是工作需要。"
    assert changes(said) == [("appointed", "周启航", "县财政局局长")]
