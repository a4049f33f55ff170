"""From words to parties: who the roles of deeds denote, and which deeds are no events without them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from standoff.annotate.parties import Parties
from standoff.annotate.syntax import objects_of
from standoff.extract.events.deed import Deed, Options, Role
from standoff.lexicon.frames import HOSTILE
from standoff.model import EventType, Party

_KIN = ("by", "of", "from", "against", "on", "for", "with", "to")
_PLACES = tuple("in at near on into from to along around outside off across against".split())
_LOCAL = (HOSTILE - {EventType.THREATEN}) | {EventType.AID, EventType.RETREAT, EventType.CONCEDE}
_DEMANDS = frozenset(
    "demand request call appeal proposal offer ultimatum condition plea overture idea plan term".split()
)
_NEEDS_PARTY = frozenset(
    {
        EventType.ASSAULT,
        EventType.COERCE,
        EventType.SANCTION,
        EventType.AID,
        EventType.SUPPORT,
        EventType.CONSULT,
        EventType.MOBILIZE,
        EventType.THREATEN,
    }
)
_NOUN_NEEDS_PARTY = frozenset(
    {EventType.ACCUSE, EventType.THREATEN, EventType.AID, EventType.SANCTION, EventType.ASSAULT, EventType.COERCE}
)
_JUDGES = frozenset({EventType.ACCUSE, EventType.SUPPORT})
_STEM = 4
"""Letters that a deed's verb and its noun share ("close" and "closure", "seize" and "seizure")."""
_ANSWERS = frozenset({EventType.REJECT, EventType.SUPPORT, EventType.AGREE})
_WITHIN = frozenset({EventType.ASSAULT, EventType.COERCE})
"""What one part of a body may do to another ("the general was shot by soldiers")."""
_MEMORY = 100
"""How many drafts back an answer or a second mention looks."""
_Identity = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Draft:
    """A deed with its parties."""

    deed: Deed
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]


def draft_events(deeds: list[Deed], parties: Parties) -> list[Draft]:
    """The deeds in which parties take part, in order, each once."""
    drafts: list[Draft] = []
    for deed in deeds:
        draft = _draft(deed, parties, drafts) or _again(deed, drafts)
        if draft is not None:
            drafts.append(draft)
    return list(_merged(drafts))


def _again(deed: Deed, before: list[Draft]) -> Draft | None:
    """A deed without parties that is spoken of again ("the invasion could begin in May"), as it was told before."""
    trigger = deed.trigger
    if trigger.dep_ not in ("nsubj", "nsubjpass") or deed.predicate == trigger:
        return None
    for earlier in before[: -_MEMORY - 1 : -1]:
        if earlier.deed.trigger.lemma_ == trigger.lemma_ and earlier.deed.type is deed.type:
            return Draft(deed, earlier.actors, earlier.recipients)
    return None


def _answered(deed: Deed, actors: tuple[Party, ...], before: list[Draft]) -> tuple[Party, ...]:
    """Who demanded or offered last, where a deed without a recipient answers "the demands" or "the offer"."""
    if deed.type not in _ANSWERS or not any(map(_is_known, deed.below)):
        return ()
    for earlier in before[: -_MEMORY - 1 : -1]:
        others = tuple(party for party in earlier.actors if not any(_same_side(party, actor) for actor in actors))
        if others and earlier.deed.type in (EventType.REQUEST, EventType.AGREE):
            return others
    return ()


def _doers_of(deed: Deed, actors: tuple[Party, ...], before: list[Draft]) -> tuple[Party, ...]:
    """Who did what is blamed or praised without a name ("condemned *the closure*" after "closed its ports")."""
    if deed.type not in _JUDGES:
        return ()
    stems = {noun.lemma_.lower()[:_STEM] for noun in deed.below if _is_the(noun) and len(noun) >= _STEM}
    for earlier in before[: -_MEMORY - 1 : -1] if stems else ():
        if earlier.deed.trigger.lemma_.lower()[:_STEM] in stems and earlier.deed.trigger not in deed.below:
            return tuple(
                party for party in earlier.actors if not any(_is_taken(party, actor, False) for actor in actors)
            )
    return ()


def _is_the(noun: Token) -> bool:
    return any(child.lower_ in ("the", "this", "these", "that", "those", "such") for child in noun.lefts)


def _is_known(noun: Token) -> bool:
    return noun.lemma_.lower() in _DEMANDS and any(
        child.lower_ in ("the", "these", "those", "this", "that", "which", "both", "all", "such")
        for child in noun.lefts
    )


def _draft(deed: Deed, parties: Parties, before: list[Draft]) -> Draft | None:
    actors = _first(deed.actors, parties, ())
    doers = {role.token for roles in deed.actors for role in roles if not role.owner}
    others = tuple(tuple(role for role in roles if role.token not in doers) for roles in deed.recipients)
    recipients = _first(others, parties, actors, within=deed.type in _WITHIN)
    if not recipients and deed.type in _LOCAL:
        recipients = _around(deed, parties, actors)
    recipients = recipients or _answered(deed, actors, before)
    recipients = recipients or _doers_of(deed, actors, before)
    if deed.promised and not actors:
        return None
    if not recipients and (not actors or _is_loose(deed, actors) or _is_forecast(deed, parties)):
        return None
    return Draft(deed, actors, recipients)


def _is_forecast(deed: Deed, parties: Parties) -> bool:
    """Whether a warning is about nobody's act, or a question asks nothing of anybody ("asked not to be named")."""
    lemma = deed.trigger.lemma_
    if lemma == "ask":
        return not deed.mode
    return lemma in ("warn", "caution") and not deed.mode and not _first(deed.recipients, parties, ())


