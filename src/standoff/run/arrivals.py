"""An announced report as a document: its page, or else what the feed itself holds of it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from standoff.errors import FetchError, SourceError
from standoff.ingest.opened import Opened, Origin
from standoff.model import Document
from standoff.store.feeds import Announced

if TYPE_CHECKING:
    from standoff.ingest import SourceReader
    from standoff.ingest.web.fetch import Fetcher

_SHORTEST_WHOLE = 200
"""The fewest characters of what a feed offers as the content for it to stand for the page."""

_SHORTEST_SUMMARY = 1_500
"""The same of what it offers as a summary: many feeds put the whole text there."""

_MUCH_MORE = 2


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a feed says of a report.

    Attributes:
        feed: the feed's address.
        item: what it says.
        at: when its page is fetched.
    """

    feed: str
    item: Announced
    at: datetime

    @property
    def name(self) -> str:
        """How the report is called in messages."""
        return self.item.link or f"{self.feed}#{self.item.key}"


@dataclass(frozen=True, slots=True)
class Found:
    """A report that an announcement led to.

    Attributes:
        document: the report.
        from_feed: whether its text is what the feed held.
        why_from_feed: why; `None` if it is not, or if no link was to be followed.
    """

    document: Document
    from_feed: bool = False
    why_from_feed: str | None = None


def find_document(
    announced: Announcement, fetcher: "Fetcher", reader: "SourceReader", *, follow: bool, patient: bool
) -> Found:
    """The report that a feed announces.

    Args:
        announced: what the feed says of it.
        fetcher: fetches its page.
        reader: reads the page, or the text of the feed.
        follow: whether the page is to be fetched at all.
        patient: whether it can be tried again; if not, the feed's text serves.

    Raises:
        FetchError: the page cannot be fetched now, and another try is worth it.
        SourceError: the report cannot be had.
    """
    if not follow or announced.item.link is None:
        return Found(_of_feed(announced, reader), True, None if not follow else "the feed gives no link")
    try:
        document = _of_page(announced, fetcher, reader)
    except FetchError as error:
        if error.wait is not None and (patient or error.offline):
            raise
        return _instead(announced, reader, error)
    except SourceError as error:
        return _instead(announced, reader, error)
    if _stands_for_page(announced.item) and len(announced.item.text or "") > _MUCH_MORE * document.characters:
        return Found(_of_feed(announced, reader), True, "the page holds less of it than the feed")
    return Found(document)


def _instead(announced: Announcement, reader: "SourceReader", error: SourceError) -> Found:
    """The feed's text in place of a page that cannot be had.

    Raises:
        SourceError: the feed does not hold enough.
    """
    reason = str(error).removeprefix(f"{announced.name}: ")
    if not _stands_for_page(announced.item):
        raise SourceError(f"{announced.name}: {reason}") from error
    return Found(_of_feed(announced, reader), True, reason)


def _stands_for_page(item: Announced) -> bool:
    return len(item.text or "") >= (_SHORTEST_WHOLE if item.whole else _SHORTEST_SUMMARY)


def _of_page(announced: Announcement, fetcher: "Fetcher", reader: "SourceReader") -> Document:
    """The page's first document; what the page does not tell, the feed does.

    Raises:
        FetchError: it cannot be fetched.
        SourceError: it cannot be read.
    """
    from standoff.ingest.web.opened import open_page

    item = announced.item
    opened = open_page(fetcher, item.link or "", reader.desk.most_bytes)
    document = _read(opened, replace(reader, published=item.published, given_day_wins=False))
    return replace(
        document,
        title=document.title or item.title,
        publisher=_publisher(document, opened) or item.publisher or document.publisher,
        byline=document.byline or item.byline,
    )


def _publisher(document: Document, opened: Opened) -> str | None:
    """Who the page says has published it; a page that says nothing gets its host for it, which is no answer."""
    host = urlsplit(opened.origin.url or "").netloc.removeprefix("www.")
    return None if document.publisher in (None, host, f"www.{host}") else document.publisher


def _of_feed(announced: Announcement, reader: "SourceReader") -> Document:
    """The feed's own text as a document; its media type is that of the feed, and its source the feed.

    Raises:
        SourceError: there is no text.
    """
    item = announced.item
    if not item.text:
        raise SourceError(f"{announced.name}: the feed holds no text of it, and its page is not fetched")
    text = item.text if item.title is None or item.text.startswith(item.title) else f"{item.title}\n\n{item.text}"
    origin = Origin(media_type="text/plain", url=item.link, retrieved=announced.at.replace(microsecond=0))
    name = f"{announced.name} (text of the feed)"  # without the suffix of a page that it is not
    opened = Opened.of(name, text.encode("utf-8", "replace"), origin)
    document = _read(opened, replace(reader, published=item.published, given_day_wins=True))
    return replace(
        document,
        title=item.title or document.title,
        publisher=item.publisher,
        byline=item.byline or document.byline,
        source=announced.feed,
        media_type=item.media_type,
        checksum=None,
    )


def _read(opened: Opened, reader: "SourceReader") -> Document:
    """The first document of what was fetched.

    Raises:
        SourceError: there is none.
    """
    found = next((reading.found for reading in reader.read_opened(opened)), None)
    if found is None or isinstance(found, SourceError):
        raise found or SourceError(f"{opened.name}: holds no text")
    return found
