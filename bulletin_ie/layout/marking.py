"""What the lines around a line tell of its kind: lists of links, captions, running text cut by a column."""

from __future__ import annotations

import re
from itertools import pairwise

from bulletin_ie.layout.bylines import Bylines, Credit
from bulletin_ie.layout.furniture import Furniture
from bulletin_ie.layout.printed import Kind, PageLine, ends_sentence
from bulletin_ie.layout.publication import is_issue, is_signed

__all__ = [
    "mark_captions",
    "mark_cut",
    "mark_dated",
    "mark_heads",
    "mark_labels",
    "mark_lists",
    "mark_names",
    "mark_quoted",
    "mark_rows",
    "mark_tails",
    "mark_teasers",
    "mark_unstopped",
]

_PAIRS = (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ("（", "）"), ("《", "》"))
_QUOTATION = 120  # characters in which what stands in quotation marks goes on behind a break
_COUNTER = re.compile(r"(?:浏览|点击|阅读|访问)(?:次数|量|数)?\s?[：:]|[【\[]?字[号体][：:]")
_TAKEN = re.compile(r"(?:摄|摄影|供图|/图|配图)[）)]?$")
_DATED_TITLE = re.compile(r"(?:\d{1,2}月)?\d{1,2}日(?:[上下]午|晚)?，[^，。；：！？、]{6,24}$")
_CUT_MARK = 12  # characters that it takes at most
_CUT_SHORT = re.compile(r"(?:…|\.{3})\s?(?:[\[【]?(?:详细|详情|更多|全文)[\]】]?)?$")


def mark_dated(lines: list[PageLine]) -> None:
    """A headline that begins with a day (4月6日，清川县医共体揭牌) and stands alone on a newspaper's page."""
    if sum(line.opening > 0 for line in lines) < 2:
        return
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        alone = line.blank and (after is None or after.blank) and not line.opening
        if alone and line.kind is Kind.BODY and _DATED_TITLE.match(line.key):
            line.kind = Kind.TITLE


def mark_tails(lines: list[PageLine]) -> None:
    """What is left of a line with 发布时间 and 来源 in the next printed line."""
    for before, line in pairwise(lines):
        if (
            before.kind is Kind.META
            and line.kind is Kind.TITLE
            and not line.blank
            and (before.full or _COUNTER.search(line.key))
        ):
            line.kind = Kind.SKIP


def mark_rows(lines: list[PageLine]) -> None:
    """Three or more rows of a table, one below the other, are text; none goes on with the one before."""
    row = 0
    for number, line in enumerate([*lines, None]):
        if line is not None and line.kind in (Kind.TITLE, Kind.BODY) and _ROW.match(line.key):
            row += 1
            continue
        if row >= _ROWS:
            for one in lines[number - row : number]:
                one.kind, one.unstopped = Kind.BODY, True
        row = 0


_ROWS = 3
_ROW = re.compile(
    r"(?:序号|\d{1,2})[.、．]?[ \u3000\t]{2,8}[^ \u3000\t]{2,80}(?:[ \u3000\t]{2,40}[^ \u3000\t]{2,40}){1,6}$"
)
"""A number, and cells with wide gaps between them."""


def mark_unstopped(lines: list[PageLine]) -> None:
    """Text whose sentences have no full stop, one on each line: what follows the first is running text too."""
    clauses = [
        line for line in lines if line.kind in (Kind.BODY, Kind.TITLE) and "，" in line.key and len(line.key) >= 14
    ]
    if len(clauses) < 3 or any("。" in line.key for line in lines if line.kind is Kind.BODY):
        return
    spaced = sum(line.blank for line in lines) >= 0.8 * len(lines)
    for before, line in pairwise(lines):
        follows = before.kind is Kind.BODY and (spaced or not line.blank)
        if follows and line.kind is Kind.TITLE and len(line.key) >= 8:
            line.kind = Kind.BODY
        if line.kind is Kind.BODY:
            line.unstopped = True


def mark_cut(lines: list[PageLine]) -> None:
    """The first lines of a paragraph that the foot of a column cuts off: they fill it, right under running text."""
    tops = [
        line.blank
        for before, line in pairwise(lines)
        if line.kind is Kind.TITLE and before.kind is Kind.BODY and not line.full
    ]
    apart = sum(tops) * 2 >= len(tops)
    inner = [line for before, line in pairwise(lines) if before.kind is line.kind is Kind.BODY and not line.blank]
    indents = sum(line.indented for line in inner) * 2 > len(inner)
    run: list[PageLine] = []
    for before, line, after in zip(lines, lines[1:], [*lines[2:], None], strict=False):
        cut = line.kind is Kind.TITLE and line.full and not (line.blank or line.part)
        run = [*run, line] if cut and (run or before.kind is Kind.BODY) else []
        last = after is None or after.blank or after.opening > 0 or after.kind in (Kind.SKIP, Kind.PAGE_HEAD)
        if not run or not last or len(run) > 2:
            continue
        if apart or any(part.wrapped or "，" in part.key for part in run) or (indents and run[0].indented):
            for part in run:
                part.kind = Kind.BODY
        run = []


