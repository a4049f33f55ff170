"""Kill `standoff add` with SIGKILL at random moments, many times on one growing record; is anything torn?

    kill.py [--kills N] [--each N] [--seed N] [--folder DIR] [--output FILE]

Each round puts some new reports into a folder and starts a child that adds the whole folder to the record, as
`standoff add FOLDER` does: it reads, recognises what is there, codes with the real coder, stores. The child is forked
from a parent that has the coder loaded already, so that a round costs milliseconds and not seconds. Half of the kills
come at a random moment after the start, half a random few milliseconds after the child begins to write. After every
kill the record is opened and each of its documents compared with that of a record which nobody killed; at the end a
last run adds what is missing, and the two records must be equal, row by row. Prints JSON; exit code 1 if they are not.
"""

import argparse
import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from standoff.annotate.parse import DEFAULT_MODEL
from standoff.ingest import SourceReader, find_sources
from standoff.lexicon import load_lexicon
from standoff.pipeline import DocumentCoder
from standoff.run import Bench, add_sources
from standoff.store import open_store

LATEST_AFTER_START = 2.0
LATEST_AFTER_WRITE = 0.06
PATIENCE = 60.0
FAULTS = ("torn_after_a_kill", "wrong_in_the_file", "tables_unlike_those_of_a_record_that_nobody_killed")
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
_STATES = "Kenya Somalia Ethiopia Eritrea Sudan Uganda Rwanda Burundi Tanzania Djibouti Egypt Libya Chad Niger".split()
_SAYINGS = (
    "{a} demanded on Monday that {b} withdraw its troops from the border.",
    "{b} rejected the demand of {a}, the foreign minister said in {c}.",
    "If {b} closes the strait, {a} will halt the talks, a spokesman warned.",
    "The presidents of {a} and {b} will meet in {c} next week.",
    "{a} sent {n} soldiers to the river, according to officials in {c}.",
    "{b} offered to release the crew, and {a} praised the offer.",
    "Analysts in {c} say that a clash between {a} and {b} is likely.",
)


