"""Real divisions that a page may be about: a small own sample, or a user's table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = ["County", "Gazetteer"]

_TOWN_ENDS = ("镇", "乡", "街道", "苏木", "办事处")


@dataclass(frozen=True, slots=True)
class County:
    """A county-level division with what lies around and in it.

    Attributes:
        province: Its province.
        prefecture: Its prefecture.
        name: Its full name.
        towns: Towns and sub-districts, each with its villages; may be empty.
    """

    province: str
    prefecture: str
    name: str
    towns: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Counties to draw from.

    Attributes:
        counties: The counties in a fixed order, so that a seed always draws the same one.
    """

    counties: Sequence[County]

    @classmethod
    def from_rows(cls, rows: Iterable[Sequence[str]]) -> Gazetteer:
        """Reads rows of a table of divisions.

        Args:
            rows: Province, prefecture, county, town and village of each; the last two may be empty or missing.

        Returns:
            The gazetteer; towns without a usual ending (farms, zones) are left out.

        Examples:
            >>> rows = [("云岭省", "临江市", "东临县", "白石镇", "柳林村"), ("云岭省", "临江市", "东临县")]
            >>> Gazetteer.from_rows(rows).counties[0].towns
            (('白石镇', ('柳林村',)),)
        """
        found: dict[tuple[str, str, str], dict[str, list[str]]] = {}
        for province, prefecture, county, *below in rows:
            if not county or len(county) > 12:
                continue
            towns = found.setdefault((province, prefecture, county), {})
            town, village = (*below, "", "")[:2]
            if town.endswith(_TOWN_ENDS) and len(town) < 9:
                villages = towns.setdefault(town, [])
                if 1 < len(village) < 9:
                    villages.append(village)
        return cls(
            tuple(
                County(*key, tuple((town, tuple(villages)) for town, villages in towns.items()))
                for key, towns in found.items()
            )
        )

    @classmethod
    def from_sample(cls, lines: Iterable[str]) -> Gazetteer:
        """Reads the package's sample: province, prefecture and counties in a line, separated by spaces.

        Examples:
            >>> [county.name for county in Gazetteer.from_sample(["云岭省 临江市 东临县 西临区"]).counties]
            ['东临县', '西临区']
        """
        rows = (line.split() for line in lines if line.strip() and not line.startswith("#"))
        return cls.from_rows((row[0], row[1], county) for row in rows for county in row[2:])
