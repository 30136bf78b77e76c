"""Years, decades, five-year plans, and the halves, quarters and seasons of a year."""

from __future__ import annotations

import re

from bulletin_ie.times.expressions import Moment, TimeRange, Unit
from bulletin_ie.times.numbers import CN, MONTH, MONTH_CN, YEAR, YEAR_CN, integer
from bulletin_ie.times.shapes.base import (
    CN_NUMERALS,
    DIGITS,
    NOT_DIGIT,
    NOT_ORDINAL,
    NOT_TIME_WORD,
    Fields,
    Rank,
    Shape,
    shifts,
)

__all__ = ["YEAR_PART_SHAPES", "YEAR_SHAPES"]

# 度 makes a work year of a year (2022年度), unless it begins a verb (度汛, 度假).
_YEAR_WORD = r"年(?:度(?![过假汛冬夏])|全年)?(?:同期)?"


def _year(text: str) -> Fields:
    digits = text.lstrip("’'‘农阴历的")
    return {"year": integer(digits[: digits.index("年")])}


def _spoken_year(text: str) -> Fields:
    """两千零八年, 二千零一十六年, and 两千零一六年, of which the end is read digit by digit."""
    century, _, rest = text.removesuffix("年").partition("百" if "百" in text else "千")
    base = {"两": 2000, "二": 2000}.get(century[0], 1000)
    hundreds = 100 * integer(century[-1]) if "百" in text else 0
    rest = rest.lstrip("零〇") or "零"
    digits = len(rest) == 2 and "十" not in rest
    return {"year": base + hundreds + (int("".join(str(integer(c)) for c in rest)) if digits else integer(rest))}


def _republic(text: str) -> Fields:
    return {"year": 1911 + (1 if text[2] == "元" else integer(text[2:-1]))}


def _short_year(text: str) -> Fields:
    value = int("".join(str(integer(c)) for c in text.lstrip("’'‘").rstrip("年")))
    return {"year": value + (2000 if value < 45 else 1900)}


# 一六年, 九八年; not 七八年, which is seven or eight years.
_CN_PAIR = "|".join(
    f"{a}{b}"
    for a in "〇零一二七八九"
    for b in CN + "〇零"
    if (CN.find(b) != CN.find(a) + 1 or a in "〇零") and not (a == "一" and b == "一")
)
_LONE = r"(?:(?<![\u4e00-\u9fff\d])|(?<=[从自在于到至和、]))"
_YEARS = {
    "今年": 0, "今年度": 0, "本年": 0, "本年度": 0, "当年": 0, "当年度": 0, "同年": 0, "这一年": 0, "全年": 0,
    "去年": -1, "去年度": -1, "上年": -1, "上年度": -1, "上一年": -1, "上一年度": -1, "前一年": -1, "头年": -1, "前年": -2, "大前年": -3,
    "明年": 1, "明年度": 1, "来年": 1, "次年": 1, "翌年": 1, "第二年": 1, "下年度": 1, "下一年": 1, "下一年度": 1, "转年": 1, "后年": 2, "大后年": 3,
}  # fmt: skip
_RELATIVE_YEAR = (
    r"今年度?(?:同期)?|(?<![声说证表申光文透])明年度?|(?<=[说证])明年(?![景关度龄份限产均报检代纪轻级收利化薪货])|(?<!失)去年度?(?:同期)?|(?<![成资基样])本年度?(?![级龄])|(?<![想适相])当年度?(?![轮])|(?<!共)同年(?![级龄])|"
    rf"(?<![以之每及])上一?年度?(?:同期)?(?![纪龄级])|大?{NOT_TIME_WORD}前年(?![产均度])|大?{NOT_TIME_WORD}(?<![产工成用营效])后年(?![度级])|"
    rf"{NOT_TIME_WORD}前一年(?!级)|(?<!未)来年(?![轻龄])|{NOT_ORDINAL}[次翌]年|下一?年度|下一年|这一年(?!级)|(?<![\u4e00-\u9fff])第二年(?!级)|(?<=[，。；的])转年|"
    r"(?<!“)全年(?![级红稳无龄])"
)
_CENTURY = r"(?:上个?|本|这个|20|21|19|二十一?|十九)世纪"


