"""To whom those belong whom a noun phrase speaks of: country, organisation, body."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from standoff.annotate.parties.findings import Findings
from standoff.annotate.parties.names import Hit
from standoff.annotate.parties.phrases import (
    Affiliation,
    AgentNoun,
    affiliation_of,
    complement,
    is_former,
    modifier_groups,
    takes_country_of_place,
)
from standoff.annotate.syntax import children, conjuncts
from standoff.lexicon.gazetteer import Sense
from standoff.model import Party, PartyKind

_ENTITY = "PRE"
_GROUP_SECTORS = frozenset({"UAF", "CVL", "OPP", "PRM", "GOV", "REB", "MIL", None})
_TOPICS = frozenset({Sense.COUNTRY, Sense.CAPITAL, Sense.CITY, Sense.REGION, Sense.BLOC, Sense.ARMED, Sense.METONYM})
_FORCES = frozenset({"MIL", "COP", "SPY"})
_STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "SPY", "LEG", "JUD", "PTY"})


def affiliations(found: Findings, noun: AgentNoun, token: Token) -> list[Affiliation]:
    """To whom those belong whom the phrase of `token` names, one entry for each party; empty if untold."""
    before = found.hits_before(token)
    if token.lemma_.lower() in found.vocabulary.relations:
        owned = {index for owner in children(token, "poss") for index in range(owner.left_edge.i, owner.i + 1)}
        before = [hit for hit in before if hit.first not in owned]
    groups = modifier_groups(found.tokens, telling(found, noun, before))
    if groups and all(hit.name.country is None and hit.name.sense is Sense.BLOC for hit in groups):
        told = _after(found, noun, token)
        groups = [] if any(entry.country for entry in told) else groups
    if len(groups) == 1:
        return [merged(groups[0], before)]
    if groups:
        return [affiliation_of(hit) for hit in groups]
    return _by_person_before(found, token) or _after(found, noun, token)


def telling(found: Findings, noun: AgentNoun, hits: Sequence[Hit]) -> list[Hit]:
    """The names before a noun that tell to whom one belongs: "Russian-backed" and an expert's topic do not."""
    hits = [hit for hit in hits if not found.is_linked(hit)]
    return [hit for hit in hits if noun.agent.sector != "EDU" or not _is_topic(found, hit)]


def _is_topic(found: Findings, hit: Hit) -> bool:
    """Whether a name before an expert tells what about ("a China expert") or where, and not of what nation."""
    if hit.name.sense not in _TOPICS:
        return False
    after = found.tokens[hit.last + 1] if hit.last + 1 < len(found.tokens) else None
    return after is None or after.tag_ != "POS"


def merged(hit: Hit, hits: Sequence[Hit]) -> Affiliation:
    """A nationality with the sector of the body that follows it ("Chinese State Council officials")."""
    affiliation = affiliation_of(hit)
    for other in hits:
        name = other.name
        if other is not hit and name.sense is Sense.METONYM and name.country in (None, affiliation.country):
            return replace(affiliation, sector=name.sector)
    return affiliation


def realm_of(found: Findings, token: Token) -> Hit | None:
    """The state that "the Gulf *emirate* of Qatar" or "the former Soviet *republic* of Moldova" is; else `None`.

    What stands before the noun tells where the state lies or what it was, and not who it is.
    """
    below = complement(token, "of") if token.lemma_.lower() in found.vocabulary.realms else None
    hit = found.hit_headed_by(below) if below is not None and token.tag_ in ("NN", "NNP") else None
    return hit if hit is not None and hit.name.sense is Sense.COUNTRY and hit.name.id is not None else None


def _by_person_before(found: Findings, token: Token) -> list[Affiliation]:
    """ "The Obama administration", "Assad's troops"."""
    for index in range(token.left_edge.i, token.i):
        mention = found.mention_at.get(index)
        if mention is not None and mention.person.country is not None:
            country = mention.person.country
            person = mention.person
            return [Affiliation(person.id, country, person.code, person.sector, person.id == country)]
    return []


def _after(found: Findings, noun: AgentNoun, token: Token) -> list[Affiliation]:
    if noun.agent.sector == "EDU":
        return []
    prepositions = ["of", "from"]
    if noun.agent.open or noun.agent.office:
        prepositions += ["for", "at", "with"]
    word = token.lemma_.lower()
    if word in found.vocabulary.serving:
        below = complement(token, "to")
        if below is not None and (below.i in found.mention_at or found.noun(below) is not None):
            prepositions.append("to")
    if takes_country_of_place(noun.agent) or noun.agent.body or word in found.vocabulary.strangers:
        prepositions.append("in")
    for preposition in prepositions:
        below = complement(token, preposition)
        told = _of_complement(found, below) if below is not None else []
        if told:
            return [*told, *_of_others(found, below)] if noun.plural and below is not None else told
    below = complement(token, "in")
    inner = found.noun(below) if below is not None else None
    return _of_complement(found, below) if below is not None and inner is not None and inner.agent.body else []


