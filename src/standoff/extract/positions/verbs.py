"""Positions that a verb makes: "demanded that", "rejected", "ruled out", "threatened to"."""

from collections.abc import Iterator

from spacy.tokens import Token

from standoff.annotate.syntax import agents, children, datives, is_infinitive, is_passive, objects_of, subjects
from standoff.extract.issues import lemma_of
from standoff.extract.polarity import polarity_of
from standoff.extract.positions.complements import Complement, complement, with_deadline
from standoff.extract.positions.finding import Finding, given_up
from standoff.extract.stretches import Stretch
from standoff.lexicon.stances import Polarity, StanceTable, StanceWord
from standoff.model import Stance

_FIRM = frozenset({"should", "must", "be"})
_US = frozenset({"us", "me", "myself", "himself", "herself", "themselves"})
_NO_ONE = frozenset({"anonymity", "permission", "time"})
_COMMANDING = frozenset({"tell", "order", "instruct", "direct", "command", "ask"})
_OPPOSITE = frozenset("neighbour neighbor ally rival partner adversary foe enemy opponent counterpart".split())
_EXPLAINING = frozenset("say add argue insist call cite note".split())
_BELOW = ("xcomp", "ccomp", "advcl", "relcl")
_ENDING = frozenset({"stop", "cease", "quit"})
_ANSWERS = (Stance.ACCEPT, Stance.REJECT)


def verb_findings(verb: Token, table: StanceTable) -> Iterator[Finding]:
    """What `verb` makes, if it is a stance verb with a content that it can make a position of."""
    if verb.dep_ in ("amod", "compound", "nmod") or verb.tag_ == "MD":
        return
    for word in table.verbs.get(lemma_of(verb), ()):
        if not _has_particle(verb, word):
            continue
        found = complement(verb, word.shapes, table.acts.keys())
        if found is not None:
            yield from _made(verb, word, found, table)
            return
        if word.stance in _ANSWERS and word.strong and not verb.dep_.startswith("x") and _is_bare(verb):
            yield Finding(
                stance=word.stance, trigger=verb, stretches=(), holders=tuple(agents(verb)), confidence=0.6, strong=True
            )
            return


def _made(verb: Token, word: StanceWord, found: Complement, table: StanceTable) -> Iterator[Finding]:
    stretches = tuple(s for s in found.stretches if not _is_exception(word, s, table))
    if not stretches or not _means_it(verb, word, stretches, table):
        return
    toward, thing = found.toward, found.thing
    if any(token.lower_ in _US or lemma_of(token) in _NO_ONE for token in toward) or (
        word.lemma in _COMMANDING and _is_own_people(toward)
    ):
        return
    if word.stance in _ANSWERS:
        toward = tuple(objects_of(verb, "from"))
    elif word.stance is Stance.THREAT or found.shape == "for":
        toward = tuple(children(verb, "dobj"))
    elif word.stance in (Stance.OFFER, Stance.PROMISE) and thing is None:
        toward = tuple(children(verb, "dobj", "dative"))
    if thing is not None and (word.stance not in _ANSWERS or _has_year(verb)):
        stretches = with_deadline(verb, stretches)
    finding = Finding(
        stance=word.stance,
        trigger=verb,
        stretches=stretches,
        holders=tuple(_holders(verb)),
        toward=toward,
        thing=thing,
        strong=word.strong and (found.shape not in word.loose or any(obj.pos_ == "PRON" for obj in datives(verb))),
        placed=word.placed,
        confidence=0.85 if word.strong else 0.65,
        notes=("wish",) if word.lemma in ("like", "welcome") else (),
    )
    yield from given_up(finding) if _is_over(verb) else (finding,)


def _has_year(verb: Token) -> bool:
    """ "Ruled out a vote *before 2032*": a term of what is refused, not the day on which it was."""
    return any(obj.like_num and len(obj.text) == 4 for prep in children(verb, "prep") for obj in children(prep, "pobj"))


def _is_over(verb: Token) -> bool:
    """ "No longer insists", "stopped demanding"."""
    longer = any(child.lower_ == "longer" and any(c.lower_ == "no" for c in child.children) for child in verb.children)
    return longer or (verb.dep_ == "xcomp" and lemma_of(verb.head) in _ENDING)


def _is_own_people(toward: tuple[Token, ...]) -> bool:
    """ "Told *his advisers* to find out": an order down the line, no demand on another."""
    return any(
        child.tag_ == "PRP$" and lemma_of(token) not in _OPPOSITE
        for token in toward
        for child in children(token, "poss")
    )


def _holders(verb: Token) -> list[Token]:
    """The subject; for a bare participle after a noun ("the plan proposed by Egypt") the object of "by"."""
    verb = _regrouped(verb)
    found = agents(verb)
    first = verb.head
    if verb.dep_ == "conj" and not children(verb, "nsubj", "auxpass") and is_passive(first) and first.dep_ == "ccomp":
        return subjects(first.head)
    return found if found else objects_of(verb, "by")


