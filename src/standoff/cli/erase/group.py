"""`standoff erase`: its commands."""

from pathlib import Path

import click

from standoff.cli.lazy import LazyGroup
from standoff.cli.options import record_option

PLACES = {
    "document": "standoff.cli.erase.document",
    "person": "standoff.cli.erase.person",
    "list": "standoff.cli.erase.list",
    "finish": "standoff.cli.erase.finish",
}


@click.command("erase", cls=LazyGroup, places=PLACES, short_help="Take a report or a person's name out for good.")
@record_option
@click.pass_context
def command(ctx: click.Context, record: Path) -> None:
    """Take a report, or a person's name, out of the record for good, so that its file holds nothing of it.

    A tombstone stays: who erased, when and why, the report's id, or salted hashes of the name, so that it does not
    come back when reports are added. This cannot be undone. Copies of the file, and what was exported, are yours to
    look after.
    """
    ctx.default_map = {name: {"record": record} for name in PLACES}
