"""`standoff add` killed at random moments: every document once, none torn, and a last run completes the record."""

import json
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).resolve().parents[2] / "bench" / "kill.py"


def test_kills_leave_nothing_torn_and_nothing_twice() -> None:
    """A fast machine finishes before some of the kills, and the bench then exits with 1: what it found counts here."""
    command = [sys.executable, str(BENCH), "--kills", "10", "--each", "3", "--seed", "7"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert run.stdout.startswith("{"), run.stdout + run.stderr
    found = json.loads(run.stdout)
    assert found["torn_after_a_kill"] == []
    assert found["wrong_in_the_file"] == []
    assert found["tables_unlike_those_of_a_record_that_nobody_killed"] == []
    assert found["kills"] >= 2
    assert found["documents"] == 60
