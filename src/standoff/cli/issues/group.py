"""`standoff issues`: its commands."""

from pathlib import Path

import click

from standoff.cli.lazy import LazyGroup
from standoff.cli.options import record_option

PLACES = {
    "list": "standoff.cli.issues.list",
    "rename": "standoff.cli.issues.rename",
    "merge": "standoff.cli.issues.merge",
    "split": "standoff.cli.issues.split",
    "undo": "standoff.cli.issues.undo",
    "history": "standoff.cli.issues.history",
}


@click.command("issues", cls=LazyGroup, places=PLACES, short_help="List, rename, merge and split issues.")
@record_option
@click.pass_context
def command(ctx: click.Context, record: Path) -> None:
    """List the issues of the record, and rename, merge and split them.

    Lists and briefs show issues as you name them, also after reports are added or coded again. What the
    coder said stays in the record. Every decision is kept with who, when and why, and can be undone.
    """
    ctx.default_map = {name: {"record": record} for name in PLACES}
