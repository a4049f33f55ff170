"""Which country an unmarked "police" or "the army" must be of, where only one is possible."""

from collections.abc import Sequence

from spacy.tokens import Token

from standoff.annotate.parties.names import Hit
from standoff.lexicon.gazetteer import Sense

_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "oprd"})
_TOWARD = frozenset({"against", "with", "to", "by", "on", "for", "between", "over", "toward", "towards"})
_MANY = ""
_OFTEN = 3


class Countries:
    """The countries that the article names, by sentence."""

    def __init__(self, tokens: Sequence[Token], sentence_of: Sequence[int], hits: Sequence[Hit]) -> None:
        """Args: tokens: of the article. sentence_of: number of the sentence by token. hits: all names found."""
        self._sentence_of = sentence_of
        self._by_sentence: dict[int, list[str]] = {}
        self._all: dict[str, int] = {}
        for hit in hits:
            country = hit.name.country
            if country is None or hit.name.sense is Sense.ORGANISATION:
                continue
            self._all[country] = self._all.get(country, 0) + 1
            here = self._by_sentence.setdefault(sentence_of[hit.first], [])
            here.append(_MANY if _is_side(tokens[hit.head], hit) else country)

    def everywhere(self, besides: Sequence[Hit] = ()) -> str | None:
        """The one country of the whole article, names in `besides` not counted; else `None`."""
        left = dict(self._all)
        for hit in besides:
            if hit.name.country in left:
                left[hit.name.country] -= 1
        there = [country for country, count in left.items() if count > 0]
        return there[0] if len(there) == 1 and len(self._all) == 1 else None

    def home(self, dateline: str | None) -> str | None:
        """The country that the article is at home in, or `None`.

        It is named at least three times, twice as often as any other and more often than all others together,
        or, being that of the dateline, once more besides and half as often as the first.
        """
        ranked = sorted(self._all.items(), key=lambda item: (-item[1], item[0]))
        if not ranked:
            return None
        often = ranked[0][1] >= _OFTEN
        if (
            often
            and 2 * ranked[0][1] > sum(self._all.values())
            and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1])
        ):
            return ranked[0][0]
        count = self._all.get(dateline, 0) if dateline is not None else 0
        return dateline if count > 1 and 2 * count >= ranked[0][1] else None

    def only(self, token: Token) -> str | None:
        """The one country of the sentence of `token`, or the one of the whole article; else `None`.

        A state that acts or is acted upon in the sentence is a side of its own, and does not tell of others.
        """
        if len(self._all) == 1:
            return next(iter(self._all))
        here = set(self._by_sentence.get(self._sentence_of[token.i], []))
        return here.pop() if len(here) == 1 and _MANY not in here else None


def _is_side(token: Token, hit: Hit) -> bool:
    """Whether a state is named as subject, object or counterpart of something."""
    if hit.name.sense not in (Sense.COUNTRY, Sense.CAPITAL):
        return False
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ in _ARGUMENTS or (token.dep_ == "pobj" and token.head.lower_ in _TOWARD)
