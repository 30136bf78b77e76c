"""How tokens join into mentions: moments, ranges, offsets, lengths, each by a small rule of its own."""

from __future__ import annotations

import re
from dataclasses import replace

from bulletin_ie.budget import check
from bulletin_ie.times.anchoring import event_start
from bulletin_ie.times.checks import accepts
from bulletin_ie.times.counting import LengthJoiner
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
from bulletin_ie.times.fitting import allowed, consecutive, pairs, with_leading
from bulletin_ie.times.mentions import TimeMention
from bulletin_ie.times.modifiers import (
    TRAILING_OPENS,
    awaited,
    is_compared,
    is_moved,
    leading,
    planned_after,
    planned_before,
    trailing,
)
from bulletin_ie.times.moments import MomentPart, following_moment, on_the_day, read_moment
from bulletin_ie.times.parts import Part
from bulletin_ie.times.shapes import Rank
from bulletin_ie.times.tokens import GATE_REACH, Token, Tokenizer

__all__ = ["Parser"]

_LINK = re.compile(
    r" ?(?:(?:许|左右)(?=[至到—-]))?(?:(?:起|开始)?[，,]?(?:截?止?[至到]|[直持][至到]|持续[至到]|延续[至到]|一直[至到])|起?[-—–−~～－]{1,2}|一(?=\d)) ?"
)
_LINK_OPENS = frozenset(" 许左起开，,截止至到直持延一-—–−~～－、和及")
_LIST_LINK = re.compile(r"[、和及]")
_PRESENT_END = re.compile(r"今(?![年日天早晚晨夜春夏秋冬后])|目前|现在|当前|如今")
_CLOCK_END = frozenset("时点分整半刻0123456789")


