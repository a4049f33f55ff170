"""`standoff export`: the record in the formats of other programs."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standoff.cli.exits import DONE
from standoff.cli.options import asked_filter, filter_options, record_option

if TYPE_CHECKING:
    from standoff.export.task import Task

FORMS = ("plover", "polecat", "icews", "gdelt")
STREAM = Path("-")


@click.command("export", short_help="Write the record for other programs.")
@click.argument("form", type=click.Choice(FORMS, case_sensitive=False), metavar="FORMAT")
@record_option
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=STREAM, help="File or folder; else the output."
)
@click.option("--replace", is_flag=True, help="Write over an earlier export at -o.")
@click.option(
    "--excerpt",
    type=click.IntRange(min=0),
    metavar="N",
    help="Longest piece of a report's words, in characters [default: 160]; 0 as --no-text.",
)
@click.option("--no-text", is_flag=True, help="No words of the reports at all: codes, names, offsets and links only.")
@filter_options
def command(
    form: str, record: Path, output: Path, replace: bool, excerpt: int | None, no_text: bool, **given: Any
) -> int:
    """Write what the record holds in FORMAT.

    FORMAT is one of: plover (JSON Lines), polecat, icews, gdelt (tables with tabs).

    Full texts never leave the record: an export has links, offsets and excerpts. Beside a file stands
    FILE.manifest.json, which says who coded it, with what, and what was asked; see docs/exports.md.
    """
    from standoff.cli.export_told import tell
    from standoff.export.task import Task
    from standoff.export.words import USUAL_EXCERPT, Words
    from standoff.lexicon import load_lexicon
    from standoff.store import open_store
    from standoff.store.called import with_known_parties

    longest = 0 if no_text else USUAL_EXCERPT if excerpt is None else excerpt
    given = {name: value.upper() if name == "type" and value else value for name, value in given.items()}
    with open_store(record) as store:
        task = Task(store, with_known_parties(store, asked_filter(given)), Words(longest), load_lexicon())
        _write(form.lower(), task, output, replace)
        tell(form.lower(), task, output)
    return DONE


def _write(form: str, task: "Task", output: Path, replace: bool) -> None:
    import sys

    from standoff.export.output import Sink
    from standoff.export.write import write_file, write_stream

    if output != STREAM:
        write_file(form, task, output, replace=replace)
        return
    sys.stdout.flush()
    write_stream(form, task, Sink(sys.stdout.buffer))
    sys.stdout.buffer.flush()
