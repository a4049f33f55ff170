"""What a noun phrase without a name tells of those it denotes: their work, their country, their body."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from standoff.annotate.parties.names import Hit
from standoff.annotate.syntax import children
from standoff.lexicon.agents import Agent, Agents
from standoff.lexicon.gazetteer import Sense
from standoff.lexicon.party_words import PartyWords

_JOINTS = frozenset({"and", ",", "or", "the", "/", "-", "–"})
_ETHNIC = "CVL"
_HOME_SECTORS = frozenset({"COP", "REB", "CVL", "OPP", "LAB", "AGR", "UAF", "CRM", "PRM", "PTY", "REL", "LEG", "JUD"})


@dataclass(frozen=True, slots=True)
class Affiliation:
    """To whom someone belongs.

    Attributes:
        id: see `Party.id`.
        country: alpha-3 or `None`.
        code: PLOVER code or `None`.
        sector: of the body, or `None`.
        state: whether it is a state, or a body of one.
        bloc: whether it is a group of states.
        group: whether it is an armed group or movement, whose people share its sector.
    """

    id: str | None
    country: str | None
    code: str | None
    sector: str | None
    state: bool
    bloc: bool = False
    group: bool = False


@dataclass(frozen=True, slots=True)
class AgentNoun:
    """A noun of the lexicon in the text.

    Attributes:
        agent: what the lexicon says.
        first: index of the first token of the noun.
        head: index of its head.
        last: index of its last token ("secretary of state").
        plural: whether it speaks of several.
    """

    agent: Agent
    first: int
    head: int
    last: int
    plural: bool


def agent_noun(token: Token, agents: Agents) -> AgentNoun | None:
    """The noun of the lexicon whose head is `token`, with the longest fit; `None` if there is none."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return None
    form, rows = next(((form, rows) for form in _forms(token) if (rows := agents.by_head.get(form))), ("", ()))
    doc = token.doc
    for before, after, agent in rows:
        if agent.named and token.pos_ != "PROPN":
            continue
        first = _matched_before(doc, token.i, before)
        last = _matched_after(doc, token.i, after)
        if first is not None and last is not None:
            return AgentNoun(agent, first, token.i, last, form != token.lower_ or token.tag_ in ("NNS", "NNPS"))
    return None


def presiding_noun(token: Token, agents: Agents, words: PartyWords) -> AgentNoun | None:
    """As `agent_noun`; the president of a union, company or community is of its sector and acts for no state."""
    noun = agent_noun(token, agents)
    if noun is None or noun.agent.sector != "GOV" or token.lemma_.lower() not in words.presiding:
        return noun
    below = complement(token, "of")
    before = [child for child in token.children if child.i < token.i and child.dep_ in ("compound", "amod", "nmod")]
    owners = [*children(token, "poss"), *([below] if below is not None else [])]
    presided = [*owners, *before, *(other for one in before for other in one.conjuncts)]
    for body in presided:
        told = agent_noun(body, agents) if not body.is_title or body.is_sent_start else None
        if told is None or told.agent.state or told.agent.sector is None:
            continue
        if told.agent.body or body.lemma_.lower() in words.presided:
            return replace(noun, agent=Agent(told.agent.sector, False, False, False, True))
    return noun


def _forms(token: Token) -> list[str]:
    lower = token.lower_
    forms = [token.lemma_.lower(), lower]
    if lower.endswith("ies"):
        forms.append(lower[:-3] + "y")
    if lower.endswith("s"):
        forms.append(lower[:-1])
    if lower.endswith("men"):
        forms.append(lower[:-3] + "man")
    return forms


def _matched_before(doc: Doc, head: int, words: tuple[str, ...]) -> int | None:
    at = head
    for word in reversed(words):
        at -= 1
        while at >= 0 and doc[at].text in ("-", "–"):
            at -= 1
        if at < 0 or (doc[at].lower_ != word and doc[at].lemma_.lower() != word):
            return None
    return at


