"""Lists of people that share one title, whatever parts their names."""

from __future__ import annotations

import re
from collections.abc import Collection

from bulletin_ie.find.name_judge import NameJudge
from bulletin_ie.find.names import NameReader

__all__ = ["ListReader", "behind"]

_SEPARATOR = re.compile(r"[、，·]|以及|和|与|及|等|\.(?=[\u3400-\u9fff])| {1,6}(?=[\u3400-\u9fff])")
_GLOSS = re.compile(r"（([^（）\n]{2,24})）")
_NO_GLOSS = re.compile("记者|通讯员|[，。]")
_GOES_ON = ("参加", "出席", "陪同", "列席")
_TIGHT = frozenset("、 ·.")  # marks behind which another name must stand for the list to go on


class ListReader:
    """Reads the names of one article's lists.

    Args:
        names: Reads a name at a position.
        judge: Weighs what speaks for a name.
        key: The article's text in pattern form.
        gaps: Positions in front of which the page has white space that was left out.
        starts: Where titles begin, body or post.
        posts: Where their posts begin.
        honorific: What may stand behind a name.
    """

    def __init__(
        self,
        names: NameReader,
        judge: NameJudge,
        key: str,
        gaps: Collection[int],
        starts: Collection[int],
        posts: Collection[int],
        honorific: re.Pattern[str],
    ) -> None:
        self._names, self._judge, self._key = names, judge, key
        self._gaps, self._starts, self._posts, self._honorific = gaps, starts, posts, honorific

    def read(self, pos: int, *, kind: str, sure: bool) -> list[tuple[int, int, int]]:
        """The names that begin right behind a title: one, or a list that shares it.

        Args:
            pos: Where the first one would begin.
            kind: The title's kind.
            sure: Whether a title of this sort hardly ever stands without a name.

        Returns:
            Start, end and end of what belongs to the name behind it, for each.
        """
        spaced = self._spaced(pos) if self._gaps else []
        return spaced or self._listed(pos, kind=kind, sure=sure)

    def labelled(self, pos: int) -> list[tuple[int, int, int]]:
        """The names behind a label (出席：程岳、何静姝): none where the first has no common form.

        Args:
            pos: Where the first one would begin.

        Returns:
            As of `read`.
        """
        whole = [e for e in self._names.candidates(self._key, pos) if self._names.boundary(self._key, e) == 3]
        return self._chain(pos, whole[0]) if whole else []

    def _listed(self, pos: int, *, kind: str, sure: bool) -> list[tuple[int, int, int]]:
        if pos in self._posts:
            return []  # 县长 副县长 局长: posts, nobody's names
        end = self._judge.after_title(pos, kind=kind, sure=sure)
        if end is None and sure:
            end = self._in_company(pos, before=0)
        return self._chain(pos, end)

    def _chain(self, pos: int, end: int | None) -> list[tuple[int, int, int]]:
        """The names from a first one on, as long as marks of a list part them."""
        found: list[tuple[int, int, int]] = []
        while end is not None:
            after = behind(self._key, end, self._honorific)
            found.append((pos, end, after))
            separator = _SEPARATOR.match(self._key, after)
            if not separator or separator.group() in ("等", "与"):
                break
            pos = separator.end()
            if pos in self._starts:
                break
            end = self._next(pos, separator.group(), len(found))
        return found

    def _next(self, pos: int, separator: str, before: int) -> int | None:
        key = self._key
        end = self._judge.in_list(pos, after_comma=separator in ("，", "."))
        if end is None and separator in _TIGHT:
            end = self._in_company(pos, before=before)
        if end is None or self._titled(pos, end):
            return None
        if separator == "，" and key[end : end + 1] not in "、，等" and not key.startswith(_GOES_ON, end):
            return None
        return end

    def _titled(self, start: int, end: int) -> bool:
        return any(s in self._starts for s in range(start, end + 1))

    def _in_company(self, pos: int, *, before: int) -> int | None:
        """The end of a token that nothing but the names beside it shows to be one.

        One name must stand behind it in the list, or two in front of it and the list's verb behind.
        """
        end = self._names.token(self._key, pos)
        if end is None or self._titled(pos, end):
            return None
        mark = _SEPARATOR.match(self._key, end)
        if mark is None:
            return end if before > 1 and self._key.startswith(_GOES_ON, end) else None
        if mark.group() in ("，", "等", "与") or mark.end() in self._starts:
            return end if before > 1 else None
        return end if self._judge.in_list(mark.end(), after_comma=False) is not None else None

    def _spaced(self, pos: int) -> list[tuple[int, int, int]]:
        """Names that only left-out white space parts (县领导程岳 何静姝); none where one stands alone."""
        names: list[tuple[int, int, int]] = []
        while (end := self._before_gap(pos)) is not None:
            names.append((pos, end, end))
            pos = end
        last = self._last(pos) if names else None
        return [*names, (pos, last, behind(self._key, last, self._honorific))] if last is not None else []

    def _before_gap(self, pos: int) -> int | None:
        """The end of a name in front of a gap; inside there is none, or one between any two characters (方　坤)."""
        gaps = self._gaps
        if pos + 2 not in gaps and pos + 3 not in gaps and pos + 4 not in gaps:
            return None  # no name of any size
        ends = [e for e in self._names.candidates(self._key, pos) if e in gaps]
        inner = {e: sum(i in gaps for i in range(pos + 1, e)) for e in ends}
        whole = [e for e in ends if inner[e] == 0]
        spread = [e for e in reversed(ends) if inner[e] == e - pos - 1]
        return next(iter([*whole, *spread]), None)

    def _last(self, pos: int) -> int | None:
        spread = [e for e in self._names.candidates(self._key, pos) if e - pos == 2 and pos + 1 in self._gaps]
        return spread[0] if spread else self._judge.in_list(pos, after_comma=False)


def behind(key: str, end: int, honorific: re.Pattern[str]) -> int:
    """The end of what belongs to a name behind it.

    Args:
        key: Text in pattern form.
        end: Where the name ends.
        honorific: What may stand there.

    Returns:
        Where a bracket or honorific ends; ``end`` where there is none.

    Examples:
        >>> behind("程岳同志讲话。", 2, re.compile("同志"))
        4
    """
    gloss = _GLOSS.match(key, end) if key.startswith("（", end) else None
    if gloss and not _NO_GLOSS.search(gloss.group()):
        return gloss.end()
    found = honorific.match(key, end)
    return found.end() if found else end
