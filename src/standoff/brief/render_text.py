"""A brief for a terminal: coloured on one, plain text when piped."""

import io

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from standoff.brief.heading import more, provenance, source_line, subtitle
from standoff.brief.page import Brief, Line, Section, Table
from standoff.brief.wording import cut, printable

_STYLES = {
    "softened": "green",
    "hardened": "red",
    "mixed": "yellow",
    "short": "bold",
    "open": "cyan",
    "alleged": "yellow",
    "denied": "yellow",
    "disputed": "yellow",
    "next": "cyan",
}
_WIDEST = 110
_NARROW = 92
_NOTE = 100


def print_text(brief: Brief, console: Console, notes: bool = True) -> None:
    """Print the brief.

    Args:
        brief: what to print.
        console: where; its width decides how lines wrap, up to a width that reads well.
        notes: whether to print the words that the lines rest on.
    """
    width = min(console.width, _WIDEST)
    console.print(Text(printable(brief.title.upper()), style="bold"), width=width)
    console.print(Text(subtitle(brief), style="dim"), width=width)
    for section in brief.sections:
        console.print()
        console.print(_section(section, width), width=width)
    if brief.unknown:
        console.print()
        console.print(_titled("What the record does not know", [_bullets(brief.unknown)]), width=width)
    if notes and brief.notes:
        console.print()
        console.print(_titled("Notes: report, characters, words", [_notes(brief)]), width=width)
    if brief.sources:
        console.print()
        console.print(_titled("Reports", [_sources(brief)]), width=width)
    console.print()
    console.print(Text(provenance(brief), style="dim"), width=width)


def render_text(brief: Brief, width: int = _WIDEST, notes: bool = True) -> str:
    """The brief as plain text without colours, ended by a line break."""
    page = io.StringIO()
    print_text(brief, Console(file=page, width=width, color_system=None, highlight=False, emoji=False), notes)
    return "".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())


def _titled(title: str, body: list[RenderableType]) -> Group:
    return Group(Text(printable(title), style="bold underline"), *body)


def _section(section: Section, width: int) -> Group:
    if section.is_empty:
        return _titled(section.title, [Padding(Text(section.empty, style="dim"), (0, 0, 0, 2))])
    body: list[RenderableType] = []
    if section.lines:
        body.append(_bullets(section.lines))
    if section.table is not None and section.table.rows:
        body.append(_figures(section.table) if section.table.numeric else _matrix(section.table, width))
    for aside in (more(section), section.remark):
        if aside is not None:
            body.append(Padding(Text(aside, style="dim italic"), (0, 0, 0, 2)))
    return _titled(section.title, body)


def _line(line: Line) -> Text:
    text = Text(printable(line.text), style=_STYLES.get(line.tag or "", ""))
    if line.notes:
        text.append(f" [{','.join(map(str, line.notes))}]", style="dim")
    return text


def _bullets(lines: tuple[Line, ...]) -> Grid:
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column(ratio=1, overflow="fold")
    for line in lines:
        grid.add_row("-", _line(line))
    return grid


def _matrix(table: Table, width: int) -> RenderableType:
    """Side by side, or one below the other where there is no room for that."""
    return _stacked(table) if width < _NARROW else _side_by_side(table, width)


def _stacked(table: Table) -> Grid:
    page = Grid.grid()
    for row in table.rows:
        page.add_row(Text(f"- {printable(row.head)}", style="bold"))
        cells = Grid.grid(padding=(0, 1))
        cells.add_column(width=1)
        cells.add_column(min_width=9, max_width=14, overflow="fold")
        cells.add_column(ratio=1, overflow="fold")
        for column, cell in zip(table.columns[1:], row.cells, strict=True):
            if cell:
                cells.add_row("", Text(column), Text("\n").join(_line(line) for line in cell))
        page.add_row(cells)
    return page


def _side_by_side(table: Table, width: int) -> Grid:
    grid = Grid(box=box.HORIZONTALS, show_edge=False, pad_edge=False, padding=(0, 1), width=width, show_lines=True)
    for place, column in enumerate(table.columns):
        grid.add_column(column, ratio=2 if place == 0 else 4, overflow="fold", header_style="bold")
    for row in table.rows:
        cells = [
            Text("\n").join(_line(line) for line in cell) if cell else Text("–", style="dim") for cell in row.cells
        ]
        grid.add_row(Text(printable(row.head), style="bold"), *cells)
    return grid


def _figures(table: Table) -> Grid:
    grid = Grid(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for place, column in enumerate(table.columns):
        grid.add_column(column, justify="left" if place == 0 else "right", header_style="bold", overflow="fold")
    for row in table.rows:
        grid.add_row(Text(printable(row.head)), *(Text(" ".join(line.text for line in cell)) for cell in row.cells))
    return grid


def _notes(brief: Brief) -> Grid:
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(justify="right")
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    for note in brief.notes:
        place = f"{note.source} {note.start}–{note.end}"
        grid.add_row(Text(f"[{note.number}]"), Text(place), Text(cut(printable(note.text), _NOTE)), style="dim")
    return grid


def _sources(brief: Brief) -> Grid:
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    for source in brief.sources:
        grid.add_row(source.label, Text(printable(source_line(source))))
    return grid
