"""Charts as SVG, drawn on the machine itself, for pages and for the brief as HTML.

They need the extra `web` (Altair and vl-convert). Every chart has a title and a description in words, is legible
without its colours, takes its colours from the page, and stands beside a table that says the same.
"""

from standoff.brief.charts.history import Stand, draw_history
from standoff.brief.charts.intensity import BANDS, draw_intensity
from standoff.brief.charts.lanes import Cell, draw_lanes
from standoff.brief.charts.svg import can_draw

__all__ = ["BANDS", "Cell", "Stand", "can_draw", "draw_history", "draw_intensity", "draw_lanes"]
"""The charts, and whether they can be drawn here."""
