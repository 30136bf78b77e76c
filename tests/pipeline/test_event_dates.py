"""Which of an article's times is the day of its event."""

from __future__ import annotations

from datetime import date

import pytest

from bulletin_ie import extract

PAGE = "青石县人民政府网\n{title}\n发布时间：2023-12-15 08:10　来源：县融媒体中心\n\n　　{body}\n"


def dates(title: str, body: str) -> list[tuple[str | None, date | None, date | None]]:
    bulletin = extract(PAGE.format(title=title, body=body))
    events = [event for article in bulletin.articles for event in article.events]
    return [(e.date.text, e.date.start, e.date.end) if e.date is not None else (None, None, None) for e in events]


@pytest.mark.parametrize(
    ("body", "text", "day"),
    [
        (
            "12日夜间至13日，全县普降大雪。昨日上午，县长周远山沿街查看清雪进度，要求今晚10时前清完。",
            "昨日上午",
            date(2023, 12, 14),
        ),
        ("冬至将至，山上防火吃紧。12月12日，县长周远山到北岭林场检查防火工作。", "12月12日", date(2023, 12, 12)),
        ("距12月20日收官还有一周。12月13日，县长周远山到石桥水库检查施工。", "12月13日", date(2023, 12, 13)),
        ("12月10日，市里下发通报。第二天晚上，县长周远山来到石桥水库检查值班。", "第二天晚上", date(2023, 12, 11)),
        ("12月11日夜间，北岭镇遭遇冰雹。12日清晨，县长周远山到柳村查看灾情。", "12日清晨", date(2023, 12, 12)),
        ("12月11日晚，北岭镇普降大雨。当晚10时，县长周远山到县防指主持召开会商会。", "12月11日晚", date(2023, 12, 11)),
    ],
)
def test_what_stands_before_the_day(body: str, text: str, day: date) -> None:
    assert dates("周远山检查冬季工作", body)[0] == (text, day, day)


def test_a_length_is_no_day() -> None:
    assert dates("周远山到柳村调研", "县长周远山到柳村调研，用一天走访了三十户。") == [(None, None, None)]


def test_two_days_stay_two() -> None:
    body = "12月12日至13日，县长周远山到北岭镇、石桥镇调研。12日下午，周远山走进北岭粮库。13日，周远山来到石桥敬老院。"
    assert dates("周远山到乡镇调研", body)[0][1:] == (date(2023, 12, 12), date(2023, 12, 13))


def test_parts_of_the_day_of_the_opening() -> None:
    body = (
        "12月12日，县委书记何景明、县长周远山分别率队检查供暖工作。\n　　上午，何景明来到城东热源厂检查锅炉运行情况。\n"
        "　　下午，周远山来到北岭煤矿检查安全生产。"
    )
    found = dates("何景明周远山分别检查供暖工作", body)
    assert {day for _, day, _ in found} == {date(2023, 12, 12)}


@pytest.mark.parametrize(
    "body",
    [
        "县长周远山到柳村调研。12月2日，周远山曾到该村走访，当时村道尚未硬化。",
        "县长周远山主持召开安全生产会议，传达学习11月28日全市安全生产会议精神。",
        "县委常委会召开会议，学习贯彻12月5日印发的防火文件，县委书记何景明主持。",
        "县长周远山带队到北岭镇督导项目。该项目4月2日开工建设，预计明年通车。",
        "据预报，12月16日至17日全县有强降雪。县长周远山主持召开会商会，安排部署防御工作。",
        "县委书记何景明到石桥镇走访慰问老党员。老党员柳大福1953年7月1日入党，今年92岁。",
        "新任县委书记何景明到柳村调研。12月6日，市委任命何景明为县委书记。",
        "1月1日即将到来，县长周远山检查节日市场供应。",
        "县长周远山检查考试准备工作。今年考试将于12月23日至24日举行。",
        "副县长周远山到柳村调研大棚蔬菜。村民老赵说，11月10日栽种以来没遇上霜冻。",
    ],
)
def test_a_day_that_belongs_to_something_else(body: str) -> None:
    assert dates("县领导忙年终工作", body) == [(None, None, None)]


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("针对11月30日媒体曝光的问题，12月13日，县长周远山带队到北岭镇现场督办。", date(2023, 12, 13)),
        ("本报12月14日电（记者 柳青）12月13日，县长周远山到北岭镇检查防火工作。", date(2023, 12, 13)),
        (
            "本报12月14日电（记者 柳青）记者从12月13日召开的全县防火工作会议上获悉，今冬火险等级偏高。",
            date(2023, 12, 13),
        ),
        ("12月13日，曾国栋县长到北岭镇检查防火工作。", date(2023, 12, 13)),
        ("12月13日，北岭镇山体发生塌方。县长周远山赶赴现场指挥抢险。", date(2023, 12, 13)),
        ("12月13日，清川大桥通车仪式举行，县长周远山出席。", date(2023, 12, 13)),
        ("按照县委部署，12月13日，县长周远山到北岭镇检查防火工作。", date(2023, 12, 13)),
    ],
)
def test_the_events_own_day(body: str, day: date) -> None:
    assert [start for _, start, _ in dates("县领导忙年终工作", body)] == [day]


