"""What each page shows, as JSON.

The address of a page under `/api/pages` answers with the very view that the page is made of, charts as SVG with it.
"""

from collections.abc import Sequence

from fastapi import APIRouter
from fastapi.routing import APIRoute

from standoff.web.api.answering import one_of
from standoff.web.pages.add import AddView, JobView
from standoff.web.pages.desk import DeskView
from standoff.web.pages.dyads import DyadsView, RowsView
from standoff.web.pages.parties import PartiesView, SideView
from standoff.web.pages.positions import IssueView, MatrixView
from standoff.web.pages.reader import ReaderView
from standoff.web.pages.records import KindsView, RecordsView
from standoff.web.pages.reports import ReportsView
from standoff.web.pages.review import DecisionsView, ReviewView
from standoff.web.pages.timeline import TimelineView
from standoff.web.room import DATA

VIEWS: dict[str, tuple[type, str]] = {
    "/": (DeskView, "The Desk: the brief, and what is due."),
    "/positions": (MatrixView, "Issues by sides, each with the stand in force and how many reports tell it."),
    "/positions/issue": (IssueView, "One issue's history: verdicts, and every stand with what it answers."),
    "/timeline": (TimelineView, "Meetings, events and statements by day, on lanes by side."),
    "/dyads": (DyadsView, "Reported intensity between two sides, and other pairs."),
    "/dyads/rows": (RowsView, "The events behind a bar, with all their tellings and their support."),
    "/documents": (ReportsView, "Reports, what could not be read, and where words stand."),
    "/documents/{document}": (ReaderView, "A report with its entries beside its text."),
    "/parties": (PartiesView, "Sides, what they are called, and who speaks and acts for them."),
    "/parties/{side}": (SideView, "What one side said and did, and with whom."),
    "/records": (KindsView, "How many records of each kind there are."),
    "/records/{plural}": (RecordsView, "A page of a table, with facets and their counts."),
    "/review": (ReviewView, "What waits to be judged: the coder's value beside the one shown."),
    "/review/decisions": (DecisionsView, "The latest decisions."),
    "/add": (AddView, "What can be added."),
    "/add/{number}": (JobView, "What became of what was added."),
}
"""By the address of the page: its view, and what it tells."""


def routes(pages: Sequence[APIRouter]) -> APIRouter:
    """The addresses of all pages, of which each must be in `VIEWS`."""
    router = APIRouter(prefix=DATA)
    for page in (route for one in pages for route in one.routes):
        if isinstance(page, APIRoute) and page.methods == {"GET"}:
            view, summary = VIEWS[page.path]
            router.add_api_route(
                page.path, page.endpoint, name=f"page {page.path}", summary=summary, responses=one_of(view.__name__)
            )
    return router
