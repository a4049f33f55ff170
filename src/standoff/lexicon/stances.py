"""The words that make a position, and which acts hurt or help (`stances.csv`, `acts.csv`, `act_nouns.csv`)."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from standoff.errors import LexiconError
from standoff.lexicon.files import Lexicon
from standoff.lexicon.issues import word_classes, words_of
from standoff.model import Stance

SHAPES = frozenset("np inf obj_inf that ger see for for_inf on on_inf to to_inf with with_inf at in of over".split())
"""The complements that a stance word may take; `data/README.md` shows each."""

WEIGHTS = ("strong", "side", "weak")
PARTS_OF_SPEECH = ("verb", "noun", "adjective", "predicate", "idiom")


class Polarity(StrEnum):
    """Whether an act hurts or helps the other side."""

    HOSTILE = "hostile"
    BENEFIT = "benefit"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class StanceWord:
    """A verb, noun or adjective that makes a position of what it governs.

    Attributes:
        lemma: the word; a verb may have a particle after a blank.
        stance: what it makes.
        shapes: the complements in which the content is looked for.
        loose: those of them in which the word is weak whatever else it is.
        strong: whether any holder will do; a weak word needs a known side, and a known issue or addressee.
        placed: whether a strong word still needs a known side.
    """

    lemma: str
    stance: Stance
    shapes: tuple[str, ...]
    loose: frozenset[str]
    strong: bool
    placed: bool


@dataclass(frozen=True, slots=True)
class StanceTable:
    """All stance words and acts.

    Attributes:
        verbs: by lemma of the verb; those with a particle stand before the bare one.
        nouns: by lemma.
        adjectives: by lower-case form.
        idioms: by the lemma of their verb, as words that end before the content ("leave the door open to").
        predicates: whole predicates after "is" by their words ("out of the question").
        acts: for each verb the polarity by object; the empty object stands for any.
        act_nouns: polarity of nouns.
        warned: nouns that name the speaker's own act or its effect when one warns of them ("consequences").
        exceptions: by stance word the heads of contents that make no position of it ("rejected claims").
    """

    verbs: Mapping[str, tuple[StanceWord, ...]]
    nouns: Mapping[str, StanceWord]
    adjectives: Mapping[str, StanceWord]
    idioms: Mapping[str, tuple[StanceWord, ...]]
    predicates: Mapping[tuple[str, ...], StanceWord]
    acts: Mapping[str, Mapping[str, Polarity]]
    act_nouns: Mapping[str, Polarity]
    warned: frozenset[str]
    exceptions: Mapping[str, frozenset[str]]

    def polarity(self, verb: str, words: Collection[str]) -> Polarity | None:
        """What doing `verb` to something described by the lemmas `words` is; `None` if unknown.

        An object that is listed decides before the verb alone does.
        """
        by_object = self.acts.get(verb)
        if by_object is None:
            return None
        for key in by_object:
            if key and all(part in words for part in key.split()):
                return by_object[key]
        return by_object.get("")


def read_stances(lexicon: Lexicon) -> StanceTable:
    """The table of stance words and acts.

    Raises:
        LexiconError: a row has an unknown part of speech, stance, shape, weight or polarity.
    """
    words = [
        (row["pos"], _word(row))
        for row in lexicon.rows("stances.csv", columns=("lemma", "pos", "stance", "shapes", "weight", "note"))
    ]
    nouns = lexicon.rows("act_nouns.csv", columns=("lemma", "polarity", "warned"))
    verbs: dict[str, list[StanceWord]] = defaultdict(list)
    idioms: dict[str, list[StanceWord]] = defaultdict(list)
    for pos, word in words:
        if pos == "verb":
            verbs[word.lemma.split()[0]].append(word)
        elif pos == "idiom":
            idioms[word.lemma.split()[0]].append(word)
    return StanceTable(
        verbs={lemma: tuple(sorted(found, key=lambda w: -len(w.lemma.split()))) for lemma, found in verbs.items()},
        nouns={word.lemma: word for pos, word in words if pos == "noun"},
        adjectives={word.lemma: word for pos, word in words if pos == "adjective"},
        idioms={lemma: tuple(found) for lemma, found in idioms.items()},
        predicates={tuple(word.lemma.split()): word for pos, word in words if pos == "predicate"},
        acts=_acts(lexicon),
        act_nouns={row["lemma"]: _polarity(row["polarity"], "act_nouns.csv", row["lemma"]) for row in nouns},
        warned=frozenset(row["lemma"] for row in nouns if row["warned"] == "yes"),
        exceptions=_exceptions(lexicon),
    )


def _word(row: Mapping[str, str]) -> StanceWord:
    written = [shape for shape in row["shapes"].split("|") if shape]
    shapes = tuple(shape.removesuffix("?") for shape in written)
    loose = frozenset(shape[:-1] for shape in written if shape.endswith("?"))
    bad = [shape for shape in shapes if shape not in SHAPES]
    known = {stance.value for stance in Stance}
    if bad or row["pos"] not in PARTS_OF_SPEECH or row["stance"] not in known or row["weight"] not in WEIGHTS:
        raise LexiconError(f"stances.csv: the row {dict(row)} has an unknown part of speech, stance, shape or weight")
    return StanceWord(
        row["lemma"], Stance(row["stance"]), shapes, loose, row["weight"] != "weak", row["weight"] == "side"
    )


def _acts(lexicon: Lexicon) -> Mapping[str, Mapping[str, Polarity]]:
    """Polarities by verb and object; `@class` is one of `issue_classes.csv`."""
    classes = word_classes(lexicon)
    acts: dict[str, dict[str, Polarity]] = defaultdict(dict)
    for row in lexicon.rows("acts.csv", columns=("verb", "objects", "polarity")):
        polarity = _polarity(row["polarity"], "acts.csv", row["verb"])
        for written in row["objects"].split("|"):
            for word in words_of(written, classes, f"acts.csv: {row['verb']!r}") if written else ("",):
                acts[row["verb"]].setdefault(word, polarity)
    return acts


def _polarity(written: str, file: str, word: str) -> Polarity:
    if written not in {polarity.value for polarity in Polarity}:
        raise LexiconError(f"{file}: {word!r} has the polarity {written!r}; known are {', '.join(Polarity)}")
    return Polarity(written)


def _exceptions(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    return {
        row["word"]: frozenset(row["heads"].split("|"))
        for row in lexicon.rows("stance_exceptions.csv", columns=("word", "heads"))
    }
