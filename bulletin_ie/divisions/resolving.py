"""Which of several divisions with one name is meant: by the path, the list, the page's locality, or another mention."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from bulletin_ie.divisions.finding import Found, narrowed
from bulletin_ie.divisions.table import COUNTY, Gazetteer, Unit

__all__ = ["CONFIDENCE", "RULES", "Resolved", "Resolver"]

RULES = {
    "divisions.path": "The division above it is written in front of it, 河南省太康县.",
    "divisions.unique": "No other division has the name, 太康县.",
    "divisions.locality": "Of several with the name, the one in the bulletin's own locality or next to it, 鼓楼区 in 南京市.",
    "divisions.list": "Of several with the name, the one beside the division named before it, 石家庄市新华区、长安区.",
    "divisions.mention": "Of several with the name, the one that the page names with its path elsewhere.",
    "divisions.former": "A name that is no more, 偃师市: the division that bore it, under its old code.",
    "divisions.ambiguous": "Several divisions have the name and nothing tells which: no code.",
}
CONFIDENCE = {
    "divisions.path": 0.99, "divisions.unique": 0.98, "divisions.locality": 0.95, "divisions.list": 0.95,
    "divisions.mention": 0.94, "divisions.former": 0.93, "divisions.ambiguous": None,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Resolved:
    """A name with the division that it means.

    Attributes:
        found: The name.
        unit: The division; ``None`` where several are left.
        rule: What decided.
    """

    found: Found
    unit: Unit | None
    rule: str


class Resolver:
    """Decides names of one text.

    Args:
        table: The divisions.
        home: Whose text it is, if known.
    """

    def __init__(self, table: Gazetteer, home: Unit | None = None) -> None:
        self.table = table
        self.home = home

    def resolve(self, names: Sequence[Found], key: str) -> list[Resolved]:
        """Decide every name of a text.

        Args:
            names: Names in reading order.
            key: The text.

        Returns:
            As many decisions, in the same order.
        """
        told = self.told(names)
        result: list[Resolved] = []
        for name in names:
            last = result[-1] if result else None
            beside = last.unit if last and self._listed(key, last.found.end, name.head) else None
            unit, rule = self.decide(name.units, led=name.led, beside=beside, told=told)
            result.append(Resolved(name, unit, rule))
        return result

    def told(self, names: Iterable[Found]) -> frozenset[str]:
        """The keys of the divisions that a text names with their path."""
        left = (self._today(name.units) for name in names if name.led)
        return frozenset(units[0].key for units in left if len(units) == 1)

    def decide(
        self, units: tuple[Unit, ...], *, led: bool = False, beside: Unit | None = None, told: Set[str] = frozenset()
    ) -> tuple[Unit | None, str]:
        """Decide one name.

        Args:
            units: What it may be.
            led: Whether these are what a written path leaves.
            beside: The division named before it in a list.
            told: Keys of the divisions that the text names with their path.

        Returns:
            The division and the rule that decided; ``None`` where several are left, or none that may be believed.
        """
        left = self._today(units)
        if len(left) == 1:
            former = "divisions.former" if left[0].former else "divisions.unique"
            return left[0], "divisions.path" if led else former
        if not left:
            return self._old(units, led)
        if beside is not None and beside.parent is not None:
            level = self.table.units[beside.parent] if beside.level >= COUNTY else beside
            if (unit := self._only(narrowed(self.table, left, (level,)))) is not None:
                return unit, "divisions.list"
        if self.home is not None and self.home in left:
            return self.home, "divisions.locality"
        named = [unit for unit in left if unit.key in told]
        if len(named) == 1:
            return named[0], "divisions.mention"
        near = None if named else self.nearest(left)
        return near, "divisions.locality" if near is not None else "divisions.ambiguous"

    def nearest(self, units: Sequence[Unit]) -> Unit | None:
        """The only one that lies in the home, else in its prefecture, else in its province."""
        if self.home is None:
            return None
        for above in reversed(self.table.lineage(self.home)):
            inside = [unit for unit in units if self.table.inside(unit, above)]
            if inside:
                return self._only(inside)
        return None

    def _today(self, units: Sequence[Unit]) -> tuple[Unit, ...]:
        """Those of today; else those that were renamed on a known day."""
        today = tuple(unit for unit in units if not unit.former)
        return today or tuple(unit for unit in units if unit.former == "recent")

    def _old(self, units: Sequence[Unit], led: bool) -> tuple[Unit | None, str]:
        """A name that is long gone is believed behind its province or prefecture, or near home."""
        if led:
            unit = self._only(units)
            return unit, "divisions.path" if unit is not None else "divisions.ambiguous"
        near = self.nearest(units)
        return (near, "divisions.former") if near is not None else (None, "divisions.unknown")

    def _only(self, units: Sequence[Unit]) -> Unit | None:
        return units[0] if len(units) == 1 else None

    def _listed(self, key: str, end: int, head: int) -> bool:
        between = key[end:head]
        return 0 < len(between) <= 2 and between.strip("、，和与及 ") == ""
