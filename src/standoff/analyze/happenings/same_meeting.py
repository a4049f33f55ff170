"""Whether two tellings are of one meeting. The rules are laid out in docs/support.md."""

from datetime import date

from standoff.analyze.days import day_of_time
from standoff.analyze.happenings.days import REACH
from standoff.analyze.happenings.names import names_meet
from standoff.analyze.happenings.telling import Telling
from standoff.model import Meeting, MeetingFormat, MeetingState

_OPEN = frozenset({MeetingState.PLANNED, MeetingState.PROPOSED})
_FEWEST_SIDES = 2
_ENOUGH = 0.5
_SOME = 2
_FULL = 1.0
_PARTLY = 0.75

Days = tuple[date, date]


def meetings_conflict(one: Telling[Meeting], other: Telling[Meeting]) -> bool:
    """Whether something speaks against the two being one meeting."""
    a, b = one.record, other.record
    if (a.format is MeetingFormat.CALL) != (b.format is MeetingFormat.CALL):
        return True
    if not _sides_fit(one, other) or one.actors.differs_in_people(other.actors):
        return True
    first, second = told_days(a), told_days(b)
    return first is not None and second is not None and (first[1] < second[0] or second[1] < first[0])


def meeting_likeness(one: Telling[Meeting], other: Telling[Meeting]) -> float:
    """How alike two tellings are that do not conflict: 0 for not enough to be one meeting, at most 1."""
    first, second = told_days(one.record), told_days(other.record)
    if first is not None and first == second and first[0] == first[1]:
        return _FULL
    if one.record.format is not other.record.format or _places_differ(one.record, other.record):
        return 0.0
    if day_of_time(one.record.date) is not None and day_of_time(other.record.date) is not None:
        return _PARTLY
    if not _in_reach(one, other, first, second):
        return 0.0
    return _ENOUGH if _known_by_more(one, other) else 0.0


def told_days(meeting: Meeting) -> Days | None:
    """First and last day on which the report lets it be, however far apart; `None` where it does not tell."""
    time = meeting.date
    if time is None or time.earliest is None or time.latest is None:
        return None
    return time.earliest, time.latest


def _sides_fit(one: Telling[Meeting], other: Telling[Meeting]) -> bool:
    """Whether at least two sides of one are all among those of the other."""
    sides, others = one.actors.sides, other.actors.sides
    return (len(sides) >= _FEWEST_SIDES and sides <= others) or (len(others) >= _FEWEST_SIDES and others <= sides)


def _places_differ(a: Meeting, b: Meeting) -> bool:
    places = {place.text.casefold() for place in (a.place, b.place) if place is not None}
    return len(places) > 1


def _in_reach(one: Telling[Meeting], other: Telling[Meeting], first: Days | None, second: Days | None) -> bool:
    """Whether a report that tells no day was published within reach of the day, or of the other report."""
    if first is not None and second is not None:
        return True
    if first is None and second is None:
        return _published_near(one, other)
    told, undated = (first, other) if first is not None else (second, one)
    if told is None or undated.published is None:
        return False
    if undated.record.state in _OPEN:
        return told[0] - REACH <= undated.published <= told[1]
    return told[0] <= undated.published <= told[1] + REACH


def _published_near(one: Telling[Meeting], other: Telling[Meeting]) -> bool:
    if one.published is None or other.published is None:
        return False
    return abs(one.published - other.published) <= REACH and one.record.state is other.record.state


def _known_by_more(one: Telling[Meeting], other: Telling[Meeting]) -> bool:
    """Whether place, persons or words make up for a day that is not told."""
    if one.record.place is not None and other.record.place is not None:
        return True
    people = [
        other.actors.people[side] & names for side, names in one.actors.people.items() if side in other.actors.people
    ]
    if any(people) or names_meet(one, other):
        return True
    return one.own.share(other.own) >= _ENOUGH and len(one.own.things & other.own.things) >= _SOME
