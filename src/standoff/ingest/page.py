"""The child process that reads HTML: pages on standard input, what they hold on standard output."""

import struct
import sys
from typing import BinaryIO

import msgspec

_LENGTH = struct.Struct(">Q")
_MOST_MEMORY = 2 << 30
_DATES = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"}
"""The day of first publication, and only where the page states it: none is guessed from its text."""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What a page holds.

    Attributes:
        text: the main text, a blank line between paragraphs.
        title: the headline.
        published: day of publication, ISO 8601.
        byline: who wrote it.
        publisher: name of the site.
        url: its address, as the page itself gives it.
        problem: why there is no text, or `None`.
    """

    text: str = ""
    title: str | None = None
    published: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    problem: str | None = None


def read_page(content: bytes) -> Page:
    """The main text of a page and what its head tells; a page without text has a `problem`."""
    try:
        from trafilatura import bare_extraction
        from trafilatura.settings import Document
    except ImportError as error:
        return Page(problem=f"is HTML, and trafilatura, which reads it, is not wholly installed: {error}")
    found = bare_extraction(
        content, include_comments=False, include_tables=False, with_metadata=True, date_extraction_params=_DATES
    )
    if not isinstance(found, Document) or not (found.text or "").strip():
        return Page(problem="is HTML without a main text")
    return Page(
        text="\n\n".join((found.text or "").splitlines()),
        title=found.title or None,
        published=found.date or None,
        byline=found.author or None,
        publisher=found.sitename or None,
        url=found.url or None,
    )


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Read pages until there are no more."""
    while len(head := questions.read(_LENGTH.size)) == _LENGTH.size:
        (length,) = _LENGTH.unpack(head)
        answer = msgspec.json.encode(_read_or_say_why(questions.read(length)))
        answers.write(_LENGTH.pack(len(answer)) + answer)
        answers.flush()


def _read_or_say_why(content: bytes) -> Page:
    try:
        return read_page(content)
    except Exception as error:  # noqa: BLE001 - whatever a page does to the library is the page's failure
        return Page(problem=f"this HTML cannot be read ({type(error).__name__}: {error})")


def _limit_memory() -> None:
    """At most `_MOST_MEMORY` bytes, where the system can limit it."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


if __name__ == "__main__":
    _limit_memory()
    serve(sys.stdin.buffer, sys.stdout.buffer)
