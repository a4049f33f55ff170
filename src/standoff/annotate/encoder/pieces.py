"""Words as word pieces (Schuster and Nakajima 2012, as BERT's uncased models cut them).

Written here, and not taken from the library `tokenizers`, because that one brings a client for downloads and a dozen
packages with it, and the algorithm is this page. `training.export` makes sure that both cut every word of the corpus
alike.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

_LONGEST_WORD = 100
_CONTINUES = "##"
_SIGNS = frozenset("$+<=>^`|~")
"""ASCII signs that Unicode does not count as punctuation."""


class Pieces:
    """A word piece vocabulary.

    Attributes:
        begin, end: ids of the signs around a window.
    """

    def __init__(self, path: Path) -> None:
        """Args: path: of `vocab.txt`, a piece a line; the number of the line is the id."""
        lines = path.read_text(encoding="utf-8").split("\n")
        ids = {piece: number for number, piece in enumerate(lines) if piece}
        self.begin, self.end, unknown = ids["[CLS]"], ids["[SEP]"], ids["[UNK]"]

        @lru_cache(maxsize=1 << 16)
        def of(word: str) -> tuple[int, ...]:
            return tuple(piece for part in _parts(word) for piece in _cut(part, ids, unknown)) or (unknown,)

        self.of = of


def _parts(word: str) -> Iterator[str]:
    """A word in lower case without accents, cut at white space and around each sign."""
    held: list[str] = []
    for char in unicodedata.normalize("NFD", _clean(word).lower()):
        if unicodedata.category(char) == "Mn":
            continue
        alone = _is_sign(char) or _is_ideograph(char)
        if (alone or char.isspace()) and held:
            yield "".join(held)
            held = []
        if alone:
            yield char
        elif not char.isspace():
            held.append(char)
    if held:
        yield "".join(held)


def _clean(word: str) -> str:
    """Without control characters."""
    return "".join(char for char in word if char.isspace() or unicodedata.category(char)[0] != "C")


def _is_sign(char: str) -> bool:
    return char in _SIGNS or unicodedata.category(char)[0] == "P"


def _is_ideograph(char: str) -> bool:
    return unicodedata.name(char, "").startswith("CJK ")


def _cut(part: str, ids: dict[str, int], unknown: int) -> tuple[int, ...]:
    """The longest pieces from the left; a part that cannot be cut so is unknown as a whole."""
    if len(part) > _LONGEST_WORD:
        return (unknown,)
    found: list[int] = []
    start = 0
    while start < len(part):
        begin = _CONTINUES if start else ""
        end = next((end for end in range(len(part), start, -1) if begin + part[start:end] in ids), start)
        if end == start:
            return (unknown,)
        found.append(ids[begin + part[start:end]])
        start = end
    return tuple(found)
