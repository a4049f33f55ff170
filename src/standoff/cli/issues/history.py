"""`standoff issues history`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.exits import DONE
from standoff.cli.options import record_option

if TYPE_CHECKING:
    from standoff.cli.listing import Listing
    from standoff.model.decision import Decision
    from standoff.store import Store

_COLUMNS = ("number", "action", "labels", "name", "positions", "by", "at", "why", "undoes", "undone_by", "lost")


@click.command("history", short_help="List the decisions about issues.")
@record_option
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "tsv", "jsonl"]), default="table", show_default=True
)
def command(record: Path, form: str) -> int:
    """List what was decided about issues: who, when, why, and whether it is in force.

    What a decision in force is about and is not found again, since reports were coded again, stands with it.
    """
    from standoff.store import open_store

    with open_store(record) as store:
        listing = _listing(store)
    if not listing.items:
        click.echo(f"standoff: nothing was decided about the issues of {record}", err=True)
    listing.write(form)
    return DONE


def _listing(store: "Store") -> "Listing[Decision]":
    from standoff.cli.issues.desk import change_words, issues_of, lost_words
    from standoff.cli.listing import Listing
    from standoff.cli.tables import Shape

    decisions = store.decisions()
    lost: dict[int, list[str]] = {}
    for one in issues_of(store).shown.lost if decisions else ():
        lost.setdefault(one.decision, []).append(lost_words(one))

    def row(decision: "Decision") -> tuple[str, ...]:
        what = change_words(decision.change) if decision.change else f"decision {decision.undoes} undone"
        if decision.undone_by is not None:
            what = f"{what} (undone by {decision.undone_by})"
        if decision.number in lost:
            what = f"{what}; not found again: {'; '.join(lost[decision.number])}"
        signed = decision.signed
        return (str(decision.number), signed.at.date().isoformat(), signed.by, what, signed.why or "")

    def line(decision: "Decision") -> dict[str, object]:
        return _line(decision, lost.get(decision.number, []))

    shape = Shape(("number", "when", "who", "what", "why"), ("who", "what", "why"))
    return Listing(decisions, shape, row, line, _COLUMNS, lambda one: {"kind": "decision"} | line(one))


def _line(decision: "Decision", lost: list[str]) -> dict[str, object]:
    change, signed = decision.change, decision.signed
    return {
        "number": decision.number,
        "action": decision.action.value,
        "labels": list(change.labels) if change else [],
        "name": change.name if change else None,
        "positions": [f"{anchor.doc}:{anchor.start}-{anchor.end}" for anchor in change.anchors] if change else [],
        "by": signed.by,
        "at": signed.at.isoformat(),
        "why": signed.why,
        "undoes": decision.undoes,
        "undone_by": decision.undone_by,
        "lost": lost,
    }
