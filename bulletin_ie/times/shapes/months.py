"""Months and their parts, beginnings and ends, weeks and weekdays."""

from __future__ import annotations

import re
from typing import Any

from bulletin_ie.times.expressions import Edge, Moment, TimeRange
from bulletin_ie.times.numbers import CN, DAY, DAY_CN, MONTH, MONTH_CN, integer
from bulletin_ie.times.shapes.base import (
    AFTER_ONCE,
    CN_NUMERALS,
    DIGITS,
    NOT_CN,
    NOT_DIGIT,
    NOT_ONCE,
    NOT_ORDINAL,
    Fields,
    Rank,
    Shape,
)

__all__ = ["MONTH_SHAPES", "WEEK_SHAPES"]

_AHEAD_OR_BACK = {"上": -1, "大": -1, "下": 1, "次": 1, "翌": 1}
_PARTS = {
    "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "中下旬": (11, 31), "上中旬": (1, 20), "中上旬": (1, 20), "上半月": (1, 15), "下半月": (16, 31),
}  # fmt: skip
_PART = r"(?:中下旬|上中旬|中上旬|[上中下]旬)"
_EDGES: dict[str, Edge] = {
    "初": "start",
    "中": "mid",
    "底": "end",
    "末": "end",
    "终": "end",
    "尾": "end",
    "前": "start",
    "后": "end",
}


def _month(text: str) -> Fields:
    return {"month": integer(text.rstrip("份月"))}


def _shift(text: str) -> int:
    """How many units 上上, 下 or 大上 lie away."""
    return sum(_AHEAD_OR_BACK.get(character, 0) for character in text)


def _relative_month(text: str) -> Fields:
    return {"month_shift": _shift(text)} | ({"anaphoric": True} if text[0] in "当同次翌" else {})


def _bare_edge(text: str) -> Fields:
    unit = {"月": "month_shift", "季": "quarter_shift"}.get(text[0], "year_shift")
    return {unit: 0, "edge": _EDGES[text[-1]]}


_NOT_NAMED = rf"(?<![\d{CN}十个两几数多本上下当这每同今去明前后来次百])"
_ALONE = r"(?:(?<![\u4e00-\u9fff\d])|(?<=[在于到至从自的]))"
_NOT_SURNAME = (
    r"(?<![王李刘陈赵吴徐孙朱郭梁郑谢韩曹邓萧冯彭潘袁董吕魏蒋杜姜傅钟汪崔邱谭贾邹孟秦薛郝邵罗蔡廖尹贺龚卢沈])"
)
"""Not the end of a person's name: 王五月."""
_NOT_FIRST = r"(?![步级中心期始次冬夏秋春核审评选赛具显衷创二一三来试探露])"

_PAIRS = [CN[i : i + 2] for i in range(8)] + ["九十"]


def _two_months(text: str) -> TimeRange:
    return TimeRange(Moment(month=integer(text[0])), Moment(month=integer(text[1])))


