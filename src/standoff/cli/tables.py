"""What a table on the terminal shows of each kind of record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import singledispatch

from standoff.export.cells import MARK_DIGITS, mark, party_label, party_labels, quoted
from standoff.model import (
    Conditional,
    Event,
    Meeting,
    Outlook,
    Party,
    Position,
    Quantity,
    Record,
    Statement,
    Time,
    TimeRecord,
)
from standoff.store import Failure, PartyRow, StoredDocument


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns of a table.

    Attributes:
        headers: in order.
        wide: those that may wrap.
    """

    headers: tuple[str, ...]
    wide: tuple[str, ...]


SHAPES: Mapping[str, Shape] = {
    "statement": Shape(("when", "speaker", "cue", "what", "where"), ("cue", "speaker", "what")),
    "event": Shape(("when", "event", "who, to whom", "words", "where"), ("event", "who, to whom", "words")),
    "position": Shape(("when", "stance", "who, to whom", "what", "where"), ("who, to whom", "what")),
    "meeting": Shape(("when", "state", "who", "words", "where"), ("state", "who", "words")),
    "conditional": Shape(("type", "who", "if", "then", "where"), ("who", "if", "then")),
    "quantity": Shape(("number", "whose", "words", "where"), ("number", "whose", "words")),
    "outlook": Shape(("speaker", "hedge", "what", "by when", "where"), ("hedge", "by when", "speaker", "what")),
    "time": Shape(("type", "value", "words", "where"), ("words",)),
    "document": Shape(("id", "published", "coded", "copy of", "title", "source"), ("title", "source")),
    "party": Shape(("id", "kind", "sector", "who", "records", "reports"), ("who",)),
    "failure": Shape(("source", "stage", "reason"), ("source", "reason")),
}


def _when(time: Time | None, published: date | None) -> str:
    """The day that the report gives; in brackets the day of the report where it gives none."""
    if time is not None and time.value is not None:
        return time.value
    return f"({published})" if published else ""


def _toward(actors: tuple[Party, ...], others: tuple[Party, ...]) -> str:
    return party_labels(actors) + (f" → {party_labels(others)}" if others else "")


@singledispatch
def row(record: Record, published: date | None) -> tuple[str, ...]:
    """The cells of a record under the headers of its kind; `published` is the day of its report."""
    raise TypeError(f"no table is known for {type(record).__name__}")


@row.register
def _(record: Statement, published: date | None) -> tuple[str, ...]:
    cue = f"{record.cue.text} (denies)" if record.denies else record.cue.text
    return (_when(record.date, published), party_label(record.speaker), cue, quoted(record.content), mark(record))


@row.register
def _(record: Event, published: date | None) -> tuple[str, ...]:
    who = _toward(record.actor, record.recipient)
    event = f"{record.event} {record.status}"
    return (_when(record.date, published), event, who, quoted(record.evidence[:1]), mark(record))


@row.register
def _(record: Position, published: date | None) -> tuple[str, ...]:
    who = _toward(record.holder, record.toward)
    return (_when(record.date, published), record.stance, who, quoted(record.content), mark(record))


@row.register
def _(record: Meeting, published: date | None) -> tuple[str, ...]:
    state = f"{record.state} {record.format}"
    who = party_labels(record.participants)
    return (_when(record.date, published), state, who, quoted(record.evidence[:1]), mark(record))


@row.register
def _(record: Conditional, published: date | None) -> tuple[str, ...]:
    consequence = record.consequence.text if record.consequence else ""
    return (record.type, party_labels(record.holder), record.condition.text, consequence, mark(record))


@row.register
def _(record: Quantity, published: date | None) -> tuple[str, ...]:
    return (record.amount("-"), party_labels(record.holder), record.what.text, mark(record))


@row.register
def _(record: Outlook, published: date | None) -> tuple[str, ...]:
    hedge = record.hedge.text if record.hedge else ""
    horizon = (record.horizon.value or record.horizon.text) if record.horizon else ""
    return (party_label(record.speaker), hedge, record.proposition.text, horizon, mark(record))


@row.register
def _(record: TimeRecord, published: date | None) -> tuple[str, ...]:
    return (record.type, record.value or "unresolved", record.text, mark(record))


def document_row(stored: StoredDocument, copy_of: str | None) -> tuple[str, ...]:
    """The cells of a document; `copy_of` is the id of the document whose copy it is, or `None`."""
    document = stored.document
    coded = "yes" if stored.coder else f"no ({document.language})"
    published = str(document.published) if document.published else "unknown"
    original = copy_of[:MARK_DIGITS] if copy_of is not None else ""
    return (document.id[:MARK_DIGITS], published, coded, original, document.title or "", document.source or "")


def party_row(row: PartyRow) -> tuple[str, ...]:
    """The cells of a party."""
    party = row.party
    who = "; ".join(dict.fromkeys([party.name, *row.names] if party.name else row.names))
    return (party.id or "", party.kind, party.sector or "", who, str(row.mentions), str(row.documents))


def failure_row(failure: Failure) -> tuple[str, ...]:
    """The cells of a failure."""
    return (failure.source, failure.stage, failure.reason)
