"""Each event once, however many reports tell it; and the documents behind whatever is exported."""

import csv
import io
import json

import pytest

from handmade import day, event, report
from standoff.cli.main import run
from standoff.model import EventType
from standoff.store import open_store

WIRE = report("Peruvian soldiers shelled the lighthouse at Callao on Monday, officials said.", "2020-01-07")
DAILY = report("The lighthouse at Callao was shelled by Peruvian soldiers on Monday, Chile said.", "2020-01-08")
OTHER = report("Chile will close the border bridge at Arica in March, its president said.", "2020-01-08")


@pytest.fixture
def record(tmp_path):
    shelled = "shelled the lighthouse at Callao on Monday"
    told = [
        (WIRE, event(WIRE, EventType.ASSAULT, "PER", "CHL", shelled, on="2020-01-06")),
        (DAILY, event(DAILY, EventType.ASSAULT, "PER", "CHL", DAILY.text[:60], on="2020-01-06")),
        (OTHER, event(OTHER, EventType.SANCTION, "CHL", "PER", "close the border bridge", on="2020-03-01")),
    ]
    with open_store(tmp_path / "record.db", create=True) as store:
        for document, one in told:
            store.add(document, [one], one.coder, None)
    return tmp_path / "record.db"


def call(capsys, *arguments):
    assert run(["export", *map(str, arguments)]) == 0
    return capsys.readouterr().out


def test_a_merged_export_has_each_event_once_and_says_how_many_reports_tell_it(record, capsys):
    assert len(call(capsys, "plover", "-d", record).splitlines()) == 3
    lines = [json.loads(line) for line in call(capsys, "plover", "-d", record, "--merged").splitlines()]
    told = {line["event"]: line["comment"] for line in lines}
    assert len(lines) == 2
    assert "reports=2" in told["ASSAULT"] and "reports=1" in told["SANCTION"]
    for form in ("polecat", "icews"):
        assert len(call(capsys, form, "-d", record, "--merged").splitlines()) == 3


def mentions(capsys, record, *asked):
    out = call(capsys, "gdelt", "-d", record, "--merged", *asked)
    return list(csv.DictReader(io.StringIO(out), delimiter="\t"))


def test_mentions_of_one_event_have_its_id(record, capsys):
    rows = mentions(capsys, record)
    assert len(rows) == 3
    assert len({row["GlobalEventID"] for row in rows}) == 2
    assert {row["MentionIdentifier"] for row in rows} == {WIRE.id, DAILY.id, OTHER.id}


def test_an_event_of_another_day_than_its_report_is_merged_too(record, capsys):
    (line,) = call(capsys, "plover", "-d", record, "--merged", "--since", "2020-02-01").splitlines()
    assert json.loads(line)["date"] == "2020-03-01"


def test_a_filter_changes_neither_how_many_reports_tell_an_event_nor_its_id(record, capsys):
    (line,) = call(capsys, "plover", "-d", record, "--merged", "--document", DAILY.id).splitlines()
    assert "reports=2" in json.loads(line)["comment"]
    assert json.loads(line)["text_info"]["document"] == DAILY.id
    (all_,) = {row["GlobalEventID"] for row in mentions(capsys, record) if row["MentionIdentifier"] == DAILY.id}
    (one,) = mentions(capsys, record, "--document", DAILY.id)
    assert one["GlobalEventID"] == all_


def test_what_holds_entries_cannot_be_merged(record, capsys):
    assert run(["export", "ftm", "-d", str(record), "--merged"]) == 2
    assert "--merged is of plover, polecat, icews, gdelt" in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_the_documents_of_whatever_is_exported_are_there(record, capsys, tmp_path, form):
    out = tmp_path / "out"
    call(capsys, form, "-d", record, "--since", "2020-02-01", "-o", out)
    if form == "csv":
        ids = [row["id"] for row in csv.DictReader((out / "document.csv").open(newline=""))]
    else:
        import pyarrow.dataset as datasets

        ids = datasets.dataset(out / "kind=document").to_table()["id"].to_pylist()
    assert ids == [OTHER.id]
    assert day("2020-03-01").earliest > OTHER.published
