"""Whose bulletin a page is, where the caller does not say: its head, its source, its own bodies, its headlines."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from bulletin_ie.divisions.finding import DivisionFinder, Found, narrowed
from bulletin_ie.divisions.given import Home
from bulletin_ie.divisions.levels import own_levels
from bulletin_ie.divisions.owners import Owner, OwnerReader
from bulletin_ie.divisions.table import COUNTY, Unit
from bulletin_ie.layout import PageLayout
from bulletin_ie.lexicon import Lexicon
from bulletin_ie.records import Division
from bulletin_ie.records.vocabulary import DivisionLevel
from bulletin_ie.spans import Span
from bulletin_ie.text import AlignedText

__all__ = ["RULES", "Inferred", "LocalityReader"]

RULES = {
    "divisions.page_head": "The newspaper or account in whose name the page stands, 今日磐安.",
    "divisions.source": "The medium or office that the page gives as its source, 来源：桐庐县融媒体中心.",
    "divisions.issuer": "The body in whose name the page stands, 岳西县人民政府 on a line of its own.",
    "divisions.dateline": "The dateline, 本报武陟讯.",
    "divisions.headline": "Who acts in the headlines, 蓝田县召开….",
    "divisions.own_bodies": "Whose committee, government or offices act in the text, 清漠县委书记.",
}
_SCORES = {
    "divisions.page_head": 8.0, "divisions.source": 6.0, "divisions.issuer": 6.0, "divisions.dateline": 6.0,
    "divisions.headline": 4.0, "divisions.own_bodies": 2.0,
}  # fmt: skip
_CONFIDENCE = {
    "divisions.page_head": 0.95, "divisions.source": 0.95, "divisions.issuer": 0.95, "divisions.dateline": 0.93,
    "divisions.headline": 0.9, "divisions.own_bodies": 0.85,
}  # fmt: skip
_MOST = {"divisions.headline": 8.0, "divisions.own_bodies": 6.0}  # what many of a kind count together
_ENOUGH, _MARGIN = 4.0, 1.5
_AGREES, _DISAGREES = 3.0, -3.0
_LEVEL_OF: dict[str, DivisionLevel] = {
    "县": "county", "区": "county", "旗": "county", "市": "prefecture", "州": "prefecture", "盟": "prefecture",
}  # fmt: skip
_SHORT_LINE = 40
_HEAD_LINES, _FOOT_LINES = 6, 5
_REACH = 300  # names of a page that are weighed
_SOURCE = re.compile(r"[：:](?<=(?:来源|稿源|机构|单位)[：:])\s?([\u3400-\u9fff]{2,24})")
_REPORT = re.compile("[讯电](?=[ （(\u3000\\d“]|$)", re.MULTILINE)
_DATELINE = re.compile(
    r"(?:本[报网台刊](?P<place>[\u3400-\u9fff]{2,10}?)(?:\d{1,2}月\d{1,2}日)?"
    r"|(?:^|[\n（(])(?P<medium>[\u3400-\u9fff]{2,12}?(?:融媒体中心|融媒|电视台|日报|新闻网)))$"
)
_ACTS = re.compile(
    r"(?:[\u3400-\u9fff]{1,5}?(?:街道|镇|乡)(?=党工委|党委|人民政府|办事处|召开|举行|开展|组织))|委|人民政府|政府|人大|政协|纪委|监委|召开|举行|举办|开展|组织|启动|推进|出台|成立|开通|部署|多措|全力|扎实|积极|着力|强化|聚焦|"
    r"党政代表团|领导|第[一二三四五六七八九十]{1,3}届|[\u3400-\u9fff]{2,6}局|[\u3400-\u9fff]{1,6}[委会办院队所团](?=召开|举行|举办|开展|组织|联合|发布|到|赴)|[：:]"
)
_OWNS = re.compile("[省市县区旗州盟：:]")
_FIRST_WORDS = re.compile(r"[\u3400-\u9fff]{2,30}")
_ISSUED = re.compile(r"关于|公告|通告|决定|名单|任免")
_FEW = 4  # subheadlines of an article that are looked at
_FIRST = 20  # characters of a headline in which its owner's name ends
_BRACKETS = "（）《》【】〔〕()“” \u3000"


@dataclass
class _Claim:
    """What speaks for one division: how much, and the words."""

    owner: Owner
    scores: dict[str, float] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)

    def add(self, rule: str, spans: tuple[Span, ...]) -> None:
        """Add one piece of evidence."""
        most = _MOST.get(rule, _SCORES[rule])
        self.scores[rule] = min(most, self.scores.get(rule, 0.0) + _SCORES[rule])
        if len(self.spans) < 3:
            self.spans.extend(span for span in spans if span not in self.spans)

    def take(self, other: _Claim) -> None:
        """Add what speaks for the same division under a wider name."""
        for rule, score in other.scores.items():
            self.scores[rule] = min(_MOST.get(rule, _SCORES[rule]), self.scores.get(rule, 0.0) + score)
        self.spans = (self.spans + [span for span in other.spans if span not in self.spans])[:3]

    @property
    def units(self) -> tuple[Unit, ...]:
        return self.owner.units

    @property
    def rule(self) -> str:
        """What speaks for it most."""
        return max(self.scores, key=lambda rule: self.scores[rule])

    def total(self, levels: dict[str, float]) -> float:
        """All evidence, and whether the page speaks from its level."""
        name = self.units[0].name if self.units else self.owner.name
        own = levels.get(name[-1])
        agrees = 0.0 if not levels else _DISAGREES if own is None else _AGREES * own
        return sum(self.scores.values()) + agrees


@dataclass(frozen=True, slots=True)
class Inferred:
    """What a page says about whose it is.

    Attributes:
        home: The division, ``None`` where the page does not say or several have its name.
        ambiguous: The divisions that have the name, where nothing tells which.
        spans: The words.
    """

    home: Home | None = None
    ambiguous: tuple[Unit, ...] = ()
    spans: tuple[Span, ...] = ()


class LocalityReader:
    """Infers whose bulletin a page is.

    Args:
        finder: Finds names of divisions.
        lexicon: Bodies, and what names of newspapers are made of.
    """

    def __init__(self, finder: DivisionFinder, lexicon: Lexicon) -> None:
        self._finder = finder
        self._owners = OwnerReader(finder, lexicon)

    def read(self, page: AlignedText, layout: PageLayout, names: Sequence[Found]) -> Inferred:
        """Weigh what the page shows.

        Args:
            page: The page.
            layout: Its layout.
            names: Names of divisions on it with their level, also those that may be other words.

        Returns:
            The home, or what is left open.
        """
        articles = layout.articles[:_REACH]
        headlines = [line for a in articles for line in (a.headline, *a.subheadlines[:_FEW]) if line is not None]
        weighing = _Weighing(
            self._finder, page.key, lambda: own_levels("\n".join(line.key for line in headlines), page.key)
        )
        self._media(weighing, page, layout)
        if (clear := weighing.clear()) is not None:
            return clear
        self._lines(weighing, page)
        for line in headlines:
            if not _OWNS.search(line.key, 0, _FIRST):
                continue
            owner = self._owners.named(line.key, 2 if line.key.startswith("中共") else 0)
            if owner is not None and _ACTS.match(line.key, owner.below.end if owner.below else owner.end):
                weighing.add(owner, "divisions.headline", line.spans(owner.start, owner.end))
        self._bodies(weighing, page, names)
        return weighing.choose(names)

    def _media(self, weighing: _Weighing, page: AlignedText, layout: PageLayout) -> None:
        """The newspaper, the sources and the dateline."""
        named = [("divisions.page_head", layout.publication_title)] if layout.publication_title is not None else []
        seen: set[str] = set()
        for article in layout.articles[:_REACH]:
            for source in article.sources:
                if source.key not in seen:
                    seen.add(source.key)
                    named.append(("divisions.source", source))
        for match in islice(_SOURCE.finditer(page.key), _REACH):
            if match.group(1) not in seen and not any(known.startswith(match.group(1)) for known in seen):
                seen.add(match.group(1))
                named.append(("divisions.source", page.slice(*match.span(1))))
        for report in islice(_REPORT.finditer(page.key), _REACH):
            low = max(0, report.start() - _LONGEST_DATELINE)
            line = _DATELINE.search(page.key[low : report.start()])
            if line:
                group = "place" if line.group("place") else "medium"
                part = page.slice(low + line.start(group), low + line.end(group))
                if part.key not in seen:
                    seen.add(part.key)
                    named.append(("divisions.dateline", part))
        for rule, part in named:
            owner = self._owners.of_medium(part.key)
            if owner is None and rule == "divisions.dateline":
                owner = self._owners.place(part.key)
            if owner is not None:
                weighing.add(owner, rule, part.spans(owner.start, owner.end))

    def _lines(self, weighing: _Weighing, page: AlignedText) -> None:
        """Short lines at the page's head and foot that name an office or an account."""
        for start, end in _head_and_foot(page.key):
            text = page.key[start:end]
            if len(text) > _SHORT_LINE or "。" in text:
                continue
            start += len(text) - len(text.lstrip(_BRACKETS))
            first = _FIRST_WORDS.match(page.key, start, end)
            if first is None:
                continue
            key = first.group()
            if not self._owners.hints.search(key):
                continue
            owner = self._owners.of_medium(key) or (self._issuer(key) if self._owners.body.search(key) else None)
            if owner is not None:
                weighing.add(owner, "divisions.issuer", page.spans(start + owner.start, start + owner.end))

    def _issuer(self, key: str) -> Owner | None:
        """The owner of 岳西县人民政府办公室关于…的通知."""
        owner = self._owners.named(key, 2 if key.startswith("中共") else 0, stems=False)
        if owner is None:
            return None
        body = self._owners.body.match(key, owner.below.end if owner.below else owner.end)
        issued = body and (len(key) - body.end() <= 6 or _ISSUED.search(key))
        return owner if issued else None

    def _bodies(self, weighing: _Weighing, page: AlignedText, names: Sequence[Found]) -> None:
        """Whose bodies act in the text."""
        key = page.key
        known = {name.end for name in names}
        for name in names[:_REACH]:
            before = key[max(0, name.head - 2) : name.head]
            begins = not before or not "\u3400" <= before[-1] <= "\u9fff" or before[-1] in "日午" or before == "中共"
            if (
                begins
                and name.full
                and _ACTS.match(key, name.end)
                and (name.sure or self._owners.body.match(key, name.end))
            ):
                owner = Owner(key[name.start : name.end], name.units, (), None, name.start, name.end, True)
                weighing.add(owner, "divisions.own_bodies", page.spans(name.start, name.end))
        if not weighing.has_strong:
            for match in islice(_ACTING.finditer(key), _REACH):
                piece = key[max(0, match.start() - _LONGEST_NAME) : match.end()]
                made_up = self._owners.ending(piece) if match.end() not in known else None
                if made_up is not None and key.count(made_up.name, 0, _LOOKED_THROUGH) > 1:
                    start = match.end() - len(made_up.name)
                    weighing.add(made_up, "divisions.own_bodies", page.spans(start, match.end()))


