"""The tables of the folder: what each coded document, and each failure, becomes in them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from standoff.export.arrow import DOCUMENT, UNDATED, arrow, document_row, record_row, schema_of
from standoff.export.sentences import Sentences
from standoff.export.words import Words
from standoff.model import Coder
from standoff.model.codec import DEFAULT_KINDS
from standoff.run.corpus.coding import CodedRow, coded_document, coded_records
from standoff.run.corpus.rows import ReadRow
from standoff.store import StoredDocument

if TYPE_CHECKING:
    import pyarrow as pa

TEXT = "text"
FAILURE = "failure"
COPY = "copy"
_ALL_WORDS = Words(longest=1 << 40)
"""The folder is a record and no export: words are kept whole."""

MonthRow = tuple[str, dict[str, Any]]
"""A row and the month to which it belongs."""


@dataclass(frozen=True, slots=True)
class Tables:
    """What becomes of rows.

    Attributes:
        coder: who codes.
        model: name of the spaCy pipeline.
        texts: whether there is a table of texts.
    """

    coder: Coder
    model: str
    texts: bool

    @property
    def kinds(self) -> tuple[str, ...]:
        """The tables that are made of coded documents, in order."""
        return (DOCUMENT, *((TEXT,) if self.texts else ()), *DEFAULT_KINDS)

    def rows(self, kind: str, coded: Iterable[CodedRow]) -> Iterator[MonthRow]:
        """The rows of a table."""
        for row in coded:
            if kind == DOCUMENT:
                yield row.month, self._document(row)
            elif kind == TEXT:
                yield row.month, {"id": row.id, "text": row.text}
            else:
                yield from _records(kind, row)

    def _document(self, row: CodedRow) -> dict[str, Any]:
        coder, model = (self.coder, self.model) if row.coded else (None, None)
        return document_row(StoredDocument(coded_document(row), coder, model))


def _records(kind: str, row: CodedRow) -> Iterator[MonthRow]:
    records = [record for record in coded_records(row) if record.kind == kind]
    if not records:
        return
    document = coded_document(row)
    sentences = Sentences(document.text)
    for record in records:
        yield row.month, record_row(record, document, _ALL_WORDS, sentences)


def failure_rows(read: Iterable[ReadRow], coded: Iterable[CodedRow]) -> Iterator[MonthRow]:
    """What yielded nothing, and why: of reading in the order of reading, then of coding."""
    for row in read:
        if row.reason is not None:
            yield UNDATED, {"source": row.name, "document": None, "stage": "read", "reason": row.reason}
    for one in coded:
        if one.reason is not None:
            yield one.month, {"source": one.name, "document": one.id, "stage": "code", "reason": one.reason}


def table_schema(kind: str) -> "pa.Schema":
    """The Arrow schema of a table, without the month, which the folder's name has."""
    pa = arrow()
    own = {
        TEXT: ("id", "text"),
        FAILURE: ("source", "document", "stage", "reason"),
        COPY: ("document", "copy_of"),
    }
    if kind in own:
        return pa.schema([pa.field(name, pa.string()) for name in own[kind]])
    return schema_of(kind)
