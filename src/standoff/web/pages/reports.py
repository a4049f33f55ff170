"""Reports: what the record holds, and what could not be read."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from standoff.model import Document
from standoff.store import Failure
from standoff.web.room import Room


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """A report in the list.

    Attributes:
        document: the report.
        coded: whether it was coded.
    """

    document: Document
    coded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportsView:
    """All reports and failures."""

    reports: tuple[ReportLine, ...]
    failures: tuple[Failure, ...]


def routes(room: Room) -> APIRouter:
    """The page."""
    router = APIRouter()

    @router.get("/documents")
    def show(request: Request) -> Response:
        with room.store() as store:
            reports = tuple(
                ReportLine(document=stored.document, coded=stored.coder is not None)
                for stored in store.stored_documents()
            )
            view = ReportsView(reports=reports, failures=tuple(store.failures()))
        return room.page(request, "reports", view)

    return router
