"""Lists of a record that is too large to group all of its positions while a reader waits."""

from pathlib import Path
from typing import Any

import pytest

from standoff.cli.issues import desk

Standoff = Any


def test_positions_of_a_large_record_are_grouped_among_themselves_and_it_is_said(
    standoff: Standoff, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = standoff("list", "positions", "-d", record, "--format", "csv", "--actor", "SOM")
    assert "grouped" not in whole.err
    monkeypatch.setattr(desk, "MOST_GROUPED", 1)
    part = standoff("list", "positions", "-d", record, "--format", "csv", "--actor", "SOM")
    assert "issues are grouped within the 1 position listed" in part.err
    assert part.out.splitlines()[0] == whole.out.splitlines()[0]
    assert len(part.out.splitlines()) == len(whole.out.splitlines()) == 2
    assert "grouped" not in standoff("list", "positions", "-d", record).err


def test_movement_of_one_side_of_a_large_record_is_that_of_its_positions(
    standoff: Standoff, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = standoff("list", "movement", "-d", record, "--format", "jsonl", "--actor", "SOM").out
    monkeypatch.setattr(desk, "MOST_GROUPED", 1)
    monkeypatch.setattr("standoff.cli.moved.MOST_GROUPED", 1)
    part = standoff("list", "movement", "-d", record, "--format", "jsonl", "--actor", "SOM")
    assert len(part.out.splitlines()) == len(whole.splitlines()) == 1
    assert "grouped within" in part.err
