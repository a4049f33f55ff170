"""What the store answers, beside the nouns of the model."""

from dataclasses import dataclass

from standoff.model import Coder, Document, Party, Span


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document and how it was coded.

    Attributes:
        document: with its text.
        coder: who coded it; `None` where it was stored and not coded (it is not English).
        model: name of the spaCy pipeline; `None` likewise.
    """

    document: Document
    coder: Coder | None
    model: str | None


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
