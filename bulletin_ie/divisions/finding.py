"""Names of provinces, prefectures and counties in a text, and what each of them may be."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bulletin_ie.divisions.table import COUNTY, Gazetteer, Unit
from bulletin_ie.lexicon import Lexicon

__all__ = ["DivisionFinder", "Found", "narrowed"]

_ENDING = re.compile("[省市区县旗州盟]")
_HAN = re.compile(r"[\u3400-\u9fff〇]")
_INSIDE_LIST = re.compile(r"[、，]|以及|[和及与至]")
_JOINS = frozenset({"、", "和", "与", "及", "以及"})
_SPACE = re.compile(r"[ \u3000·]?")
# 防|城区, 海|城市, 南|山区: the end of the name is a word of its own, so its first character may belong to another.
_TAIL_IS_A_WORD = re.compile(r".(?:[城山市郊矿林港园湖老新东西南北中库景湾]区|[城都门夜超]市)")
_ACTS = re.compile(r"委|人民|政府|人大|政协|纪委|公安|融媒体|召开|举行|举办|开展|[^长]{2,5}局|[：:，。、（）\n ]|$")
_COMPANY = re.compile(r"[）)](?=[\u3400-\u9fff])")
_LONGEST_SHORT = 8


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        head: Where the written path begins that leads to it (河南省 in 河南省太康县).
        units: What it may be, narrowed by what is written in front of it.
        led: Whether something that it lies in is written in front.
        full: Whether its level is written.
        sure: Whether its form alone tells that it is a name.
    """

    start: int
    end: int
    head: int
    units: tuple[Unit, ...]
    led: bool
    full: bool
    sure: bool


def _grams(anywhere: Iterable[str], behind: Iterable[str], ends: Iterable[str]) -> re.Pattern[str]:
    """A pattern for the beginnings of names without their level: cities' anywhere, counties' behind a verb of travel."""
    pairs = [["".join(sorted({gram[i] for gram in grams})) for i in (0, 1)] for grams in (list(anywhere), list(behind))]
    (first, second), (other, next_) = pairs
    return re.compile(f"[{first}](?=[{second}])|(?<=[{''.join(sorted(ends))}])[{other}](?=[{next_}])")


def narrowed(table: Gazetteer, units: Iterable[Unit], above: Iterable[Unit]) -> tuple[Unit, ...]:
    """Those divisions that lie in one of others, and are none of them."""
    keys = {unit.key for unit in above}
    return tuple(u for u in units if u.key not in keys and any(a.key in keys for a in table.lineage(u)))


