"""Who takes part in a meeting that a noun names."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from standoff.annotate.article import Article
from standoff.annotate.parties import PARTIES
from standoff.annotate.syntax import agents, ancestors, children, conjuncts, objects_of, patients
from standoff.extract.holders import parties_of
from standoff.extract.meetings.mention import sides_of
from standoff.extract.meetings.pairs import completed, pair_of
from standoff.extract.meetings.states import anchor_of, forms_of
from standoff.lexicon.meetings import MeetingWords
from standoff.model import MeetingFormat, Party, PartyKind

_WITH = ("with", "between", "among", "amongst", "alongside")
_TOWARD = ("to", "by", "of")
_MEDIATING = frozenset("host chair mediate broker facilitate sponsor convene organize organise".split())
_DURING = frozenset({"in", "at", "during", "after", "following", "before", "for", "to"})
_COLLECTIVE = frozenset({PartyKind.STATE, PartyKind.ORGANISATION, PartyKind.BLOC})
_AFTER = frozenset({"after", "following"})
_WHILE = frozenset({"in", "at", "during"})


def participants(article: Article, token: Token, key: str, words: MeetingWords) -> tuple[Party, ...]:
    """Who meets: "with" and "between", owners, and the subject of the verb that holds the meeting."""
    parties = article[PARTIES]
    before = parties.named_in(_modifiers_start(token), token.idx)
    here = anchor_of(token, words)
    owned = parties.owners(here) if here is not token else ()
    named = [*owned, *parties.owners(token), *(party for party in before if party.kind in _COLLECTIVE)]
    form = words.nouns[key]
    if form in (MeetingFormat.VISIT, MeetingFormat.CALL):
        named.extend(parties_of(article, objects_of(token, *_TOWARD, "with", "from")))
    else:
        named.extend(side for noun in objects_of(token, *_WITH) for side in sides_in(article, noun, words))
        named.extend(_involved(article, token))
        named.extend(_present(article, token, words))
        if not named or form in (MeetingFormat.SUMMIT, MeetingFormat.MULTILATERAL):
            named.extend(_members(article, objects_of(token, "of"), words))
    full = len(sides_of(tuple(named))) >= 2
    backed = bool(owned) and _is_proposed(token, words)
    doers = () if backed else _subjects(article, token, full, words)
    sides = sides_of((*doers, *named))
    if key not in words.strong and key != "meeting":
        return sides
    return completed(article, token, sides, outsider=not named and _is_proposed(token, words))


def _is_proposed(token: Token, words: MeetingWords) -> bool:
    """Whether the verb above only proposes, backs or brokers the meeting, as somebody else may do."""
    verb = anchor_of(token, words).head
    while (verb.dep_ == "pobj" or verb.pos_ in ("ADP", "NOUN")) and verb.head != verb:
        verb = verb.head
    return verb.lemma_ in words.proposing


def _modifiers_start(noun: Token) -> int:
    """Where the words directly before a noun begin that modify it ("the Chad-Libya talks")."""
    doc = noun.doc
    at = noun.i
    while at > 0 and (doc[at - 1].pos_ in ("PROPN", "ADJ", "NOUN") or doc[at - 1].text in ("-", "–")):
        at -= 1
    return doc[at].idx


def _involved(article: Article, token: Token) -> Iterator[Party]:
    """ "talks involving officials from", "a meeting attended by"."""
    for child in children(token, "acl", "prep"):
        if child.lower_ in ("involving", "including", "bringing", "grouping"):
            yield from parties_of(article, patients(child) or children(child, "pobj"))
        elif child.lower_ in ("attended", "joined"):
            yield from parties_of(article, agents(child))


def _present(article: Article, token: Token, words: MeetingWords) -> Iterator[Party]:
    """ "A summit at which Chad spoke and Niger kept silent"."""
    for verb in children(token, "relcl"):
        if any(child.dep_ == "prep" and child.lower_ in _WHILE and children(child, "pobj") for child in verb.lefts):
            for act in conjuncts(verb):
                for agent in agents(act):
                    yield from sides_in(article, agent, words)


def _members(article: Article, nouns: Iterable[Token], words: MeetingWords) -> Iterator[Party]:
    """Parties of "foreign ministers of A and B", or of "their foreign ministers" where A and B are the subject."""
    for noun in nouns:
        if any(child.lower_ == "their" for child in children(noun, "poss")):
            yield from _theirs(article, noun, words)
        else:
            yield from sides_in(article, noun, words)


def _theirs(article: Article, noun: Token, words: MeetingWords) -> Iterator[Party]:
    """The two or more subjects of the nearest clause above that has them."""
    for verb in ancestors(noun):
        doers = (
            [side for agent in agents(verb) for side in sides_in(article, agent, words)] if verb.pos_ == "VERB" else []
        )
        if len(sides_of(tuple(doers))) >= 2:
            yield from doers
            return


def _subjects(article: Article, token: Token, full: bool, words: MeetingWords) -> Iterator[Party]:
    """The subject of the verb above, where it takes part."""
    verb = _holding_verb(token, words, full)
    if verb is None or (full and verb.lemma_ in _MEDIATING):
        return
    takers = agents(verb)
    if token.dep_ == "pobj" and not full and token.head.lower_ in _WHILE:
        takers = [*takers, *patients(verb), *objects_of(verb, "to")]
    if verb.lemma_ in words.inviting and token.dep_ == "pobj":
        takers = [*takers, *patients(verb)]
    for taker in takers:
        yield from sides_in(article, taker, words)
    if words.nouns.get(token.lemma_.lower()) is MeetingFormat.VISIT and verb.lemma_ in words.travel:
        for town in objects_of(verb, "in", "to", "into"):
            land = article[PARTIES].land(town)
            if land is not None:
                yield land


def _holding_verb(token: Token, words: MeetingWords, full: bool) -> Token | None:
    """The verb whose subject takes part: "hold talks", "flew in for talks with"; any verb if one side lacks."""
    here = anchor_of(token, words)
    head = here.head
    if here.dep_ == "conj" and head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    if here.dep_ in ("dobj", "conj") and head.pos_ == "VERB":
        return head if head.lemma_ in words.light or any(form in words.states for form in forms_of(head)) else None
    if head.pos_ == "ADP" and head.head.pos_ in ("VERB", "AUX", "ADJ"):
        verb = head.head if head.head.pos_ != "ADJ" else head.head.head
        if verb.lemma_ in words.light or verb.lemma_ in words.travel or verb.lemma_ in words.inviting:
            return verb
        two = head.lower_ in _WHILE or (head.lower_ in _AFTER and token.lower_ == "talks") or objects_of(token, *_WITH)
        if not full and head.lower_ in _DURING and two:
            return verb
    return None


def sides_in(article: Article, noun: Token, words: MeetingWords) -> Iterator[Party]:
    """Who a noun phrase denotes; of "the ministers of A and B", "A and B officials", "the two sides" each side."""
    homes = objects_of(noun, "of", "from")
    below = parties_of(article, homes)
    below = (
        below
        if len(sides_of(below)) >= 2
        else next((pair for home in homes if (pair := pair_of(article, home, words))), ())
    )
    if below:
        yield from below
        return
    owners = article[PARTIES].owners(noun)
    if len(sides_of(owners)) >= 2:
        yield from owners
        return
    own = parties_of(article, [noun])
    if not own and noun.lemma_.lower() in words.peers:
        own = owners
    yield from own if len(sides_of(own)) >= 2 else pair_of(article, noun, words) or own
