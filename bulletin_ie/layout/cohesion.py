"""What two pieces of text have in common, and whether the words across a cut fit."""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import chain

from bulletin_ie.layout.wording import bigrams
from bulletin_ie.lexicon import Lexicon

__all__ = ["Cohesion", "Joints"]

_CAP = 3
_ROOTS = [math.sqrt(n) for n in range(_CAP + 1)]
_RUN = re.compile(r"[\u3400-\u9fff]+")


class Cohesion:
    """How much the blocks of a page share, by pairs of characters; rare pairs weigh more.

    Args:
        texts: Folded texts of the blocks.
    """

    def __init__(self, texts: list[str]) -> None:
        words = [bigrams(text) for text in texts]
        self._sizes = [max(1, len(found)) for found in words]
        once: set[str] = set()
        twice: set[str] = set()
        for pairs in map(set, words):
            twice |= once & pairs
            once |= pairs
        shared = [Counter(filter(twice.__contains__, found)) for found in words]
        most = math.log(len(texts) + 1)
        by_count = [0.0, 0.0, *((1 - math.log(n) / most) ** 1.5 for n in range(2, len(texts) + 1))]
        weights = {pair: by_count[n] for pair, n in Counter(chain.from_iterable(shared)).items()}
        self._weighted = [
            {pair: weights[pair] * (n if n < _CAP else _CAP) for pair, n in counts.items()} for counts in shared
        ]
        self._rooted = [{pair: _ROOTS[(n if n < _CAP else _CAP)] for pair, n in counts.items()} for counts in shared]
        self._found: dict[tuple[int, int], float] = {}

    def shared(self, block: int, members: tuple[int, ...]) -> float:
        """What a block shares with the blocks of an article, about 0 to 0.3."""
        size = sum(self._sizes[m] for m in members)
        total = sum(self._overlap(block, m) for m in members)
        return total / math.sqrt(size * self._sizes[block])

    def _overlap(self, one: int, other: int) -> float:
        known = self._found.get((one, other))
        if known is None:
            mine, its = self._weighted[one], self._rooted[other]
            known = math.fsum([mine[pair] * its[pair] for pair in mine.keys() & its.keys()])  # in any order
            self._found[one, other] = known
        return known


class Joints:
    """Which characters stand side by side: in the sentences of a lexicon, and on the page.

    Args:
        lexicon: Its words and sentences are the genre in miniature.

    Examples:
        >>> from bulletin_ie.lexicon import default_lexicon
        >>> joints = Joints(default_lexicon())
        >>> joints.fits("要求各地加强领", "导，压实责任"), joints.fits("要求各地加强领", "种粮大户")
        (True, False)
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: frozenset[str] | None = None

    def fits(self, before: str, after: str) -> bool:
        """Whether the characters at a cut stand side by side in the lexicon's sentences."""
        return before[-1:] + after[:1] in self._pairs()

    def _pairs(self) -> frozenset[str]:
        if self._known is None:
            found: set[str] = set()
            for entry in chain.from_iterable(self._lexicon.entries.values()):
                for text in (*entry.words, *entry.examples, *entry.rejects):
                    for run in _RUN.findall(text):
                        found.update(run[i : i + 2] for i in range(len(run) - 1))
            self._known = frozenset(found)
        return self._known
