"""How an article is divided into events, in short articles about invented counties."""

from __future__ import annotations

import pytest

import bulletin_ie

Expected = list[tuple[str, str | None, str | None]]

SEVERAL: list[tuple[str, str, Expected]] = [
    (
        "the scene changes",
        "县领导走访老旧小区\n\n6月11日上午，县委书记柏云舟来到柳塘社区，走进居民家中了解改造情况。柏云舟强调，要把事办好。\n"
        "镜头转到城西。12日晚，县长穆青山戴着安全帽，到滨河佳苑看挡水板。穆青山要求，6月20日前补齐沙袋。",
        [("field_visit", "柏云舟", "2024-06-11"), ("field_visit", "穆青山", "2024-06-12")],
    ),
    (
        "two leaders at the same time",
        "6月12日，我县普降暴雨。县委书记柏云舟赶赴清溪堤防，检查防汛工作。\n与此同时，县长穆青山在双柳镇检查群众转移情况。",
        [("inspection", "柏云舟", "2024-06-12"), ("inspection", "穆青山", "2024-06-12")],
    ),
    (
        "parties of one opening share its day",
        "县领导分组督查安全生产\n\n6月12日，县领导兵分两路，对消防工作进行督查。\n"
        "第一路由县委副书记柏云舟带队，检查了城东加油站。\n第二路由副县长穆青山带队，检查了石坝煤矿。",
        [("inspection", "柏云舟", "2024-06-12"), ("inspection", "穆青山", "2024-06-12")],
    ),
    (
        "a visit, and a meeting on the next day",
        "柏云舟督导卫生县城创建工作\n\n6月11日，县委书记柏云舟督导卫生县城创建工作，到城南市场检查。\n"
        "次日，柏云舟主持召开创建工作推进会，听取各专班汇报。",
        [("inspection", "柏云舟", "2024-06-11"), ("meeting", "柏云舟", "2024-06-12")],
    ),
    (
        "a talk on one of the days of a visit",
        "双柳镇考察团来我县考察\n\n6月11日至12日，双柳县委书记柏云舟率考察团来我县考察黄牛养殖工作，先后来到石坝牧场、清溪市场。\n"
        "在12日召开的座谈会上，县长穆青山介绍了有关情况。柏云舟表示，两地要加强合作。",
        [("field_visit", "柏云舟", "2024-06-11")],
    ),
    (
        "another piece of news",
        "本报讯 6月11日，县委书记柏云舟到柳湾镇调研小麦长势。\n又讯 6月12日，县委书记柏云舟主持召开“三夏”生产调度会。",
        [("field_visit", "柏云舟", "2024-06-11"), ("meeting", "柏云舟", "2024-06-12")],
    ),
    (
        "two days in one paragraph",
        "6月11日，县委书记柏云舟到柳湾镇调研春耕，强调要抢抓农时。6月12日，县长穆青山到农资市场检查农资质量。",
        [("field_visit", "柏云舟", "2024-06-11"), ("inspection", "穆青山", "2024-06-12")],
    ),
    (
        "parties whose leaders the opening alone names with their titles",
        "柏云舟穆青山分别检查森林防火工作\n\n6月12日，县委书记柏云舟、县长穆青山分别带队检查森林防火工作。\n"
        "柏云舟先后来到北山林场、望火楼，检查物资储备。\n穆青山一行来到南屏乡检查卡点值守。",
        [("inspection", "柏云舟", "2024-06-12"), ("inspection", "穆青山", "2024-06-12")],
    ),
    (
        "leaders whom the opening does not name",
        "连日来，县领导深入一线调研重点项目。\n县委书记柏云舟来到科创园现场，察看工程进度。\n县长穆青山来到柳湾大桥现场，详细了解施工情况。",
        [("field_visit", "柏云舟", None), ("field_visit", "穆青山", None)],
    ),
]

