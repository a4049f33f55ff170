"""From deeds to events: parties for words, status, date, place, contexts, evidence; duplicates merged."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from standoff.annotate.article import Article
from standoff.annotate.dating import time_of
from standoff.annotate.factuality import judge
from standoff.annotate.parties import PARTIES, Parties
from standoff.annotate.places import place_of
from standoff.annotate.syntax import children, objects_of, phrase_span
from standoff.extract.events.contexts import contexts_of
from standoff.extract.events.deed import Deed, Options, Role
from standoff.extract.events.govern import is_hedge, lies_ahead
from standoff.extract.events.phrases import is_negated
from standoff.extract.statements import innermost_statement
from standoff.lexicon import Lexicon
from standoff.lexicon.frames import HOSTILE
from standoff.lexicon.plover import Plover, read_plover
from standoff.model import CueClass, Event, EventType, Party, Span, Statement, Status, record_id

_CONFIDENCE = {"verb": 0.75, "noun": 0.6, "adjective": 0.7}
_MATERIAL = 4
_COMPLETING = frozenset(
    {"dobj", "prep", "xcomp", "oprd", "dative", "npadvmod", "advmod", "prt", "agent", "acomp", "attr"}
)
_KIN = ("by", "of", "from", "against", "on", "for", "with", "to")
_PLACES = (
    "in",
    "at",
    "near",
    "on",
    "into",
    "from",
    "to",
    "along",
    "around",
    "outside",
    "off",
    "across",
    "against",
)
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
_ANSWERS = frozenset({EventType.REJECT, EventType.SUPPORT, EventType.AGREE})
_SPEECH = frozenset({EventType.AGREE, EventType.THREATEN, EventType.REJECT, EventType.REQUEST})
_Identity = tuple[str, str | None, str | None]
_REAL = frozenset({Status.OCCURRED, Status.ONGOING})


@dataclass(frozen=True, slots=True)
class _Draft:
    """A deed with its parties."""

    deed: Deed
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]


def build_events(article: Article, deeds: list[Deed], lexicon: Lexicon) -> tuple[Event, ...]:
    """The events that `deeds` tell, in order of the text."""
    parties = article[PARTIES]
    drafts: list[_Draft] = []
    for deed in deeds:
        draft = _draft(deed, parties, drafts) or _again(deed, drafts)
        if draft is not None:
            drafts.append(draft)
    plover = lexicon.table(read_plover)
    return tuple(_event(article, draft, lexicon, plover) for draft in _merged(drafts))


def _again(deed: Deed, before: list[_Draft]) -> _Draft | None:
    """A deed without parties that is spoken of again ("the invasion could begin in May"), as it was told before."""
    trigger = deed.trigger
    if trigger.dep_ not in ("nsubj", "nsubjpass") or deed.predicate == trigger:
        return None
    for earlier in reversed(before):
        if earlier.deed.trigger.lemma_ == trigger.lemma_ and earlier.deed.type is deed.type:
            return _Draft(deed, earlier.actors, earlier.recipients)
    return None


def _answered(deed: Deed, actors: tuple[Party, ...], before: list[_Draft]) -> tuple[Party, ...]:
    """Who demanded or offered last, where a deed without a recipient answers "the demands" or "the offer"."""
    if deed.type not in _ANSWERS or not any(map(_is_known, deed.below)):
        return ()
    for earlier in reversed(before):
        others = tuple(party for party in earlier.actors if not any(_same_side(party, actor) for actor in actors))
        if others and earlier.deed.type in (EventType.REQUEST, EventType.AGREE):
            return others
    return ()


def _is_known(noun: Token) -> bool:
    return noun.lemma_.lower() in _DEMANDS and any(
        child.lower_ in ("the", "these", "those", "this", "that", "which") for child in noun.lefts
    )


def _draft(deed: Deed, parties: Parties, before: list[_Draft]) -> _Draft | None:
    actors = _first(deed.actors, parties, ())
    doers = {role.token for roles in deed.actors for role in roles if not role.owner}
    others = tuple(tuple(role for role in roles if role.token not in doers) for roles in deed.recipients)
    recipients = _first(others, parties, actors)
    if not recipients and deed.type in _LOCAL:
        recipients = _around(deed, parties, actors)
    recipients = recipients or _answered(deed, actors, before)
    if not recipients and (not actors or _is_loose(deed, actors) or _is_forecast(deed, parties)):
        return None
    return _Draft(deed, actors, recipients)


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


def _first(options: Options, parties: Parties, taken: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties of the first option that denotes any but `taken`.

    Where no option is a party itself: whose things they are, then in whose land they lie, then who is
    named in their phrases.
    """
    for denotes in (_own, _kin, _land, _named):
        for roles in options:
            found = _distinct(
                party for role in roles for party in denotes(role, parties) if not _is_kept(role, party, taken)
            )
            others = tuple(
                party for party in found if denotes is _land or not any(_same_side(party, actor) for actor in taken)
            )
            if others:
                return others[:1] if denotes is _named else others
    return ()


