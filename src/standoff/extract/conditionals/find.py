"""The finder of conditionals."""

from spacy.tokens import Token

from standoff.annotate.article import Article, Layer
from standoff.annotate.layout import LAYOUT
from standoff.annotate.parse import PARSE
from standoff.annotate.syntax import children
from standoff.extract.conditionals.binding import bind
from standoff.extract.conditionals.consequences import Consequence, consequence_of
from standoff.extract.conditionals.openers import Condition, find_conditions
from standoff.lexicon import Lexicon
from standoff.lexicon.conditions import read_condition_words, read_conditions
from standoff.lexicon.stances import StanceTable, read_stances
from standoff.model import Conditional, ConditionalType, Span, record_id

CONDITIONALS: Layer[tuple[Conditional, ...]] = Layer("conditionals")

_CONFIDENCE = {"if": 0.85, "unless": 0.85, "any": 0.7, "inverted": 0.75}
_USUAL = 0.75
_FUTURE = frozenset({"will", "would", "wo", "can", "could", "ca", "shall"})


def find_conditionals(article: Article, lexicon: Lexicon) -> tuple[Conditional, ...]:
    """Every conditional of the article, in order of the text; headings and questions are left out."""
    doc = article[PARSE]
    layout = article[LAYOUT]
    table, words = lexicon.table(read_stances), lexicon.table(read_condition_words)
    found = []
    for condition in find_conditions(doc, lexicon.table(read_conditions), words):
        if layout.in_heading(doc[condition.opener].idx) or _in_question(condition.head):
            continue
        record = _record(article, condition, table)
        if record is not None:
            found.append(record)
    return tuple(found)


def _record(article: Article, condition: Condition, table: StanceTable) -> Conditional | None:
    consequence = consequence_of(condition)
    if condition.weak and not _is_refused(consequence):
        return None
    holder, kind = bind(article, condition, consequence, table)
    if condition.weak and kind is not ConditionalType.REJECT:
        return None
    bound = kind in (ConditionalType.THREAT, ConditionalType.PROMISE, ConditionalType.REJECT)
    if (not holder and consequence is None) or (_is_everyman(condition) and not (holder and bound)):
        return None
    whole = _whole(article, condition, consequence)
    span = _span(article, condition.first, condition.last)
    return Conditional(
        id=record_id(article.document.id, "conditional", (whole,), span.start),
        doc=article.document.id,
        evidence=(whole,),
        confidence=_CONFIDENCE.get(condition.words, _USUAL) - (0.2 if consequence is None else 0.0),
        coder=article.coder,
        condition=span,
        consequence=_span(article, consequence.first, consequence.last) if consequence is not None else None,
        holder=holder,
        type=kind,
    )


def _whole(article: Article, condition: Condition, consequence: Consequence | None) -> Span:
    """One span around condition and consequence, with the opening word and a verb of fearing between them."""
    first, last = condition.opener, condition.last
    if consequence is not None:
        first, last = min(first, consequence.first), max(last, consequence.last)
    return _span(article, first, last)


def _span(article: Article, first: int, last: int) -> Span:
    doc = article[PARSE]
    return article.span(doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))


def _is_refused(consequence: Consequence | None) -> bool:
    """Whether the consequence is a future that is denied ("will not talk")."""
    if consequence is None:
        return False
    helpers = {child.lower_ for child in children(consequence.clause, "aux")}
    negated = any(child.dep_ == "neg" or child.lower_ == "never" for child in consequence.clause.children)
    return (bool(helpers & _FUTURE) and negated) or consequence.clause.lemma_ in ("refuse", "reject")


def _is_everyman(condition: Condition) -> bool:
    """ "If you ask me": the reader or people at large, no party."""
    subject = children(condition.head, "nsubj", "nsubjpass")
    return bool(subject) and subject[0].lower_ in ("you", "one", "anyone", "someone")


def _in_question(head: Token) -> bool:
    """Whether the sentence ends in a question mark."""
    return any(token.text == "?" for token in head.sent[-3:])
