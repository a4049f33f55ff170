"""Records: every kind as a table, with facets in the address, and the same table as data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query
from starlette.requests import Request
from starlette.responses import Response

from standoff.model.codec import KINDS
from standoff.store import Filter, Store
from standoff.store.called import with_known_parties
from standoff.store.pages import Choice, Order, Slice
from standoff.web.asking import MOST_A_PAGE, read_choice, read_filter, read_word
from standoff.web.links import PLURALS, SINGULARS, query
from standoff.web.room import Room
from standoff.web.telling import Entry, entry

A_PAGE = 50
_FACETS = ("actor", "type", "status", "stance")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A condition and its values.

    Attributes:
        condition: its name in the address.
        choices: what one can ask for, the most frequent first; with the name that is shown and the address.
        chosen: what is asked for, or `None`.
        without: the address without the condition.
    """

    condition: str
    choices: tuple[tuple[Choice, str, str], ...]
    chosen: str | None
    without: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsView:
    """A page of the table.

    Attributes:
        kind: of the records.
        entries: of this page.
        total: on all pages.
        number: of the page, from 1.
        pages: how many.
        facets: what one can ask for.
        asked: conditions that are set, by name.
        order: how they are sorted.
        orders: how they might be.
        words: that the evidence must hold, or `None`.
        tail: the query that leads to the same rows.
        why_empty: why there are no rows, or `None`.
        is_bare: whether the record has no reports at all.
        most: so many rows the interface tells at once.
    """

    kind: str
    entries: tuple[Entry, ...]
    total: int
    number: int
    pages: int
    facets: tuple[Facet, ...]
    asked: Mapping[str, object]
    order: Order
    orders: tuple[Order, ...]
    words: str | None
    tail: str
    why_empty: str | None
    is_bare: bool
    most: int = MOST_A_PAGE

    @property
    def whole(self) -> str:
        """The query that leads to the same rows as JSON, as many as are told at once."""
        return query(**self.asked, words=self.words, order=self.order.value, limit=self.most)

    def at(self, number: int) -> str:
        """The address of another page of the same rows."""
        return query(**self.asked, words=self.words, order=self.order.value, page=number)


@dataclass(frozen=True, slots=True, kw_only=True)
class KindsView:
    """How many records there are of each kind."""

    counts: tuple[tuple[str, int], ...]
    documents: int


def routes(room: Room) -> APIRouter:
    """The pages."""
    router = APIRouter()

    @router.get("/records")
    def kinds(request: Request) -> Response:
        with room.store() as store:
            counts = tuple((kind, store.count(kind)) for kind in PLURALS if kind in KINDS)
            view = KindsView(counts=counts, documents=store.count("document"))
        return room.page(request, "kinds", view)

    @router.get("/records/{plural}")
    def table(
        request: Request,
        plural: str,
        asked: Annotated[Filter, Depends(read_filter)],
        words: str | None = None,
        order: str | None = None,
        page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
    ) -> Response:
        kind = known_kind(plural)
        part = Slice(words=read_word(words), order=read_choice("order", order, Order, Order.REPORT), take=A_PAGE)
        with room.store() as store:
            view = read(room, store, kind, asked, replace(part, skip=(page - 1) * A_PAGE))
        return room.page(request, "records", view)

    return router


def known_kind(plural: str) -> str:
    """The kind that an address names.

    Raises:
        HTTPException: there is none.
    """
    kind = SINGULARS.get(plural)
    if kind is None or kind not in KINDS:
        known = ", ".join(PLURALS[kind] for kind in KINDS if kind in PLURALS)
        raise HTTPException(404, f"there are no {plural!r} in a record; there are {known}")
    return kind


def read(room: Room, store: Store, kind: str, asked: Filter, part: Slice) -> RecordsView:
    """A page of the table of a kind."""
    meant = with_known_parties(store, asked)
    survey = room.desks.survey(store, kind, meant, part.words)
    total, choices = survey.total, survey.choices
    days = store.days()
    rows = store.page(kind, meant, part) if part.skip < total else ()
    entries = tuple(entry(found, room.names, days[found.doc]) for found in rows)
    conditions = asked_of(asked)
    return RecordsView(
        kind=kind,
        entries=entries,
        total=total,
        number=part.skip // A_PAGE + 1,
        pages=max(1, -(-total // A_PAGE)),
        facets=tuple(_facet(room, name, choices, conditions, part) for name in _FACETS if _applies(name, choices)),
        asked=conditions,
        order=part.order,
        orders=tuple(Order),
        words=part.words,
        tail=query(**conditions, words=part.words, order=part.order.value),
        why_empty=None if total else _why_empty(store, kind, meant, part),
        is_bare=not days,
    )


def asked_of(asked: Filter) -> Mapping[str, object]:
    """The conditions that are set, as an address writes them."""
    found = {name: getattr(asked, name) for name in asked.asked()}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in found.items()}


def _applies(condition: str, choices: Sequence[Choice]) -> bool:
    return any(choice.condition == condition for choice in choices)


def _facet(room: Room, condition: str, choices: Sequence[Choice], asked: Mapping[str, object], part: Slice) -> Facet:
    def address(value: str | None) -> str:
        rest = {name: other for name, other in asked.items() if name != condition}
        return query(**rest, **{condition: value}, words=part.words, order=part.order.value)

    own = [choice for choice in choices if choice.condition == condition]
    chosen = asked.get(condition)
    return Facet(
        condition=condition,
        choices=tuple((choice, _name(room, choice), address(choice.value)) for choice in own),
        chosen=None if chosen is None else str(chosen),
        without=address(None),
    )


def _name(room: Room, choice: Choice) -> str:
    return room.names.side(choice.value) if choice.condition == "actor" else choice.value.lower()


def _why_empty(store: Store, kind: str, asked: Filter, part: Slice) -> str:
    """Why no row is shown, in a sentence."""
    if not store.count("document"):
        return "The record holds no reports yet."
    for term in (asked.actor, *(asked.between or ())):
        if term is not None and not store.knows_party(term):
            return f"The record knows no party called {term!r}."
    total = store.count(kind)
    if not total:
        return f"No {PLURALS[kind]} were found in the {store.count('document'):,} reports of this record."
    alone = [(name, store.count(kind, Filter(**{name: getattr(asked, name)}))) for name in asked.asked()]
    if part.words is not None:
        alone.append(("words", store.tally(kind, Filter(), part.words)))
    fits = ", ".join(f"{number:,} fit “{name}”" for name, number in alone)
    return f"Of {total:,} {PLURALS[kind]}, {fits}; none fits all."
