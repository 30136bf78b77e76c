"""How sure each value is: probabilities learned from annotated bulletins that no rule was written for."""

from bulletin_ie.confidence.calibration import KINDS, Calibration, read_calibration, shipped_calibration, shipped_file
from bulletin_ie.confidence.evidence import Evidence
from bulletin_ie.confidence.rating import KIND_OF, Probabilities, rated
from bulletin_ie.confidence.scene import KnownWords, Scene

__all__ = [
    "KINDS",
    "KIND_OF",
    "Calibration",
    "Evidence",
    "KnownWords",
    "Probabilities",
    "Scene",
    "rated",
    "read_calibration",
    "shipped_calibration",
    "shipped_file",
]
