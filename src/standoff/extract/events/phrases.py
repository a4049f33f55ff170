"""Small questions to the parse that frames need: particles, complements, owners, light verbs."""

from collections.abc import Mapping

from spacy.tokens import Token

from standoff.annotate.syntax import (
    OBJECT_CONTROL,
    RELATIVE_PRONOUNS,
    agents,
    children,
    clause_head,
    conjuncts,
    coordinated_with,
    is_infinitive,
    is_sentence_apart,
    objects_of,
    patients,
    subjects,
)

_NEAR = 4
"""An infinitive this close behind a verb is its complement, even if the parser calls it a purpose clause."""

Words = Mapping[str, frozenset[str]]

_PARTICLES = ("prt", "advmod", "prep")
_ABOUT = frozenset({"of", "on", "to", "for", "in", "against", "with", "from", "under"})
PLACES = tuple("in at near on into from to along around outside off across against".split())
"""Prepositions of places in whose land something may be done."""
_HYPHENS = frozenset({"-", "‐", "–"})
_BEFORE = frozenset({"det", "predet", "amod", "compound", "nmod", "nummod", "poss"})
_NAME = "NAME"
"""Stands in a word list for any proper name."""


def noun_of(token: Token) -> Token:
    """The noun of the phrase in which a word stands before it ("*the* warships", "*bomber* crews")."""
    while token.dep_ in _BEFORE and token.head.pos_ in ("NOUN", "PROPN") and token.i < token.head.i:
        token = token.head
    return token


def is_negated(verb: Token) -> bool:
    """Whether "not" or "never" belongs to `verb`."""
    return any(child.dep_ == "neg" for child in verb.children)


def names(token: Token, words: frozenset[str]) -> bool:
    """Whether `token` is one of `words`, by lemma, form or with what a hyphen ties to it."""
    if token.lemma_.lower() in words or token.lower_ in words or (_NAME in words and token.pos_ == "PROPN"):
        return True
    return token.i > 1 and lemma_of(token) in words


def lemma_of(token: Token) -> str:
    """The lemma in lower case; of a word that the tokenizer has cut at a hyphen, the whole ("cease-fire")."""
    lemma = token.lemma_.lower()
    if token.i > 1 and token.doc[token.i - 1].lower_ in _HYPHENS:
        before = token.doc[token.i - 2]
        if before.idx + len(before) + 1 == token.idx:
            return f"{before.lower_}-{lemma}"
    return lemma


def sayers(head: Token, say: frozenset[str]) -> list[Token]:
    """Who says the clause of `head`; empty where it is the report's own voice."""
    clause = clause_head(head)
    while clause.dep_ in ("conj", "xcomp") and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    if clause.dep_ == "ccomp" and clause.head.lemma_ in say and not is_sentence_apart(clause, clause.head):
        return agents(clause.head)
    return []


def has_particle(verb: Token, particles: frozenset[str]) -> bool:
    """Whether one of `particles` belongs to `verb`."""
    return any(
        child.lower_ in particles and child.dep_ in _PARTICLES and (child.dep_ != "prep" or child.i == verb.i + 1)
        for child in verb.children
    )


def has_modifiers(noun: Token, modifiers: tuple[str, ...]) -> bool:
    before = {child.lemma_.lower() for child in noun.lefts} | {child.lower_ for child in noun.lefts}
    return all(modifier in before for modifier in modifiers)


def unwrapped(token: Token, fuzzy: frozenset[str]) -> list[Token]:
    """`token`, and what it counts or measures ("a *series* of attacks"); "three citizens of Chad" are not Chad."""
    measures = token.lemma_.lower() in fuzzy or token.pos_ == "NUM"
    if not measures and not children(token, "nummod"):
        return [token]
    return [token, *(inner for inner in objects_of(token, "of") if measures or inner.pos_ != "PROPN")]


def clauses(head: Token) -> list[Token]:
    """Clauses below `head` that say what it is about, with what is coordinated with them."""
    found: list[Token] = []
    for child in head.children:
        if _is_complement(head, child):
            found.extend(clause for clause in conjuncts(child) if _is_below(clause, head))
        elif child.dep_ == "prep" and child.lower_ not in ("after", "before", "since", "while", "by"):
            found.extend(clause for below in children(child, "pcomp") for clause in conjuncts(below))
    return found or _escaped(head)


def _is_below(clause: Token, head: Token) -> bool:
    """Whether a coordinated clause is not in truth coordinated with `head` itself."""
    return clause.dep_ != "conj" or coordinated_with(clause) != head


def _escaped(head: Token) -> list[Token]:
    """Infinitives that the parser hung on a clause about the object ("ordered the men *who rule* to leave")."""
    if head.lemma_ not in OBJECT_CONTROL:
        return []
    return [
        clause
        for obj in patients(head)
        for related in children(obj, "relcl")
        for clause in children(related, "advcl", "xcomp")
        if is_infinitive(clause)
    ]


