"""PLOVER contexts of a sentence, by the words in it."""

from spacy.tokens import Span

from standoff.lexicon.plover import Plover


def contexts_of(sentence: Span, plover: Plover) -> tuple[str, ...]:
    """The contexts that any word, or any two words in a row, of `sentence` speaks for, in PLOVER's order."""
    found: set[str] = set()
    before = ""
    for token in sentence:
        lemma = token.lemma_.lower()
        for words in (lemma, token.lower_, f"{before} {lemma}"):
            found.update(plover.context_words.get(words, ()))
        before = lemma
    return tuple(context for context in plover.contexts if context in found)
