"""The division of a place: what its own words name, else where the text went, else whose bulletin it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from bulletin_ie.divisions.finding import DivisionFinder, Found
from bulletin_ie.divisions.forms import Below, BelowReader
from bulletin_ie.divisions.given import Home
from bulletin_ie.divisions.matching import TownMatcher
from bulletin_ie.divisions.resolving import CONFIDENCE, Resolved, Resolver
from bulletin_ie.divisions.table import COUNTY, LEVELS, PREFECTURE, TOWNSHIP, VILLAGE, Unit
from bulletin_ie.lexicon import Lexicon
from bulletin_ie.records import Division
from bulletin_ie.text import AlignedText

__all__ = ["RULES", "PageDivisions", "PlaceReader", "Placed"]

RULES = {
    "divisions.own_place": "A place that names no division, in the county or city whose bulletin it is.",
    "divisions.where": "A place that names no division, in the one that the text went to before, 赴义乌市考察….",
    "divisions.form": "A town or village by the form of its name, in what it is written behind, or whose bulletin it is.",
    "divisions.gazetteer": "A town or village that the gazetteer has there.",
    "divisions.misprint": "A town or village whose name differs in one character from the only one that it can be there.",
    "divisions.level": "A body of the bulletin's own county, city or province, 市人民医院.",
}
_SURE = {
    "divisions.own_place": 0.85, "divisions.where": 0.8, "divisions.form": 0.93, "divisions.gazetteer": 0.97,
    "divisions.misprint": 0.6, "divisions.level": 0.9,
}  # fmt: skip
_GONE = re.compile(r"(?:赴|到|在|前往|抵达|走进|深入|考察|调研|走访|访问|拜访|至)$")
_OF_LEVEL = re.compile(r"([省市州盟县区旗])(?!民|政[广设]|场|区|道|城|域|间|里|井)[\u3400-\u9fff]{2}")
_IN_BRACKETS = re.compile(r"（([\u3400-\u9fff]{2,6})）")
_LONGEST_SHORT = 8
_JOINS = frozenset({"、", "和", "与", "及", "，"})
_MANY = 8  # divisions of one list


@dataclass(frozen=True, slots=True)
class Placed:
    """The division of a place.

    Attributes:
        division: The division, without spans; ``None`` where nothing fixes it.
        end: Where the words end that name it; 0 where none do.
        options: Where several divisions have the name and nothing tells which, their paths.
    """

    division: Division | None = None
    end: int = 0
    options: tuple[str, ...] = ()


class PlaceReader:
    """Makes the context in which the places of a page are read.

    Args:
        finder: Finds names of divisions.
        lexicon: Words that are no towns.
    """

    def __init__(self, finder: DivisionFinder, lexicon: Lexicon) -> None:
        self.finder = finder
        self.below = BelowReader(lexicon)
        self.matcher = TownMatcher(finder.table) if finder.table.has_towns else None

    def page(self, page: AlignedText, home: Home | None, names: list[Found]) -> PageDivisions:
        """The divisions of a page, decided.

        Args:
            page: The page.
            home: Whose it is.
            names: The names on it, as `DivisionFinder.names` gives them.

        Returns:
            What places are asked of.
        """
        return PageDivisions(self, page, home, names)


class PageDivisions:
    """The divisions that a page names, and the division of each of its places; read when first asked for.

    Args:
        reader: What reads places.
        page: The page.
        home: Whose it is.
        names: The names on it.
    """

    def __init__(self, reader: PlaceReader, page: AlignedText, home: Home | None, names: list[Found]) -> None:
        self._reader, self._table, self._home = reader, reader.finder.table, home
        self._page, self._names = page, names
        self._unit = home.unit if home else None
        self._resolver = Resolver(self._table, self._unit)

    @cached_property
    def _decided(self) -> list[Resolved]:
        """The names on the page, decided."""
        key = self._page.key
        believed = self._reader.finder.complete(key, self._names, (self._unit,) if self._unit else ())
        return [one for one in self._resolver.resolve(believed, key) if one.rule != "divisions.unknown"]

    @cached_property
    def _told(self) -> frozenset[str]:
        """The keys of the divisions that the page names with their path."""
        return self._resolver.told([one.found for one in self._decided])

    @cached_property
    def _starts(self) -> list[int]:
        """Where the names begin in the raw text."""
        return [self._page.offsets[one.found.head] for one in self._decided]

    @cached_property
    def _went(self) -> list[tuple[int, tuple[Unit, ...]] | None]:
        """Where the text went last, at each name."""
        return _went(self._page.key, self._decided)

    @cached_property
    def _own(self) -> Placed:
        """A place that names no division, at home."""
        if self._home is None:
            return Placed()
        made_by = {"rule": "divisions.own_place", "confidence": _SURE["divisions.own_place"], "spans": ()}
        return Placed(self._home.division.model_copy(update=made_by))

    def of(self, words: str, start: int, since: int, kind: str) -> Placed:
        """The division of a place.

        Args:
            words: The place's own words, in pattern form.
            start: Where they begin in the raw text.
            since: Where the part of the text begins, in the raw text, whose travels count.
            kind: What sort of place.

        Returns:
            The division, or what is left open.
        """
        named = self._named(words, start)
        if named is not None and named.unit is None:
            return Placed(
                options=tuple("".join(self._table.path(unit)) for unit in named.found.units if not unit.former)
            )
        if named is not None and named.unit is not None:
            end = named.found.end - named.found.head
            below = self._reader.below.read(words, end)
            if below is not None:
                return self._below(named.unit, self._table.path(named.unit), below)
            return Placed(self._table.division(named.unit, named.rule, CONFIDENCE[named.rule]), end)
        went = self._went_to(start, since)
        if len(went) > 1:
            return Placed()
        abroad = went[0] if went and went[0] != self._unit else None
        unit = abroad or self._unit
        path = self._table.path(abroad) if abroad else self._home.division.path if self._home else ()
        below = self._reader.below.read(words, 0)
        if below is not None and not (kind == "residence" and below.town is None and words.endswith("新村")):
            return self._below(unit, path, below)
        if kind == "village" and (whole := self._whole(unit, words)) is not None:
            return whole
        if abroad is not None:
            return Placed(self._table.division(abroad, "divisions.where", _SURE["divisions.where"]))
        return self._at_home(words)

    def _named(self, words: str, start: int) -> Resolved | None:
        """The division that a place's words begin with."""
        number = bisect_left(self._starts, start)
        if number < len(self._starts) and self._starts[number] == start:
            one = self._decided[number]
            if one.found.end - one.found.head <= len(words) and (
                one.found.full or one.found.end - one.found.head == len(words)
            ):
                return one
        found = self._reader.finder.at(words)
        if found is None:
            return None
        known = [unit for unit in found.units if unit == self._unit or unit.key in self._told]
        if not found.sure and not known:
            return None
        unit, rule = self._resolver.decide(found.units, led=found.led, told=self._told)
        return Resolved(found, unit, rule) if rule != "divisions.unknown" else None

    def _went_to(self, start: int, since: int) -> tuple[Unit, ...]:
        """Where the text went last before a position: one division, or several in a list."""
        number = bisect_left(self._starts, start) - 1
        if number < 0 or (last := self._went[number]) is None:
            return ()
        return last[1] if self._starts[last[0]] >= since else ()

    def _below(self, unit: Unit | None, path: tuple[str, ...], below: Below) -> Placed:
        """A town or village, looked up where the gazetteer has towns, else by its form."""
        written = tuple(name for name in (below.town, below.village) if name)
        rule = "divisions.form"
        options: tuple[str, ...] = ()
        if self._reader.matcher is not None and unit is not None:
            matched = self._reader.matcher.match(unit, below.town, below.village)
            if matched is not None and matched.options:
                if matched.county == unit and unit.level < COUNTY:
                    return Placed(options=matched.options)  # which county is open
                options = matched.options
            elif matched is not None:
                rule = "divisions.misprint" if matched.misprint else "divisions.gazetteer" if matched.whole else rule
                unit, path, written = matched.county, self._table.path(matched.county), matched.names
        if path and path[-1] == written[0] and len(path) > 1:
            path = path[:-1]  # the bulletin is the town's own
        division = Division.model_construct(
            code=unit.code if unit is not None and unit.code else None,
            name=written[-1],
            level=LEVELS[VILLAGE if below.village else TOWNSHIP],
            path=(*path, *written),
            rule=rule,
            confidence=_SURE[rule],
        )
        return Placed(division, below.end, options)

    def _whole(self, unit: Unit | None, words: str) -> Placed | None:
        """A village whose level is not written, 石榴沟: only where the gazetteer has one such."""
        if self._reader.matcher is None or unit is None:
            return None
        matched = self._reader.matcher.match(unit, None, words)
        if matched is None or matched.options or matched.misprint:
            return None
        return self._below(unit, (), Below(None, words, 0, len(words)))

    def _at_home(self, words: str) -> Placed:
        """A place that names no division, in whose bulletin it stands."""
        home, unit = self._home, self._unit
        if home is None or self._is_elsewhere(words):
            return Placed()
        level = _OF_LEVEL.match(words)
        if level is not None and unit is not None:
            above = next((u for u in reversed(self._table.lineage(unit)) if _has_level(u, level.group(1))), None)
            return (
                Placed(self._table.division(above, "divisions.level", _SURE["divisions.level"])) if above else Placed()
            )
        if (unit is not None and unit.level < PREFECTURE) or home.division.level in (None, "province"):
            return Placed()
        if level is not None and home.division.name[-1] != level.group(1):
            return Placed()
        return self._own

    def _is_elsewhere(self, words: str) -> bool:
        """Whether a place's words hold the name of another city or province: 北京人民大会堂, 宏岭（深圳）公司."""
        own = {u.short for u in self._table.lineage(self._unit)} if self._unit is not None else set()
        bracket = _IN_BRACKETS.search(words)
        pieces = [words[:size] for size in range(2, min(_LONGEST_SHORT, len(words)) + 1)]
        for piece in (*pieces, *((bracket.group(1),) if bracket else ())):
            units = self._table.by_short.get(piece) or self._table.named(piece)
            if piece not in own and any(unit.level < COUNTY for unit in units):
                return True
        return False


def _has_level(unit: Unit, level: str) -> bool:
    if level == "省":
        return unit.parent is None
    return unit.name[-1] == level or (level == "市" and unit.level == PREFECTURE)


def _went(key: str, decided: list[Resolved]) -> list[tuple[int, tuple[Unit, ...]] | None]:
    """For each name where the text went last, with the others of its list: the first name's number, and the divisions."""
    found: list[tuple[int, tuple[Unit, ...]] | None] = []
    for number, one in enumerate(decided):
        last = found[-1] if found else None
        if one.unit is not None and _GONE.search(key, max(0, one.found.head - 2), one.found.head):
            last = (number, (one.unit,))
        elif one.unit is not None and last is not None and last[0] == number - len(last[1]):
            between = key[decided[number - 1].found.end : one.found.head]
            if between in _JOINS and len(last[1]) < _MANY:
                last = (last[0], (*last[1], one.unit))
        found.append(last)
    return found
