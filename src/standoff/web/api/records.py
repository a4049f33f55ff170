"""Records, documents, parties and failures as JSON and CSV, by the filters of the command line."""

import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Annotated

import msgspec
from fastapi import APIRouter, Depends, HTTPException, Query
from starlette.responses import Response, StreamingResponse

from standoff.export.cells import columns_of, flat
from standoff.export.lines import failure_line, party_line
from standoff.export.separated import write_separated
from standoff.model import Record
from standoff.model.codec import DEFAULT_KINDS, KINDS, document_line
from standoff.store import Filter
from standoff.store.called import with_known_parties
from standoff.store.pages import Order, Slice
from standoff.web.api.answering import anything, as_json, many_of
from standoff.web.asking import MOST_A_PAGE, read_choice, read_filter, read_word
from standoff.web.links import PLURALS
from standoff.web.pages.records import known_kind
from standoff.web.room import Room

_ROWS_AT_ONCE = 1000
_A_PAGE = 100
Skip = Annotated[int, Query(ge=0, le=10_000_000, description="So many are left out at the beginning.")]
Limit = Annotated[int, Query(ge=1, le=MOST_A_PAGE, description="At most so many.")]
Words = Annotated[str | None, Query(description="Words of the evidence; a phrase in double quotes as such.")]
_COPIES = {"copies": {"type": "integer", "description": "How many other reports of the record carry the same text."}}
Sorted = Annotated[str | None, Query(description=f"One of {', '.join(order.value for order in Order)}.")]


def routes(room: Room) -> APIRouter:
    """Everything under `/api/` that is a list or an entry of the record, and the tables as CSV."""
    router = APIRouter()
    for kind in DEFAULT_KINDS:
        router.add_api_route(
            f"/api/{PLURALS[kind]}",
            _list(room, kind),
            name=f"list {PLURALS[kind]}",
            summary=f"The {PLURALS[kind]} of the record, filtered.",
            responses=many_of(KINDS[kind].__name__, _COPIES),
        )

    @router.get("/api/records/{record}", summary="One record by its id.", responses=anything())
    def one(record: str) -> Response:
        with room.store() as store:
            found = store.record(record)
        if found is None:
            raise HTTPException(404, f"there is no record {record}")
        return as_json(found)

    @router.get("/api/documents", summary="The reports, without their texts.", responses=many_of("DocumentLine"))
    def documents(asked: Annotated[Filter, Depends(read_filter)], skip: Skip = 0, limit: Limit = _A_PAGE) -> Response:
        with room.store() as store:
            total, copies = store.count("document", asked), store.copies()
            lines = list(map(document_line, islice(store.documents(asked), skip, skip + limit)))
        shown = [msgspec.to_builtins(line) | {"copy_of": copies.get(line.id)} for line in lines]
        return as_json({"total": total, "items": shown})

    @router.get("/api/documents/{document}", summary="A report with its text.", responses=anything())
    def document(document: str) -> Response:
        with room.store() as store:
            stored = store.document(document)
        if stored is None:
            raise HTTPException(404, f"there is no report {document}")
        line = document_line(stored.document)
        return as_json({"document": line, "text": stored.document.text, "coder": stored.coder, "model": stored.model})

    @router.get("/api/parties", summary="Who takes part in the records.", responses=many_of(""))
    def parties(asked: Annotated[Filter, Depends(read_filter)], skip: Skip = 0, limit: Limit = _A_PAGE) -> Response:
        with room.store() as store:
            rows = store.parties(with_known_parties(store, asked))
        return as_json({"total": len(rows), "items": list(map(party_line, rows[skip : skip + limit]))})

    @router.get("/api/failures", summary="What could not be read or coded.", responses=many_of(""))
    def failures() -> Response:
        with room.store() as store:
            found = store.failures()
        return as_json({"total": len(found), "items": list(map(failure_line, found))})

    @router.get("/records/{plural}.csv", include_in_schema=False)
    def table(
        plural: str, asked: Annotated[Filter, Depends(read_filter)], words: Words = None, order: Sorted = None
    ) -> Response:
        kind = known_kind(plural)
        part = Slice(words=read_word(words), order=read_choice("order", order, Order, Order.REPORT))
        with room.store() as store:
            asked = with_known_parties(store, asked)
            whole = part.words is None and part.order is Order.REPORT
            found = store.records(kind, asked) if whole else iter(store.page(kind, asked, part))
            pieces = list(_rows(kind, found))
        headers = {"Content-Disposition": f'attachment; filename="{plural}.csv"'}
        return StreamingResponse(iter(pieces), media_type="text/csv; charset=utf-8", headers=headers)

    return router


def _list(room: Room, kind: str) -> Callable[..., Response]:
    def listed(
        asked: Annotated[Filter, Depends(read_filter)],
        words: Words = None,
        order: Sorted = None,
        skip: Skip = 0,
        limit: Limit = _A_PAGE,
    ) -> Response:
        chosen = read_choice("order", order, Order, Order.REPORT)
        part = Slice(words=read_word(words), order=chosen, skip=skip, take=limit)
        with room.store() as store:
            meant = with_known_parties(store, asked)
            total, found, copies = store.tally(kind, meant, part.words), store.page(kind, meant, part), store.copies()
        reports = Counter(copies.values())
        items = [msgspec.to_builtins(one) | {"copies": reports[copies.get(one.doc, one.doc)]} for one in found]
        return as_json({"total": total, "items": items})

    return listed


def _rows(kind: str, found: Iterator[Record]) -> Iterator[str]:
    """The table in pieces, the records read as they are written."""
    columns = columns_of(kind)
    yield _table((), columns, head=True)
    while rows := list(map(flat, islice(found, _ROWS_AT_ONCE))):
        yield _table(rows, columns, head=False)


def _table(rows: Iterable[Mapping[str, object]], columns: tuple[str, ...], *, head: bool) -> str:
    out = io.StringIO()
    write_separated(rows, columns, out, tabs=False)
    text = out.getvalue()
    return text if head else text.partition("\n")[2]
