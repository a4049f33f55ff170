"""The words that open a condition (`conditions.csv`)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from standoff.errors import LexiconError
from standoff.lexicon.files import Lexicon

SENSES = ("plain", "noun", "weak")


@dataclass(frozen=True, slots=True)
class Opener:
    """One way to open a condition.

    Attributes:
        words: lower-case words in order.
        sense: "plain" before a clause, "noun" before a noun phrase, "weak" where it counts only under a refusal.
    """

    words: tuple[str, ...]
    sense: str


def read_conditions(lexicon: Lexicon) -> Mapping[str, tuple[Opener, ...]]:
    """The openers by their first word, the longest first.

    Raises:
        LexiconError: a sense is unknown.
    """
    found: dict[str, list[Opener]] = defaultdict(list)
    for row in lexicon.rows("conditions.csv", columns=("words", "sense", "note")):
        if row["sense"] not in SENSES:
            raise LexiconError(f"conditions.csv: {row['words']!r} has the sense {row['sense']!r}; known are {SENSES}")
        words = tuple(row["words"].split())
        found[words[0]].append(Opener(words, row["sense"]))
    return {first: tuple(sorted(openers, key=lambda o: -len(o.words))) for first, openers in found.items()}
