"""JSON Lines: a text a line, with what is known about it."""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from standoff.errors import SourceError
from standoff.ingest.days import read_day
from standoff.ingest.decode import check_words
from standoff.ingest.desk import Desk, Piece
from standoff.ingest.opened import Opened
from standoff.ingest.page import Page

MOST_BYTES_LINE = 4_000_000
"""The longest line that is read unless another limit is given: signs may be written as six bytes each."""


class _Row(msgspec.Struct, frozen=True):
    """The fields that are read, as in a `document` line and with `text`; others are left alone."""

    text: str
    title: str | None = None
    published: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    retrieved: datetime | None = None


def read_lines(opened: Opened, desk: Desk) -> Iterator[Piece]:
    """One piece a line that is not blank, called after its file and line.

    Raises:
        SourceError: it cannot be read on, or holds no line.
    """
    is_empty = True
    for number, line in enumerate(opened.lines(desk.most_bytes or MOST_BYTES_LINE), start=1):
        if line is None or line.strip():
            is_empty = False
            yield _read_line(line, f"{opened.name}:{number}")
    if is_empty:
        raise SourceError(f"{opened.name}: is empty")


def _read_line(line: bytes | None, name: str) -> Piece:
    try:
        page = read_row(line, name)
        check_words(page.text, name)
    except SourceError as error:
        return Piece(name, error)
    return Piece.of(name, page, "application/jsonl", line or b"")


def read_row(line: bytes | None, name: str) -> Page:
    """The text that `line` holds, and its day, title, byline, publisher and address where it has them.

    Args:
        line: a JSON object with `text`; `None` stands for one that was too long.
        name: what it is called in messages.

    Raises:
        SourceError: it is too long, not such an object, or its day is not one.
    """
    if line is None:
        raise SourceError(f"{name}: the line is too long; raise the limit with --max-bytes")
    try:
        row = msgspec.json.decode(line, type=_Row)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise SourceError(f"{name}: is not a JSON object with a text: {error}") from error
    return Page(
        text=row.text,
        title=row.title,
        published=read_day(row.published, name),
        byline=row.byline,
        publisher=row.publisher,
        url=row.url,
        retrieved=row.retrieved,
    )
