"""When the reported intensity between two sides last rose, or else was highest."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from standoff.analyze.happenings import TOLD_AS_FACT, Happening
from standoff.analyze.series import pairs_of

_CONFLICT = (3, 4)
_WEEK = timedelta(days=7)
_FEWEST = 2
"""One act alone is no rise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rise:
    """A week in which more conflict was reported than in the week before.

    Attributes:
        monday: its first day.
        day: the day of more than half of it; `None` where no single day has so much.
        before: hostile words and acts of the week before, told as having happened.
        ones: those of this week, or of the day.
    """

    monday: date
    day: date | None
    before: int
    ones: tuple[Happening, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Peak:
    """The week in which most conflict was reported, where it is not the latest.

    Attributes:
        monday: its first day.
        ones: its hostile words and acts, told as having happened.
        latest: first day of the latest week of which any event between the two is told as having happened.
        now: hostile words and acts of that week.
    """

    monday: date
    ones: tuple[Happening, ...]
    latest: date
    now: int


def latest_rise(reported: Iterable[Happening], sides: Collection[str], first: date) -> Rise | None:
    """The latest rise between two sides, or `None`.

    Args:
        reported: the events, tellings of one event together.
        sides: ids of the two.
        first: the day of the earliest report of them. Its week has nothing before it to compare with: reports tell of
            what was done before them only in passing.
    """
    weeks = _by_week(one for one in reported if is_conflict(one, sides))
    for monday in sorted(weeks, reverse=True):
        before = len(weeks.get(monday - _WEEK, ()))
        if monday > first and len(weeks[monday]) >= max(_FEWEST, before + 1):
            return _rise(monday, before, weeks[monday])
    return None


def highest_week(reported: Iterable[Happening], sides: Collection[str], first: date) -> Peak | None:
    """The week with the most conflict between two sides; `None` where it is the latest, or has little.

    Args:
        reported: the events, tellings of one event together.
        sides: ids of the two.
        first: the day of the earliest report of them; what was done before its week does not count.
    """
    begin = first - timedelta(days=first.weekday())
    between = _by_week(one for one in reported if is_counted(one, sides))
    weeks = {
        monday: [one for one in ones if is_conflict(one, sides)] for monday, ones in between.items() if monday >= begin
    }
    if not weeks:
        return None
    latest = max(weeks)
    peak = min(weeks, key=lambda monday: (-len(weeks[monday]), monday))
    if len(weeks[peak]) < _FEWEST or len(weeks[peak]) == len(weeks[latest]):
        return None
    return Peak(monday=peak, ones=tuple(weeks[peak]), latest=latest, now=len(weeks[latest]))


def is_counted(one: Happening, sides: Collection[str]) -> bool:
    """Whether an event between the two is told as having happened; see `Week.counts`."""
    told = one.main.status in TOLD_AS_FACT and not one.claimed
    return told and any(set(pair) == set(sides) for pair in pairs_of(one.main))


def is_conflict(one: Happening, sides: Collection[str]) -> bool:
    """Whether it is a hostile word or act, too."""
    return one.main.quad_code in _CONFLICT and is_counted(one, sides)


def _by_week(ones: Iterable[Happening]) -> dict[date, list[Happening]]:
    weeks: dict[date, list[Happening]] = defaultdict(list)
    for one in ones:
        if one.day is not None:
            weeks[one.day.first - timedelta(days=one.day.first.weekday())].append(one)
    return weeks


def _rise(monday: date, before: int, ones: list[Happening]) -> Rise:
    days = Counter(day for one in ones if (day := _single_day(one)) is not None)
    day = next((day for day, number in sorted(days.items()) if 2 * number > len(ones) and number > before), None)
    chosen = [one for one in ones if day is None or _single_day(one) == day]
    return Rise(monday=monday, day=day, before=before, ones=tuple(chosen))


def _single_day(one: Happening) -> date | None:
    """The day that a report gives for it, if it is one."""
    return one.day.first if one.day is not None and one.day.told and one.day.first == one.day.last else None
