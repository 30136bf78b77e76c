"""What a rule of the grammar has read."""

from __future__ import annotations

from typing import NamedTuple

from bulletin_ie.times.expressions import Expression
from bulletin_ie.times.shapes import Rank

__all__ = ["Part"]


class Part(NamedTuple):
    """An expression where it stands, before its modifiers.

    Attributes:
        expression: What was read.
        start: First character.
        end: One past the last.
        rule: Name of the rule.
        rank: Rank of the finest shape.
        last: Name of the last shape of a moment.
    """

    expression: Expression
    start: int
    end: int
    rule: str
    rank: int = Rank.ALONE
    last: str = ""