class _Weighing:
    """Claims of one page, and which of them wins."""

    def __init__(self, finder: DivisionFinder, text: str, levels: Callable[[], dict[str, float]]) -> None:
        self._finder, self._text, self._read_levels = finder, text[:_LOOKED_THROUGH], levels
        self._claims: dict[tuple[str, ...], _Claim] = {}
        self._stems: list[tuple[Owner, str, tuple[Span, ...]]] = []

    @cached_property
    def _levels(self) -> dict[str, float]:
        """The levels from which the page speaks."""
        return self._read_levels()

    def add(self, owner: Owner, rule: str, spans: tuple[Span, ...]) -> None:
        """Note what speaks for an owner."""
        units = tuple(unit for unit in owner.units if not unit.former) or owner.units
        if not owner.full and units:
            fitting = tuple(unit for unit in units if unit.name[-1] in self._levels)
            written = None if fitting else re.search(f"{re.escape(owner.name)}[县区市旗州盟]", self._text)
            if written and all(unit.name != written.group() for unit in units):  # 石泉发布, where the text says 石泉区
                owner, units = owner._replace(name=written.group(), path=(written.group(),), full=True), ()
            else:
                lowest = min(unit.level for unit in units)
                units = fitting or tuple(unit for unit in units if unit.level == lowest)
        owner = owner._replace(units=units)
        if not units and not owner.full:
            self._stems.append((owner, rule, spans))
            del self._stems[_REACH:]
            return
        key = tuple(unit.key for unit in units) or owner.path
        if key in self._claims or len(self._claims) < _REACH:
            self._claims.setdefault(key, _Claim(owner)).add(rule, spans)

    @property
    def has_strong(self) -> bool:
        """Whether a newspaper, a source or an issuer was read."""
        return any(_SCORES[rule] >= _STRONG for claim in self._claims.values() for rule in claim.scores)

    def clear(self) -> Inferred | None:
        """What is inferred where one county's newspaper or source is all that was read so far."""
        claim = next(iter(self._claims.values()), None)
        if claim is None or len(self._claims) > 1 or self._stems or not (claim.owner.full and self.has_strong):
            return None
        county = len(claim.units) == 1 and claim.units[0].level == COUNTY
        made_up = not claim.units and claim.owner.name[-1] in "县区旗"
        return self._inferred(claim, (), ()) if county or made_up else None

    def choose(self, names: Sequence[Found]) -> Inferred:
        """The claim that wins, where one does."""
        self._take_stems()
        self._merge()
        if not self._claims:
            return Inferred()
        totals = {key: claim.total(self._levels) for key, claim in self._claims.items()}
        ranked = sorted(self._claims, key=lambda key: -totals[key])
        if not ranked or totals[ranked[0]] < _ENOUGH:
            return Inferred()
        best, others = self._claims[ranked[0]], [self._claims[key] for key in ranked[1:]]
        for key, other in zip(ranked[1:], others, strict=True):
            if totals[key] > totals[ranked[0]] - _MARGIN and not self._related(best, other):
                return Inferred()
        return self._inferred(best, others, names)

    def _take_stems(self) -> None:
        """Names without a level (越溪新闻网) go to the division of that stem; else the page's own level completes them."""
        for owner, rule, spans in self._stems:
            claim = next((c for c in self._claims.values() if c.owner.name[:-1] == owner.name), None)
            name = self._completed(owner.name) if claim is None else None
            if name is not None:
                claim = self._claims.setdefault((name,), _Claim(owner._replace(name=name, path=(name,), full=True)))
            if claim is not None:
                claim.add(rule, spans)

    def _completed(self, stem: str) -> str | None:
        """A stem with the level that the text gives it, else with the page's own where the text keeps naming it."""
        if written := re.search(f"{re.escape(stem)}[县区市旗州盟]", self._text):
            return written.group()
        own = max("县区市旗州盟", key=lambda level: self._levels.get(level, 0.0))
        return stem + own if own in self._levels and self._text.count(stem) >= _REPEATED else None

    def _merge(self) -> None:
        """A name that several have joins the claim that its path narrows, and a made-up one that with a longer path."""
        for key, claim in list(self._claims.items()):
            narrower = [
                other
                for other in self._claims.values()
                if other is not claim
                and (_within(other, claim) if claim.units else other.owner.path[-len(key) :] == key)
            ]
            if len(narrower) == 1:
                narrower[0].take(claim)
                del self._claims[key]

    def _related(self, one: _Claim, other: _Claim) -> bool:
        inside = self._finder.table.inside
        return any(inside(a, b) or inside(b, a) for a in one.units for b in other.units)

    def _inferred(self, claim: _Claim, others: Sequence[_Claim], names: Sequence[Found]) -> Inferred:
        table, spans, owner = self._finder.table, tuple(claim.spans), claim.owner
        made_by = {"spans": spans, "rule": claim.rule, "confidence": _CONFIDENCE[claim.rule]}
        if not claim.units:
            division = Division(name=owner.name, level=_LEVEL_OF[owner.name[-1]], path=owner.path)
            division = division.model_copy(update=made_by)
            return Inferred(Home(division), spans=spans)
        units = claim.units
        if len(units) > 1:
            above = [unit for other in others for unit in other.units if len(other.units) == 1]
            led = [name.units[0] for name in names if name.led and len(name.units) == 1 and name.units[0] in units]
            units = narrowed(table, units, above) or tuple(dict.fromkeys(led))
            if len(units) != 1:
                return Inferred(ambiguous=claim.units, spans=spans)
        unit = units[0]
        division = table.division(unit).model_copy(update=made_by)
        issued = claim.rule in ("divisions.source", "divisions.issuer")
        if issued and owner.below is not None and owner.below.town is not None:
            path = (*division.path, owner.below.town)
            division = division.model_copy(update={"name": owner.below.town, "level": "township", "path": path})
        return Inferred(Home(division, unit, (unit,)), spans=spans)


