"""Articles of the corpus as sentences with labels, one a spaCy token, in the way the program cuts texts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from standoff.annotate.parse import load_parser, parse_texts
from standoff.model import EventType, Stance, Status
from training.article import CorpusArticle
from training.marks import Marked
from training.roles import Entry

TYPES = tuple(EventType)
STATUSES = tuple(Status)
STANCES = tuple(Stance)


class Relation(StrEnum):
    """What a token is to an anchor: the first two to a cue, the others to a trigger."""

    SOURCE = "source"
    CONTENT = "content"
    ACTOR = "actor"
    RECIPIENT = "recipient"


RELATIONS = tuple(Relation)
_ROLE_OF = {"s": Relation.SOURCE, "c": Relation.CONTENT, "a": Relation.ACTOR, "r": Relation.RECIPIENT}


@dataclass(frozen=True, slots=True)
class Anchor:
    """A cue or a trigger.

    Attributes:
        at: place of its head among the words.
        is_cue: whether it is a cue; else it is a trigger.
        holds: the places of the words in each relation to it.
    """

    at: int
    is_cue: bool
    holds: Mapping[Relation, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence.

    Attributes:
        article: name of the article.
        words: texts of its tokens; white space tokens are left out.
        before: texts of the tokens of the sentence before it.
        cues: for each word 0 outside, 1 first of a cue, 2 inside one.
        triggers: for each word 0, or 1 + the place of its type in `TYPES` where it heads a trigger.
        statuses: for each word -1, or the place of the event's status in `STATUSES`.
        stances: for each word 0, or 1 + the place in `STANCES` within the content of a position.
        anchors: cues and triggers.
    """

    article: str
    words: tuple[str, ...]
    before: tuple[str, ...]
    cues: tuple[int, ...]
    triggers: tuple[int, ...]
    statuses: tuple[int, ...]
    stances: tuple[int, ...]
    anchors: tuple[Anchor, ...]


def make_examples(articles: Sequence[CorpusArticle]) -> Iterator[Example]:
    """The sentences of all articles, in order."""
    docs = parse_texts(load_parser(), (article.text for article in articles))
    for article, doc in zip(articles, docs, strict=True):
        before: tuple[str, ...] = ()
        for sentence in doc.sents:
            tokens = [token for token in sentence if not token.is_space]
            if tokens:
                example = _example(article, tokens, before)
                before = example.words
                yield example


def _example(article: CorpusArticle, tokens: Sequence[Any], before: tuple[str, ...]) -> Example:
    cues, triggers, statuses, stances = [0] * len(tokens), [0] * len(tokens), [-1] * len(tokens), [0] * len(tokens)
    anchors: list[Anchor] = []
    for (entry, _), held in article.entries.items():
        if entry is Entry.STATEMENT:
            places = _places(held["q"][:1], tokens)
            for number, place in enumerate(places):
                cues[place] = 1 if number == 0 else 2
            anchors += _anchor(places, tokens, held, is_cue=True)
        elif entry is Entry.EVENT:
            places = _places(held["e"][:1], tokens)
            if places:
                at = _head(places, tokens)
                triggers[at], statuses[at] = _type_and_status(held["e"][0])
            anchors += _anchor(places, tokens, held, is_cue=False)
        elif entry is Entry.POSITION:
            stance = 1 + STANCES.index(Stance(next(a for a in held["p"][0].label.attributes if a in set(STANCES))))
            for place in _places(held["p"], tokens):
                stances[place] = stance
    return Example(
        article=article.name,
        words=tuple(token.text for token in tokens),
        before=before,
        cues=tuple(cues),
        triggers=tuple(triggers),
        statuses=tuple(statuses),
        stances=tuple(stances),
        anchors=tuple(anchors),
    )


def _anchor(
    places: list[int], tokens: Sequence[Any], held: Mapping[str, tuple[Marked, ...]], *, is_cue: bool
) -> list[Anchor]:
    if not places:
        return []
    roles = "sc" if is_cue else "ar"
    holds = {_ROLE_OF[role]: frozenset(_places(held.get(role, ()), tokens)) for role in roles}
    return [Anchor(_head(places, tokens), is_cue, holds)]


def _places(marks: Iterable[Marked], tokens: Sequence[Any]) -> list[int]:
    """The places of the tokens that begin within the marks."""
    spans = [(mark.start, mark.end) for mark in marks]
    return [at for at, token in enumerate(tokens) if any(start <= token.idx < end for start, end in spans)]


def _head(places: Sequence[int], tokens: Sequence[Any]) -> int:
    """The place whose token's head lies outside the others; the first if there are several."""
    inside = {tokens[place].i for place in places}
    return next((place for place in places if tokens[place].head.i not in inside or _is_root(tokens[place])), places[0])


def _is_root(token: Any) -> bool:
    return bool(token.head.i == token.i)


def _type_and_status(trigger: Marked) -> tuple[int, int]:
    type_ = next(a for a in trigger.label.attributes if a in set(TYPES))
    status = next((a for a in trigger.label.attributes if a in set(STATUSES)), Status.OCCURRED)
    return 1 + TYPES.index(EventType(type_)), STATUSES.index(Status(status))