def write_reports(folder: Path, first: int, last: int, seed: int) -> None:
    """Small reports, the same for the same number and seed."""
    for number in range(first, last):
        chance = random.Random(f"{seed}/{number}")
        a, b, c = chance.sample(_STATES, 3)
        said = chance.sample(_SAYINGS, 3)
        text = f"Report {number} of the day.\n" + " ".join(
            line.format(a=a, b=b, c=c, n=chance.randint(2, 90) * 100) for line in said
        )
        day = date(2021, 1, 1) + timedelta(days=number // 20)
        (folder / f"{day}-{number:06}.txt").write_text(text + "\n", encoding="utf-8")


class Adder:
    """Adds a folder to a record, as the command does, with everything loaded once."""

    def __init__(self) -> None:
        lexicon = load_lexicon()
        self._bench = Bench(lexicon, DEFAULT_MODEL, DocumentCoder(lexicon=lexicon))
        self._lexicon = lexicon

    def add(self, folder: Path, record: Path) -> None:
        """Add all reports of the folder, by name."""
        with open_store(record, create=True) as store, SourceReader(self._lexicon) as reader:
            sources = sorted(find_sources([str(folder)]).sources, key=str)
            for outcome in add_sources(store, sources, reader, self._bench, lambda: NOON):
                if outcome.failure is not None:
                    raise SystemExit(f"{outcome.source}: {outcome.failure.reason}")

    def start(self, folder: Path, record: Path) -> int:
        """A child that does so; its process id."""
        child = os.fork()
        if child == 0:
            try:
                self.add(folder, record)
            except BaseException as error:  # noqa: BLE001 - a child must not run on into the parent's code
                print(f"child: {error!r}", file=sys.stderr, flush=True)
                os._exit(1)
            os._exit(0)
        return child


def _is_writing(record: Path) -> bool:
    """Whether the write-ahead log, which is gone before each round, holds anything."""
    log = record.with_name(record.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def kill(child: int, record: Path, chance: random.Random) -> str:
    """Kill the child at some moment: what the moment was chosen by, or "finished" if it was faster."""
    by_write = chance.random() < 0.5
    if by_write:
        until = time.monotonic() + PATIENCE
        while not _is_writing(record) and time.monotonic() < until and os.waitpid(child, os.WNOHANG)[0] == 0:
            time.sleep(0.0002)
    time.sleep(chance.uniform(0, LATEST_AFTER_WRITE if by_write else LATEST_AFTER_START))
    try:
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    except (ProcessLookupError, ChildProcessError):
        return "finished"
    if not os.WIFSIGNALED(status):
        return "finished"
    return "in the middle of writing" if by_write else "at any time"


def _tables(raw: sqlite3.Connection) -> list[str]:
    rows = raw.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT GLOB '*_search*'"
    )
    return sorted(row[0] for row in rows)


def fingerprint(raw: sqlite3.Connection) -> dict[str, tuple[object, ...]]:
    """For every document what hangs on it: records in order, with numbers of pieces of evidence and of mentions."""
    rows = raw.execute(
        "SELECT document.id, record.ordinal, record.json,"
        " (SELECT count(*) FROM evidence WHERE evidence.record = record.number),"
        " (SELECT count(*) FROM mention WHERE mention.record = record.number)"
        " FROM document LEFT JOIN record ON record.document = document.number ORDER BY document.id, record.ordinal"
    )
    found: dict[str, list[object]] = {}
    for document, *rest in rows:
        found.setdefault(document, []).append(tuple(rest))
    return {document: tuple(records) for document, records in found.items()}


def wrongs(record: Path) -> list[str]:
    """What SQLite itself finds wrong with the file and with both searches."""
    found = []
    with closing(sqlite3.connect(record)) as raw:
        found += [str(row) for row in raw.execute("PRAGMA integrity_check") if row != ("ok",)]
        found += [f"foreign key: {row}" for row in raw.execute("PRAGMA foreign_key_check")]
        for table in ("document_search", "evidence_search"):
            try:
                raw.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
            except sqlite3.DatabaseError as error:
                found.append(f"{table}: {error}")
    return found


def torn(record: Path, whole: dict[str, tuple[object, ...]]) -> list[str]:
    """The documents of the record that are not as they are in the record that nobody killed."""
    if not record.exists():
        return []
    open_store(record).close()
    with closing(sqlite3.connect(record)) as raw:
        return [document for document, found in fingerprint(raw).items() if whole.get(document) != found]


def unequal(record: Path, other: Path) -> list[str]:
    """The tables in which two records differ."""
    with closing(sqlite3.connect(record)) as one, closing(sqlite3.connect(other)) as two:
        if _tables(one) != _tables(two):
            return ["the tables themselves"]
        return [
            table
            for table in _tables(one)
            if Counter(one.execute(f"SELECT * FROM {table}")) != Counter(two.execute(f"SELECT * FROM {table}"))
        ]


def measure(kills: int, each: int, seed: int, folder: Path) -> dict[str, object]:
    """Kill so many times; what came of it."""
    chance, most = random.Random(seed), kills * each * 2
    reports, record, whole = folder / "reports", folder / "killed.db", folder / "whole.db"
    reports.mkdir()
    adder = Adder()
    write_reports(reports, 0, most, seed)
    adder.add(reports, whole)
    with closing(sqlite3.connect(whole)) as raw:
        expected = fingerprint(raw)
    shutil.rmtree(reports)
    reports.mkdir()
    moments: Counter[str] = Counter()
    broken: list[str] = []
    there = 0
    while sum(moments.values()) - moments["finished"] < kills and there < most:
        write_reports(reports, there, there + each, seed)
        there += each
        moments[kill(adder.start(reports, record), record, chance)] += 1
        broken += torn(record, expected)
    with closing(sqlite3.connect(record)) as raw:
        left: int = raw.execute("SELECT count(*) FROM document").fetchone()[0]
    write_reports(reports, there, most, seed)
    adder.add(reports, record)
    return {
        "kills": sum(moments.values()) - moments["finished"],
        "moments": dict(sorted(moments.items())),
        "documents_when_the_kills_ended": left,
        "documents": len(expected),
        "records": sum(len(found) for found in expected.values()),
        **dict(zip(FAULTS, (broken, wrongs(record), unequal(record, whole)), strict=True)),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--each", type=int, default=8, help="New reports before each kill.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--folder", type=Path, help="Work here and leave the records there; else in a temporary folder."
    )
    parser.add_argument("--output", type=Path, help="Write the JSON to this file too.")
    options = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        found: dict[str, object] = {
            "command": f"bench/kill.py --kills {options.kills} --each {options.each} --seed {options.seed}"
        }
        found |= measure(options.kills, options.each, options.seed, folder)
    found["seconds"] = round(time.monotonic() - started, 1)
    page = json.dumps(found, indent=2)
    print(page)
    if options.output:
        options.output.write_text(page + "\n", encoding="utf-8")
    sys.exit(1 if found["kills"] != options.kills or any(found[name] for name in FAULTS) else 0)


if __name__ == "__main__":
    main()
