"""From senses to values: a time expression set against the day of speech or the narrative."""

from dataclasses import replace
from datetime import date, timedelta

from standoff.annotate.times import written
from standoff.annotate.times.periods import length_value
from standoff.annotate.times.senses import (
    Calendar,
    Century,
    Clock,
    Days,
    Decade,
    Doubtful,
    Found,
    Length,
    Nth,
    Part,
    Reference,
    Repeat,
    Sense,
    Shift,
    Weekend,
)
from standoff.annotate.times.setting import Setting, Story
from standoff.annotate.times.values import (
    Value,
    century_value,
    clock_value,
    day_value,
    days_value,
    decade_value,
    month_value,
    part_value,
    quarter_value,
    unknown,
    week_value,
    year_value,
)
from standoff.model import TimeType

_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365, "TH": 1 / 24}


def resolve(found: Found, setting: Setting) -> Value:
    """What `found` denotes; the story goes on to it. Beyond the calendar's years, 1 to 9999, all is unknown."""
    try:
        value = _resolve(found.sense, found, setting)
    except (OverflowError, ValueError):
        return unknown()
    if value.type in (TimeType.DATE, TimeType.TIME) and not _is_glance(found, setting):
        setting.story.tell(value, found.start)
    return value


def shift_from(anchor: Value, shift: Shift, setting: Setting) -> Value | None:
    """The period that `shift` leads to from a known date; `None` where that date is too wide or beyond the calendar."""
    story = Story()
    story.tell(anchor, 0)
    try:
        return _from_story(shift, replace(setting, story=story))
    except (OverflowError, ValueError):
        return None


def _is_glance(found: Found, setting: Setting) -> bool:
    """Whether the words only look aside ("the previous year", "two days earlier", "the 1990s", "a 1985 study")."""
    sense = found.sense
    if setting.chronicle and found.start in setting.passing:
        return setting.story.year is not None
    if isinstance(sense, Shift):
        return sense.story and sense.count is not None and sense.count < 0
    return isinstance(sense, Decade | Century | Reference)


def _resolve(sense: Sense, found: Found, setting: Setting) -> Value:
    match sense:
        case Calendar():
            return written.calendar(sense, found, setting, _shift)
        case Days():
            return _days(sense, found, setting)
        case Shift():
            return _not_ahead(_shift(sense, setting), sense, found, setting)
        case Weekend():
            return _weekend(sense, found, setting)
        case Nth():
            return _nth(sense, found, setting)
        case Part():
            return _part(sense, found, setting)
        case Clock():
            return _clock(sense, found, setting)
        case Length():
            return _length(sense, setting)
        case Doubtful():
            return _doubtful(sense, found, setting)
        case Decade() | Century() | Repeat() | Reference():
            return _settled(sense)


def _settled(sense: Decade | Century | Repeat | Reference) -> Value:
    """What needs no setting."""
    match sense:
        case Decade():
            return decade_value(sense.tens if sense.tens > 9 or sense.era < 0 else 190 + sense.tens, sense.era)
        case Century():
            return century_value(sense.ordinal, sense.era)
        case Repeat():
            return Value(TimeType.SET, sense.value)
        case Reference():
            return Value(TimeType.DATE, sense.value)


def _days(sense: Days, found: Found, setting: Setting) -> Value:
    last = written.calendar(sense.last, found, setting, _shift)
    if last.day is None or sense.first.day is None:
        return unknown()
    return days_value(last.day.replace(day=sense.first.day), last.day)


def _doubtful(sense: Doubtful, found: Found, setting: Setting) -> Value:
    """Both readings bound it; one is taken only if the other lies after the day of speech."""
    readings = [written.calendar(one, found, setting, _shift) for one in (sense.day_first, sense.month_first)]
    days = sorted(value.day for value in readings if value.day is not None)
    if setting.speech is not None and days[0] <= setting.speech < days[-1] and (days[-1] - setting.speech).days > 31:
        return day_value(days[0])
    return Value(TimeType.DATE, None, days[0], days[-1])


def _shift(sense: Shift, setting: Setting) -> Value:
    """A period so many units away from the day of speech, or from the story; a chronicle's "today" is the present."""
    if sense.deictic and setting.chronicle:
        return Value(TimeType.DATE, None if sense.count else "PRESENT_REF")
    story = sense.story or (setting.chronicle and (setting.story.year is not None or setting.speech is None))
    if sense.count is None:
        return Value(TimeType.DATE, "PAST_REF" if sense.ahead < 0 and not story else None)
    if story:
        return _from_story(sense, setting)
    return unknown() if setting.speech is None else _from_day(sense, sense.count, setting.speech, story=False)


def _not_ahead(value: Value, sense: Shift, found: Found, setting: Setting) -> Value:
    """In news, "a week later" told in the past cannot lie after the day of speech: only its bounds are known then."""
    speech, last = setting.speech, setting.story.last_day
    if not (sense.story and sense.ahead > 0) or setting.chronicle or speech is None or last is None:
        return value
    if value.earliest is None or value.earliest <= speech or last > speech or setting.direction(found) >= 0:
        return value
    return Value(TimeType.DATE, None, last, speech)


