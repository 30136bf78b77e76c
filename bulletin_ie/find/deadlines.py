"""Deadlines: tasks that must be done before, by or within a time that the text names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from bulletin_ie.find.deadline_clauses import Range, Setting, Words, clause_start, setting_of
from bulletin_ie.find.deadline_fields import field_of
from bulletin_ie.find.deadline_judgment import judge, sets_none
from bulletin_ie.find.deadline_names import members
from bulletin_ie.find.deadline_tables import Row, rows
from bulletin_ie.find.deadline_tasks import Earlier, Task, TaskReader
from bulletin_ie.lexicon import Lexicon
from bulletin_ie.records.vocabulary import Bound
from bulletin_ie.text import AlignedText
from bulletin_ie.times import TimeMention
from bulletin_ie.times.expressions import Vague

__all__ = ["RULES", "DeadlineFinder", "DeadlineMention"]

_NUMBER = re.compile(r"（[一二三四五六七八九十\d]{1,3}）|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、．](?!\d)")

_BARE_NUMBER = re.compile(r"[一二三四五六七八九十]{1,3}|\d{1,2}")

_SINCE = re.compile(
    "(?:(?P<since>[自从])|(?<=[在于]))?(?:(?<=[自从在于])[^，。；：、自从在于]{2,20}|"
    "(?:接到?|收到|签订|签收|公示|公告|通告|受理|验收|竣工|完工|会议|结束|成交|拆除|发现|下发|审核|报告|约谈|期满|生效|上市|会)[^，。；：、在于内前]{0,9})"
    "(?:之日|当日|次日)?[起后]的?$"
)

_BREAK = re.compile(
    r"\n(?<=[\u4e00-\u9fff、，]\n)(?=[\u4e00-\u9fff“《])(?![一二三四五六七八九十]{1,3}、|本报|第[一二三四五六七八九十]{1,3}[条章])"
)
_LINE, _RUNNING = 80, 12

_FINE = ("day", "part_of_day", "hour", "minute")
_LIMITED = re.compile("(?:之|以)?前$")
_FRONT = re.compile("前")
_DIVIDED = re.compile("[，；。\n]")
_OCCASION = 20  # characters of an occasion with its 前

RULES: dict[str, str] = {
    "deadlines.before": "A time with 前, 之前, 以前 or 不迟于 before which something is to be done: 6月底前完成管网改造.",
    "deadlines.within": "A time with 内 or 之内 within which something is to be done: 3日内整改到位.",
    "deadlines.by_end": "The end of a period, or in an order a day, as a goal without 前: 到2025年底基本完成改造, 他要求9月15日拿出方案.",
    "deadlines.goal_for_period": "A period with a goal set for it: 力争第二季度实现“双过半”, 9月试运行.",
    "deadlines.occasion": "An event that limits a time where the calendar names none: 大雪封山前储备好物资.",
    "deadlines.bidden_range": "Days within which readers are asked to act: 请于4月20日至28日登录平台报名.",
    "deadlines.closing_day": "The last day on which something stands open: 报名截至5月20日.",
    "deadlines.table": "The time limit of a row in a table of tasks: 清淤12处　县水务局　6月底前.",
    "deadlines.open_field": "A field of a notice that says until when something stands open: 报名时间：即日起至6月30日止.",
}


@dataclass(frozen=True)
class DeadlineMention:
    """A deadline where it stands in a text.

    Attributes:
        when: The time, with 前 or 内 in its words.
        start: First character of time and task together.
        end: One past the last.
        bound: How the time bounds the task.
        task: Ranges of the task's words in ``text.clean``, in reading order.
        responsible: Ranges that name who must do it.
        rule: Name of the rule, a key of ``RULES``.
    """

    when: TimeMention
    start: int
    end: int
    bound: Bound
    task: tuple[Range, ...]
    responsible: tuple[Range, ...]
    rule: str


class DeadlineFinder:
    """Finds deadlines among the times of a text.

    Args:
        lexicon: The words: kinds ``deadline_…`` and ``task_…``.

    Examples:
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> from bulletin_ie.times import detect
        >>> text = AlignedText.of("会议要求，管网改造工程务必6月底前完工；县住建局3日内拿出排查方案。")
        >>> for found in DeadlineFinder(default_lexicon()).find(text, detect(text.key)):
        ...     print(found.bound, found.when.text, "".join(text.clean[a:b] for a, b in found.task))
        before 6月底前 管网改造工程完工
        within 3日内 拿出排查方案
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = Words(lexicon)
        self._tasks = TaskReader(self._words)

    def find(self, text: AlignedText, times: Sequence[TimeMention]) -> list[DeadlineMention]:
        """Find every deadline.

        Args:
            text: An article's body, or any running text.
            times: The times found in ``text.key``, in reading order.

        Returns:
            The deadlines, in reading order; one said twice in the same words is given once.
        """
        key = _unbroken(text.key)
        limits, table = self._limits(key, times), rows(text)
        tabled = [row for row in (self._tabled(key, row, limits) for row in table) if row]
        judged = self._judged(key, _outside(limits, table))
        found: list[DeadlineMention] = []
        task: Task | None = None
        settings = _apart(key, [setting for _, setting, _, _ in judged])
        for (time, whole, bound, rule), setting in zip(judged, settings, strict=True):
            earlier = _left_by(key, found[-1], task, setting) if found and task else Earlier()
            if rule == "deadlines.open_field" and (named := field_of(whole, time, self._words)):
                read: Task | None = Task((named,))
            else:
                read = self._tasks.read(setting, closing=rule == "deadlines.closing_day", earlier=earlier)
            if read is None:
                continue
            task = read
            ranges = tuple(_without_number(key, r) for r in task.ranges if not _is_item_number(key, r))
            if not ranges:
                continue
            edges = [(time.start, time.end), *ranges]
            start, end = min(a for a, _ in edges), max(b for _, b in edges)
            responsible = tuple(_without_number(key, r) for r in task.responsible)
            found.append(DeadlineMention(time, start, end, bound, ranges, responsible, rule))
        return _once(key, sorted([*found, *tabled], key=lambda item: item.when.start))

    def _tabled(self, key: str, row: Row, limits: list[TimeMention]) -> DeadlineMention | None:
        """The deadline of a row in a table of tasks."""
        first, last = row.limit
        at = bisect_left(limits, first, key=lambda time: time.start)
        time = limits[at] if at < len(limits) and limits[at].end <= last else None
        if time is None and (front := _LIMITED.search(key, first, last)):
            time = _occasion(key, first, front.start(), last)
        if time is None or time.limit in ("since", "after", "around") or (time.is_duration and time.limit != "within"):
            return None
        if time.limit == "within" and time.start > first:
            time = time._replace(start=first, text=key[first : time.end])
        bound: Bound = time.limit if time.limit in ("before", "within") else "by"
        who = members(key, row.who, self._words) if row.who else []
        return DeadlineMention(
            time,
            min(row.task[0], time.start),
            max(row.task[1], time.end),
            bound,
            (row.task,),
            tuple(who),
            "deadlines.table",
        )

    def _judged(self, key: str, limits: Sequence[TimeMention]) -> list[tuple[TimeMention, Setting, Bound, str]]:
        """The times that set a deadline; one that does stands surety for the others of its sentence."""
        open_times = [time for time in limits if not sets_none(time, key[time.start : time.end])]
        settings = [(time, setting_of(key, time.start, time.end)) for time in open_times]
        first = [judge(setting, time, self._words) for time, setting in settings]
        sure = {setting.sentence for (_, setting), verdict in zip(settings, first, strict=True) if verdict is not None}
        result: list[tuple[TimeMention, Setting, Bound, str]] = []
        for (time, setting), verdict in zip(settings, first, strict=True):
            if verdict is None and setting.sentence in sure:
                verdict = judge(setting, time, self._words, beside=True)
            if verdict is not None:
                result.append((time, setting, *verdict))
        return result

    def _limits(self, key: str, times: Sequence[TimeMention]) -> list[TimeMention]:
        """The times, widened by what limits them (15日供暖前) or starts them (接报后30分钟内), and occasions (大雪封山前)."""
        found: list[TimeMention] = []
        occasions: list[TimeMention] = []
        for time in times:
            if found and time.start < found[-1].end:
                continue  # 9月1日开学前: taken in already
            if time.limit is None and (tail := self._words.occasion_at(key, time.end)):
                when = time.expression if time.granularity in _FINE else Vague("FUTURE_REF")  # 明年开栓前: nobody knows
                words = key[time.start : tail.end()]
                found.append(time._replace(end=tail.end(), text=words, limit="before", expression=when))
            elif time.limit == "within" and (head := self._counted_from(key, time)) is not None:
                found.append(time._replace(start=head, text=key[head : time.end]))
            else:
                found.append(time)
        starts = [time.start for time in found]
        edge = 0
        for front in _FRONT.finditer(key):
            if key[front.start() - 1 : front.start()] not in self._words.event_last:
                continue
            match = self._words.event.search(key, max(edge, front.start() - _OCCASION), front.end())
            if match is None:
                continue
            start, end = match.start("event"), match.end()
            edge = end
            if who := self._words.body_inside.search(key, start, match.start("limit") - 2):
                start = who.end()  # 新班子开春前
            before = bisect_left(starts, end) - 1  # the last time that begins before the occasion's end
            if before < 0 or found[before].end <= start:
                occasions.append(_occasion(key, start, match.start("limit"), end))
        return sorted([*found, *occasions], key=lambda time: time.start)

    def _counted_from(self, key: str, time: TimeMention) -> int | None:
        """Where the event begins right before a length of time from which it counts (接报后)."""
        counted = key[time.start] in "后起" or key[time.start - 1 : time.start] == "后"
        edge = time.start + (key[time.start] in "后起")
        head = _SINCE.search(key, max(0, edge - 24), edge)
        if head or not counted:
            return head.start() if head else None
        start = clause_start(key, time.start)
        for said in self._words.breaker.finditer(key, start, time.start):
            start = said.end()
        return start if 2 <= time.start - start <= 10 else None


