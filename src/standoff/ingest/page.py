"""What the readers of single formats give: a text and what its source tells about it."""

from datetime import datetime

import msgspec


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A text and what is known about it.

    Attributes:
        text: the text, a blank line between paragraphs where the format has paragraphs.
        title: the headline.
        published: day of publication, ISO 8601.
        byline: who wrote it.
        publisher: who published it; name of the site.
        url: its address, as the source itself gives it.
        retrieved: when it was fetched, with the time zone.
        remarks: what was left out of it, in words, to be told to the user.
    """

    text: str
    title: str | None = None
    published: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    retrieved: datetime | None = None
    remarks: tuple[str, ...] = ()


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What the child process is asked to read.

    Attributes:
        kind: a key of `standoff.ingest.apart.kinds.KINDS`.
        content: the bytes; empty where it reads a file by its `path`.
        path: the file.
        charset: the encoding that a server or the user names.
        url: the address it came from.
        columns: field and name of its column, where columns are read.
        limit: the most bytes that a part of the answer may have, where the kind knows parts.
    """

    kind: str
    content: bytes = b""
    path: str | None = None
    charset: str | None = None
    url: str | None = None
    columns: dict[str, str] = {}
    limit: int = 0
