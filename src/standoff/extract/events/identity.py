"""Whether two mentions are one party."""

from collections.abc import Iterable

from standoff.model import Party

_Identity = tuple[str, str | None, str | None]


def is_taken(party: Party, actor: Party, own: bool) -> bool:
    """Whether a party is the actor; where it is only inferred, whether it is of the actor's country."""
    return same_side(party, actor) or (not own and party.id is not None and party.id == actor.id)


def same_side(one: Party, other: Party) -> bool:
    """Whether two mentions are the same actor: the same body, and not two persons by name."""
    if _identity(one)[:2] != _identity(other)[:2]:
        return False
    return one.name is None or other.name is None or one.name == other.name


def is_known(party: Party) -> bool:
    """Whether it is known who, or of which country, a party is."""
    return bool(party.id or party.country or party.name)


def _identity(party: Party) -> _Identity:
    return (party.id or party.country or party.text.lower(), party.sector or "GOV", party.name)


def distinct(parties: Iterable[Party]) -> tuple[Party, ...]:
    """The parties, each once."""
    found: dict[_Identity, Party] = {}
    for party in parties:
        found.setdefault(_identity(party), party)
    return tuple(found.values())


def codes_of(parties: tuple[Party, ...]) -> frozenset[str]:
    """By what parties are told apart: id, country, or their words."""
    return frozenset(party.id or party.country or party.text.lower() for party in parties)