def _is_loose(deed: Deed, actors: tuple[Party, ...]) -> bool:
    """Whether the words name an event only if somebody undergoes it.

    So do bare transitive verbs ("struck a match"), support by one side, and acts that are only mentioned.
    """
    if deed.promised or deed.frame.governed:
        return False
    if deed.type is EventType.SUPPORT and len(actors) < 2:
        return True
    if deed.frame.pos == "noun":
        return deed.type in _NOUN_NEEDS_PARTY and deed.predicate == deed.trigger
    if deed.type not in _NEEDS_PARTY or deed.frame.particle:
        return False
    needs = [need for need in deed.frame.needs if need.wanted]
    if any(need.words is not None for need in needs):
        return False
    if not needs:
        return deed.type is EventType.THREATEN or bool(deed.below)
    return any(need.slot == "obj" for need in needs)


def _first(options: Options, parties: Parties, taken: tuple[Party, ...], *, within: bool = False) -> tuple[Party, ...]:
    """The parties of the first option that denotes any but `taken`; with `within`, also one of the same body.

    Where no option is a party itself: whose things they are, then in whose land they lie, then who is
    named in their phrases.
    """
    for denotes in (_own, _kin, _land, _named):
        for roles in options:
            found = _distinct(
                party for role in roles for party in denotes(role, parties) if not _is_kept(role, party, taken)
            )
            others = tuple(
                party
                for party in found
                if denotes is _land
                or (within and denotes is _own)
                or not any(_is_taken(party, actor, denotes is _own) for actor in taken)
            )
            if others:
                return others[:1] if denotes is _named else others
    return ()


def _is_kept(role: Role, party: Party, actors: tuple[Party, ...]) -> bool:
    """Whether the party of a role is the actor's own ("its troops")."""
    if not any(child.tag_ == "PRP$" for child in role.token.lefts):
        return False
    return party.id is not None and any(party.id == actor.id for actor in actors)


def _is_taken(party: Party, actor: Party, own: bool) -> bool:
    """Whether a party is the actor; where it is only inferred, whether it is of the actor's country."""
    return _same_side(party, actor) or (not own and party.id is not None and party.id == actor.id)


def _same_side(one: Party, other: Party) -> bool:
    """Whether two mentions are the same actor: the same body, and not two persons by name."""
    if _identity(one)[:2] != _identity(other)[:2]:
        return False
    return one.name is None or other.name is None or one.name == other.name


def _own(role: Role, parties: Parties) -> tuple[Party, ...]:
    if role.owner:
        return parties.owners(role.token)
    return tuple(party for party in parties.of(role.token) if role.token.pos_ != "PRON" or _is_known_party(party))


def _is_known_party(party: Party) -> bool:
    return bool(party.id or party.country or party.name)


def _kin(role: Role, parties: Parties) -> tuple[Party, ...]:
    """Whose the phrase of a role is: "*Kenyan* positions", "a call *by* Togo", "thousands *of* Chadians"."""
    owners = parties.owners(role.token)
    if owners:
        return owners
    for preposition in _KIN:
        found = parties.all(objects_of(role.token, preposition))
        if found:
            return found
    return ()


def _land(role: Role, parties: Parties) -> tuple[Party, ...]:
    """In whose land a place lies, or what stands in a place."""
    places = (role.token, *objects_of(role.token, *_PLACES))
    return tuple(land for place in places if (land := parties.land(place)) is not None)


def _named(role: Role, parties: Parties) -> tuple[Party, ...]:
    """Who is named in the phrase of a role, relative clauses left out."""
    head = role.token
    if head.pos_ in ("VERB", "AUX", "PRON") or role.owner:
        return ()
    clauses = [child.left_edge.i for child in head.rights if child.dep_ in ("relcl", "advcl", "ccomp")]
    end = min([*clauses, head.right_edge.i + 1])
    return parties.all(token for token in head.doc[head.i : end] if token.pos_ in ("NOUN", "PROPN", "ADJ"))


def _around(deed: Deed, parties: Parties, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    """In whose land a deed without a recipient is done, or against whom, by the places in its clause."""
    heads = (deed.predicate, deed.trigger, *deed.below[:2])
    roles = tuple(Role(place) for head in heads for place in objects_of(head, *_PLACES))
    return _first((roles,), parties, taken) if roles else ()


def _identity(party: Party) -> _Identity:
    return (party.id or party.country or party.text.lower(), party.sector or "GOV", party.name)


def _distinct(parties: Iterator[Party]) -> tuple[Party, ...]:
    found: dict[_Identity, Party] = {}
    for party in parties:
        found.setdefault(_identity(party), party)
    return tuple(found.values())


def _merged(drafts: list[Draft]) -> Iterator[Draft]:
    """Without repetitions of a type between the same parties in one sentence."""
    seen: dict[tuple[object, ...], int] = {}
    kept: list[Draft] = []
    for draft in drafts:
        deed = draft.deed
        key = (deed.predicate.sent.start, deed.type, *map(codes_of, (draft.actors, draft.recipients)))
        if key in seen:
            first = kept[seen[key]]
            modes = tuple(dict.fromkeys((*first.deed.mode, *deed.mode)))
            kept[seen[key]] = replace(first, deed=replace(first.deed, mode=modes))
            continue
        seen[key] = len(kept)
        kept.append(draft)
    yield from kept


def codes_of(parties: tuple[Party, ...]) -> frozenset[str]:
    """By what parties are told apart: id, country, or their words."""
    return frozenset(party.id or party.country or party.text.lower() for party in parties)
