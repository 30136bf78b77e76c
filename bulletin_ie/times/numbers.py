"""Pattern fragments for the small numbers of dates, and their values."""

from __future__ import annotations

from functools import lru_cache

from bulletin_ie.rules.numerals import parse_integer

__all__ = [
    "AMOUNT",
    "CN",
    "DASH",
    "DAY",
    "DAY_CN",
    "HOUR",
    "HOUR_CN",
    "MINUTE",
    "MONTH",
    "MONTH_CN",
    "YEAR",
    "YEAR_CN",
    "integer",
]

CN = "一二三四五六七八九"
ZERO = "〇零○ＯO0"
YEAR = r"(?:18[4-9]\d|19\d\d|20\d\d|21[0-4]\d)"
YEAR_CN = rf"[一二][{ZERO}{CN}]{{3}}"
MONTH = r"(?:1[0-2]|0?[1-9])"
MONTH_CN = rf"(?:十[一二]?|[{CN}])"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
DAY_CN = rf"(?:[二三]?十[{CN}]?|[廿卅][{CN}]?|[{CN}])"
HOUR = r"(?:2[0-4]|1\d|0?\d)"
HOUR_CN = rf"(?:二十[一二三四]?|十[{CN}]?|[{CN}零两])"
MINUTE = r"(?:[1-5]\d|0?\d)"
MINUTE_CN = rf"(?:[二三四五]?十[{CN}]?|零?[{CN}])"
AMOUNT = (
    rf"(?:\d{{1,4}}(?:\.\d{{1,2}})?|[{CN}两]百[零{CN}十]{{0,3}}|[{CN}两]?十[几{CN}]?|[几数]十|[{CN}两]{{1,2}}|半|几|数)"
)
DASH = r"(?:[-—–−~～－]{1,2}|至|到)"


@lru_cache(maxsize=1024)
def integer(text: str) -> int:
    """The value of a small whole number in either script; digits one after another are read as such.

    Args:
        text: The numeral.

    Returns:
        Its value; 0 where it is none.

    Examples:
        >>> integer("07"), integer("十二"), integer("二〇二二")
        (7, 12, 2022)
    """
    if text.isdigit():
        return int(text)
    return parse_integer(text.replace("Ｏ", "〇").replace("O", "〇").replace("0", "〇")) or 0
