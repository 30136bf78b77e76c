"""How tokens join into mentions: moments, ranges, offsets, lengths, each by a small rule of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from bulletin_ie.times.anchoring import counts_from_event, event_start, follows_event
from bulletin_ie.times.checks import accepts
from bulletin_ie.times.expressions import (
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
from bulletin_ie.times.fitting import allowed, completes, consecutive, pairs, with_leading
from bulletin_ie.times.mentions import TimeMention
from bulletin_ie.times.modifiers import awaited, is_compared, leading, planned_after, planned_before, trailing
from bulletin_ie.times.moments import MomentPart, is_within_day, on_the_day, read_moment
from bulletin_ie.times.numbers import integer
from bulletin_ie.times.shapes import Rank
from bulletin_ie.times.tokens import Token, Tokenizer

__all__ = ["Parser", "Part"]

_LINK = re.compile(
    r" ?(?:(?:许|左右)(?=[至到—-]))?(?:(?:起|开始)?[，,]?(?:截?止?[至到]|[直持][至到]|持续[至到]|延续[至到]|一直[至到])|起?[-—–−~～－]{1,2}|一(?=\d)) ?"
)
_LIST_LINK = re.compile(r"[、和及]")
_PRESENT_END = re.compile(r"今(?![年日天早晚晨夜春夏秋冬后])|目前|现在|当前|如今")
_CLOCK_END = frozenset("时点分整半刻0123456789")


class Part(NamedTuple):
    """What a rule has read: the expression, where it stands, and the rule's name."""

    expression: Expression
    start: int
    end: int
    rule: str
    rank: int = Rank.ALONE
    last: str = ""


