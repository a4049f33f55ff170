"""Documents of a part coded: one row a document, its records as JSON."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from standoff.export.arrow import arrow, month_of
from standoff.ingest.copies import CopyReader, sign
from standoff.ingest.language import ENGLISH
from standoff.model import Document, Record
from standoff.model.codec import decode, encode
from standoff.run.code import Coding, code_documents
from standoff.run.corpus.rows import ReadRow, document_of
from standoff.run.outcome import Outcome

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedRow:
    """A document and what was found in it.

    Attributes:
        place: as of `ReadRow`.
        name: of its source.
        id: of the document.
        month: of publication, or "unknown".
        document: without its text, as JSON.
        text: its text.
        coded: whether it was coded; not if it is not English or the coder failed.
        records: each as JSON, in order.
        bands: of its signature, for finding copies.
        reason: why the coder failed, or `None`.
    """

    place: int
    name: str
    id: str
    month: str
    document: bytes
    text: str
    coded: bool
    records: tuple[bytes, ...]
    bands: tuple[int, ...]
    reason: str | None


def coded_schema() -> "pa.Schema":
    """The Arrow schema of `CodedRow`."""
    pa = arrow()
    return pa.schema(
        [
            pa.field("place", pa.int64()),
            pa.field("name", pa.string()),
            pa.field("id", pa.string()),
            pa.field("month", pa.string()),
            pa.field("document", pa.binary()),
            pa.field("text", pa.string()),
            pa.field("coded", pa.bool_()),
            pa.field("records", pa.list_(pa.binary())),
            pa.field("bands", pa.list_(pa.int64())),
            pa.field("reason", pa.string()),
        ]
    )


def code_rows(rows: Iterable[ReadRow], bench: Coding) -> Iterator[CodedRow]:
    """Each document coded, in order."""
    reader = CopyReader.of(bench.lexicon)
    waiting: list[ReadRow] = []

    def outcomes() -> Iterator[Outcome]:
        for row in rows:
            waiting.append(row)
            yield Outcome(source=row.name, document=document_of(row))

    for outcome in code_documents(outcomes(), bench):
        yield _coded(waiting.pop(0), outcome, reader)


def _coded(row: ReadRow, outcome: Outcome, reader: CopyReader) -> CodedRow:
    document = document_of(row)
    signature = sign(reader.wording(document)) if document.language in (None, ENGLISH) else None
    return CodedRow(
        place=row.place,
        name=row.name,
        id=document.id,
        month=month_of(document),
        document=row.document or b"",
        text=document.text,
        coded=outcome.coded,
        records=tuple(encode(record) for record in outcome.records),
        bands=signature.bands if signature is not None else (),
        reason=outcome.failure.reason if outcome.failure is not None else None,
    )


def coded_document(row: CodedRow) -> Document:
    """The document of a row, with its text."""
    return replace(msgspec.json.decode(row.document, type=Document), text=row.text)


def coded_records(row: CodedRow) -> list[Record]:
    """Its records."""
    return [decode(record) for record in row.records]
