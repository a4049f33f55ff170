"""Everything with a day, on lanes by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from standoff.analyze.days import Day
from standoff.analyze.sides import side_of, sides_of
from standoff.brief.desk import Desk
from standoff.brief.wording import day_words
from standoff.model import Party, Statement
from standoff.web.telling import Entry, entry

OTHERS = "others"
"""Lane of those who act for no side that has a lane."""


class Zoom(StrEnum):
    """How long a column of the timeline is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing on its day.

    Attributes:
        day: as the report gives it, or else that of the report.
        kind: "meetings", "events" or "statements".
        lanes: ids of the sides on whose lanes it stands, or `OTHERS`.
        entry: the record.
        reports: how many reports tell it.
    """

    day: Day
    kind: str
    lanes: tuple[str, ...]
    entry: Entry
    reports: int

    @property
    def when(self) -> str:
        """The day in words."""
        return day_words(self.day) or ""


def items(desk: Desk, lanes: Sequence[str]) -> tuple[Item, ...]:
    """Meetings, events and statements that have a day, in order of it; of events and meetings all tellings are one."""
    found = [*_meetings(desk, lanes), *_events(desk, lanes), *_statements(desk, lanes)]
    return tuple(sorted(found, key=lambda item: (item.day.first, item.day.last, item.kind, item.entry.id)))


def _meetings(desk: Desk, lanes: Sequence[str]) -> Iterator[Item]:
    for one in desk.encounters:
        if one.day is not None and desk.concerns(one.meeting):
            yield Item(
                day=one.day,
                kind="meetings",
                lanes=_on(one.participants, lanes),
                entry=entry(one.meeting, desk.names, desk.library[one.meeting.doc].published),
                reports=one.support,
            )


def _events(desk: Desk, lanes: Sequence[str]) -> Iterator[Item]:
    for one in desk.reported:
        if one.day is not None and desk.concerns(one.main):
            yield Item(
                day=one.day,
                kind="events",
                lanes=_on(one.main.actor, lanes),
                entry=entry(one.main, desk.names, desk.library[one.main.doc].published),
                reports=one.support,
            )


def _statements(desk: Desk, lanes: Sequence[str]) -> Iterator[Item]:
    for statement in desk.all(Statement):
        day = desk.day(statement)
        if day is not None:
            yield Item(
                day=day,
                kind="statements",
                lanes=_spoken_on(statement, lanes),
                entry=entry(statement, desk.names, desk.library[statement.doc].published),
                reports=1,
            )


def _spoken_on(statement: Statement, lanes: Sequence[str]) -> tuple[str, ...]:
    side = side_of(statement.speaker) if statement.speaker is not None else None
    return (side,) if side in lanes and side is not None else (OTHERS,)


def _on(parties: tuple[Party, ...], lanes: Sequence[str]) -> tuple[str, ...]:
    return tuple(side for side in sides_of(parties) if side in lanes) or (OTHERS,)


def column_of(day: date, zoom: Zoom) -> date:
    """First day of the column in which a day lies."""
    if zoom is Zoom.MONTH:
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if zoom is Zoom.WEEK else day


def next_column(first: date, zoom: Zoom) -> date:
    """First day of the column after that which begins on `first`."""
    if zoom is Zoom.MONTH:
        return (first.replace(day=28) + timedelta(days=4)).replace(day=1)
    return first + timedelta(days=7 if zoom is Zoom.WEEK else 1)


def columns_between(first: date, last: date, zoom: Zoom) -> list[date]:
    """First days of all columns from that of `first` to that of `last`."""
    found = [column_of(first, zoom)]
    while next_column(found[-1], zoom) <= last:
        found.append(next_column(found[-1], zoom))
    return found


def columns_back(last: date, number: int, zoom: Zoom) -> date:
    """First day of the first of so many columns of which the last one holds `last`."""
    first = column_of(last, zoom)
    for _ in range(number - 1):
        first = column_of(first - timedelta(days=1), zoom)
    return first


def fitting_zoom(first: date, last: date) -> Zoom:
    """The finest zoom whose columns fit on a page."""
    days = (last - first).days
    return Zoom.DAY if days <= 31 else Zoom.WEEK if days <= 210 else Zoom.MONTH
