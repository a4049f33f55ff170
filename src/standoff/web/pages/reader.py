"""The Reader: a report, and its records beside the words they rest on."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query
from starlette.requests import Request
from starlette.responses import Response

from standoff.errors import QueryError
from standoff.model import Record
from standoff.model.codec import DEFAULT_KINDS
from standoff.store import Filter, Store, StoredDocument
from standoff.web.leaves import Leaf, Wanted, leaf_at, leaves_of
from standoff.web.paragraphs import Paragraph, paragraphs
from standoff.web.room import Room
from standoff.web.telling import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderView:
    """What the Reader shows.

    Attributes:
        stored: the report.
        paragraphs: of this leaf.
        kinds: with the number of records of each on all leaves.
        leaf: which part of the text is shown, from 0.
        leaves: all parts.
        chosen: the record that the address points at, or `None`.
        words: the stretch that the address points at, or `None`.
    """

    stored: StoredDocument
    paragraphs: tuple[Paragraph, ...]
    kinds: tuple[tuple[str, int], ...]
    leaf: int
    leaves: tuple[Leaf, ...]
    chosen: Entry | None
    words: tuple[int, int] | None


def routes(room: Room) -> APIRouter:
    """The page."""
    router = APIRouter()

    @router.get("/documents/{document}")
    def show(
        request: Request,
        document: str,
        record: str | None = None,
        start: Annotated[int | None, Query(ge=0)] = None,
        end: Annotated[int | None, Query(ge=0)] = None,
        part: Annotated[int | None, Query(ge=1)] = None,
    ) -> Response:
        with room.store() as store:
            stored = _document(store, document)
            found = _records(store, stored.document.id)
        wanted = Wanted(record=_record(found, record), words=_words(stored, start, end), leaf=part)
        return room.page(request, "reader", read(room, stored, found, wanted))

    return router


def read(room: Room, stored: StoredDocument, records: list[Record], wanted: Wanted) -> ReaderView:
    """The part of a report that is wanted, with its records."""
    text = stored.document.text
    leaves = leaves_of(text)
    place = leaf_at(leaves, wanted)
    found = paragraphs(stored.document, records, leaves[place], wanted, room.names)
    chosen = next((e for p in found for e in p.entries if wanted.record and e.id == wanted.record.id), None)
    return ReaderView(
        stored=stored,
        paragraphs=found,
        kinds=tuple((kind, sum(r.kind == kind for r in records)) for kind in DEFAULT_KINDS),
        leaf=place,
        leaves=leaves,
        chosen=chosen,
        words=wanted.words,
    )


def _document(store: Store, asked: str) -> StoredDocument:
    """The document with this id, or the only one whose id begins so."""
    found = list(store.stored_documents(Filter(document=asked, limit=2))) if asked.isalnum() else []
    if len(found) != 1:
        raise HTTPException(404, f"{'no' if not found else 'more than one'} report of this record has the id {asked}")
    return found[0]


def _records(store: Store, document: str) -> list[Record]:
    """In order of the text."""
    return sorted(store.records_of([document]), key=lambda r: (r.evidence[0].start, -r.evidence[0].end, r.kind, r.id))


def _record(records: list[Record], asked: str | None) -> Record | None:
    if not asked:
        return None
    found = next((record for record in records if record.id == asked), None)
    if found is None:
        raise HTTPException(404, f"this report has no record {asked}: it may have been coded again since")
    return found


def _words(stored: StoredDocument, start: int | None, end: int | None) -> tuple[int, int] | None:
    """The stretch that is asked for.

    Raises:
        QueryError: only one end is given, or it is not in the text.
    """
    if start is None and end is None:
        return None
    if start is None or end is None or not start < end <= stored.document.characters:
        raise QueryError(
            f"start={start} and end={end} are no words of this report, which has {stored.document.characters:,} "
            "characters; end is one past the last"
        )
    return start, end
