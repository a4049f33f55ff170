"""PDF with a text layer: paragraphs of its pages, in the order in which they were written."""

import io
from collections.abc import Iterator
from typing import Any

from standoff.ingest.apart.pdf_lines import Line, collect_lines
from standoff.ingest.apart.pdf_paragraphs import join_pages
from standoff.ingest.apart.problem import Problem
from standoff.ingest.apart.wording import tidy
from standoff.ingest.page import Page, Question

_MOST_PAGES = 2_000
_MOST_CHARACTERS = 20_000_000
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00a0": " "}
)
_HEAD = 5
_MARK = b"%PDF-"
_MARK_WITHIN = 1024


def read_pdf(question: Question) -> Iterator[Page]:
    """The document that the bytes of a question are.

    When a PDF was made is not when its text was published: no day is taken from its properties.

    Raises:
        Problem: it is encrypted, has no text layer, or is damaged.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    try:
        reader = PdfReader(io.BytesIO(question.content), strict=False)
        _decrypt(reader)
        count = len(reader.pages)
        pages, unread = _read_pages(reader, min(count, _MOST_PAGES))
    except DependencyError as error:
        raise Problem(
            f"is encrypted, in a way that needs more to be read ({error}); decrypt it: qpdf --decrypt"
        ) from error
    except PyPdfError as error:
        raise Problem(_why_unreadable(question.content, error)) from error
    text = tidy(join_pages(pages).translate(_LIGATURES))
    if not text:
        raise Problem(_why_empty(reader, count, unread))
    yield Page(text=text, title=_title(reader, text), remarks=tuple(_remarks(count, unread)))


def _why_unreadable(content: bytes, error: Exception) -> str:
    if _MARK not in content[:_MARK_WITHIN]:
        return "is called a PDF and is none (%PDF- is not at its beginning); give it the suffix of what it is"
    return f"is a PDF that is damaged ({error})"


def _decrypt(reader: Any) -> None:
    """Open what is locked without a password, as many PDF are.

    Raises:
        Problem: it needs one.
    """
    if reader.is_encrypted and not reader.decrypt(""):
        raise Problem("is encrypted with a password; take that off first, for instance with: qpdf --decrypt")


def _read_pages(reader: Any, count: int) -> tuple[list[list[Line]], int]:
    """The lines of each page, and how many pages could not be read."""
    pages: list[list[Line]] = []
    unread = 0
    size = 0
    for number in range(count):
        try:
            lines = collect_lines(reader.pages[number])
        except Exception:  # noqa: BLE001 - a page that breaks the library must not cost the other pages
            unread += 1
            continue
        pages.append(lines)
        size += sum(len(line.text) for line in lines)
        if size > _MOST_CHARACTERS:
            raise Problem(f"holds more than {_MOST_CHARACTERS:,} characters")
    return pages, unread


def _remarks(count: int, unread: int) -> Iterator[str]:
    if unread:
        yield f"{unread:,} of {count:,} pages cannot be read"
    if count > _MOST_PAGES:
        yield f"only the first {_MOST_PAGES:,} of {count:,} pages were read"


def _why_empty(reader: Any, count: int, unread: int) -> str:
    if unread:
        return f"is a PDF of which {unread:,} of {count:,} pages cannot be read and the rest has no text"
    if count == 0:
        return "is a PDF without a page"
    pictures = any(_has_picture(page) for page in reader.pages[: min(count, 20)])
    what = "its pages are pictures" if pictures else "its pages are empty"
    return f"is a PDF without a text layer: {what}; run text recognition first, for instance with: ocrmypdf"


def _has_picture(page: Any) -> bool:
    try:
        return bool(page.images.keys())
    except Exception:  # noqa: BLE001 - only the wording of a message hangs on it
        return False


def _title(reader: Any, text: str) -> str | None:
    """The title among the properties, where a paragraph at the head is just that: many are names of files."""
    try:
        title = reader.metadata.title if reader.metadata else None
    except Exception:  # noqa: BLE001 - the properties of a PDF may be broken while its text is sound
        return None
    plain = " ".join(title.split()) if isinstance(title, str) else ""
    head = [paragraph.lower() for paragraph in text.split("\n\n", _HEAD)[:_HEAD]]
    return plain if plain.lower() in head else None