def _outside(limits: list[TimeMention], table: list[Row]) -> list[TimeMention]:
    """The times that stand in no row of a table."""
    starts = [row.start for row in table]

    def inside(time: TimeMention) -> bool:
        row = bisect_right(starts, time.start) - 1
        return row >= 0 and time.start < table[row].end

    return [time for time in limits if not inside(time)]


def _unbroken(key: str) -> str:
    """The text without breaks of line inside a sentence, as short last lines of a column leave them."""

    def joined(match: re.Match[str]) -> str:
        low = max(0, match.start() - _LINE)
        line = key[max(key.rfind("\n", low, match.start()) + 1, low) : match.start()]
        return "\u3000" if "，" in line and len(line) >= _RUNNING else "\n"

    return _BREAK.sub(joined, key)


def _left_by(key: str, before: DeadlineMention, task: Task, setting: Setting) -> Earlier:
    """What the deadline before leaves to one in a later clause; the subject reaches over ；, who must act does not."""
    floor = before.when.end
    shared = _DIVIDED.search(key, floor, setting.start) is None
    if floor <= setting.sentence[0]:
        return Earlier(shared=shared, floor=floor)
    crossed = key.find("；", floor, setting.start) >= 0
    return Earlier(task.subject, () if crossed else task.responsible, shared, crossed, floor)


