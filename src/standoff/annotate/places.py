"""Where something is: the location phrase of a verb or event noun."""

from spacy.tokens import Token

from standoff.annotate.article import Article
from standoff.annotate.parties import PARTIES
from standoff.annotate.syntax import children, clause_head, subtree_span
from standoff.model import Span

_PREPOSITIONS = frozenset(
    (
        "in at near outside inside around along across throughout off beside beneath above behind between within on "
        "over through"
    ).split()
)
_AMBIGUOUS = frozenset({"on", "over", "between", "within", "behind", "above"})
_MONTHS = frozenset("january february march april may june july august september october november december".split())


def place_of(article: Article, token: Token) -> Span | None:
    """The location phrase of a verb or event noun ("Geneva" of "talks in Geneva"), without its preposition.

    `None` where the text gives none. Times are no places.
    """
    sites = article[PARTIES].vocabulary.sites
    for prep in _location_preposition(token):
        objects = children(prep, "pobj")
        if objects and _is_place(prep, objects[0], sites):
            return subtree_span(article, objects[0])
    return None


def _location_preposition(token: Token) -> list[Token]:
    """Prepositions of place below `token`, then below its objects; for a noun without, those of its verb."""
    own = _prepositions(token)
    if token.pos_ in ("VERB", "AUX"):
        objects = children(token, "dobj", "attr", "nsubjpass")
        objects += [noun for prep in children(token, "prep") for noun in children(prep, "pobj")]
        objects += [
            noun
            for found in children(token, "dobj")
            for prep in children(found, "prep")
            for noun in children(prep, "pobj")
        ]
        return own + [prep for noun in objects for prep in _prepositions(noun)]
    if own:
        return own
    verb = clause_head(token)
    if verb.pos_ in ("VERB", "AUX") and token.dep_ in ("dobj", "nsubj", "nsubjpass"):
        return _prepositions(verb)
    return own


def _prepositions(token: Token) -> list[Token]:
    return [child for child in children(token, "prep") if child.lower_ in _PREPOSITIONS]


def _is_place(prep: Token, noun: Token, sites: frozenset[str]) -> bool:
    """Whether the object of a preposition names a place, and not a time, a topic or a manner."""
    if noun.lemma_.lower() in sites:
        return True
    if noun.pos_ != "PROPN" or noun.lower_ in _MONTHS:
        return False
    return prep.lower_ not in _AMBIGUOUS
