"""spaCy components over the extractor; records never depend on where a token ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from bulletin_ie.arguments import check_count, check_text
from bulletin_ie.pipeline import MAX_CHARS, Extractor, load
from bulletin_ie.records import Bulletin, TemporalValue
from bulletin_ie.times import find_times

__all__ = ["BulletinEvents", "BulletinTimes", "CharTokenizer"]

_KEY = "bulletin_ie.record"
_TIMES_KEY = "bulletin_ie.times"
_GROUPS = ("participants", "places", "counts", "deadlines", "statements", "appointments")


class CharTokenizer:
    """Makes one token of every character.

    Args:
        vocab: The pipeline's vocabulary.
        max_chars: Longest text.
    """

    def __init__(self, vocab: Vocab, max_chars: int = MAX_CHARS) -> None:
        check_count("max_chars", max_chars)
        self.vocab = vocab
        self.max_chars = max_chars

    def __call__(self, text: str) -> Doc:
        """Tokenize a text.

        Args:
            text: Any text of at most ``max_chars`` characters without lone surrogates.

        Returns:
            A document whose text is the text.

        Raises:
            InputError: If the text is too long or holds a lone surrogate.
        """
        check_text(text, self.max_chars)
        return Doc(self.vocab, words=list(text), spaces=[False] * len(text))

    def to_bytes(self, **kwargs: Any) -> bytes:
        """Nothing to save."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: Any) -> CharTokenizer:
        """Nothing to load."""
        return self

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Nothing to save."""

    def from_disk(self, path: str | Path, **kwargs: Any) -> CharTokenizer:
        """Nothing to load."""
        return self


class BulletinEvents:
    """Reads a page's record; ``doc._.bulletin`` gives it, ``doc.spans["bulletin"]`` its values.

    Set ``doc._.published``, ``doc._.source`` or ``doc._.locality`` on a document before it goes through the pipeline.
    An extension of one of these names that another package registered first is left as it is, and read.

    Args:
        name: The component's name.
        extractor: What reads the pages; without one, that of `bulletin_ie.load`.
    """

    def __init__(self, name: str, extractor: Extractor | None = None) -> None:
        self.name = name
        self._extractor = extractor or load()
        _register()

    def __call__(self, doc: Doc) -> Doc:
        """Read one document.

        Args:
            doc: The document.

        Returns:
            The same document.

        Raises:
            InputError: If its text cannot be read.
        """
        given = doc._
        bulletin = self._extractor.extract(
            doc.text, published=given.published, source=given.source, locality=given.locality
        )
        doc.user_data[_KEY] = bulletin.model_dump_json()
        values = [
            (span, group[:-1])
            for event in bulletin.events
            for group in _GROUPS
            for item in getattr(event, group)
            for span in item.spans
        ]
        doc.spans["bulletin"] = _aligned(doc, values)
        return doc


class BulletinTimes:
    """Reads temporal expressions; each span's ``span._.temporal`` gives its value.

    Args:
        name: The component's name.
        anchor: ISO date from which relative expressions count.
    """

    def __init__(self, name: str, *, anchor: str | None = None) -> None:
        self.name = name
        self._anchor = date.fromisoformat(anchor) if anchor else None
        _register()

    def __call__(self, doc: Doc) -> Doc:
        """Read one document.

        Args:
            doc: The document.

        Returns:
            The same document.
        """
        values = find_times(doc.text, anchor=self._anchor)
        spans = _aligned(doc, [(span, "time") for value in values for span in value.spans[:1]])
        doc.spans["bulletin_times"] = spans
        for span, value in zip(spans, values, strict=True):
            doc.user_data[f"{_TIMES_KEY}:{span.start_char}:{span.end_char}"] = value.model_dump_json()
        return doc


def _aligned(doc: Doc, values: Sequence[tuple[Any, str]]) -> list[Span]:
    found = [doc.char_span(span.start, span.end, label=label, alignment_mode="expand") for span, label in values]
    return [span for span in found if span is not None]


def _bulletin(doc: Doc) -> Bulletin | None:
    data = doc.user_data.get(_KEY)
    return Bulletin.model_validate_json(data) if data else None


def _temporal(span: Span) -> TemporalValue | None:
    data = span.doc.user_data.get(f"{_TIMES_KEY}:{span.start_char}:{span.end_char}")
    return TemporalValue.model_validate_json(data) if data else None


def _register() -> None:
    """Extensions of spaCy's own classes; asked for once a component is made. One that is there already stays."""
    if not Doc.has_extension("bulletin"):
        Doc.set_extension("bulletin", getter=_bulletin)
    for name in ("published", "source", "locality"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    if not Span.has_extension("temporal"):
        Span.set_extension("temporal", getter=_temporal)
