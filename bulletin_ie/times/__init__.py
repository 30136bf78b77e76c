"""Chinese temporal expressions: found, resolved, and explained.

``find_times`` and ``parse_time`` are all that most users need. Inside the package detection
(``detect``) is apart from resolution (``resolve``), which takes all that it knows of the day
of the text from a ``TimeContext``; there is no clock.
"""

from bulletin_ie.times.api import find_times, parse_time
from bulletin_ie.times.context import DocumentYears, ReferenceDay, TimeContext
from bulletin_ie.times.detection import TimeFinder, detect
from bulletin_ie.times.document import document_context, infer_years
from bulletin_ie.times.explaining import RULES, explain
from bulletin_ie.times.formatting import format_time
from bulletin_ie.times.mentions import TimeMention
from bulletin_ie.times.records import to_record
from bulletin_ie.times.resolution import ResolvedTime, resolve, resolve_all
from bulletin_ie.times.stamps import parse_stamp

__all__ = [
    "RULES",
    "DocumentYears",
    "ReferenceDay",
    "ResolvedTime",
    "TimeContext",
    "TimeFinder",
    "TimeMention",
    "detect",
    "document_context",
    "explain",
    "find_times",
    "format_time",
    "infer_years",
    "parse_stamp",
    "parse_time",
    "resolve",
    "resolve_all",
    "to_record",
]
