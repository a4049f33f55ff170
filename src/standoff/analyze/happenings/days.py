"""Whether two tellings may be of one day, and how much speaks for it."""

from datetime import timedelta
from enum import IntEnum

from standoff.analyze.happenings.telling import R, Telling

REACH = timedelta(days=3)
"""A report that tells no day tells what happened at most so long before it."""
FAR = timedelta(days=10)
"""Between reports this far apart, tellings without a day are not taken for one happening."""


class Nearness(IntEnum):
    """What the days of two tellings say of their being one happening."""

    APART = 0
    FAR = 1
    NEAR = 2
    SAME = 3


def nearness(one: Telling[R], other: Telling[R], ahead: bool = False) -> Nearness:
    """What the days say.

    SAME: both reports tell the day, and it is the same. NEAR: they tell spans of days that overlap, or one
    tells the day and the other was published within reach of it, or neither tells it and they were published
    within reach of each other. FAR: neither tells it, and they were published up to `FAR` apart, or nobody
    knows when. APART: anything else.

    Args:
        one: a telling.
        other: another.
        ahead: whether the one that tells no day tells a plan: then the day is within reach after it as well.
    """
    if one.day is None or other.day is None:
        return Nearness.FAR
    if one.day.told and other.day.told:
        if one.day.last < other.day.first or other.day.last < one.day.first:
            return Nearness.APART
        exact = one.day.first == one.day.last == other.day.first == other.day.last
        return Nearness.SAME if exact else Nearness.NEAR
    if one.day.told or other.day.told:
        told, published = (one.day, other.day.first) if one.day.told else (other.day, one.day.first)
        early = REACH if ahead else timedelta(0)
        return Nearness.NEAR if told.first - early <= published <= told.last + REACH else Nearness.APART
    gap = abs(one.day.first - other.day.first)
    return Nearness.NEAR if gap <= REACH else Nearness.FAR if gap <= FAR else Nearness.APART
