"""Tellings are put on piles by ways that look at few of them; looking at all of them gives the same piles."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from handmade import day, event, report, state
from standoff.analyze.happenings import NO_RULINGS, Rulings, hold
from standoff.analyze.happenings.merge import _STAGES
from standoff.analyze.happenings.piles import Rules, pile_up
from standoff.analyze.happenings.telling import Telling, reader
from standoff.lexicon import Lexicon, load_lexicon
from standoff.model import Document, Event, EventType, Status

_THINGS = "bridge convoy harbour pipeline depot ferry village dam airfield market grain radar".split()
_NAMES = "Orlow Bilam Rawa Tesk".split()
_TYPES = (EventType.ASSAULT, EventType.CONSULT, EventType.ACCUSE)
_STATUSES = (Status.OCCURRED, Status.OCCURRED, Status.OCCURRED, Status.PLANNED, Status.HYPOTHETICAL, Status.HISTORICAL)
_SIDES = ("TCD", "NER", "MLI")
_FIRST = date(2031, 5, 1)
_SEEDS = range(12)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


def _made(choices: random.Random) -> Iterator[tuple[Document, Event]]:
    """Short reports of few days, each with one event, alike often enough."""
    for place in range(120):
        things = " and the ".join(choices.sample(_THINGS, choices.randint(0, 3)))
        where = f" near {choices.choice(_NAMES)}" if choices.random() < 0.4 else ""
        clause = f"shelled the {things}{where}" if things else f"struck{where}"
        again = " again" if choices.random() < 0.1 else ""
        published = _FIRST + timedelta(days=choices.randint(0, 16))
        text = f"Item {place}. Guns {clause}{again} beside the {choices.choice(_THINGS)}."
        document = report(text, published.isoformat() if choices.random() < 0.95 else None)
        actor, recipient = choices.sample(_SIDES, 2)
        one = event(
            document,
            choices.choice(_TYPES),
            actor,
            recipient if choices.random() < 0.8 else None,
            clause + again,
            status=choices.choice(_STATUSES),
            quad=choices.choice((3, 4)),
        )
        if choices.random() < 0.5:
            one = replace(one, date=day((published - timedelta(days=choices.randint(0, 3))).isoformat()))
        if choices.random() < 0.1:
            one = replace(one, actor=(*one.actor, state(choices.choice(_SIDES))))
        yield document, one


def _by_looking_at_all(tellings: Sequence[Telling[Event]], stage: str, rulings: Rulings) -> list[list[Telling[Event]]]:
    piles: list[list[Telling[Event]]] = []
    rules: Rules[Event] = getattr(_STAGES, stage)
    for telling in sorted(tellings, key=lambda one: one.order):
        best, most = None, 0.0
        for pile in piles:
            met = any(_meet(telling, known, stage) for known in pile)
            apart = any({telling.record.id, known.record.id} in rulings.apart for known in pile)
            if not met or apart or any(rules.conflict(telling, known) for known in pile):
                continue
            likeness = max(rules.likeness(telling, known) for known in pile)
            if likeness > most:
                best, most = pile, likeness
        if best is None:
            piles.append([telling])
        else:
            best.append(telling)
    return piles


def _meet(one: Telling[Event], other: Telling[Event], stage: str) -> bool:
    """Whether two are compared: a thing in common, which one clause names at least; of talks, the sides."""
    if not one.types & other.types:
        return False
    if stage == "within" or (one.types == {"CONSULT"} and _sides(one) == _sides(other)):
        return True
    return bool(one.own.things & _all_things(other)) or bool(_all_things(one) & other.own.things)


def _all_things(telling: Telling[Event]) -> frozenset[str]:
    own = telling.own.things
    return own if len(own) > 1 else own | telling.around.things


def _sides(telling: Telling[Event]) -> frozenset[str]:
    return telling.actors.sides | telling.recipients.sides


def _places(piles: Sequence[Sequence[Telling[Event]]]) -> list[list[str]]:
    return [[telling.record.id for telling in pile] for pile in piles]


@pytest.mark.parametrize("seed", _SEEDS)
@pytest.mark.parametrize("stage", ["within", "across"])
def test_the_piles_are_those_of_looking_at_all(lexicon, stage, seed):
    made = dict(_made(random.Random(seed)))
    read = reader(hold(made, (), lexicon)).read_event
    tellings = [read(one) for one in made.values()]
    apart = frozenset(frozenset((a.id, b.id)) for a, b in zip(made.values(), list(made.values())[1:], strict=False))
    rules = getattr(_STAGES, stage)
    for rulings in (NO_RULINGS, Rulings(apart=apart)):
        found = pile_up(tellings, rules, rulings)
        assert _places(found) == _places(_by_looking_at_all(tellings, stage, rulings))
        assert stage == "within" or 40 < len(found) < len(tellings)


def test_what_conflicts_is_the_same_for_all_tellings_of_a_kind(lexicon):
    made = dict(_made(random.Random(99)))
    read = reader(hold(made, (), lexicon)).read_event
    tellings = [read(one) for one in made.values()]
    rules = _STAGES.across
    assert rules.kind is not None
    by_kind: dict[object, list[Telling[Event]]] = {}
    for telling in tellings:
        by_kind.setdefault(rules.kind(telling), []).append(telling)
    several = [kind for kind in by_kind.values() if len(kind) > 1]
    assert several
    for first, *others in several:
        for other in others:
            for known in tellings:
                assert rules.conflict(first, known) is rules.conflict(other, known)
                assert rules.conflict(known, first) is rules.conflict(known, other)
