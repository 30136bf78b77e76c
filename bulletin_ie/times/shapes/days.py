"""Days: in digits, in words, counted from the text's day, and of the lunar calendar."""

from __future__ import annotations

import re
from typing import Any

from bulletin_ie.times.expressions import LunarDay, Moment, TimeRange
from bulletin_ie.times.numbers import CN, DAY, DAY_CN, HOUR, MONTH, MONTH_CN, YEAR, YEAR_CN, integer
from bulletin_ie.times.shapes.base import (
    CN_NUMERALS,
    DIGITS,
    NOT_CN,
    NOT_DIGIT,
    NOT_ORDINAL,
    NOT_TIME_WORD,
    Fields,
    Rank,
    Shape,
)

__all__ = ["DAY_SHAPES", "ISO_SHAPES", "LUNAR_SHAPES"]

_WORDS: dict[str, tuple[int, bool, str | None]] = {
    "今天": (0, False, None), "今日": (0, False, None), "今儿": (0, False, None), "今晨": (0, False, "morning"),
    "今早": (0, False, "morning"), "今晚": (0, False, "evening"), "今夜": (0, False, "evening"), "今": (0, False, None),
    "昨天": (-1, False, None), "昨日": (-1, False, None), "昨儿": (-1, False, None), "昨晨": (-1, False, "morning"),
    "昨晚": (-1, False, "evening"), "昨夜": (-1, False, "evening"), "昨": (-1, False, None), "前天": (-2, False, None),
    "前日": (-2, False, None), "前晚": (-2, False, "evening"), "明天": (1, False, None),
    "明日": (1, False, None), "明儿": (1, False, None), "明早": (1, False, "morning"), "明晨": (1, False, "morning"),
    "明晚": (1, False, "evening"), "明": (1, False, None), "后天": (2, False, None), "后日": (2, False, None),
    "即日": (0, False, None),
    "当天": (0, True, None), "当日": (0, True, None), "同日": (0, True, None), "同一天": (0, True, None),
    "当晚": (0, True, "evening"), "当夜": (0, True, "evening"), "当晨": (0, True, "morning"), "同日晚": (0, True, "evening"),
    "次日": (1, True, None), "翌日": (1, True, None),
    "隔天": (1, True, None), "隔日": (1, True, None), "次晨": (1, True, "morning"), "翌晨": (1, True, "morning"), "前一天": (-1, True, None),
    "前一日": (-1, True, None), "前一晚": (-1, True, "evening"), "后一天": (1, True, None),
}  # fmt: skip


def _word(text: str) -> Fields:
    more = len(text) - len(text.lstrip("大"))
    if text[0] == "第":
        return {"day_shift": integer(text[1:-1]) - 1, "anaphoric": True, "ordinal": True}
    shift, anaphoric, part = _WORDS[text[more:]]
    shift += more if shift > 0 else -more
    return {"day_shift": shift, "anaphoric": anaphoric, "part_of_day": part}


def _two_days(text: str) -> TimeRange:
    shift = {"昨": -1, "今": 0, "明": 1, "后": 2}
    named = [shift[c] for c in text if c in shift]
    return TimeRange(Moment(day_shift=named[0]), Moment(day_shift=named[-1]))


def _day(text: str) -> Fields:
    return {"day": integer(text.rstrip("日号曰"))}


def _iso(text: str) -> Fields:
    year, month, *rest = (int(x) for x in re.findall(r"\d+", text))
    return {"year": year, "month": month} | ({"day": rest[0]} if rest else {})


def _month_day(text: str) -> Fields:
    month, day = re.findall(r"\d+", text)
    return {"month": int(month), "day": int(day)}


_LEFT = r"(?<![\d./A-Za-z])"
_NOT_AMOUNT = r"(?![\d]|[-/.]\d|[万亿元%米公吨千百户亩个人家号倍平台件吨])"

