"""`standoff erase person`."""

from pathlib import Path

import click

from standoff.cli.exits import DONE
from standoff.cli.issues.signing import signing_options
from standoff.cli.options import record_option


@click.command("person", short_help="Erase a person's name.")
@click.argument("name")
@click.option("--also", multiple=True, metavar="NAME", help="Another name, masked wherever it stands. Repeatable.")
@record_option
@signing_options
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(name: str, also: tuple[str, ...], record: Path, by: str | None, why: str | None, yes: bool) -> int:
    """Mask the full name NAME in all texts, entries, history and decisions; offsets stay.

    In reports that have the full name, its last word is masked too where it stands alone. Entries stay, without the
    name. Reports that are added later are masked in the same way. What the person is called by office or by "he" or
    "she" stays.
    """
    import secrets

    from standoff.cli.issues.signing import signature
    from standoff.cli.output import on_one_line
    from standoff.store import open_store

    with open_store(record) as store:
        signed = signature(by, why)
        called = ", ".join((name, *also))
        if not yes and not click.confirm(on_one_line(f"mask {called} in {store.path} for good?")):
            click.echo("nothing was erased")
            return DONE
        number, documents = store.eraser.person(name, also, secrets.token_hex(16), signed)
    click.echo(f"erasure {number}: the name is masked; {documents} {'report' if documents == 1 else 'reports'} had it")
    return DONE
