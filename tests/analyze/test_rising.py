"""When reported intensity rose between two sides."""

from datetime import date, timedelta

import pytest

from handmade import event, report
from standoff.analyze.happenings import Happening, hold, merge_events
from standoff.analyze.rising import highest_week, latest_rise
from standoff.lexicon import load_lexicon
from standoff.model import EventType, Status

FIRST = date(2031, 5, 5)
"""A Monday."""
SIDES = ("NER", "TCD")
_TYPES = (EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.MOBILIZE)
"""Of several kinds, so that two on one day are not taken for one."""


def shellings(*days: int, status: Status = Status.OCCURRED) -> list[Happening]:
    """One on each of these days, counted from the first."""
    told = []
    for place, number in enumerate(days):
        on = FIRST + timedelta(days=number)
        document = report(f"Gunners shelled village number {place} on the river.", (on + timedelta(days=1)).isoformat())
        kind, words = _TYPES[place % len(_TYPES)], f"shelled village number {place}"
        told.append((document, event(document, kind, "TCD", "NER", words, on=on.isoformat(), status=status)))
    return list(merge_events([one for _, one in told], hold([d for d, _ in told], [], load_lexicon())))


def test_a_week_with_more_than_the_week_before_is_a_rise():
    rise = latest_rise(shellings(0, 7, 9, 11), SIDES, FIRST)
    assert (rise.monday, rise.before, len(rise.ones), rise.day) == (date(2031, 5, 12), 1, 3, None)


def test_a_day_that_has_most_of_it_is_named():
    rise = latest_rise(shellings(0, 9, 9, 11), SIDES, FIRST)
    assert (rise.day, len(rise.ones)) == (date(2031, 5, 14), 2)


@pytest.mark.parametrize("days", [(0, 2, 4), (0, 7), (0, 2, 7, 9)], ids=["first week", "one act", "as many"])
def test_what_is_no_rise(days):
    assert latest_rise(shellings(*days), SIDES, FIRST) is None


def test_what_is_only_alleged_and_what_concerns_others_does_not_count():
    assert latest_rise(shellings(0, 7, 9, status=Status.ALLEGED), SIDES, FIRST) is None
    assert latest_rise(shellings(0, 7, 9), ("NER", "MLI"), FIRST) is None


def test_where_nothing_rose_the_highest_week_is_told_beside_the_latest():
    peak = highest_week(shellings(0, 2, 4, 9), SIDES, FIRST)
    assert (peak.monday, len(peak.ones), peak.latest, peak.now) == (FIRST, 3, date(2031, 5, 12), 1)
    assert highest_week(shellings(0, 2, 7, 9), SIDES, FIRST) is None
