"""Events that somebody else coded, beside the record's own."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import msgspec

from standoff.errors import QueryError
from standoff.model.imported import ImportedEvent, Origin
from standoff.model.mask import ErasedPerson, masked_json
from standoff.store import erasing
from standoff.store.connection import reading, writing
from standoff.store.filter import Filter
from standoff.store.where import Where

_NOTHING_ASKED = Filter()
_APPLICABLE = ("actor", "between", "type", "since", "until", "as_of")
_DAY_TO = "coalesce(day_to, day_from, published)"
_DAY_FROM = "coalesce(day_from, day_to, published)"
_decoder = msgspec.json.Decoder(ImportedEvent)


class Imports:
    """Reached by `Store.imports`. Its events are in the order of their files' first reading and of their lines."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        """Use `Store.imports`."""
        self._connection = connection
        self._path = path

    def add(self, events: Iterable[ImportedEvent], at: datetime | None) -> int:
        """Keep events, all or none; how many of them are new. One that is there already stays as it is.

        Args:
            events: read from a file.
            at: when, with its time zone; `None` leaves that unknown.

        Raises:
            StoreError: the file cannot be written.
        """
        with writing(self._connection, self._path):
            people = erasing.people(self._connection)
            return sum(_insert(self._connection, _without_names(event, people), at) for event in events)

    def events(self, asked: Filter = _NOTHING_ASKED, origin: Origin | None = None) -> Iterator[ImportedEvent]:
        """The events that fit; parties are asked for by name, alpha-3 code or PLOVER code.

        Raises:
            QueryError: a condition does not apply to imported events.
            StoreError: the file cannot be read.
        """
        with reading(self._path):
            where = _where(asked, origin)
            sql = f"SELECT json FROM imported_event{where.sql} ORDER BY number LIMIT ?"
            limit = -1 if asked.limit is None else asked.limit
            for row in self._connection.execute(sql, (*where.values, limit)):
                yield _decoder.decode(row["json"])

    def count(self, asked: Filter = _NOTHING_ASKED, origin: Origin | None = None) -> int:
        """How many events fit, the limit left aside.

        Raises:
            QueryError: a condition does not apply to imported events.
            StoreError: the file cannot be read.
        """
        with reading(self._path):
            where = _where(asked, origin)
            sql = f"SELECT count(*) FROM imported_event{where.sql}"
            number: int = self._connection.execute(sql, where.values).fetchone()[0]
            return number


def mask_person(connection: sqlite3.Connection, person: ErasedPerson) -> None:
    """Mask the names of an erased person in all imported events; the caller holds the transaction."""
    for row in connection.execute("SELECT number, json FROM imported_event").fetchall():
        event = _decoder.decode(row["json"])
        masked = _without_names(event, [person])
        if masked is not event:
            json = msgspec.json.encode(masked).decode()
            connection.execute("UPDATE imported_event SET json = ? WHERE number = ?", (json, row["number"]))
            connection.execute("DELETE FROM imported_party WHERE event = ?", (row["number"],))
            _insert_parties(connection, row["number"], masked)


def _without_names(event: ImportedEvent, people: Sequence[ErasedPerson]) -> ImportedEvent:
    """The event with the names of erased people masked, in its row too; the same object where none stands in it."""
    json = msgspec.json.encode(event).decode()
    named = [person for person in people if person.is_named(json)]
    return _decoder.decode(masked_json(json, named, None)) if named else event


def _insert(connection: sqlite3.Connection, event: ImportedEvent, at: datetime | None) -> bool:
    """Insert an event; whether it was new."""
    cursor = connection.execute(
        "INSERT OR IGNORE INTO imported_event"
        " (id, format, file, line, imported_at, type, day_from, day_to, published, json)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            event.id,
            event.origin.value,
            event.file,
            event.line,
            at.isoformat() if at else None,
            event.event.value,
            _iso(event.earliest),
            _iso(event.latest),
            _iso(event.published),
            msgspec.json.encode(event).decode(),
        ),
    )
    if not cursor.rowcount:
        return False
    _insert_parties(connection, cursor.lastrowid or 0, event)
    return True


def _insert_parties(connection: sqlite3.Connection, number: int, event: ImportedEvent) -> None:
    connection.executemany(
        "INSERT INTO imported_party (event, field, ordinal, name, country, code, sector) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (number, field, place, party.name, party.country, party.code, party.sector)
            for field, parties in (("actor", event.actor), ("recipient", event.recipient))
            for place, party in enumerate(parties)
        ],
    )


def _where(asked: Filter, origin: Origin | None) -> Where:
    """The conditions on `imported_event`."""
    senseless = [name for name in asked.asked() if name not in _APPLICABLE]
    if senseless:
        raise QueryError(
            f"imported events have no {', '.join(senseless)}; they are asked for by {', '.join(_APPLICABLE)}"
        )
    asked.check("event")
    where = Where()
    if origin is not None:
        where.add("format = ?", origin.value)
    if asked.type is not None:
        where.add("type = ?", asked.type)
    for term, field in ((asked.actor, " AND field = 'actor'"), *((side, "") for side in asked.between or ())):
        if term is not None:
            party = f"SELECT event FROM imported_party WHERE (name = ? OR country = ? OR code = ?){field}"
            where.add(f"number IN ({party})", term, term, term)
    for condition, day in (
        (f"{_DAY_TO} >= ?", asked.since),
        (f"{_DAY_FROM} <= ?", asked.until),
        ("published <= ?", asked.as_of),
    ):
        if day is not None:
            where.add(condition, day.isoformat())
    return where


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
