"""Imported events, written again as they came, and as a table of what was understood of them."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from standoff.export.output import Sink
from standoff.export.separated import write_separated
from standoff.export.task import Task
from standoff.export.words import Words
from standoff.model.imported import ImportedEvent, ImportedParty, Origin

IMPORTED_KIND = "imported"
IMPORTED_COLUMNS = (
    "id",
    "format",
    "file",
    "line",
    "event",
    "mode",
    "context",
    "actor",
    "actor_country",
    "actor_sector",
    "recipient",
    "recipient_country",
    "recipient_sector",
    "first_day",
    "last_day",
    "quad_code",
    "event_scale",
    "published",
    "publisher",
    "url",
    "text",
)
"""Of the table of imported events."""

_WORDS = ("text", "event_text")
_PARTIES = ("actor", "recipient")
_RAW = ("Actor Name Raw", "Recipient Name Raw", "Raw Placename")


def write_imported_plover(task: Task, out: Sink) -> None:
    """The events that came as PLOVER, with PLOVER's columns; of their words as much as is asked for."""
    columns = task.formats.columns["plover"]
    for event in task.store.imports.events(task.asked, Origin.PLOVER):
        row: dict[str, Any] = msgspec.json.decode(event.row)
        cells = _plover_words(task.words, {column: row.get(column) for column in columns})
        out.write(msgspec.json.encode(cells).decode() + "\n")
        task.tally.rows += 1


def write_imported_polecat(task: Task, out: Sink) -> None:
    """The events that came as POLECAT, with POLECAT's columns."""
    write_separated(_polecat_rows(task), task.formats.columns["polecat"], out, tabs=True)


def _polecat_rows(task: Task) -> Iterator[Mapping[str, object]]:
    for event in task.store.imports.events(task.asked, Origin.POLECAT):
        row: dict[str, str] = msgspec.json.decode(event.row)
        task.tally.rows += 1
        yield row | {column: task.words.piece(row[column]) for column in _RAW}


def imported_rows(task: Task) -> Iterator[dict[str, object]]:
    """All imported events as rows of `IMPORTED_COLUMNS`."""
    for event in task.store.imports.events(task.asked):
        yield imported_row(event, task.words)


def imported_row(event: ImportedEvent, words: Words) -> dict[str, object]:
    """What was understood of an event."""
    return {
        "id": event.id,
        "format": event.origin.value,
        "file": event.file,
        "line": event.line,
        "event": event.event.value,
        "mode": list(event.mode),
        "context": list(event.context),
        **_party_cells("actor", event.actor),
        **_party_cells("recipient", event.recipient),
        "first_day": event.earliest.isoformat() if event.earliest else None,
        "last_day": event.latest.isoformat() if event.latest else None,
        "quad_code": event.quad_code,
        "event_scale": event.event_scale,
        "published": event.published.isoformat() if event.published else None,
        "publisher": event.publisher,
        "url": event.url,
        "text": words.piece(event.text) if event.text else None,
    }


def _party_cells(side: str, parties: tuple[ImportedParty, ...]) -> dict[str, object]:
    return {
        side: [party.name or "" for party in parties],
        f"{side}_country": [party.country or "" for party in parties],
        f"{side}_sector": [party.sector or "" for party in parties],
    }


def _plover_words(words: Words, row: dict[str, Any]) -> dict[str, Any]:
    """The row with its words cut, those for the parties too."""
    cut = row | {name: words.piece(row[name]) for name in _WORDS if isinstance(row[name], str)}
    for side in _PARTIES:
        if isinstance(row[side], list):
            cut[side] = [_entity_words(words, entity) for entity in row[side]]
    return cut


def _entity_words(words: Words, entity: Any) -> Any:
    if isinstance(entity, dict) and isinstance(entity.get("entity_text"), str):
        return entity | {"entity_text": words.piece(entity["entity_text"])}
    return entity
