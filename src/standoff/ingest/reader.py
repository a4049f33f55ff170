"""Sources to documents: text, and what the text's own head tells about it."""

import re
from dataclasses import dataclass, field
from datetime import date

from standoff import __version__
from standoff.annotate.article import Article
from standoff.annotate.layout import Layout, find_layout
from standoff.errors import SourceError
from standoff.ingest.decode import decode
from standoff.ingest.language import LanguageFinder
from standoff.ingest.sources import Source
from standoff.lexicon import Lexicon
from standoff.model import Coder, Document, Span, document_id

MOST_BYTES = 2_000_000
"""The largest file that is read unless another limit is given: a book of 300,000 words."""

_DAY_IN_NAME = re.compile(r"(\d{4})[-_](\d{2})[-_](\d{2})(?!\d)")
_HEAD = 1024


@dataclass(frozen=True, slots=True)
class SourceReader:
    """Makes documents of sources.

    Attributes:
        lexicon: tells months, bylines and the like.
        published: the day of publication that the user gives, or `None`.
        given_day_wins: whether that day counts even where the source itself tells one.
        most_bytes: the largest source that is read.
    """

    lexicon: Lexicon
    published: date | None = None
    given_day_wins: bool = False
    most_bytes: int = MOST_BYTES
    _languages: LanguageFinder = field(default_factory=LanguageFinder)

    def read(self, source: Source) -> Document:
        """The document that a source holds.

        Its day of publication is, where the given one does not win: a dated line at the head of the text
        that names the year; a date at the head of the file's name; the given one.

        Raises:
            SourceError: the source cannot be read as a text.
        """
        text = decode(source.read(self.most_bytes), source.name)
        if _is_html(text):
            raise SourceError(f"{source.name}: is HTML, which standoff does not read yet; save it as plain text")
        bare = Document(id=document_id(text), text=text, language=self._languages.find(text), source=source.name)
        layout = find_layout(Article(bare, Coder("standoff", __version__, self.lexicon.checksum)), self.lexicon)
        return Document(
            id=bare.id,
            text=text,
            title=_words(layout.title),
            published=self._published(layout, source),
            byline=_words(layout.byline),
            dateline=_words(layout.dateline),
            language=bare.language,
            source=source.name,
        )

    def _published(self, layout: Layout, source: Source) -> date | None:
        told = layout.dateline_date or _day_in_name(source)
        return (self.published or told) if self.given_day_wins else (told or self.published)


def _is_html(text: str) -> bool:
    head = text[:_HEAD].lstrip().lower()
    return head.startswith(("<!doctype html", "<html")) or (head.startswith(("<!--", "<?xml")) and "<html" in head)


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
