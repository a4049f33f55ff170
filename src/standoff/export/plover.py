"""PLOVER's JSON Lines: one event a line, with the manual's field names."""

from collections.abc import Iterator
from typing import Any

import msgspec

from standoff.export.dating import Basis, Day, day_of
from standoff.export.output import Sink
from standoff.export.task import Report, Task, coder_line
from standoff.model import Event, Party, Statement, Status

Row = dict[str, Any]


def write_plover(task: Task, out: Sink) -> None:
    """Every event that is asked for, of whatever status."""
    for row in plover_rows(task):
        out.write(msgspec.json.encode(row).decode() + "\n")
        task.tally.rows += 1


def plover_rows(task: Task) -> Iterator[Row]:
    """The lines as dictionaries, their fields in the manual's order."""
    columns = task.formats.columns["plover"]
    for report, events in task.events(plain=False):
        for event in events:
            cells = _cells(task, report, event)
            yield {column: cells.get(column) for column in columns}


def _cells(task: Task, report: Report, event: Event) -> Row:
    """What is known; a column that is not here is unknown and becomes null."""
    document, words = report.stored.document, task.words
    when, coded = day_of(event, document), report.stored.coded_at
    task.tally.dated[when.basis] += 1
    ranged = when.last is not None and when.last != when.first
    return {
        "id": event.id,
        "has_event": True,
        "date": when.first.isoformat() if when.first else None,
        "enddate": when.last.isoformat() if when.last and ranged else None,
        "actor": [_entity(task, party) for party in event.actor],
        "recipient": [_entity(task, party) for party in event.recipient],
        "event": event.event.value,
        "event_loc": _place(task, event),
        "event_text": words.piece(event.evidence[0].text),
        "quad_code": event.quad_code,
        "event_scale": event.event_scale,
        "mode": [*event.mode, *filter(None, [task.formats.auxiliary.get(event.status)])],
        "context": list(event.context),
        "link": document.url,
        "text": words.excerpt(report.sentences, event.evidence[0]),
        "text_info": _text_info(report, event),
        "cite_info": {
            "title": document.title,
            "publisher": document.publisher,
            "byline": document.byline,
            "published": document.published.isoformat() if document.published else None,
        },
        "coder": coder_line(report.stored) or None,
        "coded_date": coded.date().isoformat() if coded else None,
        "coded_time": coded.timetz().isoformat() if coded else None,
        "comment": _comment(task, event, when),
    }


def _entity(task: Task, party: Party) -> Row:
    """A party. `identifier_id` is our id, where it says more than the code; `identifier_text` the name behind it."""
    known: Row = {
        "code": party.code,
        "sector": party.sector,
        "entity_text": task.words.mention(party),
        "identifier_id": party.id if party.id != party.code else None,
        "identifier_text": task.naming.identity(party),
        "office": task.words.office(party),
    }
    return {column: known.get(column) for column in task.formats.columns["plover_entity"]}


def _place(task: Task, event: Event) -> list[Row]:
    if event.place is None:
        return []
    found = task.naming.place(event.place.text)
    row = {"text": task.words.piece(event.place.text), "city": found.city, "country": found.country}
    return [row] if any(row.values()) else []


def _text_info(report: Report, event: Event) -> Row:
    """Where the words stand: code points of the report's text."""
    return {
        "document": event.doc,
        "characters": report.stored.document.characters,
        "start": event.evidence[0].start,
        "end": event.evidence[0].end,
        "further": [[span.start, span.end] for span in event.evidence[1:]],
    }


def _comment(task: Task, event: Event, when: Day) -> str:
    """What PLOVER has no field for, as `name=value; ...`."""
    parts = [f"status={event.status.value}", f"confidence={event.confidence:g}"]
    if task.same is not None:
        parts.append(f"reports={task.same[event.id].support}")
    if when.basis is not Basis.TOLD:
        parts.append(f"date={when.basis.value}")
    if event.according_to is not None:
        parts.append(f"according_to={_source(task, event.according_to)}")
    elif event.status is Status.ALLEGED:
        parts.append("according_to=not told")
    return "; ".join([*parts, *task.words.notes(event)])


def _source(task: Task, statement_id: str) -> str:
    """The id of the statement that tells it, and its speaker where that is more than a description."""
    statement = task.store.record(statement_id)
    speaker = statement.speaker if isinstance(statement, Statement) else None
    named = task.naming.label(speaker) if speaker else None
    return f"{statement_id} ({named})" if named else statement_id
