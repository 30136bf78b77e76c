"""`find_divisions`: the divisions that a text names."""

from __future__ import annotations

from functools import cache

from bulletin_ie.divisions.finding import DivisionFinder
from bulletin_ie.divisions.forms import BelowReader
from bulletin_ie.divisions.given import read_home
from bulletin_ie.divisions.resolving import CONFIDENCE, Resolved, Resolver
from bulletin_ie.divisions.table import LEVELS, Gazetteer, default_gazetteer
from bulletin_ie.lexicon import default_lexicon
from bulletin_ie.records import Division
from bulletin_ie.text import AlignedText, read_page

__all__ = ["find_divisions"]

_IN_RUNNING_TEXT = 3  # characters of a town's name, without its level, that are believed outside a place


def find_divisions(
    text: str, *, locality: str | None = None, divisions: Gazetteer | None = None
) -> tuple[Division, ...]:
    """The provinces, prefectures and counties that a text names, and the towns behind them.

    Args:
        text: Any text; hard line wraps inside a name are no matter.
        locality: Whose text it is; it decides among divisions with one name.
        divisions: A gazetteer of your own, as `load_gazetteer` reads it.

    Returns:
        Divisions in reading order. One that several may be has no ``code``, and its ``rule`` is ``divisions.ambiguous``.

    Raises:
        InputError: With code ``bad_argument``, if ``locality`` is too long.

    Examples:
        >>> for found in find_divisions("周川到河南省太康县板桥镇调研；鼓楼区代表参加。", locality="江苏省徐州市"):
        ...     print(found.code, found.path, found.span.text)
        411627 ('河南省', '周口市', '太康县', '板桥镇') 河南省太康县板桥镇
        320302 ('江苏省', '徐州市', '鼓楼区') 鼓楼区
    """
    finder = _finder(divisions or default_gazetteer())
    page = read_page(text)
    home = read_home(finder, locality) if locality else None
    unit = home.unit if home else None
    names = finder.find(page.key, (unit,) if unit else ())
    decided = Resolver(finder.table, unit).resolve(names, page.key)
    below = BelowReader(default_lexicon())
    return tuple(_division(finder, below, page, one) for one in decided if one.rule != "divisions.unknown")


@cache
def _finder(table: Gazetteer) -> DivisionFinder:
    return DivisionFinder(table, default_lexicon())


def _division(finder: DivisionFinder, reader: BelowReader, page: AlignedText, one: Resolved) -> Division:
    found = one.found
    if one.unit is None:
        name = page.key[found.start : found.end]
        division = Division(name=name, level=LEVELS[found.units[0].level], path=(name,), rule=one.rule)
    else:
        division = finder.table.division(one.unit, one.rule, CONFIDENCE[one.rule])
    end = found.end
    below = reader.read(page.key, end, longest=_IN_RUNNING_TEXT) if found.full and one.unit is not None else None
    if below is not None and below.town is not None:
        names = tuple(filter(None, (below.town, below.village)))
        level = LEVELS[4 if below.village else 3]
        division = division.model_copy(update={"name": names[-1], "level": level, "path": (*division.path, *names)})
        end = below.end
    return division.model_copy(update={"spans": page.spans(found.head, end)})
