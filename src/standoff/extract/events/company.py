"""What stands where around a word: the slots that frames speak of."""

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from standoff.annotate.syntax import (
    RELATIVE_PRONOUNS,
    agents,
    children,
    clause_head,
    conjuncts,
    datives,
    is_passive,
    objects_of,
    patients,
    subjects,
)
from standoff.extract.events.deed import Options, Role
from standoff.lexicon.frames import Frame, Need

_NEAR = 4
"""An infinitive this close behind a verb is its complement, even if the parser calls it a purpose clause."""

Words = Mapping[str, frozenset[str]]

_PARTICLES = ("prt", "advmod", "prep")
_LEFT = ("amod", "compound", "nmod", "poss", "nummod", "det", "advmod")
_REFLEXIVES = frozenset({"itself", "himself", "herself", "themselves", "ourselves", "myself", "yourself"})
_DEPENDENTS = frozenset({"oprd", "advmod", "acomp", "attr"})
_ABOUT = frozenset({"of", "on", "to", "for", "in", "against", "with", "from", "under"})
_HYPHENS = frozenset({"-", "‐", "–"})
_QUESTIONS = frozenset({"whether", "if", "why", "how", "what", "when", "where", "who", "which"})
_FUTURE = frozenset({"will", "wo", "would", "shall", "'ll", "’ll", "'d"})
_SIDES = frozenset(
    "side country leader minister president government party negotiator delegation official faction chief envoy "
    "neighbour neighbor rival nation premier delegate counterpart ally state".split()
)
_NAME = "NAME"
"""Stands in a word list for any proper name."""


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
            return _told_of(self.head)
        if slot in _DEPENDENTS:
            return children(self.head, slot)
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
        return _told_of(token) if slot == "comp" else objects_of(token, slot)

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
        return any(names(token, need.words) for token in found)

    def fits(self, frame: Frame) -> bool:
        """Whether `frame` names what the trigger says here."""
        if frame.particle is not None and not has_particle(self.head, frozenset((frame.particle,))):
            return False
        if frame.modifiers and not _has_modifiers(self.head, frame.modifiers):
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
    return [child for child in verb.lefts if child.dep_ in ("npadvmod", "dep") and child.pos_ == "PROPN"][-1:]


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
    return is_negated(company.head)


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


def is_negated(verb: Token) -> bool:
    """Whether "not" or "never" belongs to `verb`."""
    return any(child.dep_ == "neg" for child in verb.children)


def is_infinitive(verb: Token) -> bool:
    """Whether `verb` stands with "to"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def names(token: Token, words: frozenset[str]) -> bool:
    """Whether `token` is one of `words`, by lemma, form or with what a hyphen ties to it."""
    if token.lemma_.lower() in words or token.lower_ in words or (_NAME in words and token.pos_ == "PROPN"):
        return True
    return token.i > 1 and lemma_of(token) in words


def lemma_of(token: Token) -> str:
    """The lemma in lower case; of a word that the tokenizer has cut at a hyphen, the whole ("cease-fire")."""
    lemma = token.lemma_.lower()
    if token.i > 1 and token.doc[token.i - 1].lower_ in _HYPHENS:
        before = token.doc[token.i - 2]
        if before.idx + len(before) + 1 == token.idx:
            return f"{before.lower_}-{lemma}"
    return lemma


def sayers(head: Token, say: frozenset[str]) -> list[Token]:
    """Who says the clause of `head`; empty where it is the report's own voice."""
    clause = clause_head(head)
    while clause.dep_ in ("conj", "xcomp") and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    if clause.dep_ == "ccomp" and clause.head.lemma_ in say:
        return agents(clause.head)
    return []


def has_particle(verb: Token, particles: frozenset[str]) -> bool:
    """Whether one of `particles` belongs to `verb`."""
    return any(
        child.lower_ in particles and child.dep_ in _PARTICLES and (child.dep_ != "prep" or child.i == verb.i + 1)
        for child in verb.children
    )


def _has_modifiers(noun: Token, modifiers: tuple[str, ...]) -> bool:
    before = {child.lemma_.lower() for child in noun.lefts} | {child.lower_ for child in noun.lefts}
    return all(modifier in before for modifier in modifiers)


def unwrapped(token: Token, fuzzy: frozenset[str]) -> list[Token]:
    """`token`, and what it counts or measures ("a *series* of attacks")."""
    if token.lemma_.lower() not in fuzzy and token.pos_ != "NUM" and not children(token, "nummod"):
        return [token]
    inner = objects_of(token, "of")
    return [token, *inner]


def clauses(head: Token) -> list[Token]:
    """Clauses below `head` that say what it is about, with what is coordinated with them."""
    found: list[Token] = []
    for child in head.children:
        if _is_complement(head, child):
            found.extend(conjuncts(child))
        elif child.dep_ == "prep" and child.lower_ not in ("after", "before", "since", "while", "by"):
            found.extend(clause for below in children(child, "pcomp") for clause in conjuncts(below))
    return found


