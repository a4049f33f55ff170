"""Days told by their number in a series, beside the date that they are: "Tuesday, the third day of the talks"."""

from standoff.annotate.times.numbers import cardinal, ordinal
from standoff.annotate.times.pieces import Pieces
from standoff.annotate.times.reading import is_day, point
from standoff.annotate.times.senses import Clock, Found, Shift

_DAYS = frozenset({"day", "night", "evening", "morning", "afternoon"})
_ENDS = frozenset({"opening", "closing", "final", "last", "first"})


def counted_day(p: Pieces, i: int) -> int | None:
    """The end of "the third day", "the opening night", "day five" at `i`."""
    if p.form(i) == "day" and (number := cardinal(p, i + 1)) is not None:
        return number.end
    begin = i + (p.form(i) == "the")
    found = ordinal(p, begin)
    at = found.end if found is not None else begin + 1
    if found is None and p.form(begin) not in _ENDS:
        return None
    return at + 1 if p.form(at) in _DAYS else None


def apposed(p: Pieces, date: Found) -> list[Found]:
    """The counted day after a date and a comma: the same day."""
    sense = date.sense.day if isinstance(date.sense, Clock) else date.sense
    if p.form(date.end) != "," or sense is None or not is_day(sense):
        return []
    end = counted_day(p, date.end + 1)
    return [Found(date.end + 1, end, Shift("D", 0, story=True))] if end is not None else []


def leading(p: Pieces, i: int) -> list[Found]:
    """A counted day before a comma and its date ("Opening night, January 23")."""
    end = counted_day(p, i)
    if end is None or p.form(end) != ",":
        return []
    dates = point(p, end + 1)
    if not dates or not is_day(dates[0].sense):
        return []
    return [Found(i, end, dates[0].sense), *dates]
