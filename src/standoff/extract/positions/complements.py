"""Where the content of a stance word stands: its object, infinitive, clause or prepositional phrase."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Token

from standoff.annotate.syntax import children, conjuncts, datives, is_infinitive, is_passive, objects_of, subjects
from standoff.extract.stretches import Stretch, noun_stretches, verb_stretches

_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december today yesterday tomorrow week month year day night morning evening "
    "afternoon weekend moment time behalf condition twitter television telephone radio hour minute sidelines".split()
)
AWAY = frozenset("withdrawal removal departure exit pullout pullback return expulsion retreat evacuation".split())
DEADLINES = frozenset({"within", "before", "until", "till", "by"})
"""Words that set a term to what is asked or offered."""

_INFINITIVE_DEPS = ("xcomp", "advcl", "ccomp", "acl", "relcl", "dep")


@dataclass(frozen=True, slots=True)
class Complement:
    """What a stance word governs.

    Attributes:
        stretches: the contents.
        toward: heads of the noun phrases of whom it is asked or to whom it is offered.
        thing: the head noun where the content is a noun phrase, else `None`.
        shape: which of the complements it is.
    """

    stretches: tuple[Stretch, ...]
    toward: tuple[Token, ...] = ()
    thing: Token | None = None
    shape: str = ""


def complement(word: Token, shapes: Collection[str], acts: Collection[str]) -> Complement | None:
    """The first of the complements in `shapes` that `word` has, or `None`.

    Args:
        word: a verb, noun or adjective.
        shapes: names of complements as in `stances.csv`.
        acts: see `verb_stretches`.
    """
    for shape in sorted(shapes, key=_ORDER.index):
        found = _FINDERS[shape](word, acts)
        if found is not None and found.stretches:
            return replace(found, shape=shape)
    return None


def is_calendar(noun: Token) -> bool:
    """Whether a noun names a day, a time or a medium, which no position is about."""
    return noun.lower_ in _CALENDAR or noun.lemma_.lower() in _CALENDAR


def _own_subject(verb: Token) -> list[Token]:
    return [noun for child in children(verb, "nsubj", "nsubjpass") for noun in conjuncts(child)]


def _infinitives(word: Token) -> list[Token]:
    return [
        child
        for child in word.rights
        if child.dep_ in _INFINITIVE_DEPS and child.pos_ in ("VERB", "AUX") and is_infinitive(child)
    ]


def _inf(word: Token, acts: Collection[str]) -> Complement | None:
    """ "Refused *to withdraw*", "ready *to talk*"."""
    if children(word, "dobj", "dative"):
        return None
    for verb in _infinitives(word):
        purpose = verb.dep_ == "advcl" and word.pos_ == "VERB"
        if not _own_subject(verb) and not purpose:
            return Complement(tuple(verb_stretches(verb, acts)))
    return None


def _to_inf_of_noun(noun: Token, acts: Collection[str]) -> Complement | None:
    """ "Its refusal *to withdraw*", "a call *for Israel to stop*"."""
    for verb in _infinitives(noun):
        return Complement(tuple(verb_stretches(verb, acts)), tuple(_own_subject(verb)))
    return None


def _obj_inf(word: Token, acts: Collection[str]) -> Complement | None:
    """ "Wants NATO *to leave*", "urged Serbia *to leave*", "Serbia was urged *to leave*"."""
    for verb in _infinitives(word):
        toward = _own_subject(verb) if not any(c.lower_ == "for" for c in children(verb, "mark")) else []
        if not toward and verb.dep_ != "advcl":
            objects = children(word, "dobj", "dative") or (children(word, "nsubjpass") if is_passive(word) else [])
            toward = [noun for obj in objects[:1] for noun in conjuncts(obj)]
        if toward and _own_subject(verb) and is_passive(verb):
            return Complement(tuple(verb_stretches(verb, acts, subject=True)))
        if toward:
            return Complement(tuple(verb_stretches(verb, acts)), tuple(toward))
    return _small_clause(word) or _beyond_relative(word, acts)


def _beyond_relative(word: Token, acts: Collection[str]) -> Complement | None:
    """ "Ordered the officers who seized power *to free* him": the infinitive hung in the relative clause."""
    for obj in children(word, "dobj"):
        for clause in children(obj, "relcl"):
            for verb in clause.subtree:
                if verb.i > clause.i and verb.dep_ in ("advcl", "xcomp") and verb.tag_ == "VB" and is_infinitive(verb):
                    return Complement(tuple(verb_stretches(verb, acts)), (obj,))
    return None


def _small_clause(word: Token) -> Complement | None:
    """ "Wants the sanctions *lifted*", "wants them *out*"."""
    if word.lemma_ not in ("want", "like"):
        return None
    for verb in children(word, "ccomp"):
        if verb.tag_ == "VBN" and _own_subject(verb) and not children(verb, "aux"):
            return Complement(tuple(verb_stretches(verb, (), subject=True)))
    return None


def _that(word: Token, acts: Collection[str]) -> Complement | None:
    """ "Demanded *that Uganda withdraw*", "promised *it would help*"."""
    for verb in children(word, "ccomp", "acl", "relcl"):
        marked = any(c.lower_ == "that" for c in children(verb, "mark"))
        misread = marked and verb.dep_ == "ccomp" and verb.pos_ == "NOUN"
        if verb.i < word.i or not (verb.pos_ in ("VERB", "AUX") or misread) or is_infinitive(verb):
            continue
        if any(c.lower_ in ("whether", "if") or c.tag_ in ("WRB", "WP") for c in verb.lefts):
            continue
        if word.pos_ == "NOUN" and not _is_called_for(verb):
            continue
        if _own_subject(verb) and (marked or (verb.dep_ == "ccomp" and word.pos_ == "VERB")):
            asked = () if is_passive(verb) else tuple(_own_subject(verb))
            return Complement(tuple(verb_stretches(verb, acts, subject=True)), asked)
    return None


def _is_called_for(verb: Token) -> bool:
    """Whether a clause after a noun is its content ("demand that he leave") and not a relative one."""
    helpers = {child.lower_ for child in children(verb, "aux", "auxpass")}
    bare = verb.tag_ == "VB" or (verb.tag_ == "VBP" and verb.lower_ == verb.lemma_ and not helpers)
    return bare or bool(helpers & {"should", "must", "be", "will", "would", "may", "can", "could"})


def _gerund(word: Token, acts: Collection[str]) -> Complement | None:
    """ "Ruled out *sending troops*"."""
    for verb in children(word, "xcomp", "dobj", "pcomp", "ccomp"):
        if verb.tag_ == "VBG" and verb.i > word.i and not _own_subject(verb) and not children(verb, "det"):
            return Complement(tuple(verb_stretches(verb, acts)))
    return None


def _object(word: Token, acts: Collection[str]) -> Complement | None:
    """ "Rejected *the plan*", "*the plan* was rejected", "*demands* that they have rejected"."""
    objects = [obj for obj in children(word, "dobj") if obj.pos_ not in ("VERB", "AUX") and obj.tag_ != "WDT"]
    if is_passive(word):
        objects = subjects(word)[:1]
    elif not objects and word.dep_ in ("relcl", "acl") and word.tag_ != "VBG" and not children(word, "ccomp", "xcomp"):
        objects = [word.head]
    if objects and objects[0].lower_ == "what":
        objects = _cleft(word)
    if not objects or is_calendar(objects[0]) or objects[0].pos_ in ("PRON", "DET"):
        return None
    if objects[0] == word.head:
        return Complement((_before(objects[0], word),), (), objects[0])
    away = objects[0].lemma_ in AWAY
    receivers = tuple(datives(word)) or tuple(objects_of(word, *(("of", "to") if away else ("from", "of", "to"))))
    return Complement(tuple(noun_stretches(objects[0])), receivers, objects[0])


def _before(noun: Token, clause: Token) -> Stretch:
    """The noun phrase before its relative clause."""
    last = clause.left_edge.i
    while last > noun.i + 1 and noun.doc[last - 1].is_punct:
        last -= 1
    return Stretch(noun, noun.left_edge.i, max(last, noun.i + 1))


def with_deadline(verb: Token, stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """The contents, the last one with a deadline that the parser hung on the verb ("elections *within two years*")."""
    last = stretches[-1]
    for prep in children(verb, "prep"):
        if prep.i == last.last and prep.lower_ in DEADLINES and not is_passive(verb):
            return (*stretches[:-1], replace(last, last=prep.right_edge.i + 1))
    return stretches


def _cleft(word: Token) -> list[Token]:
    """ "What we can offer is *a joint zone*"."""
    return children(word.head, "attr") if word.dep_ in ("csubj", "ccomp", "nsubj") and word.head.lemma_ == "be" else []


def _see(word: Token, acts: Collection[str]) -> Complement | None:
    """ "Wants to see *the border reopen*", "would like to see *a truce*"."""
    for verb in children(word, "xcomp"):
        if verb.lemma_ != "see":
            continue
        for below in children(verb, "ccomp"):
            if _own_subject(below):
                return Complement(tuple(verb_stretches(below, acts, subject=True)), tuple(_own_subject(below)))
        for obj in children(verb, "dobj"):
            return Complement(tuple(noun_stretches(obj)), (), obj)
    return None


def _prep(word: Token, preposition: str, acts: Collection[str]) -> Complement | None:
    """ "Insisted *on a vote*", "called *for calm*", "opposed *to talking*"."""
    for prep in [c for c in word.children if c.dep_ in ("prep", "dative", "prt") and c.lower_ == preposition]:
        if prep.i < word.i:
            continue
        for obj in children(prep, "pobj"):
            if not is_calendar(obj):
                return Complement(tuple(noun_stretches(obj)), (), obj)
        for verb in children(prep, "pcomp"):
            if verb.tag_ == "VBG":
                return Complement(tuple(verb_stretches(verb, acts)))
    return None


def _prep_inf(word: Token, preposition: str, acts: Collection[str]) -> Complement | None:
    """ "Called *on* both sides *to return*", "appealed *for* Israel *to stop*"."""
    for verb in _infinitives(word):
        marked = preposition == "for" and any(c.lower_ == "for" for c in children(verb, "mark"))
        if marked and _own_subject(verb):
            return Complement(tuple(verb_stretches(verb, acts)), tuple(_own_subject(verb)))
    for prep in [c for c in children(word, "prep", "dative") if c.lower_ == preposition and c.i > word.i]:
        for obj in [o for o in children(prep, "pobj") if not is_calendar(o) and not _is_indefinite(o)]:
            above = _infinitives(word.head) if word.dep_ == "dobj" else []
            for verb in _infinitives(word) + _infinitives(obj) + above:
                if verb.i > obj.i:
                    return Complement(tuple(verb_stretches(verb, acts)), tuple(conjuncts(obj)))
    return None


def _is_indefinite(noun: Token) -> bool:
    """ "Called for *a process* to find": a thing wanted, nobody addressed."""
    return any(child.lower_ in ("a", "an") for child in children(noun, "det"))


def _by_prep(preposition: str) -> Callable[[Token, Collection[str]], Complement | None]:
    return lambda word, acts: _prep(word, preposition, acts)


def _by_prep_inf(preposition: str) -> Callable[[Token, Collection[str]], Complement | None]:
    return lambda word, acts: _prep_inf(word, preposition, acts)


def _to_inf(word: Token, acts: Collection[str]) -> Complement | None:
    return _to_inf_of_noun(word, acts) if word.pos_ in ("NOUN", "PROPN") else _prep_inf(word, "to", acts)


_FINDERS: Mapping[str, Callable[[Token, Collection[str]], Complement | None]] = {
    "for_inf": _by_prep_inf("for"),
    "on_inf": _by_prep_inf("on"),
    "with_inf": _by_prep_inf("with"),
    "to_inf": _to_inf,
    "obj_inf": _obj_inf,
    "see": _see,
    "inf": _inf,
    "that": _that,
    "ger": _gerund,
    "with": _by_prep("with"),
    "np": _object,
    "for": _by_prep("for"),
    "on": _by_prep("on"),
    "to": _by_prep("to"),
    "at": _by_prep("at"),
    "in": _by_prep("in"),
    "of": _by_prep("of"),
    "over": _by_prep("over"),
}
_ORDER = tuple(_FINDERS)
