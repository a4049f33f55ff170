"""A document's records as they are shown: the coder's, with what humans decided, in the order in which they did.

A record that a human signed (accepted, edited, kept in a merge) is shown as it was signed, whatever a newer coder
says or no longer finds: the text is the same, so the words still stand there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from standoff.errors import ReviewError
from standoff.model.amend import amend, change_parties, change_party, changed_fields
from standoff.model.codec import decode
from standoff.model.decision import Action
from standoff.model.find import AnchorFinder, is_mention
from standoff.model.party import Party
from standoff.model.record import Record
from standoff.model.review import HIDDEN, TOLD_KINDS, About, Anchor, Review, Reviewed, State, is_added

SURE = 1.0
"""Confidence of a record that a human signed; the coder's stays in the coder's record."""
LINKS = ("according_to", "via", "answers", "condition")
"""Fields that hold ids of other records."""

SIGNING = (Action.ACCEPT, Action.EDIT, Action.MERGE)
"""What keeps a record as it was."""
_LINKED_KINDS = ("event", "position", "outlook")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRecord:
    """A record as it is shown.

    Attributes:
        record: with what humans decided.
        coder: what the coder says, or said when a human signed it; `None` where a human added it.
        found: whether the coder finds it now.
        state: what became of it in review; `None` where nobody judged it.
        double_of: id of the record that stays in its place; for doubles only.
        decisions: numbers of the decisions that made it so.
    """

    record: Record
    coder: Record | None
    found: bool
    state: State | None = None
    double_of: str | None = None
    decisions: tuple[int, ...] = ()

    @property
    def hidden(self) -> bool:
        """Whether lists leave it out."""
        return self.state in HIDDEN


@dataclass(frozen=True, slots=True, kw_only=True)
class LostAnchor:
    """What a decision in force is about and the coder does not find.

    Attributes:
        decision: its number.
        anchor: the record, mention or document.
        kept: whether it is shown nevertheless, as it was signed.
    """

    decision: int
    anchor: Anchor
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """What is shown of a document, in order of its records, and what is not found again."""

    records: tuple[ShownRecord, ...]
    lost: tuple[LostAnchor, ...]


def revise(doc: str, text: str, coded: Sequence[Record], decisions: Iterable[Reviewed]) -> Revised:
    """The records of a document as they are shown.

    Args:
        doc: id of the document.
        text: of the document.
        coded: what the coder says, in order.
        decisions: all that may concern the document, in their order; those that were undone change nothing.
    """
    said = [(one.number, one.review) for one in decisions if one.review is not None and one.in_force]
    return _Replay(doc, text, coded).run(said)


@dataclass(slots=True, eq=False)
class _Row:
    record: Record
    coder: Record | None
    signed: Record | None = None
    state: State | None = None
    double_of: str | None = None
    edited: bool = False
    decisions: list[int] = field(default_factory=list)


class _Replay:
    """The rows of one document while decisions are replayed on them."""

    def __init__(self, doc: str, text: str, coded: Sequence[Record]) -> None:
        self._doc = doc
        self._text = text
        self._rows = {record.id: _Row(record, record) for record in coded}
        self._finder = AnchorFinder(coded)
        self._lost: list[LostAnchor] = []
        self._of: dict[tuple[int, int], _Row] = {}

    def run(self, decisions: Sequence[tuple[int, Review]]) -> Revised:
        """First all anchors are found, then what was signed is laid down, then decisions are replayed on it."""
        for number, review in decisions:
            self._settle(number, review)
        for row in self._rows.values():
            if row.signed is not None:
                row.record = _linked(row.signed, row.coder, self._rows)
        for number, review in decisions:
            self._replay(number, review)
        doubles = {id_: row.double_of for id_, row in self._rows.items() if row.double_of is not None}
        return Revised(records=tuple(self._shown(doubles)), lost=tuple(self._lost))

    # -- anchors -------------------------------------------------------------------------------------

    def _settle(self, number: int, review: Review) -> None:
        if review.about is About.PARTY or is_of_tellings(review):
            return
        taken: set[str] = set()
        for place, anchor in enumerate(review.anchors):
            if anchor.doc != self._doc or anchor.record is None:
                continue
            row = self._keep(anchor) if review.action is Action.ADD else self._row(number, review, anchor, taken)
            if row is not None:
                taken.add(row.record.id)
                self._of[number, place] = row

    def _row(self, number: int, review: Review, anchor: Anchor, taken: set[str]) -> _Row | None:
        """The row of an anchor; where there is none, what a human signed is kept."""
        id_ = self._finder.find(anchor, taken)
        row = self._rows[id_] if id_ is not None else None
        signs = review.action in SIGNING and anchor.json is not None and not _was_added(anchor)
        if row is None or (row.coder is None and not is_added(row.record)):
            self._lost.append(LostAnchor(decision=number, anchor=anchor, kept=signs or row is not None))
        if row is None:
            return self._keep(anchor) if signs else None
        if signs and anchor.json is not None:
            row.signed = replace(decode(anchor.json), id=row.record.id)
        return row

    def _keep(self, anchor: Anchor) -> _Row | None:
        """A row of what the decision itself remembers; `None` where its id is another row's."""
        if anchor.json is None:
            return None
        record = decode(anchor.json)
        if record.id in self._rows:
            return None
        row = _Row(record, None, signed=record)
        self._rows[record.id] = row
        self._finder.add(record)
        return row

    # -- decisions -----------------------------------------------------------------------------------

    def _replay(self, number: int, review: Review) -> None:
        if review.about is About.PARTY:
            self._change_parties(number, review)
        elif review.about is About.DOCUMENT and review.action is Action.REJECT:
            self._reject_document(number, review)
        elif is_of_tellings(review):
            return
        elif review.action is Action.MERGE:
            self._merge(number, review)
        elif review.action is Action.EDIT:
            self._edit(number, review)
        else:
            for row in self._found(number, review):
                _judge(row, number, review.action)

    def _found(self, number: int, review: Review) -> list[_Row]:
        places = ((number, place) for place in range(len(review.anchors)))
        return [self._of[key] for key in places if key in self._of]

    def _reject_document(self, number: int, review: Review) -> None:
        if any(anchor.doc == self._doc for anchor in review.anchors):
            for row in self._rows.values():
                _judge(row, number, Action.REJECT)

    def _edit(self, number: int, review: Review) -> None:
        """Change what can be changed; an edit of what another edit made, and whose undoing took it away, is lost."""
        for place, anchor in enumerate(review.anchors):
            row = self._of.get((number, place))
            if row is None:
                continue
            try:
                row.record = amend(row.record, review.changes, self._text)
            except ReviewError:
                self._lost.append(LostAnchor(decision=number, anchor=anchor, kept=True))
                continue
            row.edited = True
            _judge(row, number, Action.EDIT)

    def _merge(self, number: int, review: Review) -> None:
        """One stays with the evidence of all, the others are its doubles."""
        stays = self._of.get((number, 0))
        if stays is None:
            return
        doubles = [row for row in self._found(number, review) if row is not stays]
        spans = [*stays.record.evidence, *(span for row in doubles for span in row.record.evidence)]
        stays.record = replace(stays.record, evidence=tuple(dict.fromkeys(spans)))
        stays.edited = True
        _judge(stays, number, Action.MERGE)
        for row in doubles:
            row.state, row.double_of = State.DOUBLE, stays.record.id
            row.decisions.append(number)

    def _change_parties(self, number: int, review: Review) -> None:
        mentions = [anchor for anchor in review.anchors if anchor.doc == self._doc]
        met: set[Anchor] = set()

        def change(party: Party) -> Party:
            here = [anchor for anchor in mentions if is_mention(party, anchor)]
            met.update(here)
            meant = here if review.action is Action.SPLIT else any(whom.fits(party) for whom in review.whom)
            return change_party(party, review.changes) if meant else party

        for row in self._rows.values():
            changed = change_parties(row.record, change)
            if changed is not row.record:
                row.record = changed
                row.decisions.append(number)
        lost = [anchor for anchor in mentions if anchor not in met]
        self._lost.extend(LostAnchor(decision=number, anchor=anchor, kept=False) for anchor in lost)

    # -- what is shown -------------------------------------------------------------------------------

    def _shown(self, doubles: Mapping[str, str]) -> Iterator[ShownRecord]:
        for row in self._rows.values():
            kept = None if row.signed is None or is_added(row.signed) else row.signed
            yield ShownRecord(
                record=_redirected(_signed(row), doubles),
                coder=row.coder or kept,
                found=row.coder is not None,
                state=row.state,
                double_of=row.double_of,
                decisions=tuple(sorted(set(row.decisions))),
            )


