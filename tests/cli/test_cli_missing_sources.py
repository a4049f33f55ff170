"""A name behind which nothing stands makes no record; failures that are over are no longer listed."""

import json
from pathlib import Path

import pytest

from cli.conftest import Standoff

GOOD = {"text": "Kenya and Somalia held talks in Nairobi on Monday about the border.", "published": "2021-05-04"}
OTHER = {"text": "Uganda sent two hundred soldiers to the border with Rwanda on Friday.", "published": "2021-05-08"}


@pytest.mark.parametrize(
    "command", [("add", "nosuch.txt"), ("add", "no*.txt", "none.pdf"), ("import", "plover", "no.jsonl")]
)
def test_nothing_to_read_makes_no_record(
    standoff: Standoff, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = standoff(*command, "-d", "crisis.db")
    assert result.code == 1
    assert command[-1] in result.err
    assert "crisis.db was not made" in result.err
    assert list(tmp_path.iterdir()) == []


def test_a_record_that_is_there_keeps_what_could_not_be_read(standoff: Standoff, tmp_path: Path) -> None:
    record = tmp_path / "crisis.db"
    (tmp_path / "good.jsonl").write_text(json.dumps(GOOD))
    assert standoff("add", tmp_path / "good.jsonl", "-d", record).code == 0
    assert standoff("add", tmp_path / "nosuch.txt", "-d", record).code == 1
    assert _failing(standoff, record) == [str(tmp_path / "nosuch.txt")]


def test_failures_of_an_archive_that_is_read_again_are_over(standoff: Standoff, tmp_path: Path) -> None:
    record, archive, other = tmp_path / "crisis.db", tmp_path / "wire.jsonl", tmp_path / "wire.jsonl.txt"
    archive.write_text(f"{json.dumps(GOOD)}\nno report\n")
    other.write_bytes(b"\0\0")
    assert standoff("add", archive, other, "-d", record).code == 1
    assert _failing(standoff, record) == [str(other), f"{archive}:2"]
    archive.write_text(f"{json.dumps(GOOD)}\n{json.dumps(OTHER)}\n")
    assert standoff("add", archive, "-d", record).code == 0
    assert _failing(standoff, record) == [str(other)]
    archive.write_text("no report\n")
    assert standoff("add", archive, "-d", record).code == 1
    archive.write_text(f"{json.dumps(OTHER)}\n")
    assert standoff("add", archive, "-d", record).code == 0
    assert _failing(standoff, record) == [str(other)]


def _failing(standoff: Standoff, record: Path) -> list[str]:
    lines = standoff("list", "failures", "-d", record, "--format", "jsonl").out.splitlines()
    return [json.loads(line)["source"] for line in lines]
