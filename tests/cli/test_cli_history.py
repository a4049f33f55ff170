"""`list history` and `show`: what the coder said before it coded a report again."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from standoff.model import Coder, Event, Status
from standoff.store import open_store

Standoff = Any
NEWER = Coder("standoff", "9.0.0", "999999999999")


@pytest.fixture
def recoded(record: Path, tmp_path: Path) -> tuple[Path, Event, Event]:
    """A record, an event that a newer coder tells otherwise, and one that it does not find."""
    path = tmp_path / "recoded.db"
    path.write_bytes(record.read_bytes())
    with open_store(path) as store:
        document = next(store.documents())
        kinds = ("statement", "event", "position")
        found = [one for kind in kinds for one in store.records(kind) if one.doc == document.id]
        other, gone = [one for one in found if isinstance(one, Event)][:2]
        newer = [
            replace(one, coder=NEWER, **({"status": Status.NEGATED} if one is other else {}))  # type: ignore[arg-type]
            for one in found
            if one is not gone
        ]
        store.add(document, newer, NEWER, "larger", datetime(2026, 2, 1, tzinfo=UTC))
    return path, other, gone


def test_history_is_listed_in_every_form(standoff: Standoff, recoded: tuple[Path, Event, Event]) -> None:
    path, other, gone = recoded
    lines = [json.loads(line) for line in standoff("list", "history", "-d", path, "--format", "jsonl").out.splitlines()]
    fates = {line["record"]["id"]: line["fate"] for line in lines}
    assert (fates[other.id], fates[gone.id]) == ("changed", "gone")
    assert {line["replaced_at"] for line in lines} == {"2026-02-01T00:00:00Z"}
    assert all(line["said_at"] for line in lines)
    csv = standoff("list", "history", "-d", path, "--format", "csv").out
    assert csv.startswith("id,doc,start,end,evidence,record_kind,fate,said_by,model,said_at,replaced_by,")
    assert "standoff 9.0.0 (lexicon 999999999999)" in csv
    assert "gone" in standoff("list", "history", "-d", path).out


def test_show_tells_what_was_said_of_a_record_before(standoff: Standoff, recoded: tuple[Path, Event, Event]) -> None:
    path, other, _ = recoded
    shown = standoff("show", other.id, "-d", path).out
    assert '"status": "negated"' in shown
    assert f"until 2026-02-01T00:00:00+00:00, standoff {other.coder.version}" in shown
    assert f"said status {other.status}" in shown


def test_show_finds_what_is_gone(standoff: Standoff, recoded: tuple[Path, Event, Event]) -> None:
    path, _, gone = recoded
    shown = standoff("show", gone.id, "-d", path)
    assert shown.code == 0
    assert f"[[{gone.evidence[0].text}]]" in shown.out
    assert "does not find this any more" in shown.out
    assert "found; not found by standoff 9.0.0 (lexicon 999999999999, larger)" in shown.out


def test_no_history_says_why(standoff: Standoff, record: Path) -> None:
    told = standoff("list", "history", "-d", record)
    assert (told.code, told.out) == (0, "")
    assert "said anything otherwise" in told.err


def test_history_has_no_status(standoff: Standoff, record: Path) -> None:
    assert "--status cannot be asked of history" in standoff("list", "history", "-d", record, "--status", "held").err
