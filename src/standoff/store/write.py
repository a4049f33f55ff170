"""Writing a document with its records; the caller holds the transaction."""

import sqlite3
from collections.abc import Collection, Sequence
from datetime import datetime

from standoff.errors import StoreError
from standoff.model import Party, PartyKind, Record
from standoff.model.codec import encode, same_finding
from standoff.store.answers import Failure, Fate, StoredDocument
from standoff.store.history import Recoding, keep
from standoff.store.rows import Columns, Row, columns, document_row, record_row

_NAMED_KINDS = (PartyKind.STATE, PartyKind.ORGANISATION, PartyKind.BLOC)


def store(
    connection: sqlite3.Connection, stored: StoredDocument, records: Sequence[Record], at: datetime | None
) -> None:
    """Store a document and its records in place of what was there under its id.

    Rows of findings that stay keep their numbers; what was said otherwise before goes into the history.
    """
    _check(stored, records)
    there = connection.execute("SELECT * FROM document WHERE id = ?", (stored.document.id,)).fetchone()
    if there is None:
        number = _insert(connection, "document", document_row(stored))
        for ordinal, record in enumerate(records):
            insert_record(connection, number, ordinal, record)
    else:
        _replace_records(connection, Recoding(there, stored, at), records)
        _update_document(connection, there, stored)


def _replace_records(connection: sqlite3.Connection, recoding: Recoding, records: Sequence[Record]) -> None:
    document = recoding.there["number"]
    before = connection.execute("SELECT number, id, ordinal, json FROM record WHERE document = ?", (document,))
    left = {row["id"]: row for row in before.fetchall()}
    for ordinal, record in enumerate(records):
        old = left.pop(record.id, None)
        if old is None:
            insert_record(connection, document, ordinal, record)
        else:
            _update_record(connection, recoding, old, ordinal, record)
    for row in left.values():
        keep(connection, recoding, row["number"], Fate.GONE)
        connection.execute("DELETE FROM record WHERE number = ?", (row["number"],))


def forget_failures(connection: sqlite3.Connection, document_id: str, source: str | None) -> None:
    """Drop the failures of a document that is now stored, or of its source."""
    connection.execute("DELETE FROM failure WHERE document = ? OR source = ?", (document_id, source))


def settle(connection: sqlite3.Connection, read: Collection[str], failing: Collection[str]) -> None:
    """Drop the failures of sources that were read to their end, and of what they hold, but for those that fail now.

    What a source holds is named by it, a colon and a place.
    """
    rows = connection.execute("SELECT source FROM failure").fetchall()
    stale = [(name,) for (name,) in rows if name not in failing and _is_of(name, read)]
    connection.executemany("DELETE FROM failure WHERE source = ?", stale)


def _is_of(name: str, sources: Collection[str]) -> bool:
    ends = (place for place, letter in enumerate(name) if letter == ":")
    return name in sources or any(name[:end] in sources for end in ends)


def fail(connection: sqlite3.Connection, failure: Failure) -> None:
    """Keep a failure, in place of an earlier one of its source."""
    connection.execute(
        "INSERT OR REPLACE INTO failure (source, document, stage, reason) VALUES (?, ?, ?, ?)",
        (failure.source, failure.document, failure.stage, failure.reason),
    )


def _check(stored: StoredDocument, records: Sequence[Record]) -> None:
    """Refuse records that are not of this document or have one id."""
    seen: set[str] = set()
    for record in records:
        if record.doc != stored.document.id:
            raise StoreError(f"record {record.id} is of document {record.doc}, not of {stored.document.id}")
        if record.id in seen:
            raise StoreError(f"document {record.doc}: two records have the id {record.id} ({record.kind})")
        seen.add(record.id)


def _insert(connection: sqlite3.Connection, table: str, values: Row) -> int:
    """Insert a row; table and columns are names written in this room."""
    marks = ", ".join("?" for _ in values)
    cursor = connection.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
    number: int = cursor.lastrowid or 0
    return number


def _update(connection: sqlite3.Connection, table: str, number: int, values: Row) -> None:
    """Give a row other values; likewise."""
    if values:
        columns_set = ", ".join(f"{name} = ?" for name in values)
        connection.execute(f"UPDATE {table} SET {columns_set} WHERE number = ?", (*values.values(), number))


