"""`standoff issues merge`."""

from pathlib import Path

import click

from standoff.cli.exits import DONE
from standoff.cli.issues.signing import signing_options
from standoff.cli.options import record_option


@click.command("merge", short_help="Make one issue of several.")
@click.argument("labels", nargs=-1, required=True, metavar="A B [C...]")
@click.option("--into", required=True, metavar="NAME", help="What the one is called: a new name, or one of them.")
@record_option
@signing_options
def command(labels: tuple[str, ...], into: str, record: Path, by: str | None, why: str | None) -> int:
    """Show the issues A, B ... as one, also in reports that are added later; their movement is compared as one."""
    from standoff.analyze.changes import merge
    from standoff.cli.issues.desk import decide, issues_of
    from standoff.store import open_store

    with open_store(record) as store:
        decide(store, merge(issues_of(store).shown, labels, into), by, why)
    return DONE
