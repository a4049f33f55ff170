"""`standoff add`: reports into a record."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.exits import DONE, FAILED
from standoff.cli.options import (
    columns_option,
    encoding_option,
    jobs_option,
    max_bytes_option,
    model_option,
    published_option,
    reader_option,
    record_option,
)

if TYPE_CHECKING:
    from standoff.cli.warnings import Warnings
    from standoff.run import Outcome


@click.command("add", short_help="Code reports into a record.")
@click.argument("paths", nargs=-1, required=True, metavar="PATHS|-")
@record_option
@published_option
@model_option
@reader_option
@max_bytes_option
@columns_option
@encoding_option
@jobs_option
def command(
    paths: tuple[str, ...],
    record: Path,
    published: date | None,
    model: str | None,
    read_by: str,
    max_bytes: int | None,
    columns: dict[str, str] | None,
    encoding: str | None,
    jobs: int,
) -> int:
    """Code the reports at PATHS into the record.

    PATHS are plain texts, HTML pages, PDF with a text layer, messages (.eml), web archives (WARC), JSON Lines (a
    report a line: text, title, published, byline, publisher, url, retrieved) and tables (CSV, TSV, Parquet: a report
    a row), each also as .gz; addresses of any of these (https://...); folders of them at any depth, patterns, or - for
    standard input. What the record holds already is recognised by its text and not coded twice. A report's own date,
    or one at the head of its file's name (2022-01-14-talks.txt), goes before --published. To follow feeds, see:
    standoff watch.
    """
    from standoff.cli.setup import make_reader, now, open_bench
    from standoff.cli.warnings import Warnings
    from standoff.ingest import find_sources
    from standoff.run import add_sources
    from standoff.store import open_store

    found = find_sources(paths)
    if found.sources and not record.exists() and not any(source.is_there for source in found.sources):
        return _refuse([source.name for source in found.sources], record)
    warnings = Warnings(skipped=found.skipped, barren=found.barren)
    with (
        open_store(record, create=True) as store,
        open_bench(model, read_by, jobs) as bench,
        make_reader(
            bench.lexicon, published, max_bytes, given_day_wins=False, columns=columns, encoding=encoding
        ) as reader,
    ):
        outcomes = add_sources(store, found.sources, reader, bench, now)
        with _progress(outcomes, found.documents) as shown:
            for outcome in shown:
                warnings.tell(outcome)
    warnings.tell_sums()
    click.echo(_summary(record, warnings))
    return FAILED if warnings.tally.failed else DONE


def _refuse(names: list[str], record: Path) -> int:
    """Say that nothing is there to be read: an empty record would only hide a slip."""
    from standoff.cli.warnings import say

    for name in names:
        say(f"{name}: there is no such file")
    say(f"{record} was not made: there is nothing to read")
    return FAILED


@contextmanager
def _progress(outcomes: "Iterable[Outcome]", total: int | None) -> "Iterator[Iterable[Outcome]]":
    """The outcomes, with a bar on standard error while they come if that is a terminal.

    `total` is how many there will be, or `None` where nobody knows.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield outcomes
        return
    columns = (TextColumn("coding"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield progress.track(outcomes, total=total)


def _summary(record: Path, warnings: "Warnings") -> str:
    from standoff.cli.output import on_one_line
    from standoff.cli.warnings import count

    tally = warnings.tally
    parts = [f"{count(tally.coded, 'report')} coded ({count(tally.records, 'record')})"]
    if tally.known:
        parts.append(f"{tally.known:,} known already")
    if tally.foreign:
        parts.append(f"{tally.foreign:,} not English, stored")
    if tally.failed:
        parts.append(f"{tally.failed:,} failed")
    return on_one_line(f"{record}: {', '.join(parts)}")
