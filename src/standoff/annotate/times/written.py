"""Dates of the calendar that leave something out, completed from the day of speech or the narrative."""

from collections.abc import Callable
from datetime import date, timedelta

from standoff.annotate.dateline import calendar_day
from standoff.annotate.times.senses import Calendar, Found, Shift
from standoff.annotate.times.setting import Setting
from standoff.annotate.times.tense import EITHER
from standoff.annotate.times.values import (
    SEASON_MONTHS,
    Value,
    day_value,
    month_value,
    season_value,
    segment_value,
    unknown,
    year_value,
)

_OTHER_YEAR = 80
_WRAP_FROM, _WRAP_TO = 10, 3


def calendar(sense: Calendar, found: Found, setting: Setting, shift: Callable[[Shift, Setting], Value]) -> Value:
    """The value of a date as written; `shift` resolves the period that it is placed in."""
    if sense.year is not None:
        return in_year(sense, sense.year)
    if sense.within is not None:
        return _in_period(sense, shift(sense.within, setting))
    if sense.weekday is not None and sense.day is None:
        return _weekday(sense, found, setting)
    if sense.month is None and sense.day is not None:
        return _bare_day(sense.day, setting)
    year = _year_of(sense, found, setting)
    return unknown() if year is None else in_year(sense, year)


def in_year(sense: Calendar, year: int) -> Value:
    """The date in `year`; unknown where that year has no such day."""
    if sense.segment is not None:
        return segment_value(year, sense.segment)
    if sense.season is not None:
        return season_value(year, sense.season)
    if sense.month is None:
        return year_value(year)
    if sense.day is None or year < 1:
        return month_value(year, sense.month)
    day = calendar_day(year, sense.month, sense.day)
    return unknown() if day is None else day_value(day)


def _in_period(sense: Calendar, period: Value) -> Value:
    """The part of a resolved year, month or week that the date names."""
    if period.earliest is None:
        return period if period.value is None else unknown()
    if sense.weekday is not None and sense.day is None:
        return day_value(period.earliest + timedelta(days=(sense.weekday - period.earliest.isoweekday()) % 7))
    if sense.month is None and sense.day is not None:
        day = calendar_day(period.earliest.year, period.earliest.month, sense.day)
        return unknown() if day is None else day_value(day)
    return in_year(sense, period.earliest.year)


def _bare_day(day: int, setting: Setting) -> Value:
    """ "The 14th": of the month told last, else of the month of speech."""
    story = setting.story
    if story.year is not None and story.month is not None and story.year > 0:
        found = calendar_day(story.year, story.month, day)
    elif setting.speech is not None and not setting.chronicle:
        found = calendar_day(setting.speech.year, setting.speech.month, day)
    else:
        return unknown()
    return unknown() if found is None else day_value(found)


def _weekday(sense: Calendar, found: Found, setting: Setting) -> Value:
    number = sense.weekday or 1
    if sense.story or setting.chronicle:
        day = setting.story.date()
        if day is None:
            return unknown()
        forward = (number - day.isoweekday()) % 7 or (0 if sense.choose in (0, None) else 7)
        return day_value(day + timedelta(days=forward if sense.choose != -1 else forward - 7))
    speech = setting.speech
    if speech is None:
        return unknown()
    back, ahead = (speech.isoweekday() - number) % 7, (number - speech.isoweekday()) % 7
    if sense.choose is not None and sense.choose < 0:
        return day_value(speech - timedelta(days=back + 7 if back <= 1 and sense.choose == -1 else back or 7))
    if sense.choose is not None and sense.choose > 0:
        return day_value(speech + timedelta(days=ahead + 7 if ahead <= 1 and sense.choose == 1 else ahead or 7))
    side = setting.direction(found)
    if side == EITHER:
        side = 1 if ahead <= back else -1
    if side > 0 or (side == 0 and sense.choose == 0):
        return day_value(speech + timedelta(days=ahead))
    latest = setting.latest or speech
    return day_value(latest - timedelta(days=(latest.isoweekday() - number) % 7))


def _year_of(sense: Calendar, found: Found, setting: Setting) -> int | None:
    """The year of a month, day, season or quarter that stands without one."""
    story = setting.story
    if setting.chronicle or sense.story:
        if story.year is None:
            return None if setting.speech is None else setting.speech.year
        return _story_year(sense, found, setting)
    if setting.speech is None:
        return _story_year(sense, found, setting) if story.month is not None else None
    month = _first_month(sense)
    speech = setting.speech
    if sense.choose == 0:
        return speech.year
    if sense.choose is not None:
        return _chosen_year(sense, month, speech)
    return _nearest_year(sense, month, setting, found)


def _story_year(sense: Calendar, found: Found, setting: Setting) -> int | None:
    """The year told last; the next one where an autumn's month is followed by a spring's.

    Not so where the year that is written next is no later than the one told last.
    """
    story = setting.story
    if story.year is None:
        return None
    month = _first_month(sense)
    if (sense.choose or 0) < 0:
        return story.year - (story.month is None or month >= story.month)
    if (sense.choose or 0) > 0:
        return story.year + (story.month is not None and month <= story.month)
    wraps = story.month is not None and story.month >= _WRAP_FROM and month <= _WRAP_TO and sense.season is None
    to_come = setting.year_to_come(found) if wraps else None
    return story.year + (wraps and (to_come is None or to_come > story.year))


def _first_month(sense: Calendar) -> int:
    if sense.month is not None:
        return sense.month
    if sense.season is not None:
        return SEASON_MONTHS[sense.season]
    if sense.segment is not None:
        return (int(sense.segment[1]) - 1) * (3 if sense.segment[0] == "Q" else 6) + 1
    return 1


def _chosen_year(sense: Calendar, month: int, speech: date) -> int:
    """ "Last December" lies before this month, "next spring" after it."""
    now = speech.month
    if sense.season is not None:
        length = 3
        if (sense.choose or 0) < 0:
            return speech.year - (month + length > now)
        return speech.year + (month <= now)
    if (sense.choose or 0) < 0:
        return speech.year - (month >= now)
    return speech.year + (month <= now)


def _nearest_year(sense: Calendar, month: int, setting: Setting, found: Found) -> int | None:
    """The year that puts the date on the side that the tense tells; else the nearest.

    Tenses are misread often enough that a day far off on the right side costs as much as one close by on
    the wrong side. A day without a year is more likely one of the current year than of another. A plan that came to
    nothing ("was to have sailed in March") may lie on either side.
    """
    speech = setting.speech
    if speech is None:
        return None
    side = setting.direction(found)
    side = 0 if side == EITHER else side
    penalty = (0, 150, 350 if sense.day is not None else 1000)[abs(side)]
    options = []
    for year in (speech.year - 1, speech.year, speech.year + 1):
        value = in_year(sense, year)
        if value.earliest is None or value.latest is None:
            continue
        if value.earliest <= speech <= value.latest:
            return year
        ahead = value.earliest > speech
        distance = (value.earliest - speech).days if ahead else (speech - value.latest).days
        elsewhere = _OTHER_YEAR if year != speech.year and sense.day is not None else 0
        options.append((distance + elsewhere + (penalty if ahead != (side > 0) else 0), year))
    return min(options)[1] if options else None
