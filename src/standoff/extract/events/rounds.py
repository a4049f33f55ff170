"""Rounds of talks that are told as a list ("in talks with Peru on Monday, *at the OAS on Tuesday*")."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from standoff.annotate.article import Article
from standoff.annotate.dating import time_at
from standoff.annotate.parse import PARSE
from standoff.annotate.parties import PARTIES
from standoff.annotate.syntax import children
from standoff.extract.events.deed import Deed, Role
from standoff.lexicon.frames import Frame
from standoff.model import EventType, PartyKind

ROUND = Frame(EventType.CONSULT, "noun", "", None, (), (), (), (), ())
"""The frame of all such rounds: no word names them."""

_WHERE = frozenset({"in", "at", "before", "to"})
_LONGEST_NAME = 8
_BODIES = frozenset({PartyKind.ORGANISATION, PartyKind.BLOC})


def with_rounds(article: Article, deeds: Sequence[Deed]) -> list[Deed]:
    """The deeds and one for each body in which talks went on, in order of the text.

    What else was told of the same body gives way.

    Args:
        article: with parse, times and parties.
        deeds: of the article, among which are the talks.
    """
    rounds = list(_listed_rounds(article, deeds))
    bodies = {deed.trigger.i for deed in rounds}
    return sorted([*rounds, *(deed for deed in deeds if deed.trigger.i not in bodies)], key=lambda deed: deed.trigger.i)


def _listed_rounds(article: Article, deeds: Sequence[Deed]) -> Iterator[Deed]:
    """Behind talks that have their day, each body with its own."""
    taken: set[int] = set()
    for talks in deeds:
        if talks.type is not EventType.CONSULT or talks.read:
            continue
        dated = False
        for token in article[PARSE][talks.trigger.i + 1 : talks.trigger.sent.end]:
            found = _body(article, token) if dated else None
            if found is not None and found[0].i not in taken:
                taken.add(found[0].i)
                yield _round(talks, token, *found)
            dated = dated or (token.lower_ == "on" and _is_day(article, token))


def _round(talks: Deed, preposition: Token, body: Token, day: Token) -> Deed:
    """A deed; below it are the first and the last word that tell it."""
    return Deed(
        type=EventType.CONSULT,
        mode=("multilateral",),
        trigger=body,
        predicate=talks.predicate,
        actors=talks.actors,
        recipients=((Role(body),),),
        frame=ROUND,
        below=(preposition, day),
    )


def _body(article: Article, preposition: Token) -> tuple[Token, Token] | None:
    """The organisation in which something went on, and its day, if that follows its name."""
    doc = preposition.doc
    if preposition.lower_ not in _WHERE or doc[preposition.i - 1].lower_ not in (",", "and"):
        return None
    for body in children(preposition, "pobj"):
        if not any(party.kind in _BODIES and party.id for party in article[PARTIES].of(body)):
            continue
        for token in doc[body.i + 1 : min(body.i + _LONGEST_NAME, len(doc))]:
            if token.lower_ == "on":
                return (body, doc[token.i + 1]) if _is_day(article, token) else None
            if token.pos_ in ("VERB", "AUX", "PUNCT"):
                return None
    return None


def _is_day(article: Article, preposition: Token) -> bool:
    following = preposition.i + 1
    return following < len(preposition.doc) and time_at(article, preposition.doc[following]) is not None
