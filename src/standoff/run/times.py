"""Time expressions as records of their own, for those who ask for them."""

from collections.abc import Iterator

from standoff.model import Coder, Span, Time, TimeRecord, record_id
from standoff.run.outcome import Outcome

_CONFIDENCE_RESOLVED = 0.9
_CONFIDENCE_UNRESOLVED = 0.6


def time_records(outcome: Outcome, coder: Coder) -> Iterator[TimeRecord]:
    """The times of a coded document as records, in order of the text."""
    if outcome.document is None:
        return
    for time in outcome.times:
        yield _record(outcome.document.id, time, coder)


def _record(doc: str, time: Time, coder: Coder) -> TimeRecord:
    evidence = (Span(time.start, time.end, time.text),)
    return TimeRecord(
        id=record_id(doc, "time", evidence, time.type, time.value),
        doc=doc,
        evidence=evidence,
        confidence=_CONFIDENCE_UNRESOLVED if time.value is None else _CONFIDENCE_RESOLVED,
        coder=coder,
        text=time.text,
        start=time.start,
        end=time.end,
        type=time.type,
        value=time.value,
        earliest=time.earliest,
        latest=time.latest,
    )
