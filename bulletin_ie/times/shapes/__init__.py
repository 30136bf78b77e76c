"""The small shapes that temporal expressions are composed of: year, month, day, clock time and so on.

Each ``Shape`` has a name, a bounded pattern and a reader that turns the matched words into parts
of a moment or into an expression of its own. Shapes with a rank follow one another from coarse to
fine; the grammar joins neighbors of rising rank. Earlier shapes win at the same place.
"""

from bulletin_ie.times.shapes.base import Fields, Rank, Reading, Shape
from bulletin_ie.times.shapes.clocks import CLOCK_SHAPES
from bulletin_ie.times.shapes.days import DAY_SHAPES, ISO_SHAPES, LUNAR_SHAPES
from bulletin_ie.times.shapes.lengths import LENGTH_SHAPES, RECURRING_SHAPES
from bulletin_ie.times.shapes.months import MONTH_SHAPES, WEEK_SHAPES
from bulletin_ie.times.shapes.years import YEAR_PART_SHAPES, YEAR_SHAPES

__all__ = ["SHAPES", "Fields", "Rank", "Reading", "Shape"]

SHAPES: tuple[Shape, ...] = (
    *ISO_SHAPES,
    *RECURRING_SHAPES,
    *LUNAR_SHAPES,
    *YEAR_SHAPES,
    *YEAR_PART_SHAPES,
    *MONTH_SHAPES,
    *WEEK_SHAPES,
    *DAY_SHAPES,
    *CLOCK_SHAPES,
    *LENGTH_SHAPES,
)