MONTH_SHAPES = (
    Shape("month", "A month: 4月, 四月份.", DIGITS, rf"{NOT_DIGIT}(?<!第){MONTH}月(?![饼嫂龄])份?", Rank.MONTH, _month),
    Shape("month", "", CN_NUMERALS,
          rf"{NOT_CN}{_NOT_SURNAME}{MONTH_CN}月(?![饼季牙庄]|天(?![气空])|怀胎|亮(?![相灯点])|一[调总通评查次]|社区|街|村|路|镇|乡|革命)份?",
          Rank.MONTH, _month),
    Shape("month", "", "元", r"元月(?!份?饼)份?", Rank.MONTH, lambda t: {"month": 1}, seconds="月"),
    Shape("two_months", "Two months, loosely: 四五月份.", CN, rf"{NOT_CN}(?:{'|'.join(_PAIRS)})月(?:份|间)?", Rank.ALONE, _two_months),
    Shape("bare_month", "The first month of a range that says 月 only once: 1—8月.", DIGITS,
          rf"{NOT_DIGIT}{MONTH}(?=(?:[-—–~～至到、和]{{1,2}}{MONTH}){{1,5}}月(?!{DAY}日))", Rank.MONTH, _month),
    Shape("bare_month", "", CN_NUMERALS, rf"{NOT_CN}{MONTH_CN}(?=(?:[至到、和]{MONTH_CN}){{1,5}}月(?!{DAY_CN}日))", Rank.MONTH, _month),
    Shape("relative_month", "A month counted from the text's: 本月, 上个月, 次月.", "本这当同上下次翌大",
          rf"(?<![成资])本月|这个月|(?<![相适])当月|同月|(?<![以之])大?上{{1,4}}一?个?月|(?<![以之]){NOT_ONCE}下{{1,4}}一?个?月|{NOT_ORDINAL}[次翌]月",
          Rank.MONTH, _relative_month, seconds="月个上下一"),
    Shape("ten_days", "Ten days or half of a month: 4月上旬, 中下旬, 上半月.", "上中下",
          rf"(?<=[月份])的?{_PART}|(?<=[月份])[上下]半月", Rank.THIRD, lambda t: {"part_of_month": _PARTS[t.lstrip("的")]}, opens=False),
    Shape("bare_ten_days", "Ten days of the month that was mentioned: 中旬前, 本月 left out.", "上中下",
          rf"(?<![月份个中上年]){_PART}(?=[，。前内至到]|之前|以前|$)|(?<![月份个年])[上下]半月(?=[，。前内至到]|$)", Rank.THIRD,
          lambda t: {"month_shift": 0, "anaphoric": True, "part_of_month": _PARTS[t]}, seconds="旬中下上半"),
    Shape("edge", "The beginning, middle or end of what stands before it: 6月底, 年初, 一季度末.", "底末终尾初中年期月前后",
          r"(?<=[五”])期[末初]|(?<=五”)[前中后]期|(?<=[月年度份五”代季纪])[底末](?![线层部座数端梢气子色细蕴薪商])|(?<=[月年])终(?=[前，。之])|(?<=年)尾(?=[前，。之])|"
          rf"(?<=年)年(?:[底末](?![线薪])|初{_NOT_FIRST}|中(?=[，。、）前]|$)|终(?=[前，。之]))|(?<=月)月(?:[底末](?![线薪])|初{_NOT_FIRST}|中(?![心级]))|(?<=[月年份度五”代纪])初{_NOT_FIRST}|"
          rf"(?<=[月年])中(?=[，。、）前]|完成|$)|(?<=[代纪])中(?:期|叶)",
          Rank.EDGE, lambda t: {"edge": _EDGES[t.lstrip("年期月")[0]]}, opens=False),
    Shape("bare_unit", "The year or month of the text, with 内: 年内, 月内.", "年月", rf"{_NOT_NAMED}[年月](?=[之以]?内(?![部需外]))", Rank.YEAR,
          lambda t: {"year_shift" if t == "年" else "month_shift": 0}, seconds="内之以"),
    Shape("bare_edge", "The beginning or end of the text's own month or year: 月底, 年底, 年初.", "月年岁季",
          rf"(?:{_NOT_NAMED}|{AFTER_ONCE})(?:月[底末初](?![步级中色])|年[底末](?![线薪])|年终(?=[前，。]|之前)|季度?末|月中(?=[，。前])|"
          rf"年初(?![级中步一二三])|岁末|年尾)|{_ALONE}年中(?=[，。、）]|大促|工作|总?结|盘点|考核|促销|冲刺|会|前|之前|$)",
          Rank.YEAR, _bare_edge, seconds="底末初终尾度中"),
)  # fmt: skip

_WEEK = r"(?:周|星期|礼拜)"
_SHIFT = rf"(?:大?上{{1,4}}一?|{NOT_ONCE}下{{1,4}}一?|这一|[本这当次])"
_WEEKDAYS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7, "末": 8}
_NOT_AFTER_NUMBER = rf"(?:(?<![两几每\d{CN}十个])|(?<=周[{CN[:6]}]))"


def _week(text: str) -> Fields:
    m = re.match(_SHIFT, text)
    fields: dict[str, Any] = {}
    if m is not None:
        fields["week_shift"] = _shift(m.group())
        fields["anaphoric"] = m.group() in "当次"
    if text[-1] in _WEEKDAYS:
        fields["weekday"] = _WEEKDAYS[text[-1]]
    return fields


