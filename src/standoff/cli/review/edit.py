"""`standoff review edit`."""

from pathlib import Path

import click

from standoff.cli.exits import DONE
from standoff.cli.issues.signing import signing_options
from standoff.cli.options import record_option


@click.command("edit", short_help="Change fields of an entry.")
@click.argument("id_", metavar="ID")
@click.argument("pairs", nargs=-1, metavar="[FIELD=VALUE]...")
@record_option
@signing_options
def command(id_: str, pairs: tuple[str, ...], record: Path, by: str | None, why: str | None) -> int:
    """Change fields of the entry ID; without any, show them as they can be written.

    Words of the report stand for themselves (place=Kilani), the nearest are meant. Who is WHO@WORDS (actor=TCD@Chad,
    several with ; between them), or WHO where the report mentions it. When is VALUE@WORDS (date=2021-05-03@Monday).
    Parts have paths (actor[0].role=spokesman). An empty value or - takes it away. Other tellings of the same event or
    meeting stay as they are, and are named.
    """
    from standoff.cli.happenings.showing import others_told
    from standoff.cli.issues.signing import signature
    from standoff.cli.review.entries import entry, fields_of, tell, tell_others
    from standoff.cli.review.views import write_fields
    from standoff.run import review
    from standoff.run.review.decide import standing_of
    from standoff.store import open_store

    written = fields_of(pairs)
    with open_store(record) as store:
        chosen = entry(store, id_)
        if not written:
            write_fields(store, standing_of(store, chosen))
            return DONE
        others = others_told(store, [chosen])
        tell(store, review.edit(store, chosen, written, signature(by, why)))
        tell_others(others)
    return DONE
