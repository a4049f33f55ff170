"""Records made by hand from the words of small texts, for tests of what is done with records."""

from dataclasses import replace
from datetime import date

from standoff.model import (
    Coder,
    Conditional,
    ConditionalType,
    Cue,
    CueClass,
    Document,
    Event,
    EventType,
    Form,
    Meeting,
    MeetingFormat,
    MeetingState,
    Outlook,
    Party,
    PartyKind,
    Position,
    Quantity,
    Span,
    Stance,
    Statement,
    Status,
    Time,
    TimeType,
    document_id,
    record_id,
)

CODER = Coder("hand", "0", "000000000000")


def report(text: str, published: str | None = None, title: str | None = None) -> Document:
    """A report with `text`."""
    return Document(
        id=document_id(text),
        text=text,
        title=title,
        published=date.fromisoformat(published) if published else None,
        language="en",
    )


def find(document: Document, words: str) -> Span:
    """Where `words` stand first in the text."""
    start = document.text.index(words)
    return Span(start, start + len(words), words)


def state(code: str, words: str = "", **fields: object) -> Party:
    """A state, by its alpha-3 code."""
    party = Party(text=words or code, start=0, end=1, id=code, country=code, code=code, kind=PartyKind.STATE)
    return replace(party, **fields)  # type: ignore[arg-type]


def person(name: str, code: str | None, role: str | None, sector: str | None = "GOV") -> Party:
    """A named person, acting for the state `code` unless the sector is private."""
    own = code if sector in ("GOV", "MIL") else None
    return Party(
        text=name, start=0, end=1, id=own, country=code, code=code, sector=sector, name=name, role=role,
        kind=PartyKind.PERSON,
    )  # fmt: skip


def day(value: str) -> Time:
    """A day that a report gives."""
    there = date.fromisoformat(value)
    return Time(text=value, start=0, end=1, type=TimeType.DATE, value=value, earliest=there, latest=there)


def position(
    document: Document,
    holder: str,
    stance: Stance,
    words: str,
    issue: str,
    *,
    toward: str | None = None,
    on: str | None = None,
    answers: tuple[str, ...] = (),
) -> Position:
    """A position on the words that say it."""
    span = find(document, words)
    return Position(
        id=record_id(document.id, "position", [span], holder, stance, issue),
        doc=document.id,
        evidence=(span,),
        confidence=0.8,
        coder=CODER,
        holder=(state(holder),),
        toward=(state(toward),) if toward else (),
        stance=stance,
        content=(span,),
        issue=issue,
        answers=answers,
        date=day(on) if on else None,
    )


def event(
    document: Document,
    type_: EventType,
    actor: str,
    recipient: str | None,
    words: str,
    *,
    status: Status = Status.OCCURRED,
    on: str | None = None,
    quad: int = 4,
    scale: float = -5.0,
    according_to: str | None = None,
) -> Event:
    """An event on the words that say it."""
    span = find(document, words)
    return Event(
        id=record_id(document.id, "event", [span], type_),
        doc=document.id,
        evidence=(span,),
        confidence=0.8,
        coder=CODER,
        event=type_,
        actor=(state(actor),),
        recipient=(state(recipient),) if recipient else (),
        date=day(on) if on else None,
        status=status,
        according_to=according_to,
        quad_code=quad,
        event_scale=scale,
    )


def meeting(
    document: Document,
    participants: tuple[Party, ...],
    words: str,
    held: MeetingState = MeetingState.HELD,
    *,
    on: str | None = None,
    place: str | None = None,
) -> Meeting:
    """A meeting on the words that say it."""
    span = find(document, words)
    return Meeting(
        id=record_id(document.id, "meeting", [span], held),
        doc=document.id,
        evidence=(span,),
        confidence=0.8,
        coder=CODER,
        participants=participants,
        date=day(on) if on else None,
        place=find(document, place) if place else None,
        format=MeetingFormat.BILATERAL,
        state=held,
    )


def statement(
    document: Document,
    speaker: Party | None,
    words: str,
    *,
    cue: str = "said",
    cls: CueClass = CueClass.SAY,
    form: Form = Form.DIRECT,
    on: str | None = None,
    denies: bool = False,
) -> Statement:
    """A statement with the content `words`."""
    span, said = find(document, words), find(document, cue)
    return Statement(
        id=record_id(document.id, "statement", [span]),
        doc=document.id,
        evidence=(span,),
        confidence=0.9,
        coder=CODER,
        speaker=speaker,
        cue=Cue(start=said.start, end=said.end, text=said.text, lemma="say", cls=cls),
        form=form,
        content=(span,),
        date=day(on) if on else None,
        denies=denies,
    )


def conditional(
    document: Document, holder: str | None, condition: str, consequence: str | None, type_: ConditionalType
) -> Conditional:
    """A conditional with its two parts."""
    parts = [find(document, part) for part in (condition, consequence) if part]
    whole = Span.of(document.text, min(part.start for part in parts), max(part.end for part in parts))
    return Conditional(
        id=record_id(document.id, "conditional", [whole]),
        doc=document.id,
        evidence=(whole,),
        confidence=0.7,
        coder=CODER,
        condition=parts[0],
        consequence=parts[1] if len(parts) > 1 else None,
        holder=(state(holder),) if holder else (),
        type=type_,
    )


def quantity(
    document: Document, holder: str | None, words: str, value: float, unit: str, bound: str | None = None
) -> Quantity:
    """A count on the words that say it."""
    span = find(document, words)
    return Quantity(
        id=record_id(document.id, "quantity", [span]),
        doc=document.id,
        evidence=(span,),
        confidence=0.9,
        coder=CODER,
        value=value,
        low=value,
        high=None if bound else value,
        bound=bound,
        unit=unit,
        holder=(state(holder),) if holder else (),
        what=span,
    )


def outlook(
    document: Document, speaker: Party | None, proposition: str, hedge: str | None, horizon: str | None = None
) -> Outlook:
    """An expectation on the words that say it."""
    span = find(document, proposition)
    return Outlook(
        id=record_id(document.id, "outlook", [span]),
        doc=document.id,
        evidence=(span,),
        confidence=0.7,
        coder=CODER,
        speaker=speaker,
        proposition=span,
        hedge=find(document, hedge) if hedge else None,
        horizon=day(horizon) if horizon else None,
    )