def _update_document(connection: sqlite3.Connection, there: sqlite3.Row, stored: StoredDocument) -> None:
    """Only what differs: to write a title or text again would index it for the search again."""
    values = document_row(stored) | {"added_at": there["added_at"]}
    changed = {name: value for name, value in values.items() if there[name] != value}
    _update(connection, "document", there["number"], changed)


def rewrite_record(connection: sqlite3.Connection, number: int, record: Record, more: Row) -> None:
    """Write a record anew on its row, with the values of other columns; nothing of what it was is kept."""
    by = columns(record)
    connection.execute("DELETE FROM evidence WHERE record = ?", (number,))
    connection.execute("DELETE FROM mention WHERE record = ?", (number,))
    _insert_parts(connection, number, record, by)
    _update(connection, "record", number, {**record_row(record, by), "json": encode(record).decode(), **more})


def insert_record(
    connection: sqlite3.Connection, document: int, ordinal: int, record: Record, more: Row | None = None
) -> int:
    """A new row for a record, with the values of other columns; its number."""
    by = columns(record)
    values = {"id": record.id, "document": document, "ordinal": ordinal, **record_row(record, by), **(more or {})}
    try:
        number = _insert(connection, "record", {"json": encode(record).decode(), **values})
    except sqlite3.IntegrityError as error:
        raise StoreError(
            f"document {record.doc}: another document has a record of the id {record.id} ({record.kind})"
        ) from error
    _insert_parts(connection, number, record, by)
    return number


def _update_record(
    connection: sqlite3.Connection, recoding: Recoding, old: sqlite3.Row, ordinal: int, record: Record
) -> None:
    """Leave a finding as it is, or write it anew on its row and keep what was said of it before."""
    json = encode(record).decode()
    if old["json"] == json:
        if old["ordinal"] != ordinal:
            _update(connection, "record", old["number"], {"ordinal": ordinal})
        return
    by = columns(record)
    if not same_finding(old["json"], record):
        keep(connection, recoding, old["number"], Fate.CHANGED)
        connection.execute("DELETE FROM evidence WHERE record = ?", (old["number"],))
        connection.execute("DELETE FROM mention WHERE record = ?", (old["number"],))
        _insert_parts(connection, old["number"], record, by)
    _update(connection, "record", old["number"], {"ordinal": ordinal, **record_row(record, by), "json": json})


def _insert_parts(connection: sqlite3.Connection, number: int, record: Record, by: Columns) -> None:
    """The evidence of a record, and who takes part in it."""
    connection.executemany(
        "INSERT INTO evidence (record, ordinal, start, finish, text) VALUES (?, ?, ?, ?, ?)",
        [(number, place, span.start, span.end, span.text) for place, span in enumerate(record.evidence)],
    )
    _insert_mentions(connection, number, by)


def _insert_mentions(connection: sqlite3.Connection, record: int, by: Columns) -> None:
    connection.executemany(
        "INSERT INTO mention (record, field, ordinal, party, start, finish, text, role, anonymous)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                record,
                field,
                place,
                _party(connection, party),
                party.start,
                party.end,
                party.text,
                party.role,
                party.anonymous,
            )
            for field, parties in by.parties
            for place, party in enumerate(parties)
        ],
    )


def _party(connection: sqlite3.Connection, party: Party) -> int:
    """The number of a party, made if it is new."""
    parts = (party.id, party.country, party.code, party.sector, party.name, party.kind.value)
    key = "\x1f".join(part or "" for part in parts)
    row = connection.execute("SELECT number FROM party WHERE key = ?", (key,)).fetchone()
    if row is not None:
        number: int = row["number"]
    else:
        names = ("key", "id", "country", "code", "sector", "name", "kind")
        number = _insert(connection, "party", dict(zip(names, (key, *parts), strict=True)))
    if party.kind in _NAMED_KINDS and party.id is not None:
        connection.execute("INSERT OR IGNORE INTO party_name (name, party) VALUES (?, ?)", (party.text, number))
    return number
