"""Annotated text as arrays: characters, and for each the set of tags that its annotation allows."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bulletin_ie.recognizer.labels import TAGS

__all__ = ["FEWFC", "UNER", "Sample", "Scheme", "read_jsonl", "sample_of"]


@dataclass(frozen=True)
class Scheme:
    """How the labels of a corpus stand to ours.

    Attributes:
        names: For each label of the corpus, ours that it may be.
        elsewhere: Our labels that may stand where the corpus has no name; ``None`` if its silence says nothing.
    """

    names: Mapping[str, Sequence[str]]
    elsewhere: Sequence[str] | None = ()


UNER = Scheme({"PER": ["PER"], "LOC": ["DIV", "PLACE"], "ORG": ["ORG", "BODY"]}, elsewhere=["TITLE", "NAME"])
FEWFC = Scheme(
    {"sub-org": ["ORG"], "obj-org": ["ORG"], "target-company": ["ORG"], "sub-per": ["PER"], "obj-per": ["PER"]}, None
)
OWN = Scheme({label: [label] for label in ("PER", "TITLE", "BODY", "ORG", "DIV", "PLACE", "NAME")})


@dataclass(frozen=True)
class Sample:
    """A text with what its annotation allows.

    Attributes:
        text: The characters.
        allowed: For each character a set of tags, as bits.
    """

    text: str
    allowed: NDArray[np.uint16]


def _bits(tags: Iterable[str]) -> int:
    return sum(1 << TAGS.index(tag) for tag in set(tags))


def sample_of(text: str, entities: Iterable[tuple[int, int, str]], scheme: Scheme = OWN) -> Sample:
    """A sample from spans of labels; labels that the scheme does not know are as nothing.

    Args:
        text: The text.
        entities: Start, end and label.
        scheme: What the labels mean.
    """
    outside = (1 << len(TAGS)) - 1
    if scheme.elsewhere is not None:
        outside = _bits(["O", *(f"{p}-{name}" for name in scheme.elsewhere for p in "BI")])
    allowed = np.full(len(text), outside, np.uint16)
    for start, end, label in entities:
        if label in scheme.names and start < end:
            allowed[start] = _bits(f"B-{name}" for name in scheme.names[label])
            allowed[start + 1 : end] = _bits(f"I-{name}" for name in scheme.names[label])
            if end < len(text):
                inside = _bits(f"I-{name}" for name in scheme.names[label])
                allowed[end] &= ~np.uint16(inside)
    return Sample(text, allowed)


def read_jsonl(path: Path, scheme: Scheme, split: str | None = None) -> Iterator[Sample]:
    """Samples from a file of JSON lines: ``text``, ``entities`` and ``split``."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if split is None or row.get("split") == split:
                yield sample_of(row["text"], row["entities"], scheme)