def _decade(text: str) -> Fields:
    m = re.fullmatch(r"(?:(.{1,3})世纪)?(\d{2,4}|.{1,2})年代", text)
    assert m is not None
    value = integer(m[2]) if integer(m[2]) >= 10 else integer(m[2] + "十")
    if value >= 100:
        return {"year": value, "span_years": 10}
    base = _century_start(m[1]) if m[1] else 1900 if value >= 50 else 2000
    return {"year": base + value, "span_years": 10}


def _century_start(words: str) -> int:
    if words in ("本", "这个"):
        return 2000
    return 1900 if words.startswith("上") else (integer(words) - 1) * 100


def _century(text: str) -> Fields:
    return {"year": _century_start(text.removesuffix("世纪")) + 1, "span_years": 100}


_PLANS = {
    "八": "eighth", "九": "ninth", "十": "tenth", "十一": "eleventh", "十二": "twelfth", "十三": "thirteenth",
    "十四": "fourteenth", "十五": "fifteenth", "十六": "sixteenth",
}  # fmt: skip


def _plan(text: str) -> Fields:
    return {"period": f"{_PLANS[text.strip('“”‘’')[:-1]]}_five_year_plan"}


def _two_years(text: str) -> TimeRange:
    shift = {"今": 0, "明": 1, "去": -1, "后": 2}
    return TimeRange(Moment(year_shift=shift[text[0]]), Moment(year_shift=shift[text[1]]))


