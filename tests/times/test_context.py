"""Which year, and which day: the document's context."""

from __future__ import annotations

from datetime import date

import pytest

from bulletin_ie.text import AlignedText
from bulletin_ie.times import (
    ReferenceDay,
    TimeContext,
    detect,
    document_context,
    find_times,
    infer_years,
    resolve,
    resolve_all,
    to_record,
)


def first(text: str, anchor: date | None = None) -> tuple[str | None, date | None, date | None, str | None]:
    value = find_times(text, anchor)[0]
    return value.timex, value.start, value.end, value.year_from


class TestYearFromDocument:
    @pytest.mark.parametrize(
        "text",
        [
            "4月2日上午，推进会召开。县长对2022年全县秋粮收储工作作了布置。",
            "本报讯 4月2日，某县2022年统计工作会议召开，布置2022年统计任务。",
            "4月2日上午，推进会召开，不忘2016年“8·16”滑坡教训。某县2022年第一批便民桥集中通车。",
            "4月2日，会议审议《养老服务规划（2023—2025年）》，到2025年底改完2000年以前修的平房。2022年全县工作会议同时召开。",
            "4月2日，县长调研。2022年是攻坚之年。泵站预计2024年6月底前通水。",
            "4月2日，启动仪式举行。2022年4月1日，专班成立。",
            "4月2日，县长调研。\n\n青石县人民政府\n2022年4月3日",
            "发布时间：2022-04-03 09:12　来源：融媒体中心\n4月2日，县长调研。",
            "4月2日，县长调研。2021年7月20日特大暴雨发生后，全县上下一心。2022年全县重点项目清单同时公布。",
            "4月2日，县长调研。2021年，全县完成投资36.4亿元。2022年全县重点工作任务已经明确。",
            "2022年4月1日上午，项目开工。4月2日，县长调研。",
            "4月2日，县长调研。按照《2022年灾后恢复重建实施方案》，年底前完成64个项目。",
            "定于2022年5月20日举行。4月2日，筹备会召开。",
            "4月2日，全县2022年度考核工作会召开，比2021年增长5%，较2019年翻番。",
            "4月2日，县长调研。截至2022年3月底，已改造老旧小区12个。",
            "4月2日，县长调研。2022年一季度，全县实现生产总值36.2亿元。",
            "4月2日，县长调研。2022年1至2月，全县规模工业增加值同比增长8%。",
            "4月2日，县长调研。与去年（2021年）相比，项目翻番。",
            "4月2日，县长调研。今年（2022年）是攻坚之年。",
            "4月2日，县政府召开常务会议，审议《2022年河长制工作要点》。",
            "4月2日，县政府召开常务会议，通报2021年考核情况，安排2022年工作。",
            "4月2日，县长调研。2022年，全县安排重点项目86个。",
            "4月2日，县长调研2022年开工项目。",
            "4月2日，县长调研。学校始建于1952年，2022年全县将重点改善办学条件。",
            "09/05/2022 青石发布\n4月2日，县长调研。",
            "通知\n\n青政办发〔2022〕12号\n\n4月2日，县里召开了部署会。",
            "一周要闻\n（2022年3月28日—4月3日）\n4月2日，县长调研。",
        ],
    )
    def test_decides(self, text: str) -> None:
        value = next(v for v in find_times(text) if v.text.startswith("4月2日"))
        assert (value.start, value.year_from) == (date(2022, 4, 2), "document")

    @pytest.mark.parametrize(
        "text",
        [
            "4月2日上午，推进会召开。",
            "4月2日，会议要求不忘2016年“8·16”滑坡教训。",
            "4月2日，会议提出到2025年底建成泵站。",
            "4月2日，会议审议养老服务规划（2023—2025年）。",
            "4月2日，加固2000年以前修的平房。",
            "4月2日，泵站动工，预计2024年6月底前通水。",
            "4月2日，县长调研。2021年7月20日特大暴雨发生后，全县上下一心。",
            "4月2日，县长调研。2021年，全县完成投资36.4亿元。",
            "4月2日，县长调研。该村2019年5月20日通过验收，2018年脱贫摘帽后不停步。",
            "4月2日，县长调研。较2020年增长5%，比2021年同期多两成。",
            "4月2日，学习《安全生产法》（2021年修订版）。",
            "4月2日，县长调研。2021年3月，该村引进了黄桃。",
            "4月2日，座谈会召开。去年，全县经济稳中有进。2021年的成绩来之不易。",
            "4月2日，会议召开。今年以来，2021年的存量问题全部解决。",
            "4月2日，会议召开。2021年度考核结果公布，12个单位评为优秀。",
            "4月2日，县长慰问2021年度全国劳动模范。",
            "4月2日，县长督办2021年中央环保督察反馈问题整改。",
            "4月2日，县长到审计局调研2021年度财政预算执行审计工作。",
            "4月2日，县长调研。该公司2019年落户我县，2020年投产，2021年实现产值3亿元。",
            "4月2日，县长植树。2020年，北山造林3000亩；2021年，造林2600亩。",
            "4月2日，县长慰问老人。老人1945年参军，1949年入党。",
            "4月2日，县长调研。2021年三季度，全县实现生产总值36.2亿元。",
            "4月2日，县长调研。截至2021年底，该村集体经济收入突破50万元。",
            "4月2日，县长调研。学校始建于1952年，2018年迁建，2021年挂牌。",
            "4月2日，县长慰问2021年度省级劳模。",
            "4月2日，县长要求对标2035年远景目标。",
            "4月2日，县委学习《耕地保护通知》（青政发〔2021〕12号）。",
        ],
    )
    def test_does_not_decide(self, text: str) -> None:
        value = find_times(text)[0]
        assert (value.timex, value.start, value.end, value.year_from) == (
            "XXXX-04-02" + (value.timex or "")[10:],
            None,
            None,
            None,
        )

    def test_reviewed_and_planned_years_decide_by_the_month(self) -> None:
        text = "{}，大会总结2022年工作，部署2023年任务。"
        assert first(text.format("1月10日"))[1] == date(2023, 1, 10)
        assert first(text.format("12月28日"))[1] == date(2022, 12, 28)

    @pytest.mark.parametrize(
        ("day", "counted", "year"),
        [
            ("6月3日", "截至2023年5月底", 2023),
            ("1月10日", "截至2022年12月底", 2023),
            ("1月10日", "截至2022年底", 2023),
            ("4月10日", "截至2022年底", None),
            ("2月10日", "截至2023年5月底", None),
        ],
    )
    def test_months_counted_up_to_lie_before_the_day(self, day: str, counted: str, year: int | None) -> None:
        value = find_times(f"{day}，县长调研。{counted}，已改造小区12个。")[0]
        assert (value.start.year if value.start else None) == year

    @pytest.mark.parametrize(
        ("text", "year"),
        [
            ("1月12日，2023年第四季度安全生产会议召开。", 2024),
            ("10月12日，2023年第四季度安全生产会议召开。", 2023),
            ("5月12日，2023年第四季度安全生产会议召开。", None),
            ("7月12日，2023年上半年工作总结会召开。", 2023),
            ("12月20日，2024年一季度重点项目推进会召开。", 2023),
            ("1月8日，2023年下半年工作点评会召开。", 2024),
            ("12月28日，县长检查2024年元旦节日市场供应。", 2023),
            ("1月28日，县长检查2024年春节市场供应。", 2024),
            ("10月16日，全镇2024年度城乡居民医保征缴工作会召开。", 2023),
            ("11月6日，2024年度党报党刊发行工作会召开。", 2023),
            ("5月8日，2023年5月份工作例会召开。", 2023),
            ("8月13日，县长检查学校，确保2023年秋季学期如期开学。", 2023),
            ("12月28日，县长慰问群众。\n\n责编：赵亮 2023年1月", 2022),
            ("12月28日，县长慰问群众。\n\n青石县人民政府\n\n2023年1月3日", 2022),
            ("1月5日，县长调研。\n\n2022年12月30日，工作专班召开了会议。", 2023),
            ("12月28日，县长调研。\n\n2022年12月30日，工作专班召开了会议。", 2022),
            ("1月8日，大会总结2022年工作。", 2023),
            ("12月28日，大会总结2022年工作。", 2022),
            ("5月8日，大会总结2022年工作。", None),
            ("1月8日，大会总结2022年工作。2022年全县重点项目全部完工。", 2023),
            ("12月28日，大会总结2022年工作，部署2023年任务。2023年是关键之年。", 2022),
            ("12月28日，大会部署2023年任务。2023年是关键之年。", None),
            ("5月8日，大会部署2023年任务。2023年是关键之年。", 2023),
        ],
    )
    def test_a_part_of_a_year_decides_by_the_month(self, text: str, year: int | None) -> None:
        value = find_times(text)[0]
        assert (value.start.year if value.start else None) == year

    def test_two_readings_are_left_open(self) -> None:
        key = "12月28日，大会部署2023年任务。"
        resolved = resolve_all(detect(key), document_context(key, detect(key)), key)[0]
        assert (resolved.timex, resolved.start, resolved.code) == ("XXXX-12-28", None, "date_ambiguous")

    def test_year_in_the_text_wins(self) -> None:
        assert first("2021年4月2日，项目立项。2022年工作会议召开。", date(2022, 5, 1))[1:] == (
            date(2021, 4, 2),
            date(2021, 4, 2),
            "text",
        )

    def test_year_of_the_sentence_is_carried_on(self) -> None:
        values = find_times("项目2019年5月开工，12月竣工。4月2日复查。", date(2022, 4, 18))
        assert [(v.start, v.year_from) for v in values] == [
            (date(2019, 5, 1), "text"), (date(2019, 12, 1), "text"), (date(2022, 4, 2), "published")
        ]  # fmt: skip

    def test_year_of_page_data_is_not_carried_on(self) -> None:
        values = find_times("发布时间：2022-01-05 09:12　来源：融媒体中心\n12月28日，县长调研。", date(2022, 1, 5))
        assert values[1].start == date(2021, 12, 28)

    def test_earlier_month_does_not_take_the_year_before_it(self) -> None:
        values = find_times("项目2021年12月立项，3月开工。", date(2022, 4, 18))
        assert [v.start for v in values] == [date(2021, 12, 1), date(2022, 3, 1)]

    def test_years_of_a_document(self) -> None:
        key = "某县2022年工作会议总结2021年工作，谋划2023年项目，到2025年底全面建成。"
        years = infer_years(key, detect(key))
        assert (years.current, years.reviewed, years.planned) == ({2022}, {2021}, {2023})


