"""What was fetched as a source that is read like any other."""

from standoff.errors import FetchError
from standoff.ingest.charset import known_encoding
from standoff.ingest.formats import FORMATS
from standoff.ingest.opened import Opened, Origin
from standoff.ingest.web.fetch import Fetched, Fetcher

PAGE_TYPES = (
    *(media_type for form in FORMATS for media_type in form.media_types),
    *("application/gzip", "application/x-gzip", "application/x-warc", "text/markdown"),
)
"""What is read of the web; a type that the server does not tell is found out by the first bytes."""

_WIDE = ("utf-16", "utf-32", "iso2022", "hz")
"""Encodings whose texts may happen to be UTF-8 without being meant so."""


def open_page(fetcher: Fetcher, address: str, most_bytes: int | None) -> Opened:
    """What stands at an address, called by it.

    Args:
        fetcher: fetches it.
        address: of the web.
        most_bytes: the largest body; `None` for the fetcher's limit.

    Raises:
        FetchError: it may not be fetched, or cannot.
    """
    fetched = fetcher.fetch(address, types=PAGE_TYPES, most_bytes=most_bytes)
    if fetched.content is None:
        raise FetchError(f"{address}: the server says that nothing has changed, and nothing was known")
    return Opened.of(address, fetched.content, origin_of_fetched(fetched, fetched.content))


def origin_of_fetched(fetched: Fetched, content: bytes) -> Origin:
    """What came along with the bytes."""
    return Origin(
        media_type=fetched.media_type,
        charset=believable_charset(content, fetched.charset),
        url=fetched.address,
        retrieved=fetched.retrieved.replace(microsecond=0),
    )


def believable_charset(content: bytes, told: str | None) -> str | None:
    """The encoding that a server names, unless the bytes speak against it.

    Many servers say ISO-8859-1 of everything. A text with letters beyond ASCII that is UTF-8 throughout is UTF-8;
    one that is not cannot be.

    Args:
        content: the bytes.
        told: the name, or `None`.
    """
    encoding = known_encoding(told)
    if encoding is None or encoding.startswith(_WIDE):
        return encoding
    try:
        is_ascii = content.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return None if encoding == "utf-8" else encoding
    return encoding if is_ascii else "utf-8"
