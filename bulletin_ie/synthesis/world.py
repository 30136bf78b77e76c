"""What a page is about: one county, its towns and villages, its leaders. All articles of the page share it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bulletin_ie.synthesis.divisions import County, Gazetteer
from bulletin_ie.synthesis.grammar import Filler, Grammar, Piece, Scribe, join
from bulletin_ie.synthesis.names import full_name
from bulletin_ie.synthesis.shapes import short_name

__all__ = ["SLOTS", "World", "make_world"]

_RANKS = (
    "衔书记", "衔县长", "衔专职副书记", "衔人大主任", "衔政协主席", "衔常务", "衔常委", "衔常委", "衔常委", "衔常委", "衔常委",
    "衔副县长", "衔副县长", "衔副县长", "衔副县长", "衔人大副主任", "衔人大副主任", "衔政协副主席", "衔政协副主席", "衔两院", "衔两院",
)  # fmt: skip
_LEAD = (0.30, 0.55, 0.62, 0.68, 0.74, 0.82, 1.0)
_REAL_SHARE = 0.5


@dataclass(slots=True)
class World:
    """A county for one page.

    Attributes:
        level: The character that its bodies bear: 县, 区, 市 or 旗.
        names: Full and short names of the divisions above and the county itself.
        towns: Names of towns, each with its villages.
        leaders: Titles and name of each leader, the first ones first.
        cast: Which leaders the present article is about.
        turn: Whose turn it is in an article that follows several leaders one after the other.
    """

    level: str
    names: dict[str, str]
    towns: list[tuple[str, tuple[str, ...]]]
    leaders: list[tuple[tuple[Piece, ...], Piece]] = field(default_factory=list)
    cast: list[int] = field(default_factory=list)
    turn: int = 0

    def recast(self, random: Callable[[], float]) -> None:
        """Chooses the leaders of the next article: one in front, the others in order of rank."""
        die = random()
        lead = next(place for place, bound in enumerate(_LEAD) if die <= bound)
        if lead == len(_LEAD) - 1:
            lead += int(random() * (len(self.leaders) - lead))
        others = [place for place in range(len(self.leaders)) if place != lead and random() < 0.5]
        self.cast = [lead, *others]
        self.turn = 0

    def leader(self, argument: str) -> tuple[tuple[Piece, ...], Piece]:
        """The n-th of the article's cast; 下 moves on to the next one, 今 stays with the one last moved to."""
        if argument == "下":
            self.turn += 1
        place = self.turn if argument in ("下", "今") else int(argument or 1) - 1
        return self.leaders[self.cast[place % len(self.cast)]]


def make_world(grammar: Grammar, random: Callable[[], float], gazetteer: Gazetteer) -> tuple[World, dict[str, Filler]]:
    """A county and the slots that speak of it.

    Args:
        grammar: The rules.
        random: Where choices come from.
        gazetteer: Real counties; half of the pages are about one of them, the others about an invented one.

    Returns:
        The world, and the fillers of `SLOTS` for it.
    """
    bare = grammar.scribe(random)
    world = _real(gazetteer, random) if gazetteer.counties and random() < _REAL_SHARE else _invented(bare)
    _add_towns(world, bare)
    fillers = _fillers(world)
    scribe = grammar.scribe(random, fillers)
    for rank in _RANKS:
        titles = tuple(scribe.write(rank))
        world.leaders.append((titles, full_name(scribe)[0]))
    world.recast(random)
    return world, fillers


def _real(gazetteer: Gazetteer, random: Callable[[], float]) -> World:
    county: County = gazetteer.counties[int(random() * len(gazetteer.counties))]
    level = county.name[-1] if county.name[-1] in "县区市旗" else "县"
    towns = list(county.towns)
    keep = 4 + int(random() * 10)
    while len(towns) > keep:
        towns.pop(int(random() * len(towns)))
    villages = [(town, _sample(list(names), 8, random)) for town, names in towns]
    return World(level, {"省": county.province, "市": county.prefecture, "县": county.name}, villages)


def _sample(names: list[str], count: int, random: Callable[[], float]) -> tuple[str, ...]:
    return tuple(names[int(random() * len(names))] for _ in range(min(count, len(names))))


def _invented(scribe: Scribe) -> World:
    level = join(scribe.write("级别"))
    names = {
        "省": join(scribe.write("省全名")),
        "市": join(scribe.write("盟市名" if level == "旗" else "地市名")),
        "县": join(scribe.write("区名" if level == "区" else "县干")) + ("" if level == "区" else level),
    }
    return World(level, names, [])


def _add_towns(world: World, scribe: Scribe) -> None:
    while len(world.towns) < 7:
        rule = "区下名" if world.level == "区" else "镇名"
        world.towns.append((join(scribe.write(rule)), ()))
    for place, (town, villages) in enumerate(world.towns):
        if len(villages) < 3:
            more = tuple(join(scribe.write("社区名" if "街道" in town else "村名")) for _ in range(4))
            world.towns[place] = town, villages + more


def _fillers(world: World) -> dict[str, Filler]:
    def level(scribe: Scribe, argument: str) -> list[Piece]:
        return [(world.level, "")]

    def division(key: str) -> Filler:
        piece = (world.names[key], "DIV")
        return lambda scribe, argument: [piece]

    def short(key: str) -> Filler:
        piece = (short_name(world.names[key]), "DIV")
        return lambda scribe, argument: [piece]

    def town(scribe: Scribe, argument: str) -> list[Piece]:
        name = world.towns[int(scribe.random() * len(world.towns))][0]
        return [(short_name(name) if argument else name, "DIV")]

    def village(scribe: Scribe, argument: str) -> list[Piece]:
        name, villages = world.towns[int(scribe.random() * len(world.towns))]
        pieces = [(villages[int(scribe.random() * len(villages))], "PLACE")]
        return [(name, "DIV"), *pieces] if argument else pieces

    def titled(scribe: Scribe, argument: str) -> list[Piece]:
        titles, name = world.leader(argument)
        return [*titles, name]

    return {
        "级": level,
        "省": division("省"),
        "市": division("市"),
        "县": division("县"),
        "省名": short("省"),
        "市名": short("市"),
        "县名": short("县"),
        "镇": town,
        "村": village,
        "人": full_name,
        "衔名": titled,
        "衔": lambda scribe, argument: world.leader(argument)[0],
        "名字": lambda scribe, argument: [world.leader(argument)[1]],
        "名列": lambda scribe, argument: _listed(world, scribe, titles=False),
        "名单": lambda scribe, argument: _listed(world, scribe, titles=True),
    }


def _listed(world: World, scribe: Scribe, *, titles: bool) -> list[Piece]:
    """Leaders of the cast after the first, as a list of names or of titles and names."""
    chosen = world.cast[1 : 2 + scribe.between(1, 7)] or world.cast
    between = ("、", "") if not titles or scribe.random() < 0.4 else ("，", "")
    out: list[Piece] = []
    last: tuple[Piece, ...] = ()
    for turn, place in enumerate(chosen):
        rank, name = world.leaders[place]
        if turn:
            out.append(("、", "") if titles and rank == last else between)
        if titles and rank != last:
            out.extend(rank)
        out.append(name)
        last = rank
    return out


SLOTS = ("级", "省", "市", "县", "省名", "市名", "县名", "镇", "村", "人", "衔名", "衔", "名字", "名列", "名单")
"""Names that `make_world` fills."""
