"""`standoff run`: a corpus into a folder of Parquet, on this machine or on a cluster."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from standoff.cli.exits import DONE, FAILED
from standoff.cli.options import (
    columns_option,
    jobs_option,
    max_bytes_option,
    model_option,
    published_option,
    reader_option,
)

if TYPE_CHECKING:
    from standoff.run.corpus import CorpusOptions, CorpusRun, Engine, Input, Plan

    Prepared = tuple[Plan, Engine]


@click.command("run", short_help="Code a corpus into a folder of Parquet, on one machine or with Spark.")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--out", required=True, metavar="DIR", help="The folder to make: a path, or an address that Spark reaches."
)
@click.option("--engine", type=click.Choice(["local", "spark"]), default="local", show_default=True)
@click.option("--master", default="local[*]", show_default=True, metavar="URL", help="Of Spark: the cluster.")
@click.option(
    "--parts",
    type=click.IntRange(1, 100_000),
    default=8,
    show_default=True,
    metavar="N",
    help="Parts in which documents are coded; a part is done whole, and a run that ended goes on at the next.",
)
@jobs_option
@published_option
@columns_option
@model_option
@reader_option
@max_bytes_option
@click.option("--no-text", is_flag=True, help="Keep no table of the texts.")
@click.option("--restart", is_flag=True, help="Begin anew in a folder that holds a run.")
@click.option("--keep-stages", is_flag=True, help="Leave what stands between the stages.")
def command(
    inputs: tuple[str, ...],
    out: str,
    engine: str,
    master: str,
    parts: int,
    jobs: int,
    published: date | None,
    columns: dict[str, str] | None,
    model: str | None,
    read_by: str,
    max_bytes: int | None,
    no_text: bool,
    restart: bool,
    keep_stages: bool,
) -> int:
    """Code the corpus INPUT into the folder DIR.

    INPUT is web archives (WARC), JSON Lines, tables (CSV, Parquet), texts, pages, or folders and patterns of these;
    with Spark also addresses (s3a://, hdfs://, gs://). DIR gets a table for each kind of record, by month of
    publication, besides documents, texts, failures and copies; see docs/cluster.md. The same text counts once. The
    same command takes up a run that was broken off. Ask the folder with standoff query, list, brief and export.
    """
    from standoff.annotate.parse import DEFAULT_MODEL
    from standoff.model import Reader
    from standoff.run.corpus import CorpusOptions, run_corpus

    options = CorpusOptions(
        model=model or DEFAULT_MODEL,
        parts=parts,
        published=published.isoformat() if published else None,
        columns=columns,
        texts=not no_text,
        most_bytes=max_bytes,
        reader=Reader(read_by),
    )
    prepared = _spark(inputs, out, master, options) if engine == "spark" else _local(inputs, out, jobs, options)
    with prepared as (plan, carrier):
        done = run_corpus(plan, carrier, _tell, restart=restart, keep=keep_stages)
    click.echo(_summary(out, done))
    return FAILED if done.counts["failure"] else DONE


@contextmanager
def _local(inputs: tuple[str, ...], out: str, jobs: int, options: "CorpusOptions") -> "Iterator[Prepared]":
    from standoff.cli.setup import make_reader, open_bench
    from standoff.run.corpus import make_plan
    from standoff.run.corpus.local import LocalEngine

    with open_bench(options.model, options.reader, jobs) as bench:
        day = date.fromisoformat(options.published) if options.published else None
        reader = make_reader(bench.lexicon, day, options.most_bytes, given_day_wins=False, columns=options.columns)
        with reader:
            yield make_plan(_files(inputs), options, bench.identity), LocalEngine(Path(out), reader, bench)


@contextmanager
def _spark(inputs: tuple[str, ...], out: str, master: str, options: "CorpusOptions") -> "Iterator[Prepared]":
    from standoff.lexicon import load_lexicon
    from standoff.pipeline.coder import identity_of
    from standoff.run.corpus import make_plan
    from standoff.run.corpus.spark import SparkEngine, is_remote, list_remote, open_session

    with open_session(master) as session:
        found = [one for name in inputs if is_remote(name) for one in list_remote(session, name)]
        found += _files(tuple(name for name in inputs if not is_remote(name)))
        folder = out if is_remote(out) else str(Path(out).absolute())
        yield make_plan(found, options, identity_of(load_lexicon(), options.reader)), SparkEngine(session, folder)


def _files(names: tuple[str, ...]) -> "list[Input]":
    """The files of this machine, by absolute path."""
    from standoff.errors import CorpusRunError
    from standoff.ingest import find_sources
    from standoff.run.corpus import Input

    found = find_sources(names)
    for source in found.sources:
        if source.path is None or not source.path.is_file():
            raise CorpusRunError(f"{source.name}: is no file; give archives, tables, texts, or folders of these")
    paths = [source.path.absolute() for source in found.sources if source.path is not None]
    return [Input(str(path), path.stat().st_size) for path in paths]


def _tell(message: str) -> None:
    click.echo(f"standoff: {message}", err=True)


def _summary(out: str, done: "CorpusRun") -> str:
    from standoff.cli.output import on_one_line
    from standoff.cli.warnings import count

    counts = dict(done.counts)
    documents, failures, copies = counts.pop("document"), counts.pop("failure"), counts.pop("copy")
    counts.pop("text", None)
    parts = [f"{count(documents, 'report')} ({count(sum(counts.values()), 'record')})"]
    if copies:
        parts.append(f"{copies:,} of them copies of others")
    if failures:
        parts.append(f"{failures:,} failed, see the table of failures")
    if done.skipped:
        parts.append(f"{count(done.skipped, 'step')} done before")
    return on_one_line(f"{out}: {', '.join(parts)}")
