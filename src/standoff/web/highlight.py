"""Which records lie on which words: the text cut at every border."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from standoff.model import (
    Conditional,
    Event,
    Meeting,
    Outlook,
    Party,
    Position,
    Quantity,
    Record,
    Span,
    Statement,
    Time,
)

EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text and what it is to a record.

    Attributes:
        start: first character, in code points.
        end: one past the last.
        role: "evidence", "speaker", "cue", "content" ...
        record: place of the record in the list that is shown.
    """

    start: int
    end: int
    role: str
    record: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text without a border in it.

    Attributes:
        start: first character, in code points.
        end: one past the last.
        parts: what lies on it, records in their order.
    """

    start: int
    end: int
    parts: tuple[Part, ...]


def parts_of(record: Record, place: int) -> list[Part]:
    """All stretches that a record points at; `place` is its place in the list that is shown."""
    found = [Part(span.start, span.end, EVIDENCE, place) for span in record.evidence]
    found += [Part(span.start, span.end, role, place) for role, span in _roles(record)]
    return [part for part in found if part.start < part.end]


def _roles(record: Record) -> Iterator[tuple[str, "Span | Party | Time"]]:
    match record:
        case Statement():
            yield from _each("content", record.content)
            yield "cue", Span(record.cue.start, record.cue.end, record.cue.text)
            yield from _each("speaker", record.speaker)
            yield from _each("addressee", record.addressee)
        case Event():
            yield from _each("actor", record.actor)
            yield from _each("recipient", record.recipient)
            yield from _each("date", record.date)
        case Position():
            yield from _each("content", record.content)
            yield from _each("holder", record.holder)
        case Meeting():
            yield from _each("participant", record.participants)
            yield from _each("date", record.date)
            yield from _each("place", record.place)
        case Conditional():
            yield from _each("condition", record.condition)
            yield from _each("consequence", record.consequence)
        case Quantity():
            yield from _each("number", record.what)
        case Outlook():
            yield from _each("content", record.proposition)
            yield from _each("hedge", record.hedge)
            yield from _each("horizon", record.horizon)


def _each(
    role: str, found: "Span | Party | Time | Sequence[Span] | Sequence[Party] | None"
) -> Iterator[tuple[str, "Span | Party | Time"]]:
    if found is None:
        return
    for one in found if isinstance(found, (tuple, list)) else (found,):
        yield role, one


def cut_at_borders(parts: Iterable[Part], start: int, end: int) -> list[Segment]:
    """The stretch `[start, end)` in segments, each with the parts that lie on it, in time linear in the parts."""
    opening: dict[int, list[Part]] = {}
    closing: dict[int, list[Part]] = {}
    for part in parts:
        first, last = max(part.start, start), min(part.end, end)
        if first < last:
            opening.setdefault(first, []).append(part)
            closing.setdefault(last, []).append(part)
    borders = sorted({start, end, *opening, *closing})
    found: list[Segment] = []
    on: dict[Part, None] = {}
    for here, there in pairwise(borders):
        for part in closing.get(here, ()):
            on.pop(part, None)
        on.update(dict.fromkeys(opening.get(here, ())))
        found.append(Segment(here, there, tuple(sorted(on, key=lambda part: (part.record, part.start, part.role)))))
    return found
