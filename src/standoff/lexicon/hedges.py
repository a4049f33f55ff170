"""Words that tell how sure an expectation is (`hedges.csv`), and what makes an outlook (`outlooks.toml`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from standoff.errors import LexiconError
from standoff.lexicon.files import Lexicon

_HEDGES = "hedges.csv"
_OUTLOOKS = "outlooks.toml"


class HedgeKind(StrEnum):
    """What part of a clause a hedge is."""

    MODAL = "modal"
    ADVERB = "adverb"
    ADJECTIVE = "adjective"
    NOUN = "noun"
    VERB = "verb"


@dataclass(frozen=True, slots=True)
class HedgeEntry:
    """One hedge.

    Attributes:
        words: lower case, one blank between.
        kind: what part of a clause it is.
        low: lower end of its band in ICD 203, 0 to 1; `None` if the scale does not list it.
        high: upper end.
    """

    words: str
    kind: HedgeKind
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class OutlookWords:
    """Hedges by kind and words, and the lists that decide what is kept.

    Attributes:
        hedges: by kind, then by words.
        last_words: last word of each hedge to the kinds of hedges that end so.
        longest: most words in a hedge.
        scenarios: nouns that a scenario may be called.
        listing: those that list ("one option is").
        ordinals: words that make one of several.
        grades: adjectives that grade a scenario ("worst-case").
        phrases: openings that set a scenario ("in the worst case").
        abilities: verbs that "could" is ability with.
        marks: conjunctions under which a modal is no outlook.
        questions: question words that begin an indirect question.
        permissions: verbs that "may" is a permission with.
        duties: verbs with which "expects X to" is a demand.
        experts: heads of descriptions of people whose forecasts count.
        topics: lemmas that make a clause political.
    """

    hedges: Mapping[HedgeKind, Mapping[str, HedgeEntry]]
    last_words: Mapping[str, frozenset[HedgeKind]]
    longest: int
    scenarios: frozenset[str]
    listing: frozenset[str]
    ordinals: frozenset[str]
    grades: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    abilities: frozenset[str]
    marks: frozenset[str]
    questions: frozenset[str]
    permissions: frozenset[str]
    duties: frozenset[str]
    experts: frozenset[str]
    topics: frozenset[str]


def read_outlooks(lexicon: Lexicon) -> OutlookWords:
    """The table.

    Raises:
        LexiconError: a file is missing, a band is no band, or a kind unknown.
    """
    hedges = _read_hedges(lexicon)
    data = lexicon.toml(_OUTLOOKS)
    try:
        scenarios, blocked = data["scenarios"], data["blocked"]
        return OutlookWords(
            hedges=hedges,
            last_words=_last_words(hedges),
            longest=max(len(words.split()) for table in hedges.values() for words in table),
            scenarios=frozenset(scenarios["nouns"]),
            listing=frozenset(scenarios["listing"]),
            ordinals=frozenset(scenarios["ordinals"]),
            grades=frozenset(scenarios["grades"]),
            phrases=tuple(tuple(phrase.split()) for phrase in scenarios["phrases"]),
            abilities=frozenset(blocked["abilities"]),
            marks=frozenset(blocked["marks"]),
            questions=frozenset(blocked["questions"]),
            permissions=frozenset(blocked["permissions"]),
            duties=frozenset(blocked["duties"]),
            experts=frozenset(data["experts"]["roles"]),
            topics=frozenset(data["topics"]["words"]),
        )
    except (KeyError, TypeError) as error:
        raise LexiconError(f"lexicon file {_OUTLOOKS!r} lacks {error}") from error


def _last_words(hedges: Mapping[HedgeKind, Mapping[str, HedgeEntry]]) -> dict[str, frozenset[HedgeKind]]:
    kinds: dict[str, set[HedgeKind]] = {}
    for kind, table in hedges.items():
        for words in table:
            kinds.setdefault(words.split()[-1], set()).add(kind)
    return {word: frozenset(found) for word, found in kinds.items()}


def _read_hedges(lexicon: Lexicon) -> dict[HedgeKind, dict[str, HedgeEntry]]:
    tables: dict[HedgeKind, dict[str, HedgeEntry]] = {kind: {} for kind in HedgeKind}
    for row in lexicon.rows(_HEDGES, ("hedge", "kind", "low", "high", "note")):
        try:
            kind = HedgeKind(row["kind"])
            low, high = (float(row[end]) / 100 if row[end] else None for end in ("low", "high"))
        except ValueError as error:
            raise LexiconError(f"lexicon file {_HEDGES!r}: {error} in {row}") from error
        if (low is None) != (high is None) or (low is not None and high is not None and not 0 <= low < high <= 1):
            raise LexiconError(f"lexicon file {_HEDGES!r}: no band of probability in {row}")
        if row["hedge"] in tables[kind]:
            raise LexiconError(f"lexicon file {_HEDGES!r}: {row['hedge']!r} stands twice as {kind}")
        tables[kind][row["hedge"]] = HedgeEntry(row["hedge"], kind, low, high)
    return tables
