"""What hangs on a condition: the clause that it governs, found and cut out."""

from dataclasses import dataclass

from spacy.tokens import Token

from standoff.annotate.syntax import SUBJECTS, children
from standoff.extract.conditionals.openers import Condition

REPORTING = frozenset(
    "say tell add warn insist argue note explain state announce declare write maintain think believe worry fear hope "
    "expect predict suggest claim reckon concede acknowledge caution stress conclude remark reply respond vow pledge "
    "promise threaten read report estimate calculate guess admit".split()
)
_SAYING = frozenset({"say", "tell", "add", "note", "explain", "write", "remark", "reply", "state", "declare"})
_CLIMBED = ("xcomp", "acomp", "oprd", "pcomp", "prep", "acl", "attr", "dobj", "advmod", "npadvmod", "ccomp")


@dataclass(frozen=True, slots=True)
class Consequence:
    """The clause that hangs on a condition.

    Attributes:
        clause: its finite verb.
        act: the verb that tells what is done, below "agreed to", "is ready to".
        first: index of its first token.
        last: one past its last.
        cue: the verb of fearing or saying between condition and consequence, or `None`.
    """

    clause: Token
    act: Token
    first: int
    last: int
    cue: Token | None


def consequence_of(condition: Condition) -> Consequence | None:
    """What hangs on `condition`; `None` where it is left unsaid or cannot be told."""
    governor = condition.governor
    if governor is None:
        return None
    hung = governor
    governor = _finite(governor)
    cue = None
    if governor.lemma_ in REPORTING and hung != governor and hung.pos_ in ("VERB", "AUX") and hung.dep_ == "ccomp":
        cue, governor = governor, hung
    elif governor.lemma_ in REPORTING and hung == governor:
        said = _said(governor, condition)
        if said is None and governor.lemma_ in _SAYING:
            return None
        if said is not None:
            cue, governor = governor, said
    while _shares_clause(governor, condition):
        governor = governor.head
    if governor.pos_ not in ("VERB", "AUX") or _inside(governor, condition):
        return None
    first, last = _range(governor, condition)
    return Consequence(governor, _act(governor, hung), first, last, cue) if first < last else None


def _shares_clause(verb: Token, condition: Condition) -> bool:
    """A coordinated verb without subject and auxiliary of its own ("would cancel drills and *withhold* visas")."""
    if verb.dep_ != "conj" or verb.head.pos_ not in ("VERB", "AUX") or verb.tag_ != "VB":
        return False
    between = min(verb.i, verb.head.i) < condition.opener < max(verb.i, verb.head.i)
    return not between and not children(verb, "nsubj", "nsubjpass", "aux")


def _finite(token: Token) -> Token:
    """The finite clause in which `token` stands as infinitive, gerund, predicate or complement."""
    here = token
    while here.head != here:
        if _is_finite_clause(here):
            return here
        verbal = here.pos_ in ("VERB", "AUX")
        loose = here.dep_ in ("conj", "relcl", "advcl") and not verbal
        endless = verbal and here.dep_ in ("advcl", "acl", "ccomp", "relcl", "pcomp") and _is_endless(here)
        placed = verbal and here.dep_ in ("relcl", "advcl") and _is_where(here)
        if here.dep_ not in _CLIMBED and not (loose or endless or placed):
            return here
        here = here.head
    return here


def _is_finite_clause(token: Token) -> bool:
    subject = any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in token.children)
    return token.pos_ in ("VERB", "AUX") and subject and not _is_endless(token) and not _is_where(token)


def _is_endless(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to" or a gerund."""
    helpers = {child.lower_ for child in children(verb, "aux", "auxpass")}
    return "to" in helpers or (verb.tag_ == "VBG" and not helpers)


def _is_where(verb: Token) -> bool:
    """A clause of place or time ("where it has spread"), on which no condition hangs."""
    return any(child.lower_ in ("where", "when") and child.dep_ == "advmod" for child in verb.lefts)


def _said(cue: Token, condition: Condition) -> Token | None:
    """The clause that a verb of saying or fearing reports, or that it is hung beside."""
    for child in children(cue, "ccomp"):
        if not _inside(child, condition) and child.pos_ in ("VERB", "AUX"):
            return child
    if cue.dep_ in ("conj", "parataxis") and cue.head.pos_ in ("VERB", "AUX") and not _inside(cue.head, condition):
        return cue.head
    return None


def _inside(token: Token, condition: Condition) -> bool:
    return condition.opener <= token.i < condition.last


def _act(clause: Token, hung: Token) -> Token:
    """The verb that says what is done: the lowest infinitive below the clause, else the clause's verb."""
    if hung.i != clause.i and hung.pos_ == "VERB" and hung.dep_ in ("xcomp", "ccomp"):
        return hung
    here = clause
    for _ in range(4):
        below = children(here, "xcomp") + [v for adj in children(here, "acomp", "oprd") for v in children(adj, "xcomp")]
        verbs = [verb for verb in below if verb.pos_ == "VERB" and any(c.lower_ == "to" for c in children(verb, "aux"))]
        if not verbs:
            return here
        here = verbs[0]
    return here


def _range(clause: Token, condition: Condition) -> tuple[int, int]:
    """The tokens of the clause on one side of the condition, without joining words and reporting clauses."""
    before = condition.opener < clause.i
    first, last = clause.left_edge.i, clause.right_edge.i + 1
    if before:
        first = max(first, condition.last)
    else:
        last = min(last, condition.opener)
    for child in clause.children:
        first, last = _cut(child, clause, first, last)
    doc = clause.doc
    while first < clause.i and _is_loose(doc[first]):
        first += 1
    while last > clause.i + 1 and (_is_loose(doc[last - 1]) or doc[last - 1].lower_ in ("only", "but", "even", "and")):
        last -= 1
    return first, last


def _cut(child: Token, clause: Token, first: int, last: int) -> tuple[int, int]:
    """The range without a coordinated clause, a reporting clause or a source beside it."""
    beside = child.dep_ in ("conj", "parataxis", "ccomp", "dep") and child.pos_ in ("VERB", "AUX")
    own = any(below.dep_ in SUBJECTS for below in child.children)
    if child.lemma_ in _SAYING and child.i > clause.i and beside and own:
        last = min(last, max(child.left_edge.i, clause.i + 1))
    elif child.dep_ == "parataxis" or (beside and own and (child.dep_ != "ccomp" or child.i < clause.i)):
        if child.i > clause.i:
            last = min(last, max(child.left_edge.i, clause.i + 1))
        else:
            first = max(first, min(child.right_edge.i + 1, clause.i))
    elif child.lower_ == "according" and child.i > clause.i:
        last = min(last, child.i)
    elif child.dep_ == "mark" and child.i < clause.i:
        first = max(first, child.i + 1)
    return first, last


def _is_loose(token: Token) -> bool:
    return token.is_space or token.is_punct or token.dep_ == "cc" or token.lower_ == "then"
