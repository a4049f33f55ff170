"""The coder and the reader as the options of a command ask for them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from standoff.annotate.parse import DEFAULT_MODEL
from standoff.cli.warnings import say
from standoff.ingest import Desk, SourceReader
from standoff.ingest.web.door import WebDoor
from standoff.lexicon import Lexicon, load_lexicon
from standoff.model import Reader
from standoff.run import Bench, Coding, Crew

if TYPE_CHECKING:
    from standoff.ingest.web.fetch import Fetcher


def make_bench(model: str | None, reader: str) -> Bench:
    """A bench with the shipped lexicon; `None` is the spaCy pipeline that comes with the program.

    Raises:
        LexiconError: the lexicon is broken.
        ModelError: the encoder is.
    """
    return Bench(load_lexicon(), model or DEFAULT_MODEL, reader=Reader(reader))


@contextmanager
def open_bench(model: str | None, reader: str, jobs: int) -> Iterator[Coding]:
    """As `make_bench`, with `jobs` processes where that is more than one; they end with the block.

    Raises:
        LexiconError: the lexicon is broken.
        ModelError: the encoder is.
    """
    bench = make_bench(model, reader)
    if jobs == 1:
        yield bench
        return
    with Crew(bench.lexicon, bench.model, jobs, reader=bench.reader) as crew:
        yield crew


def make_reader(
    lexicon: Lexicon,
    published: date | None,
    most_bytes: int | None,
    *,
    given_day_wins: bool,
    columns: Mapping[str, str] | None = None,
    encoding: str | None = None,
) -> SourceReader:
    """A reader of sources, to be closed; `None` in `most_bytes` is its usual limit."""
    desk = Desk(most_bytes=most_bytes, columns=columns, encoding=encoding, tell=say)
    return SourceReader(
        lexicon, published=published, given_day_wins=given_day_wins, desk=desk, web=WebDoor(_make_fetcher)
    )


def _make_fetcher() -> "Fetcher":
    from urllib.request import getproxies

    from standoff.ingest.web.clock import SystemClock
    from standoff.ingest.web.fetch import Fetcher

    return Fetcher(SystemClock(), proxies=getproxies())


def now() -> datetime:
    """The time of now, to the second: the surfaces are the only ones that look at the clock."""
    return datetime.now(UTC).replace(microsecond=0)
