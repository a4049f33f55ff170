"""Which stretch of the text tells an event."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Token

from standoff.annotate.article import Article
from standoff.annotate.quotes import QUOTES
from standoff.annotate.syntax import children, conjuncts, phrase_span
from standoff.extract.events.deed import Draft
from standoff.extract.events.phrases import clauses
from standoff.model import EventType, Span

_COMPLETING = frozenset(
    {"dobj", "prep", "xcomp", "oprd", "dative", "npadvmod", "advmod", "prt", "agent", "acomp", "attr"}
)
_OUTSIDE = frozenset({"relcl", "advcl", "punct", "conj", "cc", "appos"})
_CLAUSAL = frozenset(
    {EventType.REQUEST, EventType.REJECT, EventType.AGREE, EventType.THREATEN, EventType.ACCUSE, EventType.CONCEDE}
)
"""Types whose content is often a clause, without which the evidence would say nothing."""

_NONE = frozenset({"no", "nobody", "none", "neither", "nothing"})
_QUOTES = 20
"""How many quotations of one sentence are looked at."""
_Range = tuple[int, int]


def evidence_of(article: Article, draft: Draft) -> Span:
    """The stretch of the sentence from the first to the last of actor, predicate, trigger and recipient.

    Of what is told inside or outside a quotation, only what stands on the same side of its marks.
    """
    deed = draft.deed
    sentence = deed.trigger.sent
    start, end = sentence.start_char, sentence.end_char
    sides = {_side_of_quote(article, token, (start, end)) for token in (deed.trigger, deed.predicate)}
    if len(sides) == 1:
        start, end = sides.pop()
    spans = [_word(token) for token in (deed.predicate, deed.trigger, *_negations(deed.predicate))]
    spans += [(span.start, span.end) for token in deed.below for span in (phrase_span(article, token),)]
    spans += [(party.start, party.end) for party in draft.recipients]
    spans += [_word(edge) for edge in _edges(draft)]
    if not deed.implied and deed.predicate.dep_ != "conj":
        spans += [(party.start, party.end) for party in draft.actors]
    inside = [span for span in spans if start <= span[0] and span[1] <= end] or [_word(deed.trigger)]
    return article.span(min(first for first, _ in inside), max(last for _, last in inside))


def _negations(verb: Token) -> list[Token]:
    """What makes `verb` unreal before it: "not", "never", "nobody", "no soldier"."""
    subjects = [child for child in children(verb, "nsubj", "nsubjpass") if child.left_edge.lower_ in _NONE]
    negated = children(verb, "neg")
    return [*(subject.left_edge for subject in subjects), *(children(verb, "aux", "neg") if negated else [])]


def _side_of_quote(article: Article, trigger: Token, sentence: _Range) -> _Range:
    """`sentence`, cut to the quotation that holds `trigger`; what is told around a quotation may hold it whole."""
    start, end = sentence
    quotes = article[QUOTES]
    nearest = max(0, bisect_right(quotes, start, key=lambda quote: quote.start) - 1)
    for quote in takewhile(lambda quote: quote.start < end, quotes[nearest : nearest + _QUOTES]):
        if quote.scare or quote.end <= start:
            continue
        if quote.inner.start <= trigger.idx < quote.inner.end:
            return max(start, quote.inner.start), min(end, quote.inner.end)
        if quote.end <= trigger.idx and quote.start < start:
            start = quote.end
    return start, end


def _edges(draft: Draft) -> Iterator[Token]:
    """The last words of what completes the predicate, and the first and last of a noun's phrase."""
    deed = draft.deed
    for child in deed.predicate.rights:
        if child.dep_ in ("conj", "cc", "punct", "advcl", "ccomp", "parataxis"):
            break
        if child.dep_ in _COMPLETING:
            yield _last_before_clauses(_last_listed(child) if child.dep_ == "dobj" else child)
    if deed.type in _CLAUSAL:
        for clause in clauses(deed.trigger)[:1]:
            yield clause
            yield _end_of_clause(clause)
    if deed.trigger.pos_ == "NOUN":
        yield deed.trigger.left_edge
        yield _last_before_clauses(deed.trigger)


def _last_listed(noun: Token) -> Token:
    """The last of the things that are listed with an object ("moved tanks, guns and *men* to the border")."""
    listed = [other for other in conjuncts(noun) if other.pos_ in ("NOUN", "PROPN", "NUM")]
    return max([noun, *listed], key=lambda token: token.i)


def _end_of_clause(verb: Token) -> Token:
    """The last word of the objects and complements of the verb of a clause."""
    last = verb
    for child in children(verb, *_COMPLETING):
        last = max(last, _last_before_clauses(child), key=lambda token: token.i)
    return last


def _last_before_clauses(head: Token) -> Token:
    """The last word below `head` that stands before any relative or adverbial clause."""
    last = head
    while lower := _inner_children(last):
        last = lower[-1]
    return last


def _inner_children(head: Token) -> list[Token]:
    return list(takewhile(lambda child: child.dep_ not in _OUTSIDE, head.rights))


def _word(token: Token) -> _Range:
    return token.idx, token.idx + len(token)
