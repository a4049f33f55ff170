"""Positions in "is ready to", "is out of the question", "has no intention of", "there can be no"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from standoff.annotate.syntax import agents, children, is_infinitive, objects_of, subjects
from standoff.extract.issues import lemma_of
from standoff.extract.polarity import polarity_of
from standoff.extract.positions.complements import complement
from standoff.extract.positions.finding import Finding
from standoff.extract.stretches import Stretch, noun_stretches, verb_stretches
from standoff.lexicon.stances import Polarity, StanceTable
from standoff.model import Stance

_LINKING = frozenset({"be", "remain", "become", "stay", "stand", "seem"})
_CALLING = frozenset(
    "call describe label brand dub deem consider regard declare denounce view reject dismiss see pronounce find".split()
)
_SKIPPED = frozenset(
    "a an the simply totally completely absolutely also still just now quite utterly entirely wholly clearly "
    "therefore always already and “ \" ‘ ' ” ’ both".split()
)
_INTENTIONS = frozenset({"intention", "desire", "wish", "interest", "plan", "appetite", "willingness"})
_MODAL_ONLY = frozenset({"satisfied", "content"})
_MODALS = frozenset({"would", "could", "will", "'d", "’d", "'ll", "’ll"})
_LOOKAHEAD = 8
_FLIP = {Stance.OFFER: Stance.REJECT, Stance.DEMAND: None, Stance.REJECT: None}


def adjective_findings(adjective: Token, table: StanceTable) -> Iterator[Finding]:
    """ "Is ready to talk", "is not prepared to talk", "stands ready to help"."""
    word = table.adjectives.get(adjective.lower_)
    governor = adjective.head
    if word is None or adjective.dep_ not in ("acomp", "oprd", "attr", "ROOT", "ccomp", "conj", "advmod"):
        verbal = adjective.pos_ == "VERB" and any(child.dep_ == "auxpass" for child in adjective.children)
        if word is None or not verbal:
            return
    found = complement(adjective, word.shapes, table.acts.keys())
    if found is None:
        return
    heads = table.exceptions.get(word.lemma, frozenset())
    stretches = tuple(s for s in found.stretches if lemma_of(s.head) not in heads)
    linked = governor if lemma_of(governor) in _LINKING and adjective.dep_ != "ROOT" else adjective
    infinite = any(child.lower_ == "to" for child in children(linked, "aux"))
    if infinite or (linked == adjective and adjective.dep_ in ("oprd", "acomp", "attr", "advmod")):
        return
    if word.lemma in _MODAL_ONLY and not any(child.lower_ in _MODALS for child in children(linked, "aux")):
        return
    negated = any(child.dep_ == "neg" for child in (*linked.children, *adjective.children))
    stance = _FLIP.get(word.stance, word.stance) if negated else word.stance
    hostile = any(polarity_of(s, table) is Polarity.HOSTILE for s in stretches)
    if not stretches or stance is None or (negated and hostile):
        return
    yield Finding(
        stance=stance,
        trigger=adjective,
        clause=linked,
        stretches=stretches,
        holders=tuple(subjects(linked)),
        strong=word.strong and found.shape not in word.loose,
        confidence=0.8,
        notes=("negated",) if negated else (),
    )


def intention_findings(noun: Token, table: StanceTable) -> Iterator[Finding]:
    """ "Has no intention of withdrawing", "had no plans to leave" (with "no plans" only where it refuses)."""
    if lemma_of(noun) not in _INTENTIONS or noun.dep_ not in ("dobj", "attr", "pobj"):
        return
    if not any(child.lower_ in ("no", "little", "zero") for child in noun.children) or lemma_of(noun) == "plan":
        return
    found = complement(noun, ("to_inf", "of", "in", "for"), table.acts.keys())
    if found is None or any(polarity_of(s, table) is Polarity.HOSTILE for s in found.stretches):
        return
    governor = noun.head
    if lemma_of(governor) in ("have", "show", "express", "see", "harbor", "harbour"):
        yield Finding(
            stance=Stance.REJECT,
            trigger=noun,
            stretches=found.stretches,
            holders=tuple(agents(governor)),
            confidence=0.85,
            notes=("negated",),
        )


def intend_findings(verb: Token, table: StanceTable) -> Iterator[Finding]:
    """ "Does not intend to withdraw" refuses, unless what is not intended would hurt the other side."""
    if lemma_of(verb) != "intend" or not any(child.dep_ == "neg" for child in verb.children):
        return
    found = complement(verb, ("inf",), table.acts.keys())
    if found is None or any(polarity_of(s, table) is not Polarity.BENEFIT for s in found.stretches):
        return
    yield Finding(
        stance=Stance.REJECT,
        trigger=verb,
        stretches=found.stretches,
        holders=tuple(agents(verb)),
        confidence=0.75,
        notes=("negated",),
    )


def nothing_findings(verb: Token, table: StanceTable) -> Iterator[Finding]:
    """ "There can be no talks", "there will be no truce": a refusal by the speaker."""
    if verb.lemma_ != "be" or not children(verb, "expl"):
        return
    helpers = {child.lower_ for child in children(verb, "aux")}
    if not helpers & {"can", "will", "could", "would", "shall"}:
        return
    for noun in children(verb, "attr", "nsubj"):
        if noun.i > verb.i and any(child.lower_ in ("no", "not", "never") for child in noun.lefts):
            below = complement(noun, ("of",), table.acts.keys()) if lemma_of(noun) in ("question", "chance") else None
            stretches = below.stretches if below is not None else tuple(noun_stretches(noun))
            yield Finding(
                stance=Stance.REJECT,
                trigger=verb,
                stretches=stretches,
                spoken=True,
                strong=False,
                confidence=0.65,
                notes=("negated",),
            )


def predicate_findings(verb: Token, table: StanceTable) -> Iterator[Finding]:
    """ "Is out of the question", "is a red line for Iran", "called the plan a nonstarter"."""
    if verb.lemma_ in _LINKING and verb.pos_ in ("AUX", "VERB"):
        yield from _linked(verb, table)
    elif verb.lemma_ in _CALLING and verb.pos_ == "VERB":
        yield from _called(verb, table)


def _linked(verb: Token, table: StanceTable) -> Iterator[Finding]:
    subject = next(iter(children(verb, "nsubj", "csubj")), None)
    match = _predicate(verb.doc, verb.i + 1, table)
    if match is None:
        return
    stance, last = match
    stretches = _subject_stretches(verb, subject, table)
    if stretches:
        yield Finding(
            stance=stance,
            trigger=last,
            stretches=stretches,
            holders=tuple(_affected(last)),
            spoken=True,
            confidence=0.8,
            notes=("negated",),
        )


def _subject_stretches(verb: Token, subject: Token | None, table: StanceTable) -> tuple[Stretch, ...]:
    """What is out of the question: the subject, or the clause for which "it" stands."""
    if subject is None:
        return ()
    if subject.lower_ == "it":
        clauses = [c for c in verb.subtree if c.dep_ in ("xcomp", "ccomp", "advcl") and c.i > verb.i and c is not verb]
        for clause in clauses:
            if is_infinitive(clause) or any(child.lower_ == "that" for child in children(clause, "mark")):
                return tuple(verb_stretches(clause, table.acts.keys(), subject=not is_infinitive(clause)))
        return ()
    if subject.pos_ in ("VERB", "AUX"):
        return tuple(verb_stretches(subject, table.acts.keys()))
    if subject.pos_ in ("PRON", "DET"):
        return ()
    return tuple(noun_stretches(subject))


def _called(verb: Token, table: StanceTable) -> Iterator[Finding]:
    objects = children(verb, "dobj") or [o for c in children(verb, "ccomp") for o in children(c, "nsubj")]
    if lemma_of(verb) in ("reject", "dismiss") or not objects:
        return
    match = _predicate(verb.doc, objects[0].right_edge.i + 1, table) or _predicate_inside(objects[0], table)
    stretches = tuple(s for s in noun_stretches(objects[0]) if s.head.pos_ not in ("PRON", "DET"))
    if match is None or not stretches:
        return
    yield Finding(
        stance=match[0],
        trigger=verb,
        stretches=stretches,
        holders=tuple(agents(verb)),
        thing=objects[0],
        confidence=0.75,
    )


def _predicate_inside(noun: Token, table: StanceTable) -> tuple[Stance, Token] | None:
    """The predicate where the parser made it part of the object ("called the plan unacceptable")."""
    for token in noun.doc[noun.i + 1 : noun.right_edge.i + 1]:
        if token.lower_ == "as" or token.dep_ in ("oprd", "amod", "appos"):
            return _predicate(noun.doc, token.i, table)
    return None


def _predicate(doc: Doc, first: int, table: StanceTable) -> tuple[Stance, Token] | None:
    """The whole predicate that begins at token `first`, as its stance and its last token.

    A negation before a predicate that is not listed with "not" ("is not out of the question") leaves none.
    """
    words: list[Token] = []
    for token in doc[first : first + _LOOKAHEAD]:
        if token.lower_ == "as" and not words:
            continue
        if token.lower_ in _SKIPPED and not (token.lower_ == "the" and words):
            continue
        words.append(token)
    written, ends = _joined(words)
    for size in range(min(6, len(written)), 0, -1):
        key = tuple(written[:size])
        word = table.predicates.get(key) or table.predicates.get((*key[:-1], _singular(key[-1])))
        if word is not None:
            return word.stance, ends[size - 1]
    return None


def _joined(tokens: list[Token]) -> tuple[list[str], list[Token]]:
    """The words in lower case, those with hyphens in one piece, and the last token of each."""
    written: list[str] = []
    ends: list[Token] = []
    for token in tokens:
        if written and (token.text == "-" or written[-1].endswith("-")):
            written[-1] += token.lower_
            ends[-1] = token
        else:
            written.append("not" if token.lower_ in ("n't", "n’t") else token.lower_)
            ends.append(token)
    return written, ends


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") else word


def _affected(predicate: Token) -> list[Token]:
    """For whom something is a red line: "for Israel", "to Iran"."""
    return objects_of(predicate, "for", "to")