ISO_SHAPES = (
    Shape("iso_date", "A date in digits: 2022-04-02, 2022/4/2, 2022.4.2.", DIGITS,
          rf"{_LEFT}{YEAR}(?:-{MONTH}-{DAY}|/{MONTH}/{DAY}|\.{MONTH}\.{DAY})(?!\d|[/.]\d|-\d{{1,2}}(?![\d/.]))", Rank.DAY, _iso),
    Shape("iso_day_of_range", "The last day of a range in digits that says the year only once: 2023.5.8-5.12.", DIGITS,
          rf"(?<=[./]\d[-—–~～至到])(?:{MONTH}/{DAY}|{MONTH}\.{DAY}){_NOT_AMOUNT}|(?<=[./]\d\d[-—–~～至到])(?:{MONTH}/{DAY}|{MONTH}\.{DAY}){_NOT_AMOUNT}|"
          rf"(?<=-\d\d[—–~～至到])(?:0[1-9]|1[0-2])-{DAY}{_NOT_AMOUNT}", Rank.DAY, _month_day, opens=False),
    Shape("iso_month", "A month in digits: 2022-04, 2022.04.", DIGITS, rf"(?<![\d.\-/A-Za-z〔\[]){YEAR}[-.](?:0[1-9]|1[0-2]){_NOT_AMOUNT}",
          Rank.MONTH, _iso),
)  # fmt: skip

_NOT_DAY = r"(?![元游龄子趋]|本(?:人|[国])|报[社道讯刊]|照市|常(?![务委]))"
_AFTER_HAO = (
    r"(?=[上下]午|晚(?!报)|夜[间里]|白天|深夜|清?早[上晨]|清晨|凌晨|傍晚|中午|之前|以前|之后|前(?![面往])|"
    r"[到至](?:\d|[本下次]?月|年)|起|回|去|来|走|抵达|举行|召开|开会|开始|结束|出发|离开)"
)

_BESIDE = r"(?:(?<![\u4e00-\u9fff\d〕）A-Za-z-])|(?<=[在到于至从自和、我你他她们咱]))"
_NOT_HOUSE = r"(?![楼线院门文机令店井馆地公桥坝闸站厅室库车船岗桌柜窗矿房孔墩台炉池线隧标选段片区街路营卡信]|通知)"
_AFTER_LONE_HAO = (
    r"(?=[，。；、！？）]|$|有(?![轨色机限])|没|不(?!锈)|要(?![塞道点闻素])|都|会(?![议场展客所馆员])|就|才|我|你|他|她|那天|的(?:票|机票|车票|高铁|飞机|火车|航班|会)|"
    r"发(?!电)|交(?!通)|截止|报名|放假|休息|停[水电]|开[学业工幕])"
)
# What may follow a day without 日 (11月7我要去): no number, no measure and no word that begins with one.
_GOES_ON = (
    rf"(?=[，。；）！？]|$|那天|这天|当天|[前后]|[之以][前后]|起|是|我|你|他|她|咱|去|来|到(?!\d|[一二三四五六七八九十])|[到至]{MONTH}月|在|见|报到|报名|出发|"
    r"举行|召开|开[会学工业幕]|过[来去生节圣]|有|要|会(?!员)|可以|没|不|截止|的(?!是))"
)

