"""A report as it was stored."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime


def document_id(text: str) -> str:
    """The first 16 hexadecimal digits of the sha256 of `text` as UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report: its text, which never changes, and what is known about it.

    Attributes:
        id: see `document_id`.
        text: the decoded content, exactly as it was read; all offsets index it.
        title: the headline, or `None`.
        published: day of publication, or `None` where no source tells it.
        publisher: who published it, or `None`.
        byline: who wrote it, as printed, or `None`.
        dateline: place and date as printed at the head of the text, or `None`.
        language: ISO 639-1 code of the language found; `None` where the text is too short to tell.
        url: address it came from, or `None`.
        source: path or name under which it was read.
        retrieved: when its bytes were fetched, with the time zone, as an archive or a fetch tells it; `None` for
            a file, of which nobody knows. Neither the day of publication nor the day of what happened.
        media_type: what the bytes were ("text/plain", "text/html", "application/pdf"), or `None`.
        checksum: sha256 of the original bytes in hexadecimal: of the file, of the record of an archive, of the
            line or cell of a table; `None` where there were none.
    """

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    byline: str | None = None
    dateline: str | None = None
    language: str | None = None
    url: str | None = None
    source: str | None = None
    retrieved: datetime | None = None
    media_type: str | None = None
    checksum: str | None = None

    @property
    def characters(self) -> int:
        """Length of the text in code points."""
        return len(self.text)
