"""What the finders of reported speech hand to the one place that makes records of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from standoff.annotate import syntax
from standoff.lexicon.reporting import Phrase, Reporting
from standoff.model import CueClass, Time

Piece = tuple[int, int]
"""A half-open range of tokens."""


_REACH = 300
_FEW = 7
"""Words after a verb among which those of its phrase are sought."""

_KEPT = frozenset({"%", "$", "£", "€", "“", "”", '"', "``", "''", "‘", "’", "'", "«", "»"})


_HYPHENS = frozenset("-‐‑")


@dataclass(frozen=True, slots=True)
class Report:
    """One act of reporting, as tokens of the parse.

    Attributes:
        head: the token that makes it one: verb, noun, adjective, or a quotation mark.
        cue: first and last token of the cue.
        cls: what sort of act.
        frame: the structure by which it was found; decides the confidence.
        source: head of the noun phrase that names the source, or `None`.
        content: ranges of tokens, in order of the text.
        addressee: head of the noun phrase that names the addressee, or `None`.
        time: a time of saying that stands between cue and content, or `None`.
    """

    head: Token
    cue: tuple[int, int]
    cls: CueClass
    frame: str
    source: Token | None
    content: tuple[Piece, ...]
    addressee: Token | None = None
    time: Time | None = None


def match_phrase(verb: Token, reporting: Reporting) -> tuple[Phrase, list[Token]] | None:
    """The longest fixed phrase that `verb` heads, and its other words."""
    phrases = reporting.phrases.get(verb.lemma_, ())
    after = [(token.lower_, token) for token in verb.doc[verb.i + 1 : verb.i + 1 + _FEW]] if phrases else []
    for phrase in phrases:
        words = _words_of(verb, phrase.words, after)
        if words:
            return phrase, words
    return None


def _words_of(verb: Token, wanted: Sequence[str], after: Sequence[tuple[str, Token]]) -> list[Token]:
    """Tokens in the order of `wanted` among those after `verb`, all of them hanging on it."""
    found: list[Token] = []
    for lower, token in after:
        if lower == wanted[len(found)] and verb.is_ancestor(token):
            found.append(token)
            if len(found) == len(wanted):
                return found
    return []


def cue_range(head: Token, words: Iterable[Token] = ()) -> tuple[int, int]:
    """The cue with the auxiliaries and negation before it and its fixed words after it."""
    first = head.i
    for child in reversed(list(head.lefts)):
        if child.dep_ not in ("aux", "auxpass", "neg", "advmod") or child.i < first - 1:
            break
        if child.dep_ != "advmod" and child.tag_ != "TO":
            first = child.i
    return first, max((head.i, *(word.i for word in words)))


def phrase_range(token: Token) -> Piece:
    """Everything below `token`, and below the rest of its word where hyphens part it ("was *co*-operating with")."""
    first, last = token.left_edge.i, token.right_edge.i + 1
    while is_within_word(token.doc, last):
        rest = token.doc[last]
        last = max(last, rest.i if rest.is_ancestor(token) else rest.right_edge.i) + 1
    return first, last


def is_within_word(doc: Doc, number: int) -> bool:
    """Whether a word goes on from the token before `number` to that one, with or without a hyphen."""
    if not 0 < number < len(doc) or doc[number - 1].whitespace_:
        return False
    before, after = doc[number - 1].text[-1], doc[number].text[0]
    if after in _HYPHENS and len(doc[number]) == 1:
        further = doc[number + 1].text[0] if number + 1 < len(doc) and not doc[number].whitespace_ else " "
        return before.isalnum() and further.isalnum()
    return (before.isalnum() or (before in _HYPHENS and number > 1 and is_within_word(doc, number - 1))) and (
        after.isalnum()
    )


def sentence_around(token: Token) -> Piece:
    """The sentence of `token`; of an endless one the few hundred words around it."""
    doc, first, last = token.doc, token.i, token.i + 1
    while first > max(0, token.i - _REACH) and not doc[first].is_sent_start:
        first -= 1
    while last < min(len(doc), token.i + _REACH) and not doc[last].is_sent_start:
        last += 1
    return first, last


def without(pieces: Iterable[Piece], out: Iterable[Piece]) -> Iterator[Piece]:
    """`pieces` with the ranges `out` cut away."""
    cuts = sorted(out)
    for first, last in pieces:
        here = first
        for start, end in cuts:
            if end <= here or start >= last:
                continue
            if start > here:
                yield here, start
            here = max(here, end)
        if here < last:
            yield here, last


def tidy(doc: Doc, pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """`pieces` in order, touching ones joined, without punctuation at their edges, empty ones dropped."""
    found: list[Piece] = []
    for first, last in _joined(pieces):
        while first < last and _is_loose(doc[first]):
            first += 1
        while first < last and (_is_loose(doc[last - 1]) or doc[last - 1].tag_ == "CC"):
            last -= 1
        if first < last:
            found.append(_whole_words(doc, first, last))
    return tuple(_joined(found))


def _whole_words(doc: Doc, first: int, last: int) -> Piece:
    while is_within_word(doc, first):
        first -= 1
    while is_within_word(doc, last):
        last += 1
    return first, last


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    found: list[Piece] = []
    for first, last in sorted(pieces):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def _is_loose(token: Token) -> bool:
    return token.is_space or (token.is_punct and token.text not in _KEPT)


def complements(words: Iterable[Token], *deps: str) -> list[Token]:
    """The children of any of `words` under any of the labels, in order of the text."""
    found = [child for word in words for child in syntax.children(word, *deps)]
    return sorted(found, key=lambda token: token.i)
