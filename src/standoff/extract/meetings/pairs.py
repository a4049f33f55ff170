"""Whom "the two sides" are: the two states that the article is about, where it leaves no doubt."""

from collections import Counter

from spacy.tokens import Token

from standoff.annotate.article import Article
from standoff.annotate.parties import PARTIES
from standoff.annotate.syntax import phrase_span
from standoff.extract.meetings.mention import sides_of
from standoff.lexicon.meetings import MeetingWords
from standoff.model import Party, PartyKind

_TWO = frozenset({"two", "both"})
_FITTING = frozenset(
    "two warring rival neighbouring neighboring hostile foreign prime chief opposing feuding top".split()
)
_LEAST = 2
_LEAD = 2
_BACK = 600
_AHEAD = 300


def pair_of(article: Article, noun: Token, words: MeetingWords) -> tuple[Party, ...]:
    """The two states that a plural like "the two sides" or "the foreign ministers" stands for.

    They are the two named most often around it, if each is named at least twice and the second at
    least twice as often as any other; else nobody. Nor is it anybody if the phrase names its own
    ("the Chadian ministers", "the ministers of Chad").
    """
    return _chief_two(article, noun) if _is_pair(article, noun, words) else ()


def completed(article: Article, noun: Token, sides: tuple[Party, ...], *, outsider: bool) -> tuple[Party, ...]:
    """The sides of talks of which the words name one, or none that is known: the article's two, if that is one.

    Args:
        article: with parties.
        noun: the meeting's noun.
        sides: who takes part by the words.
        outsider: whether the one named only proposes or brokers the talks, as others may do.
    """
    known = tuple(side for side in sides if side.id is not None or side.country is not None)
    if len(known) != 1:
        return sides
    pair = _chief_two(article, noun)
    homes = {side.id for side in pair}
    home = known[0].country or known[0].id
    if home in homes:
        return (*known, *(side for side in pair if side.id != home))
    return pair if pair and outsider else sides


def _chief_two(article: Article, noun: Token) -> tuple[Party, ...]:
    """The two states named most often around `noun`, where no third comes near them."""
    tokens = noun.doc[max(0, noun.i - _BACK) : noun.i + _AHEAD]
    counts = Counter(state for token in tokens for state in _states_at(article, token))
    ranked = sorted(counts, key=lambda state: (-counts[state], state))
    if len(ranked) < 2 or counts[ranked[1]] < _LEAST:
        return ()
    if len(ranked) > 2 and counts[ranked[2]] * _LEAD > counts[ranked[1]]:
        return ()
    span = phrase_span(article, noun)
    return tuple(
        Party(text=span.text, start=span.start, end=span.end, id=state, country=state, code=state, kind=PartyKind.STATE)
        for state in ranked[:2]
    )


def _states_at(article: Article, token: Token) -> list[str]:
    """The states for which the people or body that `token` names act, each once."""
    if token.pos_ != "PROPN":
        return []
    return sorted({party.id for party in article[PARTIES].of(token) if party.id and party.id == party.country})


def _is_pair(article: Article, noun: Token, words: MeetingWords) -> bool:
    if noun.tag_ not in ("NNS", "NNPS"):
        return False
    modifiers = {child.lower_ for child in noun.lefts}
    if not modifiers & {"the", "two", "both"}:
        return False
    if any(child.dep_ == "amod" and child.lower_ not in _FITTING for child in noun.lefts):
        return False
    if noun.lower_ in words.sides or modifiers & _TWO:
        return bool(modifiers & _TWO) and (noun.lower_ in words.sides or noun.lower_ in words.leaders)
    if noun.dep_ not in ("nsubj", "nsubjpass"):
        return False
    told = any(child.dep_ in ("prep", "poss") and child.lower_ != "in" for child in noun.children)
    if noun.lower_ not in words.leaders or told:
        return False
    return len(sides_of(article[PARTIES].owners(noun))) == 0
