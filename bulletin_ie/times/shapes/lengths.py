"""Lengths of time, stretches beside the text's day, and times that come again."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from bulletin_ie.rules.numerals import parse_number
from bulletin_ie.times.expressions import Length, Moment, Offset, Recurring, Stretch, Unit
from bulletin_ie.times.numbers import AMOUNT, CN, HOUR, integer
from bulletin_ie.times.shapes.base import CN_NUMERALS, DIGITS, NOT_DIGIT, Rank, Shape

__all__ = ["LENGTH_SHAPES", "RECURRING_SHAPES", "read_length"]

_UNITS: dict[str, Unit] = {
    "秒": "second", "秒钟": "second", "分钟": "minute", "分": "minute", "刻钟": "minute", "小时": "hour", "钟头": "hour", "天": "day", "日": "day",
    "自然日": "day",
    "日历天": "day", "日历日": "day", "交易日": "workday", "昼夜": "day", "工作日": "workday", "周": "week", "星期": "week", "礼拜": "week", "旬": "ten_days",
    "月": "month", "季度": "quarter", "年": "year", "年度": "year", "世纪": "year",
}  # fmt: skip
# What makes a unit a part of another word: 周岁, 天津, 年级.
_UNIT = (
    r"(?:个?工作日|个?自然日|个?日历[天日]|个?交易日|个?小时|个?钟头|分钟|刻钟|秒钟|秒(?=[之以]?[内后前])|昼夜|个季度|个世纪|(?<=数)月(?!月)|个?星期(?![一二三四五六日天])|个?礼拜(?![一二三四五六日天])|个年度|个月(?!龄)|"
    r"(?<!四)周(?![岁边围年一二三四五六日])|天(?![一二津安门然河台桥水柱坛宁长府心性才骄空山])|"
    r"年(?![级代货龄木轻画糕岁味产均迈薪检月会报度初底末终节]|期(?![间满内末初限]))|(?<!半)年度|旬|日(?=内|之[内后前]|以[内后前]|后|前|来|起|左右|为限|期满|届满|即视为|未(?:领取|答复|提出)))"
)
_WORDS = re.compile(
    rf"(?P<low>{AMOUNT})(?:[-—–~～至到]{{1,2}}(?P<high>{AMOUNT}))?(?P<mark>[多余来几]?)个?(?P<half>半)?(?P<more>多)?"
    r"(?P<unit>工作日|自然日|日历[天日]|交易日|小时|钟头|分钟|刻钟|秒钟|秒|世纪|分(?!钟)|昼夜|季度|星期|礼拜|月|周|天|年度|年|旬|日)(?P<tail>半(?!个|小时|月|天|周|年)|多|余)?"
)
_PAIRS = {f"{CN[i]}{CN[i + 1]}": (i + 1, i + 2) for i in range(8)} | {"一两": (1, 2), "两三": (2, 3), "三五": (3, 5)}


def read_length(text: str) -> Length:
    """The length that words such as 三年半, 两三天 or 3至5个工作日 name.

    Examples:
        >>> read_length("3至5个工作日")
        Length(amount=Decimal('3'), unit='workday', amount_max=Decimal('5'), approximate=False, rest=None)
    """
    m = _WORDS.match(text)
    if m is None:
        raise ValueError(text)
    low, high = _amount(m["low"]), _amount(m["high"] or "")
    if m["low"] in _PAIRS:
        low, high = (Decimal(x) for x in _PAIRS[m["low"]])
    if (m["half"] or m["tail"] == "半") and low is not None:
        low += Decimal("0.5")
    factor = {"刻钟": 15, "世纪": 100}.get(m["unit"], 1)
    low, high = (amount * factor if amount is not None else None for amount in (low, high))
    approximate = bool(m["mark"] or m["more"]) or m["tail"] in ("多", "余") or m["low"] in _PAIRS or low is None
    length = Length(low, _UNITS[m["unit"]], high, approximate)
    rest = text[m.end() :].lstrip("零又")
    return replace(length, rest=read_length(rest)) if _WORDS.match(rest) else length


def _amount(text: str) -> Decimal | None:
    return parse_number(text) if text and text not in _PAIRS else None


_COUNTED = (
    rf"(?:{AMOUNT}个多(?:月|小时|星期|季度)|半(?:小时|月(?![谈板刊形弯湾岛])|钟头|星期)|{AMOUNT}(?:(?:[-—–~～]{{1,2}}|至|到){AMOUNT})?[多余来]?(?:个半(?:月|小时|钟头|星期)|{_UNIT})|(?:3[2-9]|[4-9]\d|[1-9]\d\d)日|[四五六七八九]十[{CN}]?日|(?:(?<=[日号天]起)|(?<=日起算))(?:[{CN}]|[二三]?十[{CN}]?)日(?![上中下]午|早|晚|凌晨|[至到—]))"
    r"(?:半(?![年月小])|多(?=[，。的来前后]|$)|余(?=[，。]|$))?(?:时间(?![表段轴线节点差]))?"
)
_DURATION = (
    rf"{NOT_DIGIT}(?<![第A-Za-z那同哪某另])(?<!最后)(?<![上下](?=半)){_COUNTED}"
    rf"(?:(?<=[年月])零?{AMOUNT}个月|(?<=月)零?{AMOUNT}天|(?<=小时)零?{AMOUNT}分钟?(?!之)|(?<=天)零?{AMOUNT}个?小时)?"
)


def _stretch(text: str) -> Stretch:
    m = re.match(r"近|最近|过去|这|未来|今后|接下来|往后|前|后|上|下", text)
    assert m is not None
    words = text[m.end() :].lstrip("的").removesuffix("来").removesuffix("以")
    return Stretch(read_length(words), 1 if m.group() in ("未来", "今后", "接下来", "往后", "后", "下") else -1)


def _nth_after(text: str) -> Offset:
    return Offset(read_length(text.lstrip("的第")), 1, from_event=True)


def _ahead(text: str) -> Offset:
    return Offset(read_length(text.lstrip("再过")), 1)


_EVERY: dict[str, Unit] = {
    "天": "day", "日": "day", "晚": "day", "夜": "day", "周": "week", "星期": "week", "礼拜": "week", "月": "month", "年": "year",
    "季度": "quarter", "小时": "hour", "半年": "half_year", "旬": "ten_days", "工作日": "workday", "分钟": "minute", "周末": "week",
}  # fmt: skip
_WEEKDAYS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7, "末": 8}


def _recurring(text: str) -> Recurring:
    m = re.match(
        rf"(?:每逢|每隔|每|逢)个?((?!半年){AMOUNT})?个?(半年|小时|分钟|工作日|季度|星期|礼拜|[天日晚夜周月年旬])([{CN}日天末])?",
        text,
    )
    assert m is not None
    weekday = Moment(weekday=_WEEKDAYS[m[3]]) if m[3] and m[2] in ("周", "星期", "礼拜") else None
    if m[2] in ("晚", "夜"):
        weekday = Moment(part_of_day="evening")
    return Recurring(_EVERY[m[2]], weekday, integer(m[1]) if m[1] else 1)


_WEEKDAY_LIST = rf"(?:周|星期|礼拜)[{CN[:6]}日天末](?:、(?:周)?[{CN[:6]}日]){{0,5}}"

RECURRING_SHAPES = (
    Shape("recurring", "A time that comes again: 每天, 每周一上午, 每月5日, 每年5月15日至9月30日.", "每逢",
          rf"每(?:逢?个?(?:{_WEEKDAY_LIST}(?![次回遍期])|天|日(?!优|报|经济新闻|电讯|新闻)|晚(?!会)|夜|周(?![边刊])|星期|月|年(?!级)|季度|小时|半年|旬|工作日)|"
          rf"隔?{AMOUNT}(?:个?(?:天|小时|分钟|周|年|星期)|个月))|(?<=[，。、是])逢(?:周|星期)[{CN[:6]}日]", Rank.ALONE, _recurring),
    Shape("recurring", "", "工法非", rf"(?<![{CN}十\d个几首末前后次第某当节半])(?:法定|非)?工作日的?(?=[上下]午|早上?\d|晚上?\d|中午|凌晨|{HOUR}[时点:])",
          Rank.ALONE, lambda t: Recurring("workday", None, 1), seconds="作定工"),
)  # fmt: skip
LENGTH_SHAPES = (
    Shape("nth_after_event", "A numbered day after an event: 期满后第3日, 毕业后第二年.", "第的",
          rf"(?<=[\u4e00-\u9fff]后)的?第(?:\d{{1,2}}|[{CN}]|十[{CN}]?)个?(?:工作日|自然日|[天日](?![本元子])|年(?![级度]))",
          Rank.ALONE, _nth_after, seconds=DIGITS + CN + "十第"),
    Shape("ahead", "A length ahead: 过两天, 再过五天.", "过再",
          rf"(?:再过|(?:(?<![\u4e00-\u9fff])|(?<=[我你他她们咱等]))过){_COUNTED}(?![了的节])(?:[之以]?后(?![勤续备期]))?",
          Rank.ALONE, _ahead, seconds="过一二三四五六七八九十两几半数0123456789"),
    Shape("last_length", "A length up to the text's day, or from it on: 近三年, 过去一年, 未来五天, 今后3年.", "近最过这未今接往",
          rf"(?:(?<![附靠接临邻将最])近|最近|(?<![经通超])过去的?|(?<![在于])这(?!一)|未来的?|今后的?|接下来的?|往后的?)"
          rf"{_COUNTED}(?:以?来(?![了到自源临访说看]))?", Rank.ALONE, _stretch, seconds="近去来后下往个几数半一二三四五六七八九十两百0123456789"),
    Shape("last_length", "", "前后上下", rf"(?:(?<![\u4e00-\u9fff\d])|(?<=[的在于和我你他她们]))[前后]"
          rf"(?=(?:[{CN[1:]}两十]|[1-9])(?!\d)|一(?:周|个月|个?星期)){_COUNTED}|"
          rf"(?:(?<![\u4e00-\u9fff\d])|(?<=[的在于和]))[上下](?=(?:[{CN[1:]}两]|[2-9])(?:周|个月|年|个星期|个季度)){_COUNTED}",
          Rank.ALONE, _stretch, seconds="一二三四五六七八九十两123456789"),
    Shape("duration", "A length of time: 3天, 15个工作日, 两年半, 一年零三个月, 100天.", DIGITS + CN_NUMERALS, _DURATION, Rank.ALONE, read_length),
)  # fmt: skip
