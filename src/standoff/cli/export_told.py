"""What `standoff export` says on standard error."""

from pathlib import Path

import click

from standoff.cli.empty import why_empty
from standoff.cli.output import on_one_line
from standoff.cli.warnings import count
from standoff.export.dating import Basis
from standoff.export.task import Tally, Task


def tell(form: str, task: Task, output: Path, *, imported: bool) -> None:
    """What was written, what was left out and why, and which days are not the reports' own."""
    tally = task.tally
    if imported:
        _tell_imported(form, task)
        return
    where = "" if output == Path("-") else f"{output}: "
    _say(f"{where}{count(tally.rows, 'row')} in {form} from {count(tally.reports, 'report')}")
    if tally.left_out:
        kinds = ", ".join(f"{status.value} {tally.left_out[status]:,}" for status in sorted(tally.left_out))
        _say(
            f"{count(tally.left_out.total(), 'event')} left out, because {form} cannot say that they are: {kinds}; "
            "ask for one of these with --status, or export plover"
        )
    _tell_days(tally)
    if not tally.rows and not tally.left_out:
        _say(why_empty(task.store, "event", "events", task.asked))


def _tell_imported(form: str, task: Task) -> None:
    total = task.store.imports.count()
    _say(f"{task.tally.rows:,} of {count(total, 'imported event')} in {form}")
    if not total:
        _say(f"nothing was imported into {task.store.path}; see: standoff import --help")


def _tell_days(tally: Tally) -> None:
    if tally.dated[Basis.PUBLICATION]:
        _say(f"{count(tally.dated[Basis.PUBLICATION], 'event')} that no day is told of have the day of publication")
    if tally.dated[Basis.SPAN]:
        _say(f"{count(tally.dated[Basis.SPAN], 'event')} told of a longer time have its first day")
    if tally.dated[Basis.UNKNOWN]:
        _say(f"{count(tally.dated[Basis.UNKNOWN], 'event')} have no day: the report has no day of publication either")


def _say(message: str) -> None:
    click.echo(f"standoff: {on_one_line(message)}", err=True)
