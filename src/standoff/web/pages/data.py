"""Data: what can be had of the room besides pages, read off its own description."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from standoff.web.room import Room


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """An address that answers in JSON.

    Attributes:
        path: with what is to be filled in, in braces.
        summary: what it answers.
        asked: names of the conditions that it takes.
        bare: whether it answers without any.
    """

    path: str
    summary: str
    asked: tuple[str, ...]
    bare: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DataView:
    """All calls."""

    calls: tuple[Call, ...]


def routes(room: Room) -> APIRouter:
    """The page."""
    router = APIRouter()

    @router.get("/api/")
    def show(request: Request) -> Response:
        paths = request.app.openapi()["paths"]
        calls = tuple(
            Call(
                path=path,
                summary=operation.get("summary", ""),
                asked=tuple(one["name"] for one in operation.get("parameters", ()) if one["in"] == "query"),
                bare=not any(one.get("required") for one in operation.get("parameters", ())),
            )
            for path, operations in sorted(paths.items())
            for method, operation in operations.items()
            if method == "get"
        )
        return room.page(request, "data", DataView(calls=calls))

    return router
