"""Joining neighboring tokens into a moment: year, month, day, weekday in brackets, part of day, clock."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from bulletin_ie.records.vocabulary import PartOfDay
from bulletin_ie.times.expressions import Clock, Moment
from bulletin_ie.times.shapes import Rank
from bulletin_ie.times.tokens import Token, Tokenizer

__all__ = ["MomentPart", "following_moment", "on_the_day", "read_moment"]

_CLOSING = {"（": "）", "(": ")"}
_GLUE = " 的"
_EDGED = (Rank.YEAR, Rank.PLAN, Rank.HALF, Rank.QUARTER, Rank.MONTH)


class MomentPart(NamedTuple):
    """A moment and where it stands.

    Attributes:
        moment: What was read.
        start: First character.
        end: One past the last.
        rule: Name of the rule: the finest shape of the calendar, ``month_day`` for a day in a month.
        rank: Rank of the finest shape.
        last: Name of the last shape.
    """

    moment: Moment
    start: int
    end: int
    rule: str
    rank: int
    last: str


def read_moment(tokens: Tokenizer, key: str, first: Token, *, brackets: bool = True) -> MomentPart | None:
    """Join a token with the finer ones that follow it.

    Args:
        tokens: Finds tokens.
        key: The text.
        first: The first token.
        brackets: Whether a gloss in brackets may follow (今天（9月19日）).

    Returns:
        The moment, or ``None`` where the token is no part of a moment.
    """
    if not isinstance(first.reading, dict):
        return None
    fields = first.reading.copy()
    last, end, rule, size = first, first.end, first.name, len(key)
    while end < size:
        character = key[end]
        if brackets and character in _CLOSING:
            closing = _gloss(tokens, key, end, fields)
            if closing is None:
                break
            end = closing
            continue
        token = _next(tokens, key, end, last)
        if token is None and character in _BESIDE_DAY:
            token = _beside_day(tokens, key, end, last)
        if token is None or not isinstance(token.reading, dict):
            break
        if not _is_gloss(last, token):
            fields.update(token.reading)
            rule = _rule(rule, last, token)
            last = token
        end = token.end
    if "clock" in fields and "part_of_day" in fields:
        fields["clock"] = on_the_day(fields["clock"], fields["part_of_day"])
    return MomentPart(_moment(tuple(fields.items())), first.start, end, rule, last.rank, last.name)


@lru_cache(maxsize=4096)
def _moment(fields: tuple[tuple[str, Any], ...]) -> Moment:
    """The moment of some parts; the same ones come again and again."""
    return Moment(**dict(fields))


def following_moment(tokens: Tokenizer, key: str, position: int) -> MomentPart | None:
    """The moment that goes on an expression, also after 的.

    Args:
        tokens: Finds tokens.
        key: The text.
        position: Where the expression ends.
    """
    if key.startswith("的", position):
        position += 1
    token = tokens.following(key, position)
    return read_moment(tokens, key, token) if token is not None else None


def on_the_day(clock: Clock, part: PartOfDay | None) -> Clock:
    """The clock time on the dial of 24 hours (下午3时 is 15).

    Args:
        clock: The time as said.
        part: The part of the day it stands beside.
    """
    hour = clock.hour
    if (part == "afternoon" and hour < 12) or (part == "evening" and 5 <= hour <= 12) or (part == "noon" and hour <= 2):
        hour += 12
    elif part == "dawn" and hour == 12:
        hour = 0
    return clock._replace(hour=hour)


def _next(tokens: Tokenizer, key: str, end: int, last: Token) -> Token | None:
    """The finer token that goes on after ``last``, also after a space or 的."""
    glued = key[end] in _GLUE
    token = tokens.following(key, end + glued)
    if token is None or not _joins(last, token):
        return None
    if glued and key[end] == "的" and (token.rank < Rank.QUARTER or token.name.startswith("bare")):
        return None
    return token


def _beside_day(tokens: Tokenizer, key: str, end: int, last: Token) -> Token | None:
    """The weekday behind a comma (7月13日，星期五，), the hour of a named day (国庆节当天晚上七点)."""
    if key[end] == "，" and last.name in ("day", "iso_date"):
        token = tokens.following(key, end + 1)
        return token if token is not None and token.name == "weekday" and key[end + 1] in "周星礼" else None
    if last.rank == Rank.DAY and key.startswith(_SAME_DAY, end):
        token = tokens.following(key, end + 2)
        return token if token is not None and token.rank in (Rank.PART, Rank.CLOCK) else None
    return None


_SAME_DAY = ("当天", "当日", "那天", "这天")
_BESIDE_DAY = frozenset("，当那这")


def _joins(last: Token, token: Token) -> bool:
    """Whether a token may go on a moment that ends in ``last``."""
    if last.rank == Rank.EDGE or last.name == "bare_edge":
        return False
    if last.name == "holiday" and token.name == "short_part" and token.reading == {"part_of_day": "morning"}:
        return False  # 明年春节早
    if token.rank <= last.rank:
        return _is_gloss(last, token)
    if token.rank == Rank.EDGE:
        return last.rank in _EDGED
    if token.rank == Rank.THIRD:
        return last.rank == Rank.MONTH
    if token.rank >= Rank.PART:
        return last.rank >= Rank.DAY
    if token.rank == Rank.DAY:
        return _day_joins(last, token)
    if token.rank == Rank.PERIOD:
        return last.rank == Rank.YEAR
    if token.rank == Rank.WEEK:
        return token.name == "nth_week" and last.rank in (Rank.YEAR, Rank.MONTH)
    return last.rank in (Rank.YEAR, Rank.HALF) and token.rank != Rank.PLAN


def _day_joins(last: Token, token: Token) -> bool:
    if token.name in ("holiday", "lunar_day", "term"):
        return last.rank == Rank.YEAR
    if token.name == "same_day":
        return last.name in ("relative_year", "relative_month", "week")
    if token.name == "weekday":
        return last.name == "week"
    if token.name == "nth_day":
        return last.rank in (Rank.YEAR, Rank.MONTH, Rank.WEEK)
    return token.name in ("day", "bare_day", "nth_weekday") and last.rank == Rank.MONTH


def _is_gloss(last: Token, token: Token) -> bool:
    """Whether a weekday or holiday only repeats the day before it (4月2日星期六, 3月12日植树节)."""
    if token.name == "holiday" and last.name in ("day", "iso_date", "lunar_day"):
        return True
    return token.name == "weekday" and last.rank == Rank.DAY and last.name in ("day", "iso_date", "relative_day")


def _rule(rule: str, last: Token, token: Token) -> str:
    if token.rank >= Rank.PART:
        return rule if last.rank < Rank.PART or rule != last.name else token.name
    if token.name in ("day", "bare_day") and last.rank == Rank.MONTH:
        return "month_day"
    return token.name


def _gloss(tokens: Tokenizer, key: str, position: int, fields: dict[str, Any]) -> int | None:
    """Read a gloss in brackets after a day; the explicit day wins. The position after it, or ``None``."""
    token = tokens.following(key, position + 1) if position + 1 < len(key) else None
    part = read_moment(tokens, key, token, brackets=False) if token is not None else None
    if part is None or part.end >= len(key) or key[part.end] != _CLOSING[key[position]]:
        return None
    inner = part.moment
    if part.rank < Rank.DAY and inner.lunar is None:
        return None
    if inner.day is not None and fields.get("day") is None:
        if not any(fields.get(k) is not None for k in ("day_shift", "weekday", "holiday", "lunar")):
            return None
        for name in ("day_shift", "weekday", "week_shift"):
            fields.pop(name, None)
        for name in ("year", "month", "month_shift", "day"):
            if (value := getattr(inner, name)) is not None:
                fields[name] = value
    if inner.part_of_day is not None:
        fields.setdefault("part_of_day", inner.part_of_day)
    return part.end + 1
