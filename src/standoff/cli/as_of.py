"""What is said of answers as known on a day."""

from datetime import date

import click

from standoff.store import Filter, Store


def told(store: Store, day: date) -> str:
    """How many of the reports were known on `day`, and how many are left out because nobody knows."""
    known, unplaced = store.count("document", Filter(as_of=day)), store.count_unplaced()
    parts = [f"as known on {day}: {known:,} of {store.count('document'):,} reports"]
    if unplaced:
        parts.append(f"{unplaced:,} left out because neither their day of publication nor of retrieval is known")
    return "; ".join(parts)


def tell(store: Store, day: date | None) -> None:
    """Say on standard error what an answer as of `day` rests on; nothing where it is `None`."""
    if day is not None:
        click.echo(f"standoff: {told(store, day)}", err=True)
