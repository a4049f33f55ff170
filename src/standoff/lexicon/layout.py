"""Words at the head of a report: what sort of text it is, and how names of places begin."""

from dataclasses import dataclass

from standoff.lexicon.files import Lexicon
from standoff.lexicon.times import TimeWords, read_times


@dataclass(frozen=True, slots=True)
class LayoutWords:
    """See the file `layout.toml`.

    Attributes:
        genres: lines that only name what sort of text follows, in small letters.
        beginnings: words with which names of places of two and more words begin, as written.
        times: the words of time, for the day of a dateline.
    """

    genres: frozenset[str]
    beginnings: frozenset[str]
    times: TimeWords


def read_layout(lexicon: Lexicon) -> LayoutWords:
    """The tables of `layout.toml`, with the words of time.

    Raises:
        LexiconError: a file is missing or not TOML, or the words of time are not as they must be.
    """
    data = lexicon.toml("layout.toml")
    return LayoutWords(
        genres=frozenset(data["genres"]["lines"]),
        beginnings=frozenset(data["places"]["beginnings"].split()),
        times=lexicon.table(read_times),
    )
