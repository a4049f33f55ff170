"""Whom a pronoun means, where the text settles it."""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Token

from standoff.annotate.parties.persons import Mention

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
NEUTRAL = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "themselves"})
PERSONAL = _MALE | _FEMALE
_REACH = 4


def antecedent(
    pronoun: Token, mentions: Sequence[Mention], tokens: Sequence[Token], sentence_of: Sequence[int]
) -> Mention | None:
    """The mention of a person that "he" or "she" takes up.

    Looks back over four sentences: first for subjects, the nearest sentence first, then for anyone.
    Names inside compounds ("the Obama administration") do not count.
    """
    wanted = "m" if pronoun.lower_ in _MALE else "f"
    here = sentence_of[pronoun.i]
    best: Mention | None = None
    rank = (0, 0, 0)
    for mention in reversed(mentions[: bisect_left(mentions, pronoun.i, key=lambda mention: mention.run.first)]):
        distance = here - sentence_of[mention.head]
        if distance >= _REACH:
            break
        head = tokens[mention.head]
        if mention.person.gender not in ("", wanted) or head.dep_ in ("compound", "amod", "nmod"):
            continue
        subject = int(head.dep_ in ("nsubj", "nsubjpass"))
        this = (subject - distance, subject, mention.run.first)
        if best is None or this > rank:
            best, rank = mention, this
    return best
