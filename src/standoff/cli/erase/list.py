"""`standoff erase list`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.exits import DONE
from standoff.cli.options import record_option

if TYPE_CHECKING:
    from standoff.store.erasing import Erasure

_COLUMNS = ("number", "what", "document", "by", "at", "why")


@click.command("list", short_help="List what was erased.")
@record_option
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "tsv", "jsonl"]), default="table", show_default=True
)
def command(record: Path, form: str) -> int:
    """List what was erased: when, by whom and why; of a report its id, of a person nothing."""
    from standoff.cli.listing import Listing
    from standoff.cli.tables import Shape
    from standoff.store import open_store

    with open_store(record) as store:
        found = store.eraser.erasures()
    if not found:
        click.echo(f"standoff: nothing was erased from {record}", err=True)
    shape = Shape(("number", "when", "who", "what", "why"), ("who", "what", "why"))
    Listing(found, shape, _row, _line, _COLUMNS, lambda one: {"kind": "erasure"} | _line(one)).write(form)
    return DONE


def _row(one: "Erasure") -> tuple[str, ...]:
    what = f"report {one.document}" if one.document else "a person"
    return (str(one.number), one.signed.at.date().isoformat(), one.signed.by, what, one.signed.why or "")


def _line(one: "Erasure") -> dict[str, object]:
    return {
        "number": one.number,
        "what": "document" if one.document else "person",
        "document": one.document,
        "by": one.signed.by,
        "at": one.signed.at.isoformat(),
        "why": one.signed.why,
    }
