"""Articles that break off, and which of them a later paragraph goes on with."""

from __future__ import annotations

import math
from bisect import bisect_left
from operator import add

from bulletin_ie.layout.draft import Draft
from bulletin_ie.layout.wording import bigrams
from bulletin_ie.lazy import lazy

__all__ = ["Broken"]

_MAX_BROKEN = 4  # articles that are looked at for one paragraph


class Broken:
    """The articles of a page whose last paragraph breaks off.

    Args:
        key: The page's folded text.
    """

    def __init__(self, key: str) -> None:
        self._key = key
        self._firsts: list[int] = []  # their first lines, in page order
        self._by_first: dict[int, Draft] = {}

    def note(self, draft: Draft, open_end: bool) -> None:
        """Note whether an article breaks off."""
        if draft.open_end != open_end:
            draft.open_end = open_end
            self._by_first[draft.first] = draft
            place = bisect_left(self._firsts, draft.first)
            self._firsts[place : place + (not open_end)] = [draft.first] if open_end else []

    def continued(self, paragraph: str, current: Draft, *, fluent: bool) -> Draft:
        """The article that goes on with a paragraph that opens none.

        Args:
            paragraph: Its text.
            current: The article right above it.
            fluent: Whether it begins as a sentence does.
        """
        last = [self._by_first[first] for first in self._firsts[-_MAX_BROKEN - 1 :]]
        broken = [draft for draft in last if draft is not current][-_MAX_BROKEN:]
        if not broken:
            return current
        pairs = set(bigrams(paragraph))
        best = max(broken, key=lambda d: self._cohesion(pairs, d, current))
        ahead = self._cohesion(pairs, best, current) - self._cohesion(pairs, current, best)
        end = best.paragraphs[-1][-1][1]
        ahead += 0.1 * (self._key[end - 1] + paragraph[0] in self._pairs)  # a word that the break cuts in two
        if current.open_end:
            return best if ahead > 0.3 else current
        if current.closed:
            return best if ahead > -0.3 else current
        return best if ahead > (0.05 if fluent else 0.0) else current

    @lazy
    def _pairs(self) -> set[str]:
        """Every two characters that stand side by side on the page."""
        return set(map(add, self._key, self._key[1:]))

    def _cohesion(self, pairs: set[str], draft: Draft, rival: Draft) -> float:
        """How much of a paragraph is said in one article and not in another."""
        own, other = self._said(draft), self._said(rival)
        shared = sum(pair in own and pair not in other for pair in pairs)
        return shared / math.sqrt(1 + len(own))

    def _said(self, draft: Draft) -> set[str]:
        """The character pairs of an article so far."""
        first, skipped = draft.counted
        for paragraph in draft.paragraphs[first:]:
            for start, end in paragraph[skipped:]:
                draft.said.update(bigrams(self._key[start:end]))
            skipped = 0
        draft.counted = len(draft.paragraphs) - 1, len(draft.paragraphs[-1])
        return draft.said
