"""Documents and records as rows: what becomes a column to filter by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import singledispatch

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
from standoff.store.answers import StoredDocument

Row = dict[str, object]
"""Values by the names of their columns."""

ACTING_FIELDS = ("actor", "speaker", "holder", "participants")
"""The fields in which a party is the one who acts."""

PARTY_FIELDS: Mapping[str, tuple[str, ...]] = {
    "statement": ("speaker", "addressee"),
    "event": ("actor", "recipient"),
    "position": ("holder", "toward"),
    "meeting": ("participants",),
    "conditional": ("holder",),
    "quantity": ("holder",),
    "outlook": ("speaker",),
    "time": (),
}
"""The fields of each kind in which parties stand."""

TakesPart = tuple[str, tuple[Party, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What of a record one can filter by; see `schema_0001.sql`."""

    parties: tuple[TakesPart, ...] = ()
    type: str | None = None
    status: str | None = None
    stance: str | None = None
    issue: str | None = None
    when: Time | TimeRecord | None = None

    @property
    def day_from(self) -> date | None:
        """First day; a time that bounds one side only counts as that day."""
        return (self.when.earliest or self.when.latest) if self.when else None

    @property
    def day_to(self) -> date | None:
        """Last day, likewise."""
        return (self.when.latest or self.when.earliest) if self.when else None


def _one(party: Party | None) -> tuple[Party, ...]:
    return () if party is None else (party,)


@singledispatch
def columns(record: Record) -> Columns:
    """The columns of `record`."""
    raise TypeError(f"no columns are known for {type(record).__name__}")


@columns.register
def _(record: Statement) -> Columns:
    parties = (("speaker", _one(record.speaker)), ("addressee", _one(record.addressee)))
    return Columns(parties=parties, type=record.cue.cls, when=record.date)


@columns.register
def _(record: Event) -> Columns:
    parties = (("actor", record.actor), ("recipient", record.recipient))
    return Columns(parties=parties, type=record.event, status=record.status, when=record.date)


@columns.register
def _(record: Position) -> Columns:
    parties = (("holder", record.holder), ("toward", record.toward))
    return Columns(parties=parties, stance=record.stance, issue=record.issue, when=record.date)


@columns.register
def _(record: Meeting) -> Columns:
    parties = (("participants", record.participants),)
    return Columns(parties=parties, type=record.format, status=record.state, when=record.date)


@columns.register
def _(record: Conditional) -> Columns:
    return Columns(parties=(("holder", record.holder),), type=record.type)


@columns.register
def _(record: Quantity) -> Columns:
    return Columns(parties=(("holder", record.holder),))


@columns.register
def _(record: Outlook) -> Columns:
    return Columns(parties=(("speaker", _one(record.speaker)),))


@columns.register
def _(record: TimeRecord) -> Columns:
    return Columns(type=record.type, when=record)


def document_row(stored: StoredDocument) -> Row:
    """A document and how it was coded, as a row of `document`."""
    document, coder = stored.document, stored.coder
    return {
        "id": document.id,
        "title": document.title,
        "published": _iso(document.published),
        "publisher": document.publisher,
        "byline": document.byline,
        "dateline": document.dateline,
        "language": document.language,
        "url": document.url,
        "source": document.source,
        "characters": document.characters,
        "text": document.text,
        "coder_name": coder.name if coder else None,
        "coder_version": coder.version if coder else None,
        "coder_lexicon": coder.lexicon if coder else None,
        "coder_model": stored.model,
        "retrieved": _iso(document.retrieved),
        "checksum": document.checksum,
        "media_type": document.media_type,
        "added_at": _iso(stored.added_at),
        "coded_at": _iso(stored.coded_at),
    }


def record_row(record: Record, by: Columns) -> Row:
    """What of a record is filtered and sorted by, as columns of `record`; its JSON and its place left aside."""
    main = record.evidence[0]
    return {
        "kind": record.kind,
        "start": main.start,
        "finish": main.end,
        "confidence": record.confidence,
        "type": by.type,
        "status": by.status,
        "stance": by.stance,
        "issue": by.issue,
        "day_from": _iso(by.day_from),
        "day_to": _iso(by.day_to),
    }


def _iso(when: date | datetime | None) -> str | None:
    return when.isoformat() if when else None
