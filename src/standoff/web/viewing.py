"""What a reader of the analysis chose, in the record's own words."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from standoff.analyze.sides import parties_of, side_of, sides_of
from standoff.errors import QueryError
from standoff.store import Filter
from standoff.store.called import called
from standoff.web.asking import View
from standoff.web.room import Room

_SIDES_OFFERED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What is shown, and what else could be.

    Attributes:
        view: as the reader asked.
        sides: ids and names that may be chosen, those that take part most first.
        chosen: ids of the two sides that are compared; fewer where the record has fewer.
        first: day of the earliest dated report, or `None`.
        last: day of the latest.
        laid_out: how many reports the analysis is made of.
        reports: how many there are.
    """

    view: View
    sides: tuple[tuple[str, str], ...]
    chosen: tuple[str, ...]
    first: date | None
    last: date | None
    laid_out: int
    reports: int


def as_called(room: Room, view: View) -> View:
    """The view with its sides by their ids.

    Raises:
        QueryError: the record knows no such side, or the two are one.
    """
    if view.between is None:
        return view
    first, second = (_side(room, asked) for asked in view.between)
    if first == second:
        raise QueryError(f"{view.between[0]!r} and {view.between[1]!r} are one side, {first}; choose two")
    return replace(view, between=(first, second))


def _side(room: Room, asked: str) -> str:
    with room.store() as store:
        for row in store.parties(Filter(actor=called(store, asked))):
            side = side_of(row.party)
            if side is not None:
                return side
    raise QueryError(f"no side of this record is called {asked!r}; the page Parties lists them")


def reach(room: Room, view: View, by_id: View) -> Reach:
    """What is shown, and what else could be; `by_id` is `view` with its sides by their ids."""
    desk = room.desks.desk(by_id)
    dates = [document.published for document in desk.documents if document.published is not None]
    return Reach(
        view=view,
        sides=room.desks.once(("sides", view.as_of), lambda: _sides_offered(room, view)),
        chosen=desk.sides,
        first=min(dates, default=None),
        last=max(dates, default=None),
        laid_out=len(desk.documents),
        reports=desk.options.of_reports or len(desk.documents),
    )


def _sides_offered(room: Room, view: View) -> tuple[tuple[str, str], ...]:
    desk = room.desks.desk(View(as_of=view.as_of))
    tally = Counter(side for record in desk.records for side in sides_of(parties_of(record)))
    ranked = sorted(tally, key=lambda side: (-tally[side], side))[:_SIDES_OFFERED]
    return tuple((side, desk.names.side(side)) for side in ranked)
