"""Coding again: what stays keeps its row, what was said otherwise before is kept, with who said it and until when."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from standoff.model import Coder, Event, Record, Status
from standoff.store import Fate, Filter, Store

Make = Callable[..., Any]
OLD = Coder("standoff", "0.1.0", "abcdefabcdef")
NEW = Coder("standoff", "0.2.0", "123456123456")
FIRST, SECOND = datetime(2021, 5, 5, 8, 0, tzinfo=UTC), datetime(2021, 7, 1, 8, 0, tzinfo=UTC)


def _by(coder: Coder, records: tuple[Record, ...]) -> list[Record]:
    return [replace(record, coder=coder) for record in records]


def _numbers(store: Store) -> dict[str, int]:
    return {row["id"]: row["number"] for row in store._connection.execute("SELECT id, number FROM record")}


def test_what_stays_keeps_its_row_and_gets_the_newer_coder(store: Store, example: Make) -> None:
    made = example()
    store.add(made.document, _by(OLD, made.records), OLD, "model", FIRST)
    numbers = _numbers(store)
    evidence = store._connection.execute("SELECT number, record, text FROM evidence").fetchall()
    store.add(made.document, _by(NEW, made.records[::-1]), NEW, "model", SECOND)
    assert _numbers(store) == numbers
    assert store._connection.execute("SELECT number, record, text FROM evidence").fetchall() == evidence
    assert {record.coder for kind in ("event", "statement") for record in store.records(kind)} == {NEW}
    assert store.history() == []


def test_what_is_not_found_again_is_kept_with_its_coder_and_both_times(store: Store, example: Make) -> None:
    made = example()
    old = _by(OLD, made.records)
    store.add(made.document, old, OLD, "model", FIRST)
    store.add(made.document, _by(NEW, made.records[1:]), NEW, "larger", SECOND)
    (gone,) = store.history()
    assert (gone.record, gone.fate, gone.model) == (old[0], Fate.GONE, "model")
    assert (gone.said_at, gone.replaced_at) == (FIRST, SECOND)
    assert (gone.replaced_by, gone.replaced_by_model) == (NEW, "larger")
    assert store.record(old[0].id) is None
    assert store.count("statement") == 0


def test_what_is_said_otherwise_is_kept_as_it_was_on_the_same_row(store: Store, example: Make) -> None:
    made = example()
    old = _by(OLD, made.records)
    store.add(made.document, old, OLD, "model", FIRST)
    numbers = _numbers(store)
    event = next(record for record in old if isinstance(record, Event))
    other = replace(event, status=Status.DENIED, actor=event.recipient, recipient=event.actor, coder=NEW)
    records = [other if record is event else replace(record, coder=NEW) for record in old]
    store.add(made.document, records, NEW, "model", SECOND)
    assert _numbers(store) == numbers
    assert store.record(event.id) == other
    assert [record.id for record in store.records("event", Filter(actor="SOM", status="denied"))] == [event.id]
    assert store.count("event", Filter(actor="KEN")) == 0
    assert [(entry.record, entry.fate) for entry in store.history()] == [(event, Fate.CHANGED)]


def test_a_finding_that_comes_back_has_its_id_and_its_history(store: Store, example: Make) -> None:
    made = example()
    first = made.records[0]
    for records, coder in ((made.records, OLD), (made.records[1:], NEW), (made.records, OLD)):
        store.add(made.document, _by(coder, records), coder, "model", FIRST)
    assert store.record(first.id) == first
    assert [entry.fate for entry in store.history(record_id=first.id)] == [Fate.GONE]
    assert store.history(record_id="0" * 16) == []


def test_history_is_asked_by_document_and_goes_with_it(filled: Store, example: Make) -> None:
    made, later = example(), example("Later. " + example().document.text, None)
    for one in (made, later):
        filled.add(one.document, (), NEW, "model")
    assert len(filled.history()) == 8
    assert {entry.record.doc for entry in filled.history(Filter(document=made.document.id))} == {made.document.id}
    assert len(filled.history(Filter(limit=3))) == 3
    with filled._transaction():
        filled._connection.execute("DELETE FROM document WHERE id = ?", (made.document.id,))
    assert len(filled.history()) == 4


def test_adding_the_same_again_writes_no_record(store: Store, example: Make) -> None:
    made = example()
    store.add(made.document, made.records, OLD, "model", FIRST)
    before = store._connection.total_changes
    store.add(made.document, made.records, OLD, "model", FIRST)
    assert store._connection.total_changes == before


def test_times_of_adding_and_coding_are_those_of_the_caller(store: Store, example: Make) -> None:
    made = example()
    store.add(made.document, made.records, OLD, "model", FIRST)
    store.add(made.document, made.records, NEW, "model", SECOND)
    stored = store.document(made.document.id)
    assert stored is not None
    assert (stored.added_at, stored.coded_at) == (FIRST, SECOND)


def test_where_a_document_comes_from_is_kept(store: Store, example: Make) -> None:
    made = example()
    document = replace(
        made.document,
        retrieved=datetime(2021, 5, 4, 23, 30, tzinfo=UTC),
        checksum="0" * 64,
        media_type="text/html",
        title="Boats",
    )
    store.add(document, made.records, OLD, "model")
    stored = store.document(document.id)
    assert stored is not None
    assert stored.document == document
    assert (stored.added_at, stored.coded_at) == (None, None)


def test_a_title_or_day_that_is_told_later_is_taken_and_found(filled: Store, example: Make) -> None:
    made = example()
    titled = replace(made.document, title="Quarrel over fishing grounds", published=date(2021, 5, 6))
    filled.add(titled, made.records, OLD, "model")
    assert [hit.document for hit in filled.search("fishing grounds")] == [made.document.id]
    filled.add(made.document, made.records, OLD, "model")
    assert filled.search("fishing grounds") == []
    for table in ("document_search", "evidence_search"):
        filled._connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
