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
from standoff.annotate.syntax import children, coordinated_with, is_infinitive, is_sentence_apart
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
    if verb.lower_ == "were" and verb.dep_ == "advcl" and any(child.i > verb.i for child in children(verb, "nsubj")):
        yield Status.HYPOTHETICAL, "were"
    yield from _unmet(verb)
    yield from _inherited_auxiliaries(verb, words)


def _child_signs(child: Token, verb: Token, words: FactualityWords) -> Iterator[tuple[Status, str]]:
    """What a word that hangs on `verb` says of it."""
    dep, lower = child.dep_, child.lower_
    if dep == "neg" and not is_not_only(child):
        yield Status.NEGATED, lower
    elif dep == "aux" and lower in words.auxiliaries:
        yield words.auxiliaries[lower], lower
    elif dep == "advmod" and lower in words.adverbs:
        yield words.adverbs[lower], lower
    elif dep == "advmod" and lower == "longer" and any(word.lower_ == "no" for word in child.children):
        yield Status.NEGATED, "no longer"
    elif dep == "mark" and lower == "before" and any(aux.lower_ in ("could", "can") for aux in children(verb, "aux")):
        yield Status.NEGATED, "before it could"
    elif dep == "mark" and lower == "than" and _before(child) == "rather":
        yield Status.NEGATED, "rather than"
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


def _unmet(verb: Token) -> Iterator[tuple[Status, str]]:
    """ "Was to have met": what was planned and did not come."""
    above = verb.head
    planned = verb.dep_ == "xcomp" and above.lemma_ == "be" and above.tag_ == "VBD"
    if planned and {"to", "have"} <= {aux.lower_ for aux in children(verb, "aux")}:
        yield Status.NEGATED, "was to have"


def _before(token: Token) -> str:
    """The form of the word before `token` in its sentence, in lower case."""
    return token.nbor(-1).lower_ if token.i > token.sent.start else ""


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
        if (spared := _spared(head)) is not None:
            return spared, False
        if governor.pos_ in ("NOUN", "PROPN") and governor.lemma_ in words.nouns:
            return _fate(governor, words, words.nouns[governor.lemma_]), False
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
        object_ = dep in ("dobj", "nsubjpass")
        return _undone(head, _governor_status(head, words), words) if object_ else None, object_
    if dep in ("conj", "compound") and head.pos_ in ("NOUN", "PROPN"):
        return (words.nouns.get(head.lemma_), False) if dep == "compound" else (None, True)
    return None


def _step_from_clause(here: Token, head: Token, dep: str, words: FactualityWords) -> tuple[Status | None, bool] | None:
    if dep not in _CLAUSE_DEPS or is_sentence_apart(here, head):
        return None
    if dep == "conj" and here.tag_ in ("VBD", "VBZ") and head.tag_ == "VB":
        return None
    if dep == "conj" and coordinated_with(here) != head:
        return None
    if dep == "conj":
        return (None, True) if not children(here, "nsubj", "nsubjpass") else None
    if dep == "relcl" and head.lemma_ == "time" and head.head.lower_ == "at":  # "denied at the time | that they left"
        return _governed(head.head.head, words, finite=True)
    if dep == "relcl":
        return (Status.HYPOTHETICAL, False) if any(det.lower_ == "any" for det in children(head, "det")) else None
    if dep == "pcomp":
        governor = head.head
        if (spared := _spared(head)) is not None:
            return spared, False
        if head.lower_ in words.marks:
            return words.marks[head.lower_], False
        return _governed(governor, words) if head.lower_ not in ("by", "after", "since", "while", "in") else None
    if dep == "advcl":
        return _step_from_adverbial(here, head, words)
    if dep == "acl" and here.tag_ in ("VBN", "VBG") and not _is_claimed(here, head, words):
        return None
    return _governed(head, words, finite=_is_finite(here))


def _is_claimed(clause: Token, noun: Token, words: FactualityWords) -> bool:
    """ "Reports that they *had left*", unlike "demands that they *have rejected*", which is about the demands."""
    return bool(children(clause, "aux")) and words.nouns.get(noun.lemma_) is Status.ALLEGED


def _step_from_adverbial(here: Token, head: Token, words: FactualityWords) -> tuple[Status | None, bool] | None:
    """An infinitive is a purpose; what follows a particle may be the object of its verb ("ruled out sending")."""
    particles = children(head, "prt")
    if is_infinitive(here):
        goes_on = head.lemma_ == "go" and any(particle.lower_ == "on" for particle in particles)
        return (None, True) if goes_on else (Status.PLANNED, False)
    if particles and here.tag_ == "VBG" and here.i > head.i and not children(here, "mark", "aux", "nsubj"):
        return _governed(head, words)
    return None


def _is_finite(verb: Token) -> bool:
    return not is_infinitive(verb) and (verb.tag_ != "VBG" or bool(children(verb, "aux")))


