"""The network: two embeddings a character, residual convolutions of growing width, a softmax over tags."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

from bulletin_ie.budget import check
from bulletin_ie.lazy import lazy
from bulletin_ie.recognizer.encoding import Encoder, Ids

__all__ = ["Layer", "Network", "Probabilities"]

Floats: TypeAlias = NDArray[np.float32]
Probabilities: TypeAlias = NDArray[np.float32]

_CHUNK = 1024  # characters; the arrays of one layer then stay in the processor's cache
_BLOCK = 156  # characters of one product: with 80 values each, the most for which OpenBLAS has its faster code
_LINE = 64  # bytes that a processor reads or stores at once


@cache
def _threads() -> ThreadpoolController:
    """Numpy's threads. Products this small are slower with several, and much slower where other processes compute too."""
    return ThreadpoolController()


@dataclass(frozen=True)
class Layer:
    """A convolution over three characters, ``dilation`` apart, whose finds are added to the values (a residual block).

    Attributes:
        weights: Of the character before, of the character itself (with 1 for its own value), of the one behind.
        bias: Added to the sum.
        dilation: Distance, in characters.
    """

    weights: Floats
    bias: Floats
    dilation: int

    @classmethod
    def of(cls, kernel: Floats, bias: Floats, dilation: int) -> Layer:
        """A layer from the weights of the convolution alone, in the same order."""
        left, middle, right = kernel
        width = len(middle)
        weights = _aligned(3, 1, width, width)
        weights[:, 0] = left, middle + np.eye(width, dtype=np.float32), right
        return cls(weights, bias, dilation)

    @lazy
    def _biases(self) -> Floats:
        """The bias of each character of a block."""
        return np.tile(self.bias, _BLOCK)

    def __call__(self, values: Floats, products: Floats) -> None:
        """Put the values, and on top of them what the convolution finds (with ReLU), in the place of the values.

        Args:
            values: Blocks of rows, one row a character, no block longer than ``_BLOCK``.
            products: Room for three of the same form.
        """
        d, (blocks, rows, width) = self.dilation, values.shape
        np.matmul(values, self.weights, out=products)
        before, found, behind = products.reshape(3, -1, width)
        later, earlier = found[d:], found[:-d]
        later += before[:-d]
        earlier += behind[d:]
        by_block = found.reshape(blocks, rows * width)  # numpy is slow along short rows
        by_block += self._biases[: rows * width]
        flat = values.reshape(-1, width)
        np.maximum(found, flat, out=flat)  # never less than the values: ReLU


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
        result = np.empty((self.output.shape[1], size), np.float32)  # numpy is slow along short rows
        for start in range(0, size, _CHUNK):
            check()
            end = min(size, start + _CHUNK)
            low, high = max(0, start - reach), min(size, end + reach)
            scores = self._scores(characters[low:high], pairs[low:high])
            result[:, start:end] = scores[start - low : end - low].T
        result += self.output_bias[:, np.newaxis]
        if size:
            result -= result.max(axis=0)
        np.exp(result, out=result)
        result /= result.sum(axis=0)
        return result.T

    def _scores(self, characters: Ids, pairs: Ids) -> Floats:
        size, width = len(characters), self.characters.shape[1]
        blocks = -(-size // _BLOCK)
        rows = -(-size // blocks)
        room = _aligned(4, blocks, rows, width)
        values, products = room[0].reshape(-1, width), room[1:]
        self.characters.take(characters, axis=0, out=values[:size], mode="clip")
        values[:size] += self.pairs.take(pairs, axis=0)
        for layer in self.layers:
            values[size:] = 0  # beyond the text
            layer(room[0], products)
        scores: Floats = room[0] @ self.output
        return scores.reshape(len(values), -1)[:size]


def _aligned(*shape: int) -> Floats:
    """An array that begins where the processor reads and stores a line at once."""
    size = math.prod(shape) * np.dtype(np.float32).itemsize
    memory = np.empty(size + _LINE, np.uint8)
    start = -memory.ctypes.data % _LINE
    return memory[start : start + size].view(np.float32).reshape(shape)