def _matched_after(doc: Doc, head: int, words: tuple[str, ...]) -> int | None:
    at = head
    for word in words:
        at += 1
        if at >= len(doc) or doc[at].lower_ != word:
            return None
    return at


def is_former(tokens: Sequence[Token], first: int, noun: int, words: PartyWords) -> bool:
    """Whether the phrase that begins at `first` speaks of a former holder of the office at `noun`."""
    return any(tokens[at].lower_ in words.former for at in range(max(0, first - 1), noun))


def affiliation_of(hit: Hit) -> Affiliation:
    """To whom one belongs who is named by this hit ("*Kremlin* officials")."""
    name = hit.name
    state = name.sense not in (Sense.ORGANISATION, Sense.BLOC, Sense.ARMED) and name.country is not None
    if name.sense is Sense.ARMED and name.sector == _ETHNIC:
        return Affiliation(None, name.country, name.code, None, False)
    return Affiliation(
        name.id,
        name.country,
        name.code or name.country,
        name.sector,
        state,
        name.sense is Sense.BLOC,
        name.sense is Sense.ARMED,
    )


def is_linked(tokens: Sequence[Token], hit: Hit, words: PartyWords) -> bool:
    """Whether a name is only part of an attribute like "Russian-backed" or "pro-Russian"."""
    first, last = tokens[hit.first].text, tokens[hit.last].text
    if last.rpartition("-")[2].lower() in words.participles or first.partition("-")[0].lower() in words.prefixes:
        return True
    after, before = hit.last + 1, hit.first - 1
    if after + 1 < len(tokens) and tokens[after].text in ("-", "–"):
        return tokens[after + 1].lower_ in words.participles
    return before > 0 and tokens[before].text in ("-", "–") and tokens[before - 1].lower_ in words.prefixes


def is_likened(tokens: Sequence[Token], hit: Hit, words: PartyWords) -> bool:
    """Whether a name only tells what something resembles ("a *Soviet*-style parade"), and so identifies nobody."""
    if tokens[hit.last].text.rpartition("-")[2].lower() in words.likenesses:
        return True
    after = hit.last + 1
    return after + 1 < len(tokens) and tokens[after].text in ("-", "–") and tokens[after + 1].lower_ in words.likenesses


def modifier_groups(doc: Sequence[Token], hits: Sequence[Hit]) -> list[Hit]:
    """Of the names before a noun those that each make a party of their own.

    "Hungarian and Romanian officials" are two; of "U.S. Syria envoy" the first alone counts.
    """
    found: list[Hit] = []
    for hit in hits:
        if not found or _is_coordinated(doc, found[-1], hit):
            found.append(hit)
    return found


def _is_coordinated(doc: Sequence[Token], left: Hit, right: Hit) -> bool:
    between = range(left.last + 1, right.first)
    return (bool(between) and all(doc[number].lower_ in _JOINTS for number in between)) or (left.last == right.first)


def takes_country_of_place(agent: Agent) -> bool:
    """Whether such people belong to the country in which they are ("rebels in Chad"), unlike diplomats."""
    return agent.sector in _HOME_SECTORS


def is_modifier(token: Token) -> bool:
    """Whether `token`, or what it is coordinated with, stands before a noun as its attribute."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token.dep_ in ("compound", "amod", "nmod") and token.i < token.head.i and not _is_verb(token.head)


def _is_verb(token: Token) -> bool:
    """Whether a noun has an object, so that it is a verb that the tagger mistook ("Djibouti *hosts* the talks")."""
    return token.tag_ == "NNS" and token.dep_ == "ROOT" and bool(children(token, "dobj"))


def complement(noun: Token, *prepositions: str) -> Token | None:
    """The object of the first such preposition right below `noun`, or `None`."""
    for prep in children(noun, "prep"):
        if prep.lower_ in prepositions:
            objects = children(prep, "pobj")
            if objects:
                return objects[0]
    return None
