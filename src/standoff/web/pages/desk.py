"""The Desk: the brief as a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from standoff.brief import Brief
from standoff.brief.page import Line, Note, Section
from standoff.web.asking import View, read_view
from standoff.web.due import Due, due
from standoff.web.room import Room
from standoff.web.viewing import Reach, as_called, reach

_BEHIND_HEADLINE = ("short", "none")
_ELSEWHERE = {"bottom_line": (*_BEHIND_HEADLINE, "open"), "meetings": ("next",)}
"""Tags of lines that the page shows in another place than their section's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView:
    """What the Desk shows.

    Attributes:
        brief: all of it.
        headline: the verdict, or `None` where there is nothing to judge.
        notes: by number.
        due: acts and expectations with a day ahead.
        reach: what the reader chose, and may choose.
    """

    brief: Brief
    headline: Line | None
    notes: Mapping[int, Note]
    due: tuple[Due, ...]
    reach: Reach

    def section(self, key: str) -> Section:
        """A section by its key."""
        return next(section for section in self.brief.sections if section.key == key)

    def lines(self, key: str) -> tuple[Line, ...]:
        """The lines of a section, without those that stand elsewhere on the page."""
        return tuple(line for line in self.section(key).lines if line.tag not in _ELSEWHERE.get(key, ()))

    def tagged(self, key: str, tag: str) -> tuple[Line, ...]:
        """The lines of a section that have this tag."""
        return tuple(line for line in self.section(key).lines if line.tag == tag)


def routes(room: Room) -> APIRouter:
    """The page."""
    router = APIRouter()

    @router.get("/")
    def show(request: Request, view: Annotated[View, Depends(read_view)]) -> Response:
        called = as_called(room, view)
        ahead = room.desks.once(("due", called), lambda: due(room.desks.desk(called)))
        return room.page(request, "desk", _view(room.desks.brief(called), ahead, reach(room, view, called)))

    return router


def _view(brief: Brief, ahead: tuple[Due, ...], within: Reach) -> DeskView:
    verdict = next(section for section in brief.sections if section.key == "bottom_line")
    headline = next((line for line in verdict.lines if line.tag in _BEHIND_HEADLINE), None)
    return DeskView(brief=brief, headline=headline, notes={n.number: n for n in brief.notes}, due=ahead, reach=within)