def _is_kept(role: Role, party: Party, actors: tuple[Party, ...]) -> bool:
    """Whether the party of a role is the actor's own ("its troops")."""
    if not any(child.tag_ == "PRP$" for child in role.token.lefts):
        return False
    return party.id is not None and any(party.id == actor.id for actor in actors)


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
    """Who is named first in the phrase of a role, relative clauses left out."""
    if role.token.pos_ in ("VERB", "AUX", "PRON") or role.owner:
        return ()
    last = role.token.right_edge
    clauses = [child for child in role.token.rights if child.dep_ in ("relcl", "advcl", "ccomp")]
    end = clauses[0].left_edge.idx if clauses else last.idx + len(last)
    return parties.named_in(role.token.idx, end)


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


def _merged(drafts: list[_Draft]) -> Iterator[_Draft]:
    """Without repetitions of a type between the same parties in one sentence."""
    seen: dict[tuple[object, ...], int] = {}
    kept: list[_Draft] = []
    for draft in drafts:
        deed = draft.deed
        key = (deed.predicate.sent.start, deed.type, *map(_codes, (draft.actors, draft.recipients)))
        if key in seen:
            first = kept[seen[key]]
            modes = tuple(dict.fromkeys((*first.deed.mode, *deed.mode)))
            kept[seen[key]] = replace(first, deed=replace(first.deed, mode=modes))
            continue
        seen[key] = len(kept)
        kept.append(draft)
    yield from kept


