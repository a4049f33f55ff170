"""How long the command line takes to answer from a record of 200,000 events, and whether adding gets slower with size.

    store.py [--reports N] [--seed N] [--repeat N] [--record FILE] [--output FILE]

Makes a record of invented reports, five events each (see `big_record.py`; some minutes), unless FILE is there from an
earlier run with the same options. Then runs the real command line in child processes, `--repeat` times each after one
run that is not counted, and tells CPU and wall seconds of the median run, the start of Python included. Prints JSON.
"""

import argparse
import json
import os
import platform
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import closing
from itertools import islice
from pathlib import Path

from big_record import Crisis, add_all
from standoff.model import Document, Record
from standoff.store import Filter, Store, open_store

Made = tuple[Document, list[Record]]

RANKS = (0, 10, 50, 300)
"""Pairs of sides by how much is told of them: the first of all 780 to one below the middle."""
SEARCHES = ("border talks", '"harbour convoy"', "shelled Warsame", "ceasefire")
SAMPLE = 500


def run(arguments: list[str]) -> dict[str, float]:
    """CPU and wall seconds of a command, and the lines that it printed."""
    with tempfile.TemporaryFile() as out:
        started = time.perf_counter()
        child = subprocess.Popen([sys.executable, "-m", "standoff", *arguments], stdout=out)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            raise SystemExit(f"standoff {' '.join(arguments)} ended with {child.returncode}")
        out.seek(0)
        return {"cpu": usage.ru_utime + usage.ru_stime, "wall": wall, "lines": sum(1 for _ in out)}


def time_command(arguments: list[str], repeat: int) -> dict[str, object]:
    """The median of several runs after one that is not counted."""
    run(arguments)
    runs = [run(arguments) for _ in range(repeat)]
    return {
        "command": "standoff " + " ".join(arguments[: arguments.index("-d")]),
        "lines": runs[0]["lines"],
        "cpu_seconds": round(statistics.median(one["cpu"] for one in runs), 2),
        "wall_seconds": round(statistics.median(one["wall"] for one in runs), 2),
    }


def questions(crisis: Crisis, record: Path) -> list[list[str]]:
    """The commands that are timed."""
    asked = []
    for rank in RANKS:
        between = ["--between", *crisis.pair_codes(rank)]
        asked += [["list", "events", *between], ["list", "events", *between, "--format", "jsonl"], ["brief", *between]]
    asked += [["search", words] for words in SEARCHES]
    asked += [["list", "events", "--actor", crisis.pair_codes(50)[0], "--since", "2025-06-01"], ["brief"]]
    asked += [["brief", "--between", *crisis.pair_codes(50), "--as-of", "2020-01-01"], ["list", "parties"]]
    return [[*arguments, "-d", str(record)] for arguments in asked]


def adding(record: Path, reports: int, seed: int) -> dict[str, object]:
    """CPU milliseconds a report takes to store, into an empty record and into the large one."""
    made = list(islice(Crisis(seed + 1).reports(SAMPLE), SAMPLE))
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "empty.db", create=True) as store:
        empty = _cpu(store, made)
    with open_store(record) as store:
        large = _cpu(store, made)
        again = _cpu(store, made)
    _remove(record, [document.id for document, _ in made])
    each = 1000 / SAMPLE
    return {
        "reports_added": SAMPLE,
        "cpu_milliseconds_a_report_into_an_empty_record": round(empty * each, 2),
        f"cpu_milliseconds_a_report_into_a_record_of_{reports}": round(large * each, 2),
        "cpu_milliseconds_a_report_that_is_there_and_unchanged": round(again * each, 2),
    }


def _cpu(store: Store, made: Iterable[Made]) -> float:
    started = time.process_time()
    add_all(store, iter(made))
    return time.process_time() - started


def _remove(record: Path, documents: list[str]) -> None:
    """Leave the record as it was, for the next run."""
    with closing(sqlite3.connect(record)) as raw:
        raw.execute("PRAGMA foreign_keys = ON")
        raw.executemany("DELETE FROM document WHERE id = ?", [(one,) for one in documents])
        raw.commit()


def build(record: Path, crisis: Crisis, reports: int) -> dict[str, object]:
    """The record, and how long it took to store its first and its last tenth."""
    tenth, made = reports // 10, crisis.reports(reports)
    with open_store(record, create=True) as store:
        seconds = [_cpu(store, list(islice(made, tenth))) for _ in range(10)]
    return {"cpu_milliseconds_a_report_by_tenths_of_the_record": [round(1000 * s / tenth, 2) for s in seconds]}


def measure(options: argparse.Namespace, record: Path) -> dict[str, object]:
    """Everything."""
    crisis = Crisis(options.seed)
    found: dict[str, object] = {"command": f"bench/store.py --reports {options.reports} --seed {options.seed}"}
    if not record.exists():
        found |= build(record, crisis, options.reports)
    with open_store(record) as store:
        found["reports"], found["events"] = store.count("document"), store.count("event")
        found["megabytes"] = round(record.stat().st_size / 1e6)
        found["events_of_the_pairs"] = {
            " ".join(crisis.pair_codes(rank)): store.count("event", Filter(between=crisis.pair_codes(rank)))
            for rank in RANKS
        }
    found["commands"] = [time_command(arguments, options.repeat) for arguments in questions(crisis, record)]
    found["adding"] = adding(record, options.reports, options.seed)
    found["python"], found["sqlite"] = platform.python_version(), sqlite3.sqlite_version
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=40_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--record", type=Path, help="Keep the record here, or use the one that is here.")
    parser.add_argument("--output", type=Path, help="Write the JSON to this file too.")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        page = json.dumps(measure(options, options.record or Path(folder) / "large.db"), indent=2)
    print(page)
    if options.output:
        options.output.write_text(page + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
