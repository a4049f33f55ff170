"""Sources to documents: text, and what the text's own head tells about it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import TracebackType
from typing import Self

from standoff import __version__
from standoff.annotate.article import Article
from standoff.annotate.layout import find_layout
from standoff.errors import SourceError
from standoff.ingest.desk import Desk, Piece
from standoff.ingest.formats import Format, format_of
from standoff.ingest.language import LanguageFinder
from standoff.ingest.opened import Opened
from standoff.ingest.page import Page
from standoff.ingest.single import MOST_BYTES
from standoff.ingest.sources import Source
from standoff.ingest.web.address import is_address
from standoff.ingest.web.door import WebDoor
from standoff.lexicon import Lexicon
from standoff.model import Coder, Document, Span, document_id

_DAY_IN_NAME = re.compile(r"(\d{4})[-_](\d{2})[-_](\d{2})(?!\d)")
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LONGEST_LINE = 1000
_LONGEST_ADDRESS = 4000
_HEADED = ("text/html", "message/rfc822")
"""What has a headline apart from its text, which is put before the text so that it is coded too."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one text of a source.

    Attributes:
        name: of the source, with the number of the record inside where each is a text of its own.
        found: the document, or why there is none.
    """

    name: str
    found: Document | SourceError


@dataclass(frozen=True, slots=True)
class SourceReader:
    """Makes documents of sources; use it in a `with` statement, or close it: it may have started a process.

    Attributes:
        lexicon: tells months, bylines and the like.
        published: the day of publication that the user gives, or `None`.
        given_day_wins: whether that day counts even where the source itself tells one.
        desk: limits, columns, encoding, and what reads hostile formats.
        web: opens sources that are addresses of the web; `None` refuses them.
    """

    lexicon: Lexicon
    published: date | None = None
    given_day_wins: bool = False
    desk: Desk = field(default_factory=Desk)
    web: WebDoor | None = None
    _languages: LanguageFinder = field(default_factory=LanguageFinder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End what was started to read hostile formats."""
        self.desk.child.close()

    def read_each(self, source: Source) -> Iterator[Reading]:
        """What a source holds: one document or many; failures are told and not raised."""
        try:
            if self.web is not None and is_address(source.name):
                yield from self.read_opened(self.web.open(source.name, self.desk.most_bytes))
                return
            with source.open() as opened:
                yield from self.read_opened(opened)
        except SourceError as error:
            yield Reading(source.name, error)

    def read_opened(self, opened: Opened) -> Iterator[Reading]:
        """The same of bytes that are open already, such as those that were fetched."""
        form = format_of(opened, self.desk)
        try:
            for piece in form.read(opened, self.desk):
                yield self._reading(opened, form, piece.from_origin(opened.origin))
        except SourceError as error:
            yield Reading(opened.name, error)

    def read(self, source: Source) -> Document:
        """The document that a source of one text holds.

        Its text is, of a plain text, the decoded content exactly; of HTML and messages, the headline and the main
        text. Its day of publication is, where the given one does not win: what the source states; a dated line at
        the head of the text that names the year; a date at the head of the file's name; the given one.

        Raises:
            SourceError: the source cannot be read as a text.
        """
        found = next(self.read_each(source)).found
        if isinstance(found, SourceError):
            raise found
        return found

    def _reading(self, opened: Opened, form: Format, piece: Piece) -> Reading:
        if isinstance(piece.found, SourceError):
            return Reading(piece.name, piece.found)
        text = _with_headline(piece.found) if piece.media_type in _HEADED else piece.found.text
        most = self.desk.most_bytes or MOST_BYTES
        if len(text) > most:
            what = f"holds a text of {len(text):,} characters, more than {most:,}; raise the limit with --max-bytes"
            return Reading(piece.name, SourceError(f"{piece.name}: {what}"))
        named = None if form.is_many else _day_in_name(opened)
        return Reading(piece.name, self._document(piece, piece.found, text, named))

    def _document(self, piece: Piece, page: Page, text: str, named: date | None) -> Document:
        """The document of a text; what its source states goes before what its layout tells."""
        bare = Document(id=document_id(text), text=text, language=self._languages.find(text), source=piece.name)
        layout = find_layout(Article(bare, Coder("standoff", __version__, self.lexicon.checksum)), self.lexicon)
        told = _stated(page) or layout.dateline_date or named
        return replace(
            bare,
            title=_line(page.title) or _words(layout.title),
            published=(self.published or told) if self.given_day_wins else (told or self.published),
            publisher=_line(page.publisher),
            byline=_line(page.byline) or _words(layout.byline),
            dateline=_words(layout.dateline),
            url=_address(page.url),
            retrieved=page.retrieved,
            media_type=piece.media_type,
            checksum=piece.checksum,
        )


def _with_headline(page: Page) -> str:
    title = _line(page.title)
    if title is None or page.text.startswith(title):
        return page.text
    return f"{title}\n\n{page.text}"


def _stated(page: Page) -> date | None:
    """The day of publication that a source states; none that lies after its retrieval."""
    try:
        day = date.fromisoformat(page.published) if page.published else None
    except ValueError:
        return None
    if day is not None and page.retrieved is not None and day > page.retrieved.date() + timedelta(days=1):
        return None
    return day


def _line(written: str | None) -> str | None:
    """What a source tells about itself, on one line that can be shown; `None` for nothing."""
    return " ".join(_UNSEEN.sub(" ", written or "").split())[:_LONGEST_LINE] or None


def _address(written: str | None) -> str | None:
    """An address of the web; `None` for anything else ("javascript:...")."""
    line = _line(written) if written and len(written) <= _LONGEST_ADDRESS else None
    return line if line and _WEB.fullmatch(line) else None


def _words(span: Span | None) -> str | None:
    return None if span is None else " ".join(span.text.split())


def _day_in_name(opened: Opened) -> date | None:
    """The day at the beginning of a file's name ("2012-02-18-broadsheet.txt")."""
    match = _DAY_IN_NAME.match(re.split(r"[/\\]", opened.name)[-1])
    if match is None:
        return None
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None
