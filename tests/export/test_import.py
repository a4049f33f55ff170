"""Events that others coded come in, stay apart, and go out as they came."""

import json
import os
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from standoff.errors import ExportError, QueryError
from standoff.export.imports import BadRow, read_events
from standoff.lexicon.formats import read_formats
from standoff.model import EventType
from standoff.model.decision import Signature
from standoff.model.imported import Origin
from standoff.store import Filter, open_store


@pytest.fixture
def bring(lexicon, tmp_path):
    """Reads a file into a new record; the record, and what was no event."""

    def run(origin, content, name="in.txt"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        found = list(read_events(origin, path, lexicon))
        store = open_store(tmp_path / "record.db", create=True)
        store.imports.add([one for one in found if not isinstance(one, BadRow)], None)
        return store, [one for one in found if isinstance(one, BadRow)]

    return run


def table(lexicon, *rows):
    columns = lexicon.table(read_formats).columns["polecat"]
    return (
        "\n".join(["\t".join(columns), *("\t".join(row.get(column, "") for column in columns) for row in rows)]) + "\n"
    )


ROW = {
    "Event ID": "20190305-1",
    "Event Date": "2019-03-05",
    "Event Type": "ASSAULT",
    "Event Mode": "aerial",
    "Intensity": "-9.5",
    "Quad Code": "MATERIAL CONFLICT",
    "Contexts": "military;territory",
    "Actor Name": "Togo",
    "Actor Country": "Togo",
    "Actor COW": "461",
    "Recipient Name": 'the "Bay" Front',
    "Recipient Country": "GHA",
    "Primary Recipient Sector": "REB",
    "Publication Date": "2019-03-06",
}


@pytest.mark.parametrize(("form", "origin"), [("plover", Origin.PLOVER), ("polecat", Origin.POLECAT)])
@pytest.mark.parametrize("excerpt", [160, 0])
def test_what_is_exported_imported_and_exported_again_is_the_same(example, export, bring, form, origin, excerpt):
    out = export(example, form, excerpt=excerpt)
    store, bad = bring(origin, out)
    with store:
        assert (bad, store.imports.count()) == ([], len(out.splitlines()) - (form == "polecat"))
        assert export(store, form, kind="imported") == out
        assert [store.count(kind) for kind in ("document", "event", "statement")] == [0, 0, 0]


def test_a_row_of_polecat_is_understood(lexicon, bring):
    store, bad = bring(Origin.POLECAT, table(lexicon, ROW))
    (event,) = store.imports.events()
    store.close()
    assert not bad
    assert (event.event, event.mode, event.context) == (EventType.ASSAULT, ("aerial",), ("military", "territory"))
    assert (event.earliest, event.published, event.line) == (date(2019, 3, 5), date(2019, 3, 6), 2)
    assert (event.quad_code, event.event_scale, event.text) == (4, -9.5, None)
    (actor,), (recipient,) = event.actor, event.recipient
    assert (actor.name, actor.country) == ("Togo", "TGO")
    assert (recipient.name, recipient.country, recipient.sector) == ('the "Bay" Front', "GHA", "REB")


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({"Event Type": "WAR"}, "the event is 'WAR', and PLOVER's types are ACCUSE"),
        ({"Event Type": ""}, "the event is ''"),
        ({"Actor Name": "a\tb"}, "the row has 41 cells and the header 40"),
    ],
)
def test_a_row_that_is_no_event_is_told_and_the_others_are_kept(lexicon, bring, row, says):
    store, (bad,) = bring(Origin.POLECAT, table(lexicon, ROW | row, ROW))
    assert store.imports.count() == 1
    store.close()
    assert bad.line == 2 and says in bad.reason


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01", b"a\tb\nc\td\n", b"\xff\xfe\n", b'{"event": "AID"}\n', b"Event ID\tEvent ID\n"]
)
def test_what_is_no_table_of_polecat_is_refused(bring, content):
    with pytest.raises(ExportError, match="is no POLECAT table"):
        bring(Origin.POLECAT, content)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"[1]", "JSON and no object"),
        (b"{", "not JSON"),
        (b"\xff", "not UTF-8"),
        (b"[" * 100_000, "not JSON"),
        (b'{"event": null}', "the event is None"),
        (b'{"event": ["AID"]}', "PLOVER's types are"),
    ],
)
def test_a_line_that_is_no_event_is_told(bring, line, says):
    store, (bad,) = bring(Origin.PLOVER, line + b'\n\n{"event": "aid"}\n{"has_event": false}\n')
    assert store.imports.count() == 1
    store.close()
    assert (bad.line, says in bad.reason) == (1, True)


ODD = [None, 1, 1.5, True, "x", [], ["x"], {}, {"code": 7}, [{"code": None}], "2019-99-99", [[]]]
FIELDS = "date enddate actor recipient mode context quad_code event_scale cite_info text link".split()


@pytest.mark.parametrize("value", ODD, ids=repr)
@pytest.mark.parametrize("field", FIELDS)
def test_a_field_of_another_sort_is_not_understood_and_kept(bring, export, field, value):
    store, bad = bring(Origin.PLOVER, json.dumps({"event": "AID", field: value}))
    with store:
        assert not bad
        assert json.loads(export(store, "plover", kind="imported"))[field] == value


