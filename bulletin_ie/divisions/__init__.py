"""Administrative divisions: the table, a user's gazetteer, names in a text, and whose bulletin a page is.

Examples:
    >>> from bulletin_ie.divisions import find_divisions
    >>> [(found.code, found.name) for found in find_divisions("河南省太康县与义乌市签约，鼓楼区代表观礼。")]
    [('411627', '太康县'), ('330782', '义乌市'), (None, '鼓楼区')]
"""

from bulletin_ie.divisions import given, inference, places, resolving
from bulletin_ie.divisions.api import find_divisions
from bulletin_ie.divisions.page import DivisionReader, ambiguous
from bulletin_ie.divisions.places import PageDivisions
from bulletin_ie.divisions.reading import load_gazetteer
from bulletin_ie.divisions.table import Gazetteer, Unit, default_gazetteer

__all__ = [
    "RULES",
    "DivisionReader",
    "Gazetteer",
    "PageDivisions",
    "Unit",
    "ambiguous",
    "default_gazetteer",
    "find_divisions",
    "load_gazetteer",
]

RULES = resolving.RULES | given.RULES | inference.RULES | places.RULES
"""What each rule that a division bears means, by its name."""
