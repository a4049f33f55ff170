"""What `standoff list` lists, and its four forms."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from standoff.cli.cells import columns_of, flat
from standoff.cli.output import print_table
from standoff.cli.separated import write_separated
from standoff.cli.tables import SHAPES, Shape, document_row, failure_row, party_row, row
from standoff.errors import QueryError
from standoff.model.codec import DocumentLine, document_line
from standoff.store import Filter, PartyRow, Store


@dataclass(frozen=True, slots=True)
class Listing:
    """Entries in every form in which they may be asked for.

    Attributes:
        items: what JSON Lines prints, in order.
        shape: the columns of the table.
        rows: cells of the table, one an item.
        flat: cells of CSV and TSV, one an item.
        columns: of CSV and TSV.
    """

    items: Sequence[object]
    shape: Shape
    rows: Sequence[Sequence[str]]
    flat: Sequence[Mapping[str, object]]
    columns: tuple[str, ...]

    def write(self, form: str) -> None:
        """Print as "table", "csv", "tsv" or "jsonl"; an empty table prints nothing."""
        if form == "jsonl":
            for item in self.items:
                sys.stdout.write(msgspec.json.encode(item).decode() + "\n")
        elif form == "table":
            if self.rows:
                print_table(self.shape.headers, self.rows, self.shape.wide)
        else:
            write_separated(self.flat, self.columns, tabs=form == "tsv")


def of_kind(kind: str) -> Callable[[Store, Filter], Listing]:
    """How records of `kind` are listed."""

    def listing(store: Store, asked: Filter) -> Listing:
        records = list(store.records(kind, asked))
        days = store.days()
        rows = [row(record, days[record.doc]) for record in records]
        return Listing(records, SHAPES[kind], rows, [flat(record) for record in records], columns_of(kind))

    return listing


def documents(store: Store, asked: Filter) -> Listing:
    """The documents."""
    only(asked, "documents", ("since", "until", "document"))
    stored = list(store.stored_documents(asked))
    lines = [document_line(one.document) for one in stored]
    plain = [
        msgspec.to_builtins(line) | {"coded": one.coder is not None} for line, one in zip(lines, stored, strict=True)
    ]
    columns = DocumentLine.__struct_fields__
    return Listing(lines, SHAPES["document"], [document_row(one) for one in stored], plain, (*columns, "coded"))


def parties(store: Store, asked: Filter) -> Listing:
    """Who takes part in the records."""
    only(asked, "parties", ("actor", "since", "until", "document"))
    found = store.parties(asked)
    plain = [_party_line(one) for one in found]
    return Listing(plain, SHAPES["party"], [party_row(one) for one in found], plain, _PARTY_COLUMNS)


def failures(store: Store, asked: Filter) -> Listing:
    """What could not be read or coded."""
    only(asked, "failures", ())
    found = store.failures()[: asked.limit]
    plain = [{"kind": "failure"} | msgspec.to_builtins(one) for one in found]
    return Listing(plain, SHAPES["failure"], [failure_row(one) for one in found], plain, _FAILURE_COLUMNS)


_PARTY_COLUMNS = ("id", "country", "code", "sector", "name", "type", "names", "records", "documents")
_FAILURE_COLUMNS = ("source", "document", "stage", "reason")


def _party_line(found: PartyRow) -> dict[str, object]:
    party = found.party
    return {
        "kind": "party",
        "id": party.id,
        "country": party.country,
        "code": party.code,
        "sector": party.sector,
        "name": party.name,
        "type": party.kind.value,
        "names": list(found.names),
        "records": found.mentions,
        "documents": found.documents,
    }


def only(asked: Filter, plural: str, applicable: tuple[str, ...]) -> None:
    """Refuse conditions that mean nothing here.

    Raises:
        QueryError: one of them is set.
    """
    senseless = [name for name in asked.asked() if name not in applicable]
    if senseless:
        options = ", ".join(f"--{name}" for name in senseless)
        allowed = ", ".join(f"--{name}" for name in applicable) or "only --limit"
        raise QueryError(f"{options} cannot be asked of {plural}; applicable: {allowed}")
