"""What humans say about records, parties and documents: the nouns of a review.

What the coder said stays, and these say what is shown in its place; issues have their own, in `decision`.
"""

from dataclasses import dataclass
from enum import StrEnum

from standoff.model.conditional import Conditional
from standoff.model.decision import Action, Signature
from standoff.model.event import Event
from standoff.model.meeting import Meeting
from standoff.model.outlook import Outlook
from standoff.model.party import Party, PartyKind
from standoff.model.position import Position
from standoff.model.quantity import Quantity
from standoff.model.record import Record
from standoff.model.span import Span
from standoff.model.statement import Statement
from standoff.model.timex import TimeRecord

HUMAN_VERSION = "review"
"""`coder.version` of records that a human added; `coder.name` is who did, `coder.lexicon` is "none"."""

MENTION = "party"
"""Kind of the anchor of a party's mention, which is no record."""
WHOLE = "document"
"""Kind of the anchor of a whole document."""

_JOIN = " … "
_BODIES = (PartyKind.STATE, PartyKind.ORGANISATION, PartyKind.BLOC)


class About(StrEnum):
    """What a decision is about."""

    RECORD = "record"
    PARTY = "party"
    ISSUE = "issue"
    DOCUMENT = "document"


class State(StrEnum):
    """What became of a record in review."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
    ADDED = "added"
    DOUBLE = "double"


TOLD_KINDS = ("event", "meeting")
"""Kinds of what several reports can tell: to merge them says that they are tellings of one."""

HIDDEN = frozenset({State.REJECTED, State.DOUBLE})
"""States of records that lists leave out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A record, mention or document by what stays the same when the document is coded again.

    Attributes:
        doc: id of the document.
        kind: of the record; `MENTION` and `WHOLE` for what is no record.
        record: its id when it was decided; `None` for what is no record.
        label: its type, stance or cue class, which tells it from others on the same words, or `None`.
        words: its own words, white space collapsed, with an ellipsis between spans.
        start: where they began then, in code points.
        end: one past their last character.
        json: what the coder said then; of an addition, the record that was added.
    """

    doc: str
    kind: str
    record: str | None
    label: str | None
    words: str
    start: int
    end: int
    json: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """A party that is meant, wherever it is mentioned: exactly one of the three is given.

    Attributes:
        name: everybody of this full name.
        id: the state, organisation or bloc itself, not those who act for it.
        words: whoever has neither name nor id and is called so.
    """

    name: str | None = None
    id: str | None = None
    words: str | None = None

    def fits(self, party: Party) -> bool:
        """Whether `party` is meant; case and a leading "the" do not matter."""
        if self.name is not None:
            return party.name is not None and _plain(party.name) == _plain(self.name)
        if party.name is not None:
            return False
        if self.id is not None:
            whole = party.kind in _BODIES and party.sector is None
            return whole and party.id is not None and party.id.casefold() == self.id.casefold()
        return party.id is None and self.words is not None and _plain(party.text) == _plain(self.words)

    @property
    def called(self) -> str:
        """As the user named it."""
        return self.name or self.id or self.words or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field that gets another value.

    Attributes:
        path: `status`, `actor[0].id`, `date.value`; of a party, a field of `Party`.
        value: as JSON.
    """

    path: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What is decided.

    Attributes:
        about: records, parties or whole documents.
        action: what is done to them.
        anchors: the records concerned, of a merge the one that stays first; of a party's split the mentions.
        whom: the parties concerned.
        changes: of an edit the fields; of a party's rename, merge or split the fields of `Party`.
    """

    about: About
    action: Action
    anchors: tuple[Anchor, ...] = ()
    whom: tuple[Whom, ...] = ()
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A review as the record keeps it: nothing of it is ever changed.

    Attributes:
        number: in the one order of all decisions, those about issues too.
        signed: who, when and why.
        review: what was decided; `None` for an undo.
        undoes: the number of the decision that it takes back; `None` for others.
        undone_by: the number of the decision that took it back, or `None`: it is in force.
    """

    number: int
    signed: Signature
    review: Review | None = None
    undoes: int | None = None
    undone_by: int | None = None

    @property
    def in_force(self) -> bool:
        """Whether it says something that nobody took back."""
        return self.review is not None and self.undone_by is None


def spans_of(record: Record) -> tuple[Span, ...]:
    """The spans that are a record's own, where others can share its evidence: content, condition ...; in order."""
    match record:
        case Statement() | Position():
            own: tuple[Span | None, ...] = record.content
        case Conditional():
            own = (record.condition, record.consequence)
        case Outlook():
            own = (record.proposition,)
        case Quantity():
            own = (record.what,)
        case _:
            own = ()
    return tuple(span for span in own if span is not None) or record.evidence[:1]


def label_of(record: Record) -> str | None:
    """What tells a record from others of its kind on the same words."""
    match record:
        case Event():
            return record.event.value
        case Statement():
            return record.cue.cls.value
        case Position():
            return record.stance.value
        case Meeting():
            return record.state.value
        case Conditional() | TimeRecord():
            return record.type.value
        case _:
            return None


def words_of(record: Record) -> str:
    """A record's own words, by which an anchor knows it."""
    return _JOIN.join(" ".join(span.text.split()) for span in spans_of(record))


def anchor_of(record: Record, json: str) -> Anchor:
    """The anchor of a record; `json` is how the coder, or whoever added it, has it."""
    spans = spans_of(record)
    return Anchor(
        doc=record.doc,
        kind=record.kind,
        record=record.id,
        label=label_of(record),
        words=words_of(record),
        start=spans[0].start,
        end=spans[-1].end,
        json=json,
    )


def is_added(record: Record) -> bool:
    """Whether a human added it."""
    return record.coder.version == HUMAN_VERSION


def _plain(name: str) -> str:
    folded = " ".join(name.split()).casefold()
    return folded.removeprefix("the ")
