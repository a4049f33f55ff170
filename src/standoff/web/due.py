"""What is to come: acts that are planned for a day, and the days by which somebody expects something."""

from dataclasses import dataclass
from datetime import date

from standoff.analyze.days import Day
from standoff.analyze.sides import side_of, sides_of
from standoff.brief.desk import Desk
from standoff.brief.sections.acts import is_wanted
from standoff.brief.wording import day_words
from standoff.model import Event, Outlook, Record, Status
from standoff.web.telling import Entry, entry

_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One thing to come.

    Attributes:
        when: its day in words.
        sort: "planned", "expected by ..." or "expected by then".
        entry: the record.
    """

    when: str
    sort: str
    entry: Entry


def due(desk: Desk) -> tuple[Due, ...]:
    """What lies ahead of the latest report, the nearest first."""
    if desk.today is None:
        return ()
    found = sorted([*_planned(desk, desk.today), *_expected(desk, desk.today)], key=lambda pair: pair[0])
    return tuple(one for _, one in found[:_SHOWN])


def _planned(desk: Desk, today: date) -> list[tuple[tuple[date, str], Due]]:
    found = []
    for one in desk.reported:
        day, planned = one.day, _is_planned(desk, one.main) and desk.concerns(one.main)
        if planned and day is not None and day.told and day.last >= today:
            found.append(((day.last, one.main.id), _due(desk, day, _planned_by(desk, one.main), one.main)))
    return found


def _planned_by(desk: Desk, event: Event) -> str:
    """ "planned", if the report or the actor's own side says so; else whose expectation it is."""
    statement = desk.statements.get(event.according_to or "")
    teller = statement.speaker if statement is not None else None
    if teller is None or side_of(teller) in sides_of(event.actor):
        return "planned"
    return f"expected by {desk.names.party(teller).rstrip(',')}"


def _is_planned(desk: Desk, event: Event) -> bool:
    """Whether an act is planned, not only wanted; meetings are not acts here, the Desk has them by themselves."""
    words = event.evidence[0]
    met = any(
        mark.doc == event.doc and mark.start < words.end and words.start < mark.end
        for one in desk.encounters
        for mark in one.marks
    )
    return event.status is Status.PLANNED and not met and not is_wanted(desk, event)


def _expected(desk: Desk, today: date) -> list[tuple[tuple[date, str], Due]]:
    found = []
    for record in desk.all(Outlook):
        horizon = record.horizon
        if horizon is not None and horizon.latest is not None and horizon.latest >= today:
            day = Day(horizon.earliest or horizon.latest, horizon.latest, told=True)
            found.append(((day.last, record.id), _due(desk, day, "expected by then", record)))
    return found


def _due(desk: Desk, day: Day, sort: str, record: Record) -> Due:
    return Due(
        when=day_words(day, desk.year) or "",
        sort=sort,
        entry=entry(record, desk.names, desk.library[record.doc].published),
    )
