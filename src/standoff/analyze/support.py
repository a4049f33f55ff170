"""How well an entry is supported: which reports tell the same event, and who disputes it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from standoff.analyze.days import Day, day_of
from standoff.analyze.issues import Terms, terms
from standoff.analyze.marks import Library, Mark, distinct, mark, sentence_of, shelve
from standoff.analyze.sides import side_of, sides_of
from standoff.lexicon import Lexicon
from standoff.lexicon.likeness import read_likeness_words
from standoff.model import Document, Event, EventType, Statement, Status

MATERIAL_CONFLICT = 4
TOLD_AS_FACT = frozenset({Status.OCCURRED, Status.ONGOING})
DISPUTING = frozenset({Status.DENIED})
FAR_APART = timedelta(days=10)
"""Between reports this far apart, tellings without a day are not taken for one event."""
_CERTAINTY = (
    Status.OCCURRED,
    Status.ONGOING,
    Status.ALLEGED,
    Status.PLANNED,
    Status.HYPOTHETICAL,
    Status.HISTORICAL,
    Status.DENIED,
    Status.NEGATED,
)
_ALIKE = 0.4
"""Share of words from which on two undated tellings are one event."""


@dataclass(frozen=True, slots=True)
class Reported:
    """One event as all reports tell it.

    Attributes:
        events: its tellings in order of time, the best supported first.
        day: the day that a report gives; else the first day of publication, or `None`.
        reports: how many reports tell it, syndicated copies counted once.
        statuses: how they tell it, each once.
        marks: their evidence.
        claimed: whether it is a hostile act that every telling rests on the word of somebody else than its
            actor: an accusation, whatever its status.
    """

    events: tuple[Event, ...]
    day: Day | None
    reports: int
    statuses: tuple[Status, ...]
    marks: tuple[Mark, ...]
    claimed: bool = False

    @property
    def main(self) -> Event:
        """The telling that stands for all."""
        return self.events[0]

    @property
    def disputed(self) -> bool:
        """Whether one report or party tells it and another denies it."""
        return bool(DISPUTING & set(self.statuses)) and len(set(self.statuses)) > 1


@dataclass(slots=True)
class _Pile:
    events: list[Event]
    days: list[Day | None]
    known: list[Terms]


def corroborate(
    events: Iterable[Event],
    documents: Iterable[Document],
    lexicon: Lexicon,
    copies: Mapping[str, str] | None = None,
    statements: Mapping[str, Statement] | None = None,
) -> tuple[Reported, ...]:
    """The events of all documents, tellings of one event together.

    Two tellings are one event if type, actors and recipients agree, and either the reports give both the
    same day, or, where one gives no day, the reports are not far apart and the words share enough.

    Args:
        events: of all documents.
        documents: the documents.
        lexicon: the words by which tellings are compared.
        copies: for documents that are copies of another, the id of that other.
        statements: by id, to know on whose word an event is told.

    Returns:
        In order of day, those without one last.
    """
    library = shelve(documents)
    words = lexicon.table(read_likeness_words)
    piles: dict[tuple[object, ...], list[_Pile]] = {}
    for event in sorted(events, key=lambda event: _order(event, library)):
        known = terms(sentence_of(event, library).text, words)
        day = day_of(event, library)
        key = (event.event, _acting(event), sides_of(event.recipient))
        among = piles.setdefault(key, [])
        pile = next((pile for pile in _recent(among, day) if _is_same(pile, day, known)), None)
        if pile is None:
            pile = _Pile([], [], [])
            among.append(pile)
        pile.events.append(event)
        pile.days.append(day)
        pile.known.append(known)
    found = [_reported(pile, copies or {}, statements or {}) for among in piles.values() for pile in among]
    return tuple(sorted(found, key=lambda one: (one.day.first.isoformat() if one.day else "9999", one.main.id)))


def _recent(among: list[_Pile], day: Day | None) -> Iterator[_Pile]:
    """The piles whose last telling is not long before `day`, latest first."""
    for pile in reversed(among):
        last = pile.days[-1]
        if day is not None and last is not None and day.first - last.last > FAR_APART:
            return
        yield pile


def _acting(event: Event) -> tuple[str, ...]:
    """The actors' sides; in talks all take part alike, so their order does not count."""
    sides = sides_of(event.actor)
    return tuple(sorted(sides)) if event.event is EventType.CONSULT else sides


def _is_same(pile: _Pile, day: Day | None, known: Terms) -> bool:
    for other, words in zip(pile.days, pile.known, strict=True):
        if day is not None and other is not None and day.told and other.told:
            if day.first <= other.last and other.first <= day.last:
                return True
        elif known.share(words) >= _ALIKE and len(known.things & words.things) > 1:
            return True
    return False


def _reported(pile: _Pile, copies: Mapping[str, str], statements: Mapping[str, Statement]) -> Reported:
    best = sorted(
        range(len(pile.events)),
        key=lambda i: (
            _CERTAINTY.index(pile.events[i].status),
            pile.events[i].according_to is not None,
            -pile.events[i].confidence,
            i,
        ),
    )
    events = tuple(pile.events[i] for i in best)
    told = [day for day in pile.days if day is not None and day.told]
    days = told or [day for day in pile.days if day is not None]
    return Reported(
        events=events,
        day=min(days, key=lambda day: (day.last - day.first, day.first)) if days else None,
        reports=len({copies.get(event.doc, event.doc) for event in events}),
        statuses=tuple(dict.fromkeys(event.status for event in events)),
        marks=distinct(mark(event) for event in events),
        claimed=all(_is_claim(event, statements) for event in events),
    )


def _is_claim(event: Event, statements: Mapping[str, Statement]) -> bool:
    """Whether `event` is a hostile act on the word of somebody else than those who did it."""
    teller = statements.get(event.according_to or "")
    if teller is None or teller.speaker is None or event.quad_code != MATERIAL_CONFLICT:
        return False
    return side_of(teller.speaker) not in sides_of(event.actor)


def _order(event: Event, library: Library) -> tuple[str, str, int, str]:
    day = day_of(event, library)
    return (day.first.isoformat() if day else "9999", event.doc, event.evidence[0].start, event.id)
