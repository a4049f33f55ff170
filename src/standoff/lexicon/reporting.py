"""Words that report speech and thought: verbs, nouns, adjectives, fixed phrases, and what can be a source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from standoff.errors import LexiconError
from standoff.lexicon.files import Lexicon
from standoff.model import CueClass

Frames = Mapping[str, CueClass]
"""What may follow a cue, and what sort of act the cue then names. See `reporting` in data/README.md."""

_COLUMNS = ("words", "class", "frames", "note")
_STRUCTURES = frozenset({"that", "wh", "quote", "inf", "objinf", "ing", "np", "small", "as", "addr"})


class SourceKind(StrEnum):
    """What a common noun is as a source."""

    DOCUMENT = "document"
    NOBODY = "nobody"
    DEED = "deed"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A cue of several words.

    Attributes:
        words: the lower-case words after the head, in their order, perhaps with others between.
        frames: as for a verb.
    """

    words: tuple[str, ...]
    frames: Frames


@dataclass(frozen=True, slots=True)
class Reporting:
    """The tables of the `reporting_*.csv` files.

    Attributes:
        verbs: frames by lemma.
        lemmas: lemma of each regular form of a verb, for forms that taggers and lemmatizers get wrong.
        phrases: by the lemma of the verb that heads them, most words first.
        nouns: frames by lemma.
        adjectives: frames by lemma.
        sources: what a common noun is as a source; nouns that are not there may name people.
        venues: lemmas of nouns that name where or through what something is said.
    """

    verbs: Mapping[str, Frames]
    lemmas: Mapping[str, str]
    phrases: Mapping[str, tuple[Phrase, ...]]
    nouns: Mapping[str, Frames]
    adjectives: Mapping[str, Frames]
    sources: Mapping[str, SourceKind]
    venues: frozenset[str]


def read_reporting(lexicon: Lexicon) -> Reporting:
    """The reporting words.

    Raises:
        LexiconError: a file is missing, or names a class or a frame that does not exist.
    """
    verbs = _frames(lexicon, "reporting_verbs.csv")
    fixed = _frames(lexicon, "reporting_phrases.csv")
    fixed.update({words: frames for words, frames in verbs.items() if " " in words})
    single = {words: frames for words, frames in verbs.items() if " " not in words}
    return Reporting(
        verbs=single,
        lemmas=_forms(single),
        phrases=_by_head(fixed),
        nouns=_frames(lexicon, "reporting_nouns.csv"),
        adjectives=_frames(lexicon, "reporting_adjectives.csv"),
        sources=_sources(lexicon, "reporting_sources.csv"),
        venues=frozenset(row["words"] for row in lexicon.rows("reporting_venues.csv", ("words", "note"))),
    )


def _frames(lexicon: Lexicon, name: str) -> dict[str, dict[str, CueClass]]:
    found: dict[str, dict[str, CueClass]] = {}
    for row in lexicon.rows(name, _COLUMNS):
        frames = found.setdefault(row["words"], {})
        for frame in row["frames"].split():
            structure = frame.split("+")[0]
            if structure not in _STRUCTURES and not structure.isalpha():
                raise LexiconError(f"lexicon file {name!r}, {row['words']!r}: unknown frame {frame!r}")
            if frame in frames:
                raise LexiconError(f"lexicon file {name!r}, {row['words']!r}: the frame {frame!r} has two classes")
            frames[frame] = _class(name, row)
    return found


def _forms(lemmas: Iterable[str]) -> dict[str, str]:
    """The regular third person, past and participles of each lemma; a form of two lemmas is left out."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for lemma in lemmas:
        for form in _inflected(lemma):
            if found.setdefault(form, lemma) != lemma:
                twice.add(form)
    return {form: lemma for form, lemma in found.items() if form not in twice}


def _inflected(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("e"):
        return (lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing")
    if lemma.endswith("y") and lemma[-2:-1] not in ("a", "e", "o", "u"):
        return (lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    plural = "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return (lemma, lemma + plural, lemma + "ed", lemma + "ing")


def _class(name: str, row: Mapping[str, str]) -> CueClass:
    try:
        return CueClass(row["class"])
    except ValueError:
        known = ", ".join(CueClass)
        raise LexiconError(f"lexicon file {name!r}, {row['words']!r}: no class {row['class']!r}; {known}") from None


def _by_head(phrases: Mapping[str, Frames]) -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for words, frames in phrases.items():
        head, *rest = words.split()
        found.setdefault(head, []).append(Phrase(tuple(rest), frames))
    return {head: tuple(sorted(rows, key=lambda row: (-len(row.words), row.words))) for head, rows in found.items()}


def _sources(lexicon: Lexicon, name: str) -> dict[str, SourceKind]:
    try:
        return {row["words"]: SourceKind(row["kind"]) for row in lexicon.rows(name, ("words", "kind", "note"))}
    except ValueError as error:
        raise LexiconError(f"lexicon file {name!r}: {error}; known are {', '.join(SourceKind)}") from error
