"""Readings of an encoder written by hand, for tests that must not move with the weights."""

import math
from collections.abc import Iterable, Mapping

import numpy as np

from standoff.annotate.article import Article
from standoff.annotate.encoder import Reading, Relation
from standoff.annotate.encoder.labels import CUES, RELATIONS, STANCES, STATUSES, TYPES
from standoff.annotate.encoder.model import Answers
from standoff.annotate.encoder.reading import Place
from standoff.annotate.encoder.windows import Window
from standoff.annotate.parse import PARSE
from standoff.model import EventType

SURE = 0.9


def numbers_of(article: Article, words: Iterable[str]) -> list[int]:
    """The numbers of words; of one that stands there twice, the first."""
    texts = [token.text for token in article[PARSE]]
    return [texts.index(word) for word in words]


def read_by_hand(
    article: Article,
    *,
    cue: str = "",
    trigger: str = "",
    types: Mapping[EventType, float] | None = None,
    related: Mapping[Relation, str] | None = None,
) -> Reading:
    """A reading that is sure of what is given, and of nothing else.

    Args:
        article: with its parse.
        cue: words of a cue, the first being its head.
        trigger: the word that triggers an event.
        types: probabilities of its types.
        related: words in relation to whatever is asked for.
    """
    size = len(article[PARSE])
    cues, triggers = (np.zeros((size, wide), np.float32) for wide in (len(CUES), 1 + len(TYPES)))
    answering = np.full((size, len(RELATIONS), 1), -9.0, np.float32)
    cues[:, 0] = 1
    for number in numbers_of(article, cue.split()):
        cues[number] = 1 - SURE, 0.0, SURE
    for type_, share in (types or {}).items():
        triggers[numbers_of(article, [trigger])[0], 1 + TYPES.index(type_)] = share
    for relation, words in (related or {}).items():
        answering[numbers_of(article, words.split()), RELATIONS.index(relation), 0] = math.log(SURE / (1 - SURE))
    statuses, stances = (np.zeros((size, wide), np.float32) for wide in (len(STATUSES), 1 + len(STANCES)))
    answers = Answers(cues, triggers, statuses, stances, np.ones_like(answering), answering)
    window = Window(tuple(range(size)), (), ())
    return Reading(
        cues=dict.fromkeys(numbers_of(article, cue.split()[:1]), SURE),
        triggers=dict.fromkeys(numbers_of(article, trigger.split()), sum((types or {}).values())),
        places={number: Place(answers, window, number) for number in range(size)},
    )
