"""The divisions that are known: provinces, prefectures and counties, and what a user's gazetteer adds below them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from bulletin_ie.errors import LexiconError
from bulletin_ie.records import Division
from bulletin_ie.records.vocabulary import DivisionLevel

__all__ = [
    "COUNTY",
    "LEVELS",
    "PREFECTURE",
    "PROVINCE",
    "TOWNSHIP",
    "VILLAGE",
    "Gazetteer",
    "Unit",
    "default_gazetteer",
]

LEVELS: tuple[DivisionLevel, ...] = ("province", "prefecture", "county", "township", "village")
PROVINCE, PREFECTURE, COUNTY, TOWNSHIP, VILLAGE = range(5)
_FILE = "divisions.tsv"
_AUTONOMOUS = "自治"


@dataclass(frozen=True, slots=True)
class Unit:
    """A province, a prefecture or a county.

    Attributes:
        key: What tells it from every other; the code in the shipped table.
        code: Six digits.
        name: Its full name.
        short: The name without its level, 长阳 for 长阳土家族自治县; empty where one character would be left.
        level: 0 for a province, 1 for a prefecture, 2 for a county.
        parent: Key of the division above, ``None`` for a province.
        former: ``""`` for a division of today, ``recent`` for one renamed or merged on a known day, ``old`` for another
            that is no more.
        successor: Code under which a former one goes on, where known.
    """

    key: str
    code: str
    name: str
    short: str
    level: int
    parent: str | None
    former: str = ""
    successor: str = ""


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """Divisions by key, name and parent.

    Attributes:
        units: Provinces, prefectures and counties by key.
        towns: By the key of a county (or of a prefecture without counties) its towns, each with a key.
        villages: By the key of a town the names of its villages.
        digest: Hash of all that was read; part of the ruleset version.

    Examples:
        >>> table = default_gazetteer()
        >>> [table.path(unit) for unit in table.named("鼓楼区")][0]
        ('江苏省', '南京市', '鼓楼区')
    """

    units: dict[str, Unit]
    towns: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    villages: dict[str, str] = field(default_factory=dict)
    digest: str = ""
    by_name: dict[str, tuple[Unit, ...]] = field(init=False, repr=False)
    by_short: dict[str, tuple[Unit, ...]] = field(init=False, repr=False)
    by_parent: dict[str, tuple[Unit, ...]] = field(init=False, repr=False)
    _lineages: dict[str, tuple[Unit, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        names: dict[str, list[Unit]] = {}
        shorts: dict[str, list[Unit]] = {}
        below: dict[str, list[Unit]] = {}
        for unit in self.units.values():
            for name in _full_names(unit):
                names.setdefault(name, []).append(unit)
            if unit.short and not unit.former:
                shorts.setdefault(unit.short, []).append(unit)
            if unit.parent is not None:
                below.setdefault(unit.parent, []).append(unit)
        object.__setattr__(self, "by_name", {name: tuple(units) for name, units in names.items()})
        object.__setattr__(self, "by_short", {name: tuple(units) for name, units in shorts.items()})
        lineages: dict[str, tuple[Unit, ...]] = {}
        for unit in sorted(self.units.values(), key=lambda unit: unit.level):
            above = lineages.get(unit.parent, ()) if unit.parent is not None else ()
            lineages[unit.key] = (*above, unit)
        object.__setattr__(self, "_lineages", lineages)
        object.__setattr__(self, "by_parent", {key: tuple(units) for key, units in below.items()})

    @property
    def has_towns(self) -> bool:
        """Whether anything below the county is known."""
        return bool(self.towns)

    def named(self, name: str) -> tuple[Unit, ...]:
        """The divisions of a full name (长阳县 for 长阳土家族自治县 too), those of today first."""
        return self.by_name.get(name, ())

    def lineage(self, unit: Unit) -> tuple[Unit, ...]:
        """A division with all above it, from the province down."""
        return self._lineages[unit.key]

    def path(self, unit: Unit) -> tuple[str, ...]:
        """Names from the province down."""
        return tuple(above.name for above in self.lineage(unit))

    def inside(self, unit: Unit, above: Unit) -> bool:
        """Whether a division is another one or lies in it."""
        return any(one.key == above.key for one in self.lineage(unit))

    def towns_of(self, unit: Unit) -> Iterator[tuple[Unit, str, str]]:
        """The towns of a division and of the counties in it: the division right above, name and key of each."""
        if not self.towns or unit.level < PREFECTURE:
            return
        for name, key in self.towns.get(unit.key, ()):
            yield unit, name, key
        if unit.level == PREFECTURE:
            for county in self.by_parent.get(unit.key, ()):
                yield from self.towns_of(county)

    def villages_of(self, town: str) -> list[str]:
        """The names of the villages of a town."""
        names = self.villages.get(town, "")
        return names.split("\n") if names else []

    def division(self, unit: Unit, rule: str = "", confidence: float | None = None) -> Division:
        """A division as records show it."""
        return Division.model_construct(
            code=unit.code or None,
            name=unit.name,
            level=LEVELS[unit.level],
            path=self.path(unit),
            rule=rule,
            confidence=confidence,
        )


def _full_names(unit: Unit) -> Iterator[str]:
    """The names under which a division stands with its level."""
    yield unit.name
    if _AUTONOMOUS in unit.name and unit.short and unit.level != PROVINCE:
        yield unit.short + unit.name[-1]


def make_unit(code: str, name: str, short: str | None, mark: str, codes: Iterable[str] | dict[str, str]) -> Unit:
    """A unit whose level and parent stand in its code."""
    level = PROVINCE if code.endswith("0000") else PREFECTURE if code.endswith("00") else COUNTY
    parent = None
    if level != PROVINCE:
        prefecture, province = f"{code[:4]}00", f"{code[:2]}0000"
        parent = prefecture if level == COUNTY and prefecture in codes else province
    day, _, successor = mark.removeprefix("-").partition(">")
    former = "" if not mark else "recent" if day else "old"
    if short is None:
        short = name[:-1] if len(name) > 2 else ""
    key = code if former != "recent" or successor != code else f"{code}-{name}"  # renamed under the same code
    return Unit(key, code, name, short, level, parent, former, successor)


@cache
def default_gazetteer() -> Gazetteer:
    """The table that ships with the package, read once.

    Returns:
        Provinces, prefectures and counties; no towns.

    Raises:
        LexiconError: With code ``damaged_table``, if the file is missing from the installation or was changed.
    """
    try:
        content = resources.files("bulletin_ie.lexicon").joinpath("data", _FILE).read_bytes()
        lines = [line.split("\t") for line in content.decode("utf-8").splitlines() if not line.startswith("#")]
        codes = {cells[0] for cells in lines}
        units = [
            make_unit(c[0], c[1], (c[2] if len(c) > 2 else "") or None, c[3] if len(c) > 3 else "", codes)
            for c in lines
        ]
        units.sort(key=lambda unit: (unit.former != "", unit.former == "old", unit.code))
        return Gazetteer({unit.key: unit for unit in units}, digest=hashlib.sha256(content).hexdigest())
    except (OSError, UnicodeDecodeError, IndexError, KeyError) as error:
        message = f"{_FILE} of the package cannot be read ({error}); install the package again."
        raise LexiconError("damaged_table", message) from error
