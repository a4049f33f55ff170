"""Events and meetings are not mentions: tellings of all reports, those of one happening together."""

from standoff.analyze.happenings.days import FAR
from standoff.analyze.happenings.happening import DISPUTING, TOLD_AS_FACT, Change, Happening, Mention
from standoff.analyze.happenings.holdings import NO_RULINGS, Holdings, Rulings, hold, rulings_of
from standoff.analyze.happenings.meetings import OPEN_STATES, Encounter, merge_meetings
from standoff.analyze.happenings.merge import merge_events, single

__all__ = [
    "Change",
    "DISPUTING",
    "Encounter",
    "FAR",
    "Happening",
    "Holdings",
    "Mention",
    "NO_RULINGS",
    "OPEN_STATES",
    "Rulings",
    "TOLD_AS_FACT",
    "hold",
    "merge_events",
    "merge_meetings",
    "rulings_of",
    "single",
]
