"""Closed lists as data: TOML files with examples and counter-examples beside each entry."""

from bulletin_ie.lexicon.lexicon import Entry, Lexicon, default_lexicon, load_lexicon

__all__ = ["Entry", "Lexicon", "default_lexicon", "load_lexicon"]
