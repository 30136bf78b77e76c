"""The public calls ``find_times`` and ``parse_time``."""

from __future__ import annotations

import re
from datetime import date, datetime

from bulletin_ie.errors import InputError
from bulletin_ie.records.temporal import TemporalValue
from bulletin_ie.spans import Span
from bulletin_ie.text import AlignedText
from bulletin_ie.times.context import TimeContext
from bulletin_ie.times.detection import detect, detect_alone
from bulletin_ie.times.document import document_context
from bulletin_ie.times.joining import join_wraps
from bulletin_ie.times.mentions import TimeMention
from bulletin_ie.times.records import to_record
from bulletin_ie.times.resolution import resolve, resolve_all
from bulletin_ie.times.stamps import parse_stamp
from bulletin_ie.times.whole import in_words

__all__ = ["find_times", "parse_time"]

_SURROGATE = re.compile("[\ud800-\udfff]")


def find_times(text: str, anchor: date | datetime | str | None = None) -> list[TemporalValue]:
    """Find the temporal expressions of a Chinese text and resolve them.

    Args:
        text: Any text; hard line wraps and spaces inside dates are understood.
        anchor: The day of the text, from which 今天, 明年 and days without a year count: a date, a
            datetime (then 两小时后 is resolved too), or a full date in any usual form. ``None``: only what the text itself fixes is resolved. There is
            no clock; today's date is never used.

    Returns:
        Values in reading order, none inside another, each with its exact spans:
        ``text[span.start:span.end] == span.text``.

    Raises:
        InputError: ``not_text`` for what is no ``str``, ``lone_surrogate`` for a text with one, ``bad_date`` for an anchor
            in no known form.

    Examples:
        >>> for value in find_times("4月2日上午召开会议，要求6月底前完成。", anchor=date(2022, 4, 18)):
        ...     print(value.text, value.timex, value.start, value.end)
        4月2日上午 2022-04-02TMO 2022-04-02 2022-04-02
        6月底前 2022-06 None 2022-06-30
    """
    page, mentions, context = prepare(text, anchor)
    return [to_record(page, m, r) for m, r in zip(mentions, resolve_all(mentions, context, page.key), strict=True)]


def prepare(text: str, anchor: date | datetime | str | None) -> tuple[AlignedText, list[TimeMention], TimeContext]:
    """The joined text, its temporal expressions, and what is known about its day."""
    if not isinstance(text, str):
        raise InputError("not_text", f"The text is {type(text).__name__}; decode it to str first.")
    lone = _SURROGATE.search(text)
    if lone:
        raise InputError(
            "lone_surrogate", f"The text has a lone surrogate at {lone.start()}; decode it with its real encoding."
        )
    page = join_wraps(text)
    mentions = detect(page.key)
    context = document_context(page.key, mentions, _day(anchor), counts_from_base=True)
    if isinstance(anchor, datetime):
        context = context._replace(clock=anchor.time().replace(tzinfo=None))
    return page, mentions, context


def parse_time(text: str, anchor: date | datetime | str | None = None) -> TemporalValue | None:
    """Resolve one temporal expression.

    Args:
        text: The expression and nothing else, white space aside. As the caller says that it is a time, more is read than
            in a running text: 五一, 冬至, 零点, 11/7, 6.18-6.20, 2023.5.8-12, 20231105.
        anchor: The day of the text; see ``find_times``.

    Returns:
        Its value, or ``None`` where the text is no temporal expression as a whole.

    Raises:
        InputError: As ``find_times``.

    Examples:
        >>> value = parse_time("明年6月底前", anchor=date(2022, 4, 18))
        >>> value.end, value.interval
        (datetime.date(2023, 6, 30), '../2023-06-30')
        >>> parse_time("11/7", anchor=date(2022, 4, 18)).start
        datetime.date(2022, 11, 7)
        >>> parse_time("第一时间") is None
        True
    """
    found = find_times(text, anchor)
    if len(found) == 1 and _is_whole(text, found[0]):
        return found[0]
    start = len(text) - len(text.lstrip(_AROUND))
    inner = text.strip(_AROUND)
    words = in_words(inner)
    if words is not None:
        value = parse_time(words, anchor)
        span = Span(start=start, end=start + len(inner), text=inner)
        return value.model_copy(update={"text": inner, "spans": (span,)}) if value is not None else None
    page, _, context = prepare(text, anchor)
    mention = detect_alone(page.key)
    if mention is None:
        return None
    value = to_record(page, mention, resolve(mention, context))
    return value if _is_whole(text, value) else None


_AROUND = " \t\r\n\u3000，,。.、；;"


def _is_whole(text: str, value: TemporalValue) -> bool:
    """Whether nothing but marks stands around a value."""
    span = value.span
    return span is not None and not (text[: span.start] + text[span.end :]).strip(_AROUND)


def _day(anchor: date | datetime | str | None) -> date | None:
    if anchor is None:
        return None
    if isinstance(anchor, datetime):
        return anchor.date()
    if isinstance(anchor, date):
        return anchor
    day = parse_stamp(anchor) if isinstance(anchor, str) else None
    if day is None:
        raise InputError("bad_date", f"{anchor!r} is no full date; write it as 2022-04-19 or 2022年4月19日.")
    return day
