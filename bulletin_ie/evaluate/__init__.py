"""Scoring records against annotations of the form that ``docs/guidelines.md`` describes."""

from bulletin_ie.evaluate.gold import GoldDocument, GoldError, read_gold
from bulletin_ie.evaluate.results import Change, Figures, Outcome, Results, ResultsError, compare, read_results
from bulletin_ie.evaluate.scoring import score_document

__all__ = [
    "Change",
    "Figures",
    "GoldDocument",
    "GoldError",
    "Outcome",
    "Results",
    "ResultsError",
    "compare",
    "read_gold",
    "read_results",
    "score_document",
]
