"""CSV and TSV, safe to open in a spreadsheet."""

import csv
import re
from collections.abc import Iterable, Mapping
from typing import Protocol

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
_GUARD = "'"
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]*)?([eE][+-]?[0-9]+)?")
_KEPT = "\t\n\r"
_LINE_BREAK = re.compile(r"\r\n?")
_CONTROLS = {code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in _KEPT}


class Writer(Protocol):
    """Takes text: a text stream, or a sink of `standoff.export.output`."""

    def write(self, text: str, /) -> object:
        """Write `text`."""


def write_separated(rows: Iterable[Mapping[str, object]], columns: tuple[str, ...], out: Writer, *, tabs: bool) -> None:
    """Rows under a header line, written to `out`.

    A text that begins with a sign by which spreadsheets know formulas, and is no number, gets an apostrophe in front:
    the words are those of reports, and whoever wrote a report must not be able to run a formula on the desk of
    its reader. JSON Lines has all texts unchanged. In TSV white space inside a text becomes one blank, in CSV a
    carriage return, which readers take for the end of the row, a line break. Other control
    characters become U+FFFD; a cell with quotation marks is quoted as in CSV, because many readers of TSV take
    one at the beginning of a cell for the beginning of a quotation.
    """
    writer = csv.writer(out, delimiter="\t", lineterminator="\n") if tabs else csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row[name], one_line=tabs) for name in columns])


def _cell(value: object, *, one_line: bool) -> object:
    """A cell; numbers stay numbers, `None` is an empty cell."""
    if value is None:
        return ""
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    if not isinstance(value, str):
        return value
    text = (" ".join(value.split()) if one_line else _LINE_BREAK.sub("\n", value)).translate(_CONTROLS)
    return f"{_GUARD}{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text


def unguarded(cell: str) -> str:
    """What a cell was before the apostrophe came in front of it."""
    return cell[len(_GUARD) :] if cell.startswith(_GUARD) and cell[len(_GUARD) :].startswith(_FORMULA) else cell
