"""Charts: figures in, the places of what is to be drawn out.

Templates write the SVG, so that every word in it is escaped as everywhere. Places across are in per
cent, so that a chart fills a wide screen and a phone with letters of the same size.
"""

from newswatch.query.web.drawing.bars import Bars, bars
from newswatch.query.web.drawing.heat import Heat, heat

__all__ = ["Bars", "Heat", "bars", "heat"]
