"""What users decide: kept for ever, taken back by another decision."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from standoff.errors import QueryError
from standoff.model import Stance
from standoff.model.decision import Action, Anchor, Change, Signature
from standoff.store import Store

Make = Callable[..., Any]
SIGNED = Signature(by="amina", at=datetime(2021, 5, 6, 9, 30, tzinfo=UTC), why="one matter")
RENAME = Change(action=Action.RENAME, labels=("patrol boats",), name="boats in the disputed waters")
MERGE = Change(action=Action.MERGE, labels=("talks", "border"), name="talks")
SPLIT = Change(
    action=Action.SPLIT,
    labels=("talks",),
    name="venue",
    anchors=(
        Anchor(doc="3c3c3f9400000000", stance=Stance.DEMAND, words="meet in Kampala", start=10, end=25),
        Anchor(doc="3c3c3f9400000000", stance=Stance.REJECT, words="meet in … Nairobi", start=40, end=62),
    ),
)


def test_decisions_come_back_as_they_were_made_in_their_order(store: Store) -> None:
    assert [store.decide(change, SIGNED) for change in (RENAME, MERGE, SPLIT)] == [1, 2, 3]
    found = store.decisions()
    assert [decision.change for decision in found] == [RENAME, MERGE, SPLIT]
    assert {decision.signed for decision in found} == {SIGNED}
    assert [decision.action for decision in found] == [Action.RENAME, Action.MERGE, Action.SPLIT]


def test_an_undo_is_a_decision_of_its_own(store: Store) -> None:
    store.decide(RENAME, SIGNED)
    assert store.undo(1, Signature(by="joseph", at=SIGNED.at)) == 2
    undone, undo = store.decisions()
    assert (undone.change, undone.undone_by) == (RENAME, 2)
    assert (undo.action, undo.undoes, undo.change, undo.signed.by) == (Action.UNDO, 1, None, "joseph")


@pytest.mark.parametrize(
    ("number", "says"), [(9, "no decision 9"), (1, "undone already, by decision 2"), (2, "cannot be undone")]
)
def test_what_cannot_be_undone_says_why_and_changes_nothing(store: Store, number: int, says: str) -> None:
    store.decide(RENAME, SIGNED)
    store.undo(1, SIGNED)
    with pytest.raises(QueryError, match=says):
        store.undo(number, SIGNED)
    assert len(store.decisions()) == 2


@pytest.mark.parametrize("table", ["decision", "decision_label", "decision_anchor"])
def test_no_program_can_change_or_delete_a_decision(store: Store, table: str) -> None:
    store.decide(SPLIT, SIGNED)
    column = {"decision": "made_by", "decision_label": "label", "decision_anchor": "words"}[table]
    raw = sqlite3.connect(store.path)
    for sql in (f"UPDATE {table} SET {column} = 'x'", f"DELETE FROM {table}"):
        with pytest.raises(sqlite3.IntegrityError, match="undo them"):
            raw.execute(sql)
    raw.close()
    assert [decision.change for decision in store.decisions()] == [SPLIT]


def test_the_view_has_the_decisions_in_force(store: Store) -> None:
    for change in (RENAME, MERGE, SPLIT):
        store.decide(change, SIGNED)
    store.undo(1, SIGNED)
    raw = sqlite3.connect(store.path)
    rows = raw.execute("SELECT number, made_by, action, labels, name, positions FROM decisions_in_force").fetchall()
    raw.close()
    assert rows == [
        (2, "amina", "merge", '["talks","border"]', "talks", 0),
        (3, "amina", "split", '["talks"]', "venue", 2),
    ]


def test_coding_again_leaves_decisions_alone(filled: Store, example: Make) -> None:
    filled.decide(SPLIT, SIGNED)
    made = example()
    filled.add(made.document, made.records, made.records[0].coder, "another")
    assert [decision.change for decision in filled.decisions()] == [SPLIT]
