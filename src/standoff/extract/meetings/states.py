"""Whether a meeting took place: by the words around it, then by the factuality of its clause."""

from collections.abc import Iterator

from spacy.tokens import Token

from standoff.annotate.article import Article
from standoff.annotate.factuality import judge
from standoff.annotate.syntax import children, clause_head
from standoff.lexicon import Lexicon
from standoff.lexicon.meetings import MeetingWords
from standoff.model import MeetingState, Status

_STEPS = 5
_NEGATIVE = frozenset({"no", "neither", "never", "without", "n't", "not", "nor"})
_OPPOSITE = {
    MeetingState.CANCELLED: MeetingState.PLANNED,
    MeetingState.RULED_OUT: MeetingState.PROPOSED,
    MeetingState.PROPOSED: MeetingState.RULED_OUT,
    MeetingState.PLANNED: MeetingState.RULED_OUT,
    MeetingState.HELD: MeetingState.RULED_OUT,
}
_BY_STATUS = {
    Status.PLANNED: MeetingState.PLANNED,
    Status.HYPOTHETICAL: MeetingState.PROPOSED,
    Status.NEGATED: MeetingState.RULED_OUT,
    Status.DENIED: MeetingState.RULED_OUT,
}
_WEIGHT = {
    MeetingState.HELD: 0,
    MeetingState.PROPOSED: 1,
    MeetingState.PLANNED: 2,
    MeetingState.RULED_OUT: 3,
    MeetingState.CANCELLED: 4,
}
_DURING = frozenset({"in", "at", "during", "after", "following", "before", "since"})
_OF_PARTS = frozenset({"of", "in"})
_OF_CARRIERS = frozenset({"of", "to", "for", "on"})
_TAKING_PART = frozenset({"participate", "engage", "take", "sit", "join", "enter", "meet", "be", "represent"})
_THROUGH = frozenset("dobj pobj nsubj nsubjpass attr conj xcomp prep pcomp oprd dative acl acomp".split())


def state_of(article: Article, token: Token, words: MeetingWords, lexicon: Lexicon) -> MeetingState | None:
    """The state of the meeting that `token` names; `None` in a mere condition ("if talks fail").

    Args:
        article: the article that the token is from.
        token: the meeting's noun or verb.
        words: the table of `meetings.toml`.
        lexicon: for the factuality of the clause.
    """
    here = anchor_of(token, words)
    if _is_conditional(here):
        return None
    if _was_to_have_been(here):
        return MeetingState.CANCELLED
    status = _status(article, _told_by(here), lexicon)
    negated = _is_none(token) or _is_none(here)
    if _is_setting(here) and not negated:
        return MeetingState.PLANNED if status is Status.PLANNED else MeetingState.HELD
    said = _said(here, words) if here is token else _said_of_both(here, token, words)
    if said is None:
        return MeetingState.RULED_OUT if negated else _supposed(here, status, words)
    state, negative = said
    if negative or negated:
        if here.lemma_ == "date" and not any(child.lower_ in words.unsettled for child in token.lefts):
            return None
        return _OPPOSITE[state]
    return state if state is not MeetingState.HELD else _BY_STATUS.get(status, MeetingState.HELD)


def _was_to_have_been(here: Token) -> bool:
    """ "The ministers *were to have met*", "talks *were to have begun*"."""
    verb = here if here.pos_ == "VERB" else here.head
    helpers = {child.lower_ for child in children(verb, "aux")}
    return {"to", "have"} <= helpers and verb.head.lemma_ == "be" and verb.head.tag_ == "VBD"


def _status(article: Article, token: Token, lexicon: Lexicon) -> Status:
    """The factuality of the clause; "said that she would meet" tells a plan."""
    status = judge(article, token, lexicon).status
    verb = clause_head(token)
    if status is Status.HYPOTHETICAL and verb.dep_ == "ccomp" and verb.head.tag_ in ("VBD", "VBN"):
        modals = {child.lower_ for child in children(verb, "aux")}
        if modals & {"would", "'d", "’d"}:
            return Status.PLANNED
    return status


def _supposed(here: Token, status: Status, words: MeetingWords) -> MeetingState | None:
    """The state of a meeting of which the clause does not tell whether it was held.

    What its verb denies or imagines of it ("the meeting did not help", "it could lead to talks") does
    not say that there was none; of an imagined one nothing is known.
    """
    verb = here if here.pos_ == "VERB" else here.head
    if verb.lemma_ in words.light or verb.pos_ == "AUX" or here.pos_ == "VERB":
        return _BY_STATUS.get(status, MeetingState.HELD)
    if status is Status.PLANNED:
        return MeetingState.PLANNED
    return None if status is Status.HYPOTHETICAL and here.dep_ not in ("nsubj", "nsubjpass") else MeetingState.HELD


