"""`standoff issues split`."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.exits import DONE
from standoff.cli.issues.signing import signing_options
from standoff.cli.options import record_option

if TYPE_CHECKING:
    from standoff.model import Position

_LEAST_DIGITS = 4


@click.command("split", short_help="Take positions out of an issue.")
@click.argument("label")
@click.argument("new")
@click.option(
    "--position",
    "asked",
    multiple=True,
    required=True,
    metavar="ID",
    help="A position of the issue: its id, or its mark as `standoff list positions` prints it. Repeatable.",
)
@record_option
@signing_options
def command(label: str, new: str, asked: tuple[str, ...], record: Path, by: str | None, why: str | None) -> int:
    """Show some positions of the issue LABEL under NEW, a new issue or another one.

    The positions are known again by report, stance and words when the report is coded again. Answers to
    them stay where they are unless they are named too. What later reports say is grouped without regard to
    the split.
    """
    from standoff.analyze.changes import split
    from standoff.cli.issues.desk import decide, issues_of
    from standoff.store import open_store

    with open_store(record) as store:
        issues = issues_of(store)
        chosen = [_position(issues.positions, one) for one in asked]
        decide(store, split(issues.shown, label, new, chosen), by, why)
    return DONE


def _position(positions: Sequence["Position"], asked: str) -> "Position":
    """The position that an id, the beginning of one, or a mark leads to.

    Raises:
        QueryError: there is none, or more than one.
    """
    from standoff.errors import QueryError
    from standoff.export.cells import mark

    wanted = asked.strip().lower()
    found = [p for p in positions if mark(p) == wanted or (len(wanted) >= _LEAST_DIGITS and p.id.startswith(wanted))]
    if len(found) == 1:
        return found[0]
    if found:
        raise QueryError(f"{asked!r} leads to several positions: {', '.join(p.id for p in found)}")
    raise QueryError(f"no position has the id or mark {asked!r}; see: standoff list positions")
