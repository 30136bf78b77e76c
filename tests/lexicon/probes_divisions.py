"""Probes of divisions.toml."""

from __future__ import annotations

from readings import Probe, Readings

from bulletin_ie.layout import PageAnalyzer
from bulletin_ie.lexicon import Entry
from bulletin_ie.text import AlignedText, read_page

__all__ = ["PROBES"]


def _named(read: Readings, entry: Entry, sentence: str) -> bool:
    """A name is found that is a word of the entry."""
    key = AlignedText.of(sentence).key
    return any(key[found.start : found.end] in entry.words for found in read.divisions.find(key))


def _behind(read: Readings, entry: Entry, sentence: str) -> bool:
    """A name is found behind a word of the entry."""
    key = AlignedText.of(sentence).key
    return any(key.endswith(entry.words, 0, found.head) for found in read.divisions.find(key))


def _before(read: Readings, entry: Entry, sentence: str) -> bool:
    """A name is found before a word of the entry."""
    key = AlignedText.of(sentence).key
    return any(key.startswith(entry.words, found.end) for found in read.divisions.find(key))


def _barred(read: Readings, entry: Entry, sentence: str) -> bool:
    """A word of the entry stands behind its character, and no name ends there."""
    key = AlignedText.of(sentence).key
    stands = any(entry.value + word in key for word in entry.words)
    return stands and not any(key.startswith(entry.words, found.end) for found in read.divisions.find(key))


def _owner(read: Readings, entry: Entry, text: str) -> bool:
    """The page's locality comes from a newspaper or an office."""
    page = read_page(text)
    layout = PageAnalyzer(read.lexicon).analyze(page)
    home = read.localities.read(page, layout, read.divisions.names(page.key)).home
    return home is not None and home.division.rule in ("divisions.page_head", "divisions.issuer")


def _town(read: Readings, entry: Entry, sentence: str) -> bool:
    """A town is read behind a name."""
    key = AlignedText.of(sentence).key
    return any(read.towns.read(key, found.end) is not None for found in read.divisions.find(key))


PROBES: dict[str, Probe] = {
    "division_word": _named,
    "division_short_word": _named,
    "division_lead": _behind,
    "division_travel": _behind,
    "division_after": _before,
    "division_not_after": _barred,
    "division_body": _owner,
    "division_paper": _owner,
    "not_township": _town,
}
