"""`standoff code` and `standoff add` on real files."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

Standoff = Callable[..., Any]


def _lines(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_code_prints_a_document_and_its_records_that_fit_the_schema(standoff: Standoff, reports: Path) -> None:
    path = reports / "2021-05-04-wire.txt"
    result = standoff("code", path)
    assert (result.code, result.err) == (0, "")
    lines = _lines(result.out)
    assert (lines[0]["kind"], lines[0]["published"]) == ("document", "2021-05-04")
    schema = json.loads(standoff("schema").out)
    text = path.read_text(encoding="utf-8")
    for line in lines:
        jsonschema.validate(line, schema)
        for span in line.get("evidence", []):
            assert text[span["start"] : span["end"]] == span["text"]


def test_kinds_are_chosen(standoff: Standoff, reports: Path) -> None:
    path = reports / "2021-05-04-wire.txt"
    kinds = {line["kind"] for line in _lines(standoff("code", path, "--kinds", "event, times").out)}
    assert kinds <= {"document", "event", "time"}
    assert "time" in kinds
    result = standoff("code", path, "--kinds", "deeds")
    assert result.code == 2
    assert "unknown: deed; known are statement" in result.err


def test_standard_input_is_read(standoff: Standoff, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "NAIROBI, May 4 - Kenya on Tuesday rejected talks.\r\nSomalia did not answer.\r\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    result = standoff("code", "-", "--published", "2021-05-04")
    document = _lines(result.out)[0]
    assert (result.code, document["source"], document["characters"]) == (0, "-", len(text))
    assert document["published"] == "2021-05-04"


def test_bad_files_fail_and_the_others_are_coded(standoff: Standoff, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\0\0")
    (tmp_path / "b.txt").write_text("")
    (tmp_path / "c.txt").write_bytes("Genève".encode("latin-1"))
    (tmp_path / "d.txt").write_text("Kenya on Monday rejected the demand of Somalia, officials said.")
    (tmp_path / "e.txt").write_text("Le ministre a déclaré lundi que les négociations avaient échoué.")
    result = standoff("code", tmp_path / "none.txt", tmp_path)
    assert result.code == 1
    documents = [line["source"] for line in _lines(result.out) if line["kind"] == "document"]
    assert [Path(source).name for source in documents] == ["d.txt", "e.txt"]
    for words in ("none.txt: read failed", "NUL byte", "is empty", "not UTF-8", "not English (found: fr)"):
        assert words in result.err
    assert "standoff: 4 sources failed" in result.err


def test_relative_dates_without_a_day_of_publication_are_counted(standoff: Standoff, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Kenya on Monday rejected the demand that Somalia made two days ago, officials said."
    )
    result = standoff("code", tmp_path)
    assert "2 relative dates unresolved in 1 report without a day of publication" in result.err
    assert "--published YYYY-MM-DD" in result.err
    assert standoff("code", tmp_path, "--published", "2021-05-04").err == ""


def test_a_table_is_plain_when_piped(standoff: Standoff, reports: Path) -> None:
    result = standoff("code", reports, "--format", "table")
    assert result.code == 0
    assert "\x1b" not in result.out
    assert "Ministers meet in Kampala, published 2021-05-10" in result.out
    assert all(len(line) <= 120 for line in result.out.splitlines() if not line.startswith(str(reports)))


def test_add_tells_what_it_did_and_is_idempotent(standoff: Standoff, reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    first = standoff("add", reports, "-d", path)
    assert (first.code, first.out.startswith(f"{path}: 2 reports coded")) == (0, True)
    assert "1 file of other types left out" in first.err
    again = standoff("add", reports, "-d", path)
    assert again.out == f"{path}: 0 reports coded (0 records), 2 known already\n"


def test_add_exits_with_one_if_something_failed_and_keeps_the_failure(standoff: Standoff, tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    (tmp_path / "one.txt").write_text("Kenya said on Tuesday that it would not withdraw its troops from the island.\n")
    result = standoff("add", tmp_path / "one.txt", tmp_path / "none.txt", "-d", path)
    assert result.code == 1
    assert "1 failed" in result.out
    listed = standoff("list", "failures", "-d", path, "--format", "jsonl")
    assert _lines(listed.out) == [
        {
            "kind": "failure",
            "source": str(tmp_path / "none.txt"),
            "document": None,
            "stage": "read",
            "reason": "cannot be read: No such file or directory",
        }
    ]


def test_pages_and_lines_are_sources_too(standoff: Standoff, tmp_path: Path) -> None:
    sentence = "Kenya on Tuesday rejected the demand that Somalia had made, the minister said in Nairobi."
    head = '<html><head><meta property="article:published_time" content="2021-05-04"></head>'
    (tmp_path / "a.html").write_text(
        f"{head}<body><article><h1>Kenya says no</h1><p>{sentence}</p></article></body></html>"
    )
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": sentence, "published": "2021-05-05"}) + "\n{}\n")
    result = standoff("code", tmp_path)
    documents = [line for line in _lines(result.out) if line["kind"] == "document"]
    assert [(Path(line["source"]).name, line["published"]) for line in documents] == [
        ("a.html", "2021-05-04"),
        ("b.jsonl:1", "2021-05-05"),
    ]
    assert result.code == 1
    assert "b.jsonl:2: read failed: is not a JSON object with a text" in result.err


@pytest.mark.parametrize("day", ["2022-13-01", "yesterday", "14.1.2022", "2022-02-30", ""])
def test_a_bad_day_is_a_clear_error_of_usage(standoff: Standoff, reports: Path, day: str) -> None:
    result = standoff("code", reports, "--published", day)
    assert result.code == 2
    assert "is not a day; write it as YYYY-MM-DD" in result.err


def test_words_of_a_file_cannot_steer_the_terminal(standoff: Standoff, tmp_path: Path) -> None:
    name = tmp_path / "a\x1b[31m\nb.txt"
    result = standoff("code", name)
    assert result.code == 1
    assert "\x1b" not in result.err
    assert "a\\x1b[31m b.txt" in result.err


def _shell(command: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "S": f"{sys.executable} -m standoff"}
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        ("$S code a.txt > /dev/full", 1, "standoff: output: No space left on device\n"),
        ("$S schema > /dev/full", 1, "standoff: output: No space left on device\n"),
        ("$S schema | true; exit ${PIPESTATUS[0]}", 141, ""),
        ("$S code - < /dev/null", 1, "standoff: -: read failed: is empty\nstandoff: 1 source failed\n"),
        ("$S code - <&-", 1, "standard input is closed"),
        ("PYTHONIOENCODING=ascii $S code ü.txt | grep -q ü.txt", 0, ""),
        ("PYTHONIOENCODING=ascii $S add ü.txt && PYTHONIOENCODING=ascii $S list documents | grep -q ü.txt", 0, ""),
        ("$S nonsense", 2, "No such command 'nonsense'"),
    ],
)
def test_streams_that_fail(tmp_path: Path, command: str, code: int, says: str) -> None:
    for name in ("a.txt", "ü.txt"):
        (tmp_path / name).write_text("Kenya rejected the demand of Somalia, officials said in Nairobi.")
    result = _shell(command, tmp_path)
    assert result.returncode == code, result.stderr
    assert says in result.stderr
    assert "Traceback" not in result.stderr


def test_a_folder_without_texts_is_told(standoff: Standoff, tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    result = standoff("code", tmp_path / "bare")
    assert (result.code, result.out) == (0, "")
    assert "the folder holds nothing of a type that is read" in result.err
