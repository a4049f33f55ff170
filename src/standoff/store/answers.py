"""What the store answers, beside the nouns of the model."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from standoff.model import Coder, Document, Party, Record, Span
from standoff.model.review import State


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document and how it was coded.

    Attributes:
        document: with its text.
        coder: who coded it; `None` where it was stored and not coded (it is not English).
        model: name of the spaCy pipeline; `None` likewise.
        added_at: when the record got it first; `None` where nobody kept that.
        coded_at: when it was coded as its records are now; `None` where it was not, or nobody kept that.
    """

    document: Document
    coder: Coder | None
    model: str | None
    added_at: datetime | None = None
    coded_at: datetime | None = None


class Fate(StrEnum):
    """What became of a finding when its document was coded again."""

    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What the coder said before.

    Attributes:
        record: as it was then; its `coder` said so.
        fate: gone, if nothing has its id since; changed, if the record has it otherwise since.
        model: name of the spaCy pipeline of then.
        said_at: when it was coded so; `None` where nobody kept that.
        replaced_at: when it was coded otherwise; `None` likewise.
        replaced_by: who coded it otherwise; `None` if the document was stored without being coded.
        replaced_by_model: name of the spaCy pipeline of that; `None` likewise.
    """

    record: Record
    fate: Fate
    model: str | None
    said_at: datetime | None
    replaced_at: datetime | None
    replaced_by: Coder | None
    replaced_by_model: str | None


@dataclass(frozen=True, slots=True)
class Failure:
    """A source or document that yielded nothing.

    Attributes:
        source: path or name of the source.
        document: id of the document, or `None` where it did not come to one.
        stage: where it failed: "read", "code", "store".
        reason: what was found, what was needed.
    """

    source: str
    document: str | None
    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party as all documents know it.

    Attributes:
        party: its last mention's id, country, code, sector, name and kind.
        names: the words used for it, most frequent first, at most five.
        mentions: how often it takes part in a record.
        documents: in how many documents.
    """

    party: Party
    names: tuple[str, ...]
    mentions: int
    documents: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where searched words were found.

    Attributes:
        document: its id.
        title: its title, or `None`.
        match: the first words found.
        passage: the line or so around them.
        records: ids of the records whose evidence overlaps the passage, in order.
    """

    document: str
    title: str | None
    match: Span
    passage: Span
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a record stands in review.

    Attributes:
        record: as it is shown.
        coder: what the coder says, or said when a human signed it; `None` where a human added it.
        found: whether the coder finds it now.
        state: what became of it; `None` where nobody judged it.
        double_of: id of the record that stays in its place; for doubles only.
        decisions: numbers of the decisions in force that made it what is shown, in order.
    """

    record: Record
    coder: Record | None
    found: bool
    state: State | None
    double_of: str | None
    decisions: tuple[int, ...]
