"""Records of every earlier version open with this program and answer as before; what fails half-way changes nothing."""

import re
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from standoff.errors import StoreError
from standoff.model import Stance
from standoff.model.codec import DEFAULT_KINDS
from standoff.model.decision import Action, Anchor, Change, Signature
from standoff.store import Failure, Filter, Store, open_store
from standoff.store.connection import APPLICATION_ID, schemas

Make = Callable[..., Any]
NEWEST = schemas()[-1][0]
RELEASED = {
    1: "0e6d8451ac76",
    2: "124b32fdbf64",
}
"""Beginnings of the sha256 of schema files that users' records were made with: they never change again."""
SIGNED = Signature(by="amina", at=datetime(2021, 5, 6, 9, 30, tzinfo=UTC), why="one matter")
SPLIT = Change(
    action=Action.SPLIT,
    labels=("patrol boats",),
    name="boats near Lamu",
    anchors=(Anchor(doc="3c3c3f9400000000", stance=Stance.DEMAND, words="pull back", start=10, end=19),),
)


def _fill(store: Store, example: Make) -> None:
    """All that a record of any version can hold: dated, undated and foreign reports, a failure, a decision."""
    for made in (example(), example("Later. " + example().document.text, None, "later.txt")):
        store.add(made.document, made.records, made.records[0].coder, "model")
    foreign = example("Le ministre. " + example().document.text, date(2021, 5, 7), "fr.txt")
    store.add(foreign.document, (), None, None)
    store.fail(Failure("empty.txt", None, "read", "it is empty"))
    store.decide(SPLIT, SIGNED)


def _columns(raw: sqlite3.Connection, schema: str, table: str) -> list[str]:
    """The stored columns of a table, none where there is no such table."""
    rows = raw.execute(f"SELECT name FROM pragma_table_xinfo(?, '{schema}') WHERE hidden = 0 ORDER BY cid", (table,))
    return [row[0] for row in rows]


def _make_version(path: Path, version: int, whole: Path) -> None:
    """A file as the program of that version made it: its schema files alone, and the rows that it knew."""
    with closing(sqlite3.connect(path)) as raw:
        for number, sql in schemas():
            if number <= version:
                raw.executescript(sql)
        raw.execute(f"PRAGMA user_version = {version}")
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("ATTACH ? AS whole", (str(whole),))
        tables = raw.execute(
            "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            " AND name NOT GLOB '*_search*' ORDER BY rowid"
        ).fetchall()
        for (table,) in tables:
            names = ", ".join(_columns(raw, "main", table))
            raw.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM whole.{table}")
        raw.commit()


def _answers(store: Store) -> dict[str, object]:
    """What the record says to every question."""
    return {
        "documents": [(stored.document, stored.coder, stored.model) for stored in store.stored_documents()],
        **{kind: list(store.records(kind)) for kind in DEFAULT_KINDS},
        "parties": store.parties(),
        "failures": store.failures(),
        "search": store.search("patrol boats"),
        "days": store.days(),
        "dated": list(store.records("meeting", Filter(since=date(2021, 5, 5), between=("KEN", "Somalia")))),
    }


DAYS_OUT_OF_STEP = """
SELECT record.id FROM record JOIN document ON document.number = record.document
WHERE told_on IS NOT published OR record.known_on IS NOT document.known_on
   OR first_day IS NOT coalesce(day_from, published) OR last_day IS NOT coalesce(day_to, published)
"""


def _in_step(path: Path) -> None:
    """The file is whole, both searches agree with the tables, and records have their days."""
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        assert raw.execute(DAYS_OUT_OF_STEP).fetchall() == []
        for table in ("document_search", "evidence_search"):
            raw.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")


@pytest.fixture
def whole(tmp_path: Path, example: Make) -> Path:
    """A filled record of the newest version."""
    path = tmp_path / "whole.db"
    with open_store(path, create=True) as store:
        _fill(store, example)
    return path


@pytest.mark.parametrize("version", range(1, NEWEST))
def test_a_record_of_every_earlier_version_answers_as_a_new_one(
    tmp_path: Path, whole: Path, example: Make, version: int
) -> None:
    path = tmp_path / "old.db"
    _make_version(path, version, whole)
    with open_store(path) as store, open_store(whole) as new:
        assert _answers(store) == _answers(new)
        assert store.decisions() == (new.decisions() if version >= 2 else [])
        store.decide(SPLIT, SIGNED)
    _in_step(path)


