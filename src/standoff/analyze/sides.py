"""Sides: the parties that hold positions, act and meet, by a key that all their mentions share."""

from collections.abc import Iterable

from standoff.model import (
    Conditional,
    Event,
    Meeting,
    Outlook,
    Party,
    PartyKind,
    Position,
    Quantity,
    Record,
    Statement,
)

PRIVATE_SECTORS = frozenset("ELI EDU JRN CVL BUS AGR LAB MED REF REL SOC CRM".split())
"""PLOVER sectors of people who do not act for the state or organisation that they belong to."""


def side_of(party: Party) -> str | None:
    """The id of the state or organisation that `party` is or acts for; `None` for private people and unknown."""
    if party.sector in PRIVATE_SECTORS or party.id is None:
        return None
    return party.id


def sides_of(parties: Iterable[Party]) -> tuple[str, ...]:
    """The sides of `parties`, each once, in order."""
    return tuple(dict.fromkeys(side for party in parties if (side := side_of(party)) is not None))


def parties_of(record: Record) -> tuple[Party, ...]:
    """Everybody who takes part in `record`, in the order of its fields."""
    match record:
        case Statement(speaker=speaker, addressee=addressee):
            return tuple(party for party in (speaker, addressee) if party is not None)
        case Event(actor=actor, recipient=recipient):
            return actor + recipient
        case Position(holder=holder, toward=toward):
            return holder + toward
        case Meeting(participants=participants):
            return participants
        case Conditional(holder=holder) | Quantity(holder=holder):
            return holder
        case Outlook(speaker=speaker):
            return (speaker,) if speaker is not None else ()
    return ()


def best_mention(side: str, parties: Iterable[Party]) -> Party | None:
    """The mention that stands for `side` best: a state or organisation as such before people who act for it."""
    found = [party for party in parties if side_of(party) == side]
    if not found:
        return None
    return min(found, key=lambda party: (party.kind is PartyKind.PERSON, party.sector is not None, len(party.text)))
