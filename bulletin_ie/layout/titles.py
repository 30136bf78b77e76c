"""Title lines: those that are one title broken over lines are joined."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulletin_ie.layout.printed import Kind, PageLine
from bulletin_ie.layout.wording import Wording

__all__ = ["Said", "Title", "find_titles"]

_UNIT = re.compile(r"\d|[年月日号时个万亿%届次]")
_DISTRICTS = "省市县区旗州盟镇乡村"
_ISSUERS = 4  # bodies that issue a notice together, each on its line
_QUOTED = re.compile(r"“[^”]{2,6}”[！]?$")
_ENDS_OPEN = re.compile(r"[“‘《（(、，的和与及暨在到赴对将为]$|\S{5} [\u4e00-\u9fff]{1,3}$")
_JOINS = re.compile(  # no title begins with a conjunction
    r"和(?![平谐美睦顺田硕静县林政龙布风衷声煦])|与(?![时会您民你爱书法])|及(?![时早第])|暨|并(?![购联网轨])|的(?![士确])|等(?![待级你])"
)
_VERB_START = re.compile(
    r"^(?:召开|举行|举办|开展|启动|到|赴|深入|调研|会议|工作|活动|的|并|和|与|及|暨|推进会|座谈会|仪式|大会|[）)”’》、，])"
)


@dataclass(slots=True)
class Title:
    """One title, which may take several printed lines.

    Attributes:
        pieces: Ranges of the page's clean text.
        key: Folded text, joined.
        first: Number of its first line.
        last: Number of its last line.
    """

    pieces: list[tuple[int, int]]
    key: str
    first: int
    last: int

    def cut(self, start: int, end: int) -> list[tuple[int, int]]:
        """Pieces of a range of the key."""
        found, base = [], 0
        for a, b in self.pieces:
            piece = (a + max(0, start - base), a + min(b - a, end - base))
            if piece[0] < piece[1]:
                found.append(piece)
            base += b - a
        return found


def find_titles(lines: list[PageLine], texts: list[str], wording: Wording) -> list[Title]:
    """Title lines, with those joined that are one title broken over lines.

    Args:
        lines: The lines of a page; those still of kind ``TITLE`` are read.
        texts: Folded texts of the bodies: what they say across a line break shows that a title goes on.
        wording: What judges titles.

    Returns:
        Titles in page order; heads of columns are left out.
    """
    found: list[Title] = []
    joints = Said(texts)
    for number, line in enumerate(lines):
        if line.kind is not Kind.TITLE:
            continue
        previous = found[-1] if found else None
        near = previous and previous.last == number - 1 and not line.part and len(previous.key) + len(line.key) <= 90
        if (
            previous
            and near
            and (_is_broken(previous.key, lines[number - 1], line, joints, wording) or _issue(lines, number, wording))
        ):
            previous.pieces.append((line.start, line.end))
            previous.key += line.key
            previous.last = number
            continue
        if not line.column or _acts_below(lines, number, wording):
            found.append(Title([(line.start, line.end)], line.key, number, number))
    return found


class Said:
    """Which runs of characters stand in some texts, asked for seldom or often.

    Args:
        texts: Folded texts.

    Examples:
        >>> "青石镇" in Said(["县长到青石镇调研"])
        True
    """

    def __init__(self, texts: list[str]) -> None:
        self._text = "\n".join(["".join(t.split()) for t in texts])
        self._asked = 0
        self._runs: set[str] | None = None

    def __contains__(self, run: str) -> bool:
        """Whether a run of three to five characters stands in a text."""
        if self._runs is not None:
            return run in self._runs
        self._asked += 1
        if self._asked > 400:  # many titles: one pass over the bodies is cheaper
            self._runs = {self._text[i : i + n] for n in (3, 4, 5) for i in range(len(self._text) - n + 1)}
        return run in self._text


def _is_broken(before: str, above: PageLine, line: PageLine, joints: Said, wording: Wording) -> bool:
    """Whether a title goes on in the next line."""
    after, filled = line.key, above.full and not line.blank
    if (above.column and before == above.key) or _breaks_off(before, above, line, wording):
        return True
    if before[-1] in "！？。" and not filled:
        return False
    if len(after) <= 8 and _QUOTED.match(after) and len(before) >= 6 and not _is_whole(before, joints, wording):
        return True  # 我区复工复产按下|“快进键”
    whole = (_is_whole(before, joints, wording), len(after) >= 6 and _is_whole(after, joints, wording))
    if filled and not whole[1] and (len(after) <= 6 or not whole[0]):
        return True
    if all(whole) or (whole[0] and not filled):  # it stands on its own: the body must say it on
        return before[-2:] + after[:3] in joints or before[-3:] + after[:2] in joints
    if (whole[1] and not filled) or line.blank:
        return before[-2:] + after[:2] in joints
    if before[-2:] + after[:1] in joints or before[-1:] + after[:2] in joints:
        return True
    return bool(_VERB_START.match(after)) and not wording.has_event_word(before) and len(before) >= 4


def _acts_below(lines: list[PageLine], number: int, wording: Wording) -> bool:
    """Whether a short line is no head of a column but who does what the next line says (青山县 / 开展植树活动)."""
    after = lines[number + 1] if number + 1 < len(lines) else None
    if after is None or after.kind is not Kind.TITLE or after.blank or after.column or len(lines[number].key) > 4:
        return False
    return lines[number].key[-1] in _DISTRICTS and not wording.has_subject(after.key)


def _issue(lines: list[PageLine], number: int, wording: Wording) -> bool:
    """Whether a line is one of several bodies, each on its line, that issue what follows (关于…的通告)."""
    if not all(wording.is_sign_off(line.key) for line in lines[number - 1 : number + 1]):
        return False
    for line in lines[number + 1 : number + 1 + _ISSUERS]:
        if line.kind is Kind.TITLE and line.key.startswith("关于"):
            return True
        if not wording.is_sign_off(line.key):
            return False
    return False


def _breaks_off(before: str, above: PageLine, line: PageLine, wording: Wording) -> bool:
    """Whether a title plainly lacks its end: an open bracket, half a number, a verb without its object."""
    after = line.key
    if any(before.count(a) > before.count(b) and b in after for a, b in ("“”", "（）", "《》")) or _ENDS_OPEN.search(
        before
    ):
        return True
    if _JOINS.match(after) and not line.blank and len(before) <= 30:
        return True
    if before[-1].isdigit() and _UNIT.match(after) and not line.blank:
        return True
    if after.startswith("关于") and (wording.is_sign_off(before) or wording.is_sign_off(above.key)):
        return True
    if wording.lacks_object(before) and not wording.has_subject(after):
        return wording.ends_in_event(after) or len(before) <= 12
    if "关于" in before and not wording.is_notice(before) and wording.is_notice(before + after):
        return True
    return len(after) <= 3 and len(before) >= 14 and not line.blank and not wording.is_notice(after)


def _is_whole(key: str, joints: Said, wording: Wording) -> bool:
    """Whether a title line names an event by itself; names are known from the bodies."""
    known = key[:3] in joints and not wording.has_subject(key)
    return wording.score(key) + known >= 2.0
