"""The events of all documents, tellings of one event together."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from standoff.analyze.days import Day, day_of_time
from standoff.analyze.happenings.happening import DISPUTING, Happening, Mention
from standoff.analyze.happenings.history import changes
from standoff.analyze.happenings.holdings import NO_RULINGS, Holdings, Rulings
from standoff.analyze.happenings.piles import Keys, Rules, Stages, pile_reports
from standoff.analyze.happenings.same_event import (
    event_likeness,
    events_conflict,
    events_conflict_in_copies,
    events_conflict_within,
    kind_of_event,
    likeness_in_copies,
    likeness_within,
)
from standoff.analyze.happenings.telling import Telling, reader
from standoff.analyze.happenings.words import confirming, denying, is_claim
from standoff.analyze.marks import mark
from standoff.model import Event, EventType, Status

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
_TELLING = 2
"""A clause that names so many things is found by them alone."""
_NOT_TOLD = DISPUTING | {Status.NEGATED}
FIELDS = ("actor", "recipient", "date", "place")


def merge_events(events: Iterable[Event], holdings: Holdings, rulings: Rulings = NO_RULINGS) -> tuple[Happening, ...]:
    """The events, each once, however many reports tell it.

    Args:
        events: of all documents.
        holdings: what they are compared by.
        rulings: what people decided about tellings.

    Returns:
        In order of day, those without one last.
    """
    piles = pile_reports(map(reader(holdings).read_event, events), _STAGES, _certainty, rulings)
    holdings.expect({telling.record.doc for pile in piles if len(pile) > 1 for telling in pile})
    found = [_happening(pile, holdings) for pile in piles]
    return tuple(sorted(found, key=lambda one: (one.day.first if one.day else date.max, one.main.id)))


def single(event: Event, holdings: Holdings) -> Happening:
    """An event as one report tells it."""
    return _happening([reader(holdings).read_event(event)], holdings)


def _keys(told: Sequence[Telling[Event]]) -> list[Keys]:
    """Type and a thing of the clause, of a short one also of its sentence; of talks also type and sides.

    Of the things of sentences, those do not matter that no clause of the type names.
    """
    named: dict[str, set[str]] = {}
    for telling in told:
        for type_ in telling.types:
            named.setdefault(type_, set()).update(telling.own.things)
    return [_found_by(telling, named) for telling in told]


def _found_by(telling: Telling[Event], named: Mapping[str, set[str]]) -> Keys:
    own = telling.own.things
    found: list[Hashable] = [(type_, thing) for type_ in telling.types for thing in own]
    if EventType.CONSULT.value in telling.types:
        found.append(telling.actors.sides | telling.recipients.sides)
    others = [type_ for type_ in telling.types if not named[type_] <= own] if len(own) < _TELLING else ()
    around = telling.around.things - own if others else ()
    return Keys(found, [(type_, thing) for type_ in others for thing in around if thing in named[type_]])


def _keys_within(told: Sequence[Telling[Event]]) -> list[Keys]:
    return [Keys((telling.record.event,)) for telling in told]


def _keys_of_copies(told: Sequence[Telling[Event]]) -> list[Keys]:
    return [Keys((telling.record.quad_code,)) for telling in told]


_STAGES = Stages(
    within=Rules(events_conflict_within, likeness_within, _keys_within),
    copied=Rules(events_conflict_in_copies, likeness_in_copies, _keys_of_copies),
    across=Rules(events_conflict, event_likeness, _keys, kind_of_event),
)


def _happening(pile: Sequence[Telling[Event]], holdings: Holdings) -> Happening:
    if len(pile) == 1 and len(pile[0].records) == 1:
        return _told_once(pile[0], holdings)
    ranked = sorted(
        ((event, telling) for telling in pile for event in telling.records),
        key=lambda pair: (*_certainty(pair[0])[:3], pair[1].order, *_certainty(pair[0])[3:]),
    )
    events = [event for event, _ in ranked]
    told = [telling.day for telling in pile if telling.day is not None and telling.day.told]
    days = told or [telling.day for telling in pile if telling.day is not None]
    return Happening(
        mentions=tuple(Mention(event, telling.published, telling.source, mark(event)) for event, telling in ranked),
        day=_day(days),
        support=_support(pile),
        claimed=all(is_claim(event, holdings) for event in events),
        confirmed_by=confirming(events, holdings),
        denied_by=denying(events, holdings),
        fields=tuple(_fields(events)),
        history=changes(pile, holdings),
    )


def _told_once(telling: Telling[Event], holdings: Holdings) -> Happening:
    """The same of a single telling: most events have no more."""
    event = telling.record
    return Happening(
        mentions=(Mention(event, telling.published, telling.source, mark(event)),),
        day=telling.day,
        support=1,
        claimed=is_claim(event, holdings),
        confirmed_by=confirming((event,), holdings) if event.according_to else (),
        denied_by=denying((event,), holdings) if event.status in DISPUTING else (),
        fields=tuple([(field, event.id) for field in FIELDS if getattr(event, field)]),
    )


def _day(days: Sequence[Day]) -> Day | None:
    """The narrowest, of several the one that most reports tell, then the first."""
    return min(days, key=lambda day: (day.last - day.first, -days.count(day), day.first)) if days else None


def _certainty(event: Event) -> tuple[int, bool, float, int, str]:
    told = event.according_to is not None
    return (_CERTAINTY.index(event.status), told, -event.confidence, event.evidence[0].start, event.id)


def _support(pile: Sequence[Telling[Event]]) -> int:
    telling = {one.source for one in pile if any(event.status not in _NOT_TOLD for event in one.records)}
    return len(telling or {one.source for one in pile})


def _fields(ranked: Sequence[Event]) -> Iterator[tuple[str, str]]:
    """Which telling gives a field: parties with sides before others, the narrowest day, else the best telling."""
    for field in FIELDS:
        giving = [event for event in ranked if getattr(event, field)]
        if giving:
            yield field, min(giving, key=lambda event: _vagueness(event, field)).id


def _vagueness(event: Event, field: str) -> int:
    if field == "date":
        day = day_of_time(event.date)
        return (day.last - day.first).days if day is not None else 1_000
    parties = getattr(event, field)
    return sum(party.id is None for party in parties) if field in ("actor", "recipient") else 0