def _codes(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(party.id or party.country or party.text.lower() for party in parties)


def _event(article: Article, draft: _Draft, lexicon: Lexicon, plover: Plover) -> Event:
    deed = draft.deed
    assert deed.type is not None
    evidence = (_evidence(article, draft),)
    told = innermost_statement(article, _trigger_start(deed), _trigger_start(deed) + len(deed.trigger))
    entry = plover.types[deed.type]
    contexts = contexts_of(deed.trigger.sent, plover)
    key = (deed.type, *sorted(_codes(draft.actors)), ">", *sorted(_codes(draft.recipients)))
    return Event(
        id=record_id(article.document.id, "event", evidence, *key),
        doc=article.document.id,
        evidence=evidence,
        confidence=_CONFIDENCE[deed.frame.pos],
        coder=article.coder,
        event=deed.type,
        mode=deed.mode,
        context=contexts,
        actor=draft.actors,
        recipient=draft.recipients,
        date=time_of(article, deed.predicate) or time_of(article, deed.trigger),
        place=place_of(article, deed.trigger),
        status=_status(article, draft, told, entry.quad, lexicon),
        according_to=told.id if told is not None else None,
        quad_code=entry.quad,
        event_scale=entry.scale(deed.mode),
    )


def _trigger_start(deed: Deed) -> int:
    return int(deed.trigger.idx)


def _status(article: Article, draft: _Draft, told: Statement | None, quad: int, lexicon: Lexicon) -> Status:
    """The grammar's verdict, lowered where the words are somebody's word against another."""
    deed = draft.deed
    status = judge(article, deed.predicate, lexicon).status
    if deed.predicate != deed.trigger and status in _REAL:
        status = judge(article, deed.trigger, lexicon).status
    if deed.frame.negative and status is Status.NEGATED:
        return Status.OCCURRED
    if _is_speech(deed) and (status is not Status.HYPOTHETICAL or lies_ahead(deed.predicate)):
        return Status.OCCURRED
    if status is Status.HYPOTHETICAL and deed.type in _SPEECH and _is_conditional(deed):
        return Status.OCCURRED
    if status in (Status.PLANNED, Status.HYPOTHETICAL) and _is_refused(deed.predicate):
        return Status.NEGATED
    if deed.alleged and status in _REAL:
        return Status.ALLEGED
    if told is not None and told.denies and status in (*_REAL, Status.ALLEGED):
        return Status.DENIED
    if told is not None and quad == _MATERIAL and status in _REAL and _is_claim(draft, told):
        return Status.ALLEGED
    return status


def _is_speech(deed: Deed) -> bool:
    """Whether announcing the deed is the event."""
    return deed.promised or (deed.type is EventType.AGREE and lies_ahead(deed.predicate))


def _is_conditional(deed: Deed) -> bool:
    """Whether a promise or threat is made on a condition, and is not itself the condition."""
    heads = {deed.predicate, deed.trigger, *deed.below}
    hedged = any(is_hedge(clause) for head in heads for clause in children(head, "advcl"))
    return hedged and deed.predicate.dep_ != "advcl"


def _is_refused(verb: Token) -> bool:
    """Whether the verb above an infinitive is negated ("does *not* intend to invade")."""
    return verb.dep_ == "xcomp" and is_negated(verb.head)


def _is_claim(draft: _Draft, told: Statement) -> bool:
    """Whether a material conflict is told in a verb of somebody's, and not of its doer's, words.

    A noun presupposes its event ("pointed to the invasion of 1990"), and "according to" is a source.
    """
    if draft.deed.trigger.pos_ != "VERB" or told.cue.cls is CueClass.ACCORDING or told.speaker is None:
        return False
    return not _codes((told.speaker,)) & _codes(draft.actors)


def _evidence(article: Article, draft: _Draft) -> Span:
    """The stretch of the sentence from the first to the last of actor, predicate, trigger and recipient."""
    deed = draft.deed
    sentence = deed.trigger.sent
    spans = [_word(token) for token in (deed.predicate, deed.trigger)]
    spans += [(span.start, span.end) for token in deed.below for span in (phrase_span(article, token),)]
    spans += [(party.start, party.end) for party in draft.recipients]
    spans += [_word(edge) for edge in _edges(deed)]
    if not deed.implied and deed.predicate.dep_ != "conj":
        spans += [(party.start, party.end) for party in draft.actors]
    inside = [(start, end) for start, end in spans if sentence.start_char <= start and end <= sentence.end_char]
    return article.span(min(start for start, _ in inside), max(end for _, end in inside))


def _edges(deed: Deed) -> list[Token]:
    """The last words of what completes the predicate, and the first and last of a noun's phrase."""
    found = []
    for child in deed.predicate.rights:
        if child.dep_ in ("conj", "cc", "punct", "advcl", "ccomp", "parataxis"):
            break
        if child.dep_ in _COMPLETING:
            found.append(_last_before_clauses(child))
    if deed.trigger.pos_ == "NOUN":
        found += [deed.trigger.left_edge, _last_before_clauses(deed.trigger)]
    return found


def _last_before_clauses(head: Token) -> Token:
    """The last word below `head` that stands before any relative or adverbial clause."""
    last = head
    for child in head.rights:
        if child.dep_ in ("relcl", "advcl", "punct", "conj", "cc", "appos"):
            break
        last = _last_before_clauses(child)
    return last


def _word(token: Token) -> tuple[int, int]:
    return token.idx, token.idx + len(token)
