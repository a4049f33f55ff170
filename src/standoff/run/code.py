"""Sources to records, one failure at a time: what goes wrong with one document never ends the run."""

from collections import deque
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Protocol

from standoff.errors import LexiconError, ModelError, PipelineError, SourceError, StandoffError
from standoff.ingest import Reading, Source, SourceReader
from standoff.ingest.language import ENGLISH
from standoff.lexicon import Lexicon
from standoff.model import Coder, Document, Reader
from standoff.pipeline import DocumentCoder
from standoff.pipeline.coder import Coded, identity_of
from standoff.run.outcome import Batch, Outcome, failed

_BATCH = 16
_BATCH_CHARACTERS = 200_000
BROKEN_SET_UP = (LexiconError, ModelError, PipelineError)
"""Errors that would meet every document: they end the run."""


class Coding(Protocol):
    """What codes documents: a `Bench` in this process, or a `Crew` of several."""

    lexicon: Lexicon
    model: str
    reader: Reader
    identity: Coder

    def code_each(self, batches: Iterable[Batch]) -> Iterator[list[Outcome]]:
        """The outcomes of each batch, in order."""


class Bench:
    """The coder, loaded when the first document needs it, and its identity, known before."""

    def __init__(
        self,
        lexicon: Lexicon,
        model: str,
        coder: DocumentCoder | None = None,
        *,
        reader: Reader = Reader.ENCODER,
    ) -> None:
        """Make it ready.

        Args:
            lexicon: its word lists.
            model: name of the spaCy pipeline.
            coder: one that is loaded already.
            reader: with or without the encoder, of a coder that is not.
        """
        self.lexicon = lexicon
        self.model = model
        self.reader = reader
        self.identity = coder.identity if coder is not None else identity_of(lexicon, reader)
        self._given = coder

    @cached_property
    def coder(self) -> DocumentCoder:
        """The loaded coder.

        Raises:
            ModelError: the spaCy pipeline is not installed.
        """
        return self._given or DocumentCoder(model=self.model, lexicon=self.lexicon, reader=self.reader)

    def code_each(self, batches: Iterable[Batch]) -> Iterator[list[Outcome]]:
        """The outcomes of each batch, in order."""
        for batch in batches:
            yield list(self.code(batch))

    def code(self, documents: Batch) -> Iterator[Outcome]:
        """Each document coded; if one of the batch fails, they are coded one by one to find which."""
        try:
            coded = list(self.coder.code(documents))
        except BROKEN_SET_UP:
            raise
        except Exception:  # noqa: BLE001 - a finder's bug must cost one document and not the run
            yield from map(self._code_one, documents)
        else:
            yield from map(_outcome, coded)

    def _code_one(self, document: Document) -> Outcome:
        try:
            return _outcome(next(self.coder.code([document])))
        except StandoffError as error:
            return failed(name_of(document), "code", error, document)
        except Exception as error:  # noqa: BLE001 - likewise; the failure names the error
            told = RuntimeError(f"the coder failed with {type(error).__name__}: {error}; please report this text")
            return failed(name_of(document), "code", told, document)


def code_sources(sources: Iterable[Source], reader: SourceReader, bench: Coding) -> Iterator[Outcome]:
    """Each source read and coded, in order; at most a batch is held in memory.

    Raises:
        ModelError, LexiconError, PipelineError: the program's set-up is broken.
    """
    yield from code_documents(read_sources(sources, reader), bench)


def read_sources(sources: Iterable[Source], reader: SourceReader) -> Iterator[Outcome]:
    """Each source as a document that is not coded yet, or as a failure."""
    for source in sources:
        try:
            yield from map(_as_outcome, reader.read_each(source))
        except BROKEN_SET_UP:
            raise
        except Exception as error:  # noqa: BLE001 - a reader's bug must cost one source and not the run
            told = RuntimeError(f"the reader failed with {type(error).__name__}: {error}; please report this source")
            yield failed(source.name, "read", told)


def _as_outcome(reading: Reading) -> Outcome:
    if isinstance(reading.found, SourceError):
        return failed(reading.name, "read", reading.found)
    return Outcome(source=reading.name, document=reading.found)


def code_documents(outcomes: Iterable[Outcome], bench: Coding) -> Iterator[Outcome]:
    """The same outcomes in the same order, documents coded that are there to be coded."""
    held: deque[list[Outcome]] = deque()

    def batches() -> Iterator[Batch]:
        for batch in _batches(outcomes):
            held.append(batch)
            yield [outcome.document for outcome in batch if outcome.document and _to_code(outcome)]

    for done in bench.code_each(batches()):
        coded = iter(done)
        for outcome in held.popleft():
            yield next(coded) if _to_code(outcome) else outcome


def _to_code(outcome: Outcome) -> bool:
    """Whether the coder takes it: English, or too short to tell."""
    document = outcome.document
    return document is not None and not outcome.known and document.language in (None, ENGLISH)


def _batches(outcomes: Iterable[Outcome]) -> Iterator[list[Outcome]]:
    held: list[Outcome] = []
    characters = 0
    for outcome in outcomes:
        held.append(outcome)
        characters += outcome.document.characters if outcome.document else 0
        if len(held) >= _BATCH or characters >= _BATCH_CHARACTERS:
            yield held
            held, characters = [], 0
    if held:
        yield held


def _outcome(coded: Coded) -> Outcome:
    document = coded.document
    return Outcome(source=name_of(document), document=document, records=coded.records, times=coded.times, coded=True)


def name_of(document: Document) -> str:
    """What a document is called in messages."""
    return document.source or document.id
