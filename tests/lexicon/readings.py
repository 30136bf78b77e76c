"""What the finders read in a sentence, with any lexicon: what the probes of the entries ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache, cached_property
from types import MappingProxyType

from bulletin_ie.divisions.finding import DivisionFinder
from bulletin_ie.divisions.forms import BelowReader
from bulletin_ie.divisions.inference import LocalityReader
from bulletin_ie.divisions.table import default_gazetteer
from bulletin_ie.events.participants import participations
from bulletin_ie.events.reading import ArticleReading, Finders
from bulletin_ie.events.sections import split_sections
from bulletin_ie.find.titles import TitleFinder
from bulletin_ie.layout import ArticleLayout
from bulletin_ie.layout.bylines import Bylines
from bulletin_ie.layout.fields import Fields
from bulletin_ie.layout.furniture import Furniture
from bulletin_ie.layout.wording import Wording
from bulletin_ie.lexicon import Entry, Lexicon, default_lexicon
from bulletin_ie.records.ids import ItemIds
from bulletin_ie.text import AlignedText

__all__ = ["Probe", "Readings", "readings", "readings_without"]

ABSENT = "\ue000"  # a word that no sentence has, in place of an entry's words


class Readings:
    """All finders of a lexicon, and what they read in a sentence.

    Args:
        lexicon: What the finders know.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._articles: dict[str, ArticleReading] = {}

    @cached_property
    def finders(self) -> Finders:
        return Finders(self.lexicon)

    @cached_property
    def titles(self) -> TitleFinder:
        return TitleFinder(self.lexicon)

    @cached_property
    def bylines(self) -> Bylines:
        return Bylines(self.lexicon)

    @cached_property
    def furniture(self) -> Furniture:
        return Furniture(self.lexicon)

    @cached_property
    def fields(self) -> Fields:
        return Fields(self.lexicon)

    @cached_property
    def wording(self) -> Wording:
        return Wording(self.lexicon)

    @cached_property
    def divisions(self) -> DivisionFinder:
        return DivisionFinder(default_gazetteer(), self.lexicon)

    @cached_property
    def localities(self) -> LocalityReader:
        return LocalityReader(self.divisions, self.lexicon)

    @cached_property
    def towns(self) -> BelowReader:
        return BelowReader(self.lexicon)

    def article(self, sentence: str) -> ArticleReading:
        """A sentence read as an article of its own."""
        if sentence not in self._articles:
            self._articles[sentence] = ArticleReading(ArticleLayout(AlignedText.of(sentence)), self.finders)
        return self._articles[sentence]

    def names(self, sentence: str) -> list[str]:
        """The names of the people in a sentence."""
        return [person.name for person in self.article(sentence).people]

    def participants(self, sentence: str) -> list[str]:
        """The names of those who took part."""
        article = self.article(sentence)
        (section,) = split_sections(article)
        kind = section.trigger.type if section.trigger else "other"
        return [p.name for p in participations(article, section, kind, ItemIds("a"), ())]


Probe = Callable[[Readings, Entry, str], bool]
"""Whether an entry is found in a sentence; for entries that bar something, whether it is barred."""


@cache
def readings() -> Readings:
    """What is read with the package's own lexicon."""
    return Readings(default_lexicon())


_without: dict[int, Readings] = {}


def readings_without(entry: Entry) -> Readings:
    """What is read with the package's lexicon less one entry."""
    if id(entry) not in _without:
        lexicon = default_lexicon()
        kept = tuple(replace(e, words=(ABSENT,)) if e is entry else e for e in lexicon.of(entry.kind))
        entries = MappingProxyType({**lexicon.entries, entry.kind: kept})
        _without[id(entry)] = Readings(Lexicon(entries, lexicon.digest))
    return _without[id(entry)]
