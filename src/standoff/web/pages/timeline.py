"""Timeline: meetings, events and statements on lanes by side, and the same as a table."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from standoff.brief.charts import Cell, can_draw, draw_lanes
from standoff.brief.desk import Desk
from standoff.brief.wording import count, date_words
from standoff.errors import QueryError
from standoff.web.asking import View, read_choice, read_day, read_view, read_word
from standoff.web.drawing import drawn
from standoff.web.lanes import (
    OTHERS,
    Item,
    Zoom,
    column_of,
    columns_back,
    columns_between,
    fitting_zoom,
    items,
)
from standoff.web.links import query
from standoff.web.room import Room
from standoff.web.viewing import Reach, as_called, reach

_BEFORE, _AFTER = timedelta(days=21), timedelta(days=60)
"""Unless asked, what is told of this long before the first report and after the last one is shown."""
_COLUMNS_AT_FIRST = 31
_COLUMNS = 130
_ROWS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """Which part of time is shown, and how finely.

    Attributes:
        first: first day, or `None` where nothing has a day.
        last: last day.
        zoom: length of a column.
    """

    first: date | None
    last: date | None
    zoom: Zoom


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    """The cell that the reader opened.

    Attributes:
        at: first day of its column.
        lane: id of its side.
        kind: "meetings", "events" or "statements".
    """

    at: date
    lane: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """What is shown.

    Attributes:
        span: the time.
        zooms: all of them.
        lanes: ids and names.
        rows: for the table, latest first: those in the span, or in the cell that was opened.
        total: how many there are where the table is cut.
        outside: how many things lie before and after the span.
        chart: as SVG, or `None`.
        picked: the cell that was opened, or `None`.
        reach: what the reader chose.
    """

    span: Extent
    zooms: tuple[Zoom, ...]
    lanes: tuple[tuple[str, str], ...]
    rows: tuple[Item, ...]
    total: int
    outside: tuple[int, int]
    chart: str | None
    picked: Picked | None
    reach: Reach

    def beside(self, by: int) -> str:
        """The page of the time before (-1) or after (1)."""
        if self.span.first is None or self.span.last is None:
            return self.address()
        length = self.span.last - self.span.first + timedelta(days=1)
        return self.address(since=self.span.first + by * length, until=self.span.last + by * length)

    def address(self, **other: object) -> str:
        """The page with other conditions."""
        asked: dict[str, object] = {"zoom": self.span.zoom.value, "since": self.span.first, "until": self.span.last}
        return "/timeline" + query(
            **(asked | {"between": self.reach.view.between, "as_of": self.reach.view.as_of} | other)
        )


def routes(room: Room) -> APIRouter:
    """The page."""
    router = APIRouter()

    @router.get("/timeline")
    def show(
        request: Request,
        view: Annotated[View, Depends(read_view)],
        until: str | None = None,
        zoom: str | None = None,
        at: str | None = None,
        lane: str | None = None,
        kind: str | None = None,
    ) -> Response:
        called = as_called(room, view)
        desk = room.desks.desk(View(between=called.between, as_of=called.as_of))
        lanes = (*desk.sides, OTHERS)
        every = room.desks.once(("items", called.between, called.as_of), lambda: items(desk, lanes))
        span = _span(desk, every, view.since, read_day("until", until), zoom)
        picked = _picked(read_day("at", at), lane, kind)
        found = _view(room, desk, every, span, picked, reach(room, view, called))
        return room.page(request, "timeline", found)

    return router


def _span(desk: Desk, every: Sequence[Item], since: date | None, until: date | None, zoom: str | None) -> Extent:
    """The time that is asked for, or that of the reports; coarser than asked where it would be too many columns.

    Raises:
        QueryError: it ends before it begins.
    """
    dates = [document.published for document in desk.documents if document.published is not None]
    days = [item.day for item in every]
    if not days:
        return Extent(first=None, last=None, zoom=read_choice("zoom", zoom, Zoom, Zoom.DAY))
    reported = (min(dates) - _BEFORE, max(dates) + _AFTER) if dates else (days[0].first, days[-1].first)
    of_sides = [item.day for item in every if item.lanes != (OTHERS,)] or days
    within = [day.first for day in of_sides if reported[0] <= day.first <= reported[1]] or [of_sides[0].first]
    last = until or max(max(within), since or min(within))
    first = since or min(*within, last)
    if last < first:
        raise QueryError(f"since {first} is after until {last}: no day lies between")
    chosen = read_choice("zoom", zoom, Zoom, fitting_zoom(first, last))
    if since is None:
        first = max(first, columns_back(last, _COLUMNS_AT_FIRST, chosen))
    coarser = [zoom for zoom in list(Zoom)[list(Zoom).index(chosen) :] if _fits(first, last, zoom)]
    return Extent(first=first, last=last, zoom=coarser[0] if coarser else Zoom.MONTH)


def _fits(first: date, last: date, zoom: Zoom) -> bool:
    return len(columns_between(first, last, zoom)) <= _COLUMNS


def _picked(at: date | None, lane: str | None, kind: str | None) -> Picked | None:
    lane, kind = read_word(lane), read_word(kind)
    return Picked(at=at, lane=lane, kind=kind) if at is not None and lane and kind else None


def _view(
    room: Room, desk: Desk, every: Sequence[Item], span: Extent, picked: Picked | None, within: Reach
) -> TimelineView:
    first, last = span.first or date.min, span.last or date.max
    shown = [item for item in every if first <= item.day.first <= last]
    lanes = tuple((side, desk.names.side(side)) for side in desk.sides)
    if any(OTHERS in item.lanes for item in shown):
        lanes = (*lanes, (OTHERS, "Others"))
    rows = shown if picked is None else [item for item in shown if _is_in(item, picked, span.zoom)]
    view = TimelineView(
        span=span,
        zooms=tuple(Zoom),
        lanes=lanes,
        rows=tuple(rows[::-1][:_ROWS]),
        total=len(rows),
        outside=(sum(i.day.first < first for i in every), sum(i.day.first > last for i in every)),
        chart=None,
        picked=picked,
        reach=within,
    )
    key = ("lanes", within.chosen, within.view.as_of, span)
    return replace(view, chart=room.desks.once(key, lambda: _chart(view, shown)))


def _is_in(item: Item, picked: Picked, zoom: Zoom) -> bool:
    return picked.lane in item.lanes and picked.kind == item.kind and column_of(item.day.first, zoom) == picked.at


def _chart(view: TimelineView, shown: Sequence[Item]) -> str | None:
    span = view.span
    if not shown or span.first is None or span.last is None or not can_draw():
        return None
    columns = columns_between(span.first, span.last, span.zoom)
    labels = {column: _label(column, columns, span.zoom) for column in columns}
    names = dict(view.lanes)
    cells = [_cell(view, key, number, labels, names) for key, number in sorted(_tally(shown, span.zoom).items())]
    told = count(len(shown), "entry", "entries")
    words = (
        f"{told} from {date_words(span.first)} to {date_words(span.last)}, by {span.zoom.value}. The table holds all."
    )
    title = f"What was reported when, by {span.zoom.value}"
    lanes = list(names.values())
    return drawn(lambda: draw_lanes(cells, lanes, list(labels.values()), "lanes", title, words))


def _tally(shown: Sequence[Item], zoom: Zoom) -> Counter[tuple[str, str, date]]:
    return Counter((lane, item.kind, column_of(item.day.first, zoom)) for item in shown for lane in item.lanes)


def _cell(
    view: TimelineView, key: tuple[str, str, date], number: int, labels: Mapping[date, str], names: Mapping[str, str]
) -> Cell:
    lane, kind, column = key
    return Cell(
        lane=names[lane],
        kind=kind,
        column=labels[column],
        number=number,
        said=f"{names[lane]}, {view.span.zoom.value} of {date_words(column)}: {count(number, kind[:-1], kind)}",
        link=view.address(at=column, lane=lane, kind=kind) + "#rows",
    )


def _label(column: date, columns: Sequence[date], zoom: Zoom) -> str:
    """The column as the axis writes it, with the year where it changes."""
    place = columns.index(column)
    new_year = place == 0 or columns[place - 1].year != column.year
    day = f"{column:%b}" if zoom is Zoom.MONTH else f"{column.day} {column:%b}"
    return f"{day} {column.year}" if new_year or zoom is Zoom.MONTH else day
