"""The recognizer in spaCy, and a spaCy pipeline as a recognizer."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from bulletin_ie.errors import ModelError
from bulletin_ie.recognizer import LABELS, Label, NameModel, Recognized, Sighting, shipped_file, shipped_model

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["DEFAULT_LABELS", "BulletinNames", "SpacyRecognizer"]

DEFAULT_LABELS: dict[str, Label] = {
    **{label: label for label in LABELS},
    "PERSON": "PER", "LOC": "PLACE", "FAC": "PLACE", "GPE": "DIV", "GOV": "BODY", "COMPANY": "ORG", "ADDRESS": "PLACE",
}  # fmt: skip
"""What the usual labels of spaCy pipelines mean here."""

_UNKNOWN = 0.9  # a pipeline's own entities bear no probability: taken as quite sure
_PIECE = 100_000  # characters that go through a pipeline at once; its tokenizer may be quadratic


class BulletinNames:
    """Marks names: ``doc.ents`` and, with probabilities, ``doc.spans["bulletin_names"]``.

    Args:
        name: The component's name.
        model: The recognizer; without one the shipped model is read at first use.
    """

    def __init__(self, name: str, model: NameModel | None = None) -> None:
        self.name = name
        self._model = model
        self._source: Path | None = None

    @property
    def model(self) -> NameModel:
        """The recognizer."""
        if self._model is None:
            self._model = shipped_model()
        return self._model

    def __call__(self, doc: Doc) -> Doc:
        """Mark the names of one document.

        Args:
            doc: The document; where its tokens are longer than characters, a name grows to whole tokens.

        Returns:
            The same document.
        """
        from spacy.util import filter_spans

        spans = []
        for found in self.model.look(doc.text).names:
            span = doc.char_span(found.start, found.end, label=found.label, alignment_mode="expand")
            if span is not None:
                spans.append(span)
        doc.spans["bulletin_names"] = spans
        doc.ents = filter_spans([*doc.ents, *spans])
        return doc

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Write the recognizer's file into a folder.

        Args:
            path: The folder.
            **kwargs: Ignored.
        """
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        source = self._source or shipped_file()
        target = folder / "weights.npz"
        if source.resolve() != target.resolve():
            shutil.copyfile(source, target)

    def from_disk(self, path: str | Path, **kwargs: Any) -> BulletinNames:
        """Read the recognizer's file from a folder.

        Args:
            path: The folder.
            **kwargs: Ignored.

        Returns:
            The component.

        Raises:
            ModelError: If the file is missing, damaged, of another version or lacks a label.
        """
        self._source = Path(path) / "weights.npz"
        self._model = NameModel.read(self._source)
        return self


@dataclass(frozen=True)
class _Entities:
    """What a pipeline sees in a text.

    Attributes:
        names: Its entities.
    """

    names: list[Recognized]

    def probability(self, start: int, end: int, label: Label) -> float | None:
        """A pipeline says nothing of other spans than its own."""
        return None


class SpacyRecognizer:
    """A spaCy pipeline of the caller's as a recognizer.

    Args:
        path: The pipeline's folder.
        labels: What its labels mean; without it `DEFAULT_LABELS`.

    Raises:
        ModelError: ``model_missing`` if there is no such folder, ``model_damaged`` if spaCy cannot load it,
            ``model_labels`` if none of its labels has a meaning.
    """

    def __init__(self, path: str | Path, labels: Mapping[str, str] | None = None) -> None:
        self._labels = _checked(labels)
        self._nlp = _load(Path(path))
        own = {label for pipe in self._nlp.pipe_names for label in self._nlp.pipe_labels.get(pipe, ())}
        own |= set(LABELS) if "bulletin_names" in self._nlp.pipe_names else set()
        if not own & set(self._labels):
            raise ModelError(
                "model_labels",
                f"The pipeline's labels {sorted(own)[:12]} have no meaning here; give labels={{'theirs': 'PER', …}}.",
            )
        meta = self._nlp.meta
        self.version = f"{meta.get('lang')}_{meta.get('name')}-{meta.get('version')}|{sorted(self._labels.items())}"

    def look(self, text: str) -> Sighting:
        """The pipeline's entities in a text.

        Args:
            text: Text in pattern form.

        Returns:
            Names; those with labels of no meaning are left out.
        """
        names = []
        for start in range(0, len(text), _PIECE):
            for entity in self._nlp(text[start : start + _PIECE]).ents:
                label = self._labels.get(entity.label_)
                if label is not None:
                    low, high = start + entity.start_char, start + entity.end_char
                    names.append(Recognized(low, high, label, _UNKNOWN))
        return _Entities(names)


def _checked(labels: Mapping[str, str] | None) -> Mapping[str, Label]:
    strange = sorted(set((labels or {}).values()) - set(LABELS))
    if strange:
        raise ModelError("model_labels", f"labels maps to {strange}, which is none of {sorted(LABELS)}.")
    return cast("Mapping[str, Label]", labels) if labels is not None else DEFAULT_LABELS


def _load(path: Path) -> Language:
    if not path.is_dir():
        raise ModelError("model_missing", f"There is no folder {path.name}; give the folder of a spaCy pipeline.")
    import spacy

    try:
        return spacy.load(path)
    except ModelError:
        raise
    except Exception as error:  # spaCy raises many kinds
        raise ModelError(
            "model_damaged", f"spaCy cannot load {path.name} ({error}); save it again with nlp.to_disk."
        ) from error
