"""What became of a source."""

from collections.abc import Sequence
from dataclasses import dataclass

from standoff.model import Document, Record, Time, TimeType
from standoff.store import Failure

_DAYS = (TimeType.DATE, TimeType.TIME)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one source: a failure, or a document.

    Attributes:
        source: its name.
        document: the report; `None` where it could not be read.
        records: what was found in it.
        times: its time expressions.
        coded: whether it was coded in this run; false if it is not English, known or failed.
        known: whether the record held it already, coded in the same way.
        masked: how many people who were erased the document names; their names are masked in the record.
        failure: why there is nothing, or `None`.
    """

    source: str
    document: Document | None = None
    records: tuple[Record, ...] = ()
    times: tuple[Time, ...] = ()
    coded: bool = False
    known: bool = False
    masked: int = 0
    failure: Failure | None = None

    @property
    def foreign(self) -> bool:
        """Whether it was stored and not coded because it is not English."""
        return self.document is not None and not (self.coded or self.known or self.failure)

    @property
    def unresolved(self) -> tuple[Time, ...]:
        """The relative dates that have no value because nobody told the day of publication."""
        if self.document is None or self.document.published is not None:
            return ()
        return tuple(time for time in self.times if time.value is None and time.type in _DAYS)


@dataclass(slots=True)
class Tally:
    """The sums of a run."""

    coded: int = 0
    known: int = 0
    foreign: int = 0
    failed: int = 0
    records: int = 0
    unresolved: int = 0
    undated: int = 0

    def count(self, outcome: Outcome) -> None:
        """Add one outcome."""
        self.coded += outcome.coded
        self.known += outcome.known
        self.foreign += outcome.foreign
        self.failed += outcome.failure is not None
        self.records += len(outcome.records)
        self.unresolved += len(outcome.unresolved)
        self.undated += bool(outcome.unresolved)


def failed(source: str, stage: str, error: Exception, document: Document | None = None) -> Outcome:
    """The outcome of a source at which `error` was caught."""
    reason = " ".join(str(error).split()) or type(error).__name__
    failure = Failure(source, document.id if document else None, stage, reason.removeprefix(f"{source}: "))
    return Outcome(source=source, document=document, failure=failure)


Batch = Sequence[Document]
"""Documents that are coded together."""
