"""How much a body of text repeats itself."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
STRETCH = 1_000
"""Words of the stretches over which the type-token ratio is averaged."""

GRAM = 5

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sequence of words that comes back.

    Attributes:
        words: in lower case.
        times: how often.
        texts: in how many texts.
    """

    words: Words
    times: int
    texts: int


def words_of(text: str) -> Words:
    """The words of a text in lower case."""
    return tuple(match.group().lower() for match in _WORD.finditer(text))


def standardised_ratio(texts: Sequence[Words]) -> float | None:
    """Distinct words in a hundred, averaged over whole stretches of 1,000 words; `None` where there is none."""
    joined = [word for text in texts for word in text]
    stretches = [joined[at : at + STRETCH] for at in range(0, len(joined) - STRETCH + 1, STRETCH)]
    if not stretches:
        return None
    return 100 * sum(len(set(stretch)) for stretch in stretches) / (len(stretches) * STRETCH)


def grams(text: Words) -> Iterator[Words]:
    """All sequences of five words within one text."""
    return (text[at : at + GRAM] for at in range(len(text) - GRAM + 1))


def repeated_share(texts: Sequence[Words]) -> float:
    """Of all sequences of five words, those in a hundred that come more than once."""
    counts = Counter(gram for text in texts for gram in grams(text))
    all_ = sum(counts.values())
    return 100 * sum(count for count in counts.values() if count > 1) / all_ if all_ else 0.0


def frequent(texts: Mapping[str, Words], most: int) -> tuple[Phrase, ...]:
    """The sequences of five words that are in most texts, at least in two; then the most frequent, then by alphabet."""
    times: Counter[Words] = Counter()
    where: dict[Words, set[str]] = defaultdict(set)
    for name, text in texts.items():
        for gram in grams(text):
            times[gram] += 1
            where[gram].add(name)
    found = [Phrase(gram, times[gram], len(names)) for gram, names in where.items() if len(names) > 1]
    return tuple(sorted(found, key=lambda one: (-one.texts, -one.times, one.words))[:most])


def first_words(texts: Sequence[Words], number: int) -> tuple[Words, ...]:
    """The texts from the first on until `number` words are had; the last one is cut."""
    taken: list[Words] = []
    left = number
    for text in texts:
        if left <= 0:
            break
        taken.append(text[:left])
        left -= len(text)
    return tuple(taken)
