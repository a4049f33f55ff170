"""What positions are about: topics (`issues.csv`, `issue_classes.csv`) and the words of labels (`issue_words.toml`)."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from standoff.errors import LexiconError
from standoff.lexicon.files import Lexicon


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of naming a topic: all its elements must be there.

    Attributes:
        issue: the topic's label.
        size: number of elements.
        last: whether it is tried only where no other fits (written with a `?` before it).
        rank: place in the file; of two that fit equally well the lower wins.
    """

    issue: str
    size: int
    last: bool
    rank: int


@dataclass(frozen=True, slots=True)
class IssueTable:
    """All topics, by the lemmas of their patterns.

    Attributes:
        by_lemma: for each lemma the patterns that it serves, with the index of the element that it is.
        labels: every topic's label, in order of the file.
    """

    by_lemma: Mapping[str, tuple[tuple[Pattern, int], ...]]
    labels: tuple[str, ...]

    def best(self, depths: Mapping[str, int], context: Collection[str] = ()) -> str | None:
        """The topic that fits best, or `None`.

        Patterns of last resort come last; else the pattern with the most elements wins; of equals the one that
        lies nearest to the head of the phrase; of equals the one that stands first in the file.

        Args:
            depths: the lemmas of a phrase, each with its distance from the head of the phrase.
            context: further words (who is addressed) that may help a pattern but not make one alone.
        """
        hits: dict[Pattern, dict[int, str]] = defaultdict(dict)
        for lemma in sorted(depths, key=lambda lemma: (depths[lemma], lemma)):
            for pattern, element in self.by_lemma.get(lemma, ()):
                if lemma not in hits[pattern].values():
                    hits[pattern].setdefault(element, lemma)
        for word in context:
            for pattern, element in self.by_lemma.get(word, ()):
                if pattern in hits:
                    hits[pattern].setdefault(element, word)
        full = [
            (
                pattern.last,
                -pattern.size,
                max(depths.get(lemma, 0) for lemma in found.values()),
                pattern.rank,
                pattern.issue,
            )
            for pattern, found in hits.items()
            if len(found) == pattern.size
        ]
        return min(full)[4] if full else None


ACT_CLASSES = ("stop", "withdraw", "free", "lift", "deploy", "open", "build", "expand", "inspect", "extradite", "pay")
"""The classes that name what is done and not to what."""


def read_act_classes(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """For each word for an act the classes that hold it.

    Raises:
        LexiconError: a class of acts is not in `issue_classes.csv`.
    """
    classes = word_classes(lexicon)
    found: dict[str, set[str]] = defaultdict(set)
    for name in ACT_CLASSES:
        if name not in classes:
            raise LexiconError(f"issue_classes.csv has no class {name!r}, which holds words for an act")
        for word in classes[name]:
            found[word].add(name)
    return {word: frozenset(names) for word, names in found.items()}


@dataclass(frozen=True, slots=True)
class LabelWords:
    """See the file `issue_words.toml`.

    Attributes:
        empty: nouns that tell nothing of what they are about.
        acts: nouns for what is done with a matter.
        stances: nouns for the position itself.
        light_modifiers: adjectives that do not tell one matter from another.
        light_verbs: verbs that name no matter.
        carrying: verbs whose clause belongs to the matter.
    """

    empty: frozenset[str]
    acts: frozenset[str]
    stances: frozenset[str]
    light_modifiers: frozenset[str]
    light_verbs: frozenset[str]
    carrying: frozenset[str]


def read_label_words(lexicon: Lexicon) -> LabelWords:
    """The tables of `issue_words.toml`.

    Raises:
        LexiconError: the file is missing or not TOML.
    """
    data = lexicon.toml("issue_words.toml")
    return LabelWords(
        empty=frozenset(data["nouns"]["empty"].split()),
        acts=frozenset(data["nouns"]["acts"].split()),
        stances=frozenset(data["nouns"]["stances"].split()),
        light_modifiers=frozenset(data["modifiers"]["light"].split()),
        light_verbs=frozenset(data["verbs"]["light"].split()),
        carrying=frozenset(data["verbs"]["carrying"].split()),
    )


def read_issues(lexicon: Lexicon) -> IssueTable:
    """The table of topics.

    Raises:
        LexiconError: a pattern names a class that is not there, or a topic has no pattern.
    """
    classes = word_classes(lexicon)
    rows = lexicon.rows("issues.csv", columns=("issue", "patterns"))
    by_lemma: dict[str, list[tuple[Pattern, int]]] = defaultdict(list)
    rank = 0
    for row in rows:
        for written in row["patterns"].split("|"):
            elements = written.removeprefix("?").split("+")
            pattern = Pattern(row["issue"], len(elements), written.startswith("?"), rank)
            rank += 1
            for index, element in enumerate(elements):
                for word in words_of(element, classes, f"issues.csv: the topic {row['issue']!r}"):
                    by_lemma[word].append((pattern, index))
    return IssueTable({word: tuple(found) for word, found in by_lemma.items()}, tuple(row["issue"] for row in rows))


def word_classes(lexicon: Lexicon) -> Mapping[str, tuple[str, ...]]:
    """The words of each class that patterns name as `@class`."""
    rows = lexicon.rows("issue_classes.csv", columns=("class", "words"))
    return {row["class"]: tuple(row["words"].split("|")) for row in rows}


def words_of(element: str, classes: Mapping[str, tuple[str, ...]], where: str) -> tuple[str, ...]:
    """The lemmas that an element stands for: itself, or the words of its class.

    Args:
        element: a lemma, or `@class`.
        classes: as `word_classes` gives them.
        where: the row, for the message.

    Raises:
        LexiconError: the element is empty, or names a class that is not there.
    """
    if not element:
        raise LexiconError(f"{where} has an empty pattern")
    if not element.startswith("@"):
        return (element,)
    if element[1:] not in classes:
        raise LexiconError(f"{where} names {element!r}, which issue_classes.csv does not have")
    return classes[element[1:]]
