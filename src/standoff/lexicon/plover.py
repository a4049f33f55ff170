"""PLOVER's types, modes, quad classes and scores, and the words of its contexts."""

from collections.abc import Mapping
from dataclasses import dataclass

from standoff.errors import LexiconError
from standoff.lexicon.files import Lexicon
from standoff.model import EventType


@dataclass(frozen=True, slots=True)
class TypeEntry:
    """What PLOVER says of one type.

    Attributes:
        quad: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
        score: between -10 and 10.
        modes: score of each mode.
        below: for types that are about another event, the mode by type or `TYPE.mode` of that event;
            `*` for any other.
    """

    quad: int
    score: float
    modes: Mapping[str, float]
    below: Mapping[str, str]

    def scale(self, modes: tuple[str, ...]) -> float:
        """The score of the type, or of the mode farthest from zero."""
        scores = [self.modes[mode] for mode in modes]
        return max(scores, key=abs) if scores else self.score


@dataclass(frozen=True, slots=True)
class Plover:
    """The ontology.

    Attributes:
        types: entry of each type.
        contexts: names of contexts in PLOVER's order.
        context_words: lemma, or two lemmas joined by a blank, to the contexts that it speaks for.
    """

    types: Mapping[EventType, TypeEntry]
    contexts: tuple[str, ...]
    context_words: Mapping[str, tuple[str, ...]]


def read_plover(lexicon: Lexicon) -> Plover:
    """The ontology and the words of its contexts.

    Raises:
        LexiconError: a type is missing, or words are given for an unknown context.
    """
    data = lexicon.toml("plover.toml")
    missing = [type_.value for type_ in EventType if type_.value not in data["types"]]
    if missing:
        raise LexiconError(f"plover.toml lacks the types {', '.join(missing)}")
    types = {type_: _entry(data["types"][type_.value]) for type_ in EventType}
    contexts = tuple(data["contexts"])
    return Plover(types, contexts, _context_words(lexicon, contexts))


def _entry(row: dict[str, object]) -> TypeEntry:
    modes, below, score, quad = row.get("modes", {}), row.get("below", {}), row["score"], row["quad"]
    if not (isinstance(modes, dict) and isinstance(below, dict)):
        raise LexiconError("plover.toml: modes and below must be tables")
    return TypeEntry(int(str(quad)), float(str(score)), {m: float(s) for m, s in modes.items()}, dict(below))


def _context_words(lexicon: Lexicon, contexts: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for context, text in lexicon.toml("event_contexts.toml").items():
        if context not in contexts:
            raise LexiconError(f"event_contexts.toml: PLOVER has no context {context!r}")
        for word in text.split():
            phrase = word.replace("_", " ")
            found[phrase] = (*found.get(phrase, ()), context)
    return found
