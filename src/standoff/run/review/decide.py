"""Accepting, rejecting, changing, merging and splitting records."""

from collections.abc import Sequence

from standoff.errors import ReviewError
from standoff.model import Record
from standoff.model.amend import amend
from standoff.model.codec import KINDS, encode
from standoff.model.decision import Action, Signature
from standoff.model.find import AnchorFinder
from standoff.model.review import TOLD_KINDS, WHOLE, About, Anchor, FieldChange, Review, Reviewed, State, anchor_of
from standoff.model.revise import LINKS, SIGNING
from standoff.store import Standing, Store

_LINKED = {"according_to": "statement", "via": None, "answers": "position", "condition": "conditional"}
"""Fields that hold ids, and the kind that they lead to; of `condition`, only where it is no span."""


def accept(store: Store, record_ids: Sequence[str], signed: Signature) -> int:
    """Sign records as they are shown; they stay so, whatever a newer coder says."""
    return _judge(store, record_ids, Action.ACCEPT, signed)


def reject(store: Store, record_ids: Sequence[str], signed: Signature) -> int:
    """Leave records out of every list, brief and export."""
    return _judge(store, record_ids, Action.REJECT, signed)


def accept_document(store: Store, document_id: str, signed: Signature) -> int:
    """Sign everything in a report that nobody has judged; what a newer coder finds besides waits to be judged."""
    waiting = store.reviews.queue(KINDS, document=document_id)
    anchors = [_anchor(store, standing_of(store, one.record.id)) for one in waiting if one.record.doc == document_id]
    anchors.sort(key=lambda anchor: (anchor.start, anchor.end, anchor.kind, anchor.record or ""))
    whole = _whole(store, document_id)
    return store.reviews.decide(Review(about=About.DOCUMENT, action=Action.ACCEPT, anchors=(whole, *anchors)), signed)


def reject_document(store: Store, document_id: str, signed: Signature) -> int:
    """Leave everything in a report out, also what a newer coder finds in it."""
    whole = _whole(store, document_id)
    return store.reviews.decide(Review(about=About.DOCUMENT, action=Action.REJECT, anchors=(whole,)), signed)


def change(store: Store, record_id: str, changes: Sequence[FieldChange], signed: Signature) -> int:
    """Show fields of a record otherwise.

    Raises:
        ReviewError: a field is not there, a value does not fit, words do not stand at their place, a link leads
            nowhere, or nothing would change.
    """
    standing = standing_of(store, record_id)
    amended = amend(standing.record, changes, _text(store, standing.record.doc))
    if amended == standing.record:
        raise ReviewError(f"{standing.record.kind} {record_id} is so already: nothing would change")
    check_links(store, amended)
    review = Review(about=About.RECORD, action=Action.EDIT, anchors=(_anchor(store, standing),), changes=tuple(changes))
    return store.reviews.decide(review, signed)


def merge(store: Store, record_ids: Sequence[str], signed: Signature) -> int:
    """Make one of several records of a kind.

    Events and meetings stay as they are told and count as tellings of one. Of other records the first stays, with the
    evidence of all, and the others are left out as its doubles.

    Raises:
        ReviewError: they are fewer than two, of several kinds, left out already, or, unless they are events or
            meetings, of
            several reports: evidence points into one text.
    """
    standings = [standing_of(store, id_) for id_ in dict.fromkeys(record_ids)]
    records = [standing.record for standing in standings]
    if len(records) < 2:
        raise ReviewError("a merge takes two entries at least")
    if len({record.kind for record in records}) > 1:
        raise ReviewError(f"these are of several kinds and cannot be one: {_told(records)}")
    hidden = [one.record for one in standings if one.state in (State.REJECTED, State.DOUBLE)]
    if hidden:
        raise ReviewError(f"left out already, by rejection or as a double: {_told(hidden)}; undo that first")
    if records[0].kind not in TOLD_KINDS and len({record.doc for record in records}) > 1:
        kind = records[0].kind
        raise ReviewError(f"these are of several reports, and a {kind} rests on words of one: {_told(records)}")
    return _keep(store, Action.MERGE, standings, signed)


def split(store: Store, record_id: str, others: Sequence[str], signed: Signature) -> int:
    """Tell that an event or meeting is another one than others with which it was counted.

    Raises:
        ReviewError: they are no events or meetings, of two kinds, or there are no others.
    """
    ids = dict.fromkeys([record_id, *others])
    standings = [standing_of(store, id_) for id_ in ids]
    strangers = [one.record for one in standings if one.record.kind not in TOLD_KINDS]
    if strangers:
        raise ReviewError(
            f"only tellings of events and meetings can be split, not {_told(strangers)}; to make two entries of one, "
            "edit it and add the other, or undo the merge that joined them"
        )
    if len({one.record.kind for one in standings}) > 1:
        raise ReviewError(f"these are of two kinds, and never counted as one: {_told([s.record for s in standings])}")
    if len(ids) < 2:
        raise ReviewError("a split needs the events from which this one is another")
    return _keep(store, Action.SPLIT, standings, signed)


