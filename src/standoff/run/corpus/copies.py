"""Near-duplicates over a whole corpus: the comparisons of the record file, with candidates found side by side."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from standoff.ingest.copies import CopyReader, Wording, is_copy
from standoff.lexicon import Lexicon
from standoff.model import Document

NEAREST = 16
"""Each text is compared with so many before it in a band: texts made from one template meet in all bands."""


UNPUBLISHED = "9999"
"""Sorts after all days."""


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """A text as it is compared; they are in order of publication, undated last, then of reading.

    Attributes:
        published: ISO 8601, `UNPUBLISHED` where it is not known.
        place: where it was read.
        id: of the document.
    """

    published: str
    place: int
    id: str


def candidates(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of texts of one band that are to be compared; `places` in order."""
    for number, place in enumerate(places):
        for other in places[max(0, number - NEAREST) : number]:
            yield other, place


class Comparer:
    """Compares texts, each of which it reads once as long as it is needed."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Args: lexicon: the words of copies."""
        self._reader = CopyReader.of(lexicon)
        self._wording = lru_cache(maxsize=20_000)(self._read)

    def are_copies(self, one: Document, other: Document) -> bool:
        """Whether one of the two is the other, cut or lightly changed."""
        return is_copy(self._wording(one), self._wording(other))

    def _read(self, document: Document) -> Wording:
        return self._reader.wording(document)


def copies_of(links: Iterable[tuple[int, int]], texts: Mapping[int, Text]) -> list[tuple[str, str]]:
    """The copies and the text that each is a copy of, the first of all that hang together; in order of id.

    Args:
        links: pairs of copies, by place.
        texts: those at the places.
    """
    above: dict[int, int] = {}
    for one, other in links:
        first, second = _root(above, one), _root(above, other)
        if first != second:
            earlier, later = sorted((first, second), key=lambda place: texts[place])
            above[later] = earlier
    return sorted((texts[place].id, texts[_root(above, place)].id) for place in above)


def _root(above: dict[int, int], place: int) -> int:
    while place in above:
        above[place] = above.get(above[place], above[place])
        place = above[place]
    return place
