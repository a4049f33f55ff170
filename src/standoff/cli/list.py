"""`standoff list`: the record, kind by kind."""

import gc
import importlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standoff.cli.exits import DONE
from standoff.cli.options import RECORD_KINDS, asked_filter, filter_options, reading_option

if TYPE_CHECKING:
    from standoff.cli.listing import Listing
    from standoff.store import Filter, Store

_PLURALS = {kind: f"{kind}s" for kind in RECORD_KINDS if kind != "time"} | {
    "quantity": "quantities",
    "document": "documents",
    "party": "parties",
    "movement": "movement",
    "failure": "failures",
    "history": "history",
    "imported": "imported",
}
KINDS = ("document", "statement", "event", "position", "movement", "meeting", "conditional", "quantity", "outlook")
TOLD_TOGETHER = ("event", "meeting")
"""Of these the tellings of all reports are put together."""
_PLACES = {
    "document": ("standoff.cli.listing", "documents"),
    "event": ("standoff.cli.happenings", "events"),
    "meeting": ("standoff.cli.happenings", "meetings"),
    "party": ("standoff.cli.listing", "parties"),
    "failure": ("standoff.cli.listing", "failures"),
    "history": ("standoff.cli.past", "history"),
    "imported": ("standoff.cli.imported", "imported"),
    "position": ("standoff.cli.positions", "positions"),
    "movement": ("standoff.cli.moved", "movements"),
}
"""Modules and their functions that list the kinds with a listing of their own."""
LISTED = (*KINDS, "party", "failure", "history", "imported")


class Listed(click.ParamType[str]):
    """What can be listed, in the plural or the singular."""

    name = "kind"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The kind in the singular.

        Raises:
            click.BadParameter: there is no such kind.
        """
        word = str(value).lower()
        named = [kind for kind in LISTED if word in (kind, _PLURALS[kind])]
        if not named:
            self.fail(f"there are no {value!r} to list; there are: {', '.join(_PLURALS[kind] for kind in LISTED)}")
        return named[0]


@click.command("list", short_help="List what the record holds, filtered.")
@click.argument("kind", type=Listed(), metavar="KIND")
@reading_option
@filter_options
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "tsv", "jsonl"]), default="table", show_default=True
)
@click.option("--mentions", is_flag=True, help="Of events and meetings, each telling and not each once.")
def command(kind: str, record: Path, form: str, mentions: bool, **given: Any) -> int:
    """List the KIND of entries that the record holds.

    KIND is one of: documents, statements, events, positions, movement, meetings, conditionals, quantities,
    outlooks, parties, failures, history (what the coder said before it coded a report again), imported (events
    that others coded; see standoff import).

    An event or meeting that several reports tell is listed once, by the telling that stands for it, if any of its
    tellings is as asked: "support" is how many independent reports tell it (copies of one text count once),
    "mentions" how many places. --mentions lists each place.

    In tables, a day in brackets is the day of the report, where it gives no other; "where" leads to the
    words: beginning of the document's id, first character and end. In CSV and TSV a text that begins like a
    formula gets an apostrophe in front.
    """
    from standoff.cli.as_of import tell
    from standoff.cli.empty import why_empty
    from standoff.cli.opening import open_asked
    from standoff.store.called import with_known_parties

    gc.disable()  # what is read is many objects without cycles, and the command ends soon
    if mentions and kind not in TOLD_TOGETHER:
        raise click.UsageError(f"--mentions is for events and meetings; {_PLURALS[kind]} are listed one by one")
    asked = asked_filter(_spelled(kind, given))
    with open_asked(record, asked) as store:
        tell(store, asked.as_of)
        asked = with_known_parties(store, asked)
        listing = _listing(kind, mentions)(store, asked)
        if not listing.items:
            click.echo(f"standoff: {why_empty(store, kind, _PLURALS[kind], asked)}", err=True)
        listing.write(form)
    return DONE


def _spelled(kind: str, given: dict[str, Any]) -> dict[str, Any]:
    """The options with their closed words in the case in which the record writes them."""
    spelled = dict(given)
    for name in ("type", "status", "stance"):
        if spelled[name] is not None:
            spelled[name] = spelled[name].upper() if (kind, name) == ("event", "type") else spelled[name].lower()
    return spelled


def _listing(kind: str, mentions: bool) -> "Callable[[Store, Filter], Listing[Any]]":
    """How a kind is listed; only the module that says so is imported."""
    if mentions:
        from standoff.cli.happenings import mentions as of_mentions

        return of_mentions(kind)
    if kind in _PLACES:
        module, name = _PLACES[kind]
        special: Callable[[Store, Filter], Listing[Any]] = getattr(importlib.import_module(module), name)
        return special
    from standoff.cli.listing import of_kind

    return of_kind(kind)
