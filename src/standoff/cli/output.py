"""Text made safe and readable on a terminal; tables that are plain when piped."""

import os
import sys
import unicodedata
from collections.abc import Sequence
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

PIPED_WIDTH = 120
_HARMFUL = ("Cc", "Cf", "Cs", "Zl", "Zp")
_JOINERS = "\u200c\u200d\u00ad"


def on_one_line(text: str) -> str:
    """`text` with white space collapsed and control and direction characters shown as `\\xNN`.

    What comes from a report or a file's name must not be able to move the cursor, colour or reverse a line.
    """
    line = " ".join(text.split())
    if line.isascii() and line.isprintable():
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
    asked = os.environ.get("COLUMNS", "")
    width = int(asked) if asked.isdigit() and int(asked) > 0 else PIPED_WIDTH
    return Console(file=file, highlight=False, emoji=False, color_system=None, width=width)


def print_table(headers: Sequence[str], rows: Sequence[Sequence[str]], wide: Sequence[str] = ()) -> None:
    """A table without lines between the columns.

    Args:
        headers: of the columns.
        rows: cells, made safe here.
        wide: headers of the columns that may wrap; the others keep their width.
    """
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from standoff.cli import plain_table

    safe = [[on_one_line(cell) for cell in row] for row in rows]
    target = console()
    plain = None if target.is_terminal else plain_table.lines(headers, safe, wide, target)
    if plain is not None:
        sys.stdout.writelines(f"{line}\n" for line in plain)
        return
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
    sys.stdout.writelines(line.rstrip() + "\n" for line in held.get().splitlines())
