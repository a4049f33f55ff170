"""Sources into the record."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from standoff.errors import ErasedError, StoreError
from standoff.ingest import Source, SourceReader
from standoff.ingest.language import ENGLISH
from standoff.run.code import Coding, code_documents, read_sources
from standoff.run.outcome import Outcome, failed
from standoff.store import Store, StoredDocument

Clock = Callable[[], datetime]
"""Tells the time of now, with its zone."""


def add_sources(
    store: Store, sources: Iterable[Source], reader: SourceReader, bench: Coding, clock: Clock | None = None
) -> Iterator[Outcome]:
    """Each source read, coded if the record does not hold it in this way, and stored, in order.

    Consume it to the end: a document is in the record when its outcome is yielded. Then earlier failures of these
    sources, and of what archives and tables among them hold, are dropped where nothing fails any more.

    Args:
        store: the record.
        sources: where the reports are.
        reader: reads them.
        bench: codes them.
        clock: tells when each is stored; `None` leaves the times of adding and coding unknown.

    Raises:
        ModelError, LexiconError, PipelineError: the program's set-up is broken.
        StoreError: the record cannot be written at all.
    """
    read, failing = list[str](), set[str]()
    for outcome in add_outcomes(store, read_sources(_noted(sources, read), reader), bench, clock):
        if outcome.failure is not None:
            failing.add(outcome.failure.source)
        yield outcome
    store.settle({name for name in read if name not in failing}, failing)


def _noted(sources: Iterable[Source], read: list[str]) -> Iterator[Source]:
    """The sources, their names kept in `read`."""
    for source in sources:
        read.append(source.name)
        yield source


def add_outcomes(
    store: Store, outcomes: Iterable[Outcome], bench: Coding, clock: Clock | None = None
) -> Iterator[Outcome]:
    """The same of sources that have been read, as `read_sources` gives them."""
    store.note_copies()
    read = (_recognised(store, outcome, bench) for outcome in outcomes)
    for outcome in code_documents(_once(read), bench):
        yield _stored(store, outcome, bench, clock)


def _once(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The outcomes, a text marked as known where an earlier source of this run holds it too."""
    seen: set[tuple[str, date | None]] = set()
    for outcome in outcomes:
        if outcome.document is not None:
            key = (outcome.document.id, outcome.document.published)
            yield replace(outcome, known=outcome.known or key in seen)
            seen.add(key)
        else:
            yield outcome


def _recognised(store: Store, outcome: Outcome, bench: Coding) -> Outcome:
    """The outcome marked as known if the record holds the same text, dated and coded in the same way."""
    if outcome.document is None:
        return outcome
    try:
        store.people_erased_from(outcome.document)
    except ErasedError as error:
        return replace(failed(outcome.source, "store", error, outcome.document), document=None)
    stored = store.document(outcome.document.id)
    if stored is None:
        return outcome
    if outcome.document.published is None and stored.document.published is not None:
        outcome = replace(outcome, document=replace(outcome.document, published=stored.document.published))
    return replace(outcome, known=_same(stored, outcome, bench))


def _same(stored: StoredDocument, outcome: Outcome, bench: Coding) -> bool:
    document = outcome.document
    if document is None or stored.document.published != document.published:
        return False
    if document.language not in (None, ENGLISH):
        return stored.coder is None
    return (stored.coder, stored.model) == (bench.identity, bench.model)


def _stored(store: Store, outcome: Outcome, bench: Coding, clock: Clock | None) -> Outcome:
    if outcome.failure is not None:
        store.fail(outcome.failure)
        return outcome
    if outcome.document is None:
        return outcome
    if outcome.known:
        store.recover(outcome.document.id, outcome.source)
        return outcome
    coder, model = (bench.identity, bench.model) if outcome.coded else (None, None)
    try:
        store.add(outcome.document, outcome.records, coder, model, clock() if clock else None)
    except StoreError as error:
        broken = failed(outcome.source, "store", error, outcome.document)
        if broken.failure is not None:
            store.fail(broken.failure)
        return broken
    return replace(outcome, masked=store.people_erased_from(outcome.document))
