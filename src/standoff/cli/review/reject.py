"""`standoff review reject`."""

from pathlib import Path

import click

from standoff.cli.exits import DONE
from standoff.cli.issues.signing import signing_options
from standoff.cli.options import record_option


@click.command("reject", short_help="Leave entries out.")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@record_option
@signing_options
def command(ids: tuple[str, ...], record: Path, by: str | None, why: str | None) -> int:
    """Leave the entries out of every list, brief and export.

    ID is the id of an entry, the beginning of one, or its mark (3c3c3f94:525-561). The id of a report leaves out
    everything in it, also what is found in it later. `standoff review undo` brings them back. Other tellings of the
    same event or meeting stay, and are named.
    """
    from standoff.cli.happenings.showing import others_told
    from standoff.cli.issues.signing import signature
    from standoff.cli.review.entries import entries, is_report, report, tell, tell_others
    from standoff.run import review
    from standoff.store import open_store

    with open_store(record) as store:
        signed = signature(by, why)
        reports = [report(store, asked) for asked in ids if is_report(store, asked)]
        chosen = entries(store, [asked for asked in ids if not is_report(store, asked)])
        for document in reports:
            tell(store, review.reject_document(store, document, signed))
        if chosen:
            others = others_told(store, chosen)
            tell(store, review.reject(store, chosen, signed))
            tell_others(others)
    return DONE
