"""What is known about the day of a text: its publication, its dateline, the years that it names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from bulletin_ie.times.expressions import Moment, TimeMention, TimeRange

__all__ = ["DocumentYears", "ReferenceDay", "TimeContext", "YearFrom", "document_context", "infer_years"]

YearFrom = Literal["text", "published", "document"]
PROXY_YEAR = 2000
"""Stands in for an unknown year in calculations; a leap year, so that 29 February exists."""


@dataclass(frozen=True, slots=True)
class ReferenceDay:
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
        current: Years of work, meetings and plain dates (2022年统战工作会议).
        planned: Years whose work is being prepared (部署2023年工作).
        reviewed: Years that are looked back on (总结2021年工作).
    """

    current: frozenset[int] = frozenset()
    planned: frozenset[int] = frozenset()
    reviewed: frozenset[int] = frozenset()

    def year_for(self, month: int | None) -> tuple[int | None, bool]:
        """The document's year.

        Args:
            month: Month of the day that lacks a year; at the turn of the year it decides.

        Returns:
            The year or ``None``, and whether ``None`` means that two years fit.

        Examples:
            >>> DocumentYears(current=frozenset({2022})).year_for(4)
            (2022, False)
            >>> DocumentYears(planned=frozenset({2023}), reviewed=frozenset({2022})).year_for(1)
            (2023, False)
        """
        if self.current:
            latest = max(self.current)
            ahead = [year for year in self.planned if year > latest]
            if ahead and month is not None and month <= 2 and latest not in self.planned:
                return None, True
            return latest, False
        planned, reviewed = (max(years, default=None) for years in (self.planned, self.reviewed))
        if planned is not None and reviewed is not None:
            if month is None or 7 <= month <= 10:
                return None, True
            return (planned if month <= 6 else planned - 1), False
        if planned is not None:
            return (planned, False) if month is not None and month <= 10 else (None, True)
        if reviewed is not None:
            return None, True
        return None, False


@dataclass(frozen=True, slots=True)
class TimeContext:
    """What a time is resolved against. There is no clock: what is not given stays unknown.

    Attributes:
        published: Day of publication.
        base: Day of the text, its dateline's: 今天, 昨日, 下周 count from it. Without one, publication.
        reference: Day mentioned last: 当日, 次日, bare days and clock times count from it.
        mentioned: Day, month or year mentioned last: 同年, 次年, 当月 count from it.
        years: Years that the document names.
        carried_year: Explicit year of an earlier time in the same sentence (2019年5月开工，12月竣工).
        counts_from_base: Whether 3日内 without a stated start counts from the base day.
    """

    published: date | None = None
    base: ReferenceDay | None = None
    reference: ReferenceDay | None = None
    mentioned: ReferenceDay | None = None
    years: DocumentYears = field(default_factory=DocumentYears)
    carried_year: int | None = None
    counts_from_base: bool = False

    @property
    def today(self) -> ReferenceDay | None:
        """The day of the text: the base, else publication."""
        if self.base is not None:
            return self.base
        return ReferenceDay(self.published, True, "published") if self.published is not None else None

    @property
    def last(self) -> ReferenceDay | None:
        """The day mentioned last, else the day of the text."""
        return self.reference or self.today

    def at(self, base: ReferenceDay | None) -> TimeContext:
        """The same context for an article or paragraph with its own day.

        Args:
            base: Its day, such as ``resolved.day`` of its dateline; ``None`` changes nothing.
        """
        return self if base is None else replace(self, base=base, reference=base)


# Words that make a year one of the past, an incident's, a plan's end, a document's.
_HISTORICAL_AFTER = re.compile(
    r"以来|以前|之前|以后|之后|前|起|后|初?至|到|[“‘]?\d{1,2}[·.]\d{1,2}|版|修订|修正|施行|颁布|出台|生(?!产)|建成|建校|建厂|成立|出生|特大|投产|"
    r"\d{1,2}月\d{1,2}日(?:起|出生|成立)|度?(?:审计|决算|实现|完成|全[县市区]?实现|GDP|地区生产总值)|同期|.{0,2}大学|届"
)
_HISTORICAL_BEFORE = re.compile(
    r"(?:比|较|自|从|早在|始于|成立于|建于|始建于|截至|截止|超|达|同比|与|相比|〔|\[|（|\()$"
)
_PLANNED_BEFORE = re.compile(
    r"(?:部署|谋划|安排|明确|提出|计划|研究|布置|制定|规划|谋定|展望|做好|抓好|谋定了?|动员)(?:[^，。；]{0,4})?$"
)
_REVIEWED_BEFORE = re.compile(r"(?:总结|回顾|通报|听取|审议|盘点|表彰|肯定|汇报)(?:了)?(?:[^，。；]{0,6})?$")
_FUTURE_BEFORE = re.compile(r"(?:到|至|力争|预计|计划|争取|确保|将于|有望|拟于|面向|展望|建设期|工期)$")


def infer_years(key: str, mentions: Iterable[TimeMention]) -> DocumentYears:
    """The years that a document names as its own time.

    Historical years (2000年以前, 2016年“7·19”), ends of plans (到2025年底, 2023—2025年) and years of
    comparison do not count.

    Args:
        key: The document's text.
        mentions: Its temporal expressions, as :func:`detect` gives them.
    """
    current: set[int] = set()
    planned: set[int] = set()
    reviewed: set[int] = set()
    for mention in mentions:
        moment = mention.expression
        if not isinstance(moment, Moment) or moment.year is None or isinstance(mention.expression, TimeRange):
            continue
        kind = _year_kind(key, mention, moment)
        if kind is not None:
            {"current": current, "planned": planned, "reviewed": reviewed}[kind].add(moment.year)
    return DocumentYears(frozenset(current), frozenset(planned), frozenset(reviewed))


def _year_kind(key: str, mention: TimeMention, moment: Moment) -> Literal["current", "planned", "reviewed"] | None:
    if mention.limit in ("before", "since", "after", "by") or moment.edge is not None or moment.span_years > 1:
        return None
    if mention.planned and moment.day is not None:
        return None
    before = key[max(0, mention.start - 12) : mention.start]
    dated = moment.day is not None
    if _HISTORICAL_BEFORE.search(before) or _FUTURE_BEFORE.search(before):
        return None
    if _HISTORICAL_AFTER.match(key, mention.end) or (moment.month is not None and not dated):
        return None
    if dated:
        return "current"
    if _REVIEWED_BEFORE.search(before):
        return "reviewed"
    return "planned" if _PLANNED_BEFORE.search(before) else "current"


def document_context(
    key: str, mentions: Iterable[TimeMention], published: date | None = None, *, counts_from_base: bool = False
) -> TimeContext:
    """The context of a whole page.

    Args:
        key: The page's text, ``AlignedText.key``.
        mentions: Its temporal expressions.
        published: Day of publication, where known.
        counts_from_base: See :class:`TimeContext`.

    Examples:
        >>> from bulletin_ie.times.detection import detect
        >>> key = "本报讯 4月12日，某区2022年统战工作会议召开。"
        >>> sorted(document_context(key, detect(key)).years.current)
        [2022]
    """
    return TimeContext(published=published, years=infer_years(key, mentions), counts_from_base=counts_from_base)