def _from_story(sense: Shift, setting: Setting) -> Value:
    story, count = setting.story, sense.count or 0
    day = story.date(loose=not setting.chronicle)
    if sense.unit in ("D", "W", "TH"):
        return _from_day(sense, count, day, story=True) if day is not None else unknown()
    if story.year is None:
        return unknown()
    if sense.unit == "M":
        whole = story.month is not None and count == int(count)
        return month_value(story.year, story.month + int(count)) if whole and story.month else unknown()
    if sense.unit == "Y" and count == int(count):
        return year_value(story.year + int(count))
    if sense.unit == "DE":
        return _decades(story.year, count)
    return unknown()


def _decades(year: int, count: float) -> Value:
    if year < 1:
        return unknown()
    return decade_value(year // 10, 1) if count == 0 else year_value(year + int(count * 10))


def _from_day(sense: Shift, count: float, day: date, *, story: bool) -> Value:
    """`count` units from `day`, as wide as the unit; weeks told in a narrative lead to a day."""
    unit = sense.unit
    if unit == "D":
        return day_value(day + timedelta(days=round(count)))
    if unit == "W":
        moved = day + timedelta(days=round(count * 7))
        return day_value(moved) if story and sense.ahead and count == int(count) else week_value(moved)
    if unit == "TH":
        return day_value(day + timedelta(days=round(count / 24))) if count % 24 == 0 else unknown(TimeType.TIME)
    if unit == "M" and count == int(count):
        return month_value(day.year, day.month + int(count))
    if unit == "Q":
        return quarter_value(day.year, (day.month - 1) // 3 + 1 + int(count))
    if unit == "Y" and count != int(count):
        return month_value(day.year, day.month + round(count * 12))
    if unit == "Y":
        return year_value(day.year + int(count))
    if unit == "DE":
        return _decades(day.year, count)
    if unit == "CE" and count == int(count):
        return century_value((day.year - 1) // 100 + 1 + int(count), 1)
    return unknown()


def _weekend(sense: Weekend, found: Found, setting: Setting) -> Value:
    """The Saturday and Sunday before, at or after the day of speech."""
    speech = setting.speech
    if speech is None or setting.chronicle:
        return unknown()
    this = speech + timedelta(days=6 - speech.isoweekday())
    before = this - timedelta(days=7)
    ahead = setting.direction(found) > 0
    if sense.choose in (-1, -2):
        start = before
    elif sense.choose == 1:
        start = this + timedelta(days=7)
    elif sense.choose == 2:
        start = this if speech < this else this + timedelta(days=7)
    elif ahead or speech >= this:
        start = this
    else:
        start = this if sense.choose == 0 and speech.isoweekday() >= 4 else before
    return days_value(start, start + timedelta(days=1))


def _part(sense: Part, found: Found, setting: Setting) -> Value:
    whole = _resolve(sense.whole, found, setting)
    if sense.which not in ("BEFORE", "AFTER"):
        return part_value(whole, sense.which)
    now = setting.story.date() if setting.chronicle else setting.speech
    if now is None or whole.earliest is None or whole.latest is None or not whole.earliest <= now <= whole.latest:
        return whole
    return replace(whole, latest=now) if sense.which == "BEFORE" else replace(whole, earliest=now)


def _nth(sense: Nth, found: Found, setting: Setting) -> Value:
    month = _resolve(sense.month, found, setting)
    if month.earliest is None or month.latest is None:
        return unknown()
    if sense.number < 0:
        return day_value(month.latest - timedelta(days=(month.latest.isoweekday() - sense.weekday) % 7))
    first = month.earliest + timedelta(days=(sense.weekday - month.earliest.isoweekday()) % 7)
    return day_value(first + timedelta(days=7 * (sense.number - 1)))


def _clock(sense: Clock, found: Found, setting: Setting) -> Value:
    if isinstance(sense.day, Shift) and sense.day.count is None:
        return _overnight(found, setting)
    if sense.day is None:
        day = setting.story.date(loose=not setting.chronicle) if setting.close_by(found) else None
        return clock_value(day_value(day), sense.clock) if day is not None else unknown(TimeType.TIME)
    return clock_value(_resolve(sense.day, found, setting), sense.clock)


def _overnight(found: Found, setting: Setting) -> Value:
    """The night that ends with the day of speech, or begins with it where the clause looks ahead."""
    if setting.speech is None or setting.chronicle:
        return unknown(TimeType.TIME)
    ahead = setting.direction(found) > 0
    evening = setting.speech if ahead else setting.speech - timedelta(days=1)
    return Value(TimeType.TIME, f"{evening.isoformat()}TNI", evening, evening + timedelta(days=1))


def _length(sense: Length, setting: Setting) -> Value:
    """A duration; bounded where it ends or begins with the day of speech."""
    value = Value(TimeType.DURATION, length_value(sense))
    days = _DAYS.get(sense.unit)
    if not sense.ahead or sense.count is None or days is None or setting.speech is None or setting.chronicle:
        return value
    try:
        far = setting.speech + timedelta(days=round(sense.count * days * sense.ahead))
    except OverflowError:
        return value
    return replace(value, earliest=min(far, setting.speech), latest=max(far, setting.speech))
