"""The day to which a record belongs."""

from dataclasses import replace
from datetime import date

import pytest

from handmade import event, report
from standoff.analyze.days import Day, day_of
from standoff.analyze.marks import shelve
from standoff.model import EventType, Time, TimeType

PUBLISHED = date(2031, 5, 9)
TEXT = "Chad shelled the town."


def span(first: str | None, last: str | None) -> Time:
    def there(value: str | None) -> date | None:
        return date.fromisoformat(value) if value else None

    return Time(text="then", start=0, end=1, type=TimeType.DATE, value="x", earliest=there(first), latest=there(last))


@pytest.mark.parametrize(
    ("time", "day"),
    [
        (None, Day(PUBLISHED, PUBLISHED, told=False)),
        (span("2031-05-02", "2031-05-02"), Day(date(2031, 5, 2), date(2031, 5, 2), told=True)),
        (span("2031-05-05", "2031-05-11"), Day(date(2031, 5, 5), date(2031, 5, 11), told=True)),
        (span("2014-01-01", "2014-12-31"), Day(date(2014, 1, 1), date(2014, 12, 31), told=True)),
        (span("2031-01-01", "2031-12-31"), Day(PUBLISHED, PUBLISHED, told=False)),
        (span(None, "2031-05-02"), Day(PUBLISHED, PUBLISHED, told=False)),
    ],
)
def test_the_reports_own_date_counts_if_it_tells_more_than_the_day_of_publication(time, day):
    document = report(TEXT, "2031-05-09")
    told = replace(event(document, EventType.ASSAULT, "TCD", None, "shelled"), date=time)
    assert day_of(told, shelve([document])) == day


def test_without_any_date_there_is_no_day():
    document = report(TEXT)
    assert day_of(event(document, EventType.ASSAULT, "TCD", None, "shelled"), shelve([document])) is None
