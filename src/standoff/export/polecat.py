"""POLECAT's tab-separated table: a row for each actor with each recipient of an event."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from standoff.export.dating import day_of
from standoff.export.output import Sink
from standoff.export.pairs import Pair, pairs_of
from standoff.export.separated import write_separated
from standoff.export.task import Report, Task, coder_line
from standoff.model import Event, Party, PartyKind

Cells = Mapping[str, object]
_LIST = ";"


@dataclass(frozen=True, slots=True)
class Story:
    """Who and what is in a report, for the columns that repeat it on every row; each in order of frequency."""

    people: str
    organisations: str
    locations: str


def write_polecat(task: Task, out: Sink) -> None:
    """The events that took place (or of the status that is asked for)."""
    write_separated(polecat_rows(task), task.formats.columns["polecat"], out, tabs=True)


def polecat_rows(task: Task) -> Iterator[Cells]:
    """The rows by the names of their columns; what is unknown is `None`."""
    columns = task.formats.columns["polecat"]
    for report, events in task.events(plain=True):
        story = _story(task, report, events)
        for event in events:
            shared = _event_cells(task, report, event) | _story_cells(task, report, story)
            for pair in pairs_of(event, task.formats, both_ways=False):
                task.tally.rows += 1
                cells = shared | _pair_cells(task, pair)
                yield {column: cells.get(column) for column in columns}


def main_mode(event: Event, scores: Mapping[str, float]) -> str | None:
    """The mode that the score is from: the one farthest from zero."""
    return max(event.mode, key=lambda mode: abs(scores.get(mode, 0.0))) if event.mode else None


def _event_cells(task: Task, report: Report, event: Event) -> dict[str, object]:
    when = day_of(event, report.stored.document)
    task.tally.dated[when.basis] += 1
    place = task.naming.place(event.place.text if event.place else None)
    return {
        "Event Date": when.first.isoformat() if when.first else None,
        "Event Type": event.event.value,
        "Event Mode": main_mode(event, task.plover.types[event.event].modes),
        "Intensity": event.event_scale,
        "Quad Code": task.formats.quads[event.quad_code],
        "Contexts": _LIST.join(event.context),
        "Placename": place.name,
        "City": place.city,
        "Country": task.naming.country(place.country),
        "Raw Placename": task.words.piece(event.place.text) if event.place else None,
    }


def _pair_cells(task: Task, pair: Pair) -> dict[str, object]:
    return {
        "Event ID": pair.id,
        **_party_cells(task, "Actor", pair.actor),
        **_party_cells(task, "Recipient", pair.recipient),
    }


def _party_cells(task: Task, side: str, party: Party | None) -> dict[str, object]:
    if party is None:
        return {}
    return {
        f"{side} Name": task.naming.label(party),
        f"{side} Country": task.naming.country(party.country),
        f"{side} COW": task.naming.cow(party.country),
        f"Primary {side} Sector": party.sector,
        f"{side} Sectors": party.sector,
        f"{side} Title": task.words.office(party),
        f"{side} Name Raw": task.words.mention(party),
    }


def _story(task: Task, report: Report, events: list[Event]) -> Story:
    parties = task.store.parties_in(report.stored.document.id)
    people = [party.name for party in parties if party.kind is PartyKind.PERSON]
    bodies = [task.naming.identity(party) for party in parties if party.kind is PartyKind.ORGANISATION]
    places = [task.naming.place(event.place.text).name for event in events if event.place]
    return Story(*(_LIST.join(dict.fromkeys(filter(None, names))) for names in (people, bodies, places)))


def _story_cells(task: Task, report: Report, story: Story) -> dict[str, object]:
    document = report.stored.document
    return {
        "Source": document.publisher,
        "Publication Date": document.published.isoformat() if document.published else None,
        "Story People": story.people,
        "Story Organizations": story.organisations,
        "Story Locations": story.locations,
        "Language": task.formats.languages.get(document.language or "", document.language),
        "Version": coder_line(report.stored),
    }
