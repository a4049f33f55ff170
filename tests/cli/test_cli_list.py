"""`standoff list`, `search`, `schema`, `doctor` and help, from a real record."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from standoff.cli.options import RECORD_KINDS
from standoff.export.cells import FIELDS, columns_of
from standoff.model.codec import KINDS

Standoff = Callable[..., Any]

PLURALS = (
    "documents statements events positions movement meetings conditionals quantities outlooks parties failures".split()
)


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "jsonl"])
@pytest.mark.parametrize("kind", PLURALS)
def test_every_kind_is_listed_in_every_form(standoff: Standoff, record: Path, kind: str, form: str) -> None:
    result = standoff("list", kind, "-d", record, "--format", form)
    assert result.code == 0, result.err
    if form == "jsonl":
        assert all(json.loads(line) for line in result.out.splitlines())
    elif form != "table":
        rows = list(csv.reader(io.StringIO(result.out), delimiter="," if form == "csv" else "\t"))
        assert len(rows[0]) > 1
        assert {len(row) for row in rows} == {len(rows[0])}
    else:
        assert all(len(line) <= 120 for line in result.out.splitlines())


def test_documents_are_listed_with_title_and_day(standoff: Standoff, record: Path) -> None:
    lines = [
        json.loads(line) for line in standoff("list", "documents", "-d", record, "--format", "jsonl").out.splitlines()
    ]
    assert [(line["published"], line["title"]) for line in lines] == [
        ("2021-05-04", "Kenya tells Somalia to withdraw patrol boats"),
        ("2021-05-10", "Ministers meet in Kampala"),
    ]


def test_kinds_may_be_singular(standoff: Standoff, record: Path) -> None:
    assert standoff("list", "document", "-d", record).out == standoff("list", "documents", "-d", record).out


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["wars"], 2, "there are no 'wars' to list; there are: documents, statements"),
        (["events", "--stance", "demand"], 2, "an event has no stance; stance applies to position"),
        (["events", "--type", "war"], 2, "unknown type 'WAR' of an event; known are AGREE"),
        (["documents", "--actor", "KEN"], 2, "--actor cannot be asked of documents; applicable: --since"),
        (["failures", "--actor", "KEN"], 2, "--actor cannot be asked of failures; applicable: only --limit"),
        (["events", "--since", "2021-05-09", "--until", "2021-05-01"], 2, "no day lies between"),
        (["events", "--actor", "Atlantis"], 0, "the record knows no party 'Atlantis'"),
        (["failures"], 0, "nothing failed"),
        (["documents", "--since", "2022-01-01"], 0, "of 2 documents, 0 fit --since 2022-01-01; none fits all"),
        (["events", "--limit", "0"], 2, "--limit"),
    ],
)
def test_an_empty_list_or_a_senseless_question_says_why(
    standoff: Standoff, record: Path, arguments: list[str], code: int, says: str
) -> None:
    result = standoff("list", *arguments, "-d", record)
    assert result.code == code
    assert says in " ".join(result.err.split())
    assert result.out == ""


@pytest.mark.parametrize("name", ["SOM", "Somalia", "somalia", "Mogadishu", "Federal Republic of Somalia", "Somalie"])
def test_a_country_goes_by_any_of_its_names(standoff: Standoff, record: Path, name: str) -> None:
    by_code = standoff("list", "events", "--actor", "SOM", "-d", record).out
    assert by_code
    assert standoff("list", "events", "--actor", name, "-d", record).out == by_code


def test_a_missing_record_says_how_to_make_one(standoff: Standoff, tmp_path: Path) -> None:
    result = standoff("list", "events", "-d", tmp_path / "none.db")
    assert result.code == 1
    assert "there is no record at" in result.err
    assert "standoff add" in result.err


def test_search_finds_words_and_says_when_there_are_none(standoff: Standoff, record: Path) -> None:
    result = standoff("search", "patrol boats", "-d", record, "--format", "jsonl")
    (hit,) = [json.loads(line) for line in result.out.splitlines()]
    assert hit["match"]["text"] == "patrol boats"
    assert "patrol boats" in standoff("search", "patrol", "-d", record).out
    nothing = standoff("search", "submarine", "-d", record)
    assert (nothing.code, nothing.out) == (0, "")
    assert "none of the 2 documents" in nothing.err
    assert standoff("search", "?", "-d", record).code == 2


def test_a_mark_leads_to_its_words(standoff: Standoff, record: Path) -> None:
    lines = standoff("list", "documents", "-d", record, "--format", "jsonl").out.splitlines()
    doc = json.loads(lines[0])["id"]
    shown = standoff("show", f"{doc[:8]}:12-19", "-d", record)
    assert (shown.code, "[[Somalia]]" in shown.out) == (0, True)
    assert "Kenya tells Somalia to withdraw patrol boats | published 2021-05-04" in shown.out
    assert "diplomats say." in standoff("show", doc, "-d", record).out
    event = json.loads(standoff("list", "events", "-d", record, "--format", "jsonl").out.splitlines()[0])
    told = standoff("show", event["id"], "-d", record).out
    assert f'"id": "{event["id"]}"' in told
    assert f"[[{event['evidence'][0]['text']}]]" in told


@pytest.mark.parametrize(
    ("mark", "says"),
    [
        ("hello", "is no mark and no id"),
        ("0000000000000000", "no document or record of"),
        ("{doc}:10-9999999", "is not in it"),
        ("{doc}:10-10", "is not in it"),
    ],
)
def test_a_mark_that_leads_nowhere_says_so(standoff: Standoff, record: Path, mark: str, says: str) -> None:
    line = standoff("list", "documents", "-d", record, "--format", "jsonl").out.splitlines()[0]
    result = standoff("show", mark.format(doc=json.loads(line)["id"]), "-d", record)
    assert result.code == 2
    assert says in result.err


def test_texts_that_look_like_formulas_are_disarmed_in_csv_only(standoff: Standoff, tmp_path: Path) -> None:
    (tmp_path / "2021-05-04-a.txt").write_text(
        '=HYPERLINK("evil")\n\nKenya on Monday rejected the demand that Somalia had made, officials said.\n'
    )
    path = tmp_path / "crisis.db"
    standoff("add", tmp_path, "-d", path)
    (row,) = csv.DictReader(io.StringIO(standoff("list", "documents", "-d", path, "--format", "csv").out))
    assert row["title"] == '\'=HYPERLINK("evil")'
    assert json.loads(standoff("list", "documents", "-d", path, "--format", "jsonl").out)["title"][0] == "="


def test_all_fields_of_all_kinds_have_their_columns() -> None:
    assert set(FIELDS) == set(KINDS) == set(RECORD_KINDS)
    shared = {"kind", "id", "doc", "evidence", "confidence", "coder", "notes", "start", "end"}
    for kind, cls in KINDS.items():
        own = {name for name in cls.__dataclass_fields__ if name not in shared}
        assert own == {name for name, _ in FIELDS[kind]}, kind
        assert len(set(columns_of(kind))) == len(columns_of(kind))


def test_doctor_tells_what_works(standoff: Standoff) -> None:
    result = standoff("doctor")
    assert result.code == 0, result.out
    assert "ok      HTML          a page becomes text" in result.out
    assert result.out.endswith("all works\n")
    broken = standoff("doctor", "--model", "no_such_model")
    assert broken.code == 1
    assert "BROKEN  coding        ModelError: the spaCy pipeline 'no_such_model' is not installed" in broken.out


def test_help_names_all_commands_and_starts_without_the_coder() -> None:
    code = (
        "import sys; from standoff.cli.main import run; run(['--help']); "
        "print(sorted(m for m in ('spacy', 'rich', 'msgspec', 'sqlite3', 'numpy') if m in sys.modules))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.rstrip().endswith("[]")
    for command in ("code", "add", "brief", "list", "search", "show", "schema", "doctor"):
        assert f"\n  {command} " in out


def test_version(standoff: Standoff) -> None:
    assert standoff("--version").out.startswith("standoff, version ")
