"""`standoff review export`: reviewed entries as gold."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.exits import DONE
from standoff.cli.options import record_option

if TYPE_CHECKING:
    from standoff.model import Record
    from standoff.model.review import State
    from standoff.store import Store


@click.command("export", short_help="Write reviewed reports as gold.")
@record_option
@click.option(
    "-o", "--output", "folder", type=click.Path(path_type=Path, file_okay=False), required=True, metavar="FOLDER",
    help="Where; each report gets a folder of its own there.",
)  # fmt: skip
@click.option("--document", metavar="ID", help="Only this report; the beginning of its id is enough.")
@click.option(
    "--partly", is_flag=True, help="Reports too of which entries wait to be judged: gold is not complete then."
)
def command(record: Path, folder: Path, document: str | None, partly: bool) -> int:
    """Write every report whose entries have all been judged as gold: article.txt and gold.json in a folder of its own.

    Gold has what was accepted, edited and added; events that were rejected are told as what must not be told. The
    articles are written in full. `standoff score FOLDER` compares with it.
    """
    from standoff.score import gold_of, write_gold
    from standoff.store import Filter, open_store

    written = left = 0
    with open_store(record) as store:
        for found in store.documents(Filter(document=document)):
            records, rejected, waiting = _judged(store, found.id)
            if not records or (waiting and not partly):
                left += 1
                continue
            write_gold(folder, found, gold_of(found, records, rejected))
            written += 1
    click.echo(f"{folder}: {written} {'report' if written == 1 else 'reports'} written as gold")
    if left:
        why = "nothing of them was judged" if partly else "entries of them wait to be judged, or they have none"
        click.echo(f"standoff: {left} left out: {why}; see: standoff review list --waiting", err=True)
    return DONE


def _judged(store: "Store", document: str) -> "tuple[list[Record], dict[str, str | None], int]":
    """Signed entries and rejected events, why these were rejected, and how many entries wait."""
    from standoff.model import Event
    from standoff.model.codec import DEFAULT_KINDS
    from standoff.model.review import State

    records: list[Record] = []
    rejected: dict[str, str | None] = {}
    for record, state, numbers in _states(store, document):
        if state is State.REJECTED:
            if isinstance(record, Event):
                records.append(record)
                rejected[record.id] = _reason(store, numbers)
        elif state is not State.DOUBLE:
            records.append(record)
    return records, rejected, len(store.reviews.queue(DEFAULT_KINDS, document=document))


def _states(store: "Store", document: str) -> "Iterator[tuple[Record, State, tuple[int, ...]]]":
    from standoff.model.codec import DEFAULT_KINDS
    from standoff.model.review import State
    from standoff.store import Filter

    for kind in DEFAULT_KINDS:
        found = {
            record.id: record
            for state in State
            for record in store.records(kind, Filter(document=document, review=state.value))
        }
        for id_, record in sorted(found.items(), key=lambda pair: (pair[1].evidence[0].start, pair[0])):
            standing = store.reviews.standing(id_)
            if standing is not None and standing.state is not None:
                yield record, standing.state, standing.decisions


def _reason(store: "Store", numbers: tuple[int, ...]) -> str | None:
    """Why the last of some decisions was made."""
    whys = [one.signed.why for one in store.reviews.some(numbers)]
    return whys[-1] if whys else None
