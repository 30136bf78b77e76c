"""The small shapes that temporal expressions are composed of: year, month, day, clock time and so on.

Each :class:`Shape` has a name, a bounded pattern and a reader that turns the matched words into parts
of a :class:`~bulletin_ie.times.expressions.Moment` or into an expression of its own. Shapes with a
``rank`` follow one another from coarse to fine; the grammar joins neighbors of rising rank.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bulletin_ie.rules.numerals import parse_number
from bulletin_ie.times.expressions import Clock, Length, LunarDay, Recurring, Unit
from bulletin_ie.times.numbers import (
    AMOUNT,
    CN,
    DAY,
    DAY_CN,
    HOUR,
    HOUR_CN,
    MINUTE,
    MINUTE_CN,
    MONTH,
    MONTH_CN,
    YEAR,
    YEAR_CN,
    integer,
)

__all__ = ["SHAPES", "Fields", "Rank", "Shape", "read_length"]

Fields = Mapping[str, Any]
Reader = Callable[[str], "Fields | Length | Recurring"]


class Rank:
    """Places in the order from coarse to fine; 0 stands alone."""

    ALONE = 0
    YEAR = 10
    PLAN = 15
    HALF = 20
    QUARTER = 25
    MONTH = 30
    WEEK = 35
    THIRD = 40
    PERIOD = 45
    DAY = 50
    EDGE = 55
    PART = 60
    CLOCK = 70


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape.

    Attributes:
        name: Its name; rule names end in it.
        starts: Characters that it can begin with; only there is the pattern tried.
        pattern: Bounded regular expression without groups.
        rank: Its place from coarse to fine.
        read: Turns the words into parts.
        opens: Whether an expression may begin with it; others only follow.
    """

    name: str
    starts: str
    pattern: str
    rank: int
    read: Reader
    opens: bool = True


_D = "0123456789"
_N = f"{CN}十〇零○百千两廿卅半几数"
_NOT_DIGIT = r"(?<![\d.,%])"
_NOT_CN = rf"(?<![{CN}十百千万亿第几数\d])"
_AFTER_WORD = r"(?<![目以之此先提在随今])"
_NOT_ORDINAL = rf"(?<![{CN}十几数两每\d首多])"


# --- Years ------------------------------------------------------------------------------------------


def _year(text: str) -> Fields:
    return {"year": integer(text.lstrip("’'‘")[: text.lstrip("’'‘").index("年")])}


def _short_year(text: str) -> Fields:
    value = integer(text.lstrip("’'‘").rstrip("年"))
    return {"year": value + (2000 if value < 50 else 1900)}


def _shifts(field: str, table: dict[str, int], anaphoric: str = "") -> Reader:
    """A reader of fixed words for a shift; those that begin with a character of ``anaphoric`` look back."""

    def read(text: str) -> Fields:
        fields: dict[str, Any] = {field: table[text]}
        if text[0] in anaphoric:
            fields["anaphoric"] = True
        return fields

    return read


