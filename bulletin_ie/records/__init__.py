"""The records that callers see: frozen pydantic models."""

from bulletin_ie.records.base import Line
from bulletin_ie.records.bulletin import SCHEMA_VERSION, Article, Bulletin, Byline, Diagnostic, EventRecord, Publication
from bulletin_ie.records.items import (
    Appointment,
    Count,
    Deadline,
    Division,
    Participation,
    Place,
    Statement,
    Title,
    Topic,
)
from bulletin_ie.records.temporal import TemporalValue
from bulletin_ie.spans import Span

__all__ = [
    "SCHEMA_VERSION",
    "Appointment",
    "Article",
    "Bulletin",
    "Byline",
    "Count",
    "Deadline",
    "Diagnostic",
    "Division",
    "EventRecord",
    "Line",
    "Participation",
    "Place",
    "Publication",
    "Span",
    "Statement",
    "TemporalValue",
    "Title",
    "Topic",
]
