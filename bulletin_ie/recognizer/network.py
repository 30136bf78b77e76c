"""The network: two embeddings a character, residual convolutions of growing width, a softmax over tags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

from bulletin_ie.budget import check
from bulletin_ie.recognizer.encoding import Encoder, Ids

__all__ = ["Layer", "Network", "Probabilities"]

Floats: TypeAlias = NDArray[np.float32]
Probabilities: TypeAlias = NDArray[np.float32]

_CHUNK = 1024  # characters; the arrays of one layer then stay in the processor's cache


@cache
def _threads() -> ThreadpoolController:
    """Numpy's threads. Products this small are slower with several, and much slower where other processes compute too."""
    return ThreadpoolController()


@dataclass(frozen=True)
class Layer:
    """A convolution over three characters, ``dilation`` apart.

    Attributes:
        left: Weights of the character before.
        middle: Weights of the character itself.
        right: Weights of the character behind.
        bias: Added to the sum.
        dilation: Distance, in characters.
    """

    left: Floats
    middle: Floats
    right: Floats
    bias: Floats
    dilation: int

    def __call__(self, values: Floats) -> Floats:
        """The values, and on top of them what the convolution finds (a residual block with ReLU)."""
        d = self.dilation
        found = values @ self.middle
        found[d:] += values[:-d] @ self.left
        found[:-d] += values[d:] @ self.right
        found += self.bias
        np.maximum(found, 0, out=found)
        found += values
        return found


@dataclass(frozen=True)
class Network:
    """A tagger of characters, after the dilated convolutions of Strubell et al. (2017), doi:10.18653/v1/D17-1283.

    What it says of a character depends on the ``reach`` characters on both sides and on nothing else: not on how the text
    is cut for computing.

    Attributes:
        encoder: Characters as numbers.
        characters: One row a character number.
        pairs: One row a pair number.
        layers: Convolutions, first to last.
        output: From values to tags.
        output_bias: Added to them.
    """

    encoder: Encoder
    characters: Floats
    pairs: Floats
    layers: Sequence[Layer]
    output: Floats
    output_bias: Floats

    @property
    def reach(self) -> int:
        """How many characters to either side have an influence."""
        return sum(layer.dilation for layer in self.layers) + 1

    def probabilities(self, text: str) -> Probabilities:
        """The probability of every tag at every character.

        Args:
            text: Any text.

        Returns:
            One row a character, one column a tag; rows sum to 1.
        """
        with _threads().limit(limits=1, user_api="blas"):
            return self._probabilities(text)

    def _probabilities(self, text: str) -> Probabilities:
        characters = self.encoder.characters(text)
        pairs = self.encoder.pairs(characters)
        size, reach = len(text), self.reach
        result = np.empty((size, self.output.shape[1]), np.float32)
        for start in range(0, size, _CHUNK):
            check()
            end = min(size, start + _CHUNK)
            low, high = max(0, start - reach), min(size, end + reach)
            scores = self._scores(characters[low:high], pairs[low:high])
            result[start:end] = scores[start - low : end - low]
        if size:
            result -= result.T.copy().max(axis=0)[:, np.newaxis]  # faster than along the short rows
        np.exp(result, out=result)
        result /= result.sum(axis=1, keepdims=True)
        return result

    def _scores(self, characters: Ids, pairs: Ids) -> Floats:
        values: Floats = self.characters.take(characters, axis=0)
        values += self.pairs.take(pairs, axis=0)
        for layer in self.layers:
            values = layer(values)
        return values @ self.output + self.output_bias
