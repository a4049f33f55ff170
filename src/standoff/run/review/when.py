"""A TIMEX3 value as people write it, with the days that bound it."""

import re
from collections.abc import Callable
from datetime import date

from standoff.annotate.times.values import (
    Value,
    day_value,
    days_value,
    month_value,
    season_value,
    segment_value,
    week_value,
    year_value,
)
from standoff.errors import ReviewError
from standoff.model import Span, Time, TimeType

_DURATION = re.compile(r"PT?\d+(\.\d+)?[A-Z]+")
_REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Value]], ...] = (
    (re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)"), lambda m: days_value(_day(m[1]), _day(m[2]))),
    (re.compile(r"(\d{4}-\d\d-\d\d)"), lambda m: day_value(_day(m[1]))),
    (re.compile(r"(\d{4})-W(\d\d)"), lambda m: week_value(date.fromisocalendar(int(m[1]), int(m[2]), 1))),
    (re.compile(r"(\d{4})-(Q[1-4]|H[12])"), lambda m: segment_value(int(m[1]), m[2])),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), lambda m: season_value(int(m[1]), m[2])),
    (re.compile(r"(\d{4})-(0[1-9]|1[0-2])"), lambda m: month_value(int(m[1]), int(m[2]))),
    (re.compile(r"(\d{4})"), lambda m: year_value(int(m[1]))),
)


def time_value(written: str, span: Span) -> Time:
    """The time that words denote.

    Args:
        written: a day (2021-05-03), a stretch of days (2021-05-03/2021-05-05), a week (2021-W18), month, quarter, half,
            season or year, a length (P5D), or PRESENT_REF, PAST_REF, FUTURE_REF; "unknown" for what nothing anchors.
        span: the words.

    Raises:
        ReviewError: it is none of these, or no day of the calendar.
    """
    found = _read(written)
    return Time(
        text=span.text,
        start=span.start,
        end=span.end,
        type=found.type,
        value=found.value,
        earliest=found.earliest,
        latest=found.latest,
    )


def _read(written: str) -> Value:
    if written.casefold() == "unknown":
        return Value(TimeType.DATE, None)
    if written in _REFERENCES:
        return Value(TimeType.DATE, written)
    if _DURATION.fullmatch(written):
        return Value(TimeType.DURATION, written)
    for form, make in _FORMS:
        match = form.fullmatch(written)
        if match is not None:
            try:
                return make(match)
            except ValueError as error:
                raise ReviewError(f"{written!r} is not in the calendar: {error}") from error
    raise ReviewError(
        f"{written!r} is no time; write 2021-05-03, 2021-05-03/2021-05-05, 2021-W18, 2021-05, 2021 or P5D"
    )


def _day(written: str) -> date:
    return date.fromisoformat(written)
