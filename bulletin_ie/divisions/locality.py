"""Whose bulletin it is, as the caller says it: 福建省三明市三元区 to a division and its path."""

from __future__ import annotations

import re
from functools import cache

from bulletin_ie.errors import InputError
from bulletin_ie.records import Division
from bulletin_ie.records.vocabulary import DivisionLevel

__all__ = ["MAX_CHARS", "parse_locality"]

MAX_CHARS = 100
_LEVELS: tuple[DivisionLevel, ...] = ("province", "prefecture", "county", "township", "village")
_RANKS: dict[str, tuple[int, ...]] = {
    "省": (0,), "特别行政区": (0,), "自治区": (0,),
    "市": (1, 2), "自治州": (1,), "州": (1,), "地区": (1,), "盟": (1,),
    "区": (2,), "林区": (2,), "特区": (2,), "县": (2,), "自治县": (2,), "旗": (2,), "自治旗": (2,),
    "镇": (3,), "乡": (3,), "街道": (3,), "苏木": (3,),
    "村": (4,), "社区": (4,), "嘎查": (4,),
}  # fmt: skip
_ENDINGS = sorted(_RANKS, key=len, reverse=True)
_MUNICIPALITIES = frozenset({"北京市", "天津市", "上海市", "重庆市"})
_NO_DIVISION = re.compile(r"(?:小|校|园|厂|景|库|营|灾)区$")
_INSIDE_NAME = re.compile(r"州(?=[市省县区])")  # 苏州市
_DOUBLED = re.compile(r"[市区县]市$")  # only 津市市 ends so
_STRANGE_START = re.compile(r"(?!市[中南北]区)[市省县区盟旗]")  # 市中区, 市南区, 市北区 begin with an ending
_SEPARATORS = re.compile(r"[\s/\\·・\-—–>＞,，、|]+")

_Path = tuple[tuple[str, int | None], ...]  # names with their ranks; None for words that are no division
_Cost = tuple[int, int, int, tuple[int, ...]]


def parse_locality(locality: str) -> Division | None:
    """Read a locality into names from the highest level down.

    Every word stays: what is no division by its ending is the last name, without a level. A 市 that stands alone or
    right below its province counts as a prefecture, though some are counties.

    Args:
        locality: Names of divisions in a row, at most 100 characters; spaces, slashes and dots between them are no part
            of a name.

    Returns:
        The division, or ``None`` for white space only.

    Raises:
        InputError: With code ``bad_argument``, if it is longer.

    Examples:
        >>> parse_locality("山东省济南市市中区").path
        ('山东省', '济南市', '市中区')
        >>> parse_locality("上海市").level, parse_locality("福建省三明市三元区东街街道").level
        ('province', 'township')
    """
    if len(locality) > MAX_CHARS:
        raise InputError("bad_argument", f"locality has {len(locality)} characters; give at most {MAX_CHARS}.")
    path: _Path = ()
    for part in filter(None, _SEPARATORS.split(locality)):
        below = max((rank for _, rank in path if rank is not None), default=-1) + 1
        path += _split(part, below)
    if not path:
        return None
    name, rank = path[-1]
    return Division(name=name, level=None if rank is None else _LEVELS[rank], path=tuple(name for name, _ in path))


def _split(text: str, below: int) -> _Path:
    """The best division of a text: least left over, most names, fewest strange ones, earliest ends."""
    ends = {end: ending for end in range(2, len(text) + 1) if (ending := _ending(text, end))}

    @cache
    def best(start: int, lowest: int) -> tuple[_Cost, _Path]:
        rest = text[start:]
        found: tuple[_Cost, _Path] = ((len(rest), 0, 0, ()), ((rest, None),) if rest else ())
        for end, ending in ends.items():
            name = text[start:end]
            if len(name) <= len(ending) or _no_name(text, start, end):
                continue
            rank = next((r for r in _ranks(name, ending) if r >= lowest), None)
            if rank is None:
                continue
            (left, names, strange, lengths), path = best(end, rank + 1)
            strange += _STRANGE_START.match(name) is not None
            cost = (left, names - 1, strange, (len(name), *lengths))
            found = min(found, (cost, ((name, rank), *path)), key=lambda item: item[0])
        return found

    return best(0, below)[1]


def _ending(text: str, end: int) -> str:
    return next((ending for ending in _ENDINGS if text.endswith(ending, 0, end)), "")


def _ranks(name: str, ending: str) -> tuple[int, ...]:
    return (0,) if name in _MUNICIPALITIES else _RANKS[ending]


def _no_name(text: str, start: int, end: int) -> bool:
    name = text[start:end]
    doubled = _DOUBLED.search(name) and name != "津市市"
    inside = name == "红旗" or _INSIDE_NAME.match(text, end - 1)  # 红旗满族乡, 苏州市
    return bool(inside or doubled or _NO_DIVISION.search(name))