def _weekdays(text: str) -> TimeRange:
    m = re.fullmatch(rf"({_SHIFT}?个?{_WEEK}.)(?:[至到、]|[-—–~～]{{1,2}})?(.)", text)
    assert m is not None
    first, last = Moment(**_week(m[1])), Moment(**_week("周" + m[2]))
    return TimeRange(first, last)


def _nth(text: str) -> int:
    return -1 if "最后" in text else integer(re.sub(r"[^一二三四五六七八九十\d]", "", text))


def _nth_month(text: str) -> Fields:
    number, months = _nth(text.replace("头", "第")), text.endswith("月")
    last = 12 if months else 4
    return {"month" if months else "quarter": last if number < 0 else min(number, last)}


def _nth_weekday(text: str) -> Fields:
    return {"nth_weekday": _nth(text[:-1].rstrip("周星期礼拜个")), "weekday": _WEEKDAYS[text[-1]]}


_ORDINAL = rf"的?(?:第(?:[{CN}]|十[{CN}]?|[二三四五]十[{CN}]?|\d{{1,2}})|最后一)个?"
_WEEKDAY_TAIL = (
    r"(?![次遍围届岁趟轮览般贯刊]|年(?!会)|回(?![来去到家国老村校程访])|流(?![程动])|体(?![育检])|度(?!假)|班(?![子会车长主])|"
    r"周[年岁]|报|定律)"
)

WEEK_SHAPES = (
    Shape("weekday_range", "Weekdays that say 周 only once: 周一至五, 周六日.", "上下本这当次个周星礼大",
          rf"{_NOT_AFTER_NUMBER}(?<![以之成]){_SHIFT}?个?{_WEEK}六日(?![常])|"
          rf"{_NOT_AFTER_NUMBER}(?<![以之成]){_SHIFT}?个?{_WEEK}[{CN[:6]}](?:[至到、]|[-—–~～]{{1,2}})[{CN[:6]}日天](?![月日天时点个年])",
          Rank.ALONE, _weekdays, seconds="上下一个周星礼期拜二三四五六"),
    Shape("weekday", "A day of the week or the weekend: 周三, 下周一, 上周末.", "上下本这次个周星礼大",
          rf"{_NOT_AFTER_NUMBER}(?<![以之成]){_SHIFT}?个?{_WEEK}[{CN[:6]}日天末]{_WEEKDAY_TAIL}",
          Rank.DAY, _week, seconds="上下一个周星礼期拜二三四五六日天末"),
    Shape("week", "A week counted from the text's: 本周, 下周.", "上下本这当大",
          rf"(?<![以之成资]){_SHIFT}个?{_WEEK}(?![边期转密年岁知围游波济报刊口{CN}日天]|目标)", Rank.WEEK, _week, seconds="上下一个周星礼"),
    Shape("nth_weekday", "A numbered weekday of a month: 5月的第二个星期日.", "的第最",
          rf"{_ORDINAL}{_WEEK}[{CN[:6]}日天末]", Rank.DAY, _nth_weekday, opens=False),
    Shape("nth_week", "A numbered week of a month or year: 5月第二周, 2022年第15周.", "的第最",
          rf"{_ORDINAL}{_WEEK}(?![边期转密年岁])", Rank.WEEK, lambda t: {"nth_week": _nth(t)}, opens=False),
    Shape("same_day", "The day of the text in another week, month or year: 去年的今天.", "的今这同",
          r"(?:(?<=[年月周期拜前后])的?|(?<=[年月周期拜前后]的))(?:今[天日]|这一?天|同一天)", Rank.DAY, lambda t: {"same_day": True}, opens=False),
    Shape("nth_month", "A numbered month or quarter of a year: 去年最后一个月.", "的第最头",
          rf"的?(?:第(?:[{CN}]|十[一二]?)|最后一|头一)个(?:月|季度)", Rank.MONTH, _nth_month, opens=False),
    Shape("nth_day", "The first or last day of a week, month or year: 4月最后一天.", "的第最",
          rf"的?(?:第[{CN}]|最后一)[天日]", Rank.DAY, lambda t: {"nth_day": _nth(t)}, opens=False),
)  # fmt: skip
