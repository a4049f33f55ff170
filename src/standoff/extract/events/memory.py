"""What was told before: deeds spoken of again, demands answered, "both sides"."""

from dataclasses import replace

from spacy.tokens import Span as Words
from spacy.tokens import Token

from standoff.annotate.syntax import children
from standoff.extract.events.deed import Deed, Draft, Options
from standoff.extract.events.identity import is_taken, same_side
from standoff.model import EventType, Party

_MEMORY = 100
"""How many drafts back an answer or a second mention looks."""
_DEMANDS = frozenset(
    "demand request call appeal proposal offer ultimatum condition plea overture idea plan term".split()
)
_ANSWERS = frozenset({EventType.REJECT, EventType.SUPPORT, EventType.AGREE})
_JUDGES = frozenset({EventType.ACCUSE, EventType.SUPPORT})
_STEM = 4
"""Letters that a deed's verb and its noun share ("close" and "closure", "seize" and "seizure")."""
_SIDES = frozenset(
    "side party country nation government neighbour neighbor capital army navy military state minister president "
    "leader delegation premier republic".split()
)
_BARE_SIDES = frozenset({"side", "party"})
_SECTORS = {
    **dict.fromkeys(("government", "minister", "president", "leader", "delegation", "premier"), "GOV"),
    **dict.fromkeys(("army", "navy", "military"), "MIL"),
}
_QUARRELS = frozenset(
    {EventType.ACCUSE, EventType.REJECT, EventType.THREATEN, EventType.COERCE, EventType.PROTEST, EventType.ASSAULT}
)
_BOTH = frozenset({"both", "two"})


def pair_of(options: Options, before: list[Draft], taken: tuple[Party, ...]) -> tuple[Party, ...]:
    """Whom "both sides" or "the two countries" denotes, without `taken`: who stand against each other.

    Of pairs of actor and recipient the one of which most was told, of equal ones the last; where no two stand against
    each other, who last acted together. The parties bear the words of this mention.
    """
    if not options or len(options[0]) != 1 or not means_both(options[0][0].token):
        return ()
    noun = options[0][0].token
    mention = noun.doc[noun.left_edge.i : noun.i + 1]
    near = before[: -_MEMORY - 1 : -1]
    sides = _opposed(near) or next(
        (states for draft in near if len(states := _states(draft)) == 2 and not _on_third(draft)), {}
    )
    others = [party for party in sides.values() if all(party.country != actor.country for actor in taken)]
    return tuple(_here(party, mention, noun.lemma_) for party in others)


def _states(draft: Draft) -> dict[str, Party]:
    return {party.country: party for party in (*draft.actors, *draft.recipients) if party.country}


def _on_third(draft: Draft) -> bool:
    """Whether two act together on somebody else ("Peru and Chile took in *the crew*"), and are no two sides."""
    acting = {party.country for party in draft.actors if party.country}
    return len(acting) > 1 and any(party.country not in acting for party in draft.recipients)


def _opposed(near: list[Draft]) -> dict[str, Party]:
    """Actor and recipient of the pair told of most often, by country; the last one first in `near`.

    Two who quarrel together count as well ("Malta and Italy argued"); people without a state's id are no side.
    """
    told: dict[frozenset[str], list[dict[str, Party]]] = {}
    for draft in near:
        states = {country: party for country, party in _states(draft).items() if party.id is not None}
        acting = {party.country for party in draft.actors if party.country}
        apart = len(acting) == 1 and any(party.country not in acting for party in draft.recipients)
        if len(states) == 2 and (apart or draft.deed.type in _QUARRELS):
            told.setdefault(frozenset(states), []).append(states)
    return max(told.values(), key=len)[0] if told else {}


def _here(party: Party, mention: Words, noun: str) -> Party:
    sector = party.sector if noun in _BARE_SIDES else _SECTORS.get(noun)
    return replace(
        party,
        text=mention.text,
        start=mention.start_char,
        end=mention.end_char,
        sector=sector,
        name=None,
        role=None,
        anonymous=False,
    )


def means_both(noun: Token) -> bool:
    """Whether a noun denotes two sides together ("both armies", "the two countries", "the sides")."""
    if noun.lower_ == "both":
        return True
    words = {child.lower_ for child in children(noun, "det", "nummod", "predet", "amod")}
    lemma = noun.lemma_.lower()
    return noun.tag_ == "NNS" and (
        (lemma in _SIDES and bool(words & _BOTH)) or (lemma in _BARE_SIDES and "the" in words)
    )


def again(deed: Deed, before: list[Draft]) -> Draft | None:
    """A deed without parties that is spoken of again ("the invasion could begin in May"), as it was told before."""
    trigger = deed.trigger
    if trigger.dep_ not in ("nsubj", "nsubjpass") or deed.predicate == trigger:
        return None
    for earlier in before[: -_MEMORY - 1 : -1]:
        if earlier.deed.trigger.lemma_ == trigger.lemma_ and earlier.deed.type is deed.type:
            return Draft(deed, earlier.actors, earlier.recipients)
    return None


def answered(deed: Deed, actors: tuple[Party, ...], before: list[Draft]) -> tuple[Party, ...]:
    """Who demanded or offered last, where a deed without a recipient answers "the demands" or "the offer"."""
    if deed.type not in _ANSWERS or not any(map(_is_known, deed.below)):
        return ()
    for earlier in before[: -_MEMORY - 1 : -1]:
        others = tuple(party for party in earlier.actors if not any(same_side(party, actor) for actor in actors))
        if others and earlier.deed.type in (EventType.REQUEST, EventType.AGREE):
            return others
    return ()


def doers_of(deed: Deed, actors: tuple[Party, ...], before: list[Draft]) -> tuple[Party, ...]:
    """Who did what is blamed or praised without a name ("condemned *the closure*" after "closed its ports")."""
    if deed.type not in _JUDGES:
        return ()
    stems = {noun.lemma_.lower()[:_STEM] for noun in deed.below if _is_the(noun) and len(noun) >= _STEM}
    for earlier in before[: -_MEMORY - 1 : -1] if stems else ():
        if earlier.deed.trigger.lemma_.lower()[:_STEM] in stems and earlier.deed.trigger not in deed.below:
            return tuple(
                party for party in earlier.actors if not any(is_taken(party, actor, False) for actor in actors)
            )
    return ()


def _is_the(noun: Token) -> bool:
    return any(child.lower_ in ("the", "this", "these", "that", "those", "such") for child in noun.lefts)


def _is_known(noun: Token) -> bool:
    return noun.lemma_.lower() in _DEMANDS and any(
        child.lower_ in ("the", "these", "those", "this", "that", "which", "both", "all", "such")
        for child in noun.lefts
    )