def _is_complement(head: Token, child: Token) -> bool:
    dep = child.dep_
    if dep in ("xcomp", "ccomp", "oprd"):
        return child.pos_ in ("VERB", "AUX") and not is_sentence_apart(child, head)
    if dep == "advcl":
        return head.i < child.i < head.i + _NEAR and is_infinitive(child)
    return dep == "acl" and (is_infinitive(child) or child.tag_ not in ("VBN", "VBG"))


def complement_nouns(head: Token) -> list[Token]:
    """Nouns below `head` that may say what it is about: objects, and objects of its prepositions."""
    verbal = head.pos_ in ("VERB", "AUX")
    found = patients(head) if verbal else []
    for child in head.rights if verbal else head.children:
        if child.dep_ in ("prep", "dative") and child.lower_ in (
            "of",
            "on",
            "to",
            "for",
            "in",
            "against",
            "with",
            "from",
        ):
            found.extend(noun for obj in children(child, "pobj") for noun in conjuncts(obj))
    return found


def told_of(head: Token) -> list[Token]:
    """Of whom the clauses below `head` are said: their subjects; those of infinitives, if there are any."""
    below = clauses(head)
    aims = [clause for clause in below if is_infinitive(clause)]
    return [found for clause in aims or below for found in _clause_subjects(clause)]


def clause_objects(head: Token) -> list[Token]:
    """To whom something is done in the clauses below `head`, or in those below these ("to help *defend* Chad")."""
    found: list[Token] = []
    for clause in clauses(head):
        if not children(clause, "auxpass"):
            found += patients(clause) or [obj for below in clauses(clause) for obj in patients(below)]
    return found


def _clause_subjects(clause: Token) -> list[Token]:
    own = children(clause, "nsubj", "nsubjpass")
    return [token for subject in own for token in conjuncts(subject)]


def objects(verb: Token) -> list[Token]:
    """What `verb` is done to; in a relative clause without an object of its own, what the clause is about.

    The parser takes some relative clauses for complements ("demands *that they have rejected*").
    """
    found = patients(verb)
    related = verb.dep_ == "relcl" or (
        verb.dep_ == "acl" and verb.tag_ not in ("VBN", "VBG") and bool(children(verb, "nsubj"))
    )
    if related or (verb.dep_ == "acl" and children(verb, "nsubj") and children(verb, "aux")):
        if not found:
            return conjuncts(verb.head) if children(verb, "nsubj") and not children(verb, "ccomp", "xcomp") else []
        if found[0].lower_ in RELATIVE_PRONOUNS:
            return conjuncts(verb.head)
    return found


def owned(noun: Token) -> list[Token]:
    """Words before `noun` that tell whose it is: possessors, names and demonyms."""
    return [
        child
        for child in noun.lefts
        if child.dep_ == "poss" or (child.dep_ in ("amod", "compound", "nmod") and child.text[:1].isupper())
    ]


def adjective_subjects(adjective: Token) -> list[Token]:
    """Of whom a predicate adjective is said."""
    head = adjective.head
    if adjective.dep_ == "oprd" and head.pos_ == "VERB":
        return patients(head)
    if adjective.dep_ in ("acomp", "attr", "xcomp", "oprd", "conj", "ccomp") and head != adjective:
        return subjects(head) if head.pos_ in ("VERB", "AUX") else adjective_subjects(head)
    return []


def light_verb(noun: Token, words: Words) -> tuple[Token, bool] | None:
    """The verb that `noun` leans on, and whether its subject undergoes the deed; `None` if there is none."""
    outer = noun
    for _ in range(4):
        if outer.dep_ == "conj" and outer.head.pos_ in ("NOUN", "PROPN"):
            outer = outer.head
        elif outer.dep_ == "pobj" and outer.head.lower_ == "of" and names(outer.head.head, words["fuzzy"]):
            outer = outer.head.head
        else:
            break
    if outer.dep_ in ("dobj", "nsubjpass"):
        return _leaning(outer.head, words)
    if outer.dep_ == "pobj" and outer.head.dep_ == "prep" and outer.head.lower_ in ("in", "into", "out", "under"):
        verb = outer.head.head
        if verb.lemma_ in ("engage", "participate", "enter", "join") or (verb.lemma_ == "take" and outer.head.i > 0):
            return verb, False
    for child in noun.rights:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            return _leaning(child, words)
    return None


def happening(noun: Token, words: Words) -> Token | None:
    """The verb that tells that the deed `noun` takes place ("talks *resumed*"), or `None`."""
    head = noun.head
    if noun.dep_ == "nsubj" and head.pos_ in ("VERB", "AUX") and head.lemma_ in words["happen"]:
        return head
    return None


def _leaning(verb: Token, words: Words) -> tuple[Token, bool] | None:
    if verb.lemma_ in words["light"]:
        return verb, False
    return (verb, True) if verb.lemma_ in words["undergo"] else None


def enclosing_subjects(noun: Token) -> list[Token]:
    """Subjects of the clause in which `noun` stands outside the subject; empty where it is part of it."""
    clause = clause_head(noun)
    if clause.pos_ not in ("VERB", "AUX"):
        return []
    here = noun
    while here.head != clause and here.head != here:
        here = here.head
    return [] if here.dep_ in ("nsubj", "nsubjpass") else agents(clause) or subjects(clause)
