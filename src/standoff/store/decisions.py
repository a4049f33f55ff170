"""What users decided about issues, as rows; the caller holds the transaction."""

import sqlite3
from datetime import datetime

from standoff.errors import QueryError
from standoff.model import Stance
from standoff.model.decision import Action, Anchor, Change, Decision, Signature

_ABOUT = "issue"


def decide(connection: sqlite3.Connection, change: Change, signed: Signature) -> int:
    """Keep a change; its number."""
    number = _insert(connection, signed, change.action, change.name, None)
    connection.executemany(
        "INSERT INTO decision_label (decision, ordinal, label) VALUES (?, ?, ?)",
        [(number, place, label) for place, label in enumerate(change.labels)],
    )
    connection.executemany(
        "INSERT INTO decision_anchor (decision, ordinal, document, stance, words, start, finish)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(number, place, a.doc, a.stance.value, a.words, a.start, a.end) for place, a in enumerate(change.anchors)],
    )
    return number


def undo(connection: sqlite3.Connection, number: int, signed: Signature) -> int:
    """Take a decision back; the number of that.

    Raises:
        QueryError: there is no such decision, it is an undo itself, or it is no longer in force.
    """
    found = next((one for one in decisions(connection) if one.number == number), None)
    if found is None:
        raise QueryError(f"there is no decision {number}; see: standoff issues history")
    if found.undoes is not None:
        raise QueryError(f"decision {number} took back decision {found.undoes} and cannot be undone: decide anew")
    if found.undone_by is not None:
        raise QueryError(f"decision {number} was undone already, by decision {found.undone_by}")
    return _insert(connection, signed, Action.UNDO, None, number)


def _insert(
    connection: sqlite3.Connection, signed: Signature, action: Action, name: str | None, undoes: int | None
) -> int:
    cursor = connection.execute(
        "INSERT INTO decision (made_at, made_by, why, about, action, name, undoes) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (signed.at.isoformat(), signed.by, signed.why, _ABOUT, action.value, name, undoes),
    )
    number: int = cursor.lastrowid or 0
    return number


def decisions(connection: sqlite3.Connection) -> list[Decision]:
    """All decisions about issues, in their order."""
    rows = connection.execute(
        "SELECT decision.*, later.number AS undone_by FROM decision"
        " LEFT JOIN decision AS later ON later.undoes = decision.number"
        " WHERE decision.about = ? ORDER BY decision.number",
        (_ABOUT,),
    ).fetchall()
    return [_decision(connection, row) for row in rows]


def _decision(connection: sqlite3.Connection, row: sqlite3.Row) -> Decision:
    return Decision(
        number=row["number"],
        signed=Signature(by=row["made_by"], at=datetime.fromisoformat(row["made_at"]), why=row["why"]),
        change=None if row["undoes"] is not None else _change(connection, row),
        undoes=row["undoes"],
        undone_by=row["undone_by"],
    )


def _change(connection: sqlite3.Connection, row: sqlite3.Row) -> Change:
    of = (row["number"],)
    labels = connection.execute("SELECT label FROM decision_label WHERE decision = ? ORDER BY ordinal", of)
    anchors = connection.execute("SELECT * FROM decision_anchor WHERE decision = ? ORDER BY ordinal", of)
    return Change(
        action=Action(row["action"]),
        labels=tuple(label["label"] for label in labels),
        name=row["name"],
        anchors=tuple(
            Anchor(doc=a["document"], stance=Stance(a["stance"]), words=a["words"], start=a["start"], end=a["finish"])
            for a in anchors
        ),
    )
