"""What events are called and of what sort they are, in short articles about invented counties."""

from __future__ import annotations

import pytest

import bulletin_ie

NAMES = [
    ("桃源镇桃花节开幕", "5月10日上午，第三届桃花节开幕式在桃源镇举行。", "第三届桃花节开幕式"),
    ("农技培训进村", "5月9日，“金土地”专家服务团农技培训活动走进柳湾镇。", "“金土地”专家服务团农技培训活动"),
    ("县人大常委会召开主任会议", "5月9日，清川县人大常委会召开第三十次主任会议。", "清川县人大常委会第三十次主任会议"),
    ("基层党组织书记培训班开班", "5月8日，2023年基层党组织书记培训班在县委党校开班。", "2023年基层党组织书记培训班"),
    ("演讲比赛举行", "5月8日，县总工会举办“奋进新征程，建功新时代”演讲比赛。", "“奋进新征程，建功新时代”演讲比赛"),
    (
        "“春风送岗”招聘会现场火爆",
        "3月2日，清川县2023年“春风送岗”专场招聘会现场人头攒动。",
        "清川县2023年“春风送岗”专场招聘会",
    ),
    ("县安委会召开全体会议", "3月2日上午，县长周明远主持会议并讲话。", "全体会议"),
    ("全市禁毒工作会议召开", "5月11日，全市禁毒工作会议以视频形式召开。", "全市禁毒工作会议"),
    (
        "清川县第六届冰雪节1月5日开幕",
        "1月5日，清川县第六届冰雪节开幕，推出冰雕赛、冬泳等27项活动。",
        "清川县第六届冰雪节",
    ),
    ("县妇女代表大会闭幕", "5月9日，为期两天的清川县妇女第十六次代表大会闭幕。", "清川县妇女第十六次代表大会"),
    ("党校主体班开班", "县委党校春季学期主体班5月9日上午开班。", "县委党校春季学期主体班"),
    ("市政府党组扩大会议召开", "5月9日，市政府党组（扩大）会议召开。", "市政府党组（扩大）会议"),
    (
        "县政协召开界别协商会",
        "9月5日，县政协“春茶机采怎么推”界别协商会开到了田头。",
        "县政协“春茶机采怎么推”界别协商会",
    ),
    ("农民冬季大培训开班", "12月5日，农民冬季大培训在柳湾镇文化站开班。", "农民冬季大培训"),
    (
        "县政府常务会议纪要",
        "会议名称：清川县第十七届人民政府第38次常务会议\n时间：2023年5月9日",
        "清川县第十七届人民政府第38次常务会议",
    ),
    ("县领导参加植树", "3月12日，县领导到石坝水库植树。", None),
]

TYPES = [
    ("县政协视察组赴邻县考察", "5月10日，县政协主席罗建国带队赴邻县考察。", "field_visit"),
    ("县纪委约谈新任职干部", "5月10日，县纪委对26名新任职干部进行谈话。", "other"),
    ("清川县人大常委会任免名单", "5月10日，清川县人大常委会第十次会议通过。", "appointment"),
    ("周明远任清川县委书记", "5月10日，清川县召开领导干部会议。", "appointment"),
    ("石盘镇“坝坝会”议出烦心事", "5月9日晚，石盘镇开了一场“坝坝会”。", "meeting"),
    ("开发区召开“赛马”擂台会", "5月9日，开发区晾晒开工项目。", "meeting"),
    ("县领导调研主任医师工作室", "5月10日，副县长周明远到县医院调研。", "field_visit"),
]


@pytest.mark.parametrize(("headline", "body", "name"), NAMES)
def test_name(headline: str, body: str, name: str | None) -> None:
    text = f"{headline}\n\n{body}"
    (event,) = bulletin_ie.extract(text, published="2023-05-12").events
    assert (event.name.text if event.name else None) == name
    if event.name:
        assert "".join(text[s.start : s.end] for s in event.name.spans) == name


@pytest.mark.parametrize(("headline", "body", "kind"), TYPES)
def test_type(headline: str, body: str, kind: str) -> None:
    (event,) = bulletin_ie.extract(f"{headline}\n\n{body}", published="2023-05-12").events
    assert event.type == kind


def test_a_notice_is_never_planned() -> None:
    text = "关于人民路封闭施工的通告\n\n因施工需要，定于5月15日至6月20日封闭人民路。\n清川县公安局\n2023年5月10日"
    (event,) = bulletin_ie.extract(text, published="2023-05-12").events
    assert (event.type, event.status, str(event.date.start if event.date else None)) == ("notice", "held", "2023-05-10")


DATES = [
    ("近日，县委举行专题学习会，围绕4月8日印发的文件进行研讨。", None),
    ("5月6日夜间至7日，全县普降暴雨。连日来，县委书记周明远上堤进村，检查防汛救灾工作。", None),
    ("本报5月11日讯（记者 程岳）布谷声声。昨天，县委书记周明远到柳湾镇调研。", "2023-05-10"),
    ("自5月1日以来，全县多地降雨。8日，县委书记周明远到石坝水库检查防汛工作。", "2023-05-08"),
]


@pytest.mark.parametrize(("body", "day"), DATES)
def test_day(body: str, day: str | None) -> None:
    (event,) = bulletin_ie.extract(f"周明远检查防汛工作\n\n{body}", published="2023-05-12").events
    start = event.date.start if event.date else None
    assert (str(start) if start else None) == day
