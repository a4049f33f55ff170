"""`standoff issues list`."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.exits import DONE
from standoff.cli.options import as_of_option, record_option

if TYPE_CHECKING:
    from standoff.cli.issues.desk import Issues
    from standoff.cli.listing import Listing

_COLUMNS = ("label", "positions", "sides", "reports", "coded_as")


@dataclass(slots=True)
class _Row:
    """An issue as it is shown."""

    label: str
    positions: list[str] = field(default_factory=list)
    sides: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    coded_as: dict[str, None] = field(default_factory=dict)


@click.command("list", short_help="List the issues of the record.")
@record_option
@as_of_option
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "tsv", "jsonl"]), default="table", show_default=True
)
def command(record: Path, as_of: date | None, form: str) -> int:
    """List the issues: label, number of positions, sides, and what the coder calls them where you named them.

    What earlier decisions are about and is not found again is told on standard error.
    """
    from standoff.cli.as_of import tell
    from standoff.cli.empty import why_empty
    from standoff.cli.issues.desk import issues_of, tell_lost
    from standoff.store import Filter, open_store

    with open_store(record) as store:
        tell(store, as_of)
        issues = issues_of(store, as_of)
        if not issues.positions:
            click.echo(f"standoff: {why_empty(store, 'position', 'positions', Filter(as_of=as_of))}", err=True)
    _listing(issues).write(form)
    tell_lost(issues)
    return DONE


def _listing(issues: "Issues") -> "Listing[_Row]":
    from standoff.cli.listing import Listing
    from standoff.cli.tables import Shape

    shape = Shape(("issue", "positions", "sides", "renamed from"), ("issue", "sides", "renamed from"))
    return Listing(_rows(issues), shape, _cells, _line, _COLUMNS, lambda row: {"kind": "issue"} | _line(row))


def _rows(issues: "Issues") -> list[_Row]:
    """One row for each label, in order of the first position."""
    from standoff.analyze.sides import sides_of

    rows: dict[str, _Row] = {}
    by_id = {position.id: position for position in issues.positions}
    for id_, labels in issues.shown.labels.items():
        for label in labels:
            row = rows.setdefault(label, _Row(label))
            row.positions.append(id_)
            row.sides.update(sides_of(by_id[id_].holder))
            row.reports.add(by_id[id_].doc)
            row.coded_as.update(dict.fromkeys(_coded(issues, id_, label)))
    return list(rows.values())


def _coded(issues: "Issues", id_: str, label: str) -> tuple[str, ...]:
    """The coder's labels of a position in place of which `label` is shown."""
    coded, shown = issues.shown.coded[id_], issues.shown.labels[id_]
    return (label,) if label in coded else tuple(one for one in coded if one not in shown)


def _cells(row: _Row) -> tuple[str, ...]:
    others = [label for label in row.coded_as if label != row.label]
    return (row.label, str(len(row.positions)), ", ".join(sorted(row.sides)), ", ".join(others))


def _line(row: _Row) -> dict[str, object]:
    return {
        "label": row.label,
        "positions": row.positions,
        "sides": sorted(row.sides),
        "reports": sorted(row.reports),
        "coded_as": list(row.coded_as),
    }
