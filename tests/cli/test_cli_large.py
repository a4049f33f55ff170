"""Lists of a record that is too large to group all of its positions while a reader waits."""

import subprocess
import sys
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


ASKING = (
    ("list", "events", "--between", "KEN", "SOM"),
    ("list", "positions"),
    ("list", "movement"),
    ("list", "parties"),
    ("search", "Kenya"),
    ("brief",),
    ("issues", "list"),
)


@pytest.mark.parametrize("command", ASKING, ids=" ".join)
def test_to_ask_a_record_the_coder_is_not_loaded(record: Path, command: tuple[str, ...]) -> None:
    script = (
        "import sys; from standoff.cli.main import run; code = run(sys.argv[1:]);"
        " sys.exit(code or ('spacy' in sys.modules and 'spaCy was imported'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *command, "-d", str(record)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