def is_of_tellings(review: Review) -> bool:
    """Whether it joins or parts tellings of events or meetings, which stay records of their own.

    See `standoff.model.tellings`.
    """
    if review.about is not About.RECORD or review.action not in (Action.MERGE, Action.SPLIT):
        return False
    return review.action is Action.SPLIT or any(anchor.kind in TOLD_KINDS for anchor in review.anchors)


def _judge(row: _Row, number: int, action: Action) -> None:
    """What a row has become by a decision."""
    row.decisions.append(number)
    row.double_of = None
    if action is Action.REJECT:
        row.state = State.REJECTED
    elif is_added(row.record):
        row.state = State.ADDED
    else:
        row.state = State.EDITED if row.edited else State.ACCEPTED


def _was_added(anchor: Anchor) -> bool:
    return anchor.json is not None and is_added(decode(anchor.json))


def _linked(signed: Record, coder: Record | None, known: Mapping[str, object]) -> Record:
    """A signed record with the links of the coder's, whose ids are those of now; links to what is gone are cut."""
    links: dict[str, Any] = {}
    for name in _links_of(signed):
        value = getattr(coder if coder is not None else signed, name)
        if isinstance(value, tuple):
            links[name] = tuple(id_ for id_ in value if coder is not None or id_ in known)
        elif isinstance(value, str):
            links[name] = value if coder is not None or value in known else None
    return replace(signed, **links) if links else signed


def _redirected(record: Record, doubles: Mapping[str, str]) -> Record:
    """The record with links to doubles leading to what stays in their place."""
    links: dict[str, Any] = {}
    for name in _links_of(record) if doubles else ():
        value = getattr(record, name)
        if isinstance(value, tuple) and not doubles.keys().isdisjoint(value):
            links[name] = tuple(dict.fromkeys(doubles.get(id_, id_) for id_ in value))
        elif isinstance(value, str) and value in doubles:
            links[name] = doubles[value]
    return replace(record, **links) if links else record


def _links_of(record: Record) -> list[str]:
    if record.kind not in _LINKED_KINDS:
        return []
    return [f.name for f in fields(record) if f.name in LINKS]


def _signed(row: _Row) -> Record:
    """The record of a row, with a note on what a human did to it, and without doubt where one signed it."""
    if row.state is None or row.state in HIDDEN:
        return row.record
    return replace(row.record, confidence=SURE, notes=(*row.record.notes, _note(row)))


def _note(row: _Row) -> str:
    before = row.coder or row.signed
    if row.state is State.EDITED and before is not None:
        return f"Edited in review: {', '.join(changed_fields(before, row.record)) or 'nothing'}."
    return f"{'Added' if row.state is State.ADDED else 'Accepted'} in review."
