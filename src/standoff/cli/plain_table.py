"""Tables for pipes and files: laid out as rich does on a terminal, several times faster for thousands of rows."""

from collections.abc import Iterator, Sequence
from itertools import islice

from rich.cells import cell_len, set_cell_size

Row = Sequence[str]
_NARROWEST = 3
"""Columns narrower than this are left to rich."""


class _Column:
    """The cells of a column, the header first, and how wide each is: quick where all is ASCII."""

    def __init__(self, cells: Row) -> None:
        self.cells = cells
        self._plain = "".join(cells).isascii()
        self.widths = list(map(len, cells)) if self._plain else list(map(_width, cells))

    def longer_than(self, room: int) -> Iterator[int]:
        """The places of the cells that need more room."""
        return (place for place, width in enumerate(self.widths) if width > room)

    def padded(self, width: int) -> Iterator[str]:
        """The cells with blanks up to a width."""
        if self._plain:
            return (cell.ljust(width) for cell in self.cells)
        return (cell + " " * (width - own) for cell, own in zip(self.cells, self.widths, strict=True))


def lines(headers: Row, rows: Sequence[Row], wide: Sequence[str], width: int) -> Iterator[str] | None:
    """The lines of a table without white space at their ends, or `None` where it cannot be made narrow enough.

    Args:
        headers: of the columns.
        rows: their cells, each on one line.
        wide: headers of the columns that may wrap.
        width: of the lines at most.
    """
    columns = [_Column(cells) for cells in zip(headers, *rows, strict=True)]
    natural = [max(column.widths) for column in columns]
    widths = _narrowed(natural, [header in wide for header in headers], width - len(headers) + 1)
    return None if widths is None else _lines(columns, widths)


def _narrowed(natural: list[int], wraps: list[bool], most: int) -> list[int] | None:
    """Widths at which the columns fit side by side: of those that wrap, the widest give way first, alike.

    Those of all columns but the last count with a blank.
    """
    widths = [min(width + (place < len(natural) - 1), most) for place, width in enumerate(natural)]
    while (excess := sum(widths) - most) > 0:
        allowed = [width for width, may in zip(widths, wraps, strict=True) if may]
        widest = max(allowed, default=0)
        step = min(excess, widest - max((width for width in allowed if width != widest), default=0))
        among = [place for place, width in enumerate(widths) if wraps[place] and width == widest]
        if not among or not step:
            return None
        for left, place in zip(range(len(among), 0, -1), among, strict=True):
            taken = min(step, round(excess / left))
            widths[place] -= taken
            excess -= taken
    reduced = [width for width, own in zip(widths, natural, strict=True) if width < own]
    return None if min(reduced, default=_NARROWEST) < _NARROWEST else widths


def _lines(columns: Sequence[_Column], widths: list[int]) -> Iterator[str]:
    yield from _row([column.cells[0] for column in columns], widths, at_the_bottom=True)
    yield "─" * (sum(widths) + len(widths) - 1)
    last = len(widths) - 1
    rooms = [width - (place < last) for place, width in enumerate(widths)]
    wrapped = {row for column, room in zip(columns, rooms, strict=True) for row in column.longer_than(room)}
    padded = zip(*(column.padded(width) for column, width in zip(columns, widths, strict=True)), strict=True)
    for row, cells in islice(enumerate(padded), 1, None):
        if row in wrapped:
            yield from _row([column.cells[row] for column in columns], widths)
        else:
            yield " ".join(cells).rstrip()


def _width(cell: str) -> int:
    return len(cell) if cell.isascii() else cell_len(cell)


def _row(cells: Row, widths: list[int], *, at_the_bottom: bool = False) -> Iterator[str]:
    last = len(widths) - 1
    room = [width - (place < last) for place, width in enumerate(widths)]
    pieces = [_wrapped(cell, width) for cell, width in zip(cells, room, strict=True)]
    most = max(map(len, pieces))
    for piece in pieces:
        empty = [""] * (most - len(piece))
        piece[:] = empty + piece if at_the_bottom else piece + empty
    for line in zip(*pieces, strict=True):
        yield " ".join(map(set_cell_size, line, widths)).rstrip()


def _wrapped(cell: str, width: int) -> list[str]:
    if _width(cell) <= width:
        return [cell]
    if cell.isascii() and cell.isprintable():
        words = cell.split(" ")
        if "" not in words and max(map(len, words)) <= width:
            return _filled(words, width)
    return _folded(cell, width)


def _filled(words: Sequence[str], width: int) -> list[str]:
    """As many words on each line as it takes; none is longer than a line."""
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _folded(cell: str, width: int) -> list[str]:
    """As rich has it, which is imported here because few tables need it and it takes its time."""
    from rich.console import Console
    from rich.text import Text

    return [line.plain for line in Text(cell).wrap(Console(width=width), width, overflow="fold")]
