"""Clock times, and the short words for parts of a day that stand only beside a date."""

from __future__ import annotations

import re

from bulletin_ie.times.expressions import Clock
from bulletin_ie.times.numbers import CN, HOUR, HOUR_CN, MINUTE, MINUTE_CN, integer
from bulletin_ie.times.shapes.base import CN_NUMERALS, DIGITS, NOT_CN, NOT_DIGIT, Fields, Rank, Shape

__all__ = ["CLOCK_SHAPES"]


def _colon(text: str) -> Fields:
    return {"clock": Clock(*(int(x) for x in text.strip("T ").split(":")))}


def _words(text: str) -> Fields:
    head, short_of, missing = text.partition("差")
    if short_of:
        return {"clock": _before(integer(re.split("[时点]", head)[0]), missing)}
    m = re.fullmatch(r"(.{1,3}?)(?:时|点钟|点)(?:(半|整)|(.)刻|零?(.{1,3}?)(?:分(?:零?(.{1,3})秒)?)?)?", text)
    assert m is not None
    if m[2]:
        minute: int | None = 30 if m[2] == "半" else 0
    else:
        minute = integer(m[3]) * 15 if m[3] else integer(m[4]) if m[4] else None
    return {"clock": Clock(integer(m[1]), minute, integer(m[5]) if m[5] else None)}


def _before(hour: int, missing: str) -> Clock:
    """So many minutes or quarters before an hour (九点差五分)."""
    number = integer(missing.removesuffix("钟")[:-1])
    minutes = 60 * (hour or 24) - (15 * number if "刻" in missing else number)
    return Clock(minutes // 60, minutes % 60)


def _short_of(text: str) -> Fields:
    m = re.fullmatch(r"差(.{1,3}[分刻])钟?到?(.{1,3}?)点钟?", text)
    assert m is not None
    return {"clock": _before(integer(m[2]), m[1])}


def _of_twelve(text: str) -> Fields:
    hour, *minute = (int(x) for x in re.findall(r"\d+", text))
    late = "p" in text.lower()
    hour = hour % 12 + 12 if late and hour <= 12 else 0 if hour == 12 else hour
    return {"clock": Clock(hour, *minute)}


_TAIL = (
    rf"(?:半(?!小时|径|年)|整(?![治改个体理])|[一三13]刻|差(?:{MINUTE}|{MINUTE_CN})分钟?|差[一三]刻钟?|零?{MINUTE}分(?:{MINUTE}秒|(?![之钟]))|零?{MINUTE_CN}分(?:零?{MINUTE_CN}秒|(?![之钟别]))|"
    r"[0-5]\d(?![\d年月日个名]))"
)
_MARK = r"(?=[，。）前到至起左许—-]|之[前后]|以[前后]|开始|后)"
# What makes the number after 点 that of something else: 上午九点二十人到场.
_NOT_THINGS = r"(?![一二三四五六七八九十计个多几余名人家项条分之亿万元块米度天年月岁户件次%％点位步斤吨百千里层号日处座台辆套来组支批种类只头亩平]|余)"
_CN_TAIL = rf"(?:{_TAIL}|(?:[二三四五]?十[{CN}]|[二三四五]?十|零[{CN}]){_NOT_THINGS})"

CLOCK_SHAPES = (
    Shape("daytime", "The light part of a day, beside a date: 19日白天.", "白", r"(?<=[日号天一二三四五六末])白天", Rank.PART,
          lambda t: {"daytime": True}, opens=False),
    Shape("clock_of_twelve", "A clock time with am or pm: 3:30pm, PM 8:00.", DIGITS,
          r"(?<![\d:.,])(?:1[0-2]|0?\d)(?::[0-5]\d)? ?[AaPp]\.?[Mm](?![A-Za-z\d电级型颗粒的以])", Rank.CLOCK, _of_twelve),
    Shape("clock_of_twelve", "", "AaPp", r"(?<![A-Za-z\d])[AaPp]\.?[Mm]\.? ?(?:1[0-2]|0?\d):[0-5]\d(?!\d)", Rank.CLOCK, _of_twelve, seconds="Mm."),
    Shape("clock_short_of", "Some minutes before an hour: 差五分九点.", "差",
          rf"(?<![相时落误])差(?:(?:{MINUTE}|{MINUTE_CN})分|[一三]刻)钟?到?(?:{HOUR}|{HOUR_CN})点钟?(?!分)", Rank.CLOCK, _short_of,
          seconds=DIGITS + CN_NUMERALS),
    Shape("clock", "A clock time: 9:30, 9时30分, 9点半, 24时.", DIGITS + "T",
          r"(?:(?<![\d:.,比T=])(?:T|T )?(?:2[0-4]|1\d|0?\d)|(?<=-\d\d)T(?:2[0-4]|[01]\d)):[0-5]\d(?::[0-5]\d)?(?![\d:%]|\.\d{1,2}(?!\d))", Rank.CLOCK, _colon),
    Shape("clock", "", DIGITS, rf"{NOT_DIGIT}{HOUR}时{_TAIL}?(?![段速代光差节间])", Rank.CLOCK, _words),
    Shape("clock", "", DIGITS, rf"{NOT_DIGIT}{HOUR}点(?:{_TAIL}|钟|{_MARK})", Rank.CLOCK, _words),
    Shape("clock", "", CN_NUMERALS, rf"{NOT_CN}{HOUR_CN}[时点](?:{_CN_TAIL}|(?<=点)钟)|"
          rf"{NOT_CN}{HOUR_CN}点(?=[到至]{HOUR_CN}点(?![要意建希体]))|{NOT_CN}零[时点](?=[前起开之以至到，。]|许)", Rank.CLOCK, _words),
    Shape("clock_after_part", "A clock time after a date or part of the day: 上午九时, 晚8点.", DIGITS + CN_NUMERALS,
          rf"(?:{HOUR}|{HOUR_CN})[时点](?:{_CN_TAIL}|(?<=点)钟)?(?![间段])", Rank.CLOCK, _words, opens=False),
    Shape("bare_hour", "The first hour of a range that says 时 only once: 9-11时.", DIGITS,
          rf"{NOT_DIGIT}(?<![第A-Za-z-]){HOUR}(?=[-—–~～至到]{{1,2}}{HOUR}[时点](?![间段代光]))", Rank.CLOCK, lambda t: {"clock": Clock(int(t))}),
    Shape("short_part", "A part of the day in one character, beside a date or hour: 24日晚, 晚8时.", "晚早夜晨",
          r"(?:晚(?![报会餐饭宴点稻期育婚熟上间了于些一年霞归秋])(?!高峰)|早(?![稻餐饭会班已日期熟市晚报上就些点了于先在过有早退恋教春产])(?!高峰)|夜(?![市班校间里晚])(?!经济)|晨(?![报会练检间]))",
          Rank.PART, lambda t: {"part_of_day": "evening" if t in "晚夜" else "morning"}, opens=False),
    Shape("short_part", "", "晚早夜", rf"[晚早夜](?={HOUR}[时点:]|{HOUR_CN}[时点])", Rank.PART,
          lambda t: {"part_of_day": "evening" if t in "晚夜" else "morning"}, seconds=DIGITS + CN_NUMERALS),
)  # fmt: skip
