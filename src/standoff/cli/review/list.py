"""`standoff review list`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standoff.cli.exits import DONE
from standoff.cli.options import Kinds, record_option

if TYPE_CHECKING:
    from standoff.cli.listing import Listing
    from standoff.store import Standing, Store

STATES = ("accepted", "edited", "rejected", "added", "double")
_COLUMNS = (
    "id",
    "entry",
    "state",
    "changes",
    "double_of",
    "found",
    "decisions",
    "confidence",
    "doc",
    "start",
    "end",
    "words",
)


@click.command("list", short_help="List entries that were judged, or wait to be.")
@record_option
@click.option("--state", type=click.Choice(STATES), help="Only these.")
@click.option("--waiting", is_flag=True, help="What nobody has judged, the most doubtful first, and why.")
@click.option("--kinds", type=Kinds(), metavar="KINDS", help="Only these, with commas between them.")
@click.option("--document", metavar="ID", help="Only this report; the beginning of its id is enough.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many.")
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "tsv", "jsonl"]), default="table", show_default=True
)
def command(
    record: Path,
    state: str | None,
    waiting: bool,
    kinds: tuple[str, ...] | None,
    document: str | None,
    limit: int | None,
    form: str,
) -> int:
    """List the entries that humans judged, each with what the coder says where it is shown otherwise."""
    from standoff.cli.review.group import WALKED
    from standoff.cli.review.views import waiting_listing
    from standoff.store import open_store

    chosen = kinds or WALKED
    with open_store(record) as store:
        found: Listing[Any] = (
            waiting_listing(store.reviews.queue(chosen, limit, document))
            if waiting
            else _listing(_standings(store, chosen, state, document)[:limit])
        )
    if not found.items:
        what = "waits to be judged" if waiting else "was judged"
        click.echo(f"standoff: no such entry of {record} {what}", err=True)
    found.write(form)
    return DONE


def _standings(store: "Store", kinds: tuple[str, ...], state: str | None, document: str | None) -> "list[Standing]":
    from standoff.store import Filter

    ids = [
        found.id
        for kind in kinds
        for one in ((state,) if state else STATES)
        for found in store.records(kind, Filter(review=one, document=document))
    ]
    return [standing for standing in map(store.reviews.standing, ids) if standing is not None]


def _listing(standings: "list[Standing]") -> "Listing[Standing]":
    from standoff.cli.listing import Listing
    from standoff.cli.tables import Shape
    from standoff.export.cells import mark

    def row(one: "Standing") -> tuple[str, ...]:
        line = _line(one)
        numbers = ", ".join(map(str, one.decisions))
        return (
            str(line["state"]),
            one.record.kind,
            str(line["words"]),
            str(line["changes"]),
            numbers,
            mark(one.record),
        )

    shape = Shape(("state", "kind", "words", "coder said", "decisions", "where"), ("words", "coder said"))
    return Listing(standings, shape, row, _line, _COLUMNS, lambda one: {"kind": "review"} | _line(one))


def _line(one: "Standing") -> dict[str, object]:
    from standoff.model.review import words_of
    from standoff.run.review.spell import differences

    span = one.record.evidence[0]
    told = [f"{name}={said}" for name, said, _ in differences(one.coder, one.record)] if one.coder is not None else []
    return {
        "id": one.record.id,
        "entry": one.record.kind,
        "state": one.state.value if one.state else None,
        "changes": "; ".join(told),
        "double_of": one.double_of,
        "found": one.found,
        "decisions": list(one.decisions),
        "confidence": one.coder.confidence if one.coder is not None else None,
        "doc": one.record.doc,
        "start": span.start,
        "end": span.end,
        "words": words_of(one.record),
    }