def _either(words: Mapping[str, Any]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_YEARS = {
    "今年": 0, "今年度": 0, "本年": 0, "本年度": 0, "当年": 0, "同年": 0, "这一年": 0,
    "去年": -1, "去年度": -1, "上年": -1, "上年度": -1, "上一年": -1, "上一年度": -1, "前年": -2, "大前年": -3, "前一年": -1,
    "明年": 1, "明年度": 1, "来年": 1, "次年": 1, "翌年": 1, "下年度": 1, "下一年": 1, "下一年度": 1, "后年": 2, "大后年": 3,
}  # fmt: skip
_YEAR_SHAPES = (
    Shape("year", _D,rf"{_NOT_DIGIT}(?<!第){YEAR}年(?!级|历史|的历史|古)(?:度(?![过假汛冬夏]))?", Rank.YEAR, _year),
    Shape("year", "一二",rf"(?<![{CN}百千]){YEAR_CN}年(?:度(?![过假汛冬夏]))?", Rank.YEAR, _year),
    Shape("short_year", _D + "’'‘",rf"{_NOT_DIGIT}(?<!第)[’'‘]?\d\d年(?={MONTH}月(?!\d*个))", Rank.YEAR, _short_year),
    Shape("short_year", "〇零一二六七八九",rf"(?<![{CN}十百千万第])[〇零一二六七八九][{CN}〇零]年(?={MONTH_CN}月)", Rank.YEAR, _short_year),
    Shape("bare_year", _D,rf"{_NOT_DIGIT}(?<![-—–/号第]){YEAR}(?=[-—–~～至到、]{{1,2}}{YEAR}年)", Rank.YEAR, lambda t: {"year": int(t)}),
    Shape(
        "relative_year",
"今明本当同去上大前后未来次翌下这",        rf"(?:{_either({k: v for k, v in _YEARS.items() if k[0] in '今明'})}|"
        rf"(?<![成资基样])本年(?:度)?(?!级|龄)|(?<![想适相])当年(?!轮)|同年(?!级|龄)|(?<!失)去年(?:度)?|"
        rf"(?<![以之每及])上一?年(?:度)?(?![纪龄级])|大?{_AFTER_WORD}前年(?![产均度])|大?{_AFTER_WORD}后年(?![度级])|"
        rf"{_AFTER_WORD}前一年(?!级)|未?来年(?!轻|龄)|{_NOT_ORDINAL}[次翌]年|下一?年度|下一年|这一年(?!级))",
        Rank.YEAR,
        lambda t: _shifts("year_shift", _YEARS, "当同次翌")(t.removeprefix("未")),
    ),
)  # fmt: skip


def _decade(text: str) -> Fields:
    century, tens = re.match(r"(.*世纪)?(.{1,4})年代", text).groups()  # type: ignore[union-attr]
    value = integer(tens) if integer(tens) >= 10 else integer(tens + "十")
    if value >= 100:
        return {"year": value, "decade": True}
    base = 2000 if century in ("21世纪", "二十一世纪", "本世纪") else 1900
    return {"year": base + value, "decade": True}


# --- Parts of the year ---------------------------------------------------------------------------------

_SEASONS = {"春": "SP", "夏": "SU", "秋": "FA", "冬": "WI"}


def _relative_season(text: str) -> Fields:
    return {"year_shift": {"今": 0, "去": -1, "明": 1}[text[0]], "season": _SEASONS[text[1]]}


def _quarter(text: str) -> Fields:
    return {"quarter": integer(text.removeprefix("第").removesuffix("季度"))}


_QUARTERS = {
    "本季度": 0,
    "这个季度": 0,
    "当季": 0,
    "当季度": 0,
    "上季度": -1,
    "上个季度": -1,
    "下季度": 1,
    "下个季度": 1,
    "一季": 0,
}


def _first(text: str) -> Fields:
    m = re.fullmatch(r"[前头](.{1,2}?)个?(季度|月)份?", text)
    assert m is not None
    return {"first": (integer(m[1]), _UNITS[m[2]])}


_YEAR_PART_SHAPES = (
    Shape("first_months", "前头", rf"(?<![之以目年超])[前头][{CN}两十\d]{{1,2}}(?:个?季度|个月)|(?<=年)前[{CN}两十\d]{{1,2}}(?:个?季度|个?月)", Rank.QUARTER, _first),
    Shape("half_year", "上下前后",r"[上下前后]半年(?!以|之)", Rank.HALF, lambda t: {"half": 1 if t[0] in "上前" else 2}),
    Shape("quarter", "第一二三四1234",rf"(?<![{CN}两前头近个\d])第?[一二三四1-4]季度", Rank.QUARTER, _quarter),
    Shape("bare_quarter", "第一二三",r"(?<![前头第])第?[一二三](?=[、至到—-]?第?[二三四]季度)", Rank.QUARTER, lambda t: {"quarter": integer(t[-1])}),
    Shape("relative_quarter", "本这当上下",r"(?<!成)本季度|这个季度|当季度?(?=[，。内末底前])|上个?季度|下个?季度", Rank.QUARTER, _shifts("quarter_shift", _QUARTERS)),
    Shape("relative_season", "今去明",r"[今去明][春夏秋冬](?![雨节秋])", Rank.QUARTER, _relative_season),
    Shape("season", "春夏秋冬",r"[春夏秋冬][季天](?!的花|里的)(?:里|期间)?", Rank.QUARTER, lambda t: {"season": _SEASONS[t[0]]}),
    Shape("season_of_year", "春夏秋冬",r"(?<=年)[春夏秋冬](?![耕播灌种收节运训困防汛修储雨至游茬粮风])", Rank.QUARTER, lambda t: {"season": _SEASONS[t]}, opens=False),
)  # fmt: skip

# --- Months, ten days, weeks ------------------------------------------------------------------------------

_MONTHS = {
    "本月": 0, "这个月": 0, "当月": 0, "同月": 0, "上月": -1, "上个月": -1, "上上个月": -2, "上上月": -2,
    "下月": 1, "下个月": 1, "下下个月": 2, "下下月": 2, "次月": 1, "翌月": 1,
}  # fmt: skip
_THIRDS = {"上旬": (1, 1), "中旬": (2, 2), "下旬": (3, 3), "中下旬": (2, 3), "上中旬": (1, 2)}


def _thirds(text: str) -> Fields:
    return {"thirds": _THIRDS[text]}


def _bare_thirds(text: str) -> Fields:
    return {"month_shift": 0, "anaphoric": True, "thirds": _THIRDS[text]}


_EDGES = {"初": "start", "中": "mid", "底": "end", "末": "end", "终": "end", "尾": "end"}


def _edge(text: str) -> Fields:
    return {"edge": _EDGES[text[0]]}


def _bare_edge(text: str) -> Fields:
    unit = "month_shift" if text[0] == "月" else "year_shift"
    return {unit: 0, "edge": _EDGES[text[1]]}


_MONTH_SHAPES = (
    Shape("month", _D,rf"{_NOT_DIGIT}(?<![个第]){MONTH}月(?!球|饼|亮|嫂|薪|供)份?", Rank.MONTH, lambda t: {"month": integer(t.rstrip("份月"))}),
    Shape("month", _N,rf"{_NOT_CN}(?<!个){MONTH_CN}月(?![饼季牙球亮经])份?", Rank.MONTH, lambda t: {"month": integer(t.rstrip("份月"))}),
    Shape("bare_month", _D,rf"{_NOT_DIGIT}{MONTH}(?=[-—–~～至到、]{{1,2}}{MONTH}月(?!{DAY}日))", Rank.MONTH, lambda t: {"month": int(t)}),
    Shape("bare_month", _N,rf"{_NOT_CN}{MONTH_CN}(?=[至到、]{MONTH_CN}月(?!{DAY_CN}日))", Rank.MONTH, lambda t: {"month": integer(t)}),
    Shape(
        "relative_month",
"本这当同上下次翌",        rf"(?<![成资])本月|这个月|(?<![相适])当月|同月|(?<![以之])上上?个?月|(?<![以之])下下?个?月|{_NOT_ORDINAL}[次翌]月",
        Rank.MONTH,
        _shifts("month_shift", _MONTHS, "当同次翌"),
    ),
    Shape("ten_days", "上中下",r"(?<=[月份])(?:中下旬|上中旬|[上中下]旬)", Rank.THIRD, _thirds, opens=False),
    Shape("bare_ten_days", "上中下",r"(?<![月份个中上])(?:中下旬|上中旬|[上中下]旬)(?=[，。前内至到]|之前|以前)", Rank.THIRD, _bare_thirds),
    Shape(
        "edge",
"底末终尾初中",        r"(?:(?<=[月年度份五”代])[底末](?!线|层|部|座|数|端|梢|气|子|色|细|蕴|薪|商)|(?<=[月年])[终尾](?![身结于止值生极点声期矿号气款灯巴]|"
        r")|(?<=[月年份])初(?![步级中心期始次冬夏秋春核审评选赛具显步定衷创二一三来试探露伏])|(?<=[月年])中(?=[，。、）前]|完成|$)|"
        r"(?<=季度)初)",
        Rank.EDGE,
        _edge,
        opens=False,
    ),
    Shape("bare_unit", "年月", rf"(?<![\d{CN}十个两几数多本上下当这每同今去明前后来次百])[年月](?=[之以]?内(?!部|需|外))", Rank.YEAR, lambda t: {"year_shift" if t == "年" else "month_shift": 0}),
    Shape("bare_edge", "月年岁",rf"(?<![\d{CN}十个两几数多本上下当这每同今去明前后来次])(?:月[底末初](?![步级中])|年[底末](?!线|薪)|年终(?=[前，。]|之前)|年初(?![级中步一二三])|岁末(?!年初)|年尾)", Rank.YEAR, lambda t: _bare_edge(t.replace("岁", "年"))),
)  # fmt: skip


_WEEK = r"(?:周|星期|礼拜)"
_WEEK_SHIFTS = {"本": 0, "这": 0, "当": 0, "上": -1, "上上": -2, "下": 1, "下下": 2, "次": 1}
_WEEKDAYS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7, "末": 8}


