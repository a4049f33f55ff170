"""`standoff code`: reports in, records out, no store."""

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from standoff.cli.exits import DONE, FAILED
from standoff.cli.options import (
    Kinds,
    columns_option,
    encoding_option,
    jobs_option,
    max_bytes_option,
    model_option,
    published_option,
    reader_option,
)

if TYPE_CHECKING:
    from standoff.model import Coder, Record
    from standoff.run import Outcome


@click.command("code", short_help="Code reports and print the records.")
@click.argument("files", nargs=-1, required=True, metavar="FILES|-")
@published_option
@click.option("--format", "form", type=click.Choice(["jsonl", "table"]), default="jsonl", show_default=True)
@click.option("--kinds", type=Kinds(), metavar="A,B", help="Only these kinds; all but time unless given.")
@model_option
@reader_option
@max_bytes_option
@columns_option
@encoding_option
@jobs_option
def command(
    files: tuple[str, ...],
    published: date | None,
    form: str,
    kinds: tuple[str, ...] | None,
    model: str | None,
    read_by: str,
    max_bytes: int | None,
    columns: dict[str, str] | None,
    encoding: str | None,
    jobs: int,
) -> int:
    """Code FILES and print the records as JSON Lines: for each report one line about the document, then its records.

    FILES are plain texts, HTML pages, PDF with a text layer, messages (.eml), web archives (WARC), JSON Lines with a
    text each and tables (CSV, TSV, Parquet), each also as .gz; addresses of these (https://...); folders, patterns,
    or - for standard input. Offsets count the characters of the text: of a plain file, its whole content; of an HTML
    page or a message, its headline and main text.
    """
    from standoff.cli.setup import make_reader, open_bench
    from standoff.cli.warnings import Warnings
    from standoff.ingest import find_sources
    from standoff.model.codec import DEFAULT_KINDS
    from standoff.run import code_sources

    found = find_sources(files)
    warnings = Warnings(skipped=found.skipped, barren=found.barren)
    with (
        open_bench(model, read_by, jobs) as bench,
        make_reader(
            bench.lexicon, published, max_bytes, given_day_wins=True, columns=columns, encoding=encoding
        ) as reader,
    ):
        for outcome in code_sources(found.sources, reader, bench):
            warnings.tell(outcome)
            if outcome.document is not None and outcome.failure is None:
                records = _chosen(outcome, kinds or DEFAULT_KINDS, bench.identity)
                _print_table(outcome, records) if form == "table" else _print_lines(outcome, records)
    warnings.tell_sums()
    return FAILED if warnings.tally.failed else DONE


def _chosen(outcome: "Outcome", kinds: tuple[str, ...], coder: "Coder") -> "list[Record]":
    from standoff.run.times import time_records

    records: list[Record] = [record for record in outcome.records if record.kind in kinds]
    return [*records, *time_records(outcome, coder)] if "time" in kinds else records


def _print_lines(outcome: "Outcome", records: "list[Record]") -> None:
    from standoff.model.codec import encode_lines

    if outcome.document is not None:
        sys.stdout.buffer.write(encode_lines([outcome.document, *records]))
        sys.stdout.buffer.flush()


def _print_table(outcome: "Outcome", records: "list[Record]") -> None:
    from itertools import groupby

    from standoff.cli.output import on_one_line, print_table
    from standoff.cli.tables import SHAPES, row

    document = outcome.document
    if document is None:
        return
    published = f", published {document.published}" if document.published else ""
    click.echo(on_one_line(f"{document.source}: {document.title or 'no title'}{published} [{document.id}]"))
    for kind, group in groupby(records, key=lambda record: record.kind):
        click.echo(f"\n{kind}s" if kind != "quantity" else "\nquantities")
        shape = SHAPES[kind]
        print_table(shape.headers, [row(record, document.published) for record in group], shape.wide)
    click.echo()
