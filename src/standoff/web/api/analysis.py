"""What is made of the records, as JSON: the same as the pages of analysis show."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from standoff.analyze.series import tension
from standoff.analyze.timeline import timeline
from standoff.model import Position
from standoff.web.api.answering import as_json, many_of, one_of
from standoff.web.asking import View, read_view
from standoff.web.room import Room
from standoff.web.viewing import as_called

Asked = Annotated[View, Depends(read_view)]


def routes(room: Room) -> APIRouter:
    """Brief, movement, dyads and timeline."""
    router = APIRouter()

    @router.get("/api/brief", summary="The brief, each line with its notes.", responses=one_of("Brief"))
    def brief(view: Asked) -> Response:
        return as_json(room.desks.brief(as_called(room, view)))

    @router.get("/api/movement", summary="Did anyone move, by side and issue?", responses=many_of("Movement"))
    def movement(view: Asked) -> Response:
        found = room.desks.desk(as_called(room, view)).movements
        return as_json({"total": len(found), "items": found})

    @router.get("/api/dyads", summary="Reported intensity by pair of sides and week.", responses=many_of("Week"))
    def dyads(view: Asked) -> Response:
        called = as_called(room, view)
        weeks = tension(room.desks.desk(called).reported)
        found = [week for week in weeks if called.between is None or set(week.sides) == set(called.between)]
        return as_json({"total": len(found), "items": found})

    @router.get("/api/timeline", summary="What happened, day by day.", responses=many_of(""))
    def days(view: Asked) -> Response:
        desk = room.desks.desk(as_called(room, view))
        found = timeline(desk.reported, desk.encounters, desk.all(Position), desk.documents, desk.lexicon)
        return as_json({"total": len(found), "items": found})

    return router