def _told_by(here: Token) -> Token:
    """The verb that tells of the meeting ("the talks will open", "could lead to talks"), else its own word."""
    verb = here.head
    if here.dep_ == "pobj" and verb.head.pos_ in ("VERB", "AUX"):
        return verb.head
    return verb if here.dep_ in ("nsubj", "nsubjpass") and verb.pos_ in ("VERB", "AUX") else here


def anchor_of(token: Token, words: MeetingWords) -> Token:
    """The noun that stands for the meeting in its clause: "a round of talks" is the round."""
    here = token
    while here.dep_ == "pobj" and here.head.lower_ in _OF_PARTS and here.head.head.lemma_.lower() in words.parts:
        here = here.head.head
    if here.dep_ == "pobj" and here.head.lower_ in _OF_CARRIERS and here.head.head.lemma_.lower() in words.carriers:
        carrier = here.head.head
        return carrier if carrier.pos_ == "NOUN" else here
    return here


def _is_setting(token: Token) -> bool:
    """Whether something else is told that happens at the meeting ("at the talks she asked")."""
    if token.dep_ != "pobj" or token.head.lower_ not in _DURING:
        return False
    return token.head.head.pos_ in ("VERB", "AUX") and token.head.head.lemma_ not in _TAKING_PART


def _is_none(token: Token) -> bool:
    """ "no talks", "never met"."""
    return any(child.lower_ in _NEGATIVE and child.dep_ in ("det", "neg", "preconj") for child in token.children)


def _is_conditional(token: Token) -> bool:
    here = token
    for _ in range(_STEPS):
        if any(child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether") for child in here.children):
            return True
        if here.dep_ == "ROOT" or here.head == here:
            return False
        here = here.head
    return False


def _said(token: Token, words: MeetingWords) -> tuple[MeetingState, bool] | None:
    """What the words about the meeting tell of its state, and whether that is negated.

    Called off weighs more than planned or proposed, and these more than held; else the nearest word counts.
    """
    found: tuple[MeetingState, bool] | None = None
    for word, negative in _words_about(token):
        state = words.states.get(word)
        if state is not None and (found is None or _WEIGHT[state] > _WEIGHT[found[0]]):
            found = state, negative
    return found


def _said_of_both(here: Token, token: Token, words: MeetingWords) -> tuple[MeetingState, bool] | None:
    """The same for a noun that stands for the meeting and the meeting's own word."""
    both = [said for said in (_said(here, words), _said(token, words)) if said is not None]
    return max(both, key=lambda said: _WEIGHT[said[0]], default=None)


def _words_about(token: Token) -> Iterator[tuple[str, bool]]:
    """Modifiers of the meeting, then the words that govern it, as lemmas or verb with particle."""
    if token.pos_ == "NOUN":
        for child in token.children:
            if child.dep_ in ("amod", "compound", "acl", "relcl"):
                yield from ((form, _is_negated(child)) for form in forms_of(child))
    for above in _governors(token):
        negative = _is_negated(above)
        yield from ((form, negative) for form in forms_of(above))
        for child in above.children:
            if child.dep_ in ("acomp", "oprd") and child.head != token:
                yield from ((form, negative) for form in forms_of(child))


def _governors(token: Token) -> Iterator[Token]:
    """The words above `token` in its clause and in clauses that take it as what is planned, refused ..."""
    here = token
    for _ in range(_STEPS):
        if here.head == here or here.dep_ not in _THROUGH:
            return
        if here.dep_ == "conj" and here.pos_ in ("VERB", "AUX"):
            return
        if here.dep_ in ("nsubj", "nsubjpass") and here.head.pos_ in ("VERB", "AUX"):
            yield here.head
            yield from (child for child in here.head.children if child.dep_ == "xcomp" and here.head.lemma_ == "be")
            return
        during = here.dep_ == "pobj" and here.head.lower_ in _DURING
        here = here.head
        if during and here.head.lemma_ not in _TAKING_PART:
            return
        if here.pos_ in ("VERB", "NOUN", "ADJ", "AUX"):
            yield here


def forms_of(token: Token) -> Iterator[str]:
    """A word as `meetings.toml` may list it: with its particle, its lemma, as it stands."""
    for child in token.children:
        if child.dep_ == "prt" or (child.dep_ == "prep" and child.i == token.i + 1):
            yield f"{token.lemma_.lower()} {child.lower_}"
    yield token.lemma_.lower()
    if token.lower_ != token.lemma_.lower():
        yield token.lower_


def _is_negated(token: Token) -> bool:
    if any(child.dep_ == "neg" or child.lower_ == "never" for child in token.children):
        return True
    return any(child.lower_ == "no" for subject in children(token, "nsubj", "nsubjpass") for child in subject.children)
