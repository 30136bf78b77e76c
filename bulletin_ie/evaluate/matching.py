"""When a value counts as right, and who is paired with whom."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from bulletin_ie.evaluate.gold import GoldCount, GoldDeadline
from bulletin_ie.records import Count, Deadline

__all__ = ["Matched", "match", "overlaps", "same_count", "same_deadline", "same_role", "same_title", "squeeze"]

_SPACE = re.compile(r"\s+")
_WIDTH = str.maketrans("，：；（）！？０１２３４５６７８９", ",:;()!?0123456789")
_LEVELS = "省市区區县縣州盟旗镇鎮乡鄉"
_BODIES = "委府协會会副"
_CALENDAR = re.compile("春节|清明|端午|中秋|元宵|除夕|重阳|腊月|正月|年前|[寒暑]假|汛|封冻|入冬|春灌|供暖|防火")
_LOOSE_ROLES = {"attend", "accompany"}


def squeeze(text: str | None) -> str:
    """Text without white space and with half-width punctuation and digits, for comparison.

    Examples:
        >>> squeeze("张　永，５月 15日")
        '张永,5月15日'
    """
    return _SPACE.sub("", text or "").translate(_WIDTH)


def overlaps(first: str, second: str) -> bool:
    """Whether one text holds the other, and the shorter is at least half of the longer.

    Examples:
        >>> overlaps("青石镇柳树湾村", "柳树湾村"), overlaps("青石镇柳树湾村", "村")
        (True, False)
    """
    short, long = sorted((squeeze(first), squeeze(second)), key=len)
    if not short:
        return not long
    return short in long and len(short) * 2 >= len(long)


def _shares_pairs(first: str, second: str) -> bool:
    """Whether half of the shorter text's character pairs stand in the other, which is at most four times as long."""
    short, long = sorted((squeeze(first), squeeze(second)), key=len)
    if len(short) < 2 or len(short) * 4 < len(long):
        return False
    pairs = {short[i : i + 2] for i in range(len(short) - 1)}
    return sum(pair in long for pair in pairs) * 2 >= len(pairs)


def same_count(gold: GoldCount, found: Count) -> bool:
    """Equal value and unit, and objects that overlap."""
    if abs(gold.value - float(found.value)) >= 1e-6 * max(1.0, abs(gold.value)):
        return False
    return squeeze(gold.unit) == squeeze(found.unit) and overlaps(gold.object, found.object)


def same_deadline(gold: GoldDeadline, found: Deadline) -> bool:
    """The same last day (without one, the same words and no day made up) and a task that shares words."""
    if gold.due:
        timely = found.last_day == gold.due
    else:  # lunar days and seasons may be filled from a calendar, anything else not
        no_day_made_up = found.last_day is None or bool(_CALENDAR.search(gold.text))
        timely = no_day_made_up and overlaps(found.when.text, gold.text)
    return timely and _shares_pairs(gold.task, found.task.text)


def same_title(gold: tuple[str, str], found: tuple[str, str]) -> bool:
    """The same person and title, or one title with a place in front.

    Examples:
        >>> same_title(("周明远", "区委书记"), ("周明远", "三元区委书记"))
        True
        >>> same_title(("周明远", "书记"), ("周明远", "区委书记"))
        False
    """
    if gold[0] != found[0]:
        return False
    short, long = sorted((gold[1], found[1]), key=len)
    if short == long:
        return True
    if len(short) < 2 or not long.endswith(short):
        return False
    front = long.removesuffix(short)
    return _is_place(front) or (short[0] in _LEVELS and _is_place(front + short[0]))


def _is_place(text: str) -> bool:
    """Whether a text has the form of a division's name: 三元区, 三明市三元区, 柳荫街道."""
    text = text.removeprefix("中共")
    if not text or text[0] in _LEVELS or any(character in _BODIES for character in text):
        return False
    return len(text) <= 20 and (text[-1] in _LEVELS or (len(text) > 2 and text.endswith("街道")))


def same_role(gold: tuple[str, str], found: tuple[str, str]) -> bool:
    """The same person and role; ``attend`` and ``accompany`` pass for each other, for 参加 in a visit is both."""
    return gold[0] == found[0] and (gold[1] == found[1] or {gold[1], found[1]} <= _LOOSE_ROLES)


@dataclass(frozen=True)
class Matched:
    """The outcome for one slot: gold items that were found, that were missed, and what is extra.

    Attributes:
        hits: Annotated items that were found.
        missed: Annotated items that were not.
        extra: Found items without a partner.
        verdicts: For each found item, in order: right, wrong, or ``None`` where it is the partner of an optional one.
    """

    hits: tuple[Any, ...]
    missed: tuple[Any, ...]
    extra: tuple[Any, ...]
    verdicts: tuple[bool | None, ...] = ()


def match(
    gold: Sequence[Any],
    found: Sequence[Any],
    same: Callable[[Any, Any], bool] = lambda a, b: a == b,
    optional: Sequence[Any] = (),
) -> Matched:
    """Pair gold and found items one to one; equal ones first, so that a loose pair takes nobody's partner.

    Args:
        gold: What should be found.
        found: What was found.
        same: Whether a gold and a found item count as the same.
        optional: Items that are neither missed nor extra.

    Examples:
        >>> match(["赵宁", "孙悦"], ["孙悦", "周航"])
        Matched(hits=('孙悦',), missed=('赵宁',), extra=('周航',), verdicts=(True, False))
    """
    rest = dict(enumerate(found))
    verdicts: list[bool | None] = [False] * len(found)
    hits: list[Any] = []
    waiting: list[Any] = []
    missed: list[Any] = []
    for item in gold:
        number = _take(item, rest, lambda a, b: bool(a == b))
        (waiting if number is None else hits).append(item)
        if number is not None:
            verdicts[number] = True
    for item in waiting:
        number = _take(item, rest, same)
        (missed if number is None else hits).append(item)
        if number is not None:
            verdicts[number] = True
    for item in optional:
        number = _take(item, rest, same)
        if number is not None:
            verdicts[number] = None
    return Matched(tuple(hits), tuple(missed), tuple(rest.values()), tuple(verdicts))


def _take(item: Any, rest: dict[int, Any], same: Callable[[Any, Any], bool]) -> int | None:
    """The number of the first candidate that is the same, which is taken out of the rest."""
    for number, candidate in rest.items():
        if same(item, candidate):
            del rest[number]
            return number
    return None
