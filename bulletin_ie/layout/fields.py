"""Fields of minutes and announcements (时间：…, 地点：…, 主持：…): running text, one field a line."""

from __future__ import annotations

import re

from bulletin_ie.layout.printed import Kind, PageLine
from bulletin_ie.lexicon import Lexicon

__all__ = ["Fields", "mark_fields"]

_LABEL = re.compile(r"[【\[]?((?:[\u4e00-\u9fff]\s{0,4}){2,6})[】\]]?\s{0,2}[：:]\s{0,4}(?=\S)")
_PADDED = re.compile(r"((?:[\u4e00-\u9fff]\s{1,4}){1,3}[\u4e00-\u9fff])\s{2,8}(?=\S)")  # 主 持　　周明远
_PEOPLE = re.compile(r"[）)、，]")
_WHITE = re.compile(r"\s")
_REACH = 20  # characters of a line in which its label ends
_SHORT = 60  # a line that goes on with a field


class Fields:
    """Tells the fields of a meeting by the labels of a lexicon.

    Args:
        lexicon: Kind ``meeting_field``; value ``when`` for labels that also stand in the head of a web page.

    Examples:
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> fields = Fields(default_lexicon())
        >>> fields.label("主　持：周明远（县长）"), fields.label("县长主持：要抓紧")
        ('主持', '')
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._labels = lexicon.table("meeting_field")

    def label(self, key: str) -> str:
        """The label that a line begins with, without the blanks that pad it; empty where there is none."""
        if key.find("：", 0, _REACH) < 0 and key.find("  ", 0, _REACH) < 0:
            return ""
        m = _LABEL.match(key) or _PADDED.match(key)
        word = _WHITE.sub("", m.group(1)) if m else ""
        return word if word in self._labels else ""

    def is_time(self, label: str) -> bool:
        """Whether a label may stand in the head of a web page too (时间)."""
        return self._labels[label] == "when"


def mark_fields(lines: list[PageLine], fields: Fields) -> None:
    """Fields in neighboring lines are running text, not titles, the page's date or its editors.

    A single field is left alone but for a list behind running text (参会人员：…、…), and so is a date that no other field follows: web pages print both.
    """
    labels = [fields.label(line.key) for line in lines]
    if not any(labels):
        return
    run: list[int] = []
    for number, line in enumerate(lines):
        if labels[number] or (run and any(labels[number + 1 : number + 2]) and _goes_on(line)):
            run.append(number)
        elif run:
            _mark(lines, run, fields)
            run = []
    if run:
        _mark(lines, run, fields)


def _goes_on(line: PageLine) -> bool:
    """Whether a line can be the rest of the field above it: names, behind blanks or a list mark."""
    return not line.blank and len(line.key) <= _SHORT and (line.indented or bool(_PEOPLE.search(line.key)))


def _is_list(line: PageLine) -> bool:
    """Whether a field names several, as who was there does: it may stand alone behind running text."""
    return "、" in line.key and len(line.key) > _REACH // 2


def _mark(lines: list[PageLine], run: list[int], fields: Fields) -> None:
    labels = [label for n in run if (label := fields.label(lines[n].key))]
    if all(fields.is_time(label) for label in labels):
        return
    if len(set(labels)) < 2 and not (_is_list(lines[run[0]]) and run[0] and lines[run[0] - 1].kind is Kind.BODY):
        return
    for n in run:
        line = lines[n]
        line.kind, line.credits, line.column, line.opening = Kind.BODY, (), False, 0
        line.unstopped, line.field = True, True
