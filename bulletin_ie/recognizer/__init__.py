"""The trained recognizer of names: people, titles, bodies, organizations, divisions, places.

It runs on numpy alone: two table lookups a character, four narrow convolutions, a softmax. It proposes; titles, lists and
the rest of the page confirm (see `bulletin_ie.find`).
"""

from bulletin_ie.recognizer.api import NameModel, Recognizer, Sighting, shipped_file, shipped_model
from bulletin_ie.recognizer.decoding import Recognized, decode, span_probability
from bulletin_ie.recognizer.labels import LABELS, TAGS, Label

__all__ = [
    "LABELS",
    "TAGS",
    "Label",
    "NameModel",
    "Recognized",
    "Recognizer",
    "Sighting",
    "decode",
    "shipped_file",
    "shipped_model",
    "span_probability",
]
