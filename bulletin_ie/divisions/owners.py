"""Whose a string or a sentence's beginning is: 桐庐县融媒体中心, 今日磐安, 中共余干县委, 清漠县召开…."""

from __future__ import annotations

import re
from typing import NamedTuple

from bulletin_ie.divisions.finding import DivisionFinder
from bulletin_ie.divisions.forms import Below, BelowReader
from bulletin_ie.divisions.table import PREFECTURE, Unit
from bulletin_ie.lexicon import Lexicon

__all__ = ["Owner", "OwnerReader"]

_GENERIC = re.compile(
    r"(?:^[我全各本该两外邻郊省市县区社校园景库小街片辖山老林矿牧疫地赛营湾港新城多三四几门]|"
    r"开发|高新|经开|示范|管理|功能|保护|自治|中心城|主城|老城|试验|保税|合作|名胜|度假|工业|产业|贫困|"
    r"[超股上夜集都红升国军党神九同大强园小社校景灾库营街])[省市县区旗州盟]$"
)
# Characters that no made-up name has: what stands in front of 县 in running text is mostly no name.
_NEVER = (
    "到赴在与和及对向的了省市县区由从为被把将请她他它其该着者持召带领任命欢迎访问传达按照举选报这那很都也就并已还又再且但而等"
    "会委学一二三四五六七八九十两各级入进出主部分加参来"
)
_MADE_UP = re.compile(rf"((?:(?![{_NEVER}])[\u3400-\u9fff]){{2,5}}?[县区市旗州盟])")
_STEM = re.compile(rf"(?:(?![{_NEVER}])[\u3400-\u9fff]){{2,6}}")
_LONGEST_PATH = 24
_BEGINS = re.compile(r"^|[^\u3400-\u9fff]|中共|[日午](?=[\u3400-\u9fff])")


class Owner(NamedTuple):
    """A division by whose name something begins.

    Attributes:
        name: Its name as written, without what is in front.
        units: What the table has under it; none for a name that no table has, or a bare stem.
        path: Names, where the table has none.
        below: The town behind it.
        start: Where the name begins.
        end: Where it ends.
        full: Whether its level is written.
    """

    name: str
    units: tuple[Unit, ...]
    path: tuple[str, ...]
    below: Below | None
    start: int
    end: int
    full: bool


class OwnerReader:
    """Reads by whose name a string begins.

    Args:
        finder: Finds names of divisions.
        lexicon: Bodies, and what names of newspapers are made of.
    """

    def __init__(self, finder: DivisionFinder, lexicon: Lexicon) -> None:
        self._finder, self._below = finder, BelowReader(lexicon)
        papers = lexicon.table("division_paper")
        order = lexicon.words("division_paper")
        before = "|".join(re.escape(word) for word in order if papers[word] == "before")
        after = "|".join(re.escape(word) for word in order if papers[word] == "after")
        bodies = "|".join(map(re.escape, lexicon.words("division_body")))
        self._before = re.compile(f"(?:{before})")
        self._paper = re.compile(f"(?:县|区|市|州|旗)?(?:{after})")
        self.body = re.compile(f"(?:{bodies})")
        last = {word[-1] for word in (*order, *lexicon.words("division_body"))}
        self.hints = re.compile(f"[{''.join(sorted(map(re.escape, last)))}]")

    def of_medium(self, key: str) -> Owner | None:
        """The owner of a newspaper, an account or an office by its whole name.

        Args:
            key: The name in pattern form.

        Returns:
            The owner; ``None`` where the name begins with no division's.
        """
        owners: list[Owner] = []
        starts = [0]
        if (lead := self._before.match(key)) and lead.end() < len(key):
            starts.insert(0, lead.end())
        for start in starts:
            owner = self.named(key, start)
            if owner is None:
                continue
            rest = owner.below.end if owner.below else owner.end
            belongs = rest == len(key) or self._paper.match(key, rest) or self.body.match(key, rest)
            if belongs and (owner.full or start > 0 or rest < len(key)):
                owners.append(owner)
        return next((owner for owner in owners if owner.units), owners[0] if owners else None)

    def named(self, key: str, start: int, *, stems: bool = True) -> Owner | None:
        """The division whose name begins at a position.

        Args:
            key: Text in pattern form.
            start: The position.
            stems: Whether a name without its level will do.

        Returns:
            The division, known or made up.
        """
        part = key[start : start + _LONGEST_PATH]
        found = self._finder.at(part)
        if found is not None and found.full:
            end = start + found.end
            made_up = _MADE_UP.match(key, end)
            if made_up and found.units[0].level <= PREFECTURE and not _GENERIC.search(made_up.group(1)):
                path = (*self._finder.table.path(found.units[0]), made_up.group(1))
                return Owner(made_up.group(1), (), path, None, made_up.start(1), made_up.end(1), True)
            below = self._below.read(key, end)
            name = key[start + found.start : end]
            return Owner(name, found.units, (), below if below and below.town else None, start + found.start, end, True)
        return self.made_up(key, start) or (self._stem(key, start) if stems else None)

    def made_up(self, key: str, start: int) -> Owner | None:
        """A division that no table has, by the form of its name at a position."""
        match = _MADE_UP.match(key, start)
        if match is None or _GENERIC.search(match.group(1)):
            return None
        return Owner(match.group(1), (), (match.group(1),), None, start, match.end(1), True)

    def ending(self, piece: str) -> Owner | None:
        """A division that no table has and that a piece of text ends with, behind a mark or a date."""
        for match in _BEGINS.finditer(piece):
            owner = self.made_up(piece, match.end())
            if owner is not None and owner.end == len(piece):
                return owner
        return None

    def place(self, key: str) -> Owner | None:
        """The division that is a whole string, with or without its level (武陟 in 本报武陟讯)."""
        units = self._finder.table.by_short.get(key) or self._finder.table.named(key)
        return (
            Owner(key, units, (), None, 0, len(key), key in self._finder.table.by_name)
            if units
            else self.made_up(key, 0)
        )

    def _stem(self, key: str, start: int) -> Owner | None:
        """A name without its level, known or in front of a newspaper's words."""
        table = self._finder.table
        for length in range(min(8, len(key) - start), 1, -1):
            word = key[start : start + length]
            rest = start + length
            units = table.by_short.get(word)
            if units and (rest == len(key) or self._paper.match(key, rest) or key[rest] in "：:"):
                return Owner(word, units, (), None, start, rest, False)
        match = _STEM.match(key, start)
        if match is None:
            return None
        for end in range(start + 2, match.end() + 1):
            if (paper := self._paper.match(key, end)) and paper.end() == len(key):
                return Owner(key[start:end], (), (), None, start, end, False)
        if match.end() == len(key) and start > 0:  # 今日清溪
            return Owner(match.group(), (), (), None, start, match.end(), False)
        return None
