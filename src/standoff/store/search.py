"""Full-text search over the documents, answered with offsets."""

import re
import sqlite3
from itertools import islice

from standoff.errors import QueryError
from standoff.model import Span
from standoff.store.answers import Hit
from standoff.store.where import Where

_TERM = re.compile(r'"([^"]*)"|(\S+)')
_MARKS = range(0xE000, 0x110000)
_BORDER = re.compile(r"[\r\n]+|(?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\b[A-Z][a-z]{2}\.)(?<=[.!?])\s+(?=[A-Z“‘\"'(])")
"""Line breaks, and ends of sentences that do not follow an initial or a short title or month ("Gen.", "Feb.")."""
_LONGEST_SIDE = 160


def match_expression(words: str) -> str:
    """`words` as an FTS5 expression: every word and every quoted phrase must be there; no other syntax.

    Raises:
        QueryError: there is nothing to search for.
    """
    terms = [phrase or word for phrase, word in _TERM.findall(words.replace("\0", " "))]
    spoken = [term.replace('"', "") for term in terms if any(ch.isalnum() for ch in term)]
    if not spoken:
        raise QueryError(f"nothing to search for in {words!r}: give at least one word")
    return " AND ".join(f'"{term}"' for term in spoken)


def search(connection: sqlite3.Connection, words: str, where: Where, limit: int) -> list[Hit]:
    """The best of the documents that `where` allows, each with its first match."""
    expression = match_expression(words)
    where.add("document_search MATCH ?", expression)
    rows = connection.execute(
        "SELECT document.number, document.id, document.title, document.text"
        " FROM document_search JOIN document ON document.number = document_search.rowid"
        f"{where.sql} ORDER BY document_search.rank, document.id LIMIT ?",
        (*where.values, limit),
    ).fetchall()
    return [_hit(connection, expression, row) for row in rows]


def _hit(connection: sqlite3.Connection, expression: str, row: sqlite3.Row) -> Hit:
    text: str = row["text"]
    match = _first_match(connection, expression, row)
    start, end = _passage(text, match)
    records = connection.execute(
        "SELECT DISTINCT record.id, record.ordinal FROM record JOIN evidence ON evidence.record = record.number"
        " WHERE record.document = ? AND NOT record.hidden AND evidence.start < ? AND evidence.finish > ?"
        " ORDER BY record.ordinal",
        (row["number"], end, start),
    )
    return Hit(row["id"], row["title"], match, Span.of(text, start, end), tuple(found["id"] for found in records))


def _first_match(connection: sqlite3.Connection, expression: str, row: sqlite3.Row) -> Span:
    """The first matching words of the text; its beginning if only the title matches."""
    text: str = row["text"]
    opening, closing = islice((chr(code) for code in _MARKS if chr(code) not in text), 2)
    marked: str = connection.execute(
        "SELECT highlight(document_search, 1, ?, ?) FROM document_search WHERE document_search MATCH ? AND rowid = ?",
        (opening, closing, expression, row["number"]),
    ).fetchone()[0]
    start = marked.find(opening)
    if start < 0:
        return Span.of(text, 0, 0)
    return Span.of(text, start, marked.index(closing) - 1)


def _passage(text: str, match: Span) -> tuple[int, int]:
    """The sentence or so around a match, at most `_LONGEST_SIDE` characters on either side."""
    first = max(0, match.start - _LONGEST_SIDE)
    borders = [border.end() for border in _BORDER.finditer(text, first, match.start)]
    start = borders[-1] if borders else _after_space(text, first, match.start)
    after = _BORDER.search(text, match.end, min(len(text), match.end + _LONGEST_SIDE))
    end = after.start() if after else _before_space(text, match.end, min(len(text), match.end + _LONGEST_SIDE))
    return start, end


def _after_space(text: str, start: int, end: int) -> int:
    """The first beginning of a word from `start` on; `start` where there is no space before `end`."""
    space = text.find(" ", start, end) if start else -1
    return start if space < 0 else space + 1


def _before_space(text: str, start: int, end: int) -> int:
    """The last end of a word up to `end`; `end` where there is no space after `start`."""
    space = text.rfind(" ", start, end) if end < len(text) else -1
    return end if space < 0 else space
