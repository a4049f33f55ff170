"""CSV and TSV: a text a row."""

import codecs
import csv
from collections.abc import Iterator
from typing import IO

from standoff.errors import SourceError
from standoff.ingest.charset import BOMS
from standoff.ingest.columns import choose_columns, page_of, told_columns
from standoff.ingest.decode import check_words
from standoff.ingest.desk import Desk, Piece
from standoff.ingest.opened import Opened, system_errors

MOST_CHARACTERS_FIELD = 4_000_000
"""The longest cell, and the longest line, that is read unless another limit is given."""

_MEDIA_TYPES = {",": "text/csv", "\t": "text/tab-separated-values"}
_DELIMITERS = ",\t;|"
_TAB_SUFFIXES = (".tsv", ".tab", ".tsv.gz", ".tab.gz")
_CHUNK = 1 << 16
_MOST_COLUMNS = 10_000


def read_table(opened: Opened, desk: Desk) -> Iterator[Piece]:
    """One piece a row, called after the table and the number of the line on which the row begins.

    Raises:
        SourceError: it has no header, no column of texts, no row, or cannot be read on.
    """
    limit = desk.most_bytes or MOST_CHARACTERS_FIELD
    csv.field_size_limit(limit)
    with system_errors(opened.name):
        lines = _Lines(opened, desk.encoding, limit)
        header = next((line for line in lines if line.strip()), None)
        if header is None:
            raise SourceError(f"{opened.name}: is empty")
        delimiter = _delimiter(header, opened.name)
        names = _names(header, delimiter, opened.name)
        if len(names) > _MOST_COLUMNS:
            raise SourceError(f"{opened.name}: has {len(names):,} columns and cannot be a table of texts")
        chosen = choose_columns(names, desk.columns, opened.name)
        desk.tell(f"{opened.name}: read by --columns {told_columns(chosen)}")
        places = {field: names.index(column) for field, column in chosen.items()}
        yield from _read_rows(opened, lines, delimiter, places, len(names))


def _read_rows(opened: Opened, lines: "_Lines", delimiter: str, places: dict[str, int], width: int) -> Iterator[Piece]:
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    is_empty = True
    while True:
        name = f"{opened.name}:{lines.number + 1}"
        try:
            row = next(rows, None)
        except csv.Error as error:
            is_empty = False
            yield Piece(
                name,
                SourceError(f"{name}: this row cannot be read ({error}); is a quotation mark unclosed or not doubled?"),
            )
            continue
        if row is None:
            break
        if lines.is_cut:
            lines.is_cut, is_empty = False, False
            yield Piece(name, SourceError(f"{name}: this row is too long; raise the limit with --max-bytes"))
        elif len(row) not in (0, width):
            is_empty = False
            what = f"{len(row):,} cells where the header has {width:,}; is a quotation mark unclosed or not doubled?"
            yield Piece(name, SourceError(f"{name}: this row has {what}"))
        elif any(cell.strip() for cell in row):
            is_empty = False
            yield _read_row(row, name, places, _MEDIA_TYPES.get(delimiter, "text/csv"))
    if is_empty:
        raise SourceError(f"{opened.name}: has a header and no row")


def _read_row(row: list[str], name: str, places: dict[str, int], media_type: str) -> Piece:
    values = {field: row[place] for field, place in places.items()}
    try:
        _check_bytes(values, name)
        page = page_of(values, name)
        check_words(page.text, name)
    except SourceError as error:
        return Piece(name, error)
    return Piece.of(name, page, media_type, page.text.encode())


def _check_bytes(values: dict[str, str], name: str) -> None:
    """Refuse cells with bytes that are not of the encoding.

    Raises:
        SourceError: there are some.
    """
    for field, value in values.items():
        wrong = next((sign for sign in value if "\udc80" <= sign <= "\udcff"), None) if not value.isascii() else None
        if wrong is not None:
            raise SourceError(
                f"{name}: {field} is not UTF-8 (byte 0x{ord(wrong) - 0xDC00:02x}); if the table is in another "
                "encoding, name it, for instance with: --encoding WINDOWS-1252"
            )


def _names(header: str, delimiter: str, name: str) -> list[str]:
    """The names of the columns.

    Raises:
        SourceError: the line is not a row of names.
    """
    try:
        return [column.strip() for column in next(csv.reader([header], delimiter=delimiter), [])]
    except csv.Error as error:
        raise SourceError(
            f"{name}: its first line cannot be read as names of columns ({error}); lines must end with LF or CR LF"
        ) from error


def _delimiter(header: str, name: str) -> str:
    """What stands most often between the names of the columns; a tab where the file's name says so."""
    if name.lower().endswith(_TAB_SUFFIXES):
        return "\t"
    outside = "".join(header.split('"')[::2])
    return max(_DELIMITERS, key=lambda sign: (outside.count(sign), -_DELIMITERS.index(sign)))


class _Lines:
    """The lines of a text file with their breaks; what is too long comes cut, and is told.

    Attributes:
        number: of the last line.
        is_cut: whether a line was cut since somebody last looked.
    """

    def __init__(self, opened: Opened, encoding: str | None, limit: int) -> None:
        """Args: opened: the file; encoding: `None` for UTF-8; limit: the most characters of a line."""
        self._file: IO[bytes] = opened.content()
        self._limit = limit
        mark, found = next(
            ((bom, name) for bom, name in BOMS if opened.head.startswith(bom)), (b"", encoding or "utf-8")
        )
        self._file.read(len(mark))
        errors = "surrogateescape" if not found.startswith(("utf-16", "utf-32")) else "strict"
        self._decoder = codecs.getincrementaldecoder(found)(errors)
        self._held = ""
        self._is_over = False
        self.number = 0
        self.is_cut = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        end = self._end()
        while end < 0 and not self._is_over and len(self._held) <= self._limit:
            self._fill()
            end = self._end()
        if not self._held:
            raise StopIteration
        self.number += 1
        if end < 0 and not self._is_over:
            return self._cut()
        line = self._held if end < 0 else self._held[: end + 1]
        self._held = self._held[len(line) :]
        self.is_cut = self.is_cut or len(line) > self._limit
        return line if len(line) <= self._limit else "\n"

    def _end(self) -> int:
        return self._held.find("\n")

    def _fill(self) -> None:
        chunk = self._file.read(_CHUNK)
        self._is_over = not chunk
        self._held += self._decoder.decode(chunk, final=self._is_over)

    def _cut(self) -> str:
        """An empty line in place of one that is too long, which is passed over."""
        self.is_cut = True
        while (end := self._end()) < 0 and not self._is_over:
            self._held = ""
            self._fill()
        self._held = self._held[end + 1 :] if end >= 0 else ""
        return "\n"