class TestYearFromPublication:
    @pytest.mark.parametrize(
        ("published", "text", "day"),
        [
            (date(2022, 4, 18), "4月2日", date(2022, 4, 2)),
            (date(2022, 1, 5), "12月28日，会议召开", date(2021, 12, 28)),
            (date(2022, 1, 5), "12月31日下午，会议召开", date(2021, 12, 31)),
            (date(2022, 2, 10), "11月20日，会议召开", date(2021, 11, 20)),
            (date(2022, 1, 5), "1月4日，会议召开", date(2022, 1, 4)),
            (date(2022, 12, 20), "将于1月5日举行", date(2023, 1, 5)),
            (date(2022, 12, 20), "11月5日，会议召开", date(2022, 11, 5)),
            (date(2022, 12, 20), "2月3日，会议召开", date(2022, 2, 3)),
            (date(2024, 2, 29), "2月29日，会议召开", date(2024, 2, 29)),
            (date(2022, 12, 31), "12月31日，会议召开", date(2022, 12, 31)),
            (date(2023, 1, 1), "12月31日，会议召开", date(2022, 12, 31)),
        ],
    )
    def test_day(self, published: date, text: str, day: date) -> None:
        value = find_times(text, published)[0]
        assert (value.start, value.year_from) == (day, "published")

    @pytest.mark.parametrize(
        ("published", "text", "due"),
        [
            (date(2022, 4, 18), "5月15日前完成", date(2022, 5, 15)),
            (date(2022, 12, 20), "1月15日前完成", date(2023, 1, 15)),
            (date(2022, 11, 10), "3月底前完成", date(2023, 3, 31)),
            (date(2022, 1, 5), "12月底前完成", date(2022, 12, 31)),
            (date(2022, 5, 20), "5月15日前完成", date(2022, 5, 15)),
            (date(2022, 12, 20), "年底前完成", date(2022, 12, 31)),
            (date(2022, 12, 20), "明年一季度完成", date(2023, 3, 31)),
            (date(2023, 11, 20), "2月底前完成", date(2024, 2, 29)),
            (date(2022, 4, 28), "3日前完成", date(2022, 5, 3)),
            (date(2022, 12, 20), "春节前完成", date(2023, 1, 22)),
            (date(2022, 1, 20), "春节前完成", date(2022, 2, 1)),
            (date(2024, 1, 19), "春节前完成", date(2024, 2, 10)),
        ],
    )
    def test_deadline(self, published: date, text: str, due: date) -> None:
        assert find_times(text, published)[0].end == due

    def test_january_day_in_december_is_ambiguous(self) -> None:
        value = find_times("1月5日，会议召开", date(2022, 12, 20))[0]
        assert (value.timex, value.start) == ("XXXX-01-05", None)


