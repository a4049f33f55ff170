"""`standoff review rename`."""

from pathlib import Path

import click

from standoff.cli.exits import DONE
from standoff.cli.issues.signing import signing_options
from standoff.cli.options import record_option


@click.command("rename", short_help="Give a party another name.")
@click.argument("old")
@click.argument("new")
@record_option
@signing_options
def command(old: str, new: str, record: Path, by: str | None, why: str | None) -> int:
    """Call the person, organisation or group OLD by the name NEW, also in reports that are added later.

    OLD is a full name, an id, or the words for who has neither. For issues: standoff issues rename.
    """
    from standoff.cli.issues.signing import signature
    from standoff.cli.review.entries import tell
    from standoff.run import review
    from standoff.store import open_store

    with open_store(record) as store:
        tell(store, review.rename(store, old, new, signature(by, why)))
    return DONE
