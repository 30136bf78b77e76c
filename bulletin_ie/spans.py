"""A range of the raw text together with its words."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, NonNegativeInt

__all__ = ["Span"]

_LONGEST = 80  # characters of a text in a ``repr``


class Span(BaseModel):
    """A half-open range of code points in the raw text: ``raw[start:end] == text``.

    Attributes:
        start: First code point, counted from 0.
        end: One past the last code point.
        text: The words as they stand in the raw text, with any line break inside.

    Examples:
        >>> raw = "区委副\\n书记时越"
        >>> span = Span(start=0, end=6, text="区委副\\n书记")
        >>> raw[span.start : span.end] == span.text
        True
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    start: NonNegativeInt
    end: NonNegativeInt
    text: str

    def __repr__(self) -> str:
        words = self.text if len(self.text) <= _LONGEST else f"{self.text[: _LONGEST - 1]}…"
        return f"Span(start={self.start}, end={self.end}, text={words!r})"
