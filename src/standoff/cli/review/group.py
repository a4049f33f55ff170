"""`standoff review`: its commands, and the walk through what waits."""

from pathlib import Path

import click

from standoff.cli.exits import DONE
from standoff.cli.issues.signing import signing_options
from standoff.cli.lazy import LazyGroup
from standoff.cli.options import Kinds, record_option

PLACES = {
    "accept": "standoff.cli.review.accept",
    "reject": "standoff.cli.review.reject",
    "edit": "standoff.cli.review.edit",
    "add": "standoff.cli.review.add",
    "merge": "standoff.cli.review.merge",
    "split": "standoff.cli.review.split",
    "rename": "standoff.cli.review.rename",
    "undo": "standoff.cli.review.undo",
    "list": "standoff.cli.review.list",
    "history": "standoff.cli.review.history",
    "lost": "standoff.cli.review.lost",
    "export": "standoff.cli.review.export",
}
WALKED = ("event", "statement", "position", "meeting", "conditional", "quantity", "outlook")


@click.command(
    "review",
    cls=LazyGroup,
    places=PLACES,
    invoke_without_command=True,
    short_help="Go through doubtful entries and put them right.",
)
@record_option
@click.option("--kinds", type=Kinds(), metavar="KINDS", help="Only these, with commas between them.")
@click.option("--document", metavar="ID", help="Only this report; the beginning of its id is enough.")
@signing_options
@click.pass_context
def command(
    ctx: click.Context,
    record: Path,
    kinds: tuple[str, ...] | None,
    document: str | None,
    by: str | None,
    why: str | None,
) -> int:
    """Go through the entries that nobody has judged, the most doubtful first.

    Each is shown with the sentence that says so and its fields. Then a letter and Enter: a accepts, r rejects, e edits,
    u undoes the last, s skips, q quits, ? helps. What is decided is kept at once. Words after the letter are kept
    as the reason.

    Lists, search, brief and exports show the record as reviewers leave it, also when reports are coded again; what
    the coder said stays beside it. The commands below do the same one by one.
    """
    ctx.default_map = {name: {"record": record, "by": by, "why": why} for name in PLACES}
    if ctx.invoked_subcommand is not None:
        return DONE
    from standoff.cli.review.walk import walk
    from standoff.store import open_store

    with open_store(record) as store:
        walk(store, kinds or WALKED, document, by)
    return DONE