class TestAnchors:
    def test_leap_day(self) -> None:
        anchor = date(2024, 2, 29)
        assert [find_times(t, anchor)[0].start for t in ("去年", "一年后", "昨天", "明天", "一个月后", "上月")] == [
            date(2023, 1, 1), date(2025, 1, 1), date(2024, 2, 28), date(2024, 3, 1), date(2024, 3, 1), date(2024, 1, 1)
        ]  # fmt: skip

    def test_last_of_december(self) -> None:
        anchor = date(2022, 12, 31)
        assert [find_times(t, anchor)[0].start for t in ("明天", "下周一", "下月", "明年", "下季度")] == [
            date(2023, 1, 1), date(2023, 1, 2), date(2023, 1, 1), date(2023, 1, 1), date(2023, 1, 1)
        ]  # fmt: skip

    def test_lunar_new_years_eve(self) -> None:
        anchor = date(2022, 1, 31)
        found = [find_times(t, anchor)[0].start for t in ("除夕", "正月初一", "正月十五", "腊月二十九", "明天")]
        assert found == [date(2022, 1, 31), date(2022, 2, 1), date(2022, 2, 15), date(2022, 1, 31), date(2022, 2, 1)]

    def test_without_anchor_nothing_is_invented(self) -> None:
        for text in ("今天", "明年6月", "下周一", "3日内", "昨晚8时", "本月15日", "近三年", "春节"):
            value = find_times(text)[0]
            assert (value.start, value.end) == (None, None), text

    def test_month_day_without_year_has_its_value(self) -> None:
        assert find_times("6月27日晚")[0].timex == "XXXX-06-27TEV"
        assert find_times("6月27日至29日")[0].interval == "XXXX-06-27/XXXX-06-29"
        assert find_times("7月15日前")[0].interval == "../XXXX-07-15"