def _week(text: str) -> Fields:
    shift = re.match(r"(上上|下下|[上下本这当次])?", text).group()  # type: ignore[union-attr]
    fields: dict[str, Any] = {}
    if shift:
        fields["week_shift"] = _WEEK_SHIFTS[shift]
        fields["anaphoric"] = shift in "当次"
    if text[-1] in _WEEKDAYS:
        fields["weekday"] = _WEEKDAYS[text[-1]]
    return fields


def _nth_weekday(text: str) -> Fields:
    m = re.match(rf"(?:的)?(第|最后)([{CN}\d]?)个{_WEEK}(.)", text)
    return {"nth_weekday": integer(m[2]) if m[2] else -1, "weekday": _WEEKDAYS[m[3]]}  # type: ignore[index]


_NOT_WEEK_WORD = r"(?![边期转密年岁知围游波济报刊口一二三四五六日天]|岁|目标)"
_WEEK_SHAPES = (
    Shape(
        "weekday",
"上下本这次个周星礼",        rf"(?<![一二两几每\d{CN}十])(?<![以之成])(?:上上|下下|[上下本这次])?个?(?<![一二两几每\d{CN}十]){_WEEK}[一二三四五六日天末]"
        r"(?![次遍围届岁年周回趟轮览般流贯体度报刊]|班|定律)",
        Rank.DAY,
        _week,
    ),
    Shape("week", "上下本这当",rf"(?<![以之成资])(?:上上|下下|[上下本这当])个?{_WEEK}{_NOT_WEEK_WORD}", Rank.WEEK, _week),
    Shape("nth_weekday", "的第最",rf"的?(?:第[{CN}1-5]|最后一)个{_WEEK}[一二三四五六日天]", Rank.DAY, lambda t: _nth_weekday(t.replace("最后一", "最后")), opens=False),
)  # fmt: skip

