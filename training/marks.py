"""The mark-up of the corpus: `[q3 said]` in a text becomes the text and a span; see corpus/GUIDELINE.md.

A mark is `[` labels, a space, words, `]`. Labels are joined by `+`; a label is a role (a letter), the number of
the entry and its attributes, each after a slash: `[s1/KEN/GOV+a2 the minister]`. A square bracket that
belongs to the text has a backslash before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from training.errors import CorpusError

_LABEL = r"[a-z]\d+(?:/[^\s/+\[\]]+)*"
_OPEN = re.compile(rf"\[({_LABEL}(?:\+{_LABEL})*) ")
_SIGN = re.compile(r"\\[\[\]]|[\[\]]")


@dataclass(frozen=True, slots=True)
class Label:
    """One label of a mark.

    Attributes:
        role: its letter.
        number: of the entry to which it belongs.
        attributes: in the order in which they are written.
    """

    role: str
    number: int
    attributes: tuple[str, ...]

    @property
    def name(self) -> str:
        """Role and number, as other marks refer to it."""
        return f"{self.role}{self.number}"


@dataclass(frozen=True, slots=True)
class Marked:
    """Marked words.

    Attributes:
        label: what they are.
        start: of the first character in the bare text, in code points.
        end: one past the last.
    """

    label: Label
    start: int
    end: int


def read_marks(written: str, name: str, first_line: int = 1) -> tuple[str, tuple[Marked, ...]]:
    """The bare text and its marks, in order of their beginnings, outer ones first.

    Args:
        written: text with marks.
        name: of the file, for messages.
        first_line: the number of the line at which `written` begins.

    Raises:
        CorpusError: a bracket opens no mark, or is not closed.
    """
    bare: list[str] = []
    length = 0
    opened: list[tuple[int, tuple[Label, ...], int]] = []
    found: list[tuple[int, int, int, Label]] = []
    for at, piece, labels in _pieces(written, name, first_line):
        if labels:
            opened.append((length, labels, at))
        elif piece == "]" and at >= 0:
            if not opened:
                raise CorpusError(f"{name}:{_line(written, at, first_line)}: ] closes no mark; write \\] for a bracket")
            start, these, _ = opened.pop()
            found.extend((start, -length, len(opened), label) for label in these)
        else:
            bare.append(piece)
            length += len(piece)
    if opened:
        _, these, at = opened[-1]
        raise CorpusError(f"{name}:{_line(written, at, first_line)}: the mark {these[0].name} is not closed")
    marks = tuple(Marked(label, start, -end) for start, end, _, label in sorted(found, key=lambda one: one[:3]))
    return "".join(bare), marks


def _pieces(written: str, name: str, first_line: int) -> Iterator[tuple[int, str, tuple[Label, ...]]]:
    """Text (place -1), closing brackets, and opened marks with their labels, each with its place."""
    at = 0
    while (sign := _SIGN.search(written, at)) is not None:
        if sign.start() > at:
            yield -1, written[at : sign.start()], ()
        if sign.group() == "[":
            match = _OPEN.match(written, sign.start())
            if match is None:
                begins = written[sign.start() : sign.start() + 20]
                raise CorpusError(
                    f"{name}:{_line(written, sign.start(), first_line)}: {begins!r} opens no mark; "
                    "write \\[ for a bracket"
                )
            yield sign.start(), "", tuple(map(_label, match.group(1).split("+")))
            at = match.end()
        else:
            escaped = sign.group().startswith("\\")
            yield (-1 if escaped else sign.start()), sign.group()[-1], ()
            at = sign.end()
    yield -1, written[at:], ()


def _label(written: str) -> Label:
    head, *attributes = written.split("/")
    return Label(head[0], int(head[1:]), tuple(attributes))


def _line(written: str, at: int, first_line: int) -> int:
    return first_line + written.count("\n", 0, at)
