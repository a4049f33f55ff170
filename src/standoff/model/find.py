"""Records found again by what anchors know of them."""

from collections.abc import Collection, Iterable

from standoff.model.party import Party
from standoff.model.record import Record
from standoff.model.review import Anchor, label_of, spans_of, words_of


class AnchorFinder:
    """The records of documents, to be found by anchors."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        """Args: records: as the coder has them."""
        self._by_id: dict[str, Record] = {}
        self._of: dict[tuple[str, str, str | None], list[Record]] = {}
        for record in records:
            self.add(record)

    def add(self, record: Record) -> None:
        """One more record that can be found."""
        self._by_id[record.id] = record
        self._of.setdefault((record.doc, record.kind, label_of(record)), []).append(record)

    def find(self, anchor: Anchor, taken: Collection[str] = ()) -> str | None:
        """The id of the anchor's record, or `None`.

        By its id; else by kind, label and the same words, the nearest first; else by kind, label and more or fewer
        words at the same place.

        Args:
            anchor: of a record.
            taken: ids that are somebody else's.
        """
        same_id = self._by_id.get(anchor.record or "")
        if same_id is not None and same_id.id not in taken and same_id.kind == anchor.kind:
            return same_id.id
        here = [r for r in self._of.get((anchor.doc, anchor.kind, anchor.label), ()) if r.id not in taken]
        same = [record for record in here if words_of(record) == anchor.words]
        fitting = same or [record for record in here if _is_longer_or_shorter(record, anchor)]
        best = min(fitting, key=lambda r: (abs(_start(r) - anchor.start), _start(r), r.id), default=None)
        return None if best is None else best.id


def is_mention(party: Party, anchor: Anchor) -> bool:
    """Whether a party is the mention of an anchor: at the same place, or of more or fewer words there."""
    if (party.start, party.end) == (anchor.start, anchor.end):
        return True
    if party.start >= anchor.end or party.end <= anchor.start:
        return False
    return _holds(" ".join(party.text.split()), anchor.words)


def _start(record: Record) -> int:
    return spans_of(record)[0].start


def _is_longer_or_shorter(record: Record, anchor: Anchor) -> bool:
    """Whether a record's words hold those of the anchor or lie within them, at the same place in the text."""
    spans = spans_of(record)
    if spans[0].start >= anchor.end or spans[-1].end <= anchor.start:
        return False
    return _holds(words_of(record), anchor.words)


def _holds(one: str, other: str) -> bool:
    """Whether one of two texts is the other, with more whole words before or after."""
    return f" {other} " in f" {one} " or f" {one} " in f" {other} "