def _regrouped(verb: Token) -> Token:
    """The verb with which a finite past tense is coordinated in truth.

    "Urged both *to leave* and *offered* help", "called it *illegal* and *ruled* it out": the parser hung it
    on the infinitive or the predicate.
    """
    first = verb
    while first.dep_ == "conj" and verb.tag_ == "VBD" and not children(first, "nsubj", "nsubjpass"):
        above = first.head
        first = above
        while first.pos_ in ("ADJ", "NOUN") or (first.tag_ == "VB" and first.dep_ in _BELOW):
            if first.head == first:
                return verb
            first = first.head
    return first if first.pos_ in ("VERB", "AUX") else verb


def _has_particle(verb: Token, word: StanceWord) -> bool:
    """Whether the particle of "rule out", "call on" stands by the verb."""
    parts = word.lemma.split()
    if len(parts) == 1:
        return True
    if parts[0] == "call" and (is_passive(verb) or children(verb, "dobj", "prt", "oprd")):
        return False
    return any(child.lower_ == parts[1] and child.i > verb.i for child in verb.children) or any(
        below.lower_ == parts[1]
        for child in children(verb, "advcl", "xcomp", "ccomp")
        for below in children(child, "mark")
    )


def _is_bare(verb: Token) -> bool:
    """Whether an answer stands without an object ("both governments accepted")."""
    pointing = [obj for obj in children(verb, "dobj") if obj.lower_ in ("it", "that", "this")]
    heavy = ("xcomp" if pointing else "dobj", "xcomp", "ccomp", "dative", "acomp", "oprd", "advcl", "conj")
    if any(child.lower_ in ("than", "as") for child in verb.lefts) or verb.head.lower_ in ("than", "as"):
        return False
    if any(not any(below.lower_ == "principle" for below in prep.children) for prep in children(verb, "prep")):
        return False
    below = [child for child in children(verb, *heavy) if child.lemma_ not in _EXPLAINING]
    return not is_passive(verb) and not below and verb.dep_ not in ("relcl", "acl", "conj")


def _is_exception(word: StanceWord, stretch: Stretch, table: StanceTable) -> bool:
    heads = table.exceptions.get(word.lemma, frozenset())
    if stretch.head.pos_ in ("PRON", "DET"):
        return True
    if stretch.head.lemma_ in ("do", "so") and not children(stretch.head, "dobj"):
        return True
    if stretch.head.pos_ not in ("NOUN", "PROPN", "NUM") and word.stance is Stance.DEMAND:
        return False
    return bool(heads) and (lemma_of(stretch.head) in heads or stretch.head.lower_ in heads)


def _means_it(verb: Token, word: StanceWord, stretches: tuple[Stretch, ...], table: StanceTable) -> bool:
    """Whether this use of the verb makes a position: conditions that single words carry."""
    check = _CHECKS.get(word.lemma)
    return check is None or check(verb, stretches, table)


def _insists(verb: Token, stretches: tuple[Stretch, ...], table: StanceTable) -> bool:
    """ "Insisted that the siege be lifted" demands; "insisted that it was right" claims."""
    head = stretches[0].head
    if head.head != verb or head.dep_ != "ccomp":
        return True
    helpers = [child.lower_ for child in children(head, "aux", "auxpass")]
    disagreeing = head.tag_ == "VBP" and all(noun.tag_ in ("NN", "NNP") for noun in subjects(head)[:2])
    subjunctive = (
        head.pos_ == "NOUN"
        or ((head.tag_ == "VB" or disagreeing) and not set(helpers) - _FIRM)
        or ("be" in helpers and not set(helpers) - _FIRM)
    )
    return subjunctive or any(helper in ("must", "should") for helper in helpers)


def _would_like(verb: Token, stretches: tuple[Stretch, ...], table: StanceTable) -> bool:
    return any(child.lower_ in ("would", "'d", "’d") for child in children(verb, "aux"))


def _warns(verb: Token, stretches: tuple[Stretch, ...], table: StanceTable) -> bool:
    """ "Warned of consequences" threatens; "warned of a famine" does not; clauses are judged elsewhere."""
    head = stretches[0].head
    if is_infinitive(head):
        return True
    return head.pos_ == "NOUN" and lemma_of(head) in table.warned


def _threatens(verb: Token, stretches: tuple[Stretch, ...], table: StanceTable) -> bool:
    """A noun threatened must be an act ("threatened reprisals"), not a victim."""
    head = stretches[0].head
    if head.pos_ in ("NOUN", "PROPN"):
        return polarity_of(stretches[0], table) is Polarity.HOSTILE
    return bool(subjects(verb))


def _declines(verb: Token, stretches: tuple[Stretch, ...], table: StanceTable) -> bool:
    """ "Declined the offer", "declined to meet"; not "prices declined"."""
    return stretches[0].head.pos_ != "NUM"


def _expects(verb: Token, stretches: tuple[Stretch, ...], table: StanceTable) -> bool:
    """ "Expects Iran to comply" asks for it; "expects Iran to attack" or "to win" foresees it."""
    return all(polarity_of(stretch, table) is Polarity.BENEFIT for stretch in stretches)


_CHECKS = {
    "welcome": _would_like,
    "expect": _expects,
    "insist": _insists,
    "like": _would_like,
    "warn": _warns,
    "threaten": _threatens,
    "decline": _declines,
}
