"""What an address asks for: the same conditions as the options of the command line."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, TypeVar

from fastapi import Query

from standoff.errors import QueryError
from standoff.store import Filter

_DAY = {"format": "date"}
_PAIR = 2
MOST_A_PAGE = 500
C = TypeVar("C", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a page of analysis shows.

    Attributes:
        between: two sides as the reader calls them; `None` for those between which the dispute lies.
        since: what is new is what was published from this day on; `None` for the last report.
        as_of: as if nothing had been known after this day; `None` for all that is known.
    """

    between: tuple[str, str] | None = None
    since: date | None = None
    as_of: date | None = None


def read_view(
    between: Annotated[list[str] | None, Query(description="Two sides: `between=GUY&between=SUR`.")] = None,
    since: Annotated[str | None, Query(description="What is new since this day.", json_schema_extra=_DAY)] = None,
    as_of: Annotated[str | None, Query(description="Only what was known by this day.", json_schema_extra=_DAY)] = None,
) -> View:
    """The view that an address asks for.

    Raises:
        QueryError: a day is none, or `between` does not name two.
    """
    return View(between=read_pair(between), since=read_day("since", since), as_of=read_day("as_of", as_of))


def read_filter(
    actor: Annotated[str | None, Query(description="Who acts, speaks or holds: GUY, NATO, Guyana, a surname.")] = None,
    between: Annotated[list[str] | None, Query(description="Both take part: `between=GUY&between=SUR`.")] = None,
    type: Annotated[str | None, Query(description="PLOVER type, class of statement, format of meeting ...")] = None,
    status: Annotated[str | None, Query(description="How real an event is; state of a meeting.")] = None,
    stance: Annotated[str | None, Query(description="Of positions.")] = None,
    since: Annotated[str | None, Query(description="From this day on.", json_schema_extra=_DAY)] = None,
    until: Annotated[str | None, Query(description="Up to this day.", json_schema_extra=_DAY)] = None,
    document: Annotated[str | None, Query(description="Id of a document, or its beginning.")] = None,
    as_of: Annotated[str | None, Query(description="Only what was known by this day.", json_schema_extra=_DAY)] = None,
    review: Annotated[str | None, Query(description="What became of it in review, or `unreviewed`.")] = None,
) -> Filter:
    """The filter that an address asks for.

    Raises:
        QueryError: a day is none, or `between` does not name two.
    """
    return Filter(
        actor=read_word(actor),
        between=read_pair(between),
        type=read_word(type),
        status=read_word(status),
        stance=read_word(stance),
        since=read_day("since", since),
        until=read_day("until", until),
        document=read_word(document),
        as_of=read_day("as_of", as_of),
        review=read_word(review),
    )


def read_word(written: str | None) -> str | None:
    """A word; what is empty was not asked."""
    word = (written or "").strip()
    return word or None


def read_day(name: str, written: str | None) -> date | None:
    """A day as YYYY-MM-DD; what is empty was not asked.

    Raises:
        QueryError: it is not a day.
    """
    word = read_word(written)
    if word is None:
        return None
    try:
        return date.fromisoformat(word)
    except ValueError as error:
        raise QueryError(f"{name}: {word!r} is not a day; write it as YYYY-MM-DD, for instance 2022-01-14") from error


def read_pair(written: list[str] | None) -> tuple[str, str] | None:
    """Two sides; empty ones were not asked.

    Raises:
        QueryError: they are not two.
    """
    words = [word for word in map(read_word, written or []) if word is not None]
    if not words:
        return None
    if len(words) != _PAIR:
        raise QueryError(f"between takes two sides, here are {len(words)}: write between=GUY&between=SUR")
    return words[0], words[1]


def read_choice(name: str, written: str | None, known: type[C], usual: C) -> C:
    """A word of a closed set.

    Raises:
        QueryError: it is not one of them.
    """
    word = read_word(written)
    if word is None:
        return usual
    try:
        return known(word)
    except ValueError as error:
        raise QueryError(f"{name}: {word!r} is unknown; known are {', '.join(one.value for one in known)}") from error
