"""What a shape is, and the guards that several share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bulletin_ie.times.expressions import Length, Offset, Recurring, Stretch, TimeRange, Vague
from bulletin_ie.times.numbers import CN

__all__ = [
    "AFTER_ONCE",
    "CN_NUMERALS",
    "DIGITS",
    "NOT_CN",
    "NOT_DIGIT",
    "NOT_ONCE",
    "NOT_ORDINAL",
    "NOT_TIME_WORD",
    "Fields",
    "Rank",
    "Reading",
    "Shape",
    "either",
    "shifts",
]

Fields = dict[str, Any]
"""Parts of a moment by name."""
Reading = Fields | Length | Offset | Recurring | Stretch | TimeRange | Vague | None
"""What a token says; ``None``: words that look like a time and are none."""


class Rank:
    """Places in the order from coarse to fine; what stands alone is 0."""

    ALONE = 0
    YEAR = 10
    PLAN = 15
    HALF = 20
    QUARTER = 25
    MONTH = 30
    WEEK = 35
    THIRD = 40
    PERIOD = 45
    DAY = 50
    EDGE = 55
    PART = 60
    CLOCK = 70


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """One shape.

    Attributes:
        name: Its name; rule names end in it.
        says: One sentence on what it reads, with an example.
        starts: Characters that it can begin with; only there is the pattern tried.
        pattern: Bounded regular expression without capturing groups.
        rank: Its place from coarse to fine.
        read: Turns the words into parts.
        opens: Whether an expression may begin with it; others only follow.
        seconds: Characters that its second one can be, where it does not begin with a numeral; empty is any.
    """

    name: str
    says: str
    starts: str
    pattern: str
    rank: int
    read: Callable[[str], Reading]
    opens: bool = True
    seconds: str = ""


DIGITS = "0123456789"
CN_NUMERALS = f"{CN}十〇零○百千两廿卅半几数"
NOT_DIGIT = r"(?<!\d)(?<!\d[.,])"
"""Not inside a longer number."""
NOT_CN = rf"(?<![{CN}十百千万亿第几数\d])"
"""Not inside a longer Chinese numeral, and no ordinal."""
NOT_TIME_WORD = r"(?<![目以之此先提随今])"
"""Not the second half of 目前, 以后, 之前, 今后 …."""
NOT_ORDINAL = rf"(?<![{CN}十几数两每\d首多])"
"""Not after a number: 次日 but not 3次日常."""


_LOOK = "查看问等说谈聊想找帮讲数算列记试订约考核念读写提报停瞧打理"
NOT_ONCE = rf"(?<![{_LOOK}]一)"
"""Not the second half of 查一下, before which 月底 or 周末 is meant."""
AFTER_ONCE = rf"(?<=[{_LOOK}]一下)"
"""Right after 查一下."""


def either(words: Iterable[str]) -> str:
    """An alternation of fixed words, longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


def shifts(field: str, table: Mapping[str, int], anaphoric: str = "") -> Callable[[str], Fields]:
    """A reader of fixed words for a shift; those that begin with a character of ``anaphoric`` look back."""

    def read(text: str) -> Fields:
        fields: dict[str, Any] = {field: table[text]}
        if text[0] in anaphoric:
            fields["anaphoric"] = True
        return fields

    return read
