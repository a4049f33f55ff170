"""Words in their sentence."""

from dataclasses import dataclass

from standoff.analyze.marks import sentence_around
from standoff.model import Span

_LONGEST = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence, cut where it is very long.

    Attributes:
        before: what stands before the words.
        words: themselves.
        after: what stands after them.
    """

    before: str
    words: str
    after: str


def passage(text: str, span: Span) -> Passage:
    """The sentence around `span`."""
    around = sentence_around(text, span.start, span.end)
    first, last = max(around.start, span.start - _LONGEST), min(around.end, span.end + _LONGEST)
    return Passage(
        before=("…" if first > around.start else "") + text[first : span.start],
        words=text[span.start : span.end],
        after=text[span.end : last] + ("…" if last < around.end else ""),
    )
