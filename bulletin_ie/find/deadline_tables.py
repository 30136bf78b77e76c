"""Tables of tasks: rows whose columns are a task, who must do it and until when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bulletin_ie.find.deadline_clauses import Range
from bulletin_ie.text import AlignedText

__all__ = ["Row", "rows"]

_GAP = re.compile(r"[ \u3000]*[|｜\t][ \u3000]*|[ \u3000]{2,}")
_SPACE = re.compile(r"[ \u3000|｜\t]+")
_TASK = re.compile(
    "(?:重点|主要|具体|工作|整改|目标|任务)?(?:任务|事项|内容|措施|工作|项目)(?:名称|内容|措施|事项|清单)?"
)
_LIMIT = re.compile("(?:完成|办结|整改|截止|办理|落实|销号)(?:时限|时间|期限|日期|节点)|时限(?:要求)?|时间节点|期限")
_LIMIT_ANYWHERE = re.compile(rf"[ \u3000|｜\t](?:{_LIMIT.pattern})(?=[ \u3000|｜\t\r\n])")
_WHO = re.compile("(?:责任|牵头|主办|承办|落实|实施)(?:单位|部门|人|主体|领导)")
_LONGEST = 160  # characters of a line that can be a row
_NUMBERED = re.compile(r"\d{1,2}[、.．]?[ \u3000]*(?!\d|[个项处月日年])")


@dataclass(frozen=True)
class Row:
    """A row of a table of tasks.

    Attributes:
        start: First character of the row.
        end: One past its last.
        task: The words of the task.
        limit: The cell that tells until when.
        who: The cell that names who must do it; ``None`` where the table has no such column.
    """

    start: int
    end: int
    task: Range
    limit: Range
    who: Range | None


def rows(text: AlignedText) -> list[Row]:
    """The rows of every table of tasks in a text, as the page prints them.

    A table opens with a line of column names, of which one is the task and one the time limit; its rows have as many
    columns, and the first line that has not ends it. The lines are those of the page, as the text joins them.

    Args:
        text: The text.

    Returns:
        The rows of which every character of task and limit stands in the text, in the page's order.

    Examples:
        >>> text = AlignedText.of("序号　任务　责任单位　完成时限\\n1　　清淤12处　　县水务局　　6月底前")
        >>> [(text.key[slice(*row.task)], text.key[slice(*row.limit)]) for row in rows(text)]
        [('清淤12处', '6月底前')]
    """
    if not text.offsets:
        return []
    page, (first, last) = text.raw, text.extent
    if not _LIMIT_ANYWHERE.search(page, first, last):  # of the page only the article's own part
        return []
    printed: list[tuple[Range, Range, Range | None]] = []
    edge = first
    for head in _LIMIT_ANYWHERE.finditer(page, first, last):
        if head.start() < edge:
            continue
        opens, edge = page.rfind("\n", first, head.start()) + 1 or first, _line_end(page, head.end(), last)
        columns = _columns(page, opens, edge)
        while columns and edge < last:
            opens, edge = edge + 1, _line_end(page, edge + 1, last)
            if not page[opens:edge].strip():
                continue
            cells = _as_many(page, opens, edge, columns[0])
            if cells is None:
                edge = opens
                break
            _, task, limit, who = columns
            printed.append((_plain(page, cells[task]), cells[limit], cells[who] if who >= 0 else None))
    return _standing(text, printed) if printed else []


def _line_end(page: str, position: int, last: int) -> int:
    end = page.find("\n", position, last)
    return last if end < 0 else end


def _standing(text: AlignedText, printed: list[tuple[Range, Range, Range | None]]) -> list[Row]:
    """The rows where they stand in the text."""
    places = {place: i for i, place in enumerate(text.offsets)}

    def at(cell: Range | None) -> Range | None:
        if cell is None or cell[0] not in places or cell[1] - 1 not in places:
            return None
        start, end = places[cell[0]], places[cell[1] - 1] + 1
        return (start, end) if start < end <= start + 2 * (cell[1] - cell[0]) else None

    found: list[Row] = []
    for cells in printed:
        task, limit, who = map(at, cells)
        if task and limit:
            edges = [task, limit, *([who] if who else [])]
            found.append(Row(min(a for a, _ in edges), max(b for _, b in edges), task, limit, who))
    return sorted(found, key=lambda row: row.start)


def _columns(page: str, start: int, end: int) -> tuple[int, int, int, int] | None:
    """How many columns a line of column names has, and which are the task, the limit and who (-1 if none)."""
    if end - start > _LONGEST:
        return None
    cells = [*_cells(page, start, end, _SPACE)]
    if not 2 <= len(cells) <= 10:
        return None
    places = [
        next((i for i, cell in enumerate(cells) if pattern.fullmatch(page, *cell)), -1)
        for pattern in (_TASK, _LIMIT, _WHO)
    ]
    task, limit, who = places
    return (len(cells), task, limit, who) if task >= 0 and limit >= 0 else None


def _as_many(page: str, start: int, end: int, count: int) -> list[Range] | None:
    if end - start > _LONGEST:
        return None
    for gap in (_GAP, _SPACE):
        cells = [*_cells(page, start, end, gap)]
        if len(cells) == count:
            return cells
    return None


def _cells(page: str, start: int, end: int, gap: re.Pattern[str]) -> Iterator[Range]:
    """The cells of a line, without the gaps between them."""
    edge = start
    for mark in gap.finditer(page, start, end):
        if mark.start() > edge:
            yield edge, mark.start()
        edge = mark.end()
    if edge < end:
        yield edge, end


def _plain(page: str, task: Range) -> Range:
    """A task without its number."""
    number = _NUMBERED.match(page, *task)
    return (number.end(), task[1]) if number and number.end() < task[1] else task
