"""Words of spans, as the scorer of PolNeAR counts them: quotation marks, commas and full stops are none."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_STOP = frozenset(
    "of for in from at on with to who whose which that by as about against including familiar close".split()
)
_GAP = re.compile(r"[,(—–;:]")

Range = tuple[int, int]


class Words:
    """The words of one text, by their places."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: tuple[Range, ...] = tuple(match.span() for match in _WORD.finditer(text))

    def of(self, spans: Iterable[Range]) -> frozenset[int]:
        """The places of the words that the spans touch."""
        wanted = list(spans)
        return frozenset(
            at
            for at, (start, end) in enumerate(self._words)
            if any(start < last and first < end for first, last in wanted)
        )

    def head(self, spans: Iterable[Range]) -> int | None:
        """The head of a noun phrase: its last word before a comma, bracket, preposition or relative pronoun.

        `None` where there are no words.
        """
        best: int | None = None
        for at in sorted(self.of(spans)):
            start, end = self._words[at]
            stops = best is not None and (
                self._text[start:end].lower() in _STOP or _GAP.search(self._text[self._words[best][1] : start])
            )
            if stops:
                break
            best = at
        return best


def dice(one: frozenset[int], other: frozenset[int]) -> float:
    """Twice the words in common over all words; 0 where there are none."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0
