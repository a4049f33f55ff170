"""The file: whose it is, which version, who writes at once, and what a kill leaves."""

import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from standoff.errors import StoreError
from standoff.store import Filter, open_store
from standoff.store.connection import schemas

Make = Callable[..., Any]

WRITER = textwrap.dedent(
    """
    import sys
    from standoff.model import Coder, Document, Event, EventType, Span, Status, document_id, record_id
    from standoff.store import open_store

    coder = Coder("standoff", "0.1.0", "abcdefabcdef")
    with open_store(sys.argv[1], create=True) as store:
        for number in range(int(sys.argv[2]), int(sys.argv[3])):
            text = f"Report {number}. " + "Kenya asked Somalia to talk. " * 40
            doc = document_id(text)
            spans = [Span(at, at + 5, text[at : at + 5]) for at in range(12, 1000, 29)]
            records = [
                Event(id=record_id(doc, "event", (span,)), doc=doc, evidence=(span,), confidence=0.5, coder=coder,
                      event=EventType.REQUEST, status=Status.OCCURRED, quad_code=2, event_scale=1.0)
                for span in spans
            ]
            store.add(Document(id=doc, text=text), records, coder, "model")
    """
)
RECORDS_EACH = 35


def _writer(path: Path, first: int, last: int) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", WRITER, str(path), str(first), str(last)])


def _check_whole(path: Path) -> int:
    """Every document has all its records, and both searches agree with the tables; the number of documents."""
    raw = sqlite3.connect(path)
    assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in ("document_search", "evidence_search"):
        raw.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
    raw.close()
    with open_store(path) as store:
        for document in store.documents():
            assert store.count("event", Filter(document=document.id)) == RECORDS_EACH
        return store.count("document")


@pytest.mark.parametrize("documents_before_kill", [1, 7, 40])
def test_a_kill_leaves_whole_documents_and_a_new_run_completes_them(tmp_path: Path, documents_before_kill: int) -> None:
    path = tmp_path / "crisis.db"
    process = _writer(path, 0, 5000)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and _documents_so_far(path) < documents_before_kill:
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    left = _check_whole(path)
    assert left >= documents_before_kill
    assert _writer(path, 0, left + 5).wait() == 0
    assert _check_whole(path) == left + 5


def _documents_so_far(path: Path) -> int:
    try:
        raw = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        found: int = raw.execute("SELECT count(*) FROM document").fetchone()[0]
        raw.close()
    except sqlite3.Error:
        return 0
    return found


def test_several_processes_create_and_write_one_file_at_once(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    writers = [_writer(path, first, first + 30) for first in (0, 0, 20)]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    assert _check_whole(path) == 50


def test_a_reader_sees_the_record_while_a_writer_is_in_the_middle(tmp_path: Path, example: Make) -> None:
    path = tmp_path / "crisis.db"
    made = example()
    with open_store(path, create=True) as store, open_store(path) as reader:
        store.add(made.document, made.records, made.records[0].coder, "model")
        with store._transaction():
            store._connection.execute("DELETE FROM document")
            assert reader.count("document") == 1


def test_a_full_disk_leaves_whole_documents(tmp_path: Path, example: Make) -> None:
    path = tmp_path / "crisis.db"
    with open_store(path, create=True) as store:
        made = example()
        coder = made.records[0].coder
        store.add(made.document, made.records, coder, "model")
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages + 3}")
        large = example("Talks. " * 5000 + made.document.text)
        with pytest.raises(StoreError, match="disk is full"):
            store.add(large.document, large.records, coder, "model")
        assert [document.id for document in store.documents()] == [made.document.id]
    with open_store(path) as store:
        store.add(large.document, large.records, coder, "model")
        assert store.count("event") == 2


def test_a_missing_record_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no record at"):
        open_store(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


def test_other_files_are_refused_and_left_alone(tmp_path: Path) -> None:
    text, other, folder = tmp_path / "a.txt", tmp_path / "other.db", tmp_path / "folder"
    text.write_text("Talks failed. " * 100)
    raw = sqlite3.connect(other)
    raw.execute("CREATE TABLE mine (x)")
    raw.commit()
    raw.close()
    folder.mkdir()
    before = other.read_bytes()
    for path, says in ((text, "not a database"), (other, "of another program"), (folder, "unable to open")):
        with pytest.raises(StoreError, match=says):
            open_store(path, create=True)
    assert other.read_bytes() == before
    assert text.read_text() == "Talks failed. " * 100


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    with open_store(tmp_path / "empty.db") as store:
        assert store.count("document") == 0


def test_a_record_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    open_store(path, create=True).close()
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA user_version = 999")
    raw.close()
    with pytest.raises(StoreError, match="schema version 999"):
        open_store(path)


def test_schema_files_are_numbered_without_a_gap_and_all_run() -> None:
    assert [version for version, _ in schemas()] == list(range(1, len(schemas()) + 1))


def test_the_file_explains_itself_to_the_sqlite_shell(tmp_path: Path, example: Make) -> None:
    path = tmp_path / "crisis.db"
    made = example()
    with open_store(path, create=True) as store:
        store.add(made.document, made.records, made.records[0].coder, "model")
    raw = sqlite3.connect(path)
    rows = raw.execute(
        "SELECT party.id, record.type FROM record JOIN mention ON mention.record = record.number"
        " JOIN party ON party.number = mention.party WHERE record.kind = 'event' AND mention.field = 'actor'"
    ).fetchall()
    assert rows == [("KEN", "REQUEST")]
    views = {
        "events": "SELECT type, status, who, to_whom FROM events",
        "statements": "SELECT cue, who, day_from, words FROM statements",
        "positions": "SELECT stance, issue, who FROM positions",
        "meetings": "SELECT format, state, who, day_from FROM meetings",
    }
    assert {view: raw.execute(query).fetchall() for view, query in views.items()} == {
        "events": [("REQUEST", "occurred", "Kenya", "Somalia")],
        "statements": [("say", "Amina Warsame", "2021-05-03", "We will not move")],
        "positions": [("demand", "patrol boats", "Kenya")],
        "meetings": [("bilateral", "planned", "Kenya; Somalia", "2021-05-09")],
    }


@pytest.mark.parametrize("damaged", [b"CREATE", b"TABLE", b"INDEX"])
def test_a_damaged_record_is_an_error_of_the_store(tmp_path: Path, damaged: bytes) -> None:
    path = tmp_path / "crisis.db"
    with open_store(path, create=True):
        pass
    path.write_bytes(path.read_bytes().replace(damaged, b"\xad" * len(damaged)))
    with pytest.raises(StoreError, match=r"crisis\.db"):
        open_store(path)