class DivisionFinder:
    """Finds names of divisions in one pass.

    Args:
        table: The divisions.
        lexicon: Words that are no names, and what stands around names.

    Examples:
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> from bulletin_ie.divisions.table import default_gazetteer
        >>> finder = DivisionFinder(default_gazetteer(), default_lexicon())
        >>> text = "要严防城区内涝。深圳市南山区、河南省太康县的代表先后到苏州考察。"
        >>> [text[found.head : found.end] for found in finder.find(text)]
        ['深圳市南山区', '河南省太康县', '苏州']
    """

    def __init__(self, table: Gazetteer, lexicon: Lexicon) -> None:
        self.table = table
        self._lengths: dict[str, list[int]] = {}  # of the names with the same last two characters
        for name in table.by_name:
            lengths = self._lengths.setdefault(name[-2:], [])
            if len(name) not in lengths:
                lengths.append(len(name))
        for lengths in self._lengths.values():
            lengths.sort(reverse=True)
        self._starts: dict[str, list[str]] = {}
        for short in sorted(table.by_short, key=len, reverse=True):
            self._starts.setdefault(short[:2], []).append(short)
        cities = {name[:2] for name, units in table.by_short.items() if min(u.level for u in units) < COUNTY}
        self._words = frozenset(lexicon.words("division_word"))
        self._short_words = frozenset(lexicon.words("division_short_word"))
        self._leads = tuple(lexicon.words("division_lead")) + tuple(lexicon.words("division_travel"))
        self._travel = tuple(lexicon.words("division_travel"))
        self._short = _grams(cities, self._starts.keys(), {word[-1] for word in self._travel})
        self._after = tuple(lexicon.words("division_after"))
        self._not_after: dict[str, tuple[str, ...]] = {}
        for entry in lexicon.of("division_not_after"):
            self._not_after[entry.value] = self._not_after.get(entry.value, ()) + entry.words

    def find(self, key: str, known: Iterable[Unit] = ()) -> list[Found]:
        """The names of a text in reading order; of a written path the last, which is the most exact.

        Args:
            key: Text in pattern form.
            known: Divisions that the page is about: their names are believed even where they might be other words.

        Returns:
            Names, none overlapping another.
        """
        return self.complete(key, self.names(key), known)

    def names(self, key: str) -> list[Found]:
        """The names with their level, also those that may be other words.

        Args:
            key: Text in pattern form.

        Returns:
            Names in reading order.
        """
        return self._chains(key, list(self._full_names(key)))

    def complete(self, key: str, names: list[Found], known: Iterable[Unit] = ()) -> list[Found]:
        """Those of the names that are believed, and the names without their level.

        Args:
            key: Text in pattern form.
            names: What `names` gave.
            known: See `find`.

        Returns:
            What `find` gives.
        """
        return self._with_shorts(key, self._believed(key, names, known))

    def at(self, key: str, start: int = 0) -> Found | None:
        """The name, or the written path of names, that begins at a position of a place's own words.

        Args:
            key: Text in pattern form.
            start: The position.

        Returns:
            The longest path that begins there, or ``None``.
        """
        names = self.names(key)
        last = next((name for name in reversed(names) if name.head == start), None)
        if last is None and (units := self._shorts_to_the_end(key, start, ())):
            sure = key[start:] not in self._short_words
            return Found(start, len(key), start, units, led=False, full=False, sure=sure)
        return last

    def _shorts_to_the_end(self, key: str, start: int, above: tuple[Unit, ...]) -> tuple[Unit, ...]:
        """What names without their levels mean that fill a text: 周口|太康."""
        for short in self._starts.get(key[start : start + 2], ()):
            units = self.table.by_short[short] if key.startswith(short, start) else ()
            units = narrowed(self.table, units, above) if above else units
            end = start + len(short)
            if units and (found := self._shorts_to_the_end(key, end, units) if end < len(key) else units):
                return found if above or end < len(key) else self._highest(found)
        return ()

    def _full_names(self, key: str) -> Iterator[tuple[int, int]]:
        """Ranges of names with their level, the longest that ends at each place, none overlapping another."""
        named, kept = self.table.by_name, (0, 0)
        for match in _ENDING.finditer(key):
            end = match.end()
            for length in self._lengths.get(key[end - 2 : end], ()):
                start = end - length
                if start < 0 or key[start:end] not in named:
                    continue
                if key.startswith(self._not_after.get(match.group(), ()), end) if end < len(key) else False:
                    break
                if start < kept[1]:
                    if start <= kept[0] or self._splits(key, kept, start, end):
                        kept = (start, end)
                    break
                if kept[1]:
                    yield kept
                kept = (start, end)
                break
        if kept[1]:
            yield kept

    def _splits(self, key: str, before: tuple[int, int], start: int, end: int) -> bool:
        """Whether a name takes the level of the one before it: 济南|市中区."""
        shorts = self.table.by_short.get(key[before[0] : start], ())
        return bool(narrowed(self.table, self.table.by_name[key[start:end]], shorts))

    def _chains(self, key: str, ranges: list[tuple[int, int]]) -> list[Found]:
        """Names, each narrowed by what is written in front of it; what is in front of another is part of it."""
        names: list[Found] = []
        for start, end in ranges:
            units = self.table.by_name[key[start:end]]
            last = names[-1] if names else None
            if last and _SPACE.fullmatch(key, last.end, start):
                inside = narrowed(self.table, units, last.units)
                if inside:
                    names[-1] = Found(start, end, last.head, inside, led=True, full=True, sure=True)
                    continue
            head, inside = self._led_by_short(key, start, units, last.end if last else 0)
            if inside:
                names.append(Found(start, end, head, inside, led=True, full=True, sure=True))
            else:
                listed = last is not None and last.sure and key[last.end : start] in _JOINS
                sure = listed or self._is_sure(key, start, end)
                names.append(Found(start, end, start, units, led=False, full=True, sure=sure))
        return names

    def _led_by_short(self, key: str, start: int, units: tuple[Unit, ...], low: int) -> tuple[int, tuple[Unit, ...]]:
        """What a name may be behind the short names of what it lies in (四川凉山西昌市), and where they begin."""
        for length in range(min(_LONGEST_SHORT, start - low), 1, -1):
            above = self.table.by_short.get(key[start - length : start])
            if not above:
                continue
            inside = narrowed(self.table, units, above)
            if inside:
                higher = tuple(a for a in above if any(self.table.inside(u, a) for u in inside))
                head, more = self._led_by_short(key, start - length, higher, low)
                return head, narrowed(self.table, inside, more) or inside
        return start, ()

    def _is_sure(self, key: str, start: int, end: int) -> bool:
        """Whether a name that nothing leads to is one by its form and its neighbors."""
        name = key[start:end]
        if name in self._words:
            return False
        if len(name) == 2:
            edge = not start or not _HAN.match(key, start - 1) or key.endswith(("中共", *self._travel), 0, start)
            return edge and name[-1] != "区" and bool(_ACTS.match(key, end))
        return not _TAIL_IS_A_WORD.fullmatch(name) or self._is_edge(key, start)

    def _is_edge(self, key: str, start: int) -> bool:
        """Whether a name may begin here: nothing, no letter, or a word that leads to names stands before."""
        return not start or not _HAN.match(key, start - 1) or key.endswith(self._leads, 0, start)

    def _believed(self, key: str, names: list[Found], known: Iterable[Unit]) -> list[Found]:
        """Those that are sure, and those whose division is named surely elsewhere or is the page's."""
        keys = {unit.key for unit in known}
        for name in names:
            if name.sure:
                keys.update(unit.key for unit in name.units)
        found = []
        for name in names:
            if not name.sure:
                units = tuple(unit for unit in name.units if unit.key in keys)
                if not units or not self._is_edge(key, name.start):
                    continue
                name = replace(name, units=units)
            found.append(name)
        return found

    def _with_shorts(self, key: str, names: list[Found]) -> list[Found]:
        """The names together with those that stand without their level."""
        found: list[Found] = []
        waiting = deque(names)
        for match in self._short.finditer(key):
            start = match.start()
            if key[start : start + 2] not in self._starts or not self._is_edge(key, start):
                continue
            while waiting and waiting[0].head <= start:
                self._append(key, found, waiting.popleft(), waiting)
            if not found or start >= found[-1].end:
                name = self._short_at(key, start, found[-1] if found else None, waiting[0] if waiting else None)
                if name is not None:
                    self._append(key, found, name, waiting)
        while waiting:
            self._append(key, found, waiting.popleft(), waiting)
        return found

    def _append(self, key: str, found: list[Found], name: Found, waiting: deque[Found]) -> None:
        """Take a name, what stands right behind it and lies in it (浙江|义乌), and what goes on its list (义乌、昆山)."""
        following = waiting[0] if waiting else None
        member: Found | None = name
        while member is not None:
            while (inner := self._short_at(key, member.end, member, following)) is not None and inner.led:
                member = inner
            found.append(member)
            joined = _INSIDE_LIST.match(key, member.end)
            member = self._short_at(key, joined.end(), member, following) if joined else None

    def _short_at(self, key: str, start: int, last: Found | None, following: Found | None) -> Found | None:
        shorts = self._starts.get(key[start : start + 2], ())
        word = next((short for short in shorts if key.startswith(short, start)), "")
        end = start + len(word)
        if not word or (following and end > following.head):
            return None
        units = self.table.by_short[word]
        if last and last.end == start and (inside := narrowed(self.table, units, last.units)):
            ended = self._ends(key, end, inside, following)
            return Found(start, end, last.head, inside, led=True, full=False, sure=True) if ended else None
        if not self._ends(key, end, units, following):
            return None
        listed = last is not None and bool(_INSIDE_LIST.fullmatch(key, last.end, start))
        travel = key.endswith(self._travel, 0, start)
        if word in self._short_words and not listed and not travel:
            return None
        if not listed and not self._is_edge(key, start):
            return None
        units = self._highest(units)
        if units[0].level >= COUNTY and (len(units) > 1 or word in self._short_words or not (listed or travel)):
            return None
        return Found(start, end, start, units, led=False, full=False, sure=True)

    def _highest(self, units: tuple[Unit, ...]) -> tuple[Unit, ...]:
        """A name without a level is the highest that has it: 吉林 is the province."""
        level = min(unit.level for unit in units)
        return tuple(unit for unit in units if unit.level == level)

    def _ends(self, key: str, end: int, units: tuple[Unit, ...], following: Found | None) -> bool:
        """Whether a name without its level may end here."""
        if end >= len(key) or not (_HAN.match(key, end) or key[end].isalnum()):
            return not _COMPANY.match(key, end)  # 宏岭（深圳）有限公司
        if (following is not None and following.head == end) or key.startswith(self._after, end):
            return True
        for short in self._starts.get(key[end : end + 2], ()):
            if key.startswith(short, end):  # 浙江|义乌
                inside = narrowed(self.table, self.table.by_short[short], units)
                return bool(inside) and self._ends(key, end + len(short), inside, following)
        return False
