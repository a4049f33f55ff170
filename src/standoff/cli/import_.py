"""`standoff import`: events that somebody else coded, beside the record's own."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.exits import DONE, FAILED
from standoff.cli.options import record_option

if TYPE_CHECKING:
    from datetime import datetime

    from standoff.export.imports import BadRow
    from standoff.lexicon import Lexicon
    from standoff.model.imported import ImportedEvent
    from standoff.store import Store

FORMS = ("plover", "polecat")
_BATCH = 5_000
_SHOWN = 20


@click.command("import", short_help="Keep events that others coded, beside the record's own.")
@click.argument("form", type=click.Choice(FORMS, case_sensitive=False), metavar="FORMAT")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILES|-")
@record_option
def command(form: str, paths: tuple[Path, ...], record: Path) -> int:
    """Read the events of FILES in FORMAT (plover: JSON Lines; polecat: a table with tabs) into the record.

    They have no words in any report of the record, so they are kept apart: `standoff list imported` shows them,
    `standoff export FORMAT --imported` writes them again, and nothing else counts them. The same row is kept once.
    """
    from datetime import UTC, datetime

    from standoff.cli.warnings import say
    from standoff.lexicon import load_lexicon
    from standoff.store import open_store

    if not record.exists() and not any(str(path) == "-" or path.is_file() for path in paths):
        for path in paths:
            say(f"{path}: is no file; give a file, or - for standard input")
        say(f"{record} was not made: there is nothing to read")
        return FAILED
    lexicon, at = load_lexicon(), datetime.now(UTC)
    with open_store(record, create=True) as store:
        bad = [_read(store, form, path, lexicon, at) for path in paths]
    return FAILED if any(bad) else DONE


@dataclass(slots=True)
class _Sum:
    """What came of a file."""

    new: int = 0
    known: int = 0
    bad: int = 0


def _read(store: "Store", form: str, path: Path, lexicon: "Lexicon", at: "datetime") -> bool:
    """Read one file, a batch a transaction; whether anything in it, or the file itself, could not be read."""
    from itertools import islice

    from standoff.cli.output import on_one_line
    from standoff.errors import ExportError
    from standoff.export.imports import read_events
    from standoff.model.imported import Origin

    came = _Sum()
    events = _told(path, read_events(Origin(form), path, lexicon), came)
    try:
        while batch := list(islice(events, _BATCH)):
            new = store.imports.add(batch, at)
            came.new += new
            came.known += len(batch) - new
    except ExportError as error:
        click.echo(on_one_line(f"standoff: {error}"), err=True)
        return True
    parts = [f"{came.new:,} imported", f"{came.known:,} known already", f"{came.bad:,} no events"]
    shown = [part for part in parts if not part.startswith("0 ")] or ["no events in it"]
    click.echo(on_one_line(f"{path}: {', '.join(shown)}"))
    return came.bad > 0


def _told(path: Path, found: "Iterator[ImportedEvent | BadRow]", came: _Sum) -> "Iterator[ImportedEvent]":
    """The events; of the first rows that are none, standard error says why."""
    from standoff.cli.output import on_one_line
    from standoff.export.imports import BadRow

    for one in found:
        if not isinstance(one, BadRow):
            yield one
            continue
        came.bad += 1
        if came.bad <= _SHOWN:
            click.echo(on_one_line(f"standoff: {path}: line {one.line}: {one.reason}"), err=True)
        elif came.bad == _SHOWN + 1:
            click.echo("standoff: further rows that are no events are counted only", err=True)
