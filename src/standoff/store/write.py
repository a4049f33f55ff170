"""Writing a document with its records; the caller holds the transaction."""

import sqlite3
from collections.abc import Mapping, Sequence

from standoff.errors import StoreError
from standoff.model import Party, PartyKind, Record
from standoff.model.codec import encode
from standoff.store.answers import Failure, StoredDocument
from standoff.store.rows import Columns, columns

_NAMED_KINDS = (PartyKind.STATE, PartyKind.ORGANISATION, PartyKind.BLOC)


def replace(connection: sqlite3.Connection, stored: StoredDocument, records: Sequence[Record]) -> None:
    """Store a document and its records in place of what was there under its id."""
    connection.execute("DELETE FROM document WHERE id = ?", (stored.document.id,))
    document = _insert_document(connection, stored)
    for ordinal, record in enumerate(records):
        if record.doc != stored.document.id:
            raise StoreError(f"record {record.id} is of document {record.doc}, not of {stored.document.id}")
        _insert_record(connection, document, ordinal, record)


def forget_failures(connection: sqlite3.Connection, document_id: str, source: str | None) -> None:
    """Drop the failures of a document that is now stored, or of its source."""
    connection.execute("DELETE FROM failure WHERE document = ? OR source = ?", (document_id, source))


def fail(connection: sqlite3.Connection, failure: Failure) -> None:
    """Keep a failure, in place of an earlier one of its source."""
    connection.execute(
        "INSERT OR REPLACE INTO failure (source, document, stage, reason) VALUES (?, ?, ?, ?)",
        (failure.source, failure.document, failure.stage, failure.reason),
    )


def _insert(connection: sqlite3.Connection, table: str, values: Mapping[str, object]) -> int:
    """Insert a row; table and columns are names written in this file."""
    marks = ", ".join("?" for _ in values)
    cursor = connection.execute(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
    number: int = cursor.lastrowid or 0
    return number


def _insert_document(connection: sqlite3.Connection, stored: StoredDocument) -> int:
    document, coder = stored.document, stored.coder
    values = {
        "id": document.id,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "publisher": document.publisher,
        "byline": document.byline,
        "dateline": document.dateline,
        "language": document.language,
        "url": document.url,
        "source": document.source,
        "characters": document.characters,
        "text": document.text,
        "coder_name": coder.name if coder else None,
        "coder_version": coder.version if coder else None,
        "coder_lexicon": coder.lexicon if coder else None,
        "coder_model": stored.model,
    }
    return _insert(connection, "document", values)


def _insert_record(connection: sqlite3.Connection, document: int, ordinal: int, record: Record) -> None:
    by = columns(record)
    main = record.evidence[0]
    values = {
        "id": record.id,
        "document": document,
        "kind": record.kind,
        "ordinal": ordinal,
        "start": main.start,
        "finish": main.end,
        "confidence": record.confidence,
        "type": by.type,
        "status": by.status,
        "stance": by.stance,
        "issue": by.issue,
        "day_from": by.day_from.isoformat() if by.day_from else None,
        "day_to": by.day_to.isoformat() if by.day_to else None,
        "json": encode(record).decode(),
    }
    try:
        number = _insert(connection, "record", values)
    except sqlite3.IntegrityError as error:
        raise StoreError(f"document {record.doc}: two records have the id {record.id} ({record.kind})") from error
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
