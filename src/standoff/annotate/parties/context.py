"""Which country an unmarked "police" or "the army" must be of, where only one is possible."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from standoff.annotate.parties.names import Hit
from standoff.lexicon.gazetteer import Sense


class Countries:
    """The countries that the article names, by sentence."""

    def __init__(self, doc: Doc, hits: Sequence[Hit]) -> None:
        """Args: doc: the parse. hits: all names found in it."""
        self._by_sentence: dict[int, set[str]] = {}
        self._all: set[str] = set()
        for hit in hits:
            country = hit.name.country
            if country is None or hit.name.sense is Sense.ORGANISATION:
                continue
            self._by_sentence.setdefault(doc[hit.first].sent.start, set()).add(country)
            self._all.add(country)

    def everywhere(self) -> str | None:
        """The one country of the whole article, or `None` if there are several or none."""
        return next(iter(self._all)) if len(self._all) == 1 else None

    def only(self, token: Token) -> str | None:
        """The one country of the sentence of `token`, or the one of the whole article; else `None`."""
        here = self._by_sentence.get(token.sent.start, set())
        if len(here) == 1:
            return next(iter(here))
        if not here and len(self._all) == 1:
            return next(iter(self._all))
        return None