def undo(store: Store, number: int, signed: Signature) -> int:
    """Take a decision back, one about issues too; see `ReviewDesk.undo`."""
    return store.reviews.undo(number, signed)


def history(store: Store, record_id: str | None = None) -> list[Reviewed]:
    """The decisions about a record, with those about its parties and report and with undos, or all; in order.

    Raises:
        ReviewError: there is no such record, and there never was a decision about it.
    """
    decided = store.reviews.decisions()
    if record_id is None:
        return decided
    standing = store.reviews.standing(record_id)
    numbers = set(standing.decisions) if standing else set()
    for one in decided:
        if one.review is not None and any(anchor.record == record_id for anchor in one.review.anchors):
            numbers.add(one.number)
    if standing is None and not numbers:
        raise no_record(store, record_id)
    return [one for one in decided if one.number in numbers or one.undoes in numbers]


def standing_of(store: Store, record_id: str) -> Standing:
    """How a record stands.

    Raises:
        ReviewError: there is none of this id.
    """
    standing = store.reviews.standing(record_id)
    if standing is None:
        raise no_record(store, record_id)
    return standing


def no_record(store: Store, asked: str) -> ReviewError:
    """The error for an id that leads nowhere."""
    return ReviewError(f"no entry of {store.path} has the id {asked!r}; ids are in: standoff list KIND --format jsonl")


def check_links(store: Store, record: Record) -> None:
    """Make sure that the ids in a record lead to records of the right kind.

    Raises:
        ReviewError: one does not.
    """
    for name in LINKS:
        value = getattr(record, name, None)
        for id_ in (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ():
            linked, kind = store.record(id_), _LINKED[name]
            if linked is None or linked.doc != record.doc or kind not in (None, linked.kind):
                wanted = kind or "statement or event"
                raise ReviewError(f"{name}={id_} of {record.kind} {record.id} leads to no {wanted} of its report")


def _judge(store: Store, record_ids: Sequence[str], action: Action, signed: Signature) -> int:
    standings = [standing_of(store, id_) for id_ in dict.fromkeys(record_ids)]
    if not standings:
        raise ReviewError(f"nothing to {action.value}: give the id of an entry")
    return _keep(store, action, standings, signed)


def _keep(store: Store, action: Action, standings: Sequence[Standing], signed: Signature) -> int:
    review = Review(about=About.RECORD, action=action, anchors=tuple(_anchor(store, one) for one in standings))
    return store.reviews.decide(review, signed)


def _anchor(store: Store, standing: Standing) -> Anchor:
    """The anchor of a record: known again by what the coder says now, or by what was added.

    It keeps what the coder said when the record was signed first: a human who signs it again signs what is shown, not
    what a newer coder says.
    """
    coded = standing.coder if standing.coder is not None else standing.record
    signed = _signed_before(store, standing, coded)
    return anchor_of(coded, signed if signed is not None else encode(coded).decode())


def _signed_before(store: Store, standing: Standing, coded: Record) -> str | None:
    """What the coder said when a decision in force signed the record last; `None` where none did."""
    if not standing.decisions:
        return None
    finder = AnchorFinder([coded])
    for one in reversed(store.reviews.some(standing.decisions)):
        review = one.review
        if review is None or review.about is About.PARTY or review.action not in SIGNING:
            continue
        for anchor in review.anchors:
            if anchor.json is not None and (anchor.record == standing.record.id or finder.find(anchor) is not None):
                return anchor.json
    return None


def _whole(store: Store, document_id: str) -> Anchor:
    stored = store.document(document_id)
    if stored is None:
        raise ReviewError(f"{store.path} has no report {document_id!r}; see: standoff list documents")
    words = " ".join((stored.document.title or stored.document.text[:80]).split())
    end = max(1, stored.document.characters)
    return Anchor(doc=document_id, kind=WHOLE, record=None, label=None, words=words, start=0, end=end)


def _text(store: Store, document_id: str) -> str:
    stored = store.document(document_id)
    return "" if stored is None else stored.document.text


def _told(records: Sequence[Record]) -> str:
    return ", ".join(f"{record.kind} {record.id}" for record in records)
