"""Which country an unmarked "police" or "the army" must be of, where only one is possible."""

from collections.abc import Sequence

from spacy.tokens import Token

from standoff.annotate.parties.names import Hit
from standoff.lexicon.gazetteer import Sense


class Countries:
    """The countries that the article names, by sentence."""

    def __init__(self, sentence_of: Sequence[int], hits: Sequence[Hit]) -> None:
        """Args: sentence_of: number of the sentence by token. hits: all names found."""
        self._sentence_of = sentence_of
        self._by_sentence: dict[int, list[str]] = {}
        self._all: dict[str, int] = {}
        for hit in hits:
            country = hit.name.country
            if country is None or hit.name.sense is Sense.ORGANISATION:
                continue
            here = self._by_sentence.setdefault(sentence_of[hit.first], [])
            if country not in here:
                here.append(country)
            self._all[country] = self._all.get(country, 0) + 1

    def everywhere(self, besides: Sequence[Hit] = ()) -> str | None:
        """The one country of the whole article, names in `besides` not counted; else `None`."""
        left = dict(self._all)
        for hit in besides:
            if hit.name.country in left:
                left[hit.name.country] -= 1
        there = [country for country, count in left.items() if count > 0]
        return there[0] if len(there) == 1 and len(self._all) == 1 else None

    def only(self, token: Token) -> str | None:
        """The one country of the sentence of `token`, or the one of the whole article; else `None`."""
        here = self._by_sentence.get(self._sentence_of[token.i], [])
        if len(here) == 1:
            return here[0]
        if not here and len(self._all) == 1:
            return next(iter(self._all))
        return None

    def in_sentence(self, number: int) -> list[str]:
        """The countries of a sentence in the order in which they are named."""
        return self._by_sentence.get(number, [])
