"""`standoff score`: agreement with a user's own gold."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.exits import DONE
from standoff.cli.options import model_option, reader_option

if TYPE_CHECKING:
    from standoff.model import Record
    from standoff.score import GoldReport


@click.command("score", short_help="Compare entries with gold of your own.")
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="GOLD...")
@click.option(
    "-d",
    "--record",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Compare what this record shows of the articles.",
)
@click.option(
    "--records",
    "lines",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Compare the entries in this file of JSON Lines, as `standoff code` prints them.",
)
@click.option("--misses", is_flag=True, help="Say what does not agree.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@model_option
@reader_option
def command(
    gold: tuple[Path, ...],
    record: Path | None,
    lines: Path | None,
    misses: bool,
    form: str,
    model: str | None,
    read_by: str,
) -> int:
    """Say how far entries agree with GOLD: folders with an article.txt and its gold.json, or folders of such.

    Without -d or --records the articles are coded now. `standoff review export` writes gold from entries that you
    have reviewed; docs/review.md tells its form, and what is compared.
    """
    from standoff.cli.scored import write_json, write_table
    from standoff.score import agreement, read_gold, sum_up

    if record is not None and lines is not None:
        raise click.UsageError("give either -d or --records")
    reports = [report for path in gold for report in read_gold(path)]
    total = sum_up([agreement(*pair) for pair in _pairs(reports, record, lines, model, read_by)])
    if form == "json":
        write_json(total)
    else:
        write_table(total, misses=misses)
    return DONE


def _pairs(
    reports: "Sequence[GoldReport]", record: Path | None, lines: Path | None, model: str | None, read_by: str
) -> "list[tuple[GoldReport, list[Record]]]":
    """Each article with its entries."""
    from standoff.cli.scored import coded, from_lines, from_record

    if record is not None:
        return from_record(reports, record)
    if lines is not None:
        return from_lines(reports, lines)
    return coded(reports, model, read_by)
