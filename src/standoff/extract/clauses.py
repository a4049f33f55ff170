"""Clauses as ranges of tokens: what an expectation covers, without what joins or conditions it."""

from spacy.tokens import Token

from standoff.annotate.syntax import children

_CONDITIONS = frozenset({"if", "unless", "should", "provided", "providing", "although", "though", "while", "whereas"})


def clause_range(verb: Token) -> tuple[int, int]:
    """The tokens of the clause of `verb`: without what joins it, what conditions it, and clauses beside it."""
    first = last = verb.i
    for child in reversed(list(verb.lefts)):
        if child.dep_ in ("mark", "cc", "advcl", "ccomp", "parataxis") or _is_source(child):
            break
        first = child.left_edge.i
    for child in verb.rights:
        if _ends_clause(child):
            break
        last = child.right_edge.i
    if verb.dep_ == "relcl":
        where = next((child for child in verb.lefts if child.lower_ in ("where", "when", "why")), None)
        first = verb.head.left_edge.i if where is None else where.i + 1
    doc = verb.doc
    if _is_stray_that(verb, first):
        first += 1
    while first < verb.i and (doc[first].is_punct or doc[first].is_space):
        first += 1
    while last > verb.i and _is_loose(doc[last]):
        last -= 1
    return first, last + 1


def _is_stray_that(verb: Token, first: int) -> bool:
    """Whether the parser took the "that" of a content clause for the determiner of its subject."""
    doc = verb.doc
    if verb.dep_ not in ("ccomp", "conj") or doc[first].lower_ != "that" or not 0 < first < verb.i - 1:
        return False
    return doc[first - 1].pos_ == "VERB" or doc[first - 1].dep_ == "cc"


def _is_loose(token: Token) -> bool:
    return token.is_space or token.dep_ == "cc" or (token.is_punct and token.text != "%")


def _ends_clause(child: Token) -> bool:
    """Whether what follows is another clause."""
    if child.dep_ == "parataxis" or _is_source(child):
        return True
    if child.dep_ == "conj":
        return any(below.dep_ in ("nsubj", "nsubjpass") for below in child.children)
    if child.dep_ == "advcl":
        return any(below.lower_ in _CONDITIONS for below in child.lefts)
    return child.dep_ == "ccomp" and child.i > child.head.i and any(mark.text == ";" for mark in child.head.children)


def _is_source(child: Token) -> bool:
    return child.lower_ == "according"


def in_question(token: Token) -> bool:
    """Whether the sentence from `token` on ends in a question mark."""
    doc = token.doc
    at = token.i
    while at < len(doc):
        if doc[at].text == "?":
            return True
        if doc[at].text in (".", "!") or (at > token.i and doc[at].is_sent_start):
            return False
        at += 1
    return False


def subject_of(verb: Token) -> Token | None:
    """The subject that stands at `verb` itself, also "it" and "there"."""
    own = children(verb, "nsubj", "nsubjpass", "csubj", "expl")
    return own[-1] if own else None


def phrase_end(noun: Token) -> int:
    """Index after the phrase of `noun`, without a trailing source or mark."""
    last = noun.right_edge.i
    for child in noun.rights:
        if _is_source(child) or (child.dep_ == "prep" and child.lower_ == "at"):
            last = child.i - 1
            break
    doc = noun.doc
    while last > noun.i and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    return last + 1
