"""`standoff review lost`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.exits import DONE
from standoff.cli.options import record_option

if TYPE_CHECKING:
    from standoff.model.review import Reviewed
    from standoff.model.revise import LostAnchor

_COLUMNS = ("decision", "what", "kept", "doc", "start", "end", "words")


@click.command("lost", short_help="List what decisions no longer find.")
@record_option
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "tsv", "jsonl"]), default="table", show_default=True
)
def command(record: Path, form: str) -> int:
    """List what decisions in force are about and the coder no longer finds, since reports were coded again.

    What a human signed is shown nevertheless, as it was signed. The decisions stay in force, and apply again when it
    is found again; `standoff review undo` takes them back.
    """
    from standoff.cli.listing import Listing
    from standoff.cli.tables import Shape
    from standoff.store import open_store

    with open_store(record) as store:
        items: list[LostAnchor | Reviewed] = [*store.reviews.lost(), *store.reviews.idle()]
    if not items:
        click.echo(f"standoff: everything that decisions in {record} are about is found", err=True)
    shape = Shape(("decision", "what", "shown", "words", "where"), ("what", "words"))
    Listing(items, shape, _row, _line, _COLUMNS, lambda one: {"kind": "lost"} | _line(one)).write(form)
    return DONE


def _row(one: "LostAnchor | Reviewed") -> tuple[str, ...]:
    line = _line(one)
    where = f"{str(line['doc'])[:8]}:{line['start']}-{line['end']}" if line["doc"] else ""
    shown = "as signed" if line["kept"] else "no"
    return (str(line["decision"]), str(line["what"]), shown, str(line["words"]), where)


def _line(one: "LostAnchor | Reviewed") -> dict[str, object]:
    from standoff.model.revise import LostAnchor
    from standoff.run.review.spell import told

    if not isinstance(one, LostAnchor):
        nowhere = {"doc": None, "start": None, "end": None}
        return {"decision": one.number, "what": "party", "kept": False, **nowhere, "words": told(one)}
    anchor = one.anchor
    what = f"{anchor.kind} {anchor.label}" if anchor.label else anchor.kind
    place = {"doc": anchor.doc, "start": anchor.start, "end": anchor.end}
    return {"decision": one.decision, "what": what, "kept": one.kept, **place, "words": anchor.words}
