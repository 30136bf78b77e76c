"""The segmenter: text in, words out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from bulletin_ie.errors import InputError, ModelError
from bulletin_ie.segmenter.dictionary import Dictionary, domain_words, fold
from bulletin_ie.segmenter.files import TAGS, Parameters, read_parameters

__all__ = ["Segmenter", "load_segmenter", "shipped_folder"]

# Blanks are words of their own. Sentences are read one by one, as in training; so memory stays small on a long text.
_PIECE = re.compile(r"\s+|[^\s。！？]{1,1000}[。！？]?|[。！？]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_FIRST = frozenset(number for number, tag in enumerate(TAGS) if tag in {"B", "B_single"})


class Engine:
    """The inference of spacy-pkuseg over parameters that were read without unpickling.

    Args:
        parameters: What was learned.
        version: The segmenter's checksum.

    Raises:
        ModelError: ``extra_missing`` if spacy-pkuseg is not installed.
    """

    def __init__(self, parameters: Parameters, version: str) -> None:
        try:
            from spacy_pkuseg import inference
            from spacy_pkuseg.feature_extractor import FeatureExtractor
            from spacy_pkuseg.model import Model
        except ImportError as error:
            raise ModelError(
                "extra_missing",
                'Words need spacy-pkuseg; install it with pip install "bulletin-ie[segmenter]", '
                "or from a clone with pip install '.[segmenter]'.",
            ) from error
        self.version = version
        extractor = FeatureExtractor()
        extractor.unigram = set(parameters.words)
        extractor.feature_to_idx = dict(parameters.features)
        model = Model(0, len(TAGS))
        model.n_feature, model.w = len(parameters.features), parameters.weights
        self._extractor, self._model, self._decode = extractor, model, inference.decodeViterbi_fast

    def ends(self, key: str) -> list[int]:
        """Where the words of a folded text without blanks end."""
        nodes = list(self._extractor.normalize_text(key))
        features = [self._extractor.get_node_features_idx(i, nodes) for i in range(len(nodes))]
        _, tags = self._decode(features, self._model)
        return [*(i for i in range(1, len(tags)) if tags[i] in _FIRST), len(tags)]


class Segmenter:
    """Cuts text into words; made by `load_segmenter`.

    Args:
        engine: The model.
        dictionary: Words that stay whole.
    """

    def __init__(self, engine: Engine, dictionary: Dictionary) -> None:
        self._engine = engine
        self._dictionary = dictionary

    @property
    def version(self) -> str:
        """The checksum of the model; the dictionary is not in it."""
        return self._engine.version

    def cut(self, text: str) -> list[str]:
        """Cut a text into words.

        Args:
            text: Any text. Traditional characters and widths are folded for reading; the words are as they stand.

        Returns:
            The words; together they are the text. A run of blanks and line breaks is a word of its own, so a hard line
            wrap ends a word.

        Raises:
            InputError: ``not_text`` if it is no ``str``, ``lone_surrogate`` if it holds one.

        Examples:
            >>> load_segmenter().cut("县委书记讲话，\\n然后离开。")
            ['县委', '书记', '讲话', '，', '\\n', '然后', '离开', '。']
        """
        return [text[start:end] for start, end in self.ranges(text)]

    def ranges(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand.

        Args:
            text: Any text.

        Returns:
            Start and end of every word, blanks too, without a gap.

        Raises:
            InputError: ``not_text`` if it is no ``str``, ``lone_surrogate`` if it holds one.

        Examples:
            >>> load_segmenter().ranges("县长\\n讲话")
            [(0, 2), (2, 3), (3, 5)]
        """
        if not isinstance(text, str):
            raise InputError("not_text", f"The text is {type(text).__name__}, not str; decode bytes first.")
        lone = _SURROGATE.search(text)
        if lone:
            message = f"The text has a lone surrogate at {lone.start()}; decode the file with its real encoding."
            raise InputError("lone_surrogate", message)
        return list(self._ranges(text))

    def _ranges(self, text: str) -> Iterator[tuple[int, int]]:
        key = fold(text)
        for piece in _PIECE.finditer(text):
            low, high = piece.span()
            if piece.group().isspace():
                yield low, high
                continue
            part = key[low:high]
            start = low
            for end in self._dictionary.join(part, self._engine.ends(part)):
                yield start, low + end
                start = low + end


def load_segmenter(path: str | Path | None = None, dictionary: bool | Iterable[str] = True) -> Segmenter:
    """Load a segmenter.

    Args:
        path: A segmenter's folder; ``None`` is the shipped one, which is read once.
        dictionary: Which words stay whole: ``True`` for `domain_words`, ``False`` for none, or words of your own
            (``[*domain_words(), "柳编"]`` adds some).

    Returns:
        The segmenter.

    Raises:
        ModelError: ``extra_missing`` without spacy-pkuseg; ``model_missing``, ``model_version`` or ``model_damaged`` if
            the folder cannot be used.
        InputError: ``bad_argument`` if the dictionary is neither.

    Examples:
        >>> load_segmenter(dictionary=["柳编合作社"]).cut("走访柳编合作社")
        ['走访', '柳编合作社']
    """
    words = Dictionary.of(_chosen(dictionary))
    return Segmenter(_shipped() if path is None else _engine(Path(path)), words)


def shipped_folder() -> Path:
    """The folder of the shipped segmenter: inside the installed package, or beside the package in a clone."""
    package = Path(__file__).parent.parent
    inside = package / "_models"
    return (inside if inside.is_dir() else package.parent / "models") / "segmenter"


def _engine(folder: Path) -> Engine:
    return Engine(*read_parameters(folder))


@cache
def _shipped() -> Engine:
    return _engine(shipped_folder())


def _chosen(dictionary: Any) -> Iterable[str]:
    if isinstance(dictionary, bool):
        return domain_words() if dictionary else ()
    words = None if isinstance(dictionary, str | bytes) or not isinstance(dictionary, Iterable) else list(dictionary)
    if words is None or not all(isinstance(word, str) and word and not any(map(str.isspace, word)) for word in words):
        raise InputError("bad_argument", "dictionary takes True, False, or words without blanks: a list of str.")
    if any(map(_SURROGATE.search, words)):
        raise InputError("bad_argument", "dictionary has a lone surrogate; decode its words with their real encoding.")
    return words
