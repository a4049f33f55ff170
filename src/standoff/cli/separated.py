"""CSV and TSV on standard output."""

import csv
import sys
from collections.abc import Iterable, Mapping

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_separated(rows: Iterable[Mapping[str, object]], columns: tuple[str, ...], *, tabs: bool) -> None:
    """Rows under a header line.

    A text that begins with a sign by which spreadsheets know formulas gets an apostrophe in front: the
    words are those of reports, and whoever wrote a report must not be able to run a formula on the desk of
    its reader. JSON Lines has all texts unchanged. In TSV tabs and line breaks become blanks.
    """
    if tabs:
        sys.stdout.write("\t".join(columns) + "\n")
        for row in rows:
            sys.stdout.write("\t".join(" ".join(str(_cell(row[name])).split()) for name in columns) + "\n")
        return
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[name]) for name in columns] for row in rows)


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
