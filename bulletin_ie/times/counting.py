"""How lengths join with days and events: 三天后, 国庆节前三天, 自通告发布之日起15日内."""

from __future__ import annotations

import re
from decimal import Decimal

from bulletin_ie.times.anchoring import counts_from_event, event_start, follows_event
from bulletin_ie.times.checks import accepts
from bulletin_ie.times.expressions import Length, Limit, Moment, Offset, Stretch, Unit
from bulletin_ie.times.fitting import completes
from bulletin_ie.times.modifiers import trailing
from bulletin_ie.times.moments import MomentPart, following_moment
from bulletin_ie.times.numbers import integer
from bulletin_ie.times.parts import Part
from bulletin_ie.times.shapes import Rank
from bulletin_ie.times.tokens import Tokenizer

__all__ = ["LengthJoiner"]


class LengthJoiner:
    """Joins the lengths of one text with what they count from.

    Args:
        tokens: Finds tokens.
        key: The text.
    """

    def __init__(self, tokens: Tokenizer, key: str) -> None:
        self._tokens = tokens
        self._key = key

    def counted_days(self, part: Part, moment: Moment, limit: Limit | None, floor: int) -> tuple[Part, Limit | None]:
        """Days that are counted, not numbered: 15日内, 超过30日, 近10日, 自发布之日起30日后.

        Args:
            part: A day alone.
            moment: What it says.
            limit: The modifier behind it.
            floor: Where the mention before ends.

        Returns:
            The part as it is meant, and the modifier where it is not taken in.
        """
        if part.rank != Rank.DAY or part.end - part.start > 3:
            return part, limit
        length = Length(Decimal(moment.day or 0), "day")
        if limit == "within" or _COUNTING.search(self._key, max(0, part.start - 4), part.start):
            return part._replace(expression=length, rule="duration", rank=Rank.ALONE), limit
        if self._key.endswith("近", 0, part.start) and limit is None:
            stretch = Stretch(length, -1)
            return part._replace(expression=stretch, start=part.start - 1, rule="last_length", rank=Rank.ALONE), limit
        if limit not in (None, "before", "after"):
            return part, limit
        event = event_start(self._key, floor, part.start)
        if limit is None:  # 自发布之日起5日
            return (self.from_event(part, length, limit, floor), limit) if event and event.stated else (part, limit)
        if event is None and not (limit == "before" and follows_event(self._key, part.start)):
            return part, limit
        offset = Offset(length, -1 if limit == "before" else 1, from_event=True)
        start = event.start if event is not None else part.start
        return Part(offset, start, part.end, "offset", Rank.DAY), None

    def from_day(self, part: Part, limit: Limit, end: int) -> tuple[Part, Limit | None, int] | None:
        """A length counted from a stated day: 3月1日起45日内, 3月1日起15日; ``None`` where there is none.

        Args:
            part: The day.
            limit: The modifier behind it: ``since`` or ``after``.
            end: Where that ends.

        Returns:
            The length, the modifier behind it, and where that ends.
        """
        position = end + 1 if self._key.startswith(("的", "，"), end) else end
        token = self._tokens.following(self._key, position)
        mark = trailing(self._key, token.end) if token is not None else None
        if token is None or not isinstance(part.expression, Moment):
            return None
        length = token.reading
        if isinstance(length, dict) and set(length) == {"day"}:
            length = Length(Decimal(length["day"]), "day")
        if not isinstance(length, Length):
            return None
        stretch = Stretch(length, 1, origin=part.expression)
        if mark is not None and mark.limit == "within":
            return Part(stretch, part.start, mark.end - 1, "length_from_event", Rank.DAY), "within", mark.end
        plain = mark is None and limit == "since" and position == end and part.rank == Rank.DAY
        if not plain or not self._is_length(length, token.start, token.end):
            return None
        return Part(stretch, part.start, token.end, "length_from_event", Rank.DAY), None, token.end

    def _is_length(self, length: Length, start: int, end: int) -> bool:
        """Whether a number of days or more stands here, no day of the month (起15日上午, 起15日至20日) and no habit."""
        if length.unit in ("hour", "minute", "second") or _NUMBERED.match(self._key, end):
            return False
        return accepts(self._key, length, "duration", start, end, None, None)

    def shifted(self, part: Part) -> Part:
        """The part, or what lies a length away from it: 三天后, 两年前, 节后一周, 国庆节前三天.

        Args:
            part: A length or a moment.
        """
        expression = part.expression
        if isinstance(expression, Length):
            return self._offset(part, expression)
        if not isinstance(expression, Moment) or part.rank >= Rank.PART:
            return part
        if self._key[part.end : part.end + 1] not in _BESIDE_OPENS:
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
            at = moment if moment is not None and follower is not None and moment.is_within_day else None
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

    def from_event(self, part: Part, length: Length, limit: Limit | None, floor: int) -> Part:
        """The length with what it counts from: 自通告发布之日起15日内, 收到通知后3日内.

        Args:
            part: Where the length stands.
            length: The length.
            limit: The modifier behind it.
            floor: Where the mention before ends.
        """
        event = event_start(self._key, floor, part.start) if limit in (None, "within") else None
        if event is not None and (limit == "within" or event.stated):
            stretch = Stretch(length, 1, event=event.words, from_publication=event.published)
            return Part(stretch, event.start, part.end, "length_from_event")
        if limit != "within":
            return part
        if self._key[part.start - 1 : part.start] in ("起", "后") or follows_event(self._key, part.start):
            return part._replace(expression=Stretch(length, 1, event=""), rule="length_from_event")
        return part

    def _follower(self, position: int) -> MomentPart | None:
        return following_moment(self._tokens, self._key, position)


_COUNTING = re.compile(
    r"(?:(?<![晚迟]不)超过|不少于|不足|(?<![晚迟])不超过|连续|长达|历时|持续|为期|已满|未满|逾期?|[满超逾])$"
)
_NUMBERED = re.compile(r"[至到—–~～、-]|[上中下]午|早|晚|凌晨|傍晚|夜|\d|零时|止|[（(](?:周|星期)")
_BESIDE = re.compile(r"[之以]?[前后]的?(?=\d|[一二两三四五六七八九十几数半])")
_NUMBERED_AFTER = re.compile(
    r"(?:小?长假|假期|假日|黄金周)?(?:结束|过完|期满)?[之以]?后的?(?P<number>第(?:[一二三四五六七八九]|十[一二三四五六七八九]?|\d{1,2})|首)个?(?P<unit>天|工作日|周(?![年岁]))"
)
_BESIDE_OPENS = frozenset("之以前后小长假期日黄结过")
_COME = frozenset(("来了", "来到", "来自", "来源", "来临", "来访", "来说", "来看"))