YEAR_SHAPES = (
    Shape("year", "A year with four digits: 2022年, 2022年度, 二〇二二年.", DIGITS + "农阴",
          rf"{NOT_DIGIT}(?<!第)(?:[农阴]历)?{YEAR}{_YEAR_WORD}(?![级代古]|历史|的历史)|"
          rf"{NOT_DIGIT}1[0-8](?:\d[1-9]|[1-9]0)年(?![级代古]|历史|的历史|之久)", Rank.YEAR, _year, seconds="历"),
    Shape("year", "", "民", r"民国(?:\d{1,2}|元|[一二三四五六七八九十]{1,3})年", Rank.YEAR, _republic, seconds="国"),
    Shape("year", "", "一二农阴", rf"(?:[农阴]历)?(?<![{CN}百千]){YEAR_CN}{_YEAR_WORD}", Rank.YEAR, _year, seconds="历"),
    Shape("year", "", "公", rf"公元{YEAR}年", Rank.YEAR, lambda t: _year(t[2:]), seconds="元"),
    Shape("year", "", "一二两",
          rf"(?<![{CN}十百千万第])(?:[二两]千[零〇](?:[{CN}]?十[{CN}]?|[{CN}]{{1,2}})年(?![前后来级以之多余历]|的历)|"
          rf"一千[八九]百(?:[{CN}]十[{CN}]?|[零〇][{CN}])年(?![前后来级以之多余历])|[二两]千年(?=的时候|那年|{MONTH}月|{MONTH_CN}月|出生|毕业|[春夏秋冬]))",
          Rank.YEAR, _spoken_year),
    Shape("short_year", "A year with two digits: 22年4月, 08年, 九八年.", DIGITS + "’'‘",
          rf"{NOT_DIGIT}(?<![第-])(?:[’'‘]?\d\d年(?={MONTH}月(?!\d*个)|[春夏秋冬](?![天季秋]?[节灌耕]))|[’'‘]?0\d年(?!级)|{_LONE}[789][1-9]年(?![历来级])|(?<=[是我你他她它们])[’'‘]?[6789]\d年(?:(?=的(?!历|时|经|发|奋|努|积|光))|(?=生(?!产)|出生|毕业|入党|入伍|参军|结的?婚)))",
          Rank.YEAR, _short_year),
    Shape("short_year", "", "〇零一二七八九",
          rf"(?<![{CN}十百千万第])(?:[〇零一二七八九][{CN}〇零]年(?={MONTH_CN}月)|(?:{_CN_PAIR})年(?![级来]))", Rank.YEAR, _short_year),
    Shape("bare_year", "The first year of a range that says 年 only once: 2023—2025年.", DIGITS,
          rf"{NOT_DIGIT}(?<![-—–/号第]){YEAR}(?=(?:[-—–~～至到、和]{{1,2}}{YEAR}){{1,5}}年|[-—–~～至到]{{1,2}}\d\d年(?![后来多以之代]))",
          Rank.YEAR, lambda t: {"year": int(t)}),
    Shape("short_year", "", DIGITS, r"(?<=\d[-—–~～至到])\d\d年(?![后来多以之代])", Rank.YEAR, _short_year, opens=False),
    Shape("year", "", DIGITS, rf"{NOT_DIGIT}(?<![-—–/号第]){YEAR}(?=[上下]半年|前?第?[一二三四1-4]季度|[Qq][1-4](?![A-Za-z\d]))",
          Rank.YEAR, lambda t: {"year": int(t)}),
    Shape("relative_year", "A year counted from the text's: 今年, 去年, 明年, 次年, 全年.", "今明去本当同上大前后来次翌下这转全头第",
          _RELATIVE_YEAR, Rank.YEAR, lambda t: shifts("year_shift", _YEARS, "当同次翌转第")(t.removesuffix("同期")), seconds="年一前后二"),
    Shape("two_years", "Two years together: 今明两年.", "今明去", r"(?:今明|明后|去今)[两二]?年", Rank.ALONE, _two_years, seconds="明后今"),
    Shape("decade", "Ten years: 20世纪90年代, 九十年代.", "上本这" + DIGITS + CN_NUMERALS,
          rf"(?:{_CENTURY})?(?:(?:19|20)\d0|(?<!\d)[1-9]0|(?<![{CN}])[{CN}]十|(?<=世纪)十)年代", Rank.YEAR, _decade, seconds="世个"),
    Shape("bare_decade", "The first of two decades that say 年代 only once: 80至90年代.", "上本这" + DIGITS,
          rf"(?:{_CENTURY})?(?<![\d.])[1-9]0(?=[至到和、—-]{{1,2}}[1-9]0年代)", Rank.YEAR,
          lambda t: _decade(t + "年代"), seconds="世个"),
    Shape("century", "A hundred years: 21世纪, 上世纪.", "上本这" + DIGITS + CN_NUMERALS,
          rf"(?<![\d{CN}十]){_CENTURY}(?![之人新大])", Rank.YEAR, _century, seconds="世个"),
    Shape("plan", "The years of a five-year plan: “十四五”末. The plan's own name (“十四五”规划) is no time.", "“",
          r"“(?:十[一二三四五六]|[八九十])五”(?!.{0,6}(?:规划|纲要))", Rank.PLAN, _plan, seconds="十八九"),
    Shape("plan", "", "十", r"(?<![\d一二三四五六七八九十])十[一二三四五六]五(?=期间|时期|末|初|以来)", Rank.PLAN, _plan),
)  # fmt: skip

_SEASONS = {"春": "SP", "夏": "SU", "秋": "FA", "冬": "WI"}
_QUARTERS = {
    "本季度": 0,
    "这个季度": 0,
    "当季": 0,
    "当季度": 0,
    "上季度": -1,
    "上个季度": -1,
    "下季度": 1,
    "下个季度": 1,
    "上一季度": -1,
    "下一季度": 1,
    "上季": -1,
    "本季": 0,
}


def _quarter(text: str) -> Fields:
    return {"quarter": 1 if text[0] == "首" else integer(text.removeprefix("第").removesuffix("度").removesuffix("季"))}


def _relative_season(text: str) -> Fields:
    return {"year_shift": {"今": 0, "去": -1, "明": 1}[text[0]], "season": _SEASONS[text[1]]}


