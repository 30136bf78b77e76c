"""What people see in a notebook and in a report: pages with every value marked, cards of events, tables.

HTML of templates that escape all text; no script, no network, and styles that hold inside a view only.
"""

from bulletin_ie.display.rendering import Html, stylesheet
from bulletin_ie.display.tables import collection_html, results_html, table_html
from bulletin_ie.display.views import bulletin_html, event_html, legend_html, page_html

__all__ = [
    "Html",
    "bulletin_html",
    "collection_html",
    "event_html",
    "legend_html",
    "page_html",
    "results_html",
    "stylesheet",
    "table_html",
]
