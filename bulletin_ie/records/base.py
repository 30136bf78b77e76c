"""What all record models share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field

from bulletin_ie.spans import Span, unchecked

__all__ = ["Line", "Record", "Scored", "Spanned"]

_QUIET = frozenset({"spans", "rule", "confidence"})
_LONGEST = 80
_FEW = 8


class Record(BaseModel):
    """Base of every record: frozen, and unknown fields of newer files are ignored on reading."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    def __repr_args__(self) -> Iterable[tuple[str | None, Any]]:
        """What a person looks for: the fields that say something, places as ``@46-55``, without rule and confidence."""
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            if name not in _QUIET and (field.is_required() or value != field.get_default(call_default_factory=True)):
                yield name, _Short(value) if isinstance(value, str) and len(value) > _LONGEST else value
        spans = getattr(self, "spans", ())
        if spans:
            yield "spans", _Short(spans)

    def __str__(self) -> str:
        return repr(self)


class _Short:
    """A long text or a list of places, as a ``repr`` shows it."""

    def __init__(self, value: str | tuple[Span, ...]) -> None:
        self._value = value

    def __repr__(self) -> str:
        if isinstance(self._value, str):
            return repr(f"{self._value[: _LONGEST - 1]}…")
        places = "@" + ",".join(f"{span.start}-{span.end}" for span in self._value[:_FEW])
        return places if len(self._value) <= _FEW else f"{places},… ({len(self._value):,} places)"


class Spanned(Record):
    """A value with its place in the raw text.

    Attributes:
        spans: Where the words stand, in reading order; several where other matter cuts them apart.
    """

    spans: tuple[Span, ...] = ()

    @property
    def span(self) -> Span | None:
        """The first span, or ``None`` for a value without words of its own."""
        return self.spans[0] if self.spans else None


class Line(Spanned):
    """Words as a person would write them, without line breaks.

    Attributes:
        text: The words.
    """

    text: str


class Scored(Spanned):
    """A value that can say what made it.

    Attributes:
        rule: Name of the rule, lexicon entry or model that made the value; see ``Bulletin.explain``.
        confidence: Probability that the value is right, learned from annotated bulletins, 0 to 1, rounded to 0.01;
            see ``docs/confidence.md``. ``None`` where nothing tells.
    """

    rule: str = ""
    confidence: float | None = Field(default=None, ge=0, le=1)

    def with_confidence(self, confidence: float) -> Self:
        """The same value, as sure as said: ``model_copy`` with this one field, in a fifth of the time.

        Args:
            confidence: 0 to 1; not checked.

        Returns:
            A copy.

        Examples:
            >>> Scored(rule="places.venue").with_confidence(0.9).confidence
            0.9
        """
        values = self.__dict__ | {"confidence": confidence}
        return unchecked(type(self), values, self.__pydantic_fields_set__ | {"confidence"})
