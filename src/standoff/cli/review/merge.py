"""`standoff review merge`."""

from pathlib import Path

import click

from standoff.cli.exits import DONE
from standoff.cli.issues.signing import signing_options
from standoff.cli.options import record_option


@click.command("merge", short_help="Make one of several entries or parties.")
@click.argument("ids", nargs=-1, required=True, metavar="ID ID...")
@click.option("--parties", is_flag=True, help="These are names or ids of parties that are one, the first.")
@record_option
@signing_options
def command(ids: tuple[str, ...], parties: bool, record: Path, by: str | None, why: str | None) -> int:
    """Tell that several entries of a kind are one.

    Events stay as each report tells them and count as one event. Of other entries, which must be of one report, the
    first stays with the evidence of all. With --parties, all that are named become the first, in later reports too.
    """
    from standoff.cli.issues.signing import signature
    from standoff.cli.review.entries import entries, tell
    from standoff.run import review
    from standoff.store import open_store

    with open_store(record) as store:
        signed = signature(by, why)
        if parties:
            tell(store, review.merge_parties(store, ids[1:], ids[0], signed))
        else:
            tell(store, review.merge(store, entries(store, ids), signed))
    return DONE
