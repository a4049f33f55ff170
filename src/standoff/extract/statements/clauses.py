"""Finite clauses that verbs report: "said (that) X", "asked whether X", "X, said Y", "X, Y said, Z"."""

from spacy.tokens import Token

from standoff.annotate import syntax
from standoff.extract.statements.coordination import shared_verb
from standoff.extract.statements.cues import Found, VerbCue, is_finite, verb_cue
from standoff.extract.statements.report import Piece, complements, phrase_range, sentence_around, without
from standoff.lexicon.reporting import Reporting
from standoff.model import CueClass

_CLAUSES = ("ccomp", "advcl", "acl", "relcl", "parataxis")
_WH = frozenset({"whether", "if", "what", "who", "whom", "whose", "which", "why", "when", "where", "how"})
_ASIDE = frozenset({",", "—", "–", "--", "-", "("})
RESERVATIONS = frozenset({"unless", "if", "because", "although", "whereas", "while"})
WAITING = frozenset({"unless", "if", "until", "till", "before"})
"""Conjunctions of what somebody waits for who refuses."""
_INVERTED = frozenset({"should", "were", "had"})
_NEAR = 8
_ARGUMENTS = frozenset({"dobj", "attr", "nsubj", "dative", "oprd", "acomp"})


def find_clause(cue: VerbCue, reporting: Reporting) -> Found | None:
    """A finite clause: "said (that) X", "asked whether X", "X, said Y"."""
    below = complements((*cue.all, *_bearers(cue)), *_CLAUSES)
    for child in sorted(below, key=lambda child: child.i < cue.verb.i):
        if child.i < cue.verb.i and (child.dep_ == "parataxis" or syntax.is_sentence_apart(child, cue.verb)):
            continue
        opener = child.left_edge
        marks = [mark.lower_ for mark in syntax.children(child, "mark")]
        finite = is_finite(child) or (child.dep_ == "ccomp" and "that" in marks)
        if child.dep_ == "advcl" and marks and marks[0] in ("if", "whether") and _asks(cue):
            return "wh", "wh", [phrase_range(child)], addressee_of(cue)
        loose = child.dep_ in ("advcl", "acl", "relcl")
        if loose and ("that" not in marks or (child.head == cue.verb and not cue.words)):
            continue
        wh = opener.lower_ in _WH and "that" not in marks
        if wh and "wh" in cue.frames:
            return "wh", "wh", [phrase_range(child)], addressee_of(cue)
        if wh and opener.lower_ == "what" and child.i > cue.verb.i:
            continue
        if finite and not (wh and opener.lower_ == "if") and "that" in cue.frames:
            return "that", "that", [_with_reservation(cue, child, reporting)], addressee_of(cue)
        if finite and "quote" in cue.frames and "that" not in cue.frames and child.i < cue.verb.i:
            return "that", "quote", [phrase_range(child)], addressee_of(cue)
    return _clause_nearby(cue)


def _clause_nearby(cue: VerbCue) -> Found | None:
    """A "that" soon after the verb whose clause the parser hung elsewhere ("announced last week that ...")."""
    if "that" not in cue.frames or syntax.children(cue.verb, "ccomp"):
        return None
    for token in cue.verb.doc[cue.verb.i + 1 : cue.verb.i + 1 + _NEAR]:
        told = token.dep_ in ("dobj", "dative") and "addr" in cue.frames
        if (
            token.is_sent_start
            or token.is_punct
            or token.pos_ in ("VERB", "AUX")
            or (token.dep_ in _ARGUMENTS and not told)
        ):
            return None
        if token.lower_ == "that" and token.dep_ == "mark" and token.head.i > token.i and is_finite(token.head):
            return "that", "that", [(token.i, token.head.right_edge.i + 1)], addressee_of(cue)
    return None


def _bearers(cue: VerbCue) -> list[Token]:
    """Nouns between the verb and its clause ("said in a statement that"), on which parsers hang the clause."""
    if "that" not in cue.frames or syntax.children(cue.verb, "ccomp"):
        return []
    return [
        noun
        for prep in syntax.children(cue.verb, "prep")
        if prep.i > cue.verb.i and prep.lower_ in ("in", "at", "on", "during", "to", "after")
        for noun in syntax.children(prep, "pobj")
    ]


