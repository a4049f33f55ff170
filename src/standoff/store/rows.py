"""Records as rows: what of a record becomes a column to filter by."""

from dataclasses import dataclass
from datetime import date
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

ACTING_FIELDS = ("actor", "speaker", "holder", "participants")
"""The fields in which a party is the one who acts."""

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
