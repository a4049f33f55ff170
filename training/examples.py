"""Articles of the corpus as words with labels, one a spaCy token, in the way the program cuts texts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from standoff.annotate.encoder.labels import CUES, STANCES, STATUSES, TYPES, Relation
from standoff.annotate.parse import load_parser, parse_texts
from standoff.model import EventType, Stance, Status
from training.article import CorpusArticle
from training.marks import Marked
from training.roles import Entry

_ROLE_OF = {"s": Relation.SOURCE, "c": Relation.CONTENT, "a": Relation.ACTOR, "r": Relation.RECIPIENT}
_INSIDE, _HEAD = CUES.index("inside"), CUES.index("head")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A cue or a trigger.

    Attributes:
        at: number of its head among the words.
        is_cue: whether it is a cue; else it is a trigger.
        holds: the numbers of the words in each relation to it.
    """

    at: int
    is_cue: bool
    holds: Mapping[Relation, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Example:
    """An article.

    Attributes:
        article: its name.
        words: texts of its tokens; white space tokens are left out.
        sentences: numbers of the words of each sentence.
        cues: for each word its place in `CUES`.
        triggers: for each word 0, or 1 + the place of its type in `TYPES` where it heads a trigger.
        statuses: for each word -1, or the place of the event's status in `STATUSES`.
        stances: for each word 0, or 1 + the place in `STANCES` within the content of a position.
        anchors: cues and triggers.
    """

    article: str
    words: tuple[str, ...]
    sentences: tuple[tuple[int, ...], ...]
    cues: tuple[int, ...]
    triggers: tuple[int, ...]
    statuses: tuple[int, ...]
    stances: tuple[int, ...]
    anchors: tuple[Anchor, ...]


def make_examples(articles: Sequence[CorpusArticle]) -> Iterator[Example]:
    """The articles with labels, in order."""
    docs = parse_texts(load_parser(), (article.text for article in articles))
    for article, doc in zip(articles, docs, strict=True):
        yield _example(article, doc)


def _example(article: CorpusArticle, doc: Any) -> Example:
    tokens = [token for token in doc if not token.is_space]
    number_of = {token.i: number for number, token in enumerate(tokens)}
    sentences = [tuple(number_of[t.i] for t in sentence if t.i in number_of) for sentence in doc.sents]
    cues, triggers, statuses, stances = [0] * len(tokens), [0] * len(tokens), [-1] * len(tokens), [0] * len(tokens)
    anchors: list[Anchor] = []
    for (entry, _), held in article.entries.items():
        if entry is Entry.STATEMENT and (places := _places(held["q"][:1], tokens)):
            head = _head(places, tokens)
            for place in places:
                cues[place] = max(cues[place], _INSIDE)
            cues[head] = _HEAD
            anchors.append(_anchor(head, tokens, held, "sc"))
        elif entry is Entry.EVENT and (places := _places(held["e"][:1], tokens)):
            head = _head(places, tokens)
            triggers[head], statuses[head] = _type_and_status(held["e"][0])
            anchors.append(_anchor(head, tokens, held, "ar"))
        elif entry is Entry.POSITION:
            stance = 1 + STANCES.index(Stance(next(a for a in held["p"][0].label.attributes if a in set(STANCES))))
            for place in _places(held["p"], tokens):
                stances[place] = stance
    words = tuple(token.text for token in tokens)
    labels = (tuple(cues), tuple(triggers), tuple(statuses), tuple(stances))
    return Example(article.name, words, tuple(filter(None, sentences)), *labels, tuple(anchors))


def _anchor(head: int, tokens: Sequence[Any], held: Mapping[str, tuple[Marked, ...]], roles: str) -> Anchor:
    holds = {_ROLE_OF[role]: frozenset(_places(held.get(role, ()), tokens)) for role in roles}
    return Anchor(head, roles == "sc", holds)


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
