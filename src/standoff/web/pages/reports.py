"""Reports: what the record holds, and what could not be read."""

from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from standoff.model import Document
from standoff.store import Failure, Filter, Hit
from standoff.web.asking import read_day, read_word
from standoff.web.room import Room

A_PAGE = 100
_HITS = 50


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
    """Reports and failures.

    Attributes:
        reports: of this page.
        total: how many there are.
        number: of the page, from 1.
        pages: how many.
        failures: what could not be read or coded.
        words: that were searched for, or `None`.
        as_of: only what was known by this day; `None` for all.
        hits: where they were found, the best reports first.
    """

    reports: tuple[ReportLine, ...]
    total: int
    number: int
    pages: int
    failures: tuple[Failure, ...]
    words: str | None
    as_of: date | None
    hits: tuple[Hit, ...]


def routes(room: Room) -> APIRouter:
    """The page."""
    router = APIRouter()

    @router.get("/documents")
    def show(
        request: Request,
        words: str | None = None,
        as_of: str | None = None,
        page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
    ) -> Response:
        asked, known = read_word(words), Filter(as_of=read_day("as_of", as_of))
        with room.store() as store:
            total = store.count("document", known)
            found = islice(store.stored_documents(known), (page - 1) * A_PAGE, page * A_PAGE) if asked is None else ()
            reports = tuple(ReportLine(document=one.document, coded=one.coder is not None) for one in found)
            hits = tuple(store.search(asked, _HITS, known)) if asked is not None else ()
            failures = tuple(store.failures())
        view = ReportsView(
            reports=reports,
            total=total,
            number=page,
            pages=max(1, -(-total // A_PAGE)),
            failures=failures,
            words=asked,
            as_of=known.as_of,
            hits=hits,
        )
        return room.page(request, "reports", view)

    return router
