"""Articles of the corpus as words with labels, one a spaCy token, in the way the program cuts texts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.annotate.encoder.labels import CUES, STANCES, STATUSES, TYPES, Relation
from standoff.annotate.parse import load_parser, parse_texts
from standoff.model import EventType, Stance, Status
from training.article import CorpusArticle
from training.marks import Marked
from training.roles import Entry

_ROLE_OF = {"s": Relation.SOURCE, "c": Relation.CONTENT, "a": Relation.ACTOR, "r": Relation.RECIPIENT}
_INSIDE, _HEAD = CUES.index("inside"), CUES.index("head")


HEADS = {"cues": len(CUES), "triggers": 1 + len(TYPES), "statuses": len(STATUSES), "stances": 1 + len(STANCES)}
"""How many labels each head of the network has for a word.

A word has one in `CUES`; 1 + the place of its type in `TYPES` where it heads a trigger; there the place of the event's
status in `STATUSES`; and 1 + the place in `STANCES` within the content of a position. 0 where there is none.
"""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A cue or a trigger.

    Attributes:
        at: number of its head among the words.
        holds: the numbers of the words in each relation to it; it has no other relations.
    """

    at: int
    holds: Mapping[Relation, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an article, one a spaCy token; white space tokens are left out.

    Attributes:
        article: its name.
        words: texts of the tokens.
        sentences: numbers of the words of each sentence.
    """

    article: str
    words: tuple[str, ...]
    sentences: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Example(Words):
    """Words with what is to be said of them.

    Attributes:
        shares: for each of `HEADS` words x labels, float32: how sure each label is. The labels of a word add up to 1,
            to less where they count less, and to 0 where nothing is to be said.
        anchors: cues and triggers whose relations are told.
    """

    shares: Mapping[str, NDArray[np.float32]]
    anchors: tuple[Anchor, ...]


def make_examples(articles: Sequence[CorpusArticle]) -> Iterator[Example]:
    """The articles with what their marks say, in order."""
    docs = parse_texts(load_parser(), (article.text for article in articles))
    for article, doc in zip(articles, docs, strict=True):
        yield _example(article, doc)


def words_of(article: str, doc: Any) -> Words:
    """The words of a parsed article."""
    tokens = _tokens(doc)
    number_of = {token.i: number for number, token in enumerate(tokens)}
    sentences = [tuple(number_of[t.i] for t in sentence if t.i in number_of) for sentence in doc.sents]
    return Words(article, tuple(token.text for token in tokens), tuple(filter(None, sentences)))


def _tokens(doc: Any) -> list[Any]:
    return [token for token in doc if not token.is_space]


def _example(article: CorpusArticle, doc: Any) -> Example:
    tokens, words = _tokens(doc), words_of(article.name, doc)
    said = {name: np.zeros(len(tokens), np.int64) for name in HEADS}
    said["statuses"] -= 1
    anchors: list[Anchor] = []
    for (entry, _), held in article.entries.items():
        if entry is Entry.STATEMENT and (places := _places(held["q"][:1], tokens)):
            head = _head(places, tokens)
            said["cues"][places] = np.maximum(said["cues"][places], _INSIDE)
            said["cues"][head] = _HEAD
            anchors.append(_anchor(head, tokens, held, "sc"))
        elif entry is Entry.EVENT and (places := _places(held["e"][:1], tokens)):
            head = _head(places, tokens)
            said["triggers"][head], said["statuses"][head] = _type_and_status(held["e"][0])
            anchors.append(_anchor(head, tokens, held, "ar"))
        elif entry is Entry.POSITION:
            stance = 1 + STANCES.index(Stance(next(a for a in held["p"][0].label.attributes if a in set(STANCES))))
            said["stances"][_places(held["p"], tokens)] = stance
    shares = {name: _surely(labels, HEADS[name]) for name, labels in said.items()}
    return Example(words.article, words.words, words.sentences, shares, tuple(anchors))


def _surely(labels: NDArray[np.int64], number: int) -> NDArray[np.float32]:
    """The label of each word as a row of shares, all 0 where it is negative."""
    shares = np.eye(number, dtype=np.float32)[labels]
    shares[labels < 0] = 0
    return shares


def _anchor(head: int, tokens: Sequence[Any], held: Mapping[str, tuple[Marked, ...]], roles: str) -> Anchor:
    return Anchor(head, {_ROLE_OF[role]: frozenset(_places(held.get(role, ()), tokens)) for role in roles})


def _places(marks: Iterable[Marked], tokens: Sequence[Any]) -> list[int]:
    """The numbers of the tokens that begin within the marks."""
    spans = [(mark.start, mark.end) for mark in marks]
    return [at for at, token in enumerate(tokens) if any(start <= token.idx < end for start, end in spans)]


def _head(places: Sequence[int], tokens: Sequence[Any]) -> int:
    """The number of the token whose head lies outside the others; the first if there are several."""
    inside = {tokens[place].i for place in places}
    return next((place for place in places if tokens[place].head.i not in inside or _is_root(tokens[place])), places[0])


def _is_root(token: Any) -> bool:
    return bool(token.head.i == token.i)


def _type_and_status(trigger: Marked) -> tuple[int, int]:
    type_ = next(a for a in trigger.label.attributes if a in set(TYPES))
    status = next((a for a in trigger.label.attributes if a in set(STATUSES)), Status.OCCURRED)
    return 1 + TYPES.index(EventType(type_)), STATUSES.index(Status(status))