def _two_seasons(text: str) -> TimeRange:
    return TimeRange(Moment(**_relative_season(text[:2])), Moment(**_relative_season(text[2:])))


_FIRST_UNITS: dict[str, Unit] = {"季度": "quarter", "月": "month"}


def _first(text: str) -> Fields:
    m = re.fullmatch(r"[前头](.{1,2}?)个?(季度|月)份?", text)
    assert m is not None
    return {"first": (integer(m[1]), _FIRST_UNITS[m[2]])}


YEAR_PART_SHAPES = (
    Shape("first_months", "The first months or quarters of a year: 前三季度, 前8个月.", "前头",
          rf"(?<![之以目年超提])[前头](?:[{CN}两]|[1-4])个?季度|"
          rf"(?:(?<![\u4e00-\u9fff\d])|(?<=[年在于]))[前头](?:[{CN}两十]|十[一]|1[01]|[1-9])个月|"
          rf"(?:(?<![\u4e00-\u9fff\d])|(?<=[年在]))前(?:1[01]|[2-9])月(?!份?\d)|"
          rf"(?<=年)前(?:[{CN}两十]|十[一]|1[01]|[1-9])(?:个?季度|个?月)",
          Rank.QUARTER, _first, seconds="一二三四五六七八九十两1234567890"),
    Shape("half_year", "Half a year: 上半年, 下半年.", "上下前后",
          r"(?:[上下]|(?:(?<![\u4e00-\u9fff\d])|(?<=[年在]))[前后])半年(?![以之])", Rank.HALF, lambda t: {"half": 1 if t[0] in "上前" else 2}, seconds="半"),
    Shape("quarter", "A quarter: 第二季度, 一季度.", "第首" + DIGITS + CN,
          rf"(?<![{CN}两前头近个\d])(?:第?[一二三四1-4]季度|首季度|首季(?=[，“]))", Rank.QUARTER, _quarter, seconds="一二三四1234季"),
    Shape("quarter", "", "Qq", r"[Qq][1-4](?![A-Za-z\d])季?度?", Rank.QUARTER, lambda t: {"quarter": int(t[1])}, opens=False),
    Shape("bare_quarter", "The first quarter of a range: 一至三季度.", "第一二三", r"(?<![前头第])第?[一二三](?=[、至到—-]?第?[二三四]季度)", Rank.QUARTER,
          lambda t: {"quarter": integer(t[-1])}, seconds="一二三"),
    Shape("relative_quarter", "A quarter counted from the text's: 本季度, 上季度.", "本这当上下",
          r"(?<!成)本季度|这个季度|当季度?(?=[，。内末底前])|上[个一]?季度|下[个一]?季度|[上本]季(?=[末初])",
          Rank.QUARTER, shifts("quarter_shift", _QUARTERS), seconds="季个一"),
    Shape("two_seasons", "A winter with the spring before or after: 今冬明春, 去冬今春.", "去今", r"去冬今春|今冬明春|去秋今[冬春]",
          Rank.ALONE, _two_seasons, seconds="冬秋"),
    Shape("relative_season", "A season with its year in one word: 今春, 去冬.", "今去明", r"[今去明][春夏秋冬](?![雨节秋])",
          Rank.QUARTER, _relative_season, seconds="春夏秋冬"),
    Shape("season", "A season: 春季, 夏天.", "春夏秋冬", r"[春夏秋冬][季天](?!的花|里的)(?:里)?",
          Rank.QUARTER, lambda t: {"season": _SEASONS[t[0]]}, seconds="季天"),
    Shape("season_of_year", "A season right after its year: 2022年冬.", "春夏秋冬",
          r"(?<=年)[春夏秋冬](?![耕播灌种收节运训困防汛修储雨游茬粮风]|至(?!\d|[今明次来]))", Rank.QUARTER, lambda t: {"season": _SEASONS[t]}, opens=False),
)  # fmt: skip