# --- Days -----------------------------------------------------------------------------------------------

_DAY_WORDS: dict[str, tuple[int, bool, str | None]] = {
    "今天": (0, False, None), "今日": (0, False, None), "今儿": (0, False, None), "今晨": (0, False, "morning"),
    "今早": (0, False, "morning"), "今晚": (0, False, "evening"), "今夜": (0, False, "evening"), "今": (0, False, None),
    "昨天": (-1, False, None), "昨日": (-1, False, None), "昨晨": (-1, False, "morning"), "昨晚": (-1, False, "evening"),
    "昨夜": (-1, False, "evening"), "昨": (-1, False, None), "前天": (-2, False, None), "前日": (-2, False, None),
    "前晚": (-2, False, "evening"), "大前天": (-3, False, None), "明天": (1, False, None), "明日": (1, False, None),
    "明早": (1, False, "morning"), "明晨": (1, False, "morning"), "明晚": (1, False, "evening"), "明": (1, False, None),
    "后天": (2, False, None), "后日": (2, False, None), "大后天": (3, False, None), "即日": (0, False, None),
    "当天": (0, True, None), "当日": (0, True, None), "同日": (0, True, None), "同一天": (0, True, None), "当晚": (0, True, "evening"),
    "当夜": (0, True, "evening"), "当晨": (0, True, "morning"), "次日": (1, True, None), "翌日": (1, True, None), "第二天": (1, True, None),
    "第二日": (1, True, None), "隔天": (1, True, None), "隔日": (1, True, None), "次晨": (1, True, "morning"),
    "前一天": (-1, True, None), "前一日": (-1, True, None), "前一晚": (-1, True, "evening"), "后一天": (1, True, None),
}  # fmt: skip