ONE: list[tuple[str, str, Expected]] = [
    (
        "a talk on the second day of a visit",
        "柏云舟到柳湾镇调研\n\n6月11日，县委书记柏云舟到柳湾镇调研。\n12日上午，柏云舟主持召开座谈会，听取意见。",
        [("field_visit", "柏云舟", "2024-06-11")],
    ),
    (
        "days of one journey",
        "柏云舟率团赴东江市考察\n\n6月11日至13日，县委书记柏云舟率团赴东江市考察。\n13日，考察团举行招商推介会，柏云舟致辞。",
        [("field_visit", "柏云舟", "2024-06-11")],
    ),
    (
        "what comes later",
        "石坝药业二期开工\n\n6月11日，石坝药业二期开工仪式举行，县委书记柏云舟宣布开工。\n据悉，6月20日，副县长穆青山将率队赴邻市考察。",
        [("ceremony", "柏云舟", "2024-06-11")],
    ),
    (
        "what came before",
        "柏云舟调研春耕生产\n\n6月11日，县委书记柏云舟到柳湾镇调研春耕。\n此前，6月4日，副县长穆青山主持召开春耕调度会。",
        [("field_visit", "柏云舟", "2024-06-11")],
    ),
    (
        "what a host tells of",
        "柏云舟到企业走访\n\n6月11日，县委书记柏云舟走访云溪纺织。\n公司总经理陆小满介绍，去年3月2日，县长穆青山带队到公司调研。",
        [("field_visit", "柏云舟", "2024-06-11")],
    ),
    (
        "workers at the same time",
        "柏云舟夜查供暖\n\n6月11日晚，县委书记柏云舟夜查供暖保障工作。\n与此同时，中控室里的工人正在调节温度。",
        [("inspection", "柏云舟", "2024-06-11")],
    ),
]

TYPES = [
    ("为落实全省农村工作会议精神，6月11日，县长穆青山到柳湾镇，走进大棚了解育秧情况。", "field_visit"),
    ("根据市委督查通报要求，6月11日，县长穆青山主持召开整改推进会。", "meeting"),
    ("为迎接省级检查，6月11日，县长穆青山到柳湾镇调研人居环境整治。", "field_visit"),
    ("6月11日，县长穆青山深入石桥村，与种粮大户交谈。随后，穆青山主持召开座谈会，听取意见。", "field_visit"),
    ("6月11日，县长穆青山来到清溪治理工程现场。工程于去年10月开工。穆青山询问堤防建设情况。", "field_visit"),
    ("6月11日，县长穆青山主持召开座谈会，听取意见。随后，穆青山深入石桥村。", "meeting"),
    (
        "关于召开经济运行分析会的通知\n\n定于6月18日上午召开经济运行分析会，请准时参加。\n县政府办公室\n2024年6月11日",
        "notice",
    ),
    ("把清单变成账单\n\n项目要算账。未开工的13个项目，8月底前要补办手续。", "other"),
]


def _read(text: str) -> Expected:
    events = bulletin_ie.extract(text, published="2024-06-14").events
    return [
        (
            e.type,
            e.participants[0].name if e.participants else None,
            e.date.start.isoformat() if e.date and e.date.start else None,
        )
        for e in events
    ]


@pytest.mark.parametrize(("text", "events"), [c[1:] for c in SEVERAL], ids=[c[0] for c in SEVERAL])
def test_article_tells_of_several_events(text: str, events: Expected) -> None:
    assert _read(text) == events


@pytest.mark.parametrize(("text", "events"), [c[1:] for c in ONE], ids=[c[0] for c in ONE])
def test_article_tells_of_one_event(text: str, events: Expected) -> None:
    assert _read(text) == events


@pytest.mark.parametrize(("text", "kind"), TYPES)
def test_type_of_the_body(text: str, kind: str) -> None:
    (event,) = bulletin_ie.extract(text, published="2024-06-14").events
    assert event.type == kind


def test_people_stay_with_their_event() -> None:
    first, second = bulletin_ie.extract(SEVERAL[0][1], published="2024-06-14").events
    assert [p.name for p in first.participants] == ["柏云舟"]
    assert [p.name for p in second.participants] == ["穆青山"]
    assert [d.when.text for d in second.deadlines] == ["6月20日前"]
    assert not first.deadlines