def test_the_same_row_is_kept_once(lexicon, bring):
    store, _ = bring(Origin.POLECAT, table(lexicon, ROW, ROW))
    store.close()
    store, _ = bring(Origin.POLECAT, table(lexicon, ROW, ROW | {"Event ID": "20190305-2"}))
    assert [event.line for event in store.imports.events()] == [2, 3]
    store.close()


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({}, 2),
        ({"actor": "TGO"}, 2),
        ({"actor": "togo"}, 2),
        ({"actor": "GHA"}, 0),
        ({"between": ("GHA", "Togo")}, 2),
        ({"type": "AID"}, 1),
        ({"since": date(2019, 3, 6)}, 1),
        ({"until": date(2019, 3, 5)}, 1),
        ({"as_of": date(2019, 3, 5)}, 0),
    ],
)
def test_imported_events_are_asked_for_by_party_type_and_day(lexicon, bring, asked, count):
    store, _ = bring(Origin.POLECAT, table(lexicon, ROW, ROW | {"Event Type": "AID", "Event Date": "2019-03-09"}))
    assert store.imports.count(replace(Filter(), **asked)) == count
    with pytest.raises(QueryError, match="imported events have no status"):
        store.imports.count(Filter(status="alleged"))
    store.close()


def test_the_commands_import_list_nothing_else_and_export_again(example_path, tmp_path, capsys):
    from standoff.cli.main import run

    out, record, again = tmp_path / "out.jsonl", tmp_path / "other.db", tmp_path / "again.jsonl"
    assert run(["export", "plover", "-d", str(example_path), "-o", str(out)]) == 0
    (tmp_path / "bad.jsonl").write_text('{"event": "WAR"}\n' * 30)
    assert run(["import", "plover", str(out), "-d", str(record)]) == 0
    assert run(["import", "plover", str(out), str(tmp_path / "bad.jsonl"), "-d", str(record)]) == 1
    told = capsys.readouterr()
    assert "imported" in told.out and "known already" in told.out and "30 no events" in told.out
    assert told.err.count("PLOVER's types are") == 20
    assert run(["export", "plover", "-d", str(record), "--imported", "-o", str(again)]) == 0
    assert again.read_bytes() == out.read_bytes()
    assert run(["export", "csv", "--kinds", "imported", "-d", str(record), "--type", "aid"]) == 0
    assert "id,format,file,line,event" in capsys.readouterr().out


def test_imported_events_are_listed_in_every_form(lexicon, bring, tmp_path, capsys):
    from standoff.cli.main import run

    store, _ = bring(Origin.POLECAT, table(lexicon, ROW))
    store.close()
    call = ["list", "imported", "-d", str(tmp_path / "record.db"), "--actor", "Togolese Republic"]
    told = {}
    for form in ("table", "csv", "tsv", "jsonl"):
        assert run([*call, "--format", form]) == 0
        told[form] = capsys.readouterr().out
    assert "ASSAULT aerial" in told["table"] and "in.txt:2" in told["table"]
    line = json.loads(told["jsonl"])
    assert (line["kind"], line["row"]["Actor COW"], line["actor"][0]["country"]) == ("imported", "461", "TGO")
    assert told["csv"].splitlines()[1].split(",")[1:5] == ["polecat", "in.txt", "2", "ASSAULT"]
    assert run([*call, "--type", "aid"]) == 0
    assert "none of 1 imported events fits" in capsys.readouterr().err
    assert run(["list", "imported", "-d", str(tmp_path / "record.db"), "--stance", "demand"]) == 2


def test_a_person_who_is_erased_is_masked_in_imported_events_before_and_after(bring, lexicon, export):
    named = ROW | {"Actor Name": "Amanda Quispe", "Actor Name Raw": "Ms. Quispe"}
    store, _ = bring(Origin.POLECAT, table(lexicon, named))
    store.eraser.person("Amanda Quispe", (), "salt", Signature(by="Ada", at=datetime(2024, 5, 1, tzinfo=UTC)))
    store.close()
    store, _ = bring(Origin.POLECAT, table(lexicon, named, named | {"Event ID": "2"}))
    assert store.imports.count() == 2
    assert "Quispe" not in export(store, "polecat", kind="imported") and "Quispe" not in export(
        store, "csv", kind="imported"
    )
    assert store.imports.count(Filter(actor="Amanda Quispe")) == 0
    path = store.path
    store.close()
    assert b"Quispe" not in path.read_bytes()


def test_a_file_that_is_none_does_not_keep_the_others_from_being_read(tmp_path, capsys):
    from standoff.cli.main import run

    good = tmp_path / os.fsdecode(b"b\xffad.jsonl")
    good.write_text('{"event": "AID", "quad_code": 1e5}\n{"event": "AID", "x": 1e999}\n')
    files = [str(tmp_path / "none"), str(tmp_path), str(good)]
    assert run(["import", "plover", *files, "-d", str(tmp_path / "record.db")]) == 1
    told = capsys.readouterr()
    assert told.err.count("is no file") == 2 and "line 2" in told.err
    assert "1 imported, 1 no events" in told.out
