"""Which reports a question draws on, where to read all of a large record would take too long."""

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from standoff.model import Document
from standoff.store.filter import Filter
from standoff.store.read import DOCUMENT_COLUMNS, document_of
from standoff.store.where import documents_where, party_numbers

_MANY = 200
_LATEST = " ORDER BY document.published DESC, document.id DESC"


@dataclass(frozen=True, slots=True)
class Reach:
    """The reports that a question draws on.

    Attributes:
        documents: their ids, the latest first, those without a day of publication last.
        total: how many there are, with those that are left out.
    """

    documents: tuple[str, ...]
    total: int


def reach(connection: sqlite3.Connection, asked: Filter, sides: tuple[str, str] | None) -> Reach:
    """The latest reports, `asked.limit` of them at most.

    With `sides`, those in whose entries both take part, and those in whose entries one takes part and no third side
    does: what a side says of its own matter need not name the other.
    """
    where = documents_where(asked)
    if sides is not None:
        numbers = _concerning(connection, sides)
        where.add("document.number IN (SELECT value FROM json_each(?))", json.dumps(sorted(numbers)))
    rows = connection.execute(f"SELECT document.id FROM document{where.sql}{_LATEST}", where.values)
    found = tuple(row["id"] for row in rows)
    return Reach(found if asked.limit is None else found[: asked.limit], len(found))


def documents(connection: sqlite3.Connection, ids: Sequence[str]) -> Iterator[Document]:
    """The documents in their order."""
    rows = connection.execute(
        f"SELECT {DOCUMENT_COLUMNS} FROM document WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),)
    )
    found = {document.id: document for document in map(document_of, rows)}
    yield from (found[id_] for id_ in ids if id_ in found)


def records(connection: sqlite3.Connection, ids: Sequence[str]) -> Iterator[str]:
    """The records of documents as JSON, but for times, in the order of the documents and of the text."""
    rows = connection.execute(
        "SELECT record.json FROM json_each(?) AS wanted JOIN document ON document.id = wanted.value"
        " JOIN record ON record.document = document.number WHERE record.hidden = 0 AND record.kind <> 'time'"
        " ORDER BY wanted.key, record.start, record.ordinal",
        (json.dumps(ids),),
    )
    for row in rows:
        yield row["json"]


def quantities(connection: sqlite3.Connection, ids: Collection[str]) -> Iterator[str]:
    """The quantities of documents as JSON, in the order of the texts.

    Few documents lead to their records; of many, all quantities of the record are looked through.
    """
    index = "record_listed" if len(ids) > _MANY else "record_document"
    rows = connection.execute(
        f"SELECT record.json FROM record INDEXED BY {index}"
        " WHERE record.kind = 'quantity' AND record.hidden = 0 AND record.document IN"
        " (SELECT number FROM document WHERE id IN (SELECT value FROM json_each(?)))"
        " ORDER BY record.document, record.start, record.ordinal",
        (json.dumps(sorted(ids)),),
    )
    for row in rows:
        yield row["json"]


def _concerning(connection: sqlite3.Connection, sides: tuple[str, str]) -> set[int]:
    """The numbers of the documents that concern two sides."""
    first, second = (_taking_part(connection, side) for side in sides)
    return (first & second) | _without_third(connection, first ^ second, sides)


def _taking_part(connection: sqlite3.Connection, side: str) -> set[int]:
    """The documents in whose records somebody of a side takes part."""
    rows = connection.execute(
        "SELECT DISTINCT record.document FROM mention"
        " JOIN record INDEXED BY record_place ON record.number = mention.record"
        " WHERE mention.party IN (SELECT value FROM json_each(?)) AND record.hidden = 0",
        (json.dumps(party_numbers(connection, side)),),
    )
    return {row["document"] for row in rows}


def _without_third(connection: sqlite3.Connection, numbers: set[int], sides: tuple[str, str]) -> set[int]:
    """Those of the documents in whose records nobody of another side takes part."""
    rows = connection.execute(
        "SELECT wanted.value AS document FROM json_each(?) AS wanted WHERE NOT EXISTS ("
        " SELECT 1 FROM record JOIN mention ON mention.record = record.number"
        " JOIN party ON party.number = mention.party"
        " WHERE record.document = wanted.value AND record.hidden = 0 AND party.id NOT IN (?, ?))",
        (json.dumps(sorted(numbers)), *sides),
    )
    return {row["document"] for row in rows}
