"""The recognizer: text in, names with probabilities out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from bulletin_ie.lazy import lazy
from bulletin_ie.recognizer.decoding import Recognized, decode, span_probability
from bulletin_ie.recognizer.labels import Label
from bulletin_ie.recognizer.network import Network, Probabilities
from bulletin_ie.recognizer.weights import checksum, read_network

__all__ = ["NameModel", "Recognizer", "Sighting", "shipped_file", "shipped_model"]


class Sighting(Protocol):
    """What a recognizer sees in one text."""

    @property
    def names(self) -> list[Recognized]:
        """The names it proposes, in reading order, without overlap."""

    def probability(self, start: int, end: int, label: Label) -> float | None:
        """How probable it is that a span is just a name of a label; ``None`` where it cannot say."""


class Recognizer(Protocol):
    """What finds names: the shipped model, or a pipeline of the caller's."""

    @property
    def version(self) -> str:
        """What decides its answers, for ``ruleset_version``."""

    def look(self, text: str) -> Sighting:
        """Look at a text in pattern form."""


@dataclass(frozen=True)
class _Seen:
    """What the network sees in a text.

    Attributes:
        names: The names of the best sequence of tags.
        table: The probability of every tag at every character.
    """

    names: list[Recognized]
    table: Probabilities

    @lazy
    def _known(self) -> dict[tuple[int, int, Label], float]:
        """The probability of each name, which is asked for most."""
        return {(n.start, n.end, n.label): n.probability for n in self.names}

    def probability(self, start: int, end: int, label: Label) -> float | None:
        """See `Sighting.probability`."""
        known = self._known.get((start, end, label))
        return known if known is not None else span_probability(self.table, start, end, label)


@dataclass(frozen=True)
class NameModel:
    """The trained network as a recognizer.

    Attributes:
        network: The network.
        version: The checksum of its file.

    Examples:
        >>> model = shipped_model()
        >>> text = "县委书记周晓棠来到柳林村，看望养殖户张桂芬。"
        >>> [text[n.start:n.end] for n in model.look(text).names if n.label == "PER"]
        ['周晓棠', '张桂芬']
    """

    network: Network
    version: str

    @classmethod
    def read(cls, path: Path) -> NameModel:
        """Read a model's file.

        Args:
            path: A file ``weights.npz``.

        Returns:
            The model.

        Raises:
            ModelError: If it is missing, damaged, of another version, or lacks a label.
        """
        network = read_network(path)
        return cls(network, checksum(path))

    def look(self, text: str) -> Sighting:
        """What the network sees in a text.

        Args:
            text: Text in pattern form, without hard line wraps.

        Returns:
            Names and probabilities.
        """
        table = self.network.probabilities(text)
        return _Seen(decode(table), table)


def shipped_file() -> Path:
    """The file of the shipped model: inside the installed package, or beside the package in a clone."""
    package = Path(__file__).parent.parent
    inside = package / "_models"
    folder = inside if inside.is_dir() else package.parent / "models"
    return folder / "names" / "bulletin_names" / "weights.npz"


@cache
def shipped_model() -> NameModel:
    """The model that comes with the package, read once.

    Raises:
        ModelError: If the installation lacks it or its file is damaged.
    """
    return NameModel.read(shipped_file())
