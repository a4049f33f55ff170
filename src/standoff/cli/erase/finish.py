"""`standoff erase finish`."""

from pathlib import Path

import click

from standoff.cli.exits import DONE
from standoff.cli.options import record_option


@click.command("finish", short_help="Write the file anew after an erasure that could not.")
@record_option
def command(record: Path) -> int:
    """Write the file anew, so that no page of it keeps what was erased while another program read it."""
    from standoff.store import open_store

    with open_store(record) as store:
        store.eraser.finish()
    click.echo(f"{record} is written anew")
    return DONE