def _head_and_foot(key: str) -> list[tuple[int, int]]:
    """Ranges of the first and the last lines of a page that have words."""
    found: list[tuple[int, int]] = []
    start, low = 0, 0
    while len(found) < _HEAD_LINES and start < len(key):
        end = key.find("\n", start)
        end = len(key) if end < 0 else end
        if end > start and not key[start:end].isspace():
            found.append((start, end))
        low = start = end + 1
    foot: list[tuple[int, int]] = []
    stop = len(key)
    while len(foot) < _FOOT_LINES and stop > low:
        start = key.rfind("\n", low - 1, stop) + 1
        if stop > start >= low and not key[start:stop].isspace():
            foot.append((start, stop))
        stop = max(start, 1) - 1
    return found + foot[::-1]


def _within(narrow: _Claim, wide: _Claim) -> bool:
    return bool(narrow.units) and len(narrow.units) < len(wide.units) and set(narrow.units) <= set(wide.units)


_LOOKED_THROUGH = 20_000  # characters
_REPEATED = 3  # mentions, its own included
_LONGEST_DATELINE = 24
_LONGEST_NAME = 8
_STRONG = 6.0
_ACTING = re.compile(
    r"[县区市旗州盟](?=委|人民政府|政府|人大|政协|召开|举行|举办|(?:[\u3400-\u9fff]{1,5}?(?:街道|镇)(?:党工委|党委|办事处)))"
)
