"""Reading a user's own gazetteer: CSV or TSV, gzip or not, in one of three forms.

    code,name,level,parent                                    a division a row
    id,pid,deep,name,…,ext_id,ext_name                        the same, as AreaCity names it
    province,city,county,town,village,county_code,level,…     a whole path a row, as JioNLP writes it

Its divisions add to the shipped ones: a county that both have is one, under the shipped code.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import re
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, NamedTuple, TextIO, cast

from bulletin_ie.divisions.table import LEVELS, TOWNSHIP, VILLAGE, Gazetteer, Unit, default_gazetteer
from bulletin_ie.errors import LexiconError

__all__ = ["load_gazetteer"]

_GZIP = b"\x1f\x8b"
_LONGEST = 10_000  # characters of a header
_COLUMNS = {
    "code": ("code", "id", "adcode"),
    "name": ("ext_name", "name"),
    "level": ("level", "deep"),
    "parent": ("parent", "pid"),
}
_WIDE = ("province", "city", "county", "town", "village")
_PLACEHOLDER = re.compile(r"(?:市|省|自治区)?(?:市辖区|县|直辖县级行政区划|直辖行政区划)|市辖区|县|重庆[城郊][区县]")
_OFFICE = re.compile(
    r"(?:(?<=.村)村?民?(?:管理)?委员?会|(?<=.社区)(?:[居村]民?)?(?:管理)?(?:委员?会|工作站|服务中心)|(?<=.嘎查)(?:村民?)?委员?会)$"
)
_TOWN_OFFICE = re.compile(r"(?<=街道)办(?:事处)?$")
_HELP = "give a CSV or TSV with the columns code, name, level and parent; docs/divisions.md shows them"


class _Row(NamedTuple):
    """A division as a file gives it; ``parent`` may be empty."""

    key: str
    code: str
    name: str
    level: int
    parent: str


def load_gazetteer(path: str | Path) -> Gazetteer:
    """Read a gazetteer of your own on top of the shipped table.

    Args:
        path: A CSV or TSV file with a header line, UTF-8 or GB18030, plain or gzip.

    Returns:
        The shipped divisions and those of the file.

    Raises:
        LexiconError: If the file cannot be read (code ``unreadable``) or is no gazetteer (``bad_gazetteer``); the message
            says what is wrong in which line.

    Examples:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     file = Path(folder) / "own.csv"
        ...     _ = file.write_text("code,name,level,parent\\n330998,青溪县,3,3309\\n330998101,石桥镇,4,330998\\n", "utf-8")
        ...     table = load_gazetteer(file)
        >>> table.path(table.named("青溪县")[0])
        ('浙江省', '舟山市', '青溪县')
    """
    file = Path(path)
    try:
        content = file.read_bytes()
    except OSError as error:
        raise LexiconError("unreadable", f"{file.name}: cannot be read ({error.strerror}); {_HELP}.") from error
    digest = hashlib.sha256(content).hexdigest()
    for encoding in ("utf-8-sig", "gb18030"):
        merging = _Merging(file.name, default_gazetteer())
        try:
            merging.add(_rows(file.name, _stream(content, encoding)))
        except UnicodeDecodeError:
            continue
        except (OSError, EOFError, zlib.error) as error:
            raise _bad(file.name, f"the gzip file is damaged ({error})") from error
        return merging.gazetteer(digest)
    raise _bad(file.name, "it is neither UTF-8 nor GB18030 text")


def _bad(name: str, what: str) -> LexiconError:
    return LexiconError("bad_gazetteer", f"{name}: {what}; {_HELP}.")


def _stream(content: bytes, encoding: str) -> TextIO:
    """The text of a file, decoded as it is read."""
    raw: IO[bytes] = io.BytesIO(content)
    if content.startswith(_GZIP):
        raw = cast("IO[bytes]", gzip.GzipFile(fileobj=raw))
    return io.TextIOWrapper(raw, encoding=encoding, newline="")


def _rows(name: str, stream: TextIO) -> Iterator[_Row]:
    header = stream.readline(_LONGEST)
    if "\0" in header:
        raise _bad(name, "it is no text")
    delimiter = max("\t,;", key=header.count)
    columns = [cell.strip().lower() for cell in next(csv.reader([header], delimiter=delimiter), [])]
    numbered = _numbered(name, csv.reader(stream, delimiter=delimiter, strict=True), len(columns))
    if set(_WIDE) <= set(columns):
        yield from _wide_rows(name, columns, numbered)
    else:
        yield from _long_rows(name, columns, numbered)


def _numbered(name: str, reader: Iterator[list[str]], width: int) -> Iterator[tuple[int, list[str]]]:
    """Lines with their numbers; empty ones are left out."""
    number = 1
    try:
        for number, cells in enumerate(reader, 2):
            if len(cells) == width:
                yield number, cells
            elif cells and cells != [""]:
                raise _bad(name, f"line {number} has {len(cells)} columns, and the header {width}")
    except csv.Error as error:
        raise _bad(name, f"line {number + 1} cannot be read ({error})") from error


def _long_rows(name: str, columns: Sequence[str], lines: Iterator[tuple[int, list[str]]]) -> Iterator[_Row]:
    at = {field: next((columns.index(c) for c in names if c in columns), -1) for field, names in _COLUMNS.items()}
    key_at, name_at, level_at, parent_at = at["code"], at["name"], at["level"], at["parent"]
    if key_at < 0 or name_at < 0:
        found = ", ".join(column[:20] for column in columns[:8]) or "nothing"
        raise _bad(name, f"the columns code and name are missing; the header has {found}")
    code_at = columns.index("ext_id") if "ext_id" in columns else key_at  # AreaCity's own id is short
    lowest = 0 if level_at >= 0 and columns[level_at] == "deep" else 1
    levels = {str(rank + lowest): rank for rank in range(len(LEVELS))} | {
        word: rank for rank, word in enumerate(LEVELS)
    }
    for number, cells in lines:
        key, own = cells[key_at].strip(), cells[name_at].strip()
        if not key or not own:
            raise _bad(name, f"line {number} lacks a code or a name")
        given = cells[level_at].strip() if level_at >= 0 else ""
        level = levels.get(given) if given else _level_of(key)
        if level is None:
            what = f"the level {given!r}" if given else f"no level, and its code {key!r} shows none"
            raise _bad(name, f"line {number}: {own} has {what}")
        parent = cells[parent_at].strip() if parent_at >= 0 else ""
        yield _Row(key, cells[code_at].strip(), own, level, parent if parent_at >= 0 and parent != "0" else "")


def _wide_rows(name: str, columns: Sequence[str], lines: Iterator[tuple[int, list[str]]]) -> Iterator[_Row]:
    at = [columns.index(column) for column in _WIDE]
    code_at = columns.index("county_code") if "county_code" in columns else -1
    for number, cells in lines:
        path = [cells[i] for i in at]
        while path and not path[-1]:
            path.pop()
        if not path:
            raise _bad(name, f"line {number} names no division")
        code = cells[code_at].strip() if code_at >= 0 else ""
        yield _Row("/".join(path), code, path[-1], len(path) - 1, "/".join(path[:-1]))


def _level_of(code: str) -> int | None:
    """The level that a code of 2, 4, 6, 9 or 12 digits shows."""
    return {2: 0, 4: 1, 6: 2, 9: 3, 12: 4}.get(len(_stem(code))) if code.isdecimal() else None


def _stem(code: str) -> str:
    """A code without the zeros that fill it up."""
    for length, filled in ((12, 9), (9, 6), (6, 4), (4, 2)):
        if len(code) == length and not code[filled:].strip("0"):
            code = code[:filled]
    return code


def _above_of(code: str) -> Iterator[str]:
    """The codes of what may lie right above, and above that."""
    stem = _stem(code)
    for length in (9, 6, 4, 2):
        if code.isdecimal() and length < len(stem):
            yield stem[:length]


def _six(code: str) -> str:
    """Six digits of a code, empty where it has no such."""
    return code[:6].ljust(6, "0") if code.isdecimal() and len(code) in (2, 4, 6, 9, 12) else ""


class _Merging:
    """Puts rows onto the shipped divisions."""

    def __init__(self, name: str, shipped: Gazetteer) -> None:
        self.name = name
        self.shipped = shipped
        self.units = dict(shipped.units)
        self.taken = False
        self.keys: dict[str, str] = {}  # key in the file → key of the unit
        self.known = {_stem(unit.code): unit.key for unit in shipped.units.values() if not unit.former}
        self.children: dict[tuple[str | None, str], str] = {}
        for unit in reversed(shipped.units.values()):  # those of today stand first and win
            self.children[unit.parent, unit.name] = unit.key
        self.towns: dict[str, list[tuple[str, str]]] = {}
        self.villages: dict[str, list[str]] = {}
        self.town_keys: dict[str, str] = {}  # by the code without the zeros that fill it up

    def add(self, rows: Iterator[_Row]) -> None:
        """Take rows in any order; most files have what lies above first."""
        waiting = [row for row in rows if not self._take(row)]
        if not self.taken and not waiting:
            raise _bad(self.name, "it has no line below the header")
        for row in sorted(waiting, key=lambda row: row.level):
            if not self._take(row):
                what = (
                    f"lies in {row.parent!r}, which no line and no shipped code has" if row.parent else "lies nowhere"
                )
                raise _bad(self.name, f"{row.name} ({row.key}) {what}")

    def _take(self, row: _Row) -> bool:
        """Take a division; ``False`` if the one above it is not known yet."""
        self.taken = True
        if row.level == VILLAGE:
            town = row.parent or next(_above_of(row.key), "")
            if town not in self.villages:
                town = self.town_keys.get(_stem(town), "")
            if not town:
                return False
            self.villages[town].append(_OFFICE.sub("", row.name))
            return True
        above = self._above(row)
        if above is None and row.level > 0:
            return False
        if row.level == TOWNSHIP:
            self.towns.setdefault(str(above), []).append((_TOWN_OFFICE.sub("", row.name), row.key))
            self.villages.setdefault(row.key, [])
            self.town_keys[_stem(row.key)] = row.key
        else:
            self._unit(row, above)
        return True

    def _above(self, row: _Row) -> str | None:
        for key in (row.parent,) if row.parent else _above_of(row.key):
            if found := self.keys.get(key) or self.known.get(_stem(key)):
                return found
        return None

    def _unit(self, row: _Row, above: str | None) -> None:
        """Take a division down to the county."""
        parent = self.units[above] if above else None
        if parent is not None and (row.name == parent.name or _PLACEHOLDER.fullmatch(row.name)):
            self._note(row, parent.key)  # 市辖区, 省直辖县级行政区划, 上海市 in 上海市
            return
        key = self.children.get((above, row.name)) or self._elsewhere(row, parent)
        if key is None:
            key = f"own:{row.key}"
            short = row.name[:-1] if len(row.name) > 2 else ""
            self.units[key] = Unit(key, _six(row.code), row.name, short, row.level, above)
            self.children[above, row.name] = key
        self._note(row, key)

    def _note(self, row: _Row, key: str) -> None:
        self.keys[row.key] = key
        self.keys.setdefault(_stem(row.key), key)

    def _elsewhere(self, row: _Row, parent: Unit | None) -> str | None:
        """The shipped division of that name in the same province, where the file has another one between."""
        province = parent
        while province is not None and province.parent is not None:
            province = self.units[province.parent]
        if province is None or province.key not in self.shipped.units:
            return None
        found = [u for u in self.shipped.named(row.name) if u.name == row.name and self.shipped.inside(u, province)]
        today = [unit for unit in found if not unit.former]
        return today[0].key if len(today) == 1 else found[0].key if found and not today else None

    def gazetteer(self, digest: str) -> Gazetteer:
        """All that was taken."""
        ordered = sorted(self.units.values(), key=lambda unit: (unit.former != "", unit.former == "old"))
        return Gazetteer(
            {unit.key: unit for unit in ordered},
            towns={key: tuple(towns) for key, towns in self.towns.items()},
            villages={key: "\n".join(names) for key, names in self.villages.items() if names},
            digest=hashlib.sha256(f"{self.shipped.digest}|{digest}".encode()).hexdigest(),
        )
