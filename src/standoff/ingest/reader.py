"""Sources to documents: text, and what the text's own head tells about it."""

import hashlib
import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from types import TracebackType
from typing import Self

from standoff import __version__
from standoff.annotate.article import Article
from standoff.annotate.layout import find_layout
from standoff.errors import SourceError
from standoff.ingest.decode import check_words, decode
from standoff.ingest.html import HtmlReader
from standoff.ingest.language import LanguageFinder
from standoff.ingest.page import Page
from standoff.ingest.rows import read_row
from standoff.ingest.sources import HTML_SUFFIXES, JSONL_SUFFIXES, Source
from standoff.lexicon import Lexicon
from standoff.model import Coder, Document, Span, document_id

MOST_BYTES = 2_000_000
"""The largest plain text that is read unless another limit is given: a book of 300,000 words."""

MOST_BYTES_HTML = 20_000_000
"""The same for HTML, most of which is not text."""

MOST_BYTES_LINE = 4_000_000
"""The same for a line of JSON Lines, in which signs may be written as six bytes each."""

_DAY_IN_NAME = re.compile(r"(\d{4})[-_](\d{2})[-_](\d{2})(?!\d)")
_HEAD = 1024


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one text of a source.

    Attributes:
        name: path of the source, with the number of the line where each is a text of its own.
        found: the document, or why there is none.
    """

    name: str
    found: Document | SourceError


@dataclass(frozen=True, slots=True)
class SourceReader:
    """Makes documents of sources; use it in a `with` statement, or close it, where there may be HTML.

    Attributes:
        lexicon: tells months, bylines and the like.
        published: the day of publication that the user gives, or `None`.
        given_day_wins: whether that day counts even where the source itself tells one.
        most_bytes: the largest source that is read; `None` for `MOST_BYTES`, or `MOST_BYTES_HTML`.
    """

    lexicon: Lexicon
    published: date | None = None
    given_day_wins: bool = False
    most_bytes: int | None = None
    _languages: LanguageFinder = field(default_factory=LanguageFinder)
    _html: HtmlReader = field(default_factory=HtmlReader)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End what was started to read HTML."""
        self._html.close()

    def read_each(self, source: Source) -> Iterator[Reading]:
        """What a source holds: one document, or one a line of JSON Lines; failures are told and not raised."""
        if source.name.lower().endswith(JSONL_SUFFIXES):
            yield from self._read_lines(source)
            return
        try:
            yield Reading(source.name, self.read(source))
        except SourceError as error:
            yield Reading(source.name, error)

    def read(self, source: Source) -> Document:
        """The document that a source of text or HTML holds.

        Its text is, of a plain text, the decoded content exactly; of HTML, the headline and the main text.
        Its day of publication is, where the given one does not win: what the head of an HTML page states; a
        dated line at the head of the text that names the year; a date at the head of the file's name; the
        given one.

        Raises:
            SourceError: the source cannot be read as a text.
        """
        is_html = source.name.lower().endswith(HTML_SUFFIXES)
        content = source.read(self.most_bytes or (MOST_BYTES_HTML if is_html else MOST_BYTES))
        if content.strip() and (is_html or _looks_like_html(content)):
            page = self._html.read(content, source.name)
            text = _with_headline(page)
            check_words(text, source.name)
            return _original(self._document(source, source.name, text, page), content, "text/html")
        text = decode(content, source.name)
        return _original(self._document(source, source.name, text, Page()), content, "text/plain")

    def _read_lines(self, source: Source) -> Iterator[Reading]:
        """One document a line that is not blank; each is called after its file and line."""
        is_empty = True
        try:
            for number, line in enumerate(source.lines(self.most_bytes or MOST_BYTES_LINE), start=1):
                if line is None or line.strip():
                    is_empty = False
                    yield self._read_line(source, f"{source.name}:{number}", line)
        except SourceError as error:
            yield Reading(source.name, error)
            return
        if is_empty:
            yield Reading(source.name, SourceError(f"{source.name}: is empty"))

    def _read_line(self, source: Source, name: str, line: bytes | None) -> Reading:
        try:
            page = read_row(line, name)
            check_words(page.text, name)
            found = self._document(source, name, page.text, page)
            return Reading(name, _original(found, line or b"", "application/jsonl"))
        except SourceError as error:
            return Reading(name, error)

    def _document(self, source: Source, name: str, text: str, page: Page) -> Document:
        """The document of a text; what its page tells goes before what its layout tells."""
        bare = Document(id=document_id(text), text=text, language=self._languages.find(text), source=name)
        layout = find_layout(Article(bare, Coder("standoff", __version__, self.lexicon.checksum)), self.lexicon)
        told = _day(page.published) or layout.dateline_date or _day_in_name(source)
        return replace(
            bare,
            title=page.title or _words(layout.title),
            published=(self.published or told) if self.given_day_wins else (told or self.published),
            publisher=page.publisher,
            byline=page.byline or _words(layout.byline),
            dateline=_words(layout.dateline),
            url=page.url,
        )


def _original(document: Document, content: bytes, media_type: str) -> Document:
    """The document with what its bytes were."""
    return replace(document, media_type=media_type, checksum=hashlib.sha256(content).hexdigest())


def _looks_like_html(content: bytes) -> bool:
    head = content[:_HEAD].removeprefix(BOM_UTF8).lstrip().lower()
    return head.startswith((b"<!doctype html", b"<html")) or (head.startswith((b"<!--", b"<?xml")) and b"<html" in head)


def _with_headline(page: Page) -> str:
    if page.title is None or page.text.startswith(page.title):
        return page.text
    return f"{page.title}\n\n{page.text}"


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None


def _words(span: Span | None) -> str | None:
    return None if span is None else " ".join(span.text.split())


def _day_in_name(source: Source) -> date | None:
    """The day at the beginning of a file's name ("2012-02-18-broadsheet.txt")."""
    match = _DAY_IN_NAME.match(source.path.name) if source.path is not None else None
    if match is None:
        return None
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None
