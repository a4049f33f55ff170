"""`standoff export`: the record in the formats of other programs."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standoff.cli.exits import DONE
from standoff.cli.export_kinds import TABLES, Tables
from standoff.cli.options import asked_filter, filter_options, reading_option

if TYPE_CHECKING:
    from standoff.export.task import Same, Task
    from standoff.store import Filter, Store

FORMS = ("plover", "polecat", "icews", "ftm", "parquet", "csv", "gdelt")
FOLDERS = ("parquet", "csv")
MERGED = ("plover", "polecat", "icews", "gdelt")
IMPORTABLE = ("plover", "polecat")
STREAM = Path("-")


@click.command("export", short_help="Write the record for other programs.")
@click.argument("form", type=click.Choice(FORMS, case_sensitive=False), metavar="FORMAT")
@reading_option
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
@click.option(
    "--kinds", type=Tables(), metavar="K,K", help="Of csv and parquet: which tables [default: all but times]."
)
@click.option("--merged", is_flag=True, help="Each event once, however many reports tell it; gdelt: its mentions.")
@click.option("--imported", is_flag=True, help="Of plover and polecat: the events that were imported in that format.")
@filter_options
def command(
    form: str,
    record: Path,
    output: Path,
    replace: bool,
    excerpt: int | None,
    no_text: bool,
    kinds: tuple[str, ...] | None,
    imported: bool,
    merged: bool,
    **given: Any,
) -> int:
    """Write what the record holds in FORMAT.

    FORMAT is one of: plover (JSON Lines), polecat, icews and gdelt (tables with tabs), ftm (FollowTheMoney
    entities), csv (a table of one kind, or a folder of several), parquet (a folder by kind and month).

    Full texts never leave the record: an export has links, offsets and excerpts. Beside a file stands
    FILE.manifest.json, and in a folder MANIFEST.json, which says who coded it, with what, and what was asked; see
    docs/exports.md.
    """
    from standoff.cli.export_told import tell
    from standoff.cli.opening import open_asked
    from standoff.export.task import Task
    from standoff.export.words import USUAL_EXCERPT, Words
    from standoff.lexicon import load_lexicon
    from standoff.store.called import with_known_parties

    longest = 0 if no_text else USUAL_EXCERPT if excerpt is None else excerpt
    kinds = _kinds(form, kinds, imported)
    asked = asked_filter({**given, "type": _spelled(given["type"], form, kinds)})
    with open_asked(record, asked) as store:
        asked, lexicon = with_known_parties(store, asked), load_lexicon()
        same = _same(form, store, asked) if merged else None
        task = Task(store, asked, Words(longest), lexicon, same)
        _write(form, task, _Goal(output, replace, kinds))
        tell(form, task, output, imported=kinds == ("imported",))
    return DONE


@dataclass(frozen=True, slots=True)
class _Goal:
    """Where an export goes, and which tables of it."""

    output: Path
    replace: bool
    kinds: tuple[str, ...]


def _spelled(type_: str | None, form: str, kinds: tuple[str, ...] | None) -> str | None:
    """A type as the record writes it: of events in capitals."""
    if type_ is None or (form in FOLDERS and kinds not in (("event",), ("imported",))):
        return type_
    return type_.upper()


def _kinds(form: str, kinds: tuple[str, ...] | None, imported: bool) -> tuple[str, ...]:
    """The tables that are asked for.

    Raises:
        click.UsageError: the format has no tables to choose from.
    """
    if imported and form not in IMPORTABLE:
        raise click.UsageError("--imported is of plover and polecat; for all of them: export csv --kinds imported")
    if imported:
        return ("imported",)
    if kinds is not None and form not in FOLDERS:
        raise click.UsageError(f"--kinds is of csv and parquet; {form} holds events")
    if form == "parquet" and not {"party", "imported"}.isdisjoint(kinds or ()):
        raise click.UsageError("parquet holds parties within their records and no imported events; csv has both")
    return kinds or TABLES


def _same(form: str, store: "Store", asked: "Filter") -> "dict[str, Same]":
    """The event of every telling.

    Raises:
        click.UsageError: the format holds entries and not events.
    """
    from standoff.cli.export_merged import same_events

    if form not in MERGED:
        raise click.UsageError(f"--merged is of {', '.join(MERGED)}; {form} holds what each report says")
    return same_events(store, asked, each=form == "gdelt")


def _write(form: str, task: "Task", goal: _Goal) -> None:
    from standoff.export.output import standard_output
    from standoff.export.write import write_file, write_folder, write_stream

    whole = form == "parquet" or (form == "csv" and len(goal.kinds) > 1)
    if goal.output == STREAM:
        if whole:
            raise click.UsageError(f"{form} of several kinds is a folder: say where with -o DIR")
        with standard_output() as out:
            write_stream(form, task, out, goal.kinds)
    elif whole:
        write_folder(form, task, goal.output, goal.kinds, replace=goal.replace)
    else:
        write_file(form, task, goal.output, goal.kinds, replace=goal.replace)
