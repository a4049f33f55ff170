"""Scenarios: "one option is ...", "a second ...", "the danger is that ...", "in the worst case ..."."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from standoff.annotate.syntax import children
from standoff.extract.clauses import clause_range, in_question, phrase_end
from standoff.extract.hedged import Hedged
from standoff.lexicon.hedges import OutlookWords

_VERBS = frozenset({"VERB", "AUX"})
_FUTURE = frozenset({"will", "would", "'ll", "’ll", "wo", "shall", "could", "may", "might", "'d", "’d"})
_THAT_IS = frozenset("danger risk fear concern worry expectation threat possibility prospect nightmare".split())


def scenario_at(token: Token, words: OutlookWords, *, near: bool) -> Hedged | None:
    """ "One option is ...", "a second is ..." after it, "the danger is that ..."."""
    if token.head.lemma_ not in ("be", "involve", "see", "foresee", "envisage"):
        return None
    verb = token.head
    lemma = token.lemma_.lower()
    if lemma in words.scenarios:
        modifiers = {child.lower_ for child in token.lefts} | {child.lemma_.lower() for child in token.lefts}
        clause = next((child for child in verb.rights if child.dep_ == "ccomp"), None)
        graded = bool(modifiers & words.grades) or any("case" in word for word in modifiers)
        listed = lemma in words.listing and (graded or bool(modifiers & words.ordinals))
        if not listed and not (clause is not None and lemma in _THAT_IS):
            return None
    elif not (near and _is_one_of_several(token, words)) or children(token, "prep"):
        return None
    return None if in_question(verb) else _predicate(verb)


def _is_one_of_several(token: Token, words: OutlookWords) -> bool:
    """ "A second", "another", "the likeliest": one of the scenarios listed before."""
    graded = token.pos_ == "ADJ" and token.lower_ in words.grades and token.left_edge.lower_ == "the"
    return graded or (token.lemma_.lower() in words.ordinals and token.pos_ != "PROPN")


def _predicate(verb: Token) -> Hedged | None:
    """What a scenario is said to be."""
    for child in verb.rights:
        if child.dep_ == "ccomp":
            return Hedged(child, *clause_range(child), None, None)
        if child.dep_ in ("attr", "dobj", "xcomp") and child.pos_ != "PROPN":
            return Hedged(child, child.left_edge.i, _with_circumstances(verb, phrase_end(child)), None, None)
    return None


def _with_circumstances(verb: Token, end: int) -> int:
    """Where what a scenario is said to be ends, with when and where: "a quiet deal by June"."""
    for child in verb.rights:
        if child.dep_ == "prep" and child.left_edge.i == end:
            end = child.right_edge.i + 1
    return end


def opened_by(doc: Doc, token: Token, words: OutlookWords) -> Iterator[Hedged]:
    """ "In the worst case, the dam would burst."."""
    for phrase in words.phrases:
        if all(token.i + k < len(doc) and doc[token.i + k].lower_ == word for k, word in enumerate(phrase)):
            for verb in (token.head, *children(token.head, "ccomp")):
                if verb.pos_ in _VERBS and any(aux.lower_ in _FUTURE for aux in children(verb, "aux")):
                    yield Hedged(verb, *clause_range(verb), None, None)
                    break
            return
