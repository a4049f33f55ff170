"""Whether two tellings are of one event. The rules are laid out in docs/support.md."""

from collections.abc import Hashable

from standoff.analyze.happenings.days import Nearness, nearness
from standoff.analyze.happenings.names import names_differ
from standoff.analyze.happenings.telling import Group, Telling
from standoff.analyze.issues import Terms
from standoff.model import Event, EventType, Status

JOINT = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE, EventType.SUPPORT})
"""What parties do together: one report may make both actors, another one the recipient."""
_WORDS_OF_CONFLICT = 3
"""Demands, accusations, refusals and threats are repeated: without a day they are one only in reports that are near."""
_UNREAL = Status.HYPOTHETICAL
_BACK = Status.HISTORICAL
_AHEAD = Status.PLANNED
_MORE_THAN_HALF = 0.51
_ENOUGH = 0.5
_ENOUGH_FAR = 0.7
_BESIDE = 0.9
"""What a share counts that is found in a sentence and not in the clause."""
_BLANKS = 3
_LEFT_AS_IT_WAS = 0.6
_FEW = 1
_SOME = 2
_MANY = 3


def events_conflict(one: Telling[Event], other: Telling[Event]) -> bool:
    """Whether something speaks against the two being one event, however alike their words are."""
    if one.types.isdisjoint(other.types) or _modes_differ(one, other) or _statuses_differ(one, other):
        return True
    day = _day(one, other)
    if day is Nearness.APART or (day is Nearness.FAR and one.record.quad_code == _WORDS_OF_CONFLICT):
        return True
    if one.again is not other.again and day is not Nearness.SAME:
        return True
    return not _parties_fit(one, other) or names_differ(one, other)


def kind_of_event(telling: Telling[Event]) -> Hashable:
    """All of a telling that `events_conflict` looks at."""
    record, names = telling.record, telling.names
    return (
        telling.types,
        telling.modes,
        record.event,
        record.status,
        record.quad_code,
        telling.day,
        telling.again,
        telling.actors,
        telling.recipients,
        frozenset(names.items()) if names else None,
    )


def events_conflict_within(one: Telling[Event], other: Telling[Event]) -> bool:
    """The same for two places of one report: one clause that gave both tells one event."""
    return events_conflict(one, other) and not (_overlap(one.record, other.record) and _of_a_kind(one, other))


def likeness_within(one: Telling[Event], other: Telling[Event]) -> float:
    """The same as `event_likeness` for two places of one report.

    One clause gave both, or one tells in the next sentence what the attack of the other did, without saying whose.
    """
    if _overlap(one.record, other.record):
        return 1.0
    if one.record.event is EventType.ASSAULT and _is_next(one, other) and not (one.record.actor and other.record.actor):
        return _ENOUGH
    return _shared(one.own, other.own, _needed(one, other, _day(one, other)))


def events_conflict_in_copies(one: Telling[Event], other: Telling[Event]) -> bool:
    """The same for two copies of one report: what their clauses say goes before what the coder made of them."""
    return one.record.doc == other.record.doc or _statuses_differ(one, other) or not _parties_fit(one, other)


def likeness_in_copies(one: Telling[Event], other: Telling[Event]) -> float:
    """How alike the clauses of two copies are: 0 where a desk has not left most of the words as they were."""
    alike = _alike(one.own, other.own)
    left = alike if alike >= _LEFT_AS_IT_WAS else 0.0
    return left if events_conflict(one, other) else max(left, event_likeness(one, other))


def _alike(one: Terms, other: Terms) -> float:
    """Share of all their words that both have."""
    words, others = one.things | one.acts, other.things | other.acts
    return len(words & others) / len(words | others) if words and others else 0.0


def event_likeness(one: Telling[Event], other: Telling[Event]) -> float:
    """How alike two tellings are that do not conflict: 0 for not enough to be one event, at most 1."""
    if not one.own.things and not other.own.things:
        return 0.0
    needed = _needed(one, other, _day(one, other))
    if not one.parts and not other.parts:
        return _likeness(one, other, needed)
    return max(_likeness(a, b, needed) for a in one.reports for b in other.reports)


