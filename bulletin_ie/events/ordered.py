"""Things that stand in a text, in reading order, with quick access by position."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import Generic, Protocol, TypeVar

__all__ = ["Ordered"]


class _Placed(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=_Placed)


class Ordered(Generic[T]):
    """Items sorted by where they begin.

    Args:
        items: The items, in any order.
        place: Where an item counts as standing; its start, unless said otherwise.

    Examples:
        >>> from bulletin_ie.find.sentences import sentences
        >>> found = Ordered(sentences("会议指出。会议强调。"))
        >>> [s.start for s in found.between(1, 10)], found.holding(7).start
        ([5], 5)
    """

    def __init__(self, items: Iterable[T], place: Callable[[T], int] = attrgetter("start")) -> None:
        self._items = sorted(items, key=place)
        self._starts = list(map(place, self._items))

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def between(self, start: int, end: int) -> list[T]:
        """The items that begin in a half-open range."""
        return self._items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def holding(self, position: int) -> T | None:
        """The last item that begins at or before a position, if it reaches beyond it."""
        number = bisect_right(self._starts, position) - 1
        item = self._items[number] if number >= 0 else None
        return item if item is not None and position < item.end else None
