"""Rows between the stages: what was read, and what was coded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import msgspec

from standoff.errors import SourceError
from standoff.export.arrow import arrow
from standoff.ingest.reader import Reading
from standoff.model import Document

if TYPE_CHECKING:
    import pyarrow as pa

ORDER_OF_FILE = 1 << 40
"""So many texts may stand in one file: a text's place is the number of its file times this, and its place there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """A text of the corpus, or why there is none.

    Attributes:
        place: see `ORDER_OF_FILE`.
        name: of the source, with the number of the record inside.
        id: of the document; `None` for a failure.
        part: the part in which it is coded; -1 for a failure.
        document: the document without its text, as JSON; `None` for a failure.
        text: its text, likewise.
        reason: of a failure.
    """

    place: int
    name: str
    id: str | None = None
    part: int = -1
    document: bytes | None = None
    text: str | None = None
    reason: str | None = None


def read_schema() -> "pa.Schema":
    """The Arrow schema of `ReadRow`."""
    pa = arrow()
    return pa.schema(
        [
            pa.field("place", pa.int64()),
            pa.field("name", pa.string()),
            pa.field("id", pa.string()),
            pa.field("part", pa.int32()),
            pa.field("document", pa.binary()),
            pa.field("text", pa.string()),
            pa.field("reason", pa.string()),
        ]
    )


def read_rows(readings: Iterable[Reading], file: int, parts: int) -> Iterator[ReadRow]:
    """The rows of one file.

    Args:
        readings: what was read of it.
        file: its number in the plan.
        parts: into how many parts documents are dealt.
    """
    for number, reading in enumerate(readings):
        place = file * ORDER_OF_FILE + number
        if isinstance(reading.found, SourceError):
            reason = " ".join(str(reading.found).split()).removeprefix(f"{reading.name}: ")
            yield ReadRow(place=place, name=reading.name, reason=reason)
        else:
            yield _row(reading.found, reading.name, place, parts)


def _row(document: Document, name: str, place: int, parts: int) -> ReadRow:
    return ReadRow(
        place=place,
        name=name,
        id=document.id,
        part=part_of(document.id, parts),
        document=msgspec.json.encode(replace(document, text="")),
        text=document.text,
    )


def part_of(id_: str, parts: int) -> int:
    """The part of a document, by its id."""
    return int(id_[:8], 16) % parts


def document_of(row: ReadRow) -> Document:
    """The document of a row that is no failure."""
    bare = msgspec.json.decode(row.document or b"", type=Document)
    return replace(bare, text=row.text or "")


def as_dict(row: Any) -> dict[str, Any]:
    """A row by its columns."""
    return {name: getattr(row, name) for name in row.__slots__}