def _day_word(text: str) -> Fields:
    shift, anaphoric, part = _DAY_WORDS[text]
    return {"day_shift": shift, "anaphoric": anaphoric, "part_of_day": part}


def _day(text: str) -> Fields:
    return {"day": integer(text.rstrip("日号曰"))}


def _iso(text: str) -> Fields:
    year, month, *rest = (int(x) for x in re.findall(r"\d+", text))
    return {"year": year, "month": month} | ({"day": rest[0]} if rest else {})


_NOT_DAY_WORD = r"(?![元游龄子趋本])(?!报[社道讯刊]|照市|常)"
_DAY_SHAPES = (
    Shape(
        "iso_date",
_D,        rf"(?<![\d.\-/A-Za-z]){YEAR}(?:-{MONTH}-{DAY}|/{MONTH}/{DAY}|\.{MONTH}\.{DAY})(?![\d]|[-/.]\d)",
        Rank.DAY,
        _iso,
    ),
    Shape("iso_month", _D,rf"(?<![\d.\-/A-Za-z〔\[]){YEAR}[-.](?:0[1-9]|1[0-2])(?![\d]|[-/.]\d|[万亿元%米公吨千百户亩个人家号倍平台件])", Rank.MONTH, _iso),
    Shape("day", _D,rf"{_NOT_DIGIT}(?<!第){DAY}日{_NOT_DAY_WORD}", Rank.DAY, _day),
    Shape("day", _D,rf"(?<=[月份]){DAY}[号曰](?!楼|线|院|门|文|机|令|公告|通知)", Rank.DAY, _day, opens=False),
    Shape("day", "初" + _N,rf"(?<=[月份])(?:初|{DAY_CN})[日号](?![子元])", Rank.DAY, _day, opens=False),
    Shape("day", _D,rf"{_NOT_DIGIT}(?<![第A-Za-z楼街路幢栋座线]){DAY}号(?=[上下][午]|晚|凌晨|早上|中午|之前|以前|之后|前(?![面往])|[到至]\d|起|[，。]|$)", Rank.DAY, _day),
    Shape("bare_day", _D,rf"{_NOT_DIGIT}(?<![第A-Za-z-]){DAY}(?=[-—–~～至到、和及]{{1,2}}{DAY}[日号]{_NOT_DAY_WORD})", Rank.DAY, _day),
    Shape("bare_day", _N,rf"(?<=月){DAY_CN}(?=[至到、]{DAY_CN}[日号])", Rank.DAY, _day, opens=False),
    Shape("day_cn", _N,rf"{_NOT_CN}(?<!每){DAY_CN}日(?=[上下]午|晚|凌晨|早|中午|[，、]?{HOUR}[时点])", Rank.DAY, _day),
    Shape("cn_day_of_range", _N,rf"(?<=[至到]){DAY_CN}日(?![内游后前])", Rank.DAY, _day),
    Shape(
        "relative_day",
"大前后今昨明即当同次翌第隔",        rf"大?{_AFTER_WORD}[前后]天(?![努性下])|(?<!至)今[天日](?!头条)|今儿|今[晨早晚夜]|今(?=[上下]午|晨|起至)|昨[天日晨晚夜]|昨(?=[上下]午)|"
        rf"(?<![光声说证表透申])明[天日](?!期|之星)|明[早晨晚]|{_AFTER_WORD}[前后]日(?![均产])|{_AFTER_WORD}前晚|即日(?=起|至)|"
        rf"(?<![相适正])当[天日](?!地)|当[晚夜晨]|同[一]天|同日(?!而)|{_NOT_ORDINAL}[次翌](?:日(?![常均])|晨)|第二[天日]|隔[天日]|{_AFTER_WORD}前一[天日晚]|后一天",
        Rank.DAY,
        _day_word,
    ),
)  # fmt: skip

