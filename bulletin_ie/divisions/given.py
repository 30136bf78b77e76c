"""The locality that a caller gives, looked up in the table: 河南太康, 福建省三明市三元区东街街道."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bulletin_ie.divisions.finding import DivisionFinder
from bulletin_ie.divisions.locality import parse_locality
from bulletin_ie.divisions.resolving import CONFIDENCE, Resolver
from bulletin_ie.divisions.table import LEVELS, PREFECTURE, Unit
from bulletin_ie.records import Division
from bulletin_ie.text import AlignedText

__all__ = ["Home", "home_of", "read_home"]

RULES = {
    "divisions.given": "The locality that the caller gave.",
    "divisions.given_ambiguous": "The locality that the caller gave; several divisions have the name: no code.",
}
_SEPARATORS = re.compile(r"[\s/\\·・\-—–>＞,，、|]+")
_CODE = re.compile(r"[1-8]\d{5}")


@dataclass(frozen=True, slots=True)
class Home:
    """Whose bulletin a page is.

    Attributes:
        division: As the record shows it.
        unit: The province, prefecture or county, where the table has it.
        units: What it may be, where several have its name.
    """

    division: Division
    unit: Unit | None = None
    units: tuple[Unit, ...] = ()


def home_of(finder: DivisionFinder, unit: Unit, rule: str, below: tuple[Division, ...] = ()) -> Home:
    """A home that the table has."""
    return Home(finder.table.division(unit, rule, CONFIDENCE.get(rule)), unit, (unit,))


def read_home(finder: DivisionFinder, locality: str) -> Home | None:
    """Look a caller's locality up.

    Args:
        finder: Finds names.
        locality: Names of divisions in a row, with or without their levels; or a six-digit code.

    Returns:
        The home, without a unit where the table has none of that name or several; ``None`` for white space only.

    Raises:
        InputError: With code ``bad_argument``, if it is too long.

    Examples:
        >>> from bulletin_ie.divisions.table import default_gazetteer
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> finder = DivisionFinder(default_gazetteer(), default_lexicon())
        >>> read_home(finder, "周口太康").division.path, read_home(finder, "太康县板桥镇").division.code
        (('河南省', '周口市', '太康县'), '411627')
        >>> read_home(finder, "411627").division.name
        '太康县'
    """
    plain = parse_locality(locality)
    if plain is None:
        return None
    key = AlignedText.of(_SEPARATORS.sub("", locality)).key
    if _CODE.fullmatch(key) and (coded := finder.table.units.get(key)) is not None:
        return Home(finder.table.division(coded, "divisions.given"), coded, (coded,))
    found = finder.at(key)
    plain = plain.model_copy(update={"rule": "divisions.given", "confidence": None})
    if found is None:
        return Home(plain)
    units = tuple(u for u in found.units if not u.former) or found.units
    if len(units) > 1:
        return Home(plain.model_copy(update={"rule": "divisions.given_ambiguous"}), None, units)
    unit = units[0]
    below = parse_locality(key[found.end :]) if key[found.end :] else None
    names = below.path if below is not None and below.level in LEVELS[unit.level + 1 :] else ()
    if names and below is not None and below.level in LEVELS[: PREFECTURE + 2]:
        path = (*finder.table.path(unit), *names)  # 浙江省青溪县, which no table has
        return Home(plain.model_copy(update={"path": path, "name": names[-1], "level": below.level}))
    division = finder.table.division(unit, "divisions.given")
    if names and below is not None:
        division = division.model_copy(
            update={"name": names[-1], "level": below.level, "path": (*division.path, *names)}
        )
    return Home(division, unit, (unit,))


def _resolver(finder: DivisionFinder, home: Home | None) -> Resolver:
    return Resolver(finder.table, home.unit if home else None)
