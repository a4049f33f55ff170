"""Meetings that a verb tells of: "met", "visited", "flew to", "conferred with", "discussed it with"."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from standoff.annotate.article import Article
from standoff.annotate.parties import PARTIES
from standoff.annotate.syntax import agents, children, is_passive, objects_of, patients
from standoff.extract.holders import parties_of
from standoff.extract.meetings.mention import are_two, is_official
from standoff.extract.meetings.participants import sides_in
from standoff.lexicon.meetings import MeetingWords
from standoff.model import MeetingFormat, Party, PartyKind

_ARGUMENTS = frozenset({"dobj", "prep", "agent", "nsubj", "nsubjpass"})
_PHONE = frozenset({"phone", "telephone", "video", "videolink", "link", "conference", "videoconference"})
_BY = ("by", "over", "on", "via", "through")

Found = tuple[tuple[Party, ...], MeetingFormat | None]


def meeting_by_verb(article: Article, verb: Token, words: MeetingWords) -> Found | None:
    """Who meets by what the verb says, and how; `None` if it tells of no meeting."""
    lemma = verb.lemma_
    if not any(child.dep_ in _ARGUMENTS for child in verb.children) or (is_passive(verb) and lemma == "meet"):
        return None
    doers = [party for agent in agents(verb) for party in sides_in(article, agent, words)]
    if lemma in words.verbs:
        return _of_meeting(article, verb, doers, words)
    if lemma in words.hosts:
        return _of_host(article, verb, doers)
    if lemma in words.arrivals:
        return _of_arrival(article, verb, doers, words)
    if lemma == "sit" and not any(child.lower_ == "down" for child in verb.children):
        return None
    if lemma == "call" and not _calls_on(verb):
        return None
    others = _with(article, verb, words)
    if lemma in words.seeing:
        others = [*others, *_persons(article, [*patients(verb), *objects_of(verb, "on")], words)]
    both = tuple(party for party in (*doers, *others) if is_official(party))
    return (both, MeetingFormat.CALL if _is_call(verb) else None) if are_two(both) else None


def _of_meeting(article: Article, verb: Token, doers: Iterable[Party], words: MeetingWords) -> Found:
    form = words.verbs[verb.lemma_]
    if form is MeetingFormat.VISIT:
        return (*doers, *parties_of(article, [*patients(verb), *objects_of(verb, "to")])), form
    met = [party for other in patients(verb) for party in sides_in(article, other, words)]
    if not met and children(verb, "dobj"):
        return (), form
    return (*doers, *met, *_with(article, verb, words)), MeetingFormat.CALL if _is_call(verb) else form


def _with(article: Article, verb: Token, words: MeetingWords) -> list[Party]:
    """Sides after "with", also where the parser hung that on another phrase ("by telephone with")."""
    nouns = objects_of(verb, "with")
    if not nouns:
        below = [*objects_of(verb, *_BY, "to", "for"), *children(verb, "dobj")]
        nouns = [noun for other in below for noun in objects_of(other, "with")]
    return [party for noun in nouns for party in sides_in(article, noun, words)]


def _is_call(verb: Token) -> bool:
    return any(noun.lower_ in _PHONE for noun in objects_of(verb, *_BY))


def _calls_on(verb: Token) -> bool:
    """ "Called on his counterpart": a visit, where nothing is asked."""
    asked = any(child.dep_ in ("xcomp", "ccomp", "dobj", "oprd") for child in verb.children)
    return not asked and bool(objects_of(verb, "on"))


def _of_host(article: Article, verb: Token, doers: Iterable[Party]) -> Found | None:
    """Guests are persons or groups: a state is not received, nor is news."""
    if any(word.lower_ in ("percent", "%") for word in verb.subtree):
        return None
    guests = [party for guest in patients(verb) for party in article[PARTIES].of(guest)]
    known = [party for party in guests if party.name is not None or party.role is not None or party.sector is not None]
    return (*doers, *known), MeetingFormat.VISIT


def _of_arrival(article: Article, verb: Token, doers: Iterable[Party], words: MeetingWords) -> Found | None:
    """Statesmen who arrive in another state are on a visit there; what they came for is told by its own noun."""
    guests = [party for party in doers if party.sector == "GOV" and party.id and party.kind is PartyKind.PERSON]
    if not guests or any(noun.lower_ == "talks" or noun.lemma_ in words.nouns for noun in objects_of(verb, "for")):
        return None
    towns = objects_of(verb, "in", "to", "into", "at")
    lands = [land for town in towns if (land := article[PARTIES].land(town)) is not None]
    return (*guests[:1], *lands[:1]), MeetingFormat.VISIT


def _persons(article: Article, nouns: Iterable[Token], words: MeetingWords) -> Iterator[Party]:
    for noun in nouns:
        if not any(child.lower_ == "as" for child in noun.head.children):
            yield from (party for party in sides_in(article, noun, words) if party.role or party.name)
