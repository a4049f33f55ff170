"""Text made safe and readable on a terminal; tables that are plain when piped."""

import os
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

PIPED_WIDTH = 120
_HARMFUL = ("Cc", "Cf", "Cs", "Zl", "Zp")
_AT_ONCE = 500
_JOINERS = "\u200c\u200d\u00ad"


def on_one_line(text: str) -> str:
    """`text` with white space collapsed and control and direction characters shown as `\\xNN`.

    What comes from a report or a file's name must not be able to move the cursor, colour or reverse a line.
    """
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text
    line = " ".join(text.split())
    if line.isprintable():
        return line
    return "".join(
        f"\\x{ord(character):02x}"
        if unicodedata.category(character) in _HARMFUL and character not in _JOINERS
        else character
        for character in line
    )


def console(file: IO[str] | None = None) -> "Console":
    """A console on standard output or `file`, as wide as the terminal.

    If it is piped, there are no colours, and it is as wide as COLUMNS says, or 120.
    """
    from rich.console import Console

    made = Console(file=file, highlight=False, emoji=False)
    if made.is_terminal:
        return made
    return Console(file=file, highlight=False, emoji=False, color_system=None, width=_piped_width())


def _piped_width() -> int:
    asked = os.environ.get("COLUMNS", "")
    return int(asked) if asked.isdigit() and int(asked) > 0 else PIPED_WIDTH


def _is_surely_piped(file: IO[str]) -> bool:
    """Whether it is no terminal and nothing says that it is to be taken for one: rich, slow to import, is not asked."""
    return not file.isatty() and not any(os.environ.get(name) for name in ("FORCE_COLOR", "TTY_COMPATIBLE"))


def print_table(headers: Sequence[str], rows: Sequence[Sequence[str]], wide: Sequence[str] = ()) -> None:
    """A table without lines between the columns.

    Args:
        headers: of the columns.
        rows: cells, made safe here.
        wide: headers of the columns that may wrap; the others keep their width.
    """
    safe = [[on_one_line(cell) for cell in row] for row in rows]
    if _is_surely_piped(sys.stdout):
        from standoff.cli import plain_table

        plain = plain_table.lines(headers, safe, wide, _piped_width())
        if plain is not None:
            write_lines(plain)
            return
    _print_rich(headers, safe, wide)


def _print_rich(headers: Sequence[str], safe: Sequence[Sequence[str]], wide: Sequence[str]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    target = console()
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    for header in headers:
        table.add_column(header, no_wrap=header not in wide, overflow="fold")
    for row in safe:
        table.add_row(*map(Text, row))
    if target.is_terminal:
        target.print(table)
        return
    with target.capture() as held:
        target.print(table)
    write_lines(line.rstrip() for line in held.get().splitlines())


def write_lines(lines: Iterable[str]) -> None:
    """Print lines, many at once: standard output may hold nothing back."""
    waiting = iter(lines)
    while some := list(islice(waiting, _AT_ONCE)):
        sys.stdout.write("\n".join((*some, "")))
