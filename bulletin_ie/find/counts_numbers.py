"""Numbers with a measure word: where they stand, what they are worth, how exact they are said to be."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from bulletin_ie.find.counts_words import CountWords, Unit
from bulletin_ie.records.vocabulary import Qualifier
from bulletin_ie.rules.numerals import ARABIC_NUMBER, parse_number
from bulletin_ie.rules.words import any_of

__all__ = ["Figure", "FigureFinder"]

_CN = "零〇一二两三四五六七八九十百千万亿"
_NUMBER = rf"(?:(?<=[\u4e00-\u9fff])\d{{1,4}}\. \d{{1,2}}[万亿]|{ARABIC_NUMBER}|[{_CN}]{{1,12}}(?:[余多来][百千万亿]{{1,2}})?)"
_DASHES = "至到~～–—－-"
_DASH = r"(?:[至到~～]|[-–—－]{1,2})"

_BEFORE: tuple[tuple[Qualifier, str], ...] = (
    ("at_least", r"不少于|不低于|不下于?|至少|最少|不小于"),
    ("at_most", r"不超过|不高于|不多于|不到|不足|至多|最多|以内"),
    ("over", r"超过|突破|多于|高于|逾|超额?|迈上|跨上"),
    ("nearly", r"将近|接近|逼近|近"),
    ("about", r"大约|大概|约为?|约有|估计|左右"),
)
_QUALIFIER_BEFORE = re.compile(
    "(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _BEFORE) + ")(?:达到?|有|了|至|为)?$"
)
_QUALIFIER_LAST = frozenset("于下少过到足多内破逾超额上近约概为有计右达了至\n")  # with which all of these end
_FRACTION = re.compile(r"分之$|[几数]$|[每某第初]$")
_ORDINAL = re.compile(r"(?<![目当日之此以提空年月天时节])前$|头$|排名$|位列$|名列$|居$")
_LAST_BEFORE_OTHERS = frozenset("之几数每某第初前头名列居")  # with which both end
_APPROXIMATE_UNIT = re.compile(r"左右|上下|多")
_RADIUS_BEFORE = re.compile(
    r"(?:时速|半径|方圆|周边|每隔|间隔|间距|相距|距离|(?:距|位于|地处|坐落)[^，。；]{0,12})(?:约|近|不足|超过|仅|为|达)?$"
)
_RADIUS_AFTER = re.compile(r"(?:多|余)?(?:的?范围|生活圈|服务圈|便民圈|半径|以?内|之内|开外|以外|远|处|外)")
_THRESHOLD = re.compile(r"(?:及|\(含\)|（含）)?(?:以上|以下|级)(?=的?[^\s，。；、！？）])")
_THRESHOLD_FIRST = frozenset("及(（以级")
_OVER = frozenset("超逾过")
_LIMITED = re.compile(
    "元?(?:重大|重点|产业|工业|税收|纳税)?(?:项目|企业|大户|村|产品)(?=[\\d一二两三四五六七八九十]|有|达)"
)
_AT_LEAST_AFTER = re.compile(r"(?:及)?以上")
_AFTER_FIRST = frozenset("及以左上多")  # with which what is at least or about so many begins
_NAMES_AMOUNT = re.compile("[上近逾超过达]$|(?:突破|达到|逼近|迈上|接近|超过)$")
_RATE = re.compile(r"(?:/|每|一(?=[斤亩]))(?:平方米|公斤|千瓦时|立方米|[亩吨斤股人户天日月年度件个头只台套米㎡]){1,2}")
_RATE_FIRST = frozenset("/每一")
_BEFORE_PRICE = frozenset("每各为约是了价费金款助贴奖补收资到至斤亩人月天年达涨降加减罚售卖")
_COMPARED = re.compile("(?:标准)?(?:足|篮)?球场(?:般|那么)?大")
_DIGITS = frozenset("零〇一二两三四五六七八九十")
_VILLAGE_UNITS = frozenset(("组", "队", "片"))
_VILLAGES = frozenset("村屯寨")
_LENGTHS = frozenset(("公里", "千米", "米", "海里", "华里", "km"))


class Figure(NamedTuple):
    """A number with its measure word.

    Attributes:
        start: First character of the number.
        unit_start: First character of the measure word.
        end: One past the measure word and what belongs to it (左右, 以上).
        value: The number, or the lower one of a range; 万 and 亿 multiplied.
        value_max: The upper number of a range.
        unit: The measure word.
        qualifier: How exact it is said to be.
        threshold: Whether it limits the noun behind it (10亿元以上项目) and is no count of its own.
        chinese: Whether the number is written in Chinese numerals.
    """

    start: int
    unit_start: int
    end: int
    value: Decimal
    value_max: Decimal | None
    unit: Unit
    qualifier: Qualifier
    threshold: bool
    chinese: bool


class FigureFinder:
    """Finds numbers with a measure word.

    Args:
        words: The count finder's word lists.
    """

    def __init__(self, words: CountWords) -> None:
        unit = words.unit_pattern
        self._units = words.units
        behind = re.escape("".join(sorted({word[0] for word in words.units})))
        self._first = re.compile(  # where a number begins behind which a unit, a mark or a dash may stand
            rf"[\d{_CN}](?<![\d.,A-Za-z第{_CN}].)(?:(?<=\d)[\d,.]{{0,40}})?(?=[{behind}{_CN}余多来几 {_DASHES}])"
        )
        near_dash = rf"(?=.{{0,{max(map(len, words.units))}}}[{_DASHES}])"
        self._pattern = re.compile(
            rf"(?P<low>{_NUMBER})(?P<mark>(?:[余多来]|(?<=十)几)?)"
            rf"(?:{near_dash}(?P<low_unit>{unit})?(?P<dash>{_DASH})(?P<high>{_NUMBER})(?P<high_mark>[余多]?))?"
            rf"(?P<unit>{unit})(?P<pair>（(?:{unit}|次)）)?"
        )
        self._set_phrase = re.compile(any_of(words.set_phrases))

    def find(self, key: str) -> list[Figure]:
        """All figures of a text, in order.

        Args:
            key: The text, Simplified, with canonical punctuation.

        Returns:
            Figures that may be counts; thresholds are among them and say so.
        """
        found: list[Figure] = []
        edge = 0
        for first in self._first.finditer(key):
            start = first.start()
            m = self._pattern.match(key, start) if start >= edge else None
            if m is not None:
                edge = m.end()
                figure = self._figure(key, m)
                if figure is not None:
                    found.append(figure)
        return found

    def _figure(self, key: str, m: re.Match[str]) -> Figure | None:
        """The figure of a match; ``None`` where it counts nothing."""
        start, end = m.span()
        number, mark, name = m.group("low", "mark", "unit")
        if not self._is_count(key, start, end, number, mark, name):
            return None
        values = _values(m) if m["dash"] else _value(number, mark)
        if values is None:
            return None
        low, high = values
        unit, unit_start, unit_end = self._units[name], m.start("unit"), m.end("unit")
        if high is None and number[-1] == "千" and _THOUSAND.search(number) and "千" + name in self._units:
            low, unit, unit_start = low / 1000, self._units["千" + name], unit_start - 1  # 500千克
        if unit.nouns and number[-1] not in "万亿":
            beside = key[max(0, start - 40) : end + 10]
            if not any(noun in beside for noun in unit.nouns):
                return None
        threshold = unit.kind in ("money", "quantity", "person") and _is_threshold(key, start, unit_end)
        if not threshold and unit.text in _LENGTHS and _is_radius(key, start, end):
            return None
        stop, qualifier = _qualifier(key, m, number, mark)
        chinese = not number[0].isdigit()
        return Figure(
            start, unit_start, unit_end if threshold else stop, low, high, unit, qualifier, threshold, chinese
        )

    def _is_count(self, key: str, start: int, end: int, number: str, mark: str, unit: str) -> bool:
        """Whether the number counts, and is no ordinal, fraction, idiom or slogan."""
        last = key[start - 1 : start]
        if last in _LAST_BEFORE_OTHERS:
            before = key[max(0, start - 8) : start]
            if _FRACTION.search(before) or _ORDINAL.search(before):
                return False
        if unit in _VILLAGE_UNITS and len(number) < 3 and last in _VILLAGES:
            return False  # 石湾村3组
        if number[0].isdigit():
            return not (number[0] == "0" and len(number) > 1 and number[1] != ".")
        following = key[end : end + 1]
        if unit == "元" and number in _DIGITS and not mark and last not in _BEFORE_PRICE:
            return False  # 周三元
        if number == "一" or (following == "一" and len(number) == 1):
            return False
        if number[0] in "百千万" and last == "成":  # 成百上千
            return False
        if not mark and not number.strip("百千万亿"):  # 百家, 万户; but 上百家, 千余亩
            named = _NAMES_AMOUNT.search(key[max(0, start - 8) : start])
            if not named or (unit == "元" and following == "的"):
                return False
        if self._set_phrase.match(key, start) or _COMPARED.match(key, end):
            return False  # 两个篮球场大
        return not _in_short_quotation(key, start)


def _in_short_quotation(key: str, position: int) -> bool:
    """Whether quotation marks without a clause inside hold the position: “四方责任”, 《三年行动方案》."""
    left = max(key.rfind("“", max(0, position - 12), position), key.rfind("《", max(0, position - 24), position))
    if left < 0 or _QUOTE_END.search(key, left, position):
        return False
    right = _QUOTE_END.search(key, position, position + 24)
    return right is not None and right.group() in "”》" and (right.start() - left < 14 or key[left] == "《")


_THOUSAND = re.compile(r"[\d万]千$")
_VAGUE = re.compile("[余多来]")
_QUOTE_END = re.compile(r"[”》，。；！？]")


def _value(number: str, mark: str) -> tuple[Decimal, Decimal | None] | None:
    """The value, or the two of a pair of digits."""
    if not number.isascii() and (pair := _pair(number)):
        return pair
    value = parse_number(number.replace(" ", "") + mark.replace("几", ""))
    return None if value is None else (value, None)


def _values(m: re.Match[str]) -> tuple[Decimal, Decimal | None] | None:
    """The two values of a range; in 3至5万元 the scale holds for both."""
    low, high = parse_number(m["low"]), parse_number(m["high"])
    if low is None or high is None:
        return None
    scale = m["high"].lstrip("0123456789.,")
    if not m["low_unit"] and scale and m["low"][-1].isdigit() and m["high"][0].isdigit():
        low *= parse_number("1" + scale) or 1
    return (low, high) if low < high else None


@lru_cache(maxsize=1024)
def _pair(text: str) -> tuple[Decimal, Decimal | None] | None:
    """Two neighboring digits that mean a range: 三五家, 两三百户, 十七八个."""
    m = _PAIR.fullmatch(text)
    if m is None:
        return None
    low, high = (parse_number(m["head"] + digit + m["tail"]) for digit in (m["a"], m["b"]))
    return (low, high) if low is not None and high is not None and low < high else None


_PAIR = re.compile(
    r"(?P<head>[二三四五六七八九]?十?)(?P<a>[一二两三四五六七八])(?P<b>[二三四五六七八九])(?P<tail>[十百千万]{0,2})"
)


def _qualifier(key: str, m: re.Match[str], number: str, mark: str) -> tuple[int, Qualifier]:
    """Where the figure ends with the words that qualify it, and how."""
    start, end = m.span()
    if key[end : end + 1] in _RATE_FIRST and (rate := _RATE.match(key, end)):
        end = rate.end()
    if key[end : end + 1] in _AFTER_FIRST:
        if after := _AT_LEAST_AFTER.match(key, end):
            return after.end(), "at_least"
        if around := _APPROXIMATE_UNIT.match(key, end):
            return around.end(), "over" if around.group() == "多" else "about"
    last = key[start - 1 : start]
    if last in _QUALIFIER_LAST:
        before = _QUALIFIER_BEFORE.search(key, max(0, start - 6), start)
        if before is not None and before.lastgroup is not None:
            return end, _NAMED[before.lastgroup]
    if mark or m["high_mark"] or _VAGUE.search(number):
        return end, "about" if "来" in (mark or number) else "over"
    if last == "上" and number[0] in "百千万":
        return end, "at_least"
    return end, "exact"


_NAMED: dict[str, Qualifier] = {name: name for name, _ in _BEFORE}


def _is_threshold(key: str, start: int, end: int) -> bool:
    """Whether a number from ``start`` with a unit up to ``end`` only limits the noun behind it."""
    if key[start - 1 : start] in _OVER and _LIMITED.match(key, end):
        return True
    return key[end : end + 1] in _THRESHOLD_FIRST and _THRESHOLD.match(key, end) is not None


def _is_radius(key: str, start: int, end: int) -> bool:
    before = key[max(0, start - 16) : start]
    return _RADIUS_BEFORE.search(before) is not None or _RADIUS_AFTER.match(key, end) is not None
