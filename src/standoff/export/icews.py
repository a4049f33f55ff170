"""ICEWS' tab-separated table, with CAMEO's root codes as text."""

from collections.abc import Iterator, Mapping

from standoff.export.dating import day_of
from standoff.export.output import Sink
from standoff.export.pairs import Pair, pairs_of
from standoff.export.polecat import main_mode
from standoff.export.separated import write_separated
from standoff.export.task import Report, Task
from standoff.lexicon.cameo import read_cameo_roots
from standoff.model import Event, Party

Cells = Mapping[str, object]


def write_icews(task: Task, out: Sink) -> None:
    """The events that took place (or of the status that is asked for)."""
    write_separated(icews_rows(task), task.formats.columns["icews"], out, tabs=True)


def icews_rows(task: Task) -> Iterator[Cells]:
    """The rows by the names of their columns; who met or traded with whom makes a row each way, as in ICEWS."""
    columns = task.formats.columns["icews"]
    for report, events in task.events(plain=True):
        for event in events:
            shared = _event_cells(task, report, event)
            for pair in pairs_of(event, task.formats, both_ways=True):
                task.tally.rows += 1
                cells = shared | _pair_cells(task, pair)
                yield {column: cells.get(column) for column in columns}


def _event_cells(task: Task, report: Report, event: Event) -> dict[str, object]:
    document = report.stored.document
    when = day_of(event, document)
    task.tally.dated[when.basis] += 1
    mode = main_mode(event, task.plover.types[event.event].modes)
    root = task.lexicon.table(read_cameo_roots).root(event.event, mode)
    place = task.naming.place(event.place.text if event.place else None)
    return {
        "Event Date": when.first.isoformat() if when.first else None,
        "Event Text": root.text,
        "CAMEO Code": root.code,
        "Intensity": event.event_scale,
        "Story ID": document.id,
        "Sentence Number": report.sentences.number(event.evidence[0].start),
        "Publisher": document.publisher,
        "City": place.city,
        "Country": task.naming.country(place.country),
    }


def _pair_cells(task: Task, pair: Pair) -> dict[str, object]:
    return {
        "Event ID": pair.id,
        **_party_cells(task, "Source", pair.actor),
        **_party_cells(task, "Target", pair.recipient),
    }


def _party_cells(task: Task, side: str, party: Party | None) -> dict[str, object]:
    if party is None:
        return {}
    return {
        f"{side} Name": task.naming.label(party),
        f"{side} Sectors": task.formats.sectors.get(party.sector or ""),
        f"{side} Country": task.naming.country(party.country),
    }