def _with_reservation(cue: VerbCue, clause: Token, reporting: Reporting) -> Piece:
    """The clause with an "unless", "because" ... after it that the parser hangs on the cue."""
    first, last = phrase_range(clause)
    for conjunct in syntax.children(clause, "conj"):
        if shared_verb(conjunct, reporting) == cue.verb or _is_new_report(cue, clause, conjunct, reporting):
            return first, _before_conjunction(conjunct, first)
    for tail in syntax.children(clause, "advcl"):
        if cue.frames.get("that") is CueClass.DENY and _is_reason_given(tail, reporting):
            return first, tail.left_edge.i
    return first, reservation_end(cue, last)


def _is_new_report(cue: VerbCue, clause: Token, conjunct: Token, reporting: Reporting) -> bool:
    """Whether a conjunct of the clause is a report of its own.

    "Chad has said it will wait, and Niger has warned that ...": two sides report. "It asked that the road
    be opened and voiced concern": what is past is no part of what is asked for.
    """
    own = syntax.children(conjunct, "nsubj")
    if not own:
        base = clause.tag_ == "VB" or any(child.tag_ == "VB" for child in syntax.children(clause, "auxpass", "aux"))
        modal = any(child.tag_ in ("MD", "TO") for child in syntax.children(clause, "aux"))
        return base and not modal and conjunct.tag_ == cue.verb.tag_ == "VBD"
    reports = verb_cue(conjunct, reporting) is not None
    comma = any(token.text == "," for token in conjunct.doc[clause.i : own[0].i])
    return reports and comma and own[0].pos_ == "PROPN" and not syntax.children(clause, "mark")


def _is_reason_given(tail: Token, reporting: Reporting) -> bool:
    """ "Denied that it had fired, *saying that ...*": the words of the one who denies."""
    reports = "that" in reporting.verbs.get(tail.lemma_, {})
    return tail.tag_ == "VBG" and reports and tail.doc[tail.left_edge.i - 1].text == ","


def reservation_end(cue: VerbCue, last: int, openers: frozenset[str] = RESERVATIONS) -> int:
    """Where the condition or reason ends that one of `openers` begins at the token number `last`, or `last`."""
    for child in syntax.children(cue.verb, "advcl", "ccomp"):
        start, end = phrase_range(child)
        marks = syntax.children(child, "mark")
        opens = (marks and marks[0].lower_ in openers) or child.left_edge.lower_ in _INVERTED
        if opens and last <= start <= last + 1:
            last = end
    return last


def _before_conjunction(conjunct: Token, first: int) -> int:
    """Where the clause ends that the conjunct does not belong to."""
    here = conjunct.left_edge.i
    while here > first + 1 and (conjunct.doc[here - 1].dep_ == "cc" or conjunct.doc[here - 1].is_punct):
        here -= 1
    return here


def _asks(cue: VerbCue) -> bool:
    """Whether a clause with "if" can be a question: "asked them if", not "would ask if they could"."""
    return cue.frames.get("wh") is CueClass.ASK and not syntax.children(cue.verb, "aux")


def find_parenthesis(cue: VerbCue) -> Found | None:
    """ "The talks, officials said, have failed"."""
    verb = cue.verb
    if "that" not in cue.frames and "quote" not in cue.frames:
        return None
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or not syntax.children(verb, "nsubj"):
        return None
    if verb.dep_ not in ("parataxis", "ccomp", "advcl", "dep", "ROOT") or complements(
        cue.all, "ccomp", "dobj", "xcomp"
    ):
        return None
    doc, before, after = verb.doc, verb.left_edge.i - 1, verb.right_edge.i + 1
    opens = verb.left_edge.text in _ASIDE or (before >= 0 and doc[before].text in _ASIDE)
    closes = doc[after - 1].text in _ASIDE or (after < len(doc) and (doc[after].is_punct or doc[after].is_space))
    if not (opens and closes) or syntax.children(verb, "mark"):
        return None
    whole = sentence_around(verb)
    frame = "that" if "that" in cue.frames else "quote"
    aside = phrase_range(verb) if verb.dep_ != "ROOT" else (syntax.children(verb, "nsubj")[0].left_edge.i, verb.i + 1)
    if verb.dep_ == "ROOT" and not (doc[aside[0] - 1].text == "," and aside[0] - 1 > whole[0]):
        return None
    return "parenthesis", frame, list(without([whole], [aside])), None


def addressee_of(cue: VerbCue) -> Token | None:
    """To whom it was said: the object of "tell" and its like, or of "to"."""
    if "addr" in cue.frames:
        objects = [*syntax.children(cue.verb, "dobj"), *syntax.datives(cue.verb)]
        if cue.passive:
            objects = syntax.subjects(cue.verb)
        return objects[0] if objects else None
    told = [noun for noun in syntax.objects_of(cue.verb, "to") if noun.head.head.lower_ != "according"]
    return told[0] if told else None
