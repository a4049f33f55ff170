"""How real is what a verb or an event noun says: decided here, in one place, from grammar alone.

`judge` walks from the trigger up through whatever governs it (auxiliaries, adverbs, negation,
coordination, infinitives, nouns of possibility, conditional clauses) to the border of its own
assertion, collects a status at each step, and gives the one that weighs most. Attribution is not
judged here, apart from words that make an allegation ("reportedly", "accused of"): whose word it is
follows from the statement that covers the trigger.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from standoff.annotate.article import Article
from standoff.annotate.syntax import children, coordinated_with, is_infinitive
from standoff.lexicon import Lexicon
from standoff.lexicon.factuality import FactualityWords, read_factuality
from standoff.model import Status

_PRESENT_BE = frozenset({"VBZ", "VBP", "VBN"})
_WEIGHT = {
    Status.OCCURRED: 0,
    Status.ONGOING: 1,
    Status.ALLEGED: 2,
    Status.PLANNED: 3,
    Status.HYPOTHETICAL: 4,
    Status.NEGATED: 5,
    Status.DENIED: 6,
    Status.HISTORICAL: 0,
}
"""Which status prevails when several apply: the one that claims least."""

_CLAUSE_DEPS = frozenset({"ccomp", "xcomp", "advcl", "pcomp", "acl", "relcl", "conj", "dep", "oprd"})
_NOMINAL_DEPS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "attr", "conj", "oprd", "dative", "appos"})
_STEPS = 8
_TELLING = frozenset({"tell", "warn", "caution", "welcome", "announce"})
"""Verbs that order with an infinitive ("told to leave") and only tell with a finite clause ("told that they left")."""
_UPON = frozenset({"once", "before", "after", "when", "as"})
"""Marks of a clause that lies ahead where it is in the present, or where the clause above lies ahead."""
_ALTERNATIVES = frozenset({"one", "another", "other", "second", "third", "alternative"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """How real, and why.

    Attributes:
        status: by the words of the clause; never HISTORICAL, which needs a date.
        reasons: the words that decided, as "status: word", those of the prevailing status only.
    """

    status: Status
    reasons: tuple[str, ...]


def judge(article: Article, token: Token, lexicon: Lexicon) -> Judgement:
    """The status of the event that `token` (a verb or an event noun) names.

    Args:
        article: the article that the token is from.
        token: head word of the event.
        lexicon: its `factuality.toml` decides.

    Returns:
        OCCURRED with no reasons where nothing speaks against it.
    """
    words = lexicon.table(read_factuality)
    signs = list(_signs(token, words))
    if not signs:
        return Judgement(Status.OCCURRED, ())
    status = max((sign[0] for sign in signs), key=_WEIGHT.__getitem__)
    return Judgement(status, tuple(f"{kind}: {word}" for kind, word in signs if kind is status))


def _signs(token: Token, words: FactualityWords) -> Iterator[tuple[Status, str]]:
    here = token
    for _ in range(_STEPS):
        yield from _own_signs(here, words)
        head = here.head
        if head == here:
            yield from _question(here)
            return
        step = _step_up(here, head, words)
        if step is None:
            return
        if step[0] is not None:
            yield step[0], head.lower_
        if not step[1]:
            return
        here = head


def _own_signs(token: Token, words: FactualityWords) -> Iterator[tuple[Status, str]]:
    """What the direct modifiers of a verb or noun say."""
    if token.pos_ in ("VERB", "AUX"):
        yield from _verb_signs(token, words)
    else:
        yield from _noun_signs(token, words)


def _verb_signs(verb: Token, words: FactualityWords) -> Iterator[tuple[Status, str]]:
    for child in verb.children:
        yield from _child_signs(child, verb, words)
    if verb.tag_ == "VBG" and any(aux.lemma_ == "be" and aux.tag_ in _PRESENT_BE for aux in children(verb, "aux")):
        yield (Status.PLANNED, "going to") if verb.lower_ == "going" else (Status.ONGOING, verb.lower_)
    if verb.lemma_ == "be" and any(child.tag_ == "VB" for child in children(verb, "xcomp")):
        yield Status.PLANNED, "be to"
    yield from _inherited_auxiliaries(verb, words)


def _child_signs(child: Token, verb: Token, words: FactualityWords) -> Iterator[tuple[Status, str]]:
    """What a word that hangs on `verb` says of it."""
    dep, lower = child.dep_, child.lower_
    if dep == "neg" and not _is_not_only(child):
        yield Status.NEGATED, lower
    elif dep == "aux" and lower in words.auxiliaries:
        yield words.auxiliaries[lower], lower
    elif dep == "advmod" and lower in words.adverbs:
        yield words.adverbs[lower], lower
    elif dep in ("mark", "prep") and lower in words.marks and child.i < verb.i and verb.dep_ != "ROOT":
        yield words.marks[lower], lower
    elif dep in ("mark", "advmod") and lower in _UPON and verb.dep_ == "advcl" and _waits(verb, words):
        yield Status.HYPOTHETICAL, lower
    elif dep == "advcl" and _is_condition(child, words):
        yield Status.HYPOTHETICAL, "if"
    elif dep == "parataxis" and words.governors.get(child.lemma_) is Status.ALLEGED and child.lemma_ != "say":
        yield Status.ALLEGED, lower
    elif dep in ("nsubj", "nsubjpass"):
        yield from _determiner_signs(child, words)


def _waits(verb: Token, words: FactualityWords) -> bool:
    """Whether the clause of time of `verb` has not come true: "once they *leave*", "would, when they had left"."""
    if any(child.tag_ in ("VBD", "VBN") for child in children(verb, "aux", "auxpass")) or verb.tag_ == "VBD":
        ahead = [aux for aux in children(verb.head, "aux") if aux.lower_ in words.auxiliaries]
        return (bool(ahead) or is_infinitive(verb.head)) and verb.head.i < verb.i
    return verb.tag_ in ("VBZ", "VBP") or any(aux.tag_ in ("VBZ", "VBP") for aux in children(verb, "aux", "auxpass"))


def _inherited_auxiliaries(verb: Token, words: FactualityWords) -> Iterator[tuple[Status, str]]:
    """Auxiliaries of the first verb of a coordination hold for the others ("will meet and sign")."""
    first = verb
    if verb.tag_ in ("VBD", "VBZ"):
        return
    while first.dep_ == "conj" and not children(first, "aux", "nsubj", "nsubjpass"):
        first = first.head
        for child in children(first, "aux"):
            if child.lower_ in words.auxiliaries:
                yield words.auxiliaries[child.lower_], child.lower_


def _noun_signs(noun: Token, words: FactualityWords) -> Iterator[tuple[Status, str]]:
    for child in noun.children:
        lower = child.lower_
        if child.dep_ in ("amod", "nmod", "compound") and lower in words.adjectives:
            yield words.adjectives[lower], lower
        elif child.dep_ == "det" and lower == "any":
            yield Status.HYPOTHETICAL, lower
        elif child.dep_ == "mark" and lower in words.marks:  # a verb that the tagger took for a noun
            yield words.marks[lower], lower
    yield from _determiner_signs(noun, words)


def _determiner_signs(noun: Token, words: FactualityWords) -> Iterator[tuple[Status, str]]:
    """ "No attack", "none of the parties"."""
    if noun.lower_ in words.determiners:
        yield words.determiners[noun.lower_], noun.lower_
    for child in noun.children:
        if child.dep_ in ("det", "neg") and child.lower_ in words.determiners:
            yield words.determiners[child.lower_], child.lower_


def _step_up(here: Token, head: Token, words: FactualityWords) -> tuple[Status | None, bool] | None:
    """What the governor of `here` says of it, and whether the walk goes on above the governor.

    `None` where `here` is asserted on its own.
    """
    dep = here.dep_
    if here.pos_ in ("VERB", "AUX"):
        return _step_from_clause(here, head, dep, words)
    if dep == "pobj":
        governor = head.head
        if governor.pos_ in ("NOUN", "PROPN") and governor.lemma_ in words.nouns:
            return words.nouns[governor.lemma_], False
        status = _governor_status(governor, words)
        if (
            governor.pos_ in ("VERB", "AUX")
            and status is not None
            and head.lower_ not in ("by", "in", "after", "since")
        ):
            return status, False
        if head.lower_ in words.marks:
            return words.marks[head.lower_], False
        return None
    if dep in _NOMINAL_DEPS and head.pos_ in ("VERB", "AUX"):
        if head.lemma_ in words.transparent or head.pos_ == "AUX":
            return None, True
        return _governor_status(head, words) if dep in ("dobj", "nsubjpass") else None, dep in ("dobj", "nsubjpass")
    if dep in ("conj", "compound") and head.pos_ in ("NOUN", "PROPN"):
        return (words.nouns.get(head.lemma_), False) if dep == "compound" else (None, True)
    return None


def _step_from_clause(here: Token, head: Token, dep: str, words: FactualityWords) -> tuple[Status | None, bool] | None:
    if dep not in _CLAUSE_DEPS:
        return None
    if dep == "conj" and here.tag_ in ("VBD", "VBZ") and head.tag_ == "VB":
        return None
    if dep == "conj" and coordinated_with(here) != head:
        return None
    if dep == "conj":
        return (None, True) if not children(here, "nsubj", "nsubjpass") else None
    if dep == "relcl":
        return (Status.HYPOTHETICAL, False) if any(det.lower_ == "any" for det in children(head, "det")) else None
    if dep == "pcomp":
        governor = head.head
        if head.lower_ in words.marks:
            return words.marks[head.lower_], False
        return _governed(governor, words) if head.lower_ not in ("by", "after", "since", "while", "in") else None
    if dep == "advcl":
        return (Status.PLANNED, False) if is_infinitive(here) else None
    if dep == "acl" and here.tag_ in ("VBN", "VBG"):
        return None
    return _governed(head, words, finite=_is_finite(here))


def _is_finite(verb: Token) -> bool:
    return not is_infinitive(verb) and (verb.tag_ != "VBG" or bool(children(verb, "aux")))


def _governed(head: Token, words: FactualityWords, finite: bool = False) -> tuple[Status | None, bool] | None:
    """What a governing verb, adjective or noun says of the clause below it."""
    if head.pos_ in ("NOUN", "PROPN"):
        return words.nouns.get(head.lemma_, None if finite else Status.HYPOTHETICAL), False
    if finite and head.lemma_ == "be" and _is_supposed(head, words):
        return Status.HYPOTHETICAL, False
    if head.lemma_ == "have" and any(child.lower_ == "yet" for child in head.children):
        return Status.NEGATED, False
    if head.lemma_ in words.transparent:
        return None, True
    status = _governor_status(head, words)
    if finite and (status is Status.ALLEGED or head.lemma_ in _TELLING):
        return None
    if status is None:
        return None
    return status, status is Status.ONGOING


def _is_supposed(copula: Token, words: FactualityWords) -> bool:
    """Whether a clause is named as one of several, or as a fear, hope, plan ... ("*another* is that they leave")."""
    return any(
        subject.lower_ in _ALTERNATIVES or words.nouns.get(subject.lemma_) in (Status.HYPOTHETICAL, Status.PLANNED)
        for subject in children(copula, "nsubj")
    )


def _governor_status(head: Token, words: FactualityWords) -> Status | None:
    return words.governors.get(head.lemma_) or words.governors.get(head.lower_)


def _is_condition(clause: Token, words: FactualityWords) -> bool:
    return any(
        child.dep_ in ("mark", "aux", "advmod")
        and words.marks.get(child.lower_) is Status.HYPOTHETICAL
        and child.lower_ not in ("until", "till", "whether")
        and (child.dep_ != "aux" or child.i == clause.left_edge.i)
        for child in clause.children
    )


def _is_not_only(negation: Token) -> bool:
    following = negation.doc[negation.i + 1 : negation.i + 2]
    return bool(following) and following[0].lower_ in ("only", "just", "merely")


def _question(root: Token) -> Iterator[tuple[Status, str]]:
    if any(child.text == "?" for child in root.rights):
        yield Status.HYPOTHETICAL, "?"