# --- Lunar days -------------------------------------------------------------------------------------------

_LUNAR_DAY = rf"(?:初[{CN}十]|十[{CN}]|[二廿]十?[{CN}]?|三十)"
_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}


def _lunar(text: str) -> Fields:
    m = re.fullmatch(r"(?:农历|阴历)?(闰)?(.{1,2})月(?:初(.)|(.{1,3}))?[日里]?", text)
    assert m is not None
    month = _LUNAR_MONTHS.get(m[2]) or integer(m[2])
    day = integer(m[3] or m[4]) if m[3] or m[4] else 0
    return {"lunar": LunarDay(month, day, bool(m[1]))}


_LUNAR_SHAPES = (
    Shape("lunar_day", "农阴",rf"(?:农历|阴历)闰?(?:{MONTH_CN}|[正冬腊])月{_LUNAR_DAY}日?", Rank.DAY, _lunar),
    Shape("lunar_day", "闰正腊冬",rf"闰?[正腊冬]月{_LUNAR_DAY}日?", Rank.DAY, _lunar),
    Shape("lunar_day", "闰" + _N,rf"{_NOT_CN}闰?{MONTH_CN}月初[{CN}十](?![步级中])", Rank.DAY, _lunar),
    Shape("lunar_month", "农阴闰正腊",rf"(?:农历|阴历)闰?(?:{MONTH_CN}|[正冬腊])月|闰{MONTH_CN}月|[正腊]月里?", Rank.MONTH, _lunar),
)  # fmt: skip

# --- Clock ------------------------------------------------------------------------------------------------


def _clock_colon(text: str) -> Fields:
    parts = [int(x) for x in text.strip("T ").split(":")]
    return {"clock": Clock(*parts)}


def _clock_words(text: str) -> Fields:
    m = re.fullmatch(r"(.{1,3}?)(?:时|点钟|点)(?:(半|整|许)|(.)刻|(.{1,3}?)分?)?", text)
    assert m is not None
    minute = (
        30 if m[2] == "半" else 0 if m[2] == "整" else integer(m[3]) * 15 if m[3] else integer(m[4]) if m[4] else None
    )
    return {"clock": Clock(integer(m[1]), minute)}


