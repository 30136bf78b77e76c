"""Plots of what queries found: events over time, deadlines ahead and overdue, who appears with whom.

Each function returns an Altair chart: shown in a notebook, saved with ``chart.save("events.png")`` (or svg, pdf, html).
They need the extra ``plots``.
"""

from bulletin_ie.plots.base import FONTS
from bulletin_ie.plots.over_time import deadlines, timeline
from bulletin_ie.plots.people import companions

__all__ = ["FONTS", "companions", "deadlines", "timeline"]
