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
from standoff.extract.statements import innermost_statement
from standoff.lexicon import Lexicon
from standoff.lexicon.plover import Plover, read_plover
from standoff.model import Event, EventType, Party, Span, Statement, Status, record_id

_CONFIDENCE = {"verb": 0.75, "noun": 0.6, "adjective": 0.7}
_MATERIAL = 4
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
    actors = _first(deed.actors, parties)
    recipients = tuple(party for party in _first(deed.recipients, parties) if party not in actors)
    if not actors and not recipients:
        return None
    return _Draft(deed, actors, recipients)


def _first(options: Options, parties: Parties) -> tuple[Party, ...]:
    """The parties of the first option that denotes any; whose things they are, where none is a party itself."""
    for roles in options:
        found = _distinct(party for role in roles for party in _own(role, parties))
        if found:
            return found
    for roles in options:
        found = _distinct(party for role in roles for party in _kin(role, parties))
        if found:
            return found
    return ()


def _own(role: Role, parties: Parties) -> tuple[Party, ...]:
    return parties.owners(role.token) if role.owner else parties.of(role.token)


def _kin(role: Role, parties: Parties) -> tuple[Party, ...]:
    """Whose the phrase of a role is: "*Kenyan* positions", "a call *by* Togo", "thousands *of* Chadians"."""
    owners = parties.owners(role.token)
    if owners:
        return owners
    for preposition in ("by", "of", "from", "in", "against", "on"):
        found = parties.all(objects_of(role.token, preposition))
        if found:
            return found
    return ()


def _distinct(parties: Iterator[Party]) -> tuple[Party, ...]:
    found: dict[tuple[object, ...], Party] = {}
    for party in parties:
        found.setdefault((party.id or party.country or party.text.lower(), party.sector, party.name), party)
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
    if deed.promised and status is not Status.HYPOTHETICAL:
        return Status.OCCURRED
    if deed.alleged and status in _REAL:
        return Status.ALLEGED
    if told is not None and told.denies and status in (*_REAL, Status.ALLEGED):
        return Status.DENIED
    if told is not None and quad == _MATERIAL and status in _REAL and not _is_own_word(draft, told):
        return Status.ALLEGED
    return status


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
