"""Decisions meet a newer coder: what was signed stays, what is found again is judged again, what is not is told."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewed import CODER, NEWER, Report, report, signed
from standoff.errors import QueryError
from standoff.model import Event, Record, Span, Statement, Status, record_id
from standoff.model.review import State
from standoff.run import review
from standoff.store import Filter, Store, open_store

KINDS = ("statement", "event", "position", "meeting", "quantity")


@pytest.fixture
def made() -> Report:
    """A report and its records."""
    return report()


@pytest.fixture
def reviewed(store: Store, made: Report) -> Store:
    """A record of that report."""
    store.add(made.document, made.records, CODER, "model")
    return store


def _shown(store: Store) -> list[Record]:
    return [found for kind in KINDS for found in store.records(kind)]


def _moved(record: Record, words: str, text: str, **fields: Any) -> Record:
    """The record as a coder with other rules has it: on more or fewer words, with another id."""
    start = text.index(words)
    evidence = (Span(start, start + len(words), words),)
    id_ = record_id(record.doc, record.kind, evidence, "newer")
    return replace(record, id=id_, evidence=evidence, coder=NEWER, **fields)


def _recode(store: Store, made: Report, change: Callable[[Record], Record | None]) -> list[Record]:
    """Code the report again with other findings."""
    found = [changed for changed in map(change, made.records) if changed is not None]
    store.add(made.document, found, NEWER, "model")
    return found


def test_decisions_hold_when_the_same_is_found_again(reviewed: Store, made: Report) -> None:
    accuse, assault = made.of("event", 0), made.of("event", 1)
    review.edit(reviewed, assault.id, {"status": "alleged"}, signed())
    review.reject(reviewed, [accuse.id], signed())
    before = _shown(reviewed)
    _recode(reviewed, made, lambda record: replace(record, coder=NEWER))
    assert [replace(one, coder=CODER) for one in _shown(reviewed)] == [replace(one, coder=CODER) for one in before]
    assert reviewed.reviews.lost() == []
    standing = reviewed.reviews.standing(assault.id)
    assert standing is not None
    assert standing.coder == replace(assault, coder=NEWER)


def test_a_changed_finder_finds_what_was_judged_by_the_words(reviewed: Store, made: Report) -> None:
    text = made.document.text
    accuse, assault, told = made.of("event", 0), made.of("event", 1), made.of("statement", 1)
    review.edit(reviewed, assault.id, {"status": "alleged"}, signed())
    review.reject(reviewed, [accuse.id], signed())
    review.accept(reviewed, [told.id], signed())

    def change(record: Record) -> Record | None:
        if record.id == assault.id:
            return _moved(record, "accused Chad of shelling the border town of Kilani", text)
        if record.id == accuse.id:
            return _moved(record, "Niger accused Chad of shelling", text)
        if isinstance(record, Statement) and record.id == told.id:
            return _moved(record, "said the guns would stay", text)
        return replace(record, coder=NEWER)

    newer = _recode(reviewed, made, change)
    (shown,) = reviewed.records("event")
    assert isinstance(shown, Event)
    assert (shown.status, shown.evidence) == (Status.ALLEGED, assault.evidence)
    assert shown.id == newer[3].id
    assert reviewed.count("event", Filter(review="rejected")) == 1
    assert reviewed.reviews.lost() == []
    assert [one.state for one in map(reviewed.reviews.standing, (newer[1].id,)) if one] == [State.ACCEPTED]


def test_what_was_signed_is_shown_when_the_coder_no_longer_finds_it_and_is_told(reviewed: Store, made: Report) -> None:
    accuse, assault, refusal = made.of("event", 0), made.of("event", 1), made.of("position", 1)
    review.edit(reviewed, assault.id, {"status": "alleged"}, signed())
    review.accept(reviewed, [refusal.id], signed())
    review.reject(reviewed, [accuse.id], signed())
    gone = {accuse.id, assault.id, refusal.id, made.of("statement", 0).id}
    _recode(reviewed, made, lambda record: None if record.id in gone else replace(record, coder=NEWER))
    (shown,) = reviewed.records("event")
    assert (shown.id, getattr(shown, "status", None)) == (assault.id, Status.ALLEGED)
    kept = reviewed.record(refusal.id)
    assert kept is not None
    assert (kept.answers, kept.via) == ((made.of("position", 0).id,), None)  # type: ignore[attr-defined]
    lost = [(one.decision, one.anchor.record, one.kept) for one in reviewed.reviews.lost()]
    assert lost == [(1, assault.id, True), (2, refusal.id, True), (3, accuse.id, False)]
    _recode(reviewed, made, lambda record: record)
    assert reviewed.reviews.lost() == []
    assert reviewed.count("event") == 1
    for number in (1, 2, 3):
        review.undo(reviewed, number, signed())
    assert [reviewed.record(one.id) for one in made.records] == list(made.records)


def test_who_signs_again_signs_what_is_shown_and_not_what_a_newer_coder_says(reviewed: Store, made: Report) -> None:
    assault = made.of("event", 1)
    review.edit(reviewed, assault.id, {"status": "alleged"}, signed())
    _recode(reviewed, made, lambda one: replace(one, recipient=one.actor) if one.id == assault.id else one)  # type: ignore[attr-defined,call-arg]
    before = reviewed.record(assault.id)
    review.accept(reviewed, [assault.id], signed())
    review.edit(reviewed, assault.id, {"place": "Lome"}, signed())
    shown = reviewed.record(assault.id)
    assert isinstance(shown, Event)
    assert isinstance(before, Event)
    assert (shown.recipient, shown.status) == (before.recipient, before.status) == ((), Status.ALLEGED)
    standing = reviewed.reviews.standing(assault.id)
    assert standing is not None
    assert standing.coder is not None
    assert standing.coder.recipient != ()  # type: ignore[attr-defined]
    for number in (1, 2, 3):
        review.undo(reviewed, number, signed())
    assert reviewed.record(assault.id) == standing.coder


def test_a_finding_of_the_same_id_is_the_same_whatever_its_label_is_now(reviewed: Store, made: Report) -> None:
    meeting = made.of("meeting")
    review.accept(reviewed, [meeting.id], signed())

    def change(record: Record) -> Record:
        return replace(record, state="held") if record.id == meeting.id else record  # type: ignore[call-arg]

    _recode(reviewed, made, change)
    standing = reviewed.reviews.standing(meeting.id)
    assert standing is not None
    assert (standing.found, getattr(standing.record, "state", None)) == (True, "planned")
    assert getattr(standing.coder, "state", None) == "held"
    review.undo(reviewed, 1, signed())
    assert getattr(reviewed.record(meeting.id), "state", None) == "held"


def test_what_was_kept_goes_when_its_decision_is_undone(reviewed: Store, made: Report) -> None:
    assault = made.of("event", 1)
    review.accept(reviewed, [assault.id], signed())
    _recode(reviewed, made, lambda record: None if record.id == assault.id else record)
    assert reviewed.record(assault.id) is not None
    review.undo(reviewed, 1, signed())
    assert reviewed.record(assault.id) is None


def test_another_type_on_the_same_words_is_not_what_was_judged(reviewed: Store, made: Report) -> None:
    assault = made.of("event", 1)
    review.reject(reviewed, [assault.id], signed())

    def change(record: Record) -> Record:
        if isinstance(record, Event) and record.id == assault.id:
            return replace(record, id=record_id(record.doc, "event", record.evidence, "MOBILIZE"), event="MOBILIZE")
        return record

    newer = _recode(reviewed, made, change)
    assert newer[3] in list(reviewed.records("event"))
    assert [one.decision for one in reviewed.reviews.lost()] == [1]


def test_the_history_keeps_what_the_coder_said_and_not_what_humans_made_of_it(reviewed: Store, made: Report) -> None:
    assault = made.of("event", 1)
    review.edit(reviewed, assault.id, {"status": "alleged"}, signed())
    review.add(reviewed, made.document.id, "quantity",
               {"evidence": "40 guns", "what": "40 guns", "value": "40", "unit": "guns"}, signed())  # fmt: skip
    _recode(reviewed, made, lambda record: record)
    assert reviewed.history() == []
    _recode(reviewed, made, lambda record: replace(record, status="ongoing") if record.id == assault.id else record)
    assert [earlier.record for earlier in reviewed.history()] == [assault]
    assert reviewed.count("quantity") == 2


def test_a_document_that_was_rejected_stays_so_and_one_that_was_accepted_is_asked_about_what_is_new(
    reviewed: Store, made: Report
) -> None:
    other = report("Later. ")
    reviewed.add(other.document, other.records[:3], CODER, "model")
    review.reject_document(reviewed, made.document.id, signed())
    review.accept_document(reviewed, other.document.id, signed())
    _recode(reviewed, made, lambda record: record)
    _recode(reviewed, other, lambda record: record)
    assert reviewed.count("meeting") == 1
    waiting = {one.record.id for one in reviewed.reviews.queue(KINDS)}
    assert waiting == {record.id for record in other.records[3:]}


def test_decisions_wait_for_a_document_that_is_not_there(reviewed: Store, made: Report) -> None:
    review.reject(reviewed, [made.of("event").id], signed())
    with closing(sqlite3.connect(reviewed.path)) as raw, raw:
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute("DELETE FROM document")
    assert [one.anchor.record for one in reviewed.reviews.lost()] == [made.of("event").id]
    reviewed.add(made.document, made.records, CODER, "model")
    assert reviewed.reviews.lost() == []
    assert reviewed.count("event") == 1


@pytest.mark.parametrize("table", ["decision_record", "decision_party", "decision_change", "erasure"])
def test_no_program_can_change_or_delete_what_was_decided(reviewed: Store, made: Report, table: str) -> None:
    review.edit(reviewed, made.of("event").id, {"status": "alleged"}, signed())
    review.rename(reviewed, "Idris Maba", "Idriss Maba", signed())
    with closing(sqlite3.connect(reviewed.path)) as raw:
        if table == "erasure":
            raw.execute("INSERT INTO erasure (erased_at, erased_by, what) VALUES ('x', 'x', 'person')")
        column = {"decision_record": "words", "decision_party": "name", "decision_change": "value"}.get(table, "why")
        for sql in (f"UPDATE {table} SET {column} = 'x'", f"DELETE FROM {table}"):
            with pytest.raises(sqlite3.IntegrityError, match=r"undo them|stays told"):
                raw.execute(sql)


def test_the_view_has_what_humans_said_beside_what_the_coder_says(reviewed: Store, made: Report) -> None:
    review.edit(reviewed, made.of("event", 1).id, {"status": "alleged"}, signed())
    with closing(sqlite3.connect(reviewed.path)) as raw:
        rows = raw.execute(
            "SELECT review, json_extract(shown, '$.status'), json_extract(coder, '$.status') FROM reviewed"
        ).fetchall()
        assert rows == [("edited", "alleged", "occurred")]
        assert raw.execute("SELECT count(*) FROM events WHERE status = 'alleged' AND review = 'edited'").fetchone() == (
            1,
        )
        for table in ("document_search", "evidence_search"):
            raw.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")


_EDITS = (
    {"status": "alleged"}, {"recipient": "NER"}, {"actor": ""}, {"date": "2021-05@3 May 2021"}, {"event": "COERCE"},
    {"evidence": "Chad denied it"}, {"place": "Lome"}, {"recipient[0].role": "victim"},
)  # fmt: skip

Step = Callable[[Store, Report, int], object]
_STEPS: Sequence[Step] = (
    lambda store, made, n: review.accept(store, [made.records[n % 8].id], signed()),
    lambda store, made, n: review.reject(store, [made.records[n % 8].id], signed()),
    lambda store, made, n: review.edit(store, made.of("event", n % 2).id, _EDITS[n % 8], signed()),
    lambda store, made, n: review.merge(store, [made.of("statement", one % 2).id for one in (n, n + 1)], signed()),
    lambda store, made, n: review.add(
        store, made.document.id, "event",
        {"evidence": "Chad denied it", "event": ("REJECT", "CONSULT")[n % 2], "status": "occurred"}, signed(),
    ),
    lambda store, made, n: review.rename(store, "Idris Maba", ("Idriss Maba", "I. Maba")[n % 2], signed()),
    lambda store, made, n: review.merge_parties(store, ["Niger"], "Chad", signed()),
    lambda store, made, n: review.split_party(store, made.of("statement", n % 2).id, "speaker", "Salif Maba", signed()),
    lambda store, made, n: review.accept_document(store, made.document.id, signed()),
    lambda store, made, n: review.reject_document(store, made.document.id, signed()),
    lambda store, made, n: review.undo(store, n % 6 + 1, signed()),
    lambda store, made, n: store.add(made.document, made.records, CODER, "model"),
    lambda store, made, n: store.add(made.document, made.records[n % 4 :], NEWER, "model"),
)  # fmt: skip

_RECODING = (len(_STEPS) - 2, len(_STEPS) - 1)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(st.tuples(st.integers(0, len(_STEPS) - 1), st.integers(0, 7)), max_size=12),
    backwards=st.booleans(),
)
def test_undoing_everything_leaves_exactly_what_the_coder_says(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, int]], backwards: bool
) -> None:
    made = report()
    path = tmp_path_factory.mktemp("undo") / "crisis.db"
    with open_store(path, create=True) as store:
        store.add(made.document, made.records, CODER, "model")
        before = _rows(path)
        for which, n in steps:
            try:
                _STEPS[which](store, made, n)
            except QueryError:
                continue
            _whole(store, made)
        left = [one.number for one in store.reviews.decisions() if one.in_force]
        for number in reversed(left) if backwards else left:
            review.undo(store, number, signed())
            _whole(store, made)
        if not any(which in _RECODING for which, _ in steps):
            assert _rows(path) == before
        store.add(made.document, made.records, CODER, "model")
        assert _rows(path) == before
        assert store.reviews.lost() == []


def _whole(store: Store, made: Report) -> None:
    """Every span of every record slices to the text, and nothing that is left out is listed."""
    for record in _shown(store):
        for span in record.evidence:
            assert made.document.text[span.start : span.end] == span.text


def _rows(path: Path) -> list[tuple[object, ...]]:
    """All that the record's tables say of records, but for the numbers of rows."""
    with closing(sqlite3.connect(path)) as raw:
        return [
            *raw.execute(
                "SELECT id, kind, ordinal, start, finish, confidence, type, status, stance, issue, day_from, day_to,"
                " json, review, hidden, double_of, found, coder_json FROM record ORDER BY ordinal"
            ),
            *raw.execute(
                "SELECT record.id, mention.field, mention.ordinal, party.key, mention.start, mention.text, mention.role"
                " FROM mention JOIN record ON record.number = mention.record JOIN party ON party.number = mention.party"
                " ORDER BY record.ordinal, mention.field, mention.ordinal"
            ),
            *raw.execute(
                "SELECT record.id, evidence.ordinal, evidence.start, evidence.text FROM evidence"
                " JOIN record ON record.number = evidence.record ORDER BY record.ordinal, evidence.ordinal"
            ),
            *raw.execute("SELECT * FROM record_decision"),
        ]
