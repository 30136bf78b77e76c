"""What all record models share."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from bulletin_ie.spans import Span

__all__ = ["Line", "Record", "Scored", "Spanned"]


class Record(BaseModel):
    """Base of every record: frozen, and unknown fields of newer files are ignored on reading."""

    model_config = ConfigDict(frozen=True, extra="ignore")


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
