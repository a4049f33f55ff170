"""`standoff add` killed at random moments: every document once, none torn, and a last run completes the record."""

import json
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).resolve().parents[2] / "bench" / "kill.py"


def test_kills_leave_nothing_torn_and_nothing_twice() -> None:
    command = [sys.executable, str(BENCH), "--kills", "10", "--each", "3", "--seed", "7"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    found = json.loads(run.stdout)
    assert found["kills"] >= 3, "a fast machine finishes before most kills, and not before all"
    assert found["documents"] == 60
    assert len(found["moments"]) >= 2
