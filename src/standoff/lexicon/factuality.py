"""The words that decide how real an event is."""

from collections.abc import Mapping
from dataclasses import dataclass

from standoff.errors import LexiconError
from standoff.lexicon.files import Lexicon
from standoff.model import Status

_FILE = "factuality.toml"
_TABLES = ("auxiliaries", "governors", "nouns", "adjectives", "adverbs", "marks", "determiners")
_TRANSPARENT = "transparent"


@dataclass(frozen=True, slots=True)
class FactualityWords:
    """Status by lemma, for each place in which a word can stand.

    Attributes:
        auxiliaries, governors, nouns, adjectives, adverbs, marks, determiners: status by lemma.
        transparent: governors that leave the status of what they govern as their own is.
        kept: verbs that make what their object promises real ("kept the promise to leave").
        broken: those that undo it ("abandoned the plan to attack", "the attempt failed").
        dismissed: those that deny what their object claims ("dismissed reports that").
        unfailing: those that, denied themselves, let happen what they govern ("did not fail to leave").
    """

    auxiliaries: Mapping[str, Status]
    governors: Mapping[str, Status]
    nouns: Mapping[str, Status]
    adjectives: Mapping[str, Status]
    adverbs: Mapping[str, Status]
    marks: Mapping[str, Status]
    determiners: Mapping[str, Status]
    transparent: frozenset[str]
    kept: frozenset[str]
    broken: frozenset[str]
    dismissed: frozenset[str]
    unfailing: frozenset[str]


def read_factuality(lexicon: Lexicon) -> FactualityWords:
    """The table in `factuality.toml`.

    Raises:
        LexiconError: a table is missing, a status unknown, or a word stands in two lists of a table.
    """
    data = lexicon.toml(_FILE)
    missing = [name for name in (*_TABLES, "fates") if name not in data]
    if missing:
        raise LexiconError(f"lexicon file {_FILE!r} has no table {', '.join(missing)}")
    transparent = frozenset(data["governors"].pop(_TRANSPARENT, ()))
    fates = data["fates"]
    return FactualityWords(
        **{name: _by_lemma(name, data[name]) for name in _TABLES},
        transparent=transparent,
        kept=frozenset(fates.get("kept", ())),
        broken=frozenset(fates.get("broken", ())),
        dismissed=frozenset(fates.get("dismissed", ())),
        unfailing=frozenset(fates.get("unfailing", ())),
    )


def _by_lemma(table: str, lists: Mapping[str, list[str]]) -> Mapping[str, Status]:
    found: dict[str, Status] = {}
    for name, words in lists.items():
        if name not in Status.__members__.values():
            raise LexiconError(f"lexicon file {_FILE!r}, table {table}: {name!r} is no status of events")
        for word in words:
            if word in found:
                raise LexiconError(f"lexicon file {_FILE!r}, table {table}: {word!r} stands in two lists")
            found[word] = Status(name)
    return found
