"""`standoff erase document`."""

from pathlib import Path

import click

from standoff.cli.exits import DONE
from standoff.cli.issues.signing import signing_options
from standoff.cli.options import record_option


@click.command("document", short_help="Erase a report.")
@click.argument("id_", metavar="ID")
@record_option
@signing_options
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(id_: str, record: Path, by: str | None, why: str | None, yes: bool) -> int:
    """Erase the report ID (the beginning of its id is enough): text, entries, history, and what decisions quote of it.

    The same text is not added again.
    """
    from standoff.cli.issues.signing import signature
    from standoff.cli.output import on_one_line
    from standoff.cli.review.entries import report
    from standoff.model.codec import KINDS
    from standoff.store import Filter, open_store

    with open_store(record) as store:
        document = report(store, id_)
        stored = store.document(document)
        title = stored.document.title or stored.document.source or "no title" if stored else ""
        entries = sum(store.count(kind, Filter(document=document)) for kind in KINDS)
        if not yes and not click.confirm(on_one_line(f"erase {document} ({title}), {entries} entries, for good?")):
            click.echo("nothing was erased")
            return DONE
        number = store.eraser.document(document, signature(by, why))
    click.echo(f"erasure {number}: report {document} and its {entries} entries are erased")
    return DONE
