"""A table of mentions like that of GDELT 2.0: one row for each place that tells an event."""

from collections.abc import Iterator, Mapping
from datetime import date

import msgspec

from standoff.export.dating import Basis, day_of
from standoff.export.output import Sink
from standoff.export.separated import write_separated
from standoff.export.task import Report, Task
from standoff.model import Event, Party, Span

Cells = Mapping[str, object]

_WEB, _CITATION_ONLY = 1, 2
_NO_OFFSET = -1


def write_gdelt(task: Task, out: Sink) -> None:
    """Every event that is asked for, of whatever status."""
    write_separated(gdelt_rows(task), task.formats.columns["gdelt"], out, tabs=True)


def gdelt_rows(task: Task) -> Iterator[Cells]:
    """The rows by the names of their columns."""
    columns = task.formats.columns["gdelt"]
    for report, events in task.events(plain=False, tellings=True):
        for event in events:
            shared = _event_cells(task, report, event)
            for span in event.evidence:
                task.tally.rows += 1
                cells = shared | _span_cells(report, event, span)
                yield {column: cells.get(column) for column in columns}


def _event_cells(task: Task, report: Report, event: Event) -> dict[str, object]:
    document = report.stored.document
    when = day_of(event, document)
    task.tally.dated[when.basis] += 1
    return {
        "GlobalEventID": task.same[event.id].main if task.same is not None else event.id,
        "EventTimeDate": _digits(when.first),
        "MentionTimeDate": _digits(document.published),
        "MentionType": _WEB if document.url else _CITATION_ONLY,
        "MentionSourceName": document.publisher,
        "MentionIdentifier": document.url or document.id,
        "Actor1CharOffset": _offset(event.actor),
        "Actor2CharOffset": _offset(event.recipient),
        "InRawText": 1,
        "Confidence": round(event.confidence * 100),
        "MentionDocLen": document.characters,
    }


def _span_cells(report: Report, event: Event, span: Span) -> dict[str, object]:
    return {
        "SentenceID": report.sentences.number(span.start),
        "ActionCharOffset": span.start,
        "Extras": msgspec.json.encode(_extras(event, span, day_of(event, report.stored.document).basis)).decode(),
    }


def _extras(event: Event, span: Span, basis: Basis) -> dict[str, object]:
    """What is told, for readers that do not have the table of events."""
    return {
        "type": event.event.value,
        "mode": list(event.mode),
        "status": event.status.value,
        "according_to": event.according_to,
        "actor": [party.id or party.country for party in event.actor],
        "recipient": [party.id or party.country for party in event.recipient],
        "document": event.doc,
        "end": span.end,
        "day": basis.value,
    }


def _digits(day: date | None) -> str | None:
    """A day in GDELT's manner, without the time of day, which nobody tells."""
    return day.strftime("%Y%m%d") if day else None


def _offset(parties: tuple[Party, ...]) -> int:
    return parties[0].start if parties else _NO_OFFSET
