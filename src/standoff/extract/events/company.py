"""What stands where around a word: the slots that frames speak of."""

from collections.abc import Iterator

from spacy.tokens import Token

from standoff.annotate.syntax import (
    agents,
    children,
    datives,
    is_infinitive,
    is_passive,
    objects_of,
    patients,
    subjects,
)
from standoff.extract.events.deed import Options, Role
from standoff.extract.events.phrases import (
    Words,
    adjective_subjects,
    clauses,
    complement_nouns,
    has_modifiers,
    has_particle,
    is_negated,
    names,
    objects,
    owned,
    sayers,
    told_of,
    unwrapped,
)
from standoff.lexicon.frames import Frame, Need

_LEFT = ("amod", "compound", "nmod", "poss", "nummod", "det", "advmod")
_REFLEXIVES = frozenset({"itself", "himself", "herself", "themselves", "ourselves", "myself", "yourself"})
_DEPENDENTS = frozenset({"oprd", "advmod", "acomp", "attr"})
_QUESTIONS = frozenset({"whether", "if", "why", "how", "what", "when", "where", "who", "which"})
_FUTURE = frozenset({"will", "wo", "would", "shall", "'ll", "’ll", "'d"})
_SPANS = frozenset({"day", "week", "month", "year", "decade"})
_SIDES = frozenset(
    "side country leader minister president government party negotiator delegation official faction chief envoy "
    "neighbour neighbor rival nation premier delegate counterpart ally state".split()
)


class Company:
    """The slots around one trigger, each looked up once.

    Attributes:
        head: the trigger.
        light: the verb that a noun leans on ("hold" in "held talks"), or `None`.
        undergone: whether that verb makes its subject the recipient ("suffered an attack").
    """

    def __init__(self, head: Token, words: Words, light: Token | None = None, undergone: bool = False) -> None:
        self.head = head
        self.light = light
        self.undergone = undergone
        self._words = words
        self._known: dict[str, list[Token]] = {}
        self._verbal = head.pos_ in ("VERB", "AUX")

    def fillers(self, slot: str) -> list[Token]:
        """The words in `slot`, in order of the text; `a.b` is the slot b of what stands in a."""
        if slot not in self._known:
            self._known[slot] = self._find(slot)
        return self._known[slot]

    def _find(self, slot: str) -> list[Token]:
        outer, _, inner = slot.partition(".")
        if inner:
            return [found for token in self.fillers(outer) for found in self._inner(token, inner)]
        if slot == "obj":
            return [deep for token in objects(self.head) for deep in unwrapped(token, self._words["fuzzy"])]
        if slot == "subj":
            return [deep for token in self._subjects() for deep in unwrapped(token, self._words["fuzzy"])]
        if slot == "dat":
            return datives(self.head)
        if slot == "mod":
            return [child for child in self.head.lefts if child.dep_ in _LEFT]
        if slot == "own":
            return owned(self.head)
        if slot == "comp":
            return told_of(self.head)
        if slot in _DEPENDENTS:
            return children(self.head, slot)
        if slot == "subtree":
            return list(self.head.subtree)
        if slot == "child":
            return list(self.head.children)
        if slot == "sayer":
            return sayers(self.head, self._words["say"])
        return self._prepositional(slot)

    def _inner(self, token: Token, slot: str) -> list[Token]:
        if slot == "mod":
            return [child for child in token.lefts if child.dep_ in _LEFT]
        if slot == "obj":
            return patients(token)
        return told_of(token) if slot == "comp" else objects_of(token, slot)

    def _subjects(self) -> list[Token]:
        if self._verbal:
            return agents(self.head) or _misread_subjects(self.head)
        if self.light is not None:
            return agents(self.light)
        if self.head.pos_ == "ADJ":
            return adjective_subjects(self.head)
        return subjects(self.head.head) if self.head.dep_ == "attr" else []

    def _prepositional(self, slot: str) -> list[Token]:
        found = objects_of(self.head, slot)
        if self._verbal:
            for token in self.fillers("obj"):
                found.extend(objects_of(token, slot))
            if slot == "to":
                found.extend(token for token in datives(self.head) if token not in found)
        elif self.light is not None:
            found.extend(objects_of(self.light, slot))
        times = self._words["times"]
        return [
            deep
            for token in found
            if token.lemma_.lower() not in times and not _is_source(token)
            for deep in unwrapped(token, self._words["fuzzy"])
        ]

    def holds(self, need: Need) -> bool:
        """Whether the company satisfies `need`."""
        return self._filled(need) is need.wanted

    def _filled(self, need: Need) -> bool:
        slot = need.slot
        if slot in _CLAUSE_TESTS:
            return _CLAUSE_TESTS[slot](self)
        if slot == "prt":
            return has_particle(self.head, need.words or frozenset())
        if slot == "ccomp":
            return any(clause.lower_ in (need.words or (clause.lower_,)) for clause in children(self.head, slot))
        found = self.fillers(slot)
        if need.words is None:
            return bool(found)
        if slot == "subj" and found and all(token.pos_ == "PRON" for token in found):
            found = [*found, *self.fillers("sayer")]
        return any(names(token, need.words) for token in found)

    def fits(self, frame: Frame) -> bool:
        """Whether `frame` names what the trigger says here."""
        if frame.particle is not None and not has_particle(self.head, frozenset((frame.particle,))):
            return False
        if frame.modifiers and not has_modifiers(self.head, frame.modifiers):
            return False
        return all(self.holds(need) for need in frame.needs)

    def options(self, sources: tuple[str, ...]) -> Options:
        """The roles that stand at `sources`, in that order."""
        return tuple(roles for source in sources if (roles := tuple(self._roles(source))))

    def _roles(self, source: str) -> Iterator[Role]:
        if source == "own":
            if owned(self.head):
                yield Role(self.head, owner=True)
        elif source == "owner":
            yield from (Role(token, owner=True) for token in self.fillers("obj") if owned(token))
        else:
            yield from (Role(token) for token in self.fillers(source))


