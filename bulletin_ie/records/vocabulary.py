"""The closed value sets of the records.

Their meanings are those of the annotation guidelines (``docs/guidelines.md``).
"""

from __future__ import annotations

from typing import Literal, get_args

__all__ = [
    "AppointmentChange",
    "Bound",
    "Capacity",
    "CountKind",
    "DiagnosticCode",
    "DivisionLevel",
    "EventStatus",
    "EventType",
    "Granularity",
    "PartOfDay",
    "PlaceKind",
    "PlaceRole",
    "Qualifier",
    "Role",
    "Side",
    "SpeakerKind",
    "TemporalType",
    "TimeMod",
    "TopicLabel",
    "values",
]

EventType = Literal[
    "meeting", "field_visit", "inspection", "condolence_visit", "reception",
    "ceremony", "training", "appointment", "notice", "other",
]  # fmt: skip
EventStatus = Literal["held", "planned", "postponed", "cancelled"]
Role = Literal["lead", "chair", "speak", "brief", "attend", "accompany", "appointee"]
Side = Literal["host", "guest"]
Capacity = Literal["full", "acting", "candidate", "in_charge", "seconded", "former"]
PlaceRole = Literal["visited", "venue"]
PlaceKind = Literal[
    "division", "village", "residence", "street", "site", "enterprise", "institution", "school", "hospital",
    "park", "facility", "water", "culture", "market", "transport", "other",
]  # fmt: skip
DivisionLevel = Literal["province", "prefecture", "county", "township", "village"]
CountKind = Literal[
    "project", "issue", "initiative", "organization", "person", "site", "money", "quantity", "category", "other",
]  # fmt: skip
Qualifier = Literal["exact", "about", "nearly", "at_least", "at_most", "over"]
Bound = Literal["before", "by", "within", "during"]
PartOfDay = Literal["dawn", "morning", "noon", "afternoon", "evening"]
TemporalType = Literal["date", "time", "duration", "set"]
TimeMod = Literal["start", "mid", "end", "before", "after", "approx"]
Granularity = Literal[
    "minute", "hour", "part_of_day", "day", "week", "ten_days", "month", "quarter", "half_year", "year", "years",
    "vague",
]  # fmt: skip
SpeakerKind = Literal["person", "meeting", "body"]
AppointmentChange = Literal["appointed", "elected", "removed", "resigned"]
TopicLabel = Literal[
    "flood_control", "disaster_recovery", "epidemic", "work_safety", "projects", "investment", "enterprises",
    "agriculture", "rural_revitalization", "urban_renewal", "environment", "education", "health", "culture_tourism",
    "livelihood", "party_building", "discipline", "united_front", "public_order", "administration",
]  # fmt: skip
DiagnosticCode = Literal[
    "year_unknown", "date_ambiguous", "season_unresolved", "no_headline", "orphan_headline",
    "division_ambiguous", "garbled_text", "timeout",
]  # fmt: skip


def values(kind: object) -> tuple[str, ...]:
    """The members of a closed set, in their documented order.

    Args:
        kind: One of the sets of this module.

    Returns:
        Its members.

    Examples:
        >>> values(Bound)
        ('before', 'by', 'within', 'during')
    """
    return get_args(kind)
