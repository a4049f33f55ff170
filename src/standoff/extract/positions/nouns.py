"""Positions that a noun names: "its demand that", "key demands include", "the offer of talks", "threat to"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from standoff.annotate.syntax import agents, children, conjuncts, objects_of, subjects
from standoff.extract.issues import lemma_of
from standoff.extract.polarity import polarity_of
from standoff.extract.positions.complements import complement, with_deadline
from standoff.extract.positions.finding import Finding, given_up
from standoff.extract.stretches import Stretch, list_stretches, noun_stretches, verb_stretches
from standoff.lexicon.stances import Polarity, StanceTable, StanceWord
from standoff.model import Stance

UTTERING = frozenset(
    "make issue repeat reiterate restate present table renew voice submit put set outline lay raise deliver send hand "
    "list have give express signal announce publish unveil advance press maintain reaffirm confirm extend circulate "
    "sound launch stress underline underscore declare state convey transmit".split()
)
"""Verbs whose subject holds the demand or offer that is their object."""

TAKING_BACK = frozenset("drop withdraw abandon retract rescind shelve renounce".split())
"""Verbs that end the position that is their object."""

_LIST_NOUNS = frozenset({"demand", "condition", "proposal", "offer", "request", "term", "precondition", "requirement"})
_LISTING = frozenset({"include", "be", "comprise", "list", "remain"})
_LURES = frozenset({"carrot", "incentive", "inducement", "sweetener"})
_STICKS = frozenset({"stick", "penalty", "punishment", "pressure"})
_MOVING = frozenset(
    "encourage persuade convince induce lure entice coax deter dissuade force compel pressure prompt push bring "
    "press".split()
)
_LIST_STANCES = {"proposal": Stance.OFFER, "offer": Stance.OFFER}


def noun_findings(noun: Token, table: StanceTable) -> Iterator[Finding]:
    """What `noun` makes, with its own complement or as the head of a list."""
    lemma = lemma_of(noun)
    if lemma in _LURES or lemma in _STICKS:
        yield from _lure(noun, table)
        return
    if lemma in _LIST_NOUNS:
        listed = _listed(noun, table)
        if listed:
            finding = _named(noun, listed, _LIST_STANCES.get(lemma, Stance.DEMAND), (), 0.8)
            yield replace(finding, strong=lemma_of(noun.head) != "be")
            return
    word = table.nouns.get(lemma)
    if word is not None and noun.tag_ in ("NN", "NNS") and noun.dep_ not in ("compound", "amod"):
        yield from _with_complement(noun, word, table)


def _with_complement(noun: Token, word: StanceWord, table: StanceTable) -> Iterator[Finding]:
    found = complement(noun, word.shapes, table.acts.keys())
    governor = _uttering(noun)
    if found is None and governor is not None and noun.dep_ == "dobj":
        found = complement(
            governor, [shape for shape in word.shapes if shape in ("to", "for", "of")], table.acts.keys()
        )
        if found is not None and found.stretches[0].first < noun.i:
            found = None
    if found is None:
        yield from _taken_back_again(noun, word)
        return
    heads = table.exceptions.get(word.lemma, frozenset())
    stretches = tuple(s for s in found.stretches if lemma_of(s.head) not in heads)
    if not stretches or (word.stance is Stance.THREAT and not _is_real_threat(noun, stretches, table)):
        return
    if noun.dep_ == "dobj" and lemma_of(noun.head) in TAKING_BACK:
        yield from _taken_back(noun, word, stretches)
        return
    if governor is not None:
        stretches = with_deadline(governor, stretches)
    toward = tuple(objects_of(noun, "to")) if word.stance is not Stance.REJECT and "to" not in word.shapes else ()
    yield _named(noun, stretches, word.stance, found.toward or toward, 0.75 if word.strong else 0.6)


def _taken_back(noun: Token, word: StanceWord, stretches: tuple[Stretch, ...]) -> Iterator[Finding]:
    """ "Dropped its demand for X" accepts that X will not come; "withdrew its offer of X" refuses X."""
    holders = tuple(agents(noun.head))
    yield from given_up(Finding(stance=word.stance, trigger=noun.head, stretches=stretches, holders=holders))


def _taken_back_again(noun: Token, word: StanceWord) -> Iterator[Finding]:
    """ "Dropped that condition": which one, the report told before."""
    told = any(child.lower_ in ("that", "this", "the", "its", "their", "his", "her") for child in noun.lefts)
    if told and noun.dep_ == "dobj" and lemma_of(noun.head) in TAKING_BACK and word.stance is Stance.DEMAND:
        yield from _taken_back(noun, word, (Stretch(noun, noun.left_edge.i, noun.i + 1),))


def _named(
    noun: Token, stretches: tuple[Stretch, ...], stance: Stance, toward: tuple[Token, ...], confidence: float
) -> Finding:
    """The finding of a noun: its owner holds it, else the subject of the verb that utters it."""
    governor = _uttering(noun)
    moved = _moved(noun)
    return Finding(
        stance=stance,
        trigger=noun,
        stretches=stretches,
        holders=tuple(agents(governor)) if governor is not None else _movers(noun) if moved else (),
        owned=noun,
        spoken=bool(moved),
        toward=toward or moved,
        confidence=confidence,
    )


def _uttering(noun: Token) -> Token | None:
    """The verb that has `noun` as the object that its subject utters ("restated its demand that")."""
    top = noun
    while top.dep_ == "conj" and top.head.pos_ == "NOUN":
        top = top.head
    governor = top.head
    if top.dep_ in ("dobj", "nsubjpass") and lemma_of(governor) in UTTERING:
        return governor
    return None


def _moved(noun: Token) -> tuple[Token, ...]:
    """Whom a carrot or stick is to move: ("the offer of talks would persuade *Iran* to ...")."""
    top = noun
    while top.dep_ in ("conj", "appos") and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    governor = top.head
    if top.dep_ != "nsubj" or lemma_of(governor) not in _MOVING:
        return ()
    return tuple(noun for obj in children(governor, "dobj") for noun in conjuncts(obj))


def _movers(noun: Token) -> tuple[Token, ...]:
    """Who hopes that a carrot or stick moves somebody ("*officials* hoped that the offer would persuade")."""
    governor = noun.head
    while governor.dep_ != "ccomp" and governor.head != governor:
        governor = governor.head
    return tuple(subjects(governor.head)) if governor.dep_ == "ccomp" else ()


def _listed(noun: Token, table: StanceTable) -> tuple[Stretch, ...]:
    """The list that follows "demands include", "conditions are", "three demands:"."""
    governor = noun.head
    if noun.dep_ == "nsubj" and lemma_of(governor) in _LISTING:
        for item in children(governor, "dobj", "attr"):
            if item.i > governor.i and (lemma_of(item),) not in table.predicates:
                return tuple(list_stretches(item))
        for clause in children(governor, "xcomp", "ccomp", "acl", "advcl"):
            if clause.i > governor.i and clause.pos_ in ("VERB", "AUX"):
                return tuple(verb_stretches(clause, (), subject=True))
    colon = [child for child in noun.rights if child.text == ":"]
    for item in children(noun, "appos"):
        if colon and item.i > colon[0].i:
            return tuple(list_stretches(item))
    return ()


def _is_real_threat(noun: Token, stretches: tuple[Stretch, ...], table: StanceTable) -> bool:
    """ "Its threat of sanctions" is one; "the threat of an invasion" or "of rain" is nobody's."""
    if stretches[0].head.pos_ in ("VERB", "AUX"):
        return True
    return all(polarity_of(stretch, table) is Polarity.HOSTILE for stretch in stretches)


