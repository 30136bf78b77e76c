"""The word segmenter: text in, Chinese words out, none of a character lost.

A linear model over characters, trained with spacy-pkuseg and run by it (extra ``segmenter``), and a dictionary made from
the lexicons. Records are made without it: word boundaries are a guess, and a name may lie across one.
"""

from bulletin_ie.segmenter.api import Segmenter, load_segmenter, shipped_folder
from bulletin_ie.segmenter.dictionary import domain_words
from bulletin_ie.segmenter.files import segmenter_files

__all__ = ["Segmenter", "domain_words", "load_segmenter", "segmenter_files", "shipped_folder"]
