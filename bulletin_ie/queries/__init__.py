"""Questions to many bulletins, in memory or in a database: the same arguments, the same answers."""

from bulletin_ie.queries.asking import Queries
from bulletin_ie.queries.hits import Companion, CountHit, DeadlineHit, EventHit, Hit, OfficialSummary, TitleUse
from bulletin_ie.queries.results import Results

__all__ = [
    "Companion",
    "CountHit",
    "DeadlineHit",
    "EventHit",
    "Hit",
    "OfficialSummary",
    "Queries",
    "Results",
    "TitleUse",
]
