"""Positions: issues by sides, and the history of each issue."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query
from starlette.requests import Request
from starlette.responses import Response

from standoff.analyze.movement import Movement, Verdict
from standoff.analyze.sides import side_of, sides_of
from standoff.brief.charts import Stand, can_draw, draw_history
from standoff.brief.desk import Desk
from standoff.brief.page import Line, Note
from standoff.brief.sections.positions import positions
from standoff.brief.stands import told
from standoff.model import Position
from standoff.web.asking import View, read_view
from standoff.web.drawing import drawn
from standoff.web.links import to_record
from standoff.web.room import Room
from standoff.web.telling import Entry, entry
from standoff.web.viewing import Reach, as_called, reach

_ALL = 10_000
_QUOTED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Where one side stands on one issue.

    Attributes:
        lines: verdict and latest stands.
        reports: how many reports tell of a stand of it.
    """

    lines: tuple[Line, ...]
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixView:
    """All issues.

    Attributes:
        columns: heads, the issue's first.
        rows: issue and its cells.
        notes: by number.
        remark: how to read it.
        empty: what is said where there are no rows.
        reach: what the reader chose.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    notes: Mapping[int, Note]
    remark: str | None
    empty: str
    reach: Reach


@dataclass(frozen=True, slots=True, kw_only=True)
class StandLine:
    """One position in the history of an issue.

    Attributes:
        entry: the position.
        side: its holder's name.
        day: in words; `None` where no day is told, and the report has none.
        told: what it is, with its words.
        answers: positions that it answers: id, document and words.
    """

    entry: Entry
    side: str
    day: str | None
    told: str
    answers: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueView:
    """The history of an issue.

    Attributes:
        issue: its label.
        verdicts: of each side: name, sign, word and the ids of the positions compared.
        stands: in order of time.
        strip: as SVG, or `None` where it cannot be drawn.
        reach: what the reader chose.
    """

    issue: str
    verdicts: tuple[tuple[str, str, str], ...]
    stands: tuple[StandLine, ...]
    strip: str | None
    reach: Reach


Asked = Annotated[View, Depends(read_view)]


def routes(room: Room) -> APIRouter:
    """The pages."""
    router = APIRouter()

    @router.get("/positions")
    def matrix(request: Request, view: Asked) -> Response:
        called = as_called(room, view)
        found = room.desks.once(("matrix", called), lambda: _matrix(room.desks.desk(called), reach(room, view, called)))
        return room.page(request, "positions", found)

    @router.get("/positions/issue")
    def issue(request: Request, view: Asked, issue: Annotated[str, Query(min_length=1, max_length=300)]) -> Response:
        called = as_called(room, view)
        desk = room.desks.desk(called)
        found = room.desks.once(("issue", called, issue), lambda: _issue(desk, issue, reach(room, view, called)))
        return room.page(request, "issue", found)

    return router


def _matrix(desk: Desk, within: Reach) -> MatrixView:
    section = positions(desk, _ALL)
    table = section.table
    rows = table.rows if table is not None else ()
    return MatrixView(
        columns=table.columns if table is not None else (),
        rows=tuple((row.head, tuple(_cell(desk, row.head, lines) for lines in row.cells)) for row in rows),
        notes={note.number: note for note in desk.notebook.notes()},
        remark=section.remark,
        empty=section.empty,
        reach=within,
    )


def _cell(desk: Desk, issue: str, lines: tuple[Line, ...]) -> Cell:
    """With the reports that tell a stand of the same sides on the issue."""
    shown = {id_ for line in lines for id_ in line.records}
    held = [p for p in desk.all(Position) if issue in desk.issues[p.id]]
    sides = {side for p in held if p.id in shown for side in sides_of(p.holder)}
    return Cell(lines=lines, reports=len({p.doc for p in held if sides & set(sides_of(p.holder))}))


def _issue(desk: Desk, issue: str, within: Reach) -> IssueView:
    held = [p for p in desk.all(Position) if issue in desk.issues.get(p.id, ())]
    if not held:
        raise HTTPException(404, f"no side has taken a stand on an issue called {issue!r}; the page Positions has all")
    ordered = sorted(held, key=lambda p: _order(desk, p))
    rows = [row for row in desk.movements if row.issue == issue]
    return IssueView(
        issue=issue,
        verdicts=tuple(_verdict(desk, row) for row in rows if row.movement is not Verdict.UNOBSERVED),
        stands=tuple(_stand(desk, position) for position in ordered),
        strip=_strip(desk, ordered, issue),
        reach=within,
    )


def _order(desk: Desk, position: Position) -> tuple[str, str, int]:
    day = desk.day(position)
    return (day.first.isoformat() if day else "", position.doc, position.evidence[0].start)


def _verdict(desk: Desk, row: Movement) -> tuple[str, str, str]:
    side = side_of(row.holder)
    name = desk.names.side(side) if side else row.holder.text
    return name, desk.phrases.arrows[row.movement.value], desk.phrases.movement[row.movement.value]


def _stand(desk: Desk, position: Position) -> StandLine:
    known = {p.id: p for p in desk.records if isinstance(p, Position)}
    answered = [known[id_] for id_ in position.answers if id_ in known]
    return StandLine(
        entry=entry(position, desk.names, desk.library[position.doc].published),
        side=_side(desk, position),
        day=desk.when(position),
        told=told(desk, position, _QUOTED),
        answers=tuple((p.id, p.doc, p.content[0].text) for p in answered),
    )


def _side(desk: Desk, position: Position) -> str:
    return " and ".join(desk.names.side(side) for side in sides_of(position.holder)) or "nobody named"


def _strip(desk: Desk, ordered: list[Position], issue: str) -> str | None:
    stands = []
    for position in ordered:
        day = desk.day(position)
        for side in sides_of(position.holder) if day is not None else ():
            name = desk.names.side(side)
            said = f"{name} {told(desk, position, 80)} ({desk.when(position)})"
            link = to_record(position.doc, position.id)
            if day is not None:
                stands.append(Stand(side=name, stance=position.stance.value, day=day.first, said=said, link=link))
    return drawn(lambda: draw_history(stands, "strip", issue)) if stands and can_draw() else None
