"""Word classes and lemmas by table, the same as spaCy's attribute ruler and rule lemmatizer give.

The ruler of a pipeline holds some two hundred patterns ("the tag VBZ and the word *is*: an auxiliary") and tries each
at every word, which costs as much as the dependency parse. Nearly all patterns look at one word: its tag, its label,
and its form if they name it. What they do to a word follows from these three, and is looked up; so is the lemma, which
follows from form, class and features. The features themselves are not written: nobody reads them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.attrs import DEP, LEMMA, LOWER, MORPH, ORTH, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc

COMPONENT = "standoff_word_classes"
_RULER, _LEMMATIZER = "attribute_ruler", "lemmatizer"
_READ = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})
_TESTS = frozenset({"IN", "NOT_IN", "REGEX"})
_VALUES = (TAG, POS, DEP, LEMMA, MORPH)
_SILENT = frozenset({"tok2vec", "transformer", "tagger", "parser", "standoff_line_borders", "senter", "ner"})
"""Components that leave class, lemma and features of words empty."""

Key = tuple[int, int, int]
"""What rules see of a word: its form (0 if no rule names it), its tag, its label."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern of the ruler.

    Attributes:
        specs: what it wants of each of its words, one after the other.
        index: which of them it changes.
        changes: what it writes, by attribute.
    """

    specs: tuple[Mapping[str, Any], ...]
    index: int
    changes: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Profile:
    """What the rules do to words of one key.

    Attributes:
        values: what the word gets, in the order of `_VALUES`.
        alone: the rules that fit the word itself, by number.
        beside: rules of several words, and the places in them, that it may fill.
    """

    values: tuple[int, ...]
    alone: tuple[int, ...]
    beside: frozenset[tuple[int, int]]


@Language.factory(COMPONENT)
def make_word_classes(nlp: Language, name: str) -> "WordClasses":
    """The component for a pipeline with a ruler and a lemmatizer."""
    return WordClasses(nlp, _rules(nlp.get_pipe(_RULER)))


def tabulate(nlp: Language) -> None:
    """Let tables stand in for ruler and lemmatizer, unless these do more than tables can tell."""
    names = nlp.pipe_names
    if _LEMMATIZER not in names or names[-2:] != [_RULER, _LEMMATIZER] or not _SILENT.issuperset(names[:-2]):
        return
    lemmatizer: Any = nlp.get_pipe(_LEMMATIZER)
    if getattr(lemmatizer, "mode", "") != "rule" or lemmatizer.overwrite:
        return
    if not all(_is_plain(rule) for rule in _rules(nlp.get_pipe(_RULER))):
        return
    nlp.add_pipe(COMPONENT, last=True)
    nlp.disable_pipe(_RULER)
    nlp.disable_pipe(_LEMMATIZER)


def _rules(ruler: Any) -> tuple[Rule, ...]:
    """The ruler's patterns in their order, of which the later ones overrule the earlier."""
    return tuple(
        Rule(tuple(specs), pattern["index"], changes)
        for pattern, changes in zip(ruler.patterns, ruler.attrs, strict=True)
        for specs in pattern["patterns"]
    )


def _is_plain(rule: Rule) -> bool:
    """Whether a rule looks at forms, tags and labels only, and writes nothing but what tables hold."""
    wanted = [(name, want) for spec in rule.specs for name, want in spec.items()]
    return (
        0 <= rule.index < len(rule.specs)
        and all(name in _READ for name, _ in wanted)
        and all(
            isinstance(want, (str, bool)) or (isinstance(want, dict) and want.keys() <= _TESTS) for _, want in wanted
        )
        and all(attribute in _VALUES for attribute in rule.changes)
    )


def _fits(spec: Mapping[str, Any], word: Mapping[str, Any]) -> bool:
    return all(_holds(want, word[name]) for name, want in spec.items())


def _holds(want: Any, value: Any) -> bool:
    """Whether a word's value is what a rule wants: that value itself, one of some, none of some, or one of a form."""
    if not isinstance(want, dict):
        return bool(want == value)
    return (
        ("IN" not in want or value in want["IN"])
        and ("NOT_IN" not in want or value not in want["NOT_IN"])
        and ("REGEX" not in want or re.search(want["REGEX"], value) is not None)
    )


def _names(want: Any, form: str) -> bool:
    """Whether a rule about forms tells `form` from other words."""
    if not isinstance(want, dict):
        return bool(want == form)
    return form in want.get("IN", ()) or form in want.get("NOT_IN", ()) or ("REGEX" in want and _holds(want, form))


