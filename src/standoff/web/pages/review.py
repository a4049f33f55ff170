"""Review: what is doubtful, one record after the other, judged by keys or buttons."""

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Query
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from standoff.errors import QueryError
from standoff.model.codec import DEFAULT_KINDS
from standoff.model.decision import Signature
from standoff.model.review import Reviewed, State
from standoff.run import review
from standoff.run.review.spell import told
from standoff.store import Store
from standoff.web.asking import read_word
from standoff.web.fields import FieldLine, field_lines
from standoff.web.forms import read_form, word
from standoff.web.passage import Passage, passage
from standoff.web.room import Room
from standoff.web.telling import Entry, entry
from standoff.web.waiting import known_queue

_SEE_OTHER = 303
_FIELD = "field."
_BEFORE = "before."
_SIGNER = "signer"
_DECISIONS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """Where in the queue the reader stands.

    Attributes:
        kind: only records of this kind; empty for all.
        document: only of this report; empty for all.
        skip: so many were passed over.
    """

    kind: str = ""
    document: str = ""
    skip: int = 0

    def address(self, **other: object) -> str:
        """The page, with other conditions."""
        asked: dict[str, object] = {"kind": self.kind, "document": self.document, "skip": self.skip or ""}
        pairs = {name: value for name, value in (asked | other).items() if value not in ("", None)}
        return "/review" + (f"?{urlencode(pairs)}" if pairs else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The record that is judged.

    Attributes:
        entry: as it is shown.
        why: reasons to doubt it.
        state: what became of it, or `None`.
        found: whether the coder finds it now.
        fields: as they can be written, with the coder's value where another is shown.
        passage: its words in their sentence.
        title: of its report.
    """

    entry: Entry
    why: tuple[str, ...]
    state: str | None
    found: bool
    fields: tuple[FieldLine, ...]
    passage: Passage
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewView:
    """The page.

    Attributes:
        case: what is judged now; `None` where nothing waits.
        queue: where in the queue the reader stands.
        waiting: how many wait, as far as they were counted.
        kinds: by which the queue can be narrowed.
        last: the latest decision in force, in words, with its number; or `None`.
        signer: by whom decisions are signed.
        error: why the last one was not made, or `None`.
    """

    case: Case | None
    queue: Queue
    waiting: int
    kinds: tuple[str, ...]
    last: tuple[int, str] | None
    signer: str
    error: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """A decision in the list."""

    made: Reviewed
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsView:
    """The latest decisions, latest first, and how many there are."""

    lines: tuple[DecisionLine, ...]
    total: int


def routes(room: Room) -> APIRouter:
    """The pages."""
    router = APIRouter()

    @router.get("/review")
    def show(
        request: Request,
        kind: str = "",
        document: str = "",
        skip: Annotated[int, Query(ge=0, le=100_000)] = 0,
        record: str | None = None,
    ) -> Response:
        queue = _queue(kind, document, skip)
        with room.store() as store:
            view = _view(room, store, queue, read_word(record), _signer(room, request), None)
        return room.page(request, "review", view)

    @router.post("/review")
    async def judge(request: Request) -> Response:
        form = await read_form(room, request)
        return await run_in_threadpool(_judge, room, request, form)

    @router.get("/review/decisions")
    def decisions(request: Request) -> Response:
        with room.store() as store:
            made = store.reviews.decisions()
        lines = tuple(DecisionLine(made=one, told=told(one)) for one in made[::-1][:_DECISIONS])
        return room.page(request, "decisions", DecisionsView(lines=lines, total=len(made)))

    return router


def _queue(kind: str, document: str, skip: int) -> Queue:
    """Where the reader stands.

    Raises:
        QueryError: there is no such kind.
    """
    known_queue(kind)
    return Queue(kind=kind, document=document, skip=skip)


def _judge(room: Room, request: Request, form: FormData) -> Response:
    """Do what the form says, and show what comes next; the same record again, with the reason, if it cannot be done."""
    skip = word(form, "skip")
    queue = _queue(word(form, "kind"), word(form, "document"), int(skip) if skip.isdecimal() else 0)
    record, signer = word(form, "record"), " ".join(word(form, "signer").split()) or room.signer
    with room.store() as store:
        try:
            after = _do(room, store, form, record, signer)
        except QueryError as error:
            if store.reviews.standing(record) is None:
                raise
            view = _view(room, store, queue, record, signer, str(error))
            return room.page(request, "review", view, 400)
    room.adding.warm()
    answer = RedirectResponse(queue.address(record=after), _SEE_OTHER)
    answer.set_cookie(_SIGNER, signer.encode("ascii", "backslashreplace").decode(), httponly=True, samesite="strict")
    return answer


def _do(room: Room, store: Store, form: FormData, record: str, signer: str) -> str | None:
    """Decide; the record to be shown next, or `None` for what waits.

    Raises:
        QueryError: it cannot be done.
    """
    signed = Signature(by=signer, at=room.clock(), why=read_word(word(form, "why")))
    match word(form, "action"):
        case "accept":
            review.accept(store, [record], signed)
        case "reject":
            review.reject(store, [record], signed)
        case "edit":
            review.edit(store, record, _changes(form), signed)
        case "undo":
            return _undone(store, word(form, "number"), signed)
        case other:
            raise QueryError(f"there is nothing to do called {other!r}: accept, reject, edit or undo")
    return None


def _changes(form: FormData) -> dict[str, str]:
    """The fields that were written otherwise."""
    return {
        name.removeprefix(_FIELD): word(form, name)
        for name in form
        if name.startswith(_FIELD) and word(form, name) != word(form, _BEFORE + name.removeprefix(_FIELD))
    }


def _undone(store: Store, number: str, signed: Signature) -> str | None:
    """Take a decision back; the record that it was about, to be judged again."""
    if not number.isdecimal():
        raise QueryError(f"{number!r} is no number of a decision")
    made = next((one for one in store.reviews.decisions() if one.number == int(number)), None)
    review.undo(store, int(number), signed)
    anchors = made.review.anchors if made is not None and made.review is not None else ()
    return next((anchor.record for anchor in anchors if anchor.record), None)


def _view(room: Room, store: Store, queue: Queue, record: str | None, signer: str, error: str | None) -> ReviewView:
    kinds = known_queue(queue.kind)
    waiting = store.reviews.queue(kinds, None if queue.document else queue.skip + 100, queue.document or None)
    chosen = record or next((one.record.id for one in waiting[queue.skip :]), None)
    why = next((one.why for one in waiting if one.record.id == chosen), ())
    last = next((one for one in store.reviews.decisions()[::-1] if one.in_force), None)
    return ReviewView(
        case=_case(room, store, chosen, tuple(doubt.value for doubt in why)) if chosen is not None else None,
        queue=queue,
        waiting=len(waiting),
        kinds=DEFAULT_KINDS,
        last=(last.number, told(last)) if last is not None else None,
        signer=signer,
        error=error,
    )


def _case(room: Room, store: Store, record: str, why: tuple[str, ...]) -> Case:
    standing = store.reviews.standing(record)
    if standing is None:
        raise HTTPException(404, f"there is no record {record}: its report may have been coded again since")
    shown = standing.record
    stored = store.document(shown.doc)
    if stored is None:
        raise HTTPException(404, f"the report of record {record} is not here any more")
    return Case(
        entry=entry(shown, room.names, stored.document.published),
        why=why,
        state=standing.state.value if isinstance(standing.state, State) else None,
        found=standing.found,
        fields=field_lines(shown, standing.coder),
        passage=passage(stored.document.text, shown.evidence[0]),
        title=stored.document.title or stored.document.source or shown.doc,
    )


def _signer(room: Room, request: Request) -> str:
    kept = request.cookies.get(_SIGNER, "")
    try:
        return kept.encode("ascii").decode("unicode_escape") or room.signer
    except UnicodeError:
        return room.signer
