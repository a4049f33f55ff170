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
    """A spaCy pipeline is not installed, or lacks a component that standoff needs."""


class SourceError(StandoffError):
    """A source cannot be read as a document: absent, empty, binary, wrongly encoded."""


class CodecError(StandoffError):
    """A line of JSON is not a record of the schema."""


class StoreError(StandoffError):
    """A record file cannot be opened, read or written."""


class QueryError(StandoffError):
    """A question to the record cannot be understood: an unknown kind, a filter that does not apply."""
