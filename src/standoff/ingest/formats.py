"""The formats that are read: a new one is a line in `FORMATS`.

What a source is, its first bytes tell; where they do not, what a server said, unless that is plain text, which servers
say of much; then its name.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from standoff.errors import SourceError
from standoff.ingest.archive import read_archive
from standoff.ingest.charset import BOMS
from standoff.ingest.desk import Desk, Piece, Read
from standoff.ingest.opened import GZIP_SUFFIX, Opened
from standoff.ingest.parquet import read_parquet
from standoff.ingest.rows import read_lines
from standoff.ingest.single import MOST_BYTES_FILE, MOST_BYTES_HTML, apart, read_text
from standoff.ingest.table import read_table

_ARCHIVE = re.compile(rb"\s*WARC/[01]\.\d")
_ARRAY = re.compile(rb'(?:\[\s*)+\{\s*"')
_OBJECT = re.compile(rb'\{\s*"[\w. -]+"\s*:')
_WHOLE = re.compile(rb"[^\n]*\}\s*(?:\n|\Z)|[^\n]*\Z")
_FIELD = re.compile(rb"[!-9;-~]+:[ \t]*\S")
_MAIL_FIELD = re.compile(rb"^(?:message-id|mime-version|received|return-path|delivered-to|x-mailer):", re.I | re.M)
_FEED = re.compile(
    rb"(?:(?><\?.*?\?>)|(?><!--.*?-->)|<!doctype[^>]*+>|\s++)*+<(rss|feed|rdf:rdf|opml)[\s>]", re.IGNORECASE | re.DOTALL
)
"""Without ways back: of what stands before the first element each piece is read once."""
_PDF_WITHIN = 1024


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        called: in messages and documentation.
        media_types: by which servers name it.
        suffixes: of files, small letters.
        is_meant: whether first bytes can be of nothing else.
        read: what reads it.
        is_many: whether a source of it may hold several texts.
    """

    called: str
    media_types: tuple[str, ...]
    suffixes: tuple[str, ...]
    is_meant: Callable[[bytes], bool]
    read: Read
    is_many: bool = False


def _is_archive(head: bytes) -> bool:
    return _ARCHIVE.match(head) is not None


def _is_parquet(head: bytes) -> bool:
    return head.startswith(b"PAR1")


def _is_pdf(head: bytes) -> bool:
    return head.startswith(b"%PDF-") or (b"%PDF-1." in head[:_PDF_WITHIN] and b"\0" in head)


def _is_html(head: bytes) -> bool:
    head = _without_mark(head).lstrip().lower()
    return head.startswith((b"<!doctype html", b"<html")) or (head.startswith((b"<!--", b"<?xml")) and b"<html" in head)


def _is_mail(head: bytes) -> bool:
    """Fields at the head, and one among them that only messages have."""
    fields = head.split(b"\n\n", 1)[0].split(b"\r\n\r\n", 1)[0]
    return _FIELD.match(head) is not None and _MAIL_FIELD.search(fields) is not None


def _is_lines(head: bytes) -> bool:
    """An object at the beginning that ends with its line, or does not end in what is seen."""
    head = _without_mark(head).lstrip()
    return _OBJECT.match(head) is not None and _WHOLE.match(head) is not None


def _is_json(head: bytes) -> bool:
    """An array, or an object over several lines: JSON, and not a report a line."""
    head = _without_mark(head).lstrip()
    return _ARRAY.match(head) is not None or _OBJECT.match(head) is not None


def _refuse_json(opened: Opened, desk: Desk) -> Iterator[Piece]:
    """One JSON value is held whole in memory to be read, and its marks are no text.

    Raises:
        SourceError: always.
    """
    way = "'.[]'" if _ARRAY.match(_without_mark(opened.head).lstrip()) else "."
    raise SourceError(f"{opened.name}: is JSON, and not an object a line; write it as JSON Lines: jq -c {way}")


def _is_feed(head: bytes) -> bool:
    """RSS, Atom, or a list of feeds (OPML), by the first element."""
    return _FEED.match(_without_mark(head)) is not None


def _refuse_feed(opened: Opened, desk: Desk) -> Iterator[Piece]:
    """Feeds announce reports and are none: their markup is not coded as a text.

    Raises:
        SourceError: always.
    """
    found = _FEED.match(_without_mark(opened.head))
    if found is not None and found.group(1).lower() == b"opml":
        raise SourceError(
            f"{opened.name}: lists feeds, and is no report; follow them with: standoff watch {opened.name}"
        )
    raise SourceError(f"{opened.name}: is a feed, and no report; give its address to: standoff watch ADDRESS")


def _is_never_sure(head: bytes) -> bool:
    return False


def _without_mark(head: bytes) -> bytes:
    for mark, encoding in BOMS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "replace").encode("utf-8", "replace")
    return head


TEXT = Format("plain text", ("text/plain",), (".txt", ".text"), _is_never_sure, read_text)
TABLE = Format(
    "CSV", ("text/csv", "text/tab-separated-values"), (".csv", ".tsv", ".tab"), _is_never_sure, read_table, True
)
FORMATS = (
    Format("WARC", ("application/warc",), (".warc",), _is_archive, read_archive, True),
    Format("Parquet", ("application/vnd.apache.parquet",), (".parquet", ".pq"), _is_parquet, read_parquet, True),
    Format("PDF", ("application/pdf",), (".pdf",), _is_pdf, apart("pdf", "application/pdf", MOST_BYTES_FILE)),
    Format(
        "HTML",
        ("text/html", "application/xhtml+xml"),
        (".html", ".htm", ".xhtml"),
        _is_html,
        apart("html", "text/html", MOST_BYTES_HTML),
    ),
    Format("e-mail", ("message/rfc822",), (".eml",), _is_mail, apart("mail", "message/rfc822", MOST_BYTES_FILE)),
    Format(
        "JSON Lines", ("application/jsonl", "application/x-ndjson"), (".jsonl", ".ndjson"), _is_lines, read_lines, True
    ),
    Format("JSON", (), (), _is_json, _refuse_json),
    Format("feed", (), (), _is_feed, _refuse_feed),
    TABLE,
    TEXT,
)
"""All formats; where first bytes could be of two, the earlier wins."""


def format_of(opened: Opened, desk: Desk) -> Format:
    """The format of an open source; what nothing tells is a table if columns are named, and else a plain text."""
    meant = next((form for form in FORMATS if form.is_meant(opened.head)), None)
    served = next((form for form in FORMATS if opened.origin.media_type in form.media_types), None)
    named = meant or (served if served is not TEXT else None) or format_by_name(opened.name) or served
    return named or (TABLE if desk.columns else TEXT)


def format_by_name(name: str) -> Format | None:
    """The format that the name of a file tells, compressed or not; `None` for an unknown suffix."""
    called = name.lower().removesuffix(GZIP_SUFFIX)
    return next((form for form in FORMATS if called.endswith(form.suffixes)), None)
