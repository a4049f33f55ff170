"""Search, what waits for review, and what was decided, as JSON."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from standoff.model.codec import DEFAULT_KINDS
from standoff.web.api.answering import as_json, many_of
from standoff.web.asking import MOST_A_PAGE, read_word
from standoff.web.room import Room
from standoff.web.waiting import known_queue

Words = Annotated[str, Query(description="Words; a phrase in double quotes as such.")]
Limit = Annotated[int, Query(ge=1, le=MOST_A_PAGE, description="At most so many.")]


def routes(room: Room) -> APIRouter:
    """The addresses."""
    router = APIRouter()

    @router.get("/api/search", summary="Where words stand in the reports.", responses=many_of(""))
    def search(
        words: Annotated[str, Query(description="Words; a phrase in double quotes.")], limit: Limit = 20
    ) -> Response:
        with room.store() as store:
            hits = store.search(words, limit)
        return as_json({"total": len(hits), "items": hits})

    @router.get("/api/review", summary="What waits to be judged, the most doubtful first.", responses=many_of(""))
    def waiting(
        kind: Annotated[str, Query(description=f"One of {', '.join(DEFAULT_KINDS)}.")] = "",
        document: Annotated[str | None, Query(description="Id of a document, or its beginning.")] = None,
        limit: Limit = 100,
    ) -> Response:
        kinds = known_queue(kind)
        with room.store() as store:
            found = store.reviews.queue(kinds, limit, read_word(document))
        return as_json({"total": len(found), "items": found})

    @router.get("/api/decisions", summary="What was decided in review, with what was undone.", responses=many_of(""))
    def decisions() -> Response:
        with room.store() as store:
            made = store.reviews.decisions()
        return as_json({"total": len(made), "items": made})

    return router
