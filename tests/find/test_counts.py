"""Counts: what is read, and what is not, in sentences about invented counties."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from bulletin_ie.find.counts import RULES, CountFinder, CountMention, dedupe
from bulletin_ie.lexicon import default_lexicon
from bulletin_ie.text import AlignedText

FINDER = CountFinder(default_lexicon())


def find(text: str) -> list[CountMention]:
    return FINDER.find(AlignedText.of(text))


def facts(text: str) -> list[tuple[str, str, str]]:
    return [(str(c.value), c.unit, c.object) for c in find(text)]


def test_doctests_and_rules() -> None:
    for rule, sentence in RULES.items():
        example = sentence.rsplit(": ", 1)[1]
        text = f"排查隐患132处，{example}" if rule == "counts.elided" else example
        assert find(text)[-1].rule == rule, sentence


NOUN_BEHIND = [
    ("加快推动126个灾后重建项目建设。", [("126", "个", "灾后重建项目")]),
    ("紧盯16座中小型水库、38处山洪灾害危险区和7条行洪河道。",
     [("16", "座", "中小型水库"), ("38", "处", "山洪灾害危险区"), ("7", "条", "行洪河道")]),
    ("对方案明确的5个方面18项任务、42个具体项目逐一落实。",
     [("5", "个", "方面"), ("18", "项", "任务"), ("42", "个", "具体项目")]),
    ("年内启动6个片区改造。", [("6", "个", "片区")]),
    ("全县14个乡镇（街道）全部完成任务。", [("14", "个", "乡镇（街道）")]),
    ("来自各县区的180余名种植大户参加培训。", [("180", "名", "种植大户")]),
    ("对9名违反工作纪律的干部进行了通报。", [("9", "名", "干部")]),
    ("15个重点项目集中开工。", [("15", "个", "重点项目")]),
    ("3家企业被责令停业整顿。", [("3", "家", "企业")]),
    ("送去20万元防暑降温物资。", [("200000", "元", "防暑降温物资")]),
    ("一期4条生产线计划2026年6月底前投产。", [("4", "条", "生产线")]),
    ("18个村损失严重。", [("18", "个", "村")]),
    ("120余名专家学者、企业家代表参加会议。", [("120", "名", "专家学者、企业家代表")]),
    ("6家成员单位负责人参加。", [("6", "家", "成员单位")]),
    ("新建36个5G基站。", [("36", "个", "5G基站")]),
    ("公布12个2025年度重点项目。", [("12", "个", "重点项目")]),
]  # fmt: skip

NOUN_BEFORE = [
    ("新开工亿元以上项目23个。", [("23", "个", "亿元以上项目")]),
    ("其中10亿元以上项目3个。", [("3", "个", "10亿元以上项目")]),
    ("60周岁以上老人4200人。", [("4200", "人", "60周岁以上老人")]),
    ("引进世界500强企业2家。", [("2", "家", "世界500强企业")]),
    ("约谈企业负责人46名，查封单位5家。", [("46", "名", "企业负责人"), ("5", "家", "单位")]),
    ("出动检查人员3100余人次。", [("3100", "人次", "检查人员")]),
    ("发放宣传资料5000余份、签订承诺书860份。", [("5000", "份", "宣传资料"), ("860", "份", "承诺书")]),
    ("下达责令整改通知书12份。", [("12", "份", "整改通知书")]),
    ("光做减速器的配套企业就有30多家。", [("30", "家", "配套企业")]),
    ("这片撂荒地有180多亩。", [("180", "亩", "撂荒地")]),
    ("看到应急照明灯有两盏不亮。", [("2", "盏", "应急照明灯")]),
    ("种植蔬菜3.2万亩、烤烟7800亩。", [("32000", "亩", "蔬菜"), ("7800", "亩", "烤烟")]),
    ("共栽植油松、侧柏2600余株。", [("2600", "株", "油松、侧柏")]),
    ("撂荒地治理5600亩，小麦机收3.5万亩任务全部完成。",
     [("5600", "亩", "撂荒地"), ("35000", "亩", "小麦机收")]),
    ("县人民医院托管乡镇卫生院8所。", [("8", "所", "乡镇卫生院")]),
    ("规模养殖大户由147户发展到210户。", [("147", "户", "规模养殖大户"), ("210", "户", "规模养殖大户")]),
    ("吸引省内外采购商60余家。", [("60", "家", "省内外采购商")]),
    ("调集联合收割机230台、播种机86台。", [("230", "台", "联合收割机"), ("86", "台", "播种机")]),
    ("党政考察团一行18人到我旗考察。", [("18", "人", "党政考察团")]),
    ("受理信访举报213件次。", [("213", "件次", "信访举报")]),
    ("全县小麦已收获42.6万亩。", [("426000", "亩", "小麦")]),
    ("抽调公安、城管等部门执法人员45名。", [("45", "名", "执法人员")]),
    ("开展应急演练23场、培训12场。", [("23", "场", "应急演练"), ("12", "场", "培训")]),
    ("成立专班，义务植树12万株。", [("120000", "株", "义务植树")]),
]  # fmt: skip

AMOUNTS = [
    ("完成投资41.7亿元。", [("4170000000", "元", "投资")]),
    ("12个项目总投资52.6亿元、年度计划投资9.8亿元。",
     [("12", "个", "项目"), ("5260000000", "元", "总投资"), ("980000000", "元", "年度计划投资")]),
    ("总投资20亿元的皖南光伏组件项目占地260亩。", [("2000000000", "元", "总投资"), ("260", "亩", "占地")]),
    ("企业去年产值突破18亿元，用地需求约150亩。", [("1800000000", "元", "产值"), ("150", "亩", "用地需求")]),
    ("带动就业1200余人。", [("1200", "人", "就业")]),
    ("固定资产投资完成32.5亿元。", [("3250000000", "元", "固定资产投资")]),
    ("全县平均降雨量142毫米，水位29.87米。", [("142", "毫米", "平均降雨量"), ("29.87", "米", "水位")]),
    ("小麦收获面积31万亩，规划建设面积6万平方米。",
     [("310000", "亩", "小麦收获面积"), ("60000", "平方米", "规划建设面积")]),
    ("道路全长12.6公里，路基宽8.5米。", [("12.6", "公里", "全长"), ("8.5", "米", "路基宽")]),
    ("实际使用外资1200万美元。", [("12000000", "美元", "实际使用外资")]),
    ("每亩补贴300元。", [("300", "元", "补贴")]),
    ("均价3.2元/斤。", [("3.2", "元", "均价")]),
    ("以5.7亿元收购县供销大厦。", []),
    ("管好用好育秧专项补助1280万元。", [("12800000", "元", "育秧专项补助")]),
]  # fmt: skip

ELIDED = [
    ("排查隐患132处，整改完成128处。", [("132", "处", "隐患"), ("128", "处", "隐患")]),
    ("累计转移群众1263户3918人，其中集中安置426人。",
     [("1263", "户", "群众"), ("3918", "人", "群众"), ("426", "人", "群众")]),
    ("发现的23处隐患，能现场整改的15处已整改到位，剩余8处要明确责任人。",
     [("23", "处", "隐患"), ("15", "处", "隐患"), ("8", "处", "隐患")]),
    ("涉及居民867证、930户。", [("867", "证", "居民"), ("930", "户", "居民")]),
    ("今年新增加装电梯136台，竣工88台。", [("136", "台", "电梯"), ("88", "台", "电梯")]),
    ("应到代表286名，实到272名。", [("286", "名", "代表"), ("272", "名", "代表")]),
    ("拨付抗旱资金500万元，其中300万元用于打井。", [("5000000", "元", "抗旱资金"), ("3000000", "元", "抗旱资金")]),
    ("建设标准化棚圈84处、22176平方米。", [("84", "处", "标准化棚圈"), ("22176", "平方米", "标准化棚圈")]),
    ("产值由3亿元增长到5亿元。", [("300000000", "元", "产值"), ("500000000", "元", "产值")]),
    ("转移群众320人，死亡2人。", [("320", "人", "群众"), ("2", "人", "死亡")]),
    ("计划增设电梯40部，目前已开工38部。", [("40", "部", "电梯"), ("38", "部", "电梯")]),
]  # fmt: skip

CHINESE_NUMERALS = [
    ("深入实施四个专项行动。", [("4", "个", "专项行动")]),
    ("三项任务已分解到村。", [("3", "项", "任务")]),
    ("两名工作人员受到批评。", [("2", "名", "工作人员")]),
    ("十余家企业、近百人参会，流转上千亩土地。",
     [("10", "家", "企业"), ("1000", "亩", "土地")]),
    ("房屋倒塌二百一十六间。", [("216", "间", "房屋")]),
    ("走访二十多户困难群众。", [("20", "户", "困难群众")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [*NOUN_BEHIND, *NOUN_BEFORE, *AMOUNTS, *ELIDED, *CHINESE_NUMERALS], ids=lambda v: str(v)[:16]
)
def test_value_unit_and_object(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert facts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        # set phrases and slogans
        "推动“三个清溪”建设，压实“四方责任”，守住“三道防线”。",
        "落实“六个一”机制和“三馆三中心”规划。",
        "坚持防汛抗旱两手抓，一把尺子量到底，推行一个项目一个专班。",
        "增强四个意识，做到两个维护，落实中央八项规定精神。",
        "县四套班子领导出席，守住两条底线，打好三大攻坚战。",
        "确保一户不漏、一人不少、一分不少。",
        "加快一批重点项目建设，解决一系列问题，一体推进。",
        "走进千家万户，成百上千的游客前来。",
        "一个个项目拔地而起，一条条道路四通八达。",
        # ordinals, dates, clock times, ages
        "召开第71次常务会议，第三批项目开工，第二季度见效。",
        "8月15日9时30分，86岁的党员代表发言。",
        "二期工程开工建设，启动四级应急响应。",
        "位列全省第3名，前三名选手晋级。",
        # durations and frequencies
        "连续奋战3个月，用时24小时，两个多小时后完成。",
        "每月召开一次会议，全年检查12次，公示5个工作日。",
        # shares
        "增长2.3个百分点，占九成，完成三分之二，整改率97.4%。",
        # names, models, documents
        "在713研究所、150街坊和312国道沿线察看。",
        "七台河市、三门县、万家镇派员考察。",
        "瞄准“415X”产业集群，推行“1+3+N”模式。",
        "印发《城市更新三年行动方案》（〔2023〕12号）。",
        "监督电话：0471-6628134。",
        # list numbers and articles
        "一是提高站位，二是压实责任。",
        "条例共8章56条。",
        # radii, distances, speed
        "半径500米以内禁止燃放，周边2公里内设卡，距县城12公里。",
        "设计时速60公里。",
    ],
    ids=lambda text: text[:14],
)
def test_what_is_no_count(text: str) -> None:
    assert facts(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("集中开工12个重大项目。", "project"), ("建设民生实事8件。", "project"), ("办好20件民生实事。", "initiative"),
        ("梳理出10个方面问题。", "issue"), ("排查隐患132处。", "issue"), ("调处矛盾纠纷126起。", "issue"),
        ("实施四个专项行动。", "initiative"), ("举办招聘会12场。", "initiative"),
        ("入驻企业46家。", "organization"), ("新建小学3所。", "organization"), ("3户餐饮店整改到位。", "organization"),
        ("组建抢险队伍15支。", "organization"),
        ("惠及居民2130户。", "person"), ("抽调干部120名。", "person"), ("投入力量2700人次。", "person"),
        ("紧盯18座中小型水库。", "site"), ("出租房屋1.3万间。", "site"), ("涉及6个乡镇23个村。", "site"),
        ("完成投资41.7亿元。", "money"), ("每亩补贴300元。", "money"),
        ("占地260亩。", "quantity"), ("硬化道路18公里。", "quantity"), ("清运垃圾320吨。", "quantity"),
        ("管好27类重点人群。", "category"), ("围绕5个方面发力。", "category"),
        ("加装电梯136台。", "other"), ("设置床位500张。", "other"), ("存栏生猪26.3万头。", "other"),
    ],
)  # fmt: skip
def test_kind(text: str, kind: str) -> None:
    assert find(text)[0].kind == kind


@pytest.mark.parametrize(
    ("text", "value", "value_max", "qualifier"),
    [
        ("约150名代表参会。", "150", None, "about"),
        ("150名左右代表参会。", "150", None, "about"),
        ("近百名代表参会。", "100", None, "nearly"),
        ("亿元以上项目不少于15个。", "15", None, "at_least"),
        ("播种面积稳定在96万亩以上。", "960000", None, "at_least"),
        ("补助不超过2000元。", "2000", None, "at_most"),
        ("产值突破18亿元。", "1800000000", None, "over"),
        ("260余名代表参会。", "260", None, "over"),
        ("30多家企业入驻。", "30", None, "over"),
        ("新建3至5家企业。", "3", "5", "exact"),
        ("新建3—5家企业。", "3", "5", "exact"),
        ("给予500元至5000元奖励。", "500", "5000", "exact"),
        ("奖励资金10至20万元。", "100000", "200000", "exact"),
        ("走访两三百户群众。", "200", "300", "exact"),
        ("代表1,263名参会。", "1263", None, "exact"),
    ],
)
def test_number_and_qualifier(text: str, value: str, value_max: str | None, qualifier: str) -> None:
    count = find(text)[0]
    assert (count.value, count.qualifier) == (Decimal(value), qualifier)
    assert count.value_max == (None if value_max is None else Decimal(value_max))


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("排查隐患132处，整改完成128处。", ["排查", "整改完成"]),
        ("新建公园12个、改建厕所8座。", ["新建", "改建"]),
        ("抓获犯罪嫌疑人23名。", ["抓获"]),
        ("现有员工260人。", [None]),
    ],
)
def test_action(text: str, actions: list[str | None]) -> None:
    assert [c.action for c in find(text)] == actions


def test_ranges_cut_the_text() -> None:
    text = AlignedText.of("县里出动挖掘机12台，清理淤泥3.2万立方米，惠及3个村的860户群众。")
    for count in FINDER.find(text):
        assert text.clean[count.object_start : count.object_end] == count.object
        assert count.start <= count.object_start < count.object_end <= count.end
        assert count.unit in text.clean[count.start : count.end]


def test_an_elided_noun_stands_elsewhere() -> None:
    first, second = find("排查隐患132处，整改完成128处。")
    assert (second.object_start, second.object_end) == (first.object_start, first.object_end)
    assert second.start > first.end


def test_traditional_text_keeps_its_script() -> None:
    (count,) = find("全村種植甘蔗5600畝。")
    assert (count.unit, count.object, count.kind) == ("畝", "甘蔗", "quantity")


def test_a_quoted_sentence_is_read() -> None:
    assert facts("他说：“我们村有大棚86座，带动农户120户，大家都有奔头。”") == [
        ("86", "座", "大棚"),
        ("120", "户", "农户"),
    ]


def test_dedupe_keeps_one_of_each_fact() -> None:
    mentions = find("推动126个灾后重建项目建设。会议要求，126个项目年内完工，86个项目明年完工。")
    assert [(str(c.value), c.object) for c in dedupe(mentions)] == [("126", "灾后重建项目"), ("86", "项目")]


def test_order_is_that_of_the_text() -> None:
    mentions = find("走访12户群众，送去慰问金6000元，协调解决问题9个。")
    assert [c.start for c in mentions] == sorted(c.start for c in mentions)


@pytest.mark.parametrize(
    "text", ["", "\n", "个", "12", "十" * 400, "1" * 4000 + "个", "12个" * 2000, "（" * 500 + "3个村"]
)
def test_odd_input(text: str) -> None:
    find(text)


@pytest.mark.parametrize(
    "piece", ["12个", "一二三四五六七八九十百千万", "，、的和3家", "新建改造提升项目", "1,234,567.89万亿"]
)
def test_time_grows_with_the_text(piece: str) -> None:
    """Sixteen times the text takes about sixteen times as long; growth with the square would be 256."""

    def seconds(repeats: int) -> float:
        text = AlignedText.of(piece * repeats)
        assert text.key
        start = time.process_time()
        FINDER.find(text)
        return time.process_time() - start

    small = max(min(seconds(500) for _ in range(3)), 0.001)
    assert min(seconds(8000) for _ in range(2)) < small * 100
