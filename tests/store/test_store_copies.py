"""Copies are found as reports are added, whatever the order, and go with their reports."""

import sqlite3
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from standoff.model import Document, document_id
from standoff.store import Store, open_store

FOLDER = Path(__file__).resolve().parent.parent / "duplicates"


def report(name: str) -> Document:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return Document(
        id=document_id(text), text=text, title=text.split("\n", 1)[0], published=date.fromisoformat(name[:10])
    )


WIRE, CUT, LOCAL, OTHER = map(
    report,
    ("2027-03-02-barge-wire", "2027-03-03-barge-copy-3", "2027-03-03-barge-copy-2", "2027-03-03-barge-report-1"),
)


def add(store: Store, *documents: Document) -> None:
    for document in documents:
        store.add(document, (), None, None)


@pytest.mark.parametrize("order", list(permutations((WIRE, CUT, LOCAL, OTHER))))
def test_the_earliest_report_stands_for_its_copies_in_whatever_order_they_come(
    tmp_path: Path, order: tuple[Document, ...]
) -> None:
    with open_store(tmp_path / "crisis.db", create=True) as store:
        add(store, *order)
        assert store.copies() == {CUT.id: WIRE.id, LOCAL.id: WIRE.id}


def test_adding_a_report_again_changes_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path / "crisis.db", create=True) as store:
        add(store, WIRE, CUT)
        before = store.copies()
        add(store, WIRE, CUT)
        assert store.copies() == before
        assert store.note_copies() == 0


def test_nothing_is_left_of_a_report_that_is_deleted(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    with open_store(path, create=True) as store:
        add(store, WIRE, CUT, LOCAL)
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute("DELETE FROM document WHERE id = ?", (WIRE.id,))
    left = raw.execute("SELECT document FROM copy_text ORDER BY document").fetchall()
    assert left == sorted([(CUT.id,), (LOCAL.id,)])
    assert raw.execute("SELECT count(*) FROM copy_band").fetchone()[0] == 2 * 58
    raw.close()
    with open_store(path) as store:
        assert len(store.copies()) == 1, "the two that are left are still copies of one text"


def test_reports_of_a_record_that_knew_no_copies_are_looked_at_once(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    with open_store(path, create=True) as store:
        add(store, WIRE, CUT, OTHER)
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute("DELETE FROM copy_text")
    raw.close()
    with open_store(path) as store:
        assert store.copies() == {}
        assert (store.note_copies(), store.note_copies()) == (3, 0)
        assert store.copies() == {CUT.id: WIRE.id}


def test_the_view_tells_every_report_whose_copy_it_is(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    with open_store(path, create=True) as store:
        add(store, WIRE, CUT, OTHER)
    with sqlite3.connect(path) as raw:
        rows = raw.execute("SELECT document, copy_of, reports FROM copies ORDER BY published, document").fetchall()
    raw.close()
    assert sorted(rows) == sorted([(WIRE.id, WIRE.id, 2), (CUT.id, WIRE.id, 2), (OTHER.id, OTHER.id, 1)])
