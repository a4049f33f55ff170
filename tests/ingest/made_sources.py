"""Sources of every format, made by hand for tests."""

import gzip
import io
import re
from datetime import date
from pathlib import Path
from typing import Any

from fastwarc.warc import WarcRecord, WarcRecordType

from standoff.ingest import ChildReader, Desk, Reading, Source, SourceReader
from standoff.ingest.language import LanguageFinder
from standoff.lexicon import load_lexicon
from standoff.model import Document

BODY = (
    "Kenya on Tuesday asked Somalia to withdraw the patrol boats that it had sent to the waters off Lamu, the ministry "
    "said in a statement.",
    "“We will not talk while the boats are there,” Foreign Minister Wanjiru Odera told reporters. Somalia rejected the "
    "demand.",
)
"""Two paragraphs about an invented dispute."""


def page(number: int = 1, head: str = "") -> str:
    """An HTML page, different for each number."""
    told = f"It was report number {number} of that week, and the ministry promised more of them."
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in (*BODY, told))
    return (
        f"<!DOCTYPE html><html><head><title>Kenya asks Somalia {number}</title>{head}</head>"
        f"<body><article><h1>Kenya asks Somalia {number}</h1>{paragraphs}</article></body></html>"
    )


def warc_record(
    content: bytes,
    *,
    url: str = "https://lamu.example/1",
    content_type: str | None = "text/html; charset=utf-8",
    status: str = "200 OK",
    kind: WarcRecordType = WarcRecordType.response,
    headers: bytes = b"",
) -> bytes:
    """One record of an archive as fastwarc writes it, fetched on 6 May 2021."""
    record = WarcRecord()
    record.init_headers(record_type=kind, record_urn=b"urn:uuid:12345678-feed-4000-8000-123456789012")
    record.headers.append("WARC-Target-URI", url)
    if kind is WarcRecordType.response:
        record.headers.append("Content-Type", "application/http; msgtype=response")
        typed = f"Content-Type: {content_type}\r\n".encode() if content_type else b""
        content = b"HTTP/1.1 " + status.encode() + b"\r\n" + typed + headers + b"\r\n" + content
    elif content_type:
        record.headers.append("Content-Type", content_type)
    record.set_bytes_content(content)
    out = io.BytesIO()
    record.write(out, checksum_data=True)
    return re.sub(rb"WARC-Date: [^\r]+", b"WARC-Date: 2021-05-06T08:30:00Z", out.getvalue(), count=1)


def packed(*records: bytes) -> bytes:
    """Records as an archive whose members are compressed one by one."""
    return b"".join(gzip.compress(record, mtime=0) for record in records)


class ReadFile:
    """Writes a file and reads it, with one child process for all files."""

    def __init__(self, child: ChildReader) -> None:
        self._child = child
        self._lexicon = load_lexicon()
        self._languages = LanguageFinder()

    def __call__(self, path: Path, content: bytes, **desk: Any) -> list[Reading]:
        """What the reader gives for a file with `content`; `desk` as the fields of `Desk`."""
        path.write_bytes(content)
        made = Desk(child=self._child, **desk)
        return list(SourceReader(self._lexicon, desk=made, _languages=self._languages).read_each(Source.of(str(path))))


def documents(found: list[Reading]) -> list[Document]:
    """The documents among them."""
    return [reading.found for reading in found if isinstance(reading.found, Document)]


def failures(found: list[Reading]) -> list[str]:
    """The failures among them, as they are told."""
    return [str(reading.found) for reading in found if not isinstance(reading.found, Document)]


def day(written: str) -> date:
    """A day."""
    return date.fromisoformat(written)
