"""Parties: who speaks and acts for whom, what they said and did, and with whom."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from standoff.analyze.series import pairs_of
from standoff.analyze.sides import parties_of, side_of, sides_of
from standoff.brief.desk import Desk
from standoff.brief.people import bare_name
from standoff.model import Event, Party, PartyKind, Position, Record, Statement
from standoff.web.asking import View, read_view
from standoff.web.merged import Merged, merged
from standoff.web.room import Room
from standoff.web.telling import Entry, entry
from standoff.web.viewing import as_called

_BODIES = (PartyKind.STATE, PartyKind.ORGANISATION, PartyKind.BLOC)
_LATEST = 8
_EDGES = " \"“”'‘’,;"
_NAMES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """Somebody named.

    Attributes:
        name: without titles of courtesy.
        role: office, or `None`.
        country: name of the country that the person belongs to, or `None`.
        statements: how many are quoted or paraphrased.
        records: in how many records the person takes part.
    """

    name: str
    role: str | None
    country: str | None
    statements: int
    records: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SideLine:
    """A side in the list.

    Attributes:
        id: see `Party`.
        name: as the pages call it.
        names: the words that reports use for it and for those who act for it without a name, most frequent first.
        people: who speak or act for it by name, most frequent first.
        records: in how many records it takes part.
        reports: in how many reports.
    """

    id: str
    name: str
    names: tuple[str, ...]
    people: tuple[PersonLine, ...]
    records: int
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartiesView:
    """Everybody.

    Attributes:
        sides: those that take part most first.
        private: people named who act for nobody, or nobody that is known.
        as_of: only what was known by this day; `None` for all.
    """

    sides: tuple[SideLine, ...]
    private: tuple[PersonLine, ...]
    as_of: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """One side.

    Attributes:
        line: as in the list.
        statements: the latest of those who speak for it.
        acts: its latest events as actor, and `suffered` as recipient.
        suffered: see there.
        positions: its latest.
        company: other sides with which it has events, by id and name, and how many.
        totals: how many statements, acts and positions there are.
    """

    line: SideLine
    statements: tuple[Entry, ...]
    acts: tuple[Merged, ...]
    suffered: tuple[Merged, ...]
    positions: tuple[Entry, ...]
    company: tuple[tuple[str, str, int], ...]
    totals: tuple[int, int, int]


Asked = Annotated[View, Depends(read_view)]


def routes(room: Room) -> APIRouter:
    """The pages."""
    router = APIRouter()

    @router.get("/parties")
    def everybody(request: Request, view: Asked) -> Response:
        called = as_called(room, view)
        found = room.desks.once(("parties", called), lambda: _everybody(room.desks.desk(called)))
        return room.page(request, "parties", found)

    @router.get("/parties/{side}")
    def one(request: Request, side: str, view: Asked) -> Response:
        called = as_called(room, view)
        desk = room.desks.desk(called)
        found = room.desks.once(("party", called, side), lambda: _side(desk, side))
        return room.page(request, "party", found)

    return router


def _everybody(desk: Desk) -> PartiesView:
    by_side: dict[str, list[Record]] = {}
    private: list[Record] = []
    for record in desk.records:
        parties = _known(desk, record)
        for side in sides_of(parties):
            by_side.setdefault(side, []).append(record)
        if any(_is_private(party) for party in parties):
            private.append(record)
    ranked = sorted(by_side, key=lambda side: (-len(by_side[side]), side))
    return PartiesView(
        sides=tuple(_line(desk, side, by_side[side]) for side in ranked),
        private=_people(desk, private, _is_private),
        as_of=desk.options.as_of,
    )


def _known(desk: Desk, record: Record) -> tuple[Party, ...]:
    """Who takes part, people as the whole record knows them."""
    return tuple(map(desk.names.people.known_as, parties_of(record)))


def _is_private(party: Party) -> bool:
    return side_of(party) is None and party.name is not None


def _line(desk: Desk, side: str, records: Sequence[Record]) -> SideLine:
    parties = [party for record in records for party in parties_of(record) if side_of(party) == side]
    words = _spellings(" ".join(party.text.split()) for party in parties if _is_named(party))
    return SideLine(
        id=side,
        name=desk.names.side(side),
        names=tuple(sorted(words, key=lambda text: (-words[text], text))[:_NAMES]),
        people=_people(desk, records, lambda party: side_of(party) == side and party.name is not None),
        records=len(records),
        reports=len({record.doc for record in records}),
    )


def _spellings(names: Iterable[str]) -> Mapping[str, int]:
    """How often each name is used, under its most frequent spelling: with an article or without, large or small."""
    tally = Counter(names)
    by_name: dict[str, list[str]] = {}
    for name in sorted(tally, key=lambda name: (-tally[name], name)):
        by_name.setdefault(name.casefold().removeprefix("the "), []).append(name)
    return {spelt[0]: sum(tally[one] for one in spelt) for spelt in by_name.values()}


def _is_named(party: Party) -> bool:
    """Whether a mention names a state, organisation or bloc, and does not only point back to it."""
    return party.name is None and party.kind in _BODIES and any(letter.isupper() for letter in party.text)


def _people(desk: Desk, records: Iterable[Record], is_meant: Callable[[Party], bool]) -> tuple[PersonLine, ...]:
    known: dict[str, Party] = {}
    taking_part: Counter[str] = Counter()
    speaking: Counter[str] = Counter()
    for record in records:
        for party in dict.fromkeys(p for p in _known(desk, record) if is_meant(p)):
            name = bare_name(party.name or party.text)
            known.setdefault(name, party)
            taking_part[name] += 1
        if isinstance(record, Statement) and record.speaker is not None:
            speaker = desk.names.people.known_as(record.speaker)
            speaking[bare_name(speaker.name or speaker.text)] += 1
    ranked = sorted(known, key=lambda name: (-taking_part[name], name))
    return tuple(
        PersonLine(
            name=name,
            role=_bare(known[name].role),
            country=desk.names.side(country) if (country := known[name].country) else None,
            statements=speaking[name],
            records=taking_part[name],
        )
        for name in ranked
    )


def _bare(role: str | None) -> str | None:
    """An office without the quotation mark that stood before it."""
    return (role or "").strip(_EDGES) or None


def _side(desk: Desk, side: str) -> SideView:
    records = [record for record in desk.records if side in sides_of(_known(desk, record))]
    if not records:
        raise HTTPException(404, f"no side of this record has the id {side!r}; the page Parties lists them")
    said = [
        r for r in records if isinstance(r, Statement) and r.speaker is not None and _speaks_for(desk, r.speaker, side)
    ]
    held = [r for r in records if isinstance(r, Position) and side in sides_of(r.holder)]
    acts = [one for one in desk.reported if side in sides_of(one.main.actor)]
    suffered = [one for one in desk.reported if side in sides_of(one.main.recipient)]
    return SideView(
        line=_line(desk, side, records),
        statements=_latest(desk, said),
        acts=tuple(merged(desk, one) for one in acts[::-1][:_LATEST]),
        suffered=tuple(merged(desk, one) for one in suffered[::-1][:_LATEST]),
        positions=_latest(desk, held),
        company=_company(desk, side),
        totals=(len(said), len(acts), len(held)),
    )


def _speaks_for(desk: Desk, speaker: Party | None, side: str) -> bool:
    return speaker is not None and side_of(desk.names.people.known_as(speaker)) == side


def _latest(desk: Desk, records: Sequence[Record]) -> tuple[Entry, ...]:
    def last_day(record: Record) -> tuple[str, str]:
        day = desk.day(record)
        return (day.last.isoformat() if day is not None else "", record.id)

    ordered = sorted(records, key=last_day, reverse=True)[:_LATEST]
    return tuple(entry(record, desk.names, desk.library[record.doc].published) for record in ordered)


def _company(desk: Desk, side: str) -> tuple[tuple[str, str, int], ...]:
    tally: Counter[str] = Counter()
    for record in desk.records:
        if isinstance(record, Event):
            tally.update(other for pair in pairs_of(record) if side in pair for other in pair if other != side)
    ranked = sorted(tally, key=lambda other: (-tally[other], other))
    return tuple((other, desk.names.side(other), tally[other]) for other in ranked)