class TestDayOfTheText:
    def context(self, day: date, known: bool = True) -> TimeContext:
        base = ReferenceDay(day, known, "published" if known else None)
        return TimeContext().at(base)

    def test_bare_days_follow_the_dateline(self) -> None:
        found = resolve(detect("28日上午")[0], self.context(date(2000, 6, 27), known=False))
        assert (found.timex, found.start, found.code) == ("XXXX-06-28TMO", None, "year_unknown")
        assert resolve(detect("1日上午")[0], self.context(date(2022, 6, 30))).start == date(2022, 7, 1)
        assert resolve(detect("28日凌晨2时前")[0], self.context(date(2022, 6, 27))).end == date(2022, 6, 28)

    def test_today_follows_the_dateline(self) -> None:
        context = TimeContext(published=date(2022, 9, 20)).at(ReferenceDay(date(2022, 9, 19), True, "published"))
        assert resolve(detect("今天")[0], context).start == date(2022, 9, 19)

    def test_a_day_mentioned_before_moves_bare_days_and_not_today(self) -> None:
        context = TimeContext(published=date(2023, 10, 20)).after(ReferenceDay(date(2023, 10, 18)))
        starts = [
            resolve(detect(text)[0], context).start for text in ("昨日，督办", "当日，督办", "上午，督办", "19日，督办")
        ]
        assert starts == [date(2023, 10, 19), date(2023, 10, 18), date(2023, 10, 18), date(2023, 10, 19)]

    def test_anaphora_follows_the_day_mentioned_last(self) -> None:
        key = "6月27日，雨情告急。当晚10时，县里会商。次日上午，指挥部转移群众。"
        found = resolve_all(detect(key), TimeContext(published=date(2022, 7, 5)), key)
        assert [f.timex for f in found] == ["2022-06-27", "2022-06-27T22", "2022-06-28TMO"]

    def test_same_year_and_next_year(self) -> None:
        key = "2015年立项，同年10月开工，次年竣工。"
        found = resolve_all(detect(key), TimeContext(published=date(2022, 7, 5)), key)
        assert [f.timex for f in found] == ["2015", "2015-10", "2016"]

    def test_days_of_a_month_mentioned_before(self) -> None:
        key = "3月，全县开展整治，15日召开会议。"
        found = resolve_all(detect(key), TimeContext(published=date(2022, 4, 18)), key)
        assert [f.timex for f in found] == ["2022-03", "2022-03-15"]

    def test_lengths_count_only_from_a_stated_start(self) -> None:
        mention = detect("3日内完成")[0]
        assert resolve(mention, TimeContext(published=date(2022, 4, 18))).end is None
        stated = detect("自本通告发布之日起15日内拆除")[0]
        assert resolve(stated, TimeContext(published=date(2022, 4, 18))).end == date(2022, 5, 3)


