"""Full absolute dates of page metadata and of the ``published`` argument, in any usual form or language."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

from bulletin_ie.times.calendars import safe_date
from bulletin_ie.times.numbers import CN, ZERO, integer

__all__ = ["parse_stamp"]

_NUMERIC = re.compile(
    r"(?<!\d)(\d{4})(?:\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})|\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号曰]?|(\d\d)(\d\d))(?!\d)"
)
_CHINESE = re.compile(rf"([一二][{ZERO}{CN}]{{3}})年([{CN}十]{{1,2}})月([{CN}十廿卅]{{1,3}})[日号]")
_FOREIGN = re.compile(r"[^\W\d_]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_MAX_LENGTH = 80


def parse_stamp(text: str) -> date | None:
    """The day of a full absolute date.

    Args:
        text: A date with year, month and day, in digits, Chinese numerals, or any language that
            dateparser knows; a clock time may follow.

    Returns:
        The day, or ``None`` where the text holds no full date.

    Examples:
        >>> parse_stamp("2022/4/19 08:46")
        datetime.date(2022, 4, 19)
        >>> parse_stamp("April 19, 2022") == parse_stamp("二〇二二年四月十九日") == parse_stamp("20220419")
        True
        >>> parse_stamp("4月19日") is None
        True
    """
    text = text.strip()
    if not text or len(text) > _MAX_LENGTH:
        return None
    m = _NUMERIC.search(text)
    if m is not None:
        year, month, day = (int(x) for x in m.groups() if x is not None)
        return safe_date(year, month, day) if 1900 <= year <= 2149 else None
    m = _CHINESE.search(text)
    if m is not None:
        return safe_date(*(integer(x) for x in m.groups()))
    # other languages: a year must be there, and Chinese is read above
    return (
        _any_language(text) if re.search(r"\d{4}", text) and _FOREIGN.search(text) and not _HAN.search(text) else None
    )


@lru_cache(maxsize=256)
def _any_language(text: str) -> date | None:
    """What dateparser reads, with every guess of its own switched off."""
    import dateparser

    found: datetime | None = dateparser.parse(
        text, settings={"PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["year", "month", "day"]}
    )
    return found.date() if found is not None else None