def _likeness(one: Telling[Event], other: Telling[Event], needed: tuple[float, int]) -> float:
    """Of their clauses; or, if these have something in common or one says nothing, of a clause and a sentence.

    A sentence often tells two acts: that one stands beside the other does not make them one.
    """
    found = _shared(one.own, other.own, needed)
    if found or not (_meet(one.own, other.own) or not one.own.things or not other.own.things):
        return found
    return _BESIDE * max(_shared(one.own, other.around, needed), _shared(one.around, other.own, needed))


def _shared(one: Terms, other: Terms, needed: tuple[float, int]) -> float:
    """The share of words, 0 if it or their number is not enough."""
    enough, least = needed
    if len(one.things & other.things) + len(one.acts & other.acts) < least:
        return 0.0
    share = one.share(other)
    return share if share >= enough else 0.0


def _meet(one: Terms, other: Terms) -> bool:
    return not (one.things.isdisjoint(other.things) and one.acts.isdisjoint(other.acts))


def _needed(one: Telling[Event], other: Telling[Event], day: Nearness) -> tuple[float, int]:
    """The share of words, and how many things, that must be common."""
    known = bool(one.actors.sides) == bool(other.actors.sides)
    if day is Nearness.FAR or one.record.status is _BACK or other.record.status is _BACK:
        return _ENOUGH_FAR, _MANY
    if day is Nearness.SAME and known:
        return _MORE_THAN_HALF, _FEW
    return _ENOUGH, _SOME


def _day(one: Telling[Event], other: Telling[Event]) -> Nearness:
    return nearness(one, other, ahead=one.record.status is _AHEAD or other.record.status is _AHEAD)


def _modes_differ(one: Telling[Event], other: Telling[Event]) -> bool:
    """Whether other modes are given."""
    modes, others = one.modes, other.modes
    return bool(modes and others) and modes.isdisjoint(others)


def _statuses_differ(one: Telling[Event], other: Telling[Event]) -> bool:
    """What is only imagined is no telling of what is done, planned or denied."""
    return (one.record.status is _UNREAL) is not (other.record.status is _UNREAL)


def _of_a_kind(one: Telling[Event], other: Telling[Event]) -> bool:
    """Type, modes, how real it is and who did it agree; to whom may be told of both the whole and its parts."""
    if one.record.event is not other.record.event or _modes_differ(one, other) or _statuses_differ(one, other):
        return False
    return _within(one.actors, other.actors) and not one.actors.differs_in_people(other.actors)


def _parties_fit(one: Telling[Event], other: Telling[Event]) -> bool:
    if one.actors.differs_in_people(other.actors) or one.recipients.differs_in_people(other.recipients):
        return False
    if _within(one.actors, other.actors) and _within(one.recipients, other.recipients):
        return True
    return one.record.event in JOINT and _both(one) == _both(other) and len(_both(one)) > 1


def _within(one: Group, other: Group) -> bool:
    """Whether the sides of one are among those of the other; nobody known is among any."""
    return one.sides <= other.sides or other.sides <= one.sides


def _both(telling: Telling[Event]) -> frozenset[str]:
    return telling.actors.sides | telling.recipients.sides


def _is_next(one: Telling[Event], other: Telling[Event]) -> bool:
    """Whether the two stand in one sentence, or in two of one paragraph that follow each other."""
    first, second = (one, other) if one.sentence.start <= other.sentence.start else (other, one)
    if first.sentence == second.sentence:
        return True
    return not second.opens and second.sentence.start - first.sentence.end <= _BLANKS


def _overlap(a: Event, b: Event) -> bool:
    """Whether one clause of one report gave both."""
    return a.doc == b.doc and a.evidence[0].overlaps(b.evidence[0])
