"""Dyads: reported intensity between two sides, week by week, and the rows behind every bar."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from standoff.analyze.happenings import TOLD_AS_FACT, Happening
from standoff.analyze.series import Week, is_accusation, pairs_of, tension
from standoff.brief.charts import BANDS, can_draw, draw_intensity
from standoff.brief.desk import Desk
from standoff.brief.sections.intensity import latest_weeks
from standoff.errors import QueryError
from standoff.web.asking import View, read_day, read_view
from standoff.web.drawing import drawn
from standoff.web.links import query
from standoff.web.merged import Merged, merged
from standoff.web.room import Room
from standoff.web.viewing import Reach, as_called, reach

_PAIRS_OFFERED = 12
_SIX_DAYS = timedelta(days=6)
ALLEGED = 5
"""Stands for the events that are only alleged, in addresses, beside the classes 1 to 4."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DyadsView:
    """The bands of one pair.

    Attributes:
        pair: names of the two sides, or `None` where the record has no two.
        ids: their ids.
        bands: names of the four classes.
        weeks: in order, those with a report only.
        chart: as SVG, or `None` where it cannot be drawn.
        cut: how many weeks before those drawn the table has.
        others: other pairs: ids, names, and how much was reported of them.
        reach: what the reader chose.
    """

    pair: str | None
    ids: tuple[str, ...]
    bands: tuple[str, ...]
    weeks: tuple[Week, ...]
    chart: str | None
    cut: int
    others: tuple[tuple[tuple[str, str], str, int], ...]
    reach: Reach


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsView:
    """The events behind a bar.

    Attributes:
        pair: names of the two sides.
        ids: their ids.
        band: name of the class.
        monday: first day of the week.
        rows: events, tellings of one event together.
        reach: what the reader chose.
    """

    pair: str
    ids: tuple[str, ...]
    band: str
    monday: date
    rows: tuple[Merged, ...]
    reach: Reach

    @property
    def sunday(self) -> date:
        """Last day of the week."""
        return self.monday + _SIX_DAYS


Asked = Annotated[View, Depends(read_view)]


def routes(room: Room) -> APIRouter:
    """The pages."""
    router = APIRouter()

    @router.get("/dyads")
    def bands(request: Request, view: Asked) -> Response:
        return room.page(request, "dyads", _found(room, view))

    @router.get("/dyads/rows")
    def rows(
        request: Request, view: Asked, week: str, band: Annotated[int, Query(ge=1, le=ALLEGED)] = ALLEGED
    ) -> Response:
        called = as_called(room, view)
        day = read_day("week", week)
        desk = room.desks.desk(called)
        if day is None or len(desk.sides) < 2:
            raise QueryError("the rows of a bar need a week, as the day of its Monday, and two sides")
        monday = day - timedelta(days=day.weekday())
        return room.page(request, "dyad_rows", _rows(desk, monday, band, reach(room, view, called)))

    return router


def prepare(room: Room) -> None:
    """Make what the page shows first, and with it what draws all charts: that takes some seconds once."""
    _found(room, View())


def _found(room: Room, view: View) -> DyadsView:
    called = as_called(room, view)
    desk = room.desks.desk(called)
    return room.desks.once(("dyads", called), lambda: _bands(desk, reach(room, view, called)))


def _bands(desk: Desk, within: Reach) -> DyadsView:
    every = tension(desk.reported)
    own = tuple(week for week in every if set(week.sides) == set(desk.sides))
    recent = latest_weeks(own)
    pair = " and ".join(desk.names.side_in_text(side) for side in desk.sides) if len(desk.sides) > 1 else None
    return DyadsView(
        pair=pair,
        ids=desk.sides,
        bands=BANDS,
        weeks=own[::-1],
        chart=_chart(recent, pair, within) if recent and pair and can_draw() else None,
        cut=len(own) - len(recent),
        others=_others(desk, every),
        reach=within,
    )


def _chart(weeks: tuple[Week, ...], pair: str, within: Reach) -> str:
    def to_rows(monday: date, quad: int) -> str:
        asked = query(between=within.chosen, as_of=within.view.as_of, week=monday, band=quad)
        return f"/dyads/rows{asked}"

    return drawn(lambda: draw_intensity(weeks, "dyad", pair, to_rows))


def _others(desk: Desk, weeks: tuple[Week, ...]) -> tuple[tuple[tuple[str, str], str, int], ...]:
    tally: Counter[tuple[str, str]] = Counter()
    for week in weeks:
        if set(week.sides) != set(desk.sides):
            tally[week.sides] += sum(week.counts) + week.alleged
    ranked = sorted(tally, key=lambda pair: (-tally[pair], pair))[:_PAIRS_OFFERED]
    return tuple((pair, " – ".join(map(desk.names.side, pair)), tally[pair]) for pair in ranked)


def _rows(desk: Desk, monday: date, band: int, within: Reach) -> RowsView:
    ones = [one for one in desk.reported if _is_in(one, desk.sides, monday, band)]
    return RowsView(
        pair=" and ".join(desk.names.side_in_text(side) for side in desk.sides),
        ids=desk.sides,
        band="alleged or denied" if band == ALLEGED else BANDS[band - 1],
        monday=monday,
        rows=tuple(merged(desk, one) for one in ones),
        reach=within,
    )


def _is_in(one: Happening, sides: tuple[str, ...], monday: date, band: int) -> bool:
    """Whether an event is counted in a bar; see `analyze.series`."""
    if one.day is None or not monday <= one.day.first <= monday + _SIX_DAYS:
        return False
    if not any(set(pair) == set(sides) for pair in pairs_of(one.main)):
        return False
    if band == ALLEGED:
        return is_accusation(one)
    return one.main.quad_code == band and one.main.status in TOLD_AS_FACT and not one.claimed
