"""Characters as numbers: what the network reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

__all__ = ["SPECIAL", "Encoder", "Ids"]

Ids: TypeAlias = NDArray[np.int32]

SPECIAL: tuple[str, ...] = ("pad", "han", "digit", "letter", "space", "other")
"""Classes of characters that are not in the vocabulary; their numbers are 0 to 5."""

_PLANE = 0x10000
_PRIME_LEFT, _PRIME_RIGHT = 7919, 104729  # a pair's number: two primes keep (a, b) and (b, a) apart


def _classes() -> NDArray[np.int32]:
    """The class of every character of the first plane."""
    table = np.full(_PLANE, SPECIAL.index("other"), np.int32)
    table[0x3400:0xA000] = SPECIAL.index("han")
    for low, high, name in ((0x30, 0x3A, "digit"), (0xFF10, 0xFF1A, "digit"), (0x41, 0x5B, "letter")):
        table[low:high] = SPECIAL.index(name)
    for low, high in ((0x61, 0x7B), (0xFF21, 0xFF3B), (0xFF41, 0xFF5B)):
        table[low:high] = SPECIAL.index("letter")
    for code in (0x20, 0xA0, 0x3000, 0x09):
        table[code] = SPECIAL.index("space")
    return table


@dataclass(frozen=True)
class Encoder:
    """Turns text into numbers of characters and of pairs of neighbors.

    Attributes:
        table: Number of each character of Unicode's first plane.
        buckets: How many numbers the pairs share.

    Examples:
        >>> encoder = Encoder.of("县委书记", buckets=64)
        >>> encoder.characters("县长 9").tolist()
        [6, 1, 4, 2]
    """

    table: Ids
    buckets: int

    @classmethod
    def of(cls, vocabulary: str, buckets: int) -> Encoder:
        """An encoder whose vocabulary is a string of different characters of the first plane."""
        table = _classes()
        codes = [ord(char) for char in vocabulary]
        table[codes] = np.arange(len(SPECIAL), len(SPECIAL) + len(codes), dtype=np.int32)
        return cls(table, buckets)

    def characters(self, text: str) -> Ids:
        """One number a character; a character beyond the first plane is Han."""
        units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
        if len(units) == len(text):  # all of the first plane
            return self.table.take(units)
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        beyond = codes >= _PLANE
        ids = self.table[np.where(beyond, 0x4E00, codes)]
        return np.where(beyond, SPECIAL.index("han"), ids).astype(np.int32)

    def pairs(self, characters: Ids) -> Ids:
        """One number for each character with the one that follows."""
        numbers = characters.astype(np.int64)
        mixed = numbers * _PRIME_LEFT
        mixed[:-1] += numbers[1:] * _PRIME_RIGHT
        mixed %= self.buckets
        return mixed.astype(np.int32)
