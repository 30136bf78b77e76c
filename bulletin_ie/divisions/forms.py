"""Towns and villages, read by the form of their names behind what they lie in: 青石镇|闫家湾村."""

from __future__ import annotations

import re
from typing import NamedTuple

from bulletin_ie.lexicon import Lexicon

__all__ = ["Below", "BelowReader", "stem_of"]

_STEM = r"(?:(?![的和与及在到对为了是等委会政府党县市省全各该])[\u3400-\u9fff])"
_TOWN = re.compile(rf"({_STEM}{{1,6}}?)(街道办事处|街道办|街道|(?<![小古名重])镇|乡(?!村|镇|亲|土|贤|愁|级)|苏木)")
_VILLAGE = re.compile(
    rf"({_STEM}{{1,7}}?)(村民委员会|村委会|村(?!民|级|镇|干|务|庄|口|头|里)|社区居委会|社区|居委会|嘎查)"
)
_OFFICE = re.compile(r"(?<=街道)办(?:事处)?$|(?<=村)(?:民委员会|委会)$|(?<=社区)居委会$")
_ENDING = re.compile(
    r"(?:街道(?:办(?:事处)?)?|镇|乡|苏木|村(?:民委员会|委会)?|社区(?:居委会)?|居委会|居民委员会|嘎查)$"
)


class Below(NamedTuple):
    """A town and a village in a text, either of which may be missing.

    Attributes:
        town: The town's name, without the office's words.
        village: The village's name.
        start: Where the first of them begins.
        end: Where the last of them ends.
    """

    town: str | None
    village: str | None
    start: int
    end: int


def stem_of(name: str) -> str:
    """A town's or village's name without its level.

    Examples:
        >>> stem_of("闫家湾村"), stem_of("东街社区居委会"), stem_of("柳荫街道")
        ('闫家湾', '东街', '柳荫')
    """
    return _ENDING.sub("", name) or name


class BelowReader:
    """Reads towns and villages at a position.

    Args:
        lexicon: Words that are no towns (城镇, 家乡).
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._not = frozenset(lexicon.words("not_township"))

    def read(self, key: str, start: int, end: int | None = None, *, longest: int = 7) -> Below | None:
        """The town and the village that begin at a position.

        Args:
            key: Text in pattern form.
            start: The position.
            end: Where to stop.
            longest: How many characters a name may have before its level; running text needs a small number.

        Returns:
            Their names, or ``None`` where neither begins there.

        Examples:
            >>> from bulletin_ie.lexicon import default_lexicon
            >>> BelowReader(default_lexicon()).read("青石镇闫家湾村集中育秧工厂", 0)
            Below(town='青石镇', village='闫家湾村', start=0, end=7)
        """
        stop = len(key) if end is None else end
        town = self._match(_TOWN, key, start, stop, longest)
        village = self._match(_VILLAGE, key, town.end() if town else start, stop, longest)
        if not town and not village:
            return None
        last = village or town
        assert last is not None
        return Below(
            _OFFICE.sub("", town.group()) if town else None,
            _OFFICE.sub("", village.group()) if village else None,
            start,
            last.end(),
        )

    def _match(self, pattern: re.Pattern[str], key: str, start: int, stop: int, longest: int) -> re.Match[str] | None:
        match = pattern.match(key, start, stop)
        if not match or len(match.group(1)) > longest or match.group(1) in self._not:
            return None
        return match