class Parser:
    """Reads the expressions of one text.

    Args:
        tokens: Finds tokens.
        key: The text.
    """

    def __init__(self, tokens: Tokenizer, key: str) -> None:
        self._tokens = tokens
        self._key = key
        self._lengths = LengthJoiner(tokens, key)

    def mentions(self, first: int = 0, last: int | None = None) -> list[TimeMention]:
        """All temporal expressions, in reading order, none inside another.

        Args:
            first: Where to begin: the start of a sentence.
            last: Where to end; expressions that begin there or behind it are left out.
        """
        found: list[TimeMention] = []
        position = floor = first
        opening, seconds, key = self._tokens.opening, self._tokens.seconds, self._key
        stop = len(key) if last is None else last
        for m in self._tokens.gate.finditer(key, first, stop + GATE_REACH):  # never far beyond the part
            start = m.start()
            if start < position:
                continue
            if start >= stop:
                break
            known = seconds[key[start]]
            if known and key[start + 1] not in known:
                continue
            token = opening(key, start)
            if token is None:
                continue
            check()
            mention = self._mention(token, floor) if token.reading is not None else None
            if mention is None:
                position = token.end
            else:
                found.append(mention)
                position = floor = mention.end
        return found

    def alone(self) -> TimeMention | None:
        """The expression that begins the text, where the caller says that there is one (五一, 零点)."""
        start = len(self._key) - len(self._key.lstrip())
        token = self._tokens.following(self._key, start)
        return self._mention(token, 0) if token is not None and token.reading is not None else None

    # --- whole mentions ---------------------------------------------------------------------------------

    def _mention(self, token: Token, floor: int) -> TimeMention | None:
        part = self._simple(token)
        if part is not None and (self._key[part.end : part.end + 1] in _LINK_OPENS or token.name in _HALVES):
            part = self._linked(part, token)
        if part is None:
            return None
        part = self._lengths.shifted(part)
        if part.rule == "nth_after_event" and (event := event_start(self._key, floor, part.start)):
            part = part._replace(start=event.start)
        limit, end, approximate = self._trailing(part)
        if self._key[end : end + 1] in ("（", "(") and (glossed := self._glossed(part, limit, end)):
            part = glossed
            limit, end, approximate = self._trailing(part)
        if part.rule == "day" or limit in ("since", "after") or isinstance(part.expression, Length):
            part, limit, end = self._counted(part, limit, end, floor)
        lead = leading(self._key, part.start)
        if lead is not None and (
            lead.start < floor
            or is_compared(self._key, lead.start, part.end)
            or is_moved(self._key, lead.start, part.end)
        ):
            lead = None
        if not accepts(self._key, part.expression, part.rule, part.start, part.end, limit, lead):
            return None
        start, limit, approximate = with_leading(part.expression, part.start, limit, lead, approximate)
        return TimeMention(
            start=start,
            end=end,
            text=self._key[start:end],
            expression=part.expression,
            limit=limit,
            rule=f"times.{part.rule}",
            approximate=approximate,
            planned=planned_before(self._key, start) or _is_to_come(self._key, part.expression, start, end),
            head_start=part.start,
            head_end=part.end,
        )

    def _glossed(self, part: Part, limit: Limit | None, end: int) -> Part | None:
        """The days in brackets that say which ones are meant: 五一假期（4月30日至5月4日）, 节后首个工作日（10月8日）."""
        named = part.expression
        if isinstance(named, Moment):
            several = named.holiday is not None or named.week_shift is not None or named.weekday == 8
            if not several or limit not in (None, "during"):
                return None
        elif not isinstance(named, Offset) or limit is not None:
            return None
        token = self._tokens.following(self._key, end + 1)
        inner = self._simple(token) if token is not None else None
        inner = self._linked(inner, token) if inner is not None and token is not None else None
        closed = _GLOSS_END.match(self._key, inner.end) if inner is not None else None
        if inner is None or closed is None:
            return None
        days = inner.expression
        holiday = named.holiday if isinstance(named, Moment) else None
        if isinstance(days, TimeRange) and isinstance(days.start, Moment) and days.start.day is not None:
            days = replace(days, start=replace(days.start, holiday=holiday))
        elif isinstance(days, Moment) and days.day is not None:
            days = replace(days, holiday=holiday)
        else:
            return None
        return Part(days, part.start, closed.end(), inner.rule, inner.rank)

    def _counted(self, part: Part, limit: Limit | None, end: int, floor: int) -> tuple[Part, Limit | None, int]:
        """The part where its days are counted from something (15日内, 3月1日起45日内, 自发布之日起15日内)."""
        if part.rule == "day" and isinstance(part.expression, Moment):
            part, limit = self._lengths.counted_days(part, part.expression, limit, floor)
        if isinstance(part.expression, Moment) and limit in ("since", "after"):
            longer = self._lengths.from_day(part, limit, end)
            if longer is not None:
                return longer
        if isinstance(part.expression, Length):
            part = self._lengths.from_event(part, part.expression, limit, floor)
        return part, limit, end

    def _trailing(self, part: Part) -> tuple[Limit | None, int, bool]:
        """Up to two modifiers after a time (国庆假期前, 10时许)."""
        limit: Limit | None = None
        end, approximate = part.end, False
        for _ in range(2):
            if self._key[end : end + 1] not in TRAILING_OPENS:
                break
            clock = part.rank == Rank.CLOCK and self._key[end - 1] in _CLOCK_END
            mark = trailing(self._key, end, clock)
            if mark is None or not allowed(part.expression, mark, limit):
                break
            if isinstance(part.expression, Offset) and self._key.startswith("开始", end):  # 三天后开始施工
                break
            limit, end, approximate = mark.limit or limit, mark.end, approximate or mark.approximate
        return limit, end, approximate

    def _simple(self, token: Token) -> Part | None:
        """What one token and its followers say, without ranges and modifiers."""
        reading = token.reading
        if isinstance(reading, dict):
            moment = read_moment(self._tokens, self._key, token)
            return None if moment is None else Part(*moment)
        if (
            isinstance(reading, Stretch)
            and self._key[token.start] == "近"
            and _SPENT.search(self._key, max(0, token.start - 3), token.start)
        ):
            reading = replace(reading.length, approximate=True)
        if isinstance(reading, Offset) and reading.from_event:
            return self._numbered_after_event(token, reading)
        if isinstance(reading, (Length, Vague, Stretch, TimeRange, Offset)):
            return Part(reading, token.start, token.end, token.name)
        if isinstance(reading, Recurring):
            return self._recurring(token, reading)
        return None

    def _recurring(self, token: Token, reading: Recurring) -> Part:
        """每天上午9时至11时, 每周一至周五, 每年5月15日至9月30日."""
        moment = self._follower(token.end)
        if reading.moment is not None and reading.moment.weekday and (link := _LINK.match(self._key, token.end)):
            last = self._follower(link.end())
            if last is not None and last.moment.weekday is not None:
                first, last = self._daily(reading.moment, last)
                return Part(
                    replace(reading, moment=first, to=last.moment), token.start, last.end, "recurring", last.rank
                )
        if moment is None or (reading.moment is not None and moment.rank < Rank.PART):
            return Part(reading, token.start, token.end, "recurring")
        if reading.moment is not None:
            weekday = reading.moment.weekday
            part = moment.moment.part_of_day or reading.moment.part_of_day
            moment = moment._replace(moment=replace(moment.moment, weekday=weekday, part_of_day=part))
        link = _LINK.match(self._key, moment.end)
        to = self._follower(link.end()) if link is not None else None
        end = to.end if to is not None else moment.end
        expression = Recurring(reading.unit, moment.moment, reading.amount, to.moment if to is not None else None)
        return Part(expression, token.start, end, "recurring", moment.rank)

    def _numbered_after_event(self, token: Token, offset: Offset) -> Part:
        """期满后第3日上午9时."""
        at = self._follower(token.end)
        if at is None or not at.moment.is_within_day:
            return Part(offset, token.start, token.end, token.name)
        offset = replace(offset, clock=at.moment.clock, part_of_day=at.moment.part_of_day)
        return Part(offset, token.start, at.end, token.name)

    def _follower(self, position: int) -> MomentPart | None:
        return following_moment(self._tokens, self._key, position)

    # --- ranges -------------------------------------------------------------------------------------------

    def _linked(self, part: Part, token: Token) -> Part | None:
        """The part with what it is linked to (4月1日至3日), or alone; ``None`` for half a range."""
        half = token.end == part.end and token.name in _HALVES
        linked = self._range(part)
        if linked is not None:
            return linked
        return None if half and part.start == token.start else part

    def _range(self, part: Part) -> Part | None:
        left = part.expression
        if isinstance(left, Vague) and left.reference == "PRESENT_REF":
            return self._from_present(part)
        if not isinstance(left, (Moment, Offset)):
            return None
        link = _LINK.match(self._key, part.end)
        if link is None and (part.last in _HALVES):
            link = _LIST_LINK.match(self._key, part.end)
        if link is None:
            return None
        if link.group().strip()[-1:] in "至到" and (present := _PRESENT_END.match(self._key, link.end())):
            return Part(TimeRange(left, Vague("PRESENT_REF")), part.start, present.end(), "range_to_present", part.rank)
        right = self._follower(link.end())
        listed = link.group() in "、和及"
        while (
            listed and right is not None and right.last in _HALVES and (link := _LIST_LINK.match(self._key, right.end))
        ):
            right = self._follower(link.end())  # 3、4、5日
        if right is None or not pairs(left, right.moment, part.rank, right.rank):
            return None
        if listed and isinstance(left, Moment) and not consecutive(left, right.moment):
            return part
        if isinstance(left, Moment) and part.rank == Rank.DAY:
            left, right = self._daily(left, right)
        return Part(TimeRange(left, right.moment), part.start, right.end, "range", right.rank)

    def _daily(self, left: Moment, right: MomentPart) -> tuple[Moment, MomentPart]:
        """周一至周五8:30—11:30, 3月28日—4月2日上午9时至11时: the hours of each day of a range."""
        inner = right.moment
        if inner.clock is None or (link := _LINK.match(self._key, right.end)) is None:
            return left, right
        until = self._follower(link.end())
        if until is None or until.moment.clock is None or not until.moment.is_within_day:
            return left, right
        part = until.moment.part_of_day or inner.part_of_day
        clock = on_the_day(until.moment.clock, part)
        left = replace(left, clock=inner.clock, part_of_day=inner.part_of_day)
        return left, right._replace(
            moment=replace(inner, clock=clock, part_of_day=part), end=until.end, rank=Rank.CLOCK
        )

    def _from_present(self, part: Part) -> Part | None:
        """当前至12月中旬: the day on which it begins is not said."""
        link = _LINK.match(self._key, part.end)
        right = self._follower(link.end()) if link is not None else None
        if link is None or right is None or link.group().strip()[-1] not in "至到" or right.rank < Rank.MONTH:
            return None
        return Part(TimeRange(part.expression, right.moment), part.start, right.end, "range", right.rank)  # type: ignore[arg-type]


_HALVES = ("bare_year", "bare_quarter", "bare_month", "bare_day", "bare_hour", "bare_decade")
_GLOSS_END = re.compile(r"(?:，?(?:共|共计|为期|放假)(?:\d{1,2}|[一二三四五六七八九十]{1,2})天)?[）)]")
_SPENT = re.compile(r"(?:历经|长达|历时|持续|达|经过|经|用时|耗时)$")


def _is_to_come(key: str, expression: Expression, start: int, end: int) -> bool:
    """Whether the words behind a time, or beside a holiday, show that it is still to come (喜迎元旦, 春节将至)."""
    if not isinstance(expression, Moment):
        return planned_after(key, end)
    # of many months some may be over: 前三季度, 上半年
    if expression.first is None and expression.half is None and planned_after(key, end):
        return True
    return (expression.holiday is not None or expression.lunar is not None) and awaited(key, start, end)
