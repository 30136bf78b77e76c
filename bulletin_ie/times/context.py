"""What is known about the day of a text: its publication, its dateline, the years that it names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from typing import Literal, NamedTuple

__all__ = ["PROXY_YEAR", "DocumentYears", "ReferenceDay", "TimeContext", "YearFrom"]

YearFrom = Literal["text", "published", "document"]
PROXY_YEAR = 2000
"""Stands in for an unknown year in calculations; a leap year, so that 29 February exists."""


class ReferenceDay(NamedTuple):
    """A day that others count from.

    Attributes:
        day: The day; its year means nothing where ``year_known`` is false.
        year_known: Whether the year is known.
        year_from: Where the year came from.
        unit: What was named: a day, or a month or year that begins with it.
    """

    day: date
    year_known: bool = True
    year_from: YearFrom | None = None
    unit: Literal["day", "month", "year"] = "day"


@dataclass(frozen=True, slots=True)
class DocumentYears:
    """The years that a document names as its own time.

    Attributes:
        current: Years of work, meetings and plain dates (2022年统计工作会议).
        planned: Years whose work is being prepared (部署2023年工作).
        reviewed: Years that are looked back on (总结2021年工作).
        summed: Those of them that are over, because the text sums them up (总结, 回顾).
        early: Current years of which only days in January and February are named; December is of the year before.
        late: Current years of which only days in November and December are named; January is of the year after.
        part: First and last month, counted from the year 0, of the latest part of a year that the text is busy with
            (2023年第四季度工作会, 2024年春节).
        counted: Year and month up to which the text counts what was done (截至2023年5月底).
    """

    current: frozenset[int] = frozenset()
    planned: frozenset[int] = frozenset()
    reviewed: frozenset[int] = frozenset()
    summed: frozenset[int] = frozenset()
    early: frozenset[int] = frozenset()
    late: frozenset[int] = frozenset()
    part: tuple[int, int] | None = None
    counted: tuple[int, int] | None = None

    def year_for(self, month: int | None, *, ahead: bool = False) -> tuple[int | None, bool]:
        """The document's year.

        Args:
            month: Month of the day that lacks a year; at the turn of the year it decides.
            ahead: Whether the text looks forward to it: then it does not lie before what the text is busy with.

        Returns:
            The year or ``None``, and whether ``None`` means that two years fit.

        Examples:
            >>> DocumentYears(current=frozenset({2022})).year_for(4)
            (2022, False)
            >>> DocumentYears(planned=frozenset({2023}), reviewed=frozenset({2022})).year_for(1)
            (2023, False)
        """
        if self.current:
            return self._at_the_turn(max(self.current), month)
        if self.planned and self.reviewed:
            if month is None or 7 <= month <= 10:
                return None, True
            planned = max(self.planned)
            return (planned if month <= 6 else planned - 1), False
        if self.part is not None:
            year = _ahead_of(self.part[0], month) if ahead else _beside_part(*self.part, month)
            return year, year is None
        if self.counted is not None:
            counted = self.counted[0] * 12 + self.counted[1] - 1
            return _ahead_of(counted, month) if ahead else self._since_counted(month), False
        if self.planned:
            return (max(self.planned), False) if month is not None and month <= 10 else (None, True)
        if self.summed and month is not None and (month <= 2 or month == 12):
            return max(self.summed) + (month <= 2), False
        return None, bool(self.reviewed)

    def _at_the_turn(self, latest: int, month: int | None) -> tuple[int | None, bool]:
        """The latest current year, unless the month says that it is over or still ahead."""
        if month is None or 3 < month < 11:
            return latest, False
        if month <= 3:
            over = (
                latest in self.summed
                or (latest in self.late and month <= 2)
                or (self.part is not None and self.part[0] >= latest * 12 + 6)
                or (self.counted is not None and self.counted >= (latest, 10))
            )
            if over:
                return latest + 1, False
            ambiguous = month <= 2 and latest not in self.planned and any(year > latest for year in self.planned)
            return (None, True) if ambiguous else (latest, False)
        if latest in self.early:
            return latest - 1, False
        if latest in self.planned:  # in December the work of the next year is prepared
            known = latest - 1 in self.current | self.reviewed
            return (latest - 1, False) if known else (None, True)
        return latest, False

    def _since_counted(self, month: int | None) -> int | None:
        """The year of a month soon after the one up to which the text counts."""
        assert self.counted is not None
        year, last = self.counted
        if month is None:
            return year
        if month >= last:
            return year
        return year + 1 if last >= 10 and month <= 3 else None


def _ahead_of(first: int, month: int | None) -> int:
    """The year whose month does not lie before another one."""
    return first // 12 + (month is not None and month - 1 < first % 12)


def _beside_part(first: int, last: int, month: int | None) -> int | None:
    """The year whose month lies best beside a part of a year; what is over is named more often than what is ahead."""
    year = last // 12
    if month is None:
        return year
    far = []
    for candidate in (year - 1, year, year + 1):
        position = candidate * 12 + month - 1
        far.append((max(position - last, 2 * (first - position), 0), candidate))
    best, second = sorted(far)[:2]
    return best[1] if best[0] <= 4 and second[0] - best[0] >= 2 else None


class TimeContext(NamedTuple):
    """What a time is resolved against. There is no clock: what is not given stays unknown.

    Attributes:
        published: Day of publication.
        base: Day of the text, its dateline's: 今天, 昨日, 下周 count from it. Without one, publication.
        reference: Day mentioned last: 当日, 次日, bare days and clock times count from it.
        mentioned: Day, month or year mentioned last: 同年, 次年, 当月 count from it.
        years: Years that the document names.
        carried: Day of an earlier time with an explicit year in the same sentence (2019年5月开工，12月竣工).
        told: Last day of the time before in the same sentence, whose year came from the text's day.
        opened: Day that 第二天, 第三天 are numbered from, once one of them has been mentioned.
        in_range: The time is the end of a range that begins with ``carried``.
        clock: Clock time of the text's day, where known: 两小时后 counts from it.
        counts_from_base: Whether 3日内 without a stated start counts from the base day.
    """

    published: date | None = None
    base: ReferenceDay | None = None
    reference: ReferenceDay | None = None
    mentioned: ReferenceDay | None = None
    years: DocumentYears = DocumentYears()
    carried: date | None = None
    told: date | None = None
    opened: ReferenceDay | None = None
    in_range: bool = False
    clock: time | None = None
    counts_from_base: bool = False

    @property
    def today(self) -> ReferenceDay | None:
        """The day of the text: the base, else publication."""
        if self.base is not None:
            return self.base
        return _published(self.published) if self.published is not None else None

    @property
    def last(self) -> ReferenceDay | None:
        """The day mentioned last, else the day of the text."""
        return self.reference or self.today

    def at(self, base: ReferenceDay | None) -> TimeContext:
        """The same context for an article or paragraph with its own day.

        Args:
            base: Its day, such as ``resolved.day`` of its dateline; ``None`` changes nothing.
        """
        if base is None:
            return self
        return self.moved(
            base=base,
            reference=base,
            mentioned=self.mentioned,
            carried=self.carried,
            told=self.told,
            opened=self.opened,
        )

    def after(self, day: ReferenceDay | None) -> TimeContext:
        """The same context once a day has been mentioned: 当日, 上午 and bare days count from it, 今天 does not.

        Args:
            day: That day, such as ``resolved.day`` of the event before; ``None`` changes nothing.
        """
        if day is None:
            return self
        return self.moved(
            base=self.base, reference=day, mentioned=day, carried=self.carried, told=self.told, opened=self.opened
        )

    def moved(
        self,
        *,
        base: ReferenceDay | None,
        reference: ReferenceDay | None,
        mentioned: ReferenceDay | None,
        carried: date | None,
        told: date | None,
        opened: ReferenceDay | None,
    ) -> TimeContext:
        """The same context further on in the text, where some of the days have changed; see the attributes."""
        return TimeContext(
            self.published, base, reference, mentioned, self.years, carried, told, opened, self.in_range, self.clock,
            self.counts_from_base,
        )  # fmt: skip


@lru_cache(maxsize=256)
def _published(day: date) -> ReferenceDay:
    return ReferenceDay(day, True, "published")
