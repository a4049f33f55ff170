"""Where something is: the location phrase of a verb or event noun."""

from spacy.tokens import Token

from standoff.annotate.article import Article
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
_SITES = frozenset(
    (
        "border frontier coast front line frontline territory soil island sea base airport port city town "
        "village capital province region district area camp checkpoint crossing square street road highway "
        "bridge headquarters embassy consulate building compound palace hospital school university market "
        "mosque church hotel station prison airbase neighborhood neighbourhood suburb outskirts river valley "
        "mountain desert peninsula strait gulf bay zone enclave summit venue site facility plant parliament "
        "ground shore edge ship vessel plane country north south east west northeast northwest southeast "
        "southwest center centre stronghold stadium courthouse resort waters airspace capitals corridor "
        "garrison barracks ministry office residence home mansion"
    ).split()
)


def place_of(article: Article, token: Token) -> Span | None:
    """The location phrase of a verb or event noun ("Geneva" of "talks in Geneva"), without its preposition.

    `None` where the text gives none. Times are no places.
    """
    for prep in _location_preposition(token):
        objects = children(prep, "pobj")
        if objects and _is_place(prep, objects[0]):
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


def _is_place(prep: Token, noun: Token) -> bool:
    """Whether the object of a preposition names a place, and not a time, a topic or a manner."""
    if noun.lemma_.lower() in _SITES:
        return True
    if noun.pos_ != "PROPN" or noun.lower_ in _MONTHS:
        return False
    return prep.lower_ not in _AMBIGUOUS
