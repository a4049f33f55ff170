"""`standoff review history`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.exits import DONE
from standoff.cli.options import record_option

if TYPE_CHECKING:
    from standoff.cli.listing import Listing
    from standoff.model.review import Reviewed

_COLUMNS = ("number", "about", "action", "entries", "changes", "by", "at", "why", "undoes", "undone_by")


@click.command("history", short_help="List who decided what, when and why.")
@click.argument("id_", required=False, metavar="[ID]")
@record_option
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "tsv", "jsonl"]), default="table", show_default=True
)
def command(id_: str | None, record: Path, form: str) -> int:
    """List what was decided about the entry ID, or about all; decisions about issues: standoff issues history."""
    from standoff.cli.review.entries import entry
    from standoff.run import review
    from standoff.store import open_store

    with open_store(record) as store:
        decided = review.history(store, entry(store, id_) if id_ is not None else None)
    if not decided:
        click.echo(f"standoff: nothing was decided about {id_ or f'entries of {record}'}", err=True)
    _listing(decided).write(form)
    return DONE


def _listing(decided: "list[Reviewed]") -> "Listing[Reviewed]":
    from standoff.cli.listing import Listing
    from standoff.cli.tables import Shape
    from standoff.run.review.spell import told

    def row(one: "Reviewed") -> tuple[str, ...]:
        what = told(one) + (f" (undone by {one.undone_by})" if one.undone_by is not None else "")
        return (str(one.number), one.signed.at.date().isoformat(), one.signed.by, what, one.signed.why or "")

    shape = Shape(("number", "when", "who", "what", "why"), ("who", "what", "why"))
    return Listing(decided, shape, row, _line, _COLUMNS, lambda one: {"kind": "decision"} | _line(one))


def _line(one: "Reviewed") -> dict[str, object]:
    review, signed = one.review, one.signed
    anchors = review.anchors if review is not None else ()
    return {
        "number": one.number,
        "about": review.about.value if review else None,
        "action": review.action.value if review else "undo",
        "entries": [anchor.record or f"{anchor.doc}:{anchor.start}-{anchor.end}" for anchor in anchors],
        "changes": [f"{change.path}={change.value}" for change in review.changes] if review else [],
        "by": signed.by,
        "at": signed.at.isoformat(),
        "why": signed.why,
        "undoes": one.undoes,
        "undone_by": one.undone_by,
    }