def _lure(noun: Token, table: StanceTable) -> Iterator[Finding]:
    """ "Incentives like loans", "pressure in the shape of a ban"; only where they are to move somebody."""
    toward = _moved(noun)
    if not toward:
        return
    named = _in_the_form_of(noun)
    stance = Stance.THREAT if lemma_of(noun) in _STICKS else Stance.OFFER
    if stance is Stance.THREAT:
        named = tuple(s for s in named if polarity_of(s, table) is Polarity.HOSTILE) or named
    if named:
        yield Finding(
            stance=stance,
            trigger=noun,
            stretches=named,
            holders=_movers(noun),
            owned=noun,
            spoken=True,
            toward=toward,
            confidence=0.6,
        )


def _in_the_form_of(noun: Token) -> tuple[Stretch, ...]:
    """What "in the form of", "such as" or "of" names after a noun, wherever in its coordination it was hung."""
    for prep in noun.doc[noun.i + 1 : noun.i + 4]:
        if prep.dep_ != "prep" or prep.lower_ not in ("in", "such", "like", "including", "of"):
            continue
        for obj in children(prep, "pobj"):
            inner = [o for p in children(obj, "prep") if p.lower_ == "of" for o in children(p, "pobj")]
            if obj.lower_ in ("form", "shape", "guise") and inner:
                return tuple(noun_stretches(inner[0]))
            return tuple(noun_stretches(obj))
        for below in children(prep, "prep"):
            for obj in children(below, "pobj"):
                return tuple(noun_stretches(obj))
    return ()
