"""Parquet by kind and month, as DuckDB and Arrow read it."""

import json
from dataclasses import fields, replace
from datetime import date

import duckdb
import pyarrow.dataset as datasets
import pytest

from handmade import event, report
from standoff.errors import ExportError, QueryError
from standoff.export.arrow import DOCUMENT, document_row, record_row, schema_of
from standoff.export.sentences import Sentences
from standoff.export.task import Task
from standoff.export.words import Words
from standoff.export.write import write_folder
from standoff.model import EventType
from standoff.model.codec import KINDS
from standoff.store import Filter

ALL = (DOCUMENT, *KINDS)


@pytest.fixture
def write(lexicon, tmp_path):
    def run(store, kinds=ALL, excerpt=160, *, again=False, **asked):
        task = Task(store, replace(Filter(), **asked), Words(excerpt), lexicon)
        write_folder("parquet", task, tmp_path / "out", kinds, replace=again)
        return tmp_path / "out"

    return run


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_schema_has_every_field_of_its_kind(kind):
    own = {field.name for field in fields(KINDS[kind])} - {"kind"}
    assert set(schema_of(kind).names) == own | {"published", "url", "excerpt", "first_day", "last_day"}
    assert schema_of(kind).names[:3] == ["id", "doc", "evidence"]


def test_every_record_of_the_example_is_there_and_typed(example, write):
    folder = write(example)
    for kind in (kind for kind in KINDS if example.count(kind)):
        table = datasets.dataset(folder / f"kind={kind}", partitioning="hive").to_table()
        assert sorted(table["id"].to_pylist()) == sorted(record.id for record in example.records(kind))
        assert table.drop_columns(["month"]).schema.equals(schema_of(kind))
    rows = {row["id"]: row for row in datasets.dataset(folder / "kind=event").to_table().to_pylist()}
    for found in example.records("event"):
        row = rows[found.id]
        assert row["event"] == found.event and row["status"] == found.status
        assert [party["id"] for party in row["actor"]] == [party.id for party in found.actor]
        assert [span["start"] for span in row["evidence"]] == [span.start for span in found.evidence]
        assert row["first_day"] == (found.date and (found.date.earliest or found.date.latest))
        assert row["coder"]["lexicon"] == found.coder.lexicon


def test_duckdb_answers_who_did_what_to_whom(example, write):
    folder = write(example)
    ((count, first),) = duckdb.sql(
        f"""
        SELECT count(*), min(first_day)
        FROM read_parquet('{folder}/kind=event/**/*.parquet', hive_partitioning = true)
        WHERE list_contains([party.id FOR party IN actor], 'SUR') AND month = '2012-02'
        """
    ).fetchall()
    ours = [found for found in example.records("event") if any(party.id == "SUR" for party in found.actor)]
    days = [found.date.earliest for found in ours if found.date and found.date.earliest]
    assert (count, first) == (len(ours), min(days))


def test_no_text_of_a_report_is_in_the_files(example, write):
    folder = write(example)
    documents = datasets.dataset(folder / "kind=document", partitioning="hive").to_table()
    assert "text" not in documents.column_names
    longest = max(len(text) for text in _texts(datasets.dataset(folder / "kind=statement").to_table().to_pylist()))
    assert longest <= 160


def test_without_text_all_words_are_null(example, write):
    folder = write(example, excerpt=0)
    for kind in ("statement", "event", "time"):
        if (folder / f"kind={kind}").exists():
            assert set(_texts(datasets.dataset(folder / f"kind={kind}").to_table().to_pylist())) <= {None}


def _texts(item):
    """The words of all spans of a row, and its excerpt."""
    if isinstance(item, list):
        return [text for one in item for text in _texts(one)]
    if not isinstance(item, dict):
        return []
    own = [item["text"]] if {"text", "start", "end"} <= item.keys() else []
    own += [item["excerpt"]] if "excerpt" in item else []
    return own + [text for value in item.values() for text in _texts(value)]


def test_months_are_those_of_publication_and_unknown_without_one(make_store, write):
    reports = [
        report("Mali met Chad in May.", "2019-05-02"),
        report("Mali met Chad in June.", "2019-06-02"),
        report("Mali met Chad once.", None),
        report("Mali met Chad in May again.", "2019-05-30"),
    ]
    content = [(one, [event(one, EventType.CONSULT, "MLI", "TCD", "Mali met Chad")]) for one in reports]
    folder = write(make_store(content))
    assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.parquet")) == [
        f"kind={kind}/month={month}/part-0.parquet"
        for kind in ("document", "event")
        for month in ("2019-05", "2019-06", "unknown")
    ]
    manifest = json.loads((folder / "MANIFEST.json").read_text())
    assert {file["name"]: file["rows"] for file in manifest["files"]}["kind=event/month=2019-05/part-0.parquet"] == 2


def test_files_and_manifest_say_who_coded_with_what_and_what_was_asked(example, write):
    folder = write(example, ("event",), since=date(2012, 2, 7))
    manifest = json.loads((folder / "MANIFEST.json").read_text())
    (coder,) = manifest["coded_by"]
    assert (coder["name"], coder["model"], len(coder["lexicon"])) == ("standoff", "a model", 12)
    assert manifest["options"] == {"filter": {"since": "2012-02-07"}, "excerpt": 160, "merged": False}
    metadata = datasets.dataset(folder / "kind=event").schema.metadata
    assert json.loads(metadata[b"standoff"])["options"] == manifest["options"]


def test_two_exports_have_the_same_bytes(example, write):
    first = {path.name: path.read_bytes() for path in write(example).rglob("*") if path.is_file()}
    again = {path.name: path.read_bytes() for path in write(example, again=True).rglob("*") if path.is_file()}
    assert first == again


def test_a_filter_that_does_not_apply_leaves_no_folder(example, write, tmp_path):
    with pytest.raises(QueryError, match="has no stance"):
        write(example, stance="demand")
    assert list(tmp_path.iterdir()) == []


def test_an_export_is_replaced_only_when_asked_and_nothing_else_ever(example, write, tmp_path):
    write(example, ("event",))
    with pytest.raises(ExportError, match="is there already"):
        write(example, ("event",))
    write(example, ("statement",), again=True)
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"MANIFEST.json", "kind=statement"}
    (tmp_path / "out" / "MANIFEST.json").unlink()
    with pytest.raises(ExportError, match="no earlier export"):
        write(example, ("event",), again=True)
    assert (tmp_path / "out" / "kind=statement").is_dir()


def test_rows_are_made_for_other_writers_too(example):
    import pyarrow as pa

    stored = next(example.stored_documents())
    table = pa.Table.from_pylist([document_row(stored)], schema=schema_of(DOCUMENT))
    assert table["published"].to_pylist() == [stored.document.published]
    found = next(example.records("statement"))
    row = record_row(found, stored.document, Words(), Sentences(stored.document.text))
    assert pa.Table.from_pylist([row], schema=schema_of("statement"))["id"].to_pylist() == [found.id]
