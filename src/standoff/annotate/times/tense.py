"""Whether a time lies before or after the moment of speech, as far as the grammar around it tells."""

from spacy.tokens import Token

from standoff.lexicon.times import TimeWords

_MODALS = frozenset("will 'll ’ll wo shall would may might could can ca should must ought".split())
_PAST_AUXILIARIES = frozenset("was were had did has have been 've ’ve 'd ’d having".split())
_OPEN_MARKS = frozenset("if unless when once until till before".split())
_HIGHEST = 12

EITHER = 3
"""The direction of a plan that came to nothing: the day may be over or still ahead, whichever is nearer."""


def direction(token: Token, words: TimeWords) -> int:
    """-2 for the past, 2 for the future, -1 and 1 for a guess at them, 0 where the grammar does not
    tell; `EITHER` for a plan that came to nothing.

    Climbs from `token` to the verb that governs it; on its way, "until" or "upcoming" points ahead and
    "since" back, whatever the verb.
    """
    node = token
    for _ in range(_HIGHEST):
        if node.pos_ in ("VERB", "AUX"):
            told = _of_verb(node, words)
            if told is not None:
                return told
        elif (hint := _of_word(node, words)) != 0:
            return hint
        if node.head == node:
            return 0
        node = node.head
    return 0


def _of_word(node: Token, words: TimeWords) -> int:
    form = node.lower_
    if form == "since":
        return -2
    if form == "into" and node.head.tag_ == "VBG" and node.head.lemma_ in ("head", "go", "run"):
        return 1
    if node.dep_ in ("prep", "mark") and form in ("until", "till"):
        return 1 if node.head.tag_ != "VBD" else 0
    if node.lemma_ in words.ahead and node.pos_ == "ADJ" and any(child.lower_ == "had" for child in node.head.children):
        return -2
    if node.pos_ in ("ADJ", "ADV", "NOUN") and node.lemma_ in words.ahead:
        return 0 if node.dep_ == "nsubj" and node.head.tag_ == "VBD" else 2
    if node.pos_ in ("NOUN", "PROPN"):
        return max((child.lemma_ in words.ahead for child in node.children if child.dep_ == "amod"), default=0)
    return 0


def _of_verb(verb: Token, words: TimeWords) -> int | None:
    """The direction that a verb tells, `None` where the clause above must be asked."""
    auxiliaries = [child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(form in _MODALS for form in auxiliaries):
        return -2 if verb.tag_ == "VBN" and "have" in auxiliaries else 2
    if verb.tag_ == "VBD":
        return -2
    if verb.tag_ == "VBN" and "to" not in auxiliaries:
        return _of_participle(verb, auxiliaries, words)
    if verb.tag_ == "VBG":
        return _of_gerund(verb, auxiliaries)
    if verb.tag_ in ("VB", "VBN"):
        return _of_infinitive(verb, auxiliaries, words)
    return _of_present(verb, words)


def _of_participle(verb: Token, auxiliaries: list[str], words: TimeWords) -> int:
    if verb.lemma_ in words.ahead:
        return 1 if not auxiliaries or any(form in _PAST_AUXILIARIES for form in auxiliaries) else 2
    if _is_open(verb) and not any(form in _PAST_AUXILIARIES for form in auxiliaries):
        return 1
    return 0 if auxiliaries and not any(form in _PAST_AUXILIARIES for form in auxiliaries) else -2


def _of_gerund(verb: Token, auxiliaries: list[str]) -> int | None:
    if any(form in _PAST_AUXILIARIES for form in auxiliaries):
        return -1
    return 1 if auxiliaries else None


def _of_infinitive(verb: Token, auxiliaries: list[str], words: TimeWords) -> int | None:
    if _is_undone_plan(verb, auxiliaries):
        return EITHER
    if any(form in _PAST_AUXILIARIES for form in auxiliaries):
        return -1
    if "to" not in auxiliaries or verb.dep_ == "ROOT":
        return 1
    return 2 if verb.head.lemma_ in words.commitments or verb.dep_ == "acl" else None


def _is_undone_plan(verb: Token, auxiliaries: list[str]) -> bool:
    """ "The envoys were to have met on Tuesday": a day that was ahead once, and may be ahead still."""
    return "to" in auxiliaries and "have" in auxiliaries and verb.head.lemma_ == "be" and verb.head.tag_ == "VBD"


def _is_open(verb: Token) -> bool:
    """Whether the verb stands in a clause with "if", "once" and the like."""
    return verb.dep_ == "advcl" and any(
        child.dep_ in ("mark", "advmod") and child.lower_ in _OPEN_MARKS for child in verb.children
    )


def _of_present(verb: Token, words: TimeWords) -> int | None:
    if any(child.dep_ in ("acomp", "oprd") and child.lemma_ in words.ahead for child in verb.children):
        return 1
    if _is_open(verb):
        return 1
    if verb.lemma_ == "be" and any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in verb.children):
        return 2
    return 1 if verb.lemma_ in words.timetable else 0
