"""`standoff list positions`: with the issues as the user names them."""

from standoff.cli.issues.desk import labels_of
from standoff.cli.listing import Listing, copies_of
from standoff.cli.tables import SHAPES, Shape, row
from standoff.export.cells import Cells, columns_of, flat
from standoff.model import Position, Record
from standoff.model.codec import to_builtins
from standoff.store import Filter, Store


def positions(store: Store, asked: Filter) -> Listing[Record]:
    """The positions; `issue` is the coder's label, `issues` those under which a position is shown.

    `copies` is how many other reports carry the same text.
    """
    records = [found for found in store.records("position", asked) if isinstance(found, Position)]
    labels = labels_of(store, records, asked.as_of) if records else {}
    days, copies = store.days(), copies_of(store)
    plain = SHAPES["position"]
    shape = Shape((*plain.headers[:-1], "issue", plain.headers[-1]), (*plain.wide, "issue"))

    def cells(record: Record) -> tuple[str, ...]:
        *first, where = row(record, days[record.doc])
        return (*first, "; ".join(labels[record.id]), where)

    def separated(record: Record) -> Cells:
        return flat(record) | {"issues": "; ".join(labels[record.id]), "copies": copies(record.doc)}

    def line(record: Record) -> dict[str, object]:
        return to_builtins(record) | {"issues": list(labels[record.id]), "copies": copies(record.doc)}

    return Listing(records, shape, cells, separated, (*columns_of("position"), "issues", "copies"), line)
