"""Towns and villages looked up in a gazetteer, inside what they lie in, with misprints of one character."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bulletin_ie.divisions.forms import stem_of
from bulletin_ie.divisions.table import Gazetteer, Unit

__all__ = ["Matched", "TownMatcher", "one_off"]

_LONG = 3  # characters from which a stem with one other character is still the same


class Matched(NamedTuple):
    """What a gazetteer has under a town's and a village's name.

    Attributes:
        county: The division right above the town.
        names: The town's and the village's name, as the gazetteer has them.
        misprint: Whether a character differs.
        whole: Whether the village was found too, where one was asked for; if not, its name is as it was written.
        options: Where several towns or villages fit, their names from the county down; then ``names`` is empty.
    """

    county: Unit
    names: tuple[str, ...]
    misprint: bool = False
    whole: bool = True
    options: tuple[str, ...] = ()


class _Town(NamedTuple):
    county: Unit
    name: str
    key: str


def one_off(one: str, other: str) -> bool:
    """Whether two names are as long as each other and differ in exactly one character.

    Examples:
        >>> one_off("柳河弯", "柳河湾"), one_off("青石", "白云"), one_off("青石", "青石沟")
        (True, False, False)
    """
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


class TownMatcher:
    """Looks towns and villages up.

    Args:
        table: A gazetteer with towns.
    """

    def __init__(self, table: Gazetteer) -> None:
        self._table = table

    def match(self, above: Unit, town: str | None, village: str | None) -> Matched | None:
        """Find a town, a village, or a village in a town.

        Args:
            above: The county or prefecture in which to look.
            town: The town's name as written, if any.
            village: The village's name as written, if any; its level may be missing.

        Returns:
            What fits, or ``None`` where nothing does.
        """
        towns = [_Town(*entry) for entry in self._table.towns_of(above)]
        if town is None:
            return self._village(towns, village) if village else None
        named = [t for t in towns if t.name == town] or [t for t in towns if stem_of(t.name) == stem_of(town)]
        if not named:
            return self._misprinted(towns, town, village)
        if village and (found := self._village(named, village)) is not None:
            return found
        if len(named) > 1:
            return Matched(above, (), options=tuple(f"{t.county.name}{t.name}" for t in named))
        names = (named[0].name, village) if village else (named[0].name,)
        return Matched(named[0].county, names, whole=village is None)

    def _village(self, towns: Sequence[_Town], village: str) -> Matched | None:
        """A village of some towns: by its name, by its stem, or with one other character in a long stem."""
        named = [(t, v) for t in towns for v in self._table.villages_of(t.key)]
        stem = stem_of(village)
        exact = [(t, v) for t, v in named if v == village] or [(t, v) for t, v in named if stem_of(v) == stem]
        found = exact or [(t, v) for t, v in named if len(stem) >= _LONG and one_off(stem_of(v), stem)]
        if not found or (len(found) > 1 and not exact):
            return None
        town, name = found[0]
        if len(found) > 1:
            return Matched(town.county, (), options=tuple(f"{t.county.name}{t.name}{v}" for t, v in found))
        return Matched(town.county, (town.name, name), misprint=not exact)

    def _misprinted(self, towns: Sequence[_Town], town: str, village: str | None) -> Matched | None:
        """A town with one other character: a long name alone, a short one only together with its village."""
        stem = stem_of(town)
        near = [t for t in towns if t.name[-1] == town[-1] and one_off(stem_of(t.name), stem)]
        if village:
            inside = [found for t in near if (found := self._village([t], village)) is not None]
            return inside[0]._replace(misprint=True) if len(inside) == 1 else None
        if len(near) == 1 and len(stem) >= _LONG:
            return Matched(near[0].county, (near[0].name,), misprint=True)
        return None
