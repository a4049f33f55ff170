"""The words that open a condition (`conditions.csv`) and those around it (`condition_words.toml`)."""

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


@dataclass(frozen=True, slots=True)
class ConditionWords:
    """See the file `condition_words.toml`.

    Attributes:
        asking: words after which "if" means "whether".
        asking_near: those of them that do so without a clause hung on them.
        bare: predicates without subject and verb ("if necessary").
        deeds: nouns that may be a condition after "any".
        outcomes: verbs for what follows from them.
    """

    asking: frozenset[str]
    asking_near: frozenset[str]
    bare: frozenset[str]
    deeds: frozenset[str]
    outcomes: frozenset[str]


def read_condition_words(lexicon: Lexicon) -> ConditionWords:
    """The tables of `condition_words.toml`.

    Raises:
        LexiconError: the file is missing or not TOML.
    """
    data = lexicon.toml("condition_words.toml")
    asking = frozenset(data["asking"]["words"].split())
    return ConditionWords(
        asking=asking,
        asking_near=asking - frozenset(data["asking"]["unless_hung"].split()),
        bare=frozenset(data["bare"]["words"].split()),
        deeds=frozenset(data["deeds"]["words"].split()),
        outcomes=frozenset(data["deeds"]["outcomes"].split()),
    )


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
