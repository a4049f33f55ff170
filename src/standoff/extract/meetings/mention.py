"""One place of a report that tells of a meeting."""

from dataclasses import dataclass

from spacy.tokens import Token

from standoff.model import MeetingFormat, MeetingState, Party, PartyKind, Span, Time

_OUTSIDE = frozenset({"MED", "JRN", "CVL", "BUS"})
_OPPOSED = frozenset({"REB", "OPP", "SEP", "PRM"})
_OFFICIAL = frozenset({"GOV", "MIL", "REB", "OPP", "SEP", "IGO", "LEG", "SPY", "PRM", "PTY", "ELI"})
_PRONOUNS = frozenset("he him she her they them who it i we us me you his their".split())
_UNKNOWN = "?"
_VAGUE_SECTORS = frozenset({"GOV", "EDU", "CVL", "BUS", "ELI", "MIL", "COP", "LEG", "JUD", "SPY"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of a meeting, before mentions of the same one are put together.

    Attributes:
        token: its head word.
        parties: who meets, as far as this mention tells.
        date: when, or `None`.
        place: where, or `None`.
        format: as the words tell; `None` where the number of sides decides.
        state: whether it takes place.
        evidence: the words.
        clause: the clause that they stand in.
        families: families of words to which its head belongs.
        strong: whether the noun means talks between sides even where it names one.
        definite: whether it points back to a meeting told before ("the summit").
    """

    token: Token
    parties: tuple[Party, ...]
    date: Time | None
    place: Span | None
    format: MeetingFormat | None
    state: MeetingState
    evidence: Span
    clause: Span
    families: frozenset[str] = frozenset()
    strong: bool = False
    definite: bool = False


def key_of(party: Party) -> str:
    """What tells a side from another: the id, else country and sector, else the words.

    Named people of nobody knows which side count as one side together.
    """
    if party.id is not None:
        return party.id
    if party.country is not None:
        return f"{party.country}/{party.sector}"
    return _UNKNOWN if party.name is not None else party.text.lower()


def sides_of(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties that take part, each side once, the first mention of each."""
    sides: dict[str, Party] = {}
    for party in parties:
        if takes_part(party):
            sides.setdefault(key_of(party), party)
    return tuple(sides.values())


def takes_part(party: Party) -> bool:
    """Whether a party is known well enough to be a side, and is neither press nor public.

    People without a country count if they are an armed or political group; "officials" and "diplomats"
    of nobody knows where do not.
    """
    if party.sector in _OUTSIDE:
        return False
    if party.text.lower() in _PRONOUNS and party.id is None and party.country is None:
        return False
    if party.kind in (PartyKind.STATE, PartyKind.ORGANISATION, PartyKind.BLOC):
        return True
    if party.id is not None or party.country is not None or party.name is not None:
        return True
    return party.sector is not None and party.sector not in _VAGUE_SECTORS


def is_body(party: Party) -> bool:
    """Whether a party is an organisation of states, in which others sit."""
    return party.kind in (PartyKind.ORGANISATION, PartyKind.BLOC) and party.code in ("IGO", "UNO", "EUR", None)


def is_official(party: Party) -> bool:
    """Whether a party acts for a state, an organisation or an armed or political group that is known."""
    if party.kind in (PartyKind.STATE, PartyKind.ORGANISATION, PartyKind.BLOC):
        return party.sector not in _OUTSIDE
    known = party.id is not None or party.country is not None
    return known and (party.sector in _OFFICIAL or (party.sector is None and party.role is not None))


def are_two(parties: tuple[Party, ...]) -> bool:
    """Whether there are two known sides: of two states or bodies, or a state and those who oppose it."""
    known = [party for party in parties if is_official(party)]
    homes = {party.id or party.country or party.text for party in known}
    return len(homes) >= 2 or (len(known) >= 2 and any(party.sector in _OPPOSED for party in known))
