"""`standoff review split`."""

from pathlib import Path

import click

from standoff.cli.exits import DONE
from standoff.cli.issues.signing import signing_options
from standoff.cli.options import record_option


@click.command("split", short_help="Tell an event or a mention of a party from others.")
@click.argument("id_", metavar="ID")
@click.argument("others", nargs=-1, metavar="[ID]...")
@click.option("--party", metavar="FIELD", help="The party in this field is somebody else: speaker, or actor[1].")
@click.option("--who", metavar="WHO", help="Who that is: somebody of the record, a country, or a person's full name.")
@record_option
@signing_options
def command(
    id_: str,
    others: tuple[str, ...],
    party: str | None,
    who: str | None,
    record: Path,
    by: str | None,
    why: str | None,
) -> int:
    """Tell that the event ID is another one than the events that follow, with which it was counted.

    With --party and --who instead: that the mention of a party in ID is somebody else, wherever entries rest on it.
    """
    from standoff.cli.issues.signing import signature
    from standoff.cli.review.entries import entries, entry, tell
    from standoff.run import review
    from standoff.store import open_store

    if (party is None) != (who is None) or (party is not None and others):
        raise click.UsageError("name the other events, or else give --party and --who")
    with open_store(record) as store:
        signed, chosen = signature(by, why), entry(store, id_)
        if party is not None and who is not None:
            tell(store, review.split_party(store, chosen, party, who, signed))
        else:
            tell(store, review.split(store, chosen, entries(store, others), signed))
    return DONE