def _without_number(key: str, words: Range) -> Range:
    """A range without the number of an item in front of it: （二）各学校."""
    number = _NUMBER.match(key, *words)
    return (number.end(), words[1]) if number and number.end() < words[1] else words


def _is_item_number(key: str, words: Range) -> bool:
    """Whether a range is only the number of an item: 四 of 四、报名人员须于….

    A figure that a task needs stands with its unit, never right before 、 at the head of a line.
    """
    heads = words[0] == 0 or key[words[0] - 1] in "\n。；"
    return heads and key[words[1] : words[1] + 1] in ("、", ".") and bool(_BARE_NUMBER.fullmatch(key, *words))


def _occasion(key: str, start: int, limit: int, end: int) -> TimeMention:
    """A time that only an event names (大雪封山前)."""
    words, coming = key[start:end], Vague("FUTURE_REF")
    return TimeMention(start, end, words, coming, "before", "deadlines.occasion", head_start=start, head_end=limit)


def _apart(key: str, settings: list[Setting]) -> list[Setting]:
    """Divide a clause among the deadlines in it (一标段6月底前完工、二标段8月底前完工)."""
    result = list(settings)
    for i in range(len(result) - 1):
        this, following = result[i], result[i + 1]
        this.ceiling = following.start
        if not this.end <= following.start < this.right[1]:
            continue
        cut = max(key.rfind(mark, this.end, following.start) for mark in "、，；")
        if cut < 0:
            result[i] = this.divided(right=(this.end, following.start))
            result[i + 1] = following.divided(left=(following.start, following.start))
        elif cut == this.end:
            result[i] = this.divided(right=following.right)
            result[i + 1] = following.divided(left=(cut + 1, following.start))
        else:
            result[i] = this.divided(right=(this.end, cut))
            result[i + 1] = following.divided(left=(cut + 1, following.start))
    return result


def _once(key: str, found: list[DeadlineMention]) -> list[DeadlineMention]:
    seen: set[tuple[str, str]] = set()
    result: list[DeadlineMention] = []
    for item in found:
        said = (item.when.text, "".join(key[a:b] for a, b in item.task))
        if said not in seen:
            seen.add(said)
            result.append(item)
    return result
