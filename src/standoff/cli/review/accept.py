"""`standoff review accept`."""

from pathlib import Path

import click

from standoff.cli.exits import DONE
from standoff.cli.issues.signing import signing_options
from standoff.cli.options import record_option


@click.command("accept", short_help="Sign entries as they are shown.")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@record_option
@signing_options
def command(ids: tuple[str, ...], record: Path, by: str | None, why: str | None) -> int:
    """Sign the entries as they are shown: they stay so, whatever a newer coder says.

    ID is the id of an entry, the beginning of one, or its mark (3c3c3f94:525-561). The id of a report signs
    everything in it that nobody has judged.
    """
    from standoff.cli.issues.signing import signature
    from standoff.cli.review.entries import entries, is_report, report, tell
    from standoff.run import review
    from standoff.store import open_store

    with open_store(record) as store:
        signed = signature(by, why)
        reports = [report(store, asked) for asked in ids if is_report(store, asked)]
        chosen = entries(store, [asked for asked in ids if not is_report(store, asked)])
        for document in reports:
            tell(store, review.accept_document(store, document, signed))
        if chosen:
            tell(store, review.accept(store, chosen, signed))
    return DONE
