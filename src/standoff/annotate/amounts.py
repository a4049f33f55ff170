"""Amounts: a number or range with its bound and what it counts, each tied to its words.

Dates, durations, ages, ordinals, scores and labels ("Article 5") are none. Conventions for words
without a number are kept in `amounts.toml` ("dozens" is 24 to 99).
"""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from standoff.annotate.article import Article, Layer
from standoff.annotate.counted import counted_by, fate_of
from standoff.annotate.numerals import Numeral, may_begin, read_numeral
from standoff.annotate.parse import PARSE
from standoff.annotate.syntax import phrase_span
from standoff.annotate.times import TIMES
from standoff.lexicon import Lexicon
from standoff.lexicon.amounts import AmountWords, BoundKind, Unit, read_amounts
from standoff.model import Span


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what it counts.

    Attributes:
        span: the bound, the number and the noun.
        value: the number; `None` for a range.
        low: smallest number that the words allow; `None` if they leave it open.
        high: largest, likewise.
        bound: the words that bound it, lower case; `None` if plain.
        number: last token of the number.
        noun: the noun that is counted; `None` where it is left out ("12 were killed").
        unit: what is counted, as a plural noun, a currency or "percent"; `None` if nothing known.
        known: the lexicon's entry for it, or `None`.
        fate: what became of the counted ("killed", "detained"), or `None`.
        what: the whole noun phrase.
    """

    span: Span
    value: float | None
    low: float | None
    high: float | None
    bound: str | None
    number: Token
    noun: Token | None
    unit: str | None
    known: Unit | None
    fate: str | None
    what: Span

    @property
    def head(self) -> Token:
        """The token by which the amount hangs in its sentence."""
        return self.noun if self.noun is not None else self.number


AMOUNTS: Layer[tuple[Amount, ...]] = Layer("amounts")


def find_amounts(article: Article, lexicon: Lexicon) -> tuple[Amount, ...]:
    """All amounts in order of the text."""
    words = lexicon.table(read_amounts)
    doc = article[PARSE]
    timed = _timed(article)
    found: list[Amount] = []
    at = 0
    while at < len(doc):
        numeral = read_numeral(doc, at, words) if may_begin(doc[at].lower_, words) else None
        if numeral is None:
            at += 1
            continue
        if not _is_label(doc, numeral, words) and not timed.intersection(range(numeral.first, numeral.last)):
            amount = _amount(article, doc, numeral, timed, words)
            if amount is not None:
                found.append(amount)
                at = numeral.last if doc[amount.number.i + 1 :][:1].text == "of" else amount.head.i + 1
        at = max(at, numeral.last)
    return tuple(found)


def _timed(article: Article) -> frozenset[int]:
    """Indices of the tokens that belong to time expressions."""
    doc = article[PARSE]
    return frozenset(
        token.i
        for time in article[TIMES]
        for token in doc.char_span(time.start, time.end, alignment_mode="expand") or ()
    )


def _is_label(doc: Doc, numeral: Numeral, words: AmountWords) -> bool:
    """Whether the number names and does not count: "Article 5", "Resolution 1701", "COVID-19", "3.30"."""
    if numeral.first == 0:
        return False
    before = doc[numeral.first - 1]
    if before.lower_ in words.labels and doc[numeral.first].lower_ not in words.vague:
        return not before.tag_.endswith("S")
    if before.text in ("-", "/", "#", ".", ":") and not before.whitespace_:
        earlier = doc[numeral.first - 2] if numeral.first > 1 else before
        return not earlier.whitespace_
    return before.pos_ == "PROPN" and numeral.written is not None and before.dep_ != "compound" and _names(doc, numeral)


def _names(doc: Doc, numeral: Numeral) -> bool:
    """A number right behind a name and before no noun belongs to the name ("Unit 8200", "Fatah 110")."""
    after = doc[numeral.last] if numeral.last < len(doc) else None
    return after is None or (
        after.pos_ not in ("NOUN", "ADJ", "PROPN", "SYM") and after.lower_ not in ("of", "percent", "%")
    )


def _amount(article: Article, doc: Doc, numeral: Numeral, timed: frozenset[int], words: AmountWords) -> Amount | None:
    first, bound, kind = _bound_before(doc, numeral.first, words)
    last, behind, kind_behind = _bound_after(doc, numeral.last, words)
    if kind is None:
        bound, kind = behind, kind_behind
    counted = counted_by(doc, numeral, last, timed, words)
    if counted is None:
        return None
    end = max(last, counted.end)
    low, high = _limits(numeral, kind)
    noun = counted.noun
    begin = counted.start if counted.start is not None and counted.start < first else first
    span = article.span(doc[begin].idx, doc[end - 1].idx + len(doc[end - 1]))
    return Amount(
        span=span,
        value=numeral.low if numeral.low == numeral.high else None,
        low=low,
        high=high,
        bound=bound,
        number=doc[numeral.last - 1],
        noun=noun,
        unit=counted.unit,
        known=counted.known,
        fate=fate_of(doc, noun, doc[numeral.last - 1], end, words),
        what=_what(article, span, noun),
    )


def _limits(numeral: Numeral, kind: BoundKind | None) -> tuple[float | None, float | None]:
    """The numbers that the words allow; "about" leaves both ends open."""
    if kind is BoundKind.OVER:
        return numeral.low, None
    if kind is BoundKind.UNDER:
        return None, numeral.high
    if kind is BoundKind.ABOUT and numeral.low == numeral.high:
        return None, None
    return numeral.low, numeral.high


def _what(article: Article, span: Span, noun: Token | None) -> Span:
    if noun is None:
        return span
    phrase = phrase_span(article, noun)
    between = article.text[phrase.start : span.start]
    apart = any(mark in between for mark in ".;!?,:") or " and " in between
    start = span.start if apart else min(span.start, phrase.start)
    return article.span(start, max(span.end, phrase.end))


def _bound_before(doc: Doc, first: int, words: AmountWords) -> tuple[int, str | None, BoundKind | None]:
    """Where the amount begins with its bound, the bound's words and kind."""
    at = first
    if at > 0 and _currency(doc, at, words):
        at -= 1
    if at > 0 and doc[at - 1].lower_ in ("a", "an") and doc[at].lower_ not in ("a", "an"):
        at -= 1
    if at == 0:
        return first, None, None
    if doc[at - 1].lower_ == "between":
        return at - 1, None, None
    for phrase, kind in words.before.get(doc[at - 1].lower_, ()):
        start = at - len(phrase)
        if start >= 0 and all(doc[start + k].lower_ == word for k, word in enumerate(phrase)):
            if len(phrase) == 1 and _is_preposition(doc[at - 1], words):
                continue
            begin, text = start, " ".join(phrase)
            return begin, text, kind
    return first, None, None


def _is_preposition(token: Token, words: AmountWords) -> bool:
    """Whether "over", "under", "about" ... is a preposition of its own ("a row over 40 islands")."""
    if token.i > 0 and token.nbor(-1).lower_ in words.subjects:
        return True
    if token.dep_ != "prep":
        return False
    return token.head.pos_ in ("NOUN", "PROPN") or token.lower_ not in ("over", "about", "around")


def _bound_after(doc: Doc, last: int, words: AmountWords) -> tuple[int, str | None, BoundKind | None]:
    at = last + 1 if last < len(doc) and doc[last].text == "-" else last
    if at >= len(doc):
        return last, None, None
    for phrase, kind in words.after.get(doc[at].lower_, ()):
        end = at + len(phrase)
        if end <= len(doc) and all(doc[at + k].lower_ == word for k, word in enumerate(phrase)):
            return end, " ".join(phrase), kind
    return last, None, None


def _currency(doc: Doc, first: int, words: AmountWords) -> str | None:
    """The money whose sign or code stands before the number."""
    if first == 0:
        return None
    return words.currencies.get(doc[first - 1].text)
