"""The words by which copies of one report are known, whatever a news desk did to its spelling and its tail."""

from collections.abc import Mapping
from dataclasses import dataclass

from standoff.errors import LexiconError
from standoff.lexicon.files import Lexicon

_SHORTEST_BEFORE_ENDING = 4


@dataclass(frozen=True, slots=True)
class CopyWords:
    """See the file `copies.toml`.

    Attributes:
        tails: how lines begin that belong to no report.
        endings: endings of words and what stands for them, longest first.
        words: word to what stands for it.
        days: names of the days of the week.
        empty: words that house style exchanges freely.
    """

    tails: tuple[str, ...]
    endings: tuple[tuple[str, str], ...]
    words: Mapping[str, str]
    days: frozenset[str]
    empty: frozenset[str]

    def plain(self, word: str) -> str:
        """What stands for the lower-case `word` in every house style."""
        known = self.words.get(word)
        if known is not None:
            return known
        for ending, other in self.endings:
            if word.endswith(ending) and len(word) >= len(ending) + _SHORTEST_BEFORE_ENDING:
                return word[: -len(ending)] + other
        return word


def read_copy_words(lexicon: Lexicon) -> CopyWords:
    """The tables of `copies.toml`.

    Raises:
        LexiconError: a word is not written as `word=other`, or is given twice.
    """
    data = lexicon.toml("copies.toml")
    words: dict[str, str] = {}
    for pair in data["spelling"]["words"].split():
        word, sign, other = pair.partition("=")
        if not (word and sign and other) or word in words:
            raise LexiconError(f"copies.toml: {pair!r} is given twice, or is not written as word=other")
        words[word] = other
    endings = sorted((tuple(pair) for pair in data["spelling"]["endings"]), key=lambda pair: (-len(pair[0]), pair))
    return CopyWords(
        tails=tuple(data["tails"]["beginnings"]),
        endings=tuple(endings),
        words=words,
        days=frozenset(data["days"]["words"].split()),
        empty=frozenset(data["empty"]["words"].split()),
    )