def _misread_subjects(verb: Token) -> list[Token]:
    """A name right before an active verb that the parser takes for an adverb ("*Sweden* suspended aid")."""
    if is_passive(verb) or verb.tag_ not in ("VBD", "VBZ", "VBP", "VBN") or verb.dep_ in ("acl", "amod"):
        return []
    names = [child for child in verb.lefts if child.dep_ in ("npadvmod", "dep") and child.pos_ == "PROPN"]
    return names[-1:] or _behind_time(verb)


def _behind_time(verb: Token) -> list[Token]:
    """The subject that the parser has fused with a time before it ("for the first time in a month *guards* left")."""
    here = next((child for child in verb.lefts if child.dep_ == "prep" and child.right_edge.i == verb.i - 1), None)
    while here is not None:
        below = children(here, "pobj") or children(here, "prep")[-1:]
        if not below:
            return []
        here = below[0]
        if here.dep_ == "pobj" and any(word.lemma_ in _SPANS for word in children(here, "compound")):
            return [here]
    return []


def _is_source(token: Token) -> bool:
    """Whether the phrase only tells by whose word or why ("*according to* officials", "due to")."""
    return token.head.head.lower_ in ("according", "due", "thanks", "owing", "prior", "contrary")


def _has_infinitive(company: Company) -> bool:
    return any(is_infinitive(clause) for clause in clauses(company.head))


def _has_finite(company: Company) -> bool:
    return any(
        clause.dep_ in ("ccomp", "acl") and not is_infinitive(clause) and clause.tag_ not in ("VBG", "VBN")
        for clause in clauses(company.head)
    ) or any(
        clause.dep_ == "ccomp" and clause.tag_ in ("VBG", "VBN") and children(clause, "aux", "auxpass")
        for clause in clauses(company.head)
    )


def _has_gerund(company: Company) -> bool:
    return any(clause.tag_ == "VBG" for clause in clauses(company.head))


def _has_deed(company: Company) -> bool:
    deeds = company._words["deeds"]
    return any(token.lemma_.lower() in deeds for token in complement_nouns(company.head))


def _is_reflexive(company: Company) -> bool:
    return any(child.lower_ in _REFLEXIVES for child in company.head.children)


def _is_shared(company: Company) -> bool:
    """Whether the subject names more than one side ("X and Y", "both leaders", "Chadian and Libyan troops")."""
    found = company.fillers("subj")
    return len(found) > 1 or any(map(_is_pair, found))


def _is_pair(noun: Token) -> bool:
    if noun.lower_ in ("they", "both"):
        return True
    if noun.tag_ == "NNS" and noun.lemma_ in _SIDES:
        return True
    return any(child.dep_ in ("amod", "compound", "nmod") and children(child, "conj") for child in noun.lefts)


def _lies_ahead(company: Company) -> bool:
    return any(aux.lower_ in _FUTURE for aux in children(company.head, "aux"))


def _is_query(company: Company) -> bool:
    """Whether a clause below is a question ("asked *whether*")."""
    return any(
        child.lower_ in _QUESTIONS and child.i <= clause.i
        for clause in clauses(company.head)
        for child in clause.children
        if child.dep_ in ("mark", "advmod", "attr", "dobj", "nsubj")
    )


def _has_base_form(company: Company) -> bool:
    """Whether a clause below is in the subjunctive, or says "must" or "should" ("insisted that it *leave*")."""
    return any(
        (clause.tag_ == "VB" and not children(clause, "aux"))
        or any(aux.lower_ in ("must", "should", "ought") for aux in children(clause, "aux"))
        or any(child.tag_ == "VB" for child in children(clause, "auxpass"))
        for clause in clauses(company.head)
    )


def _is_negated(company: Company) -> bool:
    head = company.head
    return is_negated(head.head if head.pos_ == "ADJ" else head)


_CLAUSE_TESTS = {
    "inf": _has_infinitive,
    "that": _has_finite,
    "ing": _has_gerund,
    "deed": _has_deed,
    "refl": _is_reflexive,
    "neg": _is_negated,
    "both": _is_shared,
    "query": _is_query,
    "base": _has_base_form,
    "ahead": _lies_ahead,
}
