"""What sort of place a name tells, by its last noun."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import cast

from bulletin_ie.lexicon import Lexicon
from bulletin_ie.records.vocabulary import PlaceKind

__all__ = ["PlaceKinds", "sizes_by_last"]

_MEETING_ROOM = "会议室"  # a part that tells its kind even where the whole does not
_BEFORE_PART = re.compile(
    r"(?:[\d一二三四五六七八九十]{1,3}号?|第[一二三四五六]|[大小]|常委|常务|党组|机关|视频|[一二三四五六]楼|内|的)$"
)
_AREA = re.compile(r".{0,40}(?:村|社区|嘎查|乡|镇|街道)")


def sizes_by_last(words: Collection[str]) -> dict[str, tuple[int, ...]]:
    """For each character with which words end, their sizes, the greatest first.

    Args:
        words: The words.

    Returns:
        The sizes by last character.

    Examples:
        >>> sizes_by_last(["小学", "大学", "中学校", "农贸市场"])
        {'学': (2,), '校': (3,), '场': (4,)}
    """
    sizes: dict[str, set[int]] = {}
    for word in words:
        sizes.setdefault(word[-1], set()).add(len(word))
    return {last: tuple(sorted(found, reverse=True)) for last, found in sizes.items()}


class PlaceKinds:
    """Tells the kinds of places.

    Args:
        lexicon: Endings of names: kinds ``place_suffix``, ``place_kind`` and ``place_part``.

    Examples:
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> kinds = PlaceKinds(default_lexicon())
        >>> kinds.of("青河开发区"), kinds.of("实验小学操场"), kinds.of("柳树村千亩方")
        ('park', 'school', 'village')
    """

    def __init__(self, lexicon: Lexicon) -> None:
        tables = lexicon.table("place_suffix") | lexicon.table("place_kind")
        self._kinds = cast("dict[str, PlaceKind]", tables)
        self._parts = frozenset(lexicon.words("place_part"))
        words = {*tables, *self._parts}
        self._sizes = sizes_by_last(words)

    def of(self, words: str) -> PlaceKind | None:
        """The kind that a name tells.

        Args:
            words: The name.

        Returns:
            Its kind, ``None`` where its last noun is not known.
        """
        name = words.rstrip("”")
        ending = self._ending(name)
        if ending not in self._parts:
            return self._kinds.get(ending)
        whole = self._whole(name[: len(name) - len(ending)])
        return whole or self._kinds.get(ending) or ("institution" if ending == _MEETING_ROOM else None)

    def _whole(self, words: str) -> PlaceKind | None:
        """The kind of the whole in front of a part."""
        while words:
            cut = _BEFORE_PART.search(words, max(0, len(words) - 6))
            ending = "" if cut else self._ending(words)
            if ending and ending not in self._parts:
                return self._kinds[ending]
            size = len(cut.group()) if cut else len(ending)
            if not size:
                break
            words = words[:-size]
        area = _AREA.match(words)
        return self._kinds.get(self._ending(area.group())) if area else None

    def _ending(self, words: str) -> str:
        """The longest known ending; empty where there is none."""
        for size in self._sizes.get(words[-1:], ()):
            end = words[-size:]
            if end in self._kinds or end in self._parts:
                return end
        return ""
