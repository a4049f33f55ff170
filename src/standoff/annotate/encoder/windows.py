"""Whole sentences side by side in windows, which the encoder reads one by one.

Sentences of one article that follow each other are read together: each is the others' context, and little of a
batch is filling.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standoff.annotate.encoder.pieces import Pieces

MOST_PIECES = 128
"""Word pieces in a window of several sentences."""

LONGEST = 256
"""Word pieces in a window of one sentence; what is longer is read in parts."""


@dataclass(frozen=True, slots=True)
class Window:
    """What is read at once.

    Attributes:
        words: numbers of the words.
        pieces: ids of the word pieces, with the signs of beginning and end.
        first: for each word the place of its first piece.
    """

    words: tuple[int, ...]
    pieces: tuple[int, ...]
    first: tuple[int, ...]


def windows(
    words: Sequence[str], sentences: Sequence[Sequence[int]], pieces: Pieces, most: int = MOST_PIECES
) -> Iterator[Window]:
    """The sentences in windows, in order.

    Args:
        words: all words of an article.
        sentences: numbers of the words of each sentence to be read.
        pieces: the vocabulary.
        most: word pieces in a window, unless a sentence alone has more.
    """
    held: list[int] = []
    total = 2
    for part in _parts(words, sentences, pieces):
        length = sum(len(pieces.of(words[number])) for number in part)
        if held and total + length > most:
            yield _window(words, held, pieces)
            held, total = [], 2
        held += part
        total += length
    if held:
        yield _window(words, held, pieces)


def _parts(words: Sequence[str], sentences: Sequence[Sequence[int]], pieces: Pieces) -> Iterator[list[int]]:
    """The sentences, those of more than `LONGEST` pieces cut."""
    for sentence in sentences:
        part: list[int] = []
        total = 2
        for number in sentence:
            length = len(pieces.of(words[number]))
            if part and total + length > LONGEST:
                yield part
                part, total = [], 2
            part.append(number)
            total += length
        if part:
            yield part


def _window(words: Sequence[str], numbers: Sequence[int], pieces: Pieces) -> Window:
    ids, first = [pieces.begin], []
    for number in numbers:
        first.append(len(ids))
        ids += pieces.of(words[number])[: LONGEST - 2]
    return Window(tuple(numbers), (*ids, pieces.end), tuple(first))
