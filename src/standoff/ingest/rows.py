"""A line of JSON Lines as a text and what is known about it."""

from datetime import date

import msgspec

from standoff.errors import SourceError
from standoff.ingest.page import Page

_ISO_DAY = len("2022-01-14")


class _Row(msgspec.Struct, frozen=True):
    """The fields that are read, as in a `document` line and with `text`; others are left alone."""

    text: str
    title: str | None = None
    published: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None


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
        published=_day(row.published, name),
        byline=row.byline,
        publisher=row.publisher,
        url=row.url,
    )


def _day(written: str | None, name: str) -> str | None:
    """The day of an ISO date or time."""
    if not written:
        return None
    try:
        return date.fromisoformat(written[:_ISO_DAY]).isoformat()
    except ValueError as error:
        raise SourceError(f"{name}: published is {written!r}, not a day written as YYYY-MM-DD") from error
