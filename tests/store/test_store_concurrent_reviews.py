"""Fifty decisions at once, from threads and processes, beside reports that are being added: none is lost."""

import multiprocessing
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Event as Flag
from pathlib import Path

import pytest

from reviewed import CODER, report, signed
from standoff.model.codec import KINDS
from standoff.run import review
from standoff.store import Filter, open_store

REPORTS = 10
THREADS = 26
PROCESSES = 3
EACH = 8


def _decide(path: Path, ids: list[str], first: int) -> list[int]:
    """Judge each, over a connection of its own; the numbers of the decisions."""
    numbers = []
    with open_store(path) as store:
        for place, id_ in enumerate(ids, first):
            by = signed(f"reviewer {place}")
            if place % 2:
                numbers.append(review.reject(store, [id_], by))
            else:
                numbers.append(review.accept(store, [id_], by))
    return numbers


def _process(path: Path, ids: list[str], first: int, start: Flag, done: Connection) -> None:
    done.send(None)
    start.wait(60)
    done.send(_decide(path, ids, first))


def _add(path: Path, start: Flag, stop: Flag, done: Connection) -> None:
    """Add new reports and code the old ones again until told to stop; how many were added."""
    done.send(None)
    start.wait(60)
    added = 0
    with open_store(path) as store:
        while not stop.is_set():
            made = report(f"Added {added}. ")
            store.add(made.document, made.records, CODER, "model")
            again = report(f"Number {added % REPORTS}. ")
            store.add(again.document, again.records, CODER, "another")
            added += 1
    done.send(added)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record of ten reports, eighty records."""
    path = tmp_path / "crisis.db"
    with open_store(path, create=True) as store:
        for number in range(REPORTS):
            made = report(f"Number {number}. ")
            store.add(made.document, made.records, CODER, "model")
    return path


def test_fifty_decisions_at_once_beside_a_running_add_are_all_kept(path: Path) -> None:
    with open_store(path) as store:
        ids = sorted(record.id for kind in KINDS for record in store.records(kind))[: THREADS + PROCESSES * EACH]
    context = multiprocessing.get_context("spawn")
    start, stop = context.Event(), context.Event()
    pipes = [context.Pipe() for _ in range(PROCESSES + 1)]
    workers = [context.Process(target=_add, args=(path, start, stop, pipes[0][1]))]
    for number in range(PROCESSES):
        first = THREADS + number * EACH
        arguments = (path, ids[first : first + EACH], first, start, pipes[number + 1][1])
        workers.append(context.Process(target=_process, args=arguments))
    for worker in workers:
        worker.start()
    for here, _ in pipes:
        here.recv()
    start.set()
    with ThreadPoolExecutor(max_workers=THREADS) as threads:
        numbers = list(threads.map(lambda place: _decide(path, [ids[place]], place), range(THREADS)))
    numbers += [here.recv() for here, _ in pipes[1:]]
    stop.set()
    added = pipes[0][0].recv()
    for worker in workers:
        worker.join(60)
        assert worker.exitcode == 0
    _check(path, ids, [number for some in numbers for number in some], added)


def _check(path: Path, ids: list[str], numbers: list[int], added: int) -> None:
    """Every decision has its own number and shows in its record, every report is there, and the file is whole."""
    assert added > 0
    assert sorted(numbers) == list(range(1, len(ids) + 1))
    with open_store(path) as store:
        decided = store.reviews.decisions()
        assert {one.signed.by for one in decided} == {f"reviewer {place}" for place in range(len(ids))}
        standings = [store.reviews.standing(id_) for id_ in ids]
        assert [one.state for one in standings if one] == ["rejected" if n % 2 else "accepted" for n in range(len(ids))]
        assert store.count("document") == REPORTS + added
        rejected = sum(store.count(kind, Filter(review="rejected")) for kind in KINDS)
        assert rejected == len(ids) // 2
        assert store.reviews.lost() == []
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in ("document_search", "evidence_search"):
            raw.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
