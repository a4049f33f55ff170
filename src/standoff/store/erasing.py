"""What was erased: kept as tombstones, and asked before anything is added; the caller holds the transaction."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from standoff.errors import ErasedError
from standoff.model import Document, Record
from standoff.model.decision import Signature
from standoff.model.mask import ErasedPerson, masked, masked_record
from standoff.store.answers import Failure

MASKED_FIELDS = ("title", "text", "byline", "publisher", "dateline", "url", "source")
"""The fields of a document in which people can be named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """That something was erased.

    Attributes:
        number: 1, 2, 3 ... in order.
        signed: who, when and why.
        document: id of an erased document; `None` where it was a person.
    """

    number: int
    signed: Signature
    document: str | None


@dataclass(frozen=True, slots=True)
class MaskedReport:
    """A document and its records as they may be kept.

    Attributes:
        document: with names of erased people masked.
        records: likewise.
        people: how many erased people it names.
    """

    document: Document
    records: Sequence[Record]
    people: int


def erasures(connection: sqlite3.Connection) -> list[Erasure]:
    """All, in order."""
    return [_erasure(row) for row in connection.execute("SELECT * FROM erasure ORDER BY number").fetchall()]


def people(connection: sqlite3.Connection) -> list[ErasedPerson]:
    """Everybody whose name is not to be read."""
    found = []
    for row in connection.execute("SELECT number, salt FROM erasure WHERE what = 'person' ORDER BY number").fetchall():
        names = connection.execute("SELECT * FROM erased_name WHERE erasure = ?", (row["number"],)).fetchall()
        longest = max((name["words"] for name in names), default=1)
        found.append(ErasedPerson(row["salt"], {name["hash"]: bool(name["anywhere"]) for name in names}, longest))
    return found


def check(connection: sqlite3.Connection, document_id: str) -> None:
    """Refuse what was erased.

    Raises:
        ErasedError: this document was; who erased it, when and why is said.
    """
    row = connection.execute("SELECT * FROM erasure WHERE document = ?", (document_id,)).fetchone()
    if row is None:
        return
    signed = _erasure(row).signed
    why = f": {signed.why}" if signed.why else ""
    raise ErasedError(
        f"document {document_id} was erased on {signed.at.date()} by {signed.by}{why}; "
        "what was erased is not added again"
    )


def without_names(connection: sqlite3.Connection, document: Document, records: Sequence[Record]) -> MaskedReport:
    """A document and its records with the names of erased people masked; offsets stay."""
    named = [person for person in people(connection) if names(person, document)]
    if not named:
        return MaskedReport(document, records, 0)
    made = masked_document(document, named)
    return MaskedReport(made, [masked_record(record, named, made.text) for record in records], len(named))


def names(person: ErasedPerson, document: Document) -> bool:
    """Whether a document names somebody in full anywhere."""
    return any(person.is_named(getattr(document, field) or "") for field in MASKED_FIELDS)


def masked_document(document: Document, named: Sequence[ErasedPerson]) -> Document:
    """The document without the names of people whom it names in full; its id stays, and so do all offsets."""
    fields: dict[str, Any] = {name: getattr(document, name) for name in MASKED_FIELDS}
    made: dict[str, Any] = {
        name: masked(value, named, known=True) for name, value in fields.items() if value is not None
    }
    return replace(document, **made)


def failure_without_names(connection: sqlite3.Connection, failure: Failure) -> Failure:
    """A failure without the names of erased people."""
    named = people(connection)
    return replace(failure, source=masked(failure.source, named), reason=masked(failure.reason, named))


def bury(
    connection: sqlite3.Connection, signed: Signature, *, document: str | None = None, salt: str | None = None
) -> int:
    """A tombstone; its number."""
    cursor = connection.execute(
        "INSERT INTO erasure (erased_at, erased_by, why, what, document, salt) VALUES (?, ?, ?, ?, ?, ?)",
        (signed.at.isoformat(), signed.by, signed.why, "document" if document else "person", document, salt),
    )
    return cursor.lastrowid or 0


def keep_names(connection: sqlite3.Connection, number: int, person: ErasedPerson) -> None:
    """The hashes by which a person is known again."""
    connection.executemany(
        "INSERT INTO erased_name (erasure, hash, words, anywhere) VALUES (?, ?, ?, ?)",
        [(number, name, person.longest, int(anywhere)) for name, anywhere in sorted(person.names.items())],
    )


def _erasure(row: sqlite3.Row) -> Erasure:
    signed = Signature(by=row["erased_by"], at=datetime.fromisoformat(row["erased_at"]), why=row["why"])
    return Erasure(number=row["number"], signed=signed, document=row["document"])
