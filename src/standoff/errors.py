"""Every error that standoff raises on purpose, as one tree under `StandoffError`.

A message says which document or file, what was found, what was needed and what to do about it.
"""


class StandoffError(Exception):
    """The root: catch this to catch everything that standoff raises on purpose."""


class LexiconError(StandoffError):
    """A lexicon file is missing, malformed or contradicts itself."""


class EvidenceError(StandoffError):
    """A record was about to be made without evidence, or with evidence that does not slice to its text."""


class PipelineError(StandoffError):
    """Stages were put together so that one needs what none before it gives."""


class ModelError(StandoffError):
    """A spaCy pipeline is not installed or lacks a component that standoff needs, or the encoder cannot be used."""


class CoderDied(StandoffError):
    """The process that coded a document died."""


class SourceError(StandoffError):
    """A source cannot be read as a document: absent, empty, binary, wrongly encoded."""


class FetchError(SourceError):
    """An address cannot be fetched.

    Attributes:
        wait: seconds after which another try is worth it, 0 where nothing tells how many; `None` where none is.
        offline: whether this machine had no network, which is not the fault of the address.
    """

    def __init__(self, message: str, wait: float | None = None, *, offline: bool = False) -> None:
        """Args: message: what was found and what was needed; wait, offline: see above."""
        super().__init__(message)
        self.wait = wait
        self.offline = offline


class CorpusRunError(StandoffError):
    """A run over a corpus cannot be carried out, or not taken up."""


class CodecError(StandoffError):
    """A line of JSON is not a record of the schema."""


class StoreError(StandoffError):
    """A record file cannot be opened, read or written."""


class ErasedError(StoreError):
    """A document was erased from the record and is not added again."""


class QueryError(StandoffError):
    """A question to the record cannot be understood: an unknown kind, a filter that does not apply."""


class GoldError(StandoffError):
    """A gold record cannot be read, or quotes what is not in its article."""


class ReviewError(QueryError):
    """A human's word on a record cannot be taken: no such record or field, or a value or words that do not fit."""


class ExportError(StandoffError):
    """An export cannot be written where it was asked for, or a file of exported rows cannot be read."""


class RowError(StandoffError):
    """A row of a file of events is no event: what was found, and what was needed."""


class ServeError(StandoffError):
    """The reading room cannot be opened: a package is missing, the port is taken."""
