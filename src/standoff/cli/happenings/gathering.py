"""What a question about events or meetings is answered from: filtered in SQL first, put together after."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from standoff.analyze.happenings import (
    FAR,
    Encounter,
    Happening,
    Holdings,
    Rulings,
    hold,
    merge_events,
    merge_meetings,
    rulings_of,
)
from standoff.lexicon import load_lexicon
from standoff.model import Event, Meeting, Quantity, Record
from standoff.store import Filter, Store

_BESIDE = FAR + timedelta(days=5)
"""Tellings so long before and after what is asked for may be of the same happenings."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The tellings that are as asked, and with them those that may be of the same happenings.

    Attributes:
        places: ids of the tellings as asked, with their place in the order of the record.
        records: all of them.
        holdings: by which they are compared.
        rulings: what reviewers said of them, which goes first.
    """

    places: dict[str, int]
    records: Sequence[Record]
    holdings: Holdings
    rulings: Rulings

    def events(self) -> list[Happening]:
        """The events of which at least one telling is as asked, in order of the first that is."""
        told = (record for record in self.records if isinstance(record, Event))
        merged = merge_events(told, self.holdings, self.rulings)
        first = {at: one for one in merged if (at := self._first(one.events)) is not None}
        return [first[at] for at in sorted(first)]

    def meetings(self) -> list[Encounter]:
        """The meetings, likewise."""
        told = (record for record in self.records if isinstance(record, Meeting))
        merged = merge_meetings(told, self.holdings, self.rulings)
        first = {at: one for one in merged if (at := self._first([m.record for m in one.mentions])) is not None}
        return [first[at] for at in sorted(first)]

    def _first(self, tellings: Sequence[Record]) -> int | None:
        return min((self.places[one.id] for one in tellings if one.id in self.places), default=None)


def gather(store: Store, kind: str, asked: Filter) -> Gathered:
    """The tellings of a kind.

    Raises:
        QueryError: a condition does not apply to the kind.
    """
    narrow = list(store.records(kind, replace(asked, limit=None)))
    places = {record.id: at for at, record in enumerate(narrow)}
    around = _around(asked, narrow, store)
    wide = list(store.records(kind, around)) if narrow and around != replace(asked, limit=None) else []
    if narrow and (asked.actor or asked.between):
        wide += store.vague_records(kind, around)
    known = {record.id: record for record in (*wide, *narrow)}
    tellers = {record.according_to for record in known.values() if isinstance(record, Event) and record.according_to}
    docs = sorted({record.doc for record in known.values()})
    counted = _Quantities(store)
    holdings = replace(
        hold(store.documents_of(docs), store.records_called(tellers), load_lexicon(), store.copies()),
        quantities=counted,
        expect=counted.expect,
    )
    return Gathered(places, list(known.values()), holdings, rulings_of(store.reviews.tellings()))


class _Quantities(Mapping[str, Sequence[Quantity]]):
    """The quantities of each report of the record, read when they are expected or asked for: few reports are."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read: dict[str, list[Quantity]] = {}

    def __getitem__(self, doc: str) -> Sequence[Quantity]:
        if doc not in self._read:
            self.expect((doc,))
        return self._read[doc]

    def expect(self, docs: Collection[str]) -> None:
        """Read those of some reports."""
        self._read.update((doc, []) for doc in docs)
        for quantity in self._store.quantities_of(docs):
            self._read[quantity.doc].append(quantity)

    def __iter__(self) -> Iterator[str]:
        return iter(self._store.days())

    def __len__(self) -> int:
        return self._store.count("document")


def _around(asked: Filter, found: Sequence[Record], store: Store) -> Filter:
    """What to look at for further tellings: other documents, statuses and neighbouring days too."""
    since, until = asked.since, asked.until
    if asked.document is not None:
        days = store.days()
        told = [day for record in found for day in (*_told(record), days[record.doc]) if day is not None]
        since, until = (since or min(told), until or max(told)) if told else (since, until)
    return replace(
        asked,
        status=None,
        document=None,
        limit=None,
        since=since - _BESIDE if since else None,
        until=until + _BESIDE if until else None,
    )


def _told(record: Record) -> tuple[date | None, ...]:
    time = record.date if isinstance(record, Event | Meeting) else None
    return (time.earliest, time.latest) if time is not None else ()
