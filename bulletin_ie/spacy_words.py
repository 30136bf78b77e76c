"""The segmenter as a tokenizer of spaCy: words as tokens, and the text as it was."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import srsly
from spacy.tokens import Doc
from spacy.vocab import Vocab

from bulletin_ie.arguments import check_count, check_text
from bulletin_ie.errors import ModelError
from bulletin_ie.pipeline import MAX_CHARS
from bulletin_ie.segmenter import Segmenter, load_segmenter, segmenter_files, shipped_folder

__all__ = ["WordTokenizer"]


class WordTokenizer:
    """Makes one token of every word.

    A saved pipeline holds the segmenter too, so it needs neither this package's nor the folder it was made with.

    Args:
        vocab: The pipeline's vocabulary.
        path: A segmenter's folder; without one the shipped segmenter is read at first use.
        dictionary: Which words stay whole; see `bulletin_ie.segmenter.load_segmenter`.
        max_chars: Longest text.

    Raises:
        InputError: If ``max_chars`` is no integer of 1 or more.
    """

    def __init__(
        self,
        vocab: Vocab,
        path: str | Path | None = None,
        dictionary: bool | list[str] = True,
        max_chars: int = MAX_CHARS,
    ) -> None:
        check_count("max_chars", max_chars)
        self.vocab = vocab
        self.dictionary = dictionary
        self.max_chars = max_chars
        self._path = None if path is None else Path(path)
        self._files: dict[str, bytes] | None = None
        self._segmenter: Segmenter | None = None

    @property
    def segmenter(self) -> Segmenter:
        """The segmenter.

        Raises:
            ModelError: If spacy-pkuseg is not installed, or the folder cannot be used.
            InputError: If the dictionary is neither ``True`` nor ``False`` nor words.
        """
        if self._segmenter is None:
            self._segmenter = load_segmenter(self._path, self.dictionary)
        return self._segmenter

    def __call__(self, text: str) -> Doc:
        """Tokenize a text.

        Args:
            text: Any text of at most ``max_chars`` characters without lone surrogates.

        Returns:
            A document whose text is the text. One space behind a word belongs to its token; other blanks are tokens.

        Raises:
            InputError: If the text is too long or holds a lone surrogate.
            ModelError: If the segmenter cannot be used.
        """
        check_text(text, self.max_chars)
        words: list[str] = []
        spaces: list[bool] = []
        for word in self.segmenter.cut(text):
            rest = word
            if word[0] == " " and words and not words[-1].isspace():
                spaces[-1] = True
                rest = word[1:]
            if rest:
                words.append(rest)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **kwargs: Any) -> bytes:
        """The segmenter's files as bytes.

        Args:
            **kwargs: Ignored.
        """
        return bytes(srsly.msgpack_dumps(self._saved()))

    def from_bytes(self, data: bytes, **kwargs: Any) -> WordTokenizer:
        """Take the segmenter from bytes.

        Args:
            data: What `to_bytes` gave.
            **kwargs: Ignored.

        Returns:
            The tokenizer.

        Raises:
            ModelError: If they are damaged or of another version.
        """
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch) / "tokenizer"
            _write(folder, srsly.msgpack_loads(data))
            return self.from_disk(folder)

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Write the segmenter's files into a folder.

        Args:
            path: The folder.
            **kwargs: Ignored.
        """
        _write(Path(path), self._saved())

    def from_disk(self, path: str | Path, **kwargs: Any) -> WordTokenizer:
        """Take the segmenter from a folder.

        Args:
            path: The folder.
            **kwargs: Ignored.

        Returns:
            The tokenizer.

        Raises:
            ModelError: If its files are missing, damaged or of another version.
        """
        folder = Path(path)
        self._segmenter = load_segmenter(folder, self.dictionary)
        self._files = segmenter_files(folder)
        return self

    def _saved(self) -> dict[str, bytes]:
        return self._files or segmenter_files(self._path or shipped_folder())


def _write(folder: Path, files: Any) -> None:
    if not isinstance(files, dict) or not all(isinstance(content, bytes) for content in files.values()):
        raise ModelError("model_damaged", "These bytes hold no segmenter; save the pipeline again with nlp.to_bytes.")
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / Path(name).name).write_bytes(content)
