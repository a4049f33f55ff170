"""What all records share."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from standoff.errors import EvidenceError
from standoff.model.span import Span


@dataclass(frozen=True, slots=True)
class Coder:
    """Who made a record.

    Attributes:
        name: "standoff", or the name of a human reviewer's tool.
        version: version of the program.
        lexicon: checksum of the lexicon that it used, 12 hexadecimal digits.
    """

    name: str
    version: str
    lexicon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The fields of every record.

    Attributes:
        kind: name of the sort of record, set by each.
        id: 16 hexadecimal digits made by `record_id`; the same text gives the same id.
        doc: id of the document.
        evidence: the words that say so, the main one first; never empty.
        confidence: estimated share of records made in this way that a careful editor would sign,
            0 to 1; see docs/confidence.md.
        coder: who made the record.
        notes: remarks on doubts, one sentence each.

    Raises:
        EvidenceError: the record has no evidence.
    """

    kind: str
    id: str
    doc: str
    evidence: tuple[Span, ...]
    confidence: float
    coder: Coder
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.evidence:
            raise EvidenceError(
                f"document {self.doc}: a {self.kind} was about to be made without evidence; "
                "every record needs at least one span of the text"
            )


def record_id(doc: str, kind: str, evidence: Iterable[Span], *key: object) -> str:
    """An id that depends on the finding alone.

    Args:
        doc: id of the document.
        kind: kind of the record.
        evidence: its spans, in order.
        key: what else tells the record from others on the same words, in a fixed order.

    Returns:
        16 hexadecimal digits of a sha256.
    """
    spans = ",".join(f"{span.start}-{span.end}" for span in evidence)
    parts = (doc, kind, spans, *("" if part is None else str(part) for part in key))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
