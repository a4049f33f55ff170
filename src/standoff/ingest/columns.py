"""Which column of a table is what."""

from collections.abc import Mapping, Sequence

from standoff.errors import SourceError
from standoff.ingest.days import read_day, read_moment
from standoff.ingest.page import Page

USUAL: Mapping[str, tuple[str, ...]] = {
    "text": tuple(
        "text body content article fulltext full_text article_text maintext main_text story plain_text".split()
    ),
    "title": ("title", "headline", "heading"),
    "published": tuple(
        "published date published_at publication_date pub_date pubdate publish_date date_publish published_date "
        "date_published datetime day".split()
    ),
    "byline": ("byline", "author", "authors", "creator"),
    "publisher": tuple("publisher source outlet newspaper publication source_domain site domain sitename".split()),
    "url": ("url", "link", "uri", "href", "permalink", "source_url"),
    "retrieved": ("retrieved", "date_download", "retrieved_at", "fetched_at", "crawled_at", "crawl_date"),
}
"""The fields that are read, and the names of columns by which they are known, the surest first."""

_COLUMNS_SHOWN = 30
_LONGEST_NAME = 60


def choose_columns(header: Sequence[str], given: Mapping[str, str] | None, name: str) -> dict[str, str]:
    """The column of each field.

    Args:
        header: the names of the columns.
        given: the column of some fields by the user's word; the others go by usual names unless they are given as
            the empty text.
        name: what the source is called in messages.

    Raises:
        SourceError: a given column is not there, or there is none for the text.
    """
    given = given or {}
    for field, column in given.items():
        if column and column not in header:
            raise SourceError(f"{name}: has no column {column!r} for {field}; {_told(header)}")
    taken = set(given.values())
    plain = {_plain(column): column for column in reversed(header) if column not in taken}
    chosen = {field: column for field, column in given.items() if column}
    for field, names in USUAL.items():
        usual = next((plain[word] for word in names if word in plain), None)
        if field not in given and usual is not None:
            chosen[field] = usual
    if "text" not in chosen:
        raise SourceError(
            f"{name}: has no column that is known to be the text; {_told(header)}; name it: --columns text=NAME"
        )
    return {field: chosen[field] for field in USUAL if field in chosen}


def told_columns(chosen: Mapping[str, str]) -> str:
    """The choice as the option `--columns` writes it."""
    return ",".join(f"{field}={column}" for field, column in chosen.items())


def page_of(values: Mapping[str, str | None], name: str) -> Page:
    """A row as a text and what is known about it.

    Raises:
        SourceError: it has no text, or its day is not one.
    """
    text = values.get("text")
    if not text or not text.strip():
        raise SourceError(f"{name}: the text of this row is empty")
    return Page(
        text=text,
        title=values.get("title") or None,
        published=read_day(values.get("published"), name),
        byline=values.get("byline") or None,
        publisher=values.get("publisher") or None,
        url=values.get("url") or None,
        retrieved=read_moment(values.get("retrieved"), name),
    )


def _plain(column: str) -> str:
    return "_".join(column.strip().lower().replace("-", " ").replace("_", " ").split())


def _told(header: Sequence[str]) -> str:
    shown = ", ".join(column[:_LONGEST_NAME] for column in header[:_COLUMNS_SHOWN])
    more = f" and {len(header) - _COLUMNS_SHOWN:,} more" if len(header) > _COLUMNS_SHOWN else ""
    return f"its columns are: {shown or 'none'}{more}"