_CLOCK_TAIL = rf"(?:半(?!小时|径)|整(?!治|改|个|体)|[一三]刻|{MINUTE}分(?![之钟])|{MINUTE_CN}分(?![之钟别])|[0-5]\d(?!\d|[年月日个名]))"
_CLOCK_SHAPES = (
    Shape("clock", _D + "T",r"(?<![\d:.,比T])(?:T|T )?(?:2[0-4]|1\d|0?\d):[0-5]\d(?::[0-5]\d)?(?![\d:%]|\.\d)", Rank.CLOCK, _clock_colon),
    Shape("clock", _D,rf"{_NOT_DIGIT}{HOUR}时{_CLOCK_TAIL}?(?!段|速|代|光|差|节|间)", Rank.CLOCK, _clock_words),
    Shape("clock", _D,rf"{_NOT_DIGIT}{HOUR}点(?:{_CLOCK_TAIL}|钟|(?=[，。）前到至起左许]|之[前后]|以[前后]|开始|后))", Rank.CLOCK, _clock_words),
    Shape("clock", _N,rf"{_NOT_CN}{HOUR_CN}[时点](?:{_CLOCK_TAIL}|(?<=点)钟)", Rank.CLOCK, _clock_words),
    Shape("clock_after_part", _D + _N,rf"(?:{HOUR}|{HOUR_CN})[时点](?:{_CLOCK_TAIL}|(?<=点)钟)?(?!间|段)", Rank.CLOCK, _clock_words, opens=False),
    Shape("short_part", "晚早夜晨",r"(?:晚(?![报会餐宴点稻期育婚熟]|高峰|上)|早(?![稻餐饭会班已日期熟市晚报]|高峰|上)|夜(?![市班校]|经济|间)|晨(?!报|会|练|检))", Rank.PART,
          lambda t: {"part_of_day": "evening" if t in "晚夜" else "morning"}, opens=False),
)  # fmt: skip

# --- Plans --------------------------------------------------------------------------------------------------

_PLAN_NAMES = {
    "八": "eighth", "九": "ninth", "十": "tenth", "十一": "eleventh", "十二": "twelfth", "十三": "thirteenth",
    "十四": "fourteenth", "十五": "fifteenth", "十六": "sixteenth",
}  # fmt: skip


def _plan(text: str) -> Fields:
    name = text.strip("“”‘’")[:-1]
    return {"period": f"{_PLAN_NAMES[name]}_five_year_plan"}


_PLAN_SHAPES = (
    Shape("plan", "“",r"“(?:十[一二三四五六]|[八九十])五”(?!.{0,6}(?:规划|纲要))", Rank.PLAN, _plan),
    Shape("plan", "十",r"(?<![\d一二三四五六七八九十])十[一二三四五六]五(?=期间|时期|末|初|以来)", Rank.PLAN, _plan),
    Shape("decade", "上本" + _D + _N,rf"(?:(?:上个?|20|21|二十|二十一|本)世纪)?(?:(?:19|20)\d0|(?<!\d)[1-9]0|(?<![{CN}])[{CN}]十|(?<=世纪)十)年代", Rank.YEAR, _decade),
)  # fmt: skip

# --- Lengths --------------------------------------------------------------------------------------------------

_UNITS: dict[str, Unit] = {
    "秒": "second", "秒钟": "second", "分钟": "minute", "小时": "hour", "钟头": "hour", "天": "day", "日": "day", "自然日": "day",
    "昼夜": "day", "晚": "day", "夜": "day", "工作日": "workday", "周": "week", "星期": "week", "礼拜": "week", "旬": "ten_days",
    "月": "month", "季度": "quarter", "年": "year", "年度": "year", "周年": "year", "世纪": "year",
}  # fmt: skip
_UNIT = r"(?:个?工作日|个?自然日|个?小时|个?钟头|分钟|秒钟|昼夜|个季度|个?星期|个?礼拜|个年度|个月|周(?![岁边围年一二三四五六日])|天(?![一二]|津|门|然|河|台|桥|水|柱|坛|宁|长|府|心|性|才|骄|空|山)|年(?![级代货龄轻画糕岁味产均迈薪检月会报度初底末终节])|年度|旬|日(?=内|之[内后前]|以[内后前]|后|前|来|起|左右|为限))"
_LENGTH = re.compile(
    rf"(?P<low>{AMOUNT})(?:[-—–~～至到]{{1,2}}(?P<high>{AMOUNT}))?(?P<mark>[多余来几]?)个?(?P<half>半)?"
    r"(?P<unit>工作日|自然日|小时|钟头|分钟|秒钟|昼夜|季度|星期|礼拜|月|周|天|年度|年|旬|日)(?P<tail>半|多|余)?"
)
_PAIRS = {"一两": (1, 2), "一二": (1, 2), "两三": (2, 3), "二三": (2, 3), "三四": (3, 4), "三五": (3, 5), "四五": (4, 5), "五六": (5, 6), "六七": (6, 7), "七八": (7, 8), "八九": (8, 9)}  # fmt: skip


