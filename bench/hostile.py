"""Hostile inputs of all formats through the real `standoff add`: does it crash, hang, or touch what is not its own?

    hostile.py [--count N] [--seed N] [--each N] [--output FILE]

Half of the inputs are sound sources that were damaged, half are known tricks (`hostile_tricks.py`). They are added to
one record, some at a time, by the command line in a process of its own. Each of them must come to a document or to a
failure with a reason; no traceback, no other exit code than 0 and 1, no character on standard error that moves a
cursor, nothing written beside the record, no words of a file that an input tries to draw in. Prints JSON; exit code 1
if anything is amiss.
"""

import argparse
import hashlib
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from hostile_inputs import SECRET, Input, make_inputs

SECONDS_START = 120.0
SECONDS_EACH = 10.0
SECONDS_ALONE = 90.0
_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(slots=True)
class Report:
    """What came of all inputs."""

    inputs: int = 0
    documents: int = 0
    failures: int = 0
    seconds: float = 0.0
    slowest_batch: float = 0.0
    crashes: list[str] = field(default_factory=list)
    hangs: list[str] = field(default_factory=list)
    touched: list[str] = field(default_factory=list)
    drawn_in: list[str] = field(default_factory=list)
    harmful: list[str] = field(default_factory=list)
    unaccounted: list[str] = field(default_factory=list)
    without_reason: list[str] = field(default_factory=list)

    def faults(self) -> int:
        """How many things are amiss."""
        return sum(len(value) for value in self.as_dict().values() if isinstance(value, list))

    def as_dict(self) -> dict[str, object]:
        """As it is printed."""
        return {name: getattr(self, name) for name in self.__slots__}


class Yard:
    """A folder with inputs, a record and a secret, and nothing else that may change."""

    def __init__(self, folder: Path) -> None:
        """Args: folder: an empty one."""
        self.inputs = folder / "deep" / "in" / "inputs"
        self.record = folder / "record" / "hostile.db"
        self.temporary = folder / "temporary"
        self.secret = folder / "secret.txt"
        self._folder = folder
        for place in (self.inputs, self.record.parent, self.temporary, folder / "home"):
            place.mkdir(parents=True)
        self.secret.write_text(SECRET, encoding="utf-8")

    def add(self, paths: Sequence[Path], seconds: float) -> "subprocess.CompletedProcess[bytes]":
        """`standoff add` of some files.

        Raises:
            subprocess.TimeoutExpired: it took longer than `seconds`.
        """
        command = [sys.executable, "-m", "standoff", "add", "-d", str(self.record), "--", *map(str, paths)]
        home = {"HOME": str(self._folder / "home"), "TMPDIR": str(self.temporary)}
        return subprocess.run(
            command, cwd=self.inputs, env={**os.environ, **home}, capture_output=True, timeout=seconds, check=False
        )

    def tree(self) -> dict[str, str]:
        """All files but those of the record, with their checksums."""
        return {
            os.fsdecode(os.fsencode(path.relative_to(self._folder))): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(self._folder.rglob("*"))
            if path.is_file() and path.parent != self.record.parent
        }


def run(folder: Path, seed: int, count: int, each: int) -> Report:
    """Add `count` inputs, `each` of them at a time, in an empty `folder`."""
    yard, report = Yard(folder), Report()
    started = time.monotonic()
    held: list[Input] = []
    seen: set[str] = set()
    for number, made in enumerate(make_inputs(seed, count, yard.secret), start=1):
        held.append(made)
        if len(held) == each or number == count:
            _add(yard, held, seen, report)
            held = []
    _look_into(yard.record, report)
    report.seconds = round(time.monotonic() - started, 1)
    return report


def _add(yard: Yard, inputs: Sequence[Input], seen: set[str], report: Report) -> None:
    paths = {yard.inputs / made.name: made for made in inputs}
    for path, made in paths.items():
        path.write_bytes(made.content)
    before = yard.tree()
    started = time.monotonic()
    try:
        done = yard.add(list(paths), SECONDS_START + SECONDS_EACH * len(paths))
        _judge(done, "a batch", report)
    except subprocess.TimeoutExpired:
        _find_hang(yard, paths, report)
    report.slowest_batch = round(max(report.slowest_batch, time.monotonic() - started), 1)
    after = yard.tree()
    report.touched += sorted(name for name in before | after if before.get(name) != after.get(name))
    report.inputs += len(inputs)
    _account(yard.record, paths, seen, report)
    for path in paths:
        path.unlink(missing_ok=True)


def _judge(done: "subprocess.CompletedProcess[bytes]", what: str, report: Report) -> None:
    told = done.stderr.decode("utf-8", "replace")
    if done.returncode not in (0, 1) or "Traceback" in told or "please report" in told:
        report.crashes.append(f"{what}: exit code {done.returncode}: {told[-3000:]}")
    report.harmful += [line[:200] for line in told.split("\n") if _HARMFUL.search(line)]


def _find_hang(yard: Yard, paths: dict[Path, Input], report: Report) -> None:
    for path, made in paths.items():
        try:
            _judge(yard.add([path], SECONDS_ALONE), made.made, report)
        except subprocess.TimeoutExpired:
            report.hangs.append(f"{made.made}: {path.name}")


def _account(record: Path, paths: dict[Path, Input], seen: set[str], report: Report) -> None:
    """Every input must have come to something, unless the same bytes came before."""
    with closing(sqlite3.connect(record)) as connection:
        rows = connection.execute("SELECT source FROM document UNION ALL SELECT source FROM failure").fetchall()
    sources = "\n".join(row[0] for row in rows if row[0])
    for path, made in paths.items():
        checksum = hashlib.sha256(made.content).hexdigest()
        if str(path) not in sources and checksum not in seen:
            report.unaccounted.append(f"{made.made}: {path.name!r}")
        seen.add(checksum)


def _look_into(record: Path, report: Report) -> None:
    with closing(sqlite3.connect(record)) as connection:
        report.documents = connection.execute("SELECT count(*) FROM document").fetchone()[0]
        report.failures = connection.execute("SELECT count(*) FROM failure").fetchone()[0]
        for source, reason in connection.execute("SELECT source, reason FROM failure"):
            if len(reason or "") < len("is empty"):
                report.without_reason.append(source)
        drawn = connection.execute("SELECT source FROM document WHERE instr(text, ?)", (SECRET,))
        report.drawn_in = [row[0] for row in drawn]


def main() -> int:
    """Run as the command line asks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--each", type=int, default=100)
    parser.add_argument("--output", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report = run(Path(folder), asked.seed, asked.count, asked.each)
    written = json.dumps(report.as_dict(), indent=2, ensure_ascii=True)
    print(written)
    if asked.output:
        asked.output.write_text(written + "\n", encoding="utf-8")
    return 1 if report.faults() else 0


if __name__ == "__main__":
    sys.exit(main())
