"""Nouns that are no agents by themselves and denote somebody by the nation or organisation that they are of."""

from collections.abc import Collection
from dataclasses import replace

from spacy.tokens import Token

from standoff.annotate.parties.affiliations import body_before
from standoff.annotate.parties.build import party_of_name, placed, unnamed
from standoff.annotate.parties.descriptions import is_one_member
from standoff.annotate.parties.findings import Findings
from standoff.annotate.parties.names import Hit
from standoff.annotate.parties.phrases import complement, modifier_groups
from standoff.annotate.syntax import children
from standoff.lexicon.gazetteer import NATIONS, PLACES, Sense
from standoff.model import Party, PartyKind

_STATES = (Sense.COUNTRY, Sense.ADJECTIVE)


def members_of(found: Findings, token: Token) -> tuple[Party, ...]:
    """ "NATO allies", "EU states": the organisation by its members; one of them alone is not the organisation."""
    if token.lemma_.lower() not in found.vocabulary.members or is_one_member(found, token):
        return ()
    hits = [hit for hit in found.hits_before(token) if hit.name.sense is Sense.ORGANISATION]
    return tuple(replace(placed(found, party_of_name(found, hit), token), kind=PartyKind.GROUP) for hit in hits[:1])


def crafts_of(found: Findings, token: Token) -> tuple[Party, ...]:
    """ "Icelandic trawlers", "Sri Lankan navy boats": of a nation, and where a body is named of its sector."""
    if token.lemma_.lower() not in found.vocabulary.crafts:
        return ()
    hits = [hit for hit in found.hits_before(token) if hit.name.sense in NATIONS]
    sector = body_before(found, token, token.i)
    return tuple(
        unnamed(found, party_of_name(found, hit), token, sector) for hit in modifier_groups(found.tokens, hits)
    )


def relations_of(found: Findings, token: Token) -> tuple[Party, ...]:
    """ "Israel's ally in Lebanon", "Moscow's Serbian friends": of the nation that is not the possessor's."""
    if token.lemma_.lower() not in found.vocabulary.strangers or not children(token, "poss"):
        return ()
    owned = {at for owner in children(token, "poss") for at in range(owner.left_edge.i, owner.i + 1)}
    hits = [hit for hit in found.hits_before(token) if hit.first not in owned]
    below = complement(token, "in")
    where = found.hit_headed_by(below) if below is not None else None
    named = next((hit for hit in (*hits, *([where] if where else [])) if hit.name.country is not None), None)
    if named is None or named.name.sense not in (*NATIONS, *PLACES):
        return ()
    return (unnamed(found, party_of_name(found, named), token, body_before(found, token, token.i)),)


def state_beside(found: Findings, token: Token, owners: Collection[str]) -> tuple[Party, ...]:
    """ "Chad closed its border with Niger and warned *its neighbour*": the one other state named before it there.

    Nobody where it is not known whose neighbour it is, where there are several, or where there is none.
    """
    if not owners or token.tag_ != "NN":
        return ()
    hits = [hit for hit in found.hits_of_sentence(found.sentence_of[token.i]) if hit.last < token.i]
    named = [hit for hit in hits if hit.name.sense in _STATES and hit.name.country is not None]
    others = {hit.name.country: hit for hit in named if hit.name.country not in owners}
    if len(others) != 1 or not any(hit.name.country in owners for hit in hits):
        return ()
    (country, hit), *_ = others.items()
    state = replace(placed(found, party_of_name(found, hit), token), id=country, country=country, code=country)
    return (replace(state, sector=None, kind=PartyKind.STATE),)


def of_residents(found: Findings, party: Party, hit: Hit, token: Token) -> Party:
    """ "Ethnic Albanians in Serbia", "the Albanians of Serbia" belong to where they live, if anywhere."""
    ethnic = hit.first > 0 and found.tokens[hit.first - 1].lower_ in ("ethnic", "native")
    home = complement(token, "in", "of", "from") if ethnic else complement(token, "of")
    below = found.hit_headed_by(home) if home is not None else None
    if below is None and ethnic:
        others = [other for other in found.hits_of_sentence(found.sentence_of[token.i]) if other != hit]
        countries = {other.name.country for other in others if other.name.country not in (None, party.country)}
        country = countries.pop() if len(countries) == 1 else None
        return replace(party, id=None, country=country, code=country, sector="CVL")
    if below is None or below.name.country is None:
        return party
    return replace(party, id=None, country=below.name.country, code=below.name.country, sector="CVL")
