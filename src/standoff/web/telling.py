"""A record in a few words, the same in tables, margins and lists."""

from dataclasses import dataclass
from datetime import date
from functools import singledispatch

from standoff.brief.wording import Names
from standoff.export.cells import quoted
from standoff.model import (
    Conditional,
    Event,
    Form,
    Meeting,
    Outlook,
    Party,
    Position,
    Quantity,
    Record,
    Span,
    Statement,
    Time,
    TimeRecord,
)

_NOBODY = "somebody not told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What kind of thing a record is, who takes part, when.

    Attributes:
        what: "demand", "sanction", "said", "more than 300 troops" ...
        state: how real or in which form: "alleged", "planned", "denies"; or `None`.
        who: who acts, speaks, holds; `None` where the kind has nobody or the report does not tell.
        to: to whom, or `None`.
        when: the day that the report gives, as it is written in the record; `None` where it gives none.
        words: that carry it.
        facts: further fields, by name.
    """

    what: str
    state: str | None = None
    who: str | None = None
    to: str | None = None
    when: str | None = None
    words: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A record as a page lists it.

    Attributes:
        kind: "statement", "event" ...
        id: of the record.
        doc: id of its document.
        start: first character of its main evidence.
        end: one past the last.
        published: day of publication of its document, or `None`.
        confidence: between 0 and 1.
        notes: the coder's doubts.
        telling: see there.
    """

    kind: str
    id: str
    doc: str
    start: int
    end: int
    published: date | None
    confidence: float
    notes: tuple[str, ...]
    telling: Telling


def entry(record: Record, names: Names, published: date | None) -> Entry:
    """`record` as a page lists it."""
    main = record.evidence[0]
    return Entry(
        kind=record.kind,
        id=record.id,
        doc=record.doc,
        start=main.start,
        end=main.end,
        published=published,
        confidence=record.confidence,
        notes=record.notes,
        telling=tell(record, names),
    )


@singledispatch
def tell(record: Record, names: Names) -> Telling:
    """A record in a few words."""
    raise TypeError(f"no words are known for {type(record).__name__}")


@tell.register
def _(record: Statement, names: Names) -> Telling:
    return Telling(
        what=record.cue.text,
        state=", ".join(filter(None, ("denies" if record.denies else None, _form(record)))) or None,
        who=_party(record.speaker, names) or _NOBODY,
        to=_party(record.addressee, names),
        when=_when(record.date),
        words=quoted(record.content) or record.evidence[0].text,
        facts=_facts(class_=record.cue.cls.value, venue=_text(record.venue)),
    )


def _form(record: Statement) -> str | None:
    return {Form.DIRECT: "quoted", Form.INDIRECT: None, Form.MIXED: "partly quoted"}[record.form]


@tell.register
def _(record: Event, names: Names) -> Telling:
    return Telling(
        what=record.event.value.lower(),
        state=record.status.value,
        who=_parties(record.actor, names) or _NOBODY,
        to=_parties(record.recipient, names),
        when=_when(record.date),
        words=record.evidence[0].text,
        facts=_facts(
            mode=", ".join(record.mode),
            context=", ".join(record.context),
            place=_text(record.place),
            score=f"{record.event_scale:+.1f}",
        ),
    )


@tell.register
def _(record: Position, names: Names) -> Telling:
    return Telling(
        what=record.stance.value,
        who=_parties(record.holder, names) or _NOBODY,
        to=_parties(record.toward, names),
        when=_when(record.date),
        words=quoted(record.content) or record.evidence[0].text,
        facts=_facts(issue=record.issue),
    )


@tell.register
def _(record: Meeting, names: Names) -> Telling:
    return Telling(
        what=record.format.value,
        state=record.state.value,
        who=_parties(record.participants, names),
        when=_when(record.date),
        words=record.evidence[0].text,
        facts=_facts(place=_text(record.place)),
    )


@tell.register
def _(record: Conditional, names: Names) -> Telling:
    return Telling(
        what=record.type.value,
        who=_parties(record.holder, names),
        words=record.evidence[0].text,
        facts=_facts(if_=record.condition.text, then=_text(record.consequence)),
    )


@tell.register
def _(record: Quantity, names: Names) -> Telling:
    return Telling(
        what=record.amount("–"),
        who=_parties(record.holder, names),
        words=record.what.text,
        facts=_facts(place=_text(record.place)),
    )


@tell.register
def _(record: Outlook, names: Names) -> Telling:
    band = record.probability
    return Telling(
        what=record.hedge.text if record.hedge else "expected",
        state=f"{band.low:.0%} to {band.high:.0%}" if band else None,
        who=_party(record.speaker, names) or "the report itself",
        when=None,
        words=record.proposition.text,
        facts=_facts(horizon=record.horizon.text if record.horizon else None),
    )


@tell.register
def _(record: TimeRecord, names: Names) -> Telling:
    return Telling(what=record.type.value.lower(), when=record.value, words=record.text)


def _party(party: Party | None, names: Names) -> str | None:
    return names.party(party).rstrip(",") if party is not None else None


def _parties(parties: tuple[Party, ...], names: Names) -> str | None:
    return names.parties(parties).rstrip(",") or None


def _when(time: Time | None) -> str | None:
    return None if time is None else time.value or time.text


def _text(span: Span | None) -> str | None:
    return None if span is None else span.text


def _facts(**facts: str | None) -> tuple[tuple[str, str], ...]:
    return tuple((name.rstrip("_"), value) for name, value in facts.items() if value)
