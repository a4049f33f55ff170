"""What humans decided about records, parties and documents, as rows; the caller holds the transaction."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime

from standoff.errors import QueryError
from standoff.model.decision import Action, Signature
from standoff.model.review import About, Anchor, FieldChange, Review, Reviewed, Whom
from standoff.store import decisions

_ALL = tuple(about.value for about in (About.RECORD, About.PARTY, About.DOCUMENT))
_SELECT = (
    "SELECT decision.*, later.number AS undone_by FROM decision"
    " LEFT JOIN decision AS later ON later.undoes = decision.number"
)


def keep(connection: sqlite3.Connection, review: Review, signed: Signature) -> int:
    """Keep what was decided; its number."""
    number = _insert(connection, review.about.value, review.action, signed)
    connection.executemany(
        "INSERT INTO decision_record (decision, ordinal, document, kind, record, label, words, start, finish, json)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (number, place, a.doc, a.kind, a.record, a.label, a.words, a.start, a.end, a.json)
            for place, a in enumerate(review.anchors)
        ],
    )
    connection.executemany(
        "INSERT INTO decision_party (decision, ordinal, name, id, words) VALUES (?, ?, ?, ?, ?)",
        [(number, place, whom.name, whom.id, whom.words) for place, whom in enumerate(review.whom)],
    )
    connection.executemany(
        "INSERT INTO decision_change (decision, ordinal, path, value) VALUES (?, ?, ?, ?)",
        [(number, place, change.path, change.value) for place, change in enumerate(review.changes)],
    )
    return number


def undo(connection: sqlite3.Connection, number: int, signed: Signature) -> int:
    """Take a decision about anything back, issues too; the number of that.

    Raises:
        QueryError: there is no such decision, it is an undo itself, or it is no longer in force.
    """
    row = connection.execute(f"{_SELECT} WHERE decision.number = ?", (number,)).fetchone()
    if row is None:
        raise QueryError(f"there is no decision {number}; see: standoff review history")
    if row["about"] == About.ISSUE.value:
        return decisions.undo(connection, number, signed)
    if row["undoes"] is not None:
        raise QueryError(f"decision {number} took back decision {row['undoes']} and cannot be undone: decide anew")
    if row["undone_by"] is not None:
        raise QueryError(f"decision {number} was undone already, by decision {row['undone_by']}")
    return _insert(connection, row["about"], Action.UNDO, signed, number)


def all_reviews(connection: sqlite3.Connection) -> list[Reviewed]:
    """Everything that was decided, issues left aside, in order."""
    marks = ", ".join("?" for _ in _ALL)
    rows = connection.execute(f"{_SELECT} WHERE decision.about IN ({marks}) ORDER BY decision.number", _ALL)
    return [_reviewed(connection, row) for row in rows.fetchall()]


def some_reviews(connection: sqlite3.Connection, numbers: Iterable[int]) -> list[Reviewed]:
    """Decisions with these numbers, in order; those about issues are passed over."""
    rows = connection.execute(
        f"{_SELECT} WHERE decision.about <> 'issue' AND decision.number IN (SELECT value FROM json_each(?))"
        " ORDER BY decision.number",
        (json.dumps(sorted(numbers)),),
    )
    return [_reviewed(connection, row) for row in rows.fetchall()]


def reviews_of(connection: sqlite3.Connection, document_id: str) -> list[Reviewed]:
    """What is in force and may concern a document: decisions about it and its records, and those about parties."""
    rows = connection.execute(
        f"{_SELECT} WHERE later.number IS NULL AND decision.undoes IS NULL AND decision.about <> 'issue'"
        " AND (decision.about = 'party'"
        "      OR decision.number IN (SELECT decision FROM decision_record WHERE document = ?))"
        " ORDER BY decision.number",
        (document_id,),
    )
    return [_reviewed(connection, row) for row in rows.fetchall()]


def documents_concerned(connection: sqlite3.Connection, number: int) -> set[str]:
    """Ids of the documents of which a decision says something, or that it has changed."""
    rows = connection.execute(
        "SELECT document AS id FROM decision_record WHERE decision = ?1 UNION"
        " SELECT document.id FROM record_decision JOIN record ON record.number = record_decision.record"
        " JOIN document ON document.number = record.document WHERE record_decision.decision = ?1",
        (number,),
    )
    return {row["id"] for row in rows}


def has_any(connection: sqlite3.Connection) -> bool:
    """Whether anything was ever decided about records, parties or documents."""
    return connection.execute("SELECT 1 FROM decision WHERE about <> 'issue' LIMIT 1").fetchone() is not None


def _insert(
    connection: sqlite3.Connection, about: str, action: Action, signed: Signature, undoes: int | None = None
) -> int:
    cursor = connection.execute(
        "INSERT INTO decision (made_at, made_by, why, about, action, undoes) VALUES (?, ?, ?, ?, ?, ?)",
        (signed.at.isoformat(), signed.by, signed.why, about, action.value, undoes),
    )
    number: int = cursor.lastrowid or 0
    return number


def _reviewed(connection: sqlite3.Connection, row: sqlite3.Row) -> Reviewed:
    return Reviewed(
        number=row["number"],
        signed=Signature(by=row["made_by"], at=datetime.fromisoformat(row["made_at"]), why=row["why"]),
        review=None if row["undoes"] is not None else _review(connection, row),
        undoes=row["undoes"],
        undone_by=row["undone_by"],
    )


def _review(connection: sqlite3.Connection, row: sqlite3.Row) -> Review:
    return Review(
        about=About(row["about"]),
        action=Action(row["action"]),
        anchors=tuple(_anchor(part) for part in _parts(connection, "decision_record", row)),
        whom=tuple(
            Whom(name=part["name"], id=part["id"], words=part["words"])
            for part in _parts(connection, "decision_party", row)
        ),
        changes=tuple(
            FieldChange(path=part["path"], value=part["value"]) for part in _parts(connection, "decision_change", row)
        ),
    )


def _parts(connection: sqlite3.Connection, table: str, row: sqlite3.Row) -> Iterable[sqlite3.Row]:
    return connection.execute(f"SELECT * FROM {table} WHERE decision = ? ORDER BY ordinal", (row["number"],)).fetchall()


def _anchor(row: sqlite3.Row) -> Anchor:
    return Anchor(
        doc=row["document"],
        kind=row["kind"],
        record=row["record"],
        label=row["label"],
        words=row["words"],
        start=row["start"],
        end=row["finish"],
        json=row["json"],
    )
