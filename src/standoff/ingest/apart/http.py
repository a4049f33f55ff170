"""A record of a web archive: what a server answered, taken out of its transfer."""

from collections.abc import Iterator
from typing import Any

from standoff.ingest.apart.problem import Problem
from standoff.ingest.archive import Payload
from standoff.ingest.page import Question

_LONGEST_HEADER = 1 << 16


def read_http(question: Question) -> Iterator[Payload]:
    """The body of the answer, decompressed, with what its head says.

    Raises:
        Problem: the record is damaged, or its body is larger than the question's limit.
    """
    from fastwarc.warc import WarcRecord

    try:
        record = WarcRecord.from_bytes(question.content)
        if record.headers.get("WARC-Block-Digest") and not record.verify_block_digest():
            raise Problem("is damaged: the digest of the record does not match its content")
        record.parse_http(auto_decode="all", max_header_len=_LONGEST_HEADER)
        content = record.reader.read(question.limit + 1)
    except OSError as error:
        raise Problem(f"is a record that cannot be read ({error})") from error
    if len(content) > question.limit:
        raise Problem(f"holds more than {question.limit:,} bytes; raise the limit with --max-bytes")
    yield _payload(record, content)


def _payload(record: Any, content: bytes) -> Payload:
    headers = record.http_headers
    if headers is None:
        written = record.headers.get("WARC-Identified-Payload-Type") or record.headers.get("Content-Type")
        return Payload(content=content, media_type=_media_type(written))
    return Payload(
        content=content,
        status=headers.status_code,
        media_type=_media_type(headers.get("Content-Type")),
        charset=record.http_charset,
    )


def _media_type(written: str | None) -> str | None:
    """A media type without parameters; `None` for what is none."""
    plain = (written or "").split(";")[0].strip().lower()
    return plain if "/" in plain else None
