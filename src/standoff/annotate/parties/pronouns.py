"""Whom a pronoun means, where the text settles it."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from standoff.annotate.parties.persons import Mention

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
NEUTRAL = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "themselves"})
PERSONAL = _MALE | _FEMALE
_REACH = 4


def antecedent(pronoun: Token, mentions: Sequence[Mention]) -> Mention | None:
    """The mention of a person that "he" or "she" takes up.

    Looks back over four sentences: first for subjects, the nearest sentence first, then for anyone.
    Somebody named in the same clause as an object is no antecedent of its subject.
    """
    wanted = "m" if pronoun.lower_ in _MALE else "f"
    doc = pronoun.doc
    before = [mention for mention in mentions if mention.run.last < pronoun.i and mention.person.gender in ("", wanted)]
    before = before[-12:]
    floor = _sentence_floor(pronoun)
    near = [mention for mention in before if mention.run.first >= floor]
    if not near:
        return None
    return max(near, key=lambda mention: (*_salience(doc, doc[mention.head], pronoun), mention.run.first))


def _sentence_floor(token: Token) -> int:
    at = token.sent.start
    for _ in range(_REACH - 1):
        if at == 0:
            break
        at = token.doc[at - 1].sent.start
    return at


def _salience(doc: Doc, head: Token, pronoun: Token) -> tuple[int, int]:
    """Higher is likelier: the sentence's nearness, in which a subject counts one sentence more."""
    subject = int(head.dep_ in ("nsubj", "nsubjpass"))
    distance = 0
    at = pronoun.sent.start
    while head.i < at:
        distance += 1
        at = doc[at - 1].sent.start
    return (subject - distance, subject)
