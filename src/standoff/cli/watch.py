"""`standoff watch`: feeds into a record, as they come."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from standoff.cli.exits import DONE, FAILED
from standoff.cli.options import max_bytes_option, model_option, reader_option, record_option

if TYPE_CHECKING:
    from standoff.cli.watch_log import Log
    from standoff.run.watch import Watcher

_EVERY = timedelta(minutes=15)
_EVERY_ONCE = timedelta(minutes=1)
"""Who calls `--once` again and again chooses the pace; this only keeps a mistake from doing harm."""

_SHORTEST = timedelta(minutes=1)
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}


class Span(click.ParamType[timedelta]):
    """A length of time written as 90s, 15m, 2h or 1d."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        """The length of time.

        Raises:
            click.BadParameter: it is not one, or shorter than a minute or longer than a year.
        """
        if isinstance(value, timedelta):
            return value
        match = re.fullmatch(r"(\d{1,6})([smhd])", str(value).strip().lower())
        if match is None:
            self.fail(f"{value!r} is not a length of time; write it as 90s, 15m, 2h or 1d", param, ctx)
        found = timedelta(seconds=int(match[1]) * _SECONDS[match[2]])
        if not _SHORTEST <= found <= timedelta(days=366):
            self.fail(f"{value!r} is shorter than a minute or longer than a year", param, ctx)
        return found


@click.command("watch", short_help="Follow feeds and code what they announce into a record.")
@click.argument("feeds", nargs=-1, required=True, metavar="FEEDS")
@record_option
@click.option("--once", is_flag=True, help="Visit the feeds, take what they announce, and end: for cron.")
@click.option(
    "--every",
    type=Span(),
    metavar="TIME",
    help="Time between two visits to a feed: 90s, 15m, 2h, 1d.  [default: 15m; 1m with --once]",
)
@click.option(
    "--follow/--no-follow",
    default=True,
    show_default=True,
    help="Fetch the pages that feeds link to, or take only what the feeds themselves hold.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    help="At most so many reports of a feed at a visit; the others wait for the next.",
)
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@click.option("--contact", metavar="ADDRESS", help="Where servers can reach you, told to them with each request.")
@click.option("--private", is_flag=True, help="Let links and redirects lead into private networks.")
@model_option
@reader_option
@max_bytes_option
def command(
    feeds: tuple[str, ...],
    record: Path,
    once: bool,
    every: timedelta | None,
    follow: bool,
    limit: int | None,
    form: str,
    contact: str | None,
    private: bool,
    model: str | None,
    read_by: str,
    max_bytes: int | None,
) -> int:
    """Follow FEEDS (RSS or Atom) and code what they announce into the record, a line for each new report.

    FEEDS are addresses, or files that list them: one a line, or OPML as feed readers export it. What was seen
    before is not fetched again, in this run or any later one. It goes on until it is interrupted (Ctrl-C),
    which loses nothing; a feed that fails is tried again later and never ends it. robots.txt is heeded, and a
    host is asked one thing at a time, with a pause between.
    """
    from urllib.request import getproxies

    from standoff.cli.setup import make_bench, make_reader
    from standoff.cli.watch_log import Log
    from standoff.ingest.web.clock import SystemClock
    from standoff.ingest.web.fetch import Fetcher
    from standoff.ingest.web.limits import Limits
    from standoff.ingest.web.listed import find_feeds
    from standoff.run.news import Plan
    from standoff.run.watch import Watcher
    from standoff.store import open_store

    plan = Plan(
        feeds=find_feeds(feeds),
        every=every or (_EVERY_ONCE if once else _EVERY),
        once=once,
        follow=follow,
        limit=limit,
    )
    bench = make_bench(model, read_by)
    clock = SystemClock()
    reading = make_reader(bench.lexicon, None, max_bytes, given_day_wins=False)
    log = Log(record=record, as_json=form == "jsonl")
    with open_store(record, create=True) as store, reading as reader:
        fetcher = Fetcher(
            clock, Limits(tries=1), contact=contact, private=private, memory=store.feeds, proxies=getproxies()
        )
        watcher = Watcher(store, fetcher, reader, bench, clock, plan)
        _follow(watcher, log)
        log.next_visit = watcher.next_visit()
    log.tell_sums()
    return FAILED if once and log.has_failures else DONE


def _follow(watcher: "Watcher", log: "Log") -> None:
    """Tell what happens until there is no more of it, or until it is interrupted."""
    with _term_interrupts():
        try:
            for news in watcher.run():
                log.tell(news)
        except KeyboardInterrupt:
            log.is_interrupted = True


@contextmanager
def _term_interrupts() -> Iterator[None]:
    """While it lasts, the signal by which services are ended does what Ctrl-C does."""
    import signal
    import threading

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
