"""Parties as entities: who they are by the record, and nobody whom only a description tells apart."""

from collections.abc import Iterator

from standoff.export.ftm.entity import Entity, make_entity
from standoff.export.naming import Naming
from standoff.export.words import Words
from standoff.model import Party, PartyKind

_PUBLIC = frozenset({"GOV", "MIL", "JUD", "LEG", "COP", "SPY", "PRM"})
"""Sectors whose bodies are the state's."""


def party_entity(naming: Naming, words: Words, party: Party) -> Entity | None:
    """The entity of a party; `None` for one without a name, country or sector.

    A named person is a Person, a state a PublicBody, an organisation or armed group known by name an Organization.
    Others are what their state and sector make them: "Military (Guyana)" stands for all soldiers of Guyana that no
    report names, as a PublicBody, and "Civilians (Guyana)" as a LegalEntity.
    """
    if party.kind is PartyKind.PERSON and party.name:
        return _person(naming, words, party)
    if party.kind is PartyKind.STATE and party.id:
        return state_entity(naming, party.id)
    if party.id and party.id not in naming.countries:
        name = naming.identity(party)
        return make_entity("Organization", ("body", party.id), {"name": name, "alias": _other(party.id, name)})
    return _group(naming, party)


def state_entity(naming: Naming, code: str) -> Entity | None:
    """The entity of a state by its alpha-3 code; `None` for a code that is none."""
    name = naming.country(code)
    if name is None:
        return None
    properties = {"name": name, "country": country_of(naming, code), "classification": "state"}
    return make_entity("PublicBody", ("state", code), properties)


def country_of(naming: Naming, code: str | None) -> str | None:
    """A country in FollowTheMoney's manner: two small letters."""
    alpha2 = naming.alpha2(code)
    return alpha2.lower() if alpha2 else None


def with_states(naming: Naming, entity: Entity, party: Party) -> Iterator[Entity]:
    """The entity, and before it the state that it is part of."""
    state = state_entity(naming, party.country) if "parent" in entity.properties and party.country else None
    if state is not None:
        yield state
    yield entity


def _person(naming: Naming, words: Words, party: Party) -> Entity:
    properties = {
        "name": party.name,
        "country": country_of(naming, party.country),
        "position": words.office(party),
    }
    return make_entity("Person", ("person", party.country, party.name), properties)


def _group(naming: Naming, party: Party) -> Entity | None:
    if party.sector is None or party.sector not in naming.formats.sectors:
        return None
    public = party.sector in _PUBLIC and party.country is not None
    state = state_entity(naming, party.country) if public and party.country else None
    properties = {
        "name": naming.sector_label(party),
        "country": country_of(naming, party.country),
        "sector": naming.formats.sectors[party.sector],
        "parent": state.id if state else None,
    }
    return make_entity("PublicBody" if public else "LegalEntity", ("sector", party.country, party.sector), properties)


def _other(value: str, than: str | None) -> str | None:
    return value if value != than else None
