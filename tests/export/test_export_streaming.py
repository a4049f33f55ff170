"""An export holds one report at a time in memory, whatever the record holds."""

import tracemalloc
from dataclasses import replace

import pytest

from handmade import event, report
from standoff.export.arrow import schema_of
from standoff.export.output import Sink
from standoff.export.task import Task
from standoff.export.words import Words
from standoff.export.write import write_folder, write_stream
from standoff.model import EventType
from standoff.store import Filter, open_store

REPORTS, EVENTS = 50, 200
NOTE = "x" * 10_000
MOST_BYTES = 20_000_000


class Nowhere:
    """Takes bytes and forgets them."""

    def write(self, data):
        return len(data)


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """Events with long notes: as objects, ten times what is allowed."""
    with open_store(tmp_path_factory.mktemp("large") / "large.db", create=True) as store:
        for number in range(REPORTS):
            text = "".join(f"Report {number}: Peru asked Chile for answer {n}. " for n in range(EVENTS))
            document = report(text, f"2020-{number % 12 + 1:02d}-01")
            words = [f"asked Chile for answer {n}." for n in range(EVENTS)]
            told = [event(document, EventType.REQUEST, "PER", "CHL", one) for one in words]
            store.add(document, [replace(one, notes=(NOTE,)) for one in told], None, None)
        yield store


@pytest.mark.parametrize("form", ["plover", "parquet"])
def test_10000_events_are_exported_in_little_memory(large, lexicon, tmp_path, form):
    task = Task(large, Filter(), Words(), lexicon)
    assert task.naming.countries and schema_of("event")
    tracemalloc.start()
    if form == "parquet":
        write_folder(form, task, tmp_path / "out", ("event",), replace=False)
    else:
        write_stream(form, task, Sink(Nowhere()), ())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert task.tally.rows >= REPORTS * EVENTS
    assert peak < MOST_BYTES
