"""Dates that share a year: "between 20 November and 11 December 2015"."""

from collections.abc import Sequence
from dataclasses import replace

from standoff.annotate.times.pieces import Pieces
from standoff.annotate.times.senses import Calendar, Days, Found, Part
from standoff.annotate.times.values import Value
from standoff.annotate.times.written import in_year

_UPTO = frozenset({"-", "to", "through", "until", "till"})
_JOINTS = frozenset({"-", "to", "and", "until", "till", "through", "or", ",", "/"})


def share_years(p: Pieces, found: Sequence[Found]) -> list[Found]:
    """The same, each date without a year given that of the date to which it is joined on its right."""
    shared: list[Found] = []
    for item in reversed(found):
        follower = shared[-1] if shared else None
        shared.append(_with_year(p, item, follower) if follower is not None else item)
    shared.reverse()
    return shared


def _with_year(p: Pieces, item: Found, follower: Found) -> Found:
    if not 1 <= follower.start - item.end <= 2 or not set(p.forms[item.end : follower.start]) <= _JOINTS:
        return item
    mine, other = _date(item), _date(follower)
    if mine is None or other is None or mine.month is None or other.month is None:
        return item
    if mine.year is not None or mine.within is not None or mine.choose is not None:
        return item
    if other.year is None and other.within is None:
        return item
    earlier = other.year is not None and other.year > 0 and mine.month > other.month
    year = other.year - 1 if earlier and other.year is not None else other.year
    return replace(item, sense=_put(item, replace(mine, year=year, within=other.within)))


def in_order(p: Pieces, found: Sequence[Found], values: Sequence[Value]) -> list[Value]:
    """The same, the first of two dates "from ... to ..." put into the year before where it would come after."""
    ordered = list(values)
    for i in range(len(found) - 1):
        first, last = found[i], found[i + 1]
        if last.start - first.end != 1 or p.form(first.end) not in _UPTO:
            continue
        mine, upto = _date(first), _date(last)
        other = values[i + 1].earliest if upto is not None and upto.month is not None else None
        begin = values[i].earliest
        if mine is None or mine.year is not None or mine.month is None or begin is None or other is None:
            continue
        if begin > other:
            moved = in_year(mine, begin.year - 1)
            ordered[i] = moved if moved.earliest is not None and moved.earliest <= other else values[i]
    return ordered


def _date(item: Found) -> Calendar | None:
    sense = item.sense.whole if isinstance(item.sense, Part) else item.sense
    if isinstance(sense, Days):
        return sense.last
    return sense if isinstance(sense, Calendar) else None


def _put(item: Found, sense: Calendar) -> Calendar | Part | Days:
    if isinstance(item.sense, Part):
        return replace(item.sense, whole=sense)
    if isinstance(item.sense, Days):
        return Days(replace(sense, day=item.sense.first.day), sense)
    return sense