@pytest.mark.parametrize("version", range(1, NEWEST))
def test_a_brought_up_record_has_the_tables_of_a_new_one(tmp_path: Path, whole: Path, version: int) -> None:
    path = tmp_path / "old.db"
    _make_version(path, version, whole)
    open_store(path).close()
    schemata = []
    for file in (path, whole):
        with closing(sqlite3.connect(file)) as raw:
            assert raw.execute("PRAGMA user_version").fetchone() == (NEWEST,)
            schemata.append(raw.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").fetchall())
    assert schemata[0] == schemata[1]


@pytest.mark.parametrize("version", range(1, NEWEST))
def test_an_old_record_takes_new_reports_and_coding_again(
    tmp_path: Path, whole: Path, example: Make, version: int
) -> None:
    path = tmp_path / "old.db"
    _make_version(path, version, whole)
    made, third = example(), example("Third. " + example().document.text, date(2021, 6, 1), "third.txt")
    at = datetime(2021, 6, 2, tzinfo=UTC)
    with open_store(path) as store:
        store.add(third.document, third.records, third.records[0].coder, "model", at)
        store.add(made.document, made.records[:2], made.records[0].coder, "model", at)
        assert store.count("document") == 4
        assert [gone.record for gone in store.history()] == [made.records[2], made.records[3]]
    _in_step(path)


@pytest.mark.parametrize("version", range(1, NEWEST))
def test_a_migration_that_fails_leaves_the_old_version(tmp_path: Path, whole: Path, version: int) -> None:
    path = tmp_path / "old.db"
    _make_version(path, version, whole)
    last = re.findall(r"^CREATE (?:TABLE|VIEW|INDEX) (\w+)", schemas()[-1][1], re.MULTILINE)[-1]
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(f"CREATE TABLE {last} (in_the_way)")
        raw.commit()
        before = raw.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
        with pytest.raises(StoreError, match="already"):
            open_store(path)
        assert raw.execute("PRAGMA user_version").fetchone() == (version,)
        assert raw.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall() == before


def test_records_keep_their_days_when_their_report_or_they_change(whole: Path, example: Make) -> None:
    made = example()
    with open_store(whole) as store:
        moved = replace(made.document, published=date(2021, 8, 1))
        store.add(moved, made.records, made.records[0].coder, "model")
        assert store.count("position", Filter(since=date(2021, 8, 1))) == 1
    _in_step(whole)
    with closing(sqlite3.connect(whole)) as raw:
        raw.execute("UPDATE record SET day_from = '2021-01-01', day_to = '2021-01-02' WHERE number % 2")
        raw.execute("UPDATE document SET published = NULL, retrieved = '2021-08-02T10:00:00+00:00' WHERE number = 1")
        raw.commit()
    _in_step(whole)


KILLED = textwrap.dedent(
    """
    import os, shutil, signal, sys
    from pathlib import Path
    from standoff.store import connection, open_store

    def dying(statements, after):
        for number, statement in enumerate(statements):
            if number == after[0]:
                os.kill(os.getpid(), signal.SIGKILL)
            yield statement
        after[0] -= len(statements)

    old, path, real = Path(sys.argv[1]), Path(sys.argv[2]), connection._statements
    kills = 0
    while True:
        shutil.copy(old, path)
        for left in ("-wal", "-shm"):
            path.with_name(path.name + left).unlink(missing_ok=True)
        child = os.fork()
        if child == 0:
            after = [kills]
            connection._statements = lambda sql: dying(real(sql), after)
            open_store(path).close()
            os._exit(0)
        if not os.WIFSIGNALED(os.waitpid(child, 0)[1]):
            break
        kills += 1
        with open_store(path) as store:
            assert store.count("document") == 3 and store.search("patrol boats"), kills
    print(kills)
    """
)


def test_a_kill_at_any_statement_of_a_migration_leaves_a_record_that_opens(tmp_path: Path, whole: Path) -> None:
    old, path = tmp_path / "old.db", tmp_path / "killed.db"
    _make_version(old, 1, whole)
    run = subprocess.run(
        [sys.executable, "-c", KILLED, str(old), str(path)], capture_output=True, text=True, timeout=120, check=False
    )
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) >= 15
    _in_step(path)


def test_a_record_of_a_newer_program_is_refused_and_left_alone(whole: Path) -> None:
    with closing(sqlite3.connect(whole)) as raw:
        raw.execute("PRAGMA user_version = 999")
    before = sha256(whole.read_bytes()).hexdigest()
    with pytest.raises(StoreError, match=f"schema version 999 and this standoff knows {NEWEST}: update standoff"):
        open_store(whole)
    assert sha256(whole.read_bytes()).hexdigest() == before


def test_released_schema_files_are_not_changed() -> None:
    found = {version: sha256(sql.encode()).hexdigest()[:12] for version, sql in schemas()}
    assert {version: found[version] for version in RELEASED} == RELEASED
