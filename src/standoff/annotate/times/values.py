"""TIMEX3 values, and the days that bound them."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from standoff.model import TimeType

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month with which a season begins, in the north."""


@dataclass(frozen=True, slots=True)
class Value:
    """What a time expression denotes; see `standoff.model.Time`."""

    type: TimeType
    value: str | None
    earliest: date | None = None
    latest: date | None = None

    @property
    def day(self) -> date | None:
        """The day that it is, `None` for whatever is wider or unknown."""
        narrow = self.value is not None and len(self.value) >= 10 and self.value[4:5] == "-" and "/" not in self.value
        return self.earliest if narrow and self.earliest == self.latest else None


def unknown(kind: TimeType = TimeType.DATE) -> Value:
    """A time that nothing anchors."""
    return Value(kind, None)


def day_value(day: date) -> Value:
    """One day."""
    return Value(TimeType.DATE, day.isoformat(), day, day)


def days_value(first: date, last: date) -> Value:
    """A stretch of days."""
    return Value(TimeType.DATE, f"{first.isoformat()}/{last.isoformat()}", first, last)


def week_value(day: date) -> Value:
    """The ISO week of `day`."""
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return Value(TimeType.DATE, f"{year:04d}-W{week:02d}", monday, monday + timedelta(days=6))


def month_value(year: int, month: int) -> Value:
    """A month; `month` may lie outside of 1 to 12 and is then carried over."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if year < 1:
        return Value(TimeType.DATE, f"BC{-year:04d}-{month:02d}")
    last = monthrange(year, month)[1] if year <= 9999 else 1
    return Value(TimeType.DATE, f"{year:04d}-{month:02d}", date(year, month, 1), date(year, month, last))


def quarter_value(year: int, quarter: int) -> Value:
    """A quarter; carried over like a month."""
    year, quarter = year + (quarter - 1) // 4, (quarter - 1) % 4 + 1
    return segment_value(year, f"Q{quarter}")


def segment_value(year: int, segment: str) -> Value:
    """A quarter ("Q1") or half ("H2") of a year."""
    length = 3 if segment[0] == "Q" else 6
    first = month_value(year, (int(segment[1]) - 1) * length + 1)
    last = month_value(year, int(segment[1]) * length)
    return Value(TimeType.DATE, f"{year:04d}-{segment}", first.earliest, last.latest)


def season_value(year: int, season: str) -> Value:
    """A season; winter runs into the next year."""
    if year < 1:
        return Value(TimeType.DATE, f"BC{-year:04d}-{season}")
    first = month_value(year, SEASON_MONTHS[season])
    last = month_value(year, SEASON_MONTHS[season] + 2)
    return Value(TimeType.DATE, f"{year:04d}-{season}", first.earliest, last.latest)


def year_value(year: int) -> Value:
    """A year, negative before Christ."""
    if year < 1:
        return Value(TimeType.DATE, f"BC{-year:04d}")
    return Value(TimeType.DATE, f"{year:04d}", date(year, 1, 1), date(year, 12, 31))


def decade_value(tens: int, era: int) -> Value:
    """Ten years; `tens` is the year without its last digit."""
    if era < 0:
        return Value(TimeType.DATE, f"BC{tens:03d}")
    return Value(TimeType.DATE, f"{tens:03d}", date(tens * 10, 1, 1), date(tens * 10 + 9, 12, 31))


def century_value(ordinal: int, era: int) -> Value:
    """A hundred years, written by its first two digits."""
    if era < 0 or not 1 < ordinal < 99:
        return Value(TimeType.DATE, f"{'BC' if era < 0 else ''}{ordinal - 1:02d}")
    return Value(TimeType.DATE, f"{ordinal - 1:02d}", date(ordinal * 100 - 99, 1, 1), date(ordinal * 100, 12, 31))


def part_value(whole: Value, which: str) -> Value:
    """The first, middle or last third of a period of three days or more; the value stays that of the whole.

    LAST is the period's last day, WEEK the week of a day.
    """
    if which == "WEEK" and whole.earliest is not None:
        return week_value(whole.earliest)
    if which == "LAST" and whole.latest is not None:
        return day_value(whole.latest)
    if whole.earliest is None or whole.latest is None or which not in ("START", "MID", "END"):
        return whole
    length = (whole.latest - whole.earliest).days + 1
    if length < 3:
        return whole
    third = timedelta(days=length // 3)
    if which == "START":
        return replace(whole, latest=whole.earliest + third)
    if which == "END":
        return replace(whole, earliest=whole.latest - third)
    return replace(whole, earliest=whole.earliest + third, latest=whole.latest - third)


def clock_value(day: Value, clock: str) -> Value:
    """A part of a day; unknown where the day is."""
    if day.day is None or day.value is None:
        return unknown(TimeType.TIME)
    return Value(TimeType.TIME, day.value[:10] + clock, day.earliest, day.latest)
