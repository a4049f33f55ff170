"""The rows of records brought in step with what humans decided; the caller holds the transaction."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from standoff.model import Record
from standoff.model.codec import decode, encode
from standoff.model.review import Reviewed
from standoff.model.revise import LostAnchor, Revised, ShownRecord, revise
from standoff.store.reviews import has_any, reviews_of
from standoff.store.write import insert_record, rewrite_record

_UNREVIEWED: Mapping[str, object] = {"review": None, "hidden": 0, "double_of": None, "found": 1, "coder_json": None}
_TOUCHED = "(review IS NOT NULL OR coder_json IS NOT NULL OR NOT found)"


def restore(connection: sqlite3.Connection, document_id: str) -> None:
    """Bring a document's rows back to what the coder says, so that they can be compared with what a newer one says."""
    rows = connection.execute(
        f"SELECT number, found, json, coder_json FROM record WHERE document = {_NUMBER} AND {_TOUCHED}", (document_id,)
    )
    for row in rows.fetchall():
        if row["found"]:
            json = row["coder_json"] or row["json"]
            rewrite_record(connection, row["number"], decode(json), {**_UNREVIEWED, "json": json})
        else:
            connection.execute("DELETE FROM record WHERE number = ?", (row["number"],))


_NUMBER = "(SELECT number FROM document WHERE id = ?)"


def apply(connection: sqlite3.Connection, document_id: str) -> None:
    """Show a document's records as the decisions in force say."""
    if not has_any(connection):
        return
    document = connection.execute("SELECT number, text FROM document WHERE id = ?", (document_id,)).fetchone()
    decided = reviews_of(connection, document_id)
    if document is None or not (decided or _is_touched(connection, document_id)):
        return
    there = _rows(connection, document["number"])
    revised = revise(document_id, document["text"], list(_coded(there.values())), decided)
    _write(connection, document["number"], there, revised)


def lost(connection: sqlite3.Connection, document_id: str, decided: Iterable[Reviewed]) -> tuple[LostAnchor, ...]:
    """What decisions are about and is not found again in a document, or with it."""
    document = connection.execute("SELECT number, text FROM document WHERE id = ?", (document_id,)).fetchone()
    if document is None:
        return revise(document_id, "", (), decided).lost
    there = _rows(connection, document["number"])
    return revise(document_id, document["text"], list(_coded(there.values())), decided).lost


def _is_touched(connection: sqlite3.Connection, document_id: str) -> bool:
    sql = f"SELECT 1 FROM record WHERE document = {_NUMBER} AND {_TOUCHED} LIMIT 1"
    return connection.execute(sql, (document_id,)).fetchone() is not None


def _rows(connection: sqlite3.Connection, document: int) -> dict[str, sqlite3.Row]:
    rows = connection.execute("SELECT * FROM record WHERE document = ? ORDER BY ordinal, number", (document,))
    return {row["id"]: row for row in rows.fetchall()}


def _coded(rows: Iterable[sqlite3.Row]) -> Iterator[Record]:
    """What the coder says now."""
    for row in rows:
        if row["found"]:
            yield decode(row["coder_json"] or row["json"])


def _write(connection: sqlite3.Connection, document: int, there: Mapping[str, sqlite3.Row], revised: Revised) -> None:
    for place, shown in enumerate(revised.records):
        row = there.get(shown.record.id)
        values = _values(shown, row)
        if row is None:
            number = insert_record(connection, document, place, shown.record, values)
        else:
            number = row["number"]
            if any(row[name] != value for name, value in values.items()):
                rewrite_record(connection, number, shown.record, values)
        _note_decisions(connection, number, shown)
    ids = {shown.record.id for shown in revised.records}
    gone = [(row["number"],) for id_, row in there.items() if id_ not in ids]
    connection.executemany("DELETE FROM record WHERE number = ?", gone)


def _note_decisions(connection: sqlite3.Connection, number: int, shown: ShownRecord) -> None:
    connection.execute("DELETE FROM record_decision WHERE record = ?", (number,))
    connection.executemany(
        "INSERT INTO record_decision (record, decision) VALUES (?, ?)", [(number, one) for one in shown.decisions]
    )


def _values(shown: ShownRecord, row: sqlite3.Row | None) -> dict[str, object]:
    """The columns that say what is shown and what the coder says, which keeps its spelling to the letter."""
    coder = None if shown.coder is None else encode(shown.coder).decode()
    if shown.found and row is not None:
        coder = row["coder_json"] or row["json"]
    untouched = shown.found and shown.coder == shown.record
    return {
        "review": shown.state.value if shown.state else None,
        "hidden": int(shown.hidden),
        "double_of": shown.double_of,
        "found": int(shown.found),
        "coder_json": None if untouched else coder,
        "json": coder if untouched else encode(shown.record).decode(),
    }
