"""The article that values stand in, as far as it tells how sure they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bulletin_ie.lazy import lazy
from bulletin_ie.lexicon import Lexicon
from bulletin_ie.recognizer import Label, Sighting
from bulletin_ie.spans import Span
from bulletin_ie.text import AlignedText

__all__ = ["PAIR", "KnownWords", "Scene"]

PAIR = 2
"""Characters of the verbs that are known."""
_SURE = 0.8  # of a name inside another value
_FEW = 8  # pieces of a text


@dataclass(frozen=True)
class KnownWords:
    """Words of the lexicon that speak for a value's bounds.

    Attributes:
        nouns: What is counted, measured or worked on.
        verbs: Verbs of two characters.
        ends: What brings a task to its end: 完成, 建成.
        tasks: What begins a task.
    """

    nouns: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    tasks: frozenset[str] = frozenset()

    @classmethod
    def of(cls, lexicon: Lexicon) -> KnownWords:
        """The words of a lexicon."""
        nouns = ("count_object", "count_measure", "count_short_noun", "task_thing")
        verbs = (e for e in lexicon.of("count_word") if e.value in ("verb", "act", "state"))
        return cls(
            nouns=frozenset(word for kind in nouns for word in lexicon.words(kind)),
            verbs=frozenset(word for entry in verbs for word in entry.words if len(word) == PAIR),
            ends=frozenset(lexicon.words("deadline_completion")),
            tasks=frozenset(lexicon.words("task_verb")),
        )

    def tail(self, words: str) -> int:
        """Length of the longest known noun that words end with; 0 if there is none."""
        for start in range(len(words)):
            if words[start:] in self.nouns:
                return len(words) - start
        return 0


@dataclass(frozen=True, eq=False)
class Scene:
    """The article that values stand in.

    Attributes:
        text: The body with the headlines behind it, as the recognizer saw it.
        sighting: What the recognizer saw; ``None`` where rules alone read.
        headed: Whether a headline was found.
        opened: Whether the body begins with an opening formula.
        signed: Whether a byline was found.
        events: Number of events of the article.
        words: What the lexicon knows.
    """

    text: AlignedText
    sighting: Sighting | None = None
    headed: bool = True
    opened: bool = True
    signed: bool = True
    events: int = 1
    words: KnownWords = KnownWords()

    @lazy
    def _pieces(self) -> list[tuple[int, int]]:
        """The pieces of ``text``, inside each of which raw positions rise."""
        return list(pairwise((0, *self.text.breaks, len(self.text))))

    @lazy
    def _positions(self) -> dict[int, int]:
        """The position in ``text`` of each raw position; the first where the headline repeats it."""
        offsets = self.text.offsets
        return dict(zip(reversed(offsets), range(len(offsets) - 1, -1, -1), strict=True))

    def _position(self, raw: int) -> int | None:
        """The position in ``text`` of one raw position; a few pieces are searched faster than a table is made."""
        if len(self._pieces) > _FEW:
            return self._positions.get(raw)
        offsets = self.text.offsets
        for start, stop in self._pieces:
            found = bisect_left(offsets, raw, start, stop)
            if found < stop and offsets[found] == raw:
                return found
        return None

    @lazy
    def facts(self) -> tuple[str, ...]:
        """What is true of the whole article."""
        told = {
            "no headline": not self.headed,
            "no opening": not self.opened,
            "no byline": not self.signed,
            "several events": self.events > 1,
            "broken": bool(self.text.breaks),
            "short": len(self.text) < 150,
            "long": len(self.text) > 1200,
        }
        return tuple(name for name, holds in told.items() if holds)

    @lazy
    def _names(self) -> list[int]:
        """Where names begin that the recognizer is sure of."""
        names = self.sighting.names if self.sighting is not None else ()
        return [name.start for name in names if name.probability > _SURE and name.label != "TITLE"]

    def named(self, spans: Sequence[Span]) -> bool:
        """Whether the recognizer sees a name begin inside."""
        names = self._names
        if not names:
            return False
        for span in spans:
            start, last = self._position(span.start), self._position(span.end - 1)
            if start is not None and last is not None:
                found = bisect_left(names, start)
                if found < len(names) and names[found] <= last:
                    return True
        return False

    def probability(self, span: Span | None, labels: Iterable[Label]) -> float | None:
        """How probable the recognizer holds a name of one of the labels just there; ``None`` where it cannot say."""
        if self.sighting is None or span is None:
            return None
        start, last = self._position(span.start), self._position(span.end - 1)
        if start is None or last is None or last < start:
            return None
        found = [self.sighting.probability(start, last + 1, label) for label in labels]
        known = [value for value in found if value is not None]
        return max(known) if known else None
