"""Parties made of names, people and nations, as mentioned by a phrase."""

from dataclasses import replace

from spacy.tokens import Token

from standoff.annotate.parties.findings import Findings
from standoff.annotate.parties.names import Hit
from standoff.annotate.parties.persons import Person
from standoff.annotate.parties.phrases import affiliation_of
from standoff.annotate.syntax import phrase_span
from standoff.lexicon.gazetteer import Sense
from standoff.model import Party, PartyKind, Span

_KINDS = {
    Sense.METONYM: PartyKind.ORGANISATION,
    Sense.ORGANISATION: PartyKind.ORGANISATION,
    Sense.BLOC: PartyKind.BLOC,
    Sense.ARMED: PartyKind.ORGANISATION,
    Sense.SEAT: PartyKind.ORGANISATION,
    Sense.CITY: PartyKind.GROUP,
    Sense.REGION: PartyKind.GROUP,
}
_STATE = frozenset({"GOV", "MIL", "COP"})


def party_of_name(found: Findings, hit: Hit) -> Party:
    """A party for the name itself."""
    first, last = found.tokens[hit.first], found.tokens[hit.last]
    span = found.article.span(first.idx, last.idx + len(last))
    entry = affiliation_of(hit)
    return Party(
        text=span.text,
        start=span.start,
        end=span.end,
        id=entry.id,
        country=entry.country,
        code=entry.code,
        sector=hit.name.sector,
        kind=_KINDS.get(hit.name.sense, PartyKind.STATE),
    )


def party_of_person(found: Findings, person: Person, token: Token) -> Party:
    """A person as mentioned by the phrase of `token`."""
    span = words_of(found, token)
    return Party(
        text=span.text,
        start=span.start,
        end=span.end,
        id=person.id,
        country=person.country,
        code=person.code,
        sector=person.sector,
        name=person.name,
        role=person.role,
        kind=PartyKind.PERSON,
    )


def unnamed(found: Findings, nation: Party, token: Token, sector: str | None) -> Party:
    """Somebody of a nation whom `token` speaks of; only those of a body of the state bear its id."""
    return replace(
        placed(found, nation, token),
        id=nation.country if sector in _STATE else None,
        sector=sector,
        kind=PartyKind.GROUP,
        anonymous=True,
    )


def placed(found: Findings, party: Party, token: Token) -> Party:
    """`party` as mentioned by the phrase of `token`."""
    span = words_of(found, token)
    return replace(party, text=span.text, start=span.start, end=span.end)


def words_of(found: Findings, token: Token) -> Span:
    """The phrase of `token`; of a pronoun the word alone."""
    if token.pos_ == "PRON" or token.tag_ == "PRP$":
        return found.article.span(token.idx, token.idx + len(token))
    return phrase_span(found.article, token)
