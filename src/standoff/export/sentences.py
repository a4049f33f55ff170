"""The sentences of a report by its punctuation alone, for excerpts and sentence numbers."""

import re
from bisect import bisect_right

from standoff.model import Span

_BORDER = re.compile(
    r"[\r\n\u2028\u2029]+"
    r"|(?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z][a-z]{2}\.)(?<=[.!?…])[\"'”’)\]]*\s+(?=[A-Z0-9“‘\"'(])"
)
"""Line breaks, and ends of sentences that do not follow an initial or a short title or month ("Gen.", "Feb.")."""


class Sentences:
    """The sentences of one text. No parse is made: an abbreviation that is not known may end one too early."""

    def __init__(self, text: str) -> None:
        """Args: text: of the report."""
        self._text = text
        starts = [0, *(border.end() for border in _BORDER.finditer(text) if border.end() < len(text))]
        self._starts = [
            start for start, end in zip(starts, [*starts[1:], len(text)], strict=True) if _says(text, start, end)
        ]

    def number(self, offset: int) -> int:
        """The number of the sentence in which the character at `offset` stands, from 1."""
        return max(1, bisect_right(self._starts, offset))

    def around(self, span: Span) -> Span:
        """From the beginning of the sentence in which `span` begins to the end of that in which it ends."""
        first, last = self.number(span.start), self.number(max(span.start, span.end - 1))
        start = self._starts[first - 1] if self._starts else 0
        end = self._starts[last] if last < len(self._starts) else len(self._text)
        start, end = min(start, span.start), max(end, span.end)
        return _without_margins(self._text, start, end)


def _without_margins(text: str, start: int, end: int) -> Span:
    """The span without the white space at its ends."""
    words = text[start:end].rstrip()
    return Span.of(text, end - len(text[start:end].lstrip()), start + len(words)) if words else Span(start, start, "")


def _says(text: str, start: int, end: int) -> bool:
    return any(character.isalnum() for character in text[start:end])