def mark_quoted(lines: list[PageLine]) -> None:
    """The beginning of a quotation that a column breaks off: running text goes on in it and closes it.

    No headline: a headline that takes two lines goes on in a title, and running text below it begins a sentence.
    """
    for number, line in enumerate(lines):
        if line.kind is not Kind.TITLE or ends_sentence(line.key):
            continue
        open_pairs = [pair for pair in _PAIRS if line.key.rfind(pair[0]) > line.key.rfind(pair[1])]
        after = _beyond_furniture(lines, number) if open_pairs else None
        if after is None or after.kind is not Kind.BODY or after.opening:
            continue
        if any(_closes(after.key[:_QUOTATION], *pair) for pair in open_pairs):
            line.kind = Kind.BODY


def _beyond_furniture(lines: list[PageLine], number: int) -> PageLine | None:
    """The next line that is no page number, page head or caption; few of them stand in a column break."""
    around = lines[number + 1 : number + 4]
    return next((line for line in around if line.kind not in (Kind.SKIP, Kind.PAGE_HEAD)), None)


def _closes(key: str, opens: str, closes: str) -> bool:
    """Whether a text closes what a text before it has opened."""
    end = key.find(closes)
    return end >= 0 and opens not in key[:end]


def mark_heads(lines: list[PageLine]) -> None:
    """Who edits a bulletin, and the day, right above or below its number on top of the page."""
    for number, (line, after) in enumerate(pairwise(lines)):
        if line.kind is Kind.BODY or number > 8:
            return
        for issue, signed in ((line, after), (after, line)):
            if issue.kind is Kind.PAGE_HEAD and is_issue(issue.key) and is_signed(signed.key):
                signed.kind = Kind.PAGE_HEAD


def mark_captions(lines: list[PageLine]) -> None:
    """A short block whose next line says only who took the picture."""
    for line, credit in pairwise(lines):
        taken = credit.kind is Kind.SKIP and not credit.blank and len(credit.key) <= 24 and _TAKEN.search(credit.key)
        if taken and line.blank and line.kind in (Kind.BODY, Kind.TITLE) and not line.opening and len(line.key) <= 120:
            line.kind = Kind.SKIP


def mark_labels(lines: list[PageLine]) -> None:
    """A word with a colon right above running text (任命：) is the beginning of it."""
    for line, after in pairwise(lines):
        if line.kind is Kind.TITLE and after.kind is Kind.BODY and not after.opening:
            line.kind = Kind.BODY if line.key[-1] == "：" else line.kind


def mark_teasers(lines: list[PageLine]) -> None:
    """The beginning of an article that is printed once more as its summary (4月6日上午，清川县…)."""
    cut = [line for line in lines if line.kind is Kind.BODY and _CUT_SHORT.search(line.key[-_CUT_MARK:])]
    if cut:
        starts = {
            line.key[:12]: line
            for line in lines
            if line.kind is Kind.BODY and not _CUT_SHORT.search(line.key[-_CUT_MARK:])
        }
        for line in cut:
            if line.key[:12] in starts:
                line.kind = Kind.SKIP


def mark_names(lines: list[PageLine], bylines: Bylines) -> None:
    """Bare names on a line of their own, directly behind running text and before something else."""
    for before, line, after in zip(lines, lines[1:], [*lines[2:], None], strict=False):
        if line.kind is not Kind.TITLE or line.blank or not 3 <= len(line.key) <= 16 or " " not in line.key:
            continue
        if (
            before.kind is Kind.BODY
            and before.key[-1] in "。！？”"
            and (after is None or after.kind is not Kind.BODY or after.opening)
        ):
            names = bylines.bare_names(line.key)
            if names:
                line.kind = Kind.BYLINE
                line.credits = tuple(Credit(c.role, c.start + line.start, c.end + line.start) for c in names)


def mark_lists(lines: list[PageLine], furniture: Furniture) -> None:
    """Two or more titles with a day each are a list of links."""
    run: list[PageLine] = []
    for line in [*lines, None]:
        if line is not None and line.kind is Kind.TITLE and furniture.is_listed(line.key):
            run.append(line)
            continue
        if len(run) >= 2:
            for item in run:
                item.kind = Kind.SKIP
        run = []