@pytest.mark.parametrize(
    ("body", "text", "day"),
    [
        ("“这活儿今晚就得干完！”12月5日上午，县长周远山到柳村检查。", "12月5日上午", date(2023, 12, 5)),
        ("“昨天下了场大雪。”12月5日上午，县长周远山到柳村检查。", "12月5日上午", date(2023, 12, 5)),
        ("“明天就开学了。”12月5日上午，县长周远山到柳村检查。", "12月5日上午", date(2023, 12, 5)),
        ("“12月1日就停了水。”12月5日上午，县长周远山到柳村检查。", "12月5日上午", date(2023, 12, 5)),
        (
            "“通道不能堵，‘四清’今晚就要改！”12月5日晚，县长周远山带队到柳村检查消防安全。",
            "12月5日晚",
            date(2023, 12, 5),
        ),
        ("“今天一定干完！”县长周远山说。12月5日，周远山到柳村检查。", "12月5日", date(2023, 12, 5)),
        ("县长周远山昨天到柳村检查。“今晚就得干完！”他说。", "昨天", date(2023, 12, 14)),
        ("“4·15”宣传活动12月5日启动，县长周远山出席。", "12月5日", date(2023, 12, 5)),
        ("“昨天下了场大雪。”县长周远山到柳村检查。", "昨天", date(2023, 12, 14)),
    ],
)
def test_what_people_say_dates_no_event_that_the_narration_dates(body: str, text: str, day: date) -> None:
    assert dates("周远山到柳村检查", body)[0] == (text, day, day)


def test_a_vague_time_of_the_narration_stands_before_a_day_in_speech() -> None:
    assert dates("周远山到柳村检查", "“昨天下了场大雪。”近日，县长周远山到柳村检查。")[0][0] == "近日"


@pytest.mark.parametrize("days", ["2023年12月4日—12月10日", "2023年12月4日至10日", "2023.12.4-12.10"])
def test_a_round_up_takes_its_year_from_the_days_it_covers(days: str) -> None:
    bulletin = extract(
        f"【一周简讯】\n（{days}）\n◆12月4日，县长周远山主持召开县政府常务会议。\n◆12月6日，县委书记何景明到柳村调研。\n"
    )
    found = [e.date.start for a in bulletin.articles for e in a.events if e.date is not None]
    assert found == [date(2023, 12, 4), date(2023, 12, 6)]


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        (
            "2023-06-08",
            "本报讯 12月30日，县长林知远到青石镇检查，要求1月15日前整改完毕。",
            ("2022-12-30", "2023-01-15"),
        ),
        ("2023-06-08", "本报讯 6月20日，县长林知远到青石镇检查，要求6月底前整改完毕。", ("2023-06-20", "2023-06-30")),
        (
            "2023-06-08",
            "县里将于12月30日在青石镇召开推进会，县长林知远要求12月25日前准备就绪。",
            ("2023-12-30", "2023-12-25"),
        ),
    ],
)
def test_what_was_held_was_not_held_long_after_the_page_came_out(published, text, expected):
    event = extract(text, published=published).events[0]
    assert (event.date.start.isoformat(), event.deadlines[0].last_day.isoformat()) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ("5月8日、9日，", ("5月8日、9日", date(2023, 5, 8), date(2023, 5, 9), "2023-05-08/2023-05-09")),
        ("5月30日和6月1日，", ("5月30日和6月1日", date(2023, 5, 30), date(2023, 6, 1), "2023-05-30/2023-06-01")),
        ("5月7日、8日和9日，", ("5月7日、8日和9日", date(2023, 5, 7), date(2023, 5, 9), "2023-05-07/2023-05-09")),
        (
            "5月8日下午和9日上午，",
            ("5月8日下午和9日上午", date(2023, 5, 8), date(2023, 5, 9), "2023-05-08TAF/2023-05-09TMO"),
        ),
        ("5月8日、5月28日，", ("5月8日", date(2023, 5, 8), date(2023, 5, 8), "2023-05-08")),
        ("5月8日，9日前要完成。", ("5月8日", date(2023, 5, 8), date(2023, 5, 8), "2023-05-08")),
    ],
)
def test_days_in_a_row_are_one_date(days, expected):
    when = extract(f"本报讯 {days}县委书记林知远到青石镇调研。", published="2023-06-02").events[0].date
    assert (when.text, when.start, when.end, when.timex) == expected
    assert when.spans[0].text == when.text


def test_days_in_a_row_without_a_year():
    when = extract("本报讯 5月8日、9日，县委书记林知远到青石镇调研。").events[0].date
    assert (when.start, when.end, when.timex, when.interval) == (None, None, *["XXXX-05-08/XXXX-05-09"] * 2)


def test_a_rough_day_below_an_article_is_found_too() -> None:
    (event,) = extract("本报讯 因管网检修，青石镇停水，请居民储水。\n约5月6日").events
    assert event.date is not None
    assert (event.date.text, event.date.mod) == ("约5月6日", "approx")