class Parser:
    """Reads the expressions of one text.

    Args:
        tokens: Finds tokens.
        key: The text.
    """

    def __init__(self, tokens: Tokenizer, key: str) -> None:
        self._tokens = tokens
        self._key = key

    def mentions(self) -> list[TimeMention]:
        """All temporal expressions, in reading order, none inside another."""
        found: list[TimeMention] = []
        position = floor = 0
        search, opening, key = self._tokens.gate.search, self._tokens.opening, self._key
        while (m := search(key, position)) is not None:
            position = m.start() + 1
            token = opening(key, m.start())
            if token is None:
                continue
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
        part = self._linked(part, token) if part is not None else None
        if part is None:
            return None
        part = self._shifted(part)
        if part.rule == "nth_after_event" and (event := event_start(self._key, floor, part.start)):
            part = part._replace(start=event.start)
        limit, end, approximate = self._trailing(part)
        if part.rule == "day" and isinstance(part.expression, Moment):
            part, limit = self._counted_days(part, part.expression, limit, floor)
        if (
            isinstance(part.expression, Moment)
            and limit in ("since", "after")
            and (longer := self._from_day(part, end))
        ):
            part, limit, end = longer, "within", longer.end + 1
        if isinstance(part.expression, Length):
            part = self._from_event(part, part.expression, limit, floor)
        lead = leading(self._key, part.start)
        if lead is not None and (lead.start < floor or is_compared(self._key, lead.start, part.end)):
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
            planned=planned_before(self._key, start)
            or (not _is_long(part) and planned_after(self._key, end))
            or _is_awaited(self._key, part, start, end),
            head_start=part.start,
            head_end=part.end,
        )

    def _counted_days(self, part: Part, moment: Moment, limit: Limit | None, floor: int) -> tuple[Part, Limit | None]:
        """15日内, 超过30日, 近10日, 自发布之日起30日后: days that are counted, not numbered."""
        if part.rank != Rank.DAY or part.end - part.start > 3:
            return part, limit
        length = Length(Decimal(moment.day or 0), "day")
        if limit == "within" or _COUNTING.search(self._key, max(0, part.start - 3), part.start):
            return part._replace(expression=length, rule="duration", rank=Rank.ALONE), limit
        if self._key.endswith("近", 0, part.start) and limit is None:
            stretch = Stretch(length, -1)
            return part._replace(expression=stretch, start=part.start - 1, rule="last_length", rank=Rank.ALONE), limit
        if limit not in ("before", "after"):
            return part, limit
        event = event_start(self._key, floor, part.start)
        if event is None and not (limit == "before" and follows_event(self._key, part.start)):
            return part, limit
        offset = Offset(length, -1 if limit == "before" else 1, from_event=True)
        start = event.start if event is not None else part.start
        return Part(offset, start, part.end, "offset", Rank.DAY), None

    def _from_day(self, part: Part, end: int) -> Part | None:
        """3月1日起45日内: a length counted from a stated day."""
        position = end + 1 if self._key.startswith(("的", "，"), end) else end
        token = self._tokens.following(self._key, position)
        mark = trailing(self._key, token.end) if token is not None else None
        if token is None or mark is None or mark.limit != "within" or not isinstance(part.expression, Moment):
            return None
        length = token.reading
        if isinstance(length, Mapping) and set(length) == {"day"}:
            length = Length(Decimal(length["day"]), "day")
        if not isinstance(length, Length):
            return None
        stretch = Stretch(length, 1, origin=part.expression)
        return Part(stretch, part.start, mark.end - 1, "length_from_event", Rank.DAY)

    def _trailing(self, part: Part) -> tuple[Limit | None, int, bool]:
        """Up to two modifiers after a time (国庆假期前, 10时许)."""
        limit: Limit | None = None
        end, approximate = part.end, False
        for _ in range(2):
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
        if (
            isinstance(reading, Stretch)
            and self._key[token.start] == "近"
            and _SPENT.search(self._key, max(0, token.start - 3), token.start)
        ):
            reading = replace(reading.length, approximate=True)
        if isinstance(reading, Offset) and reading.from_event:
            return self._numbered_after_event(token, reading)
        if isinstance(reading, Length | Vague | Stretch | TimeRange | Offset):
            return Part(reading, token.start, token.end, token.name)
        if isinstance(reading, Recurring):
            return self._recurring(token, reading)
        moment = read_moment(self._tokens, self._key, token)
        return None if moment is None else Part(*moment)

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
        if at is None or not is_within_day(at.moment):
            return Part(offset, token.start, token.end, token.name)
        offset = replace(offset, clock=at.moment.clock, part_of_day=at.moment.part_of_day)
        return Part(offset, token.start, at.end, token.name)

    def _follower(self, position: int) -> MomentPart | None:
        if self._key.startswith("的", position):
            position += 1
        token = self._tokens.following(self._key, position)
        return read_moment(self._tokens, self._key, token) if token is not None else None

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
        if not isinstance(left, Moment | Offset):
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
        if until is None or until.moment.clock is None or not is_within_day(until.moment):
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

    # --- lengths ------------------------------------------------------------------------------------------

    def _shifted(self, part: Part) -> Part:
        """三天后, 两年前, 节后一周, 国庆节前三天."""
        expression = part.expression
        if isinstance(expression, Length):
            return self._offset(part, expression)
        if not isinstance(expression, Moment) or part.rank >= Rank.PART:
            return part
        if numbered := self._numbered_after(part, expression):
            return numbered
        mark = _BESIDE.match(self._key, part.end)
        token = self._tokens.following(self._key, mark.end()) if mark is not None else None
        if mark is None or token is None or not isinstance(token.reading, Length):
            return part
        ahead = mark.group().endswith("后")
        if not ahead and part.rank not in (Rank.DAY, Rank.PERIOD):
            return part  # 本周前三天 are its first days
        limit = trailing(self._key, token.end) if ahead else None
        if limit is not None and limit.limit == "within":  # 5月10日后45日内
            stretch = Stretch(token.reading, 1, origin=expression)
            return Part(stretch, part.start, token.end, "length_from_event", Rank.DAY)
        offset = Offset(token.reading, 1 if ahead else -1, expression)
        return Part(offset, part.start, token.end, "offset", Rank.DAY)

    def _numbered_after(self, part: Part, origin: Moment) -> Part | None:
        """中秋节后第一天, 节后首个工作日; which week 节后第一周 is stays open."""
        m = _NUMBERED_AFTER.match(self._key, part.end) if part.rank in (Rank.DAY, Rank.PERIOD) else None
        if m is None:
            return None
        number = Decimal(1 if m["number"] == "首" else integer(m["number"].lstrip("第")))
        units: dict[str, Unit] = {"天": "day", "日": "day", "工作日": "workday", "周": "week"}
        unit = units[m["unit"]]
        offset = Offset(Length(number if unit != "week" else None, unit), 1, origin)
        return Part(offset, part.start, m.end(), "offset", Rank.DAY)

    def _offset(self, part: Part, length: Length) -> Part:
        mark = trailing(self._key, part.end)
        if mark is not None and mark.limit in ("before", "after"):
            follower = self._follower(mark.end)
            moment = follower.moment if follower is not None else None
            then = moment if moment is not None and completes(length, moment) else None
            at = moment if moment is not None and follower is not None and is_within_day(moment) else None
            offset = Offset(
                length,
                -1 if mark.limit == "before" else 1,
                from_event=counts_from_event(self._key, part.start),
                clock=at.clock if at else None,
                part_of_day=at.part_of_day if at else None,
                then=then,
            )
            end = follower.end if follower is not None and (at or then) else mark.end
            return Part(offset, part.start, end, "offset", Rank.DAY)
        if self._key.startswith(("以来", "来"), part.end) and self._key[part.end : part.end + 2] not in _COME:
            end = part.end + (2 if self._key.startswith("以来", part.end) else 1)
            return Part(Stretch(length, -1), part.start, end, "last_length", part.rank)
        return part

    def _from_event(self, part: Part, length: Length, limit: Limit | None, floor: int) -> Part:
        """自通告发布之日起15日内, 收到通知后3日内: the length with what it counts from."""
        event = event_start(self._key, floor, part.start) if limit in (None, "within") else None
        if event is not None and (limit == "within" or event.stated):
            stretch = Stretch(length, 1, event=event.words, from_publication=event.published)
            return Part(stretch, event.start, part.end, "length_from_event")
        if limit != "within":
            return part
        if self._key[part.start - 1 : part.start] in ("起", "后") or follows_event(self._key, part.start):
            return part._replace(expression=Stretch(length, 1, event=""), rule="length_from_event")
        return part


