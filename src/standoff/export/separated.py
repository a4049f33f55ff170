"""CSV and TSV."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_separated(rows: Iterable[Mapping[str, object]], columns: tuple[str, ...], out: TextIO, *, tabs: bool) -> None:
    """Rows under a header line, written to `out`.

    A text that begins with a sign by which spreadsheets know formulas gets an apostrophe in front: the
    words are those of reports, and whoever wrote a report must not be able to run a formula on the desk of
    its reader. JSON Lines has all texts unchanged. In TSV tabs and line breaks become blanks.
    """
    if tabs:
        out.write("\t".join(columns) + "\n")
        for row in rows:
            out.write("\t".join(" ".join(str(_cell(row[name])).split()) for name in columns) + "\n")
        return
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(_cells(rows, columns))


def _cells(rows: Iterable[Mapping[str, object]], columns: tuple[str, ...]) -> Iterator[list[object]]:
    for row in rows:
        yield [_cell(row[name]) for name in columns]


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
