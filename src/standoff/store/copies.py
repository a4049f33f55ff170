"""Which reports are copies of one another: kept as they are added, so that a new one is compared with few."""

import json
import sqlite3
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from standoff.model import Document

if TYPE_CHECKING:
    from standoff.ingest.copies import CopyReader, Signature, Wording

_MEETING_IN_A_BAND = 64
"""Of texts made from one template only so many of the latest are looked at in each band."""
_COMPARED = 32
"""So many candidates are compared word by word, those with most bands in common first."""

Copies = dict[str, str]
"""Ids of copies and the id of the report whose copies they are: the earliest of them. Others are not in it."""


@cache
def _reader() -> "CopyReader":
    from standoff.ingest.copies import CopyReader
    from standoff.lexicon import load_lexicon

    return CopyReader.of(load_lexicon())


def note(connection: sqlite3.Connection, document: Document) -> None:
    """Find the copies of a document that is stored and not noted yet; the caller holds the transaction."""
    from standoff.ingest.copies import SCHEME, sign

    known = connection.execute("SELECT 1 FROM copy_text WHERE document = ? AND scheme = ?", (document.id, SCHEME))
    if known.fetchone() is not None:
        return
    connection.execute("DELETE FROM copy_text WHERE document = ?", (document.id,))
    wording = _reader().wording(document)
    signature = sign(wording)
    candidates = _candidates(connection, signature) if signature is not None else []
    number = _insert(connection, document, signature)
    joined: set[int] = set()
    for other in candidates:
        if other["cluster"] not in joined and _compare(connection, number, wording, other):
            joined.add(other["cluster"])


def unnoted(connection: sqlite3.Connection) -> list[str]:
    """The ids of documents that came into the record before copies were looked for in this way."""
    from standoff.ingest.copies import SCHEME

    rows = connection.execute(
        "SELECT document.id FROM document LEFT JOIN copy_text ON copy_text.document = document.id AND scheme = ?"
        " WHERE copy_text.number IS NULL ORDER BY document.number",
        (SCHEME,),
    )
    return [row["id"] for row in rows]


def copies(connection: sqlite3.Connection) -> Copies:
    """All copies of the record: as the view `copies` has them, without a look at the reports that have none."""
    rows = connection.execute(
        "SELECT document, copy_of FROM ("
        " SELECT document.id AS document, first_value(document.id) OVER (PARTITION BY cluster ORDER BY"
        " document.published IS NULL, document.published, document.characters DESC, document.id) AS copy_of"
        " FROM copy_text JOIN document ON document.id = copy_text.document"
        " WHERE cluster IN (SELECT cluster FROM copy_text GROUP BY cluster HAVING count(*) > 1)"
        ") WHERE document <> copy_of"
    )
    return {row["document"]: row["copy_of"] for row in rows}


def _candidates(connection: sqlite3.Connection, signature: "Signature") -> list[sqlite3.Row]:
    """The texts with bands in common, most in common first."""
    shared: dict[int, int] = {}
    for band in signature.bands:
        rows = connection.execute(
            "SELECT text FROM copy_band WHERE band = ? ORDER BY text DESC LIMIT ?", (band, _MEETING_IN_A_BAND)
        )
        for row in rows:
            shared[row["text"]] = shared.get(row["text"], 0) + 1
    nearest = sorted(shared, key=lambda text: (-shared[text], -text))[:_COMPARED]
    found = connection.execute(
        "SELECT copy_text.number AS copy_number, cluster, document.id, document.title, document.text FROM copy_text"
        " JOIN document ON document.id = copy_text.document WHERE copy_text.number IN (SELECT value FROM json_each(?))",
        (json.dumps(nearest),),
    )
    return sorted(found, key=lambda row: nearest.index(row["copy_number"]))


def _insert(connection: sqlite3.Connection, document: Document, signature: "Signature | None") -> int:
    from standoff.ingest.copies import SCHEME

    cursor = connection.execute(
        "INSERT INTO copy_text (document, scheme, signature, cluster) VALUES (?, ?, ?, 0)",
        (document.id, SCHEME, _packed(signature)),
    )
    number: int = cursor.lastrowid or 0
    connection.execute("UPDATE copy_text SET cluster = number WHERE number = ?", (number,))
    connection.executemany("INSERT INTO copy_band (band, text) VALUES (?, ?)", _rows(number, signature))
    return number


def _packed(signature: "Signature | None") -> bytes:
    return b"".join(value.to_bytes(4, "little") for value in (signature.values if signature else ()))


def _rows(number: int, signature: "Signature | None") -> Iterator[tuple[int, int]]:
    return ((band, number) for band in sorted(set(signature.bands if signature else ())))


def _compare(connection: sqlite3.Connection, number: int, wording: "Wording", other: sqlite3.Row) -> bool:
    """Link a text with a candidate and put their clusters together, if they are copies; whether they are."""
    from standoff.ingest.copies import is_copy, likeness

    document = Document(id=other["id"], text=other["text"], title=other["title"])
    its = _reader().wording(document)
    if not is_copy(wording, its):
        return False
    connection.execute(
        "INSERT INTO copy_link (text, other, share) VALUES (?, ?, ?)",
        (number, other["copy_number"], round(likeness(wording, its), 3)),
    )
    rows = connection.execute(
        "SELECT DISTINCT cluster FROM copy_text WHERE number IN (?, ?)", (number, other["copy_number"])
    )
    clusters = sorted(row["cluster"] for row in rows)
    for cluster in clusters[1:]:
        connection.execute("UPDATE copy_text SET cluster = ? WHERE cluster = ?", (clusters[0], cluster))
    return True
