"""What it costs when many review at once, beside reports that are being added.

  bench/review_writes.py [--writers 50] [--reports 400] [--keep FOLDER] [--output FILE]

Makes a record of invented reports, then lets half of the writers decide from threads and half from processes of their
own, each over its own connection, while another process adds reports. Prints how long a decision waits, and whether
every decision and every report is there. No figure depends on the network or on data that is not made here.
"""

import argparse
import json
import multiprocessing
import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from multiprocessing.connection import Connection
from pathlib import Path

from standoff.model import (
    Coder,
    Document,
    Event,
    EventType,
    Party,
    PartyKind,
    Record,
    Span,
    Status,
    document_id,
    record_id,
)
from standoff.model.decision import Signature
from standoff.run import review
from standoff.store import Store, open_store

CODER = Coder("standoff", "bench", "000000000000")
SENTENCE = "Niger accused Chad-{key} of shelling-{key} post {key} near-{key} the river-{key} on day {key}.\n"
"""Every run of three words is another one in every report: none is a copy of another."""
EVENTS = 10


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--writers", type=int, default=50)
    parser.add_argument("--reports", type=int, default=400)
    parser.add_argument("--keep", type=Path, help="leave the record in this folder")
    parser.add_argument("--output", type=Path, help="write the figures to this file as JSON")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = (options.keep or Path(folder)) / "reviews.db"
        alone = fill(path, options.reports)
        figures = run(path, options.writers, options.reports)
    if options.output:
        page = json.dumps({"reports_a_second_alone": round(alone)} | figures, indent=2)
        options.output.write_text(page + "\n", encoding="utf-8")


def fill(path: Path, reports: int) -> float:
    """A record of so many reports, ten events each; how many were added a second."""
    began = time.perf_counter()
    with open_store(path, create=True) as store:
        for number in range(reports):
            add(store, number)
    took = time.perf_counter() - began
    print(f"{reports:,} reports of {EVENTS} events added alone in {took:.1f} s: {reports / took:,.0f} a second")
    return reports / took


def add(store: Store, number: int) -> None:
    """One invented report."""
    text = "".join(SENTENCE.format(key=f"{number}.{day}") for day in range(EVENTS))
    document = Document(id=document_id(text), text=text, published=date(2021, 5, 4), language="en", source=str(number))
    store.add(document, [_event(document, day) for day in range(EVENTS)], CODER, "bench")


def _event(document: Document, day: int) -> Record:
    first = sum(len(line) for line in document.text.splitlines(keepends=True)[:day])
    span = Span.of(document.text, first, document.text.index("\n", first))
    evidence = (span,)
    niger = Party(text="Niger", start=first, end=first + 5, id="NER", country="NER", code="NER", kind=PartyKind.STATE)
    return Event(
        id=record_id(document.id, "event", evidence), doc=document.id, evidence=evidence, confidence=0.5, coder=CODER,
        event=EventType.ACCUSE, actor=(niger,), status=Status.OCCURRED, quad_code=3, event_scale=-2.0,
    )  # fmt: skip


def decide(path: Path, record_id_: str, which: int) -> float:
    """One decision over a connection of its own; the seconds that it took."""
    signed = Signature(by=f"reviewer {which}", at=datetime(2021, 5, 6, tzinfo=UTC))
    began = time.perf_counter()
    with open_store(path) as store:
        if which % 3 == 0:
            review.accept(store, [record_id_], signed)
        elif which % 3 == 1:
            review.reject(store, [record_id_], signed)
        else:
            review.edit(store, record_id_, {"status": "alleged"}, signed)
    return time.perf_counter() - began


def _process(path: Path, record_id_: str, which: int, start: object, done: Connection) -> None:
    done.send(None)
    start.wait()  # type: ignore[attr-defined]
    done.send(decide(path, record_id_, which))


def _adder(path: Path, first: int, start: object, stop: object, done: Connection) -> None:
    done.send(None)
    start.wait()  # type: ignore[attr-defined]
    added = 0
    with open_store(path) as store:
        while not stop.is_set():  # type: ignore[attr-defined]
            add(store, first + added)
            added += 1
    done.send(added)


def run(path: Path, writers: int, reports: int) -> dict[str, object]:
    """All at once; the figures."""
    with open_store(path) as store:
        ids = [record.id for record in store.records("event")][:writers]
    context = multiprocessing.get_context("spawn")
    start, stop = context.Event(), context.Event()
    ours, theirs = context.Pipe()
    adder = context.Process(target=_adder, args=(path, reports, start, stop, theirs))
    pipes, processes = [], []
    for which in range(0, writers, 2):
        here, there = context.Pipe()
        pipes.append(here)
        processes.append(context.Process(target=_process, args=(path, ids[which], which, start, there)))
    for process in (adder, *processes):
        process.start()
    for pipe in (ours, *pipes):
        pipe.recv()
    began = time.perf_counter()
    start.set()
    with ThreadPoolExecutor(max_workers=writers) as threads:
        waits = list(threads.map(lambda which: decide(path, ids[which], which), range(1, writers, 2)))
    waits += [pipe.recv() for pipe in pipes]
    took = time.perf_counter() - began
    stop.set()
    added = ours.recv()
    for process in (adder, *processes):
        process.join()
    found = tell(path, writers, reports + added, waits, took)
    print(f"meanwhile {added:,} reports were added: {added / took:,.0f} a second")
    return found | {"reports_added_meanwhile": added}


def tell(path: Path, writers: int, reports: int, waits: list[float], took: float) -> dict[str, object]:
    """How long decisions took, and whether all is there; the figures."""
    waits.sort()
    middle, late = statistics.median(waits) * 1000, waits[int(0.95 * (len(waits) - 1))] * 1000
    print(f"{writers} decisions at once, half by threads and half by processes, all done in {took:.2f} s")
    print(f"a decision, opening the record included: median {middle:.0f} ms, 95% within {late:.0f} ms, "
          f"longest {waits[-1] * 1000:.0f} ms")  # fmt: skip
    with open_store(path) as store:
        kept = len(store.reviews.decisions())
        documents = store.count("document")
    print(f"kept: {kept} of {writers} decisions, {documents:,} of {reports:,} reports")
    if (kept, documents) != (writers, reports):
        raise SystemExit("something was lost")
    return {
        "decisions": writers,
        "decisions_kept": kept,
        "reports_kept": documents,
        "seconds_for_all": round(took, 2),
        "milliseconds_a_decision": {"median": round(middle), "95%": round(late), "longest": round(waits[-1] * 1000)},
    }


if __name__ == "__main__":
    main()
