"""How sure an event is, by the construction that tells it."""

from standoff.annotate.article import Article
from standoff.annotate.layout import LAYOUT
from standoff.extract.events.deed import Draft
from standoff.extract.events.identity import is_known
from standoff.lexicon.reading import Clues

_BOTH, _ONE, _NOBODY = 0.8, 0.7, 0.45
_LESS = {"finite": 0.0, "light": 0.05, "adjective": 0.05, "clause": 0.1, "noun": 0.15}
_HEADING, _GUESSED = 0.1, 0.1
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})


def clues_of(article: Article, draft: Draft) -> Clues:
    """What speaks for an event: its construction, and what the encoder says of its trigger."""
    return Clues(estimate_of(article, draft), draft.deed.share, alone=draft.deed.read)


def estimate_of(article: Article, draft: Draft) -> float:
    """The estimate of the table: who is known, less what makes the construction doubtful.

    Both sides known 0.8, one 0.7, none 0.45. Less 0.05 for a noun with a light verb or an adjective, 0.1 for
    an infinitive or gerund, 0.15 for a noun alone, 0.1 in a heading, 0.1 for an actor taken from around.
    """
    deed = draft.deed
    base = (_NOBODY, _ONE, _BOTH)[any(map(is_known, draft.actors)) + any(map(is_known, draft.recipients))]
    less = _LESS[_construction(draft)]
    less += _HEADING * article[LAYOUT].in_heading(deed.trigger.idx) + _GUESSED * deed.implied
    return round(base - less, 2)


def _construction(draft: Draft) -> str:
    deed = draft.deed
    if deed.trigger.pos_ == "ADJ":
        return "adjective"
    if deed.trigger.pos_ not in ("VERB", "AUX"):
        return "light" if deed.predicate != deed.trigger else "noun"
    return "finite" if deed.trigger.tag_ in _FINITE else "clause"