DAY_SHAPES = (
    Shape("day", "A day of a month: 4月2日; alone, of the month mentioned last: 28日.", DIGITS, rf"{NOT_DIGIT}(?<!第){DAY}日{_NOT_DAY}", Rank.DAY, _day),
    Shape("day", "", DIGITS, rf"(?:(?<=[月份])|(?<=[前后月份]的)){DAY}[号曰](?![楼线院门文机令]|公告|通知)", Rank.DAY, _day, opens=False),
    Shape("day", "", DIGITS, rf"(?<=月){DAY}(?=[上下]午|晚上|晚间|凌晨|中午|早上)", Rank.DAY, _day, opens=False),
    Shape("day", "", DIGITS, rf"(?<=月){DAY}{_GOES_ON}", Rank.DAY, _day, opens=False),
    Shape("day", "", CN_NUMERALS, rf"(?<=月)(?:[二三]?十[{CN}]|[二三]十|[廿卅][{CN}]?){_GOES_ON}", Rank.DAY, _day, opens=False),
    Shape("day", "", DIGITS + CN_NUMERALS, rf"(?<=[至到—–~～-])(?:{DAY}|{DAY_CN})号{_NOT_HOUSE}", Rank.DAY, _day, opens=False),
    Shape("day", "", CN_NUMERALS, rf"(?:(?<=[月份])|(?<=[月份]的)){DAY_CN}[日号](?![子元])", Rank.DAY, _day, opens=False),
    Shape("day", "", DIGITS, rf"{NOT_DIGIT}(?<![第A-Za-z楼街路幢栋座线]){DAY}号{_AFTER_HAO}|{_BESIDE}{DAY}号{_AFTER_LONE_HAO}", Rank.DAY, _day),
    Shape("bare_day", "The first day of a range or list that says 日 only once: 16-18日, 3、5日.", DIGITS,
          rf"{NOT_DIGIT}(?<![第A-Za-z-]){DAY}(?=(?:[-—–~～至到、和及]{{1,2}}{DAY}){{1,5}}[日号]{_NOT_DAY}{_NOT_HOUSE})", Rank.DAY, _day),
    Shape("bare_day", "", CN_NUMERALS, rf"(?<=月){DAY_CN}(?=(?:[至到、]{DAY_CN}){{1,5}}[日号])", Rank.DAY, _day, opens=False),
    Shape("day_cn", "A day in Chinese numerals: 十五日上午.", CN_NUMERALS,
          rf"{NOT_CN}(?<!每){DAY_CN}日(?=[上下]午|晚|凌晨|早|中午|[，、]?{HOUR}[时点])|"
          rf"{NOT_CN}[廿卅][{CN}]?[日号]|{_BESIDE}(?:[二三]?十[{CN}]|[二三]?十)(?:日(?=[，。）]|$)|号(?:{_AFTER_LONE_HAO}|{_AFTER_HAO}))|"
          rf"{NOT_CN}(?:{DAY_CN})号(?=[至到]{DAY_CN}号{_NOT_HOUSE})|{_BESIDE}(?:{DAY_CN})日(?=[至到—]{{1,2}}{DAY_CN}日)|"
          rf"(?:{_BESIDE}(?:十[{CN}]|二十[{CN}]?|三十一?)|(?<=于){DAY_CN})日(?=[之以]?前(?!后))", Rank.DAY, _day),
    Shape("cn_day_of_range", "The last day of a range in Chinese numerals: 四月一日至三日.", CN_NUMERALS,
          rf"(?<=[至到—]){DAY_CN}日(?![游])", Rank.DAY, _day, opens=False),
    Shape("publication_day", "The day of publication, from which a rule holds: 自公布之日起.", "自从",
          r"[自从](?:[本此该][\u4e00-\u9fff]{1,3}|公告|通[告知])?(?:公布|发布|印发|公告|通告)之日(?=起(?!的?(?:\d|[一二三四五六七八九十]|满|经过))|[至到])",
          Rank.DAY, lambda t: {"day_shift": 0}, seconds="本此该公发印通"),
    Shape("two_days", "Two or three days together: 今明两天, 明后天.", "昨今明", r"昨今[两二]?[天日]|今明后三[天日]|今明[两二]?[天日]|明后[两二]?[天日]",
          Rank.ALONE, _two_days, seconds="今明后"),
    Shape("relative_day", "A day counted from the text's day (今天, 昨日, 明晚) or the day mentioned last (当日, 次日).", "大前后今昨明即当同次翌第隔",
          rf"大{{0,3}}{NOT_TIME_WORD}[前后]天(?!努|性|下之|下[人大])|(?<!至)今[天日](?!头条|津)|今儿|今[晨早晚夜]|今(?=[上下]午|晨|起至)|昨[天日晨晚夜儿]|昨(?=[上下]午)|"
          rf"(?<![光声说证表透申])明[天日](?!期|之星)|(?<=[说证表声])明天(?![气然空文体生资津河府赋上地才下])|明[早晨晚儿]|{NOT_TIME_WORD}[前后]日(?![均产本])|{NOT_TIME_WORD}前晚|即日(?=起|至)|"
          rf"(?<![相适正])当[天日](?!地)|当[晚夜晨]|同一天|同日(?!而)|{NOT_ORDINAL}[次翌](?:日(?![常均])|晨)|第二[天日]|(?:(?<![\u4e00-\u9fff\d])|(?<=[在于到]))第[三四五六七八九十]天(?!梯)|隔[天日]|{NOT_TIME_WORD}前一[天日晚]|后一天",
          Rank.DAY, _word, seconds="大前后天日儿晨早晚夜上下起一二三四五六七八九十"),
)  # fmt: skip