def _of_others(found: Findings, first: Token) -> list[Affiliation]:
    """Those who are coordinated by name with the first of whom people are ("the governments of Togo and *Benin*")."""
    if found.hit_headed_by(first) is None:
        return []
    hits = (found.hit_headed_by(other) for other in conjuncts(first)[1:])
    return [affiliation_of(hit) for hit in hits if hit is not None]


def _of_complement(found: Findings, below: Token) -> list[Affiliation]:
    hit = found.hit_headed_by(below) or realm_of(found, below)
    if hit is not None:
        return [affiliation_of(hit)]
    mention = found.mention_at.get(below.i)
    if mention is not None and mention.person.country is not None:
        person = mention.person
        return [Affiliation(person.id, person.country, person.code, person.sector, person.id == person.country)]
    noun = found.noun(below)
    if noun is None:
        if below.lemma_.lower() in found.vocabulary.relations:
            return []
        groups = modifier_groups(found.tokens, found.hits_before(below))
        return [replace(affiliation_of(hit), sector=None) for hit in groups[:1]]
    told = affiliations(found, noun, below)
    if told:
        return [replace(entry, sector=entry.sector or noun.agent.sector) for entry in told]
    return [Affiliation(None, None, None, noun.agent.sector, noun.agent.state)]


def sector_of(found: Findings, noun: AgentNoun, token: Token, told: Sequence[Affiliation], first: int) -> str | None:
    """The PLOVER sector of those whom a phrase speaks of, which begins at the token `first`."""
    agent = noun.agent
    if (
        not agent.body
        and agent.sector in _STATE_SECTORS
        and is_former(found.tokens, first, noun.first, found.vocabulary)
    ):
        return "ELI"
    if agent.body and agent.sector in ("GOV", None) and told and told[0].id is not None and not told[0].state:
        return agent.sector if told[0].group else told[0].sector
    if agent.body and agent.sector is None and told:
        return told[0].sector
    if agent.governs and _of_state(found, noun, token, first):
        return "GOV"
    if agent.office and agent.sector == "GOV" and (owning := _owning_body(found, token)) is not None:
        return owning
    group = next((entry for entry in told if entry.group), None)
    if group is not None and group.sector == _ENTITY and agent.office and agent.sector and not agent.open:
        return agent.sector
    if group is not None and group.sector is not None and agent.sector in _GROUP_SECTORS:
        return group.sector
    if not agent.open:
        return agent.sector
    body = next((entry.sector for entry in told if entry.sector), None) or body_before(found, token, noun.first)
    if body is not None:
        return body
    if told and not told[0].state and told[0].id is not None:
        return None
    return agent.sector if agent.sector == "MIL" or any(entry.country for entry in told) else None


def _of_state(found: Findings, noun: AgentNoun, token: Token, first: int) -> bool:
    """Whether a state or territory is named by its own name as whose ("Macau's", "of Hong Kong")."""
    below = complement(token, "of")
    of = found.hit_headed_by(below) if below is not None else None
    owners = [hit for hit in found.hits_within(first, noun.first - 1) if found.tokens[hit.last + 1].tag_ == "POS"]
    return any(hit.name.sense is Sense.COUNTRY for hit in (*owners, *([of] if of is not None else [])))


def _owning_body(found: Findings, token: Token) -> str | None:
    """The sector of the force that somebody is of ("the *army's* chief of staff")."""
    owners = (found.noun(owner) for owner in children(token, "poss"))
    return next((one.agent.sector for one in owners if one and one.agent.body and one.agent.sector in _FORCES), None)


def body_before(found: Findings, token: Token, first: int) -> str | None:
    """The sector of a body in a compound before the token `first` ("army spokesman", "Foreign Ministry official")."""
    for at in range(first - 1, token.left_edge.i - 1, -1):
        inner = found.noun(found.tokens[at])
        if inner is not None and inner.agent.sector is not None:
            return inner.agent.sector
    return None


def identity(noun: AgentNoun, entry: Affiliation) -> str | None:
    """A state's id is borne only by those who act for it; an organisation's by all who belong to it."""
    if entry.state and not (noun.agent.state or noun.agent.open):
        return None
    return entry.id


def belonging_to(party: Party) -> Affiliation:
    """What it means to belong to `party`."""
    state = party.id is not None and party.id == party.country
    group = party.kind is PartyKind.ORGANISATION and not state and party.country is not None
    sector = party.sector if party.kind in (PartyKind.ORGANISATION, PartyKind.PERSON) else None
    return Affiliation(party.id, party.country, party.code, sector, state, party.kind is PartyKind.BLOC, group)


def is_association(noun: AgentNoun, token: Token, entry: Affiliation) -> bool:
    """Whether a body without a country counts as non-governmental: a rights group, or one with a name of its own."""
    if not noun.agent.body or entry.country is not None or entry.id is not None:
        return False
    return noun.agent.sector == "SOC" or (noun.agent.sector is None and token.pos_ == "PROPN")
