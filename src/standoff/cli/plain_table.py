"""Tables for pipes and files: laid out as rich does on a terminal, several times faster for thousands of rows."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

Row = Sequence[str]
_NARROWEST = 3
"""Columns narrower than this are left to rich."""


def lines(headers: Row, rows: Sequence[Row], wide: Sequence[str], console: Console) -> Iterator[str] | None:
    """The lines of a table without white space at their ends, or `None` where it cannot be made narrow enough.

    Args:
        headers: of the columns.
        rows: their cells, each on one line.
        wide: headers of the columns that may wrap.
        console: for its width.
    """
    natural = [max(map(cell_len, column)) for column in zip(headers, *rows, strict=True)]
    widths = _narrowed(natural, [header in wide for header in headers], console.width - len(headers) + 1)
    return None if widths is None else _lines(headers, rows, widths, console)


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


def _lines(headers: Row, rows: Sequence[Row], widths: list[int], console: Console) -> Iterator[str]:
    yield from _row(headers, widths, console, at_the_bottom=True)
    yield "─" * (sum(widths) + len(widths) - 1)
    for row in rows:
        yield from _row(row, widths, console)


def _row(cells: Row, widths: list[int], console: Console, *, at_the_bottom: bool = False) -> Iterator[str]:
    last = len(widths) - 1
    room = [width - (place < last) for place, width in enumerate(widths)]
    pieces = [_wrapped(cell, width, console) for cell, width in zip(cells, room, strict=True)]
    most = max(map(len, pieces))
    for piece in pieces:
        empty = [""] * (most - len(piece))
        piece[:] = empty + piece if at_the_bottom else piece + empty
    for line in zip(*pieces, strict=True):
        yield " ".join(map(set_cell_size, line, widths)).rstrip()


def _wrapped(cell: str, width: int, console: Console) -> list[str]:
    if cell_len(cell) <= width:
        return [cell]
    return [line.plain for line in Text(cell).wrap(console, width, overflow="fold")]