_HALVES = ("bare_year", "bare_quarter", "bare_month", "bare_day", "bare_hour", "bare_decade")
_COUNTING = re.compile(r"(?:超过|不少于|不足|不超过|连续|长达|历时|持续|为期|已满|未满|逾期?|[满超逾])$")
_SPENT = re.compile(r"(?:历经|长达|历时|持续|达|经过|经|用时|耗时)$")
_BESIDE = re.compile(r"[之以]?[前后]的?(?=\d|[一二两三四五六七八九十几数半])")
_NUMBERED_AFTER = re.compile(
    r"[之以]?后的?(?P<number>第(?:[一二三四五六七八九]|十[一二三四五六七八九]?|\d{1,2})|首)个?(?P<unit>天|工作日|周(?![年岁]))"
)
_COME = frozenset(("来了", "来到", "来自", "来源", "来临", "来访", "来说", "来看"))


def _is_long(part: Part) -> bool:
    """Whether a time is made of many months, of which some may be over: 前三季度, 上半年."""
    moment = part.expression
    return isinstance(moment, Moment) and (moment.first is not None or moment.half is not None)


def _is_awaited(key: str, part: Part, start: int, end: int) -> bool:
    """Whether the words beside a holiday show that it is still to come (喜迎元旦, 春节将至)."""
    moment = part.expression
    named = isinstance(moment, Moment) and (moment.holiday is not None or moment.lunar is not None)
    return named and awaited(key, start, end)
