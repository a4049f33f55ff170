"""`standoff erase`, and what `add` says afterwards."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Standoff = Callable[..., Any]
"""The command line, run in this process; see conftest.py."""


@pytest.fixture
def own(record: Path, tmp_path: Path) -> Path:
    """A record of two reports that may be changed."""
    path = tmp_path / "own.db"
    shutil.copy(record, path)
    return path


def _documents(standoff: Standoff, own: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in standoff("list", "documents", "-d", own, "--format", "jsonl").out.splitlines()]


def test_a_person_is_masked_and_stays_so_when_the_report_is_added_again(
    standoff: Standoff, own: Path, reports: Path, tmp_path: Path
) -> None:
    result = standoff("erase", "person", "Wanjiru Odera", "-d", own, "--yes", "--by", "amina", "--why", "asked")
    assert result.out == "erasure 1: the name is masked; 1 report had it\n"
    assert b"Odera" not in own.read_bytes()
    assert "Odera" not in standoff("list", "statements", "-d", own).out
    assert "█" in standoff("list", "statements", "-d", own).out
    again = standoff("add", reports, "-d", own)
    assert "2 known already" in again.out
    later = tmp_path / "2021-05-11-later.txt"
    later.write_text("Wanjiru Odera told reporters in Nairobi that Kenya would wait. Odera left for Kampala.\n")
    added = standoff("add", later, "-d", own)
    assert added.code == 0
    assert "names a person who was erased" in added.err
    assert b"Odera" not in own.read_bytes()
    (line,) = standoff("erase", "list", "-d", own, "--format", "jsonl").out.splitlines()
    assert json.loads(line) | {"at": ""} == {
        "kind": "erasure", "number": 1, "what": "person", "document": None, "by": "amina", "at": "", "why": "asked",
    }  # fmt: skip


def test_a_report_is_erased_and_refused_when_it_is_added_again(standoff: Standoff, own: Path, reports: Path) -> None:
    first = _documents(standoff, own)[0]
    result = standoff(
        "erase", "document", str(first["id"])[:8], "-d", own, "--yes", "--by", "amina", "--why", "by order"
    )
    assert result.out.startswith(f"erasure 1: report {first['id']} and its ")
    again = standoff("add", reports, "-d", own)
    assert again.code == 1
    assert "erased on" in again.err
    assert "by amina: by order" in again.err
    assert len(_documents(standoff, own)) == 1
    assert "erased" in standoff("list", "failures", "-d", own).out


def test_it_asks_first_and_does_nothing_without_a_yes(
    standoff: Standoff, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    first = _documents(standoff, own)[0]
    for arguments in (("document", first["id"]), ("person", "Wanjiru Odera")):
        monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
        result = standoff("erase", *arguments, "-d", own)
        assert result.code == 0
        assert "for good?" in result.out
        assert "nothing was erased" in result.out
        monkeypatch.setattr("sys.stdin", io.StringIO(""))
        assert standoff("erase", *arguments, "-d", own).code == 130
    assert len(_documents(standoff, own)) == 2
    assert "nothing was erased" in standoff("erase", "list", "-d", own).err
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    assert "is masked" in standoff("erase", "person", "Wanjiru Odera", "-d", own).out
    assert "written anew" in standoff("erase", "finish", "-d", own).out


@pytest.mark.parametrize(
    ("arguments", "says"), [(("document", "0000"), "no report"), (("person", "!", "--yes"), "is no name")]
)
def test_what_cannot_be_erased_says_why(standoff: Standoff, own: Path, arguments: tuple[str, ...], says: str) -> None:
    result = standoff("erase", *arguments, "-d", own)
    assert result.code == 2
    assert says in result.err
