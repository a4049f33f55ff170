"""A long text in parts that a browser shows at once."""

from dataclasses import dataclass

from standoff.model import Record

LONGEST = 40_000
"""Characters of a leaf, but for a single line that is longer."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part `[start, end)` of a text, in code points; it ends at a line break where there is one in reach."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the reader wants to see.

    Attributes:
        record: a record, or `None`.
        words: a stretch `[start, end)`, or `None`.
        leaf: the part, counted from 1, or `None`.
    """

    record: Record | None = None
    words: tuple[int, int] | None = None
    leaf: int | None = None


def leaves_of(text: str) -> tuple[Leaf, ...]:
    """The parts of `text` in order; an empty text has one."""
    found = []
    start = 0
    while len(text) - start > LONGEST:
        border = text.rfind("\n", start, start + LONGEST) + 1
        end = border if border > start else start + LONGEST
        found.append(Leaf(start, end))
        start = end
    return (*found, Leaf(start, len(text)))


def leaf_at(leaves: tuple[Leaf, ...], wanted: Wanted) -> int:
    """The place of the part that holds the record, or else the words, or else is the one of that number."""
    if wanted.record is not None:
        return _holding(leaves, wanted.record.evidence[0].start)
    if wanted.words is not None:
        return _holding(leaves, wanted.words[0])
    return min(wanted.leaf or 1, len(leaves)) - 1


def _holding(leaves: tuple[Leaf, ...], at: int) -> int:
    return next((place for place, leaf in enumerate(leaves) if leaf.start <= at < leaf.end), len(leaves) - 1)
