"""Scoring records against annotations of the form that ``docs/guidelines.md`` describes."""

from bulletin_ie.evaluate.gold import GoldDocument, GoldError, read_gold
from bulletin_ie.evaluate.reliability import Rated, Reliability, rated_values, reliability
from bulletin_ie.evaluate.results import (
    Change,
    Figures,
    Judgment,
    Outcome,
    Results,
    ResultsError,
    compare,
    read_results,
)
from bulletin_ie.evaluate.scoring import absent_ends, judge_document, score_document

__all__ = [
    "Change",
    "Figures",
    "GoldDocument",
    "GoldError",
    "Judgment",
    "Outcome",
    "Rated",
    "Reliability",
    "Results",
    "ResultsError",
    "absent_ends",
    "compare",
    "judge_document",
    "rated_values",
    "read_gold",
    "read_results",
    "reliability",
    "score_document",
]
