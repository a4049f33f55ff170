"""From drafts to events: status, date, place, contexts, evidence."""

from spacy.tokens import Token

from standoff.annotate.article import Article
from standoff.annotate.dating import time_of
from standoff.annotate.factuality import judge
from standoff.annotate.parties import PARTIES
from standoff.annotate.places import place_of
from standoff.annotate.syntax import children, phrase_span
from standoff.extract.events.contexts import contexts_of
from standoff.extract.events.deed import Deed
from standoff.extract.events.drafts import Draft, codes_of, draft_events
from standoff.extract.events.govern import is_hedge, lies_ahead
from standoff.extract.events.phrases import is_negated
from standoff.extract.statements import innermost_statement
from standoff.lexicon import Lexicon
from standoff.lexicon.plover import Plover, read_plover
from standoff.model import CueClass, Event, EventType, Span, Statement, Status, record_id

_CONFIDENCE = {"verb": 0.75, "noun": 0.6, "adjective": 0.7}
_MATERIAL = 4
_COMPLETING = frozenset(
    {"dobj", "prep", "xcomp", "oprd", "dative", "npadvmod", "advmod", "prt", "agent", "acomp", "attr"}
)
_SPEECH = frozenset({EventType.AGREE, EventType.THREATEN, EventType.REJECT, EventType.REQUEST})
_REAL = frozenset({Status.OCCURRED, Status.ONGOING})


def build_events(article: Article, deeds: list[Deed], lexicon: Lexicon) -> tuple[Event, ...]:
    """The events that `deeds` tell, in order of the text."""
    plover = lexicon.table(read_plover)
    return tuple(_event(article, draft, lexicon, plover) for draft in draft_events(deeds, article[PARTIES]))


def _event(article: Article, draft: Draft, lexicon: Lexicon, plover: Plover) -> Event:
    deed = draft.deed
    assert deed.type is not None
    evidence = (_evidence(article, draft),)
    told = innermost_statement(article, _trigger_start(deed), _trigger_start(deed) + len(deed.trigger))
    entry = plover.types[deed.type]
    contexts = contexts_of(deed.trigger.sent, plover)
    key = (deed.type, *sorted(codes_of(draft.actors)), ">", *sorted(codes_of(draft.recipients)))
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


def _status(article: Article, draft: Draft, told: Statement | None, quad: int, lexicon: Lexicon) -> Status:
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


def _is_claim(draft: Draft, told: Statement) -> bool:
    """Whether a material conflict is told in a verb of somebody's, and not of its doer's, words.

    A noun presupposes its event ("pointed to the invasion of 1990"), and "according to" is a source.
    """
    if draft.deed.trigger.pos_ != "VERB" or told.cue.cls is CueClass.ACCORDING or told.speaker is None:
        return False
    return not codes_of((told.speaker,)) & codes_of(draft.actors)


def _evidence(article: Article, draft: Draft) -> Span:
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
    last, lower = head, head
    while lower is not None:
        last, lower = lower, None
        for child in last.rights:
            if child.dep_ in ("relcl", "advcl", "punct", "conj", "cc", "appos"):
                break
            lower = child
    return last


def _word(token: Token) -> tuple[int, int]:
    return token.idx, token.idx + len(token)
