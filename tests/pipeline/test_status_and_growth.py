"""Whether an event took place; own script of titles and verbs; time that grows with the text."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from growing import grows_in_proportion

import bulletin_ie

SURNAMES, GIVEN = "王李张刘陈杨黄赵吴周徐孙马朱胡林郭何高罗", "明建国伟强军平华文志勇杰涛超红霞丽芳敏静"


@pytest.mark.parametrize(
    ("text", "status", "name"),
    [
        ("本报讯 原定于4月8日召开的防汛工作会议因故取消。", "cancelled", "防汛工作会议"),
        ("防汛工作会议推迟召开\n\n本报讯 原定4月8日召开的防汛工作会议推迟至4月12日举行。", "postponed", "防汛工作会议"),
        ("本报讯 第五届文化节将于9月28日上午在古树公园开幕。", "planned", "第五届文化节"),
        ("本报讯 4月6日，县委书记周明远主持召开防汛工作会议，部署将于5月举办的文化节。", "held", "防汛工作会议"),
        ("本报讯 4月6日，县文旅局召开专题会议，会议决定推迟举办灯会。", "held", "专题会议"),
    ],
)
def test_status_is_read_where_the_event_is_announced(text: str, status: str, name: str) -> None:
    event = bulletin_ie.extract(text).events[0]
    assert (event.status, event.name.text if event.name else None) == (status, name)


def test_parts_of_titles_and_verbs_stay_in_the_script_of_the_page() -> None:
    event = bulletin_ie.extract("本報訊 4月6日，縣委統戰部長周明遠到青石鎮調研。周明遠強調，要抓好農時。").events[0]
    title = event.participants[0].titles[0]
    assert (title.body, title.post, title.canonical) == ("縣委統戰部", "部長", "縣委統戰部部長")
    assert event.statements[0].verb == "強調"


def test_a_quotation_before_its_verb_is_what_was_said() -> None:
    event = bulletin_ie.extract("本报讯 4月6日，县长李国强到青石镇调研。“要把水引到田里。”李国强说。").events[0]
    assert [s.text for s in event.statements] == ["“要把水引到田里。”"]


def _name(number: int) -> str:
    return SURNAMES[number % 20] + GIVEN[number // 20 % 20] + GIVEN[number // 400 % 20]


SHAPES: dict[str, Callable[[int], str]] = {
    "articles": lambda n: "\n\n".join(
        f"甲县{i}镇召开会议\n\n本报讯 4月6日，甲县{i}镇召开会议。镇党委书记{_name(i)}主持。" for i in range(n // 45)
    ),
    "round-up": lambda n: (
        "简讯\n"
        + "\n".join(f"◆4月{i % 28 + 1}日，县委书记周明远到第{i}村调研，强调要抓好农时。" for i in range(n // 35))
    ),
    "dated lines": lambda n: "\n".join(f"4月{i % 28 + 1}日上午，县长李明到柳{i}村调研。" for i in range(n // 22)),
    "one sentence of stops": lambda n: "本报讯 县长李明" + "、".join(f"来到柳{i}村察看" for i in range(n // 9)) + "。",
    "one report of places": lambda n: (
        "本报讯 县长李明到青石镇调研。李明强调，要" + "，".join(f"到柳{i}村察看" for i in range(n // 8)) + "。"
    ),
    "places beside a meeting": lambda n: (
        "县里召开会议\n\n本报讯 县里召开会议。" + "".join(f"柳{i}村，瓜果飘香。" for i in range(n // 10))
    ),
    "one speaker": lambda n: "本报讯 县委书记周明远调研。" + "周明远强调，要压实责任。" * (n // 12),
    "days and direct speech": lambda n: (
        "本报讯 4月6日，县里召开会议。"
        + "".join(f"4月{i % 28 + 1}日，县长李明说：“要抓好农时。”" for i in range(n // 22))
    ),
    "reporting verbs without marks": lambda n: "本报讯 4月6日，县长李明强调，要" + "强调指出要求表示" * (n // 8),
    "verbs without marks": lambda n: "本报讯 4月6日，县长李明" + "主持出席调研参加视察" * (n // 10),
    "people who join in one sentence": lambda n: (
        "县长调研项目建设\n本报讯 4月6日，县长李明到青石镇调研"
        + "".join(f"，{_name(i)}参加" for i in range(n // 6))
        + "。"
    ),
    "many events in one article": lambda n: (
        "县领导一周活动\n"
        + "".join(f"4月{i % 28 + 1}日，县长李明到{_name(i)}镇调研。他强调，要压实责任。\n" for i in range(n // 31))
    ),
    "fields of minutes": lambda n: "时间：6月8日\n地点：县政务中心\n主持：周明远\n" * (n // 24),
    "one list of people": lambda n: "县委书记周明远、县长林知远、" * (n // 14),
    "one paragraph of people": lambda n: (
        "本报讯 " + "，".join(f"副县长{_name(i)}主持会议" for i in range(n // 11)) + "。"
    ),
}


@pytest.mark.parametrize("shape", list(SHAPES))
def test_time_grows_with_the_text(shape: str) -> None:
    extractor = bulletin_ie.load()
    assert grows_in_proportion(lambda size: partial(extractor.extract, SHAPES[shape](size)), 6_000)


def test_appointments_on_a_traditional_page_are_read_like_any_other() -> None:
    event = bulletin_ie.extract("本報訊 4月6日，縣人大常委會召開會議，決定任命陳國強為縣人民政府副縣長。").events[0]
    (change,) = event.appointments
    assert (change.name, change.title.text, change.title.post) == ("陳國強", "縣人民政府副縣長", "副縣長")
    assert [(p.name, p.titles, p.roles) for p in event.participants if p.name == "陳國強"] == [
        ("陳國強", (), ("appointee",))
    ]
