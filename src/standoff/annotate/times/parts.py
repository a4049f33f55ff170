"""Parts of periods and of days: "early May", "the end of the year", "the night of 14 March", "earlier this month"."""

from dataclasses import replace

from standoff.annotate.times import periods
from standoff.annotate.times.clocks import clock
from standoff.annotate.times.numbers import amount
from standoff.annotate.times.pieces import Pieces
from standoff.annotate.times.reading import is_day, point
from standoff.annotate.times.senses import (
    Clock,
    Found,
    Length,
    Nth,
    Part,
    Reference,
    Repeat,
    Shift,
)

_PART_NOUNS = frozenset("part parts stage stages days weeks months years hours phase half portion".split())
_NEEDS_OF = frozenset(
    "start beginning outset onset middle height midpoint end close conclusion rest remainder course".split()
)
_NEEDS_NOUN = frozenset("opening final closing latter".split())
_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
ORDER = {
    "first": "START",
    "second": "MID",
    "third": "MID",
    "last": "END",
    "final": "END",
    "opening": "START",
    "fourth": "END",
}


def clock_time(p: Pieces, i: int) -> list[Found]:
    """A clock time and the day that follows it; the same time in another zone may stand between in brackets."""
    found = clock(p, i)
    if found is None:
        return []
    end, value = found
    aside = clock(p, end + 1) if p.form(end) == "(" else None
    if aside is not None and p.form(aside[0]) == ")":
        end = aside[0] + 1
    begin = end + 1 if p.form(end) in (",", "on", "of") else end
    day = point(p, begin)
    if day and is_day(day[0].sense):
        return [Found(i, day[0].end, Clock(day[0].sense, value))]
    return [Found(i, end, Clock(None, value))]


def daypart_of(p: Pieces, i: int) -> list[Found]:
    """ "The night of 14 March", "the early hours of Monday"."""
    at = i + (p.form(i) == "the")
    early = p.form(at) in ("early", "late", "small")
    at += early
    code = "MO" if early and p.form(at) == "hours" else p.words.dayparts.get(p.form(at))
    begin = at + 1 + (p.form(at + 1) == "hours")
    if code is None or p.form(begin) not in ("of", "on"):
        return []
    day = point(p, begin + 1)
    if not day or not is_day(day[0].sense):
        return []
    return [Found(i, day[0].end, Clock(day[0].sense, f"T{code}"))]


def daypart_alone(p: Pieces, i: int) -> list[Found]:
    """ "At dawn", "in the evening": of the day that the text told just before, if it told one."""
    at = i + (p.form(i) == "the")
    code = p.words.dayparts.get(p.form(at))
    if code is None or p.form(i - 1) != ("in" if at > i else "at") or p.form(at + 1) in ("of", "-") or p.capital(at):
        return []
    return [Found(i, at + 1, Clock(None, f"T{code}"))]


def is_daypart_alone(p: Pieces, item: Found) -> bool:
    """Whether it is one of these, which say nothing where no day was told."""
    sense = item.sense
    return isinstance(sense, Clock) and sense.day is None and p.form(item.end - 1) in p.words.dayparts


def part_of(p: Pieces, i: int) -> list[Found]:
    """ "Early March", "mid-2016", "the end of the year", "the latter part of May", "early in 1914"."""
    at = i + (p.form(i) in ("the", "its", "very"))
    at += p.form(at) == "very"
    which = p.words.parts.get(p.form(at))
    if which is None:
        return []
    word, begin = p.form(at), at + 1
    if p.form(begin) in _PART_NOUNS:
        begin += 1
    elif word in _NEEDS_NOUN:
        return []
    joined = p.form(begin) in (("of", "-") if word in _NEEDS_OF else ("of", "in", "on", "-"))
    if (word in _NEEDS_OF or begin > at + 1) and not joined:
        return []
    return _part(p, i, begin + joined, which)


def _part(p: Pieces, i: int, begin: int, which: str) -> list[Found]:
    """A part of the period at `begin`: a date, or "the year"."""
    at = begin + (p.form(begin) == "the")
    unit = periods.unit_at(p, at)
    if unit is not None and unit[0] in ("D", "W", "M", "Y", "DE", "CE") and at > begin and not p.form(at).endswith("s"):
        return [Found(i, at + 1, Part(Shift(unit[0], 0), which))]
    whole = point(p, begin)
    if not whole and at > begin:
        whole = point(p, at)
    if not whole or isinstance(whole[0].sense, Length | Repeat | Reference):
        return []
    return [Found(i, whole[0].end, Part(whole[0].sense, which)), *whole[1:]]


def ordinal_part(p: Pieces, i: int) -> list[Found]:
    """ "The first week of March", "the last two days of the month", "the first six months of 1931"."""
    at = i + (p.form(i) == "the")
    which = ORDER.get(p.form(at))
    if which is None:
        return []
    if p.form(at + 1) in p.words.weekdays:
        return _nth_weekday(p, i, at)
    plenty = amount(p, at + 1)
    unit = plenty.end if plenty else at + 1
    if periods.unit_at(p, unit) is None or p.form(unit + 1) not in ("of", "in"):
        return []
    return _part(p, i, unit + 2, which)


def _nth_weekday(p: Pieces, i: int, at: int) -> list[Found]:
    """ "The second Sunday of May", "the last Friday in June"."""
    month = point(p, at + 3) if p.form(at + 2) in ("of", "in") else []
    number = _NUMBERS.get(p.form(at))
    if not month or number is None or is_day(month[0].sense):
        return []
    return [Found(i, month[0].end, Nth(p.words.weekdays[p.form(at + 1)], number, month[0].sense))]


def half_of(p: Pieces, i: int) -> list[Found]:
    """ "Earlier this month", "later that day", "later in the year", "earlier in 2021"."""
    step = p.words.halves[p.form(i)]
    begin = i + 1 + (p.form(i + 1) in ("in", "on"))
    which = "BEFORE" if step < 0 else "AFTER"
    found = _part(p, i, begin, which)
    if found and isinstance(found[0].sense, Part) and is_day(found[0].sense.whole):
        shift = found[0].sense.whole
        if isinstance(shift, Shift) and shift.count == 0:
            return [replace(found[0], sense=replace(shift, story=shift.story or p.form(begin) == "the"))]
        return [replace(found[0], sense=Part(shift, "WHOLE"))]
    return found


def year_end(p: Pieces, i: int) -> list[Found]:
    """ "Year-end", "the year's end"."""
    if p.form(i) == "the":
        return [Found(i, i + 5, Part(Shift("Y", 0), "LAST"))] if p.has(i + 1, "year", "'", "s", "end") else []
    last = i + 2 if p.hyphen(i + 1) else i + 1
    if p.has(i, "year") and p.form(last) == "end":
        return [Found(i, last + 1, Part(Shift("Y", 0), "LAST"))]
    return []
