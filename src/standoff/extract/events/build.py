"""From drafts to events: status, date, place, contexts, evidence."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from spacy.tokens import Token

from standoff.annotate.article import Article
from standoff.annotate.dating import time_of
from standoff.annotate.encoder import READING
from standoff.annotate.factuality import judge
from standoff.annotate.layout import LAYOUT
from standoff.annotate.parties import PARTIES
from standoff.annotate.places import place_of
from standoff.annotate.syntax import children
from standoff.extract.events.confidence import clues_of
from standoff.extract.events.contexts import contexts_of
from standoff.extract.events.deed import Deed, Draft, Telling
from standoff.extract.events.drafts import draft_events
from standoff.extract.events.evidence import evidence_of
from standoff.extract.events.govern import is_hedge, lies_ahead
from standoff.extract.events.identity import codes_of
from standoff.extract.events.phrases import is_negated
from standoff.extract.statements import innermost_statement
from standoff.lexicon import Lexicon
from standoff.lexicon.plover import read_plover
from standoff.lexicon.reading import read_deed_policy, read_policies
from standoff.model import CueClass, Event, EventType, Party, Statement, Status, Time, record_id

_MATERIAL = 4
_HALF = 0.5
_YEAR = timedelta(days=366)
_STATE = frozenset({None, "GOV", "MIL", "COP", "SPY", "JUD", "LEG"})
_SPEECH = frozenset({EventType.AGREE, EventType.THREATEN, EventType.REJECT, EventType.REQUEST})
_REAL = frozenset({Status.OCCURRED, Status.ONGOING})
_DECIDED = frozenset({Telling.PROMISED, Telling.REFUSED, Telling.WISHED})
"""Tellings of which grammar alone says the status."""


def build_events(article: Article, deeds: list[Deed], lexicon: Lexicon) -> tuple[Event, ...]:
    """The events that `deeds` tell, in order: those likely enough, of two types for one word the likelier."""
    policy = lexicon.table(read_policies)["event"]
    found = [(draft, clues_of(article, draft)) for draft in find_drafts(article, deeds)]
    weighed = [(draft, policy.share(clues)) for draft, clues in found if policy.is_kept(clues)]
    surest: dict[int, float] = {}
    for draft, share in weighed:
        surest[draft.deed.trigger.i] = max(share, surest.get(draft.deed.trigger.i, 0.0))
    kept = [(draft, share) for draft, share in weighed if share == surest[draft.deed.trigger.i]]
    return tuple(make_event(article, draft, share, lexicon) for draft, share in _of_one_type(kept))


def _of_one_type(weighed: list[tuple[Draft, float]]) -> Iterator[tuple[Draft, float]]:
    """What one side does to the other by one word is of one type in the whole article, the surest."""
    surest: dict[tuple[object, ...], tuple[Draft, float]] = {}
    for draft, share in weighed:
        key = _key(draft)
        if key not in surest or share > surest[key][1]:
            surest[key] = draft, share
    for draft, share in weighed:
        type_ = surest[_key(draft)][0].deed.type
        changed = draft if type_ is draft.deed.type else replace(draft, deed=replace(draft.deed, type=type_, mode=()))
        yield changed, share


def _key(draft: Draft) -> tuple[object, ...]:
    """By what a deed is told again; nothing is told again that one side alone does."""
    sides = (codes_of(draft.actors), codes_of(draft.recipients))
    same = (draft.deed.trigger.lemma_.lower(), draft.deed.trigger.pos_, *sides)
    return same if all(sides) and draft.deed.type is draft.deed.frame.type else (draft.deed.trigger.i,)


def find_drafts(article: Article, deeds: list[Deed]) -> list[Draft]:
    """The deeds with their parties, without what only names a topic."""
    return [draft for draft in draft_events(deeds, article[PARTIES]) if not _is_topic(article, draft.deed)]


def _is_topic(article: Article, deed: Deed) -> bool:
    """Whether a heading only names what the report is about ("Peru-Chile talks")."""
    alone = deed.trigger.pos_ not in ("VERB", "AUX", "ADJ") and deed.predicate == deed.trigger
    return alone and article[LAYOUT].in_heading(_trigger_start(deed))


def make_event(article: Article, draft: Draft, confidence: float, lexicon: Lexicon) -> Event:
    """The record of a draft."""
    plover = lexicon.table(read_plover)
    deed = draft.deed
    assert deed.type is not None
    evidence = (evidence_of(article, draft),)
    told = innermost_statement(article, _trigger_start(deed), _trigger_start(deed) + len(deed.trigger))
    entry = plover.types[deed.type]
    contexts = contexts_of(deed.trigger.sent, plover)
    date = time_of(article, deed.predicate) or time_of(article, deed.trigger)
    key = (deed.type, *sorted(codes_of(draft.actors)), ">", *sorted(codes_of(draft.recipients)))
    return Event(
        id=record_id(article.document.id, "event", evidence, *key),
        doc=article.document.id,
        evidence=evidence,
        confidence=confidence,
        coder=article.coder,
        event=deed.type,
        mode=deed.mode,
        context=contexts,
        actor=draft.actors,
        recipient=draft.recipients,
        date=date,
        place=place_of(article, deed.trigger),
        status=_weighed_status(article, draft, _status(article, draft, told, date, entry.quad, lexicon), lexicon),
        according_to=told.id if told is not None else None,
        quad_code=entry.quad,
        event_scale=entry.scale(deed.mode),
    )


def _trigger_start(deed: Deed) -> int:
    return int(deed.trigger.idx)


def _is_background(article: Article, date: Time | None) -> bool:
    """Whether the deed was done more than a year before the report."""
    published = article.document.published
    return published is not None and date is not None and date.latest is not None and published - date.latest > _YEAR


def _weighed_status(article: Article, draft: Draft, told: Status, lexicon: Lexicon) -> Status:
    """The status that the encoder reads surely, else the one that grammar tells.

    Grammar has the word where a deed stands on somebody's word alone, or is done by announcing it.
    """
    deed = draft.deed
    if told in (Status.ALLEGED, Status.DENIED) or deed.share is None or deed.share < _HALF:
        return told
    if deed.telling in _DECIDED or deed.type is not deed.frame.type:
        return told
    shares = article[READING].status_of(deed.trigger.i)
    best = max(shares, key=lambda status: shares[status], default=None)
    sure = best is not None and shares[best] >= lexicon.table(read_deed_policy).status
    return best if best is not None and sure else told


def _status(
    article: Article, draft: Draft, told: Statement | None, date: Time | None, quad: int, lexicon: Lexicon
) -> Status:
    """The grammar's verdict, lowered where the words are somebody's word against another."""
    deed = draft.deed
    if deed.telling is Telling.REFUSED:
        return Status.NEGATED
    status = judge(article, deed.predicate, lexicon).status
    if status is Status.OCCURRED and _is_background(article, date):
        return Status.HISTORICAL
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
    if deed.telling in (Telling.IMAGINED, Telling.WISHED) and status in (*_REAL, Status.PLANNED):
        return Status.HYPOTHETICAL
    if deed.telling is Telling.ALLEGED and status in _REAL:
        return Status.ALLEGED
    if told is not None and told.denies and status in (*_REAL, Status.ALLEGED):
        return Status.DENIED
    if told is not None and quad == _MATERIAL and status in _REAL and _is_claim(draft, told):
        return Status.ALLEGED
    return status


def _is_speech(deed: Deed) -> bool:
    """Whether announcing the deed is the event; a visit or talks to come that the report tells are only planned."""
    told = deed.type is EventType.AGREE and deed.frame.type is not EventType.CONSULT
    return deed.telling is Telling.PROMISED or (told and lies_ahead(deed.predicate))


def _is_conditional(deed: Deed) -> bool:
    """Whether a promise or threat is made on a condition, and is not itself the condition."""
    heads = {deed.predicate, deed.trigger, *deed.below}
    hedged = any(is_hedge(clause) for head in heads for clause in children(head, "advcl"))
    return hedged and deed.predicate.dep_ != "advcl"


def _is_refused(verb: Token) -> bool:
    """Whether the verb above an infinitive is negated ("does *not* intend to invade")."""
    return verb.dep_ == "xcomp" and is_negated(verb.head)


def _is_claim(draft: Draft, told: Statement) -> bool:
    """Whether a material conflict is told in a verb of somebody's, and not of its doer's, words.

    A noun or a defining clause presupposes its event ("pointed to the invasion of 1990"); "according to" is a
    source.
    """
    trigger = draft.deed.trigger
    presupposed = trigger.pos_ != "VERB" or (trigger.dep_ == "acl" and trigger.tag_ == "VBN") or _is_known_of(trigger)
    if presupposed or told.cue.cls is CueClass.ACCORDING or told.speaker is None:
        return False
    speaker = told.speaker
    return not any(codes_of((speaker,)) & codes_of((actor,)) and _speaks_for(speaker, actor) for actor in draft.actors)


def _is_known_of(verb: Token) -> bool:
    """Whether a relative clause tells which one is meant ("*the* soldiers who seized power")."""
    return verb.dep_ == "relcl" and any(child.lower_ in ("the", "those") for child in verb.head.lefts)


def _speaks_for(speaker: Party, actor: Party) -> bool:
    """Whether two parties of one country are of one side: both of its state, or both of one sector against it."""
    return (speaker.sector in _STATE) == (actor.sector in _STATE)