def _governed(head: Token, words: FactualityWords, finite: bool = False) -> tuple[Status | None, bool] | None:
    """What a governing verb, adjective or noun says of the clause below it."""
    if head.pos_ in ("NOUN", "PROPN"):
        return _fate(head, words, words.nouns.get(head.lemma_, None if finite else Status.HYPOTHETICAL)), False
    if finite and head.lemma_ == "be" and _is_supposed(head, words):
        return Status.HYPOTHETICAL, False
    if finite and head.lemma_ == "be":
        told = [words.governors.get(child.lemma_) for child in children(head, "acomp")]
        return next(((status, False) for status in told if status in (Status.HYPOTHETICAL, Status.DENIED)), None)
    if head.lemma_ == "have" and any(child.lower_ in ("yet", "still") for child in head.children):
        return Status.NEGATED, False
    if head.lower_ in words.marks and head.dep_ == "ROOT" and head.i == head.sent.start:
        return words.marks[head.lower_], False
    if head.lemma_ in words.transparent:
        return None, True
    status = _governor_status(head, words)
    if finite and (status is Status.ALLEGED or head.lemma_ in _TELLING):
        return None
    if status is None:
        return None
    undone = _undone(head, status, words)
    return undone, status is Status.ONGOING


def _spared(preposition: Token) -> Status | None:
    """What "stopped short *of*", "came close *to*", "instead *of*", "rather *than*" say of what follows them."""
    governor = preposition.head
    if preposition.lower_ == "of" and any(child.lower_ == "instead" for child in preposition.children):
        return Status.NEGATED
    if preposition.lower_ == "of" and _before(preposition) in ("instead", "short", "shy", "clear"):
        return Status.NEGATED
    if preposition.lower_ == "than" and "rather" in (_before(preposition), *(child.lower_ for child in governor.lefts)):
        return Status.NEGATED
    if preposition.lower_ == "to" and governor.lower_ == "close":
        return Status.NEGATED if governor.dep_ == "advmod" else Status.HYPOTHETICAL
    return None


def _undone(head: Token, status: Status | None, words: FactualityWords) -> Status | None:
    """The status that a governor gives, where it is itself denied: "did not rule out", "did not deny"."""
    if status is Status.DENIED and _is_denied(head, words):
        return Status.ALLEGED
    if status not in (Status.NEGATED, Status.HYPOTHETICAL) or not _is_denied(head, words):
        return status
    auxiliaries = [words.auxiliaries[aux.lower_] for aux in children(head, "aux") if aux.lower_ in words.auxiliaries]
    if head.lemma_ in words.unfailing:
        return auxiliaries[0] if auxiliaries else None
    return Status.HYPOTHETICAL if status is Status.NEGATED else status


def _is_denied(verb: Token, words: FactualityWords) -> bool:
    """Whether "not" stands by a verb, or it hangs on one that says so ("refused to rule out")."""
    if any(not is_not_only(child) for child in children(verb, "neg")):
        return True
    return verb.dep_ == "xcomp" and _governor_status(verb.head, words) is Status.NEGATED


def _fate(noun: Token, words: FactualityWords, status: Status | None) -> Status | None:
    """The status that a plan, promise, claim or attempt gives, by what became of it."""
    verb = noun.head
    if noun.dep_ not in ("dobj", "nsubj", "nsubjpass") or verb.pos_ not in ("VERB", "AUX"):
        return status
    lemmas = _lemmas(verb)
    denied = bool(children(verb, "neg")) or any(aux.lower_ in words.auxiliaries for aux in children(verb, "aux"))
    if status is Status.ALLEGED:
        false = any(words.governors.get(child.lemma_) is Status.DENIED for child in children(verb, "acomp"))
        dismissed = noun.dep_ != "nsubj" and any(lemma in words.dismissed for lemma in lemmas)
        return Status.DENIED if false or (dismissed and not denied) else status
    if denied:
        return status
    if noun.dep_ != "nsubj" and any(lemma in words.kept for lemma in lemmas):
        return None
    return Status.NEGATED if any(lemma in words.broken for lemma in lemmas) else status


def _is_supposed(copula: Token, words: FactualityWords) -> bool:
    """Whether a clause is named as one of several, or as a fear, hope, plan ... ("*another* is that they leave")."""
    return any(
        subject.lower_ in _ALTERNATIVES or words.nouns.get(subject.lemma_) in (Status.HYPOTHETICAL, Status.PLANNED)
        for subject in children(copula, "nsubj")
    )


def _governor_status(head: Token, words: FactualityWords) -> Status | None:
    """What a governing word says; with its particle it may say something else ("call" and "call off")."""
    for lemma in _lemmas(head):
        if lemma in words.governors:
            return words.governors[lemma]
    return words.governors.get(head.lower_)


def _lemmas(verb: Token) -> list[str]:
    """The lemma with its particle, and without."""
    return [*(f"{verb.lemma_}_{particle.lower_}" for particle in children(verb, "prt")), verb.lemma_]


def _is_condition(clause: Token, words: FactualityWords) -> bool:
    return any(
        child.dep_ in ("mark", "aux", "advmod")
        and words.marks.get(child.lower_) is Status.HYPOTHETICAL
        and child.lower_ not in ("until", "till", "whether")
        and (child.dep_ != "aux" or child.i == clause.left_edge.i)
        for child in clause.children
    )


def is_not_only(negation: Token) -> bool:
    """Whether "not" denies nothing ("did *not only* deny the charge")."""
    following = negation.doc[negation.i + 1 : negation.i + 2]
    return bool(following) and following[0].lower_ in ("only", "just", "merely")


def _question(root: Token) -> Iterator[tuple[Status, str]]:
    if any(child.text == "?" for child in root.rights):
        yield Status.HYPOTHETICAL, "?"
