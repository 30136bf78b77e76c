"""What a recognizer sees of places: names that stand without a gap are one place."""

from __future__ import annotations

from bisect import bisect_left

from bulletin_ie.recognizer import Sighting

__all__ = ["PlaceSight"]

_SITES = frozenset({"PLACE", "ORG", "DIV", "BODY"})
_SURE = 0.6  # of each name of a chain whose end is taken
_UNSURE = 0.3  # the same, where the rules know no end


class PlaceSight:
    """The places of a text as a recognizer sees them.

    Args:
        sighting: What the recognizer sees; ``None`` where there is no recognizer.
        size: How much of its text counts.
    """

    def __init__(self, sighting: Sighting | None, size: int) -> None:
        self.active = sighting is not None
        self._chains: dict[int, tuple[int, float, str]] = {}
        self._composed: set[int] = set()
        first, edge, least = -1, -1, 0.0  # of the chain that goes on
        for name in sighting.names if sighting else ():
            if name.label not in _SITES or name.end > size:
                first = -1
                continue
            if first < 0 or name.start != edge:
                first, least = name.start, name.probability
            else:
                least = min(least, name.probability)
                self._composed.add(first)
            edge = name.end
            self._chains[first] = (edge, least, name.label)
        self._starts = sorted(self._chains)

    def end(self, start: int, *, likely: bool = False) -> int | None:
        """The end of the place that begins at a position.

        Args:
            start: The position.
            likely: Whether a less sure end will do, and that of an organ or a bare division.

        Returns:
            The end, or ``None``.
        """
        chain = self._chains.get(start)
        if chain is None or chain[0] - start < 3 or chain[1] < (_UNSURE if likely else _SURE):
            return None
        return chain[0] if likely or chain[2] in ("PLACE", "ORG") else None

    def composed(self, start: int) -> bool:
        """Whether the place that begins at a position is named with its division (青石镇柳树村)."""
        return start in self._composed

    def label(self, start: int) -> str | None:
        """The label of the last name of the chain that begins at a position."""
        chain = self._chains.get(start)
        return chain[2] if chain else None

    def strength(self, start: int, end: int) -> float:
        """How much of a span the recognizer sees as a place.

        Args:
            start: Where the span begins.
            end: Where it ends.

        Returns:
            1 where it surely sees the span, less where it is unsure or sees other bounds, 0 where it sees nothing;
            0 without a recognizer.
        """
        chain = self._chains.get(start)
        if chain is not None and chain[0] > start + 1:
            fit = 1.0 if chain[0] == end else 0.7 if chain[0] - start >= 0.4 * (end - start) else 0.4
            return fit * (0.4 + 0.6 * chain[1])
        return 0.25 if self.sees(start, end) else 0.0

    def sees(self, start: int, end: int) -> bool:
        """Whether the recognizer sees any place in a span."""
        before = bisect_left(self._starts, end) - 1
        return before >= 0 and self._chains[self._starts[before]][0] > start
