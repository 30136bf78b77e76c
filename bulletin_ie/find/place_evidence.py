"""Whether words are a place of the event: what their position, their name, their list and a recognizer say together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bulletin_ie.find.place_names import NameToken, PlaceNames
from bulletin_ie.find.place_sight import PlaceSight
from bulletin_ie.records.vocabulary import PlaceRole

__all__ = ["ENOUGH", "Seat", "Weigher"]

ENOUGH = 2.0
"""What all that speaks for a place must weigh together."""

_BARRED = -9.0
_SEEN = 1.6  # a recognizer surely sees just these words
_UNSEEN = -0.8  # a recognizer sees nothing there
_PROPER = 1.0  # the ending of a place with a name of its own in front
_GENERIC = -1.5  # such an ending with generic words in front, 生产车间
_BARE_ENDING = -0.9  # nothing but such an ending, 烈士陵园
_PLAIN = -1.0  # no known ending, and no recognizer to ask
_CITY = 2.0
_LOOSE = -2.0  # words of a clause in it
_LISTED = 1.2  # another member of the list is a place
_LISTED_TWICE = 0.4  # and one more
_LONG = 16  # more characters than this and no known ending: no name
_CLAUSE = re.compile(
    r"^[从自对向于以为]|由|\d{1,6}[名个台万亿亩户人]|[到在]|走进|深入|前往|前要|讯（|记者|全[县市区省旗州]|[每各]"
)  # in words that nothing leads to: no name
_LONGEST_SENTENCE = 400  # characters that are looked through at each seat
_SENTENCE = re.compile(r"[。\n]")  # no name, list, bracket or quotation in one goes beyond
_TOWN = re.compile(r"(?:[镇乡县旗州市]|街道|苏木)$")
# Endings of what acts or is spoken of where a sentence opens, rather than visited.
_ORGAN = re.compile(
    r"(?:[局委办部]|政府|党委|党组|管委会|指挥部|大队|支队|中队|工委|居委会|村委会|法院|检察院|集团|银行|支行|联社|项目|工程)$"
)


class Seat(NamedTuple):
    """A position at which the name of a place may stand.

    Attributes:
        start: Where a name may begin.
        lead: Where the word begins that leads to it.
        role: The role that the place would have.
        rule: The rule that makes it.
        weight: What the position alone says; 2 is enough.
        moving: Whether somebody goes there: a list of such objects is a list of places.
        scene: Whether 在 opens the sentence: then a name needs no known ending.
        bare: Whether no word leads there.
    """

    start: int
    lead: int
    role: PlaceRole
    rule: str
    weight: float
    moving: bool = False
    scene: bool = False
    bare: bool = False


class Weigher:
    """Weighs what speaks for a place.

    Args:
        names: What says what sort of name words are.
        sight: What a recognizer sees.
        people: Where names of people end.

    Attributes:
        sight: What the recognizer sees.
    """

    def __init__(self, names: PlaceNames, sight: PlaceSight, people: frozenset[int] = frozenset()) -> None:
        self._names = names
        self.sight = sight
        self._people = people

    def may_hold(self, text: str, seat: Seat) -> bool:
        """Whether any name at a seat may weigh enough: where a recognizer sees nothing, only a city's, or at a sure seat.

        Args:
            text: Text in pattern form.
            seat: Where a name or a list of names would begin.

        Returns:
            False where reading the names is of no use.
        """
        if not self.sight.active or seat.weight + _PROPER + _UNSEEN >= ENOUGH:
            return True
        high = min(len(text), seat.start + _LONGEST_SENTENCE)
        end = _SENTENCE.search(text, seat.start, high)
        if end is None and high < len(text):
            return True
        stop = end.start() if end else high
        return self.sight.sees(seat.start, stop) or self._names.has_city(text, seat.start, stop)

    def alone(self, text: str, token: NameToken, seat: Seat) -> float:
        """What speaks for a name at a seat, its list aside.

        Args:
            text: Text in pattern form.
            token: The name.
            seat: Where it stands.

        Returns:
            The weight; below 0 for what can be no place whatever stands beside it.
        """
        words = text[token.start : token.end]
        if self._people and not self._people.isdisjoint(range(token.start + 2, token.end + 1)):
            return _BARRED
        if self._names.is_barred(words):
            return _BARRED
        if seat.bare and (_CLAUSE.search(words) or self._names.leads_inside(words) or self._names.is_loose(words)):
            return _BARRED
        return seat.weight + self._name(text, token, seat, words) + self._seen(token, seat)

    def sees(self, token: NameToken) -> bool:
        """Whether the recognizer surely sees just these words as a place."""
        return self.sight.end(token.start) == token.end

    def may_be_listed(self, weight: float) -> bool:
        """Whether a name that weighs so much alone is a place where enough others are listed beside it."""
        return weight + _LISTED + _LISTED_TWICE >= ENOUGH

    def listed(self, weights: Sequence[float], number: int, seat: Seat) -> float:
        """The weight of a list's member, the others counted in.

        Args:
            weights: What speaks for each member alone.
            number: Which member.
            seat: Where the list begins.

        Returns:
            The weight.
        """
        others = [w for i, w in enumerate(weights) if i != number]
        strong = sum(w >= ENOUGH for w in others)
        if weights[number] < 0 or not strong or (not seat.moving and strong * 2 < len(others)):
            return weights[number]
        return weights[number] + _LISTED + (_LISTED_TWICE if strong > 1 else 0.0)

    def _name(self, text: str, token: NameToken, seat: Seat, words: str) -> float:
        if self._names.is_city(words):
            return _CITY
        proper = self._names.is_proper(words)
        if proper is None:
            if self._names.is_loose(words) or len(words) > _LONG:
                return _LOOSE
            if seat.scene:
                return 0.0 if text[token.stop : token.stop + 1] in ("，", "、") else _LOOSE
            return 0.0 if self.sight.active else _PLAIN
        if words.endswith("”") and not proper:
            return _BARRED
        if not proper:
            return _BARE_ENDING if self._names.is_bare_ending(words) else _GENERIC
        town = self._names.kind(words) == "division" and _TOWN.search(words)
        if seat.bare and town and self.sight.label(token.start) not in ("PLACE", "ORG"):
            return -_PROPER
        return _PROPER if not seat.bare or seat.weight > 1 or self._may_open(words, token) else 0.0

    def _may_open(self, words: str, token: NameToken) -> bool:
        """Whether a name may be a stop where nothing leads to it."""
        if self.sight.active and self.sight.label(token.start) in ("PLACE", "ORG"):
            return True
        return self._names.kind(words) != "division" and not _ORGAN.search(words)

    def _seen(self, token: NameToken, seat: Seat) -> float:
        if not self.sight.active:
            return 0.0
        strength = self.sight.strength(token.start, token.end)
        if seat.bare and self.sight.label(token.start) == "BODY":
            return -_SEEN
        return _SEEN * strength if strength else _UNSEEN
