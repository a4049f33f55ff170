"""Parquet: a text a row; the file is read in the child process."""

from collections.abc import Iterator

import msgspec

from standoff.errors import SourceError
from standoff.ingest.columns import choose_columns, page_of, told_columns
from standoff.ingest.decode import check_words
from standoff.ingest.desk import Desk, Piece
from standoff.ingest.opened import Opened
from standoff.ingest.page import Question

MEDIA_TYPE = "application/vnd.apache.parquet"
MOST_BYTES_HELD = 200_000_000
"""The largest Parquet that is read where it is no file: it must be held in memory then."""


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """Some rows of a table.

    Attributes:
        names: of all columns.
        columns: the cells by field.
    """

    names: tuple[str, ...] = ()
    columns: dict[str, tuple[str | None, ...]] = {}


def read_parquet(opened: Opened, desk: Desk) -> Iterator[Piece]:
    """One piece a row, called after the table and the number of the row.

    Raises:
        SourceError: it is damaged, has no column of texts or no row, or pyarrow is not installed.
    """
    path = str(opened.path.resolve()) if opened.path is not None and not opened.is_gzip else None
    content = b"" if path is not None else opened.read(desk.most_bytes or MOST_BYTES_HELD)
    (schema,) = desk.child.ask(Question(kind="parquet", content=content, path=path), opened.name, Batch)
    chosen = choose_columns(schema.names, desk.columns, opened.name)
    desk.tell(f"{opened.name}: read by --columns {told_columns(chosen)}")
    question = Question(kind="parquet", content=content, path=path, columns=chosen)
    number = 0
    for batch in desk.child.ask(question, opened.name, Batch):
        rows = zip(*batch.columns.values(), strict=True)
        for row in rows:
            number += 1
            yield _read_row(dict(zip(batch.columns, row, strict=True)), f"{opened.name}:{number}")
    if number == 0:
        raise SourceError(f"{opened.name}: has columns and no row")


def _read_row(values: dict[str, str | None], name: str) -> Piece:
    try:
        page = page_of(values, name)
        check_words(page.text, name)
    except SourceError as error:
        return Piece(name, error)
    return Piece.of(name, page, MEDIA_TYPE, page.text.encode())
