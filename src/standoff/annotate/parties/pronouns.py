"""Whom a pronoun means, where the text settles it."""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Token

from standoff.annotate.parties.findings import Findings
from standoff.annotate.parties.persons import Mention, Person

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
NEUTRAL = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "themselves"})
PERSONAL = _MALE | _FEMALE
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "csubj"})
_COPULAS = frozenset({"be", "seem", "appear", "become", "remain", "look"})
_REACH = 4


def is_expletive(pronoun: Token) -> bool:
    """Whether "it" means nobody: an object, or the subject of "it is hard to say"."""
    if pronoun.lower_ not in NEUTRAL or pronoun.tag_ == "PRP$":
        return False
    if pronoun.dep_ not in ("nsubj", "nsubjpass"):
        return True
    verb = pronoun.head
    if verb.lemma_ not in _COPULAS:
        return False
    described = any(child.dep_ in ("acomp", "attr", "oprd") for child in verb.children)
    return described and any(
        below.dep_ in ("ccomp", "xcomp", "advcl", "csubj")
        for child in (verb, *verb.children)
        for below in child.children
    )


def first_conjunct(token: Token) -> Token:
    """What `token` is coordinated with, farthest left; itself where it is not."""
    while token.dep_ == "conj":
        token = token.head
    return token


def learn_genders(found: Findings) -> None:
    """Gender of people by "X met *his* counterpart", where X is the only one whom the pronoun can mean."""
    for pronoun in found.tokens:
        if pronoun.tag_ != "PRP$" or pronoun.lower_ not in ("his", "her"):
            continue
        start = pronoun.sent.start
        before = [found.mention_at[at] for at in range(start, pronoun.i) if at in found.mention_at]
        if not before or any(mention.person is not before[0].person for mention in before):
            continue
        person, head = before[0].person, found.tokens[before[0].head]
        others = (found.noun(found.tokens[at]) for at in range(before[0].run.last + 1, pronoun.i))
        if person.gender == "" and head.dep_ == "nsubj" and not any(noun and not noun.agent.body for noun in others):
            person.gender = "m" if pronoun.lower_ == "his" else "f"


def antecedent(
    pronoun: Token, mentions: Sequence[Mention], tokens: Sequence[Token], sentence_of: Sequence[int]
) -> Mention | None:
    """The mention of a person that "he" or "she" takes up.

    Looks back over four sentences: first for subjects, the nearest sentence first, then for anyone.
    Names inside compounds ("the Obama administration") do not count.
    """
    wanted = "m" if pronoun.lower_ in _MALE else "f"
    here = sentence_of[pronoun.i]
    objective = pronoun.dep_ in ("dobj", "dative", "pobj")
    verb = pronoun.head.head.i if pronoun.dep_ == "pobj" else pronoun.head.i
    doers: list[Person] = []
    best: Mention | None = None
    rank = (0, 0, 0)
    for mention in reversed(mentions[: bisect_left(mentions, pronoun.i, key=lambda mention: mention.run.first)]):
        distance = here - sentence_of[mention.head]
        if distance >= _REACH:
            break
        head = tokens[mention.head]
        top = first_conjunct(head)
        if objective and top.dep_ in ("nsubj", "nsubjpass") and top.head.i == verb:
            doers.append(mention.person)
        if mention.person in doers:
            continue
        if mention.person.gender not in ("", wanted) or head.dep_ in ("compound", "amod", "nmod"):
            continue
        subject = int(head.dep_ in ("nsubj", "nsubjpass"))
        this = (subject - distance, subject, mention.run.first)
        if best is None or this > rank:
            best, rank = mention, this
    return best