def test_mentions_tell_what_deadlines_need() -> None:
    bounds = {
        "5月15日前": "before", "不晚于5月15日": "before", "到5月15日为止": "by", "截至5月15日": "by", "到2025年底": "by",
        "6月底": "by", "6月底前": "before", "3日内": "within", "年内": "within", "一周之内": "within", "第二季度": None, "5月20日起": None,
    }  # fmt: skip
    assert {text: detect(text)[0].bound for text in bounds} == bounds
    mention = detect("28日凌晨2时前")[0]
    assert (mention.part_of_day, mention.clock, mention.is_relative) == ("dawn", (2, None, None), True)
    assert detect("3日内")[0].is_duration
    assert not detect("自发布之日起15日内")[0].is_duration
    assert detect("汛期前")[0].period == "flood_season"
    assert detect("4月1日至3日")[0].is_range


def test_record_shows_traditional_script_and_wraps() -> None:
    text = AlignedText.of("二〇二二年四月二日（星期六）")
    mentions = detect(text.key)
    record = to_record(text, mentions[0], resolve(mentions[0], TimeContext()))
    assert record.text == "二〇二二年四月二日（星期六）"
    value = find_times("五月\n十五日以前", "2022-04-18")[0]
    assert (value.text, value.spans[0].text) == ("五月十五日以前", "五月\n十五日以前")
    assert find_times("後天上午九點", "2022-04-18")[0].timex == "2022-04-20T09"


@pytest.mark.parametrize(
    ("published", "text", "days"),
    [
        (date(2023, 2, 10), "4月到6月为发动阶段，7至9月为整治阶段，10—12月为巩固阶段", [(4, 6), (7, 9), (10, 12)]),
        (date(2023, 2, 10), "自查阶段（2月11日—3月31日）；总结阶段（11月1日—11月30日）", [(2, 3), (11, 11)]),
        (date(2023, 2, 10), "11月15日将召开交流会", [(11, 11)]),
        (date(2023, 2, 10), "四季度全部完成", [(10, 12)]),
    ],
)
def test_autumn_of_a_plan_seen_in_february(published: date, text: str, days: list[tuple[int, int]]) -> None:
    values = find_times(text, published)
    assert [(v.start.year, v.start.month, v.end.month) for v in values if v.start and v.end] == [
        (2023, *d) for d in days
    ]


def test_october_told_alone_in_february_is_over() -> None:
    assert find_times("10月，全县组织复核", date(2023, 2, 10))[0].start == date(2022, 10, 1)
    assert find_times("10月31日（含）前完工", date(2023, 2, 10))[0].end == date(2023, 10, 31)


def test_new_year_behind_a_day_of_december() -> None:
    for published in (date(2022, 10, 20), date(2022, 12, 1)):
        values = find_times("大桥12月15日合龙、元旦开放。", published)
        assert [v.start for v in values] == [date(2022, 12, 15), date(2023, 1, 1)]


@pytest.mark.parametrize(
    "text",
    [
        "5月19日至5月25日，每天上午9:00至12:00，下午14:00至17:00",
        "夏季（5月1日—9月30日）：上午8:00—12:00，下午15:00—18:00",
        "每日7:00—9:00、17:00—19:00禁止通行",
        "分别于周一至周五限行，时段为7:00至20:00",
        "每天9时开门，17时关门",
    ],
)
def test_hours_of_each_day_have_no_day_of_their_own(text: str) -> None:
    hours = [v for v in find_times(text, date(2022, 5, 18)) if v.start_time is not None]
    assert hours
    assert all((v.type, v.start, v.end) == ("set", None, None) for v in hours)


def test_years_compared_limit_nothing() -> None:
    values = find_times("从2021年的3.1亿元增长到2022年的4.5亿元。", date(2022, 11, 20))
    assert [(v.start, v.end) for v in values] == [(date(y, 1, 1), date(y, 12, 31)) for y in (2021, 2022)]


def test_length_behind_an_earlier_clause_counts_from_its_event() -> None:
    assert find_times("接到举报后，须在3日内核查", date(2022, 5, 18))[0].start is None
    assert find_times("须在3日内核查", date(2022, 5, 18))[0].start == date(2022, 5, 18)


def test_clock_time_behind_a_limit_has_its_day() -> None:
    values = find_times("请于4月25日8:30前到场，9:00开考。", date(2022, 4, 18))
    assert [v.start or v.end for v in values] == [date(2022, 4, 25), date(2022, 4, 25)]


def test_february_behind_january_of_the_next_year() -> None:
    values = find_times("寒假预计从1月20日开始，2月25日返校。", date(2023, 11, 28))
    assert values[-1].start == date(2024, 2, 25)


def test_next_year_moves_no_day_behind_it() -> None:
    values = find_times("古街明年春节开放，路基8月20日前贯通，路面10月底前收尾。", date(2023, 7, 20))
    assert [v.end.year for v in values if v.end] == [2024, 2023, 2023]