def _is_complement(head: Token, child: Token) -> bool:
    dep = child.dep_
    if dep in ("xcomp", "ccomp", "oprd"):
        return child.pos_ in ("VERB", "AUX")
    if dep == "advcl":
        return head.i < child.i < head.i + _NEAR and is_infinitive(child)
    return dep == "acl" and (is_infinitive(child) or child.tag_ not in ("VBN", "VBG"))


def complement_nouns(head: Token) -> list[Token]:
    """Nouns below `head` that may say what it is about: objects, and objects of its prepositions."""
    verbal = head.pos_ in ("VERB", "AUX")
    found = patients(head) if verbal else []
    for child in head.rights if verbal else head.children:
        if child.dep_ in ("prep", "dative") and child.lower_ in (
            "of",
            "on",
            "to",
            "for",
            "in",
            "against",
            "with",
            "from",
        ):
            found.extend(noun for obj in children(child, "pobj") for noun in conjuncts(obj))
    return found


def _told_of(head: Token) -> list[Token]:
    """Of whom the clauses below `head` are said: their subjects; those of infinitives, if there are any."""
    below = clauses(head)
    aims = [clause for clause in below if is_infinitive(clause)]
    return [found for clause in aims or below for found in _clause_subjects(clause)]


def clause_objects(head: Token) -> list[Token]:
    """To whom something is done in the clauses below `head`."""
    return [found for clause in clauses(head) if not children(clause, "auxpass") for found in patients(clause)]


def _clause_subjects(clause: Token) -> list[Token]:
    own = children(clause, "nsubj", "nsubjpass")
    return [token for subject in own for token in conjuncts(subject)]


def objects(verb: Token) -> list[Token]:
    """What `verb` is done to; in a relative clause without an object of its own, what the clause is about.

    The parser takes some relative clauses for complements ("demands *that they have rejected*").
    """
    found = patients(verb)
    related = verb.dep_ == "relcl" or (
        verb.dep_ == "acl" and verb.tag_ not in ("VBN", "VBG") and bool(children(verb, "nsubj"))
    )
    if related or (verb.dep_ == "acl" and children(verb, "nsubj") and children(verb, "aux")):
        if not found:
            return conjuncts(verb.head) if children(verb, "nsubj") and not children(verb, "ccomp", "xcomp") else []
        if found[0].lower_ in RELATIVE_PRONOUNS:
            return conjuncts(verb.head)
    return found


def owned(noun: Token) -> list[Token]:
    """Words before `noun` that tell whose it is: possessors, names and demonyms."""
    return [
        child
        for child in noun.lefts
        if child.dep_ == "poss" or (child.dep_ in ("amod", "compound", "nmod") and child.text[:1].isupper())
    ]


def adjective_subjects(adjective: Token) -> list[Token]:
    """Of whom a predicate adjective is said."""
    head = adjective.head
    if adjective.dep_ in ("acomp", "attr", "xcomp", "oprd", "conj", "ccomp") and head != adjective:
        return subjects(head) if head.pos_ in ("VERB", "AUX") else adjective_subjects(head)
    return []


def light_verb(noun: Token, words: Words) -> tuple[Token, bool] | None:
    """The verb that `noun` leans on, and whether its subject undergoes the deed; `None` if there is none."""
    outer = noun
    for _ in range(4):
        if outer.dep_ == "conj" and outer.head.pos_ in ("NOUN", "PROPN"):
            outer = outer.head
        elif outer.dep_ == "pobj" and outer.head.lower_ == "of" and names(outer.head.head, words["fuzzy"]):
            outer = outer.head.head
        else:
            break
    if outer.dep_ in ("dobj", "nsubjpass"):
        return _leaning(outer.head, words)
    if outer.dep_ == "pobj" and outer.head.dep_ == "prep" and outer.head.lower_ in ("in", "into", "out", "under"):
        verb = outer.head.head
        if verb.lemma_ in ("engage", "participate", "enter", "join") or (verb.lemma_ == "take" and outer.head.i > 0):
            return verb, False
    for child in noun.rights:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            return _leaning(child, words)
    return None


def happening(noun: Token, words: Words) -> Token | None:
    """The verb that tells that the deed `noun` takes place ("talks *resumed*"), or `None`."""
    head = noun.head
    if noun.dep_ == "nsubj" and head.pos_ in ("VERB", "AUX") and head.lemma_ in words["happen"]:
        return head
    return None


def _leaning(verb: Token, words: Words) -> tuple[Token, bool] | None:
    if verb.lemma_ in words["light"]:
        return verb, False
    return (verb, True) if verb.lemma_ in words["undergo"] else None


def enclosing_subjects(noun: Token) -> list[Token]:
    """Subjects of the clause in which `noun` stands outside the subject; empty where it is part of it."""
    clause = clause_head(noun)
    if clause.pos_ not in ("VERB", "AUX"):
        return []
    here = noun
    while here.head != clause and here.head != here:
        here = here.head
    return [] if here.dep_ in ("nsubj", "nsubjpass") else agents(clause) or subjects(clause)
