"""Number words, bounds, currencies and the units that a record keeps, from `amounts.toml`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from standoff.errors import LexiconError
from standoff.lexicon.files import Lexicon

_FILE = "amounts.toml"


class BoundKind(StrEnum):
    """Which side of the number a bound leaves open."""

    OVER = "over"
    UNDER = "under"
    ABOUT = "about"


class Need(StrEnum):
    """What the text must add before a count of this class is kept."""

    NOTHING = ""
    FATE = "fate"
    TEN = "ten"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Unit:
    """What can be counted.

    Attributes:
        plural: the name under which it is recorded.
        cls: its class in the file.
        need: what the text must add.
    """

    plural: str
    cls: str
    need: Need


@dataclass(frozen=True, slots=True)
class AmountWords:
    """All that the file holds, indexed by lower-case words.

    Attributes:
        numbers: "seven" to 7.
        scales: "million" to a million; plurals are in `vague`.
        suffixes: "bn" to a billion, after digits only.
        vague: "dozens" to its documented range.
        multipliers: "several" to its range before a scale word.
        begins: words other than numbers with which one may begin.
        before: bounds in front of a number, as tuples of words; longest first for each last word.
        after: bounds behind a number, by their first word.
        currencies: sign or code to the money's name.
        units: singular and plural, also of two words, to the unit.
        measures: words such as "square" that change a unit.
        percent: ways to write percent.
        fates: lemma to the participle that joins the unit.
        suffering: lemmas of the fates that befall their own subject.
        fate_nouns: nouns of what befell.
        strong: nouns of which "5,000-strong" counts troops.
        designs: weapons known by name.
        holding: lemmas of verbs whose subject has what is counted.
        tolls: nouns that count the dead.
        ranges: words that make a distance worth keeping.
        subjects: nouns behind which "over" bounds nothing.
        labels: nouns whose number is a name ("Article 5").
    """

    numbers: Mapping[str, float]
    scales: Mapping[str, float]
    suffixes: Mapping[str, float]
    vague: Mapping[str, tuple[float, float]]
    multipliers: Mapping[str, tuple[float, float]]
    begins: frozenset[str]
    before: Mapping[str, tuple[tuple[tuple[str, ...], BoundKind], ...]]
    after: Mapping[str, tuple[tuple[tuple[str, ...], BoundKind], ...]]
    currencies: Mapping[str, str]
    units: Mapping[str, Unit]
    measures: frozenset[str]
    percent: frozenset[str]
    fates: Mapping[str, str]
    suffering: frozenset[str]
    fate_nouns: Mapping[str, str]
    strong: frozenset[str]
    designs: frozenset[str]
    holding: frozenset[str]
    tolls: Mapping[str, str]
    ranges: frozenset[str]
    subjects: frozenset[str]
    labels: frozenset[str]


def read_amounts(lexicon: Lexicon) -> AmountWords:
    """The table.

    Raises:
        LexiconError: a section is missing or of another form.
    """
    data = lexicon.toml(_FILE)
    try:
        return AmountWords(
            numbers=_floats(data["numbers"]),
            scales=_floats(data["scales"]),
            suffixes=_floats(data["suffixes"]),
            vague=_ranges(data["vague"]),
            multipliers=_ranges(data["multipliers"]),
            begins=frozenset((*data["scales"], *data["vague"], *data["multipliers"], "a", "an")),
            before=_bounds(data["bounds"], place=-1),
            after=_bounds(data["trailing"], place=0),
            currencies=dict(data["currencies"]),
            units=_units(data["classes"], data["money"]),
            measures=frozenset(data["measures"]["words"]),
            percent=frozenset(data["percent"]["words"]),
            fates=dict(data["fates"]),
            suffering=frozenset(data["suffering"]["verbs"]),
            fate_nouns=dict(data["fate_nouns"]),
            strong=frozenset(data["strong"]["nouns"]),
            designs=frozenset(data["designs"]["names"]),
            holding=frozenset(data["holding"]["verbs"]),
            tolls=dict(data["tolls"]),
            ranges=frozenset(data["ranges"]["words"]),
            subjects=frozenset(data["subjects"]["nouns"]),
            labels=frozenset(data["labels"]["before"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise LexiconError(
            f"lexicon file {_FILE!r} is not of the form that its README section tells: {error}"
        ) from error


def plural_of(noun: str) -> str:
    """The regular or well-known irregular English plural of a singular noun, its last word inflected."""
    head, _, last = noun.rpartition(" ")
    start = f"{head} " if head else ""
    if last in _IRREGULAR:
        return start + _IRREGULAR[last]
    if last.endswith("ese"):
        return noun
    if last.endswith("man") and last not in ("german", "roman", "human", "talisman"):
        return f"{start}{last[:-3]}men"
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return f"{start}{last[:-1]}ies"
    if last.endswith(("s", "x", "ch", "sh", "z")):
        return f"{start}{last}es"
    return f"{start}{last}s"


_SAME = (
    "aircraft personnel police corps dead wounded injured killed missing displaced people special staff "
    "yen yuan bcm mcm mw gw twh gwh mwh kwh bpd bcf km kg kms cadres landing craft"
).split()
_IRREGULAR = {word: word for word in _SAME} | {
    "person": "people",
    "foot": "feet",
    "child": "children",
    "life": "lives",
    "man": "men",
    "woman": "women",
    "servicewoman": "servicewomen",
    "policewoman": "policewomen",
    "half": "halves",
    "craft": "craft",
    "forces": "forces",
    "attache": "attaches",
    "acre-foot": "acre-feet",
    "torpedo": "torpedoes",
    "oligarch": "oligarchs",
    "cargo": "cargoes",
}


def _floats(section: Mapping[str, Any]) -> dict[str, float]:
    return {word: float(value) for word, value in section.items()}


def _ranges(section: Mapping[str, Any]) -> dict[str, tuple[float, float]]:
    return {word: (float(low), float(high)) for word, (low, high) in section.items()}


def _bounds(
    section: Mapping[str, Iterable[str]], *, place: int
) -> dict[str, tuple[tuple[tuple[str, ...], BoundKind], ...]]:
    """Bounds by their word at `place`, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], BoundKind]]] = {}
    for kind, phrases in section.items():
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault(words[place], []).append((words, BoundKind(kind)))
    return {word: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for word, entries in found.items()}


def _units(classes: Mapping[str, Any], money: Mapping[str, str]) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for cls, entry in classes.items():
        for noun in entry["nouns"]:
            plural = plural_of(noun)
            unit = Unit(plural, cls, Need(entry["needs"]))
            units.setdefault(noun, unit)
            units.setdefault(plural, unit)
    for noun, name in money.items():
        unit = Unit(name, "money", Need.NOTHING)
        units[noun] = unit
        units[plural_of(noun)] = unit
    return units
