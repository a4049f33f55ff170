"""What `standoff list` lists, and its four forms."""

import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec

from standoff.cli.output import print_table, write_lines
from standoff.cli.tables import SHAPES, Shape, document_row, failure_row, party_row, row
from standoff.errors import QueryError
from standoff.export.cells import Cells, columns_of, flat
from standoff.export.lines import failure_line, party_line
from standoff.export.separated import write_separated
from standoff.model import Record
from standoff.model.codec import DocumentLine, document_line, to_builtins
from standoff.store import Failure, Filter, PartyRow, Store, StoredDocument

T = TypeVar("T")


def itself(item: Any) -> Any:
    """The item."""
    return item


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """Entries in every form in which they may be asked for.

    Attributes:
        items: in order.
        shape: the columns of the table.
        row: an item to its cells in the table.
        flat: an item to its cells in CSV and TSV.
        columns: of CSV and TSV.
        line: an item to what JSON Lines prints of it.
    """

    items: Sequence[T]
    shape: Shape
    row: Callable[[T], Sequence[str]]
    flat: Callable[[T], Mapping[str, object]]
    columns: tuple[str, ...]
    line: Callable[[T], object] = itself

    def write(self, form: str) -> None:
        """Print as "table", "csv", "tsv" or "jsonl"; an empty table prints nothing."""
        if form == "jsonl":
            lines = (msgspec.json.encode(self.line(item)).decode() for item in self.items)
            write_lines(lines)
        elif form == "table":
            if self.items:
                print_table(self.shape.headers, list(map(self.row, self.items)), self.shape.wide)
        else:
            write_separated(map(self.flat, self.items), self.columns, sys.stdout, tabs=form == "tsv")


def of_kind(kind: str) -> "Callable[[Store, Filter], Listing[Record]]":
    """How records of `kind` are listed."""

    def listing(store: Store, asked: Filter) -> "Listing[Record]":
        records = list(store.records(kind, asked))
        days, copies = store.days(), copies_of(store)

        def separated(record: Record) -> Cells:
            return flat(record) | {"copies": copies(record.doc)}

        def line(record: Record) -> dict[str, object]:
            return to_builtins(record) | {"copies": copies(record.doc)}

        columns = (*columns_of(kind), "copies")
        return Listing(records, SHAPES[kind], lambda one: row(one, days[one.doc]), separated, columns, line)

    return listing


def copies_of(store: Store) -> Callable[[str], int]:
    """How many other reports of the record are copies of the same text as a report."""
    original = store.copies()
    reports = Counter(original.values())
    return lambda doc: reports[original.get(doc, doc)]


def documents(store: Store, asked: Filter) -> Listing[StoredDocument]:
    """The documents."""
    only(asked, "documents", ("since", "until", "document", "as_of"))
    stored = list(store.stored_documents(asked))
    copies = store.copies()

    def cells(one: StoredDocument) -> tuple[str, ...]:
        return document_row(one, copies.get(one.document.id))

    def line(one: StoredDocument) -> dict[str, object]:
        plain: dict[str, object] = msgspec.to_builtins(document_line(one.document))
        return plain | {"copy_of": copies.get(one.document.id)}

    def separated(one: StoredDocument) -> Mapping[str, object]:
        return line(one) | {"coded": one.coder is not None}

    columns = (*DocumentLine.__struct_fields__, "copy_of", "coded")
    return Listing(stored, SHAPES["document"], cells, separated, columns, line)


def parties(store: Store, asked: Filter) -> Listing[PartyRow]:
    """Who takes part in the records."""
    only(asked, "parties", ("actor", "since", "until", "document", "as_of"))
    found = store.parties(asked)
    return Listing(found, SHAPES["party"], party_row, party_line, _PARTY_COLUMNS, party_line)


def failures(store: Store, asked: Filter) -> Listing[Failure]:
    """What could not be read or coded."""
    only(asked, "failures", ())
    found = store.failures()[: asked.limit]
    return Listing(found, SHAPES["failure"], failure_row, failure_line, _FAILURE_COLUMNS, failure_line)


_PARTY_COLUMNS = ("id", "country", "code", "sector", "name", "type", "names", "records", "documents")
_FAILURE_COLUMNS = ("source", "document", "stage", "reason")


def option_of(name: str) -> str:
    """The option that sets a condition."""
    return f"--{name.replace('_', '-')}"


def only(asked: Filter, plural: str, applicable: tuple[str, ...]) -> None:
    """Refuse conditions that mean nothing here.

    Raises:
        QueryError: one of them is set.
    """
    senseless = [name for name in asked.asked() if name not in applicable]
    if senseless:
        options = ", ".join(map(option_of, senseless))
        allowed = ", ".join(map(option_of, applicable)) or "only --limit"
        raise QueryError(f"{options} cannot be asked of {plural}; applicable: {allowed}")
