"""The words by which positions of different reports are put under one issue."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from standoff.errors import LexiconError
from standoff.lexicon.files import Lexicon

_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "ed", "es", "s", "e")
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class LikenessWords:
    """See the file `likeness.toml`.

    Attributes:
        concepts: word, or its stem, to the name of its concept.
        actions: words for what is done with a thing, and their stems.
        empty: words that say nothing about an issue.
    """

    concepts: Mapping[str, str]
    actions: frozenset[str]
    empty: frozenset[str]

    def concept(self, word: str) -> str:
        """What stands for `word` when words are compared: its concept, or its stem."""
        stem = stem_of(word)
        return self.concepts.get(word) or self.concepts.get(stem) or stem

    def is_action(self, word: str) -> bool:
        """Whether `word` says what is done and not with what."""
        return word in self.actions or stem_of(word) in self.actions


@lru_cache(maxsize=1 << 16)
def stem_of(word: str) -> str:
    """The lower-case `word` without its inflection, roughly; the same for its regular forms."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def read_likeness_words(lexicon: Lexicon) -> LikenessWords:
    """The tables of `likeness.toml`.

    Raises:
        LexiconError: a word stands under two concepts.
    """
    data = lexicon.toml("likeness.toml")
    concepts: dict[str, str] = {}
    for concept, words in data["concepts"].items():
        for word in sorted({concept, *words.split()}):
            if concepts.setdefault(word, concept) != concept:
                raise LexiconError(f"likeness.toml: {word!r} stands under {concepts[word]!r} and under {concept!r}")
    for word, concept in list(concepts.items()):
        concepts.setdefault(stem_of(word), concept)
    actions = data["actions"]["words"].split()
    return LikenessWords(
        concepts, frozenset((*actions, *map(stem_of, actions))), frozenset(data["empty"]["words"].split())
    )
