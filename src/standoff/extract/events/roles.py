"""What stands where a party stands and is none: instruments, seas, conditions, those whose release is asked for."""

from collections.abc import Callable
from dataclasses import replace

from spacy.tokens import Token

from standoff.annotate.syntax import SUBJECTS, agents, ancestors, children, is_passive, objects_of, patients
from standoff.extract.events.deed import Deed, Options, Role
from standoff.extract.events.phrases import PLACES, Words, noun_of
from standoff.model import EventType

_WHERE = frozenset("in at near off outside inside around along across".split())
_HARM = frozenset({EventType.ASSAULT, EventType.COERCE})
_AGAINST = _HARM | {EventType.PROTEST, EventType.SANCTION}
_ABOUT = frozenset({"of", "for"})
_MARKS = frozenset({"mark", "advmod", "prep"})


def fair(deed: Deed, words: Words) -> Deed:
    """`deed` with only those roles in which somebody can stand."""
    deed = _suffered(_of_passive(deed), words)
    actors = _that(deed.actors, lambda role: not (_is_place(role, deed) or _is_cause(role, deed, words)))
    recipients = _that(
        deed.recipients, lambda role: not (is_water(role.token, words) or _is_favoured(role, deed, words))
    )
    if deed.type is EventType.REQUEST:
        recipients = (*_that(recipients, lambda role: not _is_freed(role.token, words)), *_holders(recipients, words))
    around = tuple(
        Role(place)
        for head in (deed.predicate, deed.trigger, *deed.below[:2])
        for place in objects_of(head, *PLACES)
        if not is_water(place, words)
    )
    return replace(
        deed,
        around=around,
        actors=_armed(_that(actors, lambda role: not _is_stem(role.token, deed, words)), words),
        recipients=_ashore(_that(recipients, lambda role: not _is_stem(role.token, deed, words)), words),
    )


def is_water(token: Token, words: Words) -> bool:
    """Whether `token` names a sea, which is nobody's ("the *Gulf* of Finland", "*Lake* Chad")."""
    named = [token, *children(token, "compound")]
    return any(word.text[:1].isupper() and word.lower_ in words["waters"] for word in named)


def _ashore(options: Options, words: Words) -> Options:
    """`options` with the names of seas in their phrases marked."""
    return tuple(tuple(replace(role, seas=_seas(role.token, words)) for role in roles) for roles in options)


def _seas(head: Token, words: Words) -> frozenset[int]:
    return frozenset(
        name.i
        for token in head.subtree
        if token != head and is_water(token, words)
        for name in (token, *objects_of(token, "of"))
    )


def _that(options: Options, stands: Callable[[Role], bool]) -> Options:
    kept = (tuple(role for role in roles if stands(role)) for roles in options)
    return tuple(roles for roles in kept if roles)


def _armed(options: Options, words: Words) -> Options:
    """`options` with instruments marked as such, and those who used them ("a shell *fired by rebels*") after them."""
    marked = tuple(
        tuple(
            replace(role, instrument=True) if noun_of(role.token).lemma_.lower() in words["instruments"] else role
            for role in r
        )
        for r in options
    )
    used = tuple(
        Role(user)
        for roles in marked
        for role in roles
        if role.instrument
        for verb in children(role.token, "acl")
        for user in agents(verb)
        if verb.tag_ == "VBN"
    )
    return (*marked, used) if used else marked


def _is_place(role: Role, deed: Deed) -> bool:
    """Whether the encoder takes for a doer where something is done ("by men *near Aden*")."""
    token = role.token
    inside = token.dep_ == "pobj" and token.head.dep_ == "prep" and token.head.lower_ in _WHERE
    return role.read and inside and token.head.head not in (deed.trigger, deed.predicate)


def _is_cause(role: Role, deed: Deed, words: Words) -> bool:
    """Whether the phrase tells why something is done ("in *support* of", "in *response* to")."""
    return _stands_in(role, deed, words["causes"])


def _is_favoured(role: Role, deed: Deed, words: Words) -> bool:
    """Whether a protest or attack is for the party, and so not against it ("marched in *solidarity* with")."""
    return deed.type in _AGAINST and _stands_in(role, deed, words["sides"])


def _stands_in(role: Role, deed: Deed, causes: frozenset[str]) -> bool:
    for word in (role.token, *ancestors(role.token)):
        if word in (deed.trigger, deed.predicate):
            return False
        if word.lower_ in causes and word.dep_ == "pobj" and word.head.lower_ == "in":
            return True
    return False


def _is_stem(token: Token, deed: Deed, words: Words) -> bool:
    """Whether `token` stands in a condition of the deed ("unless the *minister* resigns")."""
    inner = (deed.trigger, deed.predicate)
    for word in (token, *ancestors(token)):
        if word in inner:
            return False
        marks = [word, *(child for child in word.lefts if child.dep_ in _MARKS)]
        if any(mark.lower_ in words["stems"] for mark in marks):
            return not any(word == above for deep in inner for above in ancestors(deep))
    return False


def _is_freed(token: Token, words: Words) -> bool:
    return _surrender_of(token, words) is not None


def _surrender_of(token: Token, words: Words) -> Token | None:
    """The release, return or trial of the one whom `token` names, also `token` itself; `None` if there is none."""
    if token.lemma_.lower() in words["surrenders"] and token.pos_ == "NOUN":
        return token
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
        token = token.head
    head = token.head
    if token.dep_ == "pobj" and head.lower_ in _ABOUT:
        head = head.head
    elif token.dep_ not in ("dobj", "nsubjpass", "poss"):
        return None
    return head if head.lemma_.lower() in words["surrenders"] else None


def _holders(recipients: Options, words: Words) -> Options:
    """Who holds those whose release is asked for ("the release of sailors *held by rebels*")."""
    found = []
    for role in (role for roles in recipients for role in roles):
        surrender = _surrender_of(role.token, words)
        if surrender is not None:
            freed = (role.token, *objects_of(surrender, *_ABOUT))
            held = [verb for token in freed for verb in children(token, "acl") if verb.tag_ == "VBN"]
            found += [*(user for verb in held for user in agents(verb)), *objects_of(surrender, "by", "from")]
            found += children(surrender, "poss") if objects_of(surrender, "of") else []
    return (tuple(Role(token) for token in dict.fromkeys(found)),) if found else ()


def _of_passive(deed: Deed) -> Deed:
    """A participle after a passive has the agent of that passive ("was hit by a shell, *killing* two")."""
    verb, upper = deed.trigger, deed.trigger.head
    bare = verb.dep_ == "advcl" and verb.tag_ == "VBG" and not children(verb, "mark", "prep", "advmod", *SUBJECTS)
    if deed.type not in _HARM or not bare or upper.i > verb.i or not is_passive(upper):
        return deed
    undergone = patients(upper)
    doers = tuple(Role(token) for token in agents(upper))
    kept = _that(deed.actors, lambda role: role.token not in undergone)
    return replace(deed, actors=(doers, *kept) if doers else kept)


def _suffered(deed: Deed, words: Words) -> Deed:
    """The owner of an arrest or release is who undergoes it, unless it is told whose it is ("*his* arrest")."""
    noun = deed.trigger
    owners = children(noun, "poss")
    if noun.lemma_.lower() not in words["sufferings"] or not owners or objects_of(noun, "of"):
        return deed
    owning = {token for owner in owners for token in (owner, *owner.conjuncts)}
    actors = _that(deed.actors, lambda role: not (role.owner and role.token == noun) and role.token not in owning)
    return replace(deed, actors=actors, recipients=((Role(noun, owner=True),), *deed.recipients))