class WordClasses:
    """The component: class, tag, label of spaces, and lemma of each word."""

    def __init__(self, nlp: Language, rules: tuple[Rule, ...]) -> None:
        """Tables are empty at first, and filled as words come."""
        self._strings = nlp.vocab.strings
        self._lemmatizer: Any = nlp.get_pipe(_LEMMATIZER)
        self._rules = rules
        self._wanted = [spec["LOWER"] for rule in rules for spec in rule.specs if "LOWER" in spec]
        self._forms: dict[int, int] = {}
        self._numbers: dict[Key, int] = {}
        self._profiles: list[Profile] = []
        self._table = np.empty((0, len(_VALUES)), dtype=np.uint64)
        self._lemmas: dict[tuple[int, int, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Write the values of all words of a parsed document."""
        numbers = [self._number(*word) for word in doc.to_array([LOWER, TAG, DEP]).tolist()]
        values = self._table[numbers]
        for at, changes in self._changed_by_several(numbers):
            values[at] = changes
        self._fill_lemmas(doc, values)
        written: Any = np.ascontiguousarray(values[:, :-1])
        doc.from_array(list(_VALUES[:-1]), written)
        return doc

    def _number(self, lower: int, tag: int, dep: int) -> int:
        """The number of the word's profile."""
        form = self._forms.get(lower)
        if form is None:
            form = self._forms[lower] = self._form(lower)
        number = self._numbers.get((form, tag, dep))
        return number if number is not None else self._add_profile(form, tag, dep, self._strings[lower])

    def _form(self, lower: int) -> int:
        """The form itself if a rule names it or it is space, else 0."""
        text = self._strings[lower]
        return lower if text.isspace() or any(_names(want, text) for want in self._wanted) else 0

    def _add_profile(self, form: int, tag: int, dep: int, text: str) -> int:
        word = {"LOWER": text, "TAG": self._strings[tag], "DEP": self._strings[dep], "IS_SPACE": text.isspace()}
        fitting = [
            (number, place)
            for number, rule in enumerate(self._rules)
            for place, spec in enumerate(rule.specs)
            if _fits(spec, word)
        ]
        alone = tuple(number for number, _ in fitting if len(self._rules[number].specs) == 1)
        beside = frozenset((number, place) for number, place in fitting if len(self._rules[number].specs) > 1)
        profile = Profile(self._values((tag, 0, dep, 0, 0), alone), alone, beside)
        self._profiles.append(profile)
        self._table = np.vstack([self._table, np.array([profile.values], dtype=np.uint64)])
        number = self._numbers[form, tag, dep] = len(self._profiles) - 1
        return number

    def _values(self, values: tuple[int, ...], rules: tuple[int, ...]) -> tuple[int, ...]:
        """What a word has after some rules, the later ones last."""
        written = dict(zip(_VALUES, values, strict=True))
        for number in rules:
            written.update(self._rules[number].changes)
        return tuple(written[attribute] for attribute in _VALUES)

    def _changed_by_several(self, numbers: list[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
        """The words that rules of several words change, and what they get."""
        profiles = [self._profiles[number] for number in numbers]
        changed: dict[int, list[int]] = {}
        for at, profile in enumerate(profiles):
            for number, place in profile.beside:
                if place == 0 and self._fits_from(profiles, at, number):
                    changed.setdefault(at + self._rules[number].index, []).append(number)
        for at, found in changed.items():
            tag, _, dep, _, _ = profiles[at].values
            yield at, self._values((tag, 0, dep, 0, 0), tuple(sorted((*profiles[at].alone, *found))))

    def _fits_from(self, profiles: list[Profile], first: int, number: int) -> bool:
        """Whether the words from `first` on are those that a rule wants."""
        length = len(self._rules[number].specs)
        around = profiles[first : first + length]
        return len(around) == length and all((number, place) in word.beside for place, word in enumerate(around))

    def _fill_lemmas(self, doc: Doc, values: Any) -> None:
        """Write the lemmas that no rule gave."""
        lemmas = values[:, 3]
        forms = zip(doc.to_array(ORTH).tolist(), values[:, 1].tolist(), values[:, 4].tolist(), strict=True)
        for at, (form, lemma) in enumerate(zip(forms, lemmas.tolist(), strict=True)):
            if not lemma:
                known = self._lemmas.get(form)
                lemmas[at] = known if known is not None else self._lemmatize(doc, at, form)

    def _lemmatize(self, doc: Doc, at: int, form: tuple[int, int, int]) -> int:
        """The lemma of a form, class and features, by spaCy's lemmatizer."""
        token: Any = doc[at]
        token.pos = form[1]
        token.set_morph(self._strings[form[2]] if form[2] else "")
        lemma = self._lemmas[form] = self._strings.add(self._lemmatizer.lemmatize(token)[0])
        return lemma
