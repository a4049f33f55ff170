"""What is said to be untrue, which is more than refused or opposed."""

from spacy.tokens import Doc, Token

from standoff.annotate import syntax
from standoff.annotate.factuality import is_not_only
from standoff.extract.statements.report import Report
from standoff.lexicon.reporting import Reporting
from standoff.model import CueClass

_NEAR = 5
_FACTUAL = frozenset({"would", "will", "may", "might", "could", "can"})
_CLAIMS = frozenset({CueClass.SAY, CueClass.CLAIM, CueClass.ACCUSE, CueClass.WARN})
_DEMANDS = frozenset({CueClass.DEMAND, CueClass.WANT})
_DENIALS = frozenset({"deny", "denial", "refute", "rebut", "dispute", "disavow", "disprove", "debunk", "contest"})


def is_denial(doc: Doc, report: Report, reporting: Reporting) -> bool:
    """Whether the content is said to be untrue; what is only refused or opposed is not."""
    if report.cls is not CueClass.DENY or _is_undenied(doc, report):
        return False
    if report.frame == "noun" and report.cue[0] < report.head.i:
        return bool(_CLAIMS & _classes(report.head, reporting))
    if report.frame == "that" or report.head.lemma_ in _DENIALS:
        return report.frame in ("that", "gerund", "object", "noun")
    first, last = report.content[0]
    near = doc[first : min(last, first + _NEAR)]
    return report.frame == "object" and any(
        _CLAIMS & _classes(token, reporting) or _is_told(token, reporting) for token in near
    )


def _is_undenied(doc: Doc, report: Report) -> bool:
    """Whether the cue itself is negated ("did *not* deny"): what nobody denies is not said to be untrue."""
    first, last = report.cue
    return any(token.dep_ == "neg" and not is_not_only(token) for token in doc[first : last + 1])


def _classes(noun: Token, reporting: Reporting) -> set[CueClass]:
    return set(reporting.nouns.get(noun.lemma_, {}).values())


def _is_told(noun: Token, reporting: Reporting) -> bool:
    """Whether a noun stands for what its clause tells as a fact ("reports that a base *had fallen*").

    "A proposal that the base be closed" asks for something, which is refused and not denied.
    """
    if noun.pos_ != "NOUN" or _DEMANDS & _classes(noun, reporting):
        return False
    for clause in syntax.children(noun, "acl", "ccomp"):
        finite = [clause, *syntax.children(clause, "aux", "auxpass")]
        marked = any(mark.lower_ == "that" for mark in syntax.children(clause, "mark"))
        if marked and any(token.tag_ in ("VBD", "VBZ", "VBP") or token.lower_ in _FACTUAL for token in finite):
            return True
    return False
