"""Which recognizer the caller asks for: the shipped one, none, or a model of the caller's own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from bulletin_ie.errors import InputError, ModelError
from bulletin_ie.recognizer import NameModel, Recognizer, shipped_model

__all__ = ["Names", "choose_recognizer"]

Names = Literal["model", "rules"]


def choose_recognizer(
    names: Names = "model", model: str | Path | None = None, labels: Mapping[str, str] | None = None
) -> Recognizer | None:
    """The recognizer for the arguments of `bulletin_ie.load`.

    Args:
        names: ``model`` or ``rules``.
        model: A folder with a spaCy pipeline, or a file ``weights.npz``; ``None`` is the shipped model.
        labels: What the labels of that pipeline mean; see `bulletin_ie.spacy_names.DEFAULT_LABELS`.

    Returns:
        The recognizer; ``None`` for rules alone.

    Raises:
        InputError: With code ``bad_argument``, if ``names`` is another word, or goes together with no other argument.
        ModelError: If the model is missing, damaged, of another version or without a known label.

    Examples:
        >>> choose_recognizer("rules") is None
        True
    """
    if names not in ("model", "rules"):
        raise InputError("bad_argument", f'names={names!r}; give "model" or "rules".')
    if names == "rules":
        if model is not None or labels is not None:
            raise InputError("bad_argument", 'names="rules" uses no model; leave out model and labels.')
        return None
    if model is None:
        if labels is not None:
            raise InputError("bad_argument", "labels belong to a model of your own; give model too.")
        return shipped_model()
    if not isinstance(model, str | Path):
        raise InputError("bad_argument", f"model is {type(model).__name__}; give the path of a pipeline.")
    return _own(Path(model), labels)


def _own(path: Path, labels: Mapping[str, str] | None) -> Recognizer:
    weights = path / "bulletin_names" / "weights.npz"
    if labels is None and (path.is_file() or weights.is_file()):
        return NameModel.read(path if path.is_file() else weights)
    if path.is_file():
        raise ModelError("model_labels", f"{path.name} has our own labels; leave out labels.")
    from bulletin_ie.spacy_names import SpacyRecognizer

    return SpacyRecognizer(path, labels)
