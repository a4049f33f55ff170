"""`standoff review undo`."""

from pathlib import Path

import click

from standoff.cli.exits import DONE
from standoff.cli.issues.signing import signing_options
from standoff.cli.options import record_option


@click.command("undo", short_help="Take a decision back.")
@click.argument("number", type=click.IntRange(min=1), metavar="N")
@record_option
@signing_options
def command(number: int, record: Path, by: str | None, why: str | None) -> int:
    """Take decision N back; `standoff review history` has the numbers. Later decisions stay in force."""
    from standoff.cli.issues.signing import signature
    from standoff.run import review
    from standoff.store import open_store

    with open_store(record) as store:
        click.echo(f"decision {review.undo(store, number, signature(by, why))}: decision {number} undone")
    return DONE
