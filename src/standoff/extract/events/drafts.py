"""From words to parties: who the roles of deeds denote, and which deeds are no events without them."""

from collections.abc import Iterator
from dataclasses import replace

from standoff.annotate.parties import Parties
from standoff.annotate.syntax import children, objects_of
from standoff.extract.events.deed import Deed, Draft, Options, Role, Telling
from standoff.extract.events.identity import codes_of, distinct, is_known, is_taken, same_side
from standoff.extract.events.memory import again, answered, doers_of, means_both, pair_of
from standoff.extract.events.phrases import PLACES, noun_of
from standoff.lexicon.frames import HOSTILE
from standoff.model import EventType, Party

_KIN = ("by", "of", "from", "against", "on", "for", "with", "to")
_LOCAL = (HOSTILE - {EventType.THREATEN}) | {EventType.AID, EventType.RETREAT, EventType.CONCEDE}
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
_KNOWN_RECIPIENTS = frozenset({EventType.AGREE, EventType.MOBILIZE})
"""Types in which a body that nobody knows is more likely a thing than somebody to whom it is done."""
_OTHERS = frozenset(
    "partner neighbour neighbor rival opponent enemy foe adversary counterpart ally colleague interlocutor".split()
)
_WITHIN = frozenset({EventType.ASSAULT, EventType.COERCE})
"""What one part of a body may do to another ("the general was shot by soldiers")."""


def draft_events(deeds: list[Deed], parties: Parties) -> list[Draft]:
    """The deeds in which parties take part, in order, each once."""
    drafts: list[Draft] = []
    for deed in deeds:
        draft = _draft(deed, parties, drafts) or again(deed, drafts)
        if draft is not None:
            drafts.append(draft)
    return list(_merged(drafts))


def _draft(deed: Deed, parties: Parties, before: list[Draft]) -> Draft | None:
    actors = pair_of(deed.actors, before, ()) or _first(deed.actors, parties, ())
    doers = {role.token for roles in deed.actors for role in roles if not role.owner}
    others = tuple(tuple(role for role in roles if role.token not in doers) for roles in deed.recipients)
    recipients = pair_of(others, before, actors) or _first(others, parties, actors, within=deed.type in _WITHIN)
    if not recipients and deed.type in _LOCAL and not deed.read:
        recipients = _around(deed, parties, actors)
    recipients = recipients or answered(deed, actors, before)
    recipients = recipients or doers_of(deed, actors, before)
    if deed.type in _KNOWN_RECIPIENTS and not any(map(is_known, recipients)):
        recipients = ()
    if deed.type is EventType.THREATEN:
        recipients = tuple(party for party in recipients if not _is_own_state(party, actors))
    if deed.sure:
        actors = actors or _described(deed.actors, parties)
        recipients = recipients or _described(deed.recipients, parties)
    if deed.sure and (actors or recipients):
        return Draft(deed, _of_unknown_land(deed, actors, recipients), recipients)
    promised = deed.telling is Telling.PROMISED
    if (promised or deed.type is EventType.AGREE or _is_noun_of_threat(deed)) and not actors:
        return None
    if not any(map(is_known, (*actors, *recipients))) and (_is_any(deed) or not actors or _is_bare(deed)):
        return None
    if not recipients and (not actors or _is_loose(deed, actors) or _is_forecast(deed, parties)):
        return None
    return Draft(deed, _of_unknown_land(deed, actors, recipients), recipients)


def _described(options: Options, parties: Parties) -> tuple[Party, ...]:
    """Whom the encoder takes for a party, though nobody knows who that is."""
    heads = dict.fromkeys(
        noun_of(role.token) for roles in options for role in roles if role.read and not role.instrument
    )
    found = tuple(map(parties.described, heads))
    return tuple(one for one in found if not any(_holds(other, one) for other in found))


def _holds(whole: Party, part: Party) -> bool:
    """Whether the words of a party are some of another's ("most of *the crews*")."""
    return whole is not part and whole.start <= part.start and part.end <= whole.end


def _is_own_state(party: Party, actors: tuple[Party, ...]) -> bool:
    return party.sector is None and party.id is not None and any(party.id == actor.id for actor in actors)


