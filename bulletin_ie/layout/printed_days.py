"""Days as page heads, 发布时间 lines, editors' lines and sign-offs print them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

__all__ = ["HAN_DAY", "STAMP", "WHEN", "is_imprint", "read_date", "read_stamp"]

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "Ｏ": 0, "O": 0}
STAMP = r"(?:19|20)\d\d\s{0,3}[-/.年—]\s{0,3}\d{1,2}\s{0,3}[-/.月—]\s{0,3}\d{1,2}(?!\d)\s?日?"
"""A full day in digits; spaces where a head is spread over its line."""
HAN_DAY = r"[二][〇○Ｏ零O][〇○零一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[日号]"
"""A full day in Chinese numerals, as sign-offs write it."""
WHEN = (
    r"(?:(?:信息|文章|新闻|稿件)?(?:发布|发稿|发表|更新|公布|生成|录入|成文|发文|上传|编辑|添加|创建|刊发|公开|时间|见报|出版)"
    r"(?:时间|日期)|时\s?间|日\s?期|发布于|发表于|更新于|最[后近]更新|发布)"
)
"""What stands before the day of publication."""
_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s{0,3}[-/.年—]\s{0,3}(\d{1,2})\s{0,3}[-/.月—]\s{0,3}(\d{1,2})(?!\d)"
    r"|(?<![\d“‘])(20\d\d)[·•](\d{1,2})[·•](\d{1,2})(?![\d”’])"
)
_HAN_DATE = re.compile(
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]"
)
_COMPACT = re.compile(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_URL_DATE = re.compile(
    r"/(20\d\d)[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])/|/(20\d\d)(0[1-9]|1[0-2])/t?\4\5([0-3]\d)_"
)
_SPACED = re.compile(r"(?<!\S)2 0 \d \d ?[-/.年] ?\d ?\d? ?[-/.月] ?\d ?\d?(?!\S)")  # OCR: 2 0 2 3-0 5-0 9
_DAY_FIRST = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(20\d\d)(?!\d)")
_SHORT_YEAR = re.compile(
    rf"{WHEN}[】\]]?\s{{0,3}}[：:]?\s{{0,3}}(\d\d)\s?[-/.年]\s?(\d{{1,2}})\s?[-/.月]\s?(\d{{1,2}})(?!\d)"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_ENGLISH = re.compile(
    rf"\b{_MONTH}\s?(\d{{1,2}})(?:st|nd|rd|th)?\s?[,，]?\s?(20\d\d)(?!\d)"
    rf"|(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\s?{_MONTH}\s?[,，]?\s?(20\d\d)(?!\d)",
    re.I | re.A,
)
_LABELED = re.compile(
    r"(?:编辑|责编|美编|主编|校对|审核|审读|审校|版面设计|版式|组版|一审|二审|三审|监制|来\s?源)\s?[：:/／]"
)
# links to other articles and the years of a site
_LINK = re.compile(r"[上下前后]一?[篇条]\s?[：:]|版权|copyright|备案|ICP", re.I)
_HAN = re.compile(r"[\u3400-\u9fff]")


def read_date(key: str) -> date | None:
    """The first full day that a line prints.

    Args:
        key: Folded text.

    Returns:
        The day, or ``None`` where there is none, no such day exists, or two readings are possible (09/05/2023).

    Examples:
        >>> read_date("发布时间：2023-08-16 10:25")
        datetime.date(2023, 8, 16)
        >>> read_date("二〇二四年十一月二十日")
        datetime.date(2024, 11, 20)
        >>> read_date("http://www.example.gov.cn/xw/202305/t20230506_1234.html")
        datetime.date(2023, 5, 6)
        >>> read_date("清川县报 2023年 5月 9日"), read_date("发布日期：23-05-09") == read_date("25/12/2023")
        (datetime.date(2023, 5, 9), False)
    """
    return next(_days(key), None)


def _days(key: str) -> Iterator[date]:
    """The days of a line, the surest writing first."""
    for stamp in _DATE.finditer(key):
        yield from _day(*(int(part) for part in stamp.groups() if part))
    if m := _HAN_DATE.search(key):
        yield from _day(int("".join(str(_DIGITS[c]) for c in m.group(1))), _small(m.group(2)), _small(m.group(3)))
    if m := _URL_DATE.search(key):
        yield from _day(*(int(part) for part in m.groups() if part))
    if m := _COMPACT.search(key):
        yield from _day(*(int(part) for part in m.groups()))
    if m := _SPACED.search(key):
        yield from _days(m.group().replace(" ", ""))
    if m := _ENGLISH.search(key):
        month, day, year = (m.group(1), m.group(2), m.group(3)) if m.group(1) else (m.group(5), m.group(4), m.group(6))
        yield from _day(int(year), _MONTHS.index(month[:3].lower()) + 1, int(day))
    if m := _DAY_FIRST.search(key):
        one, other, year = int(m.group(1)), int(m.group(3)), int(m.group(4))
        found = {*_day(year, other, one), *_day(year, one, other)}
        if len(found) == 1:
            yield from found
    if (m := _SHORT_YEAR.search(key)) and int(m.group(1)) > 12:  # 09-05-12 has more than one reading
        yield from _day(2000 + int(m.group(1)), int(m.group(2)), int(m.group(3)))


def _day(year: int, month: int, day: int) -> tuple[date, ...]:
    try:
        return (date(year, month, day),)
    except ValueError:
        return ()


def _small(word: str) -> int:
    """A Chinese number up to 99."""
    tens, ten, ones = word.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + (_DIGITS[ones] if ones else 0)


def is_imprint(key: str) -> bool:
    """Whether a line beside the articles tells of this page's own making, so that a year in it is the page's.

    Args:
        key: A folded line that is no part of an article.

    Returns:
        ``False`` for menus, links to other articles, captions and copyright lines.

    Examples:
        >>> is_imprint("责编：赵亮 2023年5月"), is_imprint("下一篇：清川县2022年财政预算"), is_imprint("Copyright 2015-2022")
        (True, False, False)
    """
    if len(key) > 100 or "。" in key or _LINK.search(key):
        return False
    return _LABELED.search(key) is not None or not _HAN.search(key)


def read_stamp(key: str) -> date | None:
    """The day that an editors' line or a line in Latin script prints.

    Args:
        key: A folded line that is no part of an article.

    Returns:
        The day; ``None`` where the line says something else, such as a link to another article.

    Examples:
        >>> read_stamp("编辑：李明 2023-05-09"), read_stamp("May 9, 2023")
        (datetime.date(2023, 5, 9), datetime.date(2023, 5, 9))
        >>> read_stamp("上一篇：县长检查防汛 2023-05-06") is None
        True
    """
    return read_date(key) if is_imprint(key) else None
