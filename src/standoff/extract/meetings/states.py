"""Whether a meeting took place: by the words around it, then by the factuality of its clause."""

from collections.abc import Iterator

from spacy.tokens import Token

from standoff.annotate.article import Article
from standoff.annotate.factuality import judge
from standoff.annotate.syntax import children
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
_STRONG = frozenset({MeetingState.CANCELLED, MeetingState.RULED_OUT, MeetingState.PROPOSED, MeetingState.PLANNED})
_THROUGH = frozenset("dobj pobj nsubj nsubjpass attr conj xcomp prep pcomp oprd dative acl acomp".split())


def state_of(article: Article, token: Token, words: MeetingWords, lexicon: Lexicon) -> MeetingState | None:
    """The state of the meeting that `token` names; `None` in a mere condition ("if talks fail").

    Args:
        article: the article that the token is from.
        token: the meeting's noun or verb.
        words: the table of `meetings.toml`.
        lexicon: for the factuality of the clause.
    """
    if _is_conditional(token):
        return None
    judged = judge(article, token, lexicon)
    said = _said(token, words)
    negated = _is_none(token)
    if said is not None:
        state, negative = said
        if negative or negated:
            return _OPPOSITE[state]
        if state is MeetingState.HELD:
            return _BY_STATUS.get(judged.status, MeetingState.HELD)
        return state
    if negated:
        return MeetingState.RULED_OUT
    return _BY_STATUS.get(judged.status, MeetingState.HELD)


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
    """The first word about the meeting that tells its state, strong ones first, and whether it is negated."""
    weak: tuple[MeetingState, bool] | None = None
    for word, negative in _words_about(token):
        state = words.states.get(word)
        if state is None:
            continue
        if state in _STRONG:
            return state, negative
        weak = weak or (state, negative)
    return weak


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
        here = here.head
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
