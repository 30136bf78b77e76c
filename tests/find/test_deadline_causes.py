"""Deadlines: tables of tasks, occasions, problems told before a call, and what only looks like a deadline."""

import pytest

from bulletin_ie.find.deadlines import RULES, DeadlineFinder
from bulletin_ie.lexicon import default_lexicon
from bulletin_ie.text import AlignedText
from bulletin_ie.times import detect
from bulletin_ie.times.expressions import Vague

FINDER = DeadlineFinder(default_lexicon())

TABLE = """四、任务清单
序号　重点任务　　　　　　责任单位　　　　　完成时限
1　　加固校舍12处　　　　　县教育局、各乡镇　　6月10日前
2　　封闭涵洞3处　　　　　　县住建局　　　　　　台风登陆前
3　　抢通县道　　　　　　　县交通局　　　　　　台风过境后24小时内
4　　停止集市　　　　　　　各乡镇　　　　　　　即日起
五、各单位值班表今日17时前报县防指。"""


def found(raw):
    text = AlignedText.of(raw)
    result = FINDER.find(text, detect(text.key))
    assert all(item.rule in RULES for item in result)
    assert [item.when.start for item in result] == sorted(item.when.start for item in result)
    return text, result


def read(raw):
    text, result = found(raw)
    return [
        (text.clean[m.when.start : m.when.end], "".join(text.clean[a:b] for a, b in m.task), m.bound) for m in result
    ]


def test_each_row_of_a_table_is_a_deadline():
    assert read(TABLE)[:3] == [
        ("6月10日前", "加固校舍12处", "before"),
        ("台风登陆前", "封闭涵洞3处", "before"),
        ("台风过境后24小时内", "抢通县道", "within"),
    ]
    assert [when for when, _, _ in read(TABLE)[3:]] == ["今日17时前"], "a starting day is none; the text goes on"


def test_a_row_names_who_must_act():
    text, result = found(TABLE)
    assert [[text.clean[a:b] for a, b in m.responsible] for m in result[:3]] == [
        ["县教育局", "各乡镇"],
        ["县住建局"],
        ["县交通局"],
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("会议要求，11月底前将已到位资金全部拨付到项目。", [("11月底前", "将已到位资金全部拨付到项目")]),
        ("11月底前已将隐患整改到位。", []),
        ("垃圾转运站改造工程元旦前投入使用。", [("元旦前", "垃圾转运站改造工程投入使用")]),
        (
            "要把防御措施抓细，低洼处的人员要在7日12时前全部转移到位。",
            [("7日12时前", "低洼处的人员全部转移到位")],
        ),
    ],
)
def test_what_is_done_already_and_to_whom(sentence, expected):
    assert [(when, task) for when, task, _ in read(sentence)] == expected


def test_a_timetable_is_no_table_of_tasks():
    assert read("序号　内容　地点　时间\n1　　观摩路线　　县广场　　6月10日\n2　　总结　　县礼堂　　6月11日") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("塔吊、脚手架在停工后6小时内加固完毕。", [("停工后6小时内", "塔吊、脚手架加固完毕", "within")]),
        ("74块广告牌，2日入夜前该拆的拆、该固的固。", [("2日入夜前", "74块广告牌该拆的拆、该固的固", "before")]),
        ("清溪水库2日12时前水位降至汛限以下。", [("2日12时前", "清溪水库水位降至汛限以下", "before")]),
        (
            "二期还有两处涵洞没有通。宋临当即拨通县公路局的电话，要求一周之内办结。",
            [("一周之内", "两处涵洞办结", "within")],
        ),
        ("得知校车的轮胎迟迟没到，宋临给经销商打电话，要求三天内发货。", [("三天内", "校车的轮胎发货", "within")]),
        (
            "（一）清理废旧车辆。由县交警大队负责，6月15日前全部完成。",
            [("6月15日前", "清理废旧车辆全部完成", "before")],
        ),
        ("本月内成立专班，三个月内签订协议。", [("本月内", "成立专班", "within"), ("三个月内", "签订协议", "within")]),
        ("全县查出隐患62处，整改56处，其余6处边用边修，8月5日前见底。", [("8月5日前", "隐患其余6处见底", "before")]),
        ("今年6月底，老馆改造后将对外开放。", [("6月底", "老馆改造后将对外开放", "by")]),
        (
            "希望今年采购不少于3亿元的目标，11月底前提前完成。",
            [("11月底前", "采购不少于3亿元的目标提前完成", "before")],
        ),
        ("他要求，新班子开春前把9个乡镇走一遍。", [("开春前", "把9个乡镇走一遍", "before")]),
    ],
)
def test_deadline_is_read(sentence, expected):
    assert [(when.removeprefix("今年"), task, bound) for when, task, bound in read(sentence)] == expected


@pytest.mark.parametrize("occasion", ["明年开栓前", "明年接羔季之前"])
def test_an_occasion_of_a_year_fixes_no_day(occasion):
    _, (item,) = found(f"要确保管网{occasion}全部换完。")
    assert item.when.text == occasion
    assert isinstance(item.when.expression, Vague)


@pytest.mark.parametrize(
    "sentence",
    [
        "全县热线48小时内办结率达97.6%。",
        "县医院15分钟内即可到达任何一个小区。",
        "他每天早上6点前就到村委会。",
        "“年底前要是能分上房就好了。”村民说。",
        "承包商若不能在6月20日前复工，将依法解除合同。",
        "4月底前，全县共拆除违建214处。",
        "受理时限由15个工作日压缩至3个工作日内。",
        "禁渔期内，渔政人员日夜巡查。",
        "一年之内两次登上央视。",
        "6月10日12时前，参赛选手陆续抵达赛场。",
        "二线达产后年销售收入可达5亿元。",
        "据预报，明日8时前清溪水库水位可达29米。",
    ],
)
def test_no_deadline(sentence):
    assert read(sentence) == []
