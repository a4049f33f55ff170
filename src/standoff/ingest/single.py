"""Sources that hold one text: plain texts, pages, PDF, messages."""

from collections.abc import Iterator

from standoff.ingest.charset import known_encoding
from standoff.ingest.decode import check_words, decode
from standoff.ingest.desk import Desk, Piece, Read
from standoff.ingest.opened import Opened
from standoff.ingest.page import Page, Question

MOST_BYTES = 2_000_000
"""The largest plain text that is read unless another limit is given: a book of 300,000 words."""

MOST_BYTES_HTML = 20_000_000
"""The same for HTML, most of which is not text."""

MOST_BYTES_FILE = 50_000_000
"""The same for PDF and messages, most of which are pictures and attachments."""


def read_text(opened: Opened, desk: Desk) -> Iterator[Piece]:
    """A plain text: the decoded content exactly.

    Raises:
        SourceError: it is too large, empty, binary, or in another encoding.
    """
    content = opened.read(desk.most_bytes or MOST_BYTES)
    text = decode(content, opened.name, desk.encoding or known_encoding(opened.origin.charset))
    yield Piece.of(opened.name, Page(text=text), "text/plain", content)


def apart(kind: str, media_type: str, limit: int) -> Read:
    """A reader that leaves the work to the child process.

    Args:
        kind: what the child is asked for.
        media_type: what the bytes are.
        limit: the most of them, unless the user says otherwise.
    """

    def read(opened: Opened, desk: Desk) -> Iterator[Piece]:
        content = opened.read(desk.most_bytes or limit)
        if not content.strip():
            decode(content, opened.name)
        question = Question(
            kind=kind, content=content, charset=opened.origin.charset or desk.encoding, url=opened.origin.url
        )
        page = desk.child.read(question, opened.name)
        for remark in page.remarks:
            desk.tell(f"{opened.name}: {remark}")
        check_words(page.text, opened.name)
        yield Piece.of(opened.name, page, media_type, content)

    return read