_LUNAR_DAY = rf"(?:初[{CN}十]|十[{CN}]|[二廿]十?[{CN}]?|三十)"
_OLD = r"(?:农历|阴历|旧历)"
# 廿 and 卅 belong to the lunar calendar, but for 五月廿三号 and full dates in the old style (二〇二二年五月廿三日).
_OLD_NUMERAL = rf"(?:廿[{CN}]?|卅)(?![{CN}号])"
_NOT_OLD_STYLE = rf"(?<![\d{CN}〇零]年)"
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_CYCLE = "(?:" + "|".join(_STEMS[n % 10] + _BRANCHES[n % 12] for n in range(60)) + ")"
_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}


def _lunar(text: str) -> Fields:
    m = re.fullmatch(
        rf"(?:{_OLD}|({_CYCLE})年)?(?:(\d{{4}}|.{{4}})年)?(闰)?(.{{1,2}}?)月(?:初(.)|(.{{1,3}}?))?[日里]?", text
    )
    assert m is not None
    month = _LUNAR_MONTHS.get(m[4]) or integer(m[4])
    day = integer(m[5] or m[6]) if m[5] or m[6] else 0
    fields: dict[str, Any] = {"lunar": LunarDay(month, day, bool(m[3]))}
    if m[2]:
        fields["year"] = integer(m[2])
    if m[1]:
        fields["year_cycle"] = next(n for n in range(60) if _STEMS[n % 10] + _BRANCHES[n % 12] == m[1])
    return fields


LUNAR_SHAPES = (
    Shape("lunar_day", "A day of the lunar calendar: 农历八月十五, 正月十五, 腊月二十三, 四月初八.", "农阴旧",
          rf"{_OLD}(?:(?:{YEAR}|{YEAR_CN})年)?闰?(?:{MONTH_CN}|[正冬腊])月(?:{_LUNAR_DAY}|[{CN}](?![十个次名人家户件场天年月位]))日?",
          Rank.DAY, _lunar, seconds="历"),
    Shape("lunar_day", "", _STEMS, rf"{_CYCLE}年闰?(?:{MONTH_CN}|[正冬腊])月{_LUNAR_DAY}日?", Rank.DAY, _lunar, seconds=_BRANCHES),
    Shape("lunar_day", "", "农阴旧", rf"{_OLD}{_CYCLE}年闰?(?:{MONTH_CN}|[正冬腊])月{_LUNAR_DAY}日?", Rank.DAY, lambda t: _lunar(t[2:]), seconds="历"),
    Shape("lunar_day_of_range", "The last day of a range of the lunar calendar: 正月初三至初五.", "初" + CN_NUMERALS,
          rf"(?:(?<=[初廿].[到至—])|(?<=[初廿].日[到至—])|(?<=月廿[到至—])|(?<=[正腊冬]月..[到至—])|(?<=[正腊冬]月...[到至—])){_LUNAR_DAY}日?",
          Rank.DAY, lambda t: _lunar("零月" + t), opens=False),
    Shape("lunar_day", "", "闰正腊冬", rf"闰?[正腊冬]月{_LUNAR_DAY}日?", Rank.DAY, _lunar, seconds="月正腊冬"),
    Shape("lunar_day", "", "闰" + CN_NUMERALS,
          rf"{NOT_CN}闰?{MONTH_CN}月(?:初[{CN}十](?![步级中])日?|{_OLD_NUMERAL}(?!日))|{NOT_CN}{_NOT_OLD_STYLE}{MONTH_CN}月{_OLD_NUMERAL}日", Rank.DAY, _lunar),
    Shape("lunar_day", "", "大年",
          rf"(?:大|(?<![\d年今去明前后本当同次{CN}十]))年初(?:[{CN[3:]}十]|(?<=大年初)[一二三])", Rank.DAY,
          lambda t: {"lunar": LunarDay(1, integer(t[-1]))}, seconds="年初"),
    Shape("lunar_day", "", "七八", rf"{NOT_CN}(?:七月十五(?=中元)|八月十五(?=中秋))", Rank.DAY, _lunar),
    Shape("lunar_month", "A month of the lunar calendar: 农历四月, 腊月, 正月.", "农阴旧闰正腊",
          rf"{_OLD}闰?(?:{MONTH_CN}|[正冬腊])月|闰{MONTH_CN}月|[正腊]月里?", Rank.MONTH, _lunar, seconds="历月一二三四五六七八九十"),
)  # fmt: skip