def _of_unknown_land(deed: Deed, actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> tuple[Party, ...]:
    """`actors` without the country of a named official who says that this very state must do something.

    Whoever speaks so is of another country, which the report has not told with the name.
    """
    named = {party.id for party in recipients if party.sector is None and party.id is not None}
    if not deed.frame.is_obligation or not named:
        return actors
    return tuple(
        replace(actor, id=None, country=None)
        if actor.name is not None and actor.sector == "GOV" and actor.id in named
        else actor
        for actor in actors
    )


def _is_any(deed: Deed) -> bool:
    """Whether the doer is anybody who should do it ("any aircraft that enters")."""
    return any(det.lower_ == "any" for roles in deed.actors for role in roles for det in children(role.token, "det"))


def _is_noun_of_threat(deed: Deed) -> bool:
    return deed.type is EventType.THREATEN and deed.frame.pos == "noun"


def _is_bare(deed: Deed) -> bool:
    """Whether the deed is told by an infinitive or gerund, or a noun that leans on no verb."""
    trigger = deed.trigger
    return deed.predicate == trigger and trigger.tag_ not in ("VBD", "VBZ", "VBP", "VBN", "JJ")


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
    if deed.frame.type is EventType.SUPPORT and deed.type is not EventType.SUPPORT:
        return True
    if deed.telling is Telling.PROMISED or deed.frame.governed:
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

    Where no option is a party of known country or name: whose things they are, then in whose land they lie, then
    the party nobody knows, then who is named in their phrases.
    """
    for denotes in (_own_known, _kin, _land, _own, _named):
        for roles in options:
            found = distinct(
                party for role in roles for party in denotes(role, parties) if not _is_kept(role, party, taken)
            )
            others = tuple(
                party
                for party in found
                if denotes is _land
                or (within and denotes is _own_known)
                or not any(is_taken(party, actor, denotes in (_own, _own_known)) for actor in taken)
            )
            if others:
                return others[:1] if denotes is _named else others
    return ()


def _is_kept(role: Role, party: Party, actors: tuple[Party, ...]) -> bool:
    """Whether the party of a role is the actor's own ("its troops"), or a pronoun that cannot mean the actor."""
    if role.token.pos_ == "PRON" and not role.owner:
        return any(same_side(party, actor) for actor in actors)
    if not any(child.tag_ == "PRP$" for child in role.token.lefts):
        return False
    return party.id is not None and any(party.id == actor.id for actor in actors)


def _own(role: Role, parties: Parties) -> tuple[Party, ...]:
    if role.owner:
        return parties.owners(role.token)
    if means_both(role.token) or (role.instrument and not parties.owners(role.token)):
        return ()
    return tuple(party for party in parties.of(role.token) if role.token.pos_ != "PRON" or is_known(party))


def _own_known(role: Role, parties: Parties) -> tuple[Party, ...]:
    found = _own(role, parties)
    return found if any(map(is_known, found)) else ()


def _kin(role: Role, parties: Parties) -> tuple[Party, ...]:
    """Whose the phrase of a role is: "*Kenyan* positions", "a call *by* Togo", "thousands *of* Chadians"."""
    if role.token.lemma_ in _OTHERS:
        return ()
    owners = parties.owners(role.token)
    if owners:
        return owners
    for preposition in _KIN[: 3 if role.instrument else None]:
        nouns = objects_of(role.token, preposition)
        found = parties.all(nouns) or tuple(owner for noun in nouns for owner in parties.owners(noun))
        if found and not any(map(means_both, nouns)):
            return found
    return ()


def _land(role: Role, parties: Parties) -> tuple[Party, ...]:
    """In whose land a place lies, or what stands in a place."""
    if role.instrument:
        return ()
    places = (role.token, *objects_of(role.token, *PLACES))
    return tuple(land for place in places if place.i not in role.seas and (land := parties.land(place)) is not None)


def _named(role: Role, parties: Parties) -> tuple[Party, ...]:
    """Who is named in the phrase of a role, relative clauses left out."""
    head = role.token
    if head.pos_ in ("VERB", "AUX", "PRON") or role.owner or role.instrument:
        return ()
    clauses = [child.left_edge.i for child in head.rights if child.dep_ in ("relcl", "advcl", "ccomp")]
    end = min([*clauses, head.right_edge.i + 1])
    named = (token for token in head.doc[head.i : end] if token.pos_ in ("NOUN", "PROPN", "ADJ"))
    return parties.all(token for token in named if token.i not in role.seas and not means_both(token))


def _around(deed: Deed, parties: Parties, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    """In whose land a deed without a recipient is done, or against whom, by the places in its clause."""
    return _first((deed.around,), parties, taken) if deed.around else ()


def _is_retold(first: Deed, second: Deed) -> bool:
    """Whether two deeds of one type may be one: not where both are verbs of different modes."""
    verbs = first.trigger.pos_ == second.trigger.pos_ == "VERB"
    return not (verbs and first.mode and second.mode and first.mode != second.mode)


def _merged(drafts: list[Draft]) -> Iterator[Draft]:
    """Without repetitions of a type between the same parties in one sentence."""
    seen: dict[tuple[object, ...], int] = {}
    kept: list[Draft] = []
    for draft in drafts:
        deed = draft.deed
        key = (deed.predicate.sent.start, deed.type, *map(codes_of, (draft.actors, draft.recipients)))
        if key in seen and _is_retold(kept[seen[key]].deed, deed):
            first = kept[seen[key]]
            modes = tuple(dict.fromkeys((*first.deed.mode, *deed.mode)))
            kept[seen[key]] = replace(first, deed=replace(first.deed, mode=modes))
            continue
        seen[key] = len(kept)
        kept.append(draft)
    yield from kept
