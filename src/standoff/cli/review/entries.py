"""Entries that users name on the command line, and what is said about decisions."""

from collections.abc import Mapping, Sequence

import click

from standoff.cli.output import on_one_line
from standoff.errors import ReviewError
from standoff.run.review.spell import told
from standoff.store import Filter, Store

_SEVERAL_SHOWN = 5


def entry(store: Store, asked: str) -> str:
    """The id of the entry that an id, the beginning of one, or a mark leads to.

    Raises:
        ReviewError: there is none, or more than one.
    """
    found = store.reviews.find(asked.strip().lower())
    if len(found) == 1:
        return found[0]
    if not found:
        raise ReviewError(
            f"no entry has the id or mark {asked!r}; marks are in `standoff list KIND`, ids with --format jsonl"
        )
    standings = [standing for standing in map(store.reviews.standing, found[:_SEVERAL_SHOWN]) if standing is not None]
    which = "; ".join(f"{one.record.id} ({one.record.kind})" for one in standings)
    raise ReviewError(f"{asked!r} leads to {len(found)} entries, name one by its id: {which}")


def entries(store: Store, asked: Sequence[str]) -> list[str]:
    """The ids of several; see `entry`."""
    return [entry(store, one) for one in asked]


def report(store: Store, asked: str) -> str:
    """The id of the report whose id begins so.

    Raises:
        ReviewError: there is none, or more than one.
    """
    found = [document.id for document in store.documents(Filter(document=asked.strip(), limit=2))]
    if len(found) != 1:
        what = "more than one report" if found else "no report"
        raise ReviewError(f"{what} of {store.path} has an id that begins with {asked!r}; see: standoff list documents")
    return found[0]


def is_report(store: Store, asked: str) -> bool:
    """Whether a whole report is named: by the beginning of its id, where no entry has such an id."""
    wanted = asked.strip().lower()
    return ":" not in wanted and not store.reviews.find(wanted) and store.count("document", Filter(document=wanted)) > 0


def fields_of(pairs: Sequence[str]) -> Mapping[str, str]:
    """FIELD=VALUE pairs.

    Raises:
        click.UsageError: one is none, or a field is given twice.
    """
    found: dict[str, str] = {}
    for pair in pairs:
        field, sign, value = pair.partition("=")
        name = field.strip()
        if not sign or not name:
            raise click.UsageError(f"{pair!r} is not FIELD=VALUE, as in status=alleged or actor=SOM@Mogadishu")
        if name in found:
            raise click.UsageError(f"{name} is given twice")
        found[name] = value
    return found


def tell_others(marks: Sequence[str]) -> None:
    """Say on standard error that the same is told elsewhere too, where a decision about one telling does not reach."""
    if marks:
        left = len(marks) - _SEVERAL_SHOWN
        named = ", ".join(marks[:_SEVERAL_SHOWN]) + (f" and {left} more" if left > 0 else "")
        click.echo(f"standoff: told elsewhere too, where it stays as it is: {named}", err=True)


def tell(store: Store, number: int) -> None:
    """Say what was decided."""
    (made,) = store.reviews.some([number])
    click.echo(on_one_line(f"decision {number}: {told(made)}"))
