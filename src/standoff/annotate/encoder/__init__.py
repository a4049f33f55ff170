"""A small network that says of each word whether it is a cue or a trigger, and what other words are to it."""

from standoff.annotate.encoder.labels import Relation
from standoff.annotate.encoder.model import encoder_checksum
from standoff.annotate.encoder.reading import READING, Reading, find_reading, read_doc

__all__ = ["READING", "Reading", "Relation", "encoder_checksum", "find_reading", "read_doc"]
