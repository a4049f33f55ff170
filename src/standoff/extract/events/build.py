"""From deeds to events: parties for words, status, date, place, contexts, evidence; duplicates merged."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from standoff.annotate.article import Article
from standoff.annotate.dating import time_of
from standoff.annotate.factuality import judge
from standoff.annotate.parties import PARTIES, Parties
from standoff.annotate.places import place_of
from standoff.annotate.syntax import objects_of, phrase_span
from standoff.extract.events.contexts import contexts_of
from standoff.extract.events.deed import Deed, Options, Role
from standoff.extract.events.govern import lies_ahead
from standoff.extract.statements import innermost_statement
from standoff.lexicon import Lexicon
from standoff.lexicon.frames import HOSTILE
from standoff.lexicon.plover import Plover, read_plover
from standoff.model import Event, EventType, Party, Span, Statement, Status, record_id

_CONFIDENCE = {"verb": 0.75, "noun": 0.6, "adjective": 0.7}
_MATERIAL = 4
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
    "of",
    "against",
)
_LOCAL = HOSTILE | {EventType.AID, EventType.RETREAT, EventType.CONCEDE}
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
    drafts = [draft for deed in deeds if (draft := _draft(deed, parties)) is not None]
    plover = lexicon.table(read_plover)
    return tuple(_event(article, draft, lexicon, plover) for draft in _merged(drafts))


def _draft(deed: Deed, parties: Parties) -> _Draft | None:
    actors = _first(deed.actors, parties, frozenset())
    taken = frozenset(map(_identity, actors))
    recipients = _first(deed.recipients, parties, taken)
    if not recipients and deed.type in _LOCAL:
        recipients = _around(deed, parties, taken)
    if not actors and not recipients:
        return None
    return _Draft(deed, actors, recipients)


def _first(options: Options, parties: Parties, taken: frozenset[_Identity]) -> tuple[Party, ...]:
    """The parties of the first option that denotes any but `taken`.

    Where no option is a party itself: whose things they are, then in whose land they lie, then who is
    named in their phrases.
    """
    for denotes in (_own, _kin, _land, _named):
        for roles in options:
            found = _distinct(party for role in roles for party in denotes(role, parties))
            others = tuple(party for party in found if _identity(party) not in taken)
            if others:
                return others
    return ()


def _own(role: Role, parties: Parties) -> tuple[Party, ...]:
    return parties.owners(role.token) if role.owner else parties.of(role.token)


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
    return parties.named_in(role.token.idx, end)[:1]


def _around(deed: Deed, parties: Parties, taken: frozenset[_Identity]) -> tuple[Party, ...]:
    """In whose land a deed without a recipient is done, or against whom, by the places in its clause."""
    heads = [token for token in (deed.predicate, deed.trigger, *deed.below[:2])]
    roles = tuple(Role(place) for head in heads for place in objects_of(head, *_PLACES))
    return _first((roles,), parties, taken) if roles else ()


def _identity(party: Party) -> _Identity:
    return (party.id or party.country or party.text.lower(), party.sector, party.name)


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
    if _is_speech(deed) and (status is not Status.HYPOTHETICAL or lies_ahead(deed.predicate)):
        return Status.OCCURRED
    if deed.alleged and status in _REAL:
        return Status.ALLEGED
    if told is not None and told.denies and status in (*_REAL, Status.ALLEGED):
        return Status.DENIED
    if told is not None and quad == _MATERIAL and status in _REAL and not _is_own_word(draft, told):
        return Status.ALLEGED
    return status


def _is_speech(deed: Deed) -> bool:
    """Whether announcing the deed is the event."""
    return deed.promised or (deed.type is EventType.AGREE and lies_ahead(deed.predicate))


def _is_own_word(draft: _Draft, told: Statement) -> bool:
    """Whether the actor itself tells the deed."""
    if told.speaker is None or not draft.actors:
        return False
    return bool(_codes((told.speaker,)) & _codes(draft.actors))


def _evidence(article: Article, draft: _Draft) -> Span:
    """The stretch of the sentence from the first to the last of actor, predicate, trigger and recipient."""
    deed = draft.deed
    sentence = deed.trigger.sent
    spans = [_word(token) for token in (deed.predicate, deed.trigger)]
    spans += [(span.start, span.end) for token in deed.below for span in (phrase_span(article, token),)]
    spans += [(party.start, party.end) for party in draft.recipients]
    if not deed.implied:
        spans += [(party.start, party.end) for party in draft.actors]
    inside = [(start, end) for start, end in spans if sentence.start_char <= start and end <= sentence.end_char]
    return article.span(min(start for start, _ in inside), max(end for _, end in inside))


def _word(token: Token) -> tuple[int, int]:
    return token.idx, token.idx + len(token)
