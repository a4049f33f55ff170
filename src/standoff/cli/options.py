"""The options that several commands share."""

import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from standoff.store import Filter

REVIEWS = ("unreviewed", "accepted", "edited", "rejected", "added", "double")
"""As `standoff.store.filter.REVIEWS`, which is not imported here for the same reason."""

F = TypeVar("F", bound=Callable[..., Any])

DEFAULT_RECORD = "standoff.db"
RECORD_KINDS = ("statement", "event", "position", "meeting", "conditional", "quantity", "outlook", "time")
"""As `standoff.model.codec.KINDS`, which is not imported here because help must start fast."""


COLUMN_FIELDS = ("text", "title", "published", "byline", "publisher", "url", "retrieved")
"""As `standoff.ingest.columns.USUAL`, likewise."""


class Day(click.ParamType[date]):
    """A day written as YYYY-MM-DD."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day.

        Raises:
            click.BadParameter: it is not a day of the calendar, or written in another way.
        """
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as YYYY-MM-DD, for instance 2022-01-14", param, ctx)


class Columns(click.ParamType[dict[str, str]]):
    """Fields and the names of their columns, with commas between them."""

    name = "columns"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dict[str, str]:
        """The name of the column by the field; a backslash before a comma makes it part of a name.

        Raises:
            click.BadParameter: a field is not one, or has no column.
        """
        if isinstance(value, dict):
            return value
        found: dict[str, str] = {}
        for pair in re.split(r"(?<!\\),", value):
            field, sign, column = (part.strip() for part in pair.replace("\\,", ",").partition("="))
            if field not in COLUMN_FIELDS or not sign or field in found:
                self.fail(f"{pair!r} is not FIELD=NAME with a field once of {', '.join(COLUMN_FIELDS)}", param, ctx)
            found[field] = column
        return found


class Encoding(click.ParamType[str]):
    """An encoding of texts that Python knows."""

    name = "encoding"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Its name as Python writes it.

        Raises:
            click.BadParameter: it is not known, or not one of texts.
        """
        from standoff.ingest.charset import known_encoding

        found = known_encoding(value)
        if found is None:
            self.fail(f"{value!r} is not a known encoding; for instance WINDOWS-1252, ISO-8859-2, GB18030", param, ctx)
        return found


def _singular(word: str) -> str:
    return f"{word.removesuffix('ies')}y" if word.endswith("ies") else word.removesuffix("s")


class Kinds(click.ParamType[tuple[str, ...]]):
    """Kinds of records, in singular or plural, with commas between them."""

    name = "kinds"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The kinds in the order in which they are written.

        Raises:
            click.BadParameter: one of them is not a kind.
        """
        if isinstance(value, tuple):
            return value
        asked = {_singular(word.strip().lower()) for word in value.split(",") if word.strip()}
        unknown = sorted(asked - set(RECORD_KINDS))
        if unknown or not asked:
            self.fail(f"unknown: {', '.join(unknown) or 'none given'}; known are {', '.join(RECORD_KINDS)}", param, ctx)
        return tuple(kind for kind in RECORD_KINDS if kind in asked)


record_option = click.option(
    "-d",
    "--record",
    type=click.Path(path_type=Path, dir_okay=False),
    default=DEFAULT_RECORD,
    show_default=True,
    help="The record's file.",
)
reading_option = click.option(
    "-d",
    "--record",
    type=click.Path(path_type=Path),
    default=DEFAULT_RECORD,
    show_default=True,
    help="The record's file, or a folder that standoff run made.",
)
published_option = click.option(
    "--published", type=Day(), metavar="DAY", help="Day of publication (YYYY-MM-DD), against which dates are resolved."
)
model_option = click.option("--model", metavar="NAME", help="Another installed spaCy pipeline for English.")
reader_option = click.option(
    "--reader",
    "read_by",
    type=click.Choice(["encoder", "rules"]),
    default="encoder",
    show_default=True,
    help="Grammar and the small network together, or grammar and word lists alone.",
)
max_bytes_option = click.option(
    "--max-bytes",
    type=click.IntRange(min=1),
    metavar="N",
    help="Read no file, or record of an archive or table, larger than this; 2,000,000 for texts and 20,000,000 "
    "for HTML unless given.",
)
columns_option = click.option(
    "--columns",
    type=Columns(),
    metavar="FIELD=NAME,...",
    help="Of tables (CSV, TSV, Parquet): which column is the text, title, published, byline, publisher, url, "
    "retrieved; usual names are known.",
)
encoding_option = click.option(
    "--encoding",
    type=Encoding(),
    metavar="NAME",
    help="Of plain texts, tables and pages that do not tell theirs; UTF-8 unless given.",
)
jobs_option = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Code in so many processes; each takes about half a gigabyte.",
)
as_of_option = click.option(
    "--as-of",
    type=Day(),
    metavar="DAY",
    help="As it was known on this day: from reports published up to it, or retrieved where no day is known.",
)

_FILTERS = (
    click.option("--actor", metavar="PARTY", help="Who acts, speaks or holds: RUS, NATO, Russia, a surname."),
    click.option("--between", nargs=2, metavar="A B", help="Both take part, in whatever roles."),
    click.option("--type", metavar="TYPE", help="PLOVER type of events, class of statements, format of meetings."),
    click.option("--status", metavar="STATUS", help="How real an event is; state of a meeting."),
    click.option("--stance", metavar="STANCE", help="Of positions: demand, offer, accept, reject, threat, promise."),
    click.option("--since", type=Day(), metavar="DAY", help="From this day on; undated records count by publication."),
    click.option("--until", type=Day(), metavar="DAY", help="Up to this day."),
    click.option("--document", metavar="ID", help="Only this document; the beginning of its id is enough."),
    as_of_option,
    click.option(
        "--review",
        type=click.Choice(REVIEWS),
        help="Only these; unless asked for, what reviewers rejected, and doubles, are left out.",
    ),
    click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many."),
)


def filter_options(command: F) -> F:
    """Adds the options that `asked_filter` turns into a filter."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command


def asked_filter(given: dict[str, Any]) -> "Filter":
    """The filter that the options ask for; types are upper case for events and lower case otherwise."""
    from standoff.store import Filter

    return Filter(**given)
