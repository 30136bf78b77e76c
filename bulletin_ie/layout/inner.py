"""Titles inside running text: fragments of its sentences, section heads, or headlines that were printed there."""

from __future__ import annotations

import re
from bisect import bisect_left

from bulletin_ie.layout.draft import Draft
from bulletin_ie.layout.printed import Kind, PageLine, numbered_end
from bulletin_ie.layout.wording import Wording, bigrams, coverage, is_dated_opening
from bulletin_ie.lazy import lazy

__all__ = ["LEAD", "InnerTitles"]

LEAD = 160  # characters of a paragraph with which an article begins
_AROUND = 12  # beginnings of articles before and behind a title that it can speak of
_SAID = 1500  # characters of a body in which a title is looked up
_TITLE_LINES = 3
_WHOLE = 10  # characters of a headline that needs no word for an event
_MARK = re.compile(r"[，。；：、！？]")


class InnerTitles:
    """Judges the titles between two paragraphs of one article.

    Args:
        lines: The lines of the page.
        key: The page's folded text.
        wording: What judges titles.
    """

    def __init__(self, lines: list[PageLine], key: str, wording: Wording) -> None:
        self.lines, self.key, self.wording = lines, key, wording
        self.bodies = [number for number, line in enumerate(lines) if line.kind is Kind.BODY]
        self.beginnings: dict[int, str] = {}  # of bodies by their first line

    @lazy
    def leads(self) -> list[tuple[int, str]]:
        """The lines with which articles may begin, as far as lines tell by themselves."""
        lines = [(number, self.lines[number]) for number in self.bodies]
        return [(n, line.key[:LEAD]) for n, line in lines if line.opening or is_dated_opening(line.key)]

    @lazy
    def lead_pairs(self) -> set[str]:
        """The pairs of characters in them."""
        return {pair for _, lead in self.leads for pair in bigrams(lead)}

    def is_fragment(self, number: int, current: Draft, run: list[int]) -> bool:
        """Whether a short line goes on with a sentence that breaks off."""
        line = self.lines[number]
        if not current.open_end or current.last != number - 1:
            return False
        if sum(b - a for a, b in current.paragraphs[-1][:17]) <= 16:  # no piece is empty
            return True  # a printed line for each clause: 9月26日上午，
        if len(line.key) > 24 or " " in line.key or self._is_headline(line):
            return False
        return not line.blank or not any(self._is_headline(self.lines[n]) for n in run)

    def announcing(self, current: Draft, run: list[int]) -> set[int]:
        """The titles inside a body that are no section heads: headlines of other articles, or its own put there.

        A headline may take two or three lines; each of them is given.
        """
        if not run or len(self.leads) < 2:
            return set()
        found: set[int] = set()
        first = bisect_left(self.leads, (run[0], ""))
        around = self.leads[max(0, first - _AROUND) : first + _AROUND]
        own = self._beginning(current)
        for place, start in enumerate(run):
            for size in range(min(_TITLE_LINES, len(run) - place), 0, -1):
                numbers = run[place : place + size]
                if start in found or any(self.lines[n].blank for n in numbers[1:]) or numbers[-1] != start + size - 1:
                    continue
                key = "".join(self.lines[n].key for n in numbers)
                if self._is_announced(key, current, around, own):
                    found.update(numbers)
        return found

    def _beginning(self, draft: Draft) -> str:
        """The first words of a body, of each paragraph the first pieces; looked up until there are enough of them."""
        if draft.first in self.beginnings:
            return self.beginnings[draft.first]
        words = ""
        for paragraph in draft.paragraphs:
            words += "".join(self.key[a:b] for a, b in paragraph[:8])
            if len(words) >= _SAID:
                self.beginnings[draft.first] = words[:_SAID]
                break
        return words[:_SAID]

    def _is_announced(self, key: str, current: Draft, around: list[tuple[int, str]], own: str) -> bool:
        """Whether a title says what another article begins with, or what this one does, which has no headline."""
        if numbered_end(key) or not self.wording.has_event_word(key):
            return False
        best = max(
            (coverage(key, lead) for n, lead in around if n != current.first and self.wording.names_event(key, lead)),
            default=0.0,
        )
        if best >= 0.6 and best >= coverage(key, own) + 0.2:
            return True
        return not current.headed and self.wording.names_event(key, own) and coverage(key, own[:LEAD]) >= 0.8

    def _is_headline(self, line: PageLine) -> bool:
        """Whether a line names an event, or what an article of the page reports."""
        if self.wording.names_event(line.key):
            return True
        pairs = bigrams(line.key)
        said = sum(pair in self.lead_pairs for pair in pairs)
        if line.blank and len(line.key) >= _WHOLE and said >= 0.8 * len(pairs) and not _MARK.search(line.key):
            return True  # words of an opening, and nothing of a sentence
        return said >= 0.6 * len(pairs) and self.wording.has_event_word(line.key)
