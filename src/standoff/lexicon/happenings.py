"""The words by which tellings of one event are told from tellings of another."""

from collections.abc import Mapping
from dataclasses import dataclass

from standoff.lexicon.country_names import read_country_peoples
from standoff.lexicon.files import Lexicon
from standoff.lexicon.times import read_times


@dataclass(frozen=True, slots=True)
class HappeningWords:
    """See the file `happenings.toml`. Everything is in small letters.

    Attributes:
        sites: nouns before the name of a place.
        prepositions: those before a place.
        acts: words that say no more than the type of an event does.
        again: words that say that something is not the first of its sort.
        counted: last words of units by which numbers are compared, and the word that stands for each.
        nations: the words of names, adjectives and peoples of countries.
        times: names of months and weekdays.
    """

    sites: frozenset[str]
    prepositions: frozenset[str]
    acts: frozenset[str]
    again: frozenset[str]
    counted: Mapping[str, str]
    nations: frozenset[str]
    times: frozenset[str]


def read_happening_words(lexicon: Lexicon) -> HappeningWords:
    """The tables of `happenings.toml`, with the names of countries, months and weekdays.

    Raises:
        LexiconError: a file is missing or is not as it must be.
    """
    data = lexicon.toml("happenings.toml")
    same = data["counted"]["same"]
    times = read_times(lexicon)
    names = (word for words in read_country_peoples(lexicon).values() for word in words)
    return HappeningWords(
        sites=frozenset(data["sites"]["nouns"].split()),
        prepositions=frozenset(data["sites"]["prepositions"].split()),
        acts=frozenset(data["acts"]["words"].split()),
        again=frozenset(data["again"]["words"].split()),
        counted={word: same.get(word, word) for word in data["counted"]["states"].split()},
        nations=frozenset(part for name in names for part in name.casefold().replace("-", " ").split()) - _SMALL,
        times=frozenset((*times.months, *times.weekdays)),
    )


_SMALL = frozenset({"and", "of", "the", "in"})
