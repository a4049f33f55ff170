"""Feeds to their items; the parsing is done in the child process."""

from typing import TYPE_CHECKING

import msgspec

from standoff.errors import SourceError
from standoff.ingest.page import Question

if TYPE_CHECKING:
    from standoff.ingest.child import ChildReader

MOST_ITEMS = 1_000
"""How many items of a feed are looked at; feeds begin with the newest."""


class FeedItem(msgspec.Struct, frozen=True, kw_only=True):
    """A report that a feed announces.

    Attributes:
        key: by which it is known when it comes again: its guid, or else its link.
        link: the address of the report, whole; `None` where the item has none of the web.
        title: its headline without mark-up.
        published: day of publication as the feed writes it, in the feed's own time zone, ISO 8601.
        publisher: whom the feed names as the source, or else the feed's own title.
        byline: who wrote it.
        text: what the feed itself holds of it, without mark-up, a blank line between paragraphs.
        whole: whether `text` is offered as the content and not as a summary.
    """

    key: str
    link: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    byline: str | None = None
    text: str | None = None
    whole: bool = False


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """What a feed holds.

    Attributes:
        title: its name, or `None`.
        media_type: "application/rss+xml" or "application/atom+xml".
        items: in the order of the feed, none twice.
        left_out: how many more it holds than are read.
        remark: what is wrong with it although it could be read, or `None`.
    """

    title: str | None = None
    media_type: str = "application/rss+xml"
    items: tuple[FeedItem, ...] = ()
    left_out: int = 0
    remark: str | None = None


def read_feed(child: "ChildReader", content: bytes, address: str, charset: str | None = None) -> Feed:
    """The items of a feed: RSS 0.9 to 2.0 or Atom.

    Args:
        child: reads it.
        content: the feed's bytes.
        address: where it came from; relative links are resolved against it.
        charset: the encoding that the server names, or `None`.

    Raises:
        SourceError: it is no feed, or reading it broke, or took too long or too much memory.
    """
    question = Question(kind="feed", content=content, charset=charset, url=address, limit=MOST_ITEMS)
    feeds = list(child.ask(question, address, Feed))
    if len(feeds) != 1:
        raise SourceError(f"{address}: reading it as a feed gave {len(feeds)} answers, not one")
    return feeds[0]
