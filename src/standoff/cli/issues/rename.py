"""`standoff issues rename`."""

from pathlib import Path

import click

from standoff.cli.exits import DONE
from standoff.cli.issues.signing import signing_options
from standoff.cli.options import record_option


@click.command("rename", short_help="Give an issue another name.")
@click.argument("old")
@click.argument("new")
@record_option
@signing_options
def command(old: str, new: str, record: Path, by: str | None, why: str | None) -> int:
    """Show the issue OLD as NEW, also in reports that are added later."""
    from standoff.analyze.changes import rename
    from standoff.cli.issues.desk import decide, issues_of
    from standoff.store import open_store

    with open_store(record) as store:
        decide(store, rename(issues_of(store).shown, old, new), by, why)
    return DONE
