"""Which moments, lengths and modifiers belong together."""

from __future__ import annotations

from bulletin_ie.times.expressions import (
    Expression,
    Length,
    Limit,
    Moment,
    Offset,
    Recurring,
    Stretch,
    TimeRange,
    Vague,
)
from bulletin_ie.times.modifiers import Modifier
from bulletin_ie.times.shapes import Rank

__all__ = ["allowed", "completes", "consecutive", "pairs", "with_leading"]


def completes(length: Length, moment: Moment) -> bool:
    """Whether a moment says what is meant in the unit that a length reaches: 两周后的周三, 一年前的五月.

    Args:
        length: How far.
        moment: What follows 后的 or 前的.
    """
    if length.unit not in ("week", "month", "year") or length.rest is not None or moment.year is not None:
        return False
    if moment.same_day or (moment.day_shift == 0 and not moment.anaphoric):
        return True
    if length.unit == "week":
        return moment.weekday is not None and moment.week_shift is None and moment.nth_weekday is None
    if length.unit == "month":
        in_month = moment.month_shift == 0 and moment.edge is not None
        return in_month or (moment.day is not None and moment.month is None and moment.month_shift is None)
    if moment.year_shift is not None:
        return moment.year_shift == 0 and moment.edge is not None
    named = (moment.month, moment.holiday, moment.lunar, moment.quarter, moment.season, moment.half)
    return any(part is not None for part in named) and moment.month_shift is None


def allowed(expression: Expression, mark: Modifier, limit: Limit | None) -> bool:
    """Whether a modifier fits the expression and the modifier before it.

    Args:
        expression: What the modifier stands behind.
        mark: The modifier.
        limit: What the modifier before it does.
    """
    if isinstance(expression, Vague):
        return mark.limit in ("by", "since")
    if isinstance(expression, (Offset, Stretch)):
        if isinstance(expression, Offset) and mark.limit == "before" and (expression.then or expression.origin):
            return limit is None  # 节后首个工作日前, 两周后的周三前
        return mark.limit in ("within", "since", None, "around") and limit is None
    if isinstance(expression, Recurring):
        return mark.limit in ("before", "within", "since", None) and limit is None
    if isinstance(expression, Length):
        return mark.limit in ("within", "around", None) and limit is None
    return limit is None or (limit == "during" and mark.limit in ("before", "after"))


def consecutive(left: Moment, right: Moment) -> bool:
    """Whether a list of two names neighbors (16、17日), which is the same as a range.

    Args:
        left: The first.
        right: The last.
    """
    pairs = ((left.day, right.day), (left.month, right.month), (left.year, right.year), (left.quarter, right.quarter))
    finest = next(((a, b) for a, b in pairs if a is not None and b is not None), None)
    return finest is not None and 0 < finest[1] - finest[0] <= 5


def with_leading(
    expression: Expression, start: int, limit: Limit | None, lead: Modifier | None, approximate: bool
) -> tuple[int, Limit | None, bool]:
    """Take in the modifier before a time, where it belongs to it.

    Args:
        expression: The time.
        start: Where it begins.
        limit: What the modifier behind it does.
        lead: The modifier before it.
        approximate: Whether it is approximate.

    Returns:
        Where the mention begins, how it is limited, and whether it is approximate.
    """
    if lead is None:
        return start, limit, approximate
    if lead.limit is None:
        return (
            (lead.start, limit, True)
            if isinstance(expression, (Length, Moment, Offset))
            else (start, limit, approximate)
        )
    if isinstance(expression, (Length, Recurring, Stretch)):
        return start, limit, approximate
    if lead.limit == "since":
        if isinstance(expression, Vague):
            return start, limit, approximate
        if isinstance(expression, TimeRange):
            return lead.start, limit, approximate
        return (lead.start, "since", approximate) if limit in (None, "since") else (start, limit, approximate)
    if isinstance(expression, TimeRange):
        return start, limit, approximate
    return lead.start, "before" if limit == "before" else lead.limit if limit in (None, "by") else limit, approximate


def pairs(left: Moment | Offset, right: Moment, left_rank: int, right_rank: int) -> bool:
    """Whether two moments can be the ends of one range.

    Args:
        left: Where it begins.
        right: Where it ends.
        left_rank: Rank of the finest shape of the left one.
        right_rank: Rank of the finest shape of the right one.
    """
    if isinstance(left, Offset):
        return right_rank >= Rank.DAY
    if left_rank == right_rank:
        return True
    if left_rank == Rank.EDGE or right_rank == Rank.EDGE:
        return True
    if right_rank == Rank.CLOCK and left_rank == Rank.DAY:
        return right.day is not None or right.weekday is not None
    if right_rank == Rank.CLOCK:
        return left_rank == Rank.PART and left.clock is None and right.day is None
    if right_rank == Rank.PART:
        return left_rank in (Rank.CLOCK, Rank.DAY)
    if left_rank >= Rank.PART:
        return right_rank >= Rank.DAY
    if any(x is not None for x in (right.year, right.year_shift, right.month, right.month_shift)):
        return True
    return right_rank == Rank.DAY and left_rank in (Rank.MONTH, Rank.THIRD)
