"""`standoff review add`."""

from pathlib import Path

import click

from standoff.cli.exits import DONE
from standoff.cli.issues.signing import signing_options
from standoff.cli.options import RECORD_KINDS, record_option


@click.command("add", short_help="Add an entry that was not found.")
@click.argument("document", metavar="REPORT")
@click.argument("kind", type=click.Choice([kind for kind in RECORD_KINDS if kind != "time"]), metavar="KIND")
@click.argument("pairs", nargs=-1, required=True, metavar="FIELD=VALUE...")
@record_option
@signing_options
def command(document: str, kind: str, pairs: tuple[str, ...], record: Path, by: str | None, why: str | None) -> int:
    """Add an entry of KIND to REPORT (its id or the beginning of it), with fields as `standoff review edit` takes them.

    evidence=WORDS must be there: the words of the report that say so. KIND is one of statement, event, position,
    meeting, conditional, quantity, outlook.
    """
    from standoff.cli.issues.signing import signature
    from standoff.cli.review.entries import fields_of, report, tell
    from standoff.run import review
    from standoff.store import open_store

    with open_store(record) as store:
        tell(store, review.add(store, report(store, document), kind, fields_of(pairs), signature(by, why)))
    return DONE
