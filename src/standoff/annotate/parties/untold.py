"""The country of phrases that do not tell it ("the army"): by who spoke before, what is told, where, the dateline."""

from bisect import bisect_left

from spacy.tokens import Token

from standoff.annotate.parties.findings import Findings
from standoff.annotate.parties.phrases import Affiliation, AgentNoun, complement, takes_country_of_place
from standoff.annotate.parties.pronouns import first_conjunct
from standoff.annotate.parties.resumed import addressed, spoken_before
from standoff.annotate.syntax import agents, children, objects_of, patients
from standoff.lexicon.gazetteer import Sense
from standoff.lexicon.party_words import PartyWords

NO_CONTEXT = frozenset({"EDU", "JRN", "SOC", "BUS", "REF", "MED", None})
_WHERE = frozenset({"in", "at", "near", "across", "throughout", "inside", "outside", "around"})
_QUOTATION_MARKS = frozenset("\" “ ” „ « ' ‘ `` ''".split())
_TELLERS = frozenset({"GOV", "MIL", "LEG", "COP"})


def with_context(found: Findings, noun: AgentNoun, token: Token, told: list[Affiliation]) -> list[Affiliation]:
    """`told`, or where it gives nobody, the one country that the context allows."""
    if any(entry.country or entry.id or entry.bloc for entry in told):
        return told
    if any(child.lower_ in found.vocabulary.foreign for child in token.children if child.i < noun.first):
        return told
    if noun.agent.sector in NO_CONTEXT and not (noun.agent.sector == "JRN" and noun.agent.body):
        return told
    spoken = spoken_before(found, noun, token)
    if spoken is not None:
        return [spoken]
    country = national_office(found, noun) or told_of(found, noun, token) or _nearby(found, noun, token)
    if country is None or country == _post(found, token) or country in addressed(found, token):
        return told
    return [Affiliation(country, country, country, told[0].sector if told else None, True)]


def _post(found: Findings, token: Token) -> str | None:
    """The country to which an envoy is sent ("the envoy *to Mali*"), and of which such a one is not."""
    below = complement(token, "to") if token.lemma_.lower() in found.vocabulary.abroad else None
    hit = found.hit_headed_by(below) if below is not None else None
    return hit.name.country if hit is not None else None


def _nearby(found: Findings, noun: AgentNoun, token: Token) -> str | None:
    """The only country of the sentence or article; for those at home where they are also the only one of a place."""
    if token.lemma_.lower() in found.vocabulary.informants and token.head.lemma_ in found.vocabulary.informing:
        return None
    country = found.countries.only(token)
    if country is not None and _is_of_undergone(found, token, country):
        country = None
    if country is not None and (noun.agent.office or noun.agent.body) and _is_anothers(found, token, country):
        return None
    if country is not None or token.lemma_.lower() in found.vocabulary.abroad:
        return country
    if noun.agent.body or takes_country_of_place(noun.agent):
        here = found.sentence_of[token.i]
        names = [hit for hit in found.hits_of_sentence(here) if hit.name.country is not None]
        places = _scene(found, here) if names or not here else _scene(found, here - 1)
        if places:
            return places.pop() if len(places) == 1 else None
    return found.home or _acting_before(found, noun, token)


def _acting_before(found: Findings, noun: AgentNoun, token: Token) -> str | None:
    """The state that acted alone in the sentence before ("Malawi expelled two diplomats. *The interior ministry* ...").

    `None` where either sentence has another state as a side, which the office could as well be of.
    """
    here = found.sentence_of[token.i]
    definite = any(child.lower_ == "the" for child in token.children if child.i < token.i)
    if not here or not noun.agent.state or noun.plural or not definite or found.hits_of_sentence(here):
        return None
    first = bisect_left(found.sentence_of, here - 1)
    root = found.tokens[first].sent.root
    actors = [hit for subject in children(root, "nsubj", "nsubjpass") if (hit := found.hit_headed_by(subject))]
    states = [hit for hit in found.hits_of_sentence(here - 1) if hit.name.sense in (Sense.COUNTRY, Sense.CAPITAL)]
    sides = {hit.name.country for hit in states if not is_whereabouts(found.tokens[hit.head], found.vocabulary)}
    acting = {hit.name.country for hit in actors if hit in states}
    return acting.pop() if len(acting) == 1 and sides == acting else None


def _scene(found: Findings, number: int) -> set[str]:
    """The countries in which something is or happens in a sentence."""
    return {
        hit.name.country
        for hit in found.hits_of_sentence(number)
        if hit.name.country is not None and is_whereabouts(found.tokens[hit.head], found.vocabulary)
    }


def _is_anothers(found: Findings, token: Token, country: str) -> bool:
    """Whether the sentence names the country only as that of somebody else ("met *Norway's* ambassador")."""
    names = [hit for hit in found.hits_of_sentence(found.sentence_of[token.i]) if hit.name.country == country]
    heads = [found.tokens[hit.head] for hit in names]
    return bool(heads) and all(
        name.dep_ in ("poss", "amod", "compound", "nmod")
        and name.head != token
        and (other := found.noun(name.head)) is not None
        and other.agent.office
        for name in heads
    )


def _is_of_undergone(found: Findings, token: Token, country: str) -> bool:
    """Whether the sentence names a country only as that of whom `token` does something to ("held *Danish* tourists").

    Who stones the Danish embassy or holds Danish tourists may be of any country.
    """
    names = [hit for hit in found.hits_of_sentence(found.sentence_of[token.i]) if hit.name.country == country]
    above = first_conjunct(token).head
    verb = above.head if above.dep_ == "agent" else above
    if not names or token not in agents(verb):
        return False
    undergone = {*patients(verb), *objects_of(verb, "at", "past", "outside", "against", "on")}
    return all(_modified(found.tokens[hit.head]) in undergone for hit in names)


def _modified(name: Token) -> Token | None:
    """The noun before which a name stands as its attribute; an owner's things are often his own parliament's too."""
    return name.head if name.dep_ in ("amod", "compound", "nmod") else None


def is_whereabouts(token: Token, words: PartyWords) -> bool:
    """Whether a name stands after "in", "near" and the like, also in "in Chad's east" or "in the town of Abeche"."""
    while token.dep_ in ("poss", "compound", "amod", "nmod") and token.head.lemma_.lower() in words.areas:
        token = token.head
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in words.areas:
        token = token.head.head
    return token.dep_ == "pobj" and token.head.lower_ in _WHERE


def told_of(found: Findings, noun: AgentNoun, token: Token) -> str | None:
    """The country of whose doings a minister tells: "*Norway* is ready, the foreign minister said".

    Not in the minister's own words, in which the own country is "we" and a named one is another.
    """
    if not noun.agent.state or noun.plural or token.dep_ not in ("nsubj", "conj") or noun.agent.sector not in _TELLERS:
        return None
    for clause in children(token.head, "ccomp"):
        first = clause.left_edge.i
        if {found.tokens[first].text, found.tokens[max(0, first - 1)].text} & _QUOTATION_MARKS:
            continue
        for subject in children(clause, "nsubj", "nsubjpass"):
            hit = found.hit_headed_by(subject)
            if hit is not None and hit.name.sense in (Sense.COUNTRY, Sense.CAPITAL):
                return hit.name.country
    return None


def national_office(found: Findings, noun: AgentNoun) -> str | None:
    """The country of an office that only one country has ("the secretary of state"), or `None`."""
    if not noun.agent.office:
        return None
    words = " ".join(found.tokens[at].lower_ for at in range(noun.first, noun.last + 1))
    return found.agents.national.get(words)
