"""The words of clauses and sentences as tellings are compared by them: terms, proper names, "another"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from standoff.analyze.issues import Terms
from standoff.lexicon import Lexicon
from standoff.lexicon.happenings import HappeningWords, read_happening_words
from standoff.lexicon.likeness import LikenessWords, read_likeness_words

WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 3
_ANYWHERE = ""
_PLACE = "place"
_LINKS = frozenset({"of", "the", "a", "an", "called", "named"})

NO_NAMES: Mapping[str, frozenset[str]] = {}


class _Sorts(dict[str, tuple[str, bool] | None]):
    """Of each word its concept and whether it says what is done; `None` for words that are not compared.

    A word is looked at once: reports repeat their words.
    """

    def __init__(self, likeness: LikenessWords, words: HappeningWords) -> None:
        super().__init__()
        self._likeness = likeness
        self._idle = likeness.empty | words.nations | words.acts

    def __missing__(self, word: str) -> tuple[str, bool] | None:
        compared = len(word) >= _SHORTEST and word not in self._idle
        sort = (self._likeness.concept(word), self._likeness.is_action(word)) if compared else None
        self[word] = sort
        return sort


@dataclass(frozen=True, slots=True)
class Wording:
    """What the lexicon says of words; see `read_wording`.

    Attributes:
        words: of happenings.
        unnamed: capitalised words that are no proper names: nations, times, nouns before places.
        sorts: of words in small letters.
    """

    words: HappeningWords
    unnamed: frozenset[str]
    sorts: _Sorts = field(repr=False)

    def terms(self, text: str, left_out: frozenset[str]) -> Terms:
        """The words of `text` without those that are left out, and those that say nothing."""
        return self._terms(WORD.findall(text.casefold()), left_out)

    def clause(self, text: str, left_out: frozenset[str]) -> tuple[Terms, bool]:
        """The same of a clause, and whether it says that something is not the first of its sort."""
        words = WORD.findall(text.casefold())
        return self._terms(words, left_out), not self.words.again.isdisjoint(words)

    def _terms(self, words: Sequence[str], left_out: frozenset[str]) -> Terms:
        things: set[str] = set()
        acts: set[str] = set()
        for word in words:
            sort = self.sorts[word]
            if sort is not None and word not in left_out:
                (acts if sort[1] else things).add(sort[0])
        return Terms(frozenset(things), frozenset(acts))

    def names(self, text: str, left_out: frozenset[str]) -> Mapping[str, frozenset[str]]:
        """Proper names but those left out, by what stands before them; see `Telling`."""
        if text.islower():
            return NO_NAMES
        found: dict[str, set[str]] = {}
        words, before = self.words, _ANYWHERE
        for word, begins in _words(text):
            small = word.casefold()
            if word[0].isupper() and not begins and small not in self.unnamed and small not in left_out:
                found.setdefault(before, set()).add(small)
            elif small in words.prepositions or small in words.sites:
                before = _PLACE
            elif small not in _LINKS:
                before = small if word[0].islower() and small not in words.acts else _ANYWHERE
        return {key: frozenset(names) for key, names in found.items()}


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """The words, and of the first whether it has its capital only because the text begins with it."""
    words = WORD.findall(text)
    for place, word in enumerate(words):
        followed = place + 1 < len(words) and words[place + 1][0].isupper()
        yield word, place == 0 and not followed


def read_wording(lexicon: Lexicon) -> Wording:
    """The wording of a lexicon.

    Raises:
        LexiconError: a file is missing or is not as it must be.
    """
    words = lexicon.table(read_happening_words)
    return Wording(words, words.nations | words.times | words.sites, _Sorts(lexicon.table(read_likeness_words), words))
