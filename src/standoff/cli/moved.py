"""`standoff list movement`: did anyone move?"""

from dataclasses import replace

import msgspec

from standoff.analyze import Movement, movement
from standoff.cli.issues.desk import MOST_GROUPED, labels_of
from standoff.cli.listing import Listing, only
from standoff.cli.tables import Shape
from standoff.export.cells import MARK_DIGITS, party_label
from standoff.lexicon import load_lexicon
from standoff.model import Position
from standoff.store import Filter, Store

_SHAPE = Shape(("holder", "issue", "movement", "since", "reports", "where"), ("holder", "issue"))
_LINE = ("kind", "holder", "issue", "movement", "from", "to", "positions", "support", "evidence")
_COLUMNS = ("holder", "holder_id", "issue", "movement", "since", "from", "to", "positions", "support", "evidence")


def movements(store: Store, asked: Filter) -> Listing[Movement]:
    """One row for each holder and issue; `actor` chooses holders, days and document the positions looked at."""
    only(asked, "movement", ("actor", "since", "until", "document", "as_of"))
    wide = replace(asked, actor=None, limit=None)
    own = _positions(store, replace(wide, actor=asked.actor))
    looked_at = _positions(store, wide)
    if len(looked_at) > MOST_GROUPED:
        looked_at = own
    known = store.documents_of(sorted({position.doc for position in looked_at}))
    labels = labels_of(store, looked_at, asked.as_of) if looked_at else {}
    found = movement(looked_at, known, load_lexicon(), labels, store.copies())
    if asked.actor is not None:
        ids = {position.id for position in own}
        found = tuple(row for row in found if ids.intersection(row.positions))
    found = found[: asked.limit]
    return Listing(found, _SHAPE, _row, _flat, _COLUMNS, _line)


def _positions(store: Store, asked: Filter) -> list[Position]:
    return [record for record in store.records("position", asked) if isinstance(record, Position)]


def _line(found: Movement) -> object:
    """What JSON Lines prints, in this order."""
    plain: dict[str, object] = msgspec.to_builtins(found)
    return {name: plain[name] for name in _LINE}


def _row(found: Movement) -> tuple[str, ...]:
    marks = " ".join(f"{mark.doc[:MARK_DIGITS]}:{mark.start}-{mark.end}" for mark in found.evidence[:2])
    return (party_label(found.holder), found.issue, found.movement, found.since or "", str(found.support), marks)


def _flat(found: Movement) -> dict[str, object]:
    plain: dict[str, object] = msgspec.to_builtins(found)
    return plain | {
        "holder": found.holder.name or found.holder.text,
        "holder_id": found.holder.id,
        "evidence": [f"{mark.doc}:{mark.start}-{mark.end}" for mark in found.evidence],
    }
