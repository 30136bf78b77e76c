"""A temporal expression where it stands in a text, and how fine it is."""

from __future__ import annotations

from typing import Literal, NamedTuple

from bulletin_ie.records.vocabulary import Bound, Granularity, PartOfDay
from bulletin_ie.times.expressions import (
    Clock,
    Expression,
    Length,
    Limit,
    Moment,
    Offset,
    Recurring,
    Stretch,
    TimeRange,
    Unit,
    Vague,
)

__all__ = ["TimeMention", "granularity_of"]


class TimeMention(NamedTuple):
    """A temporal expression where it stands in a text.

    Attributes:
        start: First character, in the text that was searched.
        end: One past the last character, modifiers included (5月15日前).
        text: The words in between.
        expression: What they say.
        limit: The modifier's meaning.
        rule: Name of the rule that read it.
        approximate: 左右, 前后, 约.
        planned: The words before it speak of something to come (将于, 计划, 力争).
        head_start: Where the time itself begins, without 到, 截至, 自.
        head_end: Where the time itself ends, without 前, 内, 起.
    """

    start: int
    end: int
    text: str
    expression: Expression
    limit: Limit | None
    rule: str
    approximate: bool = False
    planned: bool = False
    head_start: int = 0
    head_end: int = 0

    def __hash__(self) -> int:
        return hash((self.start, self.end))

    @property
    def bound(self) -> Bound | None:
        """``before`` (前, 之前, 不晚于), ``by`` (到 …, 截至 …, … 底 without 前), ``within`` (内), or ``None``."""
        if self.limit in ("before", "by", "within"):
            return self.limit
        moment = self.moment
        return "by" if moment is not None and moment.edge == "end" and self.limit is None else None

    @property
    def moment(self) -> Moment | None:
        """The calendar time: the expression itself, or the last side of a range."""
        expression = self.expression
        if isinstance(expression, TimeRange):
            side = expression.end or expression.start
            return side if isinstance(side, Moment) else None
        return expression if isinstance(expression, Moment) else None

    @property
    def kind(self) -> Literal["date", "time", "duration", "set", "vague"]:
        """What sort of time it is; ``time`` is a part of a day or a clock time."""
        expression = self.expression
        if isinstance(expression, Vague):
            return "vague"
        if isinstance(expression, Recurring):
            return "set"
        if isinstance(expression, Length):
            return "duration"
        if isinstance(expression, Stretch):
            return "duration" if expression.event and not expression.from_publication else "date"
        return "time" if self.granularity in ("minute", "hour", "part_of_day") else "date"

    @property
    def granularity(self) -> Granularity:
        """The finest unit named."""
        expression = self.expression
        return expression.granularity if isinstance(expression, Moment) else granularity_of(expression)

    @property
    def part_of_day(self) -> PartOfDay | None:
        """Part of the day, where named."""
        expression = self.expression
        if isinstance(expression, TimeRange):
            expression = expression.start or expression.end or expression
        return expression.part_of_day if isinstance(expression, (Moment, Offset)) else None

    @property
    def clock(self) -> Clock | None:
        """Clock time, where named."""
        moment = self.moment
        return moment.clock if moment is not None else None

    @property
    def is_relative(self) -> bool:
        """Whether the days depend on the day of the text or on what was mentioned before."""
        moment = self.moment
        return moment.is_relative if moment is not None else not isinstance(self.expression, (Length, Recurring))

    @property
    def is_within_day(self) -> bool:
        """Whether it names a part of a day or a clock time and no day (上午, 9时)."""
        return isinstance(self.expression, Moment) and self.expression.is_within_day

    @property
    def is_duration(self) -> bool:
        """Whether it is a length of time without a stated day (3日内, 一周)."""
        return self.kind == "duration" and not (isinstance(self.expression, Stretch) and self.expression.event)

    @property
    def is_range(self) -> bool:
        """Whether both ends are named (4月1日至3日)."""
        return isinstance(self.expression, TimeRange)

    @property
    def period(self) -> str | None:
        """Name of a season or campaign, where the time is one."""
        moment = self.moment
        if moment is None:
            return None
        return moment.holiday.name if moment.holiday is not None else moment.period


_UNIT_GRANULARITY: dict[Unit, Granularity] = {
    "second": "minute", "minute": "minute", "hour": "hour", "day": "day", "workday": "day", "week": "week",
    "ten_days": "ten_days", "month": "month", "quarter": "quarter", "half_year": "half_year", "year": "year",
}  # fmt: skip
_SMALLER: dict[Unit, Unit] = {"year": "month", "quarter": "month", "week": "day", "day": "hour", "hour": "minute"}


def granularity_of(expression: Expression) -> Granularity:
    """The finest unit that an expression names."""
    if isinstance(expression, Moment):
        return expression.granularity
    if isinstance(expression, Length):
        whole = expression.amount is None or expression.amount == int(expression.amount)
        return _UNIT_GRANULARITY[expression.unit if whole else _SMALLER.get(expression.unit, expression.unit)]
    if isinstance(expression, Offset):
        if expression.then is not None:
            return expression.then.granularity
        if expression.clock is not None:
            return "hour" if expression.clock.minute is None else "minute"
        if expression.part_of_day:
            return "part_of_day"
        amount = expression.length.amount
        if amount is not None and amount != int(amount) and expression.length.unit in ("month", "year"):
            return "day"  # 半年后
        granularity = _UNIT_GRANULARITY[expression.length.unit]
        return "day" if granularity in ("week", "ten_days") or expression.origin else granularity
    if isinstance(expression, Stretch):
        return _UNIT_GRANULARITY[expression.length.unit]
    if isinstance(expression, TimeRange):
        sides = [granularity_of(side) for side in (expression.start, expression.end) if side is not None]
        named = [side for side in sides if side != "vague"]
        parts = [s for s in (expression.start, expression.end) if isinstance(s, Moment) and (s.edge or s.part_of_month)]
        if parts:
            return "day"
        return named[-1] if named else "vague"
    if isinstance(expression, Recurring):
        return expression.moment.granularity if expression.moment else _UNIT_GRANULARITY[expression.unit]
    return "vague"