def read_length(text: str) -> Length:
    """The length that words such as 三年半, 两三天 or 3至5个工作日 name."""
    m = _LENGTH.fullmatch(text)
    if m is None:
        raise ValueError(text)
    low, high = _amount(m["low"]), _amount(m["high"] or "")
    if m["low"] in _PAIRS:
        low, high = (Decimal(x) for x in _PAIRS[m["low"]])
    if (m["half"] or m["tail"] == "半") and low is not None:
        low += Decimal("0.5")
    approximate = bool(m["mark"]) or m["tail"] in ("多", "余") or m["low"] in _PAIRS or low is None
    return Length(low, _UNITS[m["unit"]], high, approximate)


def _amount(text: str) -> Decimal | None:
    return parse_number(text) if text and text not in _PAIRS else None


_LENGTH_SHAPES = (
    Shape(
        "duration",
_D + _N,        rf"{_NOT_DIGIT}(?<![第A-Za-z]){AMOUNT}(?:(?:[-—–~～]{{1,2}}|至|到){AMOUNT})?[多余来]?(?:个半(?=月|小时|钟头|星期)|个)?"
        rf"(?:(?<=半)(?:小时|月|钟头|星期)|{_UNIT})(?:半(?![年月小])|多(?=[，。的来前后])|余(?=[，。]))?",
        Rank.ALONE,
        read_length,
    ),
)  # fmt: skip

# --- Recurring ------------------------------------------------------------------------------------------------

_EVERY: dict[str, Unit] = {"天": "day", "日": "day", "晚": "day", "夜": "day", "周": "week", "星期": "week", "月": "month", "年": "year",
                           "季度": "quarter", "小时": "hour", "半年": "half_year", "旬": "ten_days", "工作日": "workday"}  # fmt: skip


def _recurring(text: str) -> Recurring:
    m = re.fullmatch(rf"(?:每逢|每隔|每)个?({AMOUNT})?个?(半年|小时|工作日|季度|星期|[天日晚夜周月年旬])", text)
    assert m is not None
    return Recurring(_EVERY[m[2]], amount=integer(m[1]) if m[1] else 1)


_RECURRING_SHAPES = (
    Shape(
        "recurring",
"每",        rf"每(?:个?(?:天|日(?!优)|晚(?!会)|夜|周(?!边|刊)|星期|月|年(?!级)|季度|小时|半年|旬|工作日)|逢周(?=[{CN}日])|隔?{AMOUNT}个?(?:天|小时|周|个?月|年|星期))",
        Rank.ALONE,
        _recurring,
    ),
)  # fmt: skip

# Earlier shapes win at the same place.
SHAPES: tuple[Shape, ...] = (
    *_DAY_SHAPES[:2],
    *_RECURRING_SHAPES,
    *_LUNAR_SHAPES,
    *_PLAN_SHAPES,
    *_YEAR_SHAPES,
    *_YEAR_PART_SHAPES,
    *_MONTH_SHAPES,
    *_WEEK_SHAPES,
    *_DAY_SHAPES[2:],
    *_CLOCK_SHAPES,
    *_LENGTH_SHAPES,
)
