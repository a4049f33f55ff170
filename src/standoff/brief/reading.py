"""What of a record a brief is made from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from standoff.brief.desk import Options
from standoff.model import Document, Record
from standoff.store import Filter, Store

MOST_REPORTS = 300
"""So many reports make a brief unless a reader asks for more: it is ready at once however large the record is."""


@dataclass(frozen=True, slots=True)
class Material:
    """What a brief is made from.

    Attributes:
        records: of every kind but "time".
        documents: that they are of.
        options: of the reader, with what is to be said of reports that were left out.
    """

    records: Sequence[Record]
    documents: Sequence[Document]
    options: Options


def read_material(store: Store, options: Options, most: int = MOST_REPORTS) -> Material:
    """The records and documents of a brief.

    All that the record knew on the day of `options.as_of`, if that is no more than `most` reports. Of a larger record,
    the latest `most` reports; with `options.between`, the latest of those that concern the two sides
    (`Store.reach`).
    """
    known = Filter(as_of=options.as_of)
    unplaced = store.count_unplaced() if options.as_of else 0
    asked = replace(known, limit=most)
    found = store.reach(asked)
    if found.total > most and options.between is not None:
        found = store.reach(asked, options.between)
    left_out = found.total > len(found.documents)
    return Material(
        records=list(store.records_of(found.documents)),
        documents=list(store.documents_of(found.documents)),
        options=replace(options, unplaced=unplaced, of_reports=found.total if left_out else None),
    )
